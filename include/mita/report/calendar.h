#ifndef MITA_REPORT_CALENDAR_H
#define MITA_REPORT_CALENDAR_H

#include "mita/audit/pairs.h"

struct buf;
struct fault;

/*
 * The deadlines of all assignments as an iCalendar file (RFC 5545), one
 * event for each ASSIGNMENT.  The same records give the same bytes: an event
 * is known by the digest of its ASSIGNMENT, and its time stamp is the only
 * time that record states, the deadline.
 */
int	calendar_write(const struct book *book, struct buf *out,
	    struct fault *why);

#endif
