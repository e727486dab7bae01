#ifndef MITA_EXPERT_FOLDERS_H
#define MITA_EXPERT_FOLDERS_H

#include <stddef.h>

/*
 * Where people find files again: sticks first, then (in Windows' Linux) the
 * folders of Windows, then those of the home folder.
 */
enum { FOLDER_LEN = 1024, FOLDERS_MAX = 8 };

size_t	folders_usual(char out[static FOLDERS_MAX][FOLDER_LEN]);

/* Packages lying there, the newest first. */
size_t	folders_packages(char out[static FOLDERS_MAX][FOLDER_LEN]);

#endif
