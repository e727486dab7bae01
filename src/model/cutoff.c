/* The lines of a stage, and who stands next to them. */
#include "config.h"

#include "mita/model/call.h"
#include "mita/model/diagnostics.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"

static bool
is_judged(const struct standing *s)
{
	return s->rank != 0 || s->outcome == OUTCOME_BELOW_THRESHOLD;
}

static struct fraction
total_of(const struct standing *s)
{
	return s->tally.total;
}

/* The one nearest to the pass mark on either side. */
static void
find_beside_pass(const struct sample *sample, struct cutoff *cutoff)
{
	const struct standing *s;
	size_t i;

	for (i = 0; i < sample->n_standings; i++) {
		s = &sample->standings[i];
		if (s->rank != 0)
			cutoff->above = s; /* ranks ascend: the last stays */
		else if (is_judged(s) &&
		    fraction_cmp(total_of(s), cutoff->at) < 0 &&
		    (cutoff->below == NULL || fraction_cmp(total_of(s),
		    total_of(cutoff->below)) > 0))
			cutoff->below = s;
	}
}

struct cutoff
cutoff_of(const struct sample *sample)
{
	struct cutoff cutoff = { .kind = CUTOFF_PASS,
	    .at = stage_pass(sample->stage) };
	const struct standing *s, *last = NULL, *out = NULL;
	size_t i;

	for (i = 0; i < sample->n_standings; i++) {
		s = &sample->standings[i];
		if (s->rank != 0 && outcome_goes_on(s->outcome))
			last = s;
		else if (s->rank != 0 && out == NULL)
			out = s;
	}
	if (last == NULL || out == NULL) {
		find_beside_pass(sample, &cutoff);
		return cutoff;
	}
	cutoff.kind = sample->stage->funds ? CUTOFF_MONEY : CUTOFF_GATE;
	cutoff.at = total_of(last);
	cutoff.last = last;
	cutoff.below = out;
	for (i = 0; i < sample->n_standings; i++) {
		s = &sample->standings[i];
		if (s->rank != 0 && outcome_goes_on(s->outcome) &&
		    fraction_cmp(total_of(s), cutoff.at) > 0)
			cutoff.above = s;
	}
	return cutoff;
}

bool
cutoff_moves(const struct cutoff *cutoff, const struct stage *stage,
    const struct standing *standing, const struct tally *tally)
{
	bool reaches = tally_reaches(stage, tally);

	if (!is_judged(standing))
		return false;
	if (cutoff->kind == CUTOFF_PASS)
		return reaches != (standing->rank != 0);
	if (standing->rank != 0 && outcome_goes_on(standing->outcome))
		return !reaches ||
		    fraction_cmp(tally->total, total_of(cutoff->below)) < 0;
	return reaches && fraction_cmp(tally->total, cutoff->at) > 0;
}
