#ifndef MITA_COORDINATOR_INTAKE_H
#define MITA_COORDINATOR_INTAKE_H

#include <stdbool.h>

#include "mita/base/fault.h"
#include "mita/office/merge.h"

struct book;
struct buf;

/*
 * Taking in what experts sent, as merge and the dashboard do: bundles,
 * folders of bundles, copies of the register.  A bad file does not stop the
 * others.
 */

/* One file, and what came of it. */
struct intake {
	const char		*path;
	int			 rc;		/* 0, or the fault's status */
	bool			 copy;		/* of the register */
	bool			 alone;	/* named, not found in a folder */
	bool			 other;	/* found in one, no bundle: left */
	struct merge_news	 news;
	struct fault		 fault;		/* when rc is not 0 */
};

struct intaking {
	struct register_file	*reg;
	bool			 dry;
	/* Told of each file as soon as it was dealt with. */
	void			 (*seen)(const struct intaking *how,
				    const struct intake *one);
	void			*state;
};

/* By what is in it, or by its name. */
bool	intake_is_bundle(const char *path);

/* Is any of the files at this path encrypted?  Then there must be a reader. */
bool	intake_is_encrypted(const char *path);

/* The worst status of all the files at this path. */
int	intake_take(const struct intaking *how, const char *path);

/* How much was new in what was taken in. */
void	intake_news(struct buf *out, const struct intake *one);

/* A line that says what came of it, with that or why it was refused. */
void	intake_say(struct buf *out, const struct intake *one, bool dry);

/*
 * Lines of what to tell the sender, in the expert's language if we know it,
 * otherwise in both; nothing when there is nothing to tell.
 */
void	intake_remedy(struct buf *out, const struct book *book,
	    const struct intake *one);

#endif
