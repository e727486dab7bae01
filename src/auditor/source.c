/* A register or a folder as the book that is audited. */
#include "config.h"

#include "mita/auditor/source.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/texts.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/seal/age.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/store/db.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

const char *const source_words[SOURCES] = {
	"card", "package", "bundle", "register", "folder"
};

/* A register is read whole into memory and never opened in place. */
static int
open_register(struct source *out, struct fault *why)
{
	out->kind = SOURCE_REGISTER;
	out->db = db_read(DB_REGISTER, buf_text(&out->file), out->file.len,
	    why);
	if (out->db == NULL)
		return -1;
	if (ledger_load(&out->ledger, out->db, out->arena, why) == -1)
		return -1;
	return records_load(out->db, out->arena, &out->rows, &out->n_rows,
	    why);
}

static int
open_container(struct source *out, enum container_kind kind,
    const char *path, struct fault *why)
{
	out->kind = kind == CONTAINER_PACKAGE ? SOURCE_PACKAGE :
	    SOURCE_BUNDLE;
	if (container_open(&out->container, kind, path, why) == -1)
		return -1;
	if (container_unpack(&out->container, kind, why) == -1)
		return fault_within(why, "%s", path);
	out->rows = out->container.rows;
	out->n_rows = out->container.n_rows;
	return 0;
}

static int
open_card(struct source *out, struct fault *why)
{
	struct span minisig, body;

	out->kind = SOURCE_CARD;
	if (envelope_split(buf_text(&out->file), out->file.len, &minisig,
	    &body, why) == -1)
		return -1;
	out->rows = arena_alloc(out->arena, sizeof(*out->rows));
	if (out->rows == NULL)
		return fault_memory(why);
	out->n_rows = 1;
	out->rows[0] = (struct stored){
		.idx = 1, .text = body.at, .text_len = body.left,
		.minisig = minisig.at, .minisig_len = minisig.left,
	};
	return 0;
}

/* What does the third line of a sealed file call itself? */
static bool
calls_itself(const struct buf *file, const char *what)
{
	struct span in = span_of(buf_text(file), file->len), line;
	char start[64] = "trusted comment: ";
	int i;

	strcat(start, what);
	for (i = 0; i < 3; i++)
		if (!span_take_line(&in, &line))
			return false;
	return span_starts(&line, start);
}

static int
open_plain(struct source *out, struct fault *why)
{
	if (out->file.len >= 16 &&
	    memcmp(out->file.bytes, "SQLite format 3", 16) == 0)
		return open_register(out, why);
	if (calls_itself(&out->file, "KEY/1"))
		return open_card(out, why);
	if (age_is(buf_text(&out->file), out->file.len))
		return age_closed(out->file.bytes, out->file.len, why);
	return fault_set(why, FAULT_REFUSED, "WHAT", "this is no card,"
	    " package, bundle or register");
}

/* A published folder, or its texts as "unpack" writes them. */
static int
open_folder(struct source *out, const char *path, struct fault *why)
{
	char inside[4096];

	out->kind = SOURCE_FOLDER;
	snprintf(inside, sizeof(inside), "%s/records", path);
	out->published = folder_is(inside);
	if (ledger_open(&out->ledger, path, out->arena, why) == -1)
		return -1;
	return texts_read(out->published ? inside : path, out->arena,
	    &out->rows, &out->n_rows, why);
}

static int
open_file(struct source *out, const char *path, struct fault *why)
{
	int rc;

	if (file_read(path, REGISTER_MAX, &out->file, why) == -1)
		return -1;
	if (calls_itself(&out->file, "PACKAGE/1"))
		return open_container(out, CONTAINER_PACKAGE, path, why);
	if (calls_itself(&out->file, "BUNDLE/1"))
		return open_container(out, CONTAINER_BUNDLE, path, why);
	if ((rc = open_plain(out, why)) == -1)
		fault_within(why, "%s", path);
	return rc;
}

int
source_open(struct source *out, const char *path, struct fault *why)
{
	int rc;

	*out = (struct source){0};
	if ((out->arena = arena_new()) == NULL)
		return fault_memory(why);
	rc = folder_is(path) ? open_folder(out, path, why) :
	    open_file(out, path, why);
	if (rc == -1)
		source_release(out);
	return rc;
}

void
source_release(struct source *source)
{
	ledger_release(&source->ledger);
	container_release(&source->container);
	db_close(source->db);
	buf_release(&source->file);
	arena_free(source->arena);
	*source = (struct source){0};
}
