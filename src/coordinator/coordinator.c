/* What every verb begins with, and how a table is printed. */
#include "config.h"

#include "mita/coordinator/coordinator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/program.h"
#include "mita/coordinator/spoken.h"
#include "mita/office/register.h"

/* What every verb begins with, and how a table is printed. */

const char coordinator_program[] = "mita-coordinator";

const char *
coordinator_path(const struct parsed *line)
{
	const char *given = parsed_option(line, "-r");

	return given == NULL ? "register.mita" : given;
}

/* Where this person's programs keep what they know; NULL: nowhere. */
static const char *
state_folder(char *out, size_t room)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	int len;

	if (state != NULL && state[0] == '/')
		len = snprintf(out, room, "%s/mita", state);
	else if (home != NULL && home[0] == '/')
		len = snprintf(out, room, "%s/.local/state/mita", home);
	else
		return NULL;
	return (size_t)len < room ? out : NULL;
}

static struct register_file *
open_path(const char *path, const struct opening *how, struct fault *why)
{
	struct register_file *reg = register_open(path, how, why);

	if (reg == NULL || reg->book->call != NULL)
		return reg;
	fault_at(why, FAULT_REFUSED, "DAMAGED", reg->path,
	    "it has no call that can be believed");
	fault_remedy(why, "the verb check tells more");
	register_close(reg);
	return NULL;
}

static struct register_file *
open_register(const struct parsed *line, bool readonly, const char *trust,
    struct fault *why)
{
	struct opening how = { .readonly = readonly, .trust = trust };

	/* The dashboard says it in its own way. */
	if (parsed_verb(line) != NULL)
		how.watch = program_watch(coordinator_program);
	return open_path(coordinator_path(line), &how, why);
}

struct register_file *
coordinator_other(const char *path, struct fault *why)
{
	const struct opening how = { .readonly = true,
	    .watch = program_watch(coordinator_program) };
	struct register_file *reg = open_path(path, &how, why);

	if (reg == NULL || register_check(reg, why) == 0)
		return reg;
	register_close(reg);
	return NULL;
}

struct register_file *
coordinator_open(const struct parsed *line, bool readonly, struct fault *why)
{
	char folder[4096];

	return open_register(line, readonly, state_folder(folder,
	    sizeof(folder)), why);
}

struct register_file *
coordinator_verify(const struct parsed *line, struct fault *why)
{
	return open_register(line, true, NULL, why);
}

struct seckey *
coordinator_unlock(const struct parsed *line,
    const struct register_file *reg, struct fault *why)
{
	struct seckey *key = NULL;
	char *passphrase;

	if ((passphrase = passphrase_new(why)) == NULL)
		return NULL;
	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1, line,
	    "Agency passphrase", why) == 0)
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
	int64_t stage = 0;
	int rc = parsed_number(line, "--stage", 1, STAGES_MAX, &stage, why);

	*out = (unsigned)stage;
	return rc;
}

int
coordinator_format(const struct parsed *line, enum report_format usual,
    enum report_format *out, struct fault *why)
{
	const char *word = parsed_option(line, "--format");
	bool excel = parsed_option(line, "--excel") != NULL;
	int format = word != NULL ? report_format_of(word) :
	    excel ? REPORT_CSV : (int)usual;

	if (format == -1)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--format is text, csv or json, not \"%s\"", word);
	if (excel && format != REPORT_CSV)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--excel is a kind of csv, not of %s", word);
	*out = excel ? REPORT_EXCEL : (enum report_format)format;
	return 0;
}

int
coordinator_print(const struct parsed *line, enum report_format usual,
    struct table *table)
{
	enum report_format format;
	struct buf out = {0};
	struct fault fault;
	int rc;

	if (coordinator_format(line, usual, &format, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if (format == REPORT_TEXT)
		spoken_write(table, &out);
	else
		table_write(table, format, &out);
	rc = program_say(coordinator_program, &out);
	buf_release(&out);
	return rc;
}

int
coordinator_table(const struct parsed *line, struct table *table)
{
	return coordinator_print(line, REPORT_TEXT, table);
}

void
coordinator_warn_lines(struct buf *lines)
{
	char *at = lines->len == 0 ? NULL : lines->bytes, *end;

	while (at != NULL && (end = strchr(at, '\n')) != NULL) {
		*end = '\0';
		program_warn(coordinator_program, at);
		at = end + 1;
	}
}
