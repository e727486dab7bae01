/* How long a key waits for its save. */
#include "config.h"

#include "mita/desk/saver.h"

unsigned
saver_patience(void)
{
	/* What a healthy disk needs; nobody feels it in a key. */
	return 40;
}
