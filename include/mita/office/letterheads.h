#ifndef MITA_OFFICE_LETTERHEADS_H
#define MITA_OFFICE_LETTERHEADS_H

#include "mita/model/letterhead.h"

struct arena;
struct book;
struct fault;

/*
 * A table of what the letters to applicants say of themselves: number, date,
 * who signs, where to complain.  mita-coordinator(1) Letters.
 */
struct letterheads;

/* In the arena.  Reason CSV, with all that is wrong. */
struct letterheads *letterheads_read(const char *path,
	    const struct book *book, struct arena *arena, struct fault *why);

/*
 * What the letter about a proposal says in a language: of each column the
 * last cell that is of both; a line that names the proposal goes before one
 * of all.  NULL: nothing is told.
 */
struct letterhead letterheads_of(const struct letterheads *heads,
	    const char *proposal, const char *language);

#endif
