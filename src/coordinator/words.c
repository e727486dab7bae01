#include "config.h"

#include "mita/coordinator/roll.h"

#include <string.h>

#include "mita/base/translate.h"

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
roll_word(const char *word)
{
	size_t i = find(word);

	return i == WORDS ? word : translate(words[i].said);
}

const char *
roll_sign(const char *word)
{
	size_t i = find(word);

	return i == WORDS ? "" : words[i].sign;
}
