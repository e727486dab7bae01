/* One ruling on many conflicts that are alike. */
#include "config.h"

#include "mita/office/choose.h"

#include <string.h>
#include <strings.h>

#include "mita/audit/conflicts.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/office/endings.h"
#include "mita/office/lookup.h"
#include "mita/office/register.h"
#include "mita/office/rulings.h"

/* What a person looks at one by one. */
#define SAID (BAR(BAR_DECLARED) | BAR(BAR_TAKEN_BACK))

struct choosing {
	struct choice		*choice;
	struct lookup		 lookup;
	struct conflict		*conflicts;
	size_t			 n;
	bool			 keep;
	unsigned		 bars;		/* of the kind, or all */
	enum bar		 allowed; /* that is no conflict; or BARS */
};

static bool
is_pair(const struct choice *choice)
{
	return choice->expert != NULL && choice->proposal != NULL;
}

static int
usage(const char *text, struct fault *why)
{
	return fault_set(why, FAULT_USAGE, "USAGE", "%s", text);
}

static int
read_kind(struct choosing *c, struct fault *why)
{
	int i;

	c->bars = ~0u;
	c->allowed = BARS;
	if (c->choice->rule == NULL)
		return 0;
	for (i = 0; i < BARS; i++)
		if (strcasecmp(c->choice->rule, bar_words[i]) == 0 &&
		    (i < BAR_CONFLICTS || (c->keep && is_pair(c->choice) &&
		    bar_is_ruled((enum bar)i, ACT_ASSIGN)))) {
			c->bars = BAR(i);
			c->allowed = i < BAR_CONFLICTS ? BARS : (enum bar)i;
			return 0;
		}
	return usage("--rule is a word of the column rule of conflict list,"
	    " such as COMPETITOR, or of one pair LANGUAGE, LOAD or DEADLINE",
	    why);
}

static int
read_choice(struct choosing *c, struct fault *why)
{
	const struct choice *choice = c->choice;

	c->keep = strcasecmp(choice->answer, "KEEP") == 0;
	if (!c->keep && strcasecmp(choice->answer, "SET-ASIDE") != 0)
		return usage("a conflict is answered KEEP or SET-ASIDE", why);
	if (choice->officer == NULL || choice->reason == NULL)
		return usage("say who decided with --officer, and why with"
		    " --reason", why);
	if (choice->expert == NULL && choice->proposal == NULL &&
	    choice->organisation == NULL && choice->rule == NULL)
		return usage("say which: --expert, --proposal, --organisation,"
		    " --rule", why);
	if (c->keep && choice->rule == NULL && !is_pair(choice))
		return usage("a KEEP of many is of one kind: say --rule, such"
		    " as COMPETITOR", why);
	return read_kind(c, why);
}

static int
find_ids(const struct choosing *c, struct fault *why)
{
	const struct choice *choice = c->choice;
	const struct book *book = c->lookup.book;

	if (call_stage(book->call, choice->stage) == NULL)
		return fault_set(why, FAULT_REFUSED, "STAGE",
		    "the call has no stage %u", choice->stage);
	if (choice->expert != NULL &&
	    book_admission(book, choice->expert) == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN",
		    "there is no expert %.40s", choice->expert);
	if (choice->proposal != NULL && book_proposal(book, choice->proposal,
	    choice->stage) == NULL)
		return fault_set(why, FAULT_REFUSED, "UNKNOWN", "there is no"
		    " proposal %.40s in stage %u", choice->proposal,
		    choice->stage);
	return 0;
}

/* Is one of its open exclusions by a code or a domain? */
static bool
is_of(const struct conflict *conflict, const char *organisation)
{
	size_t i;

	for (i = 0; i < conflict->n_exclusions; i++)
		if ((conflict->open & BAR(conflict->exclusions[i].bar)) != 0 &&
		    strcasecmp(conflict->exclusions[i].code, organisation) == 0)
			return true;
	return false;
}

static bool
is_chosen(const struct choosing *c, const struct conflict *conflict)
{
	const struct choice *choice = c->choice;

	return (conflict->open & c->bars) != 0 &&
	    (conflict->ruling == NULL ||
	    strcmp(conflict->ruling->answer, "SET-ASIDE") != 0) &&
	    (choice->expert == NULL ||
	    strcmp(choice->expert, conflict->expert) == 0) &&
	    (choice->proposal == NULL ||
	    strcmp(choice->proposal, conflict->proposal->id) == 0) &&
	    (choice->organisation == NULL ||
	    is_of(conflict, choice->organisation));
}

static void
tell_left(struct choosing *c, const struct conflict *conflict)
{
	struct buf *out = &c->choice->told;

	c->choice->left++;
	buf_putf(out, "%s, %s is left to be ruled on alone: ",
	    conflict->expert, conflict->proposal->id);
	conflict_reason(out, conflict, conflict->open);
	buf_putc(out, '\n');
}

static int
state(struct choosing *c, struct signer *signer, const char *expert,
    const char *proposal, struct fault *why)
{
	const struct choice *choice = c->choice;
	struct ruling ruling = { .subject = RULING_CONFLICT,
	    .stage = choice->stage, .officer = choice->officer,
	    .reason = choice->reason };

	id_copy(ruling.expert, expert);
	id_copy(ruling.proposal, proposal);
	id_copy(ruling.question, "-");
	id_copy(ruling.answer, c->keep ? "KEEP" : "SET-ASIDE");
	if (c->allowed != BARS) {
		ruling.subject = RULING_CLARIFICATION;
		id_copy(ruling.question, bar_words[c->allowed]);
		id_copy(ruling.answer, "ALLOW");
	}
	c->choice->ruled++;
	return ruling_state(&c->lookup, signer, &ruling, why);
}

static int
state_group(struct choosing *c, struct signer *signer, struct fault *why)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < c->n; i++) {
		const struct conflict *conflict = &c->conflicts[i];

		if (!is_chosen(c, conflict))
			continue;
		if (c->keep && (conflict->open & (~c->bars | SAID)) != 0)
			tell_left(c, conflict);
		else
			rc = state(c, signer, conflict->expert,
			    conflict->proposal->id, why);
	}
	return rc;
}

/* Is the finding given as the reason for letting it be? */
static bool
is_finding(const struct choosing *c)
{
	const struct conflict *conflict = conflicts_find(c->conflicts, c->n,
	    c->choice->expert, c->choice->proposal);

	return conflict != NULL &&
	    conflict_is_finding(conflict, c->choice->reason);
}

static int
state_pair(struct choosing *c, struct signer *signer, struct fault *why)
{
	if (c->keep && c->allowed == BARS && is_finding(c))
		return fault_advise(why, FAULT_REFUSED, "REASON", "say why it"
		    " may be kept all the same", "the reason is what was"
		    " found");
	return state(c, signer, c->choice->expert, c->choice->proposal, why);
}

int
conflicts_rule(struct register_file *reg, const struct seckey *key,
    struct choice *choice, struct fault *why)
{
	struct choosing c = { .choice = choice };
	struct signer signer;
	int rc;

	if (read_choice(&c, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	rc = words_admit(reg->book, "the officer", choice->officer,
	    &choice->officer, why) == -1 || words_admit(reg->book,
	    "the reason", choice->reason, &choice->reason, why) == -1 ||
	    lookup_fill(&c.lookup, reg->book, why) == -1 ||
	    find_ids(&c, why) == -1 ||
	    conflicts_of(reg->book, choice->stage, &c.conflicts, &c.n, why) ==
	    -1 ? -1 :
	    is_pair(choice) ? state_pair(&c, &signer, why) :
	    state_group(&c, &signer, why);
	return register_finish(reg, rc, choice->dry, why);
}
