#include "config.h"

#include "mita/expert/expert.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"

/* What every verb begins with: the workspace, the key, the languages. */

const char expert_program[] = "mita-expert";

int
expert_path(const struct parsed *line, char *out, size_t room,
    struct fault *why)
{
	const char *given = parsed_option(line, "-w");
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	char *slash;

	if (given != NULL) {
		snprintf(out, room, "%s", given);
		return 0;
	}
	if (data != NULL && data[0] == '/')
		snprintf(out, room, "%s/mita/workspace.mita", data);
	else if (home != NULL && home[0] == '/')
		snprintf(out, room, "%s/.local/share/mita/workspace.mita",
		    home);
	else
		return fault_set(why, FAULT_USAGE, "USAGE", "HOME is not set;"
		    " name your workspace with -w FILE");
	/* Make the folders on the way, each private. */
	for (slash = strchr(out + 1, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!file_exists(out) &&
		    file_make_folder(out, 0700, why) == -1)
			return -1;
		*slash = '/';
	}
	return 0;
}

size_t
expert_form_language(const struct parsed *line, const struct call *call,
    const char *remembered)
{
	const char *given = parsed_option(line, "--form-lang");

	if (given == NULL)
		given = remembered;
	return call_language(call, given == NULL ? translate_language() :
	    given);
}

struct workspace *
expert_workspace(const struct parsed *line, struct fault *why)
{
	char path[4096];

	if (expert_path(line, path, sizeof(path), why) == -1)
		return NULL;
	if (!file_exists(path)) {
		fault_set(why, FAULT_REFUSED, "NO-WORKSPACE", "%s: there is no"
		    " workspace yet; begin with \"mita-expert enrol\"", path);
		return NULL;
	}
	return workspace_open(path, why);
}

struct seckey *
expert_unlock(const struct parsed *line, const struct workspace *workspace,
    struct fault *why)
{
	struct seckey *key = NULL;
	char *passphrase;

	if ((passphrase = passphrase_new(why)) == NULL)
		return NULL;
	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1,
	    parsed_option(line, "--passphrase-fd"), N_("Passphrase"),
	    why) == 0)
		key = workspace_unlock(workspace, passphrase, why);
	passphrase_free(passphrase);
	return key;
}
