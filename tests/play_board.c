#include "config.h"

#include "tests/play.h"

#include <stddef.h>

#include "mita/base/verb.h"
#include "mita/coordinator/dashboard.h"

int
play_board(struct player *player, const char *language)
{
	static const struct option_spec none[] = { { NULL, NULL, NULL } };
	static const struct verb verbs[] = {
		{ NULL, NULL, NULL, NULL, 0, 0, NULL }
	};
	static const struct program program = { "test", "", none, verbs,
	    NULL };
	char name[] = "test", *argv[] = { name, NULL };
	struct parsed *line;
	int rc;

	if (play_begin(player, language) == -1 || (line = parsed_new(&program,
	    1, argv, NULL)) == NULL)
		return 3;
	rc = board_run(line);
	parsed_free(line);
	return rc;
}
