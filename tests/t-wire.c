#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/wire/record.h"
#include "tests/t-wire.h"
#include "tests/tap.h"

/*
 * Every record has one form in bytes: whatever is done to a good one is
 * refused, or it is another good one.
 */

/* Lines of which there is any number, in any order ... */
static const char *const repeated[RECORD_KINDS] = {
	[RECORD_CALL] = " sme free-mail tie attention withhold ",
	[RECORD_KEY] = " interest ",
	[RECORD_ADMISSION] = " interest ",
	[RECORD_PROPOSAL] = " partner domain code document ",
	[RECORD_ASSIGNMENT] = " assigned ",
	[RECORD_CANCELLATION] = " cancelled ",
	[RECORD_DECLARATION] = " undertakes ",
	[RECORD_EVALUATION] = " answer score ", [RECORD_RULING] = "",
	[RECORD_RESULT] = " place missing ", [RECORD_REVOCATION] = "",
	[RECORD_MANIFEST] = "",
};

/* ... and lines that ascend. */
static const char *const ordered[RECORD_KINDS] = {
	[RECORD_CALL] = "", [RECORD_KEY] = "", [RECORD_ADMISSION] = "",
	[RECORD_PROPOSAL] = "", [RECORD_ASSIGNMENT] = "",
	[RECORD_DECLARATION] = "", [RECORD_EVALUATION] = "",
	[RECORD_RULING] = "", [RECORD_RESULT] = " rests-on ",
	[RECORD_CANCELLATION] = "", [RECORD_REVOCATION] = "",
	[RECORD_MANIFEST] = " record document ",
};

static void
test_sample(const struct sample *s)
{
	is_int(record_kind_of(s->bytes.bytes, s->bytes.len), s->kind,
	    "%s: the first line names the kind", s->name);
	is_str(verdict(s->bytes.bytes, s->bytes.len), "read",
	    "%s: read, and written the same to the byte", s->name);
}

/* Is a line what we took apart ourselves? */
static bool
is_unit(const struct sample *s, const struct record_line *line, size_t i)
{
	const struct unit *u = &s->units[i];
	struct buf again = {0};
	bool same;
	size_t k;

	buf_puts(&again, line->word);
	for (k = 0; k < line->n_arguments; k++)
		buf_putf(&again, " %s", line->arguments[k]);
	if (line->has_text)
		buf_putf(&again, " %zu", line->len);
	same = line->number == i + 1 && line->has_text == u->text &&
	    again.len == u->head - u->start && memcmp(again.bytes,
	    s->bytes.bytes + u->start, again.len) == 0 && (!u->text ||
	    (line->at == u->head + 1 && line->len == u->end - u->head - 2));
	buf_release(&again);
	return same;
}

static void
test_taken_apart(const struct sample *s)
{
	struct arena *arena = arena_new();
	struct record_line *lines;
	struct fault why = {0};
	struct record record;
	size_t n = 0, i;

	if (record_read(&record, arena, s->bytes.bytes, s->bytes.len, &why) ==
	    -1 || record_lines(&record, arena, &lines, &n, &why) == -1)
		note("%s", why.text);
	for (i = 0; i < n && i < s->n && is_unit(s, &lines[i], i); i++)
		continue;
	ok(n > 0 && n == s->n && i == n, "%s: its lines, one by one", s->name);
	arena_free(arena);
}

/* The unit that holds an offset. */
static const struct unit *
unit_at(const struct sample *s, size_t at)
{
	size_t i = 0;

	while (s->units[i].end <= at)
		i++;
	return &s->units[i];
}

/* Is this a byte of 16 or more hexadecimal digits? */
static bool
in_digits(const struct sample *s, const struct unit *u, size_t at)
{
	const char *text = s->bytes.bytes;
	size_t from = at;

	while (from > u->start && text[from - 1] != ' ')
		from--;
	return from > u->start &&
	    strspn(text + from, "0123456789abcdef") >= 16;
}

/* Is at a byte whose change can only break the record? */
static bool
is_frame(const struct sample *s, const struct unit *u, size_t at)
{
	const char *text = s->bytes.bytes;
	size_t from;

	if (at == u->head || at == u->end - 1 || at < u->start +
	    strlen(u->word) || (at < u->head && text[at] == ' '))
		return true;
	if (!u->text || at > u->head)
		return false;
	for (from = u->head; text[from - 1] != ' '; from--)
		continue;
	return at >= from;	/* the length of the text */
}

static const char *
flip_verdict(const struct sample *s, const char *text, size_t at)
{
	const struct unit *u = unit_at(s, at);

	if (u->start == 0)
		return "VERSION";
	if (is_frame(s, u, at))
		return "FORMAT";
	if (u->text && at > u->head)
		return text_is_record(text + u->head + 1, u->end - u->head -
		    2, NULL) ? "read" : "FORMAT";
	if (!in_digits(s, u, at) || is_in(ordered[s->kind], u->word))
		return NULL;
	/* Only these two begin a line of records, with zeros before them. */
	if (strcmp(u->word, "prev") == 0 && (s->kind == RECORD_CALL ||
	    s->kind == RECORD_KEY))
		return "FORMAT";
	return strchr("0123456789abcdef", text[at]) != NULL && text[at] !=
	    '\0' ? "read" : "FORMAT";
}

/* Numbers, ids and words: refused or another record, nothing between. */
static const char *
either(const char *text, size_t len)
{
	return strcmp(verdict(text, len), "read") == 0 ? "read" : "FORMAT";
}

static void
test_flips(const struct sample *s)
{
	struct buf copy = {0};
	const char *want;
	size_t at;
	char *text;
	int bit;

	buf_put(&copy, s->bytes.bytes, s->bytes.len);
	text = copy.bytes;
	for (at = 0; at < s->bytes.len; at++)
		for (bit = 0; bit < 8; bit++) {
			text[at] = (char)(text[at] ^ 1 << bit);
			want = flip_verdict(s, text, at);
			expect(want == NULL ? either(text, s->bytes.len) :
			    want, text, s->bytes.len, "a flipped bit", at);
			text[at] = (char)(text[at] ^ 1 << bit);
		}
	report(s->name, "every flipped bit is refused or another record");
	buf_release(&copy);
}

static void
test_cuts(const struct sample *s)
{
	size_t first = s->units[0].end, len;
	struct buf more = {0};

	for (len = 0; len < s->bytes.len; len++)
		expect(len < first ? "VERSION" : "FORMAT", s->bytes.bytes,
		    len, "cut", len);
	report(s->name, "every truncation is refused");
	for (len = 0; len < 256; len++) {
		more.len = 0;
		buf_put(&more, s->bytes.bytes, s->bytes.len);
		buf_putc(&more, (char)len);
		expect("FORMAT", more.bytes, more.len, "one byte more", len);
	}
	report(s->name, "nothing may stand behind the end");
	buf_release(&more);
}

/* Bytes that stand nowhere in a record, in the place of every one. */
static void
test_controls(struct sample *s)
{
	static const char bad[] = "\0\t\r\033\177\377";
	size_t first = s->units[0].end, at, i;
	char *text = s->bytes.bytes, kept;

	for (at = 0; at < s->bytes.len; at++)
		for (i = 0; i < sizeof(bad) - 1; i++) {
			kept = text[at];
			text[at] = bad[i];
			expect(at < first ? "VERSION" : "FORMAT", text,
			    s->bytes.len, "a control byte", at);
			text[at] = kept;
		}
	report(s->name, "no control byte takes the place of any byte");
}

/* One byte more at every offset. */
static void
test_inserted(const struct sample *s)
{
	static const char bad[] = "\0\t\n\r \177\377";
	size_t first = s->units[0].end, at, i;
	struct buf text = {0};

	for (at = 0; at < s->bytes.len; at++)
		for (i = 0; i < sizeof(bad) - 1; i++) {
			text.len = 0;
			buf_put(&text, s->bytes.bytes, at);
			buf_putc(&text, bad[i]);
			buf_put(&text, s->bytes.bytes + at, s->bytes.len - at);
			expect(memcmp(text.bytes, s->bytes.bytes, first) != 0 ?
			    "VERSION" : "FORMAT", text.bytes, text.len,
			    "an inserted byte", at);
		}
	report(s->name, "no blank, line end or control fits in anywhere");
	buf_release(&text);
}

/* The sample with the units from .. to - 1 replaced by these, in order. */
static void
rebuilt(struct buf *out, const struct sample *s, size_t from, size_t to,
    const size_t *units, size_t n)
{
	const char *text = s->bytes.bytes;
	const struct unit *u = s->units;
	size_t i;

	out->len = 0;
	buf_put(out, text, u[from].start);
	for (i = 0; i < n; i++)
		buf_put(out, text + u[units[i]].start, u[units[i]].end -
		    u[units[i]].start);
	buf_put(out, text + u[to - 1].end, s->bytes.len - u[to - 1].end);
}

static void
test_lines(const struct sample *s)
{
	const struct unit *u = s->units;
	struct buf text = {0};
	bool may, same;
	size_t i;

	for (i = 0; i < s->n; i++) {
		rebuilt(&text, s, i, i + 1, (size_t[]){ i, i }, 2);
		expect(is_in(repeated[s->kind], u[i].word) ? "read" : "FORMAT",
		    text.bytes, text.len, "a doubled line", i);
	}
	report(s->name, "a doubled line is refused, but in a list");
	for (i = 0; i < s->n; i++) {
		may = is_in(repeated[s->kind], u[i].word) ||
		    is_in(ordered[s->kind], u[i].word);
		rebuilt(&text, s, i, i + 1, NULL, 0);
		expect(may ? "read" : i == 0 ? "VERSION" : "FORMAT",
		    text.bytes, text.len, "a missing line", i);
	}
	report(s->name, "a missing line is refused, but in a list");
	for (i = 0; i + 1 < s->n; i++) {
		same = strcmp(u[i].word, u[i + 1].word) == 0;
		may = same && is_in(repeated[s->kind], u[i].word);
		rebuilt(&text, s, i, i + 2, (size_t[]){ i + 1, i }, 2);
		expect(may ? "read" : i == 0 ? "VERSION" : "FORMAT",
		    text.bytes, text.len, "lines turned round", i);
	}
	report(s->name, "lines in another order are refused, but in a list");
	buf_release(&text);
}

/* What editors and mail programs do to a whole file. */
static void
test_mangled(const struct sample *s)
{
	struct buf crlf = {0}, bom = {0}, tabs = {0};
	size_t i;

	for (i = 0; i < s->bytes.len; i++) {
		buf_puts(&crlf, s->bytes.bytes[i] == '\n' ? "\r" : "");
		buf_putc(&crlf, s->bytes.bytes[i]);
		buf_putc(&tabs, s->bytes.bytes[i] == ' ' ? '\t' :
		    s->bytes.bytes[i]);
	}
	buf_puts(&bom, "\xef\xbb\xbf");
	buf_put(&bom, s->bytes.bytes, s->bytes.len);
	expect("VERSION", crlf.bytes, crlf.len, "CR LF", 0);
	expect("VERSION", bom.bytes, bom.len, "a byte order mark", 0);
	expect("FORMAT", tabs.bytes, tabs.len, "tabulators", 0);
	report(s->name, "CR LF, byte order mark and tabulators are refused");
	buf_release(&crlf);
	buf_release(&bom);
	buf_release(&tabs);
}

int
main(void)
{
	static struct sample s;
	int kind;

	for (kind = 0; kind < RECORD_KINDS; kind++) {
		if (!load(&s, kind))
			continue;
		test_sample(&s);
		test_taken_apart(&s);
		test_flips(&s);
		test_cuts(&s);
		test_controls(&s);
		test_inserted(&s);
		test_lines(&s);
		test_mangled(&s);
		buf_release(&s.bytes);
	}
	return done_testing();
}
