/* The verb unpack: records as texts and signatures. */
#include "config.h"

#include "mita/auditor/auditor.h"
#include "mita/auditor/source.h"

#include <stdio.h>

#include "mita/audit/texts.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/store/records.h"

/* Records as texts and signatures for minisign and openssl. */

static int
put_file(void *to, const char *name, const void *bytes, size_t len,
    struct fault *why)
{
	const char *folder = to;
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return file_write_new(path, bytes, len, 0644, why);
}

static int
unpack(const char *path, const char *folder, size_t *n, struct fault *why)
{
	struct source source;
	int rc;

	if (file_exists(folder)) {
		fault_at(why, FAULT_REFUSED, "EXISTS", folder, "already there");
		return fault_remedy(why, "name a new folder");
	}
	if (source_open(&source, path, why) == -1)
		return -1;
	rc = file_make_folder(folder, 0755, why);
	if (rc == 0)
		rc = texts_write(source.rows, source.n_rows, source.arena,
		    put_file, (void *)folder, why);
	*n = source.n_rows;
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
