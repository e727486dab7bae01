#include "config.h"

#include "mita/desk/seating.h"

#include <stdio.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"

/* assign auto: the proposed assignment, as a table that assign import takes. */

static void
put_seats(const struct seating *seating, unsigned stage, struct table *table)
{
	size_t i;

	for (i = 0; i < seating->n_seats; i++) {
		table_row(table);
		table_text(table, seating->seats[i].expert);
		table_number(table, stage);
		table_text(table, seating->seats[i].proposal);
	}
}

/* Beside the table, so that the table can be taken in as it is. */
static void
tell_vacancies(const struct seating *seating)
{
	char text[ID_MAX + 160];
	size_t i;

	for (i = 0; i < seating->n_vacant; i++) {
		snprintf(text, sizeof(text), "%s: %u seat%s nobody may take;"
		    " admit an expert of the role that is missing, or raise a"
		    " load", seating->vacant[i].proposal,
		    seating->vacant[i].seats,
		    seating->vacant[i].seats == 1 ? " that" : "s that");
		program_warn(coordinator_program, text);
	}
}

static int
print_plan(const struct parsed *line, struct register_file *reg,
    unsigned stage)
{
	static const char *const columns[] = {
		"expert", "stage", "proposal"
	};
	struct seating seating;
	struct table *table;
	struct fault fault;
	int rc;

	if (seating_plan(reg, stage, &seating, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(columns, 3)) == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	put_seats(&seating, stage, table);
	tell_vacancies(&seating);
	rc = coordinator_table(line, table);
	table_free(table);
	return rc == 0 && seating.n_vacant > 0 ? FAULT_REFUSED : rc;
}

int
verb_assign_auto(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = print_plan(line, reg, stage == 0 ? 1 : stage);
	register_close(reg);
	return rc;
}
