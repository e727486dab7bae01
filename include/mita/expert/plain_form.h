#ifndef MITA_EXPERT_PLAIN_FORM_H
#define MITA_EXPERT_PLAIN_FORM_H

#include <stddef.h>

#include "mita/base/limits.h"
#include "mita/expert/plain_command.h"

/* Commands that answer the form. */
extern const struct command plain_answering[];

/* One item with what was answered, as it is read aloud. */
/* "Q1-3, photonics": what tells it from the same question about another. */
enum { PLAIN_LABEL_LEN = LABEL_MAX + ID_MAX + 8 };
const char *plain_label(struct plain *p, size_t at,
	    char out[static PLAIN_LABEL_LEN]);

void	plain_tell_item(struct plain *p, size_t item);

#endif
