#ifndef MITA_BASE_FOLDER_H
#define MITA_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

bool	folder_is(const char *path);

/*
 * Names of what is in a folder, in order of their bytes, without "." and
 * "..", in the arena.  At most max; more is a fault (reason TOO-LARGE).
 */
int	folder_list(const char *path, struct arena *arena, size_t max,
	    const char ***out, size_t *n, struct fault *why);

#endif
