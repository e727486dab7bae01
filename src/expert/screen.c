#include "config.h"

#include "mita/expert/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/file.h"
#include "mita/base/number.h"
#include "mita/base/program.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/expert.h"
#include "mita/expert/pages.h"
#include "mita/ui/term.h"

void
screen_say(struct screen *screen, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	chrome_vsay(&screen->chrome, fmt, args);
	va_end(args);
}

void
screen_unknown(struct screen *screen, const struct key *key)
{
	chrome_unknown(&screen->chrome, key);
}

/* Small letters of Lithuanian come right behind their capitals. */
void
screen_put_sentence(struct buf *out, const char *text)
{
	int32_t point;
	size_t n = text_decode(text, strlen(text), &point);

	if (point >= 'a' && point <= 'z')
		point += 'A' - 'a';
	else if (point > 0x100 && point < 0x180)
		point -= point < 0x179 ? point % 2 : point % 2 == 0;
	text_encode(out, point);
	buf_puts(out, text + n);
}

void
screen_complain(struct screen *screen)
{
	const char *text = screen->fault.text;
	struct buf sentence = {0};

	/* A path keeps its letters. */
	if (strcspn(text, "/.:") > strcspn(text, " "))
		screen_put_sentence(&sentence, text);
	else
		buf_puts(&sentence, text);
	snprintf(screen->chrome.message, sizeof(screen->chrome.message), "%s",
	    buf_text(&sentence));
	buf_release(&sentence);
}

/* That of the last session, else the one that was asked for. */
static void
choose_form_language(struct screen *screen)
{
	const struct call *call = screen->workspace->book->call;
	const char *form = NULL;

	workspace_remembered(screen->workspace, "form-language", &form, NULL);
	if (call == NULL)
		return;
	screen->lang = expert_form_language(screen->line, call, form);
	screen->chrome.contact = call->contact.in[screen->lang];
}

bool
screen_reload(struct screen *screen)
{
	choose_form_language(screen);
	screen_forget_pages(screen);
	if (tasks_list(screen->workspace, &screen->tasks, &screen->n,
	    &screen->fault) == 0)
		return true;
	screen_complain(screen);
	return false;
}

bool
screen_may_write(struct screen *screen)
{
	if (screen->looking != NULL)
		screen_say(screen, "%s", translate(screen->looking));
	return screen->looking == NULL;
}

bool
screen_save(struct screen *screen, size_t task, size_t item, enum part part,
    const char *value, bool keep)
{
	struct task *t = &screen->tasks[task];

	if (!screen_may_write(screen))
		return false;
	if (task_set(screen->workspace, t, &t->form->items[item], part, value,
	    keep, &screen->fault) == 0 &&
	    task_refresh(screen->workspace, t, &screen->fault) == 0) {
		unsaved_clear(screen);
		return true;
	}
	if (part == PART_VALUE && screen->fault.code == FAULT_REFUSED)
		screen_complain(screen);	/* no answer at all */
	else
		unsaved_note(screen, false);
	return false;
}

const char *
screen_get(const struct screen *screen, size_t task, size_t item,
    enum part part)
{
	const struct task *t = &screen->tasks[task];

	return task_get(t, &t->form->items[item], part);
}

const char *
screen_fetch(struct screen *screen, size_t task, size_t item, enum part part)
{
	if (task_refresh(screen->workspace, &screen->tasks[task],
	    &screen->fault) == -1)
		screen_complain(screen);
	return screen_get(screen, task, item, part);
}

/* Taking back */

static void
forget_changes(struct screen *screen, size_t from)
{
	while (screen->n_changes > from) {
		screen->n_changes--;
		free(screen->changes[screen->n_changes].before);
		free(screen->changes[screen->n_changes].after);
	}
	if (screen->done > from)
		screen->done = from;
}

static void
remember_change(struct screen *screen, size_t task, size_t item,
    const char *before, const char *after)
{
	struct change *grown;

	forget_changes(screen, screen->done);
	if (screen->n_changes > 0 && screen->changes[0].task != task)
		forget_changes(screen, 0);
	grown = realloc(screen->changes,
	    (screen->n_changes + 1) * sizeof(*grown));
	if (grown == NULL)
		return;
	screen->changes = grown;
	grown += screen->n_changes;
	*grown = (struct change){ task, item, strdup(before), strdup(after) };
	if (grown->before == NULL || grown->after == NULL) {
		free(grown->before);
		free(grown->after);
		return;
	}
	screen->done = ++screen->n_changes;
}

void
screen_answer(struct screen *screen, size_t task, size_t item,
    const char *value)
{
	char *before = strdup(screen_get(screen, task, item, PART_VALUE));

	if ((before == NULL || strcmp(before, value) != 0) &&
	    screen_save(screen, task, item, PART_VALUE, value, true) &&
	    before != NULL)
		remember_change(screen, task, item, before, value);
	free(before);
}

long
screen_undo(struct screen *screen, size_t task, bool again)
{
	const struct change *change;

	if (screen->n_changes == 0 || screen->changes[0].task != task ||
	    (again ? screen->done == screen->n_changes : screen->done == 0))
		return -1;
	change = &screen->changes[again ? screen->done : screen->done - 1];
	if (screen_save(screen, task, change->item, PART_VALUE, again ?
	    change->after : change->before, true))
		screen->done += again ? 1 : (size_t)-1;
	return (long)change->item;
}

void
screen_limits(const struct screen *screen, size_t task, size_t item,
    unsigned *least, unsigned *most)
{
	const struct form *form = screen->tasks[task].form;
	const struct item *it = &form->items[item];

	*least = it->kind == ITEM_CRITERION ? it->criterion->comment_min : 0;
	*most = it->kind == ITEM_CRITERION ? it->criterion->comment_max :
	    it->kind == ITEM_QUESTION ? it->question->note_max :
	    form->stage->remark_max;
}

void
screen_keep_place(struct screen *screen, size_t task, size_t item)
{
	struct last_place *place = &screen->place;
	const struct task *t = &screen->tasks[task];
	char text[ID_MAX + 40];

	if (place->known && place->task == task && place->item == item &&
	    place->split == screen->split)
		return;
	*place = (struct last_place){ true, screen->split, task, item };
	snprintf(text, sizeof(text), "%u %zu %s", t->stage, item,
	    t->proposal->id);
	workspace_remember(screen->workspace, "place", text, NULL);
	workspace_remember(screen->workspace, "split", screen->split ? "1" :
	    "0", NULL);
}

void
screen_find_place(struct screen *screen)
{
	int64_t stage, item;
	const char *text;
	struct span in;
	size_t i;

	if (workspace_remembered(screen->workspace, "split", &text,
	    NULL) == 0 && text != NULL)
		screen->split = text[0] == '1';
	if (workspace_remembered(screen->workspace, "place", &text,
	    NULL) == -1 || text == NULL)
		return;
	in = span_of(text, strlen(text));
	if (!number_take(&in, STAGES_MAX, &stage) || !span_skip(&in, " ") ||
	    !number_take(&in, LIST_MAX, &item) || !span_skip(&in, " "))
		return;
	for (i = 0; i < screen->n; i++)
		if (screen->tasks[i].stage == stage &&
		    span_is(&in, screen->tasks[i].proposal->id) &&
		    (size_t)item < screen->tasks[i].form->n_items)
			screen->place = (struct last_place){ true,
			    screen->split, i, (size_t)item };
}

void
screen_forget_pages(struct screen *screen)
{
	pages_free(screen->pages);
	screen->pages = NULL;
}

void
screen_quote(struct screen *screen, const struct pages *pages)
{
	const struct task *task = &screen->tasks[pages->task];
	size_t item = screen->item;
	struct buf text = {0};
	unsigned least, most;

	if (item >= task->form->n_items)
		item = 0;
	screen_limits(screen, pages->task, item, &least, &most);
	if (most == 0) {
		screen_say(screen, "%s takes no text; first go to the question"
		    " that the quotation is for.",
		    item_label(&task->form->items[item]));
		return;
	}
	buf_puts(&text, screen_fetch(screen, pages->task, item, PART_TEXT));
	if (text.len > 0 && text.bytes[text.len - 1] != '\n')
		buf_putc(&text, '\n');
	pages_quote(pages, &text);
	if (!text.failed && screen_save(screen, pages->task, item, PART_TEXT,
	    buf_text(&text), true))
		screen_say(screen, "Put into the text of %s.",
		    item_label(&task->form->items[item]));
	buf_release(&text);
}

/* The frame */

struct body
screen_frame(struct screen *screen, struct grid *grid, const char *where,
    const char *progress, const char *sentence,
    const struct binding *bindings)
{
	bool typing = screen->chrome.typing;
	struct body body = chrome_frame(&screen->chrome, grid, where,
	    progress, sentence, bindings);

	if (screen->unsaved.why.code != FAULT_NONE && !screen->chrome.help)
		body = unsaved_paint(screen, grid, body, bindings, typing);
	screen->unsaved.least = 0;
	return body;
}

/* A box may leave room for one of them only: for what is written. */
bool
screen_may_split(const struct screen *screen, struct body body, bool reading)
{
	return screen->split && (reading || body.rows > 8);
}

bool
screen_help(struct screen *screen, struct grid *grid, struct body body,
    const struct binding *bindings, const char *about)
{
	return chrome_help(&screen->chrome, grid, body, bindings, about);
}

bool
screen_key(struct screen *screen, struct ui *ui,
    const struct binding *bindings, const struct key *key, bool typing)
{
	if (chrome_key(&screen->chrome, ui, bindings, key, typing))
		return true;
	if (!key_is(key, KEY_IS_NAMED, NAME_F9))
		return false;
	screen_open(ui, screen, VIEW_SETTINGS, 0, 0);
	return true;
}

void
screen_open(struct ui *ui, struct screen *screen, enum view view,
    size_t task, size_t item)
{
	screen->open(ui, screen, view, task, item);
}

void
screen_where(const struct screen *screen, const struct grid *grid,
    size_t task, const char *view, char *out, size_t room)
{
	const struct proposal *p = screen->tasks[task].proposal;
	size_t next, len = strlen(p->title);
	long left = grid->cols - 9 - (long)(strlen(p->id) +
	    text_width(view, strlen(view)) +
	    text_width(screen->chrome.saved, strlen(screen->chrome.saved)));

	/* Cut by columns at a word, so that the view's name is seen. */
	if (left < 1)
		len = 0;
	else if (text_width(p->title, len) > (size_t)left)
		len = text_wrap(p->title, len, (size_t)left, &next);
	snprintf(out, room, "%s %.*s > %s", p->id, (int)len, p->title, view);
}

long
screen_earlier(const struct screen *screen, size_t task)
{
	const struct task *t = &screen->tasks[task];
	size_t i;

	for (i = 0; i < screen->n; i++)
		if (screen->tasks[i].stage < t->stage &&
		    screen->tasks[i].version > 0 &&
		    strcmp(screen->tasks[i].proposal->id,
		    t->proposal->id) == 0)
			return (long)i;
	return -1;
}

bool
screen_is_gap(const struct screen *screen, size_t task, size_t item)
{
	const struct task *t = &screen->tasks[task];
	struct remark remarks[64];
	size_t n, i;

	n = form_check(t->form, &t->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		if (remarks[i].item == item)
			return true;
	return false;
}

size_t
screen_gap(const struct screen *screen, size_t task, size_t item)
{
	const struct task *t = &screen->tasks[task];
	size_t i;

	for (i = 0; i < t->form->n_items; i++) {
		size_t at = (item + i) % t->form->n_items;

		if (screen_is_gap(screen, task, at))
			return at;
	}
	return item % t->form->n_items;
}

/* From beginning to end */

int
screen_begin(struct screen *screen, const char *path)
{
	screen->path = path;
	if (screen_lock(screen) == -1 || (screen->workspace =
	    workspace_open(path, &screen->fault)) == NULL)
		return program_fail(expert_program, &screen->fault);
	expert_language(screen->line, screen->workspace);
	if (screen_reload(screen)) {
		screen_find_place(screen);
		return 0;
	}
	return program_fail(expert_program, &screen->fault);
}

void
screen_end(struct screen *screen)
{
	screen_forget_pages(screen);
	forget_changes(screen, 0);
	free(screen->changes);
	seckey_free(screen->key);
	workspace_close(screen->workspace);
	file_unlock(screen->lock, screen->lock_path);
}
