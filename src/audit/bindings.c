/* Do a record's digests name what is there, believed, and fitting? */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/audit/bindings.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/form.h"
#include "mita/seal/digest.h"
#include "mita/wire/record.h"

/*
 * What a record's digests name must be there, be believed, and fit.
 * mita-record(5) BINDINGS.  Each check returns NULL when all holds, or the
 * rule that does not.
 */

static const char *
bind_proposal(const struct book *book, const struct entry *entry)
{
	const struct proposal *p = &entry->record->body.proposal;
	const struct entries *all = book_group(book, GROUP_PROPOSAL, p->stage,
	    p->id);
	size_t i;

	if (call_stage(book->call, p->stage) == NULL)
		return "PROPOSAL: \"stage\" is no stage of the call";
	if (p->version == 0)
		return "PROPOSAL: \"version\" counts from 1";
	for (i = 0; i < all->n; i++)
		if (all->list[i] != entry && all->list[i]->believed &&
		    all->list[i]->record->body.proposal.version == p->version)
			return "PROPOSAL: two records have the same id, stage"
			    " and version";
	return NULL;
}

static const char *
bind_assignment(const struct book *book, const struct entry *entry)
{
	const struct assignment *a = &entry->record->body.assignment;
	const struct record *proposal;
	size_t i;

	if (book_admission(book, a->expert) == NULL)
		return "ASSIGNMENT: the expert is not admitted";
	for (i = 0; i < a->n_proposals; i++) {
		proposal = book_record(book, RECORD_PROPOSAL,
		    &a->proposals[i].digest);
		if (proposal == NULL)
			return "ASSIGNMENT: a proposal it names is not here";
		if (proposal->body.proposal.stage != a->stage ||
		    strcmp(proposal->body.proposal.id,
		    a->proposals[i].proposal) != 0)
			return "ASSIGNMENT: a proposal it names has another id"
			    " or stage";
	}
	return NULL;
}

/* What DECLARATION and EVALUATION share: they answer to an assignment. */
static const char *
bind_subject(const struct book *book, const struct entry *entry,
    const struct digest *assignment, unsigned stage, const char *proposal,
    const struct digest *proposal_digest)
{
	const struct record *record;
	const struct assignment *a;
	size_t i;

	record = book_record(book, RECORD_ASSIGNMENT, assignment);
	if (record == NULL)
		return "BINDINGS: the assignment it names is not here";
	a = &record->body.assignment;
	if (a->stage != stage ||
	    strcmp(a->expert, entry->record->head.signer) != 0)
		return "BINDINGS: the assignment it names is of another expert"
		    " or stage";
	for (i = 0; i < a->n_proposals; i++)
		if (strcmp(a->proposals[i].proposal, proposal) == 0 &&
		    digest_equal(&a->proposals[i].digest, proposal_digest))
			return NULL;
	return "BINDINGS: the proposal, in this version, was not assigned"
	    " there";
}

static const char *
bind_undertakings(const struct call *call, const struct declaration *d)
{
	size_t i;

	if (d->interest == INTEREST_DISQUALIFYING && d->n_undertakings == 0)
		return NULL;
	if (d->n_undertakings != call->n_undertakings)
		return "DECLARATION: all undertakings of the call are given, or"
		    " the proposal is given back";
	for (i = 0; i < d->n_undertakings; i++)
		if (strcmp(d->undertakings[i].id, call->undertakings[i].id) !=
		    0)
			return "DECLARATION: undertakings stand in the call's"
			    " order";
	return NULL;
}

/* In one line seq tells; an earlier key's line came before this one. */
static bool
is_earlier(const struct head *before, const struct head *head)
{
	return memcmp(before->key_id, head->key_id, KEYID_LEN) != 0 ||
	    before->seq < head->seq;
}

static const char *
bind_declaration(const struct book *book, const struct entry *entry)
{
	const struct declaration *d = &entry->record->body.declaration;
	const struct record *before;
	const char *rule;

	rule = bind_subject(book, entry, &d->assignment, d->stage, d->proposal,
	    &d->proposal_digest);
	if (rule != NULL)
		return rule;
	if (d->interest != INTEREST_NONE && d->text[0] == '\0')
		return "DECLARATION: an interest is explained in \"text\"";
	if (d->has_replaces) {
		before = book_record(book, RECORD_DECLARATION, &d->replaces);
		if (before == NULL || strcmp(before->head.signer,
		    entry->record->head.signer) != 0 ||
		    strcmp(before->body.declaration.proposal, d->proposal) !=
		    0 || before->body.declaration.stage != d->stage ||
		    !is_earlier(&before->head, &entry->record->head))
			return "DECLARATION: \"replaces\" names no earlier"
			    " declaration of the same expert and proposal";
	}
	return bind_undertakings(book->call, d);
}

static const char *
bind_version(const struct book *book, const struct entry *entry,
    const struct evaluation *ev)
{
	const struct record *before;
	const struct evaluation *old;

	if (ev->version == 0 || (ev->version > 1) != ev->has_replaces)
		return "EVALUATION: \"replaces\" names the version before,"
		    " and version 1 none";
	if ((ev->reason[0] != '\0') != ev->has_replaces)
		return "EVALUATION: a correction, and nothing else, has a"
		    " reason";
	if (!ev->has_replaces)
		return NULL;
	before = book_record(book, RECORD_EVALUATION, &ev->replaces);
	if (before == NULL)
		return "EVALUATION: the version it replaces is not here";
	old = &before->body.evaluation;
	if (old->version != ev->version - 1 || old->stage != ev->stage ||
	    strcmp(old->proposal, ev->proposal) != 0 ||
	    strcmp(before->head.signer, entry->record->head.signer) != 0)
		return "EVALUATION: it replaces something else than the version"
		    " before";
	return NULL;
}

static const char *
bind_confirmed(const struct book *book, const struct entry *entry,
    const struct evaluation *ev)
{
	const struct record *record;
	const struct declaration *d;

	record = book_record(book, RECORD_DECLARATION, &ev->declaration);
	if (record == NULL)
		return "EVALUATION: the declaration it confirms is not here";
	d = &record->body.declaration;
	if (d->stage != ev->stage || strcmp(d->proposal, ev->proposal) != 0 ||
	    strcmp(record->head.signer, entry->record->head.signer) != 0)
		return "EVALUATION: it confirms the declaration of another"
		    " expert or proposal";
	if (d->interest == INTEREST_DISQUALIFYING)
		return "EVALUATION: who declared a disqualifying interest does"
		    " not evaluate";
	return NULL;
}

/* The digest of a stage's form, made once for a call; NULL: there is none. */
static const struct digest *
form_of(const struct book *book, unsigned stage)
{
	struct digest **known;
	struct buf form = {0};

	if (stage < 1 || stage > STAGES_MAX)
		return NULL;
	known = &book->forms[stage - 1];
	if (*known == NULL && form_write(&form, book->call, stage, NULL) == 0 &&
	    (*known = arena_alloc(book->arena, sizeof(**known))) != NULL)
		digest_of((*known)->bytes, form.bytes, form.len);
	buf_release(&form);
	return *known;
}

static bool
has_form(const struct book *book, const struct evaluation *ev)
{
	const struct digest *form = form_of(book, ev->stage);

	return form != NULL && digest_equal(form, &ev->form);
}

static const char *
bind_form(const struct book *book, const struct evaluation *ev)
{
	const struct stage *stage = call_stage(book->call, ev->stage);
	const struct record *proposal;
	struct remark remark;
	struct form *form;
	char text[sizeof(remark.text) + 64];

	proposal = book_record(book, RECORD_PROPOSAL, &ev->proposal_digest);
	if (stage == NULL || proposal == NULL || !has_form(book, ev))
		return "EVALUATION: \"form-sha256\" is not the form of this"
		    " call and stage";
	form = form_new(book->arena, book->call, stage,
	    &proposal->body.proposal);
	if (form == NULL)
		return "LIMITS: out of memory";
	if (form_check(form, ev, &remark, 1) == 0)
		return NULL;
	snprintf(text, sizeof(text), "EVALUATION: it is not complete: %s",
	    remark.text);
	return arena_string(book->arena, text);
}

static const char *
bind_evaluation(const struct book *book, const struct entry *entry)
{
	const struct evaluation *ev = &entry->record->body.evaluation;
	const char *rule;

	rule = bind_subject(book, entry, &ev->assignment, ev->stage,
	    ev->proposal, &ev->proposal_digest);
	if (rule == NULL)
		rule = bind_version(book, entry, ev);
	if (rule == NULL)
		rule = bind_confirmed(book, entry, ev);
	return rule == NULL ? bind_form(book, ev) : rule;
}

static const char *
bind_result(const struct book *book, const struct entry *entry)
{
	const struct result *r = &entry->record->body.result;

	if (call_stage(book->call, r->stage) == NULL)
		return "RESULT: \"stage\" is no stage of the call";
	if ((r->n_missing > 0) != (r->missing_reason[0] != '\0'))
		return "RESULT: \"missing-reason\" says why something is"
		    " missing, and nothing else";
	return NULL;
}

static const char *
bind_manifest(const struct book *book, const struct entry *entry)
{
	(void)book;
	(void)entry;
	return "MANIFEST: it speaks of one file, and is no part of a register";
}

typedef const char *binding(const struct book *book, const struct entry *entry);

/* In the order in which one names the other. */
static const struct step {
	enum record_kind kind;
	binding		*check;
} steps[] = {
	{ RECORD_PROPOSAL, bind_proposal },
	{ RECORD_ASSIGNMENT, bind_assignment },
	{ RECORD_CANCELLATION, bind_cancellation },
	{ RECORD_DECLARATION, bind_declaration },
	{ RECORD_EVALUATION, bind_evaluation },
	{ RECORD_RULING, bind_ruling },
	{ RECORD_RESULT, bind_result },
	{ RECORD_MANIFEST, bind_manifest },
};

/*
 * Judge all records of a kind against what is believed now, then take the
 * failing ones out together, and again until nothing changes: so the verdict
 * does not depend on the order in the ledger.
 */
static int
bind_once(struct book *book, size_t from, const struct step *step,
    const char **rules, bool *changed)
{
	size_t i;

	for (i = from; i < book->n; i++) {
		struct entry *entry = book->entries[i];

		rules[i - from] = entry->believed &&
		    entry->record->head.kind == step->kind ?
		    step->check(book, entry) : NULL;
	}
	*changed = false;
	for (i = from; i < book->n; i++) {
		if (rules[i - from] == NULL)
			continue;
		book->entries[i]->believed = false;
		*changed = true;
		if (book_find_fault(book, GRADE_WRONG, "BINDING",
		    book->entries[i], "mita-record(5) %s", rules[i - from]) ==
		    -1)
			return -1;
	}
	return 0;
}

static int
bind_kind(struct book *book, size_t from, const struct step *step,
    const char **rules)
{
	bool changed;

	do {
		if (bind_once(book, from, step, rules, &changed) == -1)
			return -1;
	} while (changed);
	return 0;
}

int
check_bindings(struct book *book, size_t from, struct fault *why)
{
	const char **rules;
	size_t i;

	if (book->call == NULL)
		return 0;
	rules = arena_alloc(book->arena,
	    (book->n - from + 1) * sizeof(*rules));
	if (rules == NULL)
		return fault_memory(why);
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (bind_kind(book, from, &steps[i], rules) == -1)
			return fault_memory(why);
	return 0;
}
