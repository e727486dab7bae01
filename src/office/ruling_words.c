/* Subjects and answers of rulings as officers write them. */
#include "config.h"

#include "mita/office/ruling_table.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

static bool
is_same(const char *folded, const char *text)
{
	struct buf other = {0};
	bool same;

	text_fold(&other, text, strlen(text));
	same = !other.failed && strcmp(folded, buf_text(&other)) == 0;
	buf_release(&other);
	return same;
}

/* The words that mean the same stand in one row, the record's first. */
enum { SAME_MAX = 5 };

static const char *const subjects[RULING_SUBJECTS][SAME_MAX] = {
	[RULING_ELIGIBILITY] = { "ELIGIBILITY", "tinkamumas" },
	[RULING_CONFLICT] = { "CONFLICT", "interesų konfliktas",
	    "konfliktas" },
	[RULING_LATE] = { "LATE", "pavėluota", "vėlavimas" },
	[RULING_THIRD] = { "THIRD-EXPERT", "trečiasis ekspertas" },
	[RULING_CLARIFICATION] = { "CLARIFICATION", "patikslinimas" },
	[RULING_WITHDRAWN] = { "WITHDRAWN", "atsiimta" },
	[RULING_BUDGET] = { "BUDGET", "biudžetas" },
	[RULING_OFFER] = { "OFFER", "pasiūlymas" },
	[RULING_APPEAL] = { "APPEAL", "skundas", "apeliacija" },
	[RULING_DEVIATION] = { "DEVIATION", "nuokrypis" },
	[RULING_OBSERVATION] = { "OBSERVATION", "stebėtojas" },
	[RULING_DRAW] = { "DRAW", "burtai" },
};

static const char *const answers[][SAME_MAX] = {
	{ "YES", "taip" },
	{ "NO", "ne" },
	{ "KEEP", "palikti", "paliekama" },
	{ "SET-ASIDE", "set aside", "nušalinti", "nušalinamas" },
	{ "ACCEPT", "priimti", "priimta", "sutinka" },
	{ "REFUSE", "atmesti", "nepriimti", "atsisako" },
	{ "OUTDATED", "nebegalioja" },
	{ "UPHELD", "patenkinti", "patenkinta" },
	{ "REJECTED", "netenkinti", "atmesta" },
	{ "INVITED", "pakviesti", "pakviesta" },
	{ "BELOW-GATE", "below gate", "nepakviesti", "nepakviesta" },
	{ "FUNDED", "finansuoti", "finansuojama" },
	{ "RESERVE", "rezervas", "į rezervą" },
	{ "AGREES", "pritaria" },
	{ "DISAGREES", "nepritaria" },
};

static bool
is_among(const char *const words[static SAME_MAX], const char *folded)
{
	size_t i;

	for (i = 0; i < SAME_MAX && words[i] != NULL; i++)
		if (is_same(folded, words[i]))
			return true;
	return false;
}

const char *
ruling_answer_word(enum ruling_subject subject, const char *text)
{
	const char *found = text;
	struct buf folded = {0};
	size_t i;

	/* These say what they say: any word, a sum, a seed. */
	if (subject == RULING_THIRD || subject == RULING_BUDGET ||
	    subject == RULING_DRAW)
		return text;
	text_fold(&folded, text, strlen(text));
	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (is_among(answers[i], buf_text(&folded)))
			found = answers[i][0];
	buf_release(&folded);
	/* Who upholds no appeal refuses it, in Lithuanian by one word. */
	return subject == RULING_APPEAL && strcmp(found, "REFUSE") == 0 ?
	    "REJECTED" : found;
}

bool
ruling_subject_read(enum ruling_subject *out, const char *text)
{
	struct buf folded = {0};
	bool found = false;
	int i;

	text_fold(&folded, text, strlen(text));
	for (i = 0; i < RULING_SUBJECTS && !found; i++) {
		found = is_among(subjects[i], buf_text(&folded));
		if (found)
			*out = (enum ruling_subject)i;
	}
	buf_release(&folded);
	return found;
}
