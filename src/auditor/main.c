/* The verbs of mita-auditor, and what each takes. */
#include "config.h"

#include "mita/auditor/auditor.h"

#include <locale.h>
#include <stdint.h>

#include "mita/audit/container.h"
#include "mita/auditor/witness.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/seal/pubkey.h"

const char auditor_program[] = "mita-auditor";

#define FORMAT { "--format", "text|json", "how it is written" }

static const struct option_spec verify_options[] = {
	FORMAT,
	{ NULL, NULL, NULL }
};

static const struct option_spec audit_options[] = {
	{ "--key", "FILE", "the agency's public key, as you got it yourself" },
	{ "--with", "FILE", "all that is in this bundle, register or folder"
	    " must be there; may be given again" },
	{ "--since", "FILE", "the ledger must go on from this older register,"
	    " folder, checkpoint or receipt" },
	{ "--results", "FOLDER", "its pages and tables of results must be what"
	    " the records give" },
	{ "--report", "FILE", "write a page for a court or committee" },
	{ "--lang", "lt|en", "the language of that page" },
	FORMAT,
	{ NULL, NULL, NULL }
};

static const struct verb verbs[] = {
	{ "verify", "FILE...", "signatures and form of cards, packages,"
	    " bundles, registers, folders", verify_options, 1, SIZE_MAX,
	    verb_verify },
	{ "audit", "REGISTER|FOLDER",
	    "verify all and compute every result again",
	    audit_options, 1, 1, verb_audit },
	{ "unpack", "FILE FOLDER", "records as texts and signatures for"
	    " minisign and openssl", NULL, 2, 2, verb_unpack },
	{ "witness", "FILE KEY LAST", "does a head of the ledger go on from the"
	    " last one? then it is the last", NULL, 3, 3, verb_witness },
	{ NULL, NULL, NULL, NULL, 0, 0, NULL }
};

static const struct program program = {
	auditor_program, "verify what was signed, recompute what was decided",
	NULL, verbs, container_versions
};

static int
run(const struct parsed *line)
{
	const struct verb *verb = parsed_verb(line);
	struct fault fault;
	int rc;

	if (parsed_wants_help(line) || verb == NULL) {
		rc = program_help(&program, line);
		return rc != 0 || parsed_wants_help(line) ? rc : FAULT_USAGE;
	}
	if (seal_start(&fault) == -1)
		return program_fail(auditor_program, &fault);
	return verb->run(line);
}

int
main(int argc, char *argv[])
{
	struct parsed *line;
	struct fault fault;
	int rc;

	setlocale(LC_CTYPE, "");
	program_start();
	if (program_answers(&program, argc, argv, &rc))
		return rc;
	if ((line = parsed_new(&program, argc, argv, &fault)) == NULL)
		return program_fail(auditor_program, &fault);
	rc = run(line);
	parsed_free(line);
	return rc;
}
