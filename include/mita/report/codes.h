#ifndef MITA_REPORT_CODES_H
#define MITA_REPORT_CODES_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"

struct call;
struct proposal;
struct question;
struct stage;
struct stage_results;

/* The codes of proposals as results count them.  Room-private. */

/* A name in the language of the page, "" when the call does not know it. */
const char *code_name(const struct call *call, const char *scheme,
	    const char *code);

bool	codes_is(const char *scheme, const char *name);

/*
 * Places where a proposal may have a code of the scheme, and the k-th; false
 * where there is none.  COUNTY and ORG are the applicant's; NACE is cut to
 * the division.
 */
size_t	codes_of(const struct proposal *p, const char *scheme);
bool	codes_at(const struct proposal *p, const char *scheme, size_t k,
	    char out[static ID_MAX + 1]);

/* The question that a stage asks for each code of a scheme, or NULL. */
const struct question *codes_question(const struct stage *stage,
	    const char *scheme);

/* Did more than half of those who answered it choose the first option? */
bool	codes_confirmed(const struct stage_results *stage, size_t standing,
	    const char *scheme, const char *code);

#endif
