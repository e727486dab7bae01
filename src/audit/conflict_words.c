/* Conflicts of interest in words and sentences. */
#include "config.h"

#include <string.h>

#include "mita/audit/conflicts.h"
#include "mita/base/buf.h"
#include "mita/model/record.h"

const char *const conflict_rule_words[CONFLICT_RULES] = {
	[CONFLICT_PARTNER]	= "PARTNER",
	[CONFLICT_INTEREST]	= "INTEREST",
	[CONFLICT_CLUSTER]	= "CLUSTER",
	[CONFLICT_DOMAIN]	= "DOMAIN",
	[CONFLICT_DECLARED]	= "DECLARED",
	[CONFLICT_COMPETITOR]	= "COMPETITOR",
	[CONFLICT_COLLEAGUE]	= "COLLEAGUE",
};

void
conflict_rules(struct buf *out, const struct conflict *conflict)
{
	size_t i;

	for (i = 0; i < conflict->n_grounds; i++)
		if (i == 0 || conflict->grounds[i].rule !=
		    conflict->grounds[i - 1].rule)
			buf_putf(out, "%s%s", i == 0 ? "" : "+",
			    conflict_rule_words[conflict->grounds[i].rule]);
}

/* " of E-02 (EMPLOYMENT, by the expert's own card)" */
static void
put_holder(struct buf *out, const struct conflict *c, const struct ground *g)
{
	if (strcmp(c->expert, "-") == 0)
		return;
	buf_putf(out, " of %s", c->expert);
	if (g->relation != NULL)
		buf_putf(out, " (%s, by the expert's own card)", g->relation);
	else
		buf_puts(out, " (stated by the agency at admission)");
}

/* What follows from an address on a card, which the expert signed. */
static void
put_mail(struct buf *out, const struct conflict *c, const struct ground *g)
{
	const char *proposal = c->proposal->id;

	if (g->rule == CONFLICT_COLLEAGUE) {
		buf_putf(out, "%s, on the same panel, has an e-mail address in"
		    " the domain %s, too.", g->other, g->code);
		return;
	}
	buf_puts(out, "The e-mail address");
	if (strcmp(c->expert, "-") != 0)
		buf_putf(out, " of %s", c->expert);
	buf_putf(out, " is in the domain %s of ", g->code);
	if (g->rule == CONFLICT_DOMAIN)
		buf_putf(out, "%s, a partner of %s.", g->other, proposal);
	else
		buf_putf(out, "a partner of %s, which competes with %s.",
		    g->other, proposal);
}

static void
put_ground(struct buf *out, const struct conflict *c, const struct ground *g)
{
	const char *proposal = c->proposal->id;

	if (g->by_mail) {
		put_mail(out, c, g);
		return;
	}

	switch (g->rule) {
	case CONFLICT_PARTNER:
		buf_putf(out, "The organisation %s", g->code);
		put_holder(out, c, g);
		buf_putf(out, " is a partner of %s.", proposal);
		break;
	case CONFLICT_INTEREST:
		buf_putf(out, "%s, an interest", g->code);
		put_holder(out, c, g);
		buf_putf(out, ", is a partner of %s.", proposal);
		break;
	case CONFLICT_CLUSTER:
		buf_putf(out, "%s belongs to the cluster %s", proposal,
		    g->code);
		put_holder(out, c, g);
		buf_puts(out, ".");
		break;
	case CONFLICT_DECLARED:
		buf_putf(out, "%s declared a potential interest in %s.",
		    c->expert, proposal);
		break;
	case CONFLICT_COMPETITOR:
		buf_putf(out, "The organisation %s", g->code);
		put_holder(out, c, g);
		buf_putf(out, " has a part in %s, which competes with %s.",
		    g->other, proposal);
		break;
	case CONFLICT_COLLEAGUE:
		buf_putf(out, "%s, on the same panel, is of the organisation"
		    " %s, too.", g->other, g->code);
		break;
	case CONFLICT_DOMAIN:	/* by address, above */
	case CONFLICT_RULES:
		break;
	}
}

void
conflict_reason(struct buf *out, const struct conflict *conflict)
{
	size_t i;

	for (i = 0; i < conflict->n_grounds; i++) {
		buf_puts(out, i == 0 ? "" : " ");
		put_ground(out, conflict, &conflict->grounds[i]);
	}
}
