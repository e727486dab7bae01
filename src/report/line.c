/* Who next to the line would change places for a single step. */
#include "config.h"

#include "mita/report/line.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/report/reach.h"
#include "mita/report/table.h"

const char *const line_columns[LINE_COLUMNS] = {
	"proposal", "rank", "neighbour", "neighbour_rank", "criterion",
	"points", "evaluations", "result"
};
const char *const line_headings[LINE_COLUMNS] = {
	N_("Proposal"), N_("Rank"), N_("Neighbour"), N_("Its rank"),
	N_("Criterion"), N_("Points"), N_("Evaluations"), N_("Result")
};

/* So many on either side are its neighbours. */
enum { NEAR = 3 };

struct neighbours {
	const struct stage_results *stage;
	const struct standing	*in[NEAR];	/* nearest first */
	size_t			 n_in;
	const struct standing	*out[NEAR];
	size_t			 n_out;
	/* Those out do not pass: the line is the thresholds. */
	bool			 threshold;
};

static bool
is_nearer(const struct standing *a, const struct standing *b)
{
	return fraction_cmp(a->tally.total, b->tally.total) > 0;
}

/* Those below a threshold have no rank: the best totals stand nearest. */
static void
add_failed(struct neighbours *near, const struct standing *s)
{
	size_t at = near->n_out;

	while (at > 0 && is_nearer(s, near->out[at - 1])) {
		if (at < NEAR)
			near->out[at] = near->out[at - 1];
		at--;
	}
	if (at == NEAR)
		return;
	near->out[at] = s;
	near->n_out += near->n_out < NEAR;
}

static void
find_near(const struct stage_results *stage, struct neighbours *near)
{
	const struct standing *s = stage->sheet.standings;
	size_t ranked = ranking_length(s, stage->sheet.n_standings), i;

	*near = (struct neighbours){ .stage = stage };
	for (i = ranked; i-- > 0 && near->n_in < NEAR; )
		if (outcome_goes_on(s[i].outcome))
			near->in[near->n_in++] = &s[i];
	for (i = 0; i < ranked && near->n_out < NEAR; i++)
		if (!outcome_goes_on(s[i].outcome))
			near->out[near->n_out++] = &s[i];
	near->threshold = near->n_out == 0;
	for (i = ranked; near->threshold && i < stage->sheet.n_standings; i++)
		if (s[i].outcome == OUTCOME_BELOW_THRESHOLD)
			add_failed(near, &s[i]);
}

/* ---- one score a step apart ---- */

struct trial {
	const struct stage_results *stage;
	const struct standing	*moved;
	const struct standing	*other;		/* NULL: the thresholds */
	bool			 up;
	size_t			 n;
	struct opinion		*opinions;
};

/* The tally of the proposal; false where that score cannot be. */
static bool
try_step(const struct trial *trial, size_t opinion, const char *criterion,
    struct tally *out)
{
	const struct call *call = trial->stage->book->call;
	const struct evaluation *given = trial->opinions[opinion].evaluation;
	struct evaluation changed = *given;
	struct score scores[CRITERIA_MAX];
	struct opinion tried[PANEL_MAX];
	size_t i;

	if (given->n_scores > CRITERIA_MAX || trial->n > PANEL_MAX)
		return false;
	changed.scores = scores;
	for (i = 0; i < given->n_scores; i++) {
		scores[i] = given->scores[i];
		if (strcmp(scores[i].criterion, criterion) != 0)
			continue;
		if (scores[i].steps < (trial->up ? 0 : 1) ||
		    scores[i].steps + trial->up > (int)call->scale.top)
			return false;
		scores[i].steps += trial->up ? 1 : -1;
	}
	memcpy(tried, trial->opinions, trial->n * sizeof(*tried));
	tried[opinion].evaluation = &changed;
	panel_tally(call, trial->stage->sheet.stage, tried, trial->n, out);
	return true;
}

/* With equal totals the ties decide, and they look at all that are ranked. */
static int
ties_favour(const struct trial *trial, const struct tally *tally,
    bool *moved_first, struct fault *why)
{
	const struct outcome_sheet *sheet = &trial->stage->sheet;
	size_t n = ranking_length(sheet->standings, sheet->n_standings), i;
	struct standing *all = arena_alloc(trial->stage->book->arena,
	    (n + 1) * sizeof(*all));
	unsigned moved = 0, other = 0;

	if (all == NULL)
		return fault_memory(why);
	memcpy(all, sheet->standings, n * sizeof(*all));
	for (i = 0; i < n; i++) {
		all[i].outcome = OUTCOME_RESERVE;
		if (all[i].proposal == trial->moved->proposal)
			all[i].tally = *tally;
	}
	ranking_sort(trial->stage->book->call, sheet->stage, all, n);
	for (i = 0; i < n; i++)
		if (all[i].proposal == trial->moved->proposal)
			moved = all[i].rank;
		else if (all[i].proposal == trial->other->proposal)
			other = all[i].rank;
	*moved_first = trial->up ? moved < other : moved <= other;
	return 0;
}

static int
changes_places(const struct trial *trial, const struct tally *tally,
    bool *changes, struct fault *why)
{
	int order;

	*changes = tally->passes == trial->up;
	if (trial->other == NULL || !tally->passes)
		return 0;
	order = fraction_cmp(tally->total, trial->other->tally.total);
	*changes = trial->up ? order > 0 : order < 0;
	if (order != 0)
		return 0;
	if (ties_favour(trial, tally, changes, why) == -1)
		return -1;
	*changes = *changes == trial->up;
	return 0;
}

static int
count_steps(const struct trial *trial, const char *criterion, size_t *n,
    struct fault *why)
{
	struct tally tally;
	bool changes;
	size_t i;

	*n = 0;
	for (i = 0; i < trial->n; i++) {
		if (!try_step(trial, i, criterion, &tally))
			continue;
		if (changes_places(trial, &tally, &changes, why) == -1)
			return -1;
		*n += changes;
	}
	return 0;
}

/* ---- the table ---- */

static void
put_rank(struct table *table, const struct standing *s)
{
	if (s == NULL || s->rank == 0)
		table_none(table);
	else
		table_number(table, s->rank);
}

static void
put_row(struct table *table, const struct trial *trial,
    const char *criterion, size_t n)
{
	const struct scale *scale = &trial->stage->book->call->scale;
	struct fraction points = fraction_of(trial->up ? 1 : -1,
	    scale->per_point);
	char text[FRACTION_TEXT_LEN];

	fraction_text_signed(text, points, scale->per_point > 10 ? 2 : 1);
	table_row(table);
	table_text(table, trial->moved->proposal->id);
	put_rank(table, trial->moved);
	table_text(table, trial->other != NULL ? trial->other->proposal->id :
	    _("the thresholds"));
	put_rank(table, trial->other);
	table_text(table, criterion);
	table_figure(table, points, text);
	table_number(table, (int64_t)n);
	table_digest(table, trial->stage->digest);
}

static int
put_pair(struct table *table, const struct trial *trial, struct fault *why)
{
	const struct stage *stage = trial->stage->sheet.stage;
	size_t i, n;

	for (i = 0; i < stage->n_criteria; i++) {
		if (count_steps(trial, stage->criteria[i].id, &n, why) == -1)
			return -1;
		if (n > 0)
			put_row(table, trial, stage->criteria[i].id, n);
	}
	return 0;
}

/* One proposal against each on the other side, or the thresholds. */
static int
put_moved(struct table *table, const struct neighbours *near,
    const struct standing *moved, bool up, struct fault *why)
{
	struct trial trial = { .stage = near->stage, .moved = moved,
	    .up = up };
	const struct standing *const *others = up ? near->in : near->out;
	size_t n = up ? near->n_in : near->n_out, i;

	if (outcome_opinions(near->stage->book, &near->stage->sheet,
	    moved->proposal->id, &trial.opinions, &trial.n, why) == -1)
		return -1;
	if (near->threshold)
		return put_pair(table, &trial, why);
	for (i = 0; i < n; i++) {
		trial.other = others[i];
		if (put_pair(table, &trial, why) == -1)
			return -1;
	}
	return 0;
}

int
line_fill(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	struct neighbours near;
	size_t i;

	find_near(stage, &near);
	for (i = 0; i < near.n_in; i++)
		if (put_moved(table, &near, near.in[i], false, why) == -1)
			return -1;
	for (i = 0; i < near.n_out; i++)
		if (put_moved(table, &near, near.out[i], true, why) == -1)
			return -1;
	return 0;
}
