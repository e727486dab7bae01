#ifndef MITA_OFFICE_CORRECTION_H
#define MITA_OFFICE_CORRECTION_H

struct filing;
struct lookup;
struct proposal;

/*
 * Note what a new version of a proposal changes, what was and what is; whose
 * evaluations and assignments are of the version before, and what to do.
 * Room-private.
 */
void	correction_note(struct filing *in, const struct lookup *lookup,
	    const struct proposal *was, const struct proposal *now);

#endif
