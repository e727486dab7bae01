/* RESULT and MANIFEST as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

static void
walk_places(struct codec *c, struct result *result)
{
	struct place *place;
	size_t i;

	for (i = 0; codec_more(c, "place", i, &result->n_places,
	    &result->places, sizeof(*place)); i++) {
		place = &result->places[i];
		codec_line(c, "place");
		codec_id(c, place->proposal);
		codec_number(c, &place->rank, LIST_MAX);
		codec_fraction(c, &place->total);
		codec_number(c, &place->counted, PANEL_MAX);
		codec_choice(c, &place->outcome, outcome_words, OUTCOMES);
		codec_money(c, &place->grant);
		codec_end(c);
	}
}

static void
walk_missing(struct codec *c, struct result *result)
{
	struct missing *missing;
	size_t i;

	for (i = 0; codec_more(c, "missing", i, &result->n_missing,
	    &result->missing, sizeof(*missing)); i++) {
		missing = &result->missing[i];
		codec_line(c, "missing");
		codec_id(c, missing->expert);
		codec_id(c, missing->proposal);
		codec_id(c, missing->state);
		codec_end(c);
	}
}

/* Digests in strictly ascending order, so that a set has one form. */
static void
walk_digests(struct codec *c, const char *word, size_t *n,
    struct digest **digests)
{
	size_t i;

	for (i = 0; codec_more(c, word, i, n, digests, sizeof(**digests));
	    i++) {
		codec_line(c, word);
		codec_digest(c, &(*digests)[i]);
		codec_end(c);
		if (!c->failed && i > 0 &&
		    digest_cmp(&(*digests)[i - 1], &(*digests)[i]) >= 0)
			codec_fail(c, "\"%s\" lines are not in ascending order",
			    word);
	}
}

void
walk_result(struct codec *c, struct record *record)
{
	struct result *result = &record->body.result;

	codec_line(c, "stage");
	codec_number(c, &result->stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "budget");
	codec_money(c, &result->budget);
	codec_end(c);
	codec_line(c, "gate");
	codec_choice(c, &result->gate, gate_state_words, GATE_STATES);
	codec_fraction(c, &result->gate_total);
	codec_end(c);
	codec_line(c, "missing-reason");
	codec_text(c, &result->missing_reason, TEXT_MAX);
	codec_end(c);
	walk_places(c, result);
	walk_missing(c, result);
	walk_digests(c, "rests-on", &result->n_rests, &result->rests);
}

void
walk_manifest(struct codec *c, struct record *record)
{
	struct manifest *manifest = &record->body.manifest;

	codec_line(c, "container");
	codec_choice(c, &manifest->container, container_words, CONTAINERS);
	codec_end(c);
	codec_line(c, "expert");
	codec_id(c, manifest->expert);
	codec_end(c);
	walk_digests(c, "record", &manifest->n_records, &manifest->records);
	walk_digests(c, "document", &manifest->n_documents,
	    &manifest->documents);
}
