#ifndef MITA_EXPERT_EVALUATION_TEXT_H
#define MITA_EXPERT_EVALUATION_TEXT_H

#include <stddef.h>

struct buf;
struct session;

/* One's own evaluation as text, from the first line to the last. */
void	evaluation_text(const struct session *session, size_t task,
	    struct buf *out);

/* The version that is signed, whatever was written since. */
void	evaluation_signed_text(const struct session *session, size_t task,
	    struct buf *out);

#endif
