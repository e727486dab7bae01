#ifndef MITA_COORDINATOR_LIST_VERBS_H
#define MITA_COORDINATOR_LIST_VERBS_H

struct listing;
struct parsed;

/* Verbs that only look: each prints a listing. */

/* The whole of a verb that prints one listing; its exit status. */
int	coordinator_show(const struct parsed *line,
	    const struct listing *listing);

int	verb_expert_list(const struct parsed *line);
int	verb_proposal_list(const struct parsed *line);
int	verb_proposal_export(const struct parsed *line);
int	verb_assign_show(const struct parsed *line);
int	verb_status(const struct parsed *line);
int	verb_rank(const struct parsed *line);
int	verb_check(const struct parsed *line);

#endif
