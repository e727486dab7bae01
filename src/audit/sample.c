/* The evaluations behind an outcome, as diagnostics want them. */
#include "config.h"

#include "mita/audit/sample.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/diagnostics.h"

/* Pairs stand by expert, so their ids ascend; index of each pair's expert. */
static size_t
name_experts(const struct outcome_sheet *sheet, const char **names,
    size_t *index)
{
	size_t i, n = 0;

	for (i = 0; i < sheet->n_pairs; i++) {
		if (n == 0 || strcmp(names[n - 1], sheet->pairs[i].expert) !=
		    0)
			names[n++] = sheet->pairs[i].expert;
		index[i] = n - 1;
	}
	return n;
}

int
sample_of(const struct book *book, const struct outcome_sheet *sheet,
    struct sample *out, struct fault *why)
{
	size_t room = sheet->n_pairs + 1, n, i, k;
	const char **names = arena_alloc(book->arena, room * sizeof(*names));
	size_t *index = arena_alloc(book->arena, room * sizeof(*index));
	struct rating *ratings = arena_alloc(book->arena,
	    room * sizeof(*ratings));

	if (names == NULL || index == NULL || ratings == NULL)
		return fault_memory(why);
	*out = (struct sample){ .call = book->call, .stage = sheet->stage,
	    .n_standings = sheet->n_standings,
	    .standings = sheet->standings, .experts = names,
	    .ratings = ratings };
	out->n_experts = name_experts(sheet, names, index);
	for (i = 0; i < sheet->n_standings; i++) {
		struct pair **pairs = pairs_on(sheet->by_proposal,
		    sheet->n_pairs, sheet->standings[i].proposal->id, &n);

		for (k = 0; k < n; k++)
			if (pairs[k]->state == PAIR_EVALUATED)
				ratings[out->n_ratings++] = (struct rating){
					i, index[pairs[k] - sheet->pairs],
					&pairs[k]->evaluation->record->
					body.evaluation,
				};
	}
	return 0;
}
