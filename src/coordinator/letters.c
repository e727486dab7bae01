/* The verbs label and decrypt. */
#include "config.h"

#include "mita/coordinator/letters.h"

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/merge.h"
#include "mita/office/outside.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

/* A file that nobody can make out stops no other. */
static int
put_outside(struct table *table, const char *path)
{
	struct outside outside;
	struct fault fault;

	if (outside_read(path, &outside, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	table_row(table);
	table_text(table, outside.expert);
	table_text(table, outside.kind);
	table_text(table, outside.call);
	table_yes(table, outside.encrypted);
	table_text(table, path);
	return 0;
}

/* It needs no register and no key. */
int
verb_label(const struct parsed *line)
{
	static const char *const columns[] = {
		"expert", "what", "call", "encrypted", "file"
	};
	struct table *table = table_new(columns, 5);
	struct fault fault;
	int worst = 0, rc;
	size_t i;

	if (table == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	for (i = 0; i < parsed_operands(line); i++) {
		rc = put_outside(table, parsed_operand(line, i));
		worst = rc > worst ? rc : worst;
	}
	rc = coordinator_table(line, table);
	table_free(table);
	return rc > worst ? rc : worst;
}

int
verb_decrypt(const struct parsed *line)
{
	const char *to = parsed_operand(line, 1);
	struct register_file *reg;
	struct seckey *key;
	struct fault fault;
	int rc;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if ((key = coordinator_unlock(line, reg, &fault)) == NULL ||
	    file_decrypt(parsed_operand(line, 0), to, key, &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = program_sayf(coordinator_program, "Written, and no longer"
		    " encrypted: %s", to);
	seckey_free(key);
	register_close(reg);
	return rc;
}
