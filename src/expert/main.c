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
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"

const char expert_program[] = "mita-expert";

static const struct option_spec common[] = {
	{ "-w", "WORKSPACE", N_("your file; usually in ~/.local/share/mita") },
	{ "--lang", "lt|en", N_("language of the program") },
	{ "--form-lang", "lt|en", N_("language of the forms") },
	{ "--mono", NULL, N_("no colours") },
	{ "--plain", NULL, N_("questions line by line, no full screen") },
	{ "--passphrase-fd", "N", N_("read the passphrase from descriptor N") },
	{ NULL, NULL, NULL }
};

static const struct option_spec enrol_options[] = {
	{ "--name", "NAME", N_("your name") },
	{ "--organisation", "NAME", N_("where you work") },
	{ "--kind", "KIND", N_("business or knowledge") },
	{ "--languages", "lt,en", N_("languages you read") },
	{ "--small-memory", NULL, N_("64 MiB instead of 256 to lock the key") },
	{ NULL, NULL, NULL }
};

static const struct option_spec open_options[] = {
	{ "--agency", "NAME", N_("short name of the agency's key, from its letter") },
	{ NULL, NULL, NULL }
};

static const struct option_spec list_options[] = {
	{ "--format", "FORMAT", N_("text, csv or json") },
	{ NULL, NULL, NULL }
};

static const struct option_spec stage_options[] = {
	{ "--stage", "N", N_("which stage, if you have the proposal in both") },
	{ NULL, NULL, NULL }
};

static const struct option_spec declare_options[] = {
	{ "--stage", "N", N_("which stage, if you have the proposal in both") },
	{ "--text", "TEXT", N_("what the interest is") },
	{ NULL, NULL, NULL }
};

static const struct option_spec sign_options[] = {
	{ "--stage", "N", N_("which stage, if you have the proposals in both") },
	{ "--reason", "TEXT", N_("why an evaluation is corrected") },
	{ NULL, NULL, NULL }
};

static const struct verb verbs[] = {
	{ "demo", "", N_("practise with a call of two proposals, in two"
	    " minutes"), NULL, 0, 0, verb_demo },
	{ "enrol", "CARD", N_("make your key and the card for the agency"),
	    enrol_options, 1, 1, verb_enrol },
	{ "open", "PACKAGE", N_("take in a package from the agency"),
	    open_options, 1, 1, verb_open },
	{ "list", "", N_("your proposals and how far they are"),
	    list_options, 0, 0, verb_list },
	{ "check", "[PROPOSAL]", N_("what is missing before signing"),
	    stage_options, 0, 1, verb_check },
	{ "form", "PROPOSAL", N_("the form as text, to fill elsewhere"),
	    stage_options, 1, 1, verb_form },
	{ "fill", "FILE", N_("take in a filled form as a draft"),
	    NULL, 1, 1, verb_fill },
	{ "declare", "PROPOSAL none|potential|disqualifying",
	    N_("declare your interest in a proposal"),
	    declare_options, 2, 2, verb_declare },
	{ "sign", "PROPOSAL...", N_("sign complete evaluations"),
	    sign_options, 1, SIZE_MAX, verb_sign },
	{ "export", "BUNDLE", N_("write all you signed into one file"),
	    NULL, 1, 1, verb_export },
	{ NULL, NULL, NULL, NULL, 0, 0, NULL }
};

static const struct program program = {
	expert_program, N_("read, score and sign the proposals you were given"),
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
	if (verb != NULL)
		return verb->run(line);
	return parsed_option(line, "--plain") != NULL ?
	    expert_plain(line, NULL) : expert_screen(line, NULL);
}

/* --lang stands above what the environment says. */
static int
choose_language(const struct parsed *line, struct fault *why)
{
	const char *given = parsed_option(line, "--lang");

	if (given != NULL && translate_to(given) == -1)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--lang is lt or en, not \"%s\"", given);
	return 0;
}

int
main(int argc, char *argv[])
{
	struct parsed *line;
	struct fault fault;
	int rc;

	setlocale(LC_CTYPE, "");
	program_start();
	translate_to_environment();
	if ((line = parsed_new(&program, argc, argv, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = choose_language(line, &fault) == -1 ?
	    program_fail(expert_program, &fault) : run(line);
	parsed_free(line);
	return rc;
}
