/* What a check found: facts as values, and a sentence made of them. */
#include "config.h"

#include "mita/audit/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/wire/claim.h"

/* Findings, and whom and what they are about. */

static const char *
keep(const struct book *book, const char *text)
{
	const char *kept = arena_string(book->arena, text);

	return kept == NULL ? "" : kept;
}

/* Facts as a record has them: "-" is nobody. */
static void
name(struct finding *facts, const char *expert, const char *proposal,
    unsigned stage)
{
	facts->expert = strcmp(expert, "-") == 0 ? "" : expert;
	facts->proposal = strcmp(proposal, "-") == 0 ? "" : proposal;
	facts->stage = stage;
}

/* A card names nobody; the admission that binds it does. */
static const char *
card_owner(const struct book *book, const struct entry *card)
{
	size_t i;

	for (i = 0; i < book->n_keys; i++)
		if (digest_equal(&book->keys[i].admission->card,
		    &card->digest))
			return book->keys[i].admission->expert;
	return "";
}

static void
name_body(const struct book *book, const struct entry *entry,
    struct finding *facts)
{
	const struct record *r = entry->record;
	const char *signer = r->head.signer;

	switch (r->head.kind) {
	case RECORD_KEY:
		name(facts, card_owner(book, entry), "", 0);
		break;
	case RECORD_ADMISSION:
		name(facts, r->body.admission.expert, "", 0);
		break;
	case RECORD_PROPOSAL:
		name(facts, "", r->body.proposal.id, r->body.proposal.stage);
		break;
	case RECORD_ASSIGNMENT:
		name(facts, r->body.assignment.expert,
		    r->body.assignment.n_proposals != 1 ? "" :
		    r->body.assignment.proposals[0].proposal,
		    r->body.assignment.stage);
		break;
	case RECORD_CANCELLATION:
		name(facts, r->body.cancellation.expert,
		    r->body.cancellation.n_proposals != 1 ? "" :
		    r->body.cancellation.proposals[0].id,
		    r->body.cancellation.stage);
		break;
	case RECORD_DECLARATION:
		name(facts, signer, r->body.declaration.proposal,
		    r->body.declaration.stage);
		break;
	case RECORD_EVALUATION:
		name(facts, signer, r->body.evaluation.proposal,
		    r->body.evaluation.stage);
		break;
	case RECORD_RULING:
		name(facts, r->body.ruling.expert, r->body.ruling.proposal,
		    r->body.ruling.stage);
		break;
	case RECORD_RESULT:
		name(facts, "", "", r->body.result.stage);
		break;
	case RECORD_REVOCATION:
		name(facts, r->body.revocation.expert, "", 0);
		break;
	case RECORD_MANIFEST:
		name(facts, r->body.manifest.expert, "", 0);
		break;
	case RECORD_CALL:
	case RECORD_KINDS:
		break;
	}
}

/* What is left to be read of a text that is no record. */
static void
name_claim(const struct book *book, const struct entry *entry,
    struct finding *facts)
{
	struct claim claim;

	claim_read(&claim, entry->text, entry->len);
	facts->signer = keep(book, claim.signer);
	facts->expert = claim.expert[0] != '\0' ||
	    strcmp(claim.signer, SIGNER_AGENCY) == 0 ?
	    keep(book, claim.expert) : facts->signer;
	facts->proposal = keep(book, claim.proposal);
	facts->stage = claim.stage;
}

/* Whose key does the signature name, whether it verifies or not?  Or NULL. */
static const char *
key_owner(const struct book *book, const struct entry *entry)
{
	const struct admission *admission;
	uint8_t agency[KEYID_LEN];
	struct minisig sig;

	if (book->call == NULL || minisig_read(&sig, entry->minisig,
	    entry->minisig_len, NULL) == -1)
		return NULL;
	pubkey_id(agency, book->call->agency_key);
	if (memcmp(sig.key_id, agency, KEYID_LEN) == 0)
		return SIGNER_AGENCY;
	admission = book_signer(book, sig.key_id);
	return admission == NULL ? NULL : admission->expert;
}

/*
 * Of what is not believed, the text may name another signer than the key
 * does: then it is about both.
 */
static void
name_owner(const struct book *book, const struct entry *entry,
    struct finding *facts)
{
	const char *owner = key_owner(book, entry);

	if (owner == NULL)
		return;
	if (facts->signer[0] == '\0')
		facts->signer = owner;
	if (strcmp(owner, SIGNER_AGENCY) != 0)
		facts->expert = owner;
}

struct finding
book_facts(const struct book *book, const struct entry *entry)
{
	struct finding facts = {
		.entry = entry, .signer = "", .expert = "", .proposal = ""
	};

	if (entry == NULL)
		return facts;
	if (entry->record == NULL)
		name_claim(book, entry, &facts);
	else {
		if (entry->record->head.kind != RECORD_KEY)
			facts.signer = entry->record->head.signer;
		name_body(book, entry, &facts);
	}
	if (!entry->believed)
		name_owner(book, entry, &facts);
	return facts;
}

/* What was left open; who makes a finding knows better than the record. */
static void
fill(const struct book *book, struct finding *finding)
{
	struct finding facts = book_facts(book, finding->entry);

	if (finding->signer == NULL)
		finding->signer = facts.signer;
	if (finding->expert == NULL)
		finding->expert = facts.expert;
	if (finding->proposal == NULL)
		finding->proposal = facts.proposal;
	if (finding->stage == 0)
		finding->stage = facts.stage;
}

void
book_name_findings(struct book *book)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		fill(book, &book->findings[i]);
	book->checked = true;
}

static int __attribute__((format(printf, 3, 0)))
add(struct book *book, const struct finding *facts, const char *fmt,
    va_list args)
{
	struct finding *findings, *made;
	char text[1024];

	findings = arena_grow(book->arena, book->findings, book->n_findings,
	    sizeof(*findings));
	if (findings == NULL)
		return -1;
	book->findings = findings;
	vsnprintf(text, sizeof(text), fmt, args);
	made = &findings[book->n_findings++];
	*made = *facts;
	if (facts->place != NULL)
		made->place = keep(book, facts->place);
	else
		made->place = facts->entry == NULL ? "the set of records" :
		    book_place(book, facts->entry);
	made->text = keep(book, text);
	if (book->checked)
		fill(book, made);
	return 0;
}

int
book_find_about(struct book *book, const struct finding *facts,
    const char *fmt, ...)
{
	va_list args;
	int rc;

	va_start(args, fmt);
	rc = add(book, facts, fmt, args);
	va_end(args);
	return rc;
}

int
book_find_fault(struct book *book, enum grade grade, const char *reason,
    const struct entry *entry, const char *fmt, ...)
{
	struct finding facts = {
		.grade = grade, .reason = reason, .entry = entry
	};
	va_list args;
	int rc;

	va_start(args, fmt);
	rc = add(book, &facts, fmt, args);
	va_end(args);
	return rc;
}

size_t
book_wrong(const struct book *book)
{
	size_t wrong = 0, i;

	for (i = 0; i < book->n_findings; i++)
		wrong += book->findings[i].grade == GRADE_WRONG;
	return wrong;
}

const struct finding *
book_first_wrong(const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		if (book->findings[i].grade == GRADE_WRONG)
			return &book->findings[i];
	return NULL;
}

size_t
book_forks(const struct book *book)
{
	size_t forks = 0, i;

	for (i = 0; i < book->n_findings; i++)
		forks += strcmp(book->findings[i].reason, "FORK") == 0;
	return forks;
}

const struct finding *
book_broken(const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		if (book->findings[i].grade == GRADE_WRONG &&
		    strcmp(book->findings[i].reason, "FORK") != 0)
			return &book->findings[i];
	return NULL;
}

bool
finding_is_about_expert(const struct finding *finding, const char *expert)
{
	return strcmp(finding->expert, expert) == 0 ||
	    strcmp(finding->signer, expert) == 0;
}
