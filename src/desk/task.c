/* A proposal an expert was given, and how far it is. */
#include "config.h"

#include "mita/desk/task.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/proof.h"
#include "mita/desk/workspace.h"
#include "mita/seal/digest.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"

static uint32_t
exported_seq(const struct workspace *workspace)
{
	const char *text;
	int64_t seq = 0;

	if (settings_get(workspace->db, workspace->book->arena, "exported",
	    &text, NULL) == 0 && text != NULL)
		number_read(text, 0, UINT32_MAX, &seq);
	return (uint32_t)seq;
}

/* What an earlier key signed came from the agency, and is there. */
bool
task_is_own(const struct workspace *workspace, const struct entry *entry)
{
	const struct admission *admission = book_admission(workspace->book,
	    workspace->expert);
	uint8_t id[KEYID_LEN];

	pubkey_id(id, admission->sign_key);
	return memcmp(entry->record->head.key_id, id, KEYID_LEN) == 0;
}

static bool
is_exported(const struct workspace *workspace, const struct entry *entry)
{
	return !task_is_own(workspace, entry) || entry->record->head.seq <=
	    exported_seq(workspace);
}

static int
fill(struct workspace *workspace, const struct pair *pair, unsigned stage,
    struct task *out, struct fault *why)
{
	const struct book *book = workspace->book;
	const struct entry *last;

	*out = (struct task){
		.stage = stage, .assignment = pair->assignment,
		.cancellation = pair->cancellation,
		.entry = book_find(book, pair_version(pair)),
		.deadline = pair->assignment->record->body.assignment.deadline,
		.declaration = pair->declaration,
		.evaluation = pair->evaluation,
	};
	out->proposal = &out->entry->record->body.proposal;
	out->form = form_new(book->arena, book->call,
	    call_stage(book->call, stage), out->proposal);
	if (out->form == NULL)
		return fault_memory(why);
	if (out->evaluation != NULL)
		out->version =
		    out->evaluation->record->body.evaluation.version;
	/* Giving back is the last word that there is about it. */
	last = out->declaration != NULL &&
	    out->declaration->record->body.declaration.interest ==
	    INTEREST_DISQUALIFYING ? out->declaration : out->evaluation;
	out->exported = last != NULL && is_exported(workspace, last);
	out->received = last == NULL ? NULL : proof_time(workspace, last);
	out->untold = out->declaration != NULL && out->declaration->record->
	    body.declaration.interest != INTEREST_NONE &&
	    !is_exported(workspace, out->declaration);
	return task_refresh(workspace, out, why);
}

/*
 * Did the agency leave its documents out?  Then somebody else is to judge it,
 * unless this expert began.
 */
static bool
is_withheld(const struct digest *here, size_t n, const struct task *task)
{
	const struct proposal *p = task->proposal;
	size_t i, k;

	if (p->n_documents == 0 || task->declaration != NULL ||
	    task->evaluation != NULL || task->cancellation != NULL)
		return false;
	for (i = 0; i < p->n_documents; i++)
		for (k = 0; k < n; k++)
			if (digest_equal(&p->documents[i].digest, &here[k]))
				return false;
	return true;
}

bool
task_is_closed(const struct task *task)
{
	return task->state == TASK_RETURNED || task->state == TASK_CANCELLED;
}

bool
task_is_waiting(const struct task *task)
{
	return task->untold || ((task->version > 0 || task->state ==
	    TASK_RETURNED) && !task->exported);
}

int
tasks_list(struct workspace *workspace, struct task **out, size_t *n,
    struct fault *why)
{
	const struct book *book = workspace->book;
	struct digest *here;
	struct pair *pairs;
	size_t s, i, n_pairs, n_here;

	*out = NULL;
	*n = 0;
	if (workspace->expert == NULL)
		return 0;
	if (documents_list(workspace->db, book->arena, &here, &n_here, why) ==
	    -1)
		return -1;
	for (s = 0; s < book->call->n_stages; s++) {
		unsigned stage = book->call->stages[s].number;

		if (pairs_of(book, stage, NULL, &pairs, &n_pairs, why) == -1)
			return -1;
		for (i = 0; i < n_pairs; i++) {
			*out = arena_grow(book->arena, *out, *n,
			    sizeof(**out));
			if (*out == NULL)
				return fault_memory(why);
			if (fill(workspace, &pairs[i], stage, &(*out)[*n],
			    why) == -1)
				return -1;
			*n += !is_withheld(here, n_here, &(*out)[*n]);
		}
	}
	return 0;
}

/* The last pair of this proposal, in the stage or (0) in any. */
static int
find_pair(const struct book *book, const char *proposal, unsigned *stage,
    struct pair *out, struct fault *why)
{
	unsigned in = *stage;
	struct pair *pairs;
	size_t s, n, i;

	*stage = 0;
	for (s = 0; s < book->call->n_stages; s++) {
		unsigned one = book->call->stages[s].number;

		if (in != 0 && in != one)
			continue;
		if (pairs_of(book, one, NULL, &pairs, &n, why) == -1)
			return -1;
		for (i = 0; i < n; i++)
			if (strcmp(pairs[i].proposal, proposal) == 0) {
				*out = pairs[i];
				*stage = one;
			}
	}
	return 0;
}

int
task_find(struct workspace *workspace, const char *proposal, unsigned stage,
    struct task *out, struct fault *why)
{
	unsigned found = stage;
	struct pair pair;

	if (workspace->expert == NULL)
		found = 0;
	else if (find_pair(workspace->book, proposal, &found, &pair, why) ==
	    -1)
		return -1;
	if (found != 0)
		return fill(workspace, &pair, found, out, why);
	fault_at(why, FAULT_REFUSED, "UNKNOWN", proposal,
	    "no such proposal was given to you%s",
	    stage == 0 ? "" : _(" in this stage"));
	return fault_remedy(why, "\"mita-expert list\" shows yours");
}

const char *
task_write_in(const struct task *task, char out[static WRITE_IN_LEN])
{
	static const struct {
		const char	*language;
		const char	*sentence;
	} known[] = {
		{ "en", N_("Write in English.") },
		{ "lt", N_("Write in Lithuanian.") },
	};
	const char *language = form_comment_language(task->form);
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].language, language) == 0)
			return translate(known[i].sentence);
	snprintf(out, WRITE_IN_LEN, _("Write in the language \"%s\"."),
	    language);
	return out;
}

int
task_document(const struct workspace *workspace,
    const struct document *document, struct buf *out, struct fault *why)
{
	uint8_t digest[DIGEST_LEN];

	if (documents_get(workspace->db, &document->digest, out, why) == -1)
		return -1;
	digest_of(digest, out->bytes, out->len);
	if (memcmp(digest, document->digest.bytes, DIGEST_LEN) == 0)
		return 0;
	buf_release(out);
	return fault_advise(why, FAULT_REFUSED, "DAMAGED",
	    "go on with your last good copy, or ask for the package again",
	    "the document %s is damaged in your file", document->name);
}
