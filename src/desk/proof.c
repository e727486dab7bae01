/* What the agency proved to have received. */
#include "config.h"

#include "mita/desk/proof.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/receipt.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/hex.h"
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"
#include "mita/seal/pubkey.h"

static const char kept_as[] = "receipt";

static int
read_kept(const struct workspace *workspace, struct receipt *out)
{
	const char *text;

	if (workspace->book->call == NULL || workspace_remembered(workspace,
	    kept_as, &text, NULL) == -1 || text == NULL)
		return -1;
	return receipt_read(out, workspace->book->arena, text, strlen(text),
	    workspace->book, NULL);
}

void
proof_find(struct workspace *workspace)
{
	struct receipt *receipt = arena_alloc(workspace->book->arena,
	    sizeof(*receipt));

	workspace->receipt = receipt != NULL && read_kept(workspace,
	    receipt) == 0 ? receipt : NULL;
}

const char *
proof_time(const struct workspace *workspace, const struct entry *entry)
{
	char hex[DIGEST_TEXT_LEN + 1];
	const struct ledger_row *row;

	if (workspace->receipt == NULL)
		return NULL;
	digest_text(hex, &entry->digest);
	row = receipt_find(workspace->receipt, hex);
	return row == NULL ? NULL : row->time;
}

static const char *
agency_of(const struct call *call)
{
	size_t i;

	if (call == NULL)
		return "";
	for (i = 0; i < call->n_languages; i++)
		if (strcmp(call->languages[i], translate_language()) == 0)
			return call->agency.in[i];
	return call->agency.in[0];
}

const char *
proof_by(const struct workspace *workspace,
    char out[static PROOF_BY_LEN])
{
	const char *name = agency_of(workspace->book->call);
	const char *from = strrchr(name, '('), *to = strrchr(name, ')');

	if (from == NULL || to == NULL || to < from + 2)
		snprintf(out, PROOF_BY_LEN, "%s", name);
	else
		snprintf(out, PROOF_BY_LEN, "%.*s", (int)(to - from - 1),
		    from + 1);
	return out;
}

/* Taking in */

static const struct entry *
find_record(const struct book *book, const struct ledger_row *row)
{
	struct digest digest;

	hex_read(digest.bytes, DIGEST_LEN, row->digest, strlen(row->digest));
	return book_find(book, &digest);
}

static int
check_own(const struct workspace *workspace, const struct receipt *receipt,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < receipt->n; i++)
		if (find_record(workspace->book, &receipt->rows[i]) == NULL)
			return fault_advise(why, FAULT_REFUSED, "COPY",
			    "take it in where you signed that",
			    "it is of a record that is not in this workspace:"
			    " of another expert, or of another copy");
	return 0;
}

/* Of one history, the larger one has all that the smaller one had. */
static int
check_history(const struct receipt *less, const struct receipt *more,
    struct fault *why)
{
	const struct ledger_row *row;
	size_t i;

	for (i = 0; i < less->n; i++) {
		row = receipt_find(more, less->rows[i].digest);
		if (row == NULL || row->idx != less->rows[i].idx ||
		    strcmp(row->time, less->rows[i].time) != 0)
			break;
	}
	if (i == less->n && (less->end.head.size != more->end.head.size ||
	    digest_equal(&less->end.head.root, &more->end.head.root)))
		return 0;
	return fault_advise(why, FAULT_REFUSED, "SPLIT",
	    "keep both and show them to an auditor", "it contradicts the"
	    " receipt that you have: the agency signed two histories");
}

static void
put_line(struct buf *out, const struct workspace *workspace,
    const struct ledger_row *row, const char *by)
{
	const struct entry *entry = find_record(workspace->book, row);
	char here[CLOCK_HERE_LEN + 1];
	int64_t at;

	if (clock_parse(row->time, &at))
		clock_here(at, here);
	else
		snprintf(here, sizeof(here), "-");
	buf_putf(out, _("  %s: received by %s, %s (number %lld)\n"),
	    book_place(workspace->book, entry), by, here,
	    (long long)row->idx);
}

static void
put_proved(struct buf *out, const struct workspace *workspace,
    const struct receipt *receipt, const char *by)
{
	char name[KEYNAME_LEN + 1];
	size_t i;

	for (i = 0; i < receipt->n; i++)
		put_line(out, workspace, &receipt->rows[i], by);
	pubkey_name(name, receipt->end.head.root.bytes);
	buf_putf(out, _("%s proved that it has these %zu in a ledger of"
	    " %llu.\nHead of the ledger (tell it on the telephone): %s\n"), by,
	    receipt->n, (unsigned long long)receipt->end.head.size, name);
}

static int
keep(struct workspace *workspace, const struct receipt *receipt,
    const struct buf *text, struct buf *out, struct fault *why)
{
	const struct receipt *kept = workspace->receipt;

	if (kept != NULL && kept->end.head.size > receipt->end.head.size) {
		if (check_history(receipt, kept, why) == -1)
			return -1;
		buf_puts(out, _("You have a newer receipt already; it says the"
		    " same.\n"));
		return 0;
	}
	if (kept != NULL && check_history(kept, receipt, why) == -1)
		return -1;
	if (workspace_remember(workspace, kept_as, buf_text(text), why) == -1)
		return -1;
	proof_find(workspace);
	return 0;
}

static int
take(struct workspace *workspace, const struct buf *text, struct buf *out,
    struct fault *why)
{
	char by[PROOF_BY_LEN];
	struct receipt receipt;

	if (receipt_read(&receipt, workspace->book->arena, buf_text(text),
	    text->len, workspace->book, why) == -1 ||
	    check_own(workspace, &receipt, why) == -1)
		return -1;
	put_proved(out, workspace, &receipt, proof_by(workspace, by));
	if (keep(workspace, &receipt, text, out, why) == -1)
		return -1;
	return out->failed ? fault_memory(why) : 0;
}

int
proof_take(struct workspace *workspace, const char *path, struct buf *out,
    struct fault *why)
{
	struct buf text = {0};
	int rc;

	if (workspace->book->call == NULL)
		return fault_set(why, FAULT_REFUSED, "EMPTY", "this workspace"
		    " knows no call yet: open the agency's package first");
	rc = file_read(path, CONTAINER_MAX, &text, why);
	if (rc == 0)
		rc = take(workspace, &text, out, why);
	buf_release(&text);
	return rc == -1 ? fault_within(why, "%s", path) : 0;
}

bool
proof_is(const char *path)
{
	return file_starts(path, "c2sp.org/tlog-proof@");
}
