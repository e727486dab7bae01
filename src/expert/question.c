#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/expert/screen.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/model/panel.h"
#include "mita/ui/textarea.h"

/* One question a page: the scale or the answers, and the comment. */

enum {
	R_UP = 1, R_DOWN, R_LESS, R_MORE, R_EDIT, R_PREV, R_NEXT, R_GAP,
	R_READ, R_CHECK, R_CLEAR, R_PRIVATE, R_BACK, R_CANNOT
};

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_EDIT, "Enter", "Comment",
	    "write the comment or note" },
	{ KEY_IS_CHAR, 'n', R_GAP, "n", "Next gap",
	    "go to the next thing that is missing" },
	{ KEY_IS_NAMED, NAME_F5, R_GAP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", "Next question",
	    "next question (Shift-Tab: the one before)" },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_NEXT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_BACK_TAB, R_PREV, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_PREV, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'r', R_READ, "r", "Read", "read the proposal" },
	{ KEY_IS_NAMED, NAME_F4, R_READ, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'c', R_CHECK, "c", "Check",
	    "see all that is missing" },
	{ KEY_IS_NAMED, NAME_UP, R_UP, "Up Down", NULL,
	    "choose a level or an answer" },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_LESS, "Left Right", NULL,
	    "half a point less or more; or type 0 to 5" },
	{ KEY_IS_NAMED, NAME_RIGHT, R_MORE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, ',', R_MORE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, '.', R_MORE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DELETE, R_CLEAR, "Delete", NULL,
	    "take the answer away" },
	{ KEY_IS_NAMED, NAME_BACKSPACE, R_CLEAR, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'x', R_CANNOT, "x", NULL,
	    "cannot judge, where the call allows it" },
	{ KEY_IS_CHAR, 'w', R_PRIVATE, "w", NULL,
	    "a private note, never exported" },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", "Back",
	    "back to the list; everything is kept" },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct page {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
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
	const char *text = "";

	if (task_get(page->screen->workspace, task_of(page), item_of(page),
	    part, &text, &page->screen->fault) == -1)
		screen_complain(page->screen);
	return text;
}

static void
set_value(struct page *page, const char *value)
{
	screen_save(page->screen, page->task, page->item, PART_VALUE, value,
	    true);
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
	textarea_set(&page->money, text);
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
		set_value(page, value);
}

static void
go(struct page *page, size_t item)
{
	if (is_money(page))
		save_money(page);
	page->item = item;
	load_money(page);
}

/* Painting */

static int
paint_scale(struct page *page, struct grid *grid, struct body body, int row)
{
	const struct scale *scale = &task_of(page)->form->call->scale;
	const char *value = get(page, PART_VALUE);
	int steps = value[0] == '\0' || value[0] == '-' ? -1 : atoi(value);
	const struct level *here = steps < 0 ? NULL :
	    scale_level(scale, (unsigned)steps);
	char points[POINTS_LEN];
	int top = row;
	bool between;
	size_t i;

	grid_printf(grid, row, 1, steps < 0 ? GRID_FOCUS : GRID_NORMAL,
	    "%s -  %s ", steps < 0 ? ">" : " ", value[0] == '-' ?
	    "cannot judge" : "not answered yet");
	if (steps < 0)
		grid_cursor(grid, row, 1);
	row++;
	for (i = 0; i < scale->n_levels; i++) {
		const struct level *level = &scale->levels[i];
		bool on = level == here;

		scale_points(points, scale, on ? (unsigned)steps :
		    level->steps);
		grid_printf(grid, row, 1, on ? GRID_FOCUS : GRID_NORMAL,
		    "%s %s  %s ", on ? ">" : " ", points,
		    level->name.in[page->screen->lang]);
		if (on)
			grid_cursor(grid, row, 1);
		row++;
	}
	if (here != NULL) {
		scale_points(points, scale, (unsigned)steps);
		between = (unsigned)steps != here->steps;
		grid_printf(grid, top, 32, GRID_STRONG, "| %s  %s%s%s", points,
		    here->name.in[page->screen->lang], between ? " - " : "",
		    between ? here[1].name.in[page->screen->lang] : "");
		frame_wrap(grid, top + 1, 34, row - top - 1, body.cols - 35,
		    GRID_NORMAL, here->text.in[page->screen->lang], 0, NULL);
	}
	return row;
}

static int
paint_options(struct page *page, struct grid *grid, struct body body, int row)
{
	const struct question *q = item_of(page)->question;
	const char *value = get(page, PART_VALUE);
	size_t i;

	grid_printf(grid, row, 1, value[0] == '\0' ? GRID_FOCUS : GRID_NORMAL,
	    "%s -  not answered yet ", value[0] == '\0' ? ">" : " ");
	if (value[0] == '\0')
		grid_cursor(grid, row, 1);
	row++;
	for (i = 0; i < q->n_options; i++) {
		bool on = strcmp(q->options[i].id, value) == 0;

		grid_text(grid, row, 1, 2, on ? GRID_FOCUS : GRID_NORMAL,
		    on ? "> " : "  ", 2);
		grid_text(grid, row, 3, body.cols - 4, on ? GRID_FOCUS :
		    GRID_NORMAL, q->options[i].name.in[page->screen->lang],
		    strlen(q->options[i].name.in[page->screen->lang]));
		if (on)
			grid_cursor(grid, row, 1);
		row++;
	}
	return row;
}

static int
paint_answer(struct page *page, struct grid *grid, struct body body, int row)
{
	const struct item *item = item_of(page);

	if (item->kind == ITEM_CRITERION)
		return paint_scale(page, grid, body, row);
	if (is_money(page)) {
		grid_string(grid, row, 1, GRID_NORMAL, "EUR  [");
		textarea_paint(&page->money, grid, row, 7, 1, 20, true);
		grid_string(grid, row, 27, GRID_NORMAL, "]  empty: as asked"
		    " for");
		return row + 1;
	}
	if (item->kind == ITEM_QUESTION)
		return paint_options(page, grid, body, row);
	return row;
}

/* How long the text may be: least and most characters. */
static void
limits(const struct page *page, unsigned *least, unsigned *most)
{
	const struct item *item = item_of(page);

	*least = item->kind == ITEM_CRITERION ?
	    item->criterion->comment_min : 0;
	*most = item->kind == ITEM_CRITERION ? item->criterion->comment_max :
	    item->kind == ITEM_QUESTION ? item->question->note_max :
	    task_of(page)->form->stage->remark_max;
}

static void
paint_comment(struct page *page, struct grid *grid, struct body body,
    int row)
{
	const char *text = get(page, PART_TEXT);
	const char *private = get(page, PART_PRIVATE);
	size_t n = text_count(text, strlen(text)), more;
	unsigned least, most;
	int left;

	limits(page, &least, &most);
	if (most > 0) {
		grid_printf(grid, row, 1, GRID_STRONG, "%s   %zu of %u-%u"
		    " characters   %s", item_of(page)->kind ==
		    ITEM_CRITERION ? "Comment" : "Note", n, least, most,
		    n < least ? "too short" : n > most ? "too long" : "ok");
		row++;
	}
	left = body.row + body.rows - row - (private[0] != '\0' ? 2 : 0);
	if (most > 0 && left > 1) {
		row += frame_wrap(grid, row, 3, left - 1, body.cols - 5,
		    GRID_NORMAL, text, 0, &more);
		if (more > 0)
			grid_printf(grid, row++, 3, GRID_NORMAL, "(%zu more"
			    " lines: Enter opens the editor)", more);
	}
	if (private[0] != '\0' && row + 1 < body.row + body.rows) {
		grid_string(grid, row++, 1, GRID_STRONG, "Private note   never"
		    " exported");
		frame_wrap(grid, row, 3, 1, body.cols - 5, GRID_NORMAL,
		    private, 0, NULL);
	}
}

static void
marks(const struct page *page, char *out, size_t room)
{
	const struct task *task = task_of(page);
	struct fraction total;
	char text[FRACTION_TEXT_LEN];
	size_t len;

	snprintf(out, room, "Question %zu of %zu   %zu answered",
	    page->item + 1, task->form->n_items, task->answered);
	len = strlen(out);
	if (task->draft.n_scores == 0 || opinion_total(task->form->call,
	    task->form->stage, &task->draft, &total, NULL) == -1)
		return;
	fraction_text(text, total, 2);
	snprintf(out + len, room - len, "   total so far %s of 100 (%u to"
	    " pass)", text, task->form->stage->pass / 100);
}

static int
paint_title(struct page *page, struct grid *grid, struct body body)
{
	const struct item *item = item_of(page);
	const struct code *code;
	char points[POINTS_LEN], head[200];
	int row = body.row;

	row += frame_wrap(grid, row, 1, 3, body.cols - 2, GRID_STRONG,
	    screen_title(page->screen, item), 0, NULL);
	if (item->kind == ITEM_QUESTION) {
		code = call_code(task_of(page)->form->call,
		    item->question->per, item->code);
		if (code != NULL)
			grid_printf(grid, row++, 1, GRID_NORMAL, "%s  %s",
			    item->code, code->name.in[page->screen->lang]);
		return row;
	}
	if (item->kind == ITEM_REMARK)
		return row;
	scale_points(points, &task_of(page)->form->call->scale,
	    item->criterion->min);
	snprintf(head, sizeof(head), "weight %u %%, threshold %s",
	    item->criterion->weight * 100 /
	    stage_weights(task_of(page)->form->stage), points);
	grid_string(grid, row++, 1, GRID_NORMAL, head);
	row += frame_wrap(grid, row, 1, body.rows > 18 ? 6 : 3, body.cols - 2,
	    GRID_NORMAL, item->criterion->guide.in[page->screen->lang], 0,
	    NULL);
	return row;
}

static void
question_paint(void *state, struct grid *grid)
{
	struct page *page = state;
	const struct item *item = item_of(page);
	char where[256], progress[256], name[64];
	struct body body;
	int row;

	snprintf(name, sizeof(name), "%s", item_label(item));
	screen_where(page->screen, page->task, name, where, sizeof(where));
	marks(page, progress, sizeof(progress));
	body = screen_frame(page->screen, grid, where, progress,
	    item->kind == ITEM_CRITERION ? "Up and Down choose the level, Left"
	    " and Right half a point. Or type 0 to 5." : is_money(page) ?
	    "Type the sum in EUR, or leave it empty." : item->kind ==
	    ITEM_REMARK ? "Enter opens the editor." :
	    "Up and Down choose the answer.", bindings);
	if (screen_help(page->screen, grid, body, bindings, "One question of"
	    " the form at a time. Give an answer, then say why."))
		return;
	row = paint_title(page, grid, body) + 1;
	row = paint_answer(page, grid, body, row);
	paint_comment(page, grid, body, row + (body.rows > 18));
}

/* Answering */

static void
step_score(struct page *page, int by)
{
	const struct scale *scale = &task_of(page)->form->call->scale;
	const char *value = get(page, PART_VALUE);
	char text[16];
	int steps;

	/* The first arrow is an answer already: focus and choice are one. */
	if (value[0] == '\0' || value[0] == '-')
		steps = by > 0 ? 0 : (int)scale->top;
	else
		steps = atoi(value) + by;
	if (steps < 0 || steps > (int)scale->top)
		return;
	snprintf(text, sizeof(text), "%d", steps);
	set_value(page, text);
}

/* Up and Down go over the named levels; the list runs from 0 down. */
static void
step_level(struct page *page, int by)
{
	const struct scale *scale = &task_of(page)->form->call->scale;
	const char *value = get(page, PART_VALUE);
	const struct level *here;
	char text[16];
	long at;

	if (value[0] == '\0' || value[0] == '-')
		at = by > 0 ? 0 : (long)scale->n_levels - 1;
	else {
		here = scale_level(scale, (unsigned)atoi(value));
		at = here - scale->levels + by;
	}
	if (at < 0 || at >= (long)scale->n_levels)
		return;
	snprintf(text, sizeof(text), "%u", scale->levels[at].steps);
	set_value(page, text);
}

static void
step_option(struct page *page, int by)
{
	const struct question *q = item_of(page)->question;
	const char *value = get(page, PART_VALUE);
	long at = -1, i;

	for (i = 0; i < (long)q->n_options; i++)
		if (strcmp(q->options[i].id, value) == 0)
			at = i;
	at = at == -1 && by < 0 ? (long)q->n_options - 1 : at + by;
	if (at >= 0 && at < (long)q->n_options)
		set_value(page, q->options[at].id);
}

/*
 * Digits, and the letters that stand in the digit row of a Lithuanian
 * keyboard, choose whole points.
 */
static int
digit_of(int32_t point)
{
	static const int32_t row[] = {
		0x201e, 0x0105, 0x010d, 0x0119, 0x0117, 0x012f, 0x0161,
		0x0173, 0x016b
	};
	int i;

	if (point >= '0' && point <= '9')
		return (int)(point - '0');
	for (i = 1; i < 9; i++)
		if (row[i] == point)
			return i;
	return point == 0x201c || point == row[0] ? 0 : -1;
}

static bool
digit(struct page *page, const struct key *key)
{
	const struct scale *scale = &task_of(page)->form->call->scale;
	char text[16];
	int points;

	if (item_of(page)->kind != ITEM_CRITERION ||
	    key->kind != KEY_IS_CHAR || (points = digit_of(key->value)) == -1)
		return false;
	if ((unsigned)points * scale->per_point > scale->top)
		return false;
	snprintf(text, sizeof(text), "%u",
	    (unsigned)points * scale->per_point);
	set_value(page, text);
	if (key->value > 127)
		screen_say(page->screen, "Read as %d.", points);
	return true;
}

static void
choose(struct page *page, int request)
{
	const struct item *item = item_of(page);

	if (item->kind == ITEM_CRITERION) {
		if (request == R_UP || request == R_DOWN)
			step_level(page, request == R_DOWN ? 1 : -1);
		else
			step_score(page, request == R_MORE ? 1 : -1);
	} else if (item->kind == ITEM_QUESTION && !is_money(page) &&
	    (request == R_UP || request == R_DOWN))
		step_option(page, request == R_DOWN ? 1 : -1);
}

static void
act(struct page *page, struct ui *ui, int request)
{
	struct screen *screen = page->screen;
	size_t n = task_of(page)->form->n_items;
	unsigned least, most;

	limits(page, &least, &most);
	switch (request) {
	case R_EDIT:
		if (most == 0)
			go(page, (page->item + 1) % n);
		else
			editor_open(ui, screen, page->task, page->item,
			    PART_TEXT);
		break;
	case R_PRIVATE:
		editor_open(ui, screen, page->task, page->item, PART_PRIVATE);
		break;
	case R_NEXT:
		go(page, (page->item + 1) % n);
		break;
	case R_PREV:
		go(page, (page->item + n - 1) % n);
		break;
	case R_GAP:
		go(page, screen_gap(screen, page->task, page->item + 1));
		break;
	case R_READ:
		reader_open(ui, screen, page->task);
		break;
	case R_CHECK:
		check_open(ui, screen, page->task);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	case R_CLEAR:
		if (item_of(page)->kind != ITEM_REMARK)
			set_value(page, "");
		break;
	case R_CANNOT:
		if (item_of(page)->kind == ITEM_CRITERION)
			set_value(page, "-");
		break;
	default:
		choose(page, request);
		break;
	}
}

static void
question_key(void *state, struct ui *ui, const struct key *key)
{
	struct page *page = state;
	bool typing = is_money(page);
	int request;

	if (screen_help_key(page->screen, key, typing))
		return;
	if (typing && (key->kind == KEY_IS_CHAR || key_is(key, KEY_IS_NAMED,
	    NAME_BACKSPACE) || key_is(key, KEY_IS_NAMED, NAME_DELETE) ||
	    key_is(key, KEY_IS_NAMED, NAME_LEFT) ||
	    key_is(key, KEY_IS_NAMED, NAME_RIGHT)) &&
	    textarea_key(&page->money, key, 20))
		return;
	if (key->kind == KEY_IS_PASTE) {
		screen_say(page->screen, "Press Enter first: pasting goes into"
		    " the comment.");
		return;
	}
	if (digit(page, key))
		return;
	request = binding_find(bindings, key);
	if (request == 0)
		screen_say(page->screen, "This key does nothing here. ? shows"
		    " the keys.");
	else
		act(page, ui, request);
}

static void
question_save(void *state)
{
	struct page *page = state;

	if (is_money(page))
		save_money(page);
}

static void
question_close(void *state)
{
	struct page *page = state;

	textarea_release(&page->money);
	free(page);
}

static const struct view_ops question_view = {
	.paint = question_paint, .key = question_key,
	.save = question_save, .close = question_close
};

void
question_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	struct page *page = calloc(1, sizeof(*page));

	if (page == NULL)
		return;
	page->screen = screen;
	page->task = task;
	page->item = item;
	load_money(page);
	ui_open(ui, &question_view, page);
}
