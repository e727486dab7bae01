#ifndef MITA_COORDINATOR_SCREEN_CELL_H
#define MITA_COORDINATOR_SCREEN_CELL_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/*
 * What the cells of tables look like on a screen: stable words in the
 * person's language and with a sign, times as in Vilnius, sums as people
 * write them.
 */

enum cell_kind {
	CELL_TEXT,
	CELL_WORD,		/* stable words: the first, and how many more */
	CELL_SIGN,		/* "E-01 SILENT": of words only the sign */
	CELL_FIGURE,
	CELL_FIGURES,
	CELL_MONEY,		/* "24500.00" */
	CELL_TIME		/* UTC, or a stable word */
};

/* Instead of what out had; is it a figure? */
void	cell_show(struct buf *out, enum cell_kind kind, const char *cell,
	    bool figure);

/* A sum in cents, likewise. */
void	cell_sum(struct buf *out, int64_t cents);

/* All words of a list, where a cell has the first alone. */
void	words_show(struct buf *out, const char *words);

/* What a stable word is called here; the word itself if it is not known. */
const char *word_said(const char *word);

/* Its sign, such as "ok" or "!"; "" for none. */
const char *word_sign(const char *word);

#endif
