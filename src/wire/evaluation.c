/* DECLARATION, EVALUATION and RULING as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

static void
digest_line(struct codec *c, const char *word, struct digest *digest)
{
	codec_line(c, word);
	codec_digest(c, digest);
	codec_end(c);
}

static void
replaces_line(struct codec *c, bool *has, struct digest *digest)
{
	codec_line(c, "replaces");
	codec_optional_digest(c, has, digest);
	codec_end(c);
}

static void
subject_lines(struct codec *c, unsigned *stage, char *proposal,
    struct digest *digest)
{
	codec_line(c, "stage");
	codec_number(c, stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "proposal");
	codec_id(c, proposal);
	codec_end(c);
	digest_line(c, "proposal-sha256", digest);
}

static void
text_line(struct codec *c, const char *word, const char **text)
{
	codec_line(c, word);
	codec_text(c, text, TEXT_MAX);
	codec_end(c);
}

static void
time_line(struct codec *c, char *time)
{
	codec_line(c, "declared-time");
	codec_time(c, time);
	codec_end(c);
}

void
walk_declaration(struct codec *c, struct record *record)
{
	struct declaration *declaration = &record->body.declaration;
	size_t i;

	subject_lines(c, &declaration->stage, declaration->proposal,
	    &declaration->proposal_digest);
	digest_line(c, "assignment-sha256", &declaration->assignment);
	replaces_line(c, &declaration->has_replaces, &declaration->replaces);
	codec_line(c, "interest");
	codec_choice(c, &declaration->interest, interest_words, INTERESTS);
	codec_end(c);
	text_line(c, "text", &declaration->text);
	for (i = 0; codec_more(c, "undertakes", i,
	    &declaration->n_undertakings, &declaration->undertakings,
	    sizeof(*declaration->undertakings)); i++) {
		codec_line(c, "undertakes");
		codec_id(c, declaration->undertakings[i].id);
		codec_end(c);
	}
	time_line(c, declaration->time);
}

static void
walk_answers(struct codec *c, struct evaluation *evaluation)
{
	struct answer *answer;
	size_t i;

	for (i = 0; codec_more(c, "answer", i, &evaluation->n_answers,
	    &evaluation->answers, sizeof(*answer)); i++) {
		answer = &evaluation->answers[i];
		codec_line(c, "answer");
		codec_id(c, answer->question);
		codec_id(c, answer->code);
		codec_id(c, answer->value);
		codec_text(c, &answer->note, TEXT_MAX);
		codec_end(c);
	}
}

static void
walk_scores(struct codec *c, struct evaluation *evaluation)
{
	struct score *score;
	size_t i;

	for (i = 0; codec_more(c, "score", i, &evaluation->n_scores,
	    &evaluation->scores, sizeof(*score)); i++) {
		score = &evaluation->scores[i];
		codec_line(c, "score");
		codec_id(c, score->criterion);
		codec_steps(c, &score->steps);
		codec_text(c, &score->comment, TEXT_MAX);
		codec_end(c);
	}
}

void
walk_evaluation(struct codec *c, struct record *record)
{
	struct evaluation *evaluation = &record->body.evaluation;

	subject_lines(c, &evaluation->stage, evaluation->proposal,
	    &evaluation->proposal_digest);
	digest_line(c, "form-sha256", &evaluation->form);
	digest_line(c, "assignment-sha256", &evaluation->assignment);
	digest_line(c, "declaration-sha256", &evaluation->declaration);
	codec_line(c, "version");
	codec_number(c, &evaluation->version, LIST_MAX);
	codec_end(c);
	replaces_line(c, &evaluation->has_replaces, &evaluation->replaces);
	text_line(c, "reason", &evaluation->reason);
	walk_answers(c, evaluation);
	walk_scores(c, evaluation);
	text_line(c, "remark", &evaluation->remark);
	time_line(c, evaluation->time);
}

/* Left out where nobody asked, and by earlier writers. */
static void
walk_known(struct codec *c, struct ruling *ruling)
{
	size_t i;

	for (i = 0; codec_more(c, "known", i, &ruling->n_known,
	    &ruling->known, sizeof(*ruling->known)); i++)
		digest_line(c, "known", &ruling->known[i]);
}

void
walk_ruling(struct codec *c, struct record *record)
{
	struct ruling *ruling = &record->body.ruling;

	codec_line(c, "subject");
	codec_choice(c, &ruling->subject, ruling_subject_words,
	    RULING_SUBJECTS);
	codec_end(c);
	codec_line(c, "stage");
	codec_number(c, &ruling->stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "proposal");
	codec_id(c, ruling->proposal);
	codec_end(c);
	codec_line(c, "expert");
	codec_id(c, ruling->expert);
	codec_end(c);
	codec_line(c, "question");
	codec_id(c, ruling->question);
	codec_end(c);
	codec_line(c, "answer");
	codec_id(c, ruling->answer);
	codec_end(c);
	replaces_line(c, &ruling->has_replaces, &ruling->replaces);
	walk_known(c, ruling);
	text_line(c, "officer", &ruling->officer);
	text_line(c, "reason", &ruling->reason);
	time_line(c, ruling->time);
}
