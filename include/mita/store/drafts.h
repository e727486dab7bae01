#ifndef MITA_STORE_DRAFTS_H
#define MITA_STORE_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct db;
struct fault;

/*
 * What an expert has written and not yet signed: one text per field, and
 * every earlier text of it.  Fields have names such as "score P1",
 * "comment P1", "answer Q1-3 K1", "note Q1-3 K1", "remark", "interest".
 */
struct draft {
	const char	*field;
	const char	*value;
	const char	*saved;		/* UTC time of saving */
};

/* Which: of a proposal in a stage; all its fields if field is NULL. */
struct draft_of {
	unsigned	 stage;
	const char	*proposal;
	const char	*field;
};

/*
 * Store the field's text as it is now.  The text that stood there before is
 * kept as an earlier one when keep is true (a field was left, a paste, a
 * file read in); typing goes on with keep false.  time: now, UTC text.
 */
int	drafts_set(struct db *db, const struct draft_of *of,
	    const char *value, const char *time, bool keep,
	    struct fault *why);

/* All fields of one proposal, by name. */
int	drafts_list(struct db *db, struct arena *arena,
	    const struct draft_of *of, struct draft **out, size_t *n,
	    struct fault *why);

/* Earlier texts of one field, newest first. */
int	drafts_earlier(struct db *db, struct arena *arena,
	    const struct draft_of *of, struct draft **out, size_t *n,
	    struct fault *why);

/* Settings of a workspace or register: name to text. NULL in *out if unset. */
int	settings_set(struct db *db, const char *name, const char *value,
	    struct fault *why);
int	settings_get(struct db *db, struct arena *arena, const char *name,
	    const char **out, struct fault *why);

#endif
