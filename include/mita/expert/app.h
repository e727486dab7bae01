#ifndef MITA_EXPERT_APP_H
#define MITA_EXPERT_APP_H

struct parsed;

/*
 * The full-screen application, until the person leaves; the exit status.  A
 * path is that of the practice workspace.
 */
int	expert_screen(const struct parsed *line, const char *path);

#endif
