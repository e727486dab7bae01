#ifndef MITA_EXPERT_EVALUATION_TEXT_H
#define MITA_EXPERT_EVALUATION_TEXT_H

#include <stddef.h>

struct buf;
struct session;

/* One's own evaluation as text, from the first line to the last. */
void	evaluation_text(const struct session *session, size_t task,
	    struct buf *out);

/*
 * What is about to be signed, in the reader's language: by whom, of what,
 * every answer with its words, the total.  And the record itself, with its
 * words explained in front.
 */
void	evaluation_sign_text(const struct session *session, size_t task,
	    struct buf *out);
void	evaluation_exact_text(const struct buf *record, struct buf *out);

/* The version that is signed, whatever was written since. */
void	evaluation_signed_text(const struct session *session, size_t task,
	    struct buf *out);

#endif
