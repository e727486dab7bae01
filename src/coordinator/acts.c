/* Verbs that change the register: admit, issue, decide. */
#include "config.h"

#include "mita/coordinator/acts.h"

#include <stdlib.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/model/record.h"
#include "mita/office/admit.h"
#include "mita/office/decide.h"
#include "mita/office/extend.h"
#include "mita/office/issue.h"
#include "mita/office/register.h"

int
coordinator_act(const struct parsed *line, coordinator_step *run)
{
	struct register_file *reg;
	struct seckey *key = NULL;
	struct fault fault;
	int rc;

	if ((reg = coordinator_open(line, false, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if ((key = coordinator_unlock(line, reg, &fault)) == NULL)
		rc = program_fail(coordinator_program, &fault);
	else if ((rc = run(line, reg, key, &fault)) == -1)
		rc = program_fail(coordinator_program, &fault);
	seckey_free(key);
	register_close(reg);
	return rc;
}

const char *
coordinator_dry(const struct parsed *line)
{
	return coordinator_is_dry(line) ?
	    _(" (dry run: nothing was kept)") : "";
}

static int
admit(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	size_t n = parsed_operands(line), i;
	struct admitting *experts;
	int64_t load = 0;
	int rc;

	if (parsed_number(line, "--load", 1, LIST_MAX, &load, why) == -1)
		return -1;

	if (n > 1 && (parsed_option(line, "--id") != NULL ||
	    parsed_option(line, "--organisation") != NULL ||
	    parsed_option(line, "--interests") != NULL ||
	    parsed_option(line, "--subjects") != NULL))
		return fault_advise(why, FAULT_USAGE, "USAGE", "give one card",
		    "--id, --organisation, --interests and --subjects are of"
		    " one expert");
	if ((experts = calloc(n, sizeof(*experts))) == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		experts[i] = (struct admitting){
			.card = parsed_operand(line, i),
			.expert = parsed_option(line, "--id"),
			.role = parsed_option(line, "--role"),
			.organisation = parsed_option(line, "--organisation"),
			.load = (unsigned)load,
			.interests = parsed_option(line, "--interests"),
			.subjects = parsed_option(line, "--subjects"),
		};
	rc = expert_admit(reg, key, experts, n, coordinator_is_dry(line), why);
	free(experts);
	if (rc == 0)
		program_sayf(coordinator_program,
		    "%zu expert%s admitted%s.  Compare"
		    " the short names of their keys (\"expert list\") by"
		    " telephone.", n, n == 1 ? "" : "s", coordinator_dry(line));
	return rc;
}

int
verb_expert_add(const struct parsed *line)
{
	return coordinator_act(line, admit);
}

static int
change(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct admitting given = {
		.expert = parsed_operand(line, 0),
		.role = parsed_option(line, "--role"),
		.organisation = parsed_option(line, "--organisation"),
		.interests = parsed_option(line, "--interests"),
		.subjects = parsed_option(line, "--subjects"),
		.sets_load = parsed_option(line, "--load") != NULL,
	};
	int64_t load = 0;

	if (parsed_number(line, "--load", 0, LIST_MAX, &load, why) == -1)
		return -1;
	given.load = (unsigned)load;
	if (expert_change(reg, key, &given, coordinator_is_dry(line), why) ==
	    -1)
		return -1;
	program_sayf(coordinator_program, "%s is admitted anew%s.",
	    given.expert, coordinator_dry(line));
	return 0;
}

int
verb_expert_change(const struct parsed *line)
{
	return coordinator_act(line, change);
}

/* What leaves the house so that anybody can read it. */
static void
tell_plain(const struct register_file *reg, const struct issuing *issuing)
{
	if (issuing->plain == 0)
		return;
	program_sayf(coordinator_program, "Not encrypted, so that whoever has"
	    " the file can read it: %zu package%s, since %s.", issuing->plain,
	    issuing->plain == 1 ? "" : "s", reg->book->call->encrypted ?
	    "no key on the card fits" :
	    "the call does not say \"encrypted YES\"");
}

static int
issue(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct issuing issuing = { .folder = parsed_operand(line, 0),
	    .dry = coordinator_is_dry(line) };
	size_t renewed;
	int rc = versions_renew(reg, key, issuing.dry, &renewed, why);

	if (rc == 0 && renewed > 0)
		program_sayf(coordinator_program, "%zu assignment%s of an"
		    " older version: the newest one is assigned now%s.",
		    renewed, renewed == 1 ? "" : "s", coordinator_dry(line));
	if (rc == 0)
		rc = packages_issue(reg, key, &issuing, why);
	if (rc == 0) {
		coordinator_warn_lines(&issuing.told);
		tell_plain(reg, &issuing);
		program_sayf(coordinator_program, "%zu package%s written to"
		    " %s%s.", issuing.written, issuing.written == 1 ? "" : "s",
		    issuing.folder, coordinator_dry(line));
	}
	buf_release(&issuing.told);
	return rc;
}

int
verb_issue(const struct parsed *line)
{
	return coordinator_act(line, issue);
}

static int
decide(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct decision decision = {
		.missing = parsed_option(line, "--missing"),
		.dry = coordinator_is_dry(line)
	};
	char hex[DIGEST_TEXT_LEN + 1];

	if (coordinator_stage(line, &decision.stage, why) == -1 ||
	    stage_decide(reg, key, &decision, why) == -1)
		return -1;
	digest_text(hex, &decision.result);
	program_sayf(coordinator_program, "Result of stage %u signed%s: %s",
	    decision.stage, coordinator_dry(line), hex);
	return 0;
}

int
verb_decide(const struct parsed *line)
{
	struct fault fault;
	unsigned stage;

	/* Before the passphrase is asked for. */
	if (coordinator_stage(line, &stage, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if (stage == 0) {
		fault_set(&fault, FAULT_USAGE, "USAGE",
		    "decide needs --stage 1 or --stage 2");
		return program_fail(coordinator_program, &fault);
	}
	return coordinator_act(line, decide);
}
