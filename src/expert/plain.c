#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/expert.h"
#include "mita/expert/pages.h"
#include "mita/expert/screen.h"
#include "mita/model/money.h"

/*
 * The same work without a full screen: commands are words, one a line, and
 * every answer is a line too.  For screen readers, braille, and pipes.  The
 * words are the same in every language.
 */

struct plain {
	struct screen	screen;		/* whose message is what went wrong */
	bool		chosen;		/* a proposal is open */
	size_t		task;
	size_t		item;
	size_t		page;		/* to be read next */
	bool		done;
};

struct command {
	const char	*word;
	const char	*argument;	/* for help; "" for none */
	const char	*help;
	bool		 needs_task;
	void		(*run)(struct plain *p, const char *rest);
};

/* Speaking */

#define say(...)	program_sayf(expert_program, __VA_ARGS__)

/* What a shared function left in the message, good or bad. */
static void
tell_message(struct plain *p)
{
	if (p->screen.chrome.message[0] != '\0')
		say("%s", p->screen.chrome.message);
	p->screen.chrome.message[0] = '\0';
}

static struct task *
task_of(struct plain *p)
{
	return &p->screen.tasks[p->task];
}

static const struct item *
item_of(struct plain *p)
{
	return &task_of(p)->form->items[p->item];
}

/* A line of input without its end; NULL when there is no more. */
static char *
read_line(char **line, size_t *room)
{
	ssize_t n;

	fflush(stdout);
	if ((n = getline(line, room, stdin)) <= 0)
		return NULL;
	while (n > 0 && ((*line)[n - 1] == '\n' || (*line)[n - 1] == '\r'))
		(*line)[--n] = '\0';
	return *line;
}

/* Lines up to a single full stop, into the item's part. */
static void
read_text(struct plain *p, enum part part)
{
	struct buf text = {0};
	char *line = NULL;
	size_t room = 0;

	say("%s", _("Type the text; a line with a single full stop ends"
	    " it."));
	while (read_line(&line, &room) != NULL && strcmp(line, ".") != 0) {
		if (text.len > 0)
			buf_putc(&text, '\n');
		buf_puts(&text, line);
	}
	free(line);
	if (!text.failed && screen_save(&p->screen, p->task, p->item, part,
	    buf_text(&text), true))
		say(_("Kept: %zu characters."), text_count(buf_text(&text),
		    text.len));
	buf_release(&text);
}

/* Showing */

static void
show_scale(struct plain *p, const char *value)
{
	const struct scale *scale = &task_of(p)->form->call->scale;
	char points[POINTS_LEN];
	size_t i;

	for (i = 0; i < scale->n_levels; i++)
		say("  %s  %s. %s", screen_points(&p->screen,
		    scale->levels[i].steps, points),
		    scale->levels[i].name.in[p->screen.lang],
		    scale->levels[i].text.in[p->screen.lang]);
	if (value[0] == '\0')
		say("%s", _("No score yet. Type: score and the points."));
	else if (value[0] == '-')
		say("%s", _("Your answer: cannot judge."));
	else
		say(_("Your score: %s"), screen_points(&p->screen,
		    (unsigned)atoi(value), points));
}

static void
show_options(struct plain *p, const char *value)
{
	const struct question *q = item_of(p)->question;
	char sum[MONEY_LEN];
	size_t i;

	if (q->kind == QUESTION_MONEY) {
		money_text(sum, atoll(value));
		say(value[0] == '\0' ? _("No sum yet. Type: answer and the sum"
		    " in EUR, or leave it.") : _("Your answer: %s EUR"),
		    translate_number(sum));
		return;
	}
	for (i = 0; i < q->n_options; i++)
		say("  %zu  %s%s", i + 1, q->options[i].name.in[
		    p->screen.lang], strcmp(q->options[i].id, value) == 0 ?
		    _("  (your answer)") : "");
	if (value[0] == '\0')
		say("%s", _("Not answered yet. Type: answer and the number."));
}

static void
run_show(struct plain *p, const char *rest)
{
	const struct item *item = item_of(p);
	const char *text;
	unsigned least, most;

	(void)rest;
	say(_("%s, question %zu of %zu: %s. %s"), task_of(p)->proposal->id,
	    p->item + 1, task_of(p)->form->n_items, item_label(item),
	    screen_title(&p->screen, item));
	if (item->kind == ITEM_CRITERION) {
		say("%s", item->criterion->guide.in[p->screen.lang]);
		show_scale(p, screen_get(&p->screen, p->task, p->item,
		    PART_VALUE));
	} else if (item->kind == ITEM_QUESTION)
		show_options(p, screen_get(&p->screen, p->task, p->item,
		    PART_VALUE));
	screen_limits(&p->screen, p->task, p->item, &least, &most);
	if (most == 0)
		return;
	text = screen_get(&p->screen, p->task, p->item, PART_TEXT);
	say(_("Text: %zu of %u-%u characters."), text_count(text,
	    strlen(text)), least, most);
	if (text[0] != '\0')
		say("%s", text);
}

static void
run_list(struct plain *p, const char *rest)
{
	char state[64], total[TOTAL_LEN];
	size_t i;

	(void)rest;
	for (i = 0; i < p->screen.n; i++) {
		const struct task *task = &p->screen.tasks[i];

		say(_("%zu  %s, stage %u: %s. Answers %zu of %zu, total %s,"
		    " %s."), i + 1, task->proposal->id, task->stage,
		    task->proposal->title, task->answered,
		    task->form->n_items, screen_total(task, total),
		    state_word(task, state, sizeof(state)));
	}
	if (p->screen.n == 0)
		say("%s", _("Nothing was assigned to you yet."));
}

/* Choosing */

static void
run_open(struct plain *p, const char *rest)
{
	size_t n = strtoul(rest, NULL, 10), i;

	for (i = 0; i < p->screen.n; i++)
		if (i + 1 == n || strcmp(p->screen.tasks[i].proposal->id,
		    rest) == 0)
			break;
	if (i == p->screen.n) {
		say(_("\"%s\" is no number and no name of the list."), rest);
		return;
	}
	p->task = i;
	p->page = 0;
	p->chosen = true;
	p->item = screen_gap(&p->screen, i, 0);
	say("%s: %s", task_of(p)->proposal->id, task_of(p)->proposal->title);
	if (task_of(p)->state == TASK_UNOPENED)
		say("%s", _("First type: declare none, declare potential, or"
		    " declare disqualifying (the last two with the reason)."));
	else if (task_of(p)->state == TASK_RETURNED)
		say("%s", _("You gave this one back."));
	else if (task_of(p)->state == TASK_CANCELLED)
		say("%s", _("The agency cancelled this one. Your texts are"
		    " kept."));
	else
		run_show(p, "");
}

static void
run_next(struct plain *p, const char *rest)
{
	(void)rest;
	p->item = (p->item + 1) % task_of(p)->form->n_items;
	run_show(p, "");
}

static void
run_back(struct plain *p, const char *rest)
{
	(void)rest;
	p->item = (p->item + task_of(p)->form->n_items - 1) %
	    task_of(p)->form->n_items;
	run_show(p, "");
}

static void
run_gap(struct plain *p, const char *rest)
{
	(void)rest;
	p->item = screen_gap(&p->screen, p->task, p->item + 1);
	run_show(p, "");
}

static void
run_read(struct plain *p, const char *rest)
{
	struct pages *pages = pages_of(&p->screen, p->task);
	const char *text;
	size_t from, to;

	if (task_of(p)->state == TASK_UNOPENED || pages == NULL) {
		say("%s", _("First declare your interest."));
		return;
	}
	if (rest[0] != '\0')
		p->page = strtoul(rest, NULL, 10);
	if (p->page >= pages->n_starts) {
		say("%s", _("That was the last page; \"read 0\" begins"
		    " again."));
		p->page = 0;
		return;
	}
	text = buf_text(&pages->text);
	from = p->page == 0 ? 0 : pages->starts[p->page].at;
	to = p->page + 1 < pages->n_starts ? pages->starts[p->page + 1].at :
	    pages->text.len;
	say("%.*s", (int)(to - from), text + from);
	p->page++;
}

/* Answering */

static void
run_score(struct plain *p, const char *rest)
{
	int steps = scale_steps(&task_of(p)->form->call->scale, rest);
	char text[16], points[POINTS_LEN];

	if (item_of(p)->kind != ITEM_CRITERION) {
		say("%s", _("This question has no scale; type: answer."));
		return;
	}
	if (steps == -1) {
		say(_("\"%s\" is not on the scale."), rest);
		return;
	}
	snprintf(text, sizeof(text), "%d", steps);
	if (screen_save(&p->screen, p->task, p->item, PART_VALUE, text, true))
		say(_("Your score: %s"), screen_points(&p->screen,
		    (unsigned)steps, points));
}

static void
run_answer(struct plain *p, const char *rest)
{
	const struct question *q = item_of(p)->question;
	size_t n = strtoul(rest, NULL, 10);
	const char *value = NULL;
	char cents_text[32];
	int64_t cents;

	if (item_of(p)->kind != ITEM_QUESTION) {
		say("%s", _("This is no question with answers; type: score."));
		return;
	}
	if (q->kind == QUESTION_MONEY && money_read(rest, true, &cents) == 0) {
		snprintf(cents_text, sizeof(cents_text), "%lld",
		    (long long)cents);
		value = cents_text;
	} else if (q->kind == QUESTION_CHOICE && n >= 1 && n <= q->n_options)
		value = q->options[n - 1].id;
	if (value == NULL)
		say(_("\"%s\" is not one of the answers."), rest);
	else if (screen_save(&p->screen, p->task, p->item, PART_VALUE, value,
	    true))
		run_show(p, "");
}

static void
run_clear(struct plain *p, const char *rest)
{
	(void)rest;
	if (item_of(p)->kind != ITEM_REMARK && screen_save(&p->screen,
	    p->task, p->item, PART_VALUE, "", true))
		run_show(p, "");
}

static void
run_comment(struct plain *p, const char *rest)
{
	unsigned least, most;

	(void)rest;
	screen_limits(&p->screen, p->task, p->item, &least, &most);
	if (most == 0)
		say("%s", _("This question takes no text."));
	else
		read_text(p, PART_TEXT);
}

static void
run_private(struct plain *p, const char *rest)
{
	(void)rest;
	read_text(p, PART_PRIVATE);
}

/* Checking, declaring, signing, exporting */

static void
run_check(struct plain *p, const char *rest)
{
	struct remark remarks[64];
	size_t n, i;

	(void)rest;
	n = form_check(task_of(p)->form, &task_of(p)->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		say(_("Must be fixed: question %zu, %s: %s"),
		    remarks[i].item + 1, item_label(&task_of(p)->form->items[
		    remarks[i].item]), remarks[i].text);
	if (n == 0)
		say("%s", _("Nothing is missing."));
	n = task_hints(p->screen.tasks, p->screen.n, p->task, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		say(_("Worth a look: question %zu, %s: %s"),
		    remarks[i].item + 1, item_label(&task_of(p)->form->items[
		    remarks[i].item]), remarks[i].text);
}

static struct seckey *
unlock(struct plain *p)
{
	struct seckey *key = expert_unlock(p->screen.line,
	    p->screen.workspace, &p->screen.fault);

	if (key == NULL)
		screen_complain(&p->screen);
	return key;
}

static void
run_declare(struct plain *p, const char *rest)
{
	size_t len = strcspn(rest, " ");
	int interest = expert_interest(rest, len);
	struct seckey *key;

	if (interest == -1) {
		say("%s", _("An interest is none, potential or"
		    " disqualifying."));
		return;
	}
	if ((key = unlock(p)) == NULL)
		return;
	if (task_declare(p->screen.workspace, task_of(p), key,
	    (enum interest)interest, rest + len + (rest[len] == ' '),
	    &p->screen.fault) == -1)
		screen_complain(&p->screen);
	else if (screen_reload(&p->screen))
		say("%s", _("Declared and signed. Nothing was sent."));
	seckey_free(key);
}

static bool
says_yes(void)
{
	char *line = NULL;
	size_t room = 0;
	bool yes;

	yes = read_line(&line, &room) != NULL && strcmp(line, "sign") == 0;
	free(line);
	return yes;
}

static void
run_sign(struct plain *p, const char *rest)
{
	struct workspace *workspace = p->screen.workspace;
	struct buf text = {0};
	struct seckey *key;

	if (task_of(p)->version > 0 && (rest[0] == '\0' || task_set_reason(
	    workspace, task_of(p), rest, &p->screen.fault) == -1 ||
	    task_refresh(workspace, task_of(p), &p->screen.fault) == -1)) {
		say("%s", _("A correction needs a reason; type: sign and, in"
		    " the same line, why."));
		return;
	}
	if ((key = unlock(p)) == NULL)
		return;
	if (task_text(workspace, task_of(p), key, &text, &p->screen.fault) ==
	    -1)
		screen_complain(&p->screen);
	else {
		program_say(expert_program, &text);
		say("%s", _("That is the whole text. Type sign once more to"
		    " sign it; anything else leaves it unsigned."));
		if (!says_yes())
			say("%s", _("Nothing was signed."));
		else if (tasks_sign(workspace, task_of(p), 1, key,
		    &p->screen.fault) == -1)
			screen_complain(&p->screen);
		else if (screen_reload(&p->screen))
			say("%s", _("Signed. Nothing was sent; export comes"
			    " next."));
	}
	buf_release(&text);
	seckey_free(key);
}

static void
run_export(struct plain *p, const char *rest)
{
	struct seckey *key;

	if (rest[0] == '\0') {
		say("%s", _("Type: export and the name of the file."));
		return;
	}
	if ((key = unlock(p)) == NULL)
		return;
	if (bundle_export(p->screen.workspace, key, rest, &p->screen.fault) ==
	    -1)
		screen_complain(&p->screen);
	else
		say(_("Written and read back: %s. Send this file to the"
		    " agency."), rest);
	seckey_free(key);
	screen_reload(&p->screen);
}

static void
run_quit(struct plain *p, const char *rest)
{
	(void)rest;
	p->done = true;
}

static void run_help(struct plain *p, const char *rest);

static const struct command commands[] = {
	{ "list", "", N_("your proposals and how far they are"), false,
	    run_list },
	{ "open", "N", N_("choose a proposal by its number"), false,
	    run_open },
	{ "declare", "none|potential|disqualifying", N_("declare your interest"
	    " in it"), true, run_declare },
	{ "read", "[N]", N_("read its next page, or page N"), true,
	    run_read },
	{ "show", "", N_("the question again"), true, run_show },
	{ "next", "", N_("the next question"), true, run_next },
	{ "back", "", N_("the question before"), true, run_back },
	{ "gap", "", N_("the next thing that is missing"), true, run_gap },
	{ "score", "3,5", N_("give points"), true, run_score },
	{ "answer", "N", N_("give an answer by its number, or a sum"), true,
	    run_answer },
	{ "clear", "", N_("take the answer away"), true, run_clear },
	{ "comment", "", N_("write the comment or note"), true,
	    run_comment },
	{ "private", "", N_("a private note, never exported"), true,
	    run_private },
	{ "check", "", N_("what is missing before signing"), true,
	    run_check },
	{ "sign", N_("[WHY]"), N_("hear the full text and sign it"), true,
	    run_sign },
	{ "export", N_("FILE"), N_("write what you signed into a file for the"
	    " agency"), false, run_export },
	{ "help", "", N_("these words"), false, run_help },
	{ "quit", "", N_("leave; everything is saved"), false, run_quit },
	{ NULL, NULL, NULL, false, NULL }
};

static void
run_help(struct plain *p, const char *rest)
{
	const struct command *c;

	(void)p;
	(void)rest;
	for (c = commands; c->word != NULL; c++)
		say("%s%s%s: %s", c->word, c->argument[0] == '\0' ? "" : " ",
		    c->argument[0] == '\0' ? "" : translate(c->argument),
		    translate(c->help));
}

static void
obey(struct plain *p, const char *line)
{
	const struct command *c;
	const char *rest;
	size_t len;

	line += strspn(line, " \t");
	len = strcspn(line, " \t");
	rest = line + len;
	rest += strspn(rest, " \t");
	if (len == 0)
		return;
	for (c = commands; c->word != NULL; c++)
		if (strlen(c->word) == len && memcmp(c->word, line, len) == 0)
			break;
	if (c->word == NULL)
		say(_("\"%.*s\" is no command; \"help\" tells them."),
		    (int)len, line);
	else if (c->needs_task && !p->chosen)
		say("%s", _("First open a proposal: open and its number."));
	else
		c->run(p, rest);
	tell_message(p);
}

int
expert_plain(const struct parsed *line, const char *path)
{
	struct plain p = { .screen = { .line = line, .lock = -1 } };
	char *command = NULL, usual[4096];
	size_t room = 0;
	int rc;

	if (path == NULL && expert_path(line, usual, sizeof(usual),
	    &p.screen.fault) == -1)
		return program_fail(expert_program, &p.screen.fault);
	rc = screen_begin(&p.screen, path == NULL ? usual : path);
	if (rc == 0) {
		say("%s", _("Everything you type is saved at once. \"help\""
		    " tells the commands."));
		run_list(&p, "");
		tell_message(&p);
	}
	while (rc == 0 && !p.done && read_line(&command, &room) != NULL)
		obey(&p, command);
	free(command);
	screen_end(&p.screen);
	return rc;
}
