#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/csv.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/diagnostics.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/*
 * Published figures, and a real panel against references that were computed
 * elsewhere as exact fractions.
 */

enum { MARKS_MAX = 400, NAMES_MAX = 60 };

static struct arena *arena;

static void
is_rounded(const struct figure *got, unsigned digits, const char *want,
    const char *what)
{
	char text[FRACTION_TEXT_LEN];

	figure_text(text, got, digits);
	is_str(text, want, "%s", what);
}

/* Shrout and Fleiss 1979, Psychological Bulletin 86, tables 2 to 4. */
static void
test_shrout_fleiss(void)
{
	static const int64_t table[6][4] = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 },
	    { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 } };
	struct rater_score scores[24];
	struct anova anova;
	size_t i;

	for (i = 0; i < 24; i++)
		scores[i] = (struct rater_score){ i / 4, i % 4,
		    table[i / 4][i % 4] };
	agreement_anova(scores, 24, &anova);
	is_rounded(&anova.between, 2, "11.24", "mean square between targets");
	is_rounded(&anova.within, 2, "6.26", "mean square within targets");
	is_rounded(&anova.n0, 0, "4", "four judges each");
	is_rounded(&anova.icc_one, 2, "0.17", "ICC(1,1)");
	is_rounded(&anova.icc_mean, 2, "0.44", "ICC(1,4)");
}

/* Two targets, each judged once: how one judge varies is not known. */
static void
test_one_judge(void)
{
	const struct rater_score scores[2] = { { 0, 0, 3 }, { 1, 1, 7 } };
	struct anova anova;

	agreement_anova(scores, 2, &anova);
	is_rounded(&anova.between, 0, "not defined", "one judge each: nothing");
	is_rounded(&anova.within, 0, "not defined", "  can be compared");
	is_rounded(&anova.icc_one, 0, "not defined", "  and there is no ICC");
}

/* Krippendorff, Content Analysis: 12 units, 4 observers, gaps as 0. */
static void
test_krippendorff(void)
{
	static const int table[12][4] = { { 1, 1, 0, 1 }, { 2, 2, 3, 2 },
	    { 3, 3, 3, 3 }, { 3, 3, 3, 3 }, { 2, 2, 2, 2 }, { 1, 2, 3, 4 },
	    { 4, 4, 4, 4 }, { 1, 1, 2, 1 }, { 2, 2, 2, 2 }, { 0, 5, 5, 5 },
	    { 0, 0, 1, 1 }, { 0, 0, 3, 0 } };
	static const char *const names[METRICS] = { "nominal", "ordinal",
	    "interval" };
	static const char *const want[METRICS] = { "0.743", "0.815",
	    "0.849" };
	struct rater_score scores[48];
	struct fault why = {0};
	struct figure alpha;
	size_t n = 0, i;
	int metric;

	for (i = 0; i < 48; i++)
		if (table[i / 4][i % 4] != 0)
			scores[n++] = (struct rater_score){ i / 4, i % 4,
			    table[i / 4][i % 4] };
	for (metric = 0; metric < METRICS; metric++) {
		agreement_alpha(arena, scores, n, (enum metric)metric, &alpha,
		    &why);
		is_rounded(&alpha, 3, want[metric], names[metric]);
	}
	/* Only differences count: shifted and stretched it is the same. */
	for (i = 0; i < n; i++)
		scores[i].value = scores[i].value * 7 - 100;
	agreement_alpha(arena, scores, n, METRIC_INTERVAL, &alpha, &why);
	is_rounded(&alpha, 3, "0.849", "interval, on another scale");
}

/* The references */

static bool
read_table(struct csv *out, const char *name,
    const struct csv_column *columns, size_t n)
{
	const char *path = shared_file(name);
	struct buf text = {0};
	struct fault why = {0};
	bool done;

	if (path == NULL)
		return false;
	done = file_read(path, 1 << 20, &text, &why) == 0 && csv_read(out,
	    arena, &(struct csv_file){ .path = path,
	    .bytes = buf_text(&text), .len = text.len }, columns, n,
	    &why) == 0;
	if (!done)
		note("%s", why.text);
	buf_release(&text);
	return done;
}

static struct {
	struct call		call;
	struct stage		stage;
	struct criterion	criterion;
	size_t			n_proposals;
	struct proposal		proposals[NAMES_MAX];
	size_t			n_experts;
	char			ids[NAMES_MAX][ID_MAX + 1];
	const char		*experts[NAMES_MAX];
	size_t			n;
	struct rating		ratings[MARKS_MAX];
	size_t			of[MARKS_MAX];	/* proposal, before sorting */
	struct evaluation	evaluations[MARKS_MAX];
	struct score		scores[MARKS_MAX];
	struct standing		standings[NAMES_MAX];
	struct sample		sample;
	struct proposal_figures	figures[NAMES_MAX];
	struct expert_figures	people[NAMES_MAX];
	struct call_figures	all;
} set;

static size_t
proposal_of(const char *id)
{
	size_t i;

	for (i = 0; i < set.n_proposals; i++)
		if (strcmp(set.proposals[i].id, id) == 0)
			return i;
	id_copy(set.proposals[set.n_proposals].id, id);
	return set.n_proposals++;
}

static size_t
expert_of(const char *id)
{
	size_t i;

	for (i = 0; i < set.n_experts; i++)
		if (strcmp(set.ids[i], id) == 0)
			return i;
	id_copy(set.ids[set.n_experts], id);
	set.experts[set.n_experts] = set.ids[set.n_experts];
	return set.n_experts++;
}

static void
add(const char *proposal, const char *expert, int steps)
{
	size_t i = set.n++;

	set.scores[i] = (struct score){ .criterion = "M", .steps = steps };
	set.evaluations[i] = (struct evaluation){ .n_scores = 1,
	    .scores = &set.scores[i] };
	set.of[i] = proposal_of(proposal);
	set.ratings[i] = (struct rating){ 0, expert_of(expert),
	    &set.evaluations[i] };
}

/* Marks of one panel, or of all; "best" turns tenths from the best round. */
static bool
load(const char *name, const char *column, const char *panel, unsigned top,
    bool from_best)
{
	const struct csv_column columns[] = { { "proposal", "", true },
	    { "expert", "", true }, { column, "", true },
	    { "panel", "", false } };
	struct csv csv;
	size_t i;
	int steps;

	memset(&set, 0, sizeof(set));
	set.criterion = (struct criterion){ .id = "M", .weight = 1 };
	set.call.scale.top = top;
	set.stage = (struct stage){ .number = 1, .panel = 1,
	    .n_criteria = 1, .criteria = &set.criterion };
	if (!read_table(&csv, name, columns, 4))
		return false;
	for (i = 0; i < csv.n; i++) {
		if (csv.rows[i].cells[2][0] == '\0' || (panel != NULL &&
		    strcmp(csv.rows[i].cells[3], panel) != 0))
			continue;
		steps = (int)strtol(csv.rows[i].cells[2], NULL, 10);
		add(csv.rows[i].cells[0], csv.rows[i].cells[1],
		    from_best ? (int)top - steps : steps);
	}
	return true;
}

static int
by_standing(const void *a, const void *b)
{
	const struct rating *x = a, *y = b;

	if (x->standing != y->standing)
		return x->standing < y->standing ? -1 : 1;
	return x->expert < y->expert ? -1 : x->expert > y->expert;
}

static size_t
place_of(size_t proposal)
{
	size_t i = 0;

	while (set.standings[i].proposal != &set.proposals[proposal])
		i++;
	return i;
}

static void
rank(void)
{
	struct opinion opinions[NAMES_MAX];
	size_t i, k, n;

	for (i = 0; i < set.n_proposals; i++) {
		for (k = 0, n = 0; k < set.n; k++)
			if (set.of[k] == i)
				opinions[n++].evaluation =
				    &set.evaluations[k];
		set.standings[i] = (struct standing){
			.proposal = &set.proposals[i],
			.outcome = OUTCOME_RESERVE,
		};
		panel_tally(&set.call, &set.stage, opinions, n,
		    &set.standings[i].tally);
	}
	ranking_sort(&set.call, &set.stage, set.standings, set.n_proposals);
	for (k = 0; k < set.n; k++)
		set.ratings[k].standing = place_of(set.of[k]);
	qsort(set.ratings, set.n, sizeof(set.ratings[0]), by_standing);
}

static void
diagnose(void)
{
	struct fault why = {0};

	rank();
	set.sample = (struct sample){ &set.call, &set.stage, set.n_proposals,
	    set.standings, set.n_experts, set.experts, set.n, set.ratings };
	if (diagnose_proposals(arena, &set.sample, set.figures, &why) == -1 ||
	    diagnose_experts(arena, &set.sample, set.people, &why) == -1 ||
	    diagnose_call(arena, &set.sample, &set.all, &why) == -1)
		note("%s: %s", why.reason, why.text);
}

/* Is the figure, in points of 100, the reference's in steps (or squares)? */
static bool
equals(const struct figure *got, const char *want, int power)
{
	char text[FRACTION_TEXT_LEN];
	struct fraction steps = got->value;

	while (power-- > 0)
		if (fraction_scale(&steps, steps, set.call.scale.top, 100) ==
		    -1)
			return false;
	fraction_exact(text, steps);
	return got->state == FIGURE_EXACT && strcmp(text, want) == 0;
}

static struct figure
exact(struct fraction value)
{
	return (struct figure){ FIGURE_EXACT, value };
}

/* Competition rank by the median or the trimmed mean. */
static unsigned
rank_by(const struct figure *one, const struct figure *first)
{
	const char *at = (const char *)first;
	unsigned place = 1;
	size_t i;

	for (i = 0; i < set.n_proposals; i++, at += sizeof(set.figures[0]))
		place += fraction_cmp(((const struct figure *)at)->value,
		    one->value) > 0;
	return place;
}

enum { N, SUM, MEAN, MEDIAN_TWICE, TRIMMED, MIN, MAX, RANGE, VARIANCE,
    RANK_MEAN, RANK_MEDIAN, RANK_TRIMMED, ID, COLUMNS };

static bool
is_row(const char *const *cell)
{
	size_t i = place_of(proposal_of(cell[ID]));
	const struct standing *s = &set.standings[i];
	const struct proposal_figures *f = &set.figures[i];
	struct figure sum = exact(s->tally.total);
	struct figure twice = f->median;

	fraction_scale(&sum.value, sum.value, (int64_t)f->n, 1);
	fraction_scale(&twice.value, twice.value, 2, 1);
	return f->n == strtoul(cell[N], NULL, 10) &&
	    f->n == s->tally.n && equals(&sum, cell[SUM], 1) &&
	    equals(&(struct figure){ FIGURE_EXACT, s->tally.total },
	    cell[MEAN], 1) && equals(&twice, cell[MEDIAN_TWICE], 1) &&
	    equals(&f->trimmed, cell[TRIMMED], 1) &&
	    equals(&f->lowest, cell[MIN], 1) &&
	    equals(&f->highest, cell[MAX], 1) &&
	    equals(&f->spread, cell[RANGE], 1) &&
	    equals(&f->variance, cell[VARIANCE], 2) &&
	    s->rank == strtoul(cell[RANK_MEAN], NULL, 10) &&
	    rank_by(&f->median, &set.figures[0].median) ==
	    strtoul(cell[RANK_MEDIAN], NULL, 10) &&
	    rank_by(&f->trimmed, &set.figures[0].trimmed) ==
	    strtoul(cell[RANK_TRIMMED], NULL, 10);
}

static void
test_proposals(const char *name)
{
	static const struct csv_column columns[COLUMNS] = {
		{ "n", "", true }, { "sum", "", true }, { "mean", "", true },
		{ "median_twice", "", true }, { "trimmed_mean", "", true },
		{ "min", "", true }, { "max", "", true },
		{ "range", "", true }, { "variance", "", true },
		{ "rank_mean", "", true }, { "rank_median", "", true },
		{ "rank_trimmed", "", true }, { "proposal", "", true },
	};
	char file[120];
	struct csv csv;
	size_t i, good = 0;

	snprintf(file, sizeof(file), "datasets/scores/reference/exact_%s_"
	    "proposals.csv", name);
	if (!read_table(&csv, file, columns, COLUMNS)) {
		ok(false, "%s is there", file);
		return;
	}
	for (i = 0; i < csv.n; i++)
		if (is_row(csv.rows[i].cells))
			good++;
		else
			note("%s differs", csv.rows[i].cells[ID]);
	ok(csv.n == set.n_proposals && good == csv.n,
	    "%s: %zu proposals as the reference has them", name, csv.n);
}

/*
 * Severity is set against the others on the same panel.  The reference has
 * leniency by least squares as well, which the programs do not compute; on
 * panels that judged everything, m at a time, it is (m - 1)/m of severity.
 */
static bool
is_person(const char *const *cell, bool full_panels)
{
	const struct expert_figures *f = &set.people[expert_of(cell[0])];
	struct figure leniency = f->severity;

	if (full_panels && fraction_scale(&leniency.value, leniency.value,
	    (int64_t)f->co_experts, (int64_t)f->co_experts + 1) == -1)
		return false;
	return f->n == strtoul(cell[1], NULL, 10) &&
	    equals(&f->mean, cell[2], 1) && equals(&f->severity, cell[3], 1) &&
	    (!full_panels || equals(&leniency, cell[4], 1));
}

static void
test_experts(const char *name, bool full_panels)
{
	static const struct csv_column columns[] = {
		{ "expert", "", true }, { "n", "", true },
		{ "mean", "", true }, { "mean_deviation_from_others", "", true },
		{ "leniency_least_squares", "", true },
	};
	char file[120];
	struct csv csv;
	size_t i, good = 0;

	snprintf(file, sizeof(file), "datasets/scores/reference/exact_%s_"
	    "experts.csv", name);
	if (!read_table(&csv, file, columns, 5)) {
		ok(false, "%s is there", file);
		return;
	}
	for (i = 0; i < csv.n; i++)
		if (is_person(csv.rows[i].cells, full_panels))
			good++;
		else
			note("%s differs", csv.rows[i].cells[0]);
	ok(csv.n == set.n_experts && good == csv.n,
	    "%s: %zu experts as the reference has them", name, csv.n);
}

/* The figure of this name in the reference; power: of the unit of scores. */
static bool
is_named(const char *name, const char *want)
{
	const struct {
		const char	*name;
		struct figure	 figure;
		/* Values are whole steps: nothing to convert. */
	} figures[] = {
		{ "connected_parts",
		    exact(fraction_of((int64_t)set.all.parts, 1)) },
		{ "anova1_msb", set.all.anova.between },
		{ "anova1_msw", set.all.anova.within },
		{ "anova1_n0", set.all.anova.n0 },
		{ "anova1_icc1", set.all.anova.icc_one },
		{ "anova1_icck", set.all.anova.icc_mean },
		{ "alpha_nominal", set.all.alpha[METRIC_NOMINAL] },
		{ "alpha_ordinal", set.all.alpha[METRIC_ORDINAL] },
		{ "alpha_interval", set.all.alpha[METRIC_INTERVAL] },
	};
	size_t i;

	for (i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
		if (strcmp(figures[i].name, name) == 0)
			return equals(&figures[i].figure, want, 0);
	return false;
}

static void
test_figures(const char *name)
{
	static const struct csv_column columns[] = {
		{ "set", "", true }, { "figure", "", true },
		{ "exact", "", true }, { "decimal", "", false },
	};
	size_t i, good = 0, of = 0;
	struct csv csv;

	if (!read_table(&csv, "datasets/scores/reference/exact_figures.csv",
	    columns, 4)) {
		ok(false, "exact_figures.csv is there");
		return;
	}
	for (i = 0; i < csv.n; i++) {
		if (strcmp(csv.rows[i].cells[0], name) != 0)
			continue;
		of++;
		if (is_named(csv.rows[i].cells[1], csv.rows[i].cells[2]))
			good++;
		else
			note("%s differs", csv.rows[i].cells[1]);
	}
	ok(of == 9 && good == of, "%s: nine figures of the whole", name);
}

static void
test_reference(const char *name, bool full_panels)
{
	diagnose();
	test_proposals(name);
	test_experts(name, full_panels);
	test_figures(name);
}

static void
test_references(void)
{
	static const char *const panels[] = { "p1", "p2", "p3" };
	char name[20];
	size_t i;

	if (shared_file("datasets/scores/data/aibspanel.csv") == NULL) {
		skip("the data sets are not beside the project",
		    "the exact references");
		return;
	}
	ok(load("datasets/scores/data/aibspanel.csv", "tenths", NULL, 40,
	    true), "a grant panel of 12 experts and 28 proposals");
	test_reference("aibspanel", false);
	ok(load("datasets/scores/data/ermock.csv", "grade", NULL, 6, false),
	    "three mock panels");
	test_reference("ermock", true);
	for (i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "ermock_%s", panels[i]);
		ok(load("datasets/scores/data/ermock.csv", "grade",
		    panels[i], 6, false), "one of them");
		test_reference(name, true);
	}
}

int
main(void)
{
	arena = arena_new();
	test_shrout_fleiss();
	test_one_judge();
	test_krippendorff();
	test_references();
	arena_free(arena);
	return done_testing();
}
