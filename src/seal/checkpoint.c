/* The signed end of a log. */
#include "config.h"

#include "mita/seal/checkpoint.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"

void
checkpoint_put(struct buf *out, const char *origin,
    const struct merkle_head *head)
{
	buf_putf(out, "%s\n%llu\n", origin, (unsigned long long)head->size);
	merkle_put(out, &head->root);
}

int
checkpoint_read(struct checkpoint *out, const void *bytes, size_t len,
    struct fault *why)
{
	struct span in, line;
	int64_t size;

	if (note_read(&out->note, bytes, len, why) == -1)
		return -1;
	in = out->note.text;
	if (!span_take_line(&in, &out->origin) || out->origin.left == 0 ||
	    !span_take_line(&in, &line) ||
	    !number_take(&line, INT64_MAX, &size) || line.left > 0 ||
	    !merkle_take(&in, &out->head.root) || in.left > 0)
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "C2SP tlog-checkpoint: its text is not origin, size and"
		    " root, a line each");
	out->head.size = (uint64_t)size;
	return 0;
}

int
checkpoint_open(struct checkpoint *out, const void *bytes, size_t len,
    const char *origin, const uint8_t key[static PUBKEY_LEN],
    struct fault *why)
{
	struct note_key log = { .type = NOTE_SIGNATURE, .name = origin };
	int rc;

	if (checkpoint_read(out, bytes, len, why) == -1)
		return -1;
	if (!span_is(&out->origin, origin))
		return fault_set(why, FAULT_REFUSED, "WRONG-CALL",
		    "it is the head of another log than %s", origin);
	memcpy(log.key, key, PUBKEY_LEN);
	if ((rc = note_verify(&out->note, &log, NULL, why)) == 1)
		return 0;
	return rc == -1 ? -1 : fault_set(why, FAULT_REFUSED, "UNKNOWN-KEY",
	    "it is not signed with the key of %s", origin);
}
