#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/csv.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "tests/tap.h"

/*
 * Tables as spreadsheets save them, in every dress; what is written is read
 * again as it was; and no bytes at all harm the reader.  CSV_ROUNDS and
 * CSV_SEED make the random parts longer, and others.
 */

static const struct csv_column columns[] = {
	{ "proposal", "paper,#,paraiškos nr", true },
	{ "title", "pavadinimas", false },
	{ "asked", "prašoma suma", false },
	{ "note", "", false },
};
enum { COLUMNS = 4, ROWS = 3 };

static const char *const headings[COLUMNS][3] = {
	{ "proposal", "#", "PARAIŠKOS_NR" },
	{ "title", "Title", "Pava dinimas" },
	{ "asked", "ASKED", "prasoma-suma" },
	{ "note", "Note", "N_O_T_E" },
};

static const char *const table[ROWS][COLUMNS] = {
	{ "P-01", "ąčęėįšųūž", "24500.00", "one, two; three | four\tfive" },
	{ "P-02", "\"Žuvys\" ir „kita“", "-", "=1+1" },
	{ "P-03", "two\nlines", "4.5", "'quoted" },
};

static uint64_t state;

static size_t
draw(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state % n);
}

static int
read_it(struct csv *out, struct arena *arena, const struct buf *bytes,
    struct csv_file file, struct fault *why)
{
	file.path = "t.csv";
	file.bytes = buf_text(bytes);
	file.len = bytes->len;
	return csv_read(out, arena, &file, columns, COLUMNS, why);
}

/* Dresses */

enum dress { PLAIN, MARKED, UTF16LE, UTF16BE, WINDOWS, DRESSES };

/* The Windows-1257 bytes of the letters that the table has. */
static char
in_windows(int32_t point)
{
	static const char *const letters = "ąčęėįšųūž„“Š";
	static const char bytes[] =
	    "\xe0\xe8\xe6\xeb\xe1\xf0\xf8\xfb\xfe\x84\x93\xd0";
	size_t at, i;
	int32_t one;

	if (point == 0x17d)
		return '\xde';
	for (at = 0, i = 0; letters[at] != '\0'; i++) {
		at += text_decode(letters + at, strlen(letters + at), &one);
		if (one == point)
			return bytes[i];
	}
	return (char)point;
}

static void
dress_up(struct buf *out, const struct buf *text, enum dress dress)
{
	size_t at, step;
	int32_t point;

	if (dress == MARKED)
		buf_puts(out, "\xef\xbb\xbf");
	if (dress == UTF16LE || dress == UTF16BE)
		buf_puts(out, dress == UTF16LE ? "\xff\xfe" : "\xfe\xff");
	for (at = 0; at < text->len; at += step) {
		step = text_decode(text->bytes + at, text->len - at, &point);
		if (dress == WINDOWS)
			buf_putc(out, in_windows(point));
		else if (dress == UTF16LE || dress == UTF16BE) {
			buf_putc(out, (char)(dress == UTF16LE ? point & 255 :
			    point >> 8));
			buf_putc(out, (char)(dress == UTF16LE ? point >> 8 :
			    point & 255));
		} else
			buf_put(out, text->bytes + at, step);
	}
}

static void
put_quoted(struct buf *out, const char *text)
{
	buf_putc(out, '"');
	for (; *text != '\0'; text++)
		buf_puts(out, *text == '"' ? "\"\"" :
		    (char[2]){ *text, '\0' });
	buf_putc(out, '"');
}

/* The table with one separator, one line end, and its columns shuffled. */
static void
write_dressed(struct buf *out, char separator, const char *end, bool shuffled,
    enum dress dress)
{
	size_t order[COLUMNS] = { 0, 1, 2, 3 }, i, k;
	struct buf text = {0};

	for (i = COLUMNS - 1; shuffled && i > 0; i--) {
		size_t other = draw(i + 1), kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
	buf_putf(&text, "# a note%s%s", end, end);
	for (i = 0; i < COLUMNS; i++)
		buf_putf(&text, "%s%c", headings[order[i]][draw(3)],
		    i + 1 < COLUMNS ? separator : '\n');
	text.len--;
	buf_puts(&text, end);
	for (k = 0; k < ROWS; k++) {
		buf_putf(&text, "%s", k == 1 ? "### another" : "");
		buf_puts(&text, k == 1 ? end : "");
		for (i = 0; i < COLUMNS; i++) {
			put_quoted(&text, table[k][order[i]]);
			if (i + 1 < COLUMNS)
				buf_putc(&text, separator);
		}
		buf_puts(&text, end);
	}
	dress_up(out, &text, dress);
	buf_release(&text);
}

static bool
is_the_table(const struct csv *csv)
{
	size_t k, i;

	if (csv->n != ROWS || csv->n_others != 0)
		return false;
	for (k = 0; k < ROWS; k++)
		for (i = 0; i < COLUMNS; i++) {
			const char *want = table[k][i];

			if (strchr(want, '\t') != NULL)
				want = "one, two; three | four    five";
			if (strcmp(csv->rows[k].cells[i], want) != 0) {
				note("row %zu: \"%s\"", k,
				    csv->rows[k].cells[i]);
				return false;
			}
		}
	return true;
}

static void
test_dresses(void)
{
	static const char *const dresses[DRESSES] = {
		"UTF-8", "with a mark", "UTF-16LE", "UTF-16BE",
		"windows-1257" };
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	static const char separators[] = ",;\t|";
	size_t d, s, e, round, good;

	for (d = 0; d < DRESSES; d++) {
		good = 0;
		for (s = 0; s < 4; s++)
			for (e = 0; e < 3; e++)
				for (round = 0; round < 8; round++) {
			struct csv_file file = { .encoding = d == WINDOWS ?
			    ENCODING_WINDOWS_1257 : ENCODING_UTF8 };
			struct arena *arena = arena_new();
			struct buf bytes = {0};
			struct fault why = {0};
			struct csv csv;

			write_dressed(&bytes, separators[s], ends[e],
			    round > 0, (enum dress)d);
			if (read_it(&csv, arena, &bytes, file, &why) == 0)
				good += is_the_table(&csv) &&
				    csv.separator == separators[s] &&
				    csv.rows[0].line == 4 &&
				    csv.rows[1].line == 6;
			else
				note("%s", why.text);
			buf_release(&bytes);
			arena_free(arena);
		}
		is_int((long long)good, 4 * 3 * 8, "%s: the same table with any"
		    " separator, line end, order and name", dresses[d]);
	}
}

/* Refusals */

static void
refuses(const char *text, size_t len, enum encoding encoding,
    const char *part)
{
	struct csv_file file = { .encoding = encoding };
	struct arena *arena = arena_new();
	struct buf bytes = {0};
	struct fault why = {0};
	struct csv csv;

	buf_put(&bytes, text, len);
	is_int(read_it(&csv, arena, &bytes, file, &why), -1, "refused: %s",
	    part);
	if (!ok(strstr(why.text, part) != NULL && strstr(why.text, "t.csv") !=
	    NULL, "  it is said where and why"))
		note("%s", why.text);
	buf_release(&bytes);
	arena_free(arena);
}

#define REFUSES(text, part) \
	refuses(text, sizeof(text) - 1, ENCODING_UTF8, part)

static void
test_refusals(void)
{
	REFUSES("proposal\n\xe0\xe8\n", "byte 10 is not UTF-8; save the table as"
	    " \"CSV UTF-8\", or say with --encoding whether it is windows-1257,"
	    " iso-8859-13 or windows-1252");
	REFUSES("\xef\xbb\xbfproposal\n\xe0\n", "byte 13 is not UTF-8");
	REFUSES("\xff\xfep\0r", "byte 5 is no character of UTF-16");
	REFUSES("\xff\xfe\0\xdcp\0", "byte 3 is no character of UTF-16");
	REFUSES("p\0r\0o\0", "byte 2 is not UTF-8");
	refuses("proposal\n\x81\n", 11, ENCODING_WINDOWS_1257,
	    "byte 10 is no character of windows-1257");
	REFUSES("", "line 1: the table is empty");
	REFUSES("# nothing\r\r", "line 3: the table is empty");
	REFUSES("title\nx\n", "line 1: there is no column proposal");
	REFUSES("Paper,title,PROPOSAL\n", "line 1: two columns say proposal:"
	    " \"Paper\" and \"PROPOSAL\"");
	REFUSES("proposal,title\n\nP-01\n", "line 3: it has 1 columns, and the"
	    " header has 2");
	REFUSES("proposal,title\n# n\nP-01,\"a\nb\n", "line 3, column 2: a quote"
	    " is opened and never closed");
	REFUSES("proposal,title\nP-01,\"a\"b\n", "line 2, column 2: something"
	    " stands behind a closing quote");
}

/* One header line cannot be more than the file. */
static void
test_small(void)
{
	static const struct {
		const char	*text;
		size_t		 rows;
		size_t		 others;
	} cases[] = {
		{ "proposal", 0, 0 },
		{ "proposal\r", 0, 0 },
		{ "#,title\r\nP-01,x\r\n,\r\n", 1, 0 },
		{ "proposal;weather;title\nP-01;rain;x\n", 1, 1 },
		{ "\"proposal\" , \"title\"\n P-01 , \"x\" \n", 1, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct buf bytes = {0};
		struct fault why = {0};
		struct csv csv;

		buf_puts(&bytes, cases[i].text);
		is_int(read_it(&csv, arena, &bytes, (struct csv_file){0},
		    &why), 0, "small table %zu is read", i);
		is_int((long long)csv.n, (long long)cases[i].rows,
		    "  with its rows");
		is_int((long long)csv.n_others, (long long)cases[i].others,
		    "  and what nobody asked for");
		if (csv.n == 1)
			ok(strcmp(csv.rows[0].cells[0], "P-01") == 0 &&
			    strcmp(csv.rows[0].cells[1], "x") == 0,
			    "  without the blanks around cells");
		buf_release(&bytes);
		arena_free(arena);
	}
}

static void
test_separator(void)
{
	struct csv_file file = { .separator = ';' };
	struct arena *arena = arena_new();
	struct buf bytes = {0};
	struct fault why = {0};
	struct csv csv;

	buf_puts(&bytes, "sep=;\r\nproposal;\"a,b\";c,d,e\nP-01;2;3\n");
	is_int(read_it(&csv, arena, &bytes, (struct csv_file){0}, &why), 0,
	    "a line sep=; says the separator");
	is_int(csv.separator, ';', "  it is that");
	is_str(csv.rows[0].cells[0], "P-01", "  and the line is no header");
	buf_release(&bytes);
	buf_puts(&bytes, "proposal;\"a,b\";c,d,e\nP-01;2;3\n");
	is_int(read_it(&csv, arena, &bytes, (struct csv_file){0}, &why), -1,
	    "a header can mislead");
	is_int(read_it(&csv, arena, &bytes, file, &why), 0,
	    "then the separator is told");
	is_int(csv_separator("tab"), '\t', "tab by its name");
	is_int(csv_separator(":"), '\0', "no other separator");
	buf_release(&bytes);
	arena_free(arena);
}

/* Writer and reader */

static const char *const pieces[] = {
	"a", "Ž", "=", "+", "-", "@", "'", "''", "\"", ",", ";", "|", "\n",
	"<U+", "<U+200B>", "<U+003C>", ">", "\xe2\x80\x8b", "\xc2\xad",
	"e\xcc\x81", "\xcc\xb8", " ", "  ", "#", "1/2", "\xf0\x9f\x91\x8d",
	"\xe1\x85\xa4", "U+", "0", "1E", "12", "MAR",
};

/* At most four marks stand on one base: what is more is not written. */
static void
draw_text(struct buf *out)
{
	size_t n = draw(9), i;
	struct buf text = {0};

	for (i = 0; i < n; i++)
		buf_puts(&text, pieces[draw(sizeof(pieces) /
		    sizeof(pieces[0]))]);
	text_admit(out, buf_text(&text), text.len);
	buf_release(&text);
}

static bool
comes_back_from(const char *text, bool for_sheets)
{
	struct csv_file file = { .path = "t.csv", .separator = ',' };
	struct arena *arena = arena_new();
	struct buf bytes = {0};
	struct fault why = {0};
	struct csv csv;
	bool good;

	buf_puts(&bytes, "proposal,title\n\"P\",");
	csv_put_text(&bytes, text, for_sheets);
	buf_putc(&bytes, '\n');
	good = read_it(&csv, arena, &bytes, file, &why) == 0 && csv.n == 1 &&
	    strcmp(csv.rows[0].cells[1], text) == 0;
	if (!good)
		note("%s: %s", buf_text(&bytes), why.text);
	buf_release(&bytes);
	arena_free(arena);
	return good;
}

static bool
comes_back(const char *text)
{
	return comes_back_from(text, false) && comes_back_from(text, true);
}

/* What a spreadsheet would make another number or a date has a guard there. */
static void
test_sheets(void)
{
	static const struct {
		const char	*text, *cell;
	} cases[] = {
		{ "0012", "\"'0012\"" }, { "'0012", "\"''0012\"" },
		{ "1E5", "\"'1E5\"" }, { "1e-5", "\"'1e-5\"" },
		{ "12-3", "\"'12-3\"" }, { "3/4", "\"'3/4\"" },
		{ "1.5", "\"'1.5\"" }, { "1,5", "\"'1,5\"" },
		{ "12:30", "\"'12:30\"" }, { "MAR-1", "\"'MAR-1\"" },
		{ "sau2", "\"'sau2\"" }, { "DEC12", "\"'DEC12\"" },
		{ "1234567890123456", "\"'1234567890123456\"" },
		{ "123456789012345", "\"123456789012345\"" },
		{ "301400866", "\"301400866\"" }, { "0", "\"0\"" },
		{ "2026-12-12", "\"2026-12-12\"" }, { "MAR", "\"MAR\"" },
		{ "2026-12-12 17:00", "\"2026-12-12 17:00\"" },
		{ "P-01", "\"P-01\"" }, { "1 project", "\"1 project\"" },
		{ "MARCH-1", "\"'MARCH-1\"" }, { "MARS one", "\"MARS one\"" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf cell = {0};

		csv_put_text(&cell, cases[i].text, true);
		is_str(buf_text(&cell), cases[i].cell, "%s in a spreadsheet",
		    cases[i].text);
		ok(comes_back(cases[i].text), "  and it comes back");
		buf_release(&cell);
	}
}

static void
test_round_trip(size_t rounds)
{
	static const char *const given[] = {
		"", "=1+1", "'=1+1", "-", "'-", "@x", "+\n", "<U+200B>",
		"<U+003C>U+200B>", "\xe2\x80\x8b", "\"", "'", "''=2",
		"<\xe2\x80\x8b>",
	};
	size_t i, bad = 0;

	for (i = 0; i < sizeof(given) / sizeof(given[0]); i++)
		ok(comes_back(given[i]), "text %zu comes back", i);
	for (i = 0; i < rounds && bad < 3; i++) {
		struct buf text = {0};

		draw_text(&text);
		bad += !comes_back(buf_text(&text));
		buf_release(&text);
	}
	is_int((long long)bad, 0, "%zu texts come back as they were", rounds);
}

/* Any bytes */

static const char *const seeds[] = {
	"proposal,title,asked,note\nP-01,\"a \"\"b\"\"\",1.5,=x\n",
	"\xef\xbb\xbfpaper;pavadinimas;other\r\n\"P\r\n2\";x;'=1\r\n",
	"# note\r#|title|asked\r1|2|3\r",
	"\xff\xfep\0r\0o\0p\0o\0s\0a\0l\0\n\0<\0U\0+\0",
	"proposal\ttitle\n<U+200B>\t<U+003C>\n",
};

static void
mutate(struct buf *bytes)
{
	static const char pool[] = "\"\",;\t|\n\r#'=<U+>-\0\x80\xc3\xff\xfe ";
	size_t n = 1 + draw(6), at;
	struct buf piece = {0};

	while (n-- > 0 && bytes->len > 0) {
		at = draw(bytes->len);
		switch (draw(4)) {
		case 0:
			bytes->bytes[at] = (char)draw(256);
			break;
		case 1:
			bytes->bytes[at] = pool[draw(sizeof(pool) - 1)];
			break;
		case 2:
			bytes->len = at;
			break;
		default:
			buf_put(&piece, bytes->bytes + at,
			    1 + draw(bytes->len - at));
			buf_put(bytes, buf_text(&piece), piece.len);
			buf_release(&piece);
		}
	}
}

/* Whatever it was, it was refused with its place, or is fit for records. */
static bool
is_sound(const struct csv *csv, int rc, const struct fault *why)
{
	size_t k, i;

	if (rc == -1)
		return strncmp(why->text, "t.csv: ", 7) == 0;
	for (k = 0; k < csv->n; k++)
		for (i = 0; i < COLUMNS + csv->n_others; i++) {
			const char *cell = csv->rows[k].cells[i];

			if (!text_is_record(cell, strlen(cell), NULL))
				return false;
		}
	return true;
}

static void
test_any_bytes(size_t rounds)
{
	size_t i, sound = 0, taken = 0;

	for (i = 0; i < rounds; i++) {
		size_t seed = draw(sizeof(seeds) / sizeof(seeds[0]));
		struct csv_file file = {
			.encoding = (enum encoding)draw(ENCODINGS) };
		struct arena *arena = arena_new();
		struct buf bytes = {0};
		struct fault why = {0};
		struct csv csv;
		int rc;

		buf_put(&bytes, seeds[seed], seed == 3 ? 26 :
		    strlen(seeds[seed]));
		mutate(&bytes);
		rc = read_it(&csv, arena, &bytes, file, &why);
		sound += is_sound(&csv, rc, &why);
		taken += rc == 0;
		buf_release(&bytes);
		arena_free(arena);
	}
	is_int((long long)sound, (long long)rounds, "%zu mutilated tables harm"
	    " nothing", rounds);
	ok(taken > rounds / 20 && taken < rounds, "some are taken, some"
	    " refused: %zu", taken);
}

/* Linear */

static void
test_large(void)
{
	struct arena *arena = arena_new();
	clock_t begin = clock();
	struct buf bytes = {0};
	struct fault why = {0};
	struct csv csv;
	long ms;
	size_t i;

	buf_puts(&bytes, "proposal,title,asked,note\n");
	for (i = 0; i < 10000; i++)
		buf_putf(&bytes, "P-%05zu,\"Pavadinimas Žąsų %zu\",24500.00,\"A"
		    " longer note of \"\"some\"\" words, %zu\"\n", i, i, i);
	is_int(read_it(&csv, arena, &bytes, (struct csv_file){0}, &why), 0,
	    "ten thousand lines are read");
	ms = (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
	is_int((long long)csv.n, 10000, "all of them");
	ok(ms < 5000, "in %ld ms", ms);
	buf_release(&bytes);
	arena_free(arena);
}

int
main(void)
{
	const char *given = getenv("CSV_ROUNDS"), *seed = getenv("CSV_SEED");
	size_t rounds = given == NULL ? 20000 :
	    (size_t)strtoull(given, NULL, 10);

	state = seed == NULL ? 20261126 : strtoull(seed, NULL, 10) | 1;
	test_dresses();
	test_refusals();
	test_small();
	test_separator();
	test_sheets();
	test_round_trip(rounds);
	test_any_bytes(rounds);
	test_large();
	return done_testing();
}
