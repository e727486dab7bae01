/* How far a long work is, for who waits. */
#include "config.h"

#include "mita/base/watch.h"

#include "mita/base/buf.h"

enum { SECOND = 1000 };

void
watch_tell(struct watch *watch, const char *what, size_t done, size_t all)
{
	if (watch != NULL && watch->tell != NULL)
		watch->tell(watch, what, done, all);
}

bool
watch_text(struct buf *out, const char *what, size_t done, size_t all,
    int64_t ms)
{
	int64_t left;

	if (ms < SECOND || done == 0 || done < all / 100 || done >= all)
		return false;
	left = ms * (int64_t)(all - done) / (int64_t)done;
	buf_putf(out, "%s: %zu of %zu, about %lld s more", what, done, all,
	    (long long)((left + SECOND - 1) / SECOND));
	return true;
}
