/* The decided stages of a call, and how far proposals came in them. */
#include "config.h"

#include "mita/report/reach.h"

#include "mita/audit/book.h"
#include "mita/audit/sample.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/report/table.h"

static int
allocate(struct stage_results *out, struct fault *why)
{
	struct arena *arena = out->book->arena;

	out->decided = arena_alloc(arena, (out->sheet.n_standings + 1) *
	    sizeof(*out->decided));
	out->spreads = arena_alloc(arena, (out->sheet.n_standings + 1) *
	    sizeof(*out->spreads));
	out->experts = arena_alloc(arena, (out->sample.n_experts + 1) *
	    sizeof(*out->experts));
	return out->decided == NULL || out->spreads == NULL ||
	    out->experts == NULL ? fault_memory(why) : 0;
}

static int
stage_results_of(const struct book *book, const struct entry *result,
    struct stage_results *out, struct fault *why)
{
	size_t i;

	*out = (struct stage_results){ .book = book, .result = result };
	digest_text(out->digest, &result->digest);
	if (outcome_signed(book, result, &out->sheet, why) == -1 ||
	    sample_of(book, &out->sheet, &out->sample, why) == -1 ||
	    allocate(out, why) == -1)
		return -1;
	for (i = 0; i < out->sheet.n_standings; i++)
		out->decided[i] = decided_of(book, &out->sheet,
		    &out->sheet.standings[i]);
	if (diagnose_proposals(book->arena, &out->sample, out->spreads,
	    why) == -1 ||
	    diagnose_experts(book->arena, &out->sample, out->experts,
	    why) == -1)
		return -1;
	return diagnose_call(book->arena, &out->sample, &out->figures, why);
}

int
results_of(const struct book *book, struct results *out, struct fault *why)
{
	const struct entry *result;
	size_t i;

	*out = (struct results){ .book = book };
	for (i = 0; i < book->call->n_stages; i++) {
		result = outcome_latest(book, book->call->stages[i].number);
		if (result != NULL && stage_results_of(book, result,
		    &out->stages[out->n++], why) == -1)
			return -1;
	}
	return 0;
}

bool
results_reach(const struct stage_results *stage, size_t i, enum step step)
{
	const struct standing *s = &stage->sheet.standings[i];

	switch (step) {
	case STEP_ELIGIBLE:
		return s->outcome != OUTCOME_INELIGIBLE &&
		    s->outcome != OUTCOME_WITHDRAWN;
	case STEP_ABOVE:
		return s->rank != 0;
	case STEP_ON:
		return outcome_goes_on(stage->decided[i].outcome);
	case STEP_RECEIVED:
	case STEPS:
		break;
	}
	return true;
}

void
reach_add(struct reach *reach, const struct stage_results *stage, size_t i)
{
	reach->n++;
	reach->asked += stage->sheet.standings[i].proposal->asked;
	reach->granted += stage->decided[i].grant;
}

struct reach
reach_of(const struct stage_results *stage, enum step step)
{
	struct reach reach = {0};
	size_t i;

	for (i = 0; i < stage->sheet.n_standings; i++)
		if (results_reach(stage, i, step))
			reach_add(&reach, stage, i);
	return reach;
}

const struct stage_results *
results_funding(const struct results *results)
{
	size_t i;

	for (i = 0; i < results->n; i++)
		if (results->stages[i].sheet.stage->funds)
			return &results->stages[i];
	return NULL;
}

void
put_percent(struct table *table, int64_t part, int64_t whole)
{
	char text[FRACTION_TEXT_LEN];
	struct fraction share;

	if (whole <= 0 || part < 0) {
		table_none(table);
		return;
	}
	share = fraction_of(part, whole);
	if (fraction_scale(&share, share, 100, 1) == -1) {
		table_none(table);
		return;
	}
	fraction_text(text, share, 1);
	table_figure(table, share, text);
}
