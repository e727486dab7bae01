#ifndef MITA_TESTS_ANY_H
#define MITA_TESTS_ANY_H

#include <stdint.h>

/* Numbers without sense, in every run the same ones from the same seed. */
void	 any_from(uint64_t seed);	/* not 0 */
unsigned any(unsigned n);		/* 0 to n - 1 */

#endif
