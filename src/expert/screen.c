#include "config.h"

#include "mita/expert/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/expert/expert.h"
#include "mita/ui/term.h"

void
screen_say(struct screen *screen, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(screen->message, sizeof(screen->message), fmt, args);
	va_end(args);
}

void
screen_complain(struct screen *screen)
{
	snprintf(screen->message, sizeof(screen->message), "%s",
	    screen->fault.text);
}

bool
screen_reload(struct screen *screen)
{
	if (tasks_list(screen->workspace, &screen->tasks, &screen->n,
	    &screen->fault) == 0)
		return true;
	screen_complain(screen);
	return false;
}

bool
screen_save(struct screen *screen, size_t task, size_t item, enum part part,
    const char *value, bool keep)
{
	struct task *t = &screen->tasks[task];
	char now[CLOCK_TEXT_LEN + 1];

	if (task_set(screen->workspace, t, &t->form->items[item], part, value,
	    keep, &screen->fault) == -1 ||
	    task_refresh(screen->workspace, t, &screen->fault) == -1) {
		snprintf(screen->saved, sizeof(screen->saved),
		    "X NOT SAVED");
		screen_complain(screen);
		return false;
	}
	clock_text(clock_now(), now);
	snprintf(screen->saved, sizeof(screen->saved), "Saved %.8s UTC",
	    now + 11);
	return true;
}

struct body
screen_frame(struct screen *screen, struct grid *grid, const char *where,
    const char *progress, const char *sentence,
    const struct binding *bindings)
{
	struct body body;
	struct frame frame = {
		.where = where, .right = screen->saved, .progress = progress,
		.sentence = screen->message[0] != '\0' ? screen->message :
		    sentence,
		.bindings = bindings, .typing = screen->typing
	};

	body = frame_paint(grid, &frame);
	screen->typing = false;
	return body;
}

bool
screen_help(struct screen *screen, struct grid *grid, struct body body,
    const struct binding *bindings, const char *about)
{
	int row;

	if (!screen->help)
		return false;
	for (row = body.row; row < body.row + body.rows; row++)
		grid_text(grid, row, 0, body.cols, GRID_NORMAL, "", 0);
	frame_help(grid, body, bindings, about);
	return true;
}

bool
screen_help_key(struct screen *screen, const struct key *key, bool typing)
{
	screen->message[0] = '\0';
	if (screen->help) {
		screen->help = false;
		return true;
	}
	if (key_is(key, KEY_IS_NAMED, NAME_F1) ||
	    (!typing && key_is(key, KEY_IS_CHAR, '?'))) {
		screen->help = true;
		return true;
	}
	if (key_is(key, KEY_IS_CTRL, 'S')) {
		screen_say(screen, "Everything is saved already.");
		return true;
	}
	if (key_is(key, KEY_IS_CTRL, 'C')) {
		screen_say(screen, "To leave press Esc, then q. Nothing is"
		    " lost.");
		return true;
	}
	return false;
}

void
screen_where(const struct screen *screen, size_t task, const char *view,
    char *out, size_t room)
{
	const struct proposal *p = screen->tasks[task].proposal;
	size_t next, len = strlen(p->title);

	/* Cut by columns at a word, so that the view's name is seen. */
	if (text_width(p->title, len) > 34)
		len = text_wrap(p->title, len, 34, &next);
	snprintf(out, room, "%s %.*s > %s", p->id, (int)len, p->title, view);
}

static bool
is_answered(const struct task *task, size_t item)
{
	struct remark remarks[64];
	size_t n, i;

	n = form_check(task->form, &task->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		if (remarks[i].item == item)
			return false;
	return true;
}

size_t
screen_gap(const struct screen *screen, size_t task, size_t item)
{
	const struct task *t = &screen->tasks[task];
	size_t i;

	for (i = 0; i < t->form->n_items; i++) {
		size_t at = (item + i) % t->form->n_items;

		if (!is_answered(t, at))
			return at;
	}
	return item;
}

const char *
item_label(const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->id;
	return item->kind == ITEM_CRITERION ? item->criterion->id : "Remark";
}

const char *
screen_title(const struct screen *screen, const struct item *item)
{
	if (item->kind == ITEM_QUESTION)
		return item->question->text.in[screen->lang];
	if (item->kind == ITEM_CRITERION)
		return item->criterion->name.in[screen->lang];
	return "Anything else you want to say (optional)";
}

int
expert_screen(const struct parsed *line)
{
	const char *language = parsed_option(line, "--lang"), *note;
	struct screen screen = { .saved = "" };
	int rc;

	screen.workspace = expert_workspace(line, &screen.fault);
	if (screen.workspace == NULL)
		return program_fail(expert_program, &screen.fault);
	if (screen.workspace->expert == NULL) {
		workspace_close(screen.workspace);
		return program_sayf(expert_program, "You have no package yet."
		    "  It is the file ending in .package that the agency"
		    " sends;\ntake it in with: mita-expert open FILE") == 0 ?
		    FAULT_REFUSED : FAULT_SYSTEM;
	}
	if (language != NULL)
		screen.lang = call_language(screen.workspace->book->call,
		    language);
	if (!screen_reload(&screen) ||
	    term_open(parsed_option(line, "--mono") != NULL, &note,
	    &screen.fault) == -1) {
		workspace_close(screen.workspace);
		return program_fail(expert_program, &screen.fault);
	}
	if (note != NULL)
		screen_say(&screen, "%s", note);
	rc = home_run(&screen);
	term_close();
	seckey_free(screen.key);
	workspace_close(screen.workspace);
	return rc;
}
