#include "config.h"

#include "mita/coordinator/roll.h"

#include <string.h>

#include "mita/base/translate.h"

/*
 * The stable words of tables as people read them.  A sign that stands first
 * is the short form and chooses the colour; each state has words, too.
 */
static const struct {
	const char	*word;
	const char	*said;
} words[] = {
	/* What became of an expert and a proposal */
	{ "SILENT", N_("- nothing yet") },
	{ "DECLARED", N_(".. declared") },
	{ "CONFLICT-OPEN", N_("! interest to rule on") },
	{ "EVALUATED", N_("ok in") },
	{ "DISQUALIFIED", N_("C interest: set aside") },
	{ "CANCELLED", N_("x cancelled") },
	{ "LATE", N_("! late") },
	{ "OUTDATED", N_("! earlier version") },
	{ "FORKED", N_("! two statements") },
	/* Outcomes */
	{ "INVITED", N_("ok goes on") },
	{ "FUNDED", N_("ok funded") },
	{ "OFFERED", N_("ok offered the rest") },
	{ "RESERVE", N_("reserve") },
	{ "BELOW-GATE", N_("below the line") },
	{ "BELOW-THRESHOLD", N_("below a threshold") },
	{ "INELIGIBLE", N_("not eligible") },
	{ "INCOMPLETE", N_("waiting") },
	{ "THIRD-EXPERT", N_("! third expert") },
	{ "WITHDRAWN", N_("withdrawn") },
	/* What to look at */
	{ "INTEREST", N_("! interest to rule on") },
	{ "REFUSED", N_("! refused as late") },
	{ "REVOKED", N_("X key ended") },
	{ "OVERDUE", N_("! overdue") },
	{ "ELIGIBILITY", N_("! eligibility") },
	{ "DOUBT", N_("! experts doubt it") },
	{ "SEATS", N_("! needs an expert") },
	{ "WRONG", N_("X wrong") },
	{ "STRADDLE", N_("! across the pass mark") },
	{ "FRAGILE", N_("! one expert decides") },
	{ "WIDE", N_("! apart") },
	{ "CLASH", N_("! apart on a criterion") },
	{ "COMPLETE", N_("ok complete") },
	{ "VALID", N_("ok valid") },
	{ "NEVER", N_("never") },
	{ "TOTAL", N_("total") },
	/* Files taken in */
	{ "TAKEN", N_("ok taken in") },
	{ "KNOWN", N_("ok known") },
	{ "LOOK", N_("! taken in: look") },
	{ "DENIED", N_("X refused") },
	{ "wrong", N_("X wrong") },
	{ "notice", N_("notice") },
	{ "yes", N_("yes") },
	{ "no", N_("no") },
	{ "BUSINESS", N_("business") },
	{ "KNOWLEDGE", N_("knowledge") },
	{ "BOTH", N_("both") },
};

const char *
roll_word(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].word, word) == 0)
			return translate(words[i].said);
	return word;
}
