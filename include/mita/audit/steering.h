#ifndef MITA_AUDIT_STEERING_H
#define MITA_AUDIT_STEERING_H

struct book;
struct fault;
struct outcome_sheet;

/*
 * Notices of what an officer does lawfully and could steer an outcome with:
 * a seed of lots that nobody committed to before scores were known, an
 * evaluation more than anybody asked for, an acceptance of another sum than
 * the one that is offered.  -1: memory.
 */
int	remark_steering(struct book *book, const struct outcome_sheet *sheet,
	    struct fault *why);

#endif
