#ifndef MITA_TESTS_TAP_H
#define MITA_TESTS_TAP_H

#include <stdbool.h>
#include <stddef.h>

/* Test Anything Protocol, as automake's driver reads it. */

/* Each prints one test line and returns whether it passed. */
bool	ok(bool passed, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
bool	is_int(long long got, long long want, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
bool	is_str(const char *got, const char *want, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
bool	is_mem(const void *got, size_t got_len, const void *want,
	    size_t want_len, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/* A test that cannot run here, and why. */
void	skip(const char *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* The whole program; returns main's exit status. */
int	skip_all(const char *why);
void	note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The plan; returns main's exit status. */
int	done_testing(void);

/*
 * Path of a file beside the project ("vectors/..."), or NULL when it is not
 * there.  Static storage, overwritten by the next call.
 */
const char *shared_file(const char *name);

#endif
