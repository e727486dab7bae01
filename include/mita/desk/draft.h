#ifndef MITA_DESK_DRAFT_H
#define MITA_DESK_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"

struct fault;
struct item;
struct task;
struct workspace;

/* Read the drafts again after a change; all stays as it is when it fails. */
int	task_refresh(struct workspace *workspace, struct task *task,
	    struct fault *why);

/*
 * Fields of a draft.  A field is named by item and part; the value is the
 * text of mita-record(5): an option id, steps or "-", cents, or free text
 * (made fit by text_clean()); "" takes the answer away.
 */
enum part { PART_VALUE, PART_TEXT, PART_PRIVATE };

/*
 * Save n fields, all or none; durable when it returns 0.  keep as in
 * drafts_set().
 * Refuses (reason RULE) a value that this item cannot have; a text may be
 * too long or short for signing, never too long to keep (TEXT_MAX).
 * Refuses when the proposal was not declared or was given back, and what is
 * frozen (correct.h).
 */
struct field_value {
	const struct item	*item;
	enum part		 part;
	const char		*value;
};
int	task_set_all(struct workspace *workspace, const struct task *task,
	    const struct field_value *values, size_t n, bool keep,
	    struct fault *why);

/*
 * The same for one who goes on with the task: it is read anew, and where the
 * workspace has a saver nobody waits for a slow disk (saver.h).
 */
int	task_save(struct workspace *workspace, struct task *task,
	    const struct field_value *one, bool keep, struct fault *why);

/* What task_set_all() would refuse: the value, or writing at all. */
int	task_check(const struct task *task, const struct item *item,
	    enum part part, const char *value, struct fault *why);
/* Refuses (reasons UNDECLARED, RETURNED) to open the proposal's text. */
int	task_may_read(const struct task *task, struct fault *why);
int	task_may_write(const struct task *task, struct fault *why);
/* As task_may_write(), and what is signed (correct.h) is not changed. */
int	task_may_change(const struct task *task, enum part part,
	    struct fault *why);

/* The field as last saved and read, "" if never. */
const char *task_get(const struct task *task, const struct item *item,
	    enum part part);

/* Earlier texts of a field, newest first; in the book's arena. */
struct earlier_texts {
	size_t			 n;
	struct earlier_text {
		const char	*text;
		const char	*saved;		/* UTC time */
	}			*texts;
};
int	task_earlier(struct workspace *workspace, const struct task *task,
	    const struct item *item, enum part part, struct earlier_texts *out,
	    struct fault *why);

/* The reason for a correction (version 2 and up). */
int	task_set_reason(struct workspace *workspace, struct task *task,
	    const char *reason, struct fault *why);

/* What the interest is, kept until it is declared; "" at first. */
int	task_set_interest(struct workspace *workspace,
	    const struct task *task, const char *text, struct fault *why);
const char *task_interest(const struct task *task);

/* Room-private: how fields of a form are named in the drafts. */
enum { FIELD_LEN = 2 * ID_MAX + 24 };
void	field_name(char out[static FIELD_LEN], const struct item *item,
	    enum part part);

/* Any field by its name, "" if never saved. */
const char *task_field(const struct task *task, const char *field);

/* Within a transaction: why it is corrected. */
int	draft_put_reason(struct workspace *workspace,
	    const struct task *task, const char *reason, struct fault *why);

/* Does this item have such a part? */
bool	field_exists(const struct item *item, enum part part);

#endif
