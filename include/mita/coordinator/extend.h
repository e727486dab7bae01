#ifndef MITA_COORDINATOR_EXTEND_H
#define MITA_COORDINATOR_EXTEND_H

struct parsed;

/* The verb assign extend: more time for experts. */
int	verb_assign_extend(const struct parsed *line);

#endif
