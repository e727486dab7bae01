#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/model/call.h"
#include "mita/model/panel.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "tests/any.h"
#include "tests/tap.h"
#include "tests/world.h"

/* Small figures, so that limits are met exactly and equals are common. */

static int64_t
any_sum(void)
{
	return (int64_t)(1 + any(6)) * 500000 - (any(8) == 0) +
	    (any(8) == 0);
}

static void
make_idea(struct idea *idea, const struct world *w, unsigned name)
{
	size_t v, a;

	*idea = (struct idea){ .here = name <= 1 || any(4) != 0, .name = name,
	    .withdrawn = any(16) == 0, .n_voices = w->panel + any(2),
	    .asked = any_sum(), 
	    .sme = any(4) / 2, .county = any(3),
	    .priority = any(3), .lot = any(1000000),
	    .refuses = w->rules->refusals && any(3) == 0 ?
	    (int64_t)any(10) * 200000 : 0 };
	if (w->rules->combine == COMBINE_TWO_CLOSEST && idea->n_voices > 3)
		idea->n_voices = 3;
	if (idea->n_voices > VOICES)
		idea->n_voices = VOICES;
	if (idea->asked % 10 != 0)
		idea->sme = 0;	/* a tenth would be cut to a cent */
	idea->eligible = idea->asked * (any(5) == 0 ? 2 : 3);
	for (v = 0; v < idea->n_voices; v++) {
		idea->roles[v] = (enum role)any(ROLES);
		for (a = 0; a < AXES; a++)
			idea->steps[v][a] = w->rules->cannot_judge &&
			    any(9) == 0 ? STEPS_CANNOT_JUDGE :
			    (int)(STEPS - any(any(3) == 0 ? STEPS + 1 : 5));
	}
}

void
world_make(struct world *out, const struct rules *rules)
{
	static const unsigned passes[] = { 5000, 6000, 7000 };
	static const unsigned thirds[] = { 0, 2000, 3000 };
	size_t i;

	memset(out, 0, sizeof(*out));
	out->rules = rules;
	out->n_axes = 1 + any(AXES);
	for (i = 0; i < out->n_axes; i++) {
		out->weights[i] = 1 + any(3);
		out->mins[i] = any(3) != 0 ? 0 : 4 + any(3);
	}
	out->pass = passes[any(3)];
	out->panel = rules->combine == COMBINE_TWO_CLOSEST ? 2 : 1 + any(3);
	if (rules->combine != COMBINE_MEAN && out->panel == 2)
		out->third = thirds[any(3)];
	out->budget = (int64_t)(1 + any(12)) * 500000;
	out->remainder_min = any(4) == 0 ? any(2) * BP_ONE : 8000;
	if (!rules->funds)
		out->gate = (struct gate){ any(4) == 0 ? GATE_RULE_ADVISORY :
		    GATE_RULE_ELIMINATORY, 10000 + 5000 * any(5), 10000 };
	for (i = 0; i < IDEAS; i++) {
		make_idea(&out->ideas[i], out, (unsigned)i + 1);
		out->order[i] = i;
		/* As good as the one before: equals are the normal case. */
		if (i > 0 && any(3) == 0)
			memcpy(out->ideas[i].steps, out->ideas[i - 1].steps,
			    sizeof(out->ideas[i].steps));
	}
}

/* The same as the model's values. */
struct model {
	struct call		 call;
	struct stage		 stage;
	struct criterion	 criteria[AXES];
	struct tie		 ties[AXES + 4];
	struct tag		 sme[1];
	struct proposal		 proposals[IDEAS];
	struct partner		 partners[IDEAS][2];
	struct code_ref		 codes[IDEAS];
	struct score		 scores[IDEAS][VOICES][AXES];
	struct evaluation	 evaluations[IDEAS][VOICES];
	struct opinion		 opinions[IDEAS][VOICES];
	struct standing		 standings[IDEAS];
	size_t			 n;
};

static void
add_tie(struct model *m, enum tie_kind kind, const char *criterion)
{
	struct tie *tie = &m->ties[m->stage.n_ties++];

	tie->kind = kind;
	id_copy(tie->criterion, criterion);
}

static void
model_call(struct model *m, const struct world *w)
{
	size_t i;

	m->call = (struct call){ .rules = w->rules->edition,
	    .budget = w->budget, .grant_max = 2500000,
	    .intensity_max = 4000, .remainder_min = w->remainder_min,
	    .n_sme = 1, .sme = m->sme, .scale = { .top = STEPS,
	    .per_point = 2 } };
	id_copy(m->sme[0].id, "SM");
	m->stage = (struct stage){ .number = 1, .funds = w->rules->funds,
	    .pass = w->pass, .panel = w->panel, .third = w->third,
	    .combine = w->rules->combine, .gate = w->gate,
	    .cannot_judge = w->rules->cannot_judge,
	    .n_criteria = w->n_axes, .criteria = m->criteria,
	    .ties = m->ties };
	for (i = 0; i < w->n_axes; i++) {
		m->criteria[i] = (struct criterion){ .weight = w->weights[i],
		    .min = w->mins[i] };
		snprintf(m->criteria[i].id, sizeof(m->criteria[i].id), "C%zu",
		    i + 1);
	}
	add_tie(m, TIE_CRITERION, "C1");
	add_tie(m, TIE_SME_SHARE, "-");
	if (w->rules->coverage)
		add_tie(m, TIE_COVERAGE, "-");
	add_tie(m, TIE_INTENSITY, "-");
	if (w->rules->draws)
		add_tie(m, TIE_DRAW, "-");
}

static void
model_proposal(struct model *m, const struct idea *idea, size_t i)
{
	struct proposal *p = &m->proposals[i];

	*p = (struct proposal){ .stage = 1, .version = 1, .title = "",
	    .asked = idea->asked, .eligible = idea->eligible,
	    .n_partners = 2, .partners = m->partners[i], .n_codes = 1,
	    .codes = &m->codes[i] };
	snprintf(p->id, sizeof(p->id), "P-%02u", idea->name);
	snprintf(m->codes[i].code, sizeof(m->codes[i].code), "S%u",
	    idea->priority);
	id_copy(m->codes[i].scheme, "S3");
	m->partners[i][0] = (struct partner){ .type = "KI", .name = "" };
	m->partners[i][1] = (struct partner){ .type = "SM", .name = "",
	    .grant = idea->asked * idea->sme / 10 };
	m->partners[i][0].grant = idea->asked - m->partners[i][1].grant;
	snprintf(m->partners[i][0].place, sizeof(m->partners[i][0].place),
	    "L%u", idea->county);
}

static void
model_opinions(struct model *m, const struct world *w, size_t i)
{
	const struct idea *idea = &w->ideas[i];
	size_t v, a;

	for (v = 0; v < idea->n_voices; v++) {
		for (a = 0; a < w->n_axes; a++) {
			m->scores[i][v][a] = (struct score){ .comment = "",
			    .steps = idea->steps[v][a] };
			id_copy(m->scores[i][v][a].criterion,
			    m->criteria[a].id);
		}
		m->evaluations[i][v] = (struct evaluation){ .stage = 1,
		    .n_scores = w->n_axes, .scores = m->scores[i][v] };
		m->opinions[i][v] = (struct opinion){
		    .evaluation = &m->evaluations[i][v],
		    .role = idea->roles[v] };
	}
}

/* As outcome_compute() does it from records. */
static void
model_stand(struct model *m, const struct world *w, size_t i)
{
	const struct idea *idea = &w->ideas[i];
	struct standing *s = &m->standings[m->n++];

	*s = (struct standing){ .proposal = &m->proposals[i],
	    .outcome = OUTCOME_RESERVE, .refuses = idea->refuses,
	    .drawn = w->rules->draws };
	s->lot.bytes[0] = (uint8_t)(idea->lot >> 16);
	s->lot.bytes[1] = (uint8_t)(idea->lot >> 8);
	s->lot.bytes[2] = (uint8_t)idea->lot;
	panel_tally(&m->call, &m->stage, m->opinions[i], idea->n_voices,
	    &s->tally);
	if (idea->withdrawn)
		s->outcome = OUTCOME_WITHDRAWN;
	else if (s->tally.third)
		s->outcome = OUTCOME_THIRD_EXPERT;
	else if (!s->tally.complete)
		s->outcome = OUTCOME_INCOMPLETE;
	else if (!s->tally.passes)
		s->outcome = OUTCOME_BELOW_THRESHOLD;
}

void
world_judge(const struct world *w, struct verdict out[static IDEAS])
{
	static struct model m;
	struct fraction lowest;
	size_t i, at;

	memset(&m, 0, sizeof(m));
	memset(out, 0, IDEAS * sizeof(*out));
	model_call(&m, w);
	for (i = 0; i < IDEAS; i++) {
		at = w->order[i];
		model_proposal(&m, &w->ideas[at], at);
		model_opinions(&m, w, at);
		if (w->ideas[at].here)
			model_stand(&m, w, at);
	}
	ranking_sort(&m.call, &m.stage, m.standings, m.n);
	if (w->rules->funds)
		funding_apply(&m.call, w->budget, m.standings, m.n);
	else
		gate_apply(&m.call, &m.stage, w->budget, m.standings, m.n,
		    &lowest);
	for (i = 0; i < m.n; i++) {
		const struct standing *s = &m.standings[i];

		at = (size_t)(s->proposal - m.proposals);
		out[at] = (struct verdict){ s->outcome, s->rank,
		    s->tally.total, (unsigned)s->tally.n, s->grant };
	}
}

static void
print_idea(const struct world *w, const struct idea *idea)
{
	size_t v, a;

	note("  P-%02u asks %" PRId64 " of %" PRId64 " cents, SME %u0 %%,"
	    " county %u, priority %u%s%s", idea->name, idea->asked,
	    idea->eligible, idea->sme, idea->county, idea->priority,
	    idea->withdrawn ? ", withdrawn" : "",
	    idea->refuses ? ", refuses a remainder" : "");
	for (v = 0; v < idea->n_voices; v++) {
		char line[64] = "";
		size_t len = 0;

		for (a = 0; a < w->n_axes; a++)
			len += (size_t)snprintf(line + len,
			    sizeof(line) - len, " %d", idea->steps[v][a]);
		note("    %s:%s", role_words[idea->roles[v]], line);
	}
}

void
world_print(const struct world *w)
{
	struct verdict verdicts[IDEAS];
	size_t i;

	note("%s, panel %u, pass %u, third %u, budget %" PRId64
	    ", remainder %u, gate %u %u; weights and minima %u/%u %u/%u %u/%u",
	    w->rules->name, w->panel, w->pass, w->third, w->budget,
	    w->remainder_min, w->gate.aim, w->gate.floor, w->weights[0],
	    w->mins[0], w->weights[1], w->mins[1], w->weights[2], w->mins[2]);
	world_judge(w, verdicts);
	for (i = 0; i < IDEAS; i++) {
		if (!w->ideas[i].here)
			continue;
		print_idea(w, &w->ideas[i]);
		note("    -> %s, rank %u, total %" PRId64 "/%" PRId64
		    ", grant %" PRId64, outcome_words[verdicts[i].outcome],
		    verdicts[i].rank, verdicts[i].total.num,
		    verdicts[i].total.den, verdicts[i].grant);
	}
}

/* Limits that were met exactly */

static void
count_totals(const struct world *w, const struct verdict *v, size_t i,
    struct limits_met *met)
{
	const struct idea *idea = &w->ideas[i];
	int sums[VOICES] = { 0 }, high, low;
	size_t e, a;

	if (v->total.num * 100 == v->total.den * w->pass)
		met->pass++;
	for (e = 0; e < idea->n_voices; e++)
		for (a = 0; a < w->n_axes; a++)
			sums[e] += (int)w->weights[a] * idea->steps[e][a];
	for (a = 0; a < w->n_axes && idea->n_voices == 2; a++)
		met->minimum += w->mins[a] > 0 && idea->steps[0][a] +
		    idea->steps[1][a] == 2 * (int)w->mins[a];
	high = sums[0] > sums[1] ? sums[0] : sums[1];
	low = sums[0] + sums[1] - high;
	met->third += idea->n_voices == 2 && w->third > 0 && high > low &&
	    (high - low) * BP_ONE == high * (int)w->third;
	if (idea->n_voices != 3)
		return;
	met->three_equal += sums[0] == sums[1] && sums[1] == sums[2];
	met->middle += sums[0] != sums[1] && (2 * sums[0] == sums[1] +
	    sums[2] || 2 * sums[1] == sums[0] + sums[2] ||
	    2 * sums[2] == sums[0] + sums[1]);
}

/* What those at this rank and above ask for together. */
static int64_t
sum_down_to(const struct world *w, const struct verdict *v, unsigned rank)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < IDEAS; i++)
		if (v[i].rank != 0 && v[i].rank <= rank)
			sum += w->ideas[i].asked;
	return sum;
}

static void
count_money(const struct world *w, const struct verdict *v, size_t i,
    struct limits_met *met)
{
	int64_t sum = sum_down_to(w, v, v[i].rank), other;
	int64_t aim = w->budget * w->gate.aim / BP_ONE;
	size_t k;

	if (w->rules->funds) {
		met->to_the_cent += sum == w->budget;
		met->cent_short += sum == w->budget + 1;
		met->remainder += (w->budget - sum + w->ideas[i].asked) *
		    BP_ONE == w->ideas[i].asked * w->remainder_min;
		return;
	}
	met->floor += sum == w->budget * w->gate.floor / BP_ONE;
	for (k = 0; k < IDEAS; k++) {
		other = sum_down_to(w, v, v[k].rank);
		met->two_cuts += v[k].rank > v[i].rank && other > aim &&
		    aim - sum == other - aim;
	}
}

void
world_count(const struct world *w, const struct verdict v[static IDEAS],
    struct limits_met *met)
{
	size_t i, k;

	for (i = 0; i < IDEAS; i++) {
		if (!w->ideas[i].here)
			continue;
		count_totals(w, &v[i], i, met);
		if (v[i].rank == 0)
			continue;
		count_money(w, v, i, met);
		for (k = 0; k < i; k++)
			met->tied += v[k].rank == v[i].rank;
	}
}
