#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/wire/record.h"
#include "tests/tap.h"

/* The file an officer writes: what it may look like, and what it is told. */

/* Line numbers below count these. */
static const char small[] =
    "# A small call.\n"				/* 1 */
    "id DEMO-1\n"
    "languages en lt\n"
    "\n"
    "agency en Ministry of Samples\n"		/* 5 */
    "agency lt Pavyzdžių ministerija\n"
    "title en Small ideas\n"
    "title lt Mažos idėjos\n"
    "contact en calls@agency.example\n"
    "contact lt kvietimai@agency.example\n"	/* 10 */
    "budget 50000000\n"
    "grant-max 2500000\n"
    "intensity-max 4000\n"
    "remainder-min 8000\n"
    "sme SME\n"					/* 15 */
    "code ORG SME\n"
    "\tcode-name en Small enterprise\n"
    "code-name lt Maža įmonė\n"
    "code KET PHOTONICS\n"
    "code-name en Photonics\n"			/* 20 */
    "code-name lt Fotonika\n"
    "undertaking SECRECY\n"
    "undertaking-title en Secrecy\n"
    "undertaking-title lt Slaptumas\n"
    "undertaking-text en I keep it to myself.\n"	/* 25 */
    "\t  I delete it.\n"
    "\t# This is text.\n"
    "undertaking-text lt Saugosiu.\n"
    "scale 10 2\n"
    "level 0\n"					/* 30 */
    "level-name en Fails\n"
    "level-name lt Neatitinka\n"
    "level-text en Not addressed.\n"
    "level-text lt Neatskleista.\n"
    "level 10\n"					/* 35 */
    "level-name en Excellent\n"
    "level-name lt Puikiai\n"
    "level-text en All of it.\n"
    "level-text lt Viskas.\n"
    "  # Stages\n"				/* 40 */
    "stage 1\n"
    "stage-title en Proof of idea\n"
    "stage-title lt Idėjos pagrindimas\n"
    "funds YES\n"
    "blind NO\n"					/* 45 */
    "cannot-judge NO\n"
    "pass 7000\n"
    "panel 2 1 1\n"
    "load 8\n"
    "combine TWO-CLOSEST\n"			/* 50 */
    "third-expert 3000\n"
    "gate NONE 0 0\n"
    "remark-max 1000\n"
    "question Q1 CHOICE KET NO 400\n"
    "question-text en Credible?\n"			/* 55 */
    "question-text lt Pagrįsta?\n"
    "option YES NO\n"
    "option-name en Yes\n"
    "option-name lt Taip\n"
    "option NO YES\n"				/* 60 */
    "option-name en No\n"
    "option-name lt Ne\n"
    "criterion P1 60 6 10 1500\n"
    "criterion-name en Merit\n"
    "criterion-name lt Nauda\n"			/* 65 */
    "criterion-guide en New?\n"
    "criterion-guide lt Nauja?\n"
    "tie CRITERION P1\n"
    "tie SME-SHARE -\n";

static bool
reads(struct call *call, struct arena *arena, const char *text, size_t len,
    struct fault *why)
{
	char *copy = malloc(len);
	bool good;

	memcpy(copy, text, len);	/* ends where the file does */
	good = call_file_read(call, arena, copy, len, why) == 0;
	free(copy);
	return good;
}

/* The small call with the first old made new. */
static void
changed(struct buf *out, const char *old, const char *new)
{
	const char *at = strstr(small, old);

	out->len = 0;
	if (at == NULL) {
		ok(false, "the call has no \"%s\"", old);
		return;
	}
	buf_put(out, small, (size_t)(at - small));
	buf_puts(out, new);
	buf_puts(out, at + strlen(old));
}

/* Then it is refused: with this reason, and these words in the sentence. */
static void
refuses(const char *reason, const char *says, const char *old,
    const char *new)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf text = {0};
	struct call call;

	changed(&text, old, new);
	if (reads(&call, arena, buf_text(&text), text.len, &why))
		ok(false, "refused: \"%s\"", new);
	else
		ok(why.code == FAULT_REFUSED && strcmp(why.reason, reason) == 0
		    && strstr(why.text, says) != NULL, "%s: %s", why.reason,
		    why.text);
	buf_release(&text);
	arena_free(arena);
}

/* A fault of the grammar is told with its line, exactly. */
static void
at_line(unsigned line, const char *old, const char *new)
{
	char place[64];

	snprintf(place, sizeof(place), "line %u: mita-call(5): ", line);
	refuses("FORMAT", place, old, new);
}

/* The call it makes, as a record, is the same as that of the small call. */
static void
same(const char *old, const char *new, const char *what)
{
	struct record one = { .head = { .kind = RECORD_CALL, .seq = 1,
	    .signer = "AGENCY" } }, two = one;
	struct arena *arena = arena_new();
	struct buf text = {0}, a = {0}, b = {0};
	struct fault why = {0};

	changed(&text, old, new);
	if (reads(&one.body.call, arena, small, sizeof(small) - 1, &why) &&
	    reads(&two.body.call, arena, buf_text(&text), text.len, &why)) {
		record_write(&a, &one, &why);
		record_write(&b, &two, &why);
		ok(a.len > 1500 && a.len == b.len && memcmp(a.bytes, b.bytes,
		    a.len) == 0, "the same call: %s", what);
	} else
		ok(false, "%s: %s", what, why.text);
	buf_release(&text);
	buf_release(&a);
	buf_release(&b);
	arena_free(arena);
}

static void
test_small(void)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct call call;

	if (!ok(reads(&call, arena, small, sizeof(small) - 1, &why),
	    "a small call is read %s", why.text))
		return;
	is_str(call.title.in[1], "Mažos idėjos", "with its texts");
	is_str(call.undertakings[0].text.in[0], "I keep it to myself.\n"
	    "I delete it.\n# This is text.", "that go on behind a tabulator");
	is_str(call.stages[0].questions[0].per, "KET", "and its questions");
	is_int(call.n_codes, 2, "and codes");
	is_str(call.codes[0].name.in[0], "Small enterprise",
	    "a tabulator may stand before a word");
	arena_free(arena);
}

static void
test_spacing(void)
{
	same("scale 10 2", " \tscale\t 10   2 \t", "blanks and tabulators");
	same("scale 10 2", "\n  \n\t\n# note\nscale 10 2", "notes and blanks");
	same("tie SME-SHARE -\n", "tie SME-SHARE -\n\n# the end\n\n",
	    "notes behind the last line");
	same("# A small call.\n", "", "no note at all");
	same("\t  I delete it.", "\t\t\t I delete it.", "deeper lines");
	same("Mažos", "Maz\xcc\x8cos", "a letter in two pieces");
	same("en Small ideas", "en  \t Small ideas", "blanks before a text");
}

/* Sums and shares with the unit in which people say them. */
static void
test_units(void)
{
	same("budget 50000000", "budget 500 000,00 EUR", "a sum in EUR");
	same("budget 50000000", "budget 500000 \xe2\x82\xac  ", "with a sign");
	same("budget 50000000", "budget 500\xc2\xa0""000.00\xc2\xa0""EUR",
	    "with blanks that do not break");
	same("grant-max 2500000", "grant-max 25.000,00 Eur", "with points");
	same("intensity-max 4000", "intensity-max 40 %", "per cent");
	same("intensity-max 4000", "intensity-max 40,00%", "with a comma");
	same("intensity-max 4000", "intensity-max 40\xc2\xa0%",
	    "with a blank that does not break");
	same("pass 7000", "pass 70 %", "in a stage");
	same("third-expert 3000", "third-expert 30.0 %", "with a point");
	same("gate NONE 0 0", "gate NONE 0 % 0%", "two in a line");
}

/* What other editors make of line ends, tabulators, and the beginning. */
static void
test_editors(void)
{
	struct buf crlf = {0};
	const char *at;

	same("# A small call.\n", "\xef\xbb\xbf# A small call.\n",
	    "a byte order mark");
	same("\t  I delete it.\n\t# This is text.\n",
	    "    I delete it.\n\t# This is text.\n", "set in by blanks");
	same("undertaking-text lt", "    undertaking-text lt",
	    "a first word that is set in");
	same("undertaking-text lt", "    # a note\n  \nundertaking-text lt",
	    "a note that is set in");
	buf_puts(&crlf, "\xef\xbb\xbf");
	for (at = small; *at != '\0'; at++) {
		if (*at == '\n')
			buf_putc(&crlf, '\r');
		buf_putc(&crlf, *at);
	}
	same(small, buf_text(&crlf), "CR LF in every line");
	buf_release(&crlf);
}

static void
test_lines(void)
{
	at_line(2, "id DEMO-1", "id demo-1");
	at_line(2, "id DEMO-1\n", "");
	at_line(3, "languages en lt", "languages en lt de pl ru");
	at_line(3, "languages en lt", "languages english");
	at_line(5, "agency en Ministry of Samples\n", "");
	at_line(6, "agency lt", "agency en");
	at_line(7, "title en", "titel en");
	at_line(8, "title lt Mažos idėjos", "title lt");
	at_line(11, "budget 50000000", "budget 500 000.00");
	at_line(11, "budget 50000000", "budget 0500");
	at_line(11, "budget 50000000", "budget 1000000000001");
	at_line(11, "budget 50000000", "budget 500.000 EUR");
	at_line(11, "budget 50000000", "budget 500 000,00");
	at_line(11, "budget 50000000", "budget 5 EUR 5");
	at_line(13, "intensity-max 4000", "intensity-max 40 % 1");
	at_line(13, "intensity-max 4000", "intensity-max 40,5");
	at_line(13, "intensity-max 4000", "intensity-max 100,01 %");
	at_line(13, "intensity-max 4000", "intensity-max %");
	at_line(13, "intensity-max 4000", "intensity-max 40EUR%");
	at_line(13, "intensity-max 4000", "intensity-max 10001");
	at_line(14, "remainder-min 8000", "remainder-min");
	at_line(16, "code ORG SME", "code ORG");
	at_line(16, "code ORG SME", "code ORG Small");
	at_line(20, "code-name en Photonics", "code-name lt Fotonika");
	/* Behind the text of three lines, counting goes on. */
	at_line(28, "undertaking-text lt", "undertaking-text de");
	at_line(29, "scale 10 2", "scale 10");
	at_line(29, "scale 10 2", "scale 5.5 1");
	at_line(41, "stage 1", "stage 3");
	at_line(44, "funds YES", "funds Yes");
	at_line(50, "TWO-CLOSEST", "MIDDLE");
	at_line(52, "gate NONE 0 0", "gate NONE");
	at_line(54, "CHOICE", "TEXT");
	at_line(57, "option YES NO", "option YES");
	at_line(63, "criterion P1 60 6 10 1500", "criterion P1.1 60 6 10 1500");
	at_line(68, "tie CRITERION P1", "tie CRITERION");
	at_line(69, "tie SME-SHARE -", "tie SME-SHARE");
	at_line(70, "tie SME-SHARE -\n", "tie SME-SHARE -\nend\n");
	at_line(70, "tie SME-SHARE -\n", "tie SME-SHARE -\nstage-title\n");
}

static void
test_texts(void)
{
	at_line(7, "en Small ideas", "en Small\tideas");
	at_line(7, "en Small ideas", "en Small ideas\r\r");
	at_line(27, "\t  I delete it.\n\t# This is text.\n",
	    "  # I delete it.\n  I do.\n");
	at_line(7, "en Small ideas", "en Small\xe2\x80\xae ideas");
	at_line(7, "en Small ideas", "en Small\033[2J ideas");
	at_line(7, "en Small ideas", "en Small \xff ideas");
	at_line(26, "\t  I delete it.\n\t# This is text.\n", "\tI\rdelete\n");
	refuses("FORMAT", "UTF-8", "Mažos", "Ma\xfeos");
	refuses("FORMAT", "mita-call(5): the last line has no line end",
	    "tie SME-SHARE -\n", "tie SME-SHARE -");
	refuses("FORMAT", "line 2: mita-call(5): \"id\" is missing", small,
	    "\n");
}

static void
test_remedies(void)
{
	refuses("FORMAT", "1 to 32 of A-Z, 0-9 and -", "id DEMO-1", "id d");
	refuses("FORMAT", "\"budget\" expected, found \"Budget 5\"",
	    "budget 50000000", "Budget 5");
	refuses("FORMAT", "basis points, from 0 to 10000, such as 7000 for"
	    " 70 %", "pass 7000", "pass 70.0");
	refuses("FORMAT", "a sum in EUR has its unit", "budget 50000000",
	    "budget 350 000,00");
	refuses("FORMAT", "from 0 to 1000, steps of the scale", "P1 60 6",
	    "P1 60 3.5");
	refuses("FORMAT", "from 0 to 16384, characters", "10 1500", "10 1.5");
	refuses("FORMAT", "\"title\" must be given in lt here",
	    "title lt", "title en");
	refuses("FORMAT", "\"level-name lt\" has no text",
	    "level-name lt Puikiai", "level-name lt");
	refuses("FORMAT", "save the file as UTF-8", "Mažos", "Ma\xbeos");
	refuses("FORMAT", "take it out", "Mažos", "Ma\xe2\x81\xa6os");
	refuses("FORMAT", "one line", "lt Mažos", "lt a\n\tb");
	refuses("FORMAT", "has more words than it may: \"EUR\"",
	    "scale 10 2", "scale 10 2 EUR");
	refuses("FORMAT", "\"stage-title\" is missing: the text ends here",
	    strstr(small, "stage-title"), "");
}

static void
test_rules(void)
{
	static const char page[] = "mita-call(5) RULES: ";

	refuses("CALL", page, "sme SME", "sme BIG");
	refuses("CALL", "\"sme\" names no ORG code", "sme SME", "sme BIG");
	refuses("CALL", "\"free-mail\" names no domain such as gmail.com: gmail",
	    "undertaking SECRECY", "free-mail gmail\nundertaking SECRECY");
	refuses("FORMAT", "\"free-mail\" has no text",
	    "undertaking SECRECY", "free-mail \nundertaking SECRECY");
	refuses("CALL", "a point is at least one step", "scale 10 2",
	    "scale 10 0");
	refuses("CALL", "a point is at least one step", "scale 10 2",
	    "scale 10 11");
	refuses("CALL", "the first level is 0", "level 0\n", "level 1\n");
	refuses("CALL", "the last is the top", "level 10\n", "level 9\n");
	refuses("CALL", "levels ascend", "level 10\n", "level 0\n"
	    "level-name en A\nlevel-name lt A\nlevel-text en A\n"
	    "level-text lt A\nlevel 10\n");
	refuses("CALL", "stage 1: mita-call(5) RULES: stages are numbered",
	    "stage 1\n", "stage 2\n");
	refuses("CALL", "no more of one kind", "panel 2 1 1", "panel 2 2 1");
	refuses("CALL", "at least one expert", "panel 2 1 1", "panel 0 0 0");
	refuses("CALL", "panels of two", "panel 2 1 1", "panel 3 1 1");
	refuses("CALL", "needs TWO-CLOSEST", "TWO-CLOSEST", "MEAN");
	refuses("CALL", "a gate aims", "gate NONE 0 0", "gate NONE 1 0");
	refuses("CALL", "a gate aims", "gate NONE 0 0", "gate ADVISORY 0 0");
	refuses("CALL", "a gate aims", "gate NONE 0 0",
	    "gate ELIMINATORY 25000 30000");
	refuses("CALL", "no such codes: Q1", "CHOICE KET", "CHOICE S3");
	refuses("CALL", "MONEY none: Q1", "Q1 CHOICE", "Q1 MONEY");
	refuses("CALL", "an option stands twice: Q1", "option NO YES",
	    "option YES YES");
	refuses("CALL", "allows none: Q1", "NO 400", "NO 0");
	refuses("CALL", "above the scale: P1", "60 6 10", "60 11 10");
	refuses("CALL", "above its most: P1", "10 1500", "1501 1500");
	refuses("CALL", "weights add up", "P1 60", "P1 0");
	refuses("CALL", "a tie step names no criterion", "tie CRITERION P1",
	    "tie CRITERION P9");
	refuses("CALL", "a tie step CRITERION names one", "tie SME-SHARE -",
	    "tie SME-SHARE P1");
	refuses("CALL", "DRAW is the last tie step", "tie SME-SHARE -",
	    "tie DRAW -\ntie SME-SHARE -");
	refuses("CALL", "a tie step CRITERION names one", "CRITERION P1",
	    "CRITERION -");
}

/* A call of the second rules, with one more change: how is it read? */
static void
second(const char *says, const char *old, const char *new)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf text = {0}, whole = {0};
	struct call call;
	const char *at, *line;

	changed(&text, old, new);
	at = buf_text(&text);
	line = strstr(at, "agency en");
	buf_put(&whole, at, (size_t)(line - at));
	buf_puts(&whole, "rules 2\n");
	buf_puts(&whole, line);
	if (reads(&call, arena, buf_text(&whole), whole.len, &why))
		ok(says == NULL && call.rules == RULES_SECOND,
		    "rules 2: taken: %s", new);
	else
		ok(says != NULL && strstr(why.text, says) != NULL,
		    "rules 2: %s", why.text);
	buf_release(&text);
	buf_release(&whole);
	arena_free(arena);
}

static void
test_second_rules(void)
{
	static const char lots[] = "tie DRAW -\nlots en The lottery\n"
	    "lots lt Loterija\n";

	second(NULL, "load 8", "load 9");
	second(NULL, "tie SME-SHARE -\n", lots);
	second("\"lots\" is missing", "tie SME-SHARE -\n", "tie DRAW -\n");
	second("criterion of weight 0 has no minimum", "tie CRITERION P1",
	    "criterion P2 0 1 0 9\ncriterion-name en B\n"
	    "criterion-name lt B\ncriterion-guide en B\n"
	    "criterion-guide lt B\ntie CRITERION P1");
	second("more than 18 digits", "cannot-judge NO\npass 7000\npanel 2 1 1\n"
	    "load 8\ncombine TWO-CLOSEST\nthird-expert 3000",
	    "cannot-judge YES\npass 7000\npanel 43 1 1\nload 8\n"
	    "combine MEAN\nthird-expert 0");
	second(NULL, "TWO-CLOSEST", "MEDIAN");
	second("a panel of two", "panel 2 1 1\nload 8\ncombine TWO-CLOSEST",
	    "panel 3 1 1\nload 8\ncombine MEDIAN");
	/* Without the line they are calls of the first. */
	at_line(70, "tie SME-SHARE -\n", "tie DRAW -\nlots en The lottery\n"
	    "lots lt Loterija\n");
	refuses("FORMAT", "\"rules\" is 2, or left out", "agency en",
	    "rules 1\nagency en");
	refuses("FORMAT", "from 0 to 2", "agency en", "rules 3\nagency en");
}

/* Lines that a stage need not have. */
static void
test_care(void)
{
	static const char plain[] = "remark-max 1000\n";
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf text = {0};
	struct call call;

	/* The question of the small call is asked per code. */
	changed(&text, plain, "remark-max 1000\nwithhold INVITED TOTAL\n"
	    "withhold INVITED MEANS\n");
	ok(reads(&call, arena, buf_text(&text), text.len, &why) &&
	    !call.stages[0].has_asked_change &&
	    stage_withholds(&call.stages[0], OUTCOME_INVITED, TOLD_TOTAL) &&
	    !stage_withholds(&call.stages[0], OUTCOME_INVITED,
	    TOLD_COMMENTS) && !stage_withholds(&call.stages[0],
	    OUTCOME_FUNDED, TOLD_TOTAL), "what is withheld, and from whom");
	refuses("CALL", "it has no \"asked-change\"", plain,
	    "remark-max 1000\nasked-change 2000\n");
	refuses("CALL", "asked once, and one of its options: Q1", plain,
	    "remark-max 1000\nattention Q1 NO\n");
	refuses("CALL", "one of its options: Q9", plain,
	    "remark-max 1000\nattention Q9 NO\n");
	refuses("CALL", "\"withhold\" stands twice: FUNDED", plain,
	    "remark-max 1000\nwithhold FUNDED MEANS\nwithhold FUNDED MEANS\n");
	at_line(54, plain, "remark-max 1000\nwithhold ALL MEANS\n");
	at_line(54, plain, "remark-max 1000\nwithhold FUNDED REMARK\n");
	at_line(54, plain, "remark-max 1000\nasked-change 10001\n");
	at_line(55, plain, "remark-max 1000\nwithhold FUNDED MEANS\n"
	    "asked-change 2000\n");
	buf_release(&text);
	arena_free(arena);
}

/* The small call as a record, with a line put in or not. */
static bool
as_record(struct buf *out, struct buf *form, struct arena *arena,
    const char *new)
{
	struct record record = { .head = { .kind = RECORD_CALL, .seq = 1,
	    .signer = "AGENCY" } };
	struct fault why = {0};
	struct buf text = {0};
	bool good;

	changed(&text, "languages en lt\n", new);
	good = reads(&record.body.call, arena, buf_text(&text), text.len,
	    &why) && record_write(out, &record, &why) == 0 &&
	    form_write(form, &record.body.call, 1, &why) == 0;
	buf_release(&text);
	return ok(good, "a record of it %s", why.text);
}

/* The language of comments is a line of its own, or nothing at all. */
static void
test_comments(void)
{
	static const char line[] = "comments de\n";
	struct buf none = {0}, told = {0}, forms[2] = {{0}, {0}};
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct record record;
	const char *at;

	if (!as_record(&none, &forms[0], arena, "languages en lt\n") ||
	    !as_record(&told, &forms[1], arena, "languages en lt\n"
	    "# Need not be one of them.\n comments  de\n"))
		return;
	ok(strstr(none.bytes, "comments") == NULL, "without it, no line");
	at = strstr(told.bytes, "\nlanguages en lt\ncomments de\nagency en");
	ok(at != NULL, "with it, behind the languages");
	ok(record_read(&record, arena, told.bytes, told.len, &why) == 0 &&
	    strcmp(record.body.call.comments, "de") == 0, "it reads back %s",
	    why.text);
	ok(record_read(&record, arena, none.bytes, none.len, &why) == 0 &&
	    record.body.call.comments[0] == '\0', "so does its absence %s",
	    why.text);
	at = strstr(told.bytes, line);
	ok(told.len == none.len + strlen(line) && memcmp(told.bytes,
	    none.bytes, (size_t)(at - told.bytes)) == 0 && strcmp(at +
	    strlen(line), none.bytes + (at - told.bytes)) == 0,
	    "nothing else is different");
	is_str(forms[1].bytes, forms[0].bytes, "the form is the same");
	at_line(4, "languages en lt", "languages en lt\ncomments EN");
	at_line(4, "languages en lt", "languages en lt\ncomments english");
	at_line(4, "languages en lt", "languages en lt\ncomments e1");
	at_line(4, "languages en lt", "languages en lt\ncomments en lt");
	at_line(4, "languages en lt", "languages en lt\ncomments");
	at_line(5, "languages en lt", "languages en lt\ncomments en\n"
	    "comments en");
	at_line(3, "languages en lt", "comments en\nlanguages en lt");
	buf_release(&none);
	buf_release(&told);
	buf_release(&forms[0]);
	buf_release(&forms[1]);
	arena_free(arena);
}

/* Every cut is refused, but behind a whole line of a list. */
static void
test_cuts(void)
{
	const char *tie = strstr(small, "tie CRITERION");
	size_t least = (size_t)(tie - small), len, wrong = 0;
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct call call;
	bool good;

	for (len = 0; len < sizeof(small) - 1; len++) {
		good = reads(&call, arena, small, len, &why);
		if (good != (len >= least && small[len - 1] == '\n') ||
		    (!good && why.code != FAULT_REFUSED))
			wrong++;
	}
	is_int((long long)wrong, 0, "every truncation is refused");
	arena_free(arena);
}

static void
test_sample(void)
{
	const char *src = getenv("srcdir");
	struct arena *arena = arena_new();
	struct fault why = {0};
	struct buf text = {0}, form = {0};
	const struct stage *stage;
	struct call call = {0};
	char path[4096];

	snprintf(path, sizeof(path), "%s/data/calls/inoklaster.call",
	    src == NULL ? "." : src);
	if (file_read(path, CALL_FILE_MAX, &text, &why) == -1 ||
	    !reads(&call, arena, buf_text(&text), text.len, &why)) {
		ok(false, "the call that comes with the programs: %s",
		    why.text);
		return;
	}
	is_str(call.languages[1], "lt", "the call that comes is read");
	stage = call_stage(&call, 1);
	ok(stage_weights(stage) == 100 && stage->criteria[0].weight == 50 &&
	    stage->criteria[2].min == 5, "stage 1: weights 50 30 20");
	ok(stage->n_attentions == 1 && stage->n_withheld == 2 &&
	    !stage->has_asked_change, "stage 1: what needs care");
	stage = call_stage(&call, 2);
	ok(stage_weights(stage) == 100 && stage->n_criteria == 5 &&
	    stage->criteria[3].weight == 15, "stage 2: five criteria");
	ok(stage->has_asked_change && stage->asked_change == 2000,
	    "stage 2: a sum may move by 20 %%");
	ok(call.budget == 50000000 && call.grant_max == 2500000,
	    "500 000 EUR, 25 000 each");
	ok(form_write(&form, &call, 1, &why) == 0 &&
	    strstr(buf_text(&form), "\nstage 2\n") == NULL &&
	    strncmp(form.bytes, "scale 10 2\n", 11) == 0, "its first form");
	buf_release(&form);
	buf_release(&text);
	arena_free(arena);
}

int
main(void)
{
	test_small();
	test_spacing();
	test_units();
	test_editors();
	test_lines();
	test_texts();
	test_remedies();
	test_rules();
	test_care();
	test_second_rules();
	test_comments();
	test_cuts();
	test_sample();
	return done_testing();
}
