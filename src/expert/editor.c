#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/expert/screen.h"
#include "mita/ui/textarea.h"

/* Writing a comment, a note, a private note, or the reason of a correction. */

enum { R_DONE = 1, R_READ, R_TEXT };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ESCAPE, R_DONE, "Esc", "Done",
	    "back to the question; all is kept" },
	{ KEY_IS_CTRL, 'Z', R_TEXT, "Ctrl-Z", "Undo", "take back the last step" },
	{ KEY_IS_CTRL, 'Y', R_TEXT, "Ctrl-Y", "Redo", "do it again" },
	{ KEY_IS_NAMED, NAME_F4, R_READ, "F4", "See proposal",
	    "read the proposal, and come back here" },
	{ KEY_IS_CTRL, 'W', R_TEXT, "Ctrl-W", NULL, "delete the word before" },
	{ KEY_IS_CTRL, 'K', R_TEXT, "Ctrl-K", NULL, "delete the line" },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum subject { SUBJECT_ITEM, SUBJECT_REASON };

struct editor {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
	enum part	 part;
	enum subject	 subject;
	struct textarea	 area;
	unsigned	 kept;		/* area.changes when last saved */
	bool		 first;		/* the text before is kept once */
};

static const struct item *
item_of(const struct editor *editor)
{
	return &editor->screen->tasks[editor->task].form->items[editor->item];
}

static void
save(struct editor *editor)
{
	struct screen *screen = editor->screen;
	struct task *task = &screen->tasks[editor->task];
	const char *text = textarea_text(&editor->area);

	if (editor->area.changes == editor->kept)
		return;
	if (editor->subject == SUBJECT_REASON) {
		if (task_set_reason(screen->workspace, task, text,
		    &screen->fault) == -1 || task_refresh(screen->workspace,
		    task, &screen->fault) == -1) {
			screen_complain(screen);
			return;
		}
	} else if (!screen_save(screen, editor->task, editor->item,
	    editor->part, text, editor->first))
		return;
	editor->kept = editor->area.changes;
	editor->first = false;
}

static void
limits(const struct editor *editor, unsigned *least, unsigned *most)
{
	const struct item *item = item_of(editor);

	*least = 0;
	*most = 0;
	if (editor->subject == SUBJECT_REASON || editor->part == PART_PRIVATE)
		return;
	if (item->kind == ITEM_CRITERION) {
		*least = item->criterion->comment_min;
		*most = item->criterion->comment_max;
	} else
		*most = item->kind == ITEM_QUESTION ?
		    item->question->note_max :
		    editor->screen->tasks[editor->task].form->stage->
		    remark_max;
}

static void
counter(const struct editor *editor, char *out, size_t room)
{
	const char *text = textarea_text(&editor->area);
	size_t n = text_count(text, strlen(text));
	unsigned least, most;

	limits(editor, &least, &most);
	if (editor->subject == SUBJECT_REASON)
		snprintf(out, room, "One line that says why you correct what"
		    " you signed.");
	else if (most == 0)
		snprintf(out, room, "%zu characters. This note stays on your"
		    " computer.", n);
	else if (n < least)
		snprintf(out, room, "%zu of %u-%u characters. %zu more are"
		    " needed.", n, least, most, least - n);
	else if (n > most)
		snprintf(out, room, "%zu of %u-%u characters. Too long by %zu;"
		    " it is kept, but cannot be signed.", n, least, most,
		    n - most);
	else
		snprintf(out, room, "%zu of %u-%u characters. Long enough.",
		    n, least, most);
}

static void
editor_paint(void *state, struct grid *grid)
{
	struct editor *editor = state;
	char where[256], sentence[256], name[64];
	struct body body;
	int row;

	snprintf(name, sizeof(name), "%s %s", editor->subject ==
	    SUBJECT_REASON ? "Why corrected" : editor->part == PART_PRIVATE ?
	    "Private note to" : "Comment to", editor->subject ==
	    SUBJECT_REASON ? "" : item_label(item_of(editor)));
	screen_where(editor->screen, editor->task, name, where,
	    sizeof(where));
	counter(editor, sentence, sizeof(sentence));
	editor->screen->typing = true;
	body = screen_frame(editor->screen, grid, where, NULL, sentence,
	    bindings);
	if (screen_help(editor->screen, grid, body, bindings, "Everything you"
	    " type is kept. Arrows, Home and End move; Enter begins a new"
	    " paragraph; pasting is one step to undo."))
		return;
	row = body.row;
	if (editor->subject == SUBJECT_ITEM) {
		row += frame_wrap(grid, row, 1, 2, body.cols - 2, GRID_NORMAL,
		    screen_title(editor->screen, item_of(editor)), 0, NULL);
		grid_rule(grid, row++, '-');
	}
	textarea_paint(&editor->area, grid, row, 1,
	    body.row + body.rows - row, body.cols - 1, true);
}

static void
editor_key(void *state, struct ui *ui, const struct key *key)
{
	struct editor *editor = state;
	int request;

	if (screen_help_key(editor->screen, key, true))
		return;
	request = binding_find(bindings, key);
	if (request == R_DONE) {
		ui_back(ui);
		return;
	}
	if (request == R_READ) {
		save(editor);
		reader_open(ui, editor->screen, editor->task);
		return;
	}
	if (key->kind == KEY_IS_PASTE)
		screen_say(editor->screen, "Pasted %zu characters.",
		    textarea_insert(&editor->area, key->paste,
		    key->paste_len));
	else if (key_is(key, KEY_IS_CTRL, 'V'))
		screen_say(editor->screen, "Paste with Ctrl-Shift-V, on a Mac"
		    " Cmd-V, or the right mouse button.");
	else if (key_is(key, KEY_IS_NAMED, NAME_ENTER) && editor->subject ==
	    SUBJECT_REASON)
		ui_back(ui);
	else
		textarea_key(&editor->area, key, 76);
}

static void
editor_save(void *state)
{
	save(state);
}

static void
editor_close(void *state)
{
	struct editor *editor = state;

	textarea_release(&editor->area);
	free(editor);
}

static const struct view_ops editor_view = {
	.paint = editor_paint, .key = editor_key, .save = editor_save,
	.close = editor_close
};

static struct editor *
editor_new(struct screen *screen, size_t task, const char *text)
{
	struct editor *editor = calloc(1, sizeof(*editor));

	if (editor == NULL)
		return NULL;
	editor->screen = screen;
	editor->task = task;
	editor->first = true;
	textarea_set(&editor->area, text);
	editor->kept = editor->area.changes;
	return editor;
}

void
editor_open(struct ui *ui, struct screen *screen, size_t task, size_t item,
    enum part part)
{
	struct task *t = &screen->tasks[task];
	struct editor *editor;
	const char *text;

	if (task_get(screen->workspace, t, &t->form->items[item], part, &text,
	    &screen->fault) == -1) {
		screen_complain(screen);
		return;
	}
	if ((editor = editor_new(screen, task, text)) == NULL)
		return;
	editor->item = item;
	editor->part = part;
	ui_open(ui, &editor_view, editor);
}

void
reason_open(struct ui *ui, struct screen *screen, size_t task)
{
	struct editor *editor = editor_new(screen, task,
	    screen->tasks[task].draft.reason);

	if (editor == NULL)
		return;
	editor->subject = SUBJECT_REASON;
	editor->area.one_line = true;
	ui_open(ui, &editor_view, editor);
}
