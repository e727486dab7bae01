/* Memory that lives and dies together. */
#include "config.h"

#include "mita/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_FIRST = 1024, CHUNK_MOST = 64 * 1024 };

struct chunk {
	struct chunk	*next;
	size_t		 used;
	size_t		 size;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct chunk	*chunks;
	struct arena	*children;
	struct arena	*next;		/* child of the same parent */
	struct arena	**place; /* what points to this; NULL: no parent */
};

struct arena *
arena_new(void)
{
	return calloc(1, sizeof(struct arena));
}

struct arena *
arena_child(struct arena *parent)
{
	struct arena *child = arena_new();

	if (child == NULL)
		return NULL;
	child->next = parent->children;
	if (child->next != NULL)
		child->next->place = &child->next;
	child->place = &parent->children;
	parent->children = child;
	return child;
}

static void
leave_parent(struct arena *arena)
{
	if (arena->place == NULL)
		return;
	*arena->place = arena->next;
	if (arena->next != NULL)
		arena->next->place = arena->place;
}

void
arena_free(struct arena *arena)
{
	struct chunk *chunk;

	if (arena == NULL)
		return;
	leave_parent(arena);
	while (arena->children != NULL)
		arena_free(arena->children);
	while ((chunk = arena->chunks) != NULL) {
		arena->chunks = chunk->next;
		free(chunk);
	}
	free(arena);
}

static struct chunk *
chunk_new(struct arena *arena, size_t len)
{
	size_t size = arena->chunks == NULL ? CHUNK_FIRST :
	    arena->chunks->size * 2;
	struct chunk *chunk;

	if (size > CHUNK_MOST)
		size = CHUNK_MOST;
	if (size < len)
		size = len;
	if (size > SIZE_MAX - sizeof(*chunk))
		return NULL;
	if ((chunk = calloc(1, sizeof(*chunk) + size)) == NULL)
		return NULL;
	chunk->size = size;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk;
}

void *
arena_alloc(struct arena *arena, size_t len)
{
	const size_t align = alignof(max_align_t);
	struct chunk *chunk = arena->chunks;
	void *out;

	if (len > SIZE_MAX - align)
		return NULL;
	len = (len + align - 1) / align * align;
	if (chunk == NULL || chunk->size - chunk->used < len)
		if ((chunk = chunk_new(arena, len)) == NULL)
			return NULL;
	out = chunk->bytes + chunk->used;
	chunk->used += len;
	return out;
}

char *
arena_copy(struct arena *arena, const void *src, size_t len)
{
	char *out;

	if (len == SIZE_MAX || (out = arena_alloc(arena, len + 1)) == NULL)
		return NULL;
	if (len > 0)
		memcpy(out, src, len);
	return out;
}

char *
arena_string(struct arena *arena, const char *src)
{
	return arena_copy(arena, src, strlen(src));
}

void *
arena_grow(struct arena *arena, void *array, size_t n, size_t size)
{
	size_t room = n == 0 ? 4 : n * 2;
	void *out;

	/* Capacity is 4, 8, 16 ...: an array is full only at those counts. */
	if (n != 0 && (n < 4 || (n & (n - 1)) != 0))
		return array;
	if (room > SIZE_MAX / size)
		return NULL;
	if ((out = arena_alloc(arena, room * size)) == NULL)
		return NULL;
	if (n > 0)
		memcpy(out, array, n * size);
	return out;
}
