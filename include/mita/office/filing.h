#ifndef MITA_OFFICE_FILING_H
#define MITA_OFFICE_FILING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/buf.h"
#include "mita/base/csv.h"
#include "mita/base/fault.h"

struct arena;

/*
 * A table that an officer hands in, and what comes of it.  All that is wrong
 * is collected, so that the file is mended once; then nothing is applied.
 */

/* What is stated, line by line, as a table that can be handed in, too. */
struct plan {
	const struct plan_column {
		const char	*name;
		bool		 figure; /* a number of our own writing */
	}		*columns;
	size_t		 n_columns;
	size_t		 n;
	const char	**cells;		/* row by row */
};

struct filing {
	/* From the command line; what is not said is zero. */
	struct csv_file	 file;
	const char	*documents;		/* folder */
	const char	*deadline;		/* for lines without one ... */
	unsigned	 stage;
	const char	*officer;
	const char	*reason;
	bool		 dry;

	/* What came of it. */
	size_t		 stated;		/* of what the table is of */
	size_t		 others;		/* changes of another kind */
	size_t		 n_unknown;	/* columns nothing was read from */
	const char	**unknown;
	size_t		 n_notes;	/* worth a look, one sentence each */
	const char	**notes;
	struct plan	 plan;
	struct buf	 told;		/* lines to print, whatever comes */

	/* Only for the acts. */
	struct arena	*arena;
	const struct csv_column *columns;
	size_t		 n_columns;
	struct csv	 csv;
	bool		 failed;		/* out of memory */
	size_t		 n_bad;
	enum fault_code	 code;
	struct buf	 bad;
};

void	filing_release(struct filing *in);

/* The rest is room-private. */

int	filing_read(struct filing *in, const struct csv_column *columns,
	    size_t n, struct fault *why);

/* Has the column neither a name nor anything in it? */
bool	filing_is_blank(const struct filing *in, size_t column);

/* The columns that are not known are to be told. */
void	filing_tell_unknown(struct filing *in);

/*
 * A line is wrong, in a column (-1: as a whole).  Returns false, so that
 * checks can return the call.
 */
bool	filing_bad(struct filing *in, const struct csv_row *row, int column,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Likewise, for a fault that was met on the way. */
bool	filing_fault(struct filing *in, const struct csv_row *row, int column,
	    const struct fault *fault);

/* Nothing is wrong, and something is to be said.  The text is released. */
void	filing_note(struct filing *in, struct buf *text);

/* Was everything good?  Else what was wrong, with the lines. */
int	filing_judge(const struct filing *in, struct fault *why);

/* The cells of a new row of the plan, empty; NULL: out of memory. */
const char **filing_plan(struct filing *in);

/* Copies that live as long as the filing; "" when out of memory. */
const char *filing_text(struct filing *in, const char *text);
const char *filing_take(struct filing *in, struct buf *text);

/* Cells of one kind: an id, a sum in EUR. */
bool	filing_id(struct filing *in, const struct csv_row *row, int column);
bool	filing_money(struct filing *in, const struct csv_row *row, int column,
	    const char *text, int64_t *cents);

#endif
