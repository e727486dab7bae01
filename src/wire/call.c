/* CALL as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

/* As mita-call(5) has them; tests/manual.t compares. */
const char *const call_first_words[] = {
	"id", "languages", "comments", "rules", "encrypted",
	"recovery-key", "agency", "title", "contact",
	"budget", "grant-max", "intensity-max", "remainder-min", "sme", "code",
	"code-name", "free-mail", "undertaking", "undertaking-title",
	"undertaking-text", "scale", "level", "level-name", "level-text",
	"stage", "stage-title", "funds", "blind", "cannot-judge", "pass",
	"panel", "load", "combine", "third-expert", "gate", "remark-max",
	"asked-change", "attention", "withhold", "eligibility",
	"eligibility-text", "question", "question-text", "option",
	"option-name", "criterion", "criterion-name", "criterion-guide", "tie",
	"lots",
	NULL
};

static void
walk_languages(struct codec *c, struct call *call)
{
	char (*languages)[LANGUAGE_LEN + 1] = call->languages;
	size_t i;

	codec_line(c, "languages");
	for (i = 0; i < LANGUAGES_MAX && !c->failed; i++) {
		if (codec_reads(c) ? codec_line_ends(c) :
		    i == call->n_languages)
			break;
		codec_language(c, languages[i]);
		if (codec_reads(c))
			call->n_languages = i + 1;
	}
	codec_end(c);
}

/* Left out where each proposal is judged in its own language. */
static void
walk_comments(struct codec *c, struct call *call)
{
	bool told = call->comments[0] != '\0';

	if (!codec_maybe(c, "comments", &told))
		return;
	codec_line(c, "comments");
	codec_language(c, call->comments);
	codec_end(c);
}

/* Left out where figures are made as the first calls made them. */
static void
walk_edition(struct codec *c, struct call *call)
{
	bool told = call->rules >= RULES_SECOND;

	if (!codec_maybe(c, "rules", &told))
		return;
	codec_line(c, "rules");
	codec_number(c, &call->rules, RULES_SECOND);
	codec_end(c);
	if (!c->failed && call->rules != RULES_SECOND)
		codec_fail(c, "\"rules\" is 2, or left out");
}

/*
 * Left out where files travel in the clear.  The officer says that they shall
 * not; init puts the agency's own key in.
 */
static void
walk_encryption(struct codec *c, struct call *call)
{
	bool authored = c->mode == CODEC_AUTHOR;
	const char *word = authored ? "encrypted" : "box-key";

	if (!codec_maybe(c, word, &call->encrypted))
		return;
	codec_line(c, word);
	if (authored)
		codec_yes(c, &call->encrypted);
	else
		codec_hex(c, call->box_key, PUBKEY_LEN);
	codec_end(c);
	if (!call->encrypted ||
	    !codec_maybe(c, "recovery-key", &call->has_recovery))
		return;
	codec_line(c, "recovery-key");
	codec_age_key(c, call->recovery_key);
	codec_end(c);
}

static void
walk_money(struct codec *c, struct call *call)
{
	codec_line(c, "budget");
	codec_money(c, &call->budget);
	codec_end(c);
	codec_line(c, "grant-max");
	codec_money(c, &call->grant_max);
	codec_end(c);
	codec_line(c, "intensity-max");
	codec_share(c, &call->intensity_max, BP_ONE);
	codec_end(c);
	codec_line(c, "remainder-min");
	codec_share(c, &call->remainder_min, BP_ONE);
	codec_end(c);
}

static void
walk_codes(struct codec *c, struct call *call)
{
	size_t i;

	for (i = 0; codec_more(c, "sme", i, &call->n_sme, &call->sme,
	    sizeof(*call->sme)); i++) {
		codec_line(c, "sme");
		codec_id(c, call->sme[i].id);
		codec_end(c);
	}
	for (i = 0; codec_more(c, "code", i, &call->n_codes, &call->codes,
	    sizeof(*call->codes)); i++) {
		codec_line(c, "code");
		codec_id(c, call->codes[i].ref.scheme);
		codec_id(c, call->codes[i].ref.code);
		codec_end(c);
		codec_words(c, "code-name", call, &call->codes[i].name,
		    LABEL_MAX);
	}
}

static void
walk_free_mail(struct codec *c, struct call *call)
{
	size_t i;

	for (i = 0; codec_more(c, "free-mail", i, &call->n_free_mail,
	    &call->free_mail, sizeof(*call->free_mail)); i++) {
		codec_line(c, "free-mail");
		codec_text(c, &call->free_mail[i], LABEL_MAX);
		codec_end(c);
		if (!c->failed && call->free_mail[i][0] == '\0')
			codec_fail(c, "\"free-mail\" has no text");
	}
}

static void
walk_undertakings(struct codec *c, struct call *call)
{
	struct undertaking *u;
	size_t i;

	for (i = 0; codec_more(c, "undertaking", i, &call->n_undertakings,
	    &call->undertakings, sizeof(*u)); i++) {
		u = &call->undertakings[i];
		codec_line(c, "undertaking");
		codec_id(c, u->id);
		codec_end(c);
		codec_words(c, "undertaking-title", call, &u->title, LABEL_MAX);
		codec_words(c, "undertaking-text", call, &u->text, TEXT_MAX);
	}
}

void
walk_scale(struct codec *c, struct call *call)
{
	struct scale *scale = &call->scale;
	size_t i;

	codec_line(c, "scale");
	codec_measure(c, &scale->top, SCALE_MAX, "steps of the best score");
	codec_measure(c, &scale->per_point, SCALE_MAX, "steps in a point");
	codec_end(c);
	for (i = 0; codec_more(c, "level", i, &scale->n_levels,
	    &scale->levels, sizeof(*scale->levels)); i++) {
		codec_line(c, "level");
		codec_measure(c, &scale->levels[i].steps, SCALE_MAX,
		    "steps of the scale");
		codec_end(c);
		codec_words(c, "level-name", call, &scale->levels[i].name,
		    LABEL_MAX);
		codec_words(c, "level-text", call, &scale->levels[i].text,
		    TEXT_MAX);
	}
}

void
walk_call_lines(struct codec *c, struct call *call)
{
	size_t i;

	codec_line(c, "id");
	codec_id(c, call->id);
	codec_end(c);
	/* The officer does not type a key: init puts the agency's own in. */
	if (c->mode != CODEC_AUTHOR) {
		codec_line(c, "agency-key");
		codec_hex(c, call->agency_key, PUBKEY_LEN);
		codec_end(c);
	}
	walk_languages(c, call);
	walk_comments(c, call);
	walk_edition(c, call);
	walk_encryption(c, call);
	codec_words(c, "agency", call, &call->agency, LABEL_MAX);
	codec_words(c, "title", call, &call->title, LABEL_MAX);
	codec_words(c, "contact", call, &call->contact, LABEL_MAX);
	walk_money(c, call);
	walk_codes(c, call);
	walk_free_mail(c, call);
	walk_undertakings(c, call);
	walk_scale(c, call);
	for (i = 0; codec_more(c, "stage", i, &call->n_stages, &call->stages,
	    sizeof(*call->stages)); i++)
		walk_stage(c, call, &call->stages[i]);
}

void
walk_call(struct codec *c, struct record *record)
{
	walk_call_lines(c, &record->body.call);
}
