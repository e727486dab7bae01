#ifndef MITA_MODEL_BAR_H
#define MITA_MODEL_BAR_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/terms.h"

struct buf;

/*
 * Who may judge what: the one rule.  Whatever stands between an expert and a
 * proposal is a bar; sets of bars are bits, BAR(bar).  What bars hinder
 * depends on what is to be done; some always do, others until an officer
 * allows it, and some are only told.
 */
enum bar {
	/* Suggestions, which an officer answers one by one or together. */
	BAR_PARTNER,	/* own organisation has a part in it */
	BAR_INTEREST,	/* so has one the expert has an interest in */
	BAR_CLUSTER,	/* it belongs to a cluster of the expert's */
	BAR_DOMAIN,	/* the expert's address is of a partner's domain */
	BAR_DECLARED,	/* the expert declared a potential interest */
	BAR_TAKEN_BACK,	/* declared one, and then none or a lesser one */
	BAR_COMPETITOR,	/* own organisation has a part in another one */
	BAR_COLLEAGUE,	/* one of the same organisation is on its panel */
	BAR_PERSON,	/* is admitted under another id, too */
	BAR_CONFLICTS,	/* how many of them */
	/* What is so, whoever says it. */
	BAR_SET_ASIDE = BAR_CONFLICTS,	/* an officer ruled so */
	BAR_DISQUALIFIED,	/* the expert declared it so */
	BAR_OVER,	/* it was assigned, and that ended */
	BAR_INELIGIBLE,	/* nobody is to judge the proposal */
	BAR_LANGUAGE,	/* is not on the expert's card */
	BAR_LOAD,	/* the expert has as many as were agreed */
	BAR_DEADLINE,	/* is over already */
	BAR_KEY,	/* ended, and no new card came */
	BARS
};
#define BAR(bar)	(1u << (bar))

extern const char *const bar_words[BARS];	/* "SET-ASIDE" */

/* What is to be done with the pair. */
enum act {
	ACT_PROPOSE,	/* it, without being asked for */
	ACT_ASSIGN,	/* because a person asks for it */
	ACT_ISSUE,	/* its documents are to be handed out */
	ACT_COUNT,	/* what the expert signed is to count */
	ACTS
};

/* What is known of an expert and a proposal. */
struct suit {
	unsigned	 suggested;	/* bars below BAR_CONFLICTS */
	unsigned	 open;		/* of them, what no ruling answers */
	unsigned	 allowed;	/* of the others, by an officer */
	bool		 set_aside;	/* as an officer ruled */
	bool		 disqualified;	/* by what the expert declared */
	bool		 over;		/* was assigned before */
	bool		 ineligible;	/* the proposal */
	bool		 ended;		/* the expert's key */
	const char	*language;	/* of the proposal */
	size_t		 n_languages;	/* of the expert; 0: not said */
	const char	(*languages)[LANGUAGE_LEN + 1];
	unsigned	 load, taken;	/* the most, and without this one */
	bool		 past;		/* the deadline is over */
};

/* All that stands between them; and what of it hinders an act. */
unsigned suit_bars(const struct suit *suit);
unsigned suit_stops(const struct suit *suit, enum act act);

/* May an officer allow what the bar hinders? */
bool	bar_is_ruled(enum bar bar, enum act act);

/* "PARTNER+LANGUAGE", in the order above. */
void	bars_put(struct buf *out, unsigned bars);

#endif
