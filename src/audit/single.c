/* All that can be said of one record by itself, without its call. */
#include "config.h"

#include "mita/audit/single.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/verify.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* One record by itself: who signed it, and does its head say so? */

/* Which kinds may this signer state? */
static bool
may_state(const struct signatory *signer, enum record_kind kind)
{
	if (kind == RECORD_MANIFEST)
		return true;
	if (kind == RECORD_KEY)
		return strcmp(signer->name, "-") == 0;
	return (kind == RECORD_DECLARATION || kind == RECORD_EVALUATION) !=
	    (strcmp(signer->name, SIGNER_AGENCY) == 0);
}

int
single_check_head(const struct record *record, const struct signatory *signer,
    const struct minisig *sig, struct fault *why)
{
	const struct head *head = &record->head;
	uint8_t id[KEYID_LEN];

	if (!may_state(signer, head->kind))
		return fault_set(why, FAULT_REFUSED, "SIGNER",
		    "%s may not state a %s", signer->name,
		    record_kind_words[head->kind]);
	pubkey_id(id, signer->key);
	if (memcmp(head->key_id, id, KEYID_LEN) != 0 ||
	    memcmp(sig->key_id, id, KEYID_LEN) != 0)
		return fault_set(why, FAULT_REFUSED, "KEY-ID",
		    "mita-record(5) HEAD: \"key\" is not the id of the key"
		    " that signed");
	if (strcmp(head->signer, signer->name) != 0)
		return fault_set(why, FAULT_REFUSED, "SIGNER",
		    "mita-record(5) HEAD: signed by %s, but it names %s",
		    signer->name, head->signer);
	return 0;
}

/* It is made again of the record: it can say nothing else. */
int
single_check_comment(const struct record *record, const struct minisig *sig,
    struct fault *why)
{
	struct buf want = {0};
	bool same;

	record_comment(&want, record);
	same = !want.failed && strcmp(buf_text(&want), sig->comment) == 0;
	buf_release(&want);
	if (!same)
		return fault_set(why, FAULT_REFUSED, "COMMENT",
		    "mita-record(5) SIGNATURES: the trusted comment does not"
		    " say what the record says");
	return 0;
}

int
single_read(struct record *out, struct arena *arena,
    const struct stored *row, const struct signatory *signer, struct fault *why)
{
	struct minisig sig;

	if (minisig_read(&sig, row->minisig, row->minisig_len, why) == -1 ||
	    minisig_verify(&sig, signer->key, row->text, row->text_len, why) ==
	    -1 || record_read(out, arena, row->text, row->text_len, why) ==
	    -1 ||
	    single_check_head(out, signer, &sig, why) == -1)
		return -1;
	return single_check_comment(out, &sig, why);
}

int
single_read_card(struct record *out, struct arena *arena,
    const struct stored *row, struct fault *why)
{
	struct signatory signer = { .name = "-" };

	/* Read once to find the key: nothing else in it counts yet. */
	if (record_read(out, arena, row->text, row->text_len, why) == -1)
		return -1;
	if (out->head.kind != RECORD_KEY)
		return fault_set(why, FAULT_REFUSED, "WHAT",
		    "this is no enrolment card");
	signer.key = out->body.keycard.sign_key;
	if (pubkey_check(signer.key, why) == -1)
		return -1;
	return single_read(out, arena, row, &signer, why);
}
