#ifndef MITA_EXPERT_DEMO_H
#define MITA_EXPERT_DEMO_H

struct parsed;

/* A practice call in a folder that goes away; the exit status. */
int	verb_demo(const struct parsed *line);

#endif
