#include "config.h"

#include "mita/desk/act.h"

#include <string.h>

bool
act_is_id(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && len <= ID_MAX && strspn(text,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == len;
}
