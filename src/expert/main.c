#include "config.h"

#include "mita/expert/expert.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/desk/workspace.h"

const char expert_program[] = "mita-expert";

static const struct option_spec common[] = {
	{ "-w", "WORKSPACE", "your file; usually in ~/.local/share/mita" },
	{ "--lang", "lt|en", "language of the forms" },
	{ "--mono", NULL, "no colours" },
	{ "--passphrase-fd", "N", "read the passphrase from descriptor N" },
	{ NULL, NULL, NULL }
};

static const struct option_spec enrol_options[] = {
	{ "--name", "NAME", "your name" },
	{ "--organisation", "NAME", "where you work" },
	{ "--kind", "KIND", "business or knowledge" },
	{ "--languages", "lt,en", "languages you read" },
	{ "--small-memory", NULL, "64 MiB instead of 256 to lock the key" },
	{ NULL, NULL, NULL }
};

static const struct option_spec open_options[] = {
	{ "--agency", "NAME", "short name of the agency's key, from its letter" },
	{ NULL, NULL, NULL }
};

static const struct option_spec list_options[] = {
	{ "--format", "FORMAT", "text, csv or json" },
	{ NULL, NULL, NULL }
};

static const struct option_spec stage_options[] = {
	{ "--stage", "N", "which stage, if you have the proposal in both" },
	{ NULL, NULL, NULL }
};

static const struct option_spec declare_options[] = {
	{ "--stage", "N", "which stage, if you have the proposal in both" },
	{ "--text", "TEXT", "what the interest is" },
	{ NULL, NULL, NULL }
};

static const struct option_spec sign_options[] = {
	{ "--stage", "N", "which stage, if you have the proposals in both" },
	{ "--reason", "TEXT", "why an evaluation is corrected" },
	{ NULL, NULL, NULL }
};

static const struct verb verbs[] = {
	{ "enrol", "CARD", "make your key and the card for the agency",
	    enrol_options, 1, 1, verb_enrol },
	{ "open", "PACKAGE", "take in a package from the agency",
	    open_options, 1, 1, verb_open },
	{ "list", "", "your proposals and how far they are",
	    list_options, 0, 0, verb_list },
	{ "check", "[PROPOSAL]", "what is missing before signing",
	    stage_options, 0, 1, verb_check },
	{ "form", "PROPOSAL", "the form as text, to fill elsewhere",
	    stage_options, 1, 1, verb_form },
	{ "fill", "FILE", "take in a filled form as a draft",
	    NULL, 1, 1, verb_fill },
	{ "declare", "PROPOSAL none|potential|disqualifying",
	    "declare your interest in a proposal",
	    declare_options, 2, 2, verb_declare },
	{ "sign", "PROPOSAL...", "sign complete evaluations",
	    sign_options, 1, SIZE_MAX, verb_sign },
	{ "export", "BUNDLE", "write all you signed into one file",
	    NULL, 1, 1, verb_export },
	{ NULL, NULL, NULL, NULL, 0, 0, NULL }
};

static const struct program program = {
	expert_program, "read, score and sign the proposals you were given",
	common, verbs
};

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
	    parsed_option(line, "--passphrase-fd"), "Passphrase", why) == 0)
		key = workspace_unlock(workspace, passphrase, why);
	passphrase_free(passphrase);
	return key;
}

static int
run(const struct parsed *line)
{
	const struct verb *verb = parsed_verb(line);
	struct buf help = {0};
	struct fault fault;
	int rc;

	if (parsed_wants_help(line)) {
		verb_help(&help, &program, verb);
		rc = program_say(expert_program, &help);
		buf_release(&help);
		return rc;
	}
	if (seal_start(&fault) == -1)
		return program_fail(expert_program, &fault);
	return verb == NULL ? expert_screen(line) : verb->run(line);
}

int
main(int argc, char *argv[])
{
	struct parsed *line;
	struct fault fault;
	int rc;

	setlocale(LC_CTYPE, "");
	program_start();
	if ((line = parsed_new(&program, argc, argv, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = run(line);
	parsed_free(line);
	return rc;
}
