/* What was verified once, recognised by one digest. */
#include "config.h"

#include "mita/audit/head.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/seal/digest.h"

/* Each digest is of the one before it and of what comes next. */
static void
add_text(struct digest *head, const struct entry *entry)
{
	uint8_t all[2 * DIGEST_LEN + MINISIG_MAX], hash[64];
	size_t len = entry->minisig_len < MINISIG_MAX ? entry->minisig_len :
	    MINISIG_MAX;

	memcpy(all, head->bytes, DIGEST_LEN);
	memcpy(all + DIGEST_LEN, entry->digest.bytes, DIGEST_LEN);
	memcpy(all + 2 * DIGEST_LEN, entry->minisig, len);
	digest_prehash(hash, all, 2 * DIGEST_LEN + len);
	memcpy(head->bytes, hash, DIGEST_LEN);
}

static void
add_key(struct digest *head, const struct entry *entry)
{
	uint8_t all[DIGEST_LEN + PUBKEY_LEN] = {0}, hash[64];

	memcpy(all, head->bytes, DIGEST_LEN);
	if (entry->key != NULL)
		memcpy(all + DIGEST_LEN, entry->key, PUBKEY_LEN);
	digest_prehash(hash, all, sizeof(all));
	memcpy(head->bytes, hash, DIGEST_LEN);
}

void
book_head_grow(const struct book *book, struct book_head *head)
{
	for (; head->n < book->n; head->n++) {
		add_text(&head->texts, book->entries[head->n]);
		add_key(&head->keys, book->entries[head->n]);
	}
}

static bool
has_texts(const struct book *book, const struct book_head *head)
{
	struct digest texts = {0};
	size_t i;

	if (head->n > book->n)
		return false;
	for (i = 0; i < head->n; i++)
		add_text(&texts, book->entries[i]);
	return digest_equal(&texts, &head->texts);
}

/* Would another key be asked for than the one that was tried? */
static bool
has_keys(const struct book *book, const struct book_head *head)
{
	struct digest keys = {0};
	size_t i;

	for (i = 0; i < head->n; i++)
		add_key(&keys, book->entries[i]);
	return digest_equal(&keys, &head->keys);
}

int
book_check_since(struct book *book, struct book_head *head,
    struct fault *why)
{
	size_t i;

	if (head->n > 0 && has_texts(book, head)) {
		book->vouched = head->n;
		if (book_check(book, BOOK_WHOLE, NULL, why) == -1)
			return -1;
		if (has_keys(book, head))
			return 0;
	}
	*head = (struct book_head){0};
	for (i = 0; i < book->n; i++)
		book->entries[i]->key = NULL;
	return book_check(book, BOOK_WHOLE, NULL, why);
}
