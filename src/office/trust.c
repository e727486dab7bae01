/* What was verified of a register before, kept where only its person writes. */
#include "config.h"

#include "mita/office/trust.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/wire/record.h"

/* Another version may verify otherwise: what it found says nothing. */
static const char first_line[] = "mita verified " PACKAGE_VERSION "\n";

enum { FILE_MOST = 1024 };

/* FOLDER/CALL.verified, by the text of the call; NULL: there is none. */
static char *
name_file(const char *folder, const struct book *book)
{
	char call[DIGEST_TEXT_LEN + 1], *out;
	size_t room, i;

	for (i = 0; i < book->n; i++)
		if (record_kind_of(book->entries[i]->text,
		    book->entries[i]->len) == RECORD_CALL)
			break;
	if (folder == NULL || i == book->n)
		return NULL;
	digest_text(call, &book->entries[i]->digest);
	room = strlen(folder) + strlen("/.verified") + sizeof(call);
	if ((out = malloc(room)) != NULL)
		snprintf(out, room, "%s/%s.verified", folder, call);
	return out;
}

static bool
take_digest(struct span *in, const char *word, struct digest *out)
{
	struct span line;

	return span_take_line(in, &line) && span_skip(&line, word) &&
	    hex_read(out->bytes, DIGEST_LEN, line.at, line.left);
}

static bool
take_head(struct span *in, struct book_head *out)
{
	struct span line;
	int64_t n;

	if (!span_skip(in, first_line) || !span_take_line(in, &line) ||
	    !span_skip(&line, "records ") || !number_take(&line, INT32_MAX,
	    &n) || line.left > 0 || !take_digest(in, "texts ", &out->texts) ||
	    !take_digest(in, "keys ", &out->keys) || in->left > 0)
		return false;
	out->n = (size_t)n;
	return true;
}

struct book_head
trust_read(const char *folder, const struct book *book)
{
	char *path = name_file(folder, book);
	struct book_head head = {0};
	struct buf file = {0};
	struct span in;

	if (path != NULL && file_is_own(folder) && file_is_own(path) &&
	    file_read(path, FILE_MOST, &file, NULL) == 0) {
		in = span_of(buf_text(&file), file.len);
		if (!take_head(&in, &head))
			head = (struct book_head){0};
	}
	buf_release(&file);
	free(path);
	return head;
}

static void
write_head(struct buf *out, const struct book_head *head)
{
	char texts[DIGEST_TEXT_LEN + 1], keys[DIGEST_TEXT_LEN + 1];

	digest_text(texts, &head->texts);
	digest_text(keys, &head->keys);
	buf_putf(out, "%srecords %zu\ntexts %s\nkeys %s\n", first_line,
	    head->n, texts, keys);
}

void
trust_keep(const char *folder, const struct book *book,
    struct book_head *head)
{
	struct buf text = {0};
	char *path;

	if (head->n == book->n || book_broken(book) != NULL ||
	    (path = name_file(folder, book)) == NULL)
		return;
	book_head_grow(book, head);
	write_head(&text, head);
	if (!text.failed && file_make_way(path, 0700, NULL) == 0 &&
	    file_is_own(folder))
		file_write(path, text.bytes, text.len, 0600, NULL);
	buf_release(&text);
	free(path);
}
