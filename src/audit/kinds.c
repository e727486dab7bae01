/* The kinds of finding, and their numbers. */
#include "config.h"

#include "mita/audit/kinds.h"

#include <string.h>

#include "mita/base/translate.h"

const char *const category_words[CATEGORIES] = {
	N_("authenticity"), N_("integrity"), N_("completeness"),
	N_("consistency"), N_("evidence"), N_("power")
};

const char *const severity_words[SEVERITIES] = {
	N_("grave"), N_("serious"), N_("look"), N_("told")
};

const struct finding_kind finding_kinds[] = {
	{ "F101", "SIGNATURE", CATEGORY_AUTHENTICITY, SEVERITY_GRAVE,
	    N_("A signature does not fit the text that it stands with.") },
	{ "F102", "COMMENT", CATEGORY_AUTHENTICITY, SEVERITY_SERIOUS,
	    N_("What the signature says about the text is not what the text "
	    "says.") },
	{ "F103", "UNKNOWN-KEY", CATEGORY_AUTHENTICITY, SEVERITY_GRAVE,
	    N_("It is signed with a key that nobody admitted.") },
	{ "F104", "WEAK-KEY", CATEGORY_AUTHENTICITY, SEVERITY_GRAVE,
	    N_("The key is of a kind that proves nothing.") },
	{ "F105", "KEY-ID", CATEGORY_AUTHENTICITY, SEVERITY_SERIOUS,
	    N_("It names another key than the one that signed it.") },
	{ "F106", "SIGNER", CATEGORY_AUTHENTICITY, SEVERITY_GRAVE,
	    N_("It names another signer than the key does, or one who may not "
	    "state it.") },
	{ "F107", "WRONG-KEY", CATEGORY_AUTHENTICITY, SEVERITY_GRAVE,
	    N_("The agency's key is not the one that was given.") },
	{ "F108", "FOREIGN", CATEGORY_AUTHENTICITY, SEVERITY_SERIOUS,
	    N_("It is of somebody whom this call did not admit.") },
	{ "F109", "REVOKED", CATEGORY_AUTHENTICITY, SEVERITY_LOOK,
	    N_("The key that signed it was ended.") },
	{ "F110", "SSHSIG", CATEGORY_AUTHENTICITY, SEVERITY_LOOK,
	    N_("A second signature, for ssh-keygen, does not fit.") },
	{ "F201", "EDITED", CATEGORY_INTEGRITY, SEVERITY_GRAVE,
	    N_("Something is not what was stored under its digest.") },
	{ "F202", "FORMAT", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("It is not in the one form that it must have.") },
	{ "F203", "VERSION", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("It is of a version that this program does not know.") },
	{ "F204", "SCHEMA", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("The tables of the file are not those that it must have.") },
	{ "F205", "DAMAGED", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("The file is damaged.") },
	{ "F206", "NOT-OURS", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("The file is of another program.") },
	{ "F207", "NOT-A-FILE", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("It is no regular file.") },
	{ "F208", "WHAT", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("It is something else than it should be.") },
	{ "F209", "TOO-LARGE", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("It is larger than anything may be that is read here.") },
	{ "F210", "TOO-SLOW", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("The file is made so that reading it would not end.") },
	{ "F211", "TABLE", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("A published folder says something that its records do not.") },
	{ "F212", "INDEX", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
	    N_("What the register is asked in SQL is not what its records"
	    " say.") },
	{ "F213", "ENCRYPTED", CATEGORY_INTEGRITY, SEVERITY_LOOK,
	    N_("The file is encrypted; whoever has the key opens it.") },
	{ "F214", "VIEWED", CATEGORY_INTEGRITY, SEVERITY_LOOK,
	    N_("A program that shows databases changed the file's header.") },
	{ "F301", "MANIFEST", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("The list of contents and the contents differ.") },
	{ "F302", "MISSING", CATEGORY_COMPLETENESS, SEVERITY_SERIOUS,
	    N_("Something that must be there is not.") },
	{ "F303", "CHAIN", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("A record is missing in the line of its signer.") },
	{ "F304", "FORK", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("Two records stand in one place of their signer's line.") },
	{ "F305", "DROPPED", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("A record that somebody holds is not there.") },
	{ "F306", "OMITTED", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("A result leaves out a record that bears on it.") },
	{ "F307", "NO-CALL", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("There is no call.") },
	{ "F308", "TWO-CALLS", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("There is more than one call.") },
	{ "F309", "LEDGER", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("What came, in which order or when is not what the agency "
	    "signed.") },
	{ "F310", "PROOF", CATEGORY_COMPLETENESS, SEVERITY_GRAVE,
	    N_("A receipt does not prove what it says.") },
	{ "F401", "WRONG-CALL", CATEGORY_CONSISTENCY, SEVERITY_GRAVE,
	    N_("A record is of another call.") },
	{ "F402", "BINDING", CATEGORY_CONSISTENCY, SEVERITY_GRAVE,
	    N_("A record rests on something that is not there, or breaks a "
	    "rule of the call.") },
	{ "F403", "RESTS-ON", CATEGORY_CONSISTENCY, SEVERITY_GRAVE,
	    N_("A result names a record that is not there in that form.") },
	{ "F404", "RESULT", CATEGORY_CONSISTENCY, SEVERITY_GRAVE,
	    N_("Computed again, the result is another one.") },
	{ "F405", "OVERSPENT", CATEGORY_CONSISTENCY, SEVERITY_GRAVE,
	    N_("More is granted than there is.") },
	{ "F406", "SUMS", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("The sums of a proposal do not agree, or are above what is "
	    "paid.") },
	{ "F407", "SURPLUS", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("A proposal has more evaluations than its rule takes.") },
	{ "F408", "NEW-APPLICANT", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("A proposal has another applicant than in the stage before.") },
	{ "F409", "ASKED-CHANGE", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("What is asked for moved further than the call lets pass.") },
	{ "F410", "SAME-APPLICANT", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("Two proposals of a stage have one applicant.") },
	{ "F411", "SAME-DOCUMENT", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("Two proposals of a stage have the same document.") },
	{ "F412", "STALE", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("With what came since, the stage would come out differently.") },
	{ "F413", "NEWER", CATEGORY_CONSISTENCY, SEVERITY_LOOK,
	    N_("An evaluation came when its stage was decided, and is in no "
	    "result.") },
	{ "F501", "LATE", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("An evaluation first came after its deadline.") },
	{ "F502", "CLOCK", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("A time that somebody states cannot be right.") },
	{ "F503", "SAME-PERSON", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("Two experts may be one person.") },
	{ "F504", "MAY-NOT", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("Something stands between expert and proposal that nobody ruled "
	    "on.") },
	{ "F505", "ATTENTION", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("Most experts doubt a proposal that passes.") },
	{ "F506", "UNKEPT", CATEGORY_EVIDENCE, SEVERITY_LOOK,
	    N_("A bundle that brought records is not kept any more.") },
	{ "F601", "AMENDED", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("An officer gave the stage another budget.") },
	{ "F602", "APPEAL", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("An appeal was decided.") },
	{ "F603", "CLARIFIED", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("Evaluations stand although figures were corrected.") },
	{ "F604", "DEVIATION", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("A committee decided otherwise than was computed.") },
	{ "F605", "DRAW", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("Lots were drawn.") },
	{ "F606", "OBSERVATION", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("An observer reports.") },
	{ "F607", "SET-ASIDE", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("An evaluation is kept and does not count.") },
	{ "F608", "UNEQUAL", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("Late evaluations of one stage were not treated alike.") },
	{ "F609", "SUPERSEDED", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("The stage was decided again later.") },
	{ "F610", "DRAW-LATE", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("Evaluations came before the seed of the lots was stated.") },
	{ "F611", "UNASKED", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("One more expert was asked than the rules call for.") },
	{ "F612", "OTHER-SUM", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("A sum was accepted that is not the one offered now.") },
	{ "F613", "ADMITTED", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("An expert was admitted again.") },
	{ "F614", "ENDED", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("A key was ended.") },
	{ "F615", "REPLACED", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("An officer gave another answer than before.") },
	{ "F616", "WITHDRAWN", CATEGORY_POWER, SEVERITY_TOLD,
	    N_("A proposal was withdrawn, as an officer says.") },
	{ "F617", "IN-TIME", CATEGORY_POWER, SEVERITY_LOOK,
	    N_("An evaluation was refused as late and came in time.") },
};

const size_t n_finding_kinds = sizeof(finding_kinds) /
    sizeof(finding_kinds[0]);

const struct finding_kind *
finding_kind_of(const char *reason)
{
	static const struct finding_kind none = {
		"F000", "", CATEGORY_INTEGRITY, SEVERITY_SERIOUS,
		N_("Something else is wrong.")
	};
	size_t i;

	for (i = 0; i < n_finding_kinds; i++)
		if (strcmp(finding_kinds[i].reason, reason) == 0)
			return &finding_kinds[i];
	return &none;
}
