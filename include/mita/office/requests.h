#ifndef MITA_OFFICE_REQUESTS_H
#define MITA_OFFICE_REQUESTS_H

#include "mita/office/csv_fields.h"
#include "mita/office/lookup.h"

/*
 * What the lines of a table of assignments ask for.  Lines are taken from
 * top to bottom, and only what differs from the present in the end is
 * stated: a line that clears and one below that restores come to nothing.
 * Room-private.
 */
enum request_kind {
	REQUEST_SEAT,		/* the expert is assigned the proposal */
	REQUEST_CONFLICT,		/* the pair is set aside */
	REQUEST_OUT		/* the proposal is withdrawn; no expert */
};

struct request {
	enum request_kind	 kind;
	bool		 on;
	enum { REQUEST_ALWAYS, REQUEST_IF_OFF, REQUEST_IF_ON } when;
	unsigned	 stage;
	const char	*expert;	/* "-" for REQUEST_OUT */
	const char	*proposal;
	const struct csv_row *row;
	int		 column;	/* that says it */
	size_t		 order;
	struct conflict_word word;	/* of REQUEST_CONFLICT */
};

enum {
	W_EXPERT, W_EMAIL, W_STAGE, W_PROPOSAL, W_DEADLINE, W_ACTION, W_TYPE,
	W_OFFICER, W_REASON, W_CONFLICT, W_PREFERENCE,
	/* For people. */
	W_STATE, W_MISSING, W_TITLE, W_GIVEN, W_FAMILY, W_NAME, REQUEST_COLUMNS
};
extern const struct csv_column request_columns[REQUEST_COLUMNS];

struct requests {
	struct filing		*in;
	struct lookup		 lookup;
	size_t			 n;
	struct request		*list;
};

/*
 * All lines of a table: one pair on each, or a sheet with proposals down and
 * experts across.  What is wrong goes to the filing.
 */
int	requests_read(struct requests *requests, struct fault *why);

#endif
