#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/act.h"

enum { C_EXPERT, C_STAGE, C_PROPOSAL, C_DEADLINE, COLUMNS };

static const struct csv_column columns[COLUMNS] = {
	{ "expert", "reviewer,vertintojas", true },
	{ "stage", "round,phase,etapas", true },
	{ "proposal", "paper,id,application,paraiška", true },
	{ "deadline", "terminas", false },
};

struct plan {
	struct register_file	*reg;
	const char		*path;
	const char		*deadline;	/* for lines without one */
	const struct csv	*csv;
	bool			*done;		/* by row */
};

static unsigned
stage_of(const struct csv_row *row)
{
	return (unsigned)strtoul(row->cells[C_STAGE], NULL, 10);
}

static const char *
deadline_of(const struct plan *plan, const struct csv_row *row)
{
	return row->cells[C_DEADLINE][0] != '\0' ? row->cells[C_DEADLINE] :
	    plan->deadline;
}

static int
check_row(const struct plan *plan, const struct csv_row *row,
    struct fault *why)
{
	const struct book *book = plan->reg->book;
	const char *expert = row->cells[C_EXPERT];
	const char *deadline = deadline_of(plan, row);
	int64_t at;

	if (call_stage(book->call, stage_of(row)) == NULL)
		return act_bad(plan->path, row->line, why,
		    "\"%.20s\" is no stage of the call", row->cells[C_STAGE]);
	if (!act_is_id(expert) || book_admission(book, expert) == NULL)
		return act_bad(plan->path, row->line, why,
		    "there is no expert \"%.40s\"", expert);
	if (book_proposal(book, row->cells[C_PROPOSAL], stage_of(row)) == NULL)
		return act_bad(plan->path, row->line, why,
		    "there is no proposal \"%.40s\" in stage %u",
		    row->cells[C_PROPOSAL], stage_of(row));
	if (deadline == NULL || !clock_parse(deadline, &at))
		return act_bad(plan->path, row->line, why,
		    "the deadline is missing or no time in UTC such as"
		    " 2026-12-12T15:00:00Z; give it with --deadline");
	return 0;
}

/* Is this version of the proposal assigned to this expert already? */
static bool
is_assigned(const struct book *book, const struct csv_row *row,
    const struct digest *proposal)
{
	size_t i, k;

	for (i = 0; i < book->n; i++) {
		const struct entry *entry = &book->entries[i];
		const struct assignment *a;

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_ASSIGNMENT)
			continue;
		a = &entry->record->body.assignment;
		if (a->stage != stage_of(row) ||
		    strcmp(a->expert, row->cells[C_EXPERT]) != 0)
			continue;
		for (k = 0; k < a->n_proposals; k++)
			if (digest_equal(&a->proposals[k].digest, proposal) &&
			    !book_is_cancelled(book, entry,
			    a->proposals[k].proposal))
				return true;
	}
	return false;
}

static bool
is_listed(const struct assignment *a, const char *proposal)
{
	size_t i;

	for (i = 0; i < a->n_proposals; i++)
		if (strcmp(a->proposals[i].proposal, proposal) == 0)
			return true;
	return false;
}

/* All rows like the first of one expert, stage and deadline: one record. */
static int
gather(const struct plan *plan, size_t first, struct assignment *out,
    struct fault *why)
{
	const struct csv_row *like = &plan->csv->rows[first];
	const struct book *book = plan->reg->book;
	size_t i;

	id_copy(out->expert, like->cells[C_EXPERT]);
	out->stage = stage_of(like);
	memcpy(out->deadline, deadline_of(plan, like), sizeof(out->deadline));
	for (i = first; i < plan->csv->n; i++) {
		const struct csv_row *row = &plan->csv->rows[i];
		const struct entry *entry;
		struct assigned *one;

		if (plan->done[i] || stage_of(row) != out->stage ||
		    strcmp(row->cells[C_EXPERT], out->expert) != 0 ||
		    strcmp(deadline_of(plan, row), out->deadline) != 0)
			continue;
		plan->done[i] = true;
		entry = book_proposal(book, row->cells[C_PROPOSAL],
		    out->stage);
		if (is_assigned(book, row, &entry->digest) ||
		    is_listed(out, row->cells[C_PROPOSAL]))
			continue;
		out->proposals = arena_grow(book->arena, out->proposals,
		    out->n_proposals, sizeof(*out->proposals));
		if (out->proposals == NULL)
			return fault_memory(why);
		one = &out->proposals[out->n_proposals++];
		id_copy(one->proposal, row->cells[C_PROPOSAL]);
		one->digest = entry->digest;
	}
	return 0;
}

static int
state_all(const struct plan *plan, struct pen *pen, size_t *pairs,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < plan->csv->n; i++) {
		struct record record = {
			.head = { .kind = RECORD_ASSIGNMENT }
		};
		struct assignment *a = &record.body.assignment;

		if (plan->done[i])
			continue;
		if (gather(plan, i, a, why) == -1)
			return -1;
		if (a->n_proposals == 0)
			continue;
		*pairs += a->n_proposals;
		if (pen_state(pen, &record, NULL, why) == -1)
			return -1;
	}
	return 0;
}

int
assignments_import(struct register_file *reg, const struct seckey *key,
    const char *path, const char *deadline, bool dry, size_t *lines,
    struct fault *why)
{
	struct plan plan = { .reg = reg, .path = path, .deadline = deadline };
	struct pen pen;
	struct csv csv;
	size_t i;

	*lines = 0;
	if (act_table(&csv, reg->book->arena, path, columns, COLUMNS, why) ==
	    -1)
		return -1;
	plan.csv = &csv;
	plan.done = arena_alloc(reg->book->arena, csv.n + 1);
	if (plan.done == NULL)
		return fault_memory(why);
	for (i = 0; i < csv.n; i++)
		if (check_row(&plan, &csv.rows[i], why) == -1)
			return -1;
	if (register_begin(reg, key, &pen, why) == -1)
		return -1;
	return register_finish(reg, state_all(&plan, &pen, lines, why), dry,
	    why);
}
