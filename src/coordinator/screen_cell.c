/* Cells of tables as people read them on a screen. */
#include "config.h"

#include "mita/coordinator/screen_cell.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/model/money.h"

enum { WORD_ROOM = 64 };

/*
 * The stable words of tables as people read them.  A sign is the same in
 * every language, stands in front and chooses the colour; it never stands
 * for a word that is not told.
 */
static const struct {
	const char	*word;
	const char	*sign;
	const char	*said;
} words[] = {
	/* What became of an expert and a proposal */
	{ "SILENT", "-", N_("nothing yet") },
	{ "DECLARED", "..", N_("declared only") },
	{ "CONFLICT-OPEN", "!", N_("interest to rule on") },
	{ "EVALUATED", "ok", N_("in") },
	{ "DISQUALIFIED", "C", N_("interest: set aside") },
	{ "CANCELLED", "x", N_("cancelled") },
	{ "LATE", "!", N_("late") },
	{ "OUTDATED", "!", N_("earlier version") },
	{ "FORKED", "!", N_("two statements") },
	/* Outcomes */
	{ "INVITED", "ok", N_("goes on") },
	{ "FUNDED", "ok", N_("funded") },
	{ "OFFERED", "ok", N_("offered the rest") },
	{ "RESERVE", "", N_("reserve") },
	{ "BELOW-GATE", "", N_("below the line") },
	{ "BELOW-THRESHOLD", "", N_("below a threshold") },
	{ "INELIGIBLE", "", N_("not eligible") },
	{ "INCOMPLETE", "", N_("waiting") },
	{ "THIRD-EXPERT", "!", N_("third expert") },
	{ "WITHDRAWN", "", N_("withdrawn") },
	/* What to look at */
	{ "INTEREST", "!", N_("interest to rule on") },
	{ "REFUSED", "!", N_("refused as late") },
	{ "REVOKED", "X", N_("key ended") },
	{ "OVERDUE", "!", N_("overdue") },
	{ "ELIGIBILITY", "!", N_("eligibility") },
	{ "DOUBT", "!", N_("experts doubt it") },
	{ "STALE", "!", N_("not as signed") },
	{ "SEATS", "!", N_("needs an expert") },
	{ "WRONG", "X", N_("wrong") },
	{ "STRADDLE", "!", N_("across the pass mark") },
	{ "FRAGILE", "!", N_("one expert decides") },
	{ "WIDE", "!", N_("apart") },
	{ "COMPLETE", "ok", N_("complete") },
	{ "VALID", "ok", N_("valid") },
	{ "NEVER", "", N_("never") },
	{ "EVALUATION", "", N_("evaluation") },
	{ "DECLARATION", "", N_("declaration") },
	{ "PROPOSED", "ok", N_("proposed") },
	{ "LEAVING", "x", N_("would leave") },
	/* Files taken in */
	{ "TAKEN", "ok", N_("taken in") },
	{ "KNOWN", "ok", N_("known") },
	{ "LOOK", "!", N_("taken in: look") },
	{ "DENIED", "X", N_("refused") },
	{ "OTHER", "", N_("no bundle") },
	{ "wrong", "X", N_("wrong") },
	{ "notice", "", N_("notice") },
	{ "BUSINESS", "", N_("business") },
	{ "KNOWLEDGE", "", N_("knowledge") },
	{ "BOTH", "", N_("both") },
};

enum { WORDS = sizeof(words) / sizeof(words[0]) };

static size_t
find(const char *word)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (strcmp(words[i].word, word) == 0)
			break;
	return i;
}

const char *
word_said(const char *word)
{
	size_t i = find(word);

	return i == WORDS ? word : translate(words[i].said);
}

const char *
word_sign(const char *word)
{
	size_t i = find(word);

	return i == WORDS ? "" : words[i].sign;
}

/* Cells in words */

/* The next word of a list; returns what is behind it, NULL at the end. */
static const char *
next_word(const char *cell, char out[static WORD_ROOM])
{
	size_t n;

	cell += strspn(cell, " ");
	n = strcspn(cell, " ");
	snprintf(out, WORD_ROOM, "%.*s", (int)n, cell);
	return n == 0 ? NULL : cell + n;
}

/* "! apart" */
static void
put_word(struct buf *out, const char *word)
{
	const char *sign = word_sign(word);

	buf_putf(out, "%s%s%s", sign, sign[0] == '\0' ? "" : " ",
	    word_said(word));
}

/* The first word, which is the gravest, and how many follow. */
static void
put_words(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];
	size_t more = 0;

	if ((cell = next_word(cell, word)) == NULL)
		return;
	put_word(out, word);
	while ((cell = next_word(cell, word)) != NULL)
		more++;
	if (more > 0)
		buf_putf(out, " +%zu", more);
}

void
words_show(struct buf *out, const char *cell)
{
	const char *separator = "";
	char word[WORD_ROOM];

	while ((cell = next_word(cell, word)) != NULL) {
		buf_puts(out, separator);
		put_word(out, word);
		separator = ", ";
	}
}

/* Of "E-01 SILENT" the sign of the state. */
static void
put_signs(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];
	const char *sign;

	while ((cell = next_word(cell, word)) != NULL) {
		sign = word_sign(word);
		if (sign[0] == '\0')
			buf_putf(out, "%s%s", out->len > 0 ? "  " : "", word);
		else
			buf_putf(out, " %s", sign);
	}
}

/* Several figures in one cell. */
static void
put_figures(struct buf *out, const char *cell)
{
	char word[WORD_ROOM];

	while ((cell = next_word(cell, word)) != NULL)
		buf_putf(out, "%s%s", out->len > 0 ? "  " : "",
		    translate_number(word));
}

/* "24500.00" as "24 500"; cents only where there are some. */
static void
put_money(struct buf *out, const char *cell)
{
	size_t whole = strcspn(cell, "."), i;

	for (i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && cell[i - 1] != '-')
			buf_putc(out, ' ');
		buf_putc(out, cell[i]);
	}
	if (cell[whole] == '.' && strcmp(cell + whole, ".00") != 0)
		buf_puts(out, cell + whole);
}

static void
put_time(struct buf *out, const char *cell)
{
	char local[CLOCK_LOCAL_LEN + 1];
	int64_t at;

	if (!clock_parse(cell, &at)) {
		buf_puts(out, word_said(cell));
		return;
	}
	clock_vilnius(at, local);
	buf_puts(out, local);
}

void
cell_show(struct buf *out, enum cell_kind kind, const char *cell, bool figure)
{
	out->len = 0;
	buf_puts(out, "");
	switch (kind) {
	case CELL_WORD:
		put_words(out, cell);
		break;
	case CELL_SIGN:
		put_signs(out, cell);
		break;
	case CELL_FIGURES:
		put_figures(out, cell);
		break;
	case CELL_MONEY:
		put_money(out, cell);
		break;
	case CELL_TIME:
		put_time(out, cell);
		break;
	case CELL_TEXT:
	case CELL_FIGURE:
		buf_puts(out, cell);
		break;
	}
	if (out->len > 0 && figure && kind != CELL_TEXT)
		translate_number(out->bytes);
}

void
cell_sum(struct buf *out, int64_t cents)
{
	char text[MONEY_LEN];

	money_text(text, cents);
	cell_show(out, CELL_MONEY, text, true);
}
