/* CANCELLATION and REVOCATION as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

/* CANCELLATION and REVOCATION: what an officer puts an end to, and why. */

static void
decision_lines(struct codec *c, const char **officer, const char **reason,
    char *time)
{
	codec_line(c, "officer");
	codec_text(c, officer, TEXT_MAX);
	codec_end(c);
	codec_line(c, "reason");
	codec_text(c, reason, TEXT_MAX);
	codec_end(c);
	codec_line(c, "declared-time");
	codec_time(c, time);
	codec_end(c);
}

void
walk_cancellation(struct codec *c, struct record *record)
{
	struct cancellation *ending = &record->body.cancellation;
	size_t i;

	codec_line(c, "expert");
	codec_id(c, ending->expert);
	codec_end(c);
	codec_line(c, "stage");
	codec_number(c, &ending->stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "assignment-sha256");
	codec_digest(c, &ending->assignment);
	codec_end(c);
	for (i = 0; codec_more(c, "cancelled", i, &ending->n_proposals,
	    &ending->proposals, sizeof(*ending->proposals)); i++) {
		codec_line(c, "cancelled");
		codec_id(c, ending->proposals[i].id);
		codec_end(c);
	}
	decision_lines(c, &ending->officer, &ending->reason, ending->time);
}

void
walk_revocation(struct codec *c, struct record *record)
{
	struct revocation *ending = &record->body.revocation;

	codec_line(c, "expert");
	codec_id(c, ending->expert);
	codec_end(c);
	codec_line(c, "sign-key");
	codec_hex(c, ending->sign_key, PUBKEY_LEN);
	codec_end(c);
	codec_line(c, "last");
	codec_digest(c, &ending->last);
	codec_end(c);
	decision_lines(c, &ending->officer, &ending->reason, ending->time);
}
