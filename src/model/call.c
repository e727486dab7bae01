/* A call's own rules: what it may say and what it lacks. */
#include "config.h"

#include "mita/model/call.h"

#include <string.h>

#include "mita/base/fault.h"
#include "mita/model/address.h"
#include "mita/model/caution.h"
#include "mita/model/record.h"

static int
broken(struct fault *why, const char *rule, const char *id)
{
	return fault_set(why, FAULT_REFUSED, "CALL",
	    "mita-call(5) RULES: %s%s%s", rule, id[0] == '\0' ? "" : ": ", id);
}

static bool
known_code(const struct call *call, const char *scheme)
{
	size_t i;

	for (i = 0; i < call->n_codes; i++)
		if (strcmp(call->codes[i].ref.scheme, scheme) == 0)
			return true;
	return false;
}

static int
check_languages(const struct call *call, struct fault *why)
{
	size_t i, j;

	if (call->n_languages == 0)
		return broken(why, "a call has at least one language", "");
	for (i = 0; i < call->n_languages; i++)
		for (j = 0; j < i; j++)
			if (strcmp(call->languages[i], call->languages[j]) == 0)
				return broken(why, "a language is named twice",
				    call->languages[i]);
	return 0;
}

/* What stands behind a name's end is anybody's: never compared as bytes. */
static bool
is_same_code(const struct code_ref *a, const struct code_ref *b)
{
	return strcmp(a->scheme, b->scheme) == 0 &&
	    strcmp(a->code, b->code) == 0;
}

static int
check_lists(const struct call *call, struct fault *why)
{
	size_t i, j;

	for (i = 0; i < call->n_codes; i++)
		for (j = 0; j < i; j++)
			if (is_same_code(&call->codes[i].ref,
			    &call->codes[j].ref))
				return broken(why, "a code stands twice",
				    call->codes[i].ref.code);
	for (i = 0; i < call->n_undertakings; i++)
		for (j = 0; j < i; j++)
			if (strcmp(call->undertakings[i].id,
			    call->undertakings[j].id) == 0)
				return broken(why,
				    "an undertaking stands twice",
				    call->undertakings[i].id);
	for (i = 0; i < call->n_sme; i++)
		if (known_code(call, "ORG") &&
		    call_code(call, "ORG", call->sme[i].id) == NULL)
			return broken(why, "\"sme\" names no ORG code of the"
			    " call", call->sme[i].id);
	for (i = 0; i < call->n_free_mail; i++)
		if (!address_is_domain(call->free_mail[i]))
			return broken(why, "\"free-mail\" names no domain such"
			    " as gmail.com", call->free_mail[i]);
	return 0;
}

static int
check_scale(const struct scale *scale, struct fault *why)
{
	size_t i;

	if (scale->top == 0 || scale->per_point == 0 ||
	    scale->per_point > scale->top)
		return broken(why, "the scale has at least one step, and a"
		    " point is at least one step", "");
	if (scale->n_levels == 0 || scale->levels[0].steps != 0 ||
	    scale->levels[scale->n_levels - 1].steps != scale->top)
		return broken(why, "the first level is 0 and the last is the"
		    " top of the scale", "");
	for (i = 1; i < scale->n_levels; i++)
		if (scale->levels[i].steps <= scale->levels[i - 1].steps)
			return broken(why, "levels ascend", "");
	return 0;
}

static int
check_question(const struct call *call, const struct question *question,
    struct fault *why)
{
	size_t i, j;

	if (strcmp(question->per, "-") != 0 && !known_code(call, question->per))
		return broken(why, "a question is asked per code, but the call"
		    " lists no such codes", question->id);
	if (question->kind == QUESTION_CHOICE ? question->n_options < 2 :
	    question->n_options > 0)
		return broken(why, "a CHOICE has two options or more, MONEY"
		    " none", question->id);
	for (i = 0; i < question->n_options; i++) {
		if (question->options[i].note && question->note_max == 0)
			return broken(why, "an option needs a note, but the"
			    " question allows none", question->id);
		for (j = 0; j < i; j++)
			if (strcmp(question->options[i].id,
			    question->options[j].id) == 0)
				return broken(why, "an option stands twice",
				    question->id);
	}
	return 0;
}

static int
check_criteria(const struct call *call, const struct stage *stage,
    struct fault *why)
{
	const struct criterion *criterion;
	size_t i, j;

	if (stage->n_criteria == 0 || stage->n_criteria > CRITERIA_MAX)
		return broken(why, "a stage has 1 to 20 criteria", "");
	for (i = 0; i < stage->n_criteria; i++) {
		criterion = &stage->criteria[i];
		if (criterion->min > call->scale.top)
			return broken(why, "a minimum lies above the scale",
			    criterion->id);
		if (criterion->comment_min > criterion->comment_max)
			return broken(why, "a comment's least length is above"
			    " its most", criterion->id);
		for (j = 0; j < i; j++)
			if (strcmp(criterion->id, stage->criteria[j].id) == 0)
				return broken(why, "a criterion stands twice",
				    criterion->id);
	}
	if (stage_weights(stage) == 0 || stage_weights(stage) > WEIGHT_MAX)
		return broken(why, "weights add up to 1 to 10000", "");
	return 0;
}

static int
check_ids(const struct stage *stage, struct fault *why)
{
	size_t i, j;

	for (i = 0; i < stage->n_eligibility; i++)
		for (j = 0; j < i; j++)
			if (strcmp(stage->eligibility[i].id,
			    stage->eligibility[j].id) == 0)
				return broken(why, "an eligibility question"
				    " stands twice", stage->eligibility[i].id);
	for (i = 0; i < stage->n_questions; i++)
		for (j = 0; j < i; j++)
			if (strcmp(stage->questions[i].id,
			    stage->questions[j].id) == 0)
				return broken(why, "a question stands twice",
				    stage->questions[i].id);
	return 0;
}

static int
check_ties(const struct stage *stage, struct fault *why)
{
	size_t i;

	for (i = 0; i < stage->n_ties; i++) {
		const struct tie *tie = &stage->ties[i];
		bool named = strcmp(tie->criterion, "-") != 0;

		if (named != (tie->kind == TIE_CRITERION))
			return broken(why, "a tie step CRITERION names one, the"
			    " others have -", tie->criterion);
		if (tie->kind == TIE_DRAW && i + 1 < stage->n_ties)
			return broken(why, "DRAW is the last tie step", "");
		if (named && stage_criterion(stage, tie->criterion) == NULL)
			return broken(why, "a tie step names no criterion of"
			    " its stage", tie->criterion);
	}
	return 0;
}

/* Only what is asked once of everybody can be counted. */
static int
check_attentions(const struct stage *stage, struct fault *why)
{
	const struct question *question;
	size_t i, j;

	for (i = 0; i < stage->n_attentions; i++) {
		const struct attention *a = &stage->attentions[i];

		question = stage_question(stage, a->question);
		if (question == NULL || strcmp(question->per, "-") != 0 ||
		    question_option(question, a->option) == NULL)
			return broken(why, "\"attention\" names a question that"
			    " is asked once, and one of its options",
			    a->question);
		for (j = 0; j < i; j++)
			if (strcmp(stage->attentions[j].question,
			    a->question) == 0)
				return broken(why, "\"attention\" names a"
				    " question twice", a->question);
	}
	return 0;
}

static int
check_withheld(const struct stage *stage, struct fault *why)
{
	size_t i, j;

	for (i = 0; i < stage->n_withheld; i++)
		for (j = 0; j < i; j++)
			if (stage->withheld[i].outcome ==
			    stage->withheld[j].outcome &&
			    stage->withheld[i].told ==
			    stage->withheld[j].told)
				return broken(why, "\"withhold\" stands twice",
				    outcome_words[stage->withheld[i].outcome]);
	return 0;
}

/* What the first rules let pass, because calls were made so. */
static int
check_second(const struct call *call, const struct stage *stage,
    struct fault *why)
{
	const struct criterion *weightless = stage_weightless(stage);

	if (call->rules < RULES_SECOND)
		return 0;
	if (call_ends_early(call))
		return broken(why, "stage 1 gives out the money, so nobody"
		    " could go on to stage 2", "");
	if (weightless != NULL)
		return broken(why, "a criterion of weight 0 has no minimum: it"
		    " could reject a proposal and never help one",
		    weightless->id);
	if (!stage_is_statable(call, stage))
		return broken(why, "a total could have more than 18 digits:"
		    " make the panel, the weights or the scale smaller, or let"
		    " experts judge every criterion", "");
	return 0;
}

static int
check_stage(const struct call *call, size_t i, struct fault *why)
{
	const struct stage *stage = &call->stages[i];
	size_t q;

	if (stage->number != i + 1)
		return broken(why, "stages are numbered 1, 2", "");
	if (stage->panel == 0 ||
	    stage->business + stage->knowledge > stage->panel)
		return broken(why, "a panel has at least one expert, and no"
		    " more of one kind than it has seats", "");
	if (stage->combine == COMBINE_TWO_CLOSEST && stage->panel != 2)
		return broken(why, "TWO-CLOSEST is for panels of two", "");
	if (stage->third != 0 && (stage->combine == COMBINE_MEAN ||
	    stage->panel != 2))
		return broken(why, "a third expert needs TWO-CLOSEST or"
		    " MEDIAN, and a panel of two", "");
	if ((stage->gate.rule == GATE_RULE_NONE) != (stage->gate.aim == 0) ||
	    stage->gate.floor > stage->gate.aim)
		return broken(why, "a gate aims above its floor; NONE has"
		    " 0 0", "");
	for (q = 0; q < stage->n_questions; q++)
		if (check_question(call, &stage->questions[q], why) == -1)
			return -1;
	if (check_second(call, stage, why) == -1)
		return -1;
	if (stage->has_asked_change && stage->number == 1)
		return broken(why, "before stage 1 nothing was asked for: it"
		    " has no \"asked-change\"", "");
	if (check_ids(stage, why) == -1 ||
	    check_criteria(call, stage, why) == -1 ||
	    check_attentions(stage, why) == -1 ||
	    check_withheld(stage, why) == -1)
		return -1;
	return check_ties(stage, why);
}

int
call_check(const struct call *call, struct fault *why)
{
	size_t i;

	if (check_languages(call, why) == -1 || check_lists(call, why) == -1 ||
	    check_scale(&call->scale, why) == -1)
		return -1;
	if (call->n_stages == 0 || call->n_stages > STAGES_MAX)
		return broken(why, "a call has one or two stages", "");
	for (i = 0; i < call->n_stages; i++)
		if (check_stage(call, i, why) == -1)
			return fault_within(why, "stage %zu", i + 1);
	return 0;
}

const struct stage *
call_stage(const struct call *call, unsigned number)
{
	size_t i;

	for (i = 0; i < call->n_stages; i++)
		if (call->stages[i].number == number)
			return &call->stages[i];
	return NULL;
}

const struct criterion *
stage_criterion(const struct stage *stage, const char *id)
{
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		if (strcmp(stage->criteria[i].id, id) == 0)
			return &stage->criteria[i];
	return NULL;
}

bool
stage_asks(const struct stage *stage, const char *eligibility)
{
	size_t i;

	for (i = 0; i < stage->n_eligibility; i++)
		if (strcmp(stage->eligibility[i].id, eligibility) == 0)
			return true;
	return false;
}

const struct question *
stage_question(const struct stage *stage, const char *id)
{
	size_t i;

	for (i = 0; i < stage->n_questions; i++)
		if (strcmp(stage->questions[i].id, id) == 0)
			return &stage->questions[i];
	return NULL;
}

const struct option *
question_option(const struct question *question, const char *id)
{
	size_t i;

	for (i = 0; i < question->n_options; i++)
		if (strcmp(question->options[i].id, id) == 0)
			return &question->options[i];
	return NULL;
}

bool
stage_withholds(const struct stage *stage, enum outcome outcome,
    enum told told)
{
	size_t i;

	for (i = 0; i < stage->n_withheld; i++)
		if (stage->withheld[i].outcome == outcome &&
		    stage->withheld[i].told == told)
			return true;
	return false;
}

bool
stage_draws(const struct stage *stage)
{
	return stage->n_ties > 0 &&
	    stage->ties[stage->n_ties - 1].kind == TIE_DRAW;
}

const struct code *
call_code(const struct call *call, const char *scheme, const char *code)
{
	size_t i;

	for (i = 0; i < call->n_codes; i++)
		if (strcmp(call->codes[i].ref.scheme, scheme) == 0 &&
		    strcmp(call->codes[i].ref.code, code) == 0)
			return &call->codes[i];
	return NULL;
}

size_t
call_language(const struct call *call, const char *language)
{
	size_t i;

	for (i = 0; i < call->n_languages; i++)
		if (strcmp(call->languages[i], language) == 0)
			return i;
	return 0;
}

const struct level *
scale_level(const struct scale *scale, unsigned steps)
{
	size_t i = scale->n_levels;

	while (i > 1 && scale->levels[i - 1].steps > steps)
		i--;
	return &scale->levels[i - 1];
}

unsigned
stage_weights(const struct stage *stage)
{
	unsigned sum = 0;
	size_t i;

	for (i = 0; i < stage->n_criteria; i++)
		sum += stage->criteria[i].weight;
	return sum;
}
