/* A witness's key, and what it co-signs. */
#include "config.h"

#include "mita/office/cosign.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/witness.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/seal/note_sign.h"

static const char *
name_in(char out[static 4096], const char *folder, const char *name)
{
	snprintf(out, 4096, "%s/%s", folder, name);
	return out;
}

/* The key */

bool
witness_has_key(const char *folder)
{
	char path[4096];

	return file_exists(name_in(path, folder, "key"));
}

static int
write_public(const char *folder, const struct seckey *key,
    struct fault *why)
{
	struct buf text = {0};
	char path[4096];
	int rc;

	pubkey_write(&text, seckey_sign_public(key),
	    "minisign public key of a witness");
	rc = text.failed ? fault_memory(why) : file_write(name_in(path,
	    folder, "witness.pub"), text.bytes, text.len, 0644, why);
	buf_release(&text);
	return rc;
}

static int
write_key(const char *path, const struct seckey *key, const char *passphrase,
    enum seckey_memory memory, struct fault *why)
{
	struct buf locked = {0};
	int rc = seckey_lock(&locked, key, passphrase, memory, why);

	if (rc == 0)
		rc = file_write_new(path, locked.bytes, locked.len, 0600, why);
	buf_release(&locked);
	return rc;
}

struct seckey *
witness_key(const char *folder, const char *passphrase,
    enum seckey_memory memory, struct fault *why)
{
	struct seckey *key = NULL;
	char path[4096];

	if (file_exists(name_in(path, folder, "key")))
		return seckey_read(path, passphrase, why);
	if (passphrase_check(passphrase, why) == 0 &&
	    file_make_folder(folder, 0700, why) == 0 &&
	    (key = seckey_new(why)) != NULL &&
	    write_public(folder, key, why) == 0 &&
	    write_key(path, key, passphrase, memory, why) == 0)
		return key;
	seckey_free(key);
	return NULL;
}

/* Co-signing */

static int
keep(const char *path, const struct buf *note, struct fault *why)
{
	return note->failed ? fault_memory(why) : file_write(path,
	    note->bytes, note->len, 0644, why);
}

/* First that it was seen, then with our line: a stop between forgets none. */
static int
sign(const struct witnessing *w, const char *path, const struct seckey *key,
    struct fault *why)
{
	char name[WITNESS_NAME_LEN + 1];
	struct buf note = {0};
	int rc;

	buf_put(&note, w->note.at, w->note.left);
	rc = keep(path, &note, why);
	witness_name(name, seckey_sign_public(key));
	if (rc == 0) {
		note_sign(&note, key, NOTE_COSIGNATURE, name, clock_now(),
		    &w->next.note.text);
		rc = keep(path, &note, why);
	}
	buf_release(&note);
	return rc;
}

static int
answer(struct witnessed *out, const struct buf *asked,
    const uint8_t agency[static PUBKEY_LEN], const struct seckey *key,
    struct fault *why)
{
	struct witnessing w;
	struct buf last = {0};
	int rc = 0;

	if (file_exists(out->head))
		rc = file_read(out->head, NOTE_MAX, &last, why);
	if (rc == 0)
		rc = witness_look(&w, span_of(buf_text(asked), asked->len),
		    span_of(buf_text(&last), last.len), agency, why);
	if (rc == 0) {
		out->last = w.last.head;
		out->next = w.next.head;
		rc = sign(&w, out->head, key, why);
	}
	buf_release(&last);
	return rc;
}

int
witness_sign(struct witnessed *out, const char *asked,
    const uint8_t agency[static PUBKEY_LEN], const char *folder,
    const struct seckey *key, struct fault *why)
{
	struct buf bytes = {0};
	int rc;

	*out = (struct witnessed){0};
	name_in(out->head, folder, "witness.head");
	rc = file_read(asked, NOTE_MAX, &bytes, why);
	if (rc == 0 && (rc = answer(out, &bytes, agency, key, why)) == -1)
		fault_within(why, "%s", asked);
	buf_release(&bytes);
	return rc;
}
