#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/wire/claim.h"
#include "mita/wire/record.h"
#include "tests/t-wire.h"
#include "tests/tap.h"

/* The arguments of a line: one spelling each, within the bounds of the page. */

static struct sample samples[RECORD_KINDS];

/* Lines whose text is a label: short, and one line. */
static const char labels[] = " agency title contact code-name"
    " undertaking-title level-name stage-title option-name criterion-name"
    " name organisation email partner document free-mail domain ";

/* The sample with len bytes at at replaced by some others. */
static void
put_at(struct buf *out, const struct sample *s, size_t at, size_t len,
    const char *in, size_t in_len)
{
	out->len = 0;
	buf_put(out, s->bytes.bytes, at);
	buf_put(out, in, in_len);
	buf_put(out, s->bytes.bytes + at + len, s->bytes.len - at - len);
}

/* The sample with the first old (counted from the head) made new. */
static void
swap(const char *want, int kind, const char *old, const char *new)
{
	const struct sample *s = &samples[kind];
	const char *at = strstr(s->bytes.bytes, old);
	struct buf text = {0};

	if (at == NULL) {
		ok(false, "%s: the sample has no \"%s\"", s->name, old);
		return;
	}
	put_at(&text, s, (size_t)(at - s->bytes.bytes), strlen(old), new,
	    strlen(new));
	is_str(verdict(text.bytes, text.len), want, "%s: \"%.*s\"", s->name,
	    (int)strcspn(new, "\n") > 60 ? 60 : (int)strcspn(new, "\n"), new);
	buf_release(&text);
}

/* The same, refused as FORMAT in words that name the place and the rule. */
static void
swap_says(const char *says, int kind, const char *old, const char *new)
{
	const struct sample *s = &samples[kind];
	const char *at = strstr(s->bytes.bytes, old);
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf text = {0};
	struct record record;

	put_at(&text, s, (size_t)(at - s->bytes.bytes), strlen(old), new,
	    strlen(new));
	ok(record_read(&record, arena, text.bytes, text.len, &why) == -1 &&
	    strstr(why.text, says) != NULL, "%s: %s", s->name, why.text);
	buf_release(&text);
	arena_free(arena);
}

typedef void token_test(const struct sample *s, size_t at, size_t len);

/* Every argument of every line, but those that are ids made of digits. */
static void
for_tokens(const struct sample *s, token_test *test)
{
	const char *text = s->bytes.bytes;
	size_t i, at, len;

	for (i = 0; i < s->n; i++)
		for (at = s->units[i].start; at < s->units[i].head; at += len +
		    1) {
			len = strcspn(text + at, " \n");
			if (strncmp(text + at, "1250000 1\n", 10) != 0)
				test(s, at, len);
		}
}

static void
try_number(const struct sample *s, size_t at, size_t len)
{
	static const struct {
		const char	*before;
		const char	*behind;
	} shapes[] = {
		{ "0", "" }, { "+", "" }, { "-", "" }, { " ", "" },
		{ "'", "" }, { "0x", "" }, { "\xef\xbc\x90", "" },
		{ "", "." }, { "", ".0" }, { "", "e0" }, { "", "," },
		{ "", "%" }, { "", "\xd9\xa1" },
	};
	const char *word = s->bytes.bytes + at;
	struct buf text = {0};
	char bad[64];
	size_t i;

	if (len >= 16 || strspn(word, "0123456789") < len)
		return;
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		snprintf(bad, sizeof(bad), "%s%.*s%s", shapes[i].before,
		    (int)len, word, shapes[i].behind);
		put_at(&text, s, at, len, bad, strlen(bad));
		expect("FORMAT", text.bytes, text.len, bad, at);
	}
	put_at(&text, s, at, len, "18446744073709551617", 20);
	expect("FORMAT", text.bytes, text.len, "2^64 + 1", at);
	put_at(&text, s, at, len, "0000000000000000001", 19);
	expect("FORMAT", text.bytes, text.len, "nineteen digits", at);
	buf_release(&text);
}

static void
try_digits(const struct sample *s, size_t at, size_t len)
{
	char word[80];
	struct buf text = {0};
	size_t i;

	if (len < 16 || strspn(s->bytes.bytes + at, "0123456789abcdef") < len)
		return;
	for (i = 0; i < 5; i++) {
		memcpy(word, s->bytes.bytes + at, len);
		word[len] = '0';
		if (i == 0)	/* the last letter among the digits */
			word[strcspn(word, "abcdef")] = 'A';
		if (i == 1)
			word[len / 2] = 'g';
		if (i == 2)
			word[len - 1] = '\xc3';
		put_at(&text, s, at, len, word, i == 3 ? len - 1 :
		    i == 4 ? len + 1 : len);
		/* A digest of zeros has no letter to write in capitals. */
		if (i > 0 || strspn(s->bytes.bytes + at, "0") < len)
			expect("FORMAT", text.bytes, text.len, "digits", i);
	}
	put_at(&text, s, at, len, "-", 1);
	if (strncmp(s->bytes.bytes + at - 9, "replaces ", 9) != 0)
		expect("FORMAT", text.bytes, text.len, "no digest", at);
	buf_release(&text);
}

static void
try_blanks(const struct sample *s, size_t at, size_t len)
{
	struct buf text = {0};

	if (at == 0)
		return;
	put_at(&text, s, at, len, "", 0);
	expect("FORMAT", text.bytes, text.len, "an empty word", at);
	put_at(&text, s, at, 0, " ", 1);
	expect("FORMAT", text.bytes, text.len, "a blank before", at);
	put_at(&text, s, at + len, 0, " ", 1);
	expect("FORMAT", text.bytes, text.len, "a blank behind", at);
	buf_release(&text);
}

/* In the place of the text of one line. */
static void
try_text(const struct sample *s, const struct unit *u, const char *in,
    size_t in_len, const char *want)
{
	struct buf text = {0};
	size_t from = u->head;
	char len[24];

	while (s->bytes.bytes[from - 1] != ' ')
		from--;
	snprintf(len, sizeof(len), "%zu\n", in_len);
	buf_put(&text, s->bytes.bytes, from);
	buf_puts(&text, len);
	buf_put(&text, in, in_len);
	buf_put(&text, s->bytes.bytes + u->end - 1,
	    s->bytes.len - u->end + 1);
	expect(want, text.bytes, text.len, in_len < 30 ? in : "long",
	    u->start);
	buf_release(&text);
}

static const struct {
	const char	*bytes;
	size_t		 len;
} bad_texts[] = {
#define BYTES(text)	{ text, sizeof(text) - 1 }
	BYTES("a\0b"), BYTES("\0"), BYTES("\001"), BYTES("a\tb"),
	BYTES("a\r\nb"), BYTES("\b"), BYTES("\033[2J"), BYTES("\037"),
	BYTES("\177"), BYTES("\xc2\x80"), BYTES("\xc2\x85"),
	BYTES("\xc2\x9b" "31m"), BYTES("\xc2\x9f"),
	/* Not UTF-8: stray, cut, overlong, surrogates, too high. */
	BYTES("\x80"), BYTES("\xbf"), BYTES("a\xc4"), BYTES("\xe2\x80"),
	BYTES("\xf0\x9f\x94"), BYTES("\xc0\xaf"), BYTES("\xc1\xbf"),
	BYTES("\xe0\x9f\xbf"), BYTES("\xf0\x8f\xbf\xbf"),
	BYTES("\xed\xa0\x80"), BYTES("\xed\xbf\xbf"),
	BYTES("\xf4\x90\x80\x80"), BYTES("\xf5\x80\x80\x80"),
	BYTES("\xfe"), BYTES("\xff"), BYTES("\xc4z"),
	/* Not NFC: a letter in two pieces, marks out of order, doubles. */
	BYTES("e\xcc\x87"), BYTES("q\xcc\x87\xcc\xa3"), BYTES("\xe2\x84\xab"),
	BYTES("\xe1\x84\x80\xe1\x85\xa1"), BYTES("\xe0\xa5\x98"),
	/* Direction, byte order mark, noncharacters. */
	BYTES("\xd8\x9c"), BYTES("\xe2\x80\x8e"), BYTES("\xe2\x80\x8f"),
	BYTES("\xe2\x80\xaa"), BYTES("\xe2\x80\xae"), BYTES("\xe2\x81\xa6"),
	BYTES("\xe2\x81\xa9"), BYTES("\xef\xbb\xbf"), BYTES("a\xef\xbb\xbf"),
	BYTES("\xef\xb7\x90"), BYTES("\xef\xb7\xaf"), BYTES("\xef\xbf\xbe"),
	BYTES("\xef\xbf\xbf"), BYTES("\xf0\x9f\xbf\xbe"),
	BYTES("\xf4\x8f\xbf\xbf"),
}, good_texts[] = {
	BYTES(" "), BYTES("\n"), BYTES("  a  "), BYTES("end\n"), BYTES("7"),
	BYTES("\xc4\x97"), BYTES("\xc2\xa0"), BYTES("\xef\xbf\xbd"),
	BYTES("q\xcc\xa3\xcc\x87"), BYTES("\xea\xb0\x80"),
	/* Joiners, private and unassigned points, tags, the last point but 2. */
	BYTES("\xe2\x80\x8d"), BYTES("\xe2\x80\x8b"), BYTES("\xee\x80\x80"),
	BYTES("\xcd\xb8"), BYTES("\xf3\xa0\x81\x81"), BYTES("\xef\xb7\xb0"),
	BYTES("\xf4\x8f\xbf\xbd"),
#undef BYTES
};

static void
test_texts(const struct sample *s)
{
	static char many[TEXT_MAX + 1];
	size_t i, k, most;
	bool label;

	memset(many, 'a', sizeof(many));
	for (i = 0; i < s->n; i++) {
		const struct unit *u = &s->units[i];

		if (!u->text)
			continue;
		label = is_in(labels, u->word);
		for (k = 0; k < sizeof(bad_texts) / sizeof(*bad_texts); k++)
			try_text(s, u, bad_texts[k].bytes, bad_texts[k].len,
			    "FORMAT");
		for (k = 0; k < sizeof(good_texts) / sizeof(*good_texts); k++)
			try_text(s, u, good_texts[k].bytes, good_texts[k].len,
			    label && strchr(good_texts[k].bytes, '\n') != NULL
			    ? "FORMAT" : "read");
		most = label ? LABEL_MAX : TEXT_MAX;
		try_text(s, u, many, most, "read");
		try_text(s, u, many, most + 1, "FORMAT");
		try_text(s, u, "", 0, s->kind == RECORD_CALL ? "FORMAT" :
		    "read");
	}
	if (with_text[s->kind][0] != '\0')
		report(s->name, "texts keep TEXTS and their length");
}

static void
test_head(void)
{
	int kind;

	for (kind = RECORD_ADMISSION; kind < RECORD_KINDS; kind++) {
		swap("FORMAT", kind, "call 7edb360f06acaef2cc80dba16cf563f199"
		    "d347db4443da04da0c8173e3f9e4ed", "call -");
		swap("VERSION", kind, "/1\n", "/2\n");
		swap("VERSION", kind, "/1\n", "/01\n");
	}
	for (kind = RECORD_CALL; kind <= RECORD_KEY; kind++) {
		swap("FORMAT", kind, "call -\n", "call 0000000000000000000000"
		    "000000000000000000000000000000000000000000\n");
		swap("FORMAT", kind, "seq 1\n", "seq 2\n");
		swap("FORMAT", kind, "seq 1\n", "seq 0\n");
	}
	swap("read", RECORD_EVALUATION, "seq 7\n", "seq 1000000\n");
	swap("FORMAT", RECORD_EVALUATION, "seq 7\n", "seq 1000001\n");
	swap("FORMAT", RECORD_EVALUATION, "seq 7\n", "seq 1\n");
	swap("FORMAT", RECORD_EVALUATION, "seq 7\n", "seq 0\n");
	swap("FORMAT", RECORD_EVALUATION, "prev e60ac6f25df57bd124d95e8a50d8"
	    "37f978d1d0e71f335802410a7b37a6c92309\n", "prev 0000000000000000"
	    "000000000000000000000000000000000000000000000000\n");
	swap("VERSION", RECORD_RULING, "RULING/1", "AMENDMENT/1");
	swap("FORMAT", RECORD_RULING, "RULING/1", "CANCELLATION/1");
	swap("VERSION", RECORD_RULING, "RULING/1", "ruling/1");
}

static void
test_ids(void)
{
	swap("read", RECORD_ADMISSION, "expert E-01", "expert 0");
	swap("read", RECORD_ADMISSION, "expert E-01",
	    "expert ABCDEFGHIJKLMNOPQRSTUVWXYZ-01234");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01",
	    "expert ABCDEFGHIJKLMNOPQRSTUVWXYZ-012345");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert e-01");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert E_01");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert E.01");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert \xc5\xbd-01");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert E-01 E-02");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert ");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expert");
	swap("FORMAT", RECORD_ADMISSION, "expert E-01", "expertE-01");
	swap("read", RECORD_KEY, "languages lt en de", "languages");
	swap("read", RECORD_KEY, "lt en de", "lt en de pl");
	swap("FORMAT", RECORD_KEY, "lt en de", "lt en de pl ru");
	swap("FORMAT", RECORD_KEY, "lt en de", "lt en dee");
	swap("FORMAT", RECORD_KEY, "lt en de", "lt en d");
	swap("FORMAT", RECORD_KEY, "lt en de", "lt en DE");
	swap("FORMAT", RECORD_KEY, "lt en de", "lt  en");
	swap("FORMAT", RECORD_KEY, "languages lt en de", "languages ");
	swap("FORMAT", RECORD_CALL, "languages en lt", "languages");
	swap("FORMAT", RECORD_CALL, "languages en lt", "languages lt en");
}

static void
test_words(void)
{
	swap("FORMAT", RECORD_KEY, "kind BUSINESS", "kind BOTH");
	swap("read", RECORD_KEY, "kind BUSINESS", "kind KNOWLEDGE");
	swap("FORMAT", RECORD_KEY, "kind BUSINESS", "kind business");
	swap("FORMAT", RECORD_KEY, "kind BUSINESS", "kind BUSINES");
	swap("FORMAT", RECORD_KEY, "kind BUSINESS", "kind 0");
	swap("FORMAT", RECORD_CALL, "funds NO", "funds no");
	swap("read", RECORD_CALL, "funds NO", "funds YES");
	swap("FORMAT", RECORD_CALL, "funds NO", "funds 0");
	swap("FORMAT", RECORD_CALL, "funds NO", "funds Y");
	swap("FORMAT", RECORD_RULING, "ELIGIBILITY", "ELIGIBLE");
	swap("read", RECORD_RULING, "ELIGIBILITY", "THIRD-EXPERT");
	swap("read", RECORD_RULING, "ELIGIBILITY", "BUDGET");
	swap("read", RECORD_RULING, "ELIGIBILITY", "OFFER");
	swap("read", RECORD_RULING, "ELIGIBILITY", "APPEAL");
	swap("read", RECORD_RULING, "ELIGIBILITY", "DEVIATION");
	swap("read", RECORD_RULING, "ELIGIBILITY", "OBSERVATION");
	swap("read", RECORD_RULING, "ELIGIBILITY", "DRAW");
	swap("FORMAT", RECORD_RULING, "ELIGIBILITY", "AMENDED");
	swap("FORMAT", RECORD_PROPOSAL, " PDF ", " DOC ");
	swap("FORMAT", RECORD_MANIFEST, "BUNDLE", "REGISTER");
	swap("FORMAT", RECORD_RESULT, "gate BINDING", "gate ELIMINATORY");
	swap("FORMAT", RECORD_DECLARATION, "POTENTIAL", "-");
	swap("read", RECORD_DECLARATION, "replaces cba0", "replaces cba1");
	swap("read", RECORD_EVALUATION, "score P1 10", "score P1 -");
	swap("FORMAT", RECORD_EVALUATION, "score P1 10", "score P1 -1");
	swap("read", RECORD_EVALUATION, "score P1 10", "score P1 1000");
	swap("FORMAT", RECORD_EVALUATION, "score P1 10", "score P1 1001");
	swap("FORMAT", RECORD_EVALUATION, "score P1 10", "score P1 --");
	swap("FORMAT", RECORD_EVALUATION, "score P1 10", "score P1 7.5");
}

static void
test_bounds(void)
{
	swap("read", RECORD_CALL, "budget 50000000", "budget 1000000000000");
	swap("FORMAT", RECORD_CALL, "budget 50000000", "budget 1000000000001");
	swap("read", RECORD_CALL, "pass 7000", "pass 10000");
	swap("FORMAT", RECORD_CALL, "pass 7000", "pass 10001");
	swap("read", RECORD_CALL, "panel 2 1 1", "panel 100 100 100");
	swap("FORMAT", RECORD_CALL, "panel 2 1 1", "panel 101 1 1");
	swap("FORMAT", RECORD_CALL, "load 8", "load 10001");
	swap("read", RECORD_CALL, "30000 25000", "1000000 1000000");
	swap("FORMAT", RECORD_CALL, "30000 25000", "1000001 0");
	swap("FORMAT", RECORD_CALL, "remark-max 1500", "remark-max 16385");
	swap("read", RECORD_CALL, "remark-max 0\n",
	    "remark-max 0\nasked-change 2000\n");
	swap("FORMAT", RECORD_CALL, "remark-max 0\n",
	    "remark-max 0\nasked-change 2000\nasked-change 2000\n");
	swap("FORMAT", RECORD_CALL, "INVITED MEANS", "INVITED SCORES");
	swap("FORMAT", RECORD_CALL, "INVITED MEANS", "Invited MEANS");
	swap("FORMAT", RECORD_CALL, "attention Q1-1 NO", "attention Q1-1");
	swap("FORMAT", RECORD_CALL, "P1 60 6 10 1500", "P1 10001 6 10 1500");
	swap("FORMAT", RECORD_CALL, "P1 60 6 10 1500", "P1 60 1001 10 1500");
	swap("FORMAT", RECORD_CALL, "P1 60 6 10 1500", "P1 60 6 10 16385");
	swap("FORMAT", RECORD_CALL, "stage 1\n", "stage 3\n");
	swap("FORMAT", RECORD_PROPOSAL, "stage 1\n", "stage 3\n");
	swap("FORMAT", RECORD_PROPOSAL, "version 2", "version 10001");
	/* 2^32 more is no way to say the same. */
	swap("FORMAT", RECORD_PROPOSAL, "version 2", "version 4294967298");
	swap("read", RECORD_PROPOSAL, " 48213 ", " 16777216 ");
	swap("FORMAT", RECORD_PROPOSAL, " 48213 ", " 16777217 ");
	swap("read", RECORD_RESULT, "P-008 2 ", "P-008 10000 ");
	swap("FORMAT", RECORD_RESULT, "P-008 2 ", "P-008 10001 ");
	swap("FORMAT", RECORD_RESULT, "295 4 3 ", "295 4 101 ");
	swap("FORMAT", RECORD_RESULT, "BINDING 295 4", "BINDING 590 8");
	swap("FORMAT", RECORD_RESULT, "BINDING 295 4", "BINDING 295 0");
	swap("FORMAT", RECORD_RESULT, "BINDING 295 4", "BINDING 0 4");
	swap("read", RECORD_RESULT, "BINDING 295 4", "BINDING 0 1");
	swap("FORMAT", RECORD_RESULT, "BINDING 295 4", "BINDING 0 0");
	swap("FORMAT", RECORD_RESULT, "BINDING 295 4", "BINDING 295");
}

/* Each rule is told where it is broken, not by what comes of it. */
static void
test_sentences(void)
{
	swap_says("line 7: mita-record(5) ADMISSION: \"expert\": this id is too"
	    " long", RECORD_ADMISSION, "expert E-01",
	    "expert ABCDEFGHIJKLMNOPQRSTUVWXYZ-012345");
	swap_says("mita-record(5) ADMISSION: 1 bytes stand behind \"end\"",
	    RECORD_ADMISSION, "\nend\n", "\nend\n\n");
	swap_says("line 2: mita-record(5) PROPOSAL: \"call\" must name a call"
	    " here", RECORD_PROPOSAL, "call 7edb360f06acaef2cc80dba16cf563f199"
	    "d347db4443da04da0c8173e3f9e4ed", "call -");
	swap_says("line 11: mita-record(5) PROPOSAL: byte 6 of the text is not"
	    " allowed (TEXTS)", RECORD_PROPOSAL, "Lazeriai", "Lazer\001ai");
	swap_says("line 11: mita-record(5) PROPOSAL: the text of \"title\" is"
	    " not 24 bytes and a line end", RECORD_PROPOSAL, "title 25",
	    "title 24");
}

/* Of a text that somebody spoilt, what it says first of itself. */
static void
test_claim(void)
{
	static const char spoilt[] = "EVALUATION/1\ncall x\nsigner E-01\n"
	    "signer E-02\nexpert -\nproposal P-1\nproposal P-2\nstage 2\n";
	struct claim claim;

	claim_read(&claim, spoilt, sizeof(spoilt) - 1);
	is_str(claim.signer, "E-01", "a spoilt record still names its signer");
	is_str(claim.expert, "", "  nobody, where it names nobody");
	is_str(claim.proposal, "P-1", "  the proposal that comes first");
	is_int(claim.stage, 2, "  and its stage");
}

static void
test_times(void)
{
	static const char *const bad[] = { "2023-02-29T23:59:59Z",
	    "2026-11-23T21:00:00", "2026-11-23T21:00:00+0", "20261123T210000Z",
	    "2026-11-23 21:00:00Z", "2026-11-23t21:00:00z",
	    "2026-13-23T21:00:00Z", "2026-00-23T21:00:00Z",
	    "2026-11-00T21:00:00Z", "2026-11-31T21:00:00Z",
	    "2026-11-23T24:00:00Z", "2026-11-23T21:60:00Z",
	    "2026-12-31T23:59:60Z", "1900-02-29T00:00:00Z",
	    "02026-11-23T21:00:00Z", "2026-11-23T21:00:00.0Z", "-", "today" };
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		swap("FORMAT", RECORD_DECLARATION, "2024-02-29T23:59:59Z",
		    bad[i]);
	swap("read", RECORD_DECLARATION, "2024-02-29T23:59:59Z",
	    "2000-02-29T00:00:00Z");
	swap("read", RECORD_DECLARATION, "2024-02-29T23:59:59Z",
	    "0000-01-01T00:00:00Z");
	swap("read", RECORD_DECLARATION, "2024-02-29T23:59:59Z",
	    "9999-12-31T23:59:59Z");
}

int
main(void)
{
	int kind;

	for (kind = 0; kind < RECORD_KINDS; kind++)
		if (!load(&samples[kind], kind))
			return done_testing();
	for (kind = 0; kind < RECORD_KINDS; kind++) {
		for_tokens(&samples[kind], try_number);
		report(samples[kind].name, "a number has one spelling");
		for_tokens(&samples[kind], try_digits);
		report(samples[kind].name, "a digest has one spelling");
		for_tokens(&samples[kind], try_blanks);
		report(samples[kind].name, "one blank, and only between");
		test_texts(&samples[kind]);
	}
	test_head();
	test_ids();
	test_words();
	test_bounds();
	test_sentences();
	test_claim();
	test_times();
	for (kind = 0; kind < RECORD_KINDS; kind++)
		buf_release(&samples[kind].bytes);
	return done_testing();
}
