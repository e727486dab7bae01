#ifndef MITA_EXPERT_PLAIN_READ_H
#define MITA_EXPERT_PLAIN_READ_H

#include "mita/expert/plain_command.h"

/* Commands that read: the proposal, page by page. */
extern const struct command plain_reading[];

#endif
