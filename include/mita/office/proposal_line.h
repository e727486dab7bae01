#ifndef MITA_OFFICE_PROPOSAL_LINE_H
#define MITA_OFFICE_PROPOSAL_LINE_H

#include <stdbool.h>

#include "mita/base/csv.h"
#include "mita/model/record.h"

struct filing;
struct lookup;
struct register_file;

/* A table of proposals, line by line; mita-coordinator(1).  Room-private. */

enum {
	C_PROPOSAL, C_STAGE, C_LANGUAGE, C_TITLE, C_ASKED, C_ELIGIBLE,
	C_PARTNERS, C_DOMAINS, C_CODES, C_DOCUMENTS, PROPOSAL_COLUMNS
};
extern const struct csv_column proposal_columns[PROPOSAL_COLUMNS];

/* One line of the table being read, and where things go. */
struct proposal_line {
	struct filing		*in;
	struct register_file	*reg;
	const struct lookup	*lookup;
	const struct csv_row	*row;
	const struct proposal	*known;		/* its last version, or NULL */
	struct proposal		 out;
};

/*
 * The row as a proposal; an empty cell leaves alone what is known of it.  Its
 * documents are put into the register.  false: told in the filing.
 */
bool	proposal_line_read(struct proposal_line *line);

#endif
