#ifndef MITA_BASE_NUMBER_H
#define MITA_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span;

/*
 * Whole numbers that came from outside: an option, a cell, a line that
 * somebody typed, a line of a record.  Nothing else reads one.
 */

/*
 * A whole number in decimal digits: no sign, no blank, no leading zero,
 * nothing behind it.  False, and *out as it was, when it is none or is not
 * from least (0 or more) to most.
 */
bool	number_read(const char *text, int64_t least, int64_t most,
	    int64_t *out);

/*
 * The same at the beginning of in, from 0 to most; in moves behind its last
 * digit.  False, and nothing taken, when there is none.
 */
bool	number_take(struct span *in, int64_t most, int64_t *out);

#endif
