#ifndef MITA_COORDINATOR_WHY_H
#define MITA_COORDINATOR_WHY_H

struct parsed;

/* Why a proposal has its place. */

int	verb_why(const struct parsed *line);

#endif
