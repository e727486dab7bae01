/* A register made again from a folder of texts. */
#include "config.h"

#include "mita/office/restore.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/ledger.h"
#include "mita/audit/texts.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/folder.h"
#include "mita/base/hex.h"
#include "mita/hand/signer.h"
#include "mita/office/ledger.h"
#include "mita/office/register.h"
#include "mita/store/db.h"
#include "mita/store/ledger.h"

/*
 * A register made again from a folder of texts, in the order of its ledger:
 * when the computer is lost and a published folder is what there is.
 */

static int
read_folder(struct book *book, struct ledger *ledger, const char *folder,
    struct fault *why)
{
	const struct finding *broken;
	struct stored *rows;
	char inside[4096];
	size_t n;

	snprintf(inside, sizeof(inside), "%s/records", folder);
	if (texts_read(folder_is(inside) ? inside : folder, book->arena, &rows,
	    &n, why) == -1 || book_add(book, rows, n, why) == -1 ||
	    book_check(book, BOOK_WHOLE, NULL, why) == -1 ||
	    ledger_open(ledger, folder, book->arena, why) == -1 ||
	    ledger_audit(ledger, book, NULL, why) == -1)
		return -1;
	if ((broken = book_broken(book)) != NULL) {
		fault_at(why, FAULT_REFUSED, broken->reason, broken->place,
		    "%s", broken->text);
		fault_remedy(why, "nothing was made");
		return fault_within(why, "%s", folder);
	}
	return 0;
}

/*
 * As it came once, if the folder tells; else it comes now.  With its end, so
 * that the agency signs nothing that contradicts it.
 */
static int
put_ledger(struct db *db, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	struct checkpoint end;
	struct digest digest;
	size_t i;

	for (i = 0; i < ledger->n; i++) {
		const struct ledger_row *row = &ledger->rows[i];

		hex_read(digest.bytes, DIGEST_LEN, row->digest,
		    strlen(row->digest));
		if (ledger_put(db, &digest, row->time,
		    row->bundle, why) == -1)
			return -1;
	}
	if (ledger_newest(ledger, book, &end) && ledger_keep(db,
	    (int64_t)end.head.size, ledger->ends[0].note, why) == -1)
		return -1;
	return ledger_arrive(db, why);
}

static int
put_records(struct db *db, const struct book *book,
    const struct ledger *ledger, struct fault *why)
{
	size_t i;
	int rc = 0;

	if (db_begin(db, why) == -1)
		return -1;
	for (i = 0; rc == 0 && i < book->n; i++)
		rc = entry_put(db, book->entries[i], NULL, why);
	if (rc == -1 || put_ledger(db, book, ledger, why) == -1 ||
	    register_show(db, why) == -1)
		return -1;
	return db_commit(db, why);
}

int
register_restore(const char *path, const char *folder, struct fault *why)
{
	struct ledger ledger = {0};
	struct book *book;
	struct db *db;
	int rc = -1;

	if ((book = book_new(why)) == NULL)
		return -1;
	if (read_folder(book, &ledger, folder, why) == 0 &&
	    (db = db_create(path, DB_REGISTER, why)) != NULL) {
		if ((rc = put_records(db, book, &ledger, why)) == 0)
			rc = db_finish(db, why);
		else
			db_close(db);
	}
	ledger_release(&ledger);
	book_free(book);
	return rc;
}
