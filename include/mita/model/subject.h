#ifndef MITA_MODEL_SUBJECT_H
#define MITA_MODEL_SUBJECT_H

#include <stddef.h>

#include "mita/model/record.h"

struct arena;
struct fault;

/*
 * What an expert knows, in the codes that proposals have: key technologies
 * (KET), fields of smart specialisation (S3), branches (NACE).
 */

/* "KET:K5,NACE:26" behind those in the list, each once.  Refuses USAGE. */
int	subjects_read(struct arena *arena, const char *text,
	    struct code_ref **list, size_t *n, struct fault *why);

/* Behind those in the list, each once.  -1: memory. */
int	subjects_add(struct arena *arena, struct code_ref **list, size_t *n,
	    const struct code_ref *more, size_t n_more);

/*
 * How well somebody fits: how many of a proposal's codes of these three
 * schemes are among the subjects, and most at most.
 */
unsigned subjects_fit(const struct code_ref *subjects, size_t n,
	    const struct proposal *proposal, unsigned most);

#endif
