/* The verbs publish and restore. */
#include "config.h"

#include "mita/coordinator/publish.h"

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/sending.h"
#include "mita/office/outbox.h"
#include "mita/office/publish.h"
#include "mita/office/register.h"
#include "mita/office/restore.h"
#include "mita/report/stage_tables.h"

/* The folder for auditors: what was signed, and the results as tables. */

static int
publish(const struct parsed *line, struct register_file *reg,
    struct outbox *outbox, struct fault *why)
{
	if (register_publish(reg, outbox, why) == -1 ||
	    stage_tables_publish(reg->book, coordinator_put_file, outbox,
	    why) == -1 ||
	    outbox_sums(outbox, why) == -1)
		return -1;
	program_sayf(coordinator_program, "%zu records in %s.  For auditors:"
	    " it has names and comments of experts.  How to verify it is in"
	    " its VERIFY.txt.", reg->book->n, parsed_operand(line, 0));
	return 0;
}

int
verb_publish(const struct parsed *line)
{
	return coordinator_send(line, true, publish);
}

int
verb_restore(const struct parsed *line)
{
	const char *path = coordinator_path(line);
	struct register_file *reg;
	struct fault fault;
	int rc;

	if (register_restore(path, parsed_operand(line, 0), &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = program_sayf(coordinator_program, "%s: call %s, %zu records.  Put"
	    " the copy of the agency's key beside it, as %s.key; merge all"
	    " bundles again; and add the tables of proposals again for their"
	    " documents.", path, reg->book->call->id, reg->book->n, path);
	register_close(reg);
	return rc;
}
