#ifndef MITA_SEAL_AGE_H
#define MITA_SEAL_AGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/span.h"
#include "mita/model/record.h"

struct buf;
struct fault;
struct seckey;

/*
 * Files in version 1 of age, encrypted to X25519 keys: a header in lines with
 * a stanza for each reader, then ChaCha20-Poly1305 over chunks of 64 KiB.
 * mita-bundle(5) ENCRYPTED FILES.
 */
enum {
	AGE_FILE_KEY = 16,
	AGE_NONCE = 16,		/* bytes before the first chunk */
	AGE_CHUNK = 65536,	/* bytes of text in all chunks but the last */
	AGE_TAG = 16,
	AGE_LINE = 64,		/* letters in a whole line of a stanza's body */
	AGE_SHARE = 32		/* bytes of a key that is used once */
};

#define AGE_FIRST_LINE	"age-encryption.org/v1"
#define AGE_INFO_READER	"age-encryption.org/v1/X25519"

/*
 * What stands on the outside of a file of ours, for who sorts mail without a
 * key: a stanza that other programs pass over.  Nobody signed it; whoever
 * opens the file compares it with what is inside.
 */
struct age_label {
	enum container_kind	kind;
	char			call[ID_MAX + 1];	/* id of the call */
	char			expert[ID_MAX + 1];
};

/* One stanza: what stands behind "-> ", and the lines of its body. */
struct age_stanza {
	struct span	args;
	struct span	body;
};

/* A header whose form was found right; everything is borrowed. */
struct age_header {
	struct span	stanzas;	/* for age_stanza_take() */
	struct span	mac_over;	/* from the first byte to "---" */
	uint8_t		mac[DIGEST_LEN];
	struct span	payload;	/* nonce and chunks */
	bool		labelled;
	struct age_label label;
};

/* Does it begin as a file of age? */
bool	age_is(const void *bytes, size_t len);

/*
 * Read a header.  The form of all stanzas is checked, of whatever kind;
 * nothing is decrypted and nothing believed.  Reason FORMAT.
 */
int	age_header_read(struct age_header *out, const void *bytes, size_t len,
	    struct fault *why);

/* The next stanza of a header that was read; false behind the last. */
bool	age_stanza_take(struct span *in, struct age_stanza *out);

/* The next word of what stands behind "-> ". */
bool	age_word_take(struct span *args, struct span *word);

/* Refuse a file of age where a plain one is needed: reason ENCRYPTED. */
int	age_closed(const void *bytes, size_t len, struct fault *why);

/* Can anything be encrypted to this key?  Not to one of low order. */
bool	age_reader_fits(const uint8_t key[static PUBKEY_LEN]);

/*
 * Append the file of these bytes for n readers; label may be NULL.  Reason
 * READER: one of the keys does not fit.
 */
int	age_close(struct buf *out, const uint8_t (*readers)[PUBKEY_LEN],
	    size_t n, const struct age_label *label, const struct span *bytes,
	    struct fault *why);

/*
 * Append what is in a file that is encrypted to this key, all of it or
 * nothing; each chunk is authenticated before it is decrypted.  Reasons:
 * FORMAT (the header), OTHER-READER (not for this key), MAC (the header was
 * changed), PAYLOAD (what is behind it was changed, or cut short).
 */
int	age_open(struct buf *out, const struct seckey *key,
	    const struct age_header *header, struct fault *why);

/*
 * The nonce of a chunk: its number in eleven bytes, then whether it is the
 * last.
 */
void	age_chunk_nonce(uint8_t out[static 12], uint64_t number, bool last);

#endif
