#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/container.h"
#include "mita/audit/single.h"
#include "mita/audit/texts.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/limits.h"
#include "mita/desk/form.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/model/digest.h"
#include "mita/office/register.h"
#include "mita/seal/age.h"
#include "mita/seal/digest.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/store/db.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/*
 * damage KIND FILE N SEED [KEYS]: N damaged copies of a file, each read as the
 * programs read it.  Prints how many were refused and how many were read, and
 * ends with 1 if one says what the whole file does not.  KEYS is the public
 * key of the agency, its locked key, or a workspace, as the kind needs it.
 */

struct subject {
	const char	*path;
	const char	*keys;
	struct workspace *workspace;
	struct seckey	*secret;
	uint8_t		 agency[PUBKEY_LEN];
};

/* What is believed of these bytes, a line each; -1: they are refused. */
typedef int reader(struct subject *subject, struct buf *bytes,
	    struct buf *said);

static void
must(int rc, const struct fault *why)
{
	if (rc != -1)
		return;
	fprintf(stderr, "damage: %s\n", why->text);
	exit(3);
}

static void
say(struct buf *said, const void *bytes, size_t len)
{
	char hex[DIGEST_TEXT_LEN + 1];
	struct digest digest;

	digest_of(digest.bytes, bytes, len);
	digest_text(hex, &digest);
	buf_putf(said, "%s\n", hex);
}

static int
read_card(struct subject *subject, struct buf *bytes, struct buf *said)
{
	struct span minisig, body;
	struct arena *arena = arena_new();
	struct record record;
	struct stored row;
	int rc = -1;

	(void)subject;
	if (envelope_split(buf_text(bytes), bytes->len, &minisig, &body,
	    NULL) == 0) {
		row = (struct stored){ .text = body.at,
		    .text_len = body.left, .minisig = minisig.at,
		    .minisig_len = minisig.left };
		rc = single_read_card(&record, arena, &row, NULL);
	}
	if (rc == 0)
		say(said, body.at, body.left);
	arena_free(arena);
	return rc;
}

static int
read_container(enum container_kind kind, struct buf *bytes, struct buf *said)
{
	struct container container;
	struct buf copy = {0};
	size_t i;

	buf_put(&copy, bytes->bytes, bytes->len);
	if (container_take(&container, kind, &copy, "it", NULL) == -1)
		return -1;
	if (container_unpack(&container, kind, NULL) == -1) {
		container_release(&container);
		return -1;
	}
	for (i = 0; i < container.n_rows; i++)
		say(said, container.rows[i].text, container.rows[i].text_len);
	for (i = 0; i < container.manifest->n_documents; i++)
		say(said, &container.manifest->documents[i], DIGEST_LEN);
	container_release(&container);
	return 0;
}

static int
read_package(struct subject *subject, struct buf *bytes, struct buf *said)
{
	(void)subject;
	return read_container(CONTAINER_PACKAGE, bytes, said);
}

static int
read_bundle(struct subject *subject, struct buf *bytes, struct buf *said)
{
	(void)subject;
	return read_container(CONTAINER_BUNDLE, bytes, said);
}

static int
read_encrypted(struct subject *subject, struct buf *bytes, struct buf *said)
{
	struct age_header header;
	struct buf inside = {0};
	int rc;

	rc = age_header_read(&header, buf_text(bytes), bytes->len, NULL);
	if (rc == 0)
		rc = age_open(&inside, subject->secret, &header, NULL);
	if (rc == 0)
		say(said, buf_text(&inside), inside.len);
	else if (inside.len > 0)
		buf_puts(said, "released\n");
	buf_release(&inside);
	return rc == -1 && said->len > 0 ? 0 : rc;
}

/* Of a set of records only what is believed is said. */
static int
read_rows(struct subject *subject, const struct stored *rows, size_t n,
    struct buf *said)
{
	struct book *book = book_new(NULL);
	size_t i;
	int rc = -1;

	if (book_add(book, rows, n, NULL) == 0 && book_check(book, BOOK_WHOLE,
	    subject->agency, NULL) == 0)
		rc = 0;
	for (i = 0; rc == 0 && i < book->n; i++)
		if (book->entries[i]->believed)
			say(said, book->entries[i]->text,
			    book->entries[i]->len);
	book_free(book);
	return rc;
}

static int
read_register(struct subject *subject, struct buf *bytes, struct buf *said)
{
	struct arena *arena = arena_new();
	struct db *db = db_read(DB_REGISTER, buf_text(bytes), bytes->len,
	    NULL);
	struct stored *rows;
	size_t n;
	int rc = -1;

	if (db != NULL && records_load(db, arena, &rows, &n, NULL) == 0)
		rc = read_rows(subject, rows, n, said);
	db_close(db);
	arena_free(arena);
	return rc;
}

/* One of the texts takes the bytes; the folder is as before afterwards. */
static int
read_folder(struct subject *subject, struct buf *bytes, struct buf *said)
{
	char *slash, folder[4096];
	struct arena *arena = arena_new();
	struct buf before = {0};
	struct stored *rows;
	struct fault why;
	size_t n;
	int rc;

	snprintf(folder, sizeof(folder), "%s", subject->path);
	if ((slash = strrchr(folder, '/')) != NULL)
		*slash = '\0';
	must(file_read(subject->path, REGISTER_MAX, &before, &why), &why);
	must(file_write(subject->path, buf_text(bytes), bytes->len, 0600,
	    &why), &why);
	rc = texts_read(folder, arena, &rows, &n, NULL);
	if (rc == 0)
		rc = read_rows(subject, rows, n, said);
	must(file_write(subject->path, buf_text(&before), before.len, 0600,
	    &why), &why);
	buf_release(&before);
	arena_free(arena);
	return rc;
}

/* Nobody signed it: what it says must be a record that says the same. */
static int
read_call(struct subject *subject, struct buf *bytes, struct buf *said)
{
	struct record record = { .head = { .kind = RECORD_CALL, .seq = 1,
	    .signer = SIGNER_AGENCY } }, again;
	struct arena *arena = arena_new();
	struct buf text = {0};
	struct fault why;
	int rc;

	must(file_write("damaged", buf_text(bytes), bytes->len, 0600, &why),
	    &why);
	rc = call_load(&record.body.call, arena, "damaged", NULL);
	if (rc == 0 && (record_write(&text, &record, NULL) == -1 ||
	    record_read(&again, arena, text.bytes, text.len, NULL) == -1))
		buf_puts(said, "no record\n");
	(void)subject;
	buf_release(&text);
	arena_free(arena);
	return rc;
}

/* What was taken in is what a form of it says, and is taken in so again. */
static int
read_form(struct subject *subject, struct buf *bytes, struct buf *said)
{
	struct buf problems = {0}, once = {0}, twice = {0};
	struct task task;
	int rc;

	rc = form_import(subject->workspace, buf_text(bytes), bytes->len,
	    &task, &problems, NULL);
	rc = rc == 0 && problems.len == 0 ? 0 : -1;
	if (rc == 0 && (form_export(&task, "en", &once, NULL) == -1 ||
	    form_import(subject->workspace, buf_text(&once), once.len, &task,
	    &problems, NULL) == -1 || problems.len > 0 ||
	    form_export(&task, "en", &twice, NULL) == -1 ||
	    strcmp(buf_text(&once), buf_text(&twice)) != 0))
		buf_puts(said, "another form\n");
	buf_release(&problems);
	buf_release(&once);
	buf_release(&twice);
	return rc;
}

static const struct kind {
	const char	*name;
	reader		*read;
} kinds[] = {
	{ "card", read_card }, { "package", read_package },
	{ "bundle", read_bundle }, { "encrypted", read_encrypted },
	{ "register", read_register }, { "folder", read_folder },
	{ "call", read_call }, { "form", read_form },
};

/* ---- eight kinds of damage ---- */

static uint64_t state;

static size_t
below(size_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(state >> 33) % n;
}

static void
mutate(struct buf *out, const struct buf *good)
{
	size_t at = below(good->len), len = 1 + below(64), from, i;
	size_t kind = below(8);

	if (len > good->len - at)
		len = good->len - at;
	from = below(good->len - len + 1);
	buf_put(out, good->bytes, at);
	if (kind == 0)		/* cut short */
		return;
	if (kind == 1)		/* a bit */
		buf_putc(out, good->bytes[at] ^ (char)(1 << below(8)));
	else if (kind == 2)	/* a byte */
		buf_putc(out, (char)below(256));
	else if (kind == 3)	/* zeros */
		for (i = 0; i < len; i++)
			buf_putc(out, '\0');
	else if (kind == 4)	/* a piece from elsewhere, in place */
		buf_put(out, good->bytes + from, len);
	else if (kind == 5)	/* the same, in between */
		buf_put(out, good->bytes + from, len);
	else if (kind == 6)	/* letters in between */
		for (i = 0; i < len; i++)
			buf_putc(out, (char)(' ' + below(95)));
	/* kind 7: a piece is missing */
	at += kind == 5 || kind == 6 ? 0 : kind < 3 ? 1 : len;
	buf_put(out, good->bytes + at, good->len - at);
}

/* Is each line of these among those of the whole file? */
static bool
are_among(const struct buf *said, const struct buf *whole)
{
	char line[DIGEST_TEXT_LEN + 2];
	struct span in = span_of(buf_text(said), said->len), one;

	while (span_take_line(&in, &one)) {
		snprintf(line, sizeof(line), "%.*s\n", (int)one.left, one.at);
		if (strstr(buf_text(whole), line) == NULL)
			return false;
	}
	return true;
}

static bool
try_all(struct subject *subject, reader *read, size_t n)
{
	struct buf good = {0}, whole = {0};
	size_t refused = 0, i, lies = 0;
	struct fault why;

	must(file_read(subject->path, REGISTER_MAX, &good, &why), &why);
	if (read(subject, &good, &whole) == -1) {
		fprintf(stderr, "damage: the whole file is refused\n");
		exit(3);
	}
	for (i = 0; i < n; i++) {
		struct buf bytes = {0}, said = {0};

		do {
			buf_release(&bytes);
			mutate(&bytes, &good);
		} while (bytes.len == good.len && memcmp(bytes.bytes,
		    good.bytes, good.len) == 0);
		refused += read(subject, &bytes, &said) == -1;
		lies += !are_among(&said, &whole);
		buf_release(&bytes);
		buf_release(&said);
	}
	printf("%zu refused, %zu read, %zu lie\n", refused, n - refused, lies);
	buf_release(&good);
	buf_release(&whole);
	return lies == 0;
}

/* Keys of whichever kind there are. */
static void
take_keys(struct subject *subject)
{
	struct buf file = {0};
	struct fault why;

	if (subject->keys == NULL)
		return;
	must(file_read(subject->keys, REGISTER_MAX, &file, &why), &why);
	if (strncmp(buf_text(&file), "SQLite", 6) == 0) {
		subject->workspace = workspace_open(subject->keys, &why);
		must(subject->workspace == NULL ? -1 : 0, &why);
	} else if (strncmp(buf_text(&file), "LOCKED-KEY", 10) == 0) {
		subject->secret = seckey_unlock(file.bytes, file.len,
		    "four words for tests", &why);
		must(subject->secret == NULL ? -1 : 0, &why);
	} else
		must(pubkey_read(subject->agency, buf_text(&file), file.len,
		    &why), &why);
	buf_release(&file);
}

int
main(int argc, char *argv[])
{
	struct subject subject = { .path = argc < 5 ? NULL : argv[2],
	    .keys = argc < 6 ? NULL : argv[5] };
	struct fault why;
	bool good = false;
	size_t i;

	must(seal_start(&why), &why);
	take_keys(&subject);
	state = argc < 5 ? 0 : strtoull(argv[4], NULL, 10);
	for (i = 0; subject.path != NULL &&
	    i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, argv[1]) == 0)
			good = try_all(&subject, kinds[i].read,
			    strtoul(argv[3], NULL, 10));
	workspace_close(subject.workspace);
	seckey_free(subject.secret);
	return good ? 0 : 1;
}
