/* Pointers found by a key of some bytes. */
#include "config.h"

#include "mita/base/map.h"

#include <string.h>

#include "mita/base/arena.h"

/* Open addressing: a key stands at its place or in the run behind it. */

struct map_slot {
	const void	*key;		/* NULL: free */
	size_t		 len;
	uint64_t	 hash;
	void		*value;		/* NULL: dropped, the run goes on */
};

/* FNV-1a. */
static uint64_t
hash_of(const void *key, size_t len)
{
	const unsigned char *bytes = key;
	uint64_t hash = 14695981039346656037u;
	size_t i;

	for (i = 0; i < len; i++)
		hash = (hash ^ bytes[i]) * 1099511628211u;
	return hash;
}

/* The slot of the key, or the free one behind its run. */
static struct map_slot *
seek(const struct map *map, const void *key, size_t len, uint64_t hash)
{
	size_t at = (hash ^ hash >> 32) & (map->room - 1);

	for (;; at = (at + 1) & (map->room - 1)) {
		struct map_slot *slot = &map->slots[at];

		if (slot->key == NULL || (slot->hash == hash &&
		    slot->len == len && memcmp(slot->key, key, len) == 0))
			return slot;
	}
}

void *
map_get(const struct map *map, const void *key, size_t len)
{
	return map->n == 0 ? NULL :
	    seek(map, key, len, hash_of(key, len))->value;
}

/* Twice the room; what was dropped is left behind. */
static int
widen(struct map *map)
{
	struct map wide = { .arena = map->arena,
	    .room = map->room == 0 ? 16 : map->room * 2 };
	struct map_slot *slot;
	size_t i;

	wide.slots = arena_alloc(map->arena, wide.room * sizeof(*slot));
	if (wide.slots == NULL)
		return -1;
	for (i = 0; i < map->room; i++) {
		slot = &map->slots[i];
		if (slot->value == NULL)
			continue;
		*seek(&wide, slot->key, slot->len, slot->hash) = *slot;
		wide.n++;
	}
	*map = wide;
	return 0;
}

int
map_put(struct map *map, const void *key, size_t len, void *value)
{
	uint64_t hash = hash_of(key, len);
	struct map_slot *slot;

	if (map->n >= map->room / 2 && widen(map) == -1)
		return -1;
	slot = seek(map, key, len, hash);
	map->n += slot->key == NULL;
	*slot = (struct map_slot){ key, len, hash, value };
	return 0;
}

void
map_drop(struct map *map, const void *key, size_t len)
{
	if (map->n > 0)
		seek(map, key, len, hash_of(key, len))->value = NULL;
}
