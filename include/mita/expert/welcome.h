#ifndef MITA_EXPERT_WELCOME_H
#define MITA_EXPERT_WELCOME_H

#include <stdbool.h>

struct screen;

/* Make key, card and workspace; false: the person left before. */
bool	welcome_run(struct screen *screen, const char *path);

#endif
