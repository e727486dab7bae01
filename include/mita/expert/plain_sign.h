#ifndef MITA_EXPERT_PLAIN_SIGN_H
#define MITA_EXPERT_PLAIN_SIGN_H

#include "mita/expert/plain_command.h"

/* Commands that sign and hand over. */
extern const struct command plain_signing[];

#endif
