/* Taking answers back, and doing them again. */
#include "config.h"

#include "mita/expert/undo.h"

#include <stdlib.h>
#include <string.h>

/* Taking answers back, and doing them again. */

static void
forget(struct undo *undo, size_t from)
{
	while (undo->n > from) {
		undo->n--;
		free(undo->changes[undo->n].before);
		free(undo->changes[undo->n].after);
	}
	if (undo->done > from)
		undo->done = from;
}

void
undo_remember(struct undo *undo, size_t task, size_t item,
    const char *before, const char *after)
{
	struct change *grown;

	forget(undo, undo->done);
	if (undo->n > 0 && undo->changes[0].task != task)
		forget(undo, 0);
	grown = realloc(undo->changes, (undo->n + 1) * sizeof(*grown));
	if (grown == NULL)
		return;
	undo->changes = grown;
	grown += undo->n;
	*grown = (struct change){ task, item, strdup(before), strdup(after) };
	if (grown->before == NULL || grown->after == NULL) {
		free(grown->before);
		free(grown->after);
		return;
	}
	undo->done = ++undo->n;
}

const struct change *
undo_next(const struct undo *undo, size_t task, bool again)
{
	if (undo->n == 0 || undo->changes[0].task != task ||
	    (again ? undo->done == undo->n : undo->done == 0))
		return NULL;
	return &undo->changes[again ? undo->done : undo->done - 1];
}

void
undo_step(struct undo *undo, bool again)
{
	undo->done += again ? 1 : (size_t)-1;
}

void
undo_release(struct undo *undo)
{
	forget(undo, 0);
	free(undo->changes);
	undo->changes = NULL;
}
