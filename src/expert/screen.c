/* What the views of the application have in common. */
#include "config.h"

#include "mita/expert/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/copy.h"
#include "mita/desk/correct.h"
#include "mita/desk/saver.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/keeping.h"
#include "mita/expert/proposal_pages.h"
#include "mita/expert/wording.h"

/* What the views of the full-screen application have in common. */

const struct binding screen_finding[] = {
	{ KEY_IS_NAMED, NAME_ENTER, 1, "Enter", N_("Find"),
	    N_("find what is typed") },
	{ KEY_IS_NAMED, NAME_ESCAPE, 2, "Esc", N_("Back"),
	    N_("back; nothing is looked for") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

void
screen_complain(struct screen *screen)
{
	chrome_complain(&screen->chrome, &screen->session.fault);
}

/* Whom to ask, as the call says it. */
static void
find_contact(struct screen *screen)
{
	const struct session *session = &screen->session;
	const struct call *call = session->workspace->book->call;

	if (call != NULL)
		screen->chrome.contact = call->contact.in[session->lang];
}

int
screen_begin(struct screen *screen, const char *path)
{
	if (session_begin(&screen->session, path) == -1)
		return -1;
	find_contact(screen);
	bookmark_find(&screen->bookmark, &screen->session);
	screen->split = screen->bookmark.split;
	/* Without one every key waits for the disk, and nothing else. */
	if (screen->session.looking == NULL)
		screen->session.workspace->saver = saver_open(path, NULL);
	return 0;
}

bool
screen_reload(struct screen *screen)
{
	screen_forget_pages(screen);
	if (session_reload(&screen->session) == 0) {
		find_contact(screen);
		return true;
	}
	screen_complain(screen);
	return false;
}

bool
screen_may_write(struct screen *screen)
{
	if (screen->session.looking != NULL)
		chrome_say(&screen->chrome, "%s",
		    translate(screen->session.looking));
	return screen->session.looking == NULL;
}

bool
screen_may_change(struct screen *screen, struct ui *ui, size_t task,
    enum part part)
{
	struct task *t = &screen->session.tasks[task];

	if (!screen_may_write(screen))
		return false;
	if (task_may_change(t, part, &screen->session.fault) == 0)
		return true;
	if (task_may_write(t, &screen->session.fault) == 0 && task_is_frozen(t))
		screen_open(ui, screen, VIEW_CORRECT, task, 0);
	else
		screen_complain(screen);
	return false;
}

/* What is still on its way to the disk is not called saved. */
static void
say_saved(struct screen *screen)
{
	struct saver *saver = screen->session.workspace->saver;
	struct fault why;

	switch (saver == NULL ? SAVER_IDLE : saver_look(saver, &why)) {
	case SAVER_IDLE:
		unsaved_clear(&screen->unsaved, &screen->chrome);
		screen->saving = false;
		break;
	case SAVER_BUSY:
		snprintf(screen->chrome.saved, sizeof(screen->chrome.saved),
		    "%s", _("Saving ..."));
		screen->saving = true;
		break;
	case SAVER_FAILED:
		unsaved_note(&screen->unsaved, &screen->chrome, &why, true);
		screen->saving = true;
		break;
	}
}

bool
screen_is_saved(struct screen *screen)
{
	if (screen->saving)
		say_saved(screen);
	return !screen->saving;
}

void
screen_wait(struct screen *screen, struct ui *ui, const char *what)
{
	if (!screen_is_saved(screen)) {
		chrome_wait(&screen->chrome, ui, _("Waiting until what you"
		    " wrote is on the disk ..."));
		/* What came of it is told by what comes next. */
		workspace_settle(screen->session.workspace, NULL);
		screen_is_saved(screen);
	}
	chrome_wait(&screen->chrome, ui, what);
}

void
screen_keep(struct screen *screen, const char *beside)
{
	char path[4200], now[CLOCK_HERE_LEN + 1];
	struct buf said = {0};

	clock_here(clock_now(), now);
	snprintf(path, sizeof(path), "%s-%.10s-%.2s%.2s%.2s.copy", beside, now,
	    now + 11, now + 14, now + 17);
	if (workspace_copy(screen->session.workspace, path,
	    &screen->session.fault) == -1) {
		screen_complain(screen);
		return;
	}
	keeping_told(path, &said);
	chrome_say(&screen->chrome, "%s", buf_text(&said));
	buf_release(&said);
}

bool
screen_save(struct screen *screen, size_t task, size_t item, enum part part,
    const char *value, bool keep)
{
	struct task *t = &screen->session.tasks[task];
	struct field_value one = { &t->form->items[item], part, value };

	if (!screen_may_write(screen))
		return false;
	if (task_save(screen->session.workspace, t, &one, keep,
	    &screen->session.fault) == 0) {
		say_saved(screen);
		return true;
	}
	if ((part == PART_VALUE && screen->session.fault.code ==
	    FAULT_REFUSED) || strcmp(screen->session.fault.reason, "SIGNED") ==
	    0)
		screen_complain(screen);	/* no answer at all */
	else
		unsaved_note(&screen->unsaved, &screen->chrome,
		    &screen->session.fault, false);
	return false;
}

const char *
screen_fetch(struct screen *screen, size_t task, size_t item, enum part part)
{
	/* What is on its way is newer than anything in the file. */
	if (screen_is_saved(screen) &&
	    task_refresh(screen->session.workspace,
	    &screen->session.tasks[task], &screen->session.fault) == -1)
		screen_complain(screen);
	return session_get(&screen->session, task, item, part);
}

void
screen_answer(struct screen *screen, size_t task, size_t item,
    const char *value)
{
	char *before = strdup(session_get(&screen->session, task, item,
	    PART_VALUE));

	if ((before == NULL || strcmp(before, value) != 0) &&
	    screen_save(screen, task, item, PART_VALUE, value, true) &&
	    before != NULL)
		undo_remember(&screen->undo, task, item, before, value);
	free(before);
}

long
screen_undo(struct screen *screen, size_t task, bool again)
{
	const struct change *change = undo_next(&screen->undo, task, again);

	if (change == NULL)
		return -1;
	if (screen_save(screen, task, change->item, PART_VALUE, again ?
	    change->after : change->before, true))
		undo_step(&screen->undo, again);
	return (long)change->item;
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
	const struct task *task = &screen->session.tasks[pages->task];
	size_t item = screen->item;
	struct buf text = {0};
	unsigned least, most;

	if (item >= task->form->n_items)
		item = 0;
	session_limits(&screen->session, pages->task, item, &least, &most);
	if (most == 0) {
		chrome_say(&screen->chrome, "%s takes no text; first go to the"
		    " question that the quotation is for.",
		    item_label(&task->form->items[item]));
		return;
	}
	buf_puts(&text, screen_fetch(screen, pages->task, item, PART_TEXT));
	if (text.len > 0 && text.bytes[text.len - 1] != '\n')
		buf_putc(&text, '\n');
	pages_quote(pages, &text);
	if (!text.failed && screen_save(screen, pages->task, item, PART_TEXT,
	    buf_text(&text), true))
		chrome_say(&screen->chrome, "Put into the text of %s.",
		    item_label(&task->form->items[item]));
	buf_release(&text);
}

/* A box may leave room for one of them only: for what is written. */
bool
screen_may_split(const struct screen *screen, struct body body, bool reading)
{
	return screen->split && (reading || body.rows > 8);
}

void
screen_open(struct ui *ui, struct screen *screen, enum view view,
    size_t task, size_t item)
{
	screen->open(ui, screen, view, task, item);
}

void
screen_where(struct screen *screen, const struct grid *grid,
    size_t task, const char *view, char *out, size_t room)
{
	const struct task *t = &screen->session.tasks[task];
	const struct proposal *p = t->proposal;
	struct plate *plate = &screen->chrome.plate;
	size_t next, len = strlen(p->title);
	char above[LABEL_MAX + ID_MAX + 8];
	long left;

	/* Of what is signed every page says so. */
	if (t->version > 0 || task_is_closed(t)) {
		wording_state(t, plate->text, sizeof(plate->text));
		plate->role = wording_role(t);
	}
	left = grid->cols - 13 - (long)(strlen(p->id) +
	    text_width(plate->text, strlen(plate->text)) +
	    text_width(view, strlen(view)) +
	    text_width(screen->chrome.saved, strlen(screen->chrome.saved)));

	/* Cut by columns at a word, so that the view's name is seen. */
	if (left < 1)
		len = 0;
	else if (text_width(p->title, len) > (size_t)left)
		len = text_wrap(p->title, len, (size_t)left, &next);
	snprintf(above, sizeof(above), "%s%s%.*s%s", p->id, len > 0 ? " " : "",
	    (int)len, p->title, len > 0 && p->title[len] != '\0' ? ".." : "");
	chrome_where(&screen->chrome, above, view, out, room);
}

int
screen_end(struct screen *screen)
{
	screen_forget_pages(screen);
	undo_release(&screen->undo);
	return session_end(&screen->session);
}
