#ifndef MITA_EXPERT_PROPOSAL_PAGES_H
#define MITA_EXPERT_PROPOSAL_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/buf.h"
#include "mita/base/limits.h"

struct grid;
struct key;
struct screen;

/*
 * The text of one proposal as it is read: facts, then each document with its
 * pages, wrapped to the width it has; a line the cursor is on, marks, and
 * what was looked for.  The screen keeps one, so that the place stays when
 * the form is opened and left.
 */

struct page_start {
	size_t		 at;		/* offset of its first letter */
	unsigned	 page;		/* of the document; 0: no page */
	const char	*document;	/* its name, or "" */
};

struct text_hit;

struct mark {
	size_t	from;			/* offsets in the text */
	size_t	to;
};

struct line {
	size_t	at;
	size_t	len;
	size_t	indent;		/* columns in front: its paragraph's */
};

struct pages {
	struct screen	  *screen;
	size_t		   task;
	char		   whose[ID_MAX + 16];	/* stage and proposal */
	struct buf	   text;	/* safe already */
	struct page_start *starts;	/* owned, as all below */
	size_t		   n_starts;
	struct mark	  *marks;
	size_t		   n_marks;
	struct line	  *lines;	/* wrapped to width */
	size_t		   n;
	int		   width;
	int		   rows;	/* when last painted */
	size_t		   top;
	size_t		   at;		/* the line of the cursor */
	size_t		   stay;	/* offset to begin at when laid out */
	size_t		   earlier; /* of one's evaluation before; 0: none */
	bool		   looking;	/* something was looked for */
	struct text_hit	  *hits;	/* where it is, in order */
	size_t		   n_hits;
};

/*
 * The text of a task, read when it is not the one that is kept; NULL: see the
 * session's fault.  What task_may_read() refuses is refused.
 */
struct pages *pages_of(struct screen *screen, size_t task);
void	pages_free(struct pages *pages);
void	pages_compose(struct pages *pages);	/* only for pages_of() */

void	pages_paint(struct pages *pages, struct grid *grid, int row, int rows,
	    int cols);

/* Move by a key (arrows, Space, b, Page, Home, End); false: not its key. */
bool	pages_key(struct pages *pages, const struct key *key);

/* Where the cursor is: "annex.txt, page 6"; for the first line. */
void	pages_place(const struct pages *pages, char *out, size_t room);

/* Parts are the facts, each document, one's evaluation of the stage before. */
void	pages_part(const struct pages *pages, size_t *at, size_t *n);
void	pages_go_part(struct pages *pages, int by);
void	pages_go_earlier(struct pages *pages);

/* Look for a text as text_find() does; false when it is nowhere. */
bool	pages_find(struct pages *pages, const char *text);
bool	pages_find_next(struct pages *pages, int by);
/* The first of n_hits on the cursor's line, or the last before it; or 0. */
size_t	pages_hit(const struct pages *pages);

/* Which of the marks this is, from 1; 0 for none.  Go to the next one. */
size_t	pages_mark_at(const struct pages *pages);
bool	pages_next_mark(struct pages *pages);

/* Mark the cursor's line, or take its mark away. */
void	pages_mark(struct pages *pages);

/* The marked passage at the cursor, or its line, as a quotation with page. */
void	pages_quote(const struct pages *pages, struct buf *out);

/* The document of the cursor's page; NULL among the facts. */
const struct document *pages_document(const struct pages *pages);

#endif
