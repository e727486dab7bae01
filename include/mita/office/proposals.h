#ifndef MITA_OFFICE_PROPOSALS_H
#define MITA_OFFICE_PROPOSALS_H

struct fault;
struct filing;
struct register_file;
struct seckey;

/*
 * A table in; nothing is applied when one line is bad (reason CSV).  Release
 * the filing whatever comes.  Columns in mita-coordinator(1).
 */
int	proposals_add(struct register_file *reg, const struct seckey *key,
	    struct filing *in, struct fault *why);

#endif
