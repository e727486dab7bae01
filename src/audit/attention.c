/* Proposals that pass although most experts doubt something of them. */
#include "config.h"

#include "mita/audit/attention.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/record.h"

static bool
gives(const struct evaluation *ev, const struct attention *attention)
{
	size_t i;

	for (i = 0; i < ev->n_answers; i++)
		if (strcmp(ev->answers[i].question, attention->question) == 0)
			return strcmp(ev->answers[i].value,
			    attention->option) == 0;
	return false;
}

/* Add it if more than half of the opinions say so. */
static int
weigh(const struct book *book, const struct outcome_sheet *sheet,
    struct concern *concern, struct concern **out, size_t *n,
    struct fault *why)
{
	struct opinion *opinions;
	struct concern *grown;
	size_t i;

	if (outcome_opinions(book, sheet, concern->proposal->id, &opinions,
	    &concern->of, why) == -1)
		return -1;
	for (i = 0; i < concern->of; i++)
		concern->gave += gives(opinions[i].evaluation,
		    concern->attention);
	if (2 * concern->gave <= concern->of)
		return 0;
	concern->ruling = outcome_ruling(book, sheet, RULING_CLARIFICATION,
	    concern->proposal->id, concern->attention->question);
	grown = arena_grow(book->arena, *out, *n, sizeof(*grown));
	if (grown == NULL)
		return fault_memory(why);
	*out = grown;
	grown[(*n)++] = *concern;
	return 0;
}

int
concerns_of(const struct book *book, const struct outcome_sheet *sheet,
    struct concern **out, size_t *n, struct fault *why)
{
	size_t s, a;

	*out = NULL;
	*n = 0;
	for (s = 0; s < sheet->n_standings; s++)
		for (a = 0; sheet->standings[s].rank != 0 &&
		    a < sheet->stage->n_attentions; a++) {
			struct concern concern = {
				.proposal = sheet->standings[s].proposal,
				.attention = &sheet->stage->attentions[a],
			};

			if (weigh(book, sheet, &concern, out, n, why) == -1)
				return -1;
		}
	return 0;
}
