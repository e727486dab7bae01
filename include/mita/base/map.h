#ifndef MITA_BASE_MAP_H
#define MITA_BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * Pointers found by a key of some bytes.  Nothing lists what is in a map: no
 * order of anything can come from it.
 */
struct map {
	struct arena	*arena;		/* borrowed */
	size_t		 n;
	size_t		 room;		/* a power of two, or 0 */
	struct map_slot	*slots;
};

void	*map_get(const struct map *map, const void *key, size_t len);

/*
 * Set what is found by a key that is not there yet; the key's bytes are
 * borrowed for the life of the map.  -1: memory.
 */
int	map_put(struct map *map, const void *key, size_t len, void *value);

/* Nothing is found by this key any more. */
void	map_drop(struct map *map, const void *key, size_t len);

#endif
