/* What comes stands in the ledger, and its end is signed. */
#include "config.h"

#include "mita/office/ledger.h"

#include "mita/audit/ledger.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/model/record.h"
#include "mita/seal/note_sign.h"
#include "mita/seal/seckey.h"

int
ledger_arrive(struct db *db, struct fault *why)
{
	char now[CLOCK_TEXT_LEN + 1];

	clock_text(clock_now(), now);
	return ledger_fill(db, now, why);
}

static int
grow(struct db *db, struct arena *arena, struct merkle *tree,
    struct fault *why)
{
	struct ledger_row *rows;
	size_t n;

	if (ledger_rows(db, (int64_t)tree->n, arena, &rows, &n, why) == -1)
		return -1;
	ledger_grow(tree, rows, n);
	return tree->failed ? fault_memory(why) : 0;
}

/* A log signs nothing that contradicts what it signed. */
static int
check_newest(const struct merkle *tree, const char *origin,
    const struct seckey *key, const struct ledger_end *end, bool *same,
    struct fault *why)
{
	struct checkpoint newest;
	struct digest root;

	if (checkpoint_open(&newest, end->note, end->len, origin,
	    seckey_sign_public(key), why) == 0 &&
	    newest.head.size <= tree->n) {
		root = merkle_root(tree, (size_t)newest.head.size);
		*same = newest.head.size == tree->n;
		if (digest_equal(&root, &newest.head.root))
			return 0;
	}
	return fault_advise(why, FAULT_REFUSED, "LEDGER",
	    "run \"check\", and go on with your last good copy",
	    "the order or the times in which records came were changed since"
	    " the agency signed them");
}

static int
sign(struct db *db, const char *origin, const struct seckey *key,
    const struct merkle *tree, struct fault *why)
{
	struct merkle_head head = { tree->n, merkle_root(tree, tree->n) };
	struct buf text = {0};
	size_t len;
	int rc;

	checkpoint_put(&text, origin, &head);
	len = text.len;
	buf_putc(&text, '\n');
	if (!text.failed)
		note_sign(&text, key, NOTE_SIGNATURE, origin, 0,
		    &(struct span){ text.bytes, len });
	rc = text.failed ? fault_memory(why) :
	    ledger_keep(db, (int64_t)tree->n, buf_text(&text), why);
	buf_release(&text);
	return rc;
}

int
ledger_sign(struct db *db, const struct digest *call,
    const struct seckey *key, struct merkle *tree, struct fault *why)
{
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct arena *arena = arena_new();
	struct ledger_end *ends;
	bool same = false;
	size_t n;
	int rc;

	if (arena == NULL)
		return fault_memory(why);
	ledger_origin(origin, call);
	rc = grow(db, arena, tree, why);
	if (rc == 0)
		rc = ledger_ends(db, arena, &ends, &n, why);
	if (rc == 0 && n > 0)
		rc = check_newest(tree, origin, key, &ends[n - 1], &same, why);
	if (rc == 0 && !same)
		rc = sign(db, origin, key, tree, why);
	arena_free(arena);
	return rc;
}
