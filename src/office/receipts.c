/* What experts get back: the end of the ledger, and proofs under it. */
#include "config.h"

#include "mita/office/receipts.h"

#include <stdio.h>

#include "mita/audit/receipt.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/office/register.h"

int
ledger_close(struct register_file *reg, const struct seckey *key,
    struct fault *why)
{
	struct signer signer;

	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	return register_finish(reg, 0, false, why);
}

static int
put_one(const struct register_file *reg, const struct ledger *ledger,
    const char *expert, const char *folder, size_t *written,
    struct fault *why)
{
	struct buf text = {0};
	char path[4096];
	size_t n;
	int rc;

	snprintf(path, sizeof(path), "%s/%s.receipt", folder, expert);
	rc = receipt_prove(&text, ledger, reg->book, expert, &n, why);
	if (rc == 0 && n > 0 && (rc = file_write(path, text.bytes, text.len,
	    0644, why)) == 0)
		(*written)++;
	buf_release(&text);
	return rc;
}

int
receipts_put(struct register_file *reg, const char *const *experts, size_t n,
    const char *folder, size_t *written, struct fault *why)
{
	struct ledger ledger;
	size_t i;
	int rc;

	*written = 0;
	if (ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	rc = file_make_folder(folder, 0700, why);
	for (i = 0; rc == 0 && i < n; i++)
		rc = put_one(reg, &ledger, experts[i], folder, written, why);
	ledger_release(&ledger);
	return rc;
}

int
ledger_said(char out[static LEDGER_SAID_LEN + 1],
    const struct register_file *reg, const struct entry *entry,
    struct fault *why)
{
	char name[KEYNAME_LEN + 1];
	struct ledger ledger;
	struct digest root;

	out[0] = '\0';
	if (ledger_load(&ledger, reg->db, reg->book->arena, why) == -1)
		return -1;
	if (entry->idx > 0 && (size_t)entry->idx <= ledger.n) {
		root = merkle_root(&ledger.tree, (size_t)entry->idx);
		pubkey_name(name, root.bytes);
		snprintf(out, LEDGER_SAID_LEN + 1, "%lld, %s",
		    (long long)entry->idx, name);
	}
	ledger_release(&ledger);
	return 0;
}
