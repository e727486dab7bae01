/* A picture inside a page. */
#include "config.h"

#include "mita/report/svg.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/report/html.h"

void
svg_begin(struct buf *out, const char *id, int width, int height,
    const char *title, const char *description)
{
	buf_putf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
	    " viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-title %s-desc\">\n",
	    width, height, id, id);
	buf_putf(out, "<title id=\"%s-title\">", id);
	html_text(out, title);
	buf_putf(out, "</title>\n<desc id=\"%s-desc\">", id);
	html_text(out, description);
	buf_puts(out, "</desc>\n");
}

void
svg_end(struct buf *out)
{
	buf_puts(out, "</svg>\n");
}

void
svg_box(struct buf *out, const char *class, int x, int y, int width,
    int height)
{
	buf_putf(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\""
	    " height=\"%d\"/>\n", class, x, y, width, height);
}

void
svg_dot(struct buf *out, const char *class, int x, int y, int r)
{
	buf_putf(out, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
	    class, x, y, r);
}

void
svg_line(struct buf *out, const char *class, struct svg_span at, int thick)
{
	buf_putf(out, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\""
	    " y2=\"%d\" stroke-width=\"%d\"/>\n", class, at.x1, at.y1, at.x2,
	    at.y2, thick);
}

void
svg_text(struct buf *out, const char *class, int x, int y, const char *text)
{
	buf_putf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, x, y);
	html_text(out, text);
	buf_puts(out, "</text>\n");
}

void
svg_label(struct buf *out, const char *class, int x, int y, const char *text,
    unsigned most)
{
	struct buf cut = {0};
	size_t len = strlen(text), at = 0;
	unsigned n;

	for (n = 0; at < len && n < most; n++)
		at += text_cluster(text + at, len - at);
	buf_put(&cut, text, at);
	if (at < len)
		buf_puts(&cut, "\u2026");
	svg_text(out, class, x, y, buf_text(&cut));
	out->failed = out->failed || cut.failed;
	buf_release(&cut);
}
