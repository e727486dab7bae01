#ifndef MITA_OFFICE_DECIDE_H
#define MITA_OFFICE_DECIDE_H

#include <stdbool.h>

struct digest;
struct fault;
struct register_file;
struct seckey;

/*
 * Compute the stage and sign its RESULT.  Refuses (reason MISSING) while
 * pairs are missing, unless a reason for deciding without them is given, and
 * (reason LATE) while nobody ruled on what came late, and (ATTENTION) while
 * nobody ruled on what most experts doubt.
 * The same records give the same RESULT: stating it again changes nothing.
 */
int	stage_decide(struct register_file *reg, const struct seckey *key,
	    unsigned stage, const char *missing_reason, bool dry,
	    struct digest *out, struct fault *why);

#endif
