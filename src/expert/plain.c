/* The work line by line: commands and what they say. */
#include "config.h"

#include "mita/expert/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/day.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/number.h"
#include "mita/base/translate.h"
#include "mita/desk/copy.h"
#include "mita/desk/task.h"
#include "mita/desk/timely.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"
#include "mita/expert/keeping.h"
#include "mita/expert/plain_command.h"
#include "mita/expert/plain_form.h"
#include "mita/expert/plain_read.h"
#include "mita/expert/plain_sign.h"
#include "mita/expert/plain_start.h"
#include "mita/expert/plain_words.h"
#include "mita/expert/wording.h"
#include "mita/ui/process.h"

/*
 * The same work without a full screen: commands are words, one a line, and
 * every answer is a line too.  For screen readers, braille, and pipes.  The
 * English words are known in every language.  Nothing here moves a cursor.
 */

/* Speaking and listening */

/* Why saving failed, once. */
static void
tell_unsaved(struct plain *p)
{
	struct unsaved *unsaved = &p->screen.unsaved;
	struct buf text = {0};

	if (unsaved->why.code != FAULT_NONE && !unsaved->told) {
		unsaved_line(unsaved, &text);
		say("%s", buf_text(&text));
		buf_release(&text);
	}
	unsaved->told = true;
}

/* What a shared function left in the message, good or bad. */
static void
tell_message(struct plain *p)
{
	screen_is_saved(&p->screen);
	tell_unsaved(p);
	if (p->screen.chrome.message[0] != '\0')
		say("%s", p->screen.chrome.message);
	p->screen.chrome.message[0] = '\0';
}

static void
let_go(struct plain *p)
{
	free(p->held.text);
	p->held.text = NULL;
}

bool
plain_write(struct plain *p, enum part part, const char *text, bool keep)
{
	char *copy;

	fault_clear(&p->screen.unsaved.why);
	if (screen_save(&p->screen, p->task, p->item, part, text, keep)) {
		let_go(p);
		return true;
	}
	/* Refused for good, and told so, unless it was noted as unsaved. */
	if (p->screen.unsaved.why.code == FAULT_NONE ||
	    (copy = strdup(text)) == NULL)
		return false;
	let_go(p);
	p->held = (struct held){ copy, p->task, p->item, part };
	p->screen.unsaved.held = true;
	tell_unsaved(p);
	return false;
}

/* Here nobody types meanwhile: how the saving went is waited for. */
static void
settle(struct plain *p)
{
	if (!p->screen.saving)
		return;
	workspace_settle(p->screen.session.workspace,
	    &p->screen.session.fault);
	screen_is_saved(&p->screen);
}

/* What is held, again; the message says when all is well. */
static void
try_again(struct plain *p)
{
	if (p->held.text == NULL)
		return;
	if (screen_save(&p->screen, p->held.task, p->held.item, p->held.part,
	    p->held.text, true)) {
		let_go(p);
		settle(p);
	} else {
		p->screen.unsaved.held = true;
		p->screen.unsaved.told = true;
	}
}

struct task *
plain_task(struct plain *p)
{
	return &p->screen.session.tasks[p->task];
}

const struct item *
plain_item(struct plain *p)
{
	return &plain_task(p)->form->items[p->item];
}

struct seckey *
plain_unlock(struct plain *p)
{
	struct seckey *key;

	if (!screen_may_write(&p->screen))
		return NULL;
	key = expert_unlock(p->screen.session.line, p->screen.session.workspace,
	    &p->screen.session.fault);
	if (key == NULL)
		screen_complain(&p->screen);
	return key;
}

void
plain_tell_time(const struct plain *p, const struct task *tasks, size_t n)
{
	char text[TIMELY_LEN];

	if (tasks_timely(p->screen.session.workspace, tasks, n, text))
		say("%s", text);
}

/* The list */

/* How many are left, and until when: once, in words. */
static void
tell_progress(struct plain *p)
{
	char deadline[CLOCK_LOCAL_LEN + 1], day[DAY_WORDS_LEN];
	const struct task *next = NULL;
	size_t done, all, i;

	for (i = 0; next == NULL && i < p->screen.session.n; i++)
		if (p->screen.session.tasks[i].state != TASK_SIGNED &&
		    !task_is_closed(&p->screen.session.tasks[i]))
			next = &p->screen.session.tasks[i];
	session_count(&p->screen.session, &done, &all);
	say(session_waiting(&p->screen.session) > 0 ? _("Signed: %zu of %zu."
	    " Not all of it is exported yet.") : _("Signed: %zu of %zu."),
	    done, all);
	if (next == NULL)
		return;
	day_words(wording_deadline(next, deadline), day);
	say(_("Please sign and send by %s, Vilnius time."), day);
}

static void
run_list(struct plain *p, const char *rest)
{
	char state[64], total[TOTAL_LEN];
	size_t i;

	(void)rest;
	for (i = 0; i < p->screen.session.n; i++) {
		const struct task *task = &p->screen.session.tasks[i];

		say(_("%zu  %s, stage %u: %s. Answers %zu of %zu, total %s,"
		    " %s."), i + 1, task->proposal->id, task->stage,
		    task->proposal->title, task->answered,
		    task->asked, wording_total(task, total),
		    wording_state(task, state, sizeof(state)));
	}
	if (p->screen.session.n == 0)
		say(_("Nothing was assigned to you yet. When the agency sends"
		    " a package, type: open and the name of the file."));
	else
		tell_progress(p);
}

/* A package is told from a proposal by being a file. */
static void
take(struct plain *p, const char *path)
{
	struct workspace *workspace = p->screen.session.workspace;
	struct buf said = {0};
	struct seckey *key;
	char agency[64];
	int rc;

	if (!screen_may_write(&p->screen))
		return;
	if (expert_read(p->screen.session.line, workspace, path, &key,
	    &p->screen.session.fault) == -1) {
		screen_complain(&p->screen);
		return;
	}
	rc = keeping_take(workspace, path, NULL, &said,
	    &p->screen.session.fault);
	if (rc == -1 && strcmp(p->screen.session.fault.reason,
	    "NEW-KEY") == 0) {
		if (!plain_ask(_("The agency's key is new here. Type the short"
		    " name that its letter gives; an empty line takes nothing"
		    " in."), agency, sizeof(agency)) || agency[0] == '\0') {
			say(_("Nothing was taken in."));
			expert_unread(workspace, key);
			return;
		}
		rc = keeping_take(workspace, path, agency, &said,
		    &p->screen.session.fault);
	}
	expert_unread(workspace, key);
	if (rc == -1) {
		screen_complain(&p->screen);
		return;
	}
	p->chosen = false;
	if (screen_reload(&p->screen)) {
		say("%s", buf_text(&said));
		run_list(p, "");
	}
	buf_release(&said);
}

static void
run_copy(struct plain *p, const char *rest)
{
	char path[EXPERT_PATH_LEN];
	struct buf said = {0};

	file_typed_path(rest, path, sizeof(path));
	if (path[0] == '\0')
		say("%s", _("Type: copy and the name of a new file, best on a"
		    " stick."));
	else if (workspace_copy(p->screen.session.workspace, path,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else {
		keeping_told(path, &said);
		say("%s", buf_text(&said));
		buf_release(&said);
	}
}

static void
run_passphrase(struct plain *p, const char *rest)
{
	(void)rest;
	if (!screen_may_write(&p->screen))
		return;
	if (keeping_lock(p->screen.session.line, p->screen.session.workspace,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else
		say("%s", keeping_locked());
}

static void
tell_opened(struct plain *p)
{
	const struct task *task = plain_task(p);

	say("%s: %s", task->proposal->id, task->proposal->title);
	if (task->state == TASK_UNOPENED)
		say("%s", _("First type: declare none, declare potential, or"
		    " declare disqualifying (the last two with the reason)."));
	else if (task->state == TASK_RETURNED)
		say("%s", _("You gave this one back."));
	else if (task->state == TASK_CANCELLED)
		say("%s", _("The agency cancelled this one. Your texts are"
		    " kept."));
	else {
		say("%s", _("\"read\" reads it, \"show\" tells the question"
		    " where you are, \"gap\" the next that is missing."));
		plain_tell_item(p, p->item);
	}
}

static void
run_open(struct plain *p, const char *rest)
{
	char path[EXPERT_PATH_LEN];
	int64_t n = 0;
	size_t i;

	number_read(rest, 1, (int64_t)p->screen.session.n, &n);
	for (i = 0; i < p->screen.session.n; i++)
		if (i + 1 == (size_t)n ||
		    strcmp(p->screen.session.tasks[i].proposal->id, rest) == 0)
			break;
	file_typed_path(rest, path, sizeof(path));
	if (i == p->screen.session.n && path[0] != '\0' && file_exists(path)) {
		take(p, path);
		return;
	}
	if (i == p->screen.session.n) {
		say(_("\"%s\" is no number or name of the list, and no"
		    " file."), rest);
		return;
	}
	p->task = i;
	p->page = 0;
	p->chosen = true;
	p->item = session_gap(&p->screen.session, i, 0);
	tell_opened(p);
}

/* Languages */

static void
run_language(struct plain *p, const char *rest)
{
	if (translate_to(rest) == -1) {
		say(_("The languages are lt and en."));
		return;
	}
	workspace_remember(p->screen.session.workspace, "language",
	    translate_language(), NULL);
	screen_forget_pages(&p->screen);
	say(_("The program speaks English now."));
}

static void
run_forms(struct plain *p, const char *rest)
{
	const struct call *call = p->screen.session.workspace->book->call;
	size_t i;

	if (call == NULL) {
		say("%s", _("The forms come with the package."));
		return;
	}
	for (i = 0; i < call->n_languages; i++)
		if (strcmp(call->languages[i], rest) == 0)
			break;
	if (i == call->n_languages) {
		say(_("The forms of this call are in these languages:"));
		for (i = 0; i < call->n_languages; i++)
			say("  %s", call->languages[i]);
		return;
	}
	p->screen.session.lang = i;
	workspace_remember(p->screen.session.workspace, "form-language", rest,
	    NULL);
	say(_("The forms are in that language now. Your texts stay as they"
	    " are."));
}

/* Nobody closes the window on a text that only it has. */
static void
run_quit(struct plain *p, const char *rest)
{
	(void)rest;
	p->done = p->held.text == NULL || p->leaving;
	if (p->done)
		return;
	say("%s", _("This text is still not saved; \"quit\" once more leaves"
	    " without it:"));
	say("%s", p->held.text);
	p->leaving = true;
}

/* Commands */

static void run_help(struct plain *p, const char *rest);

static const struct command first_commands[] = {
	{ "list", "", N_("your proposals and how far they are"), false,
	    run_list },
	{ "open", N_("N or FILE"), N_("choose a proposal by its number, or"
	    " take in a package, what you exported, or an old workspace"),
	    false, run_open },
	{ NULL, NULL, NULL, false, NULL }
};

static const struct command last_commands[] = {
	{ "language", "lt|en", N_("language of the program"), false,
	    run_language },
	{ "forms", "lt|en", N_("language of the forms"), false, run_forms },
	{ "copy", N_("FILE"), N_("keep a copy of all your work, on a stick"),
	    false, run_copy },
	{ "passphrase", "", N_("another passphrase for your key"), false,
	    run_passphrase },
	{ "help", "", N_("these words"), false, run_help },
	{ "quit", "", N_("leave; everything is saved"), false, run_quit },
	{ NULL, NULL, NULL, false, NULL }
};

static const struct command *const groups[] = {
	first_commands, plain_reading, plain_answering, plain_signing,
	last_commands
};

enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

/* "score 3,5: give points"; in front its word in the own language. */
static void
tell_command(const struct command *c)
{
	const char *own = plain_own_word(c->word);
	bool same = strcmp(own, c->word) == 0;

	say("%s%s%s%s%s: %s", same ? "" : own, same ? "" : ", ", c->word,
	    c->argument[0] == '\0' ? "" : " ", c->argument[0] == '\0' ? "" :
	    translate(c->argument), translate(c->help));
}

static void
run_help(struct plain *p, const char *rest)
{
	const struct command *c;
	size_t i;

	(void)rest;
	for (i = 0; i < GROUPS; i++)
		for (c = groups[i]; c->word != NULL; c++)
			tell_command(c);
	say(_("Your file: %s (only you can open it)"), p->screen.session.path);
}

static const struct command *
find_command(const char *word, size_t len)
{
	const char *known = plain_word(word, len);
	const struct command *c;
	size_t i;

	for (i = 0; known != NULL && i < GROUPS; i++)
		for (c = groups[i]; c->word != NULL; c++)
			if (strcmp(c->word, known) == 0)
				return c;
	return NULL;
}

static void
obey(struct plain *p, const char *line)
{
	const struct command *c;
	const char *rest;
	size_t len;

	try_again(p);
	line += strspn(line, " \t");
	len = strcspn(line, " \t");
	rest = line + len;
	rest += strspn(rest, " \t");
	if (len == 0)
		return;
	if ((c = find_command(line, len)) == NULL)
		say(_("\"%.*s\" is no command; \"help\" tells them."),
		    (int)len, line);
	else if (c->needs_task && !p->chosen)
		say("%s", _("First open a proposal: open and its number."));
	else
		c->run(p, rest);
	tell_message(p);
}

/* From beginning to end */

static void
greet(struct plain *p)
{
	const struct call *call = p->screen.session.workspace->book->call;

	if (call != NULL)
		say("%s. %s.", call->title.in[p->screen.session.lang],
		    call->agency.in[p->screen.session.lang]);
	say("%s", _("Everything you type is saved at once. \"help\" tells the"
	    " commands."));
	if (isatty(STDIN_FILENO))
		say(_("This window keeps what is read and written in it; at"
		    " the end you may clear it."));
	run_list(p, "");
	if (workspace_may_sign(p->screen.session.workspace,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	plain_tell_time(p, p->screen.session.tasks, p->screen.session.n);
	tell_message(p);
}

/* What was read here stays in the window's history unless it is cleared. */
static void
offer_to_clear(void)
{
	char answer[16] = "";

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    !plain_ask(_("Everything is saved. Type clear to clear this"
	    " window, or just press Enter."), answer, sizeof(answer)) ||
	    strcmp(answer, "clear") != 0)
		return;
	if (!process_run("clear", ""))
		say(_("This terminal cannot clear its window; please close"
		    " it."));
}

static bool
next_command(struct plain *p, char **command, size_t *room)
{
	char awaited[ID_MAX + 120];

	if (p->chosen)
		snprintf(awaited, sizeof(awaited), _("%s, question %zu of %zu."
		    " Command:"), plain_task(p)->proposal->id, p->item + 1,
		    plain_task(p)->form->n_items);
	else
		snprintf(awaited, sizeof(awaited), "%s", _("Command:"));
	plain_prompt(awaited);
	return plain_line(command, room) != NULL;
}

int
expert_plain(const struct parsed *line, const char *path)
{
	struct plain p = { .screen.session = { .line = line,
	    .lock = -1 } };
	char *command = NULL, usual[4096];
	size_t room = 0;
	int rc = 0;

	if (path == NULL && expert_path(line, usual, sizeof(usual),
	    &p.screen.session.fault) == -1)
		return program_fail(expert_program, &p.screen.session.fault);
	if (path == NULL && !file_exists(usual))
		rc = plain_start(line, usual);
	if (rc == 0 && screen_begin(&p.screen, path == NULL ? usual :
	    path) == -1)
		rc = program_fail(expert_program, &p.screen.session.fault);
	if (rc == 0)
		greet(&p);
	while (rc == 0 && !p.done && next_command(&p, &command, &room))
		obey(&p, command);
	try_again(&p);
	if (p.held.text != NULL && !p.done)
		run_quit(&p, "");	/* the input ended: it is printed */
	if (rc == 0)
		offer_to_clear();
	let_go(&p);
	free(command);
	screen_end(&p.screen);
	return rc;
}
