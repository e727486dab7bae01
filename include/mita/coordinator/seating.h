#ifndef MITA_COORDINATOR_SEATING_H
#define MITA_COORDINATOR_SEATING_H

struct parsed;

/* A plan of who evaluates what. */

int	verb_assign_auto(const struct parsed *line);

#endif
