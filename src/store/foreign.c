/* A stranger's database, looked at before SQLite sees it. */
#include "config.h"

#include "mita/store/db.h"

#include <limits.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/limits.h"
#include "mita/base/translate.h"
#include "mita/store/guard.h"
#include "mita/store/rescue.h"
#include "mita/store/schema.h"
#include "mita/store/stmt.h"

enum { HEADER_LEN = 100, PAGE = 4096 };

/* Fields of SQLite's header, <https://www.sqlite.org/fileformat2.html>. */
static const struct field {
	unsigned	 at;
	unsigned	 n;		/* bytes, big-endian */
	unsigned long	 value;		/* the only one we write */
	const char	*name;
} fields[] = {
	{ 16, 2, PAGE, "page size" },
	{ 18, 1, 1, "journal of writers" },	/* 2: write-ahead log */
	{ 19, 1, 1, "journal of readers" },
	{ 20, 1, 0, "space at the end of pages" },
	{ 44, 4, 4, "schema format" },
	{ 52, 4, 0, "automatic vacuum" },
	{ 56, 4, 1, "encoding of text" },	/* UTF-8 */
};

static unsigned long
big_endian(const unsigned char *at, unsigned n)
{
	unsigned long value = 0;

	while (n-- > 0)
		value = value << 8 | *at++;
	return value;
}

/* A program that shows databases turned on another journal. */
static bool
was_viewed(const unsigned char *bytes)
{
	return bytes[18] == 2 && bytes[19] == 2;
}

/*
 * The header before SQLite sees it: a few cheap looks spare a journal, a
 * vacuum map and a length that lies.
 */
static int
check_header(enum db_kind kind, const unsigned char *bytes, size_t len,
    struct fault *why)
{
	size_t i;

	if (len < HEADER_LEN || memcmp(bytes, "SQLite format 3", 16) != 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT", "mita-bundle(5)"
		    " CONTAINERS: there is no SQLite database inside");
	if (was_viewed(bytes))
		return fault_advise(why, FAULT_REFUSED, "VIEWED",
		    "in sqlite3, PRAGMA journal_mode=delete on a copy takes it"
		    " back; of a register the next act does", "a program that"
		    " shows databases turned on write-ahead logging in this"
		    " file, which changes no record");
	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		unsigned long got = big_endian(bytes + fields[i].at,
		    fields[i].n);

		if (got != fields[i].value)
			return fault_advise(why, FAULT_REFUSED, "FORMAT",
			    "another program wrote this file",
			    "mita-bundle(5) CONTAINERS: %s is %lu and must be"
			    " %lu", fields[i].name, got, fields[i].value);
	}
	if (len != big_endian(bytes + 28, 4) * (size_t)PAGE)
		return fault_advise(why, FAULT_REFUSED, "FORMAT",
		    "the file was cut short or has something behind it, ask for"
		    " it again", "mita-bundle(5) CONTAINERS: %zu bytes, and the"
		    " header says %lu pages of %d", len,
		    big_endian(bytes + 28, 4), PAGE);
	return schema_check_ids(kind, (long long)big_endian(bytes + 68, 4),
	    (long long)big_endian(bytes + 60, 4), NULL, why);
}

/*
 * From memory: no path, no journal, nothing between check and use.  room is
 * len, or more when the end is missing.
 */
static int
load_copy(struct db *db, const void *bytes, size_t len, size_t room,
    struct fault *why)
{
	unsigned char *copy = sqlite3_malloc64(room);

	if (copy == NULL)
		return fault_memory(why);
	memset(copy, 0, room);
	memcpy(copy, bytes, len);
	/* From here on the copy is SQLite's, also when this fails. */
	if (sqlite3_deserialize(db->sql, "main", copy, (sqlite3_int64)room,
	    (sqlite3_int64)room, SQLITE_DESERIALIZE_FREEONCLOSE |
	    SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
		return stmt_fault(db, _("reading"), why);
	return 0;
}

struct db *
db_read(enum db_kind kind, const void *bytes, size_t len, struct fault *why)
{
	size_t max = kind == DB_REGISTER ? REGISTER_MAX : CONTAINER_MAX;
	struct db *db;

	if (len > max) {
		fault_set(why, FAULT_REFUSED, "TOO-LARGE", "mita-record(5)"
		    " LIMITS: %zu bytes, at most %zu are allowed", len, max);
		return NULL;
	}
	if (check_header(kind, bytes, len, why) == -1 ||
	    (db = db_alloc(kind, why)) == NULL)
		return NULL;
	db->foreign = true;
	if (guard_connect(db, ":memory:", SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY, why) == -1 ||
	    load_copy(db, bytes, len, len, why) == -1)
		goto fail;
	guard_foreign(db, len);
	if (schema_check(db, NULL, why) == -1 ||
	    guard_quick_check(db, why) == -1 ||
	    stmt_prepare_all(db, why) == -1)
		goto fail;
	return db;
fail:
	db_close(db);
	return NULL;
}

struct db *
rescue_open(const void *bytes, size_t len, struct fault *why)
{
	size_t room = len < 100 ? 0 : big_endian((const unsigned char *)bytes +
	    28, 4) * (size_t)PAGE;
	struct db *db;

	if (room == 0 || room > REGISTER_MAX || memcmp(bytes, "SQLite format 3",
	    16) != 0) {
		fault_advise(why, FAULT_REFUSED, "DAMAGED",
		    "nothing can be read", "the beginning of the file is gone");
		return NULL;
	}
	if ((db = db_alloc(DB_WORKSPACE, why)) == NULL)
		return NULL;
	db->foreign = true;	/* nothing writes to it */
	if (guard_connect(db, ":memory:", SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_MEMORY, why) == -1 ||
	    load_copy(db, bytes, len > room ? room : len, room, why) == -1 ||
	    schema_check(db, NULL, why) == -1 ||
	    stmt_prepare_all(db, why) == -1) {
		db_close(db);
		return NULL;
	}
	return db;
}
