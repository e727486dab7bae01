#ifndef MITA_REPORT_HTML_H
#define MITA_REPORT_HTML_H

struct buf;

/*
 * A page of HTML5 that stands alone: no script, no picture, nothing from
 * elsewhere (its own policy forbids it); readable without its few styles and
 * well formed, so that an XML parser reads it, too.
 */

/*
 * The one way in which text gets into a page: through text_safe(), then
 * < > & " ' escaped.  LF becomes <br>.
 */
void	html_text(struct buf *out, const char *text);

void	html_begin(struct buf *out, const char *language, const char *title);
void	html_end(struct buf *out);

#endif
