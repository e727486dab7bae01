#include "config.h"

#include "tests/play.h"

#include <stddef.h>
#include <stdio.h>

#include "mita/base/verb.h"
#include "mita/expert/app.h"
#include "mita/expert/demo.h"
#include "mita/expert/expert.h"

int
play_demo(struct player *player, const char *language)
{
	static const struct option_spec none[] = { { NULL, NULL, NULL } };
	static const struct verb verbs[] = {
		{ "demo", "", "", NULL, 0, 0, verb_demo },
		{ NULL, NULL, NULL, NULL, 0, 0, NULL }
	};
	static const struct program program = { "test", "", none, verbs,
	    NULL };
	char name[] = "test", demo[] = "demo", *argv[] = { name, demo, NULL };
	struct parsed *line;
	int rc;

	if (play_begin(player, language) == -1 || (line = parsed_new(&program,
	    2, argv, NULL)) == NULL)
		return 3;
	rc = verb_demo(line);
	parsed_free(line);
	return rc;
}

int
play_workspace(struct player *player, const char *language, const char *path)
{
	static const struct option_spec options[] = {
		{ "-w", "WORKSPACE", "" }, { NULL, NULL, NULL }
	};
	static const struct verb verbs[] = {
		{ NULL, NULL, NULL, NULL, 0, 0, NULL }
	};
	static const struct program program = { "test", "", options,
	    verbs, NULL };
	char name[] = "test", option[] = "-w", file[4096];
	char *argv[] = { name, option, file, NULL };
	struct parsed *line;
	int rc;

	snprintf(file, sizeof(file), "%s", path);
	if (play_begin(player, language) == -1 || (line = parsed_new(&program,
	    3, argv, NULL)) == NULL)
		return 3;
	rc = expert_screen(line, NULL);
	parsed_free(line);
	return rc;
}
