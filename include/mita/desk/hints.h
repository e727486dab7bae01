#ifndef MITA_DESK_HINTS_H
#define MITA_DESK_HINTS_H

#include <stddef.h>

#include "mita/model/form.h"

struct task;

/*
 * What is worth a look before signing: the same text, the id or the title of
 * another proposal, all scores alike, a high or low score whose comment has
 * only the opposite heading, texts in another language than they are wanted
 * in.  None of it keeps from signing.
 * Remarks as form_check() gives them; returns how many there are.
 */
size_t	task_hints(const struct task *tasks, size_t n, size_t at,
	    struct remark *out, size_t room);

#endif
