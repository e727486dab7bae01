#ifndef MITA_UI_CHARSET_H
#define MITA_UI_CHARSET_H

#include <stdbool.h>
#include <wchar.h>

struct decoder;

/*
 * Does the terminal show UTF-8?  When the locale does not say so the terminal
 * is asked, and the locale follows its answer: LC_ALL=C is often set by
 * somebody who never thought of letters.  What was typed meanwhile goes to
 * the decoder.
 */
bool	charset_is_utf8(struct decoder *typed);

/* A letter that a terminal of few letters can show instead; or "?". */
wchar_t	charset_stand_in(wchar_t point);

#endif
