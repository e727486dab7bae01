#ifndef MITA_COORDINATOR_DIAGNOSE_H
#define MITA_COORDINATOR_DIAGNOSE_H

struct parsed;

/* Where experts differ, and where it matters. */

int	verb_diagnose(const struct parsed *line);

#endif
