#ifndef MITA_DESK_SHEET_H
#define MITA_DESK_SHEET_H

#include <stdbool.h>

struct buf;
struct fault;
struct workspace;

/*
 * The recovery sheet: locked key and card as numbered lines that survive
 * being printed and typed off again; mita-record(5) LOCKED KEYS.  Texts
 * and evaluations are not in it.
 */

/* Append it, with words around the lines in the person's language. */
int	sheet_write(const struct workspace *workspace, struct buf *out,
	    struct fault *why);

/* Not a file of ours: it may be one, and a passphrase is needed for it. */
bool	sheet_may_be(const char *path);

/*
 * Make the workspace at path, where there is none yet, from a sheet.  It is
 * a copy as workspace_restore() makes one.  Reasons: FORMAT (a slip, and in
 * which line), and those of seckey_unlock().
 */
int	sheet_restore(const char *sheet, const char *path,
	    const char *passphrase, struct fault *why);

#endif
