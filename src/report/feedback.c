/* The letter to an applicant. */
#include "config.h"

#include "mita/report/feedback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/decided.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/model/form.h"
#include "mita/model/fraction.h"
#include "mita/model/letterhead.h"
#include "mita/model/money.h"
#include "mita/model/record.h"
#include "mita/report/letter.h"

/* One letter being written. */
struct writing {
	const struct book		*book;
	const struct call		*call;
	const struct outcome_sheet	*sheet;
	const struct standing		*standing;
	const struct letterhead		*head;
	/* of the committee, or NULL */
	const struct entry		*deviation;
	/* the committee's, or computed */
	enum outcome			 outcome;
	size_t				 language; /* of the call's texts */
	struct letter			*letter;
	size_t				 n_ratings;
	struct rating			*ratings;	/* in order of key */
	size_t				 n_left_out;	/* of the means */
};

/* An evaluation that is quoted. */
struct rating {
	struct digest			 key;
	const struct evaluation		*evaluation;
};

static const char *
say(const struct writing *w, const struct words *words)
{
	return words->in[w->language];
}

/* Facts */

static void
put_outcome(const struct writing *w, const char *label, enum outcome outcome,
    int64_t sum)
{
	static const char *const sentences[OUTCOMES] = {
		[OUTCOME_INVITED] = N_("The proposal goes on: an application"
		    " for the next stage may be handed in."),
		[OUTCOME_RESERVE] = N_("The proposal passed, but the budget did"
		    " not reach it: it is on the reserve list."),
		[OUTCOME_BELOW_GATE] = N_("The proposal passed, but proposals"
		    " with higher totals go on to the next stage."),
		[OUTCOME_BELOW_THRESHOLD] = N_("The proposal did not reach the"
		    " lowest scores that the call asks for."),
		[OUTCOME_INELIGIBLE] = N_("The proposal does not meet the"
		    " conditions of the call and is not ranked."),
		[OUTCOME_INCOMPLETE] = N_("The evaluation of the proposal is"
		    " not complete."),
		[OUTCOME_THIRD_EXPERT] = N_("A third expert still has to"
		    " evaluate the proposal."),
		[OUTCOME_WITHDRAWN] = N_("The applicant withdrew the"
		    " proposal."),
	};
	char grant[MONEY_LEN];
	struct buf text = {0};

	money_text(grant, sum);
	translate_number(grant);
	if (outcome == OUTCOME_FUNDED)
		buf_putf(&text, _("The proposal is funded with %s EUR."),
		    grant);
	else if (outcome == OUTCOME_OFFERED)
		buf_putf(&text, _("What is left of the budget, %s EUR, is"
		    " offered to this proposal."), grant);
	else
		buf_puts(&text, _(sentences[outcome]));
	letter_fact(w->letter, label, buf_text(&text));
	buf_release(&text);
}

static const char *
money(char out[static MONEY_LEN], int64_t cents)
{
	money_text(out, cents);
	return translate_number(out);
}

/* Why it gets less than it asked for. */
static void
put_limits(const struct writing *w)
{
	const struct proposal *p = w->standing->proposal;
	char asked[MONEY_LEN], eligible[MONEY_LEN], most[MONEY_LEN];
	char share[MONEY_LEN];
	struct buf text = {0};

	if (grant_of(w->call, p) == p->asked)
		return;
	/* Hundredths of a per cent are written like cents. */
	buf_putf(&text, _("%s EUR; paid are at most %s %% of the accepted"
	    " eligible costs of %s EUR, and at most %s EUR for a project"),
	    money(asked, p->asked), money(share, w->call->intensity_max),
	    money(eligible, p->eligible), money(most, w->call->grant_max));
	letter_fact(w->letter, _("Asked for"), buf_text(&text));
	buf_release(&text);
}

/* The computed outcome stays, also where a committee decided another. */
static void
put_outcomes(const struct writing *w)
{
	const struct standing *s = w->standing;

	put_outcome(w, _("Outcome"), s->outcome, s->grant);
	if (w->outcome == OUTCOME_FUNDED || w->outcome == OUTCOME_OFFERED)
		put_limits(w);
	if (w->deviation == NULL)
		return;
	put_outcome(w, _("The committee decided otherwise"), w->outcome,
	    decided_of(w->book, w->sheet, s).grant);
	letter_fact(w->letter, _("Its reason"),
	    w->deviation->record->body.ruling.reason);
}

static void
put_told(const struct writing *w, const char *label, const char *text)
{
	if (text[0] != '\0')
		letter_fact(w->letter, label, text);
}

static void
put_facts(const struct writing *w, const struct entry *result)
{
	const struct proposal *p = w->standing->proposal;
	char hex[DIGEST_TEXT_LEN + 1];

	put_told(w, _("Number of the act"), w->head->number);
	put_told(w, _("Date of the act"), w->head->date);
	letter_fact(w->letter, _("Agency"), say(w, &w->call->agency));
	letter_fact(w->letter, _("Call"), say(w, &w->call->title));
	letter_fact(w->letter, _("Stage"), say(w, &w->sheet->stage->title));
	letter_fact(w->letter, _("Proposal"), p->id);
	letter_fact(w->letter, _("Title"), p->title);
	if (p->n_partners > 0)
		letter_fact(w->letter, _("Applicant"), p->partners[0].name);
	put_outcomes(w);
	digest_text(hex, &result->digest);
	letter_fact(w->letter, _("Signed result of the stage (SHA-256)"), hex);
	put_told(w, _("The ledger up to it (records, short form)"),
	    w->head->ledger);
	if (w->outcome == OUTCOME_OFFERED)
		letter_say(w->letter, _("Please tell the agency in writing"
		    " whether the project stays whole with this sum. If it does"
		    " not, the sum is offered to the next in rank, and this"
		    " proposal stays on the reserve list."));
}

/* Conditions */

static void
put_conditions(const struct writing *w)
{
	const struct stage *stage = w->sheet->stage;
	const struct entry *entry;
	const struct ruling *ruling;
	bool begun = w->standing->uninvited;
	size_t i;

	if (begun) {
		letter_section(w->letter, _("Conditions that are not met"));
		letter_say(w->letter, _("The stage before did not invite this"
		    " proposal to this one."));
	}
	for (i = 0; i < stage->n_eligibility; i++) {
		entry = outcome_ruling(w->book, w->sheet, RULING_ELIGIBILITY,
		    w->standing->proposal->id, stage->eligibility[i].id);
		if (entry == NULL)
			continue;
		ruling = &entry->record->body.ruling;
		if (strcmp(ruling->answer, "NO") != 0)
			continue;
		if (!begun)
			letter_section(w->letter,
			    _("Conditions that are not met"));
		begun = true;
		letter_quote(w->letter, say(w, &stage->eligibility[i].text),
		    ruling->reason);
	}
}

/* Scores */

/* Steps as points with two digits, never as if they reached min. */
static void
points_text(char out[static FRACTION_TEXT_LEN], const struct scale *scale,
    struct fraction steps, unsigned min)
{
	struct fraction points = steps;

	/* A scale is small: this cannot leave 64 bits. */
	fraction_scale(&points, steps, 1, scale->per_point);
	fraction_text_beside(out, points, fraction_of(min, scale->per_point),
	    2);
	translate_number(out);
}

static void
put_score(const struct writing *w, size_t i)
{
	const struct criterion *criterion = &w->sheet->stage->criteria[i];
	const struct scale *scale = &w->call->scale;
	char mean[FRACTION_TEXT_LEN], top[POINTS_LEN], min[POINTS_LEN];
	struct buf text = {0};

	points_text(mean, scale, w->standing->tally.means[i], criterion->min);
	scale_points(top, scale, scale->top);
	scale_points(min, scale, criterion->min);
	buf_putf(&text, _("%s of %s; at least %s is needed; weight %u of %u"),
	    mean, translate_number(top), translate_number(min),
	    criterion->weight, stage_weights(w->sheet->stage));
	letter_fact(w->letter, say(w, &criterion->name), buf_text(&text));
	buf_release(&text);
}

static void
put_total(const struct writing *w)
{
	struct fraction pass = stage_pass(w->sheet->stage);
	char total[FRACTION_TEXT_LEN], least[FRACTION_TEXT_LEN];
	struct buf text = {0};

	fraction_text_beside(total, w->standing->tally.total, pass, 2);
	fraction_text(least, pass, 2);
	buf_putf(&text, _("%s of 100; at least %s is needed"),
	    translate_number(total), translate_number(least));
	letter_fact(w->letter, _("Total"), buf_text(&text));
	buf_release(&text);
}

static bool
is_told(const struct writing *w, enum told told)
{
	return !stage_withholds(w->sheet->stage, w->outcome, told);
}

/* The line */

/* Did this one come above the line that the reader's stayed below? */
static bool
is_above(const struct writing *w, const struct standing *s)
{
	return w->standing->outcome == OUTCOME_BELOW_GATE ?
	    s->outcome == OUTCOME_INVITED :
	    s->outcome == OUTCOME_FUNDED || s->outcome == OUTCOME_OFFERED;
}

/* Two digits are enough, unless they hide which total is higher. */
static void
put_closer(const struct writing *w, struct fraction above, struct fraction own)
{
	char high[FRACTION_TEXT_LEN], low[FRACTION_TEXT_LEN];
	struct buf text = {0};

	fraction_text(high, above, 2);
	fraction_text(low, own, 2);
	if (fraction_cmp(above, own) == 0)
		letter_say(w->letter, _("Its total is the same; the order that"
		    " the call has for equal totals puts it first."));
	else if (strcmp(high, low) == 0) {
		fraction_exact(high, above);
		fraction_exact(low, own);
		buf_putf(&text, _("Exactly, the totals are %s and, of this"
		    " proposal, %s."), high, low);
		letter_say(w->letter, buf_text(&text));
	}
	buf_release(&text);
}

static void
put_last(const struct writing *w, const struct standing *last)
{
	char total[FRACTION_TEXT_LEN];
	struct buf text = {0};

	fraction_text(total, last->tally.total, 2);
	buf_putf(&text, _("place %u, total %s of 100"), last->rank,
	    translate_number(total));
	letter_fact(w->letter, w->standing->outcome == OUTCOME_BELOW_GATE ?
	    _("The last proposal that goes on") :
	    _("The last proposal that gets money"), buf_text(&text));
	buf_release(&text);
	put_closer(w, last->tally.total, w->standing->tally.total);
}

static void
put_reserve(const struct writing *w)
{
	const struct standing *own = w->standing, *s;
	size_t all = 0, before = 0, i;
	struct buf text = {0};

	for (i = 0; i < w->sheet->n_standings; i++) {
		s = &w->sheet->standings[i];
		all += s->outcome == OUTCOME_RESERVE;
		before += s->outcome == OUTCOME_RESERVE && s->rank < own->rank;
	}
	buf_putf(&text, _("%zu of %zu"), before + 1, all);
	letter_fact(w->letter, _("Place on the reserve list"),
	    buf_text(&text));
	buf_release(&text);
}

/* Why it stayed below: who was the last above. */
static void
put_line(const struct writing *w)
{
	const struct standing *own = w->standing, *last = NULL, *s;
	size_t i;

	for (i = 0; i < w->sheet->n_standings; i++) {
		s = &w->sheet->standings[i];
		if (s->rank != 0 && s->rank < own->rank && is_above(w, s))
			last = s;
	}
	if (own->outcome == OUTCOME_RESERVE)
		put_reserve(w);
	if (last != NULL)
		put_last(w, last);
}

static void
put_place(const struct writing *w)
{
	struct buf text = {0};

	if (w->standing->rank == 0)
		return;
	buf_putf(&text, _("%u of %zu"), w->standing->rank,
	    ranking_length(w->sheet->standings, w->sheet->n_standings));
	letter_fact(w->letter, _("Place in the ranking"), buf_text(&text));
	buf_release(&text);
	/* Of what a committee changed, the line tells nothing. */
	if (w->deviation == NULL && (w->outcome == OUTCOME_RESERVE ||
	    w->outcome == OUTCOME_BELOW_GATE))
		put_line(w);
}

/* Whose words are not beside means that they are not in. */
static void
put_left_out(const struct writing *w)
{
	struct buf text = {0};

	if (w->n_left_out == 0)
		return;
	buf_putf(&text, translate_n("By the rule of the call the evaluation of"
	    " %zu more expert does not count, and is not quoted.", "By the rule"
	    " of the call the evaluations of %zu more experts do not count, and"
	    " are not quoted.", w->n_left_out), w->n_left_out);
	letter_say(w->letter, buf_text(&text));
	buf_release(&text);
}

static void
put_scores(const struct writing *w)
{
	bool means = is_told(w, TOLD_MEANS), total = is_told(w, TOLD_TOTAL);
	size_t i;

	letter_section(w->letter, _("Scores"));
	if (!means && !total) {
		letter_say(w->letter, _("By the rules of the call the scores"
		    " are not told with this outcome."));
		return;
	}
	letter_say(w->letter, w->sheet->stage->combine == COMBINE_MEDIAN ?
	    _("Medians of the experts whose evaluations count.") :
	    _("Means of the experts whose evaluations count."));
	put_left_out(w);
	for (i = 0; means && i < w->sheet->stage->n_criteria; i++)
		put_score(w, i);
	if (!total)
		return;
	put_total(w);
	put_place(w);
}

/* Comments */

static int
by_key(const void *a, const void *b)
{
	return digest_cmp(&((const struct rating *)a)->key,
	    &((const struct rating *)b)->key);
}

static int
rating_key(const struct writing *w, const struct entry *evaluation,
    struct digest *out, struct fault *why)
{
	char hex[DIGEST_TEXT_LEN + 1];
	struct buf text = {0};
	int rc;

	digest_text(hex, &evaluation->digest);
	buf_putf(&text, "%s %s %s\n", w->call->id, w->standing->proposal->id,
	    hex);
	*out = book_digest(buf_text(&text), text.len);
	rc = text.failed ? fault_memory(why) : 0;
	buf_release(&text);
	return rc;
}

static int
add_rating(struct writing *w, const struct entry *evaluation,
    struct fault *why)
{
	struct rating *ratings = arena_grow(w->book->arena, w->ratings,
	    w->n_ratings, sizeof(*ratings));

	if (ratings == NULL)
		return fault_memory(why);
	w->ratings = ratings;
	ratings[w->n_ratings].evaluation = &evaluation->record->body.evaluation;
	return rating_key(w, evaluation, &ratings[w->n_ratings++].key, why);
}

static bool
is_counted(const struct opinion *opinions, size_t n,
    const struct evaluation *evaluation)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (opinions[i].evaluation == evaluation)
			return opinions[i].counts;
	return false;
}

static int
collect_ratings(struct writing *w, struct fault *why)
{
	const char *proposal = w->standing->proposal->id;
	struct opinion *opinions;
	struct tally tally;
	struct pair **pairs;
	size_t n, n_pairs, i;

	if (outcome_opinions(w->book, w->sheet, proposal, &opinions, &n,
	    why) == -1)
		return -1;
	panel_tally(w->call, w->sheet->stage, opinions, n, &tally);
	pairs = pairs_on(w->sheet->by_proposal, w->sheet->n_pairs, proposal,
	    &n_pairs);
	for (i = 0; i < n_pairs; i++) {
		if (pairs[i]->state != PAIR_EVALUATED)
			continue;
		if (!is_counted(opinions, n,
		    &pairs[i]->evaluation->record->body.evaluation))
			w->n_left_out++;
		else if (add_rating(w, pairs[i]->evaluation, why) == -1)
			return -1;
	}
	if (w->n_ratings > 0)
		qsort(w->ratings, w->n_ratings, sizeof(*w->ratings), by_key);
	return 0;
}

static const char *
comment_on(const struct evaluation *ev, const char *criterion)
{
	const struct score *score = evaluation_score(ev, criterion);

	return score == NULL ? "" : score->comment;
}

static void
put_comments_on(const struct writing *w, const struct criterion *criterion)
{
	char who[64];
	const char *comment;
	size_t i;

	letter_topic(w->letter, say(w, &criterion->name));
	for (i = 0; i < w->n_ratings; i++) {
		comment = comment_on(w->ratings[i].evaluation, criterion->id);
		if (comment[0] == '\0')
			continue;
		snprintf(who, sizeof(who), _("Expert %zu"), i + 1);
		letter_quote(w->letter, who, comment);
	}
}

static void
put_comments(const struct writing *w)
{
	size_t i;

	letter_section(w->letter, _("What the experts wrote"));
	letter_say(w->letter, _("The experts are not named, and their order"
	    " means nothing. Their words are quoted as they signed them."));
	for (i = 0; i < w->sheet->stage->n_criteria; i++)
		put_comments_on(w, &w->sheet->stage->criteria[i]);
}

/* Where to complain, and who answers for it. */
static void
put_end(const struct writing *w)
{
	if (w->head->complain[0] != '\0') {
		letter_section(w->letter, _("How to complain"));
		letter_say(w->letter, w->head->complain);
	}
	if (w->head->signatory[0] != '\0')
		letter_say(w->letter, w->head->signatory);
}

/* Of these the evaluation is over. */
static bool
is_judged(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_INVITED:
	case OUTCOME_FUNDED:
	case OUTCOME_OFFERED:
	case OUTCOME_RESERVE:
	case OUTCOME_BELOW_GATE:
	case OUTCOME_BELOW_THRESHOLD:
		return true;
	default:
		return false;
	}
}

struct letter *
feedback_letter(const struct book *book, const struct entry *result,
    const struct outcome_sheet *sheet, const struct standing *standing,
    const struct letterhead *head, struct fault *why)
{
	struct writing w = { .book = book, .call = book->call,
	    .sheet = sheet, .standing = standing, .head = head };
	struct decided decided;
	char title[128];

	decided = decided_of(book, sheet, standing);
	w.deviation = decided.deviation;
	w.outcome = decided.outcome;
	w.language = call_language(book->call, translate_language());
	if (collect_ratings(&w, why) == -1)
		return NULL;
	snprintf(title, sizeof(title), _("Evaluation of proposal %s"),
	    standing->proposal->id);
	w.letter = letter_new(translate_language(), title);
	if (w.letter == NULL) {
		fault_memory(why);
		return NULL;
	}
	put_facts(&w, result);
	put_conditions(&w);
	if (is_judged(standing->outcome)) {
		put_scores(&w);
		if (w.n_ratings > 0 && is_told(&w, TOLD_COMMENTS))
			put_comments(&w);
	}
	put_end(&w);
	return w.letter;
}
