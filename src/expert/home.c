/* The list of proposals, where the application starts. */
#include "config.h"

#include "mita/expert/home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/proof.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/folders.h"
#include "mita/expert/screen.h"
#include "mita/expert/tasklist.h"
#include "mita/expert/wording.h"
#include "mita/ui/look.h"
#include "mita/ui/textarea.h"

/* The list of proposals: where one starts, and comes back to. */

enum { R_MOVE = 1, R_OPEN, R_READ, R_COMPARE, R_SIGN, R_EXPORT,
	R_IMPORT, R_PRACTISE, R_FIND, R_NEXT, R_LEAVE, R_TOP, R_BOTTOM, R_STAY,
	R_DECLARE, R_KEEP };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_OPEN, "Enter", N_("Open"),
	    N_("go on with the proposal, at its first gap") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_OPEN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'l', R_OPEN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'r', R_READ, "r", N_("Read"),
	    N_("read the proposal") },
	{ KEY_IS_CHAR, 's', R_SIGN, "s", N_("Sign"),
	    N_("see what is missing; read the full text and sign it") },
	{ KEY_IS_CHAR, 'e', R_EXPORT, "e", N_("Export"),
	    N_("write what you signed into a file for the agency") },
	{ KEY_IS_CHAR, 'c', R_COMPARE, "c", N_("Compare"),
	    N_("compare your own scores") },
	{ KEY_IS_CHAR, 'd', R_DECLARE, "d", NULL,
	    N_("declare your interest, or declare it anew") },
	{ KEY_IS_CHAR, '/', R_FIND, "/", N_("Find"),
	    N_("find a proposal by its number or a part of its title") },
	{ KEY_IS_CHAR, 'n', R_NEXT, "n", NULL,
	    N_("the next proposal with the text that was looked for") },
	{ KEY_IS_NAMED, NAME_F3, R_NEXT, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'i', R_IMPORT, "i", NULL,
	    N_("take in another package of the agency") },
	{ KEY_IS_CHAR, 'K', R_KEEP, "K", NULL,
	    N_("keep a copy of all your work, to put it on a stick") },
	{ KEY_IS_CHAR, 'P', R_PRACTISE, "P", NULL,
	    N_("practise with two made-up proposals, for two minutes") },
	{ KEY_IS_NAMED, NAME_UP, R_MOVE, N_("Up Down"), NULL,
	    N_("choose a proposal") },
	{ KEY_IS_CHAR, 'k', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_MOVE, "Home End", NULL,
	    N_("the first and the last proposal") },
	{ KEY_IS_CHAR, 'g', R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'G', R_BOTTOM, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_MOVE, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_LEAVE, "q", N_("Quit"),
	    N_("leave the program; everything is saved") },
	{ KEY_IS_NAMED, NAME_F10, R_LEAVE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_STAY, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum {
	PREVIEW = 99,		/* columns from which there is room for it */
	BAR = 20		/* cells of the bar */
};

struct home {
	struct screen	*screen;
	struct tasklist	 list;
	bool		 leaving;	/* q was pressed once */
	bool		 back;		/* Enter goes where one was last time */
	bool		 finding;	/* a text is typed to be found */
	struct textarea	 find;
};

static struct screen *
screen_of(const struct home *home)
{
	return home->screen;
}

static const struct task *
task_of(const struct home *home)
{
	return &screen_of(home)->session.tasks[home->list.at];
}

/* Why something can do nothing for this proposal; NULL: it can. */
static const char *
off(const void *state, int request)
{
	const struct home *home = state;
	const struct screen *screen = screen_of(home);
	bool on_one = request == R_OPEN || request == R_READ ||
	    request == R_SIGN || request == R_COMPARE || request == R_FIND ||
	    request == R_DECLARE;

	if (request == R_PRACTISE && screen->session.practice)
		return _("This is the practice already.");
	if (screen->session.n == 0)
		return on_one ? _("Nothing was assigned to you yet. Press i"
		    " when the agency sends a package.") : NULL;
	if ((request == R_READ || request == R_SIGN) &&
	    task_of(home)->state == TASK_UNOPENED)
		return _("First press Enter and declare whether you have an"
		    " interest in it.");
	if ((request == R_OPEN || request == R_SIGN || request == R_READ) &&
	    task_of(home)->state == TASK_RETURNED)
		return _("You gave this one back; its text is closed. If that"
		    " was a slip, d declares anew.");
	if ((request == R_OPEN || request == R_SIGN || request == R_DECLARE) &&
	    task_of(home)->state == TASK_CANCELLED)
		return _("The agency cancelled this one. Your texts are"
		    " kept.");
	if (request == R_SIGN && task_of(home)->state == TASK_SIGNED)
		return _("It is signed as it is. Enter reads it, or corrects"
		    " it.");
	return NULL;
}

/* The one sentence that always says the next step. */
static void
next_step(const struct home *home, char *out, size_t room)
{
	const struct task *task = task_of(home);
	const char *id = task->proposal->id;
	size_t left = task->asked - task->answered;
	char name[ITEM_NAME_LEN], by[PROOF_BY_LEN];

	if (home->back) {
		snprintf(out, room, _("Last time you were at \"%s\" of %s."
		    " Press Enter to go on there."), wording_name(
		    &screen_of(home)->session, home->list.at,
		    screen_of(home)->bookmark.item, 40, name), id);
		return;
	}
	if (task->state == TASK_SIGNED && task->received != NULL) {
		snprintf(out, room, _("%s is signed, and %s received it. Enter"
		    " reads it, or corrects it."), id,
		    proof_by(screen_of(home)->session.workspace, by));
		return;
	}
	if (task->untold) {
		snprintf(out, room, _("Next: press e to export: the agency must"
		    " know of your interest in %s."), id);
		return;
	}
	switch (task->state) {
	case TASK_UNOPENED:
		snprintf(out, room, _("Next: press Enter to declare whether"
		    " you have an interest in %s."), id);
		break;
	case TASK_WRITING:
		snprintf(out, room, translate_n("Next: %s still needs %zu"
		    " answer. Press Enter to go to it.", "Next: %s still needs"
		    " %zu answers. Press Enter to go to the first.", left), id,
		    left);
		break;
	case TASK_COMPLETE:
		snprintf(out, room, _("Next: %s is complete. Press s to read"
		    " it once more and sign it."), id);
		break;
	case TASK_SIGNED:
		snprintf(out, room, task->exported ? _("%s is signed and"
		    " exported. Enter reads it, or corrects it.") : _("%s is"
		    " signed. Press e to export all you signed."), id);
		break;
	case TASK_CORRECTING:
		snprintf(out, room, _("%s differs from what you signed. Press"
		    " s to sign version %u."), id, task->version + 1);
		break;
	case TASK_CANCELLED:
		snprintf(out, room, _("%s was cancelled by the agency; what"
		    " you wrote is kept and does not count."), id);
		break;
	case TASK_RETURNED:
	case TASK_STATES:
		snprintf(out, room, _("%s was given back because of your"
		    " interest; it is exported with the others."), id);
		break;
	}
}

/* "My evaluations   INOKLASTER ...": the call gives way at a word. */
static void
where_of(const struct screen *screen, const struct grid *grid, char *out,
    size_t room)
{
	const struct call *call = screen->session.workspace->book->call;
	const char *title = call == NULL ? "" :
	    call->title.in[screen->session.lang];
	const char *saved = screen->chrome.saved, *name = _("My evaluations");
	size_t len = strlen(title), next;
	long left = grid->cols - 8 - (long)text_width(name, strlen(name)) -
	    (long)text_width(saved, strlen(saved));

	/* The help is of the screen, whatever the call. */
	if (left < 1 || screen->chrome.help)
		len = 0;
	else if (text_width(title, len) > (size_t)left)
		len = text_wrap(title, len, (size_t)left, &next);
	snprintf(out, room, "%s%s%.*s", name, len > 0 ? "   " : "", (int)len,
	    title);
}

/* The stage, and how long there is: of the first that waits. */
static void
stage_line(const struct screen *screen, int cols, char *out, size_t room)
{
	const struct task *first = NULL;
	char stage[LABEL_MAX + 40], deadline[160];
	size_t i;

	for (i = 0; i < screen->session.n; i++)
		if (group_of(&screen->session.tasks[i]) == GROUP_TODO &&
		    (first == NULL || strcmp(screen->session.tasks[i].deadline,
		    first->deadline) < 0))
			first = &screen->session.tasks[i];
	out[0] = '\0';
	if (first == NULL)
		return;
	snprintf(stage, sizeof(stage), _("Stage %u: %s"), first->stage,
	    first->form->stage->title.in[screen->session.lang]);
	wording_days_left(first, deadline, sizeof(deadline));
	snprintf(out, room, "%s%s%s\n", stage, (int)(text_width(stage,
	    strlen(stage)) + text_width(deadline, strlen(deadline))) + 5 <
	    cols ? "   " : "\n", deadline);
}

static void
put_count(char *out, size_t room, const char *what, size_t n)
{
	size_t len = strlen(out);

	if (n > 0)
		snprintf(out + len, room - len, "%s%s: %zu",
		    out[len - 1] == ' ' ? "" : ", ", what, n);
}

/* "signed 2 of 6  ######..............  being written: 2, unopened: 2" */
static void
progress(const struct screen *screen, int cols, char *out, size_t room)
{
	size_t in[TASK_STATES] = {0}, total, signed_now, i, len;
	struct buf bar = {0};

	stage_line(screen, cols, out, room);
	for (i = 0; i < screen->session.n; i++)
		in[screen->session.tasks[i].state]++;
	/* What is corrected stays signed until the correction is. */
	session_count(&screen->session, &signed_now, &total);
	if (total == 0)
		return;
	put_bar(&bar, cols < 80 ? BAR / 2 : BAR, signed_now, total);
	len = strlen(out);
	snprintf(out + len, room - len, _("signed %zu of %zu  %s  "),
	    signed_now, total, buf_text(&bar));
	buf_release(&bar);
	put_count(out, room, _("to be signed"), in[TASK_COMPLETE]);
	put_count(out, room, _("being written"), in[TASK_WRITING]);
	put_count(out, room, _("being corrected"), in[TASK_CORRECTING]);
	put_count(out, room, _("unopened"), in[TASK_UNOPENED]);
}

/* "! Not exported yet: P-01, P-02" below the list. */
static void
paint_waiting(const struct screen *screen, struct grid *grid,
    struct body body)
{
	struct buf ids = {0};
	char text[800];
	size_t i;

	for (i = 0; i < screen->session.n; i++)
		if (task_is_waiting(&screen->session.tasks[i]))
			buf_putf(&ids, "%s%s", ids.len > 0 ? ", " : "",
			    screen->session.tasks[i].proposal->id);
	if (ids.len > 0) {
		snprintf(text, sizeof(text), _("! Signed, but not exported"
		    " yet: %s"), buf_text(&ids));
		frame_wrap(grid, body.row, 1, body.rows, body.cols - 2,
		    GRID_STRONG, text, 0, NULL);
	}
	buf_release(&ids);
}

static void
paint_body(struct home *home, struct grid *grid, struct body body)
{
	struct screen *screen = screen_of(home);
	int row, wide = body.cols;

	if (body.cols >= PREVIEW) {
		wide = body.cols * 3 / 5;
		grid_down(grid, body.row, wide, body.rows);
		preview_paint(&screen->session, grid, body, wide + 2,
		    home->list.at);
	}
	row = body.row + body.rows;
	body.cols = wide;
	body.row = tasklist_paint(&home->list, grid, body) + 1;
	body.rows = row - body.row;
	if (body.rows > 0)
		paint_waiting(screen, grid, body);
}

static const struct binding *
bindings_of(const struct home *home)
{
	return home->finding ? screen_finding : bindings;
}

static void
home_paint(void *state, struct grid *grid)
{
	struct home *home = state;
	struct screen *screen = screen_of(home);
	char where[LABEL_MAX + 64], line[800], sentence[512] = "";
	struct body body;

	where_of(screen, grid, where, sizeof(where));
	progress(screen, grid->cols, line, sizeof(line));
	if (screen->session.n > 0 && !home->finding)
		next_step(home, sentence, sizeof(sentence));
	else if (!home->finding)
		snprintf(sentence, sizeof(sentence), "%s", _("Nothing was"
		    " assigned to you yet. Press i when the agency sends a"
		    " package."));
	screen->chrome.typing = home->finding;
	chrome_off(&screen->chrome, off, home);
	body = chrome_frame(&screen->chrome, grid, where, line, sentence,
	    bindings_of(home));
	if (chrome_help(&screen->chrome, grid, body, bindings_of(home),
	    _("Your"
	    " proposals. Open one, declare your interest, read it, answer its"
	    " form, sign it. Signing sends nothing: at the end you export one"
	    " file.")))
		return;
	home->list.quiet = home->finding;
	if (screen->session.n > 0)
		paint_body(home, grid, body);
	if (home->finding)
		frame_field(grid, body.sentence, 1, grid->cols - 1,
		    _("Find"), &home->find, true);
}

/* Keys */

static void
open_task(struct ui *ui, struct home *home)
{
	struct screen *screen = screen_of(home);
	const struct task *task = task_of(home);
	size_t at = home->list.at;

	if (home->back)
		screen_open(ui, screen, VIEW_QUESTION, at,
		    screen->bookmark.item);
	else if (task->state == TASK_UNOPENED)
		screen_open(ui, screen, VIEW_DECLARE, at, 0);
	else if (task->state == TASK_SIGNED)
		screen_open(ui, screen, VIEW_SIGNED, at, 0);
	else
		screen_open(ui, screen, VIEW_QUESTION, at,
		    session_gap(&screen->session, at, 0));
}

static void
find_key(struct home *home, const struct key *key)
{
	if (key_is(key, KEY_IS_NAMED, NAME_ENTER)) {
		home->finding = false;
		if (!tasklist_find(&home->list, textarea_text(&home->find)))
			chrome_say(&screen_of(home)->chrome, "Not found.");
	} else if (key_is(key, KEY_IS_NAMED, NAME_ESCAPE))
		home->finding = false;
	else
		textarea_key(&home->find, key, 500);
}

static bool
move(struct home *home, int request, const struct key *key)
{
	if (request == R_MOVE)
		tasklist_key(&home->list, key);
	else if (request == R_TOP || request == R_BOTTOM)
		tasklist_end(&home->list, request == R_TOP ? -1 : 1);
	else if (request == R_FIND) {
		home->finding = true;
		textarea_set(&home->find, "");
	} else if (request == R_NEXT && textarea_text(&home->find)[0] == '\0')
		chrome_say(&screen_of(home)->chrome, "Press / and type what to"
		    " find.");
	else if (request == R_NEXT)
		tasklist_find(&home->list, NULL);
	else
		return false;
	home->back = false;
	return true;
}

static void
act(struct ui *ui, struct home *home, int request)
{
	struct screen *screen = screen_of(home);
	size_t at = home->list.at;

	if (request == R_OPEN)
		open_task(ui, home);
	else if (request == R_COMPARE)
		screen_open(ui, screen, VIEW_COMPARE, at, 0);
	else if (request == R_DECLARE)
		screen_open(ui, screen, VIEW_DECLARE, at, 0);
	else if (request == R_READ)
		screen_open(ui, screen, VIEW_READER_FIRST, at, 0);
	else if (request == R_SIGN)
		screen_open(ui, screen, VIEW_CHECK, at, 0);
	home->back = false;
}

/* Asks once, and only when something is still to be sent. */
static void
leave(struct ui *ui, struct home *home)
{
	struct screen *screen = screen_of(home);
	size_t waiting = session_waiting(&screen->session);

	if (waiting == 0 || home->leaving) {
		ui_leave(ui);
		return;
	}
	home->leaving = true;
	chrome_say(&screen->chrome, "Signed, but not exported yet: %zu. q again"
	    " leaves, e exports.", waiting);
}

/* In the first of the folders that people look into. */
static void
keep(struct screen *screen)
{
	char folders[FOLDERS_MAX][FOLDER_LEN], path[FOLDER_LEN + 20];

	snprintf(path, sizeof(path), "%s/mita", folders_usual(folders) > 0 ?
	    folders[0] : ".");
	screen_keep(screen, path);
}

static void
home_key(void *state, struct ui *ui, const struct key *key)
{
	struct home *home = state;
	struct screen *screen = screen_of(home);
	int request = binding_find(bindings, key);
	const char *why;

	if (chrome_key(&screen->chrome, ui, bindings_of(home), key,
	    home->finding))
		return;
	if (home->finding) {
		find_key(home, key);
		return;
	}
	if (request == R_LEAVE) {
		leave(ui, home);
		return;
	}
	home->leaving = false;
	if ((why = off(home, request)) != NULL) {
		chrome_say(&screen->chrome, "%s", why);
		return;
	}
	if (request == R_EXPORT)
		screen_open(ui, screen, VIEW_EXPORT, 0, 0);
	else if (request == R_IMPORT)
		screen_open(ui, screen, VIEW_IMPORT, 0, 0);
	else if (request == R_KEEP)
		keep(screen);
	else if (request == R_PRACTISE) {
		screen->next = NEXT_PRACTISE;
		ui_leave(ui);
	} else if (request == R_STAY)
		chrome_say(&screen->chrome, "Press q to leave; everything is"
		    " saved.");
	else if (request == 0)
		chrome_unknown(&screen->chrome, key);
	else if (screen->session.n > 0 && !move(home, request, key))
		act(ui, home, request);
}

static void
home_close(void *state)
{
	struct home *home = state;

	textarea_release(&home->find);
	tasklist_release(&home->list);
}

static void
home_resume(void *state)
{
	struct home *home = state;

	screen_of(home)->chrome.help = false;
	if (home->list.at >= screen_of(home)->session.n)
		home->list.at = 0;
}

/* Below every other view: it asks how the saving goes. */
static bool
home_save(void *state)
{
	return screen_is_saved(screen_of(state));
}

static const struct view_ops list_view = {
	.paint = home_paint, .key = home_key, .save = home_save,
	.close = home_close,
	.resume = home_resume
};

/* The proposal of the last session; Enter goes where one was in it. */
static void
come_back(struct home *home)
{
	const struct screen *screen = screen_of(home);
	const struct task *task;

	if (screen->session.n == 0)
		return;
	tasklist_end(&home->list, -1);
	if (!screen->bookmark.known)
		return;
	task = &screen->session.tasks[screen->bookmark.task];
	if (group_of(task) != GROUP_TODO || task->declaration == NULL)
		return;
	home->list.at = screen->bookmark.task;
	home->back = true;
}

void
home_run(struct screen *screen)
{
	struct home home = { .screen = screen,
	    .list.session = &screen->session };

	home.find.one_line = true;
	textarea_set(&home.find, "");
	come_back(&home);
	ui_run(&list_view, &home);
}
