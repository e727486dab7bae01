#ifndef MITA_COORDINATOR_REPORT_H
#define MITA_COORDINATOR_REPORT_H

struct parsed;

/* What is said about a stage. */

int	verb_report(const struct parsed *line);

#endif
