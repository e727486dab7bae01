#ifndef MITA_OFFICE_REGISTER_H
#define MITA_OFFICE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/book.h"
#include "mita/audit/conflicts.h"
#include "mita/audit/finding.h"
#include "mita/audit/head.h"
#include "mita/audit/outcome.h"
#include "mita/audit/pairs.h"
#include "mita/audit/sample.h"
#include "mita/base/watch.h"
#include "mita/model/record.h"
#include "mita/seal/merkle.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"

struct arena;
struct buf;
struct db;
struct fault;
struct signer;

/*
 * The agency's master file and what officers do with it.  The agency's key
 * lies beside it: REGISTER.key (locked) and REGISTER.pub (minisign's form).
 * Every act is one transaction; dry says: do everything but commit.
 */
struct register_file {
	struct db	*db;
	struct book	*book;	/* checked as BOOK_WHOLE; grows with the file */
	struct book	*stale;	/* the one before, if another program wrote */
	int64_t		 version;	/* of the file when the book was read */
	char		*path;		/* owned */
	char		*trust;		/* owned; or NULL */
	struct book_head head;		/* of what was verified before */
	struct merkle	 tree;		/* of the ledger, as read so far */
	size_t		 n_kept;	/* of it, in the file */
	const struct seckey *key;	/* borrowed for an act; or NULL */
	struct watch	 watch;
	/* opens an encrypted file, while there is one; borrowed or NULL */
	const struct seckey *reader;
};

/*
 * How a register is opened.  trust is the folder where this person's programs
 * remember what they verified, so that it is not verified again; NULL: verify
 * everything.
 */
struct opening {
	bool		 readonly;
	const char	*trust;
	struct watch	 watch;		/* zeros: nobody waits */
};

/* A call from its file; its texts live in the arena. */
int	call_load(struct call *out, struct arena *arena, const char *path,
	    struct fault *why);

/* What a register begins with. */
struct founding {
	const char		*path;
	const struct call	*call;
	const char		*passphrase;
	enum seckey_memory	 memory;
	/* the locked key of another register of the agency, or NULL */
	const char		*key_file;
};

/*
 * Make the register, the agency's key and the CALL: all or nothing.  A key
 * that lies there without its register, left by an act that was killed, is
 * used again if the passphrase opens it; else, and if it is another than that
 * of key_file, reason EXISTS.
 */
int	register_init(const struct founding *new, struct fault *why);

struct register_file *register_open(const char *path,
	    const struct opening *how, struct fault *why);
void	register_close(struct register_file *reg);	/* also for NULL */

/* Is every record believed?  Else reason DAMAGED: nothing may rest on it. */
int	register_check(const struct register_file *reg, struct fault *why);
struct seckey *register_unlock(const struct register_file *reg,
	    const char *passphrase, struct fault *why);

/*
 * All that the auditor looks at, as findings in the book: once for a book.
 */
int	register_audit(struct register_file *reg, struct fault *why);

/* The rest is room-private: how every act on a register begins and ends. */

/*
 * Begin a transaction.  Refuses (reason CHANGED) when another program wrote
 * since the book was read: the book is new then, and what was decided before
 * may be wrong.
 */
int	register_lock(struct register_file *reg, struct fault *why);
int	register_begin(struct register_file *reg, const struct seckey *key,
	    struct signer *signer, struct fault *why);

/* Take what was put into the file since into the book, and decide about it. */
int	register_take(struct register_file *reg, struct fault *why);
int	register_finish(struct register_file *reg, int rc, bool dry,
	    struct fault *why);

/*
 * Is there room for so many bytes more from outside?  Not beyond what can be
 * read whole, less some for what the agency has still to state; else reason
 * TOO-LARGE.
 */
int	register_room(const struct register_file *reg, size_t more,
	    struct fault *why);

/* What container_versions() tells. */
void	register_versions(struct buf *out);

/* Inside a transaction: make the views show what the file has now. */
int	register_show(struct db *db, struct fault *why);

#endif
