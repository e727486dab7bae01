#ifndef MITA_AUDIT_POWERS_H
#define MITA_AUDIT_POWERS_H

struct book;
struct fault;

/*
 * What the agency may do and nobody should overlook, a notice each with both
 * sides: an expert admitted again with another key, role or load (ADMITTED),
 * a key ended (ENDED), a ruling that gives another answer than the one before
 * it on the matter (REPLACED), a proposal withdrawn (WITHDRAWN).
 */
int	remark_powers(struct book *book, struct fault *why);

#endif
