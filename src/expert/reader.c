/* Reading a proposal on the whole screen. */
#include "config.h"

#include "mita/expert/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/expert/original.h"
#include "mita/expert/proposal_pages.h"
#include "mita/expert/screen.h"
#include "mita/ui/textarea.h"

/* Reading a proposal on the whole screen. */

enum { R_MOVE = 1, R_PART, R_PART_BACK, R_NEXT_MARK, R_STAY, R_FIND, R_NEXT,
	R_PREV, R_MARK, R_QUOTE, R_OPEN, R_FORM, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_MOVE, N_("Space"), N_("On"), N_("a page on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_MOVE, "b", N_("Back"), N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_MOVE, N_("Up Down"), NULL,
	    N_("a line") },
	{ KEY_IS_CHAR, 'j', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'k', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_MOVE, "Home End", NULL,
	    N_("the beginning and the end") },
	{ KEY_IS_CHAR, 'g', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'G', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, '/', R_FIND, "/", N_("Find"),
	    N_("find a word; case and accents do not matter") },
	{ KEY_IS_NAMED, NAME_TAB, R_PART, "Tab", N_("Parts"),
	    N_("the next part: facts, each document, your earlier"
	    " evaluation") },
	{ KEY_IS_NAMED, NAME_BACK_TAB, R_PART_BACK, "Shift-Tab", NULL,
	    N_("the part before") },
	{ KEY_IS_NAMED, NAME_F3, R_NEXT, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'n', R_NEXT, "n N", NULL,
	    N_("the next and the last place found") },
	{ KEY_IS_CHAR, 'N', R_PREV, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'm', R_MARK, "m", N_("Mark"),
	    N_("mark this line, or take its mark away") },
	{ KEY_IS_CHAR, 'M', R_NEXT_MARK, "M", NULL,
	    N_("go to the next mark") },
	{ KEY_IS_CHAR, 'p', R_QUOTE, "p", N_("Quote"),
	    N_("put the marked lines, with their page, into the comment") },
	{ KEY_IS_CHAR, 'v', R_FORM, "v", N_("Form"),
	    N_("the form beside the proposal") },
	{ KEY_IS_CHAR, 'o', R_OPEN, "o", N_("Original"),
	    N_("open the document in another program") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("back to where you were") },
	{ KEY_IS_NAMED, NAME_F4, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'h', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_STAY, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct reader {
	struct screen	*screen;
	size_t		 task;
	bool		 formless;	/* no form of it lies below */
	bool		 finding;
	struct textarea	 find;
};

static void
put(char *out, size_t room, const char *text)
{
	size_t len = strlen(out);

	snprintf(out + len, room - len, "%s", text);
}

/* "annex.txt, page 6   part 2 of 3   25 % read   mark 1 of 2 ..." */
static void
place(const struct pages *pages, char *out, size_t room)
{
	size_t seen = pages->top + (size_t)pages->rows, at, n;
	char where[LABEL_MAX + 32], text[80];

	pages_place(pages, where, sizeof(where));
	snprintf(out, room, _("%s   %zu %% read"), where, pages->n == 0 ||
	    seen > pages->n ? 100 : seen * 100 / pages->n);
	pages_part(pages, &at, &n);
	snprintf(text, sizeof(text), _("   part %zu of %zu"), at, n);
	put(out, room, text);
	snprintf(text, sizeof(text), _("   mark %zu of %zu"),
	    pages_mark_at(pages), pages->n_marks);
	if (pages_mark_at(pages) > 0)
		put(out, room, text);
	snprintf(text, sizeof(text), _("   found %zu of %zu"),
	    pages_hit(pages), pages->n_hits);
	if (pages->looking)
		put(out, room, text);
}

static const struct binding *
bindings_of(const struct reader *reader)
{
	return reader->finding ? screen_finding : bindings;
}

static void
paint(struct reader *reader, struct pages *pages, struct grid *grid)
{
	char where[256], progress[LABEL_MAX + 128];
	struct body body;

	screen_where(reader->screen, grid, reader->task, _("Read"), where,
	    sizeof(where));
	place(pages, progress, sizeof(progress));
	reader->screen->chrome.typing = reader->finding;
	body = chrome_frame(&reader->screen->chrome, grid, where, progress,
	    reader->finding ? "" : pages->n_marks > 0 ?
	    _(">> is your mark. Press p to put it, with its page, into a"
	    " comment.") : _("Space goes on; Esc goes back to where you"
	    " were."), bindings_of(reader));
	if (chrome_help(&reader->screen->chrome, grid, body,
	    bindings_of(reader), _("The"
	    " proposal as it was handed in. Page numbers are those of the"
	    " original.")))
		return;
	pages_paint(pages, grid, body.row, body.rows, body.cols);
	if (reader->finding)
		frame_field(grid, body.sentence, 1, grid->cols - 1,
		    _("Find"), &reader->find, true);
}

/* Again when it turned out only now what is on the page. */
static void
reader_paint(void *state, struct grid *grid)
{
	struct reader *reader = state;
	/* A change of language makes them anew: never kept here. */
	struct pages *pages = pages_of(reader->screen, reader->task);
	size_t top, n;
	int rows;

	if (pages == NULL)
		return;
	top = pages->top;
	n = pages->n;
	rows = pages->rows;
	paint(reader, pages, grid);
	if (top == pages->top && n == pages->n && rows == pages->rows)
		return;
	grid_clear(grid);
	paint(reader, pages, grid);
}

static void
find_key(struct reader *reader, struct pages *pages, const struct key *key)
{
	if (key_is(key, KEY_IS_NAMED, NAME_ENTER)) {
		reader->finding = false;
		if (!pages_find(pages, textarea_text(&reader->find)))
			chrome_say(&reader->screen->chrome, "Not found.");
	} else if (key_is(key, KEY_IS_NAMED, NAME_ESCAPE))
		reader->finding = false;
	else
		textarea_key(&reader->find, key, 500);
}

static void
next(struct reader *reader, struct pages *pages, int by)
{
	if (!pages->looking)
		chrome_say(&reader->screen->chrome, "Press / and type what to"
		    " find.");
	else if (!pages_find_next(pages, by))
		chrome_say(&reader->screen->chrome, "Not found.");
}

/* The form beside the proposal; it may be what one came from. */
static void
open_form(struct reader *reader, struct ui *ui)
{
	struct screen *screen = reader->screen;
	bool formless = reader->formless;
	size_t task = reader->task;

	screen->split = true;
	ui_back(ui);
	if (formless)
		screen_open(ui, screen, VIEW_QUESTION, task,
		    session_gap(&screen->session, task, 0));
}

static void
reader_key(void *state, struct ui *ui, const struct key *key)
{
	struct reader *reader = state;
	struct screen *screen = reader->screen;
	int request = binding_find(bindings, key);
	struct pages *pages;

	if (chrome_key(&screen->chrome, ui, bindings_of(reader), key,
	    reader->finding) ||
	    (pages = pages_of(screen, reader->task)) == NULL)
		return;
	if (reader->finding) {
		find_key(reader, pages, key);
		return;
	}
	switch (request) {
	case R_MOVE:
		pages_key(pages, key);
		break;
	case R_FIND:
		reader->finding = true;
		textarea_set(&reader->find, "");
		break;
	case R_NEXT:
		next(reader, pages, 1);
		break;
	case R_PREV:
		next(reader, pages, -1);
		break;
	case R_PART:
	case R_PART_BACK:
		pages_go_part(pages, request == R_PART ? 1 : -1);
		break;
	case R_MARK:
		pages_mark(pages);
		break;
	case R_NEXT_MARK:
		if (!pages_next_mark(pages))
			chrome_say(&screen->chrome, "There is no mark yet: m"
			    " marks the line.");
		break;
	case R_STAY:
		chrome_say(&screen->chrome, "Esc goes back to the list; q there"
		    " leaves the program.");
		break;
	case R_QUOTE:
		screen_quote(screen, pages);
		break;
	case R_OPEN:
		original_open(screen, pages_document(pages));
		break;
	case R_FORM:
		open_form(reader, ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&screen->chrome, key);
		break;
	}
}

static void
reader_close(void *state)
{
	struct reader *reader = state;

	textarea_release(&reader->find);
	free(reader);
}

static const struct view_ops reader_view = {
	.paint = reader_paint, .key = reader_key, .close = reader_close
};

static void
open_reader(struct ui *ui, struct screen *screen, size_t task, bool formless)
{
	struct reader *reader;

	if (task_may_read(&screen->session.tasks[task],
	    &screen->session.fault) == -1) {
		screen_complain(screen);
		return;
	}
	if ((reader = calloc(1, sizeof(*reader))) == NULL)
		return;
	reader->screen = screen;
	reader->task = task;
	reader->formless = formless;
	reader->find.one_line = true;
	ui_open(ui, &reader_view, reader);
}

void
reader_open(struct ui *ui, struct screen *screen, size_t task)
{
	open_reader(ui, screen, task, false);
}

void
reader_open_first(struct ui *ui, struct screen *screen, size_t task)
{
	open_reader(ui, screen, task, true);
}
