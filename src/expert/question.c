#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/answer.h"
#include "mita/expert/outside.h"
#include "mita/expert/pages.h"
#include "mita/expert/screen.h"
#include "mita/model/money.h"
#include "mita/ui/textarea.h"

/* One question a page: the scale or the answers, and the comment. */

enum {
	R_UP = 1, R_DOWN, R_LESS, R_MORE, R_EDIT, R_PREV, R_NEXT, R_GAP,
	R_READ, R_CHECK, R_CLEAR, R_PRIVATE, R_BACK, R_CANNOT, R_SPLIT,
	R_LEVELS, R_COMPARE, R_UNDO, R_REDO, R_SAME_NEXT, R_SAME_PREV, R_PANE,
	R_COPY, R_FILE
};

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_EDIT, "Enter", N_("Comment"),
	    N_("write the comment or note") },
	{ KEY_IS_CHAR, 'n', R_GAP, "n", N_("Next gap"),
	    N_("go to the next thing that is missing") },
	{ KEY_IS_NAMED, NAME_F5, R_GAP, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'v', R_SPLIT, "v", N_("Split"),
	    N_("the proposal beside the form, or not") },
	{ KEY_IS_NAMED, NAME_F4, R_SPLIT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_TAB, R_PANE, "Tab", N_("Next"),
	    N_("next question; in the split view: to the proposal and back") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_NEXT, "PgUp PgDn", NULL,
	    N_("the question before and the next one") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_PREV, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_BACK_TAB, R_PREV, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 't', R_LEVELS, "t", N_("Levels"),
	    N_("all levels of the scale with their texts") },
	{ KEY_IS_NAMED, NAME_F6, R_LEVELS, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'c', R_COMPARE, "c", N_("Compare"),
	    N_("compare your own scores") },
	{ KEY_IS_NAMED, NAME_F8, R_COMPARE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 's', R_CHECK, "s", N_("Check"),
	    N_("see all that is missing; then sign") },
	{ KEY_IS_NAMED, NAME_F7, R_CHECK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'r', R_READ, "r", NULL,
	    N_("read the proposal on the whole screen") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("choose a level or an answer; or type 0 to 5") },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_LESS, N_("Left Right"), NULL,
	    N_("half a point less or more") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_MORE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, ',', R_MORE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, '.', R_MORE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DELETE, R_CLEAR, "Delete", NULL,
	    N_("take the answer away") },
	{ KEY_IS_NAMED, NAME_BACKSPACE, R_CLEAR, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'z', R_UNDO, "z Z", NULL,
	    N_("take back the last answer; do it again") },
	{ KEY_IS_CTRL, 'Z', R_UNDO, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'Z', R_REDO, NULL, NULL, NULL },
	{ KEY_IS_CTRL, 'Y', R_REDO, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'x', R_CANNOT, "x", NULL,
	    N_("cannot judge, where the call allows it") },
	{ KEY_IS_CHAR, 'w', R_PRIVATE, "w", NULL,
	    N_("a private note, never exported") },
	{ KEY_IS_CHAR, 'y', R_COPY, "y Y", NULL,
	    N_("copy your text to the clipboard; write it to a file") },
	{ KEY_IS_CHAR, 'Y', R_FILE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, ')', R_SAME_NEXT, ") (", NULL,
	    N_("the same question for your next proposal; the one before") },
	{ KEY_IS_CHAR, '(', R_SAME_PREV, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to the list; everything is kept") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct page {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
	bool		 reading;	/* split: the proposal has the keys */
	struct textarea	 money;		/* when the item is a sum */
};

static struct task *
task_of(const struct page *page)
{
	return &page->screen->tasks[page->task];
}

static const struct item *
item_of(const struct page *page)
{
	return &task_of(page)->form->items[page->item];
}

static bool
is_money(const struct page *page)
{
	const struct item *item = item_of(page);

	return item->kind == ITEM_QUESTION &&
	    item->question->kind == QUESTION_MONEY;
}

static const char *
get(const struct page *page, enum part part)
{
	return screen_get(page->screen, page->task, page->item, part);
}

/* Sums are shown in EUR and kept in cents. */
static void
load_money(struct page *page)
{
	const char *value;
	char text[MONEY_LEN] = "";

	if (!is_money(page))
		return;
	value = get(page, PART_VALUE);
	if (value[0] != '\0')
		money_text(text, atoll(value));
	page->money.one_line = true;
	textarea_set(&page->money, translate_number(text));
}

static void
save_money(struct page *page)
{
	const char *text = textarea_text(&page->money);
	char value[32] = "";
	int64_t cents;

	if (text[0] != '\0' && money_read(text, true, &cents) == -1) {
		screen_say(page->screen, "Not a sum; write it in EUR, such as"
		    " 21500.00");
		return;
	}
	if (text[0] != '\0')
		snprintf(value, sizeof(value), "%" PRId64, cents);
	if (strcmp(value, get(page, PART_VALUE)) != 0)
		screen_answer(page->screen, page->task, page->item, value);
}

static void
go(struct page *page, size_t task, size_t item)
{
	if (is_money(page))
		save_money(page);
	page->task = task;
	page->item = item;
	page->screen->item = item;
	load_money(page);
}

/* Painting */

/* "You gave: P-02 4,0  P-03 -" for the same criterion. */
static void
paint_echo(const struct page *page, struct grid *grid, struct body body,
    int row)
{
	const struct screen *screen = page->screen;
	const struct task *task = task_of(page);
	char points[POINTS_LEN];
	int col;
	size_t i;

	col = grid_string(grid, row, 1, GRID_NORMAL, _("You gave:"));
	for (i = 0; i < screen->n && col < body.cols - 12; i++) {
		const struct task *other = &screen->tasks[i];
		const struct score *score;

		if (i == page->task || other->stage != task->stage ||
		    task_is_closed(other))
			continue;
		score = form_score(item_of(page), &other->draft);
		col = grid_printf(grid, row, col + 2, GRID_NORMAL, "%s %s",
		    other->proposal->id, score == NULL || score->steps < 0 ?
		    "-" : screen_points(screen, (unsigned)score->steps,
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
paint_text(struct page *page, struct grid *grid, struct body body, int row,
    int end)
{
	const char *text = get(page, PART_TEXT);
	size_t n = text_count(text, strlen(text)), more;
	unsigned least, most;
	char counter[200];

	screen_limits(page->screen, page->task, page->item, &least, &most);
	if (most == 0)
		return row;
	snprintf(counter, sizeof(counter), _("%s   %zu of %u-%u"
	    " characters   %s"), item_of(page)->kind == ITEM_CRITERION ?
	    _("Comment") : _("Note"), n, least, most,
	    length_word(n, least, most));
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
paint_comment(struct page *page, struct grid *grid, struct body body,
    int row)
{
	const char *private = get(page, PART_PRIVATE);
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
paint_context(struct page *page, struct grid *grid, struct body body, int row)
{
	const struct task *task = task_of(page);
	const struct item *item = item_of(page);
	const struct code *code;
	char points[POINTS_LEN];

	if (item->kind == ITEM_QUESTION) {
		code = call_code(task->form->call, item->question->per,
		    item->code);
		if (code != NULL)
			grid_printf(grid, row++, 1, GRID_NORMAL, "%s  %s",
			    item->code, code->name.in[page->screen->lang]);
	} else if (item->kind == ITEM_CRITERION) {
		grid_printf(grid, row++, 1, GRID_NORMAL, _("weight %u %%,"
		    " threshold %s"), item->criterion->weight * 100 /
		    stage_weights(task->form->stage), screen_points(
		    page->screen, item->criterion->min, points));
		if (body.rows > 13)
			row += frame_wrap(grid, row, 1, body.rows > 18 ? 6 :
			    3, body.cols - 2, GRID_NORMAL,
			    item->criterion->guide.in[page->screen->lang], 0,
			    NULL);
	}
	return row;
}

static void
paint_question(struct page *page, struct grid *grid, struct body body)
{
	const struct item *item = item_of(page);
	bool roomy = body.rows > 18;
	int row = body.row;

	row += frame_wrap(grid, row, 1, roomy ? 3 : 2, body.cols - 2,
	    GRID_STRONG, screen_title(page->screen, item), 0, NULL);
	row = paint_context(page, grid, body, row) + (body.rows > 13);
	if (is_money(page)) {
		frame_field(grid, row, 1, 32, "EUR", &page->money, true);
		grid_string(grid, row++, 34, GRID_NORMAL,
		    _("empty: as asked for"));
	} else
		row = answer_paint(page->screen, grid, body, row, page->task,
		    page->item);
	if (item->kind == ITEM_CRITERION && body.rows > 9)
		paint_echo(page, grid, body, row++);
	paint_comment(page, grid, body, row + roomy);
}

static void
part_proposal(void *state, struct grid *grid)
{
	struct page *page = state;
	struct pages *pages = pages_of(page->screen, page->task);

	if (pages != NULL)
		pages_paint(pages, grid, 0, grid->rows, grid->cols);
}

static void
part_form(void *state, struct grid *grid)
{
	paint_question(state, grid, (struct body){ 0, grid->rows,
	    grid->cols });
}

static const char *
sentence_of(const struct page *page)
{
	const struct item *item = item_of(page);

	if (page->reading)
		return _("Space goes on reading; Tab moves the keys to the"
		    " form.");
	if (is_money(page))
		return _("Type the sum in EUR, or leave it empty.");
	if (item->kind == ITEM_REMARK)
		return _("Enter opens the editor.");
	return item->kind == ITEM_QUESTION ?
	    _("Up and Down choose the answer.") :
	    _("Up and Down choose the level, Left and Right half a point. Or"
	    " type 0 to 5.");
}

static void
progress_of(const struct page *page, char *out, size_t room)
{
	const struct task *task = task_of(page);
	char total[TOTAL_LEN];

	snprintf(out, room, _("Question %zu of %zu   %zu answered   total so"
	    " far %s of 100 (%u to pass)"), page->item + 1,
	    task->form->n_items, task->answered, screen_total(task, total),
	    task->form->stage->pass / 100);
}

static void
question_paint(void *state, struct grid *grid)
{
	struct page *page = state;
	struct screen *screen = page->screen;
	char where[256], progress[256];
	const struct pane panes[2] = {
		{ _(" PROPOSAL "), part_proposal },
		{ _(" YOUR FORM "), part_form }
	};
	struct body body;

	screen_where(screen, grid, page->task, item_label(item_of(page)), where,
	    sizeof(where));
	progress_of(page, progress, sizeof(progress));
	screen->chrome.typing = is_money(page) && !page->reading;
	body = screen_frame(screen, grid, where, progress, sentence_of(page),
	    bindings);
	if (screen_help(screen, grid, body, bindings, _("One question of the"
	    " form at a time. Give an answer, then say why.")))
		return;
	if (screen->split)
		frame_split(grid, body, panes, !page->reading, page);
	else
		paint_question(page, grid, body);
}

/* Keys */

static void
edit(struct page *page, struct ui *ui)
{
	size_t n = task_of(page)->form->n_items;
	unsigned least, most;

	screen_limits(page->screen, page->task, page->item, &least, &most);
	if (most == 0)
		go(page, page->task, (page->item + 1) % n);
	else
		editor_open(ui, page->screen, page->task, page->item,
		    PART_TEXT);
}

/* The same question for another proposal of the same stage. */
static void
same_question(struct page *page, size_t by)
{
	const struct screen *screen = page->screen;
	const char *id = item_id(item_of(page));
	size_t task = page->task, i;

	for (;;) {
		task = (task + by) % screen->n;
		if (task == page->task)
			break;
		if (screen->tasks[task].stage == task_of(page)->stage &&
		    screen->tasks[task].state != TASK_UNOPENED &&
		    !task_is_closed(&screen->tasks[task]))
			break;
	}
	if (task == page->task) {
		screen_say(page->screen, "There is no other proposal to go"
		    " to.");
		return;
	}
	for (i = 0; i < screen->tasks[task].form->n_items; i++)
		if (strcmp(item_id(&screen->tasks[task].form->items[i]),
		    id) == 0)
			break;
	if (i < screen->tasks[task].form->n_items)
		go(page, task, i);
}

static void
undo(struct page *page, bool again)
{
	long item = screen_undo(page->screen, page->task, again);

	if (item >= 0)
		go(page, page->task, (size_t)item);
	else
		screen_say(page->screen, again ? N_("Nothing to do again.") :
		    N_("Nothing to take back."));
}

static void
pane(struct page *page)
{
	if (page->screen->split)
		page->reading = !page->reading;
	else
		go(page, page->task, (page->item + 1) %
		    task_of(page)->form->n_items);
}

static bool
leaf(struct page *page, struct ui *ui, int request)
{
	struct screen *screen = page->screen;
	size_t n = task_of(page)->form->n_items;

	if (request == R_NEXT)
		go(page, page->task, (page->item + 1) % n);
	else if (request == R_PREV)
		go(page, page->task, (page->item + n - 1) % n);
	else if (request == R_GAP)
		go(page, page->task, screen_gap(screen, page->task,
		    page->item + 1));
	else if (request == R_SAME_NEXT)
		same_question(page, 1);
	else if (request == R_SAME_PREV)
		same_question(page, screen->n - 1);
	else if (request == R_PANE)
		pane(page);
	else if (request == R_EDIT)
		edit(page, ui);
	else
		return false;
	return true;
}

static bool
open_view(struct page *page, struct ui *ui, int request)
{
	struct screen *screen = page->screen;
	bool scored = item_of(page)->kind == ITEM_CRITERION;

	if (request == R_PRIVATE)
		editor_open(ui, screen, page->task, page->item, PART_PRIVATE);
	else if (request == R_READ)
		reader_open(ui, screen, page->task);
	else if (request == R_CHECK)
		check_open(ui, screen, page->task);
	else if (request == R_COMPARE)
		compare_open(ui, screen, page->task, page->item);
	else if (request == R_LEVELS && scored)
		levels_open(ui, screen, page->task, page->item);
	else if (request == R_LEVELS)
		screen_say(screen, "This question has no scale.");
	else
		return false;
	return true;
}

static void
act(struct page *page, struct ui *ui, int request)
{
	static const enum answer_act acts[] = {
		[R_UP] = ANSWER_UP, [R_DOWN] = ANSWER_DOWN,
		[R_LESS] = ANSWER_LESS, [R_MORE] = ANSWER_MORE,
		[R_CLEAR] = ANSWER_CLEAR, [R_CANNOT] = ANSWER_CANNOT,
	};

	if (leaf(page, ui, request) || open_view(page, ui, request))
		return;
	switch (request) {
	case R_BACK:
		ui_back(ui);
		break;
	case R_SPLIT:
		page->screen->split = !page->screen->split;
		page->reading = false;
		break;
	case R_COPY:
		outside_copy(page->screen, get(page, PART_TEXT));
		break;
	case R_FILE:
		outside_write(page->screen, get(page, PART_TEXT));
		break;
	case R_UNDO:
	case R_REDO:
		undo(page, request == R_REDO);
		break;
	default:
		answer_act(page->screen, page->task, page->item,
		    acts[request]);
		break;
	}
}

/* In a sum, what a text field knows is its own. */
static bool
money_key(struct page *page, const struct key *key)
{
	bool own = key->kind == KEY_IS_CHAR ||
	    (key->kind == KEY_IS_NAMED && (key->value == NAME_BACKSPACE ||
	    key->value == NAME_DELETE || key->value == NAME_LEFT ||
	    key->value == NAME_RIGHT));

	return is_money(page) && own && textarea_key(&page->money, key, 20);
}

static void
reading_key(struct page *page, struct ui *ui, const struct key *key)
{
	struct pages *pages = pages_of(page->screen, page->task);
	int request = binding_find(bindings, key);

	if (pages == NULL || pages_key(pages, key))
		return;
	if (key_is(key, KEY_IS_CHAR, 'm'))
		pages_mark(pages);
	else if (key_is(key, KEY_IS_CHAR, 'p'))
		screen_quote(page->screen, pages);
	else if (request == R_PANE || request == R_BACK)
		page->reading = false;
	else if (request == R_SPLIT || request == R_READ)
		act(page, ui, request);
	else
		screen_unknown(page->screen, key);
}

static void
question_key(void *state, struct ui *ui, const struct key *key)
{
	struct page *page = state;
	bool typing = is_money(page) && !page->reading;
	int request;

	if (screen_key(page->screen, ui, bindings, key, typing))
		return;
	if (page->reading && page->screen->split) {
		reading_key(page, ui, key);
		return;
	}
	if (money_key(page, key))
		return;
	if (key->kind == KEY_IS_PASTE) {
		screen_say(page->screen, "Press Enter first: pasting goes into"
		    " the comment.");
		return;
	}
	if (answer_digit(page->screen, page->task, page->item, key))
		return;
	request = binding_find(bindings, key);
	if (request == 0)
		screen_unknown(page->screen, key);
	else
		act(page, ui, request);
}

static bool
question_save(void *state)
{
	struct page *page = state;

	if (is_money(page))
		save_money(page);
	return true;
}

static void
question_close(void *state)
{
	struct page *page = state;

	textarea_release(&page->money);
	free(page);
}

static void
question_resume(void *state)
{
	struct page *page = state;

	/* A signature read the list anew; the forms stay as they were. */
	if (page->task >= page->screen->n)
		page->task = page->item = 0;
	page->reading = false;
}

static const struct view_ops question_view = {
	.paint = question_paint, .key = question_key,
	.save = question_save, .close = question_close,
	.resume = question_resume
};

void
question_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	struct page *page = calloc(1, sizeof(*page));

	if (page == NULL)
		return;
	page->screen = screen;
	page->task = task;
	page->item = screen->item = item;
	load_money(page);
	ui_open(ui, &question_view, page);
}
