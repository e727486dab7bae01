#ifndef MITA_DESK_PACKAGE_H
#define MITA_DESK_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct seckey;
struct workspace;

/* What a package brought. */
struct package_news {
	size_t	proposals;	/* new ones */
	size_t	records;	/* new ones of any kind */
	bool	encrypted;	/* it travelled so that nobody could read it */
};

/* Does a file begin as one that is encrypted?  Then it needs a reader. */
bool	package_is_encrypted(const char *path);

/* Write what is in such a file to a new one; see letter_decrypt(). */
int	package_decrypt(const char *path, const char *to,
	    const struct seckey *key, struct fault *why);

/*
 * Take a package in: seal, key, database, manifest, every record; all or
 * nothing; twice is the same as once.  The agency's key must be the one the
 * workspace trusts; for the first package agency (a short name as told by
 * letter or telephone) must match, else reason NEW-KEY and the sentence has
 * the short name to compare.  One that is encrypted needs the workspace's
 * reader, else reason ENCRYPTED.
 */
int	package_take(struct workspace *workspace, const char *path,
	    const char *agency, struct package_news *news, struct fault *why);

/*
 * Take in what the expert exported, which brings an older copy of the
 * workspace up to date; all or nothing.  Reason WRONG-KEY for anybody else's;
 * what both copies signed in one place is refused as the book says it.
 */
int	bundle_take(struct workspace *workspace, const char *path,
	    struct package_news *news, struct fault *why);

#endif
