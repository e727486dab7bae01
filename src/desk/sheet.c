/* The recovery sheet: a key on paper, and back from it. */
#include "config.h"

#include "mita/desk/sheet.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/copy.h"
#include "mita/desk/workspace.h"
#include "mita/seal/digest.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/wire/record.h"

enum {
	PIECE = 52,		/* bytes of a line that a page holds */
	CHECK = 4,		/* characters that find a slip */
	SHEET_LINES = 999,
	SHEET_MAX = 65536, PROSE = 74
};

/* The check of a line: its number, its mark, what it says. */
static void
check_of(int64_t number, char mark, const struct span *text,
    char out[static CHECK + 1])
{
	struct buf line = {0};
	uint8_t digest[DIGEST_LEN];

	buf_putf(&line, "%d%c", (int)number, mark);
	buf_put(&line, text->at, text->left);
	digest_of(digest, buf_text(&line), line.len);
	hex_write(out, digest, CHECK / 2);
	buf_release(&line);
}

/* Writing */

/* Neither within a character nor beside a blank, which paper does not show. */
static size_t
piece_of(const struct span *line)
{
	size_t len = line->left < PIECE ? line->left : PIECE;

	while (len > 1 && len < line->left &&
	    ((line->at[len] & 0xc0) == 0x80 || line->at[len] == ' ' ||
	    line->at[len - 1] == ' '))
		len--;
	return len;
}

static void
put_line(struct buf *out, const struct span *line, int64_t *number)
{
	struct span left = *line, piece;
	char check[CHECK + 1], mark = ':';

	do {
		span_take(&left, piece_of(&left), &piece);
		check_of(++*number, mark, &piece, check);
		buf_putf(out, "%3d%c %s  ", (int)*number, mark, check);
		buf_put(out, piece.at, piece.left);
		buf_putc(out, '\n');
		mark = '+';
	} while (left.left > 0);
}

static void
put_prose(struct buf *out, const char *text)
{
	size_t len, next;

	for (; *text != '\0'; text += next) {
		len = text_wrap(text, strlen(text), PROSE, &next);
		buf_put(out, text, len);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
}

static void
put_head(const struct workspace *workspace, struct buf *out)
{
	char now[CLOCK_TEXT_LEN + 1];
	struct buf said = {0};

	clock_text(clock_now(), now);
	buf_putf(&said, _("Recovery sheet for the signing key of %s. Short"
	    " name of the key: %s. Day of writing: %.10s."),
	    workspace->person, workspace->name, now);
	put_prose(out, buf_text(&said));
	buf_release(&said);
	put_prose(out, _("Print it and keep it where you keep contracts, away"
	    " from the computer. It opens only with the passphrase of that"
	    " day, which is not on it. Your texts and evaluations are not on"
	    " it either: for them keep a copy (\"mita-expert copy\")."));
	put_prose(out, _("If the computer and all copies are lost: type the"
	    " numbered lines into a text file, as they stand, and run"
	    " \"mita-expert restore FILE\". A + says that a line"
	    " belongs to the one before it; the four characters in front tell"
	    " the program where you mistyped."));
}

/* The card is the first KEY of the file. */
static const struct entry *
own_card(const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (book->entries[i]->record != NULL &&
		    book->entries[i]->record->head.kind == RECORD_KEY)
			return book->entries[i];
	return NULL;
}

int
sheet_write(const struct workspace *workspace, struct buf *out,
    struct fault *why)
{
	const struct entry *card = own_card(workspace->book);
	const char *locked = NULL;
	struct buf all = {0};
	struct span in, line;
	int64_t number = 0;

	if (workspace_remembered(workspace, "locked-key", &locked, why) == -1)
		return -1;
	if (card == NULL || locked == NULL)
		return fault_set(why, FAULT_REFUSED, "NO-KEY",
		    "this workspace has no key");
	buf_puts(&all, locked);
	buf_put(&all, card->text, card->len);
	put_head(workspace, out);
	for (in = span_of(all.bytes, all.len); span_take_line(&in, &line);)
		put_line(out, &line, &number);
	if (all.failed)
		fault_memory(why);
	buf_release(&all);
	return all.failed || out->failed ? fault_memory(why) : 0;
}

/* Reading */

bool
sheet_may_be(const char *path)
{
	return file_exists(path) && !file_starts(path, "SQLite format 3");
}

static void
skip_blanks(struct span *in)
{
	while (span_skip(in, " ") || span_skip(in, "\t"))
		continue;
}

/* What stands behind the check, without what paper does not show. */
static void
trim(struct span *line)
{
	while (line->left > 0 && strchr(" \t\r", line->at[line->left - 1]) !=
	    NULL)
		line->left--;
}

static int
slip(int64_t number, struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "FORMAT", "compare it with"
	    " the sheet, letter by letter", "line %d of the sheet is missing"
	    " or mistyped", (int)number);
}

/* One numbered line, behind its number and its mark. */
static int
read_line(struct span *line, int64_t number, char mark, struct buf *out,
    struct fault *why)
{
	char check[CHECK + 1];
	struct span typed;

	skip_blanks(line);
	if (!span_take(line, CHECK, &typed))
		return slip(number, why);
	skip_blanks(line);
	trim(line);
	check_of(number, mark, line, check);
	if (strncasecmp(check, typed.at, CHECK) != 0)
		return slip(number, why);
	/* A line ends where the next one is none of its pieces. */
	if (mark == ':' && number > 1)
		buf_putc(out, '\n');
	buf_put(out, line->at, line->left);
	return 0;
}

static int
read_lines(const struct buf *sheet, struct buf *out, struct fault *why)
{
	struct span in = span_of(buf_text(sheet), sheet->len), line;
	int64_t number, next = 1;
	char mark;

	while (in.left > 0) {
		if (!span_take_line(&in, &line))
			span_take(&in, in.left, &line);
		skip_blanks(&line);
		if (!number_take(&line, SHEET_LINES, &number) ||
		    line.left == 0)
			continue;	/* words around */
		mark = *line.at;
		if (!span_skip(&line, ":") && !span_skip(&line, "+"))
			continue;
		if (number != next)
			return slip(next, why);
		if (read_line(&line, next++, mark, out, why) == -1)
			return -1;
	}
	buf_putc(out, '\n');
	if (next == 1)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "this is neither a copy nor a recovery sheet");
	return out->failed ? fault_memory(why) : 0;
}

/* What a sheet holds, in two texts. */
struct held {
	struct arena	*arena;
	size_t		 locked;	/* bytes; the card follows */
	struct record	 card;
	struct digest	 digest;	/* of the card */
};

/* The locked form ends with its first "end". */
static int
split(const struct buf *text, struct held *held, struct fault *why)
{
	struct span in = span_of(buf_text(text), text->len), line;

	while (span_take_line(&in, &line) && !span_is(&line, "end"))
		continue;
	held->locked = text->len - in.left;
	held->digest = book_digest(in.at, in.left);
	if (record_read(&held->card, held->arena, in.at, in.left, why) == 0 &&
	    held->card.head.kind == RECORD_KEY)
		return 0;
	return fault_set(why, FAULT_REFUSED, "FORMAT",
	    "the last lines of the sheet are missing");
}

/* The same key writes the same card, to the byte. */
static int
put_all(struct db *db, struct held *held, const struct seckey *key,
    const char *locked, struct fault *why)
{
	struct digest digest;

	if (db_begin(db, why) == -1)
		return -1;
	if (workspace_found(db, &held->card, key, locked, &digest, why) == 0 &&
	    copy_mark(db, why) == 0 && db_commit(db, why) == 0)
		return digest_equal(&digest, &held->digest) ? 0 :
		    fault_set(why, FAULT_REFUSED, "FORMAT", "the card on the"
		    " sheet is not that of its key");
	db_roll_back(db);
	return -1;
}

static int
restore(const struct buf *text, const char *path, const char *passphrase,
    struct held *held, struct fault *why)
{
	struct seckey *key;
	struct db *db;
	char *locked;
	int rc = -1;

	if (split(text, held, why) == -1)
		return -1;
	if ((locked = arena_copy(held->arena, text->bytes, held->locked)) ==
	    NULL)
		return fault_memory(why);
	if ((key = seckey_unlock(locked, held->locked, passphrase, why)) ==
	    NULL)
		return -1;
	if ((db = db_create(path, DB_WORKSPACE, why)) != NULL) {
		if (put_all(db, held, key, locked, why) == 0)
			rc = db_finish(db, why);
		else
			db_close(db);
	}
	seckey_free(key);
	return rc;
}

int
sheet_restore(const char *sheet, const char *path, const char *passphrase,
    struct fault *why)
{
	struct buf bytes = {0}, text = {0};
	struct held held = {0};
	int rc;

	if (file_exists(path))
		return file_taken(path, why);
	if ((held.arena = arena_new()) == NULL)
		return fault_memory(why);
	if ((rc = file_read(sheet, SHEET_MAX, &bytes, why)) == 0 &&
	    ((rc = read_lines(&bytes, &text, why)) == -1 || (rc =
	    restore(&text, path, passphrase, &held, why)) == -1))
		fault_within(why, "%s", sheet);
	buf_release(&bytes);
	buf_release(&text);
	arena_free(held.arena);
	return rc;
}
