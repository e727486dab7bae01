#ifndef MITA_EXPERT_BOOKMARK_H
#define MITA_EXPERT_BOOKMARK_H

#include <stdbool.h>
#include <stddef.h>

struct session;

/* Where in the forms the person was last; kept between sessions. */
struct bookmark {
	bool	known;
	bool	split;		/* the proposal beside the form */
	size_t	task;
	size_t	item;
};

/* That of the last session, as far as it is there still. */
void	bookmark_find(struct bookmark *mark, const struct session *session);

/* Remember another one, if it is one. */
void	bookmark_keep(struct bookmark *mark, const struct session *session,
	    const struct bookmark *now);

#endif
