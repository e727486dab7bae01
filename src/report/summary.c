/* What a stage comes to. */
#include "config.h"

#include "mita/report/summary.h"

#include "mita/audit/book.h"
#include "mita/audit/decided.h"
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

static void
put_money(struct table *table, const struct outcome_sheet *sheet)
{
	int64_t granted = 0;
	size_t i;

	for (i = 0; i < sheet->n_standings; i++)
		granted += sheet->standings[i].grant;
	put_sum(table, "granted or offered", granted);
	put_sum(table, "not spent", sheet->budget - granted);
}

/* What stands where a committee decided otherwise. */
static void
put_deviations(struct table *table, const struct book *book,
    const struct outcome_sheet *sheet)
{
	size_t n[OUTCOMES] = {0}, deviations, i;
	int64_t asked = 0, granted;

	granted = decided_granted(book, sheet, &deviations);
	if (deviations == 0)
		return;
	put_count(table, "deviations", deviations);
	for (i = 0; i < sheet->n_standings; i++) {
		struct decided decided = decided_of(book, sheet,
		    &sheet->standings[i]);

		n[decided.outcome]++;
		if (decided.outcome == OUTCOME_INVITED)
			asked += sheet->standings[i].proposal->asked;
	}
	if (!sheet->stage->funds) {
		put_count(table, "INVITED with deviations",
		    n[OUTCOME_INVITED]);
		put_sum(table, "asked by those invited with deviations",
		    asked);
		return;
	}
	put_count(table, "FUNDED with deviations", n[OUTCOME_FUNDED]);
	put_count(table, "RESERVE with deviations", n[OUTCOME_RESERVE]);
	put_sum(table, "granted with deviations", granted);
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
		put_money(table, sheet);
	else
		put_gate(table, sheet);
	put_deviations(table, book, sheet);
}
