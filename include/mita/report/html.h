#ifndef MITA_REPORT_HTML_H
#define MITA_REPORT_HTML_H

struct buf;
struct table;

/*
 * A page of HTML5 that stands alone: no script, nothing from elsewhere (its
 * own policy forbids it), pictures inside it (report/svg.h); light and dark,
 * on screen and on A4; readable without its few styles and well formed, so
 * that an XML parser reads it, too.
 */

/*
 * The one way in which text gets into a page: through text_safe(), then
 * < > & " ' escaped.  LF becomes <br>.
 */
void	html_text(struct buf *out, const char *text);

/* The title is the first heading, too. */
void	html_begin(struct buf *out, const char *language, const char *title);
void	html_end(struct buf *out);

/* A text in an element of this name, on a line of its own: "p", "li". */
void	html_element(struct buf *out, const char *name, const char *text);

/* A heading of a level from 2 to 6, and what a link to it is "#" and. */
void	html_heading(struct buf *out, unsigned level, const char *id,
	    const char *text);

/* A link to the heading, or what else has this id, on the same page. */
void	html_link(struct buf *out, const char *id, const char *text);

/*
 * A table with a caption and a heading for each of its columns, all in the
 * language of the page.  The first cell of a row is its heading.  Figures
 * are written as the language does; a digest shows its first digits, and
 * links to "#r-" and the whole of it, which the page must have.
 */
void	html_table(struct buf *out, const struct table *table,
	    const char *caption, const char *const *headings);

#endif
