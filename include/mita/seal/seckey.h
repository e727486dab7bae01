#ifndef MITA_SEAL_SECKEY_H
#define MITA_SEAL_SECKEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"

struct buf;
struct fault;
struct seckey;		/* opaque, in guarded memory, wiped when freed */

/*
 * A person's two secret keys: Ed25519 for signing, X25519 for receiving
 * (two independent keys).  Locked form, mita-record(5) LOCKED KEYS: a text
 * with Argon2id's parameters and salt, a random data key wrapped by the
 * passphrase, both secrets encrypted under the data key with
 * XChaCha20-Poly1305.
 */

struct seckey *seckey_new(struct fault *why);
void	 seckey_free(struct seckey *key);	/* also for NULL */

const uint8_t *seckey_sign_public(const struct seckey *key);	/* PUBKEY_LEN */
const uint8_t *seckey_box_public(const struct seckey *key);	/* PUBKEY_LEN */

/* Cost of guessing: 256 MiB, or the floor of 64 MiB; always 3 passes. */
enum seckey_memory { SECKEY_MEMORY_FULL = 256, SECKEY_MEMORY_FLOOR = 64 };

/* That of a locked form, as far as it is one of these. */
enum seckey_memory seckey_memory_of(const char *locked);

/*
 * Append the locked form.  The passphrase is UTF-8 and is composed (NFC)
 * before hashing.  Reason MEMORY if Argon2id cannot get its memory.
 */
int	seckey_lock(struct buf *out, const struct seckey *key,
	    const char *passphrase, enum seckey_memory mib, struct fault *why);

/*
 * The reverse.  Reasons: PASSPHRASE (wrong passphrase or altered key),
 * MEMORY (not enough memory: nothing is said about the passphrase), FORMAT.
 * Refuses more than 1 GiB or 10 passes before trying.
 */
struct seckey *seckey_unlock(const char *locked, size_t len,
	    const char *passphrase, struct fault *why);

/* The same of a file; also the reasons of file_read(). */
struct seckey *seckey_read(const char *path, const char *passphrase,
	    struct fault *why);

/*
 * Hard enough to guess?  Of 14 characters or four words, with ten letters
 * that neither repeat, nor run along the alphabet or the keyboard, nor are
 * what many people choose; why says what is wrong.
 */
int	passphrase_check(const char *passphrase, struct fault *why);

/* Guarded memory for a passphrase of at most PASSPHRASE_MAX bytes and NUL. */
char	*passphrase_new(struct fault *why);
void	 passphrase_free(char *passphrase);

#endif
