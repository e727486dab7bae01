#ifndef MITA_BASE_TRANSLATE_H
#define MITA_BASE_TRANSLATE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What programs say to people, in the person's language.  The source is
 * English; the others are the gettext catalogues of data/po, compiled in, so
 * that they need neither a system locale nor an installed file.  Nothing
 * that is signed, ranked or read by a program passes through here.
 */

/* Mark and translate; only mark, for a table that is translated when shown. */
#define _(text)		translate(text)
#define N_(text)	(text)

/* "en" or "lt"; any longer locale name too ("lt_LT.UTF-8").  -1: unknown. */
int	translate_to(const char *language);

/* The language of LC_ALL, LC_MESSAGES or LANG, the first that is set. */
void	translate_to_environment(void);

const char *translate_language(void);	/* "en" unless told otherwise */
const char *translate_language_name(size_t i);	/* in itself; NULL behind */
const char *translate_language_code(size_t i);

/* The text in that language, or the text itself when it is not there. */
const char *translate(const char *text) __attribute__((format_arg(1)));

/* One of the forms that n of something take. */
const char *translate_n(const char *one, const char *many, size_t n)
	    __attribute__((format_arg(1), format_arg(2)));

/* Change the point of a number that is only shown: "3.50" to "3,50". */
char	*translate_number(char *number);

#endif
