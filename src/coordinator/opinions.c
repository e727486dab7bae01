/* Evaluations of a stage that are in force, gathered for tables. */
#include "config.h"

#include "mita/coordinator/opinions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/model/form.h"
#include "mita/model/panel.h"
#include "mita/office/register.h"

/* Collecting */

static int
by_record(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = strcmp(x->proposal, y->proposal);

	return order != 0 ? order : digest_cmp(&x->evaluation->digest,
	    &y->evaluation->digest);
}

int
opinions_collect(struct opinion_list *out, struct register_file *reg,
    unsigned stage, struct fault *why)
{
	struct pair *pairs;
	size_t n, i;

	if ((out->stage = call_stage(reg->book->call, stage)) == NULL)
		return fault_set(why, FAULT_REFUSED, "STAGE",
		    "the call has no stage %u", stage);
	out->reg = reg;
	if (pairs_of(reg->book, stage, NULL, &pairs, &n, why) == -1 ||
	    arrivals_times(reg->book, reg->db, &out->times, why) == -1)
		return -1;
	out->pairs = pairs;
	for (i = 0; i < n; i++)
		if (pairs[i].evaluation != NULL)
			out->pairs[out->n++] = pairs[i];
	/* By digest within a proposal: no order tells who it is. */
	if (out->n > 0)
		qsort(out->pairs, out->n, sizeof(*out->pairs), by_record);
	return 0;
}

const struct evaluation *
opinion_of(const struct pair *pair)
{
	return &pair->evaluation->record->body.evaluation;
}

const char *
opinion_time(const struct opinion_list *list, const struct pair *pair)
{
	const char *time = list->times[pair->evaluation->at];

	return time == NULL ? "" : time;
}

void
opinion_score(char out[static POINTS_LEN], const struct opinion_list *list,
    const struct score *score)
{
	out[0] = '\0';
	if (score->steps >= 0)
		scale_points(out, &list->reg->book->call->scale,
		    (unsigned)score->steps);
}

void
opinion_item(char out[static 2 * ID_MAX + 2], const struct answer *answer)
{
	bool coded = strcmp(answer->code, "-") != 0;

	snprintf(out, 2 * ID_MAX + 2, "%s%s%s", answer->question,
	    coded ? " " : "", coded ? answer->code : "");
}

bool
opinion_totals(const struct opinion_list *list, const struct pair *pair,
    char sum[static POINTS_LEN], char total[static FRACTION_TEXT_LEN],
    bool *reaches)
{
	const struct call *call = list->reg->book->call;
	const struct stage *stage = list->stage;
	struct fraction exact;
	unsigned steps = 0;
	size_t i;

	*reaches = true;
	for (i = 0; i < stage->n_criteria; i++) {
		const struct criterion *criterion = &stage->criteria[i];
		const struct score *score = evaluation_score(
		    opinion_of(pair), criterion->id);

		if (score == NULL || score->steps < 0)
			return false;
		steps += (unsigned)score->steps;
		*reaches = *reaches &&
		    (unsigned)score->steps >= criterion->min;
	}
	if (opinion_total(call, stage, opinion_of(pair), &exact, NULL) == -1)
		return false;
	*reaches = *reaches && fraction_cmp(exact, stage_pass(stage)) >= 0;
	scale_points(sum, &call->scale, steps);
	fraction_text_beside(total, exact, stage_pass(stage), 2);
	return true;
}

void
opinion_prove(struct opinion_proof *out, const struct opinion_list *list,
    const struct pair *pair)
{
	const struct entry *entry = pair->evaluation;
	const struct admission *signer = book_signer(list->reg->book,
	    entry->record->head.key_id);
	const char *line = memchr(entry->minisig, '\n', entry->minisig_len);
	size_t len = line == NULL ? 0 : strcspn(line + 1, "\n");

	digest_text(out->record, &entry->digest);
	digest_text(out->form, &opinion_of(pair)->form);
	digest_text(out->proposal, &opinion_of(pair)->proposal_digest);
	out->key[0] = '\0';
	if (signer != NULL)
		pubkey_name(out->key, signer->sign_key);
	snprintf(out->signature, sizeof(out->signature), "%.*s", (int)len,
	    line == NULL ? "" : line + 1);
}

/* One row each */

static void
put_names(const struct opinion_list *list, struct table *table,
    const struct pair *pair)
{
	const struct keycard *card = book_card(list->reg->book, pair->expert);

	if (!list->hotcrp)
		table_text(table, pair->expert);
	table_text(table, card == NULL ? "" : card->name);
	table_text(table, card == NULL ? "" : card->email);
}

static void
put_scores(const struct opinion_list *list, struct table *table,
    const struct pair *pair)
{
	char points[POINTS_LEN];
	const struct score *score;
	size_t i;

	for (i = 0; i < list->stage->n_criteria; i++) {
		score = evaluation_score(opinion_of(pair),
		    list->stage->criteria[i].id);
		if (score == NULL)
			points[0] = '\0';
		else
			opinion_score(points, list, score);
		table_decimal(table, points);
		if (list->hotcrp)
			table_text(table, score == NULL ? "" : score->comment);
	}
}

static void
put_proof(const struct opinion_list *list, struct table *table,
    const struct pair *pair, const struct opinion_proof *proof)
{
	char sum[POINTS_LEN] = "", total[FRACTION_TEXT_LEN] = "";
	bool reaches = false, judged;

	judged = opinion_totals(list, pair, sum, total, &reaches);
	table_decimal(table, sum);
	table_decimal(table, total);
	table_text(table, !judged ? "" : reaches ? "yes" : "no");
	table_number(table, opinion_of(pair)->version);
	table_text(table, opinion_of(pair)->time);
	table_text(table, proof->signature);
	table_text(table, proof->key);
	table_text(table, proof->form);
	table_text(table, proof->proposal);
}

static void
put_wide(const struct opinion_list *list, struct table *table,
    const struct pair *pair)
{
	const struct book *book = list->reg->book;
	struct opinion_proof proof;

	opinion_prove(&proof, list, pair);
	table_row(table);
	table_text(table, pair->proposal);
	table_text(table, book_proposal(book, pair->proposal,
	    list->stage->number)->record->body.proposal.title);
	table_text(table, proof.record);
	if (list->names)
		put_names(list, table, pair);
	if (!list->hotcrp) {
		table_number(table, list->stage->number);
		table_text(table, pair_state_words[pair->state]);
		table_text(table, opinion_time(list, pair));
	}
	put_scores(list, table, pair);
	if (!list->hotcrp)
		put_proof(list, table, pair, &proof);
	else if (list->stage->remark_max > 0)
		table_text(table, opinion_of(pair)->remark);
}

static size_t
copy_names(const char **out, size_t n, const char *const *names)
{
	for (; *names != NULL; names++)
		out[n++] = *names;
	return n;
}

/* A comment is a field of its own there; NULL: out of memory. */
static const char *
name_comment(const struct opinion_list *list, const char *criterion)
{
	struct buf text = {0};
	const char *name = NULL;

	buf_putf(&text, _("%s (comment)"), criterion);
	if (!text.failed)
		name = arena_string(list->reg->book->arena, buf_text(&text));
	buf_release(&text);
	return name;
}

/* Criteria by their full names, as people know them. */
static size_t
name_wide(const struct opinion_list *list, const char **out)
{
	static const char *const ours[][7] = {
		{ "proposal", "title", "evaluation", NULL },
		{ "expert", "name", "email", NULL },
		{ "stage", "status", "submitted_at", NULL },
	};
	static const char *const proofs[] = {
		"total", "weighted_total", "threshold_ok", "version",
		"signed_at", "signature", "key", "form_sha256",
		"proposal_sha256", NULL
	};
	static const char *const theirs[][4] = {
		{ "paper", "title", "review", NULL },
		{ "reviewername", "email", NULL },
	};
	size_t language = call_language(list->reg->book->call,
	    translate_language());
	size_t n, i;

	n = copy_names(out, 0, list->hotcrp ? theirs[0] : ours[0]);
	if (list->names)
		n = copy_names(out, n, list->hotcrp ? theirs[1] : ours[1]);
	if (!list->hotcrp)
		n = copy_names(out, n, ours[2]);
	for (i = 0; i < list->stage->n_criteria; i++) {
		const char *name =
		    list->stage->criteria[i].name.in[language];

		out[n++] = name;
		if (list->hotcrp)
			out[n++] = name_comment(list, name);
	}
	if (!list->hotcrp)
		return copy_names(out, n, proofs);
	if (list->stage->remark_max > 0)
		out[n++] = "REMARK";
	return n;
}

struct table *
opinions_wide(struct opinion_list *list)
{
	size_t n = name_wide(list, list->columns), i;
	struct table *table;

	for (i = 0; i < n; i++)
		if (list->columns[i] == NULL)
			return NULL;
	table = table_new(list->columns, n);

	for (i = 0; table != NULL && i < list->n; i++)
		put_wide(list, table, &list->pairs[i]);
	return table;
}

/* The verb */

static int
print(const struct parsed *line, struct opinion_list *list)
{
	bool narrow = parsed_option(line, "--narrow") != NULL;
	enum report_format format;
	struct table *table;
	struct buf out = {0};
	struct fault fault;
	int rc;

	if (coordinator_format(line, REPORT_CSV, &format, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	if (format == REPORT_JSON) {
		opinions_json(&out, list);
		rc = program_say(coordinator_program, &out);
		buf_release(&out);
		return rc;
	}
	table = narrow ? opinions_narrow(list) : opinions_wide(list);
	if (table == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	rc = coordinator_print(line, REPORT_CSV, table);
	table_free(table);
	return rc;
}

int
verb_evaluations(const struct parsed *line)
{
	struct opinion_list list = {
		.names = parsed_option(line, "--with-names") != NULL,
		.hotcrp = parsed_option(line, "--hotcrp") != NULL,
	};
	struct register_file *reg;
	struct fault fault;
	unsigned stage;
	int rc;

	if (coordinator_stage(line, &stage, &fault) == -1 ||
	    (reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = opinions_collect(&list, reg, stage == 0 ? 1 : stage, &fault) ==
	    -1 ? program_fail(coordinator_program, &fault) :
	    print(line, &list);
	register_close(reg);
	return rc;
}
