#ifndef MITA_EXPERT_PLAIN_FORM_H
#define MITA_EXPERT_PLAIN_FORM_H

#include <stddef.h>

#include "mita/expert/plain_command.h"

/* Commands that answer the form. */
extern const struct command plain_answering[];

/* One item with what was answered, as it is read aloud. */
void	plain_tell_item(struct plain *p, size_t item);

#endif
