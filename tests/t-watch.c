#include "config.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/watch.h"
#include "tests/tap.h"

static void
says(size_t done, size_t all, int64_t ms, const char *want)
{
	struct buf line = {0};
	bool said = watch_text(&line, "things", done, all, ms);

	is_str(said ? buf_text(&line) : "", want, "%zu of %zu after %d ms",
	    done, all, (int)ms);
	buf_release(&line);
}

struct heard {
	struct watch	 watch;
	unsigned	 times;
	size_t		 done;
};

static void
hear(struct watch *watch, const char *what, size_t done, size_t all)
{
	struct heard *heard = (struct heard *)watch;

	heard->times += strcmp(what, "things") == 0 && all == 9;
	heard->done = done;
}

int
main(void)
{
	struct heard heard = { .watch.tell = hear };
	struct watch nobody = {0};

	says(50, 100, 999, "");
	says(50, 100, 1000, "things: 50 of 100, about 1 s more");
	says(50, 100, 1001, "things: 50 of 100, about 2 s more");
	says(25, 100, 10000, "things: 25 of 100, about 30 s more");
	says(1, 1000, 60000, "");
	says(10, 1000, 60000, "things: 10 of 1000, about 5940 s more");
	says(0, 100, 60000, "");
	says(100, 100, 60000, "");
	says(3000000, 9000000, 3600000,
	    "things: 3000000 of 9000000, about 7200 s more");
	watch_tell(NULL, "things", 1, 9);
	watch_tell(&nobody, "things", 1, 9);
	watch_tell(&heard.watch, "things", 4, 9);
	is_int((int)(heard.times * 10 + heard.done), 14, "who waits is told");
	return done_testing();
}
