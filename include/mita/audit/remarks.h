#ifndef MITA_AUDIT_REMARKS_H
#define MITA_AUDIT_REMARKS_H

struct book;
struct fault;

/*
 * Add notices of what is allowed and worth a look: evaluations set aside,
 * late ones treated unlike, two proposals of one applicant, results that a
 * later one stands for.  mita-auditor(1) FINDINGS.  -1 only when it could
 * not be done.
 */
int	book_remark(struct book *book, struct fault *why);

#endif
