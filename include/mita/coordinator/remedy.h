#ifndef MITA_COORDINATOR_REMEDY_H
#define MITA_COORDINATOR_REMEDY_H

#include <stdbool.h>



/*
 * What to tell the sender of a bundle that was refused for this reason, in
 * Lithuanian or English; NULL when it is not the sender's business.
 */
const char *coordinator_remedy(const char *reason, bool lithuanian);

#endif
