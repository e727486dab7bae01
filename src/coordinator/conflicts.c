/* The verbs conflict list and conflict check. */
#include "config.h"

#include "mita/coordinator/conflicts.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/list_verbs.h"
#include "mita/coordinator/listings.h"
#include "mita/model/address.h"
#include "mita/model/record.h"
#include "mita/office/register.h"

/* Suggestions; what an officer decides about them goes to "ruling add". */

/* One written text as a cell. */
static int
put_written(struct table *table, struct buf *text, struct fault *why)
{
	int rc = text->failed ? fault_memory(why) : 0;

	table_text(table, buf_text(text));
	buf_release(text);
	return rc;
}

static int
put_rules(struct table *table, const struct conflict *c, struct fault *why)
{
	struct buf text = {0};

	conflict_rules(&text, c);
	return put_written(table, &text, why);
}

static int
put_reason(struct table *table, const struct conflict *c, struct fault *why)
{
	struct buf text = {0};

	conflict_reason(&text, c, ~0u);
	return put_written(table, &text, why);
}

static void
put_declared(struct table *table, const struct conflict *c)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < c->n_exclusions && text[0] == '\0'; i++)
		text = exclusion_text(&c->exclusions[i]);
	table_text(table, text);
}

/*
 * The columns of "ruling add", with what was ruled; answer, officer and
 * reason are empty until somebody decides, knowing all that is found now.
 */
static int
put_conflict(struct table *table, const struct conflict *c, struct fault *why)
{
	static const struct ruling none = { .officer = "", .reason = "" };
	const struct ruling *r = c->ruling == NULL || (c->open != 0 &&
	    strcmp(c->ruling->answer, "KEEP") == 0) ? &none : c->ruling;

	table_row(table);
	table_text(table, ruling_subject_words[RULING_CONFLICT]);
	table_number(table, c->proposal->stage);
	table_text(table, c->proposal->id);
	table_text(table, c->expert);
	table_yes(table, c->assigned);
	if (put_rules(table, c, why) == -1)
		return -1;
	table_text(table, r->answer);
	table_text(table, r->officer);
	table_text(table, r->reason);
	if (put_reason(table, c, why) == -1)
		return -1;
	put_declared(table, c);
	return 0;
}

static int
fill_conflicts(struct register_file *reg, unsigned stage,
    struct table *table, struct fault *why)
{
	struct conflict *conflicts;
	size_t n, i;

	if (conflicts_of(reg->book, stage == 0 ? 1 : stage, &conflicts, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (put_conflict(table, &conflicts[i], why) == -1)
			return -1;
	return 0;
}

static const char *const conflict_columns[] = {
	"subject", "stage", "proposal", "expert", "assigned", "rule",
	"answer", "officer", "reason", "finding", "declared"
};

const struct listing conflicts_listing = {
	"conflicts", conflict_columns, 11, true, fill_conflicts
};

int
verb_conflict_list(const struct parsed *line)
{
	return coordinator_show(line, &conflicts_listing);
}

/* A candidate, before anybody is asked */

enum { CODES_MAX = 100 };

static int
read_codes(const char *text, struct tag *codes, size_t *n, struct fault *why)
{
	char code[ID_MAX + 2];
	size_t len;

	for (*n = 0; *text != '\0'; text += strspn(text, ", ")) {
		len = strcspn(text, ", ");
		snprintf(code, sizeof(code), "%.*s", (int)len, text);
		if (*n == CODES_MAX || !id_is(code))
			return fault_set(why, FAULT_USAGE, "USAGE", "give up"
			    " to %d codes of A-Z, 0-9 and - with commas",
			    CODES_MAX);
		id_copy(codes[(*n)++].id, code);
		text += len;
	}
	return 0;
}

static int
read_candidate(const struct parsed *line, struct tag *codes,
    struct candidate *out, struct fault *why)
{
	const char *email = parsed_option(line, "--email");

	out->email = email == NULL ? "" : email;
	out->codes = codes;
	if (email != NULL && !address_is_plain(email))
		return fault_set(why, FAULT_USAGE, "USAGE", "\"%s\" is no"
		    " e-mail address such as vardas@example.lt", email);
	if (email == NULL && parsed_operand(line, 0) == NULL)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "give codes, an address after --email, or both");
	return parsed_operand(line, 0) == NULL ? 0 : read_codes(
	    parsed_operand(line, 0), codes, &out->n_codes, why);
}

static int
fill_check(struct register_file *reg, unsigned stage,
    const struct candidate *candidate, struct table *table,
    struct fault *why)
{
	struct conflict *conflicts;
	size_t n, i;

	if (conflicts_check(reg->book, stage == 0 ? 1 : stage, candidate,
	    &conflicts, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		table_row(table);
		table_text(table, conflicts[i].proposal->id);
		table_text(table, conflicts[i].exclusions[0].code);
		if (put_rules(table, &conflicts[i], why) == -1 ||
		    put_reason(table, &conflicts[i], why) == -1)
			return -1;
	}
	return 0;
}

int
verb_conflict_check(const struct parsed *line)
{
	static const char *const columns[] = {
		"proposal", "code", "rule", "reason"
	};
	struct candidate candidate = {0};
	struct tag codes[CODES_MAX];
	struct register_file *reg;
	struct table *table;
	struct fault fault;
	unsigned stage;
	int rc;

	if (read_candidate(line, codes, &candidate, &fault) == -1 ||
	    coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(columns, 4)) == NULL)
		fault_memory(&fault);
	rc = table == NULL || fill_check(reg, stage, &candidate, table,
	    &fault) == -1 ? program_fail(coordinator_program, &fault) :
	    coordinator_table(line, table);
	table_free(table);
	register_close(reg);
	return rc;
}
