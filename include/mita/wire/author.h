#ifndef MITA_WIRE_AUTHOR_H
#define MITA_WIRE_AUTHOR_H

#include <stdbool.h>
#include <stdint.h>

struct span;

/*
 * What an officer may write in a call file and a record never has: free
 * blanks, figures with their unit, texts over several lines.  mita-call(5)
 * SYNTAX.  Room-private.
 */

bool	author_is_blank(char c);
void	author_skip_blanks(struct span *line);

/*
 * A sum, which is all that is left of the line: bare cents, or EUR with the
 * unit.  False, and nothing taken but blanks, if it is none.
 */
bool	author_sum(struct span *line, int64_t *cents);

/* The next share of the line, up to max: bare basis points, or per cent. */
bool	author_share(struct span *line, unsigned max, unsigned *share);

/*
 * Does a text go on in the next line?  It does in one that begins with a
 * tabulator, and in one that begins with blanks, unless that is empty, a
 * note, or begins with one of these words (NULL at the end).
 */
bool	author_goes_on(const struct span *in, const char *const *first_words);

#endif
