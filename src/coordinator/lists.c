#include "config.h"

#include "mita/coordinator/coordinator.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/model/ranking.h"

/* Verbs that only look. */

typedef int fill(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why);

static int
show(const struct parsed *line, const char *const *columns, size_t n,
    fill *rows)
{
	struct register_file *reg;
	struct table *table;
	struct fault fault;
	int rc;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(columns, n)) == NULL) {
		fault_memory(&fault);
		rc = program_fail(coordinator_program, &fault);
	} else if (rows(line, reg, table, &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = coordinator_table(line, table);
	table_free(table);
	register_close(reg);
	return rc;
}

static int
fill_experts(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why)
{
	const struct book *book = reg->book;
	char name[KEYNAME_LEN + 1];
	size_t i;

	(void)line;
	(void)why;
	for (i = 0; i < book->n_keys; i++) {
		const struct admission *a = book->keys[i].admission;
		const struct keycard *card = book_card(book, a->expert);

		if (book_admission(book, a->expert) != a || card == NULL)
			continue;
		pubkey_name(name, a->sign_key);
		table_row(table);
		table_text(table, a->expert);
		table_text(table, role_words[a->role]);
		table_text(table, a->organisation);
		table_number(table, a->load);
		table_text(table, name);
		table_text(table, card->name);
		table_text(table, card->organisation);
	}
	return 0;
}

int
verb_expert_list(const struct parsed *line)
{
	static const char *const columns[] = {
		"expert", "role", "code", "load", "key", "name",
		"organisation"
	};

	return show(line, columns, 7, fill_experts);
}

static int
fill_proposals(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why)
{
	const struct book *book = reg->book;
	unsigned stage;
	size_t i;

	if (coordinator_stage(line, &stage, why) == -1)
		return -1;
	for (i = 0; i < book->n; i++) {
		const struct entry *entry = &book->entries[i];
		const struct proposal *p;

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_PROPOSAL)
			continue;
		p = &entry->record->body.proposal;
		if ((stage != 0 && p->stage != stage) ||
		    book_proposal(book, p->id, p->stage) != entry)
			continue;
		table_row(table);
		table_text(table, p->id);
		table_number(table, p->stage);
		table_number(table, p->version);
		table_text(table, p->language);
		table_money(table, p->asked);
		table_money(table, p->eligible);
		table_yes(table, proposal_is_above_share(book->call, p));
		table_number(table, (int64_t)p->n_partners);
		table_number(table, (int64_t)p->n_documents);
		table_text(table, p->title);
	}
	return 0;
}

int
verb_proposal_list(const struct parsed *line)
{
	static const char *const columns[] = {
		"proposal", "stage", "version", "language", "asked",
		"eligible", "above_share", "partners", "documents", "title"
	};

	return show(line, columns, 10, fill_proposals);
}

/* All pairs of the stages asked for. */
static int
fill_pairs(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why)
{
	const struct book *book = reg->book;
	struct pair *pairs;
	unsigned only, stage;
	size_t s, n, i;

	if (coordinator_stage(line, &only, why) == -1)
		return -1;
	for (s = 0; s < book->call->n_stages; s++) {
		stage = book->call->stages[s].number;
		if (only != 0 && only != stage)
			continue;
		if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
			return -1;
		for (i = 0; i < n; i++) {
			const struct assignment *a =
			    &pairs[i].assignment->record->body.assignment;

			table_row(table);
			table_text(table, pairs[i].expert);
			table_number(table, stage);
			table_text(table, pairs[i].proposal);
			table_text(table, a->deadline);
			table_text(table, pair_state_words[pairs[i].state]);
		}
	}
	return 0;
}

int
verb_assign_show(const struct parsed *line)
{
	static const char *const columns[] = {
		"expert", "stage", "proposal", "deadline", "state"
	};

	return show(line, columns, 5, fill_pairs);
}

/* Per expert and stage: how many pairs are in which state. */
static void
count_states(struct table *table, const struct pair *pairs, size_t first,
    size_t end, unsigned stage)
{
	size_t states[PAIR_STATES] = {0}, missing = 0, i;

	for (i = first; i < end; i++) {
		states[pairs[i].state]++;
		missing += pair_is_missing(&pairs[i]);
	}
	table_row(table);
	table_text(table, pairs[first].expert);
	table_number(table, stage);
	table_number(table, (int64_t)(end - first));
	table_number(table, (int64_t)states[PAIR_EVALUATED]);
	table_number(table, (int64_t)states[PAIR_DISQUALIFIED]);
	table_number(table, (int64_t)states[PAIR_DECLARED]);
	table_number(table, (int64_t)states[PAIR_SILENT]);
	table_number(table, (int64_t)(states[PAIR_CONFLICT_OPEN] +
	    states[PAIR_FORKED] + states[PAIR_OUTDATED]));
	table_number(table, (int64_t)missing);
}

static int
fill_status(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why)
{
	const struct book *book = reg->book;
	struct pair *pairs;
	unsigned only, stage;
	size_t s, n, first, end;

	if (coordinator_stage(line, &only, why) == -1)
		return -1;
	for (s = 0; s < book->call->n_stages; s++) {
		stage = book->call->stages[s].number;
		if (only != 0 && only != stage)
			continue;
		if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
			return -1;
		for (first = 0; first < n; first = end) {
			for (end = first; end < n && strcmp(pairs[end].expert,
			    pairs[first].expert) == 0; end++)
				continue;
			count_states(table, pairs, first, end, stage);
		}
	}
	return 0;
}

int
verb_status(const struct parsed *line)
{
	static const char *const columns[] = {
		"expert", "stage", "assigned", "evaluated", "returned",
		"declared", "silent", "to_settle", "missing"
	};

	return show(line, columns, 9, fill_status);
}

/* "total", "equal", "CRITERION P1" ...: what put it below the one above. */
static void
put_decided(struct table *table, const struct stage *stage,
    const struct standing *s)
{
	const struct tie *tie;
	bool by_criterion;
	char text[2 * ID_MAX + 32];

	if (s->rank == 0 || s->tied == 0) {
		table_text(table, s->rank == 0 ? "" : "total");
		return;
	}
	if (s->tied > stage->n_ties) {
		table_text(table, "equal");
		return;
	}
	tie = &stage->ties[s->tied - 1];
	by_criterion = tie->kind == TIE_CRITERION;
	snprintf(text, sizeof(text), "%s%s%s", tie_kind_words[tie->kind],
	    by_criterion ? " " : "", by_criterion ? tie->criterion : "");
	table_text(table, text);
}

static int
fill_ranking(const struct parsed *line, struct register_file *reg,
    struct table *table, struct fault *why)
{
	char rounded[FRACTION_TEXT_LEN], exact[FRACTION_TEXT_LEN];
	struct outcome_sheet sheet;
	unsigned stage;
	size_t i;

	if (coordinator_stage(line, &stage, why) == -1)
		return -1;
	if (outcome_compute(reg->book, stage == 0 ? 1 : stage, NULL, &sheet,
	    why) == -1)
		return -1;
	for (i = 0; i < sheet.n_standings; i++) {
		const struct standing *s = &sheet.standings[i];

		fraction_text(rounded, s->tally.total, 2);
		fraction_exact(exact, s->tally.total);
		table_row(table);
		if (s->rank == 0)
			table_text(table, "-");
		else
			table_number(table, s->rank);
		table_text(table, s->proposal->id);
		table_text(table, rounded);
		table_text(table, exact);
		table_number(table, (int64_t)s->tally.n);
		put_decided(table, sheet.stage, s);
		table_text(table, outcome_words[s->outcome]);
		table_money(table, s->proposal->asked);
		table_yes(table, proposal_is_above_share(reg->book->call,
		    s->proposal));
		table_money(table, s->grant);
		table_text(table, s->proposal->title);
	}
	return 0;
}

int
verb_rank(const struct parsed *line)
{
	static const char *const columns[] = {
		"rank", "proposal", "total", "exact", "counted", "decided_by",
		"outcome", "asked", "above_share", "grant", "title"
	};

	return show(line, columns, 11, fill_ranking);
}

int
verb_check(const struct parsed *line)
{
	static const char *const columns[] = { "grade", "reason", "place",
	    "finding" };
	struct register_file *reg;
	struct table *table;
	struct fault fault;
	size_t wrong, i;
	int rc;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if ((table = table_new(columns, 4)) == NULL ||
	    outcome_audit(reg->book, &fault) == -1) {
		if (table == NULL)
			fault_memory(&fault);
		rc = program_fail(coordinator_program, &fault);
		table_free(table);
		register_close(reg);
		return rc;
	}
	for (i = 0; i < reg->book->n_findings; i++) {
		const struct finding *finding = &reg->book->findings[i];

		table_row(table);
		table_text(table, finding->grade == GRADE_WRONG ? "wrong" :
		    "notice");
		table_text(table, finding->reason);
		table_text(table, finding->place);
		table_text(table, finding->text);
	}
	wrong = book_wrong(reg->book);
	if (reg->book->n_findings > 0)
		rc = coordinator_table(line, table);
	else
		rc = program_sayf(coordinator_program,
		    "%zu records, nothing wrong.", reg->book->n);
	table_free(table);
	register_close(reg);
	return rc == 0 && wrong > 0 ? FAULT_REFUSED : rc;
}
