/* KEY and ADMISSION as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

/* KEY and ADMISSION: who an expert is. */

/* Last of both, and not there in those of earlier writers. */
static void
walk_subjects(struct codec *c, struct code_ref **list, size_t *n)
{
	size_t i;

	for (i = 0; codec_more(c, "subject", i, n, list, sizeof(**list));
	    i++) {
		codec_line(c, "subject");
		codec_id(c, (*list)[i].scheme);
		codec_id(c, (*list)[i].code);
		codec_end(c);
	}
}

void
walk_keycard(struct codec *c, struct record *record)
{
	struct keycard *card = &record->body.keycard;
	size_t i;

	codec_line(c, "name");
	codec_text(c, &card->name, LABEL_MAX);
	codec_end(c);
	codec_line(c, "organisation");
	codec_text(c, &card->organisation, LABEL_MAX);
	codec_end(c);
	codec_line(c, "email");
	codec_text(c, &card->email, LABEL_MAX);
	codec_end(c);
	codec_line(c, "kind");
	codec_choice(c, &card->kind, role_words, ROLE_BOTH);
	codec_end(c);
	codec_line(c, "languages");
	for (i = 0; i < LANGUAGES_MAX && !c->failed; i++) {
		if (codec_reads(c) ? codec_line_ends(c) :
		    i == card->n_languages)
			break;
		codec_language(c, card->languages[i]);
		if (codec_reads(c))
			card->n_languages = i + 1;
	}
	codec_end(c);
	codec_line(c, "sign-key");
	codec_hex(c, card->sign_key, PUBKEY_LEN);
	codec_end(c);
	codec_line(c, "box-key");
	codec_hex(c, card->box_key, PUBKEY_LEN);
	codec_end(c);
	for (i = 0; codec_more(c, "interest", i, &card->n_interests,
	    &card->interests, sizeof(*card->interests)); i++) {
		codec_line(c, "interest");
		codec_choice(c, &card->interests[i].relation, relation_words,
		    RELATIONS);
		codec_id(c, card->interests[i].code);
		codec_end(c);
	}
	walk_subjects(c, &card->subjects, &card->n_subjects);
}

void
walk_admission(struct codec *c, struct record *record)
{
	struct admission *admission = &record->body.admission;
	size_t i;

	codec_line(c, "expert");
	codec_id(c, admission->expert);
	codec_end(c);
	codec_line(c, "card");
	codec_digest(c, &admission->card);
	codec_end(c);
	codec_line(c, "sign-key");
	codec_hex(c, admission->sign_key, PUBKEY_LEN);
	codec_end(c);
	codec_line(c, "role");
	codec_choice(c, &admission->role, role_words, ROLES);
	codec_end(c);
	codec_line(c, "organisation");
	codec_id(c, admission->organisation);
	codec_end(c);
	codec_line(c, "load");
	codec_number(c, &admission->load, LIST_MAX);
	codec_end(c);
	for (i = 0; codec_more(c, "interest", i, &admission->n_interests,
	    &admission->interests, sizeof(*admission->interests)); i++) {
		codec_line(c, "interest");
		codec_id(c, admission->interests[i].id);
		codec_end(c);
	}
	walk_subjects(c, &admission->subjects, &admission->n_subjects);
}
