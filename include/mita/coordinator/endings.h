#ifndef MITA_COORDINATOR_ENDINGS_H
#define MITA_COORDINATOR_ENDINGS_H

struct parsed;

/* Keys, proposals and assignments that end. */

int	verb_assign_cancel(const struct parsed *line);
int	verb_expert_revoke(const struct parsed *line);
int	verb_proposal_withdraw(const struct parsed *line);

#endif
