/* The verb diagnose: where experts differ, and where it matters. */
#include "config.h"

#include "mita/coordinator/diagnose.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/list_verbs.h"
#include "mita/coordinator/listings.h"
#include "mita/model/call.h"
#include "mita/model/diagnostics.h"
#include "mita/office/register.h"

/* Where experts differ, and where it matters: for reading, not for ranking. */

static int
take_sample(struct register_file *reg, unsigned stage, struct sample *out,
    struct fault *why)
{
	struct outcome_sheet sheet;

	if (outcome_compute(reg->book, stage == 0 ? 1 : stage, NULL, &sheet,
	    why) == -1)
		return -1;
	return sample_of(reg->book, &sheet, out, why);
}

static void
put_rounded(struct table *table, const struct figure *figure)
{
	char text[FRACTION_TEXT_LEN];

	figure_text(text, figure, 2);
	if (figure->state == FIGURE_EXACT)
		table_figure(table, figure->value, text);
	else
		table_text(table, text);
}

static void
put_exact(struct table *table, const struct figure *figure)
{
	char text[FRACTION_TEXT_LEN];

	figure_exact(text, figure);
	if (figure->state == FIGURE_EXACT)
		table_figure(table, figure->value, text);
	else
		table_text(table, text);
}

/* A total beside the pass mark: what is shown never contradicts it. */
static void
put_total(struct table *table, const struct sample *sample,
    const struct figure *total)
{
	char text[FRACTION_TEXT_LEN];

	if (total->state != FIGURE_EXACT) {
		put_rounded(table, total);
		return;
	}
	fraction_text_beside(text, total->value, stage_pass(sample->stage), 2);
	table_figure(table, total->value, text);
}

static void
put_signed(struct table *table, const struct figure *figure)
{
	char text[FRACTION_TEXT_LEN];

	figure_signed(text, figure, 1);
	if (figure->state == FIGURE_EXACT)
		table_figure(table, figure->value, text);
	else
		table_text(table, text);
	put_exact(table, figure);
}

static void
put_flags(struct table *table, const struct proposal_figures *f)
{
	table_yes(table, f->straddle);
	table_yes(table, f->fragile);
	table_yes(table, f->wide);
	table_text(table, f->clash == NULL ? "no" : f->clash->id);
	table_yes(table, f->third);
}

static void
put_proposal(struct table *table, const struct sample *sample, size_t i,
    const struct proposal_figures *f)
{
	const struct standing *s = &sample->standings[i];
	struct figure total = { s->tally.n == 0 ? FIGURE_NONE : FIGURE_EXACT,
	    s->tally.total };

	table_row(table);
	table_text(table, s->proposal->id);
	put_flags(table, f);
	table_number(table, (int64_t)f->n);
	put_total(table, sample, &total);
	put_exact(table, &total);
	put_total(table, sample, &f->lowest);
	put_total(table, sample, &f->highest);
	put_rounded(table, &f->spread);
	put_exact(table, &f->spread);
	put_total(table, sample, &f->median);
	put_total(table, sample, &f->trimmed);
	put_rounded(table, &f->variance);
	table_text(table, f->dissenter == NULL ? "-" : f->dissenter);
	put_signed(table, &f->dissent);
}

static int
fill_proposals(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	struct proposal_figures *figures;
	struct sample sample;
	size_t i;

	if (take_sample(reg, stage, &sample, why) == -1)
		return -1;
	figures = arena_alloc(reg->book->arena,
	    (sample.n_standings + 1) * sizeof(*figures));
	if (figures == NULL)
		return fault_memory(why);
	if (diagnose_proposals(reg->book->arena, &sample, figures, why) == -1)
		return -1;
	for (i = 0; i < sample.n_standings; i++)
		put_proposal(table, &sample, i, &figures[i]);
	return 0;
}

static const char *const proposal_columns[] = {
	"proposal", "straddle", "fragile", "wide", "clash", "third",
	"evaluations", "total", "exact", "lowest", "highest", "spread",
	"spread_exact", "median", "trimmed", "variance", "dissenter",
	"differs", "differs_exact"
};

const struct listing diagnosis_listing = {
	"diagnosis", proposal_columns, 19, true, fill_proposals
};

/* "differs from co-experts by -4.3 points on 14 proposals" */
static void
put_words(struct table *table, const struct expert_figures *f)
{
	char text[160], points[FRACTION_TEXT_LEN];

	if (f->compared < APART_LEAST) {
		snprintf(text, sizeof(text), "too few to compare: %zu of at"
		    " least %d", f->compared, APART_LEAST);
	} else {
		figure_signed(points, &f->severity, 1);
		snprintf(text, sizeof(text), "differs from co-experts by %s"
		    " points on %zu proposals", points, f->compared);
	}
	table_text(table, text);
}

static int
fill_experts(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	/* Over a few proposals it would say more than it knows. */
	const struct figure few = { FIGURE_NONE, { 0, 1 } };
	struct expert_figures *figures;
	struct sample sample;
	size_t i;

	if (take_sample(reg, stage, &sample, why) == -1)
		return -1;
	figures = arena_alloc(reg->book->arena,
	    (sample.n_experts + 1) * sizeof(*figures));
	if (figures == NULL)
		return fault_memory(why);
	if (diagnose_experts(reg->book->arena, &sample, figures, why) == -1)
		return -1;
	for (i = 0; i < sample.n_experts; i++) {
		table_row(table);
		table_text(table, sample.experts[i]);
		table_yes(table, figures[i].apart);
		table_yes(table, figures[i].flat);
		table_number(table, (int64_t)figures[i].n);
		put_rounded(table, &figures[i].mean);
		put_exact(table, &figures[i].mean);
		table_number(table, (int64_t)figures[i].compared);
		put_signed(table, figures[i].compared < APART_LEAST ? &few :
		    &figures[i].severity);
		table_number(table, (int64_t)figures[i].halo);
		table_number(table, (int64_t)figures[i].co_experts);
		put_words(table, &figures[i]);
	}
	return 0;
}

static const char *const expert_columns[] = {
	"expert", "apart", "flat", "evaluations", "mean", "mean_exact",
	"compared", "differs", "differs_exact", "one_score", "co_experts",
	"in_words"
};

const struct listing expert_diagnosis_listing = {
	"expert-diagnosis", expert_columns, 12, true, fill_experts
};

/* The call: rows of figure, of what, value, exactly. */

static void
put_count(struct table *table, const char *name, const char *of, size_t count)
{
	table_row(table);
	table_text(table, name);
	table_text(table, of);
	table_number(table, (int64_t)count);
	table_number(table, (int64_t)count);
}

/* Three digits, as such figures are given. */
static void
put_ratio(struct table *table, const char *name, const struct figure *figure)
{
	char text[FRACTION_TEXT_LEN];

	table_row(table);
	table_text(table, name);
	table_text(table, "totals");
	figure_text(text, figure, 3);
	if (figure->state == FIGURE_EXACT)
		table_figure(table, figure->value, text);
	else
		table_text(table, text);
	put_exact(table, figure);
}

static void
put_beside(struct table *table, const char *name,
    const struct standing *standing, struct fraction at)
{
	struct figure apart = { FIGURE_NONE, { 0, 1 } };

	if (standing != NULL && fraction_sub(&apart.value,
	    standing->tally.total, at) == 0)
		apart.state = FIGURE_EXACT;
	table_row(table);
	table_text(table, name);
	table_text(table, standing == NULL ? "-" : standing->proposal->id);
	put_signed(table, &apart);
}

static void
put_line(struct table *table, const struct cutoff *line)
{
	static const char *const names[] = {
		[CUTOFF_PASS] = "pass mark", [CUTOFF_GATE] = "gate",
		[CUTOFF_MONEY] = "money"
	};
	struct figure at = { FIGURE_EXACT, line->at };

	table_row(table);
	table_text(table, "line");
	table_text(table, names[line->kind]);
	put_rounded(table, &at);
	put_exact(table, &at);
	put_beside(table, "next above the line", line->above, line->at);
	put_beside(table, "next below the line", line->below, line->at);
}

static int
put_histogram(struct table *table, struct arena *arena,
    const struct sample *sample, const struct criterion *criterion,
    struct fault *why)
{
	const struct scale *scale = &sample->call->scale;
	char of[ID_MAX + POINTS_LEN + 2], points[POINTS_LEN];
	size_t *counts, steps;

	counts = arena_alloc(arena, (scale->top + 2) * sizeof(*counts));
	if (counts == NULL)
		return fault_memory(why);
	histogram_of(sample, criterion, counts);
	for (steps = 0; steps <= scale->top; steps++) {
		if (counts[steps] == 0)
			continue;
		scale_points(points, scale, (unsigned)steps);
		snprintf(of, sizeof(of), "%s %s", criterion->id, points);
		put_count(table, "scores given", of, counts[steps]);
	}
	if (counts[scale->top + 1] > 0)
		put_count(table, "cannot judge", criterion->id,
		    counts[scale->top + 1]);
	return 0;
}

static int
fill_call(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	struct arena *arena = reg->book->arena;
	struct call_figures f;
	struct sample sample;
	size_t i;

	if (take_sample(reg, stage, &sample, why) == -1 ||
	    diagnose_call(arena, &sample, &f, why) == -1)
		return -1;
	put_count(table, "evaluations", "in force", f.evaluations);
	put_count(table, "evaluations", "with a total", f.compared);
	put_count(table, "connected parts", "experts and proposals", f.parts);
	put_count(table, "equal totals", "ranked proposals", f.tied);
	put_ratio(table, "alpha interval", &f.alpha[METRIC_INTERVAL]);
	put_ratio(table, "alpha ordinal", &f.alpha[METRIC_ORDINAL]);
	put_ratio(table, "alpha nominal", &f.alpha[METRIC_NOMINAL]);
	put_ratio(table, "ICC(1)", &f.anova.icc_one);
	put_ratio(table, "ICC(mean)", &f.anova.icc_mean);
	put_line(table, &f.cutoff);
	for (i = 0; i < sample.stage->n_criteria; i++)
		if (put_histogram(table, arena, &sample,
		    &sample.stage->criteria[i], why) == -1)
			return -1;
	return 0;
}

static const char *const call_columns[] = {
	"figure", "of", "value", "exact"
};

const struct listing call_diagnosis_listing = {
	"call-diagnosis", call_columns, 4, true, fill_call
};

int
verb_diagnose(const struct parsed *line)
{
	bool experts = parsed_option(line, "--experts") != NULL;
	bool call = parsed_option(line, "--call") != NULL;
	struct fault fault;

	if (experts && call) {
		fault_set(&fault, FAULT_USAGE, "USAGE", "--experts or --call,"
		    " not both");
		return program_fail(coordinator_program, &fault);
	}
	return coordinator_show(line, experts ? &expert_diagnosis_listing :
	    call ? &call_diagnosis_listing : &diagnosis_listing);
}
