#ifndef MITA_EXPERT_PLAIN_WORDS_H
#define MITA_EXPERT_PLAIN_WORDS_H

#include <stddef.h>

/* The words of the work line by line, in the language of the program, too. */

/* The English word of what was typed in either; NULL: it is none. */
const char *plain_word(const char *typed, size_t len);

/* That of an English one in the language of the program. */
const char *plain_own_word(const char *word);

#endif
