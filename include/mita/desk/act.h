#ifndef MITA_DESK_ACT_H
#define MITA_DESK_ACT_H

#include <stdbool.h>

#include "mita/base/csv.h"
#include "mita/desk/pen.h"
#include "mita/desk/register.h"

/* How every act on a register begins and ends.  Room-private. */

int	register_begin(struct register_file *reg, const struct seckey *key,
	    struct pen *pen, struct fault *why);
int	register_finish(struct register_file *reg, int rc, bool dry,
	    struct fault *why);

/* Of a new register, before its first commit: what its views show. */
int	register_show(struct db *db, struct fault *why);

/* A CSV file of at most CSV_MAX bytes. */
int	act_table(struct csv *out, struct arena *arena, const char *path,
	    const struct csv_column *columns, size_t n, struct fault *why);

/* "file:line: ..."; returns -1. */
int	act_bad(const char *path, unsigned line, struct fault *why,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

bool	act_is_id(const char *text);

#endif
