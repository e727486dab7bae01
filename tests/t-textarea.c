#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"
#include "mita/ui/textarea.h"
#include "tests/tap.h"

/* Text that is written is never lost: against a model so plain that it is. */

enum { STEPS = 1000000, ROUND = 500, LENGTH_MAX = 120 };

static uint64_t state = 88172645463325252u;

static unsigned
any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)((state >> 33) % n);
}

/* Letters one by one: characters that no other composes with. */
struct model {
	int32_t	letters[LENGTH_MAX + 8];
	size_t	n;
	size_t	at;
};

static const int32_t letters[] = {
	'a', 'b', ' ', 0x105, 0x10d, 0x119, 0x117, 0x12f, 0x161, 0x173, 0x16b,
	0x17e, 0x20ac, 0x201e, 0x1f44d, '.',
};

static void
model_insert(struct model *m, int32_t letter)
{
	memmove(m->letters + m->at + 1, m->letters + m->at,
	    (m->n - m->at) * sizeof(*m->letters));
	m->letters[m->at++] = letter;
	m->n++;
}

static void
model_delete(struct model *m)
{
	if (m->at == m->n)
		return;
	m->n--;
	memmove(m->letters + m->at, m->letters + m->at + 1,
	    (m->n - m->at) * sizeof(*m->letters));
}

static void
key(struct textarea *area, enum key_kind kind, int32_t value)
{
	struct key k = { .kind = kind, .value = value };

	textarea_key(area, &k, 40);
}

/* One step in both; false when the model cannot say what undo brings. */
static void
step(struct textarea *area, struct model *m)
{
	unsigned what = any(m->n > LENGTH_MAX - 8 ? 30 : 100);
	int32_t letter;

	if (what < 8) {
		key(area, KEY_IS_NAMED, NAME_LEFT);
		m->at -= m->at > 0;
	} else if (what < 16) {
		key(area, KEY_IS_NAMED, NAME_RIGHT);
		m->at += m->at < m->n;
	} else if (what < 24) {
		key(area, KEY_IS_NAMED, NAME_BACKSPACE);
		if (m->at > 0) {
			m->at--;
			model_delete(m);
		}
	} else if (what < 30) {
		key(area, KEY_IS_NAMED, NAME_DELETE);
		model_delete(m);
	} else {
		letter = letters[any(sizeof(letters) / sizeof(letters[0]))];
		key(area, KEY_IS_CHAR, letter);
		model_insert(m, letter);
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
	    area->at == at;
	buf_release(&text);
	return same;
}

/* All taken back is nothing; all done again is the same. */
static bool
undoes(struct textarea *area)
{
	struct buf before = {0};
	bool right;
	size_t n;

	buf_puts(&before, textarea_text(area));
	for (n = area->done; n > 0; n--)
		textarea_undo(area);
	right = textarea_text(area)[0] == '\0' && area->done == 0;
	while (area->done < area->n_edits)
		textarea_redo(area);
	right = right && strcmp(buf_text(&before), textarea_text(area)) == 0;
	buf_release(&before);
	return right;
}

static void
test_against_model(void)
{
	struct textarea area = {0};
	unsigned long wrong = 0, not_undone = 0;
	struct model m;
	long round, i;

	for (round = 0; round < STEPS / ROUND; round++) {
		textarea_set(&area, "");
		m = (struct model){ .n = 0 };
		for (i = 0; i < ROUND; i++) {
			step(&area, &m);
			wrong += i % 16 == 0 && !is_same(&area, &m);
		}
		wrong += !is_same(&area, &m);
		not_undone += !undoes(&area);
	}
	is_int((long long)wrong, 0, "a million keys: the text and the cursor"
	    " are those of the model");
	is_int((long long)not_undone, 0, "all of it is taken back and done"
	    " again");
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
	key(&area, KEY_IS_NAMED, NAME_UP);
	key(&area, KEY_IS_NAMED, NAME_UP);
	textarea_paint(&area, &grid, 0, 0, 3, 12, true);
	ok(grid.cursor_row >= 0 && grid.cursor_row < 3, "and after moving");
	area.hidden = true;
	grid_clear(&grid);
	textarea_paint(&area, &grid, 0, 0, 1, 12, true);
	is_str(grid.cells[0].text, "*", "a passphrase is painted as stars");
	grid_release(&grid);
	textarea_release(&area);
}

int
main(void)
{
	test_pieces();
	test_lines();
	test_against_model();
	test_sound();
	return done_testing();
}
