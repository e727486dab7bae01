#ifndef MITA_BASE_ARENA_H
#define MITA_BASE_ARENA_H

#include <stddef.h>

/*
 * Memory that lives and dies together.  Everything read from one file, and
 * everything computed from it, hangs on one arena; nothing in it is freed
 * singly.  Not for secrets.
 */
struct arena;

struct arena *arena_new(void);		/* NULL: out of memory */
void	 arena_free(struct arena *arena);	/* also for NULL */

/* One that dies with its parent, or before by arena_free(). */
struct arena *arena_child(struct arena *parent);

/* Zeroed, aligned for any type; NULL only when out of memory. */
void	*arena_alloc(struct arena *arena, size_t len);

/* A copy of len bytes with a NUL behind it. */
char	*arena_copy(struct arena *arena, const void *src, size_t len);

/* A copy of a string. */
char	*arena_string(struct arena *arena, const char *src);

/*
 * Room for one more: array holds n things of size each; the result holds the
 * same things and at least one zeroed one more, or is NULL.  The old array
 * is dead memory afterwards, so the cost stays linear (capacity doubles).
 */
void	*arena_grow(struct arena *arena, void *array, size_t n, size_t size);

#endif
