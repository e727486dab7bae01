/* The full-screen application: its views, from start to end. */
#include "config.h"

#include "mita/expert/app.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/copy.h"
#include "mita/desk/task.h"
#include "mita/desk/timely.h"
#include "mita/desk/workspace.h"
#include "mita/expert/check.h"
#include "mita/expert/compare.h"
#include "mita/expert/declare.h"
#include "mita/expert/demo.h"
#include "mita/expert/earlier.h"
#include "mita/expert/editor.h"
#include "mita/expert/expert.h"
#include "mita/expert/export.h"
#include "mita/expert/fulltext.h"
#include "mita/expert/home.h"
#include "mita/expert/import.h"
#include "mita/expert/levels.h"
#include "mita/expert/plain.h"
#include "mita/expert/question.h"
#include "mita/expert/reader.h"
#include "mita/expert/receipt.h"
#include "mita/expert/screen.h"
#include "mita/expert/settings.h"
#include "mita/expert/sign.h"
#include "mita/expert/signed.h"
#include "mita/expert/welcome.h"
#include "mita/ui/term.h"

/* The full-screen application: which views it has, from start to end. */

static void (*const of_all[])(struct ui *ui, struct screen *screen) = {
	[VIEW_EXPORT] = export_open,
	[VIEW_IMPORT] = import_open,
	[VIEW_SETTINGS] = settings_open,
};

static void (*const of_task[])(struct ui *ui, struct screen *screen,
    size_t task) = {
	[VIEW_DECLARE] = declare_open,
	[VIEW_READER] = reader_open,
	[VIEW_READER_FIRST] = reader_open_first,
	[VIEW_CHECK] = check_open,
	[VIEW_REASON] = reason_open,
	[VIEW_SIGN] = sign_open,
	[VIEW_SIGNED] = signed_open,
	[VIEW_SIGNED_TEXT] = fulltext_open_signed,
	[VIEW_CORRECT] = signed_open_asking,
	[VIEW_RECEIPT] = receipt_open,
	[VIEW_RECEIPT_FRESH] = receipt_open_fresh,
	[VIEW_FULLTEXT] = fulltext_open,
};

static void (*const of_item[VIEWS])(struct ui *ui, struct screen *screen,
    size_t task, size_t item) = {
	[VIEW_QUESTION] = question_open,
	[VIEW_LEVELS] = levels_open,
	[VIEW_COMPARE] = compare_open,
	[VIEW_COMMENT] = comment_open,
	[VIEW_PRIVATE] = private_open,
	[VIEW_EARLIER] = earlier_open,
	[VIEW_EARLIER_PRIVATE] = earlier_private_open,
};

static void
open_view(struct ui *ui, struct screen *screen, enum view view, size_t task,
    size_t item)
{
	if (view < VIEW_DECLARE)
		of_all[view](ui, screen);
	else if (view < VIEW_QUESTION)
		of_task[view](ui, screen, task);
	else
		of_item[view](ui, screen, task, item);
}

/* These keys are the same on every screen. */
static const struct binding everywhere[] = {
	{ KEY_IS_NAMED, NAME_F9, 1, "F9", N_("Settings"),
	    N_("settings: languages, colours, editor") },
	{ KEY_IS_NAMED, NAME_F1, 2, "F1 Ctrl-G", N_("Help"),
	    N_("help for this screen") },
	{ KEY_IS_NAMED, NAME_SUSPEND, 3, "", NULL,
	    N_("stop the program for a while; \"fg\" goes on") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static void
open_settings(struct ui *ui, void *state)
{
	screen_open(ui, state, VIEW_SETTINGS, 0, 0);
}

/* Above the foot: a change that could not be saved, and why. */
static struct body
paint_foot(void *state, struct grid *grid, struct body body,
    const struct binding *bindings, bool typing)
{
	struct screen *screen = state;
	struct unsaved *unsaved = &screen->unsaved;

	if (unsaved->why.code != FAULT_NONE)
		body = unsaved_paint(unsaved, screen->chrome.contact, grid,
		    body, bindings, typing);
	unsaved->least = 0;
	return body;
}

static const struct chrome_ops chrome_ops = {
	.everywhere = everywhere, .settings = open_settings,
	.foot = paint_foot
};

/* A signature over a damaged text is worse than none. */
static const char only_ascii[] = N_("This terminal does not show UTF-8: you can"
    " read, but not write or sign. Set it to UTF-8, or leave and type:"
    " LC_ALL=C.UTF-8 mita-expert");

/* Without a workspace one is made first; false: it was not. */
static int
begin_anew(struct screen *screen, const char *path, bool *made)
{
	const char *note;

	if (term_open(parsed_option(screen->session.line, "--mono") != NULL,
	    &note, &screen->session.fault) == -1)
		return program_fail(expert_program, &screen->session.fault);
	if (term_is_utf8())
		*made = welcome_run(screen, path);
	term_close();
	if (term_is_utf8())
		return 0;
	fault_set(&screen->session.fault, FAULT_SYSTEM, "TERMINAL", "%s",
	    translate(only_ascii));
	return program_fail(expert_program, &screen->session.fault);
}

/* What was chosen in the settings; --mono and NO_COLOR stand above it. */
static void
choose_look(struct screen *screen)
{
	const char *look = NULL, *editor = NULL;

	workspace_remembered(screen->session.workspace, "look", &look, NULL);
	workspace_remembered(screen->session.workspace, "editor", &editor,
	    NULL);
	screen->outside = editor != NULL && strcmp(editor, "outside") == 0;
	screen->mono = term_is_mono();
	if (look == NULL || strcmp(look, "mono") != 0)
		return;
	screen->mono = true;
	term_set_mono(true);
}

/* What stands in the way of signing, or of its time; practice has time. */
static void
say_time(struct screen *screen)
{
	char text[TIMELY_LEN];

	if (workspace_may_sign(screen->session.workspace,
	    &screen->session.fault) == -1)
		screen_complain(screen);
	else if (!screen->session.practice && tasks_timely(
	    screen->session.workspace, screen->session.tasks,
	    screen->session.n, text))
		chrome_say(&screen->chrome, "%s", text);
}

/* The last line, in the shell: what is done, and what is not sent yet. */
static void
say_where_one_is(const struct session *session)
{
	size_t done, all;

	session_count(session, &done, &all);
	if (all > 0)
		program_sayf(expert_program, session_waiting(session) > 0 ?
		    _("Signed: %zu of %zu. Not all of it is exported yet.") :
		    _("Signed: %zu of %zu."), done, all);
}

static int
run(struct screen *screen)
{
	const char *package = screen->session.practice ? NULL :
	    parsed_option(screen->session.line, "--package"), *note;

	if (term_open(parsed_option(screen->session.line, "--mono") != NULL,
	    &note, &screen->session.fault) == -1)
		return program_fail(expert_program, &screen->session.fault);
	if (note != NULL)
		chrome_say(&screen->chrome, "%s", translate(note));
	if (!term_is_utf8())
		screen->session.looking = only_ascii;
	say_time(screen);
	screen_may_write(screen);
	choose_look(screen);
	if (package == NULL || import_run(screen, package))
		home_run(screen);
	term_close();
	if (!screen->session.practice && screen->next == NEXT_END)
		say_where_one_is(&screen->session);
	return 0;
}

/* From the first start or the list until the person leaves it. */
static int
session(struct screen *screen, const char *path)
{
	char usual[4096];
	bool made = true;
	int rc = 0;

	screen->session.practice = path != NULL;
	if (path == NULL && expert_path(screen->session.line, usual,
	    sizeof(usual), &screen->session.fault) == -1)
		return program_fail(expert_program, &screen->session.fault);
	if (path != NULL)
		chrome_say(&screen->chrome, "Practice: everything here is made"
		    " up. Press Enter to begin with P-01.");
	else if (!file_exists(usual))
		rc = begin_anew(screen, usual, &made);
	if (rc == 0 && screen->next == NEXT_LINES)
		return expert_plain(screen->session.line, NULL);
	if (rc != 0 || !made || screen->next != NEXT_END)
		return rc;
	if (screen_begin(screen, path == NULL ? usual : path) == -1)
		return program_fail(expert_program, &screen->session.fault);
	return run(screen);
}

int
expert_screen(const struct parsed *line, const char *path)
{
	bool again;
	int rc;

	do {
		struct screen screen = { .session = { .line = line,
		    .lock = -1 }, .chrome.ops = &chrome_ops,
		    .chrome.state = &screen, .open = open_view };

		rc = session(&screen, path);
		if (!screen_is_saved(&screen))
			program_sayf(expert_program, _("Saving what was"
			    " written ..."));
		if (screen_end(&screen) == -1)
			rc = program_fail(expert_program,
			    &screen.session.fault);
		again = rc == 0 && screen.next == NEXT_PRACTISE;
		/* Practice is a session of its own; then one comes back. */
		if (again)
			rc = verb_demo(line);
	} while (again && rc == 0);
	return rc;
}
