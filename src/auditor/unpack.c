#include "config.h"

#include "mita/auditor/auditor.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/seal/pubkey.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/*
 * Each record as NNNN-KIND-ID.txt and .minisig, each key as .pub, for
 * minisign and openssl.  Names are ours: nothing in a file names a path.
 */

static int
write_pair(const char *folder, const char *name, const struct stored *row,
    struct fault *why)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s.txt", folder, name);
	if (file_write_new(path, row->text, row->text_len, 0644, why) == -1)
		return -1;
	snprintf(path, sizeof(path), "%s/%s.txt.minisig", folder, name);
	return file_write_new(path, row->minisig, row->minisig_len, 0644, why);
}

static int
write_key(const char *folder, const char *name, const uint8_t *key,
    struct fault *why)
{
	struct buf text = {0};
	char path[4096];
	int rc;

	snprintf(path, sizeof(path), "%s/%s.pub", folder, name);
	pubkey_write(&text, key, "minisign public key");
	rc = text.failed ? fault_memory(why) :
	    file_write_new(path, text.bytes, text.len, 0644, why);
	buf_release(&text);
	return rc;
}

static int
unpack_row(const char *folder, struct arena *arena, const struct stored *row,
    size_t at, struct fault *why)
{
	char name[2 * ID_MAX + 32];
	struct record record;

	/* What cannot be read is unpacked all the same: it is evidence. */
	if (record_read(&record, arena, row->text, row->text_len, NULL) == -1) {
		snprintf(name, sizeof(name), "%04zu-UNREADABLE", at + 1);
		return write_pair(folder, name, row, why);
	}
	snprintf(name, sizeof(name), "%04zu-%s-%s", at + 1,
	    record_kind_words[record.head.kind],
	    strcmp(record.head.signer, "-") == 0 ? "CARD" :
	    record.head.signer);
	if (write_pair(folder, name, row, why) == -1)
		return -1;
	if (record.head.kind == RECORD_CALL)
		return write_key(folder, SIGNER_AGENCY,
		    record.body.call.agency_key, why);
	if (record.head.kind == RECORD_ADMISSION)
		return write_key(folder, record.body.admission.expert,
		    record.body.admission.sign_key, why);
	if (record.head.kind == RECORD_KEY) {
		strcat(name, "-KEY");
		return write_key(folder, name, record.body.keycard.sign_key,
		    why);
	}
	return 0;
}

static int
unpack(const char *path, const char *folder, size_t *n, struct fault *why)
{
	struct source source;
	size_t i;
	int rc = -1;

	if (file_exists(folder))
		return fault_set(why, FAULT_REFUSED, "EXISTS", "%s: already"
		    " there; name a new folder", folder);
	if (source_open(&source, path, why) == -1)
		return -1;
	if (file_make_folder(folder, 0755, why) == -1)
		goto done;
	for (i = 0; i < source.n_rows; i++)
		if (unpack_row(folder, source.arena, &source.rows[i], i,
		    why) == -1)
			goto done;
	*n = source.n_rows;
	rc = 0;
done:
	source_release(&source);
	return rc;
}

int
verb_unpack(const struct parsed *line)
{
	const char *folder = parsed_operand(line, 1);
	struct fault fault;
	size_t n = 0;

	if (unpack(parsed_operand(line, 0), folder, &n, &fault) == -1)
		return program_fail(auditor_program, &fault);
	return program_sayf(auditor_program, "%zu records in %s.  Check one"
	    " with\n  minisign -VHm FILE.txt -p SIGNER.pub", n, folder);
}
