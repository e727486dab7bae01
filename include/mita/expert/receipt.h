#ifndef MITA_EXPERT_RECEIPT_H
#define MITA_EXPERT_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct screen;
struct ui;

/* What was signed; the fresh one tells also what is left to do. */
void	receipt_open(struct ui *ui, struct screen *screen, size_t task);
void	receipt_open_fresh(struct ui *ui, struct screen *screen, size_t task);

/*
 * The receipt of an exported file, also written beside it, to be kept;
 * false: see message.
 */
bool	receipt_write(struct screen *screen, const char *path,
	    struct buf *out);

#endif
