/* A table as HTML. */
#include "config.h"

#include "mita/report/html.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/model/fraction.h"
#include "mita/model/record.h"
#include "mita/report/table.h"

enum { DIGEST_SHOWN = 8 };

/* "24500.00" as people read it: "24 500,00"; the blank breaks no line. */
static void
put_figure(struct buf *out, const char *figure)
{
	char text[FRACTION_TEXT_LEN];
	size_t whole, i;

	snprintf(text, sizeof(text), "%s", figure);
	translate_number(text);
	whole = strspn(text, "+-0123456789");
	for (i = 0; text[i] != '\0'; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0 &&
		    text[i - 1] >= '0' && text[i - 1] <= '9')
			buf_puts(out, "\xc2\xa0");
		buf_putc(out, text[i]);
	}
}

static void
put_digest(struct buf *out, const char *hex)
{
	char id[DIGEST_TEXT_LEN + 3], digits[DIGEST_SHOWN + 1];

	snprintf(id, sizeof(id), "r-%s", hex);
	snprintf(digits, sizeof(digits), "%s", hex);
	html_link(out, id, digits);
}

static void
put_cell(struct buf *out, const struct table *table, size_t row,
    size_t column)
{
	enum table_kind kind = table_kind_of(table, row, column);
	const char *name = column == 0 ? "th" : "td", *text;
	bool figure;

	text = table_shown(table, row, column, &figure);
	buf_putf(out, "<%s%s%s>", name, column == 0 ? " scope=\"row\"" : "",
	    kind == TABLE_NUMBER || kind == TABLE_NONE ? " class=\"n\"" : "");
	if (kind == TABLE_NUMBER)
		put_figure(out, text);
	else if (kind == TABLE_DIGEST)
		put_digest(out, text);
	else if (kind == TABLE_YES)
		html_text(out, text[0] == 'y' ? _("yes") : _("no"));
	else
		html_text(out, kind == TABLE_NONE ? "\u2013" : text);
	buf_putf(out, "</%s>", name);
}

static void
put_headings(struct buf *out, const struct table *table,
    const char *const *headings)
{
	enum table_kind kind;
	size_t i;

	buf_puts(out, "<thead>\n<tr>");
	for (i = 0; i < table_columns(table); i++) {
		kind = table_kind_of(table, 0, i);
		buf_putf(out, "<th scope=\"col\"%s>", kind == TABLE_NUMBER ||
		    kind == TABLE_NONE ? " class=\"n\"" : "");
		html_text(out, headings[i]);
		buf_puts(out, "</th>");
	}
	buf_puts(out, "</tr>\n</thead>\n");
}

void
html_table(struct buf *out, const struct table *table, const char *caption,
    const char *const *headings)
{
	size_t row, column;

	buf_puts(out, "<div class=\"table\" role=\"group\" tabindex=\"0\""
	    " aria-label=\"");
	html_text(out, caption);
	buf_puts(out, "\">\n<table>\n");
	html_element(out, "caption", caption);
	put_headings(out, table, headings);
	buf_puts(out, "<tbody>\n");
	for (row = 0; row < table_rows(table); row++) {
		buf_puts(out, "<tr>");
		for (column = 0; column < table_columns(table); column++)
			put_cell(out, table, row, column);
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, "</tbody>\n</table>\n</div>\n");
}
