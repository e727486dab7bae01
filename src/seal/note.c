/* Reading signed notes. */
#include "config.h"

#include "mita/seal/note.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/seal/base64.h"
#include "mita/seal/digest.h"
#include "mita/seal/verify.h"

static int
fail(struct fault *why, const char *what)
{
	return fault_set(why, FAULT_REFUSED, "FORMAT",
	    "C2SP signed-note: %s", _(what));
}

/* Behind the last empty line are the signatures. */
static int
cut(struct note *out, struct span *lines, const char *bytes, size_t len,
    struct fault *why)
{
	size_t at;

	for (at = len; at > 2; at--)
		if (bytes[at - 2] == '\n' && bytes[at - 1] == '\n') {
			out->text = span_of(bytes, at - 1);
			*lines = span_of(bytes + at, len - at);
			return 0;
		}
	return fail(why, N_("no empty line divides text and signatures"));
}

static bool
has_controls(const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)bytes[i] < ' ' && bytes[i] != '\n')
			return true;
	return false;
}

/* Any signature in its one base64, at least one byte behind the id. */
static bool
read_base64(struct note_line *out)
{
	const char *at = out->base64.at;
	size_t left = out->base64.left, pad;
	uint8_t six[6], three[3];

	if (left < 8 || left % 4 != 0 || base64_read(six, 4 +
	    (at[7] != '=' ? 2u : at[6] != '=' ? 1u : 0u), at, 8) == -1 ||
	    at[6] == '=')
		return false;
	memcpy(out->id, six, NOTE_ID_LEN);
	for (at += 8, left -= 8; left > 0; at += 4, left -= 4) {
		pad = left > 4 || at[3] != '=' ? 0 : at[2] != '=' ? 1 : 2;
		if (base64_read(three, 3 - pad, at, 4) == -1)
			return false;
	}
	return true;
}

static bool
read_line(struct note_line *out, struct span line)
{
	const char *blank;

	if (!span_skip(&line, "\xe2\x80\x94 ") || (blank = memchr(line.at,
	    ' ', line.left)) == NULL || blank == line.at)
		return false;
	out->name = span_of(line.at, (size_t)(blank - line.at));
	out->base64 = span_of(blank + 1, line.left - out->name.left - 1);
	return memchr(out->name.at, '+', out->name.left) == NULL &&
	    read_base64(out);
}

int
note_read(struct note *out, const void *bytes, size_t len, struct fault *why)
{
	struct span lines, line;

	out->n = 0;
	if (len > NOTE_MAX)
		return fail(why, N_("it is too long"));
	if (!text_is_utf8(bytes, len) || has_controls(bytes, len))
		return fail(why, N_("it has what is no character of a text"));
	if (cut(out, &lines, bytes, len, why) == -1)
		return -1;
	while (span_take_line(&lines, &line)) {
		if (out->n == NOTE_LINES_MAX)
			return fail(why, N_("it has too many signatures"));
		if (!read_line(&out->lines[out->n++], line))
			return fail(why, N_("a line is no signature"));
	}
	if (lines.left > 0 || out->n == 0)
		return fail(why, N_("its last line has no end, or is none"));
	return 0;
}

void
note_key_id(uint8_t out[static NOTE_ID_LEN], const struct note_key *key)
{
	uint8_t all[NOTE_NAME_MAX + 2 + PUBKEY_LEN], digest[DIGEST_LEN];
	size_t len = strlen(key->name);

	len = len < NOTE_NAME_MAX ? len : NOTE_NAME_MAX;
	memcpy(all, key->name, len);
	all[len++] = '\n';
	all[len++] = (uint8_t)key->type;
	memcpy(all + len, key->key, PUBKEY_LEN);
	digest_of(digest, all, len + PUBKEY_LEN);
	memcpy(out, digest, NOTE_ID_LEN);
}

void
note_message(struct buf *out, enum note_type type, int64_t time,
    const struct span *text)
{
	if (type == NOTE_COSIGNATURE)
		buf_putf(out, "cosignature/v1\ntime %lld\n", (long long)time);
	buf_put(out, text->at, text->left);
}

static bool
verify_line(const struct note *note, const struct note_line *line,
    const struct note_key *key, int64_t *time)
{
	size_t head = key->type == NOTE_COSIGNATURE ?
	    NOTE_ID_LEN + NOTE_TIME_LEN : NOTE_ID_LEN, i;
	uint8_t raw[NOTE_ID_LEN + NOTE_TIME_LEN + SIG_LEN];
	struct buf message = {0};
	bool good;

	if (base64_read(raw, head + SIG_LEN, line->base64.at,
	    line->base64.left) == -1 || (head > NOTE_ID_LEN &&
	    raw[NOTE_ID_LEN] > 0x7f))
		return false;
	for (*time = 0, i = NOTE_ID_LEN; i < head; i++)
		*time = *time * 256 + raw[i];
	note_message(&message, key->type, *time, &note->text);
	good = !message.failed && ed25519_verify(raw + head, key->key,
	    message.bytes, message.len) == 0;
	buf_release(&message);
	return good;
}

int
note_verify(const struct note *note, const struct note_key *key,
    int64_t *time, struct fault *why)
{
	uint8_t id[NOTE_ID_LEN];
	int64_t unused;
	int found = 0;
	size_t i;

	note_key_id(id, key);
	for (i = 0; i < note->n; i++) {
		const struct note_line *line = &note->lines[i];

		if (!span_is(&line->name, key->name) ||
		    memcmp(line->id, id, NOTE_ID_LEN) != 0)
			continue;
		if (!verify_line(note, line, key, time == NULL ? &unused :
		    time))
			return fault_set(why, FAULT_REFUSED, "SIGNATURE",
			    "the signature of %s does not fit what it stands"
			    " under", key->name);
		found = 1;
	}
	return found;
}
