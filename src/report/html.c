/* A page of HTML that stands alone. */
#include "config.h"

#include "mita/report/html.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

static const char *
escape_of(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\n':
		return "<br/>\n";
	default:
		return NULL;
	}
}

void
html_text(struct buf *out, const char *text)
{
	struct buf safe = {0};
	const char *escape;
	size_t i;

	text_safe(&safe, text, strlen(text), true);
	for (i = 0; i < safe.len; i++) {
		if ((escape = escape_of(safe.bytes[i])) != NULL)
			buf_puts(out, escape);
		else
			buf_putc(out, safe.bytes[i]);
	}
	out->failed = out->failed || safe.failed;
	buf_release(&safe);
}

void
html_begin(struct buf *out, const char *language, const char *title)
{
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(out, language);
	buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'unsafe-inline'\"/>\n"
	    "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
	    "<title>");
	html_text(out, title);
	buf_puts(out, "</title>\n<style>\n"
	    "body { max-width: 42em; margin: 2em auto; padding: 0 1em;\n"
	    "    font-family: serif; line-height: 1.4; }\n"
	    "h1, h2, h3 { font-family: sans-serif; line-height: 1.2; }\n"
	    "dt { font-weight: bold; }\n"
	    "dd { margin: 0 0 .4em 1.5em; }\n"
	    "blockquote { margin: .4em 0 1em 1.5em; }\n"
	    "@page { margin: 2cm; }\n"
	    "@media print { body { max-width: none; margin: 0; }\n"
	    "    h2, h3, dt { break-after: avoid; } }\n"
	    "</style>\n</head>\n<body>\n<main>\n<h1>");
	html_text(out, title);
	buf_puts(out, "</h1>\n");
}

void
html_end(struct buf *out)
{
	buf_puts(out, "</main>\n</body>\n</html>\n");
}
