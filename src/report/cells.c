/* Small classes put together, so that nobody is seen alone. */
#include "config.h"

#include "mita/report/cells.h"

size_t
cells_merge(const size_t *counts, size_t n, size_t *ends)
{
	size_t cells = 0, sum = 0, i;

	for (i = 0; i < n; i++) {
		sum += counts[i];
		if (sum > 0 && sum < PEOPLE_LEAST)
			continue;
		ends[cells++] = i + 1;
		sum = 0;
	}
	if (sum == 0)
		return cells;
	/* What is left over goes with the last cell that has people in it. */
	while (cells > 0 && sum < PEOPLE_LEAST) {
		cells--;
		for (i = cells == 0 ? 0 : ends[cells - 1]; i < ends[cells];
		    i++)
			sum += counts[i];
	}
	if (sum < PEOPLE_LEAST)
		return 0;
	ends[cells++] = n;
	return cells;
}

size_t
cells_count(const size_t *counts, const size_t *ends, size_t cell)
{
	size_t sum = 0, i;

	for (i = cell == 0 ? 0 : ends[cell - 1]; i < ends[cell]; i++)
		sum += counts[i];
	return sum;
}
