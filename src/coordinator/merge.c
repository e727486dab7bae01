/* The verb merge. */
#include "config.h"

#include "mita/coordinator/merge.h"

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/intake.h"
#include "mita/office/register.h"

/* One file, one line, and what to tell its sender. */
static void
say(const struct intaking *how, const struct intake *one)
{
	struct buf raw = {0}, safe = {0};

	intake_say(&raw, one, how->dry);
	intake_remedy(&raw, how->reg->book, one);
	text_safe(&safe, buf_text(&raw), raw.len, true);
	safe.failed = safe.failed || raw.failed;
	program_say(coordinator_program, &safe);
	buf_release(&raw);
	buf_release(&safe);
}

/* The passphrase is asked for once, and only if there is need. */
static bool
is_encrypted(const struct parsed *line)
{
	size_t i;

	for (i = 0; i < parsed_operands(line); i++)
		if (intake_is_encrypted(parsed_operand(line, i)))
			return true;
	return false;
}

int
verb_merge(const struct parsed *line)
{
	struct intaking how = { .dry = coordinator_is_dry(line), .seen = say };
	struct seckey *key = NULL;
	struct fault fault;
	int worst = 0, rc;
	size_t i;

	if ((how.reg = coordinator_open(line, false, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if (is_encrypted(line)) {
		key = coordinator_unlock(line, how.reg, &fault);
		if (key == NULL) {
			register_close(how.reg);
			return program_fail(coordinator_program, &fault);
		}
		how.reg->reader = key;
	}
	for (i = 0; i < parsed_operands(line); i++) {
		rc = intake_take(&how, parsed_operand(line, i));
		if (rc > worst)
			worst = rc;
	}
	seckey_free(key);
	register_close(how.reg);
	return worst;
}
