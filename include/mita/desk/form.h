#ifndef MITA_DESK_FORM_H
#define MITA_DESK_FORM_H

#include <stddef.h>

struct buf;
struct fault;
struct task;
struct workspace;

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
