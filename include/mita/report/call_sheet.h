#ifndef MITA_REPORT_CALL_SHEET_H
#define MITA_REPORT_CALL_SHEET_H

struct buf;
struct call;

/*
 * The call in words, for who is about to sign it: sums in EUR, shares in per
 * cent, scores in points, beside the figure as the file has it; and at the
 * end what looks like a slip.  The texts of the forms are not in it.
 */
void	call_sheet(struct buf *out, const struct call *call);

#endif
