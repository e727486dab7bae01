/* What the agency proves to have received. */
#include "config.h"

#include "mita/audit/receipt.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/seal/base64.h"

static const char first_line[] = "c2sp.org/tlog-proof@v1\n";

/* An entry of the ledger: two digests, a time, two blanks, a line end. */
enum { ENTRY_MAX = 2 * DIGEST_TEXT_LEN + 24 };

bool
receipt_is(const void *bytes, size_t len)
{
	struct span in = span_of(bytes, len);

	return span_starts(&in, first_line);
}

/* Writing */

static void
put_proof(struct buf *out, const struct ledger *ledger, size_t size,
    const struct ledger_row *row)
{
	const struct ledger_end *end = &ledger->ends[ledger->n_ends - 1];
	struct merkle_proof proof;
	struct buf line = {0};

	ledger_line(&line, row);
	buf_putf(out, "%sextra ", first_line);
	base64_write(out, (const uint8_t *)buf_text(&line), line.len);
	buf_putf(out, "\nindex %lld\n", (long long)row->idx - 1);
	merkle_include(&ledger->tree, size, (size_t)row->idx - 1, &proof);
	merkle_proof_put(out, &proof);
	buf_put(out, end->note, end->len);
	out->failed = out->failed || line.failed;
	buf_release(&line);
}

static bool
is_of(const struct entry *entry, const char *expert)
{
	return entry->record != NULL &&
	    strcmp(entry->record->head.signer, expert) == 0 &&
	    (entry->record->head.kind == RECORD_DECLARATION ||
	    entry->record->head.kind == RECORD_EVALUATION);
}

int
receipt_prove(struct buf *out, const struct ledger *ledger,
    const struct book *book, const char *expert, size_t *n,
    struct fault *why)
{
	struct checkpoint end;
	size_t i;

	*n = 0;
	if (!ledger_newest(ledger, book, &end))
		return fault_set(why, FAULT_REFUSED, "LEDGER",
		    "there is no end of the ledger that the agency signed");
	for (i = 0; i < book->n; i++) {
		int64_t idx = book->entries[i]->idx;

		if (!is_of(book->entries[i], expert) ||
		    idx > (int64_t)end.head.size || idx > (int64_t)ledger->n)
			continue;
		if (ledger->rows[idx - 1].idx != idx)
			return fault_set(why, FAULT_REFUSED, "LEDGER",
			    "something was taken out of the ledger: run"
			    " \"check\"");
		put_proof(out, ledger, (size_t)end.head.size,
		    &ledger->rows[idx - 1]);
		(*n)++;
	}
	return out->failed ? fault_memory(why) : 0;
}

/* Reading */

static int
bad_form(size_t n, const char *what, struct fault *why)
{
	return fault_set(why, FAULT_REFUSED, "FORMAT", "mita-bundle(5)"
	    " RECEIPT: proof %zu has no %s", n + 1, what);
}

static bool
take_extra(struct span *in, struct arena *arena, struct ledger_row *row)
{
	uint8_t entry[ENTRY_MAX];
	struct span line, text;
	size_t len;

	if (!span_skip(in, "extra ") || !span_take_line(in, &line) ||
	    line.left < 4 || line.left % 4 != 0)
		return false;
	len = line.left / 4 * 3 - (line.at[line.left - 1] == '=') -
	    (line.at[line.left - 2] == '=');
	if (len > sizeof(entry) ||
	    base64_read(entry, len, line.at, line.left) == -1)
		return false;
	text = span_of(entry, len);
	return ledger_take(&text, arena, row) && text.left == 0;
}

static bool
take_index(struct span *in, int64_t *index)
{
	struct span line;

	return span_skip(in, "index ") && span_take_line(in, &line) &&
	    number_take(&line, INT64_MAX - 1, index) && line.left == 0;
}

/* A checkpoint ends where the next proof begins. */
static struct span
take_end(struct span *in)
{
	const char *start = in->at;
	struct span line;

	while (in->left > 0 && !span_starts(in, first_line) &&
	    span_take_line(in, &line))
		continue;
	return span_of(start, (size_t)(in->at - start));
}

/* A proof, all but its checkpoint. */
struct proof {
	struct ledger_row	row;
	struct merkle_proof	path;
	struct span		end;
};

static int
take_proof(struct span *in, struct arena *arena, size_t n,
    struct proof *out, struct fault *why)
{
	int64_t index;

	if (!span_skip(in, first_line))
		return bad_form(n, "first line", why);
	if (!take_extra(in, arena, &out->row))
		return bad_form(n, "entry of the ledger", why);
	if (!take_index(in, &index))
		return bad_form(n, "index", why);
	if (!merkle_proof_take(in, &out->path))
		return bad_form(n, "digests and empty line", why);
	out->row.idx = index + 1;
	out->end = take_end(in);
	return 0;
}

static int
check_proof(const struct receipt *receipt, const struct proof *proof,
    struct fault *why)
{
	struct buf line = {0};
	struct digest leaf;
	bool good;

	ledger_line(&line, &proof->row);
	leaf = merkle_leaf(buf_text(&line), line.len);
	good = !line.failed && merkle_is_included(&proof->path,
	    (uint64_t)proof->row.idx - 1, &leaf, &receipt->end.head);
	buf_release(&line);
	if (good)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "PROOF",
	    "ask the agency for another receipt", "number %lld, the record"
	    " %.16s..., is not under the end that the agency signed",
	    (long long)proof->row.idx, proof->row.digest);
}

static int
add_proof(struct receipt *out, struct arena *arena,
    const struct proof *proof, struct fault *why)
{
	out->rows = arena_grow(arena, out->rows, out->n, sizeof(*out->rows));
	if (out->rows == NULL)
		return fault_memory(why);
	out->rows[out->n++] = proof->row;
	return check_proof(out, proof, why);
}

static bool
is_same(const struct span *a, const struct span *b)
{
	return a->left == b->left && memcmp(a->at, b->at, a->left) == 0;
}

int
receipt_read(struct receipt *out, struct arena *arena, const void *bytes,
    size_t len, const struct book *book, struct fault *why)
{
	struct span in = span_of(bytes, len), end = {0};
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct proof proof;

	*out = (struct receipt){0};
	ledger_origin(origin, &book->call_entry->digest);
	do {
		if (take_proof(&in, arena, out->n, &proof, why) == -1)
			return -1;
		if (out->n == 0 && checkpoint_open(&out->end, proof.end.at,
		    proof.end.left, origin, book->call->agency_key, why) == -1)
			return -1;
		if (out->n > 0 && !is_same(&end, &proof.end))
			return bad_form(out->n, "end that is that of the"
			    " others", why);
		end = proof.end;
		if (add_proof(out, arena, &proof, why) == -1)
			return -1;
	} while (in.left > 0);
	return 0;
}

const struct ledger_row *
receipt_find(const struct receipt *receipt, const char *digest)
{
	size_t i;

	for (i = 0; i < receipt->n; i++)
		if (strcmp(receipt->rows[i].digest, digest) == 0)
			return &receipt->rows[i];
	return NULL;
}
