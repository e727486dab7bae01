/* Who may judge what, from the records. */
#include "config.h"

#include "mita/audit/may.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/groups.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/person.h"

static int
by_id(const void *a, const void *b)
{
	const struct standing *const *x = a, *const *y = b;

	return strcmp((*x)->proposal->id, (*y)->proposal->id);
}

int
bench_open(struct bench *out, const struct book *book,
    const struct outcome_sheet *sheet, bool pairs_only, struct fault *why)
{
	size_t i;

	*out = (struct bench){ .book = book, .sheet = sheet };
	out->by_id = arena_alloc(book->arena,
	    (sheet->n_standings + 1) * sizeof(struct standing *));
	if (out->by_id == NULL)
		return fault_memory(why);
	for (i = 0; i < sheet->n_standings; i++)
		out->by_id[i] = &sheet->standings[i];
	if (sheet->n_standings > 1)
		qsort(out->by_id, sheet->n_standings, sizeof(*out->by_id),
		    by_id);
	return (pairs_only ? conflicts_of_pairs : conflicts_of)(book,
	    sheet->stage->number, &out->conflicts, &out->n_conflicts, why);
}

/* The first pair that is not before an expert; pairs stand by expert. */
static size_t
first_of(const struct outcome_sheet *sheet, const char *expert)
{
	size_t low = 0, high = sheet->n_pairs;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(sheet->pairs[middle].expert, expert) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

unsigned
bench_taken(const struct bench *bench, const char *expert)
{
	const struct outcome_sheet *sheet = bench->sheet;
	unsigned n = 0;
	size_t i;

	for (i = first_of(sheet, expert); i < sheet->n_pairs &&
	    strcmp(sheet->pairs[i].expert, expert) == 0; i++)
		n += pair_seat(&sheet->pairs[i]) == SEAT_TAKEN;
	return n;
}

static bool
is_ineligible(const struct bench *bench, const struct proposal *proposal)
{
	const struct standing like = { .proposal = proposal }, *key = &like;
	const struct standing *const *found = bench->sheet->n_standings == 0 ?
	    NULL : bsearch(&key, bench->by_id, bench->sheet->n_standings,
	    sizeof(*bench->by_id), by_id);

	return found != NULL && (*found)->outcome == OUTCOME_INELIGIBLE;
}

/* What an officer allowed of the pair, beside conflicts. */
static unsigned
allowed(const struct bench *bench, const struct may *may)
{
	struct ruling_about about = { .subject = RULING_CLARIFICATION,
	    .stage = may->proposal->stage, .proposal = may->proposal->id,
	    .expert = may->admission->expert };
	const struct entry *ruling;
	unsigned bars = 0;
	int i;

	for (i = BAR_CONFLICTS; i < BARS; i++) {
		if (!bar_is_ruled((enum bar)i, ACT_ASSIGN))
			continue;
		about.question = bar_words[i];
		ruling = book_ruling(bench->book, &about, NULL);
		if (ruling != NULL && strcmp(ruling->record->body.ruling.
		    answer, "ALLOW") == 0)
			bars |= BAR(i);
	}
	return bars;
}

void
bench_ask(const struct bench *bench, const struct admission *admission,
    const struct proposal *proposal, struct may *out)
{
	const struct outcome_sheet *sheet = bench->sheet;
	const struct keycard *card = book_card(bench->book,
	    admission->expert);
	struct suit *suit = &out->suit;

	*out = (struct may){ .admission = admission, .proposal = proposal };
	out->pair = pairs_find(sheet->pairs, sheet->n_pairs,
	    admission->expert, proposal->id);
	out->conflict = conflicts_find(bench->conflicts, bench->n_conflicts,
	    admission->expert, proposal->id);
	if (out->conflict != NULL)
		conflict_suit(out->conflict, suit);
	suit->allowed = allowed(bench, out);
	suit->over = out->pair != NULL &&
	    pair_seat(out->pair) != SEAT_TAKEN;
	suit->ineligible = is_ineligible(bench, proposal);
	suit->ended = book_is_revoked(bench->book, admission->sign_key);
	suit->language = proposal->language;
	if (card != NULL) {
		suit->n_languages = card->n_languages;
		suit->languages = card->languages;
	}
	suit->load = admission->load;
	suit->taken = bench_taken(bench, admission->expert);
	if (out->pair != NULL && pair_seat(out->pair) == SEAT_TAKEN)
		suit->taken--;
}

/* ---- what a check tells ---- */

/* The card of an admission in force with its traits, or NULL. */
struct face {
	const char	*expert;
	const struct entry *admission;
	struct traits	 traits;
};

static int
gather_faces(struct book *book, struct face *faces, size_t *n)
{
	size_t i;

	for (*n = i = 0; i < book->n_keys; i++) {
		const struct book_key *key = &book->keys[i];
		const char *expert = key->admission->expert;
		const struct keycard *card = book_card(book, expert);

		if (card == NULL ||
		    book_admission(book, expert) != key->admission)
			continue;
		faces[*n] = (struct face){ .expert = expert,
		    .admission = key->entry };
		if (traits_of(book->arena, card, &faces[(*n)++].traits) == -1)
			return -1;
	}
	return 0;
}

int
remark_people(struct book *book, struct fault *why)
{
	struct face *faces = arena_alloc(book->arena,
	    (book->n_keys + 1) * sizeof(*faces));
	enum likeness likeness;
	size_t n, i, k;

	if (faces == NULL || gather_faces(book, faces, &n) == -1)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		for (k = 0; k < i; k++) {
			likeness = traits_alike(&faces[i].traits,
			    &faces[k].traits);
			if (likeness != LIKE_NOBODY && book_find_fault(book,
			    GRADE_NOTICE, "SAME-PERSON", faces[i].admission,
			    "its card has the same %s as that of %s; one"
			    " person is one expert", likeness_text(likeness),
			    faces[k].expert) == -1)
				return fault_memory(why);
		}
	return 0;
}

/* An expert's own declaration waits for a ruling, and does not count. */
static unsigned
bars_of(const struct may *may)
{
	struct suit suit = may->suit;

	suit.ended = suit.ineligible = false;
	return suit_stops(&suit, ACT_ASSIGN) &
	    ~(may->pair->state == PAIR_CONFLICT_OPEN ? BAR(BAR_DECLARED) : 0);
}

static int
remark_pair(struct book *book, const struct may *may)
{
	unsigned bars = bars_of(may);
	struct buf text = {0};
	struct finding facts = { .grade = GRADE_NOTICE, .reason = "MAY-NOT",
	    .entry = may->pair->assignment, .expert = may->pair->expert,
	    .proposal = may->pair->proposal };
	int rc;

	if (bars == 0)
		return 0;
	if (may->pair->evaluation != NULL)
		facts.entry = may->pair->evaluation;
	bars_put(&text, bars);
	buf_puts(&text, ": ");
	may_tell(&text, may, bars);
	rc = text.failed ? -1 : book_find_about(book, &facts, "%s %s and no"
	    " ruling allows it: %s", may->pair->expert,
	    may->pair->state == PAIR_EVALUATED ?
	    "counts," : "is assigned,", buf_text(&text));
	buf_release(&text);
	return rc;
}

int
remark_bars(struct book *book, const struct outcome_sheet *sheet,
    struct fault *why)
{
	struct bench bench;
	struct may may;
	size_t i;

	if (bench_open(&bench, book, sheet, true, why) == -1)
		return -1;
	for (i = 0; i < sheet->n_pairs; i++) {
		const struct pair *pair = &sheet->pairs[i];
		const struct admission *a = book_admission(book, pair->expert);
		const struct entry *p = book_proposal(book, pair->proposal,
		    sheet->stage->number);

		if (a == NULL || p == NULL || pair_seat(pair) != SEAT_TAKEN)
			continue;
		bench_ask(&bench, a, &p->record->body.proposal, &may);
		if (remark_pair(book, &may) == -1)
			return fault_memory(why);
	}
	return 0;
}
