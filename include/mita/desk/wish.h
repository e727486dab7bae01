#ifndef MITA_DESK_WISH_H
#define MITA_DESK_WISH_H

#include "mita/desk/cells.h"

/*
 * What the lines of a table of assignments ask for.  Lines are taken from
 * top to bottom, and only what differs from the present in the end is
 * stated: a line that clears and one below that restores come to nothing.
 * Room-private.
 */
enum wish_kind {
	WISH_SEAT,		/* the expert is assigned the proposal */
	WISH_CONFLICT,		/* the pair is set aside */
	WISH_OUT		/* the proposal is withdrawn; no expert */
};

struct wish {
	enum wish_kind	 kind;
	bool		 on;
	enum { WISH_ALWAYS, WISH_IF_OFF, WISH_IF_ON } when;
	unsigned	 stage;
	const char	*expert;	/* "-" for WISH_OUT */
	const char	*proposal;
	const struct csv_row *row;
	int		 column;	/* that says it */
	size_t		 order;
	struct conflict_word word;	/* of WISH_CONFLICT */
};

enum {
	W_EXPERT, W_EMAIL, W_STAGE, W_PROPOSAL, W_DEADLINE, W_ACTION, W_TYPE,
	W_OFFICER, W_REASON, W_CONFLICT, W_PREFERENCE,
	/* For people. */
	W_STATE, W_MISSING, W_TITLE, W_GIVEN, W_FAMILY, W_NAME, WISH_COLUMNS
};
extern const struct csv_column wish_columns[WISH_COLUMNS];

struct wishes {
	struct filing		*in;
	struct lookup		 lookup;
	size_t			 n;
	struct wish		*list;
};

/*
 * All lines of a table: one pair on each, or a sheet with proposals down and
 * experts across.  What is wrong goes to the filing.
 */
int	wishes_read(struct wishes *wishes, struct fault *why);

#endif
