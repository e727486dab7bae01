#include "config.h"

#include <string.h>

#include "mita/office/sitting.h"
#include "tests/tap.h"

/*
 * Who sits on a panel, one letter each: B, K and 2 (both) have begun, b, k
 * and o have stated nothing yet; x was cancelled, l came too late.
 */
static struct sitting
seat(const char *people)
{
	static const struct {
		char		letter;
		enum role	role;
		enum pair_state	state;
	} known[] = {
		{ 'B', ROLE_BUSINESS, PAIR_DECLARED },
		{ 'K', ROLE_KNOWLEDGE, PAIR_EVALUATED },
		{ '2', ROLE_BOTH, PAIR_DECLARED },
		{ 'b', ROLE_BUSINESS, PAIR_SILENT },
		{ 'k', ROLE_KNOWLEDGE, PAIR_SILENT },
		{ 'o', ROLE_BOTH, PAIR_SILENT },
		{ 'x', ROLE_BUSINESS, PAIR_CANCELLED },
		{ 'l', ROLE_KNOWLEDGE, PAIR_LATE },
	};
	struct sitting sitting = {0};
	struct pair pair = {0};
	size_t i;

	for (; *people != '\0'; people++)
		for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (known[i].letter == *people) {
				pair.state = known[i].state;
				sitting_add(&sitting, &pair, known[i].role);
			}
	return sitting;
}

struct try {
	const char	*people;
	unsigned	 seats;
	unsigned	 lacks;
};

static void
try_all(const struct stage *stage, enum outcome outcome,
    const struct try *tries, const char *where)
{
	struct sitting sitting;

	for (; tries->people != NULL; tries++) {
		sitting = seat(tries->people);
		is_int(sitting_seats(&sitting, stage, outcome), tries->seats,
		    "\"%s\" %s: seats", tries->people, where);
		is_int(sitting_lacks(&sitting, stage, outcome), tries->lacks,
		    "\"%s\" %s: lacking", tries->people, where);
	}
}

int
main(void)
{
	const struct stage two = { .panel = 2, .business = 1,
	    .knowledge = 1 };
	const struct stage three = { .panel = 3, .business = 2,
	    .knowledge = 1, .combine = COMBINE_TWO_CLOSEST };
	static const struct try of_two[] = {
		{ "", 2, 2 }, { "b", 2, 1 }, { "B", 2, 1 }, { "bk", 2, 0 },
		{ "BK", 2, 0 }, { "2", 2, 1 }, { "2k", 2, 0 }, { "oo", 2, 0 },
		/* Of one role alone: somebody comes in place of another, */
		{ "kk", 2, 1 }, { "Kk", 2, 1 },
		/* or beside those who have begun. */
		{ "KK", 3, 1 }, { "KKk", 3, 1 }, { "KKb", 3, 0 },
		{ "bkk", 3, 0 }, { "kkk", 3, 1 },
		{ "x", 2, 2 }, { "xbk", 2, 0 }, { "Bl", 2, 1 },
		{ NULL, 0, 0 }
	};
	static const struct try of_two_and_third[] = {
		{ "BK", 3, 1 }, { "BKb", 3, 0 }, { "BKKK", 4, 0 },
		{ NULL, 0, 0 }
	};
	static const struct try of_three[] = {
		{ "", 3, 3 }, { "bbk", 3, 0 }, { "kkk", 3, 2 },
		{ "BBk", 3, 0 },
		/* More than three would have no result: who has begun stays. */
		{ "KK", 3, 1 }, { "KKk", 3, 1 }, { "KKK", 3, 0 },
		{ NULL, 0, 0 }
	};

	try_all(&two, OUTCOME_INCOMPLETE, of_two, "of two");
	try_all(&two, OUTCOME_THIRD_EXPERT, of_two_and_third, "and a third");
	try_all(&three, OUTCOME_INCOMPLETE, of_three, "of three");
	return done_testing();
}
