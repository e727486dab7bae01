#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/record.h"
#include "mita/seal/checkpoint.h"
#include "mita/seal/digest.h"
#include "mita/seal/merkle.h"
#include "mita/seal/note_sign.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "tests/tap.h"

enum { MOST = 40 };

/* RFC 6962, section 2.1, word for word: it needs all leaves each time. */
static struct digest
naive_root(const struct digest *leaves, size_t n)
{
	uint8_t both[1 + 2 * DIGEST_LEN] = { 1 };
	struct digest left, right, out;
	struct merkle none = {0};
	size_t k = 1;

	if (n == 0)
		return merkle_root(&none, 0);
	if (n == 1)
		return leaves[0];
	while (2 * k < n)
		k *= 2;
	left = naive_root(leaves, k);
	right = naive_root(leaves + k, n - k);
	memcpy(both + 1, left.bytes, DIGEST_LEN);
	memcpy(both + 1 + DIGEST_LEN, right.bytes, DIGEST_LEN);
	/* A leaf of bytes b is SHA-256(0 b): the node is made otherwise. */
	digest_of(out.bytes, both, sizeof(both));
	return out;
}

static void
grow(struct merkle *tree, struct digest *leaves, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		leaves[i] = merkle_leaf(&i, sizeof(i));
		merkle_add(tree, &leaves[i]);
	}
}

static void
test_roots(void)
{
	struct digest leaves[MOST], got, want;
	struct merkle tree = {0};
	size_t n, wrong = 0;

	grow(&tree, leaves, MOST);
	for (n = 0; n <= MOST; n++) {
		got = merkle_root(&tree, n);
		want = naive_root(leaves, n);
		wrong += !digest_equal(&got, &want);
	}
	is_int(wrong, 0, "the root of every beginning is that of the RFC");
	merkle_cut(&tree, 7);
	for (n = 7; n < MOST; n++)
		merkle_add(&tree, &leaves[n]);
	got = merkle_root(&tree, MOST);
	want = naive_root(leaves, MOST);
	ok(digest_equal(&got, &want), "what was cut off grows again");
	merkle_release(&tree);
}

/* Of every tree every entry, and nowhere else; of every end every later. */
static void
test_proofs(void)
{
	struct digest leaves[MOST];
	struct merkle_head old, head;
	struct merkle_proof proof;
	struct merkle tree = {0};
	size_t n, i, refused = 0, moved = 0;

	grow(&tree, leaves, MOST);
	for (n = 1; n <= MOST; n++) {
		merkle_cut(&tree, n);
		head = (struct merkle_head){ n, merkle_root(&tree, n) };
		for (i = 0; i < n; i++) {
			merkle_include(&tree, n, i, &proof);
			refused += !merkle_is_included(&proof, i, &leaves[i],
			    &head);
			moved += merkle_is_included(&proof, i + 1, &leaves[i],
			    &head);
			moved += merkle_is_included(&proof, i,
			    &leaves[(i + 1) % MOST], &head);
		}
		for (i = 1; i <= n; i++) {
			old = (struct merkle_head){ i, merkle_root(&tree, i) };
			merkle_extend(&tree, i, &proof);
			refused += !merkle_is_extended(&proof, &old, &head);
			old.root = leaves[MOST - 1];
			moved += n < MOST && merkle_is_extended(&proof, &old,
			    &head);
			old.size++;
			moved += merkle_is_extended(&proof, &old, &head);
		}
		if (n < MOST)
			merkle_add(&tree, &leaves[n]);
	}
	is_int(refused, 0, "every proof holds");
	is_int(moved, 0, "and of no other place, leaf, root or size");
	merkle_release(&tree);
}

static void
test_lines(void)
{
	static const char *const bad[] = {
		"", "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
		"bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB==\n\n",
		"bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoA==\n\n", "AA==\n\n",
		" \n\n", "\r\n\n",
	};
	struct merkle_proof proof;
	struct buf many = {0};
	struct span in;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		in = span_of(bad[i], strlen(bad[i]));
		ok(!merkle_proof_take(&in, &proof), "no proof: case %zu", i);
	}
	for (i = 0; i < MERKLE_LEVELS; i++)
		buf_puts(&many,
		    "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n");
	buf_putc(&many, '\n');
	in = span_of(buf_text(&many), many.len);
	ok(!merkle_proof_take(&in, &proof), "no tree is that high");
	in = span_of(buf_text(&many) + 45, many.len - 45);
	ok(merkle_proof_take(&in, &proof) && proof.n == 63, "one less is");
	buf_release(&many);
}

static const char origin[] = "mita.example/ledger";

static void
sign(struct buf *out, const struct seckey *key, const struct seckey *other)
{
	struct merkle_head head = { 12, { "root" } };
	size_t len;

	checkpoint_put(out, origin, &head);
	len = out->len;
	buf_putc(out, '\n');
	note_sign(out, key, NOTE_SIGNATURE, origin, 0,
	    &(struct span){ out->bytes, len });
	note_sign(out, other, NOTE_COSIGNATURE, "witness.example/w", 1700000000,
	    &(struct span){ out->bytes, len });
}

static int
opens(const struct buf *text, const struct seckey *key)
{
	struct checkpoint checkpoint;

	return checkpoint_open(&checkpoint, text->bytes, text->len, origin,
	    seckey_sign_public(key), NULL);
}

static void
test_signed(const struct seckey *key, const struct seckey *other)
{
	struct note_key witness = { .type = NOTE_COSIGNATURE,
	    .name = "witness.example/w" };
	struct checkpoint checkpoint;
	struct buf text = {0};
	struct fault why;
	int64_t time = 0;

	memcpy(witness.key, seckey_sign_public(other), PUBKEY_LEN);
	sign(&text, key, other);
	is_int(checkpoint_open(&checkpoint, text.bytes, text.len, origin,
	    seckey_sign_public(key), &why), 0, "a checkpoint is read again");
	is_int((long long)checkpoint.head.size, 12, "with its size");
	is_int(note_verify(&checkpoint.note, &witness, &time, &why), 1,
	    "and its cosignature");
	is_int(time, 1700000000, "which says when");
	witness.type = NOTE_SIGNATURE;
	is_int(note_verify(&checkpoint.note, &witness, NULL, &why), 0,
	    "as another type it is a stranger's");
	fault_clear(&why);
	is_int(checkpoint_open(&checkpoint, text.bytes, text.len, origin,
	    seckey_sign_public(other), &why), -1, "by another key");
	is_str(why.reason, "UNKNOWN-KEY", "it is not signed");
	is_int(checkpoint_open(&checkpoint, text.bytes, text.len,
	    "mita.example/other", seckey_sign_public(key), &why), -1,
	    "the head of another log");
	is_str(why.reason, "WRONG-CALL", "is told as that");
	buf_release(&text);
}

/* What the log signed cannot change by a bit, and nothing can be cut off. */
static void
test_changes(const struct seckey *key, const struct seckey *other)
{
	struct buf text = {0};
	size_t i, end, passed = 0;
	unsigned bit;

	sign(&text, key, other);
	end = text.len - strlen("\xe2\x80\x94 witness.example/w ") - 105;
	for (i = 0; i < end; i++)
		for (bit = 0; bit < 8; bit++) {
			text.bytes[i] ^= (char)(1u << bit);
			passed += opens(&text, key) == 0;
			text.bytes[i] ^= (char)(1u << bit);
		}
	is_int(passed, 0, "no changed bit passes");
	for (i = text.len; i > 0; i--) {
		text.len = i - 1;
		passed += i - 1 != end && opens(&text, key) == 0;
	}
	is_int(passed, 0, "nor a checkpoint that was cut off");
	buf_release(&text);
}

/* Extension lines, other numbers: in no form but the one. */
static void
test_forms(const struct seckey *key)
{
	static const char root[] =
	    "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n";
	static const char *const sizes[] = { "12", "012", "-1", "+1", "", " 1",
	    "9223372036854775808", "0x1" };
	struct buf text = {0};
	size_t i, len, passed = 0;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		buf_putf(&text, "%s\n%s\n%s", origin, sizes[i], root);
		len = text.len;
		buf_putc(&text, '\n');
		note_sign(&text, key, NOTE_SIGNATURE, origin, 0,
		    &(struct span){ text.bytes, len });
		passed += opens(&text, key) == 0;
		buf_release(&text);
	}
	is_int(passed, 1, "a size has one form");
	buf_putf(&text, "%s\n12\n%sextension\n", origin, root);
	len = text.len;
	buf_putc(&text, '\n');
	note_sign(&text, key, NOTE_SIGNATURE, origin, 0,
	    &(struct span){ text.bytes, len });
	is_int(opens(&text, key), -1, "a line that nobody can audit is none");
	buf_release(&text);
}

int
main(void)
{
	struct seckey *key, *other;
	struct fault why;

	if (seal_start(&why) == -1)
		return skip_all(why.text);
	key = seckey_new(&why);
	other = seckey_new(&why);
	test_roots();
	test_proofs();
	test_lines();
	test_signed(key, other);
	test_changes(key, other);
	test_forms(key);
	seckey_free(key);
	seckey_free(other);
	return done_testing();
}
