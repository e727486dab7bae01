#ifndef MITA_HAND_LETTER_H
#define MITA_HAND_LETTER_H

#include <stdbool.h>

#include "mita/base/buf.h"
#include "mita/base/limits.h"
#include "mita/seal/age.h"

struct call;
struct container;
struct fault;
struct seckey;

/*
 * A package or bundle as it travels.  In a call that says so it is encrypted
 * to whoever it is for, to whoever made it, and to the agency's recovery key;
 * what is inside is the sealed file, as it was before there was encryption.
 */
struct letter {
	struct buf	 bytes;		/* owned: the sealed file */
	bool		 encrypted;	/* it came so */
	bool		 labelled;
	struct age_label label;
};

/* Does a file begin as one of age? */
bool	letter_is_encrypted(const char *path);

/*
 * Read a file; key may be NULL.  Reasons: those of file_read() and
 * age_open(), ENCRYPTED (it is, and there is no key), TOO-LARGE.
 */
int	letter_read(struct letter *out, const char *path,
	    const struct seckey *key, struct fault *why);

/*
 * Nobody signed what stands on the outside: is it what the MANIFEST says?
 * Reason LABEL.
 */
int	letter_compare(const struct letter *letter,
	    const struct container *inside, const char *call,
	    struct fault *why);

/*
 * Write the sealed file that is inside to a new file, for who has no key, such
 * as an auditor.  Reason EXISTS; PLAIN: it is not encrypted.
 */
int	letter_decrypt(const char *path, const char *to,
	    const struct seckey *key, struct fault *why);

void	letter_release(struct letter *letter);

/* Is what goes to and from this expert encrypted? */
bool	letter_closes(const struct call *call,
	    const uint8_t expert_key[static PUBKEY_LEN]);

/* Encrypt a sealed file in place; the label's call is filled here. */
int	letter_close(struct buf *file, const struct call *call,
	    const uint8_t expert_key[static PUBKEY_LEN],
	    struct age_label label, struct fault *why);

#endif
