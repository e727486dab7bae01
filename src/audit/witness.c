/* What a witness may co-sign, and who did. */
#include "config.h"

#include "mita/audit/witness.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/model/record.h"
#include "mita/seal/pubkey.h"
#include "mita/store/ledger.h"

void
witness_name(char out[static WITNESS_NAME_LEN + 1],
    const uint8_t key[static PUBKEY_LEN])
{
	memcpy(out, WITNESS_PREFIX, sizeof(WITNESS_PREFIX) - 1);
	hex_write(out + sizeof(WITNESS_PREFIX) - 1, key, PUBKEY_LEN);
}

void
witness_ask(struct buf *out, uint64_t old, const struct merkle_proof *proof,
    const struct ledger_end *end)
{
	buf_putf(out, "old %llu\n", (unsigned long long)old);
	merkle_proof_put(out, proof);
	buf_put(out, end->note, end->len);
}

/* Being asked */

static int
open_end(struct checkpoint *out, struct span note,
    const uint8_t key[static PUBKEY_LEN], struct fault *why)
{
	char origin[NOTE_NAME_MAX + 1];

	/* The log names itself; whose it is, the key says. */
	if (checkpoint_read(out, note.at, note.left, why) == -1)
		return -1;
	if (out->origin.left > NOTE_NAME_MAX || out->head.size == 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-bundle(5) HEAD: it is no end of a ledger");
	memcpy(origin, out->origin.at, out->origin.left);
	origin[out->origin.left] = '\0';
	return checkpoint_open(out, note.at, note.left, origin, key, why);
}

static int
take_asked(struct span asked, uint64_t *old, struct merkle_proof *proof,
    struct span *note, struct fault *why)
{
	struct span line;
	int64_t size;

	if (!span_skip(&asked, "old ") || !span_take_line(&asked, &line) ||
	    !number_take(&line, INT64_MAX, &size) || line.left > 0 ||
	    !merkle_proof_take(&asked, proof))
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-bundle(5) HEAD: it does not begin with \"old\", a"
		    " size, digests and an empty line");
	*old = (uint64_t)size;
	*note = asked;
	return 0;
}

/* Both heads, so that two who talk can compare them. */
static int
refuse(const struct witnessing *w, enum fault_code code, const char *reason,
    const char *what, struct fault *why)
{
	char last[KEYNAME_LEN + 1], next[KEYNAME_LEN + 1];
	char old[DIGEST_TEXT_LEN + 1], new[DIGEST_TEXT_LEN + 1];

	digest_text(old, &w->last.head.root);
	digest_text(new, &w->next.head.root);
	pubkey_name(last, w->last.head.root.bytes);
	pubkey_name(next, w->next.head.root.bytes);
	fault_set(why, code, reason, "%s (seen was size %llu, %s, say"
	    " %s, and this is size %llu, %s, say %s)", what,
	    (unsigned long long)w->last.head.size, old, last,
	    (unsigned long long)w->next.head.size, new, next);
	return fault_remedy(why, "nothing is co-signed; keep both files, which"
	    " the agency signed, and ask it");
}

static int
compare(const struct witnessing *w, uint64_t old,
    const struct merkle_proof *proof, struct fault *why)
{
	const struct merkle_head *last = &w->last.head, *next = &w->next.head;

	if (next->size == last->size && digest_equal(&next->root, &last->root))
		return 0;
	if (next->size == last->size)
		return refuse(w, FAULT_REFUSED, "LEDGER",
		    "two histories were told", why);
	if (next->size < last->size)
		return refuse(w, FAULT_REFUSED, "LEDGER",
		    "more was seen already", why);
	if (old != last->size)
		return fault_advise(why, FAULT_REFUSED, "PROOF",
		    "ask the agency for another, with \"witness ask --since\""
		    " and the size that was seen", "the proof begins at size"
		    " %llu, and seen was size %llu", (unsigned long long)old,
		    (unsigned long long)last->size);
	return last->size == 0 || merkle_is_extended(proof, last, next) ? 0 :
	    refuse(w, FAULT_REFUSED, "PROOF", "that the ledger goes on from"
	    " what was seen is not shown", why);
}

int
witness_look(struct witnessing *out, struct span asked, struct span last,
    const uint8_t key[static PUBKEY_LEN], struct fault *why)
{
	struct merkle_proof proof;
	uint64_t old = 0;

	*out = (struct witnessing){0};
	if (take_asked(asked, &old, &proof, &out->note, why) == -1 ||
	    open_end(&out->next, out->note, key, why) == -1)
		return -1;
	if (last.left > 0 && open_end(&out->last, last, key, why) == -1)
		return fault_within(why, "what was seen last");
	if (last.left > 0 && (out->last.origin.left != out->next.origin.left ||
	    memcmp(out->last.origin.at, out->next.origin.at,
	    out->next.origin.left) != 0))
		return fault_set(why, FAULT_REFUSED, "WRONG-CALL",
		    "it is of another call than what was seen last");
	return compare(out, old, &proof, why);
}

/* Who did */

int
witness_read(struct witness *out, const struct checkpoint *end, size_t line,
    struct fault *why)
{
	const struct note_line *of = &end->note.lines[line];
	struct note_key key = { .type = NOTE_COSIGNATURE };
	char name[WITNESS_NAME_LEN + 1];
	struct span in = of->name;

	if (!span_skip(&in, WITNESS_PREFIX) || !hex_read(key.key, PUBKEY_LEN,
	    in.at, in.left))
		return 0;
	if (pubkey_check(key.key, why) == -1)
		return -1;
	witness_name(name, key.key);
	key.name = name;
	memcpy(out->key, key.key, PUBKEY_LEN);
	out->size = end->head.size;
	return note_verify(&end->note, &key, &out->time, why);
}

static int
add(struct witness **list, size_t *n, const struct witness *one,
    struct arena *arena)
{
	struct witness *grown;
	size_t i;

	for (i = 0; i < *n; i++)
		if (memcmp((*list)[i].key, one->key, PUBKEY_LEN) == 0) {
			(*list)[i] = *one;
			return 0;
		}
	if ((grown = arena_grow(arena, *list, *n, sizeof(*grown))) == NULL)
		return -1;
	grown[*n] = *one;
	*list = grown;
	(*n)++;
	return 0;
}

int
witness_list(const struct ledger_end *ends, size_t n, struct arena *arena,
    struct witness **out, size_t *n_out)
{
	struct checkpoint end;
	struct witness one;
	size_t i, line;

	*out = NULL;
	*n_out = 0;
	for (i = 0; i < n; i++) {
		if (checkpoint_read(&end, ends[i].note, ends[i].len, NULL) ==
		    -1)
			continue;
		for (line = 0; line < end.note.n; line++)
			if (witness_read(&one, &end, line, NULL) == 1 &&
			    add(out, n_out, &one, arena) == -1)
				return -1;
	}
	return 0;
}
