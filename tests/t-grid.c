#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/ui/frame.h"
#include "mita/ui/grid.h"
#include "mita/ui/look.h"
#include "tests/any.h"
#include "tests/tap.h"

/*
 * Nothing is cut without a sign: whatever text is put into whatever place,
 * all of it stands there, or the end says that it does not.
 */

enum { ROWS = 6, COLUMNS = 40 };

static const char *const pieces[] = {
	"a", "Z", " ", "word ", "ą", "Ž", "„", "–", "漢", "👩", "e\xCC\x81", "\n"
};

enum { PIECES = sizeof(pieces) / sizeof(pieces[0]) };

static void
make(struct buf *out, unsigned kinds)
{
	size_t n;

	out->len = 0;
	for (n = any(60); n > 0; n--)
		buf_puts(out, pieces[any(kinds)]);
	buf_putc(out, '.');
}

static void
read_grid(const struct grid *grid, int row, int rows, struct buf *out)
{
	int i;

	out->len = 0;
	for (i = row * grid->cols; i < (row + rows) * grid->cols; i++)
		buf_puts(out, grid->cells[i].text);
	buf_putc(out, '\0');
}

/* Without what may be lost at the end of a line. */
static void
squeeze(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++)
		if (strchr(" \n", *text) == NULL)
			*to++ = *text;
	*to = '\0';
}

static bool
is_whole(struct buf *shown, struct buf *text)
{
	buf_putc(text, '\0');
	squeeze(shown->bytes);
	squeeze(text->bytes);
	return strcmp(shown->bytes, text->bytes) == 0;
}

static bool
ends_in(const char *text, const char *with)
{
	size_t len = strlen(text), tail = strlen(with);

	return len >= tail && strcmp(text + len - tail, with) == 0;
}

/* A line of its own: the rest of the grid stays empty. */
static void
a_line(void)
{
	struct buf text = {0}, shown = {0};
	struct grid grid = {0};
	int round, width, end, wrong = 0, cut = 0;

	grid_resize(&grid, ROWS, COLUMNS);
	for (round = 0; round < 20000; round++) {
		grid_clear(&grid);
		make(&text, PIECES - 1);
		width = 1 + (int)any(COLUMNS);
		end = grid_text(&grid, 1, 0, width, GRID_NORMAL, text.bytes,
		    text.len);
		wrong += end > width;
		read_grid(&grid, 1, 1, &shown);
		squeeze(shown.bytes);
		if (ends_in(shown.bytes, width > 1 ? ".." : "."))
			cut++;
		else
			wrong += !is_whole(&shown, &text);
	}
	is_int(wrong, 0, "of 20000 lines none ends without the sign");
	ok(cut > 1000 && cut < 19000, "some are cut and some are not");
	grid_release(&grid);
	buf_release(&text);
	buf_release(&shown);
}

/* More lines than there is room for. */
static void
lines(void)
{
	struct buf text = {0}, shown = {0};
	int round, width, rows, wrong = 0, cut = 0;
	struct grid grid = {0};

	grid_resize(&grid, ROWS, COLUMNS);
	for (round = 0; round < 20000; round++) {
		grid_clear(&grid);
		make(&text, PIECES);
		width = 10 + (int)any(COLUMNS - 10);
		rows = 1 + (int)any(ROWS);
		frame_wrap(&grid, 0, 0, rows, width, GRID_NORMAL,
		    buf_text(&text), 0, NULL);
		read_grid(&grid, 0, ROWS, &shown);
		if (strstr(shown.bytes, ".. ") != NULL ||
		    strstr(shown.bytes, "..+") != NULL)
			cut++;
		else
			wrong += !is_whole(&shown, &text);
	}
	is_int(wrong, 0, "of 20000 texts none ends without the sign");
	ok(cut > 500 && cut < 19500, "some are cut and some are not");
	grid_release(&grid);
	buf_release(&text);
	buf_release(&shown);
}

/* A wide letter of which one half is painted over leaves a blank. */
static void
halves(void)
{
	struct grid grid = {0};

	grid_resize(&grid, 1, 8);
	grid_string(&grid, 0, 0, GRID_NORMAL, "漢字");
	grid_string(&grid, 0, 1, GRID_NORMAL, "x");
	is_str(grid.cells[0].text, " ", "the left half is gone");
	is_str(grid.cells[2].text, "字", "the next one stays");
	grid_string(&grid, 0, 2, GRID_NORMAL, "y");
	is_str(grid.cells[3].text, " ", "the right half is gone");
	grid_release(&grid);
}

/* A bar is full when it is, and empty when it is. */
static void
bars(void)
{
	struct buf out = {0};

	put_bar(&out, 3, 0, 8);
	is_str(buf_text(&out), "░░░", "nothing");
	out.len = 0;
	put_bar(&out, 3, 4, 8);
	is_str(buf_text(&out), "█▌░", "a half");
	out.len = 0;
	put_bar(&out, 3, 9, 8);
	is_str(buf_text(&out), "███", "more than all is all");
	out.len = 0;
	put_bar(&out, 2, 0, 0);
	is_str(buf_text(&out), "░░", "of nothing");
	buf_release(&out);
}

int
main(void)
{
	any_from(20261130);
	a_line();
	lines();
	halves();
	bars();
	return done_testing();
}
