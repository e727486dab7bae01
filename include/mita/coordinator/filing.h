#ifndef MITA_COORDINATOR_FILING_H
#define MITA_COORDINATOR_FILING_H

struct parsed;

/* Verbs that take a table in. */

int	verb_assign_import(const struct parsed *line);
int	verb_conflict_add(const struct parsed *line);
int	verb_conflict_rule(const struct parsed *line);
int	verb_proposal_add(const struct parsed *line);
int	verb_ruling_add(const struct parsed *line);

#endif
