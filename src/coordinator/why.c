/* The verb why. */
#include "config.h"

#include "mita/coordinator/why.h"

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/register.h"
#include "mita/report/why.h"

/* The verb why: the place of a proposal, in sentences. */

int
verb_why(const struct parsed *line)
{
	struct outcome_sheet sheet;
	struct register_file *reg;
	struct buf out = {0};
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if (outcome_compute(reg->book, stage == 0 ? 1 : stage, NULL, &sheet,
	    &fault) == -1 || why_write(&out, reg->book, &sheet,
	    parsed_operand(line, 0), &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = program_say(coordinator_program, &out);
	buf_release(&out);
	register_close(reg);
	return rc;
}
