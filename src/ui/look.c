/* Roles and signs: what the screens are drawn with. */
#include "config.h"

#include "mita/ui/look.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

/*
 * The pairs are readable on black and on white; the background is the
 * terminal's own, but for the three plates.
 */
static const struct look looks[GRID_ROLES] = {
	[GRID_NORMAL] = { '.', 0, 0, LOOK_OWN, LOOK_OWN },
	[GRID_STRONG] = { 'B', LOOK_BOLD, LOOK_BOLD, LOOK_OWN, LOOK_OWN },
	[GRID_FOCUS] = { 'F', LOOK_REVERSE, LOOK_REVERSE, LOOK_OWN,
	    LOOK_OWN },
	[GRID_DONE] = { 'D', 0, 0, LOOK_BLACK, LOOK_GREEN },
	[GRID_LOOK] = { 'L', LOOK_UNDERLINE, 0, LOOK_BLACK, LOOK_CYAN },
	[GRID_STOP] = { 'S', LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD, LOOK_WHITE,
	    LOOK_RED },
	[GRID_TITLE] = { 'T', LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD |
	    LOOK_REVERSE, LOOK_OWN, LOOK_OWN },
	[GRID_KEY] = { 'K', LOOK_REVERSE, LOOK_REVERSE, LOOK_OWN, LOOK_OWN },
	[GRID_HIT] = { 'H', LOOK_REVERSE | LOOK_UNDERLINE, LOOK_REVERSE |
	    LOOK_UNDERLINE, LOOK_OWN, LOOK_OWN },
};

const struct look *
look_of(enum grid_role role)
{
	return &looks[role];
}

/* As it is, on a console of 512 letters, and in ASCII. */
static const struct {
	const char	*text;
	const char	*console;
	char		 ascii;
} glyphs[GLYPHS] = {
	[GLYPH_ACROSS] = { "─", "─", '-' },
	[GLYPH_DOWN] = { "│", "│", '|' },
	[GLYPH_TOP_LEFT] = { "┌", "┌", '+' },
	[GLYPH_TOP_RIGHT] = { "┐", "┐", '+' },
	[GLYPH_BOTTOM_LEFT] = { "└", "└", '+' },
	[GLYPH_BOTTOM_RIGHT] = { "┘", "┘", '+' },
	[GLYPH_TEE_DOWN] = { "┬", "┬", '+' },
	[GLYPH_TEE_UP] = { "┴", "┴", '+' },
	[GLYPH_TEE_LEFT] = { "┤", "┤", '|' },
	[GLYPH_TEE_RIGHT] = { "├", "├", '|' },
	[GLYPH_CROSS] = { "┼", "┼", '+' },
	[GLYPH_HEAVY] = { "━", "═", '=' },
	[GLYPH_DOUBLE] = { "═", "═", '=' },
	[GLYPH_FULL] = { "█", "█", '#' },
	[GLYPH_EIGHTH] = { "▏", "░", '.' },
	[GLYPH_EIGHTH + 1] = { "▎", "░", '.' },
	[GLYPH_EIGHTH + 2] = { "▍", "░", '.' },
	[GLYPH_EIGHTH + 3] = { "▌", "▌", '#' },
	[GLYPH_EIGHTH + 4] = { "▋", "▌", '#' },
	[GLYPH_EIGHTH + 5] = { "▊", "▌", '#' },
	[GLYPH_EIGHTH + 6] = { "▉", "█", '#' },
	[GLYPH_LIGHT] = { "░", "░", '.' },
	[GLYPH_LOW] = { "▁", "▄", '.' },
	[GLYPH_LOW + 1] = { "▂", "▄", '.' },
	[GLYPH_LOW + 2] = { "▃", "▄", '.' },
	[GLYPH_LOW + 3] = { "▄", "▄", ':' },
	[GLYPH_LOW + 4] = { "▅", "▄", ':' },
	[GLYPH_LOW + 5] = { "▆", "█", ':' },
	[GLYPH_LOW + 6] = { "▇", "█", '#' },
};

const char *
glyph_text(enum glyph glyph)
{
	return glyphs[glyph].text;
}

static int32_t
point_of(const char *text)
{
	int32_t point;

	text_decode(text, strlen(text), &point);
	return point;
}

int32_t
glyph_instead(int32_t point, enum glyph_set able)
{
	size_t i;

	/* Box lines and blocks, and nothing else. */
	if (able == LOOK_ALL || point < 0x2500 || point > 0x259f)
		return point;
	for (i = 0; i < GLYPHS; i++)
		if (point_of(glyphs[i].text) == point)
			return able == LOOK_ASCII ? glyphs[i].ascii :
			    point_of(glyphs[i].console);
	return able == LOOK_ASCII ? '?' : point;
}

void
put_bar(struct buf *out, int cells, size_t n, size_t all)
{
	size_t eighths = all == 0 ? 0 : (n < all ? n : all) *
	    (size_t)cells * 8 / all;
	int i;

	for (i = 0; i < cells; i++, eighths -= eighths < 8 ? eighths : 8)
		buf_puts(out, glyph_text(eighths >= 8 ? GLYPH_FULL :
		    eighths == 0 ? GLYPH_LIGHT :
		    (enum glyph)(GLYPH_EIGHTH + eighths - 1)));
}
