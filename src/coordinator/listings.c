/* The tables of the verbs that look. */
#include "config.h"

#include "mita/coordinator/listings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/proposal.h"
#include "mita/model/ranking.h"
#include "mita/office/proposal_text.h"
#include "mita/office/register.h"
#include "mita/office/stage_view.h"

/* Tables of the verbs that list, from the values of the records. */

struct table *
listing_table(const struct listing *listing, struct register_file *reg,
    unsigned stage, struct fault *why)
{
	struct table *table = table_new(listing->columns, listing->n_columns);

	if (table == NULL) {
		fault_memory(why);
		return NULL;
	}
	if (listing->fill(reg, stage, table, why) == 0)
		return table;
	table_free(table);
	return NULL;
}

static int
fill_experts(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	char name[KEYNAME_LEN + 1];
	struct admitted *people;
	size_t n, i;

	(void)stage;
	if (admitted_of(reg->book, &people, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		const struct admission *a = people[i].admission;

		pubkey_name(name, a->sign_key);
		table_row(table);
		table_text(table, a->expert);
		table_text(table, role_words[a->role]);
		table_text(table, a->organisation);
		table_number(table, a->load);
		table_text(table, name);
		table_text(table, people[i].card->name);
		table_text(table, people[i].card->organisation);
		table_yes(table, people[i].revoked);
		table_text(table, people[i].card->email);
	}
	return 0;
}

static const char *const experts_columns[] = {
	"expert", "role", "code", "load", "key", "name", "organisation",
	"revoked", "email"
};

const struct listing experts_listing = {
	"experts", experts_columns, 9, false, fill_experts
};

/*
 * In per cent of what was asked for in the stage before, or nothing; and
 * whether that is more than the call lets pass.
 */
static void
put_change(struct table *table, const struct book *book,
    const struct proposal *now)
{
	const struct entry *before = book_proposal(book, now->id,
	    now->stage - 1);
	int64_t change, most;
	char text[32];

	if (before == NULL) {
		table_text(table, "");
		table_text(table, "");
		return;
	}
	change = proposal_asked_change(&before->record->body.proposal, now);
	most = change < 0 ? -change : change;
	snprintf(text, sizeof(text), "%s%" PRId64 ".%02d", change < 0 ? "-" :
	    change > 0 ? "+" : "", most / 100, (int)(most % 100));
	table_decimal(table, text);
	table_yes(table, proposal_asked_moved(call_stage(book->call,
	    now->stage), &before->record->body.proposal, now));
}

static int
fill_proposals(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	const struct book *book = reg->book;
	size_t i;

	(void)why;
	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];
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
		put_change(table, book, p);
	}
	return 0;
}

static const char *const proposals_columns[] = {
	"proposal", "stage", "version", "language", "asked",
	"eligible", "above_share", "partners", "documents", "title",
	"asked_change", "change_above"
};

const struct listing proposals_listing = {
	"proposals", proposals_columns, 12, true, fill_proposals
};

/* By id, then stage, as "proposal add" takes them. */

static int
by_proposal(const void *a, const void *b)
{
	const struct proposal *x = *(const struct proposal *const *)a;
	const struct proposal *y = *(const struct proposal *const *)b;
	int order = strcmp(x->id, y->id);

	return order != 0 ? order : (int)x->stage - (int)y->stage;
}

static int
put_list(struct table *table, const struct proposal *p,
    void (*write)(struct buf *out, const struct proposal *p))
{
	struct buf text = {0};
	bool failed;

	write(&text, p);
	table_text(table, buf_text(&text));
	failed = text.failed;
	buf_release(&text);
	return failed ? -1 : 0;
}

static int
put_whole(struct table *table, const struct proposal *p)
{
	table_row(table);
	table_text(table, p->id);
	table_number(table, p->stage);
	table_text(table, p->language);
	table_text(table, p->title);
	table_money(table, p->asked);
	table_money(table, p->eligible);
	return put_list(table, p, proposal_partners_text) == -1 ||
	    put_list(table, p, proposal_domains_text) == -1 ||
	    put_list(table, p, proposal_codes_text) == -1 ||
	    put_list(table, p, proposal_documents_text) == -1 ? -1 : 0;
}

static int
fill_export(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	const struct book *book = reg->book;
	const struct proposal **sorted, *p;
	size_t n = 0, i;
	int rc = 0;

	if ((sorted = calloc(book->n + 1, sizeof(*sorted))) == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (!entry->believed ||
		    entry->record->head.kind != RECORD_PROPOSAL)
			continue;
		p = &entry->record->body.proposal;
		if ((stage == 0 || p->stage == stage) &&
		    book_proposal(book, p->id, p->stage) == entry)
			sorted[n++] = p;
	}
	qsort(sorted, n, sizeof(*sorted), by_proposal);
	for (i = 0; rc == 0 && i < n; i++)
		if ((rc = put_whole(table, sorted[i])) == -1)
			fault_memory(why);
	free(sorted);
	return rc;
}

static const char *const export_columns[] = {
	"proposal", "stage", "language", "title", "asked", "eligible",
	"partners", "domains", "codes", "documents"
};

const struct listing proposals_export = {
	"proposals", export_columns, 10, true, fill_export
};

/* All pairs of the stages asked for. */
static int
fill_pairs(struct register_file *reg, unsigned only, struct table *table,
    struct fault *why)
{
	const struct book *book = reg->book;
	struct pair *pairs;
	unsigned stage;
	size_t s, n, i;

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
			table_yes(table, pair_is_missing(&pairs[i]));
		}
	}
	return 0;
}

static const char *const pairs_columns[] = {
	"expert", "stage", "proposal", "deadline", "state", "missing"
};

const struct listing pairs_listing = {
	"assignments", pairs_columns, 6, true, fill_pairs
};

/* Per expert and stage: how many pairs are in which state. */
static void
put_load(struct table *table, const struct workload *load, unsigned stage)
{
	const size_t *states = load->states;

	table_row(table);
	table_text(table, load->expert);
	table_number(table, stage);
	table_number(table, (int64_t)load->n);
	table_number(table, (int64_t)states[PAIR_EVALUATED]);
	table_number(table, (int64_t)states[PAIR_DISQUALIFIED]);
	table_number(table, (int64_t)states[PAIR_DECLARED]);
	table_number(table, (int64_t)states[PAIR_SILENT]);
	table_number(table, (int64_t)(states[PAIR_CONFLICT_OPEN] +
	    states[PAIR_FORKED] + states[PAIR_OUTDATED] +
	    states[PAIR_LATE]));
	table_number(table, (int64_t)load->missing);
	table_number(table, (int64_t)states[PAIR_CANCELLED]);
}

static int
fill_status(struct register_file *reg, unsigned only, struct table *table,
    struct fault *why)
{
	const struct book *book = reg->book;
	struct workload *loads;
	struct pair *pairs;
	unsigned stage;
	size_t s, n, i;

	for (s = 0; s < book->call->n_stages; s++) {
		stage = book->call->stages[s].number;
		if (only != 0 && only != stage)
			continue;
		if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1 ||
		    workloads_of(book, pairs, n, &loads, &n, why) == -1)
			return -1;
		for (i = 0; i < n; i++)
			put_load(table, &loads[i], stage);
	}
	return 0;
}

static const char *const status_columns[] = {
	"expert", "stage", "assigned", "evaluated", "returned",
	"declared", "silent", "to_settle", "missing", "cancelled"
};

const struct listing status_listing = {
	"status", status_columns, 10, true, fill_status
};

static int
fill_findings(struct register_file *reg, unsigned stage, struct table *table,
    struct fault *why)
{
	size_t i;

	(void)stage;
	if (register_audit(reg, why) == -1)
		return -1;
	for (i = 0; i < reg->book->n_findings; i++) {
		const struct finding *finding = &reg->book->findings[i];

		table_row(table);
		table_text(table, finding->grade == GRADE_WRONG ? "wrong" :
		    "notice");
		table_text(table, finding->reason);
		table_text(table, finding->place);
		table_text(table, finding->text);
	}
	return 0;
}

static const char *const findings_columns[] = {
	"grade", "reason", "place", "finding"
};

const struct listing findings_listing = {
	"findings", findings_columns, 4, false, fill_findings
};
