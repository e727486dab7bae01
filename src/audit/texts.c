/* Records as files for stock tools, and back. */
#include "config.h"

#include "mita/audit/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/sshsig.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

static const char ending[] = ".txt", sig_ending[] = ".txt.minisig";

enum {
	NAME_LEN	= 2 * ID_MAX + 64,
	PATH_LEN	= 4096,
	FILES_MAX	= 1000000	/* in one folder */
};

/* A key that some record of the set states, and its file. */
struct key_file {
	uint8_t		 id[KEYID_LEN];
	const uint8_t	*key;
	const char	*owner;
	const char	*name;
};

struct writing {
	const struct stored	*rows;
	size_t			 n;
	struct arena		*arena;
	struct record		**records;	/* NULL where unreadable */
	size_t			 n_keys;
	struct key_file		*keys;
	texts_put		*put;
	void			*to;
};

static int
read_all(struct writing *w, struct fault *why)
{
	struct record *record = NULL;
	size_t i;

	w->records = arena_alloc(w->arena, (w->n + 1) * sizeof(*w->records));
	if (w->records == NULL)
		return fault_memory(why);
	for (i = 0; i < w->n; i++) {
		record = arena_alloc(w->arena, sizeof(*record));
		if (record == NULL)
			return fault_memory(why);
		if (record_read(record, w->arena, w->rows[i].text,
		    w->rows[i].text_len, NULL) == 0)
			w->records[i] = record;
	}
	return 0;
}

/* Keys */

static const struct key_file *
find_key(const struct writing *w, const uint8_t *id)
{
	size_t i;

	for (i = 0; i < w->n_keys; i++)
		if (memcmp(w->keys[i].id, id, KEYID_LEN) == 0)
			return &w->keys[i];
	return NULL;
}

static bool
is_taken(const struct writing *w, const char *name)
{
	size_t i;

	for (i = 0; i < w->n_keys; i++)
		if (strcmp(w->keys[i].name, name) == 0)
			return true;
	return false;
}

/* owner.pub; a second key of the same owner has its id in the name. */
static int
add_key(struct writing *w, const char *owner, const uint8_t *key,
    struct fault *why)
{
	struct key_file *keys, *added;
	char name[NAME_LEN], id[2 * KEYID_LEN + 1];
	size_t at;

	keys = arena_grow(w->arena, w->keys, w->n_keys, sizeof(*keys));
	if (keys == NULL)
		return fault_memory(why);
	w->keys = keys;
	added = &keys[w->n_keys];
	pubkey_id(added->id, key);
	if (find_key(w, added->id) != NULL)
		return 0;
	at = (size_t)snprintf(name, sizeof(name), "%s.pub", owner);
	if (is_taken(w, name)) {
		at -= strlen(".pub");
		hex_write(id, added->id, KEYID_LEN);
		snprintf(name + at, sizeof(name) - at, "-%s.pub", id);
	}
	added->key = key;
	if ((added->name = arena_string(w->arena, name)) == NULL ||
	    (added->owner = arena_string(w->arena, owner)) == NULL)
		return fault_memory(why);
	w->n_keys++;
	return 0;
}

/* Cards come last: the key of an admitted card has its owner's name. */
static int
collect_keys(struct writing *w, struct fault *why)
{
	char card[32];
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < w->n; i++) {
		const struct record *r = w->records[i];

		if (r != NULL && r->head.kind == RECORD_CALL)
			rc = add_key(w, SIGNER_AGENCY,
			    r->body.call.agency_key, why);
		else if (r != NULL && r->head.kind == RECORD_ADMISSION)
			rc = add_key(w, r->body.admission.expert,
			    r->body.admission.sign_key, why);
	}
	for (i = 0; rc == 0 && i < w->n; i++) {
		if (w->records[i] == NULL ||
		    w->records[i]->head.kind != RECORD_KEY)
			continue;
		snprintf(card, sizeof(card), "%04zu-KEY-CARD", i + 1);
		rc = add_key(w, card, w->records[i]->body.keycard.sign_key,
		    why);
	}
	return rc;
}

static int
write_keys(const struct writing *w, struct fault *why)
{
	struct buf text = {0};
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < w->n_keys; i++) {
		pubkey_write(&text, w->keys[i].key, "minisign public key");
		rc = text.failed ? fault_memory(why) :
		    w->put(w->to, w->keys[i].name, text.bytes, text.len, why);
		buf_release(&text);
	}
	return rc;
}

static bool
has_second(const struct writing *w)
{
	uint8_t sig[SIG_LEN];
	size_t i;

	for (i = 0; i < w->n; i++)
		if (sshsig_find(sig, w->rows[i].minisig,
		    w->rows[i].minisig_len) == 0)
			return true;
	return false;
}

/* Whose second signatures ssh-keygen is to take; old programs made none. */
static int
write_signers(const struct writing *w, struct fault *why)
{
	struct buf text = {0};
	size_t i;
	int rc;

	if (!has_second(w))
		return 0;
	for (i = 0; i < w->n_keys; i++)
		if (strcmp(w->keys[i].owner, SIGNER_AGENCY) != 0)
			sshsig_write_signer(&text, w->keys[i].owner,
			    w->keys[i].key);
	rc = text.failed ? fault_memory(why) : w->put(w->to,
	    "allowed_signers", buf_text(&text), text.len, why);
	buf_release(&text);
	return rc;
}

/* Records */

static void
name_text(char *out, size_t room, const struct record *record, size_t at)
{
	if (record == NULL)
		snprintf(out, room, "%04zu-UNREADABLE", at + 1);
	else
		snprintf(out, room, "%04zu-%s-%s", at + 1,
		    record_kind_words[record->head.kind],
		    record->head.kind == RECORD_KEY ? "CARD" :
		    record->head.signer);
}

static int
write_pair(const struct writing *w, const char *name,
    const struct stored *row, struct fault *why)
{
	char path[NAME_LEN + sizeof(sig_ending)];

	snprintf(path, sizeof(path), "%s%s", name, ending);
	if (w->put(w->to, path, row->text, row->text_len, why) == -1)
		return -1;
	snprintf(path, sizeof(path), "%s%s", name, sig_ending);
	return w->put(w->to, path, row->minisig, row->minisig_len, why);
}

/* The signature that the other one carries, as a file of its own. */
static int
write_second(const struct writing *w, const char *name, size_t i,
    struct fault *why)
{
	const struct record *record = w->records[i];
	const struct key_file *key;
	uint8_t sig[SIG_LEN];
	struct buf text = {0};
	char path[NAME_LEN + sizeof(sig_ending)];
	int rc;

	if (record == NULL || (key = find_key(w, record->head.key_id)) ==
	    NULL || sshsig_find(sig, w->rows[i].minisig,
	    w->rows[i].minisig_len) == -1)
		return 0;
	snprintf(path, sizeof(path), "%s%s.sshsig", name, ending);
	sshsig_write(&text, sig, key->key);
	rc = text.failed ? fault_memory(why) : w->put(w->to, path,
	    text.bytes, text.len, why);
	buf_release(&text);
	return rc;
}

/* Every cell is an id, a number or a name of ours: none needs quotes. */
static void
put_index(const struct writing *w, size_t i, const char *name,
    struct buf *index)
{
	struct digest digest = book_digest(w->rows[i].text,
	    w->rows[i].text_len);
	const struct record *record = w->records[i];
	const struct key_file *key = NULL;
	char hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, &digest);
	if (record != NULL)
		key = find_key(w, record->head.key_id);
	buf_putf(index, "%s%s,%s,%s,%s,%s,%u\n", name, ending,
	    key == NULL ? "-" : key->name, hex, record == NULL ? "-" :
	    record_kind_words[record->head.kind], record == NULL ? "-" :
	    record->head.signer, record == NULL ? 0 : record->head.seq);
}

static int
write_records(const struct writing *w, struct buf *index, struct fault *why)
{
	char name[NAME_LEN];
	size_t i;

	buf_puts(index, "file,key,sha256,kind,signer,seq\n");
	for (i = 0; i < w->n; i++) {
		name_text(name, sizeof(name), w->records[i], i);
		if (write_pair(w, name, &w->rows[i], why) == -1 ||
		    write_second(w, name, i, why) == -1)
			return -1;
		put_index(w, i, name, index);
	}
	if (index->failed)
		return fault_memory(why);
	return w->put(w->to, "INDEX.csv", index->bytes, index->len, why);
}

int
texts_write(const struct stored *rows, size_t n, struct arena *arena,
    texts_put *put, void *to, struct fault *why)
{
	struct writing w = { .rows = rows, .n = n, .arena = arena,
	    .put = put, .to = to };
	struct buf index = {0};
	int rc = -1;

	if (read_all(&w, why) == 0 && collect_keys(&w, why) == 0 &&
	    write_keys(&w, why) == 0 && write_signers(&w, why) == 0)
		rc = write_records(&w, &index, why);
	buf_release(&index);
	return rc;
}

/* Reading */

static bool
ends_in(const char *name, const char *with)
{
	size_t len = strlen(name), tail = strlen(with);

	return len > tail && strcmp(name + len - tail, with) == 0;
}

/* NNNN of "NNNN-KIND-SIGNER.txt"; 0 for another name. */
static int64_t
place_of(const char *name)
{
	size_t zeros = strspn(name, "0");
	struct span in = span_of(name + zeros, strlen(name + zeros));
	int64_t at;

	return number_take(&in, 99999999, &at) && span_starts(&in, "-") ? at :
	    0;
}

/* A folder being read. */
struct reading {
	const char	 *folder;
	struct arena	 *arena;
	const char	**names;	/* in order of their bytes */
	size_t		  n;
};

static void
put_path(char *out, size_t room, const struct reading *r, const char *name)
{
	snprintf(out, room, "%s/%s", r->folder, name);
}

/* All together are what a register is, and no larger than one may be. */
static int
check_size(const struct reading *r, struct fault *why)
{
	unsigned long long sum = 0;
	char path[PATH_LEN];
	size_t i;

	for (i = 0; i < r->n; i++) {
		put_path(path, sizeof(path), r, r->names[i]);
		if ((sum += file_size(path)) > REGISTER_MAX)
			return fault_at(why, FAULT_REFUSED, "TOO-LARGE",
			    r->folder, "its files have more than %d bytes"
			    " together", REGISTER_MAX);
	}
	return 0;
}

static int
read_into(const struct reading *r, const char *name, size_t max,
    const char **out, size_t *len, struct fault *why)
{
	struct buf bytes = {0};
	char path[PATH_LEN];
	int rc;

	put_path(path, sizeof(path), r, name);
	if ((rc = file_read(path, max, &bytes, why)) == 0) {
		*len = bytes.len;
		*out = arena_copy(r->arena, buf_text(&bytes), bytes.len);
		if (*out == NULL)
			rc = fault_memory(why);
	}
	buf_release(&bytes);
	return rc;
}

static int
seek_name(const void *key, const void *member)
{
	return strcmp(key, *(const char *const *)member);
}

static bool
is_there(const struct reading *r, const char *name)
{
	return bsearch(name, r->names, r->n, sizeof(*r->names),
	    seek_name) != NULL;
}

static int
read_row(const struct reading *r, const char *name, struct stored *row,
    struct fault *why)
{
	char sig[NAME_LEN + sizeof(sig_ending)];

	*row = (struct stored){ .idx = place_of(name), .minisig = "" };
	if (read_into(r, name, RECORD_MAX, &row->text, &row->text_len,
	    why) == -1)
		return -1;
	snprintf(sig, sizeof(sig), "%s.minisig", name);
	if (!is_there(r, sig))
		return 0;
	return read_into(r, sig, MINISIG_MAX, &row->minisig,
	    &row->minisig_len, why);
}

/* Who takes a text away often leaves its signature behind. */
static int
check_text(const struct reading *r, const char *sig, struct fault *why)
{
	char text[NAME_LEN];

	snprintf(text, sizeof(text), "%.*s",
	    (int)(strlen(sig) - strlen(".minisig")), sig);
	if (is_there(r, text))
		return 0;
	fault_advise(why, FAULT_REFUSED, "MISSING", "ask for the folder again",
	    "its text %s is not there", text);
	return fault_within(why, "%s/%s", r->folder, sig);
}

static int
by_place(const void *a, const void *b)
{
	int64_t x = ((const struct stored *)a)->idx;
	int64_t y = ((const struct stored *)b)->idx;

	return x < y ? -1 : x > y;
}

static int
read_rows(const struct reading *r, struct stored *rows, size_t *n,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const char *name = r->names[i];

		if (place_of(name) == 0 || strlen(name) >= NAME_LEN)
			continue;
		if (ends_in(name, sig_ending) && check_text(r, name, why) == -1)
			return -1;
		if (ends_in(name, ending) &&
		    read_row(r, name, &rows[(*n)++], why) == -1)
			return -1;
	}
	return 0;
}

int
texts_read(const char *folder, struct arena *arena, struct stored **rows,
    size_t *n, struct fault *why)
{
	struct reading r = { .folder = folder, .arena = arena };

	*n = 0;
	if (folder_list(folder, arena, FILES_MAX, &r.names, &r.n, why) == -1)
		return -1;
	if ((*rows = arena_alloc(arena, (r.n + 1) * sizeof(**rows))) == NULL)
		return fault_memory(why);
	if (check_size(&r, why) == -1)
		return -1;
	if (read_rows(&r, *rows, n, why) == -1)
		return -1;
	if (*n == 0)
		return fault_at(why, FAULT_REFUSED, "WHAT", folder,
		    "no records in this folder");
	qsort(*rows, *n, sizeof(**rows), by_place);
	return 0;
}
