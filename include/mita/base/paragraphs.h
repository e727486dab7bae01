#ifndef MITA_BASE_PARAGRAPHS_H
#define MITA_BASE_PARAGRAPHS_H

#include <stddef.h>

struct buf;

/*
 * Text that was wrapped at some width comes as lines; wrapped once more in a
 * narrower place it would be a staircase.  Append it with each line end that
 * was only a wrap turned into a blank: where the next word did not fit into
 * the widest line of the text.  Blank lines, headings, lists, tables and what
 * is indented otherwise keep their lines; no letter is lost or added but
 * blanks.
 */
void	paragraphs_join(struct buf *out, const char *text, size_t len);

#endif
