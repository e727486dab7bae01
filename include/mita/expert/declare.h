#ifndef MITA_EXPERT_DECLARE_H
#define MITA_EXPERT_DECLARE_H

#include <stddef.h>

#include "mita/model/record.h"

struct buf;
struct screen;
struct session;
struct ui;

/* The declaration of interest in a proposal, before its text opens. */
void	declare_open(struct ui *ui, struct screen *screen, size_t task);

/*
 * What a declaration says, in words: of whom, which interest, what is
 * undertaken (to the letter at one's first, by its titles later).
 */
void	declare_text(const struct session *session, size_t task,
	    enum interest interest, const char *text, struct buf *out);

/* What is to be done after an interest was declared; NULL after none. */
const char *declare_next(enum interest interest);

#endif
