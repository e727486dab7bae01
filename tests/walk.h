#ifndef TESTS_WALK_H
#define TESTS_WALK_H

#include <stdbool.h>

#include "tests/play.h"

/*
 * A walk through an application: keys by their names, "'words" to type,
 * "!name" to look, "#full" and "#room" for the disk, "#WxH" for another size
 * of the window, "#" for the first one, NULL at the end.  What is seen is text, roles and cursor,
 * against tests/golden/NAME-LANGUAGE-COLSxROWS.txt.  GOLDEN=write writes
 * them anew: read the difference before it is committed.  Linked with
 * pseudo.c instead of the catalogue, the same walk looks for labels that a
 * language 40 % longer would have cut, but not in a screen "text-...", whose
 * lines go on below.  Colours are no part of it: term.c shows a role with or
 * without them.
 */
struct walk {
	const char		*name;
	const char *const	*steps;
	int			(*prepare)(void);	/* before each; or NULL */
	int			(*play)(struct player *player,
				    const char *language);
};

/* In every language (or the pseudo-language), at three sizes. */
void	walk_all(const struct walk *walk);

#endif
