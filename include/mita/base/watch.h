#ifndef MITA_BASE_WATCH_H
#define MITA_BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * Somebody who waits for a long work is told how far it is: now and then, and
 * at the end of each part, when done is all.  What it is (a static text) says
 * which part.
 */
struct watch {
	void		(*tell)(struct watch *watch, const char *what,
			    size_t done, size_t all);
	/* Of whoever tells; see program_watch(). */
	const char	*program;
	const char	*what;		/* the part that goes on */
	int64_t		 begun;		/* and since when, in ms */
	int64_t		 told;
	bool		 shown;
};

/* Nobody waits when watch is NULL, or tell in it. */
void	watch_tell(struct watch *watch, const char *what, size_t done,
	    size_t all);

/*
 * What there is to say after so many ms: "what: 1200 of 9000, about 12 s
 * more".  The rest takes as long for each as what is done took; a part of a
 * second counts as one.  False: nothing yet, for the first second and before
 * a hundredth is done.
 */
bool	watch_text(struct buf *out, const char *what, size_t done, size_t all,
	    int64_t ms);

#endif
