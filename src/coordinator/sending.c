/* Folders that verbs write. */
#include "config.h"

#include "mita/coordinator/sending.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/outbox.h"
#include "mita/office/register.h"

/* Folders that verbs write. */

int
coordinator_put_table(struct outbox *outbox, const char *name,
    struct table *table, struct fault *why)
{
	static const struct {
		enum report_format	 format;
		const char		*ending;
	} forms[] = {
		{ REPORT_TEXT, "txt" }, { REPORT_CSV, "csv" },
		{ REPORT_JSON, "json" },
	};
	struct buf text = {0};
	char path[64];
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < sizeof(forms) / sizeof(forms[0]); i++) {
		snprintf(path, sizeof(path), "%s.%s", name, forms[i].ending);
		rc = table_write(table, forms[i].format, &text) == -1 ?
		    fault_memory(why) :
		    outbox_put(outbox, path, text.bytes, text.len, why);
		buf_release(&text);
	}
	return rc;
}

static int
send_from(const struct parsed *line, struct register_file *reg,
    coordinator_sending *send, struct fault *why)
{
	struct outbox *outbox = NULL;
	int rc = -1;

	if (register_check(reg, why) == 0 &&
	    (outbox = outbox_open(parsed_operand(line, 0), why)) != NULL)
		rc = send(line, reg, outbox, why);
	outbox_close(outbox);
	register_close(reg);
	return rc;
}

int
coordinator_send(const struct parsed *line, bool verified,
    coordinator_sending *send)
{
	struct register_file *reg;
	struct fault fault;

	reg = verified ? coordinator_verify(line, &fault) :
	    coordinator_open(line, true, &fault);
	if (reg == NULL || send_from(line, reg, send, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	return 0;
}
