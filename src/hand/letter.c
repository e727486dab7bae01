/* Packages and bundles as they travel. */
#include "config.h"

#include "mita/hand/letter.h"

#include <string.h>

#include "mita/audit/container.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/model/call.h"

bool
letter_is_encrypted(const char *path)
{
	return file_starts(path, AGE_FIRST_LINE "\n");
}

static int
open_letter(struct letter *letter, const struct seckey *key,
    struct fault *why)
{
	struct age_header header;
	struct buf inside = {0};

	if (key == NULL)
		return age_closed(letter->bytes.bytes, letter->bytes.len, why);
	if (age_header_read(&header, letter->bytes.bytes, letter->bytes.len,
	    why) == -1 || age_open(&inside, key, &header, why) == -1) {
		buf_release(&inside);
		return -1;
	}
	letter->labelled = header.labelled;
	letter->label = header.label;
	buf_release(&letter->bytes);
	letter->bytes = inside;
	return 0;
}

int
letter_read(struct letter *out, const char *path, const struct seckey *key,
    struct fault *why)
{
	*out = (struct letter){0};
	if (file_read(path, ENCRYPTED_MAX, &out->bytes, why) == -1)
		goto failed;
	out->encrypted = age_is(buf_text(&out->bytes), out->bytes.len);
	if (out->encrypted && open_letter(out, key, why) == -1) {
		fault_within(why, "%s", path);
		goto failed;
	}
	if (out->bytes.len <= CONTAINER_MAX)
		return 0;
	fault_at(why, FAULT_REFUSED, "TOO-LARGE", path, "%zu bytes, at most"
	    " %zu are allowed", out->bytes.len, (size_t)CONTAINER_MAX);
failed:
	letter_release(out);
	return -1;
}

int
letter_compare(const struct letter *letter, const struct container *inside,
    const char *call, struct fault *why)
{
	const struct age_label *label = &letter->label;

	if (!letter->labelled || (label->kind == inside->manifest->container &&
	    strcmp(label->expert, inside->manifest->expert) == 0 &&
	    strcmp(label->call, call) == 0))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "LABEL", "ask for it again",
	    "mita-bundle(5) ENCRYPTED FILES: its outside says %s of %s in"
	    " %s, and inside it is another", container_words[label->kind],
	    label->expert, label->call);
}

int
letter_decrypt(const char *path, const char *to, const struct seckey *key,
    struct fault *why)
{
	struct letter letter;
	int rc;

	if (letter_read(&letter, path, key, why) == -1)
		return -1;
	rc = letter.encrypted ? file_write_new(to, letter.bytes.bytes,
	    letter.bytes.len, 0600, why) : fault_at(why, FAULT_REFUSED,
	    "PLAIN", path, "it is not encrypted");
	letter_release(&letter);
	return rc;
}

void
letter_release(struct letter *letter)
{
	buf_release(&letter->bytes);
}

bool
letter_closes(const struct call *call,
    const uint8_t expert_key[static PUBKEY_LEN])
{
	return call->encrypted && age_reader_fits(expert_key);
}

int
letter_close(struct buf *file, const struct call *call,
    const uint8_t expert_key[static PUBKEY_LEN], struct age_label label,
    struct fault *why)
{
	const struct span bytes = span_of(buf_text(file), file->len);
	uint8_t readers[3][PUBKEY_LEN];
	struct buf out = {0};
	int rc;

	memcpy(readers[0], expert_key, PUBKEY_LEN);
	memcpy(readers[1], call->box_key, PUBKEY_LEN);
	memcpy(readers[2], call->recovery_key, PUBKEY_LEN);
	id_copy(label.call, call->id);
	rc = age_close(&out, readers, call->has_recovery ? 3 : 2, &label,
	    &bytes, why);
	buf_release(file);
	*file = out;
	return rc;
}
