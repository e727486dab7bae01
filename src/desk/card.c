/* An enrolment card from what the person typed. */
#include "config.h"

#include "mita/desk/card.h"

#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/workspace.h"
#include "mita/model/address.h"
#include "mita/model/subject.h"

static int
split_languages(const char *text, struct keycard *card, struct fault *why)
{
	while (*text != '\0') {
		if (card->n_languages == LANGUAGES_MAX ||
		    strcspn(text, ",") != LANGUAGE_LEN)
			return fault_set(why, FAULT_USAGE, "USAGE",
			    "languages are two letters each with commas, at"
			    " most %d, such as lt,en", LANGUAGES_MAX);
		memcpy(card->languages[card->n_languages++], text,
		    LANGUAGE_LEN);
		text += LANGUAGE_LEN;
		text += *text == ',';
	}
	return 0;
}

static int
bad_interest(struct fault *why)
{
	return fault_advise(why, FAULT_USAGE, "USAGE",
	    "between two of them stands a comma", "an interest is EMPLOYMENT,"
	    " CONTRACT, OWNERSHIP, BOARD, MEMBERSHIP or FAMILY, \":\" and the"
	    " code of the organisation or cluster, such as BOARD:305123456");
}

static int
split_interest(const char *text, size_t len, struct stake *out,
    struct fault *why)
{
	const char *colon = memchr(text, ':', len);
	size_t word = colon == NULL ? len : (size_t)(colon - text), code, i;

	for (i = 0; i < RELATIONS; i++)
		if (strlen(relation_words[i]) == word &&
		    strncasecmp(text, relation_words[i], word) == 0)
			break;
	code = colon == NULL ? 0 : len - word - 1;
	if (i == RELATIONS || code == 0 || code > ID_MAX)
		return bad_interest(why);
	out->relation = (enum relation)i;
	memcpy(out->code, colon + 1, code);
	out->code[code] = '\0';
	return id_is(out->code) ? 0 : bad_interest(why);
}

bool
enrolment_is_code(const char *text)
{
	return id_is(text) && strcmp(text, "-") != 0;
}

static struct stake *
add_interest(struct arena *arena, struct keycard *card, struct fault *why)
{
	card->interests = arena_grow(arena, card->interests,
	    card->n_interests, sizeof(*card->interests));
	if (card->interests == NULL) {
		fault_memory(why);
		return NULL;
	}
	card->interests[card->n_interests] = (struct stake){0};
	return &card->interests[card->n_interests++];
}

static int
split_interests(struct arena *arena, const char *text, struct keycard *card,
    struct fault *why)
{
	struct stake *interest;
	size_t len;

	for (; text != NULL && *text != '\0'; text += text[len] == ',' ?
	    len + 1 : len) {
		len = strcspn(text, ",");
		interest = add_interest(arena, card, why);
		if (interest == NULL ||
		    split_interest(text, len, interest, why) == -1)
			return -1;
	}
	return 0;
}

/* Where one works is the first interest, when its code is known. */
static int
take_employer(struct arena *arena, const char *code, struct keycard *card,
    struct fault *why)
{
	struct stake *interest;

	if (code == NULL || *code == '\0')
		return 0;
	if (!enrolment_is_code(code))
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "\"%s\" is no code of"
		    " an organisation such as 111950396", code);
	if ((interest = add_interest(arena, card, why)) == NULL)
		return -1;
	interest->relation = RELATION_EMPLOYMENT;
	id_copy(interest->code, code);
	return 0;
}

/* One line of what a person typed, fit for a record. */
static int
admit_line(struct arena *arena, const char *what, const char *text,
    const char **out, struct fault *why)
{
	struct buf clean = {0};
	int rc = 0;

	text_clean(&clean, text, strlen(text));
	if (clean.failed || (*out = arena_string(arena, buf_text(&clean))) ==
	    NULL)
		rc = fault_memory(why);
	else if (clean.len == 0 || clean.len > LABEL_MAX ||
	    strchr(*out, '\n') != NULL)
		rc = fault_set(why, FAULT_USAGE, "USAGE",
		    "the %s is one line of 1 to %d bytes", what, LABEL_MAX);
	buf_release(&clean);
	return rc;
}

/* Nobody has to have an address; whoever gives one gives a whole one. */
static int
admit_email(struct arena *arena, const char *text, const char **out,
    struct fault *why)
{
	char *address;

	*out = "";
	if (text == NULL || *text == '\0')
		return 0;
	if (admit_line(arena, _("e-mail address"), text, out, why) == -1)
		return -1;
	if (!address_is_plain(*out))
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "\"%s\" is no e-mail"
		    " address such as vardas@example.lt", *out);
	if ((address = arena_string(arena, *out)) == NULL)
		return fault_memory(why);
	address_lower(address);
	*out = address;
	return 0;
}

int
card_fill(struct arena *arena, const struct enrolment *enrolment,
    const struct seckey *key, struct keycard *card, struct fault *why)
{
	if (admit_line(arena, _("name"), enrolment->name, &card->name, why) ==
	    -1 || admit_line(arena, _("organisation"), enrolment->organisation,
	    &card->organisation, why) == -1 ||
	    admit_email(arena, enrolment->email, &card->email, why) == -1 ||
	    split_languages(enrolment->languages, card, why) == -1 ||
	    take_employer(arena, enrolment->code, card, why) == -1 ||
	    split_interests(arena, enrolment->interests, card, why) == -1 ||
	    subjects_read(arena, enrolment->subjects, &card->subjects,
	    &card->n_subjects, why) == -1)
		return -1;
	card->kind = enrolment->kind;
	memcpy(card->sign_key, seckey_sign_public(key), PUBKEY_LEN);
	memcpy(card->box_key, seckey_box_public(key), PUBKEY_LEN);
	return 0;
}
