/* Digests and ids: comparing, sorting, telling. */
#include "config.h"

#include "mita/base/hex.h"
#include "mita/model/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
digest_equal(const struct digest *a, const struct digest *b)
{
	return digest_cmp(a, b) == 0;
}

int
digest_cmp(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

bool
digest_is_zero(const struct digest *digest)
{
	static const struct digest zero;

	return digest_equal(digest, &zero);
}

void
digest_text(char out[static DIGEST_TEXT_LEN + 1], const struct digest *digest)
{
	hex_write(out, digest->bytes, DIGEST_LEN);
}

static int
order(const void *a, const void *b)
{
	return digest_cmp(a, b);
}

size_t
digests_sort(struct digest *digests, size_t n)
{
	size_t i, kept = 0;

	if (n == 0)
		return 0;
	qsort(digests, n, sizeof(*digests), order);
	for (i = 1; i < n; i++)
		if (!digest_equal(&digests[kept], &digests[i]))
			digests[++kept] = digests[i];
	return kept + 1;
}

bool
id_is(const char *text)
{
	size_t len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return len > 0 && len <= ID_MAX && text[len] == '\0';
}

void
id_copy(char out[static ID_MAX + 1], const char *id)
{
	snprintf(out, ID_MAX + 1, "%s", id);
}

