#ifndef MITA_MODEL_ASSIGNED_H
#define MITA_MODEL_ASSIGNED_H

#include <stdbool.h>

struct assignment;
struct cancellation;
struct digest;

/* What an assignment gives, and a cancellation takes. */

/* The version in which a proposal is assigned there, or NULL. */
const struct digest *assigned_version(const struct assignment *assignment,
	    const char *proposal);

bool	cancellation_names(const struct cancellation *cancellation,
	    const char *proposal);

#endif
