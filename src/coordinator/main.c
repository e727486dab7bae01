/* The verbs of mita-coordinator, and what each takes. */
#include "config.h"

#include <locale.h>
#include <stdint.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/acts.h"
#include "mita/coordinator/conflicts.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/dashboard.h"
#include "mita/coordinator/diagnose.h"
#include "mita/coordinator/endings.h"
#include "mita/coordinator/explain.h"
#include "mita/coordinator/extend.h"
#include "mita/coordinator/filing.h"
#include "mita/coordinator/init.h"
#include "mita/coordinator/letters.h"
#include "mita/coordinator/list_verbs.h"
#include "mita/coordinator/merge.h"
#include "mita/coordinator/opinions.h"
#include "mita/coordinator/publish.h"
#include "mita/coordinator/remind.h"
#include "mita/coordinator/report.h"
#include "mita/coordinator/ruling_tables.h"
#include "mita/coordinator/seating.h"
#include "mita/coordinator/why.h"
#include "mita/coordinator/witness.h"
#include "mita/office/register.h"
#include "mita/ui/term_type.h"

/* The verbs of mita-coordinator, and what each takes. */

static const struct option_spec common[] = {
	{ "-r", "REGISTER", "the register; usually ./register.mita" },
	{ "--passphrase-fd", "N", "read the passphrase from descriptor N" },
	{ "--lang", "lt|en", "the language; otherwise as set" },
	{ "--mono", NULL, "without a verb: no colours" },
	{ NULL, NULL, NULL }
};

#define DRY_RUN { "--dry-run", NULL, "do everything but keep it" }
#define EXCEL \
	{ "--excel", NULL, "CSV that a spreadsheet opens: ; and decimal comma" }
#define FORMAT { "--format", "text|csv|json", "how it is written" }, EXCEL
#define STAGE { "--stage", "N", "1 or 2" }
#define ANY_STAGE { "--stage", "N", "1 or 2; otherwise both" }
#define ONE_STAGE { "--stage", "N", "1 or 2; otherwise 1" }
#define LINE_STAGE { "--stage", "N", "of lines that do not say one" }
#define NO_MORE { NULL, NULL, NULL }

static const struct option_spec init_options[] = {
	{ "--key", "FILE", "the locked key of the agency's other call, instead"
	    " of a new one" },
	{ "--yes", NULL, "the call is meant as it is: ask nothing" },
	{ "--small-memory", NULL, "64 MiB instead of 256 to lock the key" },
	{ "--dry-run", NULL, "show the call in words, and make nothing" },
	NO_MORE
};

static const struct option_spec expert_add_options[] = {
	{ "--id", "E-01", "the expert's id; otherwise the next free one" },
	{ "--role", "ROLE", "business, knowledge or both" },
	{ "--organisation", "CODE", "code of the organisation" },
	{ "--load", "N", "most proposals in a stage" },
	{ "--interests", "CODES", "organisations and clusters, with commas" },
	{ "--subjects", "CODES", "KET, S3, NACE, such as KET:K5,NACE:26" },
	DRY_RUN, NO_MORE
};

static const struct option_spec expert_change_options[] = {
	{ "--role", "ROLE", "business, knowledge or both" },
	{ "--organisation", "CODE", "code of the organisation" },
	{ "--load", "N", "most proposals in a stage; 0: ill, or away" },
	{ "--interests", "CODES", "all beside the card's, with commas" },
	{ "--subjects", "CODES", "all of them, such as KET:K5,NACE:26" },
	DRY_RUN, NO_MORE
};

#define REASON { "--reason", "TEXT", "why" }
#define OFFICER { "--officer", "NAME", "who decided" }
#define PLAN								\
	{ "--encoding", "NAME", \
	    "windows-1257, iso-8859-13 or windows-1252" },	\
	{ "--separator", "CHAR", \
	    ", ; | or tab, if the header misleads" },		\
	{ "--dry-run", NULL, "keep nothing; print the plan as a table" }

static const struct option_spec proposal_add_options[] = {
	{ "--documents", "FOLDER", "where the named documents are" },
	PLAN, NO_MORE
};

static const struct option_spec import_options[] = {
	{ "--deadline", "TIME", "UTC, such as 2026-12-12T15:00:00Z" },
	LINE_STAGE, REASON, OFFICER, PLAN, NO_MORE
};
static const struct option_spec table_options[] = {
	LINE_STAGE, REASON, OFFICER, PLAN, NO_MORE
};
static const struct option_spec conflict_rule_options[] = {
	{ "--rule", "WORD", "of this kind, such as COMPETITOR" },
	{ "--expert", "ID", "of this expert" },
	{ "--proposal", "ID", "of this proposal" },
	{ "--organisation", "CODE", "of this organisation" },
	ONE_STAGE, REASON, OFFICER, DRY_RUN, NO_MORE
};

static const struct option_spec revoke_options[] = {
	REASON, OFFICER,
	{ "--last", "DIGEST", "the last record that stands; otherwise all"
	    " that is here" },
	DRY_RUN, NO_MORE
};

static const struct option_spec ending_options[] = {
	STAGE, REASON, OFFICER, DRY_RUN, NO_MORE
};

static const struct option_spec extend_options[] = {
	{ "--deadline", "TIME", "UTC, such as 2026-12-12T15:00:00Z" },
	{ "--all", NULL, "all experts" },
	ANY_STAGE, DRY_RUN, NO_MORE
};

static const struct option_spec dry_options[] = { DRY_RUN, NO_MORE };
static const struct option_spec merge_options[] = {
	{ "--receipts", "FOLDER", "sign what came, and write a receipt for each"
	    " sender there" },
	DRY_RUN, NO_MORE
};
static const struct option_spec stage_options[] = { ANY_STAGE, NO_MORE };
static const struct option_spec report_options[] = {
	ANY_STAGE,
	{ "--letters", "FILE", "a table of number, date, where to complain,"
	    " who signs" },
	{ "--with", "REGISTER", "of another call, to put beside this one" },
	EXCEL, NO_MORE
};
static const struct option_spec no_options[] = { NO_MORE };
static const struct option_spec list_options[] = { FORMAT, NO_MORE };
static const struct option_spec stage_list_options[] = {
	ANY_STAGE, FORMAT, NO_MORE
};
static const struct option_spec one_list_options[] = {
	ONE_STAGE, FORMAT, NO_MORE
};
static const struct option_spec candidate_options[] = {
	{ "--email", "ADDRESS", "the address of the candidate" },
	ONE_STAGE, FORMAT, NO_MORE
};
#define FIT { "--fit", "FILE", "a table of how well experts fit" }

static const struct option_spec auto_options[] = {
	ONE_STAGE, FIT, FORMAT, NO_MORE
};
static const struct option_spec explain_options[] = {
	ONE_STAGE, FIT, NO_MORE
};
static const struct option_spec why_options[] = { ONE_STAGE, NO_MORE };
static const struct option_spec diagnose_options[] = {
	ONE_STAGE,
	{ "--experts", NULL, "about experts instead of proposals" },
	{ "--call", NULL, "about the call as a whole" },
	FORMAT, NO_MORE
};
static const struct option_spec evaluations_options[] = {
	ONE_STAGE,
	{ "--narrow", NULL, "a line for each answer, with comments" },
	{ "--with-names", NULL, "say whose each is" },
	{ "--hotcrp", NULL, "in the columns of HotCRP" },
	FORMAT, NO_MORE
};
static const struct option_spec decide_options[] = {
	STAGE,
	{ "--missing", "REASON", "why to decide without what is missing" },
	DRY_RUN, NO_MORE
};

static const struct option_spec ask_options[] = {
	{ "--since", "SIZE", "what the witness saw last; otherwise the newest"
	    " that came back" },
	NO_MORE
};
static const struct option_spec sign_options[] = {
	{ "--small-memory", NULL, "64 MiB instead of 256 to lock a new key" },
	NO_MORE
};

static const struct verb verbs[] = {
	{ "init", "CALLFILE", "make the register, the agency's key and the"
	    " call", init_options, 1, 1, verb_init },
	{ "call show", "", "the call in words: sums, marks, panels, weights",
	    no_options, 0, 0, verb_call_show },
	{ "expert add", "CARD...", "admit experts by their cards",
	    expert_add_options, 1, SIZE_MAX, verb_expert_add },
	{ "expert list", "", "experts, their keys and addresses",
	    list_options, 0, 0, verb_expert_list },
	{ "expert change", "EXPERT", "correct role, organisation, load or"
	    " interests", expert_change_options, 1, 1, verb_expert_change },
	{ "expert revoke", "EXPERT", "end the key of an expert",
	    revoke_options, 1, 1, verb_expert_revoke },
	{ "proposal add", "FILE", "take in proposals from a table",
	    proposal_add_options, 1, 1, verb_proposal_add },
	{ "proposal list", "", "proposals of both stages",
	    stage_list_options, 0, 0, verb_proposal_list },
	{ "proposal export", "", "proposals as a table for proposal add",
	    stage_list_options, 0, 0, verb_proposal_export },
	{ "proposal withdraw", "PROPOSAL", "state that its applicant withdrew"
	    " it", ending_options, 1, 1, verb_proposal_withdraw },
	{ "conflict list", "", "who should perhaps not evaluate what",
	    one_list_options, 0, 0, verb_conflict_list },
	{ "conflict check", "[CODE,CODE...]", "what somebody with these codes"
	    " could not evaluate", candidate_options, 0, 1,
	    verb_conflict_check },
	{ "conflict add", "FILE", "rule on conflicts from a table",
	    table_options, 1, 1, verb_conflict_add },
	{ "conflict rule", "KEEP|SET-ASIDE", "rule on conflicts that are"
	    " alike", conflict_rule_options, 1, 1, verb_conflict_rule },
	{ "ruling sheet", "", "eligibility as a sheet to fill, for ruling add",
	    one_list_options, 0, 0, verb_ruling_sheet },
	{ "ruling list", "", "what officers decided, as ruling add takes it",
	    stage_list_options, 0, 0, verb_ruling_list },
	{ "ruling add", "FILE", "state decisions of officers from a table",
	    table_options, 1, 1, verb_ruling_add },
	{ "assign auto", "", "propose who evaluates what, for assign import",
	    auto_options, 0, 0, verb_assign_auto },
	{ "assign explain", "EXPERT PROPOSAL", "why this expert does not have"
	    " it, or could", explain_options, 2, 2, verb_assign_explain },
	{ "assign import", "FILE", "assign experts to proposals from a table",
	    import_options, 1, 1, verb_assign_import },
	{ "assign cancel", "EXPERT PROPOSAL...", "end an assignment, or a part"
	    " of it", ending_options, 2, SIZE_MAX, verb_assign_cancel },
	{ "assign extend", "[EXPERT...]", "give experts more time",
	    extend_options, 0, SIZE_MAX, verb_assign_extend },
	{ "assign show", "", "who has which proposal",
	    stage_list_options, 0, 0, verb_assign_show },
	{ "issue", "FOLDER", "write a package for each expert",
	    dry_options, 1, 1, verb_issue },
	{ "merge", "FILE...", "take in what experts signed: bundles, folders of"
	    " them, a copy of the register",
	    merge_options, 1, SIZE_MAX, verb_merge },
	{ "label", "FILE...", "what the outside of files says: whose, of which"
	    " call", list_options, 1, SIZE_MAX, verb_label },
	{ "decrypt", "FILE NEW", "write what is in an encrypted file",
	    no_options, 2, 2, verb_decrypt },
	{ "status", "", "what is in and what is missing",
	    stage_list_options, 0, 0, verb_status },
	{ "remind", "FOLDER", "write a reminder for each expert who owes"
	    " something", stage_options, 1, 1, verb_remind },
	{ "calendar", "FILE", "write the deadlines as iCalendar", no_options,
	    1, 1, verb_calendar },
	{ "rank", "", "totals, ranks and outcomes as they are now",
	    one_list_options, 0, 0, verb_rank },
	{ "why", "PROPOSAL", "why it has the place it has", why_options,
	    1, 1, verb_why },
	{ "diagnose", "", "where experts differ, and where it matters",
	    diagnose_options, 0, 0, verb_diagnose },
	{ "evaluations", "", "evaluations as a table, without names",
	    evaluations_options, 0, 0, verb_evaluations },
	{ "decide", "", "sign the result of a stage",
	    decide_options, 0, 0, verb_decide },
	{ "report", "FOLDER", "write the lists of a stage and a letter for"
	    " each applicant", report_options, 1, 1, verb_report },
	{ "publish", "FOLDER", "write the folder for auditors", no_options,
	    1, 1, verb_publish },
	{ "restore", "FOLDER", "make the register again from a published"
	    " folder", no_options, 1, 1, verb_restore },
	{ "witness ask", "NEW", "write the ledger's head for who co-signs it",
	    ask_options, 1, 1, verb_witness_ask },
	{ "witness sign", "FILE KEY FOLDER", "as a witness: co-sign a head that"
	    " goes on from the last", sign_options, 3, 3, verb_witness_sign },
	{ "witness add", "FILE", "take in a head that a witness co-signed",
	    no_options, 1, 1, verb_witness_add },
	{ "check", "", "check every record and result",
	    list_options, 0, 0, verb_check },
	{ NULL, NULL, NULL, NULL, 0, 0, NULL }
};

static void
versions(struct buf *out)
{
	buf_putf(out, "  %s\n", term_library());
	register_versions(out);
}

static const struct program program = {
	coordinator_program, "run a call: issue, merge, rank, decide;"
	    " without a verb, the dashboard",
	common, verbs, versions
};

static int
run(const struct parsed *line)
{
	const struct verb *verb = parsed_verb(line);
	struct fault fault;
	int rc;

	if (parsed_wants_help(line) || (verb == NULL &&
	    !(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))) {
		rc = program_help(&program, line);
		return rc != 0 || parsed_wants_help(line) ? rc : FAULT_USAGE;
	}
	if (seal_start(&fault) == -1 || program_language(
	    parsed_option(line, "--lang"), &fault) == -1)
		return program_fail(coordinator_program, &fault);
	return verb == NULL ? board_run(line) : verb->run(line);
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
		return program_fail(coordinator_program, &fault);
	rc = run(line);
	parsed_free(line);
	return rc;
}
