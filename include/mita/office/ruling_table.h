#ifndef MITA_OFFICE_RULING_TABLE_H
#define MITA_OFFICE_RULING_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"

struct conflict;

/*
 * A table of rulings while it is read, and what may stand in it.
 * Room-private.
 */

enum {
	C_SUBJECT, C_STAGE, C_PROPOSAL, C_EXPERT, C_EMAIL, C_QUESTION,
	C_ANSWER, C_OFFICER, C_REASON,
	/* Told by "conflict list" and others; not for the record. */
	C_ASSIGNED, C_RULE, C_FINDING, C_DECLARED, C_TITLE, C_GIVEN, C_FAMILY,
	C_NAME, COLUMNS
};

struct ruled {
	const struct csv_row	*row;	/* NULL: it says nothing new */
	struct ruling		 ruling;
};

struct ruling_table {
	struct filing	*in;
	struct lookup	 lookup;
	/* By stage, when one is ruled on. */
	size_t		 n_conflicts[STAGES_MAX + 1];
	struct conflict	*conflicts[STAGES_MAX + 1];
	bool		 searched[STAGES_MAX + 1];
	size_t		 n;
	struct ruled	*ruled;
};

/* What is suggested of the pair, or NULL. */
const struct conflict *ruling_suggested(struct ruling_table *t,
	    const struct ruling *r);

/*
 * May it be stated?  Else the line is told as bad.  An answer to an offer
 * gets the sum of the offer.
 */
bool	ruling_check(struct ruling_table *t, const struct csv_row *row,
	    struct ruling *r);

/*
 * The word of a record for what an officer wrote, in English or Lithuanian,
 * in any case: "yes", "TAIP"; the text itself when it is no such word.
 */
const char *ruling_answer_word(enum ruling_subject subject,
	    const char *text);

/* Likewise of a subject; false when it is none. */
bool	ruling_subject_read(enum ruling_subject *out, const char *text);

#endif
