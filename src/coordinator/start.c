#include "config.h"

#include "mita/coordinator/coordinator.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"

/* What every verb begins with, and how a table is printed. */

const char coordinator_program[] = "mita-coordinator";

const char *
coordinator_path(const struct parsed *line)
{
	const char *given = parsed_option(line, "-r");

	return given == NULL ? "register.mita" : given;
}

struct register_file *
coordinator_open(const struct parsed *line, bool readonly, struct fault *why)
{
	return register_open(coordinator_path(line), readonly, why);
}

struct seckey *
coordinator_unlock(const struct parsed *line,
    const struct register_file *reg, struct fault *why)
{
	struct seckey *key = NULL;
	char *passphrase;

	if ((passphrase = passphrase_new(why)) == NULL)
		return NULL;
	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1,
	    parsed_option(line, "--passphrase-fd"), "Agency passphrase",
	    why) == 0)
		key = register_unlock(reg, passphrase, why);
	passphrase_free(passphrase);
	return key;
}

bool
coordinator_is_dry(const struct parsed *line)
{
	return parsed_option(line, "--dry-run") != NULL;
}

int
coordinator_stage(const struct parsed *line, unsigned *out, struct fault *why)
{
	const char *word = parsed_option(line, "--stage");

	*out = 0;
	if (word == NULL)
		return 0;
	if (strlen(word) != 1 || word[0] < '1' || word[0] > '2')
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--stage is 1 or 2, not \"%s\"", word);
	*out = (unsigned)(word[0] - '0');
	return 0;
}

int
coordinator_table(const struct parsed *line, struct table *table)
{
	const char *word = parsed_option(line, "--format");
	int format = report_format_of(word == NULL ? "text" : word), rc;
	struct buf out = {0};
	struct fault fault;

	if (format == -1) {
		fault_set(&fault, FAULT_USAGE, "USAGE",
		    "--format is text, csv or json, not \"%s\"", word);
		return program_fail(coordinator_program, &fault);
	}
	table_write(table, (enum report_format)format, &out);
	rc = program_say(coordinator_program, &out);
	buf_release(&out);
	return rc;
}
