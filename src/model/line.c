#include "config.h"

#include "mita/model/diagnostics.h"

static bool
is_in(const struct standing *s)
{
	return s->outcome == OUTCOME_INVITED || s->outcome == OUTCOME_FUNDED ||
	    s->outcome == OUTCOME_OFFERED;
}

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
find_beside_pass(const struct survey *survey, struct line *line)
{
	const struct standing *s;
	size_t i;

	for (i = 0; i < survey->n_standings; i++) {
		s = &survey->standings[i];
		if (s->rank != 0)
			line->above = s;	/* ranks ascend: the last stays */
		else if (is_judged(s) && fraction_cmp(total_of(s), line->at) <
		    0 && (line->below == NULL || fraction_cmp(total_of(s),
		    total_of(line->below)) > 0))
			line->below = s;
	}
}

struct line
line_of(const struct survey *survey)
{
	struct line line = { .kind = LINE_PASS,
	    .at = fraction_of(survey->stage->pass, BP_ONE / 100) };
	const struct standing *s, *last = NULL, *out = NULL;
	size_t i;

	for (i = 0; i < survey->n_standings; i++) {
		s = &survey->standings[i];
		if (s->rank != 0 && is_in(s))
			last = s;
		else if (s->rank != 0 && out == NULL)
			out = s;
	}
	if (last == NULL || out == NULL) {
		find_beside_pass(survey, &line);
		return line;
	}
	line.kind = survey->stage->funds ? LINE_MONEY : LINE_GATE;
	line.at = total_of(last);
	line.last = last;
	line.below = out;
	for (i = 0; i < survey->n_standings; i++) {
		s = &survey->standings[i];
		if (s->rank != 0 && is_in(s) &&
		    fraction_cmp(total_of(s), line.at) > 0)
			line.above = s;
	}
	return line;
}

bool
line_moves(const struct line *line, const struct stage *stage,
    const struct standing *standing, const struct tally *tally)
{
	bool reaches = tally_reaches(stage, tally);

	if (!is_judged(standing))
		return false;
	if (line->kind == LINE_PASS)
		return reaches != (standing->rank != 0);
	if (standing->rank != 0 && is_in(standing))
		return !reaches ||
		    fraction_cmp(tally->total, total_of(line->below)) < 0;
	return reaches && fraction_cmp(tally->total, line->at) > 0;
}
