#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"
#include "mita/ui/textarea.h"
#include "tests/any.h"
#include "tests/tap.h"

/*
 * Text that is written is never lost: against a model so plain that it is.
 * The model is an array of letters that no other composes with, and what the
 * text was after each edit.  TEXTAREA_STEPS and TEXTAREA_SEED make it longer,
 * and another.
 */

enum { STEPS = 1000000, ROUND = 500, LENGTH_MAX = 200, ROOM = 256,
	WIDTH = 23, PAGE = 5 };

struct past {
	int32_t	letters[ROOM];
	size_t	n;
	size_t	at;		/* behind the edit */
	size_t	before;		/* the cursor before it */
};

struct model {
	int32_t		 letters[ROOM];
	size_t		 n;
	size_t		 at;
	size_t		 goal;		/* column, ROOM: none */
	struct past	 past[ROUND + 1];
	size_t		 done;
	size_t		 edits;
	bool		 typed;		/* the last edit may grow */
	size_t		 typed_end;	/* here */
	size_t		 typed_len;	/* in bytes */
};

static const int32_t letters[] = {
	'a', 'b', ' ', 0x105, 0x10d, 0x119, 0x117, 0x12f, 0x161, 0x173, 0x16b,
	0x17e, 0x20ac, 0x201e, 0x1f44d, '.',
};

static size_t
bytes_of(int32_t letter)
{
	return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 :
	    4;
}

static size_t
width_of(int32_t letter)
{
	return letter == 0x1f44d ? 2 : 1;
}

/* Take n away at at, put m letters there: one edit, or more of the last. */
static void
model_edit(struct model *m, size_t at, size_t n, const int32_t *in, size_t k,
    bool typed)
{
	bool joins = typed && n == 0 && m->done > 0 && m->typed &&
	    m->typed_end == at && in[0] != '\n' &&
	    !(in[0] == ' ' && m->typed_len > 40);
	struct past *past;

	if (n == 0 && k == 0)
		return;
	if (!joins) {
		m->past[m->done].before = m->at;
		m->edits = ++m->done;
		m->typed_len = 0;
	}
	m->edits = m->done;
	memmove(m->letters + at + k, m->letters + at + n,
	    (m->n - at - n) * sizeof(*in));
	if (k > 0)
		memcpy(m->letters + at, in, k * sizeof(*in));
	m->n = m->n - n + k;
	m->at = at + k;
	m->goal = ROOM;
	m->typed = typed;
	m->typed_end = m->at;
	m->typed_len += k > 0 ? bytes_of(in[0]) : 0;
	past = &m->past[m->done];
	memcpy(past->letters, m->letters, m->n * sizeof(*in));
	past->n = m->n;
	past->at = m->at;
}

static void
model_recall(struct model *m, size_t done, size_t at)
{
	m->done = done;
	m->n = m->past[done].n;
	memcpy(m->letters, m->past[done].letters, m->n * sizeof(int32_t));
	m->at = at;
	m->goal = ROOM;
	m->typed = false;
}

/* The soft line from start: where its letters end; *next: the one behind. */
static size_t
model_line(const struct model *m, size_t start, size_t *next)
{
	size_t i, used = 0, blank = ROOM;

	for (i = start; i < m->n && m->letters[i] != '\n'; i++) {
		if (m->letters[i] == ' ')
			blank = i;
		else if (used + width_of(m->letters[i]) > WIDTH && i > start)
			break;
		used += width_of(m->letters[i]);
	}
	*next = i;
	if (i == m->n)
		return i;
	if (m->letters[i] == '\n') {
		*next = i + 1;
		return i;
	}
	if (blank == ROOM)
		return i;
	*next = blank + 1;
	return blank;
}

/* Where the soft line of a place begins, and the one before that. */
static size_t
model_start(const struct model *m, size_t at, size_t *before)
{
	size_t start = 0, next;

	*before = ROOM;
	for (;;) {
		model_line(m, start, &next);
		if (next > at || next == start || (next == m->n && (next == 0 ||
		    m->letters[next - 1] != '\n')))
			return start;
		*before = start;
		start = next;
	}
}

static void
model_goal(struct model *m, size_t start)
{
	size_t end, next, used = 0;

	end = model_line(m, start, &next);
	for (m->at = start; m->at < end; m->at++) {
		used += width_of(m->letters[m->at]);
		if (used > m->goal)
			break;
	}
}

static void
model_updown(struct model *m, int by)
{
	size_t before, start = model_start(m, m->at, &before), next, i;

	if (m->goal == ROOM)
		for (m->goal = 0, i = start; i < m->at; i++)
			m->goal += width_of(m->letters[i]);
	if (by < 0 && before != ROOM)
		model_goal(m, before);
	else if (by > 0) {
		model_line(m, start, &next);
		if (next < m->n || (next > start && next == m->n &&
		    m->letters[next - 1] == '\n'))
			model_goal(m, next);
	}
}

static bool
is_blank(int32_t letter)
{
	return letter == ' ' || letter == '\n';
}

static size_t
model_word(const struct model *m, int by)
{
	size_t at = m->at;

	if (by > 0) {
		while (at < m->n && !is_blank(m->letters[at]))
			at++;
		while (at < m->n && is_blank(m->letters[at]))
			at++;
		return at;
	}
	while (at > 0 && is_blank(m->letters[at - 1]))
		at--;
	while (at > 0 && !is_blank(m->letters[at - 1]))
		at--;
	return at;
}

static void
model_go(struct model *m, size_t at)
{
	m->at = at;
	m->goal = ROOM;
}

static void
key(struct textarea *area, enum key_kind kind, int32_t value)
{
	struct key k = { .kind = kind, .value = value };

	textarea_key(area, &k, WIDTH);
}

static void
delete(struct textarea *area, struct model *m)
{
	size_t start, next, word, unused;

	switch (any(4)) {
	case 0:
		key(area, KEY_IS_NAMED, NAME_BACKSPACE);
		if (m->at > 0)
			model_edit(m, m->at - 1, 1, NULL, 0, false);
		break;
	case 1:
		key(area, KEY_IS_NAMED, NAME_DELETE);
		if (m->at < m->n)
			model_edit(m, m->at, 1, NULL, 0, false);
		break;
	case 2:
		key(area, KEY_IS_CTRL, 'W');
		word = model_word(m, -1);
		model_edit(m, word, m->at - word, NULL, 0, false);
		break;
	default:
		key(area, KEY_IS_CTRL, 'K');
		start = model_start(m, m->at, &unused);
		model_line(m, start, &next);
		model_edit(m, start, next - start, NULL, 0, false);
		break;
	}
}

static void
move(struct textarea *area, struct model *m)
{
	static const enum key_name names[] = { NAME_LEFT, NAME_RIGHT,
	    NAME_UP, NAME_DOWN, NAME_UP, NAME_DOWN, NAME_HOME, NAME_END,
	    NAME_WORD_LEFT, NAME_WORD_RIGHT, NAME_TOP, NAME_BOTTOM,
	    NAME_PAGE_UP, NAME_PAGE_DOWN };
	enum key_name name = names[any(14)];
	size_t start, next;
	int i;

	key(area, KEY_IS_NAMED, (int32_t)name);
	start = model_start(m, m->at, &next);
	if (name == NAME_LEFT)
		model_go(m, m->at - (m->at > 0));
	else if (name == NAME_RIGHT)
		model_go(m, m->at + (m->at < m->n));
	else if (name == NAME_UP || name == NAME_DOWN)
		model_updown(m, name == NAME_UP ? -1 : 1);
	else if (name == NAME_HOME)
		model_go(m, start);
	else if (name == NAME_END)
		model_go(m, model_line(m, start, &next));
	else if (name == NAME_WORD_LEFT || name == NAME_WORD_RIGHT)
		model_go(m, model_word(m, name == NAME_WORD_LEFT ? -1 : 1));
	else if (name == NAME_TOP || name == NAME_BOTTOM)
		model_go(m, name == NAME_TOP ? 0 : m->n);
	else
		for (i = 1; i < PAGE; i++)
			model_updown(m, name == NAME_PAGE_UP ? -1 : 1);
}

/* Some letters at once, with the line ends and tabs that pastes have. */
static void
paste(struct textarea *area, struct model *m)
{
	struct key k = { .kind = KEY_IS_PASTE };
	int32_t in[24];
	struct buf text = {0};
	size_t n = 0, i;

	for (i = any(5) + 1; i > 0; i--) {
		in[n++] = letters[any(sizeof(letters) / sizeof(letters[0]))];
		text_encode(&text, in[n - 1]);
	}
	if (any(2)) {
		buf_puts(&text, any(2) ? "\r\n" : "\r");
		in[n++] = '\n';
	}
	if (any(4) == 0) {
		buf_puts(&text, "\x1b\t\x7f");
		for (i = 0; i < 4; i++)
			in[n++] = ' ';
	}
	k.paste = buf_text(&text);
	k.paste_len = text.len;
	textarea_key(area, &k, WIDTH);
	model_edit(m, m->at, 0, in, n, false);
	buf_release(&text);
}

static void
take_back(struct textarea *area, struct model *m)
{
	if (any(3) > 0) {
		key(area, KEY_IS_CTRL, 'Z');
		if (m->done > 0)
			model_recall(m, m->done - 1,
			    m->past[m->done - 1].before);
	} else {
		key(area, KEY_IS_CTRL, 'Y');
		if (m->done < m->edits)
			model_recall(m, m->done + 1, m->past[m->done + 1].at);
	}
}

static void
step(struct textarea *area, struct model *m)
{
	unsigned what = any(m->n > LENGTH_MAX ? 40 : 100);
	int32_t letter;

	if (what < 14)
		delete(area, m);
	else if (what < 30)
		move(area, m);
	else if (what < 40)
		take_back(area, m);
	else if (what < 43)
		paste(area, m);
	else if (what < 47) {
		key(area, KEY_IS_NAMED, NAME_ENTER);
		letter = '\n';
		model_edit(m, m->at, 0, &letter, 1, true);
	} else {
		letter = letters[any(sizeof(letters) / sizeof(letters[0]))];
		key(area, KEY_IS_CHAR, letter);
		model_edit(m, m->at, 0, &letter, 1, true);
	}
}

static bool
is_same(const struct textarea *area, const struct model *m)
{
	struct buf text = {0};
	size_t i, at = 0;
	bool same;

	for (i = 0; i < m->n; i++) {
		if (i == m->at)
			at = text.len;
		text_encode(&text, m->letters[i]);
	}
	if (m->at == m->n)
		at = text.len;
	same = strcmp(buf_text(&text), textarea_text(area)) == 0 &&
	    area->at == at && area->done == m->done;
	buf_release(&text);
	return same;
}

/* All taken back is what was there at first; done again it is the same. */
static bool
undoes(struct textarea *area, const char *first)
{
	struct buf before = {0};
	bool right;

	while (area->done < area->n_edits)
		textarea_redo(area);
	buf_puts(&before, textarea_text(area));
	while (area->done > 0)
		textarea_undo(area);
	right = strcmp(textarea_text(area), first) == 0;
	while (area->done < area->n_edits)
		textarea_redo(area);
	right = right && strcmp(buf_text(&before), textarea_text(area)) == 0;
	buf_release(&before);
	return right;
}

static unsigned long
number(const char *name, unsigned long usual)
{
	const char *given = getenv(name);

	return given == NULL ? usual : strtoul(given, NULL, 10);
}

static void
test_against_model(void)
{
	unsigned long steps = number("TEXTAREA_STEPS", STEPS), i, round;
	unsigned long wrong = 0, not_undone = 0;
	struct textarea area = {0};
	struct model *m = calloc(1, sizeof(*m));

	for (round = 0; round < steps / ROUND && wrong == 0; round++) {
		textarea_set(&area, "pradžia");
		area.rows = PAGE;
		memset(m, 0, sizeof(*m));
		for (i = 0; i < 7; i++) {
			m->letters[i] = U"pradžia"[i];
			m->past[0].letters[i] = m->letters[i];
		}
		m->n = m->at = m->past[0].n = 7;
		m->goal = ROOM;
		for (i = 0; i < ROUND && wrong == 0; i++) {
			step(&area, m);
			wrong += !is_same(&area, m);
		}
		if (wrong > 0)
			note("round %lu, step %lu: %zu of %zu, \"%s\"", round,
			    i, area.at, m->at, textarea_text(&area));
		not_undone += !undoes(&area, "pradžia");
	}
	is_int((long long)wrong, 0, "%lu keys: text, cursor and steps to undo"
	    " are those of the model after each", steps);
	is_int((long long)not_undone, 0, "all of it is taken back and done"
	    " again");
	free(m);
	textarea_release(&area);
}

/* Marks, joiners, flags, line feeds: whatever comes, the text stays sound. */
static void
test_sound(void)
{
	static const int32_t odd[] = { 'a', 'z', 0x301, 0x328, 0x30c, 0x200d,
	    0x1f469, 0x1f52c, 0x1f1f1, 0x1f1f9, 0x1100, 0x1161, 0x11a8, ' ',
	    0x17e, 0xe000 };
	static const enum key_name moves[] = { NAME_LEFT, NAME_RIGHT, NAME_UP,
	    NAME_DOWN, NAME_HOME, NAME_END, NAME_BACKSPACE, NAME_DELETE,
	    NAME_ENTER };
	struct textarea area = {0};
	struct buf nfc = {0};
	unsigned long wrong = 0;
	long i;

	textarea_set(&area, "");
	for (i = 0; i < 30000; i++) {
		if (any(3) > 0)
			key(&area, KEY_IS_CHAR, odd[any(16)]);
		else
			key(&area, KEY_IS_NAMED, (int32_t)moves[any(9)]);
		if (any(50) == 0)
			key(&area, KEY_IS_CTRL, "ZYWK"[any(4)]);
		text_nfc(&nfc, textarea_text(&area), area.text.len);
		wrong += nfc.len != area.text.len || memcmp(buf_text(&nfc),
		    textarea_text(&area), nfc.len) != 0 ||
		    area.at > area.text.len || !text_is_utf8(
		    textarea_text(&area), area.text.len);
		buf_release(&nfc);
		if (area.text.len > 600)
			textarea_set(&area, "");
	}
	is_int((long long)wrong, 0, "odd characters: always UTF-8 in NFC, the"
	    " cursor inside");
	textarea_release(&area);
}

static void
test_pieces(void)
{
	struct textarea area = {0};
	struct key paste = { .kind = KEY_IS_PASTE,
	    .paste = "viena\r\ndu\ttrys\x1b[31m", .paste_len = 17 };

	textarea_set(&area, "Ąžuolas");
	key(&area, KEY_IS_CHAR, 's');
	key(&area, KEY_IS_CHAR, 0x30c);
	is_str(textarea_text(&area), "Ąžuolasš", "a mark composes with the"
	    " letter before it");
	textarea_undo(&area);
	textarea_undo(&area);
	is_str(textarea_text(&area), "Ąžuolas", "and both are taken back");
	textarea_key(&area, &paste, 40);
	ok(strstr(textarea_text(&area), "viena\ndu") != NULL &&
	    strchr(textarea_text(&area), '\x1b') == NULL &&
	    strchr(textarea_text(&area), '\t') == NULL, "a paste has line"
	    " feeds, and neither tabs nor escapes");
	textarea_undo(&area);
	is_str(textarea_text(&area), "Ąžuolas", "one paste is one step");
	area.one_line = true;
	textarea_key(&area, &paste, 40);
	ok(strchr(textarea_text(&area), '\n') == NULL, "in a field of one line"
	    " it stays one line");
	textarea_release(&area);
}

static void
test_lines(void)
{
	struct textarea area = {0};
	struct grid grid = {0};

	textarea_set(&area, "one two three four five six seven eight");
	grid_resize(&grid, 3, 12);
	textarea_paint(&area, &grid, 0, 0, 3, 12, true);
	ok(grid.cursor_row == 2, "the line of the cursor is seen");
	is_str(grid.cells[0].text, "t", "the first line has gone up");
	grid_resize(&grid, 8, 12);
	textarea_paint(&area, &grid, 0, 0, 8, 12, true);
	is_str(grid.cells[0].text, "o", "where there is room it comes back");
	grid_resize(&grid, 3, 12);
	textarea_paint(&area, &grid, 0, 0, 3, 12, true);
	key(&area, KEY_IS_NAMED, NAME_UP);
	key(&area, KEY_IS_NAMED, NAME_UP);
	textarea_paint(&area, &grid, 0, 0, 3, 12, true);
	ok(grid.cursor_row >= 0 && grid.cursor_row < 3, "and after moving");
	area.hidden = area.one_line = true;
	grid_clear(&grid);
	textarea_paint(&area, &grid, 0, 0, 1, 12, true);
	is_str(grid.cells[1].text, "*", "a passphrase is painted as stars");
	grid_release(&grid);
	textarea_release(&area);
}

/* What is typed there is kept once, and not to be taken back. */
static void
test_passphrase(void)
{
	struct textarea area = { .one_line = true, .hidden = true };

	textarea_set(&area, "");
	textarea_insert(&area, "four words", 10);
	key(&area, KEY_IS_CHAR, 's');
	key(&area, KEY_IS_NAMED, NAME_BACKSPACE);
	is_str(textarea_text(&area), "four words", "a passphrase is typed");
	ok(area.n_edits == 0, "and kept in no list of edits");
	textarea_undo(&area);
	is_str(textarea_text(&area), "four words", "so none is taken back");
	textarea_release(&area);
}

/* A field of one line moves sideways and says so. */
static void
test_one_line(void)
{
	struct textarea area = { .one_line = true };
	struct grid grid = {0};
	char seen[13] = "";
	int i;

	grid_resize(&grid, 1, 12);
	textarea_set(&area, "/home/ruta/Downloads/E-01.bundle");
	key(&area, KEY_IS_NAMED, NAME_END);
	textarea_paint(&area, &grid, 0, 0, 1, 12, true);
	is_str(grid.cells[0].text, "<", "there is more to the left");
	ok(grid.cursor_col > 1 && grid.cursor_col < 12 && strcmp(grid.cells[
	    grid.cursor_col - 1].text, "e") == 0, "the end is seen");
	key(&area, KEY_IS_NAMED, NAME_HOME);
	grid_clear(&grid);
	textarea_paint(&area, &grid, 0, 0, 1, 12, true);
	for (i = 0; i < 12; i++)
		seen[i] = grid.cells[i].text[0];
	is_str(seen, "/home/ruta/>", "and at the beginning the beginning");
	is_int(grid.cursor_col, 0, "with the cursor");
	grid_release(&grid);
	textarea_release(&area);
}

/* Without blanks, which hang over the edge, and line feeds. */
static void
squeeze(struct buf *out, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (strchr(" \n", text[i]) == NULL)
			buf_putc(out, text[i]);
}

/* The cells up to a place, or all. */
static void
read_cells(const struct grid *grid, int end_row, int end_col,
    struct buf *out)
{
	int row, col;

	for (row = 0; row < grid->rows; row++)
		for (col = 0; col < grid->cols; col++) {
			const char *cell =
			    grid->cells[row * grid->cols + col].text;

			if (row > end_row || (row == end_row && col >=
			    end_col))
				return;
			squeeze(out, cell, strlen(cell));
		}
}

static bool
is_shown(const struct textarea *area, const struct grid *grid, int row,
    int col, size_t len)
{
	struct buf safe = {0}, want = {0}, got = {0};
	bool same;

	text_safe(&safe, textarea_text(area), len, true);
	squeeze(&want, buf_text(&safe), safe.len);
	read_cells(grid, row, col, &got);
	same = strcmp(buf_text(&want), buf_text(&got)) == 0;
	if (!same)
		note("\"%s\" is shown as \"%s\"", buf_text(&want),
		    buf_text(&got));
	buf_release(&safe);
	buf_release(&want);
	buf_release(&got);
	return same;
}

/* Four joiners to one letter are wider than this field: they are cut. */
static bool
has_room(const char *text, size_t len, int width)
{
	size_t at, step;

	for (at = 0; at < len; at += step) {
		step = text_cluster(text + at, len - at);
		if (text_cluster_width(text + at, step) > width)
			return false;
	}
	return true;
}

/* What is saved is what is shown, whole, and the cursor stands in its place,
 * whatever width letters have and however the invisible is shown. */
static void
test_shown(void)
{
	static const int32_t odd[] = { 'a', 'z', ' ', ' ', 0x17e, 0xad, 0x200b,
	    0x200d, 0x1f469, 0x1f52c, 0x1f1f1, 0x1f1f9, 0x6f22, '\n', 0x301,
	    0x1f3fd, 0xe000, '-' };
	struct textarea area = {0};
	struct grid grid = {0};
	unsigned long wrong = 0;
	struct buf text = {0};
	int i, n;

	grid_resize(&grid, 60, 31);
	for (i = 0; i < 3000 && wrong == 0; i++) {
		text.len = 0;
		for (n = (int)any(60); n > 0; n--)
			text_encode(&text, odd[any(18)]);
		textarea_set(&area, "");
		textarea_insert(&area, buf_text(&text), text.len);
		if (!has_room(textarea_text(&area), area.text.len, 30))
			continue;
		for (n = (int)any(20); n > 0; n--)
			key(&area, KEY_IS_NAMED, NAME_LEFT);
		grid_clear(&grid);
		textarea_paint(&area, &grid, 0, 0, 60, 31, true);
		wrong += !is_shown(&area, &grid, 60, 0, area.text.len) ||
		    !is_shown(&area, &grid, grid.cursor_row, grid.cursor_col,
		    area.at);
	}
	is_int((long long)wrong, 0, "what is saved is shown, and the cursor is"
	    " in its place");
	buf_release(&text);
	grid_release(&grid);
	textarea_release(&area);
}

int
main(void)
{
	any_from(88172645463325252u + number("TEXTAREA_SEED", 0));
	test_pieces();
	test_lines();
	test_shown();
	test_passphrase();
	test_one_line();
	test_against_model();
	test_sound();
	return done_testing();
}
