#ifndef MITA_REPORT_CELLS_H
#define MITA_REPORT_CELLS_H

#include <stddef.h>

/* People who must be behind a figure that tells what somebody scored. */
enum { PEOPLE_LEAST = 3 };

/*
 * Neighbouring classes put together until each holds PEOPLE_LEAST or nobody;
 * ends[i] is the index behind the last class that is in cell i, and has room
 * for all n.  Returns how many cells; 0 when there are too few in all.
 */
size_t	cells_merge(const size_t *counts, size_t n, size_t *ends);

/* How many are in a cell. */
size_t	cells_count(const size_t *counts, const size_t *ends, size_t cell);

#endif
