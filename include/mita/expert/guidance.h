#ifndef MITA_EXPERT_GUIDANCE_H
#define MITA_EXPERT_GUIDANCE_H

#include <stddef.h>

struct item_page;

/* The next sensible step at a question, in words; out or a fixed text. */
const char *guidance_sentence(const struct item_page *page,
	    char out[static 400]);

/*
 * "1+ 2+ [3-] 4-   answers 2 of 4   total ...", in one line or two: the
 * numbers tell what is answered, what is missing, and where one is.
 */
void	guidance_progress(const struct item_page *page, int cols, char *out,
	    size_t room);

#endif
