/* The verb assign explain: why not this pair, or at what price. */
#include "config.h"

#include "mita/coordinator/explain.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/register.h"
#include "mita/office/seating.h"

/* assign explain: why an expert has not got a proposal, or what if. */

static void
put_line(struct buf *out, const char *text)
{
	buf_puts(out, "  ");
	buf_puts(out, text);
	buf_putc(out, '\n');
}

static void
put_bars(struct buf *out, const struct seating_reason *reason)
{
	unsigned conflicts = reason->bars & (BAR(BAR_CONFLICTS) - 1);
	int i;

	if (conflicts != 0) {
		buf_puts(out, "  ");
		bars_put(out, conflicts);
		buf_puts(out, ": ");
		may_tell(out, &reason->may, conflicts);
		buf_putc(out, '\n');
	}
	for (i = BAR_CONFLICTS; i < BARS; i++) {
		if ((reason->bars & BAR(i)) == 0)
			continue;
		buf_puts(out, "  ");
		may_tell(out, &reason->may, BAR(i));
		if (bar_is_ruled((enum bar)i, ACT_PROPOSE))
			buf_putf(out, _(" An officer may allow it: conflict"
			    " rule with --rule %s."), bar_words[i]);
		buf_putc(out, '\n');
	}
	if (conflicts != 0)
		put_line(out, _("A ruling CONFLICT with KEEP lifts this; see"
		    " conflict list."));
}

/* ---- what it would cost ---- */

static bool
differs(struct buf *out, const char *what, int64_t best, int64_t forced)
{
	if (best == forced)
		return false;
	buf_puts(out, "  ");
	buf_putf(out, _("%s: %lld instead of %lld"), what, (long long)forced,
	    (long long)best);
	buf_putc(out, '\n');
	return true;
}

static bool
differs_in_fit(struct buf *out, const unsigned *best, const unsigned *forced)
{
	char what[80];
	size_t i;

	for (i = 0; i < MATCH_LEVELS; i++) {
		snprintf(what, sizeof(what), _("seats with a fit of %zu"), i);
		if (differs(out, what, best[i], forced[i]))
			return true;
	}
	return false;
}

static bool
differs_in(struct buf *out, enum match_goal goal,
    const struct seating_reason *reason)
{
	const struct match_sum *best = &reason->best;
	const struct match_sum *forced = &reason->forced;

	switch (goal) {
	case MATCH_CHANGES:
		return differs(out, _("new pairs"), best->changes,
		    forced->changes);
	case MATCH_LEVEL:
		return differs_in_fit(out, best->levels, forced->levels);
	case MATCH_LOAD:
		return differs(out, _("less even loads, the sum of their"
		    " squares"), best->squares, forced->squares);
	case MATCH_PREFERENCE:
	case MATCH_GOALS:
		break;
	}
	return false;
}

/* The first difference decides; what follows it does not count. */
static void
put_difference(struct buf *out, const struct seating_reason *reason)
{
	const struct match_sum *best = &reason->best;
	const struct match_sum *forced = &reason->forced;
	size_t i;

	if (differs(out, _("seats for a role that others sit on"),
	    best->roles, forced->roles) || differs(out,
	    _("seats that stay empty"), best->empty, forced->empty))
		return;
	for (i = 0; i < reason->n_goals; i++)
		if (differs_in(out, reason->goals[i], reason))
			return;
	put_line(out, _("It is as good in everything; only the draw from the"
	    " ids prefers another."));
}

static void
put_full(struct buf *out, const struct seating_reason *reason)
{
	if (reason->answer == SEATING_FULL_LOAD) {
		buf_puts(out, "  ");
		buf_putf(out, _("The load of %u is full with what has begun."),
		    reason->load);
		buf_putc(out, '\n');
	} else if (reason->answer == SEATING_FULL_PANEL)
		put_line(out, _("All who sit there have begun."));
	else
		put_line(out, _("Another of the organisation sits there, and"
		    " has begun."));
}

static void
put_reason(struct buf *out, const struct seat *asked,
    const struct seating_reason *reason)
{
	const char *e = asked->expert, *p = asked->proposal;

	switch (reason->answer) {
	case SEATING_STANDS:
		buf_putf(out, _("%s has %s: %s.\n"), e, p,
		    pair_state_words[reason->may.pair->state]);
		break;
	case SEATING_PROPOSED:
		buf_putf(out, _("%s, %s: assign auto proposes it.\n"), e, p);
		break;
	case SEATING_BARRED:
		buf_putf(out, _("%s may not have %s:\n"), e, p);
		put_bars(out, reason);
		break;
	case SEATING_FULL_LOAD:
	case SEATING_FULL_PANEL:
	case SEATING_ORGANISATION:
		buf_putf(out, _("%s cannot take %s:\n"), e, p);
		put_full(out, reason);
		break;
	case SEATING_POSSIBLE:
		buf_putf(out, _("%s could take %s, at this price:\n"), e, p);
		put_difference(out, reason);
		break;
	}
}

int
coordinator_explain(const struct register_file *reg, unsigned stage,
    const char *fit, const struct seat *asked, struct buf *out,
    struct fault *why)
{
	struct seating_reason reason;

	if (seating_explain(reg, stage, fit, asked, &reason, why) == -1)
		return -1;
	put_reason(out, asked, &reason);
	return 0;
}

int
verb_assign_explain(const struct parsed *line)
{
	const struct seat asked = { parsed_operand(line, 0),
	    parsed_operand(line, 1) };
	struct register_file *reg;
	struct buf out = {0};
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if (coordinator_explain(reg, stage == 0 ? 1 : stage,
	    parsed_option(line, "--fit"), &asked, &out, &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = program_say(coordinator_program, &out);
	buf_release(&out);
	register_close(reg);
	return rc;
}
