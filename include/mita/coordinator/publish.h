#ifndef MITA_COORDINATOR_PUBLISH_H
#define MITA_COORDINATOR_PUBLISH_H

struct parsed;

/* Folders for others, and the register out of one. */

int	verb_publish(const struct parsed *line);
int	verb_restore(const struct parsed *line);

#endif
