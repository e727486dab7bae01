#ifndef MITA_DESK_TASK_H
#define MITA_DESK_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/form.h"
#include "mita/model/record.h"

struct arena;
struct buf;
struct draft;
struct entry;
struct fault;
struct workspace;

/*
 * One proposal an expert was given in one stage, and how far it is.  Tasks
 * live in the workspace's book (until it is closed), texts of a draft
 * until its task_refresh().
 */

enum task_state {		/* derived from facts, never ticked */
	TASK_UNOPENED,		/* no declaration yet */
	TASK_WRITING,		/* declared, something missing */
	TASK_COMPLETE,		/* nothing missing, not signed */
	TASK_SIGNED,		/* the draft is what was signed */
	TASK_CORRECTING,	/* signed, and the draft differs since */
	TASK_RETURNED,		/* disqualifying interest: given back */
	TASK_CANCELLED,		/* the agency took it back; texts are kept */
	TASK_STATES
};

struct task {
	unsigned		 stage;
	const struct entry	*assignment;
	const struct entry	*cancellation;	/* of it, or NULL */
	const struct entry	*entry;		/* the PROPOSAL */
	const struct proposal	*proposal;
	const struct form	*form;
	const char		*deadline;	/* UTC text */
	const struct entry	*declaration;	/* in force, or NULL */
	const struct entry	*evaluation;	/* in force, or NULL */
	struct arena		*room;	/* what was written hangs on it */
	const struct draft	*fields;	/* as last saved */
	size_t			 n_fields;
	struct evaluation	 draft;	/* of them, in the form's order */
	size_t			 asked;		/* items that need an answer */
	size_t			 answered;	/* of them, well enough */
	unsigned		 version;	/* signed so far; 0: none */
	bool			 is_as_signed;	/* the draft, to the letter */
	/* what was signed last, or the giving back */
	bool			 exported;
	/* when, as the agency proved; NULL */
	const char		*received;
	/* an interest is declared that the agency cannot know of yet */
	bool			 untold;
	enum task_state		 state;
};

/* Stated with the key of this workspace, and not with an earlier one? */
bool	task_is_own(const struct workspace *workspace,
	    const struct entry *entry);

/* Given back or cancelled: nothing is to be written or signed any more. */
bool	task_is_closed(const struct task *task);

/* Signed, given back or declared, and the agency cannot know it yet. */
bool	task_is_waiting(const struct task *task);

/* Tasks by stage, then proposal id. */
int	tasks_list(struct workspace *workspace, struct task **out, size_t *n,
	    struct fault *why);

/* By id, in the highest stage it was assigned for unless stage is given. */
int	task_find(struct workspace *workspace, const char *proposal,
	    unsigned stage, struct task *out, struct fault *why);

/* "Write in English.": in which language its texts are wanted. */
enum { WRITE_IN_LEN = 80 };
const char *task_write_in(const struct task *task,
	    char out[static WRITE_IN_LEN]);

/* A document's bytes; reason MISSING if the package did not carry it. */
int	task_document(const struct workspace *workspace,
	    const struct document *document, struct buf *out,
	    struct fault *why);

#endif
