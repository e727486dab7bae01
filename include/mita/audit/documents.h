#ifndef MITA_AUDIT_DOCUMENTS_H
#define MITA_AUDIT_DOCUMENTS_H

struct book;
struct db;
struct fault;

/*
 * Is each document of a register the one that its digest names?  Adds a
 * finding EDITED for each that is not, with a proposal that names it.
 */
int	documents_audit(struct book *book, struct db *db, struct fault *why);

#endif
