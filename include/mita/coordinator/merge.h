#ifndef MITA_COORDINATOR_MERGE_H
#define MITA_COORDINATOR_MERGE_H

struct parsed;

/* Taking in what experts sent. */

int	verb_merge(const struct parsed *line);

#endif
