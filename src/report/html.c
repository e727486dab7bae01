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

/* Light and dark, screen and paper; the page is readable without any of it. */
static const char style[] =
    ":root { --ink: #1a1a1a; --paper: #fff; --rule: #767676;\n"
    "    --soft: #e4e8ec; --one: #0b5394; --two: #a04000;\n"
    "    --on-one: #fff; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8;\n"
    "    --paper: #14171a; --rule: #8c9299; --soft: #2b3137;\n"
    "    --one: #7fb8f0; --two: #f0a870; --on-one: #14171a; } }\n"
    "@media print { :root { --ink: #000; --paper: #fff; --rule: #666;\n"
    "    --soft: #e4e8ec; --one: #0b5394; --two: #a04000;\n"
    "    --on-one: #fff; } }\n"
    "body { max-width: 62em; margin: 2em auto; padding: 0 1em;\n"
    "    font-family: serif; line-height: 1.4;\n"
    "    color: var(--ink); background: var(--paper); }\n"
    "h1, h2, h3, caption, th, svg { font-family: sans-serif; }\n"
    "h1, h2, h3 { line-height: 1.2; }\n"
    "h2 { margin-top: 2em; }\n"
    "p, dl, blockquote { max-width: 42em; }\n"
    "a { color: var(--one); }\n"
    "nav a { display: inline-block; padding: .2em 0; }\n"
    "dt { font-weight: bold; }\n"
    "dd { margin: 0 0 .4em 1.5em; overflow-wrap: anywhere; }\n"
    "blockquote { margin: .4em 0 1em 1.5em; }\n"
    ".table { overflow-x: auto; margin: 1em 0; }\n"
    "table { border-collapse: collapse; font-size: .9em; }\n"
    "caption { text-align: left; font-weight: bold; padding: .3em 0; }\n"
    "th, td { text-align: left; vertical-align: top;\n"
    "    padding: .25em .6em; border-bottom: 1px solid var(--rule); }\n"
    "thead th { border-bottom-width: 2px; }\n"
    "tbody th { font-weight: normal; }\n"
    "td, tbody th { min-width: 3em; }\n"
    "td.n, th.n { text-align: right; }\n"
    "td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }\n"
    "svg { display: block; width: 100%; height: auto; margin: 1em 0; }\n"
    "svg text { font-size: 13px; fill: var(--ink); }\n"
    "svg .right { text-anchor: end; }\n"
    "svg .middle { text-anchor: middle; }\n"
    "svg .on { fill: var(--on-one); }\n"
    "svg .one { fill: var(--one); stroke: var(--one); }\n"
    "svg .two { fill: var(--two); stroke: var(--two); }\n"
    "svg .soft { fill: var(--soft); stroke: var(--rule); }\n"
    "svg .rule { stroke: var(--rule); fill: none; }\n"
    "svg .cut { stroke: var(--two); stroke-width: 2;\n"
    "    stroke-dasharray: 6 4; }\n"
    "@page { size: A4; margin: 2cm; }\n"
    "@media print { body { max-width: none; margin: 0; }\n"
    "    .table { overflow: visible; }\n"
    "    table { font-size: .75em; }\n"
    "    tr, svg { break-inside: avoid; }\n"
    "    nav { display: none; }\n"
    "    h2, h3, h3 + p, dt, caption { break-after: avoid; } }\n";

void
html_begin(struct buf *out, const char *language, const char *title)
{
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	html_text(out, language);
	buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'unsafe-inline'\"/>\n"
	    "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
	    "<meta name=\"color-scheme\" content=\"light dark\"/>\n");
	html_element(out, "title", title);
	buf_puts(out, "<style>\n");
	buf_puts(out, style);
	buf_puts(out, "</style>\n</head>\n<body>\n<main>\n");
	html_element(out, "h1", title);
}

void
html_end(struct buf *out)
{
	buf_puts(out, "</main>\n</body>\n</html>\n");
}

void
html_element(struct buf *out, const char *name, const char *text)
{
	buf_putf(out, "<%s>", name);
	html_text(out, text);
	buf_putf(out, "</%s>\n", name);
}

void
html_heading(struct buf *out, unsigned level, const char *id,
    const char *text)
{
	buf_putf(out, "<h%u id=\"", level);
	html_text(out, id);
	buf_puts(out, "\">");
	html_text(out, text);
	buf_putf(out, "</h%u>\n", level);
}

void
html_link(struct buf *out, const char *id, const char *text)
{
	buf_puts(out, "<a href=\"#");
	html_text(out, id);
	buf_puts(out, "\">");
	html_text(out, text);
	buf_puts(out, "</a>");
}
