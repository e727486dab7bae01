/* Heads of the ledger that go to a witness and come back co-signed. */
#include "config.h"

#include "mita/office/witness.h"

#include <string.h>

#include "mita/audit/ledger.h"
#include "mita/audit/witness.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/office/register.h"
#include "mita/store/db.h"

/* Asking */

static int
newest_witnessed(const struct ledger *ledger, struct arena *arena,
    uint64_t *size, struct fault *why)
{
	struct witness *list;
	size_t n, i;

	*size = 0;
	if (witness_list(ledger->ends, ledger->n_ends, arena, &list, &n) == -1)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		if (list[i].size > *size)
			*size = list[i].size;
	return 0;
}

static int
write_request(const struct ledger *ledger, uint64_t from, const char *path,
    struct fault *why)
{
	struct merkle_proof proof;
	struct buf out = {0};
	int rc;

	merkle_extend(&ledger->tree, (size_t)from, &proof);
	witness_ask(&out, from, &proof, &ledger->ends[ledger->n_ends - 1]);
	rc = out.failed ? fault_memory(why) :
	    file_write_new(path, out.bytes, out.len, 0644, why);
	buf_release(&out);
	return rc;
}

static int
request(const struct register_file *reg, const struct ledger *ledger,
    uint64_t *from, struct checkpoint *end, struct fault *why)
{
	if (!ledger_newest(ledger, reg->book, end) ||
	    end->head.size > ledger->n)
		return fault_advise(why, FAULT_REFUSED, "LEDGER", "run"
		    " \"check\"", "there is no end of the ledger that the"
		    " agency signed");
	if (*from == (uint64_t)WITNESS_NEWEST)
		return newest_witnessed(ledger, reg->book->arena, from, why);
	if (*from <= end->head.size)
		return 0;
	return fault_set(why, FAULT_REFUSED, "LEDGER", "the newest end that"
	    " the agency signed has size %llu: nobody can have seen %llu",
	    (unsigned long long)end->head.size, (unsigned long long)*from);
}

int
witness_request(const struct register_file *reg, int64_t since,
    const char *path, uint64_t *from, uint64_t *size, struct fault *why)
{
	struct checkpoint end;
	struct ledger ledger;
	int rc;

	*from = (uint64_t)since;
	if (register_check(reg, why) == -1 ||
	    ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	rc = request(reg, &ledger, from, &end, why);
	if (rc == 0) {
		*size = end.head.size;
		/* What came behind the end is not signed yet. */
		merkle_cut(&ledger.tree, (size_t)*size);
		rc = write_request(&ledger, *from, path, why);
	}
	ledger_release(&ledger);
	return rc;
}

/* Taking */

static const struct ledger_end *
find_end(const struct ledger *ledger, const struct checkpoint *came,
    struct checkpoint *here)
{
	size_t i;

	for (i = 0; i < ledger->n_ends; i++)
		if (checkpoint_read(here, ledger->ends[i].note,
		    ledger->ends[i].len, NULL) == 0 &&
		    here->head.size == came->head.size)
			return digest_equal(&here->head.root,
			    &came->head.root) ? &ledger->ends[i] : NULL;
	return NULL;
}

static bool
is_known(const struct checkpoint *here, const struct witness *witness)
{
	struct witness one;
	size_t i;

	for (i = 0; i < here->note.n; i++)
		if (witness_read(&one, here, i, NULL) == 1 &&
		    memcmp(one.key, witness->key, PUBKEY_LEN) == 0)
			return true;
	return false;
}

/* The end as it is here, and behind it each line of a witness that is new. */
static int
add_lines(struct buf *out, const struct checkpoint *here,
    const struct checkpoint *came, size_t *added, struct fault *why)
{
	struct witness witness;
	size_t i;
	int rc;

	*added = 0;
	for (i = 0; i < came->note.n; i++) {
		const struct note_line *line = &came->note.lines[i];

		rc = witness_read(&witness, came, i, why);
		if (rc == -1)
			return -1;
		if (rc == 0 || is_known(here, &witness))
			continue;
		buf_puts(out, "\xe2\x80\x94 ");
		buf_put(out, line->name.at, line->name.left);
		buf_putc(out, ' ');
		buf_put(out, line->base64.at, line->base64.left);
		buf_putc(out, '\n');
		(*added)++;
	}
	if (here->note.n + *added > NOTE_LINES_MAX)
		return fault_set(why, FAULT_REFUSED, "TOO-LARGE",
		    "an end has at most %d signatures", NOTE_LINES_MAX);
	return out->failed ? fault_memory(why) : 0;
}

static int
take(struct register_file *reg, const struct ledger *ledger,
    const struct checkpoint *came, size_t *added, struct fault *why)
{
	const struct ledger_end *end;
	struct checkpoint here;
	struct buf note = {0};
	int rc;

	if ((end = find_end(ledger, came, &here)) == NULL)
		return fault_advise(why, FAULT_REFUSED, "LEDGER", "compare it"
		    " with \"mita-auditor audit --since\"", "the ledger here"
		    " has no such end");
	buf_put(&note, end->note, end->len);
	rc = add_lines(&note, &here, came, added, why);
	if (rc == 0 && *added > 0)
		rc = ledger_keep(reg->db, end->size, buf_text(&note), why);
	buf_release(&note);
	return rc;
}

static int
take_locked(struct register_file *reg, const struct checkpoint *came,
    size_t *added, struct fault *why)
{
	struct ledger ledger;
	int rc;

	if (ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	rc = take(reg, &ledger, came, added, why);
	ledger_release(&ledger);
	return rc == 0 ? db_commit(reg->db, why) : -1;
}

int
witness_take(struct register_file *reg, const char *path, size_t *added,
    struct fault *why)
{
	char origin[LEDGER_ORIGIN_LEN + 1];
	struct checkpoint came;
	struct buf bytes = {0};
	int rc;

	ledger_origin(origin, &reg->book->call_entry->digest);
	rc = file_read(path, NOTE_MAX, &bytes, why);
	if (rc == 0 && (rc = checkpoint_open(&came, buf_text(&bytes),
	    bytes.len, origin, reg->book->call->agency_key, why)) == -1)
		fault_within(why, "%s", path);
	if (rc == 0)
		rc = register_lock(reg, why);
	if (rc == 0 && (rc = take_locked(reg, &came, added, why)) == -1) {
		db_roll_back(reg->db);
		fault_within(why, "%s", path);
	}
	buf_release(&bytes);
	return rc;
}
