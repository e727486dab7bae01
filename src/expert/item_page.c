/* What the pages of a form have in common. */
#include "config.h"

#include "mita/expert/item_page.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/answer.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/look.h"

enum { READING = 72 };		/* nobody reads longer lines with ease */

struct task *
item_page_task(const struct item_page *page)
{
	return &page->screen->session.tasks[page->task];
}

const struct item *
item_page_item(const struct item_page *page)
{
	return &item_page_task(page)->form->items[page->item];
}

bool
item_page_is_money(const struct item_page *page)
{
	const struct item *item = item_page_item(page);

	return item->kind == ITEM_QUESTION &&
	    item->question->kind == QUESTION_MONEY;
}

const char *
item_page_get(const struct item_page *page, enum part part)
{
	return session_get(&page->screen->session, page->task, page->item,
	    part);
}

/* Of another proposal of the stage, for the same criterion; or -1. */
static int
given(const struct item_page *page, size_t other)
{
	const struct task *task = &page->screen->session.tasks[other];
	const struct score *score = NULL;

	if (other != page->task && task->stage == item_page_task(page)->stage
	    && !task_is_closed(task))
		score = form_score(item_page_item(page), &task->draft);
	return score == NULL || score->steps < 0 ? -1 : score->steps;
}

/* "You gave: P-02 4,0  P-07 3,5  +3" for the same criterion. */
static void
paint_echo(const struct item_page *page, struct grid *grid, struct body body,
    int row)
{
	const struct session *session = &page->screen->session;
	char points[POINTS_LEN], text[ID_MAX + POINTS_LEN + 2];
	size_t i, left = 0;
	int col = 1, steps;

	for (i = 0; i < session->n; i++) {
		if ((steps = given(page, i)) == -1)
			continue;
		if (col == 1)
			col = grid_string(grid, row, 1, GRID_NORMAL,
			    _("You gave:"));
		snprintf(text, sizeof(text), "%s %s",
		    session->tasks[i].proposal->id, wording_points(session,
		    (unsigned)steps, points));
		if (left > 0 || col + (int)text_width(text, strlen(text)) + 8 >
		    body.cols)
			left++;
		else
			col = grid_string(grid, row, col + 2, GRID_NORMAL,
			    text);
	}
	if (left > 0)
		grid_printf(grid, row, col + 2, GRID_STRONG, "+%zu", left);
}

static const char *
length_word(size_t n, unsigned least, unsigned most)
{
	return n < least ? _("too short") : n > most ? _("too long") :
	    _("length ok");
}

/* "Comment   212 of 150-1500 characters   ██▍░░░   length ok" */
static void
put_counter(const struct item_page *page, size_t n, int cols,
    struct buf *out)
{
	enum { BAR = 10 };
	unsigned least, most;

	session_limits(&page->screen->session, page->task, page->item, &least,
	    &most);
	if (least > 0) {
		buf_putf(out, _("%s   %zu of %u-%u characters"), _("Comment"),
		    n, least, most);
		if (cols > 68) {
			buf_puts(out, "   ");
			/* What is wanted fills it; more is no better. */
			put_bar(out, BAR, n, least);
		}
		buf_putf(out, "   %s", length_word(n, least, most));
		return;
	}
	buf_putf(out, _("%s   %zu of at most %u characters"),
	    item_page_item(page)->kind == ITEM_CRITERION ? _("Comment") :
	    _("Note"), n, most);
	if (n > most)
		buf_putf(out, "   %s", _("too long"));
}

/* A comment, and how many lines of it the editor has beside. */
static int
paint_text(struct item_page *page, struct grid *grid, struct body body, int row,
    int end)
{
	const char *text = item_page_get(page, PART_TEXT);
	int width = body.cols - 5 < READING ? body.cols - 5 : READING, fit;
	struct buf counter = {0};
	unsigned least, most;
	size_t more = 0;

	session_limits(&page->screen->session, page->task, page->item, &least,
	    &most);
	put_counter(page, text_count(text, strlen(text)), body.cols, &counter);
	if (most > 0 && row + (int)frame_lines(buf_text(&counter), body.cols -
	    2) <= end) {
		row += frame_wrap(grid, row, 1, 2, body.cols - 2, GRID_STRONG,
		    buf_text(&counter), 0, NULL);
		/* The last row says how many there are more. */
		fit = end - row - ((int)frame_lines(text, width) > end - row);
		row += frame_wrap(grid, row, 3, fit, width, GRID_NORMAL, text,
		    0, &more);
	}
	if (more > 0 && row < end)
		grid_printf(grid, row++, 3, GRID_STRONG, translate_n("(%zu more"
		    " line: Enter opens the editor)", "(%zu more lines: Enter"
		    " opens the editor)", more), more);
	buf_release(&counter);
	return row;
}

static void
paint_comment(struct item_page *page, struct grid *grid, struct body body,
    int row)
{
	const char *private = item_page_get(page, PART_PRIVATE);
	int end = body.row + body.rows - (private[0] != '\0' ? 2 : 0);

	row = paint_text(page, grid, body, row, end);
	if (private[0] == '\0' || row + 1 >= body.row + body.rows)
		return;
	grid_string(grid, row++, 1, GRID_STRONG,
	    _("Private note   never exported"));
	frame_wrap(grid, row, 3, 1, body.cols - 5, GRID_NORMAL, private, 0,
	    NULL);
}

/* What the question stands in: its code, or its weight and threshold. */
static int
paint_context(struct item_page *page, struct grid *grid, struct body body, int
    row)
{
	const struct task *task = item_page_task(page);
	const struct item *item = item_page_item(page);
	size_t lang = page->screen->session.lang;
	const struct code *code;
	char points[POINTS_LEN];

	if (item->kind == ITEM_QUESTION) {
		code = call_code(task->form->call, item->question->per,
		    item->code);
		if (code != NULL)
			grid_printf(grid, row++, 1, GRID_STRONG, "%s (%s)",
			    code->name.in[lang], item->code);
	} else if (item->kind == ITEM_CRITERION) {
		grid_printf(grid, row++, 1, GRID_NORMAL, _("weight %u %%,"
		    " threshold %s"), item->criterion->weight * 100 /
		    stage_weights(task->form->stage),
		    wording_points(&page->screen->session, item->criterion->min,
		    points));
		if (body.rows > 13)
			row += frame_wrap(grid, row, 1, body.rows > 18 ? 6 :
			    3, body.cols - 2, GRID_NORMAL,
			    item->criterion->guide.in[lang], 0, NULL);
	}
	return row;
}

void
item_page_paint(struct item_page *page, struct grid *grid, struct body body)
{
	const struct item *item = item_page_item(page);
	bool roomy = body.rows > 18;
	int row = body.row;

	row += frame_wrap(grid, row, 1, roomy ? 3 : 2, body.cols - 2,
	    GRID_STRONG, wording_title(&page->screen->session, item), 0, NULL);
	row = paint_context(page, grid, body, row) + (body.rows > 13);
	if (item_page_is_money(page)) {
		frame_field(grid, row, 1, 32, "EUR", &page->money, true);
		row += frame_wrap(grid, row, 34, 2, body.cols - 35,
		    GRID_NORMAL, _("empty: as asked for"), 0, NULL);
	} else
		row = answer_paint(page->screen, grid, body, row, page->task,
		    page->item);
	if (item->kind == ITEM_CRITERION && body.rows > 9)
		paint_echo(page, grid, body, row++);
	paint_comment(page, grid, body, row + roomy);
}
