/* Verbs that take in a table. */
#include "config.h"

#include "mita/coordinator/filing.h"

#include <stdio.h>
#include <stdlib.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/acts.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/assign.h"
#include "mita/office/choose.h"
#include "mita/office/filing.h"
#include "mita/office/proposals.h"
#include "mita/office/rulings.h"

/* Verbs that take in a table; a dry run prints what would be stated. */

static int
read_options(const struct parsed *line, struct filing *in, struct fault *why)
{
	const char *encoding = parsed_option(line, "--encoding");
	const char *separator = parsed_option(line, "--separator");
	int known = encoding_of(encoding == NULL ? "utf-8" : encoding);

	*in = (struct filing){
		.file.path = parsed_operand(line, 0),
		.documents = parsed_option(line, "--documents"),
		.deadline = parsed_option(line, "--deadline"),
		.officer = parsed_option(line, "--officer"),
		.reason = parsed_option(line, "--reason"),
		.dry = coordinator_is_dry(line),
	};
	if (known == -1)
		return fault_set(why, FAULT_USAGE, "USAGE", "--encoding is"
		    " utf-8, windows-1257, iso-8859-13 or windows-1252, not"
		    " \"%s\"", encoding);
	in->file.encoding = (enum encoding)known;
	if (separator != NULL &&
	    (in->file.separator = csv_separator(separator)) == '\0')
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--separator is , ; | or tab, not \"%s\"", separator);
	return coordinator_stage(line, &in->stage, why);
}

static void
warn_unknown(const struct filing *in)
{
	char text[256];
	size_t i;

	for (i = 0; i < in->n_unknown; i++) {
		snprintf(text, sizeof(text), _("%.80s: the column \"%.80s\" is"
		    " not known here; nothing was taken from it"),
		    in->file.path, in->unknown[i]);
		program_warn(coordinator_program, text);
	}
}

/* The plan is on standard output, so that it can be kept and handed in. */
static int
print_plan(const struct plan *plan)
{
	const char **names = calloc(plan->n_columns, sizeof(*names));
	struct table *table = NULL;
	struct buf out = {0};
	size_t i;
	int rc;

	for (i = 0; names != NULL && i < plan->n_columns; i++)
		names[i] = plan->columns[i].name;
	if (names != NULL)
		table = table_new(names, plan->n_columns);
	for (i = 0; table != NULL && i < plan->n * plan->n_columns; i++)
		if (plan->columns[i % plan->n_columns].figure)
			table_decimal(table, plan->cells[i]);
		else
			table_text(table, plan->cells[i]);
	if (table == NULL || table_write(table, REPORT_CSV, &out) == -1)
		out.failed = true;
	rc = program_say(coordinator_program, &out);
	buf_release(&out);
	table_free(table);
	free(names);
	return rc;
}

/* What was stated, in words; the plan beside it when nothing was kept. */
static int
tell(const struct filing *in, const char *said)
{
	struct buf text = {0};
	size_t i;

	warn_unknown(in);
	for (i = 0; i < in->n_notes; i++)
		program_warn(coordinator_program, in->notes[i]);
	if (!in->dry)
		return program_sayf(coordinator_program, "%s.", said);
	buf_putf(&text, _("%s (dry run: nothing was kept)"), said);
	program_warn(coordinator_program, buf_text(&text));
	buf_release(&text);
	return print_plan(&in->plan);
}

struct filing_verb {
	int	(*act)(struct register_file *reg, const struct seckey *key,
		    struct filing *in, struct fault *why);
	void	(*count)(struct buf *out, size_t n);	/* what was stated */
};

static void
count_others(struct buf *out, size_t n)
{
	if (n > 0)
		buf_putf(out, translate_n(", %zu other change",
		    ", %zu other changes", n), n);
}

static int
run(const struct filing_verb *verb, const struct parsed *line,
    struct register_file *reg, const struct seckey *key, struct fault *why)
{
	struct buf said = {0};
	struct filing in;
	int rc;

	rc = read_options(line, &in, why);
	if (rc == 0)
		rc = verb->act(reg, key, &in, why);
	coordinator_warn_lines(&in.told);
	if (rc == 0) {
		verb->count(&said, in.stated);
		count_others(&said, in.others);
		rc = tell(&in, buf_text(&said));
	}
	buf_release(&said);
	filing_release(&in);
	return rc;
}

static void
count_proposals(struct buf *out, size_t n)
{
	buf_putf(out, translate_n("%zu proposal taken in",
	    "%zu proposals taken in", n), n);
}

static void
count_assignments(struct buf *out, size_t n)
{
	buf_putf(out, translate_n("%zu new assignment",
	    "%zu new assignments", n), n);
}

static void
count_rulings(struct buf *out, size_t n)
{
	buf_putf(out, translate_n("%zu new ruling", "%zu new rulings", n), n);
}

static int
add_proposals(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	static const struct filing_verb verb = {
		proposals_add, count_proposals
	};

	return run(&verb, line, reg, key, why);
}

int
verb_proposal_add(const struct parsed *line)
{
	return coordinator_act(line, add_proposals);
}

static int
import_assignments(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	static const struct filing_verb verb = {
		assignments_import, count_assignments
	};

	return run(&verb, line, reg, key, why);
}

int
verb_assign_import(const struct parsed *line)
{
	return coordinator_act(line, import_assignments);
}

static int
add_rulings(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	static const struct filing_verb verb = {
		rulings_add, count_rulings
	};

	return run(&verb, line, reg, key, why);
}

int
verb_ruling_add(const struct parsed *line)
{
	return coordinator_act(line, add_rulings);
}

static int
add_conflicts(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	static const struct filing_verb verb = {
		conflicts_add, count_rulings
	};

	return run(&verb, line, reg, key, why);
}

int
verb_conflict_add(const struct parsed *line)
{
	return coordinator_act(line, add_conflicts);
}

static int
rule_conflicts(const struct parsed *line, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	struct choice choice = {
		.answer = parsed_operand(line, 0),
		.expert = parsed_option(line, "--expert"),
		.proposal = parsed_option(line, "--proposal"),
		.organisation = parsed_option(line, "--organisation"),
		.rule = parsed_option(line, "--rule"),
		.officer = parsed_option(line, "--officer"),
		.reason = parsed_option(line, "--reason"),
		.dry = coordinator_is_dry(line),
	};
	struct buf said = {0};
	int rc = coordinator_stage(line, &choice.stage, why);

	choice.stage = choice.stage == 0 ? 1 : choice.stage;
	if (rc == 0)
		rc = conflicts_rule(reg, key, &choice, why);
	coordinator_warn_lines(&choice.told);
	if (rc == 0) {
		count_rulings(&said, choice.ruled);
		rc = program_sayf(coordinator_program, "%s%s.",
		    buf_text(&said), coordinator_dry(line));
	}
	buf_release(&said);
	buf_release(&choice.told);
	return rc;
}

int
verb_conflict_rule(const struct parsed *line)
{
	return coordinator_act(line, rule_conflicts);
}
