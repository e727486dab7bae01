#ifndef MITA_EXPERT_PLAIN_START_H
#define MITA_EXPERT_PLAIN_START_H

struct parsed;

/* Name, key and card in questions; 0, or the exit status. */
int	plain_start(const struct parsed *line, const char *path);

#endif
