/* Whether two cards are of one person. */
#include "config.h"

#include "mita/model/person.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"

/* Folded, and without blanks; NULL: memory. */
static const char *
mark_of(struct arena *arena, const char *text)
{
	struct buf fold = {0};
	const char *copy;
	size_t i, n = 0;

	text_fold(&fold, text, strlen(text));
	for (i = 0; i < fold.len; i++)
		if (fold.bytes[i] != ' ')
			fold.bytes[n++] = fold.bytes[i];
	copy = fold.failed ? NULL :
	    n == 0 ? "" : arena_copy(arena, fold.bytes, n);
	buf_release(&fold);
	return copy;
}

int
traits_of(struct arena *arena, const struct keycard *card, struct traits *out)
{
	out->name = mark_of(arena, card->name);
	out->mail = mark_of(arena, card->email);
	out->key = card->sign_key;
	return out->name == NULL || out->mail == NULL ? -1 : 0;
}

enum likeness
traits_alike(const struct traits *a, const struct traits *b)
{
	if (memcmp(a->key, b->key, PUBKEY_LEN) == 0)
		return LIKE_KEY;
	if (a->mail[0] != '\0' && strcmp(a->mail, b->mail) == 0)
		return LIKE_MAIL;
	return strcmp(a->name, b->name) == 0 ? LIKE_NAME : LIKE_NOBODY;
}

const char *
likeness_text(enum likeness likeness)
{
	return likeness == LIKE_KEY ? N_("key") :
	    likeness == LIKE_MAIL ? N_("e-mail address") : N_("name");
}
