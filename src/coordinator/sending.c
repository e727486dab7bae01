/* Folders that verbs write. */
#include "config.h"

#include "mita/coordinator/sending.h"

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/outbox.h"
#include "mita/office/register.h"

/* Folders that verbs write. */

int
coordinator_put_file(void *outbox, const char *name, const void *bytes,
    size_t len, struct fault *why)
{
	return outbox_put(outbox, name, bytes, len, why);
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
