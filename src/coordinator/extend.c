/* The verb assign extend. */
#include "config.h"

#include "mita/coordinator/extend.h"

#include <stdlib.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/acts.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/extend.h"

static int
tell(const struct parsed *line, const struct extended *done)
{
	int rc;

	rc = program_sayf(coordinator_program, "%zu assignment%s of %zu"
	    " expert%s: until %s now%s.  \"issue\" writes the packages that"
	    " tell them; \"calendar\" moves the day.", done->pairs,
	    done->pairs == 1 ? "" : "s", done->experts,
	    done->experts == 1 ? "" : "s", done->deadline,
	    coordinator_dry(line));
	if (rc == 0 && done->later > 0)
		rc = program_sayf(coordinator_program, "%zu more %s as much"
		    " time already, or longer.", done->later,
		    done->later == 1 ? "has" : "have");
	if (rc == 0 && done->in_time > 0)
		rc = program_sayf(coordinator_program, "%zu evaluation%s that"
		    " came late did not come late for this deadline.",
		    done->in_time, done->in_time == 1 ? "" : "s");
	return rc;
}

static int
extend(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	size_t n = parsed_operands(line), i;
	const char **experts = calloc(n + 1, sizeof(*experts));
	struct extension extension = { .n = n, .experts = experts,
	    .deadline = parsed_option(line, "--deadline"),
	    .dry = coordinator_is_dry(line) };
	struct extended done = {0};
	int rc = -1;

	for (i = 0; experts != NULL && i < n; i++)
		experts[i] = parsed_operand(line, i);
	if (experts == NULL)
		fault_memory(why);
	else if (coordinator_stage(line, &extension.stage, why) == 0)
		rc = assignments_extend(reg, key, &extension, &done, why);
	free(experts);
	return rc == -1 ? -1 : tell(line, &done);
}

/* Before the passphrase is asked for. */
int
verb_assign_extend(const struct parsed *line)
{
	bool all = parsed_option(line, "--all") != NULL;
	struct fault fault;

	if (parsed_option(line, "--deadline") == NULL)
		fault_set(&fault, FAULT_USAGE, "USAGE", "give --deadline, such"
		    " as 2026-12-12T15:00:00Z");
	else if (all == (parsed_operands(line) > 0))
		fault_set(&fault, FAULT_USAGE, "USAGE",
		    "name the experts, or say --all");
	else
		return coordinator_act(line, extend);
	return program_fail(coordinator_program, &fault);
}
