/* The outside of a package or bundle. */
#include "config.h"

#include "mita/office/outside.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/seal/age.h"
#include "mita/seal/envelope.h"

static int
look_at_age(struct outside *out, const struct buf *file, struct fault *why)
{
	struct age_header header;

	if (age_header_read(&header, file->bytes, file->len, why) == -1)
		return -1;
	out->encrypted = true;
	if (!header.labelled)
		return 0;
	out->kind = container_words[header.label.kind];
	id_copy(out->call, header.label.call);
	id_copy(out->expert, header.label.expert);
	return 0;
}

/* A sealed file names nothing but its key. */
static int
look_at_seal(struct outside *out, const struct buf *file, struct fault *why)
{
	struct span minisig, body;
	struct minisig sig;
	size_t i;

	if (envelope_split(buf_text(file), file->len, &minisig, &body, why) ==
	    -1 || minisig_read(&sig, minisig.at, minisig.left, why) == -1)
		return -1;
	for (i = 0; i < CONTAINERS; i++)
		if (strncmp(sig.comment, container_words[i],
		    strlen(container_words[i])) == 0)
			out->kind = container_words[i];
	return 0;
}

int
outside_read(const char *path, struct outside *out, struct fault *why)
{
	struct buf file = {0};
	int rc;

	*out = (struct outside){ .kind = "" };
	if (file_read(path, ENCRYPTED_MAX, &file, why) == -1) {
		buf_release(&file);
		return -1;
	}
	rc = age_is(buf_text(&file), file.len) ?
	    look_at_age(out, &file, why) : look_at_seal(out, &file, why);
	buf_release(&file);
	return rc == -1 ? fault_within(why, "%s", path) : 0;
}
