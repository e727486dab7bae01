/* Why: the total, to do again on paper. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/base/buf.h"
#include "mita/base/limits.h"
#include "mita/base/translate.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/panel.h"
#include "mita/model/record.h"
#include "mita/report/table.h"
#include "mita/report/why.h"

/* The total, worked out so that anyone can do it again on paper. */

static const char *
expert_of(const struct outcome_sheet *sheet, const struct opinion *opinion)
{
	size_t i;

	for (i = 0; i < sheet->n_pairs; i++)
		if (sheet->pairs[i].evaluation != NULL && &sheet->pairs[i].
		    evaluation->record->body.evaluation == opinion->evaluation)
			return sheet->pairs[i].expert;
	return "-";
}

/* Points of a mean or a minimum that is in steps. */
static struct fraction
points_of(const struct scale *scale, struct fraction steps)
{
	struct fraction points = { 0, 1 };

	/* At most SCALE_MAX over PANEL_MAX: far inside 64 bits. */
	(void)fraction_scale(&points, steps, 1, scale->per_point);
	return points;
}

static void
put_given(struct table *table, const struct scale *scale,
    const struct opinion *opinion, const char *criterion)
{
	const struct evaluation *ev = opinion->evaluation;
	char points[POINTS_LEN];
	size_t i;

	for (i = 0; i < ev->n_scores; i++) {
		if (strcmp(ev->scores[i].criterion, criterion) != 0 ||
		    ev->scores[i].steps < 0)
			continue;
		scale_points(points, scale, (unsigned)ev->scores[i].steps);
		table_decimal(table, translate_number(points));
		return;
	}
	table_text(table, "-");
}

static void
put_criterion(struct table *table, const struct scale *scale,
    const struct criterion *criterion, struct fraction mean,
    const struct opinion *opinions, size_t n)
{
	struct fraction min = fraction_of(criterion->min, 1);
	char text[FRACTION_TEXT_LEN], points[POINTS_LEN];
	size_t i;

	table_row(table);
	table_text(table, criterion->id);
	table_number(table, criterion->weight);
	for (i = 0; i < n; i++)
		put_given(table, scale, &opinions[i], criterion->id);
	fraction_text_beside(text, points_of(scale, mean),
	    points_of(scale, min), 2);
	table_figure(table, points_of(scale, mean), translate_number(text));
	fraction_exact(text, mean);
	table_figure(table, mean, text);
	scale_points(points, scale, criterion->min);
	table_decimal(table, translate_number(points));
	table_text(table, fraction_cmp(mean, min) >= 0 ? _("yes") : _("no"));
}

/* criterion, weight, a column for each expert, mean, steps, minimum. */
static void
put_criteria(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet, const struct standing *s,
    const struct opinion *opinions, size_t n)
{
	const char *columns[6 + PANEL_MAX] = { _("criterion"), _("weight") };
	struct table *table;
	size_t i;

	if (n > PANEL_MAX)
		n = PANEL_MAX;
	for (i = 0; i < n; i++)
		columns[2 + i] = expert_of(sheet, &opinions[i]);
	columns[2 + n] = sheet->stage->combine == COMBINE_MEDIAN ?
	    _("median") : _("mean");
	columns[3 + n] = _("steps");
	columns[4 + n] = _("minimum");
	columns[5 + n] = _("reached");
	if ((table = table_new(columns, 6 + n)) == NULL) {
		out->failed = true;
		return;
	}
	for (i = 0; i < sheet->stage->n_criteria; i++)
		put_criterion(table, &call->scale, &sheet->stage->criteria[i],
		    s->tally.means[i], opinions, n);
	if (table_write(table, REPORT_TEXT, out) == -1)
		out->failed = true;
	table_free(table);
}

/* (60 x 15/2 + 40 x 13/2) x 100 / (100 x 10) = 71 */
static void
put_sum(struct buf *out, const struct call *call, const struct stage *stage,
    const struct tally *tally)
{
	char text[FRACTION_TEXT_LEN];
	size_t i;

	buf_puts(out, "  (");
	for (i = 0; i < stage->n_criteria; i++) {
		fraction_exact(text, tally->means[i]);
		buf_putf(out, "%s%u x %s", i == 0 ? "" : " + ",
		    stage->criteria[i].weight, text);
	}
	fraction_exact(text, tally->total);
	buf_putf(out, ") x 100 / (%u x %u) = %s\n", stage_weights(stage),
	    call->scale.top, text);
}

static void
put_own(struct buf *out, const struct outcome_sheet *sheet,
    const struct opinion *opinions, size_t n)
{
	char exact[FRACTION_TEXT_LEN];
	size_t i;

	buf_puts(out, _("  Alone:"));
	for (i = 0; i < n; i++) {
		fraction_exact(exact, opinions[i].total);
		buf_putf(out, "%s %s %s%s", i == 0 ? "" : ",",
		    expert_of(sheet, &opinions[i]), exact,
		    opinions[i].counts ? "" : _(" (not counted)"));
	}
	buf_puts(out, ".\n");
}

void
why_total(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const struct standing *s,
    const struct opinion *opinions, size_t n)
{
	struct fraction pass = stage_pass(sheet->stage);
	char total[FRACTION_TEXT_LEN], mark[FRACTION_TEXT_LEN];
	char exact[FRACTION_TEXT_LEN];

	fraction_text_beside(total, s->tally.total, pass, 2);
	fraction_text(mark, pass, 2);
	translate_number(total);
	translate_number(mark);
	fraction_exact(exact, s->tally.total);
	buf_putf(out, translate_n("Total %s (exactly %s) of 100, from %zu"
	    " evaluation; the pass mark is %s: %s.\n", "Total %s (exactly %s)"
	    " of 100, from %zu evaluations; the pass mark is %s: %s.\n",
	    s->tally.n), total, exact, s->tally.n, mark,
	    fraction_cmp(s->tally.total, pass) >= 0 ? _("reached") :
	    _("not reached"));
	put_criteria(out, book->call, sheet, s, opinions, n);
	if (sheet->stage->combine == COMBINE_MEDIAN)
		buf_puts(out, _("  The total is the median of those of the"
		    " experts.\n"));
	else
		put_sum(out, book->call, sheet->stage, &s->tally);
	put_own(out, sheet, opinions, n);
}
