/* What a stage comes to. */
#include "config.h"

#include "mita/report/summary.h"

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/model/fraction.h"
#include "mita/model/record.h"
#include "mita/report/table.h"

const char *const summary_columns[SUMMARY_COLUMNS] = { "figure", "value" };

static void
put_count(struct table *table, const char *figure, size_t n)
{
	table_row(table);
	table_text(table, figure);
	table_number(table, (int64_t)n);
}

static void
put_sum(struct table *table, const char *figure, int64_t cents)
{
	table_row(table);
	table_text(table, figure);
	table_money(table, cents);
}

static void
put_word(struct table *table, const char *figure, const char *word)
{
	table_row(table);
	table_text(table, figure);
	table_text(table, word);
}

static void
put_outcomes(struct table *table, const struct outcome_sheet *sheet)
{
	size_t n, i;
	int outcome;

	put_count(table, "proposals", sheet->n_standings);
	for (outcome = 0; outcome < OUTCOMES; outcome++) {
		for (n = i = 0; i < sheet->n_standings; i++)
			n += (int)sheet->standings[i].outcome == outcome;
		if (n > 0)
			put_count(table, outcome_words[outcome], n);
	}
	for (n = i = 0; i < sheet->n_standings; i++)
		n += sheet->standings[i].rank != 0;
	put_count(table, "ranked", n);
	for (n = i = 0; i < sheet->n_pairs; i++)
		n += pair_is_missing(&sheet->pairs[i]);
	put_count(table, "missing evaluations", n);
}

static void
put_gate(struct table *table, const struct outcome_sheet *sheet)
{
	char total[FRACTION_TEXT_LEN];
	int64_t asked = 0;
	size_t i;

	for (i = 0; i < sheet->n_standings; i++)
		if (sheet->standings[i].outcome == OUTCOME_INVITED)
			asked += sheet->standings[i].proposal->asked;
	put_word(table, "gate", gate_state_words[sheet->gate]);
	fraction_exact(total, sheet->gate_total);
	if (sheet->gate != GATE_NONE)
		put_word(table, "lowest total let through", total);
	put_sum(table, "asked by those invited", asked);
}

/* What it gets when a committee's deviation is followed. */
static int64_t
followed(const struct book *book, const struct outcome_sheet *sheet,
    const struct standing *s, size_t *deviations)
{
	const struct entry *entry = outcome_deviation(book,
	    sheet->stage->number, s->proposal->id, NULL);

	if (entry == NULL)
		return s->grant;
	(*deviations)++;
	return deviation_outcome(&entry->record->body.ruling) ==
	    OUTCOME_FUNDED ? grant_of(book->call, s->proposal) : 0;
}

static void
put_money(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet)
{
	int64_t granted = 0, instead = 0;
	size_t deviations = 0, i;

	for (i = 0; i < sheet->n_standings; i++) {
		granted += sheet->standings[i].grant;
		instead += followed(book, sheet, &sheet->standings[i],
		    &deviations);
	}
	put_sum(table, "granted or offered", granted);
	put_sum(table, "not spent", sheet->budget - granted);
	if (deviations > 0)
		put_sum(table, "granted with deviations", instead);
}

void
summary_fill(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet)
{
	put_outcomes(table, sheet);
	put_sum(table, "budget", sheet->budget);
	if (sheet->budget != book->call->budget)
		put_sum(table, "budget of the call", book->call->budget);
	if (sheet->stage->funds)
		put_money(table, book, sheet);
	else
		put_gate(table, sheet);
}
