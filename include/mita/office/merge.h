#ifndef MITA_OFFICE_MERGE_H
#define MITA_OFFICE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/record.h"

struct fault;
struct register_file;
struct seckey;

/*
 * Take one bundle in, or refuse it whole.  news counts records that were
 * not there before; late says that the deadline of something new is over by
 * this clock; expert is known, also after a refusal, once the key was.  One
 * that is encrypted needs the register's reader, else reason ENCRYPTED.
 */
struct merge_news {
	char	expert[ID_MAX + 1];
	size_t	evaluations;
	size_t	declarations;
	/* The first of which an interest is declared, or taken back; or "". */
	char	interest[ID_MAX + 1];
	char	taken_back[ID_MAX + 1];
	bool	known;		/* everything was there already */
	bool	late;
	bool	plain;	/* not encrypted, in a call that says it is */
	/* One that has more evaluations now than its rule takes, or "". */
	char	surplus[ID_MAX + 1];
	/* One that the expert may not judge, as things stand, or "". */
	char	barred[ID_MAX + 1];
	bool	forked;	/* two statements in one place: ask the expert */
	size_t	bundles; /* of another register: how many were new here */
};
int	bundle_merge(struct register_file *reg, const char *path, bool dry,
	    struct merge_news *news, struct fault *why);

/* Does a file begin as one that is encrypted?  Then it needs a reader. */
bool	bundle_is_encrypted(const char *path);

/* Write what is in such a file to a new one; see letter_decrypt(). */
int	file_decrypt(const char *path, const char *to,
	    const struct seckey *key, struct fault *why);

#endif
