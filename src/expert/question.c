/* One question on a page: its answer and the comment. */
#include "config.h"

#include "mita/expert/question.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/answer.h"
#include "mita/expert/guidance.h"
#include "mita/expert/item_page.h"
#include "mita/expert/outside.h"
#include "mita/expert/proposal_pages.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/model/money.h"
#include "mita/ui/clipboard.h"
#include "mita/ui/textarea.h"

/* One question a page: the scale or the answers, and the comment. */

enum {
	R_UP = 1, R_DOWN, R_LESS, R_MORE, R_EDIT, R_PREV, R_NEXT, R_GAP,
	R_READ, R_CHECK, R_CLEAR, R_PRIVATE, R_BACK, R_CANNOT, R_SPLIT,
	R_LEVELS, R_COMPARE, R_UNDO, R_REDO, R_SAME_NEXT, R_SAME_PREV, R_PANE,
	R_FULL, R_STAGE, R_COPY, R_FILE, R_STAY, R_SIGNED, R_TURN, R_MARK,
	R_QUOTE, R_DECLARE
};

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_EDIT, "Enter", N_("Comment"),
	    N_("write the comment or note") },
	{ KEY_IS_CHAR, 'n', R_GAP, "n", N_("Next gap"),
	    N_("go to the next thing that is missing") },
	{ KEY_IS_NAMED, NAME_F5, R_GAP, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 's', R_CHECK, "s", N_("Check"),
	    N_("see all that is missing; then sign") },
	{ KEY_IS_CHAR, 'v', R_SPLIT, "v", N_("Proposal"),
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
	{ KEY_IS_CHAR, 'f', R_FULL, "f", NULL,
	    N_("the full text of your evaluation") },
	{ KEY_IS_NAMED, NAME_F7, R_FULL, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'S', R_SIGNED, "S", NULL,
	    N_("what you signed: read it, correct it, or drop a correction") },
	{ KEY_IS_CHAR, 'd', R_DECLARE, "d", NULL,
	    N_("declare your interest anew, when something has changed") },
	{ KEY_IS_CHAR, 'e', R_STAGE, "e", NULL,
	    N_("your own evaluation of the stage before, beside the form") },
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
	{ KEY_IS_CHAR, 'q', R_STAY, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to the list; everything is kept") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

/* While the proposal beside it has the keys. */
static const struct binding reading_bindings[] = {
	{ KEY_IS_CHAR, ' ', R_TURN, N_("Space"), N_("On"), N_("a page on") },
	{ KEY_IS_CHAR, 'b', R_TURN, "b", N_("Back"), N_("a page back") },
	{ KEY_IS_NAMED, NAME_TAB, R_PANE, "Tab", N_("Form"),
	    N_("next question; in the split view: to the proposal and back") },
	{ KEY_IS_CHAR, 'm', R_MARK, "m", N_("Mark"),
	    N_("mark this line, or take its mark away") },
	{ KEY_IS_CHAR, 'p', R_QUOTE, "p", N_("Quote"),
	    N_("put the marked lines, with their page, into the comment") },
	{ KEY_IS_CHAR, 'r', R_READ, "r", NULL,
	    N_("read the proposal on the whole screen") },
	{ KEY_IS_CHAR, 'v', R_SPLIT, "v", NULL,
	    N_("the proposal beside the form, or not") },
	{ KEY_IS_NAMED, NAME_F4, R_SPLIT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Form"),
	    N_("back to where you were") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static const struct binding *
bindings_of(const struct item_page *page)
{
	return page->reading && page->screen->split ? reading_bindings :
	    bindings;
}

/* Sums are shown in EUR and kept in cents. */
static void
load_money(struct item_page *page)
{
	const char *value;
	char text[MONEY_LEN] = "";

	if (!item_page_is_money(page))
		return;
	value = item_page_get(page, PART_VALUE);
	if (value[0] != '\0')
		money_text(text, money_cents(value));
	page->money.one_line = true;
	textarea_set(&page->money, translate_number(text));
}

/* False: the file did not take it, and the field still has it. */
static bool
save_money(struct item_page *page)
{
	const char *text = textarea_text(&page->money);
	char value[32] = "";
	int64_t cents;

	if (text[0] != '\0' && money_read(text, true, &cents) == -1) {
		chrome_say(&page->screen->chrome, "Not a sum; write it in EUR,"
		    " such as 21500.00");
		return true;
	}
	if (text[0] != '\0')
		snprintf(value, sizeof(value), "%" PRId64, cents);
	if (strcmp(value, item_page_get(page, PART_VALUE)) == 0)
		return true;
	screen_answer(page->screen, page->task, page->item, value);
	if (page->screen->unsaved.why.code == FAULT_NONE)
		return true;
	unsaved_note(&page->screen->unsaved, &page->screen->chrome,
	    &page->screen->session.fault, true);
	return false;
}

static void
go(struct item_page *page, size_t task, size_t item)
{
	if (item_page_is_money(page) && !save_money(page))
		return;
	page->task = task;
	page->item = item;
	page->screen->item = item;
	load_money(page);
}

/* Why something can do nothing at this question; NULL: it can. */
static const char *
off(const void *state, int request)
{
	const struct item_page *page = state;
	const struct item *item = item_page_item(page);
	const struct screen *screen = page->screen;

	if (request == R_LEVELS && item->kind != ITEM_CRITERION)
		return _("This question has no scale.");
	if (request == R_CANNOT && item->kind != ITEM_CRITERION)
		return _("Only a score can be left unjudged.");
	if (request == R_CANNOT &&
	    !item_page_task(page)->form->stage->cannot_judge)
		return _("This call wants a score for every criterion.");
	if (request == R_STAGE &&
	    session_earlier(&screen->session, page->task) == -1)
		return _("You have no evaluation of this proposal from an"
		    " earlier stage.");
	if (request == R_SIGNED && item_page_task(page)->version == 0)
		return _("It is not signed yet.");
	if ((request == R_UP || request == R_DOWN) &&
	    item->kind == ITEM_REMARK)
		return _("Here is only a text: press Enter to write it.");
	if ((request == R_LESS || request == R_MORE) &&
	    item->kind != ITEM_CRITERION)
		return _("This question has no scale.");
	return NULL;
}

static void
part_proposal(void *state, struct grid *grid)
{
	struct item_page *page = state;
	struct pages *pages = pages_of(page->screen, page->task);

	if (pages != NULL)
		pages_paint(pages, grid, 0, grid->rows, grid->cols);
}

static void
part_form(void *state, struct grid *grid)
{
	item_page_paint(state, grid, (struct body){ .rows = grid->rows,
	    .cols = grid->cols });
}

/* " PROPOSAL  annex.txt, page 2 of 5 ", as far as there is room for it. */
static void
put_title(const struct item_page *page, int cols, char *out, size_t room)
{
	const struct pages *pages = page->screen->split ?
	    pages_of(page->screen, page->task) : NULL;
	const char *name = _(" PROPOSAL ");
	char place[LABEL_MAX + 32] = "";

	if (pages != NULL)
		pages_place(pages, place, sizeof(place));
	snprintf(out, room, "%s %s ", name, place);
	if (pages == NULL || (int)text_width(out, strlen(out)) >
	    cols / 2 - 8)
		snprintf(out, room, "%s", name);
}

static void
question_paint(void *state, struct grid *grid)
{
	struct item_page *page = state;
	struct screen *screen = page->screen;
	char where[512], progress[512], name[ITEM_NAME_LEN], sentence[400];
	char title[LABEL_MAX + 64];
	const struct pane panes[2] = {
		{ title, part_proposal }, { _(" YOUR FORM "), part_form }
	};
	struct body body;

	put_title(page, grid->cols, title, sizeof(title));
	wording_name(&screen->session, page->task, page->item, grid->cols / 2 -
	    10, name);
	screen_where(screen, grid, page->task, name, where, sizeof(where));
	guidance_progress(page, grid->cols, progress, sizeof(progress));
	screen->chrome.typing = item_page_is_money(page) && !page->reading;
	chrome_off(&screen->chrome, off, page);
	body = chrome_frame(&screen->chrome, grid, where, progress,
	    guidance_sentence(page, sentence), bindings_of(page));
	if (chrome_help(&screen->chrome, grid, body, bindings_of(page),
	    _("One question of the form at a time. Give an answer, then say"
	    " why. The numbers"
	    " at the top: + is answered, - is missing, [ ] is where you are.")))
		return;
	if (screen_may_split(screen, body, page->reading))
		frame_split(grid, body, panes, !page->reading, page);
	else
		item_page_paint(page, grid, body);
}

/* Keys */

static void
edit(struct item_page *page, struct ui *ui)
{
	size_t n = item_page_task(page)->form->n_items;
	unsigned least, most;

	session_limits(&page->screen->session, page->task, page->item, &least,
	    &most);
	if (form_is_changed(item_page_item(page), &item_page_task(page)->draft))
		screen_open(ui, page->screen, VIEW_DECLARE, page->task, 0);
	else if (most == 0)
		go(page, page->task, (page->item + 1) % n);
	else
		screen_open(ui, page->screen, VIEW_COMMENT, page->task,
		    page->item);
}

/* The same question for another proposal of the same stage. */
static void
same_question(struct item_page *page, size_t by)
{
	const struct screen *screen = page->screen;
	const char *id = item_id(item_page_item(page));
	size_t task = page->task, i;

	for (;;) {
		task = (task + by) % screen->session.n;
		if (task == page->task)
			break;
		if (screen->session.tasks[task].stage ==
		    item_page_task(page)->stage &&
		    screen->session.tasks[task].state != TASK_UNOPENED &&
		    !task_is_closed(&screen->session.tasks[task]))
			break;
	}
	if (task == page->task) {
		chrome_say(&page->screen->chrome, "There is no other proposal"
		    " to go to.");
		return;
	}
	for (i = 0; i < screen->session.tasks[task].form->n_items; i++)
		if (strcmp(item_id(&screen->session.tasks[task].form->items[i]),
		    id) == 0)
			break;
	if (i < screen->session.tasks[task].form->n_items)
		go(page, task, i);
}

static void
undo(struct item_page *page, bool again)
{
	long item = screen_undo(page->screen, page->task, again);

	if (item >= 0)
		go(page, page->task, (size_t)item);
	else
		chrome_say(&page->screen->chrome, again ? N_("Nothing to do"
		    " again.") :
		    N_("Nothing to take back."));
}

static void
pane(struct item_page *page)
{
	if (page->screen->split)
		page->reading = !page->reading;
	else
		go(page, page->task, (page->item + 1) %
		    item_page_task(page)->form->n_items);
}

static bool
leaf(struct item_page *page, struct ui *ui, int request)
{
	struct screen *screen = page->screen;
	size_t n = item_page_task(page)->form->n_items;

	if (request == R_NEXT)
		go(page, page->task, (page->item + 1) % n);
	else if (request == R_PREV)
		go(page, page->task, (page->item + n - 1) % n);
	else if (request == R_GAP)
		go(page, page->task, session_gap(&screen->session, page->task,
		    page->item + 1));
	else if (request == R_SAME_NEXT)
		same_question(page, 1);
	else if (request == R_SAME_PREV)
		same_question(page, screen->session.n - 1);
	else if (request == R_PANE)
		pane(page);
	else if (request == R_EDIT)
		edit(page, ui);
	else
		return false;
	return true;
}

static bool
open_view(struct item_page *page, struct ui *ui, int request)
{
	static const enum view views[] = {
		[R_PRIVATE] = VIEW_PRIVATE, [R_READ] = VIEW_READER,
		[R_CHECK] = VIEW_CHECK, [R_COMPARE] = VIEW_COMPARE,
		[R_LEVELS] = VIEW_LEVELS, [R_FULL] = VIEW_FULLTEXT,
		[R_SIGNED] = VIEW_CORRECT, [R_DECLARE] = VIEW_DECLARE,
	};

	if ((size_t)request >= sizeof(views) / sizeof(views[0]) ||
	    views[request] == VIEW_NONE)
		return false;
	screen_open(ui, page->screen, views[request], page->task,
	    page->item);
	return true;
}

static void
show_earlier(struct item_page *page)
{
	struct pages *pages = pages_of(page->screen, page->task);

	if (pages == NULL)
		return;
	pages_go_earlier(pages);
	page->screen->split = page->reading = true;
	chrome_say(&page->screen->chrome, "Your evaluation of the stage before."
	    " Space goes on; Tab moves the keys to the form.");
}

static void
act(struct item_page *page, struct ui *ui, int request)
{
	static const enum answer_act acts[] = {
		[R_UP] = ANSWER_UP, [R_DOWN] = ANSWER_DOWN,
		[R_LESS] = ANSWER_LESS, [R_MORE] = ANSWER_MORE,
		[R_CLEAR] = ANSWER_CLEAR, [R_CANNOT] = ANSWER_CANNOT,
	};

	const char *why = off(page, request);

	if (why != NULL) {
		chrome_say(&page->screen->chrome, "%s", why);
		return;
	}
	if (leaf(page, ui, request) || open_view(page, ui, request))
		return;
	switch (request) {
	case R_STAY:
		chrome_say(&page->screen->chrome, "Esc goes back to the list; q"
		    " there leaves the program.");
		break;
	case R_COPY:
		clipboard_copy(&page->screen->chrome,
		    item_page_get(page, PART_TEXT), "Y");
		break;
	case R_STAGE:
		show_earlier(page);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	case R_SPLIT:
		page->screen->split = !page->screen->split;
		page->reading = false;
		break;
	case R_FILE:
		outside_write(page->screen, item_page_get(page, PART_TEXT));
		break;
	case R_UNDO:
	case R_REDO:
		if (screen_may_change(page->screen, ui, page->task,
		    PART_VALUE))
			undo(page, request == R_REDO);
		break;
	default:
		answer_act(page->screen, ui, page->task, page->item,
		    acts[request]);
		break;
	}
}

/* In a sum, what a text field knows is its own. */
static bool
money_key(struct item_page *page, struct ui *ui, const struct key *key)
{
	bool own = key->kind == KEY_IS_CHAR ||
	    (key->kind == KEY_IS_NAMED && (key->value == NAME_BACKSPACE ||
	    key->value == NAME_DELETE || key->value == NAME_LEFT ||
	    key->value == NAME_RIGHT));

	if (!item_page_is_money(page) || !own)
		return false;
	return !screen_may_change(page->screen, ui, page->task, PART_VALUE) ||
	    textarea_key(&page->money, key, 20);
}

static void
reading_key(struct item_page *page, struct ui *ui, const struct key *key)
{
	struct pages *pages = pages_of(page->screen, page->task);
	int request = binding_find(reading_bindings, key);

	if (pages == NULL || pages_key(pages, key))
		return;
	if (request == R_MARK)
		pages_mark(pages);
	else if (request == R_QUOTE)
		screen_quote(page->screen, pages);
	else if (request == R_PANE || request == R_BACK)
		page->reading = false;
	else if (request == R_SPLIT || request == R_READ)
		act(page, ui, request);
	else
		chrome_unknown(&page->screen->chrome, key);
}

static void
question_key(void *state, struct ui *ui, const struct key *key)
{
	struct item_page *page = state;
	bool typing = item_page_is_money(page) && !page->reading;
	int request;

	if (chrome_key(&page->screen->chrome, ui, bindings_of(page), key,
	    typing))
		return;
	if (page->reading && page->screen->split) {
		reading_key(page, ui, key);
		return;
	}
	if (money_key(page, ui, key))
		return;
	if (key->kind == KEY_IS_PASTE) {
		chrome_say(&page->screen->chrome, "Press Enter first: pasting"
		    " goes into the comment.");
		return;
	}
	if (answer_key(page->screen, ui, page->task, page->item, key))
		return;
	request = binding_find(bindings, key);
	if (request == 0)
		chrome_unknown(&page->screen->chrome, key);
	else
		act(page, ui, request);
}

static bool
question_save(void *state)
{
	struct item_page *page = state;
	struct screen *screen = page->screen;
	bool kept = !item_page_is_money(page) || save_money(page);

	bookmark_keep(&screen->bookmark, &screen->session, &(struct bookmark){
	    .split = screen->split, .task = page->task, .item = page->item });
	return kept;
}

static void
question_close(void *state)
{
	struct item_page *page = state;

	textarea_release(&page->money);
	free(page);
}

static void
question_resume(void *state)
{
	struct item_page *page = state;

	/* A signature read the list anew; the forms stay as they were. */
	if (page->task >= page->screen->session.n)
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
	struct item_page *page = calloc(1, sizeof(*page));

	if (page == NULL)
		return;
	page->screen = screen;
	page->task = task;
	page->item = screen->item = item;
	load_money(page);
	ui_open(ui, &question_view, page);
}
