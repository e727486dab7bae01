/* What an assignment gives, and a cancellation takes. */
#include "config.h"

#include "mita/model/assigned.h"

#include <stddef.h>
#include <string.h>

#include "mita/model/record.h"

const struct digest *
assigned_version(const struct assignment *assignment, const char *proposal)
{
	size_t i;

	for (i = 0; i < assignment->n_proposals; i++)
		if (strcmp(assignment->proposals[i].proposal, proposal) == 0)
			return &assignment->proposals[i].digest;
	return NULL;
}

bool
cancellation_names(const struct cancellation *cancellation,
    const char *proposal)
{
	size_t i;

	for (i = 0; i < cancellation->n_proposals; i++)
		if (strcmp(cancellation->proposals[i].id, proposal) == 0)
			return true;
	return false;
}
