#include "config.h"

#include "mita/coordinator/tables.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/model/money.h"

/* Every evaluation in force: its total, scores, comments and answers. */

static void
put_row(struct table *table, const struct pair *pair, const char *what)
{
	table_row(table);
	table_text(table, pair->proposal);
	table_text(table, pair->expert);
	table_text(table, what);
}

static void
put_total(struct table *table, const struct book *book,
    const struct stage *stage, const struct pair *pair)
{
	const struct evaluation *ev = &pair->evaluation->record->body.evaluation;
	char text[FRACTION_TEXT_LEN];
	struct fraction total;

	put_row(table, pair, "TOTAL");
	if (opinion_total(book->call, stage, ev, &total, NULL) == -1) {
		table_text(table, "-");
	} else {
		fraction_text_beside(text, total, stage_pass(stage), 2);
		table_decimal(table, text);
	}
	table_text(table, ev->remark);
}

static void
put_score(struct table *table, const struct call *call,
    const struct score *score)
{
	char points[POINTS_LEN];

	if (score->steps < 0) {
		table_text(table, "X");
		return;
	}
	scale_points(points, &call->scale, (unsigned)score->steps);
	table_decimal(table, points);
}

static void
put_answer(struct table *table, const struct stage *stage,
    const struct answer *answer)
{
	const struct question *q = stage_question(stage, answer->question);

	if (q != NULL && q->kind == QUESTION_MONEY)
		table_money(table, money_cents(answer->value));
	else
		table_text(table, answer->value);
	table_text(table, answer->note);
}

static void
put_evaluation(struct table *table, const struct book *book,
    const struct stage *stage, const struct pair *pair)
{
	const struct evaluation *ev = &pair->evaluation->record->body.evaluation;
	char what[2 * ID_MAX + 2];
	size_t i;

	put_total(table, book, stage, pair);
	for (i = 0; i < ev->n_scores; i++) {
		put_row(table, pair, ev->scores[i].criterion);
		put_score(table, book->call, &ev->scores[i]);
		table_text(table, ev->scores[i].comment);
	}
	for (i = 0; i < ev->n_answers; i++) {
		const struct answer *a = &ev->answers[i];

		snprintf(what, sizeof(what), "%s%s%s", a->question,
		    strcmp(a->code, "-") == 0 ? "" : " ",
		    strcmp(a->code, "-") == 0 ? "" : a->code);
		put_row(table, pair, what);
		put_answer(table, stage, a);
	}
}

static int
fill_evaluations(struct register_file *reg, unsigned stage,
    struct table *table, struct fault *why)
{
	const struct book *book = reg->book;
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (pairs[i].state == PAIR_EVALUATED)
			put_evaluation(table, book, call_stage(book->call,
			    stage), &pairs[i]);
	return 0;
}

static const char *const evaluations_columns[] = {
	"proposal", "expert", "of", "score", "comment"
};

const struct listing evaluations_listing = {
	"evaluations", evaluations_columns, 5, true, fill_evaluations
};
