/* What the pages of a form have in common. */
#include "config.h"

#include "mita/expert/item_page.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/answer.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"

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

/* "You gave: P-02 4,0  P-03 -" for the same criterion. */
static void
paint_echo(const struct item_page *page, struct grid *grid, struct body body,
    int row)
{
	const struct screen *screen = page->screen;
	const struct task *task = item_page_task(page);
	char points[POINTS_LEN];
	int col = 1;
	size_t i;

	for (i = 0; i < screen->session.n && col < body.cols - 12; i++) {
		const struct task *other = &screen->session.tasks[i];
		const struct score *score;

		if (i == page->task || other->stage != task->stage ||
		    task_is_closed(other))
			continue;
		if (col == 1)
			col = grid_string(grid, row, 1, GRID_NORMAL,
			    _("You gave:"));
		score = form_score(item_page_item(page), &other->draft);
		col = grid_printf(grid, row, col + 2, GRID_NORMAL, "%s %s",
		    other->proposal->id, score == NULL || score->steps < 0 ? "-"
		    : wording_points(&screen->session, (unsigned)score->steps,
		    points));
	}
}

static const char *
length_word(size_t n, unsigned least, unsigned most)
{
	return n < least ? _("too short") : n > most ? _("too long") :
	    _("length ok");
}

static int
paint_text(struct item_page *page, struct grid *grid, struct body body, int row,
    int end)
{
	const char *text = item_page_get(page, PART_TEXT);
	size_t n = text_count(text, strlen(text)), more;
	unsigned least, most;
	char counter[200];

	session_limits(&page->screen->session, page->task, page->item, &least,
	    &most);
	if (most == 0)
		return row;
	if (least > 0)
		snprintf(counter, sizeof(counter), _("%s   %zu of %u-%u"
		    " characters   %s"), _("Comment"), n, least, most,
		    length_word(n, least, most));
	else
		snprintf(counter, sizeof(counter), _("%s   %zu of at most %u"
		    " characters%s%s"), item_page_item(page)->kind ==
		    ITEM_CRITERION ? _("Comment") : _("Note"), n, most,
		    n > most ? "   " : "", n > most ? _("too long") : "");
	if (row + (int)frame_lines(counter, body.cols - 2) > end)
		return row;
	row += frame_wrap(grid, row, 1, 2, body.cols - 2, GRID_STRONG,
	    counter, 0, NULL);
	if (row + 1 >= end)
		return row;
	row += frame_wrap(grid, row, 3, end - row - 1, body.cols - 5,
	    GRID_NORMAL, text, 0, &more);
	if (more > 0)
		grid_printf(grid, row++, 3, GRID_NORMAL, translate_n("(%zu more"
		    " line: Enter opens the editor)", "(%zu more lines: Enter"
		    " opens the editor)", more), more);
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
			grid_printf(grid, row++, 1, GRID_NORMAL, "%s  %s",
			    item->code, code->name.in[lang]);
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
