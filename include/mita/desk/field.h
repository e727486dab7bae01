#ifndef MITA_DESK_FIELD_H
#define MITA_DESK_FIELD_H

#include "mita/desk/task.h"

/* Room-private: how fields of a form are named in the drafts. */
enum { FIELD_LEN = 2 * ID_MAX + 24 };
void	field_name(char out[static FIELD_LEN], const struct item *item,
	    enum part part);

/* Does this item have such a part? */
bool	field_exists(const struct item *item, enum part part);

#endif
