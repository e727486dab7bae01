/* The ranking as a table, and its sum. */
#include "config.h"

#include "mita/report/ranking.h"

#include <stdio.h>

#include "mita/audit/book.h"
#include "mita/audit/decided.h"
#include "mita/base/buf.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "mita/report/table.h"

const char *const ranking_columns[RANKING_COLUMNS] = {
	"rank", "proposal", "total", "exact", "counted", "decided_by",
	"outcome", "asked", "above_share", "grant", "cumulative", "title",
	"deviation"
};

/* "total", "equal", "CRITERION P1" ...: what put it below the one above. */
static void
put_decided(struct table *table, const struct stage *stage,
    const struct standing *s)
{
	const struct tie *tie;
	bool by_criterion;
	char text[2 * ID_MAX + 32];

	if (s->rank == 0 || s->tied == 0) {
		table_text(table, s->rank == 0 ? "" : "total");
		return;
	}
	if (s->tied > stage->n_ties) {
		table_text(table, "equal");
		return;
	}
	tie = &stage->ties[s->tied - 1];
	by_criterion = tie->kind == TIE_CRITERION;
	snprintf(text, sizeof(text), "%s%s%s", tie_kind_words[tie->kind],
	    by_criterion ? " " : "", by_criterion ? tie->criterion : "");
	table_text(table, text);
}

/* Nobody's total is not a total of nothing. */
void
ranking_put_total(struct table *table, const struct stage *stage,
    const struct standing *s)
{
	char text[FRACTION_TEXT_LEN];

	if (s->tally.n == 0) {
		table_none(table);
		return;
	}
	fraction_text_beside(text, s->tally.total, stage_pass(stage), 2);
	table_figure(table, s->tally.total, text);
}

static void
put_exact(struct table *table, const struct standing *s)
{
	char text[FRACTION_TEXT_LEN];

	if (s->tally.n == 0) {
		table_none(table);
		return;
	}
	fraction_exact(text, s->tally.total);
	table_figure(table, s->tally.total, text);
}

static void
put_standing(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet, const struct standing *s, int64_t sum)
{
	const struct decided decided = decided_of(book, sheet, s);
	const struct stage *stage = sheet->stage;

	table_row(table);
	if (s->rank == 0)
		table_text(table, "-");
	else
		table_number(table, s->rank);
	table_text(table, s->proposal->id);
	ranking_put_total(table, stage, s);
	put_exact(table, s);
	table_number(table, (int64_t)s->tally.n);
	put_decided(table, stage, s);
	table_text(table, outcome_words[s->outcome]);
	table_money(table, s->proposal->asked);
	table_yes(table, proposal_is_above_share(book->call,
	    s->proposal));
	table_money(table, s->grant);
	if (s->rank == 0)
		table_text(table, "");
	else
		table_money(table, sum);
	table_text(table, s->proposal->title);
	table_text(table, decided.deviation == NULL ? "" :
	    outcome_words[decided.outcome]);
}

void
ranking_fill(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet)
{
	const struct standing *s;
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < sheet->n_standings; i++) {
		s = &sheet->standings[i];
		sum += standing_adds(book->call, sheet->stage, s);
		put_standing(table, book, sheet, s, sum);
	}
}

static void
put_money(struct buf *out, int64_t cents)
{
	char text[MONEY_LEN];

	money_text(text, cents);
	buf_puts(out, text);
}

struct ranking_figures
ranking_figures(const struct outcome_sheet *sheet)
{
	struct ranking_figures f = {0};
	size_t i;

	for (i = 0; i < sheet->n_standings; i++) {
		const struct standing *s = &sheet->standings[i];

		f.granted += s->grant;
		f.reserve += s->outcome == OUTCOME_RESERVE;
		f.on += outcome_goes_on(s->outcome);
		f.asked += s->outcome == OUTCOME_INVITED ?
		    s->proposal->asked : 0;
		if (f.next == NULL && (s->outcome == OUTCOME_RESERVE ||
		    s->outcome == OUTCOME_BELOW_GATE))
			f.next = s;
	}
	f.left = sheet->budget - f.granted;
	return f;
}

static void
put_going_on(struct buf *out, size_t n, int64_t asked)
{
	buf_putf(out, "%zu %s on, asking ", n, n == 1 ? "goes" : "go");
	put_money(out, asked);
	buf_puts(out, " EUR.\n");
}

static void
put_deviations(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet)
{
	int64_t granted, asked = 0;
	size_t deviations, on = 0, i;

	granted = decided_granted(book, sheet, &deviations);
	if (deviations == 0)
		return;
	buf_putf(out, "With what the committee decided otherwise (%zu): ",
	    deviations);
	for (i = 0; i < sheet->n_standings; i++)
		if (decided_of(book, sheet, &sheet->standings[i]).outcome ==
		    OUTCOME_INVITED) {
			on++;
			asked += sheet->standings[i].proposal->asked;
		}
	if (!sheet->stage->funds) {
		put_going_on(out, on, asked);
		return;
	}
	put_money(out, granted);
	buf_puts(out, " EUR granted or offered.\n");
}

static void
put_sum(struct buf *out, const struct outcome_sheet *sheet)
{
	struct ranking_figures f = ranking_figures(sheet);

	if (!sheet->stage->funds) {
		put_going_on(out, f.on, f.asked);
		return;
	}
	buf_puts(out, "Granted or offered ");
	put_money(out, f.granted);
	buf_puts(out, " of ");
	put_money(out, sheet->budget);
	buf_puts(out, " EUR; ");
	put_money(out, f.left);
	buf_putf(out, " EUR are not spent; in reserve: %zu.\n", f.reserve);
}

void
ranking_sum(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet)
{
	put_sum(out, sheet);
	put_deviations(out, book, sheet);
}
