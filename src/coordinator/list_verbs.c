/* Verbs that only look. */
#include "config.h"

#include "mita/coordinator/list_verbs.h"

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/listings.h"
#include "mita/office/register.h"
#include "mita/report/ranking.h"
#include "mita/report/table.h"

int
coordinator_show(const struct parsed *line, const struct listing *listing)
{
	struct register_file *reg;
	struct table *table;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	table = listing_table(listing, reg, stage, &fault);
	rc = table == NULL ? program_fail(coordinator_program, &fault) :
	    coordinator_table(line, table);
	table_free(table);
	register_close(reg);
	return rc;
}

int
verb_expert_list(const struct parsed *line)
{
	return coordinator_show(line, &experts_listing);
}

int
verb_proposal_list(const struct parsed *line)
{
	return coordinator_show(line, &proposals_listing);
}

/* For files, not for reading: CSV unless something else is asked for. */
int
verb_proposal_export(const struct parsed *line)
{
	struct register_file *reg;
	struct table *table;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	table = listing_table(&proposals_export, reg, stage, &fault);
	rc = table == NULL ? program_fail(coordinator_program, &fault) :
	    coordinator_print(line, REPORT_CSV, table);
	table_free(table);
	register_close(reg);
	return rc;
}

int
verb_assign_show(const struct parsed *line)
{
	return coordinator_show(line, &pairs_listing);
}

int
verb_status(const struct parsed *line)
{
	return coordinator_show(line, &status_listing);
}

/* What the ranking comes to, below the table; other formats are tables. */
static int
say_sum(const struct parsed *line, const struct book *book,
    const struct outcome_sheet *sheet)
{
	enum report_format format;
	struct buf out = {0};
	struct fault fault;
	int rc;

	if (coordinator_format(line, REPORT_TEXT, &format, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if (format != REPORT_TEXT)
		return 0;
	ranking_sum(&out, book, sheet);
	rc = program_say(coordinator_program, &out);
	buf_release(&out);
	return rc;
}

/* The table and what is below it are of one sheet. */
static int
rank(const struct parsed *line, const struct book *book, unsigned stage)
{
	struct table *table = NULL;
	struct outcome_sheet sheet;
	struct fault fault;
	int rc;

	if (outcome_compute(book, stage == 0 ? 1 : stage, NULL, &sheet,
	    &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(ranking_columns, RANKING_COLUMNS)) == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	ranking_fill(table, book, &sheet);
	rc = coordinator_table(line, table);
	table_free(table);
	return rc == 0 ? say_sum(line, book, &sheet) : rc;
}

int
verb_rank(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = rank(line, reg->book, stage);
	register_close(reg);
	return rc;
}

int
verb_check(const struct parsed *line)
{
	struct opening how = { .readonly = true,
	    .watch = program_watch(coordinator_program) };
	struct register_file *reg;
	struct table *table;
	enum report_format format;
	struct fault fault;
	int rc;

	if (coordinator_format(line, REPORT_TEXT, &format, &fault) == -1 ||
	    (reg = register_open(coordinator_path(line), &how, &fault)) ==
	    NULL)
		return program_fail(coordinator_program, &fault);
	table = listing_table(&findings_listing, reg, 0, &fault);
	if (table == NULL)
		rc = program_fail(coordinator_program, &fault);
	else if (reg->book->n_findings > 0 || format != REPORT_TEXT)
		rc = coordinator_table(line, table);
	else
		rc = program_sayf(coordinator_program,
		    "%zu records, nothing wrong.", reg->book->n);
	if (rc == 0 && book_wrong(reg->book) > 0)
		rc = FAULT_REFUSED;
	table_free(table);
	register_close(reg);
	return rc;
}
