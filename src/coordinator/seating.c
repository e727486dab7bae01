/* The verb assign auto. */
#include "config.h"

#include "mita/coordinator/seating.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/register.h"
#include "mita/office/seating.h"

/*
 * assign auto: the proposed assignment, as a table that assign import takes.
 * All else is said beside the table, so that it can be taken in as it is.
 */

static void
put_seats(struct table *table, const struct seat *seats, size_t n,
    unsigned stage, const char *action)
{
	size_t i;

	for (i = 0; i < n; i++) {
		table_row(table);
		table_text(table, seats[i].expert);
		table_number(table, stage);
		table_text(table, seats[i].proposal);
		table_text(table, action);
	}
}

static void
tell(struct buf *text)
{
	program_warn(coordinator_program, buf_text(text));
	buf_release(text);
}

/* ---- who goes and who comes ---- */

static bool
has(const struct seat *seats, size_t n, const char *proposal)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(seats[i].proposal, proposal) == 0)
			return true;
	return false;
}

enum move { HAS_LEFT, LEAVES, TAKES };

static void
put_moves(struct buf *out, enum move move, const struct seating *seating,
    const char *proposal)
{
	const struct seat *seats = move == HAS_LEFT ? seating->gone :
	    move == LEAVES ? seating->leaving : seating->seats;
	size_t n = move == HAS_LEFT ? seating->n_gone :
	    move == LEAVES ? seating->n_leaving : seating->n_seats, i;

	for (i = 0; i < n; i++) {
		if (strcmp(seats[i].proposal, proposal) != 0)
			continue;
		buf_puts(out, out->len > 0 ? "; " : "");
		buf_putf(out, move == HAS_LEFT ? _("%s has left %s") :
		    move == LEAVES ? _("%s leaves %s") : _("%s takes %s"),
		    seats[i].expert, proposal);
	}
}

/* A line for each proposal that loses somebody; new panels are the table. */
static void
tell_moves(const struct seating *seating)
{
	struct buf text = {0};
	const char *p;
	size_t i;

	for (i = 0; (p = seating->proposals[i]) != NULL; i++) {
		if (!has(seating->leaving, seating->n_leaving, p) &&
		    !(has(seating->gone, seating->n_gone, p) &&
		    has(seating->seats, seating->n_seats, p)))
			continue;
		put_moves(&text, HAS_LEFT, seating, p);
		put_moves(&text, LEAVES, seating, p);
		put_moves(&text, TAKES, seating, p);
		tell(&text);
	}
	if (seating->n_leaving > 0) {
		buf_puts(&text, _("the table cancels, too: give assign import"
		    " --officer and --reason"));
		tell(&text);
	}
}

/* ---- what is short ---- */

/* "for business P-03, P-17 need 12"; nothing if there is none of the kind. */
static void
put_need(struct buf *out, const struct seating *seating,
    const struct shortage *shortage, enum seat_kind kind)
{
	struct buf ids = {0};
	unsigned seats = 0;
	size_t i;

	for (i = 0; i < shortage->n_demands; i++) {
		const struct demand *demand = &shortage->demands[i];

		if (demand->kind != kind)
			continue;
		buf_putf(&ids, "%s%s", ids.len == 0 ? "" : ", ",
		    seating->proposals[demand->proposal]);
		seats += demand->seats;
	}
	if (seats > 0) {
		buf_puts(out, out->len == 0 ? "" : "; ");
		buf_putf(out, kind == SEATS_ALL ? _("%s need %u") :
		    kind == SEATS_BUSINESS ? _("for business %s need %u") :
		    _("for knowledge %s need %u"), buf_text(&ids), seats);
	}
	buf_release(&ids);
}

/* "E-04 (4), E-09 and colleagues (2)" */
static void
put_suppliers(struct buf *out, const struct seating *seating,
    const struct shortage *shortage)
{
	size_t i;

	if (shortage->n_suppliers == 0)
		buf_puts(out, _("nobody"));
	for (i = 0; i < shortage->n_suppliers; i++) {
		const struct supplier *one = &shortage->suppliers[i];

		buf_putf(out,
		    one->organisation ? _("%s%s and colleagues (%u)") :
		    "%s%s (%u)", i == 0 ? "" : ", ",
		    seating->experts[one->expert], one->seats);
	}
}

static void
tell_shortages(const struct seating *seating)
{
	struct buf text = {0}, who = {0};
	size_t i;

	for (i = 0; i < seating->n_shortages; i++) {
		const struct shortage *shortage = &seating->shortages[i];

		put_need(&text, seating, shortage, SEATS_ALL);
		put_need(&text, seating, shortage, SEATS_BUSINESS);
		put_need(&text, seating, shortage, SEATS_KNOWLEDGE);
		put_suppliers(&who, seating, shortage);
		buf_putf(&text, _("; may take: %s, together %u; stay empty:"
		    " %u"), buf_text(&who), shortage->supply,
		    shortage->need - shortage->supply);
		buf_release(&who);
		tell(&text);
	}
}

/* "COMPETITOR 20, PARTNER 2": what keeps how many from a proposal. */
static bool
put_barred(struct buf *out, const struct vacancy *vacancy)
{
	const char *comma = "";
	int i;

	for (i = 0; i < BARS; i++) {
		if (vacancy->barred[i] == 0)
			continue;
		buf_putf(out, "%s%s %u", comma, bar_words[i],
		    vacancy->barred[i]);
		comma = ", ";
	}
	return comma[0] != '\0';
}

/* Of whom nobody may take it, and why; KEEP lifts what an officer rules on. */
static void
tell_barred(const struct vacancy *vacancy)
{
	struct buf text = {0}, bars = {0};

	if (put_barred(&bars, vacancy)) {
		buf_putf(&text, _("%s: experts who may not take it: %s;"
		    " assign explain says more of each, and conflict rule"
		    " answers what is alike"), vacancy->proposal,
		    buf_text(&bars));
		tell(&text);
	}
	buf_release(&bars);
}

static void
tell_vacancies(const struct seating *seating)
{
	struct buf text = {0};
	size_t i;

	for (i = 0; i < seating->n_vacant; i++) {
		buf_putf(&text, _("%s: seats that stay empty: %u"),
		    seating->vacant[i].proposal, seating->vacant[i].seats);
		tell(&text);
		tell_barred(&seating->vacant[i]);
	}
	tell_shortages(seating);
	if (seating->n_vacant > 0) {
		buf_puts(&text, _("to fill them, raise the load of those who"
		    " may take some, or admit one of the role that is"
		    " missing"));
		tell(&text);
	}
}

static int
print_plan(const struct parsed *line, struct register_file *reg,
    unsigned stage)
{
	static const char *const columns[] = {
		"expert", "stage", "proposal", "action"
	};
	struct seating seating;
	struct table *table;
	struct fault fault;
	int rc;

	if (seating_plan(reg, stage, parsed_option(line, "--fit"), &seating,
	    &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(columns, 4)) == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	put_seats(table, seating.leaving, seating.n_leaving, stage, "cancel");
	put_seats(table, seating.seats, seating.n_seats, stage, "assign");
	tell_moves(&seating);
	tell_vacancies(&seating);
	rc = coordinator_table(line, table);
	table_free(table);
	return rc == 0 && seating.n_vacant > 0 ? FAULT_REFUSED : rc;
}

/* Nothing works long without a word. */
static void
tell_patience(const struct register_file *reg)
{
	enum { MANY = 500 };
	struct buf text = {0};

	if (reg->book->n_keys < MANY)
		return;
	buf_puts(&text, _("with so many experts this takes some seconds"));
	tell(&text);
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
	tell_patience(reg);
	rc = print_plan(line, reg, stage == 0 ? 1 : stage);
	register_close(reg);
	return rc;
}
