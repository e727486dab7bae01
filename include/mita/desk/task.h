#ifndef MITA_DESK_TASK_H
#define MITA_DESK_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/desk/workspace.h"
#include "mita/model/form.h"
#include "mita/model/record.h"

struct arena;
struct buf;
struct draft;
struct fault;

/*
 * One proposal an expert was given in one stage, and how far it is.  Tasks
 * live in the workspace's book (until workspace_reload()), texts of a draft
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
	struct arena		*room;		/* what was written hangs on it */
	const struct draft	*fields;	/* as last saved */
	size_t			 n_fields;
	struct evaluation	 draft;		/* of them, in the form's order */
	size_t			 asked;		/* items that need an answer */
	size_t			 answered;	/* of them, well enough */
	unsigned		 version;	/* signed so far; 0: none */
	bool			 exported;	/* what was signed last, or the giving back */
	enum task_state		 state;
};

/* Given back or cancelled: nothing is to be written or signed any more. */
bool	task_is_closed(const struct task *task);

/* Tasks by stage, then proposal id. */
int	tasks_list(struct workspace *workspace, struct task **out, size_t *n,
	    struct fault *why);

/* By id, in the highest stage it was assigned for unless stage is given. */
int	task_find(struct workspace *workspace, const char *proposal,
	    unsigned stage, struct task *out, struct fault *why);

/*
 * After a package: an evaluation that is there without any draft (a lost key
 * signed it) becomes the draft of its task.
 */
int	tasks_resume(struct workspace *workspace, struct fault *why);

/* Read the drafts again after a change; all stays as it is when it fails. */
int	task_refresh(struct workspace *workspace, struct task *task,
	    struct fault *why);

/*
 * Fields of a draft.  A field is named by item and part; the value is the
 * text of mita-record(5): an option id, steps or "-", cents, or free text
 * (made fit by text_admit()); "" takes the answer away.
 */
enum part { PART_VALUE, PART_TEXT, PART_PRIVATE };

/*
 * Save one field; durable when it returns 0.  keep as in drafts_set().
 * Refuses (reason RULE) a value that this item cannot have; a text may be
 * too long or short for signing, never too long to keep (TEXT_MAX).
 * Refuses when the proposal was not declared or was given back.
 */
int	task_set(struct workspace *workspace, const struct task *task,
	    const struct item *item, enum part part, const char *value,
	    bool keep, struct fault *why);

/* Save n fields, all or none. */
struct field_value {
	const struct item	*item;
	enum part		 part;
	const char		*value;
};
int	task_set_all(struct workspace *workspace, const struct task *task,
	    const struct field_value *values, size_t n, bool keep,
	    struct fault *why);

/* What task_set() would refuse: the value, or writing at all. */
int	task_check(const struct task *task, const struct item *item,
	    enum part part, const char *value, struct fault *why);
int	task_may_write(const struct task *task, struct fault *why);

/* The field as last saved and read, "" if never. */
const char *task_get(const struct task *task, const struct item *item,
	    enum part part);

/* Earlier texts of a field, newest first; in the book's arena. */
struct earlier_text {
	const char	*text;
	const char	*saved;		/* UTC time */
};
int	task_earlier(struct workspace *workspace, const struct task *task,
	    const struct item *item, enum part part,
	    struct earlier_text **out, size_t *n, struct fault *why);

/* "Write in English.": in which language its texts are wanted. */
enum { WRITE_IN_LEN = 80 };
const char *task_write_in(const struct task *task,
	    char out[static WRITE_IN_LEN]);

/*
 * What is worth a look before signing: the same text, the id or the title of
 * another proposal, all scores alike, a high or low score whose comment has
 * only the opposite heading, texts in another language than they are wanted
 * in.  None of it keeps from signing.
 * Remarks as form_check() gives them; returns how many there are.
 */
size_t	task_hints(const struct task *tasks, size_t n, size_t at,
	    struct remark *out, size_t room);

/* The reason for a correction (version 2 and up). */
int	task_set_reason(struct workspace *workspace, struct task *task,
	    const char *reason, struct fault *why);

/* What the interest is, kept until it is declared; "" at first. */
int	task_set_interest(struct workspace *workspace,
	    const struct task *task, const char *text, struct fault *why);
const char *task_interest(const struct task *task);

/*
 * State an interest; signs a DECLARATION with all undertakings.  Once for
 * each proposal; again (with another answer) replaces the earlier one.
 */
int	task_declare(struct workspace *workspace, const struct task *task,
	    const struct seckey *key, enum interest interest,
	    const char *text, struct fault *why);

/*
 * Append the text that tasks_sign() would sign, byte for byte, for reading
 * before.  Fixes the task's declared time, so the two are the same.
 */
int	task_text(struct workspace *workspace, struct task *task,
	    const struct seckey *key, struct buf *out, struct fault *why);

/*
 * Sign the drafts of n tasks as EVALUATIONs, all or none.  Refuses (reason
 * INCOMPLETE) what form_check() finds, (SIGNED) a draft that is already
 * signed as it is.
 */
int	tasks_sign(struct workspace *workspace, struct task *tasks, size_t n,
	    const struct seckey *key, struct fault *why);

/* A document's bytes; reason MISSING if the package did not carry it. */
int	task_document(const struct workspace *workspace,
	    const struct document *document, struct buf *out,
	    struct fault *why);

/* Write the bundle of everything the expert has stated so far. */
int	bundle_export(struct workspace *workspace, const struct seckey *key,
	    const char *path, struct fault *why);

/* What was signed of one task, when, and the digest of it. */
int	task_receipt(struct workspace *workspace, const struct task *task,
	    struct buf *out, struct fault *why);

/*
 * A text to print and keep: what the bundle at path has in it, what is
 * missing, and its digest for the telephone.  The file is read back like a
 * stranger's; one that this workspace did not export is refused.
 */
int	bundle_receipt(struct workspace *workspace, const char *path,
	    struct buf *out, struct fault *why);

/*
 * The form of one task as plain text to fill elsewhere, and back in as a
 * draft: mita-expert(1) FORMS ON PAPER.  Reading finds the task that the
 * text names.  It tells in *problems, one line each, what it could not take,
 * and then saves nothing; -1 when it could not even begin.
 */
int	form_export(const struct task *task, const char *language,
	    struct buf *out, struct fault *why);
int	form_import(struct workspace *workspace, const char *text,
	    size_t len, struct task *out, struct buf *problems,
	    struct fault *why);

#endif
