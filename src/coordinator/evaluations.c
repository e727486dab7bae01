/* The verb evaluations, and the texts of one proposal's. */
#include "config.h"

#include "mita/coordinator/evaluations.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/call.h"
#include "mita/model/form.h"
#include "mita/model/money.h"
#include "mita/office/register.h"
#include "mita/office/stage_view.h"
#include "mita/report/table.h"

/* Every evaluation in force: its total, scores, comments and answers. */

static const struct evaluation *
said(const struct part_view *part)
{
	return part->pair->state != PAIR_EVALUATED ? NULL :
	    &part->pair->evaluation->record->body.evaluation;
}

bool
total_points(char out[static POINTS_SHOWN], const struct stage_view *view,
    const struct figure *total)
{
	char text[FRACTION_TEXT_LEN] = "-";

	if (total->state == FIGURE_EXACT)
		fraction_text_beside(text, total->value,
		    stage_pass(view->sheet.stage), 2);
	snprintf(out, POINTS_SHOWN, "%.20s", text);
	return total->state == FIGURE_EXACT;
}

bool
spread_points(char out[static POINTS_SHOWN], const struct figure *spread)
{
	char text[FRACTION_TEXT_LEN] = "-";

	if (spread->state == FIGURE_EXACT)
		figure_text(text, spread, 2);
	snprintf(out, POINTS_SHOWN, "%.20s", text);
	return spread->state == FIGURE_EXACT;
}

static void
steps_points(char out[static POINTS_SHOWN], const struct call *call,
    const struct score *score)
{
	char points[POINTS_LEN] = "X";

	if (score->steps >= 0)
		scale_points(points, &call->scale, (unsigned)score->steps);
	snprintf(out, POINTS_SHOWN, "%.20s", points);
}

void
score_points(char out[static POINTS_SHOWN], const struct stage_view *view,
    const struct part_view *part, const char *criterion)
{
	const struct evaluation *ev = said(part);
	const struct score *score = ev == NULL ? NULL :
	    evaluation_score(ev, criterion);

	snprintf(out, POINTS_SHOWN, "-");
	if (score != NULL)
		steps_points(out, view->book->call, score);
}

/* "Q2 KET-1" where a question is asked for each code. */
enum { ASKED_LEN = 2 * ID_MAX + 2 };

static void
asked(char out[static ASKED_LEN], const struct answer *answer)
{
	bool coded = strcmp(answer->code, "-") != 0;

	snprintf(out, ASKED_LEN, "%s%s%s", answer->question,
	    coded ? " " : "", coded ? answer->code : "");
}

/* For a file */

static void
put_row(struct table *table, const struct pair *pair, const char *what)
{
	table_row(table);
	table_text(table, pair->proposal);
	table_text(table, pair->expert);
	table_text(table, what);
}

/* A figure, or a text in place of one. */
static void
put_points(struct table *table, const char *points, bool figure)
{
	if (figure)
		table_decimal(table, points);
	else
		table_text(table, points);
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
put_evaluation(struct table *table, const struct stage_view *view,
    const struct part_view *part)
{
	const struct evaluation *ev = said(part);
	char points[POINTS_SHOWN], what[ASKED_LEN];
	bool figure;
	size_t i;

	if (ev == NULL)
		return;
	put_row(table, part->pair, "TOTAL");
	figure = total_points(points, view, &part->total);
	put_points(table, points, figure);
	table_text(table, ev->remark);
	for (i = 0; i < ev->n_scores; i++) {
		put_row(table, part->pair, ev->scores[i].criterion);
		steps_points(points, view->book->call, &ev->scores[i]);
		put_points(table, points, ev->scores[i].steps >= 0);
		table_text(table, ev->scores[i].comment);
	}
	for (i = 0; i < ev->n_answers; i++) {
		asked(what, &ev->answers[i]);
		put_row(table, part->pair, what);
		put_answer(table, view->sheet.stage, &ev->answers[i]);
	}
}

struct table *
evaluations_table(const struct stage_view *view,
    const struct proposal_view *place)
{
	static const char *const columns[] = {
		"proposal", "expert", "of", "score", "comment"
	};
	struct table *table = table_new(columns, 5);
	size_t i;

	for (i = 0; table != NULL && i < place->n_parts; i++)
		put_evaluation(table, view, &place->parts[i]);
	return table;
}

/* To read */

static size_t
language_of(const struct stage_view *view)
{
	return call_language(view->book->call, translate_language());
}

static void
read_comment(struct buf *out, const char *comment)
{
	buf_putc(out, '\n');
	if (comment[0] != '\0')
		buf_putf(out, "%s\n", comment);
	buf_putc(out, '\n');
}

static void
read_score(struct buf *out, const struct stage_view *view,
    const struct score *score)
{
	const struct criterion *criterion = stage_criterion(view->sheet.stage,
	    score->criterion);
	char points[POINTS_SHOWN];

	steps_points(points, view->book->call, score);
	buf_putf(out, "%s %s: %s", score->criterion, criterion == NULL ? "" :
	    criterion->name.in[language_of(view)], translate_number(points));
	read_comment(out, score->comment);
}

/* A sum, or the name of the answer that was chosen. */
static void
read_value(struct buf *out, const struct stage_view *view,
    const struct question *question, const char *value)
{
	const struct option *option = question_option(question, value);
	struct buf sum = {0};

	if (option != NULL) {
		buf_puts(out, option->name.in[language_of(view)]);
		return;
	}
	cell_sum(&sum, money_cents(value));
	buf_putf(out, "%s EUR", buf_text(&sum));
	buf_release(&sum);
}

static void
read_answer(struct buf *out, const struct stage_view *view,
    const struct answer *answer)
{
	const struct question *question = stage_question(view->sheet.stage,
	    answer->question);
	char what[ASKED_LEN];

	asked(what, answer);
	buf_putf(out, "%s %s: ", what, question == NULL ? "" :
	    question->text.in[language_of(view)]);
	if (question != NULL)
		read_value(out, view, question, answer->value);
	read_comment(out, answer->note);
}

void
evaluation_read(struct buf *out, const struct stage_view *view,
    const struct part_view *part)
{
	const struct evaluation *ev = said(part);
	size_t i;

	if (ev == NULL) {
		buf_puts(out, _("Nothing of this expert counts yet."));
		return;
	}
	if (ev->remark[0] != '\0') {
		buf_putf(out, "%s: ", _("Remark"));
		read_comment(out, ev->remark);
	}
	for (i = 0; i < ev->n_scores; i++)
		read_score(out, view, &ev->scores[i]);
	for (i = 0; i < ev->n_answers; i++)
		read_answer(out, view, &ev->answers[i]);
}
