#ifndef MITA_OFFICE_DECIDE_H
#define MITA_OFFICE_DECIDE_H

#include <stdbool.h>

#include "mita/model/digest.h"

struct fault;
struct register_file;
struct seckey;

struct decision {
	unsigned	 stage;
	const char	*missing;	/* why without them; NULL: no reason */
	bool		 dry;
	struct digest	 result;	/* filled: of the RESULT */
};

/*
 * Compute the stage and sign its RESULT.  Refuses (reason MISSING) while
 * pairs are missing, unless a reason for deciding without them is given, and
 * (reason LATE) while nobody ruled on what came late, and (ATTENTION) while
 * nobody ruled on what most experts doubt.
 * The same records give the same RESULT: stating it again changes nothing.
 */
int	stage_decide(struct register_file *reg, const struct seckey *key,
	    struct decision *decision, struct fault *why);

#endif
