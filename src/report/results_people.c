/* Results of the evaluation itself: experts, days, scores, the ranking. */
#include "config.h"

#include "mita/report/exhibit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/report/cells.h"
#include "mita/report/line.h"
#include "mita/report/pictures.h"
#include "mita/report/ranking.h"
#include "mita/report/reach.h"
#include "mita/report/table.h"

/* ---- experts ---- */

static void
put_count(struct table *table, const struct stage_results *stage,
    const char *name, size_t n, size_t whole)
{
	table_row(table);
	table_text(table, name);
	table_number(table, (int64_t)n);
	put_percent(table, (int64_t)n, (int64_t)whole);
	table_digest(table, stage->digest);
}

static void
put_figure(struct table *table, const struct stage_results *stage,
    const char *name, const struct figure *figure)
{
	char text[FRACTION_TEXT_LEN];

	table_row(table);
	table_text(table, name);
	figure_text(text, figure, 3);
	if (figure->state == FIGURE_EXACT)
		table_figure(table, figure->value, text);
	else
		table_none(table);
	table_none(table);
	table_digest(table, stage->digest);
}

/* A third came, or must come: more than the panel of the stage. */
static size_t
count_thirds(const struct stage_results *stage)
{
	size_t n = 0, i;

	for (i = 0; i < stage->sheet.n_standings; i++)
		n += stage->sheet.standings[i].tally.third ||
		    stage->sheet.standings[i].tally.n >
		    stage->sheet.stage->panel;
	return n;
}

static size_t
count_judged(const struct stage_results *stage)
{
	size_t n = 0, i;

	for (i = 0; i < stage->sheet.n_standings; i++)
		n += stage->sheet.standings[i].tally.n > 0;
	return n;
}

static int
fill_experts(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	const struct anova *anova = &stage->figures.anova;
	size_t states[PAIR_STATES] = {0}, missing = 0, i;
	size_t n = stage->sheet.n_pairs, judged = count_judged(stage);

	(void)why;
	for (i = 0; i < n; i++) {
		states[stage->sheet.pairs[i].state]++;
		missing += pair_is_missing(&stage->sheet.pairs[i]);
	}
	put_count(table, stage, _("experts assigned"),
	    stage->sample.n_experts, 0);
	put_count(table, stage, _("evaluations assigned"), n, n);
	put_count(table, stage, _("evaluations made"),
	    states[PAIR_EVALUATED], n);
	put_count(table, stage, _("declined for an interest"),
	    states[PAIR_DISQUALIFIED], n);
	put_count(table, stage, _("assignments cancelled"),
	    states[PAIR_CANCELLED], n);
	put_count(table, stage, _("late and refused"), states[PAIR_LATE], n);
	put_count(table, stage, _("missing"), missing, n);
	put_count(table, stage, _("proposals judged"), judged, judged);
	put_count(table, stage, _("proposals for a third expert"),
	    count_thirds(stage), judged);
	put_figure(table, stage, _("agreement: Krippendorff's alpha of the"
	    " totals, interval"), &stage->figures.alpha[METRIC_INTERVAL]);
	put_figure(table, stage, _("agreement: Krippendorff's alpha of the"
	    " totals, ordinal"), &stage->figures.alpha[METRIC_ORDINAL]);
	put_figure(table, stage, _("agreement: ICC of a single expert"),
	    &anova->icc_one);
	put_figure(table, stage, _("agreement: ICC of a panel's mean"),
	    &anova->icc_mean);
	return 0;
}

static const char *const expert_columns[] = {
	"figure", "value", "percent", "result"
};
static const char *const expert_headings[] = {
	N_("Figure"), N_("Value"), N_("%"), N_("Result")
};

/* ---- days ---- */

enum span_of { SPAN_ELIGIBILITY, SPAN_DECLARATIONS, SPAN_EVALUATIONS,
	SPAN_DEADLINES, SPAN_RULINGS, SPANS };

struct day_span {
	size_t	n;
	char	first[CLOCK_TEXT_LEN + 1];
	char	last[CLOCK_TEXT_LEN + 1];
};

static enum span_of
span_of_record(const struct record *record, unsigned stage,
    const char **time)
{
	switch (record->head.kind) {
	case RECORD_DECLARATION:
		*time = record->body.declaration.time;
		return record->body.declaration.stage == stage ?
		    SPAN_DECLARATIONS : SPANS;
	case RECORD_EVALUATION:
		*time = record->body.evaluation.time;
		return record->body.evaluation.stage == stage ?
		    SPAN_EVALUATIONS : SPANS;
	case RECORD_ASSIGNMENT:
		*time = record->body.assignment.deadline;
		return record->body.assignment.stage == stage ?
		    SPAN_DEADLINES : SPANS;
	case RECORD_RULING:
		*time = record->body.ruling.time;
		if (record->body.ruling.stage != stage)
			return SPANS;
		return record->body.ruling.subject == RULING_ELIGIBILITY ?
		    SPAN_ELIGIBILITY : SPAN_RULINGS;
	default:
		return SPANS;
	}
}

/* Times of one form: the earlier one is the lesser text. */
static void
span_add(struct day_span *span, const char *time)
{
	if (span->n == 0 || strcmp(time, span->first) < 0)
		snprintf(span->first, sizeof(span->first), "%s", time);
	if (span->n == 0 || strcmp(time, span->last) > 0)
		snprintf(span->last, sizeof(span->last), "%s", time);
	span->n++;
}

static void
put_day(struct table *table, const char *time)
{
	char day[sizeof("2026-11-30")];

	snprintf(day, sizeof(day), "%.10s", time);
	table_text(table, day);
}

static void
put_span(struct table *table, const struct stage_results *stage,
    const char *name, const struct day_span *span)
{
	enum { DAY = 24 * 60 * 60 };
	int64_t first, last;

	table_row(table);
	table_text(table, name);
	table_number(table, (int64_t)span->n);
	if (span->n == 0 || !clock_parse(span->first, &first) ||
	    !clock_parse(span->last, &last)) {
		table_none(table);
		table_none(table);
		table_none(table);
	} else {
		put_day(table, span->first);
		put_day(table, span->last);
		table_number(table, last / DAY - first / DAY + 1);
	}
	table_digest(table, stage->digest);
}

static int
fill_days(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	static const char *const names[] = {
		[SPAN_ELIGIBILITY] = N_("eligibility ruled on"),
		[SPAN_DECLARATIONS] = N_("interests declared"),
		[SPAN_EVALUATIONS] = N_("evaluations signed"),
		[SPAN_DEADLINES] = N_("deadlines of the experts"),
		[SPAN_RULINGS] = N_("other rulings"),
	};
	struct day_span spans[SPANS + 1] = {0};
	const struct book *book = stage->book;
	const char *time = "";
	enum span_of span;
	size_t i;

	(void)why;
	for (i = 0; i < book->n; i++) {
		if (!stage->sheet.set[i])
			continue;
		span = span_of_record(book->entries[i]->record,
		    stage->sheet.stage->number, &time);
		span_add(&spans[span], time);
	}
	for (i = 0; i < SPANS; i++)
		put_span(table, stage, translate(names[i]), &spans[i]);
	return 0;
}

static const char *const day_columns[] = {
	"step", "records", "first", "last", "days", "result"
};
static const char *const day_headings[] = {
	N_("Step"), N_("Records"), N_("First day"), N_("Last day"),
	N_("Days"), N_("Result")
};

/* ---- scores ---- */

static void
put_points(struct table *table, const struct scale *scale, size_t steps)
{
	char text[POINTS_LEN];

	scale_points(text, scale, (unsigned)steps);
	table_figure(table, fraction_of((int64_t)steps, scale->per_point),
	    text);
}

static void
put_scores(struct table *table, const struct stage_results *stage,
    const struct criterion *criterion, const size_t *counts, size_t *ends)
{
	const struct scale *scale = &stage->book->call->scale;
	size_t n = cells_merge(counts, scale->top + 1, ends), i, count;
	size_t language = call_language(stage->book->call,
	    translate_language());
	int64_t whole = 0;

	for (i = 0; i < n; i++)
		whole += (int64_t)cells_count(counts, ends, i);
	for (i = 0; i < n; i++) {
		count = cells_count(counts, ends, i);
		table_row(table);
		table_text(table, criterion->id);
		table_text(table, criterion->name.in[language]);
		put_points(table, scale, i == 0 ? 0 : ends[i - 1]);
		put_points(table, scale, ends[i] - 1);
		table_number(table, (int64_t)count);
		put_percent(table, (int64_t)count, whole);
		table_digest(table, stage->digest);
	}
}

static int
fill_scores(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	size_t room = stage->book->call->scale.top + 2, i;
	size_t *counts = arena_alloc(stage->book->arena,
	    2 * room * sizeof(*counts));

	if (counts == NULL)
		return fault_memory(why);
	for (i = 0; i < stage->sheet.stage->n_criteria; i++) {
		histogram_of(&stage->sample,
		    &stage->sheet.stage->criteria[i], counts);
		put_scores(table, stage, &stage->sheet.stage->criteria[i],
		    counts, counts + room);
	}
	return 0;
}

static const char *const score_columns[] = {
	"criterion", "name", "from", "to", "evaluations", "percent", "result"
};
static const char *const score_headings[] = {
	N_("Criterion"), N_("Name"), N_("Scores from"), N_("to"),
	N_("Evaluations"), N_("%"), N_("Result")
};

/* ---- experts' severity ---- */

/* Classes of ten points: below -25, -25 to -15 ... 15 to 25, 25 and above. */
enum { CLASSES = 7, CLASS_POINTS = 10, CLASS_FIRST = -25 };

static size_t
class_of(struct fraction severity)
{
	size_t class = 0;

	while (class + 1 < CLASSES && fraction_cmp(severity, fraction_of(
	    CLASS_FIRST + CLASS_POINTS * (int64_t)class, 1)) >= 0)
		class++;
	return class;
}

static void
put_edge(struct table *table, size_t class)
{
	if (class == 0 || class == CLASSES)
		table_none(table);
	else
		table_number(table, CLASS_FIRST +
		    CLASS_POINTS * ((int64_t)class - 1));
}

static int
fill_severity(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	size_t counts[CLASSES] = {0}, ends[CLASSES], n, i;

	(void)why;
	for (i = 0; i < stage->sample.n_experts; i++)
		if (stage->experts[i].compared > 0 &&
		    stage->experts[i].severity.state == FIGURE_EXACT)
			counts[class_of(stage->experts[i].severity.value)]++;
	n = cells_merge(counts, CLASSES, ends);
	for (i = 0; i < n; i++) {
		table_row(table);
		put_edge(table, i == 0 ? 0 : ends[i - 1]);
		put_edge(table, ends[i]);
		table_number(table, (int64_t)cells_count(counts, ends, i));
		table_digest(table, stage->digest);
	}
	return 0;
}

static const char *const severity_columns[] = {
	"from", "below", "experts", "result"
};
static const char *const severity_headings[] = {
	N_("Points apart from"), N_("to below"), N_("Experts"), N_("Result")
};

/* ---- the ranking ---- */

/* The spread in whole tens, so that no expert works out another's total. */
static void
put_spread(struct table *table, const struct figure *spread)
{
	int64_t tens;

	if (spread->state != FIGURE_EXACT) {
		table_none(table);
		return;
	}
	tens = spread->value.num / spread->value.den / 10;
	table_number(table, (tens + 1) * 10);
}

static const char *
outcome_name(enum outcome outcome)
{
	static const char *const names[OUTCOMES] = {
		[OUTCOME_INVITED] = N_("invited"),
		[OUTCOME_FUNDED] = N_("to be funded"),
		[OUTCOME_OFFERED] = N_("offered what is left"),
		[OUTCOME_RESERVE] = N_("reserve"),
		[OUTCOME_BELOW_GATE] = N_("below the line"),
		[OUTCOME_BELOW_THRESHOLD] = N_("below a threshold"),
		[OUTCOME_INELIGIBLE] = N_("not eligible"),
		[OUTCOME_INCOMPLETE] = N_("not judged in full"),
		[OUTCOME_THIRD_EXPERT] = N_("waits for a third expert"),
		[OUTCOME_WITHDRAWN] = N_("withdrawn"),
	};

	return translate(names[outcome]);
}

static int
fill_ranking(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	const struct standing *s;
	size_t i;

	(void)why;
	for (i = 0; i < stage->sheet.n_standings; i++) {
		s = &stage->sheet.standings[i];
		table_row(table);
		table_text(table, s->proposal->id);
		if (s->rank == 0)
			table_none(table);
		else
			table_number(table, s->rank);
		ranking_put_total(table, stage->sheet.stage, s);
		put_spread(table, &stage->spreads[i].spread);
		table_number(table, (int64_t)s->tally.n);
		table_text(table, outcome_name(stage->decided[i].outcome));
		table_yes(table, results_reach(stage, i, STEP_ON));
		table_money(table, s->proposal->asked);
		if (stage->sheet.stage->funds)
			table_money(table, stage->decided[i].grant);
		else
			table_none(table);
		table_digest(table, stage->digest);
	}
	return 0;
}

static const char *const place_columns[] = {
	"proposal", "rank", "total", "spread_below", "evaluations",
	"outcome", "goes_on", "asked", "granted", "result"
};
static const char *const place_headings[] = {
	N_("Proposal"), N_("Rank"), N_("Total"), N_("Spread below"),
	N_("Evaluations"), N_("Outcome"), N_("Invited or funded"),
	N_("Asked for, EUR"), N_("Granted, EUR"), N_("Result")
};

static const struct exhibit list[] = {
	{ "ranking", N_("Ranking"),
	    N_("The spread is how far the experts' totals of a proposal are"
	    " apart, in tens: below 10, below 20. The line divides those who"
	    " go on from the others."),
	    10, place_columns, place_headings, NULL, fill_ranking,
	    draw_ranking, 0, 0, NULL },
	{ "line", N_("How firm the line is"),
	    N_("For information; no outcome depends on it. Next to the line"
	    " that divides those who go on: one score, of one expert, on one"
	    " criterion, a step of the scale higher or lower, all else the"
	    " same, and the two proposals would change places. Exact; the"
	    " number says for how many of the evaluations it is so."),
	    LINE_COLUMNS, line_columns, line_headings, NULL, line_fill,
	    NULL, 0, 0, N_("No single step would do it.") },
	{ "experts", N_("Experts and their agreement"),
	    N_("Agreement is 1 where all agree and 0 where they agree as by"
	    " chance."),
	    4, expert_columns, expert_headings, NULL, fill_experts, NULL,
	    1, 1 << 1 | 1 << 2, NULL },
	{ "days", N_("Days of each step"),
	    N_("From the first to the last day, both counted, by the clocks"
	    " of those who signed; a deadline is what the agency set."),
	    6, day_columns, day_headings, NULL, fill_days, NULL,
	    1, 1 << 4, NULL },
	{ "scores", N_("Scores by criterion"),
	    N_("How often each score was given. Scores that fewer than three"
	    " evaluations have are put together with their neighbours."),
	    7, score_columns, score_headings, NULL, fill_scores,
	    draw_scores, 0, 0, NULL },
	{ "severity", N_("Strict and lenient experts"),
	    N_("By how many points of 100 experts are above or below their"
	    " co-experts on the same proposals. Classes with fewer than three"
	    " experts are put together with their neighbours; with fewer"
	    " than three in all there is nothing to tell."),
	    4, severity_columns, severity_headings, NULL, fill_severity,
	    draw_severity, 0, 0, NULL },
};

const struct exhibits people_exhibits = {
	sizeof(list) / sizeof(list[0]), list
};
