/* The verbs publish and restore. */
#include "config.h"

#include "mita/coordinator/publish.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/sending.h"
#include "mita/coordinator/stages.h"
#include "mita/office/outbox.h"
#include "mita/office/publish.h"
#include "mita/office/register.h"
#include "mita/office/restore.h"

/* The folder for auditors: what was signed, and the results as tables. */

static int
put_result(const struct book *book, const struct entry *result,
    struct outbox *outbox, struct fault *why)
{
	struct outcome_sheet sheet;
	const struct stage_tables tables = { .folder = "results/stage",
	    .separator = '-', .book = book, .result = result,
	    .sheet = &sheet };

	if (outcome_signed(book, result, &sheet, why) == -1)
		return -1;
	return coordinator_put_stage(outbox, &tables, why);
}

static int
put_results(const struct book *book, struct outbox *outbox,
    struct fault *why)
{
	const struct entry *result;
	size_t s;

	for (s = 0; s < book->call->n_stages; s++) {
		result = outcome_latest(book, book->call->stages[s].number);
		if (result != NULL &&
		    put_result(book, result, outbox, why) == -1)
			return -1;
	}
	return 0;
}

static int
publish(const struct parsed *line, struct register_file *reg,
    struct outbox *outbox, struct fault *why)
{
	if (register_publish(reg, outbox, why) == -1 ||
	    put_results(reg->book, outbox, why) == -1 ||
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
