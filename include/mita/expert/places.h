#ifndef MITA_EXPERT_PLACES_H
#define MITA_EXPERT_PLACES_H

#include <stddef.h>

/*
 * Where people find files again: sticks first, then (in Windows' Linux) the
 * folders of Windows, then those of the home folder.
 */
enum { PLACE_LEN = 1024, PLACES_MAX = 8 };

size_t	places_folders(char out[static PLACES_MAX][PLACE_LEN]);

/* Packages lying there, the newest first. */
size_t	places_packages(char out[static PLACES_MAX][PLACE_LEN]);

#endif
