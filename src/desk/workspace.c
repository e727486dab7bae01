/* An expert's own file: enrolling, opening, reading again. */
#include "config.h"

#include "mita/desk/workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/audit/container.h"
#include "mita/audit/finding.h"
#include "mita/audit/head.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/card.h"
#include "mita/desk/proof.h"
#include "mita/desk/saver.h"
#include "mita/hand/signer.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"

void
workspace_versions(struct buf *out)
{
	container_versions(out);
}

/* Enrolment */

/* The card is the KEY as a sealed file: its signature, its text. */
static int
write_card(struct db *db, struct buf *card, struct fault *why)
{
	struct arena *arena;
	struct stored *rows;
	size_t n;
	int rc;

	if ((arena = arena_new()) == NULL)
		return fault_memory(why);
	if ((rc = records_load(db, arena, &rows, &n, why)) == 0) {
		buf_put(card, rows[0].minisig, rows[0].minisig_len);
		buf_putc(card, '\n');
		buf_put(card, rows[0].text, rows[0].text_len);
		rc = card->failed ? fault_memory(why) : 0;
	}
	arena_free(arena);
	return rc;
}

int
workspace_found(struct db *db, struct record *card, const struct seckey *key,
    const char *locked, struct digest *digest, struct fault *why)
{
	struct signer signer = { .db = db, .key = key, .id = "-" };

	if (settings_set(db, "locked-key", locked, why) == -1)
		return -1;
	return signer_append(&signer, card, digest, why);
}

static int
fill_workspace(struct db *db, const struct enrolment *enrolment,
    const struct seckey *key, const char *locked, struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_KEY } };
	struct arena *arena;
	int rc = -1;

	if ((arena = arena_new()) == NULL)
		return fault_memory(why);
	if (card_fill(arena, enrolment, key, &record.body.keycard, why) ==
	    -1 || db_begin(db, why) == -1)
		goto done;
	if (workspace_found(db, &record, key, locked, NULL, why) == -1 ||
	    db_commit(db, why) == -1)
		db_roll_back(db);
	else
		rc = 0;
done:
	arena_free(arena);
	return rc;
}

int
workspace_enrol(const char *path, const struct enrolment *enrolment,
    const char *passphrase, struct buf *card, struct fault *why)
{
	struct seckey *key = NULL;
	struct buf locked = {0};
	struct db *db;
	int rc = -1;

	if (passphrase_check(passphrase, why) == -1 ||
	    (key = seckey_new(why)) == NULL ||
	    seckey_lock(&locked, key, passphrase, enrolment->memory, why) ==
	    -1 || (db = db_create(path, DB_WORKSPACE, why)) == NULL)
		goto done;
	if (fill_workspace(db, enrolment, key, buf_text(&locked), why) == 0 &&
	    write_card(db, card, why) == 0)
		rc = db_finish(db, why);
	else
		db_close(db);
done:
	buf_release(&locked);
	seckey_free(key);
	return rc;
}

/* Opening */

/* Whose workspace is it?  The card's, as the package's ADMISSION names it. */
static void
find_self(struct workspace *workspace)
{
	const struct book *book = workspace->book;
	size_t i;

	workspace->expert = NULL;
	for (i = 0; i < book->n_keys; i++)
		workspace->expert = book->keys[i].admission->expert;
}

static int
find_names(struct workspace *workspace, struct fault *why)
{
	const struct book *book = workspace->book;
	const char *trusted;
	uint8_t key[PUBKEY_LEN];
	size_t i;

	workspace->person = "";
	for (i = 0; i < book->n; i++) {
		const struct record *record = book->entries[i]->record;

		/* The own card came first; an earlier one may follow. */
		if (record == NULL || record->head.kind != RECORD_KEY)
			continue;
		pubkey_name(workspace->name, record->body.keycard.sign_key);
		workspace->person = record->body.keycard.name;
		break;
	}
	if (settings_get(workspace->db, book->arena, "agency-key", &trusted,
	    why) == -1)
		return -1;
	workspace->agency[0] = '\0';
	if (trusted != NULL && pubkey_read(key, trusted, strlen(trusted),
	    why) == -1)
		return -1;
	if (trusted != NULL)
		pubkey_name(workspace->agency, key);
	return 0;
}

static void
note_head(struct workspace *workspace)
{
	struct book_head head = {0};

	book_head_grow(workspace->book, &head);
	digest_text(workspace->verified, &head.texts);
}

/* All of the book is good, or not: what the file is to say of it. */
static void
note_verified(struct workspace *workspace)
{
	workspace->is_news = book_broken(workspace->book) == NULL;
	note_head(workspace);
}

/*
 * To verify two hundred signatures takes longer than anything else at the
 * start.  The file has a digest of the records that all verified before; it
 * can be trusted as far as the agency's key beside it.
 */
static int
read_book(struct workspace *workspace, struct fault *why)
{
	struct book *book;
	const char *before;

	if ((book = workspace->book = book_new(why)) == NULL ||
	    book_load(book, workspace->db, why) == -1 ||
	    settings_get(workspace->db, book->arena, "verified", &before,
	    why) == -1)
		return -1;
	note_head(workspace);
	workspace->is_news = before == NULL ||
	    strcmp(before, workspace->verified) != 0;
	book->vouched = workspace->is_news ? 0 : book->n;
	if (book_check(book, BOOK_PACKAGE, NULL, why) == -1)
		return -1;
	workspace->is_news = workspace->is_news && book_broken(book) == NULL;
	find_self(workspace);
	proof_find(workspace);
	return find_names(workspace, why);
}

int
workspace_take(struct workspace *workspace, struct fault *why)
{
	if (book_load_more(workspace->book, workspace->db, why) == -1)
		return -1;
	if (book_extend(workspace->book, why) == -1)
		return -1;
	/* The first package says who one is. */
	find_self(workspace);
	return 0;
}

int
workspace_finish(struct workspace *workspace, int rc, struct fault *why)
{
	if (rc == 0 && (rc = db_commit(workspace->db, why)) == 0) {
		book_settle(workspace->book);
		find_self(workspace);
		note_verified(workspace);
		proof_find(workspace);
		return find_names(workspace, why);
	}
	db_roll_back(workspace->db);
	book_undo(workspace->book, NULL);
	find_self(workspace);
	return -1;
}

static void
tell_rescue(struct fault *why)
{
	fault_remedy(why, "\"mita-expert rescue\" writes out what can still be"
	    " read of it");
}

struct workspace *
workspace_open(const char *path, struct fault *why)
{
	struct workspace *workspace;

	if ((workspace = calloc(1, sizeof(*workspace))) == NULL) {
		fault_memory(why);
		return NULL;
	}
	workspace->db = db_open(path, DB_WORKSPACE, why);
	if (workspace->db == NULL && why != NULL && strcmp(why->reason,
	    "DAMAGED") == 0)
		tell_rescue(why);
	if (workspace->db == NULL || read_book(workspace, why) == -1) {
		workspace_close(workspace);
		return NULL;
	}
	return workspace;
}

void
workspace_close(struct workspace *workspace)
{
	if (workspace == NULL)
		return;
	/* If it cannot be kept, the next start takes longer. */
	if (workspace->is_news)
		settings_set(workspace->db, "verified", workspace->verified,
		    NULL);
	book_free(workspace->book);
	db_close(workspace->db);
	free(workspace);
}

int
workspace_settle(struct workspace *workspace, struct fault *why)
{
	return workspace->saver == NULL ? 0 : saver_settle(workspace->saver,
	    why);
}

int
workspace_begin(struct workspace *workspace, struct fault *why)
{
	if (workspace_settle(workspace, why) == -1)
		return -1;
	return db_begin(workspace->db, why);
}

struct seckey *
workspace_unlock(const struct workspace *workspace, const char *passphrase,
    struct fault *why)
{
	const char *locked;

	if (settings_get(workspace->db, workspace->book->arena, "locked-key",
	    &locked, why) == -1)
		return NULL;
	if (locked == NULL) {
		fault_set(why, FAULT_REFUSED, "NO-KEY",
		    "this workspace has no key");
		return NULL;
	}
	return seckey_unlock(locked, strlen(locked), passphrase, why);
}

int
workspace_lock_anew(struct workspace *workspace, const struct seckey *key,
    const char *passphrase, struct fault *why)
{
	struct buf locked = {0};
	const char *before;
	int rc;

	if (passphrase_check(passphrase, why) == -1 ||
	    settings_get(workspace->db, workspace->book->arena, "locked-key",
	    &before, why) == -1)
		return -1;
	rc = seckey_lock(&locked, key, passphrase, seckey_memory_of(before),
	    why);
	if (rc == 0)
		rc = workspace_remember(workspace, "locked-key",
		    buf_text(&locked), why);
	buf_release(&locked);
	return rc;
}

int
workspace_remember(struct workspace *workspace, const char *name,
    const char *value, struct fault *why)
{
	if (workspace_settle(workspace, why) == -1)
		return -1;
	return settings_set(workspace->db, name, value, why);
}

int
workspace_remembered(const struct workspace *workspace, const char *name,
    const char **out, struct fault *why)
{
	return settings_get(workspace->db, workspace->book->arena, name, out,
	    why);
}
