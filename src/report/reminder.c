/* What the agency still waits for from an expert. */
#include "config.h"

#include "mita/report/reminder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/model/address.h"
#include "mita/report/letter.h"

/* NULL where nothing is due from the expert. */
static const char *
state_text(enum pair_state state)
{
	switch (state) {
	case PAIR_SILENT:
		return N_("nothing has come yet");
	case PAIR_DECLARED:
		return N_("the declaration came, the evaluation is missing");
	case PAIR_OUTDATED:
		return N_("there is a newer version of the proposal: please"
		    " evaluate that one");
	case PAIR_FORKED:
		return N_("two different statements came: please tell us which"
		    " one stands");
	default:
		return NULL;
	}
}

static const char *
deadline_of(const struct due *due)
{
	return due->pair->assignment->record->body.assignment.deadline;
}

static int
by_due(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	int order = strcmp(x->pair->expert, y->pair->expert);

	if (order == 0)
		order = x->stage < y->stage ? -1 : x->stage > y->stage;
	if (order == 0)
		order = strcmp(deadline_of(x), deadline_of(y));
	return order != 0 ? order :
	    strcmp(x->pair->proposal, y->pair->proposal);
}

static int
add_stage(const struct book *book, unsigned stage, struct due **dues,
    size_t *n, struct fault *why)
{
	struct pair *pairs;
	struct due *grown;
	size_t n_pairs, i;

	if (pairs_of(book, stage, NULL, &pairs, &n_pairs, why) == -1)
		return -1;
	for (i = 0; i < n_pairs; i++) {
		if (state_text(pairs[i].state) == NULL ||
		    book_card(book, pairs[i].expert) == NULL)
			continue;
		grown = arena_grow(book->arena, *dues, *n, sizeof(*grown));
		if (grown == NULL)
			return fault_memory(why);
		*dues = grown;
		grown[(*n)++] = (struct due){ stage, &pairs[i] };
	}
	return 0;
}

int
reminder_list(const struct book *book, unsigned stage, struct due **out,
    size_t *n, struct fault *why)
{
	unsigned one;
	size_t s;

	*out = NULL;
	*n = 0;
	for (s = 0; s < book->call->n_stages; s++) {
		one = book->call->stages[s].number;
		if ((stage == 0 || stage == one) &&
		    add_stage(book, one, out, n, why) == -1)
			return -1;
	}
	if (*n > 0)
		qsort(*out, *n, sizeof(**out), by_due);
	return 0;
}

/* The letter */

static void
put_facts(struct letter *letter, const struct book *book,
    const struct due *due, size_t language)
{
	const struct keycard *card = book_card(book, due->pair->expert);
	struct buf who = {0};

	letter_fact(letter, _("Agency"), book->call->agency.in[language]);
	letter_fact(letter, _("Call"), book->call->title.in[language]);
	buf_putf(&who, "%s, %s", due->pair->expert, card->name);
	/* Officers copy it into a mail: only what is surely one address. */
	if (address_is_plain(card->email))
		buf_putf(&who, ", %s", card->email);
	letter_fact(letter, _("To"), buf_text(&who));
	buf_release(&who);
}

static void
put_deadline(struct letter *letter, const char *deadline)
{
	char local[CLOCK_LOCAL_LEN + 1];
	struct buf text = {0};
	int64_t at;

	/* Every believed ASSIGNMENT has a time that exists. */
	if (!clock_parse(deadline, &at))
		return;
	clock_vilnius(at, local);
	buf_putf(&text, _("%s in Vilnius (%.10s %.5s UTC)"), local, deadline,
	    deadline + 11);
	letter_fact(letter, _("Deadline"), buf_text(&text));
	buf_release(&text);
}

static void
put_due(struct letter *letter, const struct book *book,
    const struct due *due)
{
	const struct entry *proposal = book_proposal(book, due->pair->proposal,
	    due->stage);
	struct buf text = {0};

	buf_putf(&text, "%s: %s", proposal == NULL ? "" :
	    proposal->record->body.proposal.title,
	    _(state_text(due->pair->state)));
	letter_fact(letter, due->pair->proposal, buf_text(&text));
	buf_release(&text);
}

static void
put_dues(struct letter *letter, const struct book *book,
    const struct due *dues, size_t n, size_t language)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i == 0 || dues[i].stage != dues[i - 1].stage ||
		    strcmp(deadline_of(&dues[i]),
		    deadline_of(&dues[i - 1])) != 0) {
			letter_section(letter, call_stage(book->call,
			    dues[i].stage)->title.in[language]);
			put_deadline(letter, deadline_of(&dues[i]));
		}
		put_due(letter, book, &dues[i]);
	}
}

struct letter *
reminder_letter(const struct book *book, const struct due *dues, size_t n,
    struct fault *why)
{
	size_t language = call_language(book->call, translate_language());
	struct letter *letter;
	char count[256];

	letter = letter_new(translate_language(),
	    _("Reminder: evaluations that we wait for"));
	if (letter == NULL) {
		fault_memory(why);
		return NULL;
	}
	put_facts(letter, book, dues, language);
	snprintf(count, sizeof(count), translate_n("%zu evaluation of yours is"
	    " missing.", "%zu evaluations of yours are missing.", n), n);
	letter_say(letter, count);
	put_dues(letter, book, dues, n, language);
	letter_section(letter, _("What to do"));
	letter_say(letter, _("Evaluate, sign, write the file and send it to"
	    " us. If you sent one already, please send the newest once more:"
	    " it has everything that you signed. If you cannot evaluate a"
	    " proposal, declare why: that ends the matter, too."));
	letter_say(letter, book->call->contact.in[language]);
	return letter;
}
