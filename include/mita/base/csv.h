#ifndef MITA_BASE_CSV_H
#define MITA_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

/*
 * A table somebody saved from a spreadsheet.  UTF-8 with or without byte
 * order mark; separator , ; | or TAB, found on the header line; RFC 4180
 * quotes; any line ends; lines that begin with "#" are notes.  Columns are
 * matched by name (case, accents, blanks, "_" and "-" do not matter), never
 * by position.  mita-coordinator(1) TABLES.
 */
struct csv_column {
	const char	*name;		/* canonical */
	const char	*aliases;	/* other names, with commas, or "" */
	bool		 required;
};

struct csv_row {
	unsigned	  line;		/* in the file, from 1 */
	const char	**cells;	/* by the columns asked for; "" if absent */
};

struct csv {
	char		 separator;
	size_t		 n;
	struct csv_row	*rows;
};

/* path is only for messages. */
int	csv_read(struct csv *out, struct arena *arena, const char *path,
	    const char *text, size_t len, const struct csv_column *columns,
	    size_t n_columns, struct fault *why);

#endif
