#ifndef MITA_DESK_WORKSPACE_H
#define MITA_DESK_WORKSPACE_H

#include <stddef.h>
#include <stdint.h>

#include "mita/audit/book.h"
#include "mita/model/record.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"

struct buf;
struct db;
struct fault;
struct receipt;

/*
 * An expert's own file: locked key, card, call, proposals, declarations,
 * evaluations, drafts.  One person, one file, no network.
 */
struct workspace {
	struct db	*db;
	struct saver	*saver;	/* of who types; or NULL */
	struct book	*book;	/* checked as BOOK_PACKAGE; never NULL */
	const char	*expert; /* own id in the call; NULL before a package */
	const char	*person;	/* as the own card says it */
	char		 name[KEYNAME_LEN + 1];	/* short name of the own key */
	/* of the trusted agency key, or "" */
	char		 agency[KEYNAME_LEN + 1];
	/* digest of all records */
	char		 verified[DIGEST_TEXT_LEN + 1];
	bool		 is_news; /* all are good; the file does not say so */
	struct receipt	*receipt; /* the newest of the agency; NULL: none */
	/* opens an encrypted file, while there is one; borrowed or NULL */
	const struct seckey *reader;
};

/* What a person says at enrolment. */
struct enrolment {
	const char		*name;
	const char		*organisation;
	/* of the organisation; "", NULL: unknown */
	const char		*code;
	const char		*email;		/* "", NULL: none */
	enum role		 kind;		/* business or knowledge */
	const char		*languages;	/* "lt,en" */
	/* "BOARD:305123456,FAMILY:X", or NULL */
	const char		*interests;
	const char		*subjects;	/* "KET:K5,NACE:26", or NULL */
	enum seckey_memory	 memory;
};

/* Can it be the code of an organisation?  An id of mita-record(5). */
bool	enrolment_is_code(const char *text);

/*
 * Make the workspace file, the keys and the KEY record; append the card (a
 * sealed file) to *card for the agency.  All or nothing.
 */
int	workspace_enrol(const char *path, const struct enrolment *enrolment,
	    const char *passphrase, struct buf *card, struct fault *why);

/*
 * What a file begins with, within a transaction: the locked key and the KEY
 * record, whose digest goes to *digest unless that is NULL.
 */
int	workspace_found(struct db *db, struct record *card,
	    const struct seckey *key, const char *locked,
	    struct digest *digest, struct fault *why);

/* What container_versions() tells. */
void	workspace_versions(struct buf *out);

struct workspace *workspace_open(const char *path, struct fault *why);
void	workspace_close(struct workspace *workspace);	/* also for NULL */

/*
 * How what is put into the file ends.  Take it into the book and decide about
 * it, within the transaction; then commit, or leave file and book as they
 * were (rc -1).  What is held of the book stays valid.
 */
int	workspace_take(struct workspace *workspace, struct fault *why);
int	workspace_finish(struct workspace *workspace, int rc,
	    struct fault *why);

/* The secret keys; see seckey_unlock() for the reasons of refusal. */
struct seckey *workspace_unlock(const struct workspace *workspace,
	    const char *passphrase, struct fault *why);

/*
 * Lock the keys with another passphrase, which passphrase_check() lets pass.
 * Older copies of the file keep the old one.
 */
int	workspace_lock_anew(struct workspace *workspace,
	    const struct seckey *key, const char *passphrase,
	    struct fault *why);

/* Wait for what is being saved, before the file is read or written. */
int	workspace_settle(struct workspace *workspace, struct fault *why);
/* db_begin(), after that. */
int	workspace_begin(struct workspace *workspace, struct fault *why);

/* What the application remembers between sessions; NULL in *out if unset. */
int	workspace_remember(struct workspace *workspace, const char *name,
	    const char *value, struct fault *why);
int	workspace_remembered(const struct workspace *workspace,
	    const char *name, const char **out, struct fault *why);

#endif
