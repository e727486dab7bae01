/* Signing a note. */
#include "config.h"

#include "mita/seal/note_sign.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/seal/base64.h"
#include "mita/seal/keybox.h"
#include "mita/seal/seckey.h"

void
note_sign(struct buf *out, const struct seckey *key, enum note_type type,
    const char *name, int64_t time, const struct span *text)
{
	uint8_t raw[NOTE_ID_LEN + NOTE_TIME_LEN + SIG_LEN];
	struct note_key public = { .type = type, .name = name };
	size_t len = NOTE_ID_LEN, i;
	struct buf message = {0};

	memcpy(public.key, key->box->sign_public, PUBKEY_LEN);
	note_key_id(raw, &public);
	for (i = NOTE_TIME_LEN; type == NOTE_COSIGNATURE && i > 0; i--)
		raw[len++] = (uint8_t)((uint64_t)time >> (8 * (i - 1)));
	note_message(&message, type, time, text);
	out->failed = out->failed || message.failed;
	if (!out->failed)
		crypto_sign_detached(raw + len, NULL,
		    (const uint8_t *)message.bytes, message.len,
		    key->box->sign_secret);
	buf_release(&message);
	buf_putf(out, "\xe2\x80\x94 %s ", name);
	base64_write(out, raw, len + SIG_LEN);
	buf_putc(out, '\n');
}
