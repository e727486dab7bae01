/* The stages of a CALL as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/wire/codec.h"

static void
number_line(struct codec *c, const char *word, unsigned *value, unsigned max)
{
	codec_line(c, word);
	codec_number(c, value, max);
	codec_end(c);
}

static void
share_line(struct codec *c, const char *word, unsigned *value)
{
	codec_line(c, word);
	codec_share(c, value, BP_ONE);
	codec_end(c);
}

static void
yes_line(struct codec *c, const char *word, bool *value)
{
	codec_line(c, word);
	codec_yes(c, value);
	codec_end(c);
}

static void
walk_rules(struct codec *c, struct stage *stage)
{
	yes_line(c, "funds", &stage->funds);
	yes_line(c, "blind", &stage->blind);
	yes_line(c, "cannot-judge", &stage->cannot_judge);
	share_line(c, "pass", &stage->pass);
	codec_line(c, "panel");
	codec_number(c, &stage->panel, PANEL_MAX);
	codec_number(c, &stage->business, PANEL_MAX);
	codec_number(c, &stage->knowledge, PANEL_MAX);
	codec_end(c);
	number_line(c, "load", &stage->load, LIST_MAX);
	codec_line(c, "combine");
	codec_choice(c, &stage->combine, combine_words, COMBINES);
	codec_end(c);
	share_line(c, "third-expert", &stage->third);
	codec_line(c, "gate");
	codec_choice(c, &stage->gate.rule, gate_rule_words, GATE_RULES);
	codec_share(c, &stage->gate.aim, 100 * BP_ONE);
	codec_share(c, &stage->gate.floor, 100 * BP_ONE);
	codec_end(c);
	codec_line(c, "remark-max");
	codec_measure(c, &stage->remark_max, TEXT_MAX, "characters");
	codec_end(c);
	if (codec_maybe(c, "asked-change", &stage->has_asked_change))
		share_line(c, "asked-change", &stage->asked_change);
}

/* What needs an officer, and what applicants are not told. */
static void
walk_care(struct codec *c, struct stage *stage)
{
	size_t i;

	for (i = 0; codec_more(c, "attention", i, &stage->n_attentions,
	    &stage->attentions, sizeof(*stage->attentions)); i++) {
		codec_line(c, "attention");
		codec_id(c, stage->attentions[i].question);
		codec_id(c, stage->attentions[i].option);
		codec_end(c);
	}
	for (i = 0; codec_more(c, "withhold", i, &stage->n_withheld,
	    &stage->withheld, sizeof(*stage->withheld)); i++) {
		codec_line(c, "withhold");
		codec_choice(c, &stage->withheld[i].outcome, outcome_words,
		    OUTCOMES);
		codec_choice(c, &stage->withheld[i].told, told_words, TOLDS);
		codec_end(c);
	}
}

static void
walk_options(struct codec *c, struct call *call, struct question *question)
{
	struct option *option;
	size_t i;

	for (i = 0; codec_more(c, "option", i, &question->n_options,
	    &question->options, sizeof(*option)); i++) {
		option = &question->options[i];
		codec_line(c, "option");
		codec_id(c, option->id);
		codec_yes(c, &option->note);
		codec_end(c);
		codec_words(c, "option-name", call, &option->name, LABEL_MAX);
	}
}

static void
walk_questions(struct codec *c, struct call *call, struct stage *stage)
{
	struct question *question;
	size_t i;

	for (i = 0; codec_more(c, "question", i, &stage->n_questions,
	    &stage->questions, sizeof(*question)); i++) {
		question = &stage->questions[i];
		codec_line(c, "question");
		codec_id(c, question->id);
		codec_choice(c, &question->kind, question_kind_words,
		    QUESTION_KINDS);
		codec_id(c, question->per);
		codec_yes(c, &question->optional);
		codec_number(c, &question->note_max, TEXT_MAX);
		codec_end(c);
		codec_words(c, "question-text", call, &question->text,
		    TEXT_MAX);
		walk_options(c, call, question);
	}
}

static void
walk_criteria(struct codec *c, struct call *call, struct stage *stage)
{
	struct criterion *criterion;
	size_t i;

	for (i = 0; codec_more(c, "criterion", i, &stage->n_criteria,
	    &stage->criteria, sizeof(*criterion)); i++) {
		criterion = &stage->criteria[i];
		codec_line(c, "criterion");
		codec_id(c, criterion->id);
		codec_number(c, &criterion->weight, WEIGHT_MAX);
		codec_measure(c, &criterion->min, SCALE_MAX,
		    "steps of the scale");
		codec_measure(c, &criterion->comment_min, TEXT_MAX,
		    "characters");
		codec_measure(c, &criterion->comment_max, TEXT_MAX,
		    "characters");
		codec_end(c);
		codec_words(c, "criterion-name", call, &criterion->name,
		    LABEL_MAX);
		codec_words(c, "criterion-guide", call, &criterion->guide,
		    TEXT_MAX);
	}
}

static void
walk_ties(struct codec *c, struct call *call, struct stage *stage)
{
	size_t i;

	for (i = 0; codec_more(c, "tie", i, &stage->n_ties, &stage->ties,
	    sizeof(*stage->ties)); i++) {
		codec_line(c, "tie");
		codec_choice(c, &stage->ties[i].kind, tie_kind_words,
		    TIE_KINDS);
		codec_id(c, stage->ties[i].criterion);
		codec_end(c);
	}
	if (call->rules >= RULES_SECOND && stage_draws(stage))
		codec_words(c, "lots", call, &stage->lots, LABEL_MAX);
}

void
walk_stage(struct codec *c, struct call *call, struct stage *stage)
{
	size_t i;

	codec_line(c, "stage");
	codec_number(c, &stage->number, STAGES_MAX);
	codec_end(c);
	codec_words(c, "stage-title", call, &stage->title, LABEL_MAX);
	walk_rules(c, stage);
	walk_care(c, stage);
	for (i = 0; codec_more(c, "eligibility", i, &stage->n_eligibility,
	    &stage->eligibility, sizeof(*stage->eligibility)); i++) {
		codec_line(c, "eligibility");
		codec_id(c, stage->eligibility[i].id);
		codec_end(c);
		codec_words(c, "eligibility-text", call,
		    &stage->eligibility[i].text, TEXT_MAX);
	}
	walk_questions(c, call, stage);
	walk_criteria(c, call, stage);
	walk_ties(c, call, stage);
}
