#ifndef MITA_COORDINATOR_DASHBOARD_H
#define MITA_COORDINATOR_DASHBOARD_H

struct parsed;

/* The dashboard, until the person leaves; the exit status. */
int	board_run(const struct parsed *line);

#endif
