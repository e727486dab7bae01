/* The folder for auditors. */
#include "config.h"

#include "mita/office/publish.h"

#include <string.h>

#include "mita/audit/ledger.h"
#include "mita/audit/texts.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/office/outbox.h"
#include "mita/office/register.h"
#include "mita/store/records.h"

/*
 * The folder for auditors: all that was signed, so that nobody need trust
 * the register or its programs.  Documents of proposals stay here.
 */

/* Made from data/publish. */
static const struct {
	const char	*name;
	const char	*text;
} pages[] = {
#include "publish_pages.inc"
};

static int
put_text(void *to, const char *name, const void *bytes, size_t len,
    struct fault *why)
{
	struct buf path = {0};
	int rc;

	buf_putf(&path, "records/%s", name);
	rc = path.failed ? fault_memory(why) :
	    outbox_put(to, buf_text(&path), bytes, len, why);
	buf_release(&path);
	return rc;
}

static int
put_records(const struct book *book, struct outbox *outbox,
    struct fault *why)
{
	struct stored *rows;
	size_t i;

	rows = arena_alloc(book->arena, (book->n + 1) * sizeof(*rows));
	if (rows == NULL)
		return fault_memory(why);
	for (i = 0; i < book->n; i++)
		rows[i] = (struct stored){
			.idx = book->entries[i]->idx,
			.text = book->entries[i]->text,
			.text_len = book->entries[i]->len,
			.minisig = book->entries[i]->minisig,
			.minisig_len = book->entries[i]->minisig_len,
		};
	return texts_write(rows, book->n, book->arena, put_text, outbox, why);
}

/* What begins a page: the first is English, the second Lithuanian. */
static void
put_beginning(struct buf *out, const struct book *book, size_t page)
{
	char name[KEYNAME_LEN + 1];

	pubkey_name(name, book->call->agency_key);
	if (page == 0)
		buf_putf(out, "Call %s.  %zu signed statements.\nThe agency's"
		    " key has the short name %s.\n", book->call->id, book->n,
		    name);
	else
		buf_putf(out, "Kvietimas %s.  Pasirašytų pareiškimų: %zu.\n"
		    "Agentūros rakto trumpasis vardas yra %s.\n",
		    book->call->id, book->n, name);
}

static int
put_pages(const struct book *book, struct outbox *outbox, struct fault *why)
{
	struct buf text = {0};
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < sizeof(pages) / sizeof(pages[0]); i++) {
		put_beginning(&text, book, i);
		buf_puts(&text, pages[i].text);
		rc = text.failed ? fault_memory(why) : outbox_put(outbox,
		    pages[i].name, text.bytes, text.len, why);
		buf_release(&text);
	}
	return rc;
}

/* When it came, in which order; signed, so far as there is an end. */
static int
put_ledger(const struct register_file *reg, struct outbox *outbox,
    struct fault *why)
{
	struct ledger ledger;
	struct buf lines = {0};
	size_t i;
	int rc = -1;

	if (ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	for (i = 0; i < ledger.n; i++)
		ledger_line(&lines, &ledger.rows[i]);
	if (lines.failed)
		fault_memory(why);
	else if (ledger.n_ends == 0)
		rc = 0;
	else if (outbox_put(outbox, LEDGER_LINES, buf_text(&lines), lines.len,
	    why) == 0)
		rc = outbox_put(outbox, LEDGER_END,
		    ledger.ends[ledger.n_ends - 1].note,
		    ledger.ends[ledger.n_ends - 1].len, why);
	buf_release(&lines);
	ledger_release(&ledger);
	return rc;
}

int
register_publish(const struct register_file *reg, struct outbox *outbox,
    struct fault *why)
{
	if (put_records(reg->book, outbox, why) == -1 ||
	    put_ledger(reg, outbox, why) == -1)
		return -1;
	return put_pages(reg->book, outbox, why);
}
