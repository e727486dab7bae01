#ifndef MITA_REPORT_WHY_H
#define MITA_REPORT_WHY_H

#include <stddef.h>

struct book;
struct buf;
struct call;
struct fault;
struct opinion;
struct outcome_sheet;
struct standing;

/*
 * Why a proposal has the place it has, in plain text: its total, worked out;
 * the thresholds; what put it below and above its neighbours; the gate or
 * the money; and the records it rests on, by digest.  Exact fractions stand
 * beside rounded figures.  -1 (reason PROPOSAL) when the stage has no such
 * proposal.
 */
int	why_write(struct buf *out, const struct book *book,
	    const struct outcome_sheet *sheet, const char *proposal,
	    struct fault *why);

/* Its parts in files of their own.  Room-private. */
void	why_total(struct buf *out, const struct book *book,
	    const struct outcome_sheet *sheet, const struct standing *s,
	    const struct opinion *opinions, size_t n);
void	why_gate(struct buf *out, const struct call *call,
	    const struct outcome_sheet *sheet);
void	why_money(struct buf *out, const struct call *call,
	    const struct outcome_sheet *sheet, const struct standing *s);

#endif
