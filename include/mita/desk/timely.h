#ifndef MITA_DESK_TIMELY_H
#define MITA_DESK_TIMELY_H

#include <stdbool.h>
#include <stddef.h>

struct task;
struct workspace;

/*
 * What the clock and the deadlines have to say to somebody who works at these
 * n tasks: one sentence; false, and an empty one, when nothing.  The clock
 * comes first: it is behind what was signed already or what this program
 * could have seen, or more than a year behind the last deadline.  Nothing is
 * refused for it.
 */
enum { TIMELY_LEN = 320 };
bool	tasks_timely(const struct workspace *workspace,
	    const struct task *tasks, size_t n, char out[static TIMELY_LEN]);

#endif
