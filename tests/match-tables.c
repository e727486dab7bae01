#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/match.h"
#include "mita/model/shortage.h"

/*
 * Solve one case given on standard input, one thing a line:
 *   expert BUSINESS KNOWLEDGE ORGANISATION MIN MAX
 *   proposal SEATS BUSINESS KNOWLEDGE
 *   goal changes|level|load|preference
 *   pair EXPERT PROPOSAL LEVEL PREFERENCE CURRENT LOCKED DRAW	(from 0)
 * and print "empty N", "EXPERT PROPOSAL" of each chosen pair, and of what is
 * short "short NUMBER business|knowledge|any PROPOSAL".  With any argument,
 * print only what the answer comes to and the seconds it took.
 */

enum { EXPERTS = 4000, PROPOSALS = 8000, PAIRS = 12000000 };

static const char *const goals[MATCH_GOALS] = {
	"changes", "level", "load", "preference"
};
static struct match_expert experts[EXPERTS];
static struct match_proposal proposals[PROPOSALS];
static struct match_pair pairs[PAIRS];
static char organisations[EXPERTS][ID_MAX + 1];
static struct match match = {
	.experts = experts, .proposals = proposals, .pairs = pairs
};

static void
read_line(const char *line)
{
	struct match_expert *e = &experts[match.n_experts];
	struct match_proposal *p = &proposals[match.n_proposals];
	struct match_pair *pair = &pairs[match.n_pairs];
	unsigned expert, proposal, level, draw;
	long preference;
	int a, b;
	char word[40];
	unsigned i;

	if (sscanf(line, "expert %d %d %32s %u %u", &a, &b,
	    organisations[match.n_experts], &e->min, &e->max) == 5) {
		e->business = a != 0;
		e->knowledge = b != 0;
		e->organisation = organisations[match.n_experts++];
	} else if (sscanf(line, "proposal %u %u %u", &p->seats, &p->business,
	    &p->knowledge) == 3)
		match.n_proposals++;
	else if (sscanf(line, "pair %u %u %u %ld %d %d %u", &expert,
	    &proposal, &level, &preference, &a, &b, &draw) == 7) {
		pair->expert = expert;
		pair->proposal = proposal;
		pair->level = (uint8_t)level;
		pair->draw = draw;
		pair->preference = preference;
		pair->current = a != 0;
		pair->locked = b != 0;
		match.n_pairs++;
	} else if (sscanf(line, "goal %39s", word) == 1) {
		for (i = 0; i < MATCH_GOALS; i++)
			if (strcmp(word, goals[i]) == 0)
				match.goals[match.n_goals++] = i;
	} else
		exit(2);
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
print_shortages(struct arena *arena, struct fault *why)
{
	static const char *const kinds[] = { "business", "knowledge", "any" };
	struct shortage *shortages;
	size_t n, i, k;

	if (shortages_of(arena, &match, &shortages, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		for (k = 0; k < shortages[i].n_demands; k++)
			printf("short %zu %s %zu\n", i,
			    kinds[shortages[i].demands[k].kind],
			    shortages[i].demands[k].proposal);
	return 0;
}

static int
solve(struct arena *arena, bool brief, struct fault *why)
{
	double start = seconds();
	struct match_sum sum;
	size_t i;

	if (match_solve(arena, &match, why) == -1 ||
	    match_add_up(arena, &match, &sum, NULL, why) == -1)
		return -1;
	printf("empty %u\n", sum.empty);
	if (brief) {
		printf("squares %lld preference %lld solve %.4f s\n",
		    (long long)sum.squares, (long long)sum.preference,
		    seconds() - start);
		return 0;
	}
	for (i = 0; i < match.n_pairs; i++)
		if (pairs[i].chosen)
			printf("%u %u\n", pairs[i].expert,
			    pairs[i].proposal);
	return print_shortages(arena, why);
}

int
main(int argc, char *argv[])
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	char line[200];
	int rc;

	(void)argv;
	while (fgets(line, sizeof(line), stdin) != NULL)
		read_line(line);
	if (arena == NULL)
		return 1;
	if ((rc = solve(arena, argc > 1, &why)) == -1)
		fprintf(stderr, "%s: %s\n", why.reason, why.text);
	arena_free(arena);
	return rc == -1;
}
