/* Verbs that end a key, an assignment, a proposal's part. */
#include "config.h"

#include "mita/coordinator/endings.h"

#include <stdlib.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/acts.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/endings.h"
#include "mita/office/register.h"

/* Verbs that end something: a key, an assignment, a proposal's part. */

/* Who decided and why are asked for before the passphrase is. */
static int
read_ending(const struct parsed *line, struct ending *out, struct fault *why)
{
	*out = (struct ending){
		.officer = parsed_option(line, "--officer"),
		.reason = parsed_option(line, "--reason"),
		.dry = coordinator_is_dry(line),
	};
	if (out->officer == NULL || out->reason == NULL)
		return fault_set(why, FAULT_USAGE, "USAGE", "give --officer"
		    " NAME and --reason TEXT: who decided, and why");
	return 0;
}

static int
run_ending(const struct parsed *line, bool staged, coordinator_step *run)
{
	struct ending ending;
	struct fault fault;
	unsigned stage = 0;
	int rc;

	rc = read_ending(line, &ending, &fault);
	if (rc == 0 && staged)
		rc = coordinator_stage(line, &stage, &fault);
	if (rc == 0 && staged && stage == 0)
		rc = fault_set(&fault, FAULT_USAGE, "USAGE",
		    "give --stage 1 or --stage 2");
	return rc == -1 ? program_fail(coordinator_program, &fault) :
	    coordinator_act(line, run);
}

/* Before it is signed: a result stays as it is, and says what was so. */
static int
say_reach(const struct book *book, const char *expert, const char *last,
    struct fault *why)
{
	struct reach reach;
	size_t i;

	if (expert_reach(book, expert, last, &reach, why) == -1)
		return -1;
	program_sayf(coordinator_program, "%zu record%s of the key of %s %s"
	    " not count any more.", reach.records,
	    reach.records == 1 ? "" : "s", expert,
	    reach.records == 1 ? "does" : "do");
	for (i = 0; i < reach.n_stages; i++)
		program_sayf(coordinator_program, "The result of stage %u rests"
		    " on what does not count any more: it says what was so"
		    " then; decide the stage again.", reach.stages[i]);
	return 0;
}

static int
revoke(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	const char *expert = parsed_operand(line, 0);
	const char *last = parsed_option(line, "--last");
	struct ending ending;

	if (read_ending(line, &ending, why) == -1 ||
	    say_reach(reg->book, expert, last, why) == -1 ||
	    expert_revoke(reg, key, expert, last, &ending, why) == -1)
		return -1;
	program_sayf(coordinator_program, "The key of %s is revoked%s.  The"
	    " same person is admitted again with a new card: expert add --id"
	    " %s CARD", expert, coordinator_dry(line), expert);
	return 0;
}

int
verb_expert_revoke(const struct parsed *line)
{
	return run_ending(line, false, revoke);
}

static int
cancel(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	size_t n = parsed_operands(line) - 1, i;
	const char **proposals;
	struct ending ending;
	unsigned stage;
	int rc;

	if (read_ending(line, &ending, why) == -1 ||
	    coordinator_stage(line, &stage, why) == -1)
		return -1;
	if ((proposals = calloc(n, sizeof(*proposals))) == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		proposals[i] = parsed_operand(line, i + 1);
	rc = assignment_cancel(reg, key, &(struct cancelling){
	    parsed_operand(line, 0), stage, proposals, n }, &ending, why);
	free(proposals);
	if (rc == 0)
		program_sayf(coordinator_program, "%zu assignment%s of %s"
		    " cancelled%s.  \"issue\" tells the expert.", n,
		    n == 1 ? "" : "s", parsed_operand(line, 0),
		    coordinator_dry(line));
	return rc;
}

int
verb_assign_cancel(const struct parsed *line)
{
	return run_ending(line, true, cancel);
}

static int
withdraw(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct withdrawal what = { .proposal = parsed_operand(line, 0) };
	struct ending ending;

	if (read_ending(line, &ending, why) == -1 ||
	    coordinator_stage(line, &what.stage, why) == -1 ||
	    proposal_withdraw(reg, key, &what, &ending, why) == -1)
		return -1;
	program_sayf(coordinator_program, "%s is withdrawn from stage %u%s; %zu"
	    " open assignment%s of it cancelled.", what.proposal, what.stage,
	    coordinator_dry(line), what.cancelled, what.cancelled == 1 ? "" :
	    "s");
	return 0;
}

int
verb_proposal_withdraw(const struct parsed *line)
{
	return run_ending(line, true, withdraw);
}
