/* Stating the RESULT of a stage. */
#include "config.h"

#include "mita/office/decide.h"

#include <string.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/attention.h"
#include "mita/audit/decided.h"
#include "mita/audit/may.h"
#include "mita/audit/outcome.h"
#include "mita/audit/sums.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/hand/signer.h"
#include "mita/model/money.h"
#include "mita/office/register.h"
#include "mita/wire/record.h"

/* Would the same head and this body give the same bytes? */
static bool
says_the_same(const struct entry *entry, const struct result *result)
{
	struct record record = { .head = entry->record->head };
	struct buf text = {0};
	bool same;

	record.body.result = *result;
	same = record_write(&text, &record, NULL) == 0 &&
	    text.len == entry->len &&
	    memcmp(text.bytes, entry->text, text.len) == 0;
	buf_release(&text);
	return same;
}

static int
check_missing(const struct outcome_sheet *sheet, const char *reason,
    struct fault *why)
{
	size_t missing = 0, i;
	const struct pair *first = NULL;

	for (i = 0; i < sheet->n_pairs; i++)
		if (pair_is_missing(&sheet->pairs[i])) {
			if (missing++ == 0)
				first = &sheet->pairs[i];
		}
	if (missing == 0 || reason[0] != '\0')
		return 0;
	fault_advise(why, FAULT_REFUSED, "MISSING",
	    "\"status\" lists them; to decide without them give --missing"
	    " REASON", "%zu evaluation%s missing, first that of %s by %s (%s)",
	    missing, missing == 1 ? " is" : "s are", first->proposal,
	    first->expert, pair_state_words[first->state]);
	return fault_within(why, "stage %u", sheet->stage->number);
}

/* What came late is taken or refused by a person, and for a reason. */
static int
check_late(struct register_file *reg, unsigned stage, struct fault *why)
{
	struct late *late;
	size_t n, i;

	if (late_find(reg->book, reg->db, stage, &late, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (!late[i].ruled && late[i].pair.state == PAIR_EVALUATED)
			return fault_advise(why, FAULT_REFUSED, "LATE",
			    "state a ruling LATE about it, ACCEPT or REFUSE",
			    "%s by %s came at %s, after its deadline %s",
			    late[i].pair.proposal, late[i].pair.expert,
			    late[i].time, late[i].deadline);
	return 0;
}

static int
refuse_bars(const struct pair *pair, unsigned bars, size_t n,
    struct fault *why)
{
	struct buf words = {0};
	int rc;

	bars_put(&words, bars);
	rc = fault_advise(why, FAULT_REFUSED, "CONFLICT", "\"conflict list\""
	    " and \"check\" tell them all; rule KEEP or SET-ASIDE on each, as"
	    " with conflict rule", pair->state == PAIR_EVALUATED ?
	    N_("%s by %s counts, and nobody ruled on %s (like that: %zu)") :
	    N_("%s by %s waits, and nobody ruled on %s (like that: %zu)"),
	    pair->proposal, pair->expert, buf_text(&words), n);
	buf_release(&words);
	return rc;
}

/*
 * What counts, and has a conflict that nobody ruled on; and an interest that
 * an expert declared, which no reason to go without answers.
 */
static int
check_bars(const struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	const struct pair *first = NULL;
	struct bench bench;
	struct suit suit;
	unsigned bars = 0;
	size_t n = 0, i;

	if (bench_open(&bench, book, sheet, true, why) == -1)
		return -1;
	for (i = 0; i < bench.n_conflicts; i++) {
		const struct conflict *c = &bench.conflicts[i];

		suit = (struct suit){0};
		conflict_suit(c, &suit);
		if ((c->pair->state != PAIR_EVALUATED &&
		    c->pair->state != PAIR_CONFLICT_OPEN) ||
		    suit_stops(&suit, ACT_COUNT) == 0)
			continue;
		if (n++ == 0) {
			first = c->pair;
			bars = suit_stops(&suit, ACT_COUNT);
		}
	}
	return n == 0 ? 0 : refuse_bars(first, bars, n, why);
}

/* What most experts doubt is not decided before a person looked at it. */
static int
check_concerns(const struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	struct concern *concerns;
	size_t n, i;

	if (concerns_of(book, sheet, &concerns, &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (concerns[i].ruling == NULL) {
			fault_at(why, FAULT_REFUSED, "ATTENTION",
			    concerns[i].proposal->id, "%zu of %zu experts"
			    " answer %s with %s, and it passes",
			    concerns[i].gave, concerns[i].of,
			    concerns[i].attention->question,
			    concerns[i].attention->option);
			return fault_remedy(why, "state a ruling CLARIFICATION"
			    " with this question, or answer an eligibility"
			    " question with NO");
		}
	return 0;
}

/* A slip of a digit lets one in and keeps others out. */
static int
check_sums(const struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	struct buf first = {0};
	size_t n = 0, i;

	for (i = 0; i < sheet->n_standings; i++) {
		const struct standing *s = &sheet->standings[i];
		struct sums sums = sums_of(book, book_proposal(book,
		    s->proposal->id, sheet->stage->number));

		if (s->rank == 0 || sums.n == 0 || sums.ruling != NULL)
			continue;
		if (n++ > 0)
			continue;
		buf_putf(&first, "%s: ", s->proposal->id);
		sum_doubt_text(&first, &sums.doubts[0]);
	}
	if (n > 0)
		fault_advise(why, FAULT_REFUSED, "SUMS", n == 1 ? "correct it"
		    " with \"proposal add\", or state a ruling CLARIFICATION"
		    " with question SUMS and answer ACCEPT" : "correct them"
		    " with \"proposal add\", or state rulings CLARIFICATION"
		    " with question SUMS and answer ACCEPT; \"check\" names"
		    " them all", "%s", buf_text(&first));
	buf_release(&first);
	return n == 0 ? 0 : -1;
}

/* What a committee decided stands beside the new result, too. */
static int
check_budget(const struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	char sum[MONEY_LEN], budget[MONEY_LEN];

	if (!decided_overspends(book, sheet, sum, budget))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "OVERSPENT", "state a ruling"
	    " DEVIATION with RESERVE, or a ruling BUDGET", "with what the"
	    " committee decided otherwise, %s EUR are granted of a budget of"
	    " %s EUR", sum, budget);
}

int
stage_decide(struct register_file *reg, const struct seckey *key,
    struct decision *decision, struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_RESULT } };
	const char *reason = decision->missing == NULL ? "" :
	    decision->missing;
	unsigned stage = decision->stage;
	struct outcome_sheet sheet;
	const struct entry *before;
	struct signer signer;

	if (outcome_compute(reg->book, stage, NULL, &sheet, why) == -1 ||
	    check_late(reg, stage, why) == -1 ||
	    check_bars(reg->book, &sheet, why) == -1 ||
	    check_missing(&sheet, reason, why) == -1 ||
	    check_concerns(reg->book, &sheet, why) == -1 ||
	    check_sums(reg->book, &sheet, why) == -1 ||
	    check_budget(reg->book, &sheet, why) == -1 ||
	    outcome_result(reg->book, &sheet, reason, &record.body.result,
	    why) == -1)
		return -1;
	/* A reason for nothing would make two results of one state. */
	if (record.body.result.n_missing == 0)
		record.body.result.missing_reason = "";
	before = outcome_latest(reg->book, stage);
	if (before != NULL && says_the_same(before, &record.body.result)) {
		decision->result = before->digest;
		return 0;
	}
	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	return register_finish(reg, signer_append(&signer, &record,
	    &decision->result, why), decision->dry, why);
}
