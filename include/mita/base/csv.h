#ifndef MITA_BASE_CSV_H
#define MITA_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/encoding.h"

struct arena;
struct buf;
struct fault;

/*
 * A table somebody saved from a spreadsheet.  Separator , ; | or TAB, found
 * on the header line unless it is given, or a line "sep=;" says it; RFC 4180
 * quotes; any line ends; lines that begin with "#" are notes.  Columns are
 * matched by name (case, accents, blanks, "_" and "-" do not matter), never by
 * position.
 * mita-coordinator(1) TABLES.
 */
struct csv_column {
	const char	*name;		/* canonical */
	const char	*aliases;	/* other names, with commas, or "" */
	bool		 required;
};

struct csv_file {
	const char	*path;		/* only for messages */
	const char	*bytes;		/* what is in it */
	size_t		 len;
	enum encoding	 encoding;
	char		 separator;	/* '\0': to be found */
};

struct csv_row {
	unsigned	  line;		/* in the file, from 1 */
	const char	**cells;	/* as headings; "" where absent */
};

struct csv {
	char		  separator;
	unsigned	  line;		/* of the header */
	size_t		  n_others;	/* columns nobody asked for */
	const char	**headings;	/* those asked for, by what the file
					   calls them, NULL if absent; then
					   the others */
	size_t		  n;
	struct csv_row	 *rows;
};

/* Reason CSV or ENCODING; everything read is in the arena. */
int	csv_read(struct csv *out, struct arena *arena,
	    const struct csv_file *file, const struct csv_column *columns,
	    size_t n_columns, struct fault *why);

/* The separator that a word names: itself, or "tab"; '\0' for any other. */
char	csv_separator(const char *word);

/*
 * A text as a cell, in quotes and through text_safe().  One that a spreadsheet
 * would take for a formula gets a "'" in front, and in a table for sheets so
 * does one of which it would make another number or a date: 0012, 1E5, 12-3,
 * MAR-1.  What is hidden stands as <U+200B>.  csv_read() takes all of these
 * back, so that what was written is read.
 */
void	csv_put_text(struct buf *out, const char *text, bool for_sheets);

/* The way back of a cell, without its quotes. */
void	csv_plain(struct buf *out, const char *cell, size_t len);

#endif
