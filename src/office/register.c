/* The agency's file: making, opening, acting on it. */
#include "config.h"

#include "mita/office/register.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/audit/documents.h"
#include "mita/audit/arrivals.h"
#include "mita/audit/container.h"
#include "mita/audit/finding.h"
#include "mita/audit/index.h"
#include "mita/audit/ledger.h"
#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/office/ledger.h"
#include "mita/office/trust.h"
#include "mita/seal/age.h"
#include "mita/seal/pubkey.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/wire/record.h"

/* REGISTER.key and REGISTER.pub; NULL when out of memory. */
static char *
beside(const char *path, const char *ending, struct fault *why)
{
	size_t room = strlen(path) + strlen(ending) + 1;
	char *out = malloc(room);

	if (out == NULL)
		fault_memory(why);
	else
		snprintf(out, room, "%s%s", path, ending);
	return out;
}

/* Making */

int
call_load(struct call *out, struct arena *arena, const char *path,
    struct fault *why)
{
	struct buf text = {0};
	int rc;

	rc = file_read(path, CALL_FILE_MAX, &text, why);
	if (rc == 0 && (rc = call_file_read(out, arena, buf_text(&text),
	    text.len, why)) == -1)
		fault_within(why, "%s", path);
	buf_release(&text);
	return rc;
}

/* A key that is being given its two files; what was not there goes again. */
struct key_files {
	char		*secret;
	char		*public;
	bool		 wrote_secret;
	bool		 wrote_public;
};

static int
key_files_name(struct key_files *files, const char *path, struct fault *why)
{
	files->secret = beside(path, ".key", why);
	files->public = beside(path, ".pub", why);
	return files->secret == NULL || files->public == NULL ? -1 : 0;
}

static void
key_files_release(struct key_files *files, bool keep)
{
	if (!keep && files->wrote_secret)
		unlink(files->secret);
	if (!keep && files->wrote_public)
		unlink(files->public);
	free(files->secret);
	free(files->public);
}

/*
 * A secret key is never thrown away: one without its register is what an
 * "init" left that was killed, and serves again.
 */
static struct seckey *
left_key(const struct key_files *files, const char *passphrase,
    struct fault *why)
{
	struct seckey *key = seckey_read(files->secret, passphrase, why);

	if (key == NULL && why->code == FAULT_REFUSED) {
		fault_at(why, FAULT_REFUSED, "EXISTS", files->secret,
		    "a key lies here without its register, and this passphrase"
		    " does not open it");
		fault_remedy(why,
		    "give its own passphrase, or move the key to a safe place");
	}
	return key;
}

/* One and the same if both are there. */
static int
check_left(const struct key_files *files, const struct seckey *key,
    const struct founding *new, struct fault *why)
{
	struct seckey *left;
	bool same;

	if (!file_exists(files->secret))
		return 0;
	if ((left = left_key(files, new->passphrase, why)) == NULL)
		return -1;
	same = memcmp(seckey_sign_public(left), seckey_sign_public(key),
	    PUBKEY_LEN) == 0;
	seckey_free(left);
	if (same)
		return 0;
	fault_at(why, FAULT_REFUSED, "EXISTS", files->secret,
	    "another key than that of %s lies here", new->key_file);
	return fault_remedy(why, "move it to a safe place, or choose another"
	    " name for the register");
}

static struct seckey *
take_key(const struct key_files *files, const struct founding *new,
    struct fault *why)
{
	struct seckey *key;

	if (new->key_file == NULL)
		return file_exists(files->secret) ?
		    left_key(files, new->passphrase, why) : seckey_new(why);
	key = seckey_read(new->key_file, new->passphrase, why);
	if (key == NULL || check_left(files, key, new, why) == 0)
		return key;
	seckey_free(key);
	return NULL;
}

static int
write_secret(struct key_files *files, const struct seckey *key,
    const struct founding *new, struct fault *why)
{
	struct buf locked = {0};
	int rc = 0;

	if (file_exists(files->secret))
		return 0;
	if (seckey_lock(&locked, key, new->passphrase, new->memory, why) ==
	    -1 ||
	    file_write_new(files->secret, locked.bytes, locked.len, 0600,
	    why) == -1)
		rc = -1;
	files->wrote_secret = rc == 0;
	buf_release(&locked);
	return rc;
}

static int
write_public(struct key_files *files, const struct seckey *key,
    struct fault *why)
{
	struct buf plain = {0}, there = {0};
	int rc = 0;

	pubkey_write(&plain, seckey_sign_public(key),
	    "minisign public key of the agency");
	if (plain.failed)
		rc = fault_memory(why);
	else if (!file_exists(files->public)) {
		rc = file_write_new(files->public, plain.bytes, plain.len,
		    0644, why);
		files->wrote_public = rc == 0;
	} else if ((rc = file_read(files->public, MINISIG_MAX, &there, why)) ==
	    0 && strcmp(buf_text(&there), buf_text(&plain)) != 0)
		rc = file_taken(files->public, why);
	buf_release(&there);
	buf_release(&plain);
	return rc;
}

/* The records as they are in the file now, checked; NULL on failure. */
static struct book *
read_book(struct db *db, struct register_file *reg, struct fault *why)
{
	struct book *book;

	if ((book = book_new(why)) == NULL)
		return NULL;
	book->watch = &reg->watch;
	if (book_load(book, db, why) == 0) {
		reg->head = trust_read(reg->trust, book);
		if (book_check_since(book, &reg->head, why) == 0)
			return book;
	}
	book_free(book);
	return NULL;
}

int
register_show(struct db *db, struct fault *why)
{
	struct register_file anew = {0};
	struct book *book;
	int rc;

	if ((book = read_book(db, &anew, why)) == NULL)
		return -1;
	rc = index_write(book, db, why);
	book_free(book);
	return rc;
}

static int
state_call(struct db *db, const struct call *call, const struct seckey *key,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_CALL } };
	struct signer signer = { .db = db, .key = key, .id = SIGNER_AGENCY };
	struct merkle tree = {0};
	int rc = -1;

	record.body.call = *call;
	memcpy(record.body.call.agency_key, seckey_sign_public(key),
	    PUBKEY_LEN);
	memcpy(record.body.call.box_key, seckey_box_public(key), PUBKEY_LEN);
	if (db_begin(db, why) == 0 &&
	    signer_append(&signer, &record, NULL, why) == 0 &&
	    register_show(db, why) == 0 && ledger_arrive(db, why) == 0 &&
	    ledger_sign(db, &signer.call, key, &tree, why) == 0)
		rc = db_commit(db, why);
	merkle_release(&tree);
	return rc;
}

/* The register gets its name last: until then, all can be done again. */
int
register_init(const struct founding *new, struct fault *why)
{
	struct key_files files = {0};
	struct seckey *key = NULL;
	struct db *db = NULL;
	int rc = -1;

	if (new->call->has_recovery &&
	    !age_reader_fits(new->call->recovery_key))
		return fault_advise(why, FAULT_REFUSED, "READER",
		    "make one with age-keygen", "mita-call(5): nothing can be"
		    " encrypted to this recovery-key");
	/* A key that exists has the passphrase that it has. */
	if (new->key_file == NULL &&
	    passphrase_check(new->passphrase, why) == -1)
		return -1;
	if (key_files_name(&files, new->path, why) == 0 &&
	    (db = db_create(new->path, DB_REGISTER, why)) != NULL &&
	    (key = take_key(&files, new, why)) != NULL &&
	    state_call(db, new->call, key, why) == 0 &&
	    write_secret(&files, key, new, why) == 0 &&
	    write_public(&files, key, why) == 0)
		rc = db_finish(db, why);
	else
		db_close(db);
	seckey_free(key);
	key_files_release(&files, rc == 0);
	return rc;
}

/* Opening */

/* All of it, once; what is held of a book before it lives on. */
static int
register_read(struct register_file *reg, struct fault *why)
{
	struct book *book;

	if (db_version(reg->db, &reg->version, why) == -1 ||
	    (book = read_book(reg->db, reg, why)) == NULL)
		return -1;
	book_free(reg->stale);
	reg->stale = reg->book;
	reg->book = book;
	merkle_cut(&reg->tree, reg->n_kept = 0);
	return 0;
}

/*
 * Before anything is changed: the tables behind the views, which an older
 * version had not, and which somebody may have edited.
 */
static int
mend_views(const struct register_file *reg, struct fault *why)
{
	bool right;

	if (index_check(reg->book, reg->db, &right, why) == -1)
		return -1;
	if (right)
		return 0;
	/* Read once more under the lock: somebody may be faster. */
	if (db_begin(reg->db, why) == 0 && register_show(reg->db, why) == 0 &&
	    db_commit(reg->db, why) == 0)
		return 0;
	db_roll_back(reg->db);
	return -1;
}

static struct register_file *
name_register(const char *path, const struct opening *how,
    struct fault *why)
{
	struct register_file *reg = calloc(1, sizeof(*reg));

	if (reg != NULL && (reg->path = strdup(path)) != NULL &&
	    (how->trust == NULL || (reg->trust = strdup(how->trust)) !=
	    NULL)) {
		reg->watch = how->watch;
		return reg;
	}
	fault_memory(why);
	register_close(reg);
	return NULL;
}

struct register_file *
register_open(const char *path, const struct opening *how, struct fault *why)
{
	const bool readonly = how->readonly;
	struct register_file *reg;

	if ((reg = name_register(path, how, why)) == NULL)
		return NULL;
	reg->db = readonly ? db_open_readonly(path, DB_REGISTER, why) :
	    db_open(path, DB_REGISTER, why);
	if (reg->db == NULL || register_read(reg, why) == -1 ||
	    (!readonly && mend_views(reg, why) == -1)) {
		register_close(reg);
		return NULL;
	}
	return reg;
}

void
register_close(struct register_file *reg)
{
	if (reg == NULL)
		return;
	if (reg->book != NULL)
		trust_keep(reg->trust, reg->book, &reg->head);
	merkle_release(&reg->tree);
	book_free(reg->book);
	book_free(reg->stale);
	db_close(reg->db);
	free(reg->path);
	free(reg->trust);
	free(reg);
}

static int
audit_ledger(struct register_file *reg, struct fault *why)
{
	struct ledger ledger;
	int rc;

	if (ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	rc = ledger_audit(&ledger, reg->book, reg->db, why);
	ledger_release(&ledger);
	return rc;
}

int
register_audit(struct register_file *reg, struct fault *why)
{
	if (outcome_audit(reg->book, why) == -1)
		return -1;
	if (documents_audit(reg->book, reg->db, why) == -1 ||
	    arrivals_audit(reg->book, reg->db, why) == -1 ||
	    audit_ledger(reg, why) == -1)
		return -1;
	return index_audit(reg->book, reg->db, why);
}

struct seckey *
register_unlock(const struct register_file *reg, const char *passphrase,
    struct fault *why)
{
	char *path = beside(reg->path, ".key", why);
	struct seckey *key = path == NULL ? NULL : seckey_read(path,
	    passphrase, why);

	free(path);
	return key;
}

/*
 * Would the register still be whole?  What was just put is looked at as the
 * auditor will: nothing that can be refused later may be kept, because
 * records are never deleted.
 */
static int
check_kept(const struct book *book, struct fault *why)
{
	const struct finding *broken = book_broken(book);

	if (broken == NULL)
		return 0;
	fault_at(why, FAULT_REFUSED, broken->reason, broken->place, "%s",
	    broken->text);
	return fault_remedy(why, "nothing was kept");
}

static int
check_size(const struct register_file *reg, int64_t more, int64_t most,
    struct fault *why)
{
	int64_t size;

	if (db_size(reg->db, &size, why) == -1)
		return -1;
	if (size + more <= most)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "TOO-LARGE",
	    "nothing was kept: take in smaller documents, or go on with a"
	    " register of its own for a part of the call", "mita-record(5)"
	    " LIMITS: the register would have %lld bytes, more than anybody"
	    " could read whole again (%d, of which the last %d are for what"
	    " the agency states)", (long long)(size + more), REGISTER_MAX,
	    CONTAINER_MAX);
}

void
register_versions(struct buf *out)
{
	container_versions(out);
}

int
register_room(const struct register_file *reg, size_t more,
    struct fault *why)
{
	return check_size(reg, (int64_t)more, REGISTER_MAX - CONTAINER_MAX,
	    why);
}

int
register_take(struct register_file *reg, struct fault *why)
{
	if (book_load_more(reg->book, reg->db, why) == -1)
		return -1;
	return book_extend(reg->book, why);
}

/* What is new stands in the ledger; with the key at hand, under its end. */
static int
close_ledger(struct register_file *reg, struct fault *why)
{
	if (ledger_arrive(reg->db, why) == -1)
		return -1;
	return reg->key == NULL ? 0 : ledger_sign(reg->db,
	    &reg->book->call_entry->digest, reg->key, &reg->tree, why);
}

/* Every act ends here: what is new is good, and kept, or all is as before. */
int
register_finish(struct register_file *reg, int rc, bool dry,
    struct fault *why)
{
	if (rc == 0)
		rc = register_take(reg, why);
	if (rc == 0)
		rc = check_kept(reg->book, why);
	if (rc == 0)
		rc = index_add(reg->book, reg->db, why);
	if (rc == 0)
		rc = close_ledger(reg, why);
	if (rc == 0)
		rc = check_size(reg, 0, REGISTER_MAX, why);
	reg->key = NULL;
	if (rc == 0 && !dry && (rc = db_commit(reg->db, why)) == 0) {
		book_settle(reg->book);
		reg->n_kept = reg->tree.n;
		return 0;
	}
	db_roll_back(reg->db);
	merkle_cut(&reg->tree, reg->n_kept);
	if (book_undo(reg->book, rc == 0 ? why : NULL) == -1)
		rc = -1;
	return rc;
}

int
register_check(const struct register_file *reg, struct fault *why)
{
	const struct finding *broken = book_broken(reg->book);

	if (broken == NULL)
		return 0;
	fault_at(why, FAULT_REFUSED, "DAMAGED", reg->path,
	    "the register has records that cannot be believed (%s: %s)",
	    broken->place, broken->text);
	return fault_remedy(why, "run \"check\" before anything else");
}

/* Did another program write since the book was read?  Then read it anew. */
static int
renew(struct register_file *reg, bool *renewed, struct fault *why)
{
	int64_t version;

	*renewed = false;
	if (db_version(reg->db, &version, why) == -1)
		return -1;
	if (version == reg->version)
		return 0;
	*renewed = true;
	return register_read(reg, why);
}

int
register_lock(struct register_file *reg, struct fault *why)
{
	bool renewed;

	reg->key = NULL;
	if (db_begin(reg->db, why) == -1)
		return -1;
	if (renew(reg, &renewed, why) == 0) {
		if (!renewed)
			return 0;
		fault_at(why, FAULT_REFUSED, "CHANGED", reg->path,
		    "another program changed it a moment ago");
		fault_remedy(why, "look at it as it is now, and do it again");
	}
	db_roll_back(reg->db);
	return -1;
}

int
register_begin(struct register_file *reg, const struct seckey *key,
    struct signer *signer, struct fault *why)
{
	if (register_check(reg, why) == -1 || signer_begin(signer, reg->db,
	    reg->book, key, SIGNER_AGENCY, why) == -1 ||
	    register_lock(reg, why) == -1)
		return -1;
	reg->key = key;
	return 0;
}
