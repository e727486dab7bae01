#ifndef MITA_COORDINATOR_SPOKEN_H
#define MITA_COORDINATOR_SPOKEN_H

struct buf;
struct table;

/*
 * A table as text, as people read it in their language: headings, words and
 * figures.  What programs read has the words of the records.  -1: memory.
 */
int	spoken_write(const struct table *table, struct buf *out);

#endif
