#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/match.h"

/*
 * Solve one case given on standard input, one thing a line:
 *   expert BUSINESS KNOWLEDGE HOUSE MIN MAX
 *   proposal SEATS BUSINESS KNOWLEDGE
 *   wish changes|level|load|preference
 *   pair EXPERT PROPOSAL LEVEL PREFERENCE CURRENT LOCKED	(from 0)
 * and print "empty N" and "EXPERT PROPOSAL" of each chosen pair.
 */

enum { EXPERTS = 4000, PROPOSALS = 8000, PAIRS = 1000000 };

static const char *const wishes[MATCH_WISHES] = {
	"changes", "level", "load", "preference"
};
static struct match_expert experts[EXPERTS];
static struct match_proposal proposals[PROPOSALS];
static struct match_pair pairs[PAIRS];
static char houses[EXPERTS][ID_MAX + 1];
static struct match match = {
	.experts = experts, .proposals = proposals, .pairs = pairs
};

static void
read_line(const char *line)
{
	struct match_expert *e = &experts[match.n_experts];
	struct match_proposal *p = &proposals[match.n_proposals];
	struct match_pair *pair = &pairs[match.n_pairs];
	long preference;
	int a, b;
	char word[40];
	unsigned i;

	if (sscanf(line, "expert %d %d %32s %u %u", &a, &b,
	    houses[match.n_experts], &e->min, &e->max) == 5) {
		e->business = a != 0;
		e->knowledge = b != 0;
		e->house = houses[match.n_experts++];
	} else if (sscanf(line, "proposal %u %u %u", &p->seats, &p->business,
	    &p->knowledge) == 3)
		match.n_proposals++;
	else if (sscanf(line, "pair %zu %zu %u %ld %d %d", &pair->expert,
	    &pair->proposal, &pair->level, &preference, &a, &b) == 6) {
		pair->preference = preference;
		pair->current = a != 0;
		pair->locked = b != 0;
		match.n_pairs++;
	} else if (sscanf(line, "wish %39s", word) == 1) {
		for (i = 0; i < MATCH_WISHES; i++)
			if (strcmp(word, wishes[i]) == 0)
				match.wishes[match.n_wishes++] = i;
	} else
		exit(2);
}

int
main(void)
{
	struct arena *arena = arena_new();
	struct fault why = {0};
	char line[200];
	unsigned empty;
	size_t i;

	while (fgets(line, sizeof(line), stdin) != NULL)
		read_line(line);
	if (arena == NULL ||
	    match_solve(arena, &match, &empty, NULL, &why) == -1) {
		fprintf(stderr, "%s: %s\n", why.reason, why.text);
		return 1;
	}
	printf("empty %u\n", empty);
	for (i = 0; i < match.n_pairs; i++)
		if (pairs[i].chosen)
			printf("%zu %zu\n", pairs[i].expert,
			    pairs[i].proposal);
	arena_free(arena);
	return 0;
}
