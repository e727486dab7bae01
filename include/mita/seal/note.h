#ifndef MITA_SEAL_NOTE_H
#define MITA_SEAL_NOTE_H

#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"
#include "mita/base/span.h"

struct buf;
struct fault;

/*
 * A C2SP signed note: a text, an empty line, and lines of signatures, each of
 * a named key.  Of Ed25519 two types: over the text (1), and a cosignature,
 * which says a time (4; C2SP tlog-cosignature).  Lines of other keys and types
 * are left alone, as the specification wants it.
 */
enum note_type { NOTE_SIGNATURE = 1, NOTE_COSIGNATURE = 4 };

enum {
	NOTE_MAX	= 65536,	/* bytes */
	NOTE_LINES_MAX	= 32,		/* signatures */
	NOTE_NAME_MAX	= 127,		/* bytes of a key's name that is ours */
	NOTE_ID_LEN	= 4,
	NOTE_TIME_LEN	= 8
};

struct note_line {
	struct span	name;
	uint8_t		id[NOTE_ID_LEN];
	struct span	base64;		/* of id and signature */
};

/* All borrows the bytes that were read. */
struct note {
	struct span	 text;		/* with its last line end */
	size_t		 n;
	struct note_line lines[NOTE_LINES_MAX];
};

struct note_key {
	enum note_type	 type;
	const char	*name;	/* printable ASCII without blank and plus */
	uint8_t		 key[PUBKEY_LEN];
};

/*
 * Take a note apart; nothing is verified.  Reason FORMAT: no UTF-8, a control
 * character, no text, a signature line that is none, too long.
 */
int	note_read(struct note *out, const void *bytes, size_t len,
	    struct fault *why);

/* The first four bytes of SHA-256(name, line end, type, key). */
void	note_key_id(uint8_t out[static NOTE_ID_LEN],
	    const struct note_key *key);

/*
 * 1: the key signed it, at *time seconds of 1970 if it is a cosignature (time
 * may be NULL); 0: it has no line here; -1: its line does not verify (reason
 * SIGNATURE).
 */
int	note_verify(const struct note *note, const struct note_key *key,
	    int64_t *time, struct fault *why);

/*
 * What an Ed25519 key of this type signs, at this time, for a text: appended
 * to out.
 */
void	note_message(struct buf *out, enum note_type type, int64_t time,
	    const struct span *text);

#endif
