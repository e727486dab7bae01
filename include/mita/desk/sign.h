#ifndef MITA_DESK_SIGN_H
#define MITA_DESK_SIGN_H

#include <stddef.h>

#include "mita/model/record.h"

struct buf;
struct fault;
struct seckey;
struct task;
struct workspace;

/*
 * What signs refuses, too, what workspace_may_sign() refuses (copy.h).
 *
 * State an interest; signs a DECLARATION with all undertakings.  Once for
 * each proposal; again (with another answer) replaces the earlier one, and
 * takes the answer CHANGED out of the form.
 */
int	task_declare(struct workspace *workspace, const struct task *task,
	    const struct seckey *key, enum interest interest,
	    const char *text, struct fault *why);

/*
 * Append the text that tasks_sign() would sign, byte for byte, for reading
 * before.  Fixes the task's declared time, so the two are the same.  Needs
 * no key.
 */
int	task_text(struct workspace *workspace, struct task *task,
	    struct buf *out, struct fault *why);

/* The digest that a record of this text will have, in hexadecimal. */
void	task_text_digest(const struct buf *text,
	    char out[static DIGEST_TEXT_LEN + 1]);

/*
 * Sign the drafts of n tasks as EVALUATIONs, all or none.  Refuses (reason
 * INCOMPLETE) what form_waits() finds, (SIGNED) a draft that is already
 * signed as it is.
 */
int	tasks_sign(struct workspace *workspace, struct task *tasks, size_t n,
	    const struct seckey *key, struct fault *why);

/* Write the bundle of everything the expert has stated so far. */
int	bundle_export(struct workspace *workspace, const struct seckey *key,
	    const char *path, struct fault *why);

#endif
