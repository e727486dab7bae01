/* Who is paid, and how much. */
#include "config.h"

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"

/* Who is paid, and how much. */

int64_t
standing_adds(const struct call *call, const struct stage *stage,
    const struct standing *standing)
{
	return standing->rank == 0 ? 0 : stage->funds ? standing->grant :
	    gate_counts(call, standing->proposal);
}

int64_t
grant_of(const struct call *call, const struct proposal *proposal)
{
	int64_t grant = proposal->asked;
	int64_t most = proposal->eligible * call->intensity_max / BP_ONE;

	if (grant > call->grant_max)
		grant = call->grant_max;
	return grant > most ? most : grant;
}

/* The walk down the ranks. */
struct walk {
	const struct call	*call;
	int64_t			 left;
	bool			 open;
	bool			 last;		/* now those who refused */
};

/* Those of one rank whose turn it is, and what they would get together. */
struct rank {
	struct standing	*first;
	size_t		 n;		/* all that have the rank */
	size_t		 here;		/* of them, whose turn it is */
	int64_t		 sum;
};

/*
 * Under the second rules who refused what was left comes behind all others:
 * else more money, or points, would give it a turn that others lose.
 */
static bool
is_turn(const struct walk *walk, const struct standing *s)
{
	return walk->call->rules < RULES_SECOND ||
	    walk->last == (s->refuses > 0);
}

static struct rank
rank_at(const struct walk *walk, struct standing *first, size_t n)
{
	struct rank rank = { .first = first };

	while (rank.n < n && first[rank.n].rank == first->rank) {
		const struct standing *s = &first[rank.n++];

		if (!is_turn(walk, s))
			continue;
		rank.here++;
		rank.sum += grant_of(walk->call, s->proposal);
	}
	return rank;
}

/* What is left goes to one proposal whole enough to live on it. */
static bool
is_enough(const struct call *call, int64_t left, int64_t grant)
{
	return left > 0 &&
	    left * BP_ONE >= grant * (int64_t)call->remainder_min;
}

/* Does the applicant refuse what is left?  A smaller sum it refuses, too. */
static bool
is_refused(const struct walk *walk, const struct standing *s)
{
	return s->refuses > 0 && walk->left <= s->refuses;
}

static bool
is_paid(const struct walk *walk, const struct rank *rank)
{
	if (!walk->open || rank->sum > walk->left)
		return false;
	return rank->sum > 0 || walk->call->rules < RULES_SECOND;
}

static void
pay(struct walk *walk, const struct rank *rank)
{
	bool paid = is_paid(walk, rank), offered, refused = false;
	struct standing *s;
	size_t i;

	offered = walk->open && rank->sum > walk->left && rank->here == 1 &&
	    is_enough(walk->call, walk->left, rank->sum);
	for (i = 0; i < rank->n; i++) {
		s = &rank->first[i];
		if (!is_turn(walk, s))
			continue;
		s->left = walk->left;
		s->outcome = paid ? OUTCOME_FUNDED : OUTCOME_RESERVE;
		s->grant = paid ? grant_of(walk->call, s->proposal) : 0;
		refused = s->refused = offered && is_refused(walk, s);
		if (offered && !refused) {
			s->outcome = OUTCOME_OFFERED;
			s->grant = walk->left;
		}
	}
	if (offered && !refused)
		walk->left = 0;
	walk->left -= paid ? rank->sum : 0;
	/* The last in turn have had it: nobody is behind them to be asked. */
	walk->open = walk->open && (paid || rank->sum == 0 ||
	    (refused && !walk->last));
}

static void
pay_all(struct walk *walk, struct standing *standings, size_t n)
{
	struct rank rank;
	size_t i;

	for (i = 0; i < n; i += rank.n) {
		rank = rank_at(walk, &standings[i], n - i);
		if (rank.here > 0)
			pay(walk, &rank);
	}
}

void
funding_apply(const struct call *call, int64_t budget,
    struct standing *standings, size_t n)
{
	struct walk walk = { .call = call, .left = budget, .open = true };
	size_t end = ranking_length(standings, n);

	pay_all(&walk, standings, end);
	if (call->rules < RULES_SECOND)
		return;
	walk.last = true;
	pay_all(&walk, standings, end);
}
