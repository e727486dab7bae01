/* The screen that writes a comment. */
#include "config.h"

#include "mita/expert/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/correct.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/outside.h"
#include "mita/expert/proposal_pages.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/clipboard.h"
#include "mita/ui/look.h"
#include "mita/ui/textarea.h"

/* Writing a comment, a note, a private note, or the reason of a correction. */

enum { R_DONE = 1, R_SPLIT, R_PANE, R_EARLIER, R_COPY, R_FILE,
	R_TEXT, R_BEGIN, R_DROP };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ESCAPE, R_DONE, "Esc", N_("Done"),
	    N_("back to the question; all is kept") },
	{ KEY_IS_CTRL, 'Z', R_TEXT, "Ctrl-Z", N_("Undo"),
	    N_("take back the last step") },
	{ KEY_IS_CTRL, 'Y', R_TEXT, "Ctrl-Y", N_("Redo"),
	    N_("do it again") },
	{ KEY_IS_NAMED, NAME_F4, R_SPLIT, "F4", N_("Proposal"),
	    N_("the proposal beside the text, or not") },
	{ KEY_IS_NAMED, NAME_TAB, R_PANE, "Tab", NULL,
	    N_("in the split view: to the proposal and back") },
	{ KEY_IS_NAMED, NAME_F5, R_EARLIER, "F5", N_("Earlier"),
	    N_("earlier texts of this field") },
	{ KEY_IS_NAMED, NAME_F3, R_FILE, "F3", NULL,
	    N_("write a copy of this text into a file of its own") },
	{ KEY_IS_NAMED, NAME_F6, R_COPY, "F6", NULL,
	    N_("copy this text to the clipboard") },
	{ KEY_IS_CTRL, 'W', R_TEXT, "Ctrl-W", NULL,
	    N_("delete the word before") },
	{ KEY_IS_CTRL, 'K', R_TEXT, "Ctrl-K", NULL, N_("delete the line") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static const struct binding reason_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_DONE, "Enter", N_("Done"),
	    N_("go on; the line is kept") },
	{ KEY_IS_CTRL, 'Z', R_TEXT, "Ctrl-Z", N_("Undo"),
	    N_("take back the last step") },
	{ KEY_IS_CTRL, 'Y', R_TEXT, "Ctrl-Y", N_("Redo"),
	    N_("do it again") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_DONE, "Esc", N_("Done"),
	    N_("go on; the line is kept") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { LEAST = 6 };	/* rows that are enough beside a box */

enum subject { SUBJECT_ITEM, SUBJECT_REASON };

struct editor {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
	enum part	 part;
	enum subject	 subject;
	struct textarea	 area;
	unsigned	 kept;		/* area.changes when last saved */
	struct buf	 stored;	/* what the file has, as we know */
	bool		 first;		/* the text before is kept once */
	bool		 reading;	/* split: the proposal has the keys */
	int		 width;		/* of the text as last painted */
};

/* Before a correction: what is signed may stay as it is. */
static const struct binding begin_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_BEGIN, "Enter", N_("Correct"),
	    N_("begin the correction, with this reason") },
	{ KEY_IS_CTRL, 'Z', R_TEXT, "Ctrl-Z", N_("Undo"),
	    N_("take back the last step") },
	{ KEY_IS_CTRL, 'Y', R_TEXT, "Ctrl-Y", N_("Redo"),
	    N_("do it again") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_DROP, "Esc", N_("Leave it signed"),
	    N_("go back; nothing is changed") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static bool
is_beginning(const struct editor *editor)
{
	return editor->subject == SUBJECT_REASON &&
	    task_is_frozen(&editor->screen->session.tasks[editor->task]);
}

static const struct binding *
bindings_of(const struct editor *editor)
{
	return is_beginning(editor) ? begin_bindings : editor->subject ==
	    SUBJECT_REASON ? reason_bindings : bindings;
}

static const struct item *
item_of(const struct editor *editor)
{
	const struct task *task = &editor->screen->session.tasks[editor->task];

	return &task->form->items[editor->item];
}

static void
know_stored(struct editor *editor, const char *text)
{
	editor->stored.len = 0;
	buf_puts(&editor->stored, text);
}

/* A form may have been taken in meanwhile: that text is kept, too. */
static bool
is_from_elsewhere(const struct editor *editor)
{
	return strcmp(screen_fetch(editor->screen, editor->task, editor->item,
	    editor->part), buf_text(&editor->stored)) != 0;
}

static bool
save_reason(struct editor *editor, const char *text)
{
	struct screen *screen = editor->screen;
	struct task *task = &screen->session.tasks[editor->task];

	if (task_set_reason(screen->session.workspace, task, text,
	    &screen->session.fault) == -1 ||
	    task_refresh(screen->session.workspace, task,
	    &screen->session.fault) == -1)
		return false;
	unsaved_clear(&screen->unsaved, &screen->chrome);
	return true;
}

static bool
save(struct editor *editor)
{
	struct screen *screen = editor->screen;
	const char *text = textarea_text(&editor->area);

	if (editor->area.changes == editor->kept || is_beginning(editor))
		return true;
	if (editor->subject == SUBJECT_REASON ? !save_reason(editor, text) :
	    !screen_save(screen, editor->task, editor->item, editor->part,
	    text, editor->first || is_from_elsewhere(editor))) {
		unsaved_note(&screen->unsaved, &screen->chrome,
		    &screen->session.fault, true);
		return false;
	}
	editor->kept = editor->area.changes;
	editor->first = false;
	know_stored(editor, text);
	return true;
}

/* A bar of what the call wants, or of the room that it gives. */
static void
bar(size_t n, size_t all, char *out, size_t room)
{
	enum { CELLS = 16 };
	struct buf text = {0};

	put_bar(&text, CELLS, n, all);
	snprintf(out, room, "%s  ", buf_text(&text));
	buf_release(&text);
}

/* "##......  112 of 200-1500 characters ...", from the first letter on. */
static void
counter(const struct editor *editor, char *out, size_t room)
{
	const char *text = textarea_text(&editor->area);
	size_t n = text_count(text, strlen(text)), len;
	unsigned least = 0, most = 0;

	if (editor->subject == SUBJECT_REASON) {
		snprintf(out, room, "%s", _("One line that says why you"
		    " correct what you signed."));
		return;
	}
	if (editor->part != PART_PRIVATE)
		session_limits(&editor->screen->session, editor->task,
		    editor->item, &least, &most);
	if (most == 0) {
		snprintf(out, room, _("%zu characters. This note stays on your"
		    " computer."), n);
		return;
	}
	bar(n, least > 0 ? least : most, out, room);
	len = strlen(out);
	if (n > most)
		snprintf(out + len, room - len, _("%zu of %u-%u characters."
		    " Too long by %zu to be signed."), n,
		    least, most, n - most);
	else if (least == 0)
		snprintf(out + len, room - len, _("%zu of at most %u"
		    " characters."), n, most);
	else if (n < least)
		snprintf(out + len, room - len, _("%zu of %u-%u characters."
		    " %zu more are needed."), n, least, most, least - n);
	else
		snprintf(out + len, room - len, _("%zu of %u-%u characters."
		    " Long enough."), n, least, most);
}

/* Painting */

/* In the line above the text, which costs no room; a note is one's own. */
static void
paint_language(const struct editor *editor, struct grid *grid, int row)
{
	const struct task *task = &editor->screen->session.tasks[editor->task];
	char text[WRITE_IN_LEN];

	grid_rule(grid, row);
	if (editor->part == PART_TEXT)
		grid_printf(grid, row, 2, GRID_NORMAL, " %s ",
		    task_write_in(task, text));
}

/* What is asked and how it was answered stays in sight above the text. */
static int
paint_asked(const struct editor *editor, struct grid *grid, struct body body)
{
	const struct item *item = item_of(editor);
	int row = body.row, roomy = body.rows > 12 ? 3 : body.rows > 7;
	char answer[SHORT_ANSWER_LEN];

	row += frame_wrap(grid, row, 1, 2, body.cols - 2, GRID_STRONG,
	    wording_title(&editor->screen->session, item), 0, NULL);
	if (item->kind == ITEM_CRITERION)
		row += frame_wrap(grid, row, 1, roomy, body.cols - 2,
		    GRID_NORMAL,
		    item->criterion->guide.in[editor->screen->session.lang], 0,
		    NULL);
	if (item->kind != ITEM_REMARK)
		grid_printf(grid, row++, 1, GRID_NORMAL, _("Your answer: %s"),
		    wording_answer(&editor->screen->session, editor->task,
		    editor->item, answer));
	paint_language(editor, grid, row++);
	return row;
}

static void
paint_text(struct editor *editor, struct grid *grid, struct body body)
{
	int row = body.row;

	if (editor->subject == SUBJECT_ITEM)
		row = paint_asked(editor, grid, body);
	else
		row += 1 + frame_wrap(grid, row, 1, 4, body.cols - 2,
		    GRID_NORMAL, _("What you signed stays valid until you sign"
		    " the correction. The agency sees both, and this line."),
		    0, NULL);
	editor->width = body.cols - 1;
	textarea_paint(&editor->area, grid, row, 1,
	    body.row + body.rows - row, editor->width, true);
}

static void
part_proposal(void *state, struct grid *grid)
{
	struct editor *editor = state;
	struct pages *pages = pages_of(editor->screen, editor->task);

	if (pages != NULL)
		pages_paint(pages, grid, 0, grid->rows, grid->cols);
}

static void
part_text(void *state, struct grid *grid)
{
	paint_text(state, grid, (struct body){ .rows = grid->rows,
	    .cols = grid->cols });
}

static void
where_of(const struct editor *editor, const struct grid *grid, char *out,
    size_t room)
{
	char view[ITEM_NAME_LEN + 64], name[ITEM_NAME_LEN];

	if (editor->subject == SUBJECT_REASON)
		snprintf(view, sizeof(view), "%s", _("Why corrected"));
	else
		snprintf(view, sizeof(view), editor->part == PART_PRIVATE ?
		    _("Private note to %s") : _("Comment to %s"),
		    wording_name(&editor->screen->session, editor->task,
		    editor->item, grid->cols / 2 - 20, name));
	screen_where(editor->screen, grid, editor->task, view, out, room);
}

static void
editor_paint(void *state, struct grid *grid)
{
	struct editor *editor = state;
	struct screen *screen = editor->screen;
	const struct pane panes[2] = {
		{ _(" PROPOSAL "), part_proposal },
		{ _(" YOUR TEXT "), part_text }
	};
	const struct binding *table = bindings_of(editor);
	char where[256], sentence[256];
	struct body body;

	where_of(editor, grid, where, sizeof(where));
	counter(editor, sentence, sizeof(sentence));
	screen->chrome.typing = !editor->reading;
	screen->unsaved.least = LEAST;
	body = chrome_frame(&screen->chrome, grid, where, NULL,
	    editor->reading ? _("Space goes on reading; p quotes; Tab moves"
	    " the keys to your text.") : sentence, table);
	if (chrome_help(&screen->chrome, grid, body, table, _("Everything you"
	    " type is kept. Arrows, Home and End move; Enter begins a new"
	    " paragraph; pasting is one step to undo.")))
		return;
	if (screen_may_split(screen, body, editor->reading) &&
	    editor->subject == SUBJECT_ITEM)
		frame_split(grid, body, panes, !editor->reading, editor);
	else
		paint_text(editor, grid, body);
}

/* Keys */

/* The receipt, and the counter that it stands in front of. */
static void
paste(struct editor *editor, const struct key *key)
{
	struct chrome *chrome = &editor->screen->chrome;
	char left[256];
	size_t n;

	n = textarea_insert(&editor->area, key->paste, key->paste_len);
	counter(editor, left, sizeof(left));
	if (editor->area.left_out > 0)
		snprintf(chrome->message, sizeof(chrome->message), translate_n(
		    "Pasted %zu character; not taken, since nobody sees them:"
		    " %zu. %s", "Pasted %zu characters; not taken, since nobody"
		    " sees them: %zu. %s", n), n, editor->area.left_out, left);
	else
		snprintf(chrome->message, sizeof(chrome->message), translate_n(
		    "Pasted %zu character. %s", "Pasted %zu characters. %s",
		    n), n, left);
}

static void
type(struct editor *editor, const struct key *key)
{
	if (key->kind == KEY_IS_PASTE)
		paste(editor, key);
	else
		textarea_key(&editor->area, key, editor->width - 1);
}

/* A quotation goes to the cursor of the text. */
static void
quote(struct editor *editor, const struct pages *pages)
{
	const struct textarea *area = &editor->area;
	struct buf text = {0};

	if (area->at > 0 && strchr(" \n", area->text.bytes[area->at - 1]) ==
	    NULL)
		buf_putc(&text, ' ');
	pages_quote(pages, &text);
	if (!text.failed)
		textarea_insert(&editor->area, buf_text(&text), text.len);
	buf_release(&text);
	editor->reading = false;
}

static void
reading_key(struct editor *editor, const struct key *key)
{
	struct pages *pages = pages_of(editor->screen, editor->task);

	if (pages == NULL || pages_key(pages, key))
		return;
	if (key_is(key, KEY_IS_CHAR, 'm'))
		pages_mark(pages);
	else if (key_is(key, KEY_IS_CHAR, 'p'))
		quote(editor, pages);
	else if (key_is(key, KEY_IS_NAMED, NAME_TAB) ||
	    key_is(key, KEY_IS_NAMED, NAME_ESCAPE))
		editor->reading = false;
	else
		chrome_unknown(&editor->screen->chrome, key);
}

static void
begin(struct editor *editor, struct ui *ui)
{
	struct screen *screen = editor->screen;
	const char *reason = textarea_text(&editor->area);

	if (reason[0] == '\0')
		chrome_say(&screen->chrome,
		    "Say in one line why; or Esc leaves it"
		    " signed as it is.");
	else if (task_correct(screen->session.workspace,
	    &screen->session.tasks[editor->task],
	    reason, &screen->session.fault) == -1)
		screen_complain(screen);
	else {
		editor->kept = editor->area.changes;
		ui_back(ui);
		chrome_say(&screen->chrome,
		    "Now you can correct it. Until you sign"
		    " again, the signed version counts.");
	}
}

static void
act(struct editor *editor, struct ui *ui, int request)
{
	struct screen *screen = editor->screen;

	if (request == R_BEGIN)
		begin(editor, ui);
	else if (request == R_DONE || request == R_DROP) {
		if (request == R_DROP)
			editor->kept = editor->area.changes;
		ui_back(ui);
	} else if (request == R_FILE)
		outside_write(screen, textarea_text(&editor->area));
	else if (request == R_COPY)
		clipboard_copy(&screen->chrome, textarea_text(&editor->area),
		    "F3");
	else if (request == R_SPLIT)
		screen->split = !screen->split;
	else if (request == R_PANE && screen->split)
		editor->reading = true;
	else if (request == R_PANE)
		chrome_say(&screen->chrome, "F4 shows the proposal; Tab is no"
		    " part of a text.");
	else if (request == R_EARLIER) {
		save(editor);
		screen_open(ui, screen, editor->part == PART_PRIVATE ?
		    VIEW_EARLIER_PRIVATE : VIEW_EARLIER, editor->task,
		    editor->item);
	}
}

static void
editor_key(void *state, struct ui *ui, const struct key *key)
{
	struct editor *editor = state;
	const struct binding *table = bindings_of(editor);
	int request = binding_find(table, key);

	if (chrome_key(&editor->screen->chrome, ui, table, key,
	    !editor->reading))
		return;
	if (editor->reading && editor->screen->split && request != R_SPLIT)
		reading_key(editor, key);
	else if (request != 0 && request != R_TEXT) {
		editor->reading = false;
		act(editor, ui, request);
	} else
		type(editor, key);
}

/* An earlier text may have been taken: it comes as one step to undo. */
static void
editor_resume(void *state)
{
	struct editor *editor = state;
	const char *text;

	if (editor->subject == SUBJECT_REASON)
		return;
	text = session_get(&editor->screen->session, editor->task, editor->item,
	    editor->part);
	if (strcmp(text, textarea_text(&editor->area)) != 0)
		textarea_replace(&editor->area, text);
	know_stored(editor, text);
	editor->kept = editor->area.changes;
}

static bool
editor_save(void *state)
{
	return save(state);
}

static void
editor_close(void *state)
{
	struct editor *editor = state;

	/* Forced out, and the workspace did not take it. */
	if (editor->area.changes != editor->kept)
		outside_write(editor->screen, textarea_text(&editor->area));
	textarea_release(&editor->area);
	buf_release(&editor->stored);
	free(editor);
}

static const struct view_ops editor_view = {
	.paint = editor_paint, .key = editor_key, .save = editor_save,
	.close = editor_close, .resume = editor_resume
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
	know_stored(editor, text);
	editor->kept = editor->area.changes;
	return editor;
}

static void
open_part(struct ui *ui, struct screen *screen, size_t task, size_t item,
    enum part part)
{
	struct editor *editor;

	if (!screen_may_change(screen, ui, task, part))
		return;
	if (screen->outside && outside_editor() != NULL) {
		outside_edit(screen, task, item, part);
		return;
	}
	if ((editor = editor_new(screen, task, screen_fetch(screen, task,
	    item, part))) == NULL)
		return;
	editor->item = item;
	editor->part = part;
	ui_open(ui, &editor_view, editor);
}

void
comment_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	open_part(ui, screen, task, item, PART_TEXT);
}

void
private_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	open_part(ui, screen, task, item, PART_PRIVATE);
}

void
reason_open(struct ui *ui, struct screen *screen, size_t task)
{
	const struct task *t = &screen->session.tasks[task];
	const char *last = t->evaluation == NULL ? "" :
	    t->evaluation->record->body.evaluation.reason;
	struct editor *editor;

	if (!screen_may_write(screen) || (editor = editor_new(screen, task,
	    strcmp(t->draft.reason, last) == 0 ? "" : t->draft.reason)) ==
	    NULL)
		return;
	editor->subject = SUBJECT_REASON;
	editor->area.one_line = true;
	ui_open(ui, &editor_view, editor);
}
