#ifndef MITA_MODEL_CAUTION_H
#define MITA_MODEL_CAUTION_H

#include <stdbool.h>

struct buf;
struct call;
struct criterion;
struct stage;

/*
 * What no call should do, and one of the first rules may: give out the money
 * before its last stage; hold a criterion that weighs nothing to a minimum
 * (NULL: none is); have totals that no RESULT can state.
 */
bool	call_ends_early(const struct call *call);
const struct criterion *stage_weightless(const struct stage *stage);
bool	stage_is_statable(const struct call *call, const struct stage *stage);

/*
 * What the rules of a call can do to an applicant, with its own figures: one
 * line for each, in the words of mita-call(5) WHAT THE RULES CAN DO.
 */
void	call_cautions(struct buf *out, const struct call *call);

#endif
