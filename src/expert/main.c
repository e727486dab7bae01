/* The verbs of mita-expert, and what each takes. */
#include "config.h"

#include "mita/expert/app.h"
#include "mita/expert/expert.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"
#include "mita/expert/demo.h"
#include "mita/expert/keeping.h"
#include "mita/expert/plain.h"
#include "mita/expert/verbs.h"
#include "mita/ui/term_type.h"

static const struct option_spec common[] = {
	{ "-w", "WORKSPACE", N_("your file; usually in ~/.local/share/mita") },
	{ "--lang", "lt|en", N_("language of the program") },
	{ "--form-lang", "lt|en", N_("language of the forms") },
	{ "--package", "FILE", N_("full screen: begin with taking it in") },
	{ "--mono", NULL, N_("no colours") },
	{ "--plain", NULL, N_("questions line by line, no full screen") },
	{ "--passphrase-fd", "N", N_("read the passphrase from descriptor N") },
	{ NULL, NULL, NULL }
};

static const struct option_spec enrol_options[] = {
	{ "--name", "NAME", N_("your name") },
	{ "--organisation", "NAME", N_("where you work") },
	{ "--email", "ADDRESS", N_("where the agency writes to you") },
	{ "--kind", "KIND", N_("business or knowledge") },
	{ "--languages", "lt,en", N_("languages you read") },
	{ "--interests", "LIST", N_("what ties you to organisations and"
	    " clusters, such as BOARD:305123456") },
	{ "--subjects", "LIST", N_("what you know, such as KET:K5,NACE:26") },
	{ "--small-memory", NULL, N_("64 MiB instead of 256 to lock the key") },
	{ NULL, NULL, NULL }
};

static const struct option_spec open_options[] = {
	{ "--agency", "NAME",
	    N_("short name of the agency's key, from its letter") },
	{ NULL, NULL, NULL }
};

static const struct option_spec restore_options[] = {
	{ "--newest", NULL, N_("you signed nothing since the copy was made") },
	{ NULL, NULL, NULL }
};

static const struct option_spec list_options[] = {
	{ "--format", "text|csv|json", N_("how it is written") },
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
	{ "--stage", "N",
	    N_("which stage, if you have the proposals in both") },
	{ "--reason", "TEXT", N_("why an evaluation is corrected") },
	{ NULL, NULL, NULL }
};

static const struct verb verbs[] = {
	{ "demo", "", N_("practise with a call of two proposals, in two"
	    " minutes"), NULL, 0, 0, verb_demo },
	{ "enrol", "CARD", N_("make your key and the card for the agency"),
	    enrol_options, 1, 1, verb_enrol },
	{ "open", "FILE", N_("take in a package, what you exported, or the"
	    " texts of an old workspace"),
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
	{ "receipt", "FILE", N_("what an exported file has in it, to keep; or"
	    " what the agency received"),
	    NULL, 1, 1, verb_receipt },
	{ "decrypt", "FILE NEW", N_("write what is in an encrypted file"),
	    NULL, 2, 2, verb_decrypt },
	{ "doctor", "", N_("is this machine fit, and what to change"),
	    NULL, 0, 0, verb_doctor },
	{ "copy", "FILE", N_("keep a copy of all your work, on a stick"),
	    NULL, 1, 1, verb_copy },
	{ "sheet", "FILE", N_("a sheet to print, from which your key can be"
	    " made again"), NULL, 1, 1, verb_sheet },
	{ "restore", "[COPY]", N_("go on with a copy or a recovery sheet on"
	    " this computer"),
	    restore_options, 0, 1, verb_restore },
	{ "passphrase", "", N_("another passphrase for your key"),
	    NULL, 0, 0, verb_passphrase },
	{ "rescue", "FOLDER", N_("write out what a damaged workspace still"
	    " has"), NULL, 1, 1, verb_rescue },
	{ NULL, NULL, NULL, NULL, 0, 0, NULL }
};

static void
versions(struct buf *out)
{
	buf_putf(out, "  %s\n", term_library());
	workspace_versions(out);
}

static const struct program program = {
	expert_program, N_("read, score and sign the proposals you were given"),
	common, verbs, versions
};

static int
run(const struct parsed *line)
{
	const struct verb *verb = parsed_verb(line);
	struct fault fault;

	if (parsed_wants_help(line))
		return program_help(&program, line);
	if (parsed_option(line, "--package") != NULL && (verb != NULL ||
	    expert_wants_lines(line))) {
		fault_advise(&fault, FAULT_USAGE, "USAGE",
		    "use \"mita-expert open\"", "--package is for the full"
		    " screen");
		return program_fail(expert_program, &fault);
	}
	if (seal_start(&fault) == -1)
		return program_fail(expert_program, &fault);
	if (verb != NULL)
		return verb->run(line);
	return expert_wants_lines(line) ? expert_plain(line, NULL) :
	    expert_screen(line, NULL);
}

int
main(int argc, char *argv[])
{
	struct parsed *line;
	struct fault fault;
	int rc;

	setlocale(LC_CTYPE, "");
	program_start();
	program_language(NULL, NULL);
	if (program_answers(&program, argc, argv, &rc))
		return rc;
	if ((line = parsed_new(&program, argc, argv, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = program_language(parsed_option(line, "--lang"), &fault) == -1 ?
	    program_fail(expert_program, &fault) : run(line);
	parsed_free(line);
	return rc;
}
