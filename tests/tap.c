#include "config.h"

#include "tests/tap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int tests, failures;

static void __attribute__((format(printf, 2, 0)))
line(bool passed, const char *fmt, va_list args)
{
	printf("%sok %d - ", passed ? "" : "not ", ++tests);
	vprintf(fmt, args);
	putchar('\n');
	fflush(stdout);
	failures += !passed;
}

bool
ok(bool passed, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	line(passed, fmt, args);
	va_end(args);
	return passed;
}

bool
is_int(long long got, long long want, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	line(got == want, fmt, args);
	va_end(args);
	if (got != want)
		printf("# got:  %lld\n# want: %lld\n", got, want);
	return got == want;
}

bool
is_str(const char *got, const char *want, const char *fmt, ...)
{
	bool same = got != NULL && want != NULL && strcmp(got, want) == 0;
	va_list args;

	va_start(args, fmt);
	line(same, fmt, args);
	va_end(args);
	if (!same)
		printf("# got:  %s\n# want: %s\n", got == NULL ? "(null)" : got,
		    want == NULL ? "(null)" : want);
	return same;
}

static void
dump(const char *label, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	printf("# %s (%zu bytes)", label, len);
	for (size_t i = 0; i < len && i < 64; i++)
		printf(" %02x", at[i]);
	putchar('\n');
}

bool
is_mem(const void *got, size_t got_len, const void *want, size_t want_len,
    const char *fmt, ...)
{
	bool same = got_len == want_len &&
	    (got_len == 0 || memcmp(got, want, got_len) == 0);
	va_list args;

	va_start(args, fmt);
	line(same, fmt, args);
	va_end(args);
	if (!same) {
		dump("got: ", got, got_len);
		dump("want:", want, want_len);
	}
	return same;
}

void
skip(const char *why, const char *fmt, ...)
{
	va_list args;

	printf("ok %d - ", ++tests);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	printf(" # SKIP %s\n", why);
}

int
skip_all(const char *why)
{
	printf("1..0 # SKIP %s\n", why);
	return 0;
}

void
note(const char *fmt, ...)
{
	va_list args;

	printf("# ");
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

int
done_testing(void)
{
	printf("1..%d\n", tests);
	return failures == 0 ? 0 : 1;
}

const char *
shared_file(const char *name)
{
	static char path[4096];
	const char *root = getenv("MITA_SHARED");

	if (root == NULL || root[0] == '\0')
		return NULL;
	snprintf(path, sizeof(path), "%s/%s", root, name);
	return access(path, R_OK) == 0 ? path : NULL;
}
