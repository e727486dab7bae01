/* A text being written. */
#include "config.h"

#include "mita/ui/textarea.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/ui/field.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"

/* At offset at, out was taken away and in put there. */
struct edit {
	size_t	 at;
	char	*out;		/* owned */
	size_t	 out_len;
	char	*in;		/* owned */
	size_t	 in_len;
	size_t	 cursor;	/* before the edit */
	bool	 typed;		/* may grow while typing goes on */
};

static void
edit_release(struct edit *edit)
{
	free(edit->out);
	free(edit->in);
}

void
textarea_release(struct textarea *area)
{
	size_t i;

	for (i = 0; i < area->n_edits; i++)
		edit_release(&area->edits[i]);
	free(area->edits);
	free(area->lines);
	buf_wipe(&area->text);
	*area = (struct textarea){ .one_line = area->one_line,
	    .hidden = area->hidden };
}

void
textarea_set(struct textarea *area, const char *text)
{
	textarea_release(area);
	area->goal = -1;
	buf_puts(&area->text, text);
	area->at = area->text.len;
}

const char *
textarea_text(const struct textarea *area)
{
	return buf_text(&area->text);
}

/* Replace out_len bytes at at; only this touches the text. */
static void
splice(struct textarea *area, size_t at, size_t out_len, const char *in,
    size_t in_len)
{
	struct buf next = {0};

	buf_put(&next, buf_text(&area->text), at);
	buf_put(&next, in, in_len);
	buf_put(&next, buf_text(&area->text) + at + out_len,
	    area->text.len - at - out_len);
	if (next.failed) {	/* the old text stays: nothing is lost */
		buf_release(&next);
		return;
	}
	buf_wipe(&area->text);
	area->text = next;
	area->changes++;
}

static void
forget_redo(struct textarea *area)
{
	while (area->n_edits > area->done)
		edit_release(&area->edits[--area->n_edits]);
}

static struct edit *
new_edit(struct textarea *area)
{
	struct edit *grown;
	size_t room;

	if (area->n_edits == area->room) {
		room = area->room == 0 ? 64 : area->room * 2;
		grown = realloc(area->edits, room * sizeof(*grown));
		if (grown == NULL)
			return NULL;
		area->edits = grown;
		area->room = room;
	}
	area->done++;
	return &area->edits[area->n_edits++];
}

/* Typing on at the end of what was typed is the same step, up to a blank. */
static bool
joins(const struct textarea *area, size_t at, size_t out_len, const char *in,
    size_t in_len, bool typed)
{
	const struct edit *last;

	if (!typed || area->done == 0 || out_len != 0 || in_len == 0)
		return false;
	last = &area->edits[area->done - 1];
	return last->typed && last->out_len == 0 &&
	    last->at + last->in_len == at && in[0] != '\n' &&
	    !(in[0] == ' ' && last->in_len > 40);
}

static bool
grow_edit(struct edit *edit, const char *in, size_t in_len)
{
	char *grown = realloc(edit->in, edit->in_len + in_len + 1);

	if (grown == NULL)
		return false;
	memcpy(grown + edit->in_len, in, in_len);
	edit->in = grown;
	edit->in_len += in_len;
	return true;
}

static void
change(struct textarea *area, size_t at, size_t out_len, const char *in,
    size_t in_len, bool typed)
{
	struct edit *edit;

	if (out_len == 0 && in_len == 0)
		return;
	if (area->hidden) {	/* a passphrase is kept nowhere else */
		splice(area, at, out_len, in, in_len);
		area->at = at + in_len;
		return;
	}
	forget_redo(area);
	area->goal = -1;
	if (joins(area, at, out_len, in, in_len, typed) &&
	    grow_edit(&area->edits[area->done - 1], in, in_len)) {
		splice(area, at, 0, in, in_len);
		area->at = at + in_len;
		return;
	}
	if ((edit = new_edit(area)) == NULL)
		return;
	*edit = (struct edit){ .at = at, .out_len = out_len,
	    .in_len = in_len, .cursor = area->at, .typed = typed };
	edit->out = malloc(out_len + 1);
	edit->in = malloc(in_len + 1);
	if (edit->out == NULL || edit->in == NULL) {
		edit_release(edit);
		area->n_edits--;
		area->done--;
		return;
	}
	memcpy(edit->out, buf_text(&area->text) + at, out_len);
	if (in_len > 0)
		memcpy(edit->in, in, in_len);
	splice(area, at, out_len, in, in_len);
	area->at = at + in_len;
}

void
textarea_replace(struct textarea *area, const char *text)
{
	change(area, 0, area->text.len, text, strlen(text), false);
}

/* What is typed now is no part of what was typed before. */
static void
end_step(struct textarea *area)
{
	if (area->done > 0)
		area->edits[area->done - 1].typed = false;
}

void
textarea_undo(struct textarea *area)
{
	const struct edit *edit;

	if (area->done == 0)
		return;
	edit = &area->edits[--area->done];
	splice(area, edit->at, edit->in_len, edit->out, edit->out_len);
	area->at = edit->cursor;
	area->goal = -1;
	end_step(area);
}

void
textarea_redo(struct textarea *area)
{
	const struct edit *edit;

	if (area->done == area->n_edits)
		return;
	edit = &area->edits[area->done++];
	splice(area, edit->at, edit->out_len, edit->in, edit->in_len);
	area->at = edit->at + edit->in_len;
	area->goal = -1;
	end_step(area);
}

/* The cluster's edge at or behind at, counted from another edge. */
static size_t
edge(const struct textarea *area, size_t from, size_t at)
{
	while (from < at && from < area->text.len)
		from += text_cluster(buf_text(&area->text) + from,
		    area->text.len - from);
	return from;
}

/*
 * What comes to stand side by side may compose: a mark typed behind a letter,
 * or one that a deletion brings there.  Then the clusters on both sides are
 * taken along, and the composed form is put in their place.
 */
static void
put(struct textarea *area, size_t at, size_t out_len, const char *in,
    size_t in_len, bool typed)
{
	const char *text = buf_text(&area->text);
	size_t end = at + out_len, before = text_cluster_before(text, at);
	size_t after = end < area->text.len ? text_cluster(text + end,
	    area->text.len - end) : 0;
	struct buf whole = {0}, nfc = {0}, head = {0};

	buf_put(&whole, text + at - before, before);
	buf_put(&whole, in, in_len);
	text_nfc(&head, buf_text(&whole), whole.len);
	buf_put(&whole, text + end, after);
	text_nfc(&nfc, buf_text(&whole), whole.len);
	if (nfc.len == whole.len && memcmp(buf_text(&nfc), buf_text(&whole),
	    nfc.len) == 0)
		change(area, at, out_len, in, in_len, typed);
	else if (!nfc.failed && !head.failed) {
		change(area, at - before, before + out_len + after,
		    buf_text(&nfc), nfc.len, false);
		area->at = edge(area, at - before, at - before + head.len);
	}
	buf_wipe(&whole);
	buf_wipe(&nfc);
	buf_wipe(&head);
}

size_t
textarea_insert(struct textarea *area, const char *text, size_t len)
{
	struct buf clean = {0};
	size_t i, n;

	area->left_out = text_clean(&clean, text, len);
	for (i = 0; area->one_line && i < clean.len; i++)
		if (clean.bytes[i] == '\n')
			clean.bytes[i] = ' ';
	n = text_count(buf_text(&clean), clean.len);
	if (clean.len > 0 && !clean.failed)
		put(area, area->at, 0, buf_text(&clean), clean.len, false);
	buf_wipe(&clean);
	return n;
}

/* Moving */

static size_t
after(const struct textarea *area, size_t at)
{
	return at + text_cluster(buf_text(&area->text) + at,
	    area->text.len - at);
}

static size_t
before(const struct textarea *area, size_t at)
{
	return at - text_cluster_before(buf_text(&area->text), at);
}

static size_t
word_left(const struct textarea *area, size_t at)
{
	const char *text = buf_text(&area->text);

	while (at > 0 && strchr(" \n", text[at - 1]) != NULL)
		at--;
	while (at > 0 && strchr(" \n", text[at - 1]) == NULL)
		at--;
	return at;
}

static size_t
word_right(const struct textarea *area, size_t at)
{
	const char *text = buf_text(&area->text);

	while (at < area->text.len && strchr(" \n", text[at]) == NULL)
		at++;
	while (at < area->text.len && strchr(" \n", text[at]) != NULL)
		at++;
	return at;
}

/* One more soft line, from at on. */
static bool
begin_line(struct textarea *area, size_t *room, size_t at)
{
	size_t *grown;

	if (area->n_lines == *room) {
		*room = *room == 0 ? 64 : *room * 2;
		grown = realloc(area->lines, *room * sizeof(*grown));
		if (grown == NULL)
			return false;
		area->lines = grown;
	}
	area->lines[area->n_lines++] = at;
	return true;
}

/* Wrap the text once for each change and width, not for each question. */
static void
wrap_lines(struct textarea *area, int width)
{
	const char *text = buf_text(&area->text);
	size_t at = 0, room = 0, step, len;

	if (area->lines_width == width &&
	    area->lines_changes == area->changes)
		return;
	free(area->lines);
	area->lines = NULL;
	area->n_lines = 0;
	do {
		if (!begin_line(area, &room, at))
			return;
		len = text_wrap(text + at, area->text.len - at, (size_t)width,
		    &step);
		len += at;
		at += step;
	} while (at < area->text.len);
	/* Behind a final line feed there is one more, empty line. */
	if (at > 0 && text[at - 1] == '\n' && len < at)
		begin_line(area, &room, at);
	area->lines_width = width;
	area->lines_changes = area->changes;
}

/*
 * Offset of the soft line that at stands on, and where the next begins.  A
 * cursor on a break belongs to the line it opens.
 */
static size_t
line_of(struct textarea *area, size_t at, int width, size_t *next)
{
	size_t low = 0, high, middle;

	wrap_lines(area, width);
	high = area->n_lines;
	while (high - low > 1) {
		middle = (low + high) / 2;
		if (area->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	*next = low + 1 < area->n_lines ? area->lines[low + 1] :
	    area->text.len;
	return area->n_lines == 0 ? 0 : area->lines[low];
}

/* The offset in the line start .. that stands at a column. */
static size_t
at_column(const struct textarea *area, size_t start, int width, int column)
{
	const char *text = buf_text(&area->text);
	size_t next, len, at = 0, step;
	int used = 0;

	len = text_wrap(text + start, area->text.len - start, (size_t)width,
	    &next);
	while (at < len) {
		step = text_cluster(text + start + at, len - at);
		used += text_cluster_width(text + start + at, step);
		if (used > column)
			break;
		at += step;
	}
	return start + at;
}

static void
move_line(struct textarea *area, int width, int by)
{
	size_t next, start = line_of(area, area->at, width, &next);

	if (area->goal == -1)
		area->goal = (int)text_width(buf_text(&area->text) + start,
		    area->at - start);
	if (by < 0 && start > 0) {
		start = line_of(area, start - 1, width, &next);
		area->at = at_column(area, start, width, area->goal);
	} else if (by > 0 && (next < area->text.len || (next > 0 && next ==
	    area->text.len && area->text.bytes[next - 1] == '\n' &&
	    start < next)))
		area->at = at_column(area, next, width, area->goal);
}

static void
move_page(struct textarea *area, int width, int by)
{
	int i;

	for (i = 1; i < area->rows; i++)
		move_line(area, width, by);
}

/* Behind the last letter of the soft line. */
static size_t
line_end(struct textarea *area, int width)
{
	size_t next, start = line_of(area, area->at, width, &next);

	return start + text_wrap(buf_text(&area->text) + start,
	    area->text.len - start, (size_t)width, &next);
}

static void
go(struct textarea *area, size_t at)
{
	area->at = at;
	area->goal = -1;
}

static bool
move_key(struct textarea *area, const struct key *key, int width)
{
	size_t next;

	switch (key->value) {
	case NAME_LEFT:
		go(area, before(area, area->at));
		return true;
	case NAME_RIGHT:
		go(area, after(area, area->at));
		return true;
	case NAME_UP:
	case NAME_DOWN:
		move_line(area, width, key->value == NAME_UP ? -1 : 1);
		return true;
	case NAME_HOME:
		go(area, line_of(area, area->at, width, &next));
		return true;
	case NAME_END:
		go(area, line_end(area, width));
		return true;
	case NAME_PAGE_UP:
	case NAME_PAGE_DOWN:
		move_page(area, width, key->value == NAME_PAGE_UP ? -1 : 1);
		return true;
	case NAME_WORD_LEFT:
		go(area, word_left(area, area->at));
		return true;
	case NAME_WORD_RIGHT:
		go(area, word_right(area, area->at));
		return true;
	case NAME_TOP:
	case NAME_BOTTOM:
		go(area, key->value == NAME_TOP ? 0 : area->text.len);
		return true;
	default:
		return false;
	}
}

static bool
delete_key(struct textarea *area, const struct key *key)
{
	size_t to;

	if (key->value == NAME_BACKSPACE && area->at > 0) {
		to = before(area, area->at);
		put(area, to, area->at - to, "", 0, false);
	} else if (key->value == NAME_DELETE && area->at < area->text.len)
		put(area, area->at, after(area, area->at) - area->at, "", 0,
		    false);
	else if (key->value != NAME_BACKSPACE && key->value != NAME_DELETE)
		return false;
	return true;
}

static bool
ctrl_key(struct textarea *area, const struct key *key, int width)
{
	size_t next, start;

	switch (key->value) {
	case 'Z':
		textarea_undo(area);
		return true;
	case 'Y':
		textarea_redo(area);
		return true;
	case 'W':
		start = word_left(area, area->at);
		put(area, start, area->at - start, "", 0, false);
		return true;
	case 'K':
		start = line_of(area, area->at, width, &next);
		put(area, start, next - start, "", 0, false);
		return true;
	default:
		return false;
	}
}

bool
textarea_key(struct textarea *area, const struct key *key, int width)
{
	struct buf typed = {0};

	/* A field moves sideways: it has one line, however long. */
	if (width < 1 || area->one_line)
		width = area->one_line ? INT_MAX : 1;
	if (key->kind == KEY_IS_PASTE) {
		textarea_insert(area, key->paste, key->paste_len);
		return true;
	}
	if (key->kind == KEY_IS_CTRL)
		return ctrl_key(area, key, width);
	if (key->kind == KEY_IS_NAMED) {
		if (key->value == NAME_ENTER && !area->one_line) {
			put(area, area->at, 0, "\n", 1, true);
			return true;
		}
		return move_key(area, key, width) || delete_key(area, key);
	}
	if (key->kind != KEY_IS_CHAR)
		return false;
	text_encode(&typed, key->value);
	if (!typed.failed && text_is_record(buf_text(&typed), typed.len, NULL))
		put(area, area->at, 0, buf_text(&typed), typed.len, true);
	buf_release(&typed);
	return true;
}

/* Painting */

/* Scroll so that the cursor's line is one of the rows. */
static void
scroll(struct textarea *area, int rows, int width, size_t cursor_line)
{
	size_t line = cursor_line, next;
	int up;

	if (area->top > area->text.len)
		area->top = 0;
	area->top = line_of(area, area->top, width, &next);
	if (cursor_line < area->top)
		area->top = cursor_line;
	for (up = 0; line > area->top && up < rows; up++)
		line = line_of(area, line - 1, width, &next);
	if (up < rows)
		return;
	line = cursor_line;
	for (up = 1; up < rows && line > 0; up++)
		line = line_of(area, line - 1, width, &next);
	area->top = line;
}

/* Behind the line at from: is there another one? */
static bool
goes_on(const struct textarea *area, size_t from, size_t next)
{
	return next < area->text.len || (from < next &&
	    area->text.bytes[next - 1] == '\n');
}

/* No blank rows below while there is text above: the window has grown. */
static void
fill_up(struct textarea *area, int rows, int width)
{
	size_t at = area->top, start, next;
	int n = 0;

	do {
		start = at;
		text_wrap(buf_text(&area->text) + start, area->text.len -
		    start, (size_t)width, &next);
		at = start + next;
		n++;
	} while (n < rows && goes_on(area, start, at));
	for (; n < rows && area->top > 0; n++)
		area->top = line_of(area, area->top - 1, width, &next);
}

void
textarea_paint(struct textarea *area, struct grid *grid, int row, int col,
    int rows, int width, bool focused)
{
	size_t next, start, cursor_line, len, at;
	int i, column;

	if (width < 2 || rows < 1)
		return;
	if (area->one_line) {
		field_paint(area, grid, row, col, width, focused);
		return;
	}
	area->rows = rows;
	width--;	/* the cursor may stand behind the last letter */
	cursor_line = line_of(area, area->at, width, &next);
	scroll(area, rows, width, cursor_line);
	fill_up(area, rows, width);
	at = area->top;
	for (i = 0; i < rows; i++) {
		start = at;
		len = text_wrap(buf_text(&area->text) + start,
		    area->text.len - start, (size_t)width, &next);
		grid_text(grid, row + i, col, width, GRID_NORMAL,
		    buf_text(&area->text) + start, len);
		if (start == cursor_line && focused) {
			column = (int)text_width(buf_text(&area->text) +
			    start, area->at - start);
			grid_cursor(grid, row + i, col + (column < width ?
			    column : width));
		}
		at = start + next;
		if (!goes_on(area, start, at))
			break;
	}
}
