#include "config.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/text_order.h"
#include "mita/base/translate.h"
#include "mita/model/call.h"
#include "mita/report/cells.h"
#include "mita/report/html.h"
#include "mita/report/letter.h"
#include "mita/report/svg.h"
#include "mita/report/table.h"
#include "tests/tap.h"

static void
is_html(const char *text, const char *want, const char *what)
{
	struct buf out = {0};

	html_text(&out, text);
	is_str(buf_text(&out), want, "%s", what);
	buf_release(&out);
}

static void
test_html(void)
{
	is_html("<script>alert('x')</script>",
	    "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;",
	    "an element is text");
	is_html("\" onload=\"", "&quot; onload=&quot;",
	    "no attribute can be left");
	is_html("R&D &amp; co", "R&amp;D &amp;amp; co",
	    "an entity is what was written");
	is_html("ąžuolas\nir", "ąžuolas<br/>\nir", "a line end is kept");
	is_html("a\033[31mb\342\200\256c", "a\\x1B[31mb&lt;U+202E&gt;c",
	    "controls and directions are shown, not obeyed");
	is_html("\377", "\\xFF", "a byte that is no character is shown");
}

static void
test_html_table(void)
{
	static const char *const columns[] = { "what", "sum", "sure", "from" };
	static const char *const headings[] = { "Kas", "Suma", "Ar", "Iš" };
	struct table *table = table_new(columns, 4);
	struct buf out = {0};

	table_text(table, "<b>");
	table_money(table, -123456789);
	table_yes(table, true);
	table_digest(table, "0123456789abcdef");
	table_text(table, "nothing");
	table_none(table);
	table_row(table);
	translate_to("lt");
	html_table(&out, table, "A & B", headings);
	translate_to("en");
	ok(strstr(buf_text(&out), "aria-label=\"A &amp; B\">\n<table>\n"
	    "<caption>A &amp; B</caption>\n<thead>\n"
	    "<tr><th scope=\"col\">Kas</th><th scope=\"col\" class=\"n\">"
	    "Suma</th>") != NULL, "a table has a caption and headings");
	ok(strstr(buf_text(&out), "<tr><th scope=\"row\">&lt;b&gt;</th>"
	    "<td class=\"n\">-1\xc2\xa0""234\xc2\xa0""567,89</td>"
	    "<td>taip</td><td><a href=\"#r-0123456789abcdef\">01234567</a>"
	    "</td></tr>\n") != NULL, "figures are as people write them");
	ok(strstr(buf_text(&out), "<td class=\"n\">\u2013</td>") != NULL,
	    "what is none is no zero");
	table_free(table);
	buf_release(&out);
}

static void
test_svg(void)
{
	struct buf out = {0};

	svg_begin(&out, "p", 100, 50, "A <title>", "A & B");
	svg_label(&out, "right", 3, 4, "ąčęėįš", 3);
	svg_label(&out, "right", 3, 4, "ąčę", 3);
	svg_end(&out);
	ok(strstr(buf_text(&out), "<title id=\"p-title\">A &lt;title&gt;"
	    "</title>\n<desc id=\"p-desc\">A &amp; B</desc>\n") != NULL,
	    "a picture says what it shows");
	ok(strstr(buf_text(&out), ">ąčę\u2026</text>") != NULL &&
	    strstr(buf_text(&out), ">ąčę</text>") != NULL,
	    "a label is cut between characters, where it is too long");
	buf_release(&out);
}

/* Classes, and where the cells end: "2 5" are those before 2 and before 5. */
static void
is_merged(const size_t *counts, size_t n, const char *want)
{
	size_t ends[8], cells = cells_merge(counts, n, ends), all = 0, i;
	struct buf got = {0};

	for (i = 0; i < cells; i++) {
		buf_putf(&got, "%s%zu", i == 0 ? "" : " ", ends[i]);
		all = cells_count(counts, ends, i);
		if (all != 0 && all < PEOPLE_LEAST)
			buf_puts(&got, " seen alone");
	}
	is_str(buf_text(&got), want, "classes are put together: %s", want);
	buf_release(&got);
}

static void
test_cells(void)
{
	is_merged((size_t[]){ 3, 4, 5 }, 3, "1 2 3");
	is_merged((size_t[]){ 1, 1, 1, 3 }, 4, "3 4");
	is_merged((size_t[]){ 0, 0, 3, 0 }, 4, "1 2 3 4");
	is_merged((size_t[]){ 1, 0, 2, 4 }, 4, "3 4");
	is_merged((size_t[]){ 5, 0, 1 }, 3, "3");
	is_merged((size_t[]){ 3, 3, 0, 2 }, 4, "1 4");
	is_merged((size_t[]){ 1, 1 }, 2, "");
	is_merged((size_t[]){ 0, 2, 0 }, 3, "");
	is_merged((size_t[]){ 2, 1 }, 2, "2");
}

static struct letter *
make_letter(void)
{
	struct letter *letter = letter_new("lt", "Laiškas <1>");

	letter_fact(letter, "Kam", "A & B");
	letter_fact(letter, "Nuo", "C");
	letter_section(letter, "Skyrius");
	letter_say(letter, "Sakinys.");
	letter_quote(letter, "Kas", "Pirma eilutė.\nAntra </blockquote>.");
	return letter;
}

static void
test_letter(void)
{
	struct letter *letter = make_letter();
	struct buf text = {0}, html = {0};

	is_int(letter_text(letter, &text), 0, "a letter as text");
	is_str(buf_text(&text),
	    "Laiškas <1>\n===========\n\nKam: A & B\nNuo: C\n"
	    "\nSkyrius\n-------\n\nSakinys.\n\nKas\n    Pirma eilutė.\n"
	    "    Antra </blockquote>.\n", "has its parts in order");
	is_int(letter_html(letter, &html), 0, "the same letter as HTML");
	ok(strstr(buf_text(&html), "<html lang=\"lt\">") != NULL,
	    "says its language");
	ok(strstr(buf_text(&html), "<h1>Laiškas &lt;1&gt;</h1>\n<dl>\n"
	    "<dt>Kam</dt>\n<dd>A &amp; B</dd>\n<dt>Nuo</dt>\n<dd>C</dd>\n"
	    "</dl>\n<h2>Skyrius</h2>\n<p>Sakinys.</p>\n<p>Kas</p>\n"
	    "<blockquote>\n<p>Pirma eilutė.<br/>\n"
	    "Antra &lt;/blockquote&gt;.</p>\n</blockquote>\n</main>") != NULL,
	    "has the same parts, and nothing escapes from one");
	buf_release(&html);
	buf_release(&text);
	letter_free(letter);
}

static void
test_long(void)
{
	struct letter *letter = letter_new("en", "T");
	struct buf words = {0}, text = {0};
	const char *line, *end;
	size_t longest = 0, width, i;

	for (i = 0; i < 60; i++)
		buf_puts(&words, "žodis ");
	letter_fact(letter, "Label", buf_text(&words));
	letter_quote(letter, "Who", buf_text(&words));
	letter_text(letter, &text);
	for (line = buf_text(&text); (end = strchr(line, '\n')) != NULL;
	    line = end + 1) {
		width = text_width(line, (size_t)(end - line));
		longest = width > longest ? width : longest;
	}
	ok(longest <= 76 && longest > 60, "lines fit 76 columns, and fill"
	    " them: %zu", longest);
	buf_release(&text);
	buf_release(&words);
	letter_free(letter);
}

static void
test_language(void)
{
	struct call call = { .n_languages = 3,
	    .languages = { "pl", "lt", "en" } };

	is_str(letter_language(&call, "en"), "en", "the one that is wanted");
	is_str(letter_language(&call, "de"), "lt", "not in the call: the"
	    " first that the catalogue knows");
	is_str(letter_language(&call, "pl"), "lt", "in the call, but not in"
	    " the catalogue");
	call.n_languages = 1;
	is_str(letter_language(&call, "pl"), "en", "none known: English");
}

/* Rows go by the values; how a figure is printed tells nothing. */
static void
test_order(void)
{
	static const char *const columns[] = { "total" };
	struct table *table = table_new(columns, 1);

	table_figure(table, (struct fraction){ 125, 2 }, "125/2");
	table_number(table, 99);
	table_figure(table, (struct fraction){ 11, 3 }, "3.67");
	table_figure(table, (struct fraction){ 367, 100 }, "3.67");
	table_money(table, -5);
	table_text(table, "100");
	table_none(table);
	ok(table_compare(table, 1, 0, 0) < 0, "99 before 125/2");
	ok(table_compare(table, 3, 2, 0) < 0 &&
	    table_compare(table, 2, 3, 0) > 0,
	    "3.67 before 11/3, which is printed alike");
	ok(table_compare(table, 2, 4, 0) < 0, "a sum below zero behind them");
	ok(table_compare(table, 4, 5, 0) < 0 && table_compare(table, 6, 4, 0) >
	    0, "what is no figure behind all");
	is_int(table_compare(table, 1, 1, 0), 0, "a row is like itself");
	table_free(table);
}

/* Names go by the Lithuanian alphabet. */
static void
test_names(void)
{
	static const char *const names[] = {
		"Ąsa", "Asta", "Ąžuolas", "Bitė", "Cibulskis", "Čepaitė",
		"Dainius", "Eglė", "Ėglė", "Elena", "Yla", "Ilona", "Įsrutis",
		"Jonas", "Sigitas", "Šarūnas", "Tadas", "Ula", "Ūla", "Urtė",
		"Zita", "Žana"
	};
	size_t i;

	for (i = 1; i < sizeof(names) / sizeof(names[0]); i++)
		ok(text_order(names[i - 1], names[i]) < 0 &&
		    text_order(names[i], names[i - 1]) > 0, "%s before %s",
		    names[i - 1], names[i]);
	ok(text_order("Jonas", "Jonas") == 0 && text_order("Jon", "Jonas") < 0,
	    "a name is like itself, and behind its beginning");
	ok(text_order("E-02", "E-10") < 0 && text_order("P-1", "PA") < 0,
	    "signs and digits come before letters");
}

int
main(void)
{
	test_order();
	test_names();
	test_html();
	test_html_table();
	test_svg();
	test_cells();
	test_letter();
	test_long();
	test_language();
	return done_testing();
}
