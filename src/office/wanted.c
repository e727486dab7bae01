/* Seats that a table asks for, held against the rule of who may judge what. */
#include "config.h"

#include "mita/office/wanted.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"

struct hearing {
	struct filing		*in;
	const struct lookup	*lookup;
	const struct wants	*wants;
	const struct wanted	**by_proposal;	/* of all stages */
	struct outcome_sheet	 sheets[STAGES_MAX + 1];
	struct bench		 benches[STAGES_MAX + 1];
	int64_t			 now;
};

static int
by_proposal(const void *a, const void *b)
{
	const struct wanted *x = *(const struct wanted *const *)a;
	const struct wanted *y = *(const struct wanted *const *)b;
	int order = (int)x->stage - (int)y->stage;

	if (order == 0)
		order = strcmp(x->proposal, y->proposal);
	return order != 0 ? order : strcmp(x->expert, y->expert);
}

static int
open_hearing(struct hearing *h, struct fault *why)
{
	const struct book *book = h->lookup->book;
	size_t i;

	h->by_proposal = arena_alloc(h->in->arena,
	    (h->wants->n + 1) * sizeof(struct wanted *));
	if (h->by_proposal == NULL)
		return fault_memory(why);
	for (i = 0; i < h->wants->n; i++) {
		const struct wanted *wanted = &h->wants->list[i];
		unsigned stage = wanted->stage;

		h->by_proposal[i] = wanted;
		if (h->benches[stage].book != NULL)
			continue;
		if (outcome_compute(book, stage, NULL, &h->sheets[stage],
		    why) == -1 || bench_open(&h->benches[stage], book,
		    &h->sheets[stage], false, why) == -1)
			return -1;
	}
	if (h->wants->n > 1)
		qsort(h->by_proposal, h->wants->n, sizeof(*h->by_proposal),
		    by_proposal);
	return 0;
}

static bool
is_leaving(const struct hearing *h, const struct pair *pair)
{
	size_t i;

	for (i = 0; i < h->wants->n_leaving; i++)
		if (h->wants->leaving[i]->assignment == pair->assignment &&
		    strcmp(h->wants->leaving[i]->proposal, pair->proposal) ==
		    0)
			return true;
	return false;
}

static bool
has_seat(const struct hearing *h, const struct wanted *wanted)
{
	const struct pair *pair = lookup_pair(h->lookup, wanted->stage,
	    wanted->expert, wanted->proposal);

	return pair != NULL && pair_seat(pair) == SEAT_TAKEN;
}

/* Seats of the expert that the table gives before this one, or takes away. */
static unsigned
taken_with(const struct hearing *h, size_t at, unsigned taken)
{
	const struct wanted *wanted = &h->wants->list[at], *other;
	size_t i;

	for (i = 0; i < h->wants->n_leaving; i++)
		if (strcmp(h->wants->leaving[i]->expert, wanted->expert) == 0 &&
		    pair_seat(h->wants->leaving[i]) == SEAT_TAKEN &&
		    h->wants->leaving[i]->assignment->record->body.assignment.
		    stage == wanted->stage)
			taken -= taken > 0;
	for (i = at; i > 0; i--) {
		other = &h->wants->list[i - 1];
		if (other->stage != wanted->stage ||
		    strcmp(other->expert, wanted->expert) != 0)
			break;
		taken += !has_seat(h, other);
	}
	return taken;
}

/* ---- of one house ---- */

/* Did an officer rule KEEP since a colleague sits there? */
static bool
is_kept_since(const struct hearing *h, const struct wanted *wanted,
    const struct pair *colleague)
{
	const struct ruling_about about = { .subject = RULING_CONFLICT,
	    .stage = wanted->stage, .proposal = wanted->proposal,
	    .expert = wanted->expert };
	const struct entry *ruling = book_ruling(h->lookup->book, &about,
	    NULL);

	return ruling != NULL && strcmp(ruling->record->body.ruling.answer,
	    "KEEP") == 0 && ruling->record->head.seq >
	    colleague->assignment->record->head.seq;
}

static const char *
colleague_there(const struct hearing *h, const struct wanted *wanted)
{
	const struct outcome_sheet *sheet = &h->sheets[wanted->stage];
	size_t n, i;
	struct pair **pairs = pairs_on(sheet->by_proposal, sheet->n_pairs,
	    wanted->proposal, &n);

	for (i = 0; i < n; i++)
		if (pair_seat(pairs[i]) > SEAT_BARRED &&
		    strcmp(pairs[i]->expert, wanted->expert) != 0 &&
		    !is_leaving(h, pairs[i]) && experts_are_colleagues(
		    h->lookup->book, wanted->expert, pairs[i]->expert) &&
		    !is_kept_since(h, wanted, pairs[i]))
			return pairs[i]->expert;
	return NULL;
}

/* In the same table: who comes first by id may have the seat. */
static const char *
colleague_coming(const struct hearing *h, const struct wanted *wanted)
{
	const struct wanted *const *found = bsearch(&wanted, h->by_proposal,
	    h->wants->n, sizeof(*h->by_proposal), by_proposal);
	const struct wanted *other;

	for (; found > h->by_proposal; found--) {
		other = found[-1];
		if (other->stage != wanted->stage ||
		    strcmp(other->proposal, wanted->proposal) != 0)
			break;
		if (!has_seat(h, other) && strcmp(other->expert,
		    wanted->expert) != 0 && experts_are_colleagues(
		    h->lookup->book, wanted->expert, other->expert))
			return other->expert;
	}
	return NULL;
}

static const char *
colleague_of(const struct hearing *h, const struct wanted *wanted)
{
	const char *there;

	if (has_seat(h, wanted) || strcmp(wanted->ruled, "KEEP") == 0)
		return NULL;
	there = colleague_there(h, wanted);
	return there != NULL ? there : colleague_coming(h, wanted);
}

/* ---- the rule ---- */

static void
ask(const struct hearing *h, size_t at, struct may *out)
{
	const struct wanted *wanted = &h->wants->list[at];
	const struct book *book = h->lookup->book;
	struct suit *suit = &out->suit;
	int64_t deadline;

	bench_ask(&h->benches[wanted->stage], book_admission(book,
	    wanted->expert), &book_proposal(book, wanted->proposal,
	    wanted->stage)->record->body.proposal, out);
	suit->taken = taken_with(h, at, suit->taken);
	suit->past = clock_parse(wanted->deadline, &deadline) &&
	    deadline < h->now;
	if (strcmp(wanted->ruled, "KEEP") == 0) {
		suit->open = 0;
		suit->set_aside = false;
	} else if (strcmp(wanted->ruled, "SET-ASIDE") == 0)
		suit->set_aside = true;
}

/* Is a ruling KEEP all that is needed? */
static bool
is_for_officer(unsigned bars)
{
	int i;

	for (i = 0; i < BARS; i++)
		if ((bars & BAR(i)) != 0 &&
		    !bar_is_ruled((enum bar)i, ACT_ASSIGN))
			return false;
	return true;
}

static void
put_command(struct buf *out, const struct wanted *wanted, const char *rule)
{
	buf_putf(out, " conflict rule KEEP --expert %s --proposal %s --stage"
	    " %u%s%s --officer NAME --reason WHY;", wanted->expert,
	    wanted->proposal, wanted->stage, rule[0] == '\0' ? "" : " --rule ",
	    rule);
}

/* One ruling answers all conflicts; of the others each has its own. */
static void
tell_remedy(struct buf *out, const struct wanted *wanted, unsigned bars)
{
	int i;

	buf_puts(out, " An officer may allow it:");
	if ((bars & (BAR(BAR_CONFLICTS) - 1)) != 0)
		put_command(out, wanted, "");
	for (i = BAR_CONFLICTS; i < BARS; i++)
		if ((bars & BAR(i)) != 0)
			put_command(out, wanted, bar_words[i]);
	out->len--;	/* the last ";" */
}

static void
tell(struct hearing *h, const struct wanted *wanted, const struct may *may,
    unsigned bars, const char *colleague)
{
	struct buf *out = &h->in->told;

	buf_putf(out, "%s: line %u: %s may not have %s: ",
	    h->in->file.path, wanted->row->line, wanted->expert,
	    wanted->proposal);
	bars_put(out, bars);
	buf_puts(out, ": ");
	may_tell(out, may, bars);
	if (colleague != NULL)
		buf_putf(out, " %s, on the same panel, is of the same"
		    " house.", colleague);
	if (is_for_officer(bars))
		tell_remedy(out, wanted, bars);
	buf_putc(out, '\n');
}

static void
judge(struct hearing *h, size_t at)
{
	const struct wanted *wanted = &h->wants->list[at];
	const char *colleague;
	struct may may;
	unsigned bars;

	ask(h, at, &may);
	bars = suit_stops(&may.suit, ACT_ASSIGN);
	colleague = colleague_of(h, wanted);
	if (colleague != NULL)
		bars |= BAR(BAR_COLLEAGUE);
	if (bars == 0)
		return;
	tell(h, wanted, &may, bars, colleague);
	filing_bad(h->in, wanted->row, -1, "%s may not have %s",
	    wanted->expert, wanted->proposal);
}

int
wants_check(struct filing *in, const struct lookup *lookup,
    const struct wants *wants, struct fault *why)
{
	struct hearing h = { .in = in, .lookup = lookup, .wants = wants,
	    .now = clock_now() };
	size_t i;

	if (open_hearing(&h, why) == -1)
		return -1;
	for (i = 0; i < wants->n; i++)
		judge(&h, i);
	return 0;
}
