/* The verb witness: does a head of the ledger go on from the last? */
#include "config.h"

#include "mita/auditor/witness.h"

#include "mita/audit/witness.h"
#include "mita/auditor/auditor.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/model/record.h"
#include "mita/seal/pubkey.h"

static int
say(const struct witnessing *w, const char *path)
{
	char head[KEYNAME_LEN + 1], hex[DIGEST_TEXT_LEN + 1];

	digest_text(hex, &w->next.head.root);
	pubkey_name(head, w->next.head.root.bytes);
	return program_sayf(auditor_program, "ledger  size %llu, %s, say %s\n"
	    "goes on from size %llu; kept in %s", (unsigned long long)
	    w->next.head.size, hex, head, (unsigned long long)
	    w->last.head.size, path);
}

static int
look(struct span asked, const char *path, const uint8_t *key,
    struct fault *why)
{
	struct witnessing w;
	struct buf last = {0};
	int rc = 0;

	if (file_exists(path))
		rc = file_read(path, NOTE_MAX, &last, why);
	if (rc == 0)
		rc = witness_look(&w, asked, span_of(buf_text(&last),
		    last.len), key, why);
	if (rc == 0)
		rc = file_write(path, w.note.at, w.note.left, 0644, why);
	if (rc == 0)
		rc = say(&w, path);
	buf_release(&last);
	return rc;
}

int
verb_witness(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	uint8_t key[PUBKEY_LEN];
	struct buf asked = {0};
	struct fault fault;
	int rc = -1;

	if (pubkey_load(key, parsed_operand(line, 1), &fault) == 0 &&
	    file_read(path, NOTE_MAX, &asked, &fault) == 0 &&
	    (rc = look(span_of(buf_text(&asked), asked.len),
	    parsed_operand(line, 2), key, &fault)) == -1)
		fault_within(&fault, "%s", path);
	buf_release(&asked);
	return rc == -1 ? program_fail(auditor_program, &fault) : rc;
}
