/* What stands between an expert and a proposal, in sentences. */
#include "config.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/may.h"
#include "mita/audit/pairs.h"
#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/model/record.h"

const char *
exclusion_text(const struct exclusion *exclusion)
{
	return exclusion->said == NULL ? "" :
	    exclusion->said->record->body.declaration.text;
}

unsigned
conflict_bars(const struct conflict *conflict)
{
	unsigned bars = 0;
	size_t i;

	for (i = 0; i < conflict->n_exclusions; i++)
		bars |= BAR(conflict->exclusions[i].bar);
	return bars;
}

void
conflict_suit(const struct conflict *conflict, struct suit *out)
{
	const struct ruling *ruling = conflict->ruling;
	unsigned bars = conflict_bars(conflict);

	out->suggested = bars & (BAR(BAR_CONFLICTS) - 1);
	out->open = conflict->open;
	out->set_aside = ruling != NULL &&
	    strcmp(ruling->answer, "SET-ASIDE") == 0;
	out->disqualified = (bars & BAR(BAR_DISQUALIFIED)) != 0;
}

void
conflict_rules(struct buf *out, const struct conflict *conflict)
{
	bars_put(out, conflict_bars(conflict));
}

/* " of E-02 (EMPLOYMENT, by the expert's own card)" */
static void
put_holder(struct buf *out, const struct conflict *c, const struct exclusion *g)
{
	if (strcmp(c->expert, "-") == 0)
		return;
	if (g->relation != NULL)
		buf_putf(out, _(" of %s (%s, by the expert's own card)"),
		    c->expert, g->relation);
	else
		buf_putf(out, _(" of %s (stated by the agency at admission)"),
		    c->expert);
}

/* What follows from an address on a card, which the expert signed. */
static void
put_mail(struct buf *out, const struct conflict *c, const struct exclusion *g)
{
	const char *p = c->proposal->id;

	if (g->bar == BAR_COLLEAGUE)
		buf_putf(out, _("%s, on the same panel, has an e-mail address"
		    " in the domain %s, too."), g->other, g->code);
	else if (g->bar == BAR_DOMAIN && strcmp(c->expert, "-") == 0)
		buf_putf(out, _("The e-mail address is in the domain %s of %s,"
		    " a partner of %s."), g->code, g->other, p);
	else if (g->bar == BAR_DOMAIN)
		buf_putf(out, _("The e-mail address of %s is in the domain %s"
		    " of %s, a partner of %s."), c->expert, g->code, g->other,
		    p);
	else if (strcmp(c->expert, "-") == 0)
		buf_putf(out, _("The e-mail address is in the domain %s of a"
		    " partner of %s, which competes with %s."), g->code,
		    g->other, p);
	else
		buf_putf(out, _("The e-mail address of %s is in the domain %s"
		    " of a partner of %s, which competes with %s."), c->expert,
		    g->code, g->other, p);
}

/* What codes say. */
static void
put_tie(struct buf *out, const struct conflict *c, const struct exclusion *g)
{
	const char *p = c->proposal->id, *who;
	struct buf holder = {0};

	put_holder(&holder, c, g);
	who = buf_text(&holder);
	if (g->bar == BAR_PARTNER)
		buf_putf(out, _("The organisation %s%s is a partner of %s."),
		    g->code, who, p);
	else if (g->bar == BAR_INTEREST)
		buf_putf(out, _("%s, an interest%s, is a partner of %s."),
		    g->code, who, p);
	else if (g->bar == BAR_CLUSTER)
		buf_putf(out, _("%s belongs to the cluster %s%s."), p, g->code,
		    who);
	else
		buf_putf(out, _("The organisation %s%s has a part in %s, which"
		    " competes with %s."), g->code, who, g->other, p);
	buf_release(&holder);
}

static void
put_exclusion(struct buf *out, const struct conflict *c,
    const struct exclusion *g)
{
	const char *e = c->expert, *p = c->proposal->id;

	if (g->by_mail) {
		put_mail(out, c, g);
		return;
	}
	switch (g->bar) {
	case BAR_DECLARED:
		buf_putf(out, _("%s declared a potential interest in %s:"
		    " \"%s\""), e, p, exclusion_text(g));
		break;
	case BAR_TAKEN_BACK:
		buf_putf(out, _("%s declared an interest in %s, and took it"
		    " back: \"%s\""), e, p, exclusion_text(g));
		break;
	case BAR_DISQUALIFIED:
		buf_putf(out, _("%s declared an interest in %s that"
		    " disqualifies: \"%s\""), e, p, exclusion_text(g));
		break;
	case BAR_PERSON:
		buf_putf(out, _("The card of %s has the same %s as that of %s:"
		    " one person sits once."), e, _(g->code), g->other);
		break;
	case BAR_SET_ASIDE:
		buf_putf(out, _("An officer set %s aside from %s."), e, p);
		break;
	case BAR_COLLEAGUE:
		buf_putf(out, _("%s, on the same panel, is of the organisation"
		    " %s, too."), g->other, g->code);
		break;
	default:
		put_tie(out, c, g);
		break;
	}
}

void
conflict_reason(struct buf *out, const struct conflict *conflict,
    unsigned bars)
{
	const char *blank = "";
	size_t i;

	for (i = 0; i < conflict->n_exclusions; i++) {
		if ((bars & BAR(conflict->exclusions[i].bar)) == 0)
			continue;
		buf_puts(out, blank);
		put_exclusion(out, conflict, &conflict->exclusions[i]);
		blank = " ";
	}
}

bool
conflict_is_finding(const struct conflict *conflict, const char *reason)
{
	struct buf text = {0};
	bool same;

	conflict_reason(&text, conflict, ~0u);
	same = !text.failed && strcmp(buf_text(&text), reason) == 0;
	buf_release(&text);
	return same;
}

/* ---- what is no conflict ---- */

static void
put_taken(struct buf *out, const struct may *may)
{
	const struct suit *suit = &may->suit;

	buf_putf(out, _("%s has %u proposals, and the load agreed is %u."),
	    may->admission->expert, suit->taken, suit->load);
}

static void
put_bar(struct buf *out, const struct may *may, enum bar bar)
{
	const char *e = may->admission->expert, *p = may->proposal->id;

	switch (bar) {
	case BAR_SET_ASIDE:
		buf_putf(out, _("An officer set %s aside from %s."), e, p);
		break;
	case BAR_DISQUALIFIED:
		buf_putf(out, _("%s declared an interest in %s that"
		    " disqualifies."), e, p);
		break;
	case BAR_OVER:
		buf_putf(out, _("It was assigned, and is over: %s."),
		    pair_state_words[may->pair->state]);
		break;
	case BAR_INELIGIBLE:
		buf_putf(out, _("%s is ineligible."), p);
		break;
	case BAR_LANGUAGE:
		buf_puts(out, _("Its language is not on the expert's card."));
		break;
	case BAR_LOAD:
		put_taken(out, may);
		break;
	case BAR_DEADLINE:
		buf_puts(out, _("The deadline is over already."));
		break;
	case BAR_KEY:
		buf_puts(out, _("The expert's key ended, and no new card was"
		    " admitted."));
		break;
	default:	/* conflicts, by their exclusions */
		break;
	}
}

/* Has a conflict a sentence of its own for the bar? */
static bool
has_ground(const struct conflict *conflict, enum bar bar)
{
	return conflict != NULL &&
	    (conflict_bars(conflict) & BAR(bar)) != 0;
}

void
may_tell(struct buf *out, const struct may *may, unsigned bars)
{
	size_t before = out->len;
	int i;

	if (may->conflict != NULL)
		conflict_reason(out, may->conflict, bars);
	for (i = BAR_CONFLICTS; i < BARS; i++) {
		if ((bars & BAR(i)) == 0 ||
		    has_ground(may->conflict, (enum bar)i))
			continue;
		if (out->len > before)
			buf_putc(out, ' ');
		put_bar(out, may, (enum bar)i);
	}
}
