#ifndef MITA_COORDINATOR_CONFLICTS_H
#define MITA_COORDINATOR_CONFLICTS_H

struct parsed;

/* Who should not evaluate what. */

int	verb_conflict_check(const struct parsed *line);
int	verb_conflict_list(const struct parsed *line);

#endif
