/* Who may judge what: what stands between an expert and a proposal. */
#include "config.h"

#include "mita/model/bar.h"

#include <string.h>

#include "mita/base/buf.h"

const char *const bar_words[BARS] = {
	[BAR_PARTNER]		= "PARTNER",
	[BAR_INTEREST]		= "INTEREST",
	[BAR_CLUSTER]		= "CLUSTER",
	[BAR_DOMAIN]		= "DOMAIN",
	[BAR_DECLARED]		= "DECLARED",
	[BAR_TAKEN_BACK]	= "TAKEN-BACK",
	[BAR_COMPETITOR]	= "COMPETITOR",
	[BAR_COLLEAGUE]		= "COLLEAGUE",
	[BAR_PERSON]		= "SAME-PERSON",
	[BAR_SET_ASIDE]		= "SET-ASIDE",
	[BAR_DISQUALIFIED]	= "DISQUALIFIED",
	[BAR_OVER]		= "OVER",
	[BAR_INELIGIBLE]	= "INELIGIBLE",
	[BAR_LANGUAGE]		= "LANGUAGE",
	[BAR_LOAD]		= "LOAD",
	[BAR_DEADLINE]		= "DEADLINE",
	[BAR_KEY]		= "KEY",
};

enum weight {
	TOLD,		/* and nothing more */
	RULED,		/* hinders until an officer allows it */
	ALWAYS
};

/*
 * A colleague and a full load do not keep auto from proposing: its plan sees
 * to both by itself.  Whoever competes may read and count; that it was not
 * answered is told.
 */
static const unsigned char weights[BARS][ACTS] = {
	/*			 PROPOSE ASSIGN	 ISSUE	 COUNT */
	[BAR_PARTNER]		= { RULED, RULED, RULED, RULED },
	[BAR_INTEREST]		= { RULED, RULED, RULED, RULED },
	[BAR_CLUSTER]		= { RULED, RULED, RULED, RULED },
	[BAR_DOMAIN]		= { RULED, RULED, RULED, RULED },
	[BAR_DECLARED]		= { RULED, RULED, RULED, RULED },
	[BAR_TAKEN_BACK]	= { RULED, RULED, TOLD, RULED },
	[BAR_COMPETITOR]	= { RULED, RULED, TOLD, TOLD },
	[BAR_COLLEAGUE]		= { TOLD, RULED, TOLD, RULED },
	[BAR_PERSON]		= { RULED, RULED, TOLD, RULED },
	[BAR_SET_ASIDE]		= { ALWAYS, ALWAYS, ALWAYS, ALWAYS },
	[BAR_DISQUALIFIED]	= { ALWAYS, ALWAYS, ALWAYS, ALWAYS },
	[BAR_OVER]		= { ALWAYS, TOLD, TOLD, TOLD },
	[BAR_INELIGIBLE]	= { ALWAYS, ALWAYS, TOLD, TOLD },
	[BAR_LANGUAGE]		= { RULED, RULED, TOLD, TOLD },
	[BAR_LOAD]		= { TOLD, RULED, TOLD, TOLD },
	[BAR_DEADLINE]		= { TOLD, RULED, TOLD, TOLD },
	[BAR_KEY]		= { ALWAYS, ALWAYS, TOLD, TOLD },
};

static bool
reads(const struct suit *suit)
{
	size_t i;

	for (i = 0; i < suit->n_languages; i++)
		if (strcmp(suit->languages[i], suit->language) == 0)
			return true;
	return suit->n_languages == 0;
}

static unsigned
bar_if(enum bar bar, bool is)
{
	return is ? BAR(bar) : 0;
}

unsigned
suit_bars(const struct suit *suit)
{
	return suit->suggested | bar_if(BAR_SET_ASIDE, suit->set_aside) |
	    bar_if(BAR_DISQUALIFIED, suit->disqualified) |
	    bar_if(BAR_OVER, suit->over) |
	    bar_if(BAR_INELIGIBLE, suit->ineligible) |
	    bar_if(BAR_LANGUAGE, !reads(suit)) |
	    bar_if(BAR_LOAD, suit->taken >= suit->load) |
	    bar_if(BAR_DEADLINE, suit->past) | bar_if(BAR_KEY, suit->ended);
}

bool
bar_is_ruled(enum bar bar, enum act act)
{
	return weights[bar][act] == RULED;
}

unsigned
suit_stops(const struct suit *suit, enum act act)
{
	unsigned bars = suit_bars(suit), stops = 0;
	int i;

	for (i = 0; i < BARS; i++) {
		bool answered = i < BAR_CONFLICTS ?
		    (suit->open & BAR(i)) == 0 : (suit->allowed & BAR(i)) != 0;

		if ((bars & BAR(i)) != 0 && (weights[i][act] == ALWAYS ||
		    (weights[i][act] == RULED && !answered)))
			stops |= BAR(i);
	}
	return stops;
}

void
bars_put(struct buf *out, unsigned bars)
{
	const char *plus = "";
	int i;

	for (i = 0; i < BARS; i++) {
		if ((bars & BAR(i)) == 0)
			continue;
		buf_putf(out, "%s%s", plus, bar_words[i]);
		plus = "+";
	}
}
