/* Why a proposal has its place. */
#include "config.h"

#include "mita/report/why.h"

#include <inttypes.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/conflicts.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/model/assigned.h"
#include "mita/model/money.h"
#include "mita/model/panel.h"
#include "mita/model/record.h"

static void
put_safe(struct buf *out, const char *text)
{
	text_safe(out, text, strlen(text), false);
}

/* In English the word of the record; elsewhere with it behind. */
static const char *
outcome_said(enum outcome outcome)
{
	static const char *const said[OUTCOMES] = {
		[OUTCOME_INVITED] = N_("INVITED"),
		[OUTCOME_FUNDED] = N_("FUNDED"),
		[OUTCOME_OFFERED] = N_("OFFERED"),
		[OUTCOME_RESERVE] = N_("RESERVE"),
		[OUTCOME_BELOW_GATE] = N_("BELOW-GATE"),
		[OUTCOME_BELOW_THRESHOLD] = N_("BELOW-THRESHOLD"),
		[OUTCOME_INELIGIBLE] = N_("INELIGIBLE"),
		[OUTCOME_INCOMPLETE] = N_("INCOMPLETE"),
		[OUTCOME_THIRD_EXPERT] = N_("THIRD-EXPERT"),
		[OUTCOME_WITHDRAWN] = N_("WITHDRAWN"),
	};

	return translate(said[outcome]);
}

static void
put_heading(struct buf *out, const struct outcome_sheet *sheet,
    const struct standing *s)
{
	char money[MONEY_LEN];

	buf_putf(out, _("%s, stage %u: "), s->proposal->id,
	    sheet->stage->number);
	put_safe(out, s->proposal->title);
	buf_putf(out, _("\nOutcome: %s"), outcome_said(s->outcome));
	if (s->rank != 0)
		buf_putf(out, _(", rank %u"), s->rank);
	if (s->grant != 0) {
		money_text(money, s->grant);
		buf_putf(out, _(", grant %s EUR"), translate_number(money));
	}
	buf_puts(out, "\n\n");
}

/* What keeps it from being ranked, besides its total. */

static void
put_ruling(struct buf *out, const struct entry *entry)
{
	const struct ruling *r = &entry->record->body.ruling;

	buf_puts(out, " (");
	put_safe(out, r->officer);
	if (r->reason[0] != '\0') {
		buf_puts(out, ": ");
		put_safe(out, r->reason);
	}
	buf_puts(out, ")\n");
}

static void
put_eligibility(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const char *proposal)
{
	const struct entry *entry;
	const char *question;
	size_t i;

	for (i = 0; i < sheet->stage->n_eligibility; i++) {
		question = sheet->stage->eligibility[i].id;
		entry = outcome_ruling(book, sheet, RULING_ELIGIBILITY,
		    proposal, question);
		if (entry == NULL)
			buf_putf(out, _("Eligibility %s is not answered.\n"),
			    question);
		else if (strcmp(entry->record->body.ruling.answer, "NO") ==
		    0) {
			buf_putf(out, _("Eligibility %s is answered NO"),
			    question);
			put_ruling(out, entry);
		}
	}
}

static void
put_missing(struct buf *out, const struct outcome_sheet *sheet,
    const char *proposal)
{
	const struct pair *pair;
	size_t i;

	for (i = 0; i < sheet->n_pairs; i++) {
		pair = &sheet->pairs[i];
		if (strcmp(pair->proposal, proposal) != 0 ||
		    pair->state == PAIR_EVALUATED)
			continue;
		buf_putf(out, pair_is_missing(pair) ?
		    _("Missing is the evaluation of %s: %s.\n") :
		    _("Not counted is that of %s: %s.\n"), pair->expert,
		    pair_state_words[pair->state]);
	}
}

static void
put_obstacles(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const struct standing *s)
{
	const struct entry *entry = outcome_ruling(book, sheet,
	    RULING_WITHDRAWN, s->proposal->id, "-");

	if (s->outcome == OUTCOME_WITHDRAWN && entry != NULL) {
		buf_puts(out, _("Its applicant withdrew it"));
		put_ruling(out, entry);
	}
	entry = outcome_deviation(book, sheet->stage->number, s->proposal->id,
	    NULL);
	if (entry != NULL) {
		buf_putf(out, _("The committee decided %s instead"),
		    entry->record->body.ruling.answer);
		put_ruling(out, entry);
	}
	if (s->uninvited)
		buf_puts(out, _("The stage before did not invite it to this"
		    " one.\n"));
	put_eligibility(out, book, sheet, s->proposal->id);
	put_missing(out, sheet, s->proposal->id);
	if (s->outcome == OUTCOME_THIRD_EXPERT)
		buf_putf(out, _("A third expert is due: the two totals are"
		    " more than %u.%02u %% of the higher one apart.\n"),
		    sheet->stage->third / 100, sheet->stage->third % 100);
}

/* Why there is no total, and what ends that. */
static void
put_trouble(struct buf *out, const struct standing *s, size_t n)
{
	if (s->tally.trouble == TALLY_SURPLUS)
		buf_putf(out, translate_n("It has no total: %zu evaluation"
		    " counts, and TWO-CLOSEST takes two or three. Cancel the"
		    " assignment of one that is too many.\n", "It has no"
		    " total: %zu evaluations count, and TWO-CLOSEST takes two"
		    " or three. Cancel the assignment of one that is too"
		    " many.\n", n), n);
	else
		buf_putf(out, translate_n("It has no total: exactly, that of"
		    " %zu evaluation has more than 18 digits. With other"
		    " experts on the criteria that were not judged it may have"
		    " fewer.\n", "It has no total: exactly, that of %zu"
		    " evaluations has more than 18 digits. With other experts"
		    " on the criteria that were not judged it may have"
		    " fewer.\n", n), n);
}

/* Its place among the others. */

static void
put_tie(struct buf *out, const struct call *call, const struct stage *stage,
    const struct standing *upper, const struct standing *lower)
{
	const struct tie *tie = &stage->ties[lower->tied - 1];
	char high[FRACTION_TEXT_LEN], low[FRACTION_TEXT_LEN];
	char lot[DIGEST_TEXT_LEN + 1];

	buf_putf(out, _("the totals are equal; step %u of the tie order,"
	    " %s%s%s, puts %s first"), lower->tied, tie_kind_words[tie->kind],
	    tie->kind == TIE_CRITERION ? " " : "",
	    tie->kind == TIE_CRITERION ? tie->criterion : "",
	    upper->proposal->id);
	if (tie->kind == TIE_COVERAGE) {
		buf_puts(out, _(": it brings an S3 priority or a county that"
		    " none above has"));
		return;
	}
	if (tie->kind == TIE_DRAW) {
		digest_text(lot, &upper->lot);
		buf_putf(out, ": its lot %.16s... is lower than ", lot);
		digest_text(lot, &lower->lot);
		buf_putf(out, "%.16s...", lot);
		return;
	}
	fraction_exact(high, tie_figure(call, stage, tie, upper));
	fraction_exact(low, tie_figure(call, stage, tie, lower));
	buf_putf(out, tie->kind == TIE_CRITERION ?
	    _(": %s against %s (mean steps)") : _(": %s against %s"), high,
	    low);
}

/* Between one and the next below. */
static void
put_between(struct buf *out, const struct call *call,
    const struct stage *stage, const struct standing *upper,
    const struct standing *lower)
{
	char high[FRACTION_TEXT_LEN], low[FRACTION_TEXT_LEN];

	if (lower->tied == 0) {
		fraction_exact(high, upper->tally.total);
		fraction_exact(low, lower->tally.total);
		buf_putf(out, _("the total of %s is higher: %s against %s"),
		    upper->proposal->id, high, low);
	} else if (lower->tied > stage->n_ties)
		buf_putf(out, _("equal in everything the call compares; both"
		    " have rank %u"), upper->rank);
	else
		put_tie(out, call, stage, upper, lower);
	buf_puts(out, ".\n");
}

static void
put_place(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet, const struct standing *s)
{
	const struct standing *end = sheet->standings + sheet->n_standings;

	if (s->rank == 0)
		return;
	buf_puts(out, _("\nPlace\n"));
	if (s == sheet->standings)
		buf_puts(out, _("  Nothing is above it.\n"));
	else {
		buf_putf(out, _("  Above is %s: "), (s - 1)->proposal->id);
		put_between(out, call, sheet->stage, s - 1, s);
	}
	if (s + 1 == end || (s + 1)->rank == 0)
		buf_puts(out, _("  Nothing ranked is below it.\n"));
	else {
		buf_putf(out, _("  Below is %s: "), (s + 1)->proposal->id);
		put_between(out, call, sheet->stage, s, s + 1);
	}
}

/* The records that speak of it. */

static bool
speaks_of(const struct record *record, const struct proposal *p)
{
	switch (record->head.kind) {
	case RECORD_CALL:
		return true;
	case RECORD_PROPOSAL:
		return record->body.proposal.stage == p->stage &&
		    strcmp(record->body.proposal.id, p->id) == 0;
	case RECORD_ASSIGNMENT:
		return record->body.assignment.stage == p->stage &&
		    assigned_version(&record->body.assignment, p->id) !=
		    NULL;
	case RECORD_CANCELLATION:
		return record->body.cancellation.stage == p->stage &&
		    cancellation_names(&record->body.cancellation, p->id);
	case RECORD_DECLARATION:
		return record->body.declaration.stage == p->stage &&
		    strcmp(record->body.declaration.proposal, p->id) == 0;
	case RECORD_EVALUATION:
		return record->body.evaluation.stage == p->stage &&
		    strcmp(record->body.evaluation.proposal, p->id) == 0;
	case RECORD_RULING:
		return record->body.ruling.stage == p->stage &&
		    strcmp(record->body.ruling.proposal, p->id) == 0;
	default:
		return false;
	}
}

/* "RULING of P-03 by AGENCY, seq 9: ELIGIBILITY E1-4 NO" */
static void
put_record(struct buf *out, const struct book *book,
    const struct entry *entry)
{
	const struct ruling *r = &entry->record->body.ruling;
	const char *place = book_place(book, entry);
	char digest[DIGEST_TEXT_LEN + 1];

	if (place == NULL) {
		out->failed = true;
		return;
	}
	digest_text(digest, &entry->digest);
	buf_putf(out, "  %s  %s", digest, place);
	if (entry->record->head.kind == RECORD_RULING)
		buf_putf(out, ": %s %s %s", ruling_subject_words[r->subject],
		    strcmp(r->question, "-") == 0 ? r->expert : r->question,
		    r->answer);
	else if (entry->record->head.kind == RECORD_ASSIGNMENT)
		buf_putf(out, ": %s",
		    entry->record->body.assignment.expert);
	buf_putc(out, '\n');
}

static void
put_records(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const struct proposal *proposal)
{
	size_t i;

	buf_puts(out, _("\nRecords that speak of it, by SHA-256\n"));
	for (i = 0; i < book->n; i++) {
		const struct entry *entry = book->entries[i];

		if (entry->believed &&
		    (sheet->set == NULL || sheet->set[i]) &&
		    speaks_of(entry->record, proposal))
			put_record(out, book, entry);
	}
}

/* What stands between an expert and the proposal, and who ruled on it. */
static void
put_conflict(struct buf *out, const struct conflict *c)
{
	struct buf text = {0};

	conflict_rules(&text, c);
	buf_puts(&text, ": ");
	conflict_reason(&text, c, ~0u);
	buf_puts(out, "  ");
	put_safe(out, buf_text(&text));
	if (c->ruled == NULL)
		buf_puts(out, c->open == 0 ? "\n" :
		    _("  (nobody ruled on it)\n"));
	else {
		buf_putf(out, "  %s", c->ruling->answer);
		put_ruling(out, c->ruled);
	}
	if (c->ruled != NULL && c->open != 0 &&
	    strcmp(c->ruling->answer, "KEEP") == 0)
		buf_puts(out, _("  That ruling knew not all of it: an officer"
		    " rules again.\n"));
	buf_release(&text);
}

static int
put_conflicts(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const char *proposal,
    struct fault *why)
{
	struct conflict *conflicts;
	size_t n, i, told = 0;

	if (conflicts_of_pairs(book, sheet->stage->number, &conflicts, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (strcmp(conflicts[i].proposal->id, proposal) != 0 ||
		    !conflicts[i].assigned)
			continue;
		if (told++ == 0)
			buf_puts(out, _("\nConflicts of its experts\n"));
		put_conflict(out, &conflicts[i]);
	}
	return 0;
}

int
why_write(struct buf *out, const struct book *book,
    const struct outcome_sheet *sheet, const char *proposal,
    struct fault *why)
{
	const struct standing *s = NULL;
	struct opinion *opinions;
	struct tally tally;
	size_t n, i;

	for (i = 0; i < sheet->n_standings; i++)
		if (strcmp(sheet->standings[i].proposal->id, proposal) == 0)
			s = &sheet->standings[i];
	if (s == NULL)
		return fault_advise(why, FAULT_REFUSED, "PROPOSAL",
		    "\"proposal list\" has them", "there is no proposal"
		    " \"%.40s\" in stage %u", proposal, sheet->stage->number);
	if (outcome_opinions(book, sheet, proposal, &opinions, &n, why) == -1)
		return -1;
	panel_tally(book->call, sheet->stage, opinions, n, &tally);
	put_heading(out, sheet, s);
	put_obstacles(out, book, sheet, s);
	if (n == 0)
		buf_puts(out, _("No evaluation counts yet.\n"));
	else if (s->tally.trouble != TALLY_SOUND)
		put_trouble(out, s, n);
	else
		why_total(out, book, sheet, s, opinions, n);
	put_place(out, book->call, sheet, s);
	if (s->rank != 0 && sheet->stage->funds)
		why_money(out, book->call, sheet, s);
	else if (s->rank != 0 && sheet->stage->gate.rule != GATE_RULE_NONE)
		why_gate(out, book->call, sheet);
	if (put_conflicts(out, book, sheet, proposal, why) == -1)
		return -1;
	put_records(out, book, sheet, s->proposal);
	return out->failed ? fault_memory(why) : 0;
}
