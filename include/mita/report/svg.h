#ifndef MITA_REPORT_SVG_H
#define MITA_REPORT_SVG_H

struct buf;

/*
 * A picture inside a page, drawn in whole pixels: x to the right, y down.
 * What it looks like is told by the classes of the page's style: "one" and
 * "two" are colours, "soft" a quiet ground, "rule" a thin line, "cut" the
 * line that divides; of texts "right" and "middle" say what is at x, and
 * "on" that it stands on colour "one".  Several may be given.
 */

/* What it shows, in a line and in a sentence; id is its own in the page. */
void	svg_begin(struct buf *out, const char *id, int width, int height,
	    const char *title, const char *description);
void	svg_end(struct buf *out);

void	svg_box(struct buf *out, const char *class, int x, int y, int width,
	    int height);
void	svg_dot(struct buf *out, const char *class, int x, int y, int r);
/* thick: its width, 1 or more. */
struct svg_span {
	int	x1, y1, x2, y2;
};
void	svg_line(struct buf *out, const char *class, struct svg_span at,
	    int thick);
void	svg_text(struct buf *out, const char *class, int x, int y,
	    const char *text);

/* The same, cut behind so many characters with an ellipsis. */
void	svg_label(struct buf *out, const char *class, int x, int y,
	    const char *text, unsigned most);

#endif
