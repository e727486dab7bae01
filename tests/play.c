#include "config.h"

#include "tests/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/seal/pubkey.h"

static struct player *playing;
static const struct grid *showing;	/* borrowed from who shows it */

int
term_open(bool mono, const char **note, struct fault *why)
{
	(void)mono;
	(void)why;
	*note = NULL;
	return 0;
}

void
term_close(void)
{
}

bool
term_is_utf8(void)
{
	return true;
}

bool
term_is_mono(void)
{
	return false;
}

void
term_set_mono(bool mono)
{
	(void)mono;
}

void
term_pause(void)
{
}

void
term_resume(void)
{
}

void
term_suspend(void)
{
}

bool
term_copy(const char *text, size_t len)
{
	(void)text;
	(void)len;
	return false;
}

void
term_size(int *rows, int *cols)
{
	*rows = playing->rows;
	*cols = playing->cols;
}

void
term_show(const struct grid *grid)
{
	showing = grid;
}

void
term_redraw(void)
{
}

enum term_event
term_wait(int timeout, struct key *key)
{
	(void)timeout;
	playing->shown(playing, showing);
	return playing->next(playing, key);
}

int
play_begin(struct player *player, const char *language)
{
	playing = player;
	translate_to(language);
	return seal_start(NULL);
}

bool
play_has_focus(const struct grid *grid)
{
	bool any = false;
	int i;

	for (i = 0; i < grid->rows * grid->cols; i++) {
		if (grid->cells[i].role != GRID_FOCUS)
			continue;
		any = true;
		if (i / grid->cols == grid->cursor_row)
			return true;
	}
	return !any;
}

bool
play_is_sound(const struct grid *grid, int i)
{
	const struct cell *cell = &grid->cells[i];
	bool last = (i + 1) % grid->cols == 0;

	if (cell->width == 2)
		return !last && cell[1].width == 0 && cell[1].text[0] == '\0';
	return cell->width == 1 ? cell->text[0] != '\0' &&
	    text_is_utf8(cell->text, strlen(cell->text)) : i > 0 &&
	    cell[-1].width == 2;
}

struct key
play_key(const char *name)
{
	static const char *const names[] = {
		[NAME_UP] = "Up", [NAME_DOWN] = "Down", [NAME_LEFT] = "Left",
		[NAME_RIGHT] = "Right", [NAME_HOME] = "Home",
		[NAME_END] = "End", [NAME_PAGE_UP] = "PgUp",
		[NAME_PAGE_DOWN] = "PgDn", [NAME_INSERT] = "Insert",
		[NAME_DELETE] = "Delete", [NAME_BACKSPACE] = "Backspace",
		[NAME_ENTER] = "Enter", [NAME_TAB] = "Tab",
		[NAME_BACK_TAB] = "BackTab", [NAME_ESCAPE] = "Esc",
		[NAME_F1] = "F1", [NAME_F2] = "F2", [NAME_F3] = "F3",
		[NAME_F4] = "F4", [NAME_F5] = "F5", [NAME_F6] = "F6",
		[NAME_F7] = "F7", [NAME_F8] = "F8", [NAME_F9] = "F9",
	};
	struct key key = { .kind = KEY_IS_CHAR };
	size_t i;

	for (i = 1; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return (struct key){ .kind = KEY_IS_NAMED,
			    .value = (int32_t)i };
	if (strncmp(name, "Ctrl-", 5) == 0)
		return (struct key){ .kind = KEY_IS_CTRL, .value = name[5] };
	text_decode(name, strlen(name), &key.value);
	return key;
}
