/* What waits for an officer, as a sentence with the next step. */
#include "config.h"

#include "mita/coordinator/attention.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/office/stage_view.h"

/* What waits for an officer, in words. */

/* About an expert and a proposal. */
static void
say_of_pair(char *out, size_t room, const struct need *need)
{
	const char *expert = need->expert, *proposal = need->proposal;

	switch (need->kind) {
	case NEED_INTEREST:
		snprintf(out, room, _("%s may have an interest in %s, and an"
		    " officer rules on it (conflict rule). %s"), expert,
		    proposal, need->text == NULL ? "" : need->text);
		break;
	case NEED_REFUSED:
		snprintf(out, room, _("The evaluation of %s by %s came too"
		    " late and was refused: assign another expert, or decide"
		    " without it."), proposal, expert);
		break;
	case NEED_OUTDATED:
		snprintf(out, room, _("%s evaluated an earlier version of %s:"
		    " send the newest package."), expert, proposal);
		break;
	case NEED_FORKED:
		snprintf(out, room, _("%s signed two different evaluations of"
		    " %s: ask which one stands."), expert, proposal);
		break;
	case NEED_LATE:
		snprintf(out, room, _("The evaluation of %s by %s came after"
		    " the deadline: an officer rules on it (ruling add,"
		    " LATE)."), proposal, expert);
		break;
	default:
		break;
	}
}

static void
say_of_expert(char *out, size_t room, const struct need *need)
{
	const char *expert = need->expert;
	size_t n = need->count;

	switch (need->kind) {
	case NEED_REVOKED:
		snprintf(out, room, translate_n("The key of %s ended and %zu"
		    " evaluation is missing: admit a new key, or cancel.",
		    "The key of %s ended and %zu evaluations are missing:"
		    " admit a new key, or cancel.", n), expert, n);
		break;
	case NEED_OVERDUE:
		snprintf(out, room, translate_n("%s owes %zu evaluation whose"
		    " deadline is over. m makes a reminder.", "%s owes %zu"
		    " evaluations whose deadline is over. m makes a reminder.",
		    n), expert, n);
		break;
	default:
		break;
	}
}

static void
say_of_proposal(char *out, size_t room, const struct need *need)
{
	const char *proposal = need->proposal;
	size_t n = need->count;

	switch (need->kind) {
	case NEED_ELIGIBILITY:
		snprintf(out, room, translate_n("%s has %zu eligibility"
		    " question without an answer (ruling add).", "%s has %zu"
		    " eligibility questions without an answer (ruling add).",
		    n), proposal, n);
		break;
	case NEED_DOUBT:
		snprintf(out, room, _("%s passes, but most experts doubt it in"
		    " their answers: an officer rules on it (ruling add,"
		    " CLARIFICATION)."), proposal);
		break;
	case NEED_THIRD_EXPERT:
		snprintf(out, room, _("Two experts are far apart on %s: it"
		    " needs a third. a shows who could take it."), proposal);
		break;
	case NEED_SEATS:
		snprintf(out, room, translate_n("%s needs %zu more expert. a"
		    " shows who could take it.", "%s needs %zu more experts. a"
		    " shows who could take it.", n), proposal, n);
		break;
	default:
		break;
	}
}

void
attention_say(char *out, size_t room, const struct need *need)
{
	if (need->kind == NEED_WRONG)
		snprintf(out, room, _("X wrong in the register: %s. The verb"
		    " check tells more."), need->place);
	else if (need->kind == NEED_STALE)
		snprintf(out, room, _("With what came since, stage %zu would"
		    " come out differently than it was signed: read the"
		    " ranking, then decide again."), need->count);
	else if (need->expert == NULL)
		say_of_proposal(out, room, need);
	else if (need->proposal == NULL)
		say_of_expert(out, room, need);
	else
		say_of_pair(out, room, need);
}

/* How it is typed */

static void
put_of_pair(struct buf *out, const struct need *need, unsigned stage)
{
	switch (need->kind) {
	case NEED_INTEREST:
		buf_putf(out, "conflict rule KEEP --expert %s --proposal %s"
		    " --stage %u --officer NAME --reason TEXT", need->expert,
		    need->proposal, stage);
		break;
	case NEED_OUTDATED:
		buf_puts(out, "issue FOLDER");
		break;
	case NEED_REFUSED:
		buf_putf(out, "assign cancel %s %s --stage %u --officer NAME"
		    " --reason TEXT", need->expert, need->proposal, stage);
		break;
	case NEED_FORKED:
		buf_putf(out, "expert revoke %s --last DIGEST --officer NAME"
		    " --reason TEXT", need->expert);
		break;
	default:
		buf_puts(out, "ruling add FILE");
		break;
	}
}

static void
put_of_expert(struct buf *out, const struct need *need, unsigned stage)
{
	if (need->kind == NEED_REVOKED)
		buf_putf(out, "expert add --id %s CARD", need->expert);
	else
		buf_putf(out, "assign extend %s --stage %u --deadline TIME",
		    need->expert, stage);
}

static void
put_of_proposal(struct buf *out, const struct need *need, unsigned stage)
{
	switch (need->kind) {
	case NEED_ELIGIBILITY:
		buf_putf(out, "ruling sheet --stage %u --excel", stage);
		break;
	case NEED_THIRD_EXPERT:
	case NEED_SEATS:
		buf_putf(out, "assign auto --stage %u --format csv", stage);
		break;
	default:
		buf_putf(out, "why %s --stage %u", need->proposal, stage);
		break;
	}
}

void
attention_command(struct buf *out, const struct need *need, unsigned stage)
{
	if (need->kind == NEED_WRONG)
		buf_puts(out, "check");
	else if (need->kind == NEED_STALE)
		buf_putf(out, "decide --stage %u", stage);
	else if (need->expert == NULL)
		put_of_proposal(out, need, stage);
	else if (need->proposal == NULL)
		put_of_expert(out, need, stage);
	else
		put_of_pair(out, need, stage);
}
