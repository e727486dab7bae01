#ifndef MITA_COORDINATOR_INIT_H
#define MITA_COORDINATOR_INIT_H

struct parsed;

/* Verbs of the call itself: making the register of it, and showing it. */
int	verb_init(const struct parsed *line);
int	verb_call_show(const struct parsed *line);

#endif
