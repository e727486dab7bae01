#ifndef MITA_COORDINATOR_RULING_TABLES_H
#define MITA_COORDINATOR_RULING_TABLES_H

struct parsed;

/*
 * Rulings as tables that "ruling add" takes: all that stand, or a sheet of the
 * questions about eligibility, to be answered.
 */

int	verb_ruling_list(const struct parsed *line);
int	verb_ruling_sheet(const struct parsed *line);

#endif
