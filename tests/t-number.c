#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "tap.h"

/* Numbers and bytes as strangers write them: one way, or none. */

static const char *const no_numbers[] = {
	"", " ", "  ", "abc", "5x", "x5", "-3", "+5", "-0", "007", "00", "0x5",
	"5.0", "5,0", "1e3", " 5", "5 ", "5\n", "\t5", "5 6", "4294967297",
	"18446744073709551617", "9223372036854775808", "99999999999999999999",
	"\xd9\xa5", "\xef\xbc\x95", "11",
};

static void
test_numbers(void)
{
	int64_t out = 77;
	size_t i;

	for (i = 0; i < sizeof(no_numbers) / sizeof(no_numbers[0]); i++)
		ok(!number_read(no_numbers[i], 0, 10, &out) && out == 77,
		    "\"%s\" is no number from 0 to 10", no_numbers[i]);
	ok(number_read("0", 0, 10, &out) && out == 0, "0 is the least");
	ok(number_read("10", 0, 10, &out) && out == 10, "10 is the most");
	ok(!number_read("2", 3, 10, &out) && out == 10, "2 is less than 3");
	ok(number_read("3", 3, 3, &out) && out == 3, "3 is from 3 to 3");
	ok(number_read("999999999999999999", 0, INT64_MAX, &out) &&
	    out == 999999999999999999, "18 digits are read");
	ok(!number_read("1000000000000000000", 0, INT64_MAX, &out),
	    "19 are not");
}

static void
test_taken(void)
{
	struct span in = span_of("12 7x", 5);
	int64_t out = 77;

	ok(!number_take(&in, 11, &out) && in.left == 5 && out == 77,
	    "what is too large stays");
	ok(number_take(&in, 12, &out) && out == 12 && in.left == 3,
	    "a number is taken");
	ok(!number_take(&in, 12, &out) && in.left == 3, "a blank is none");
	ok(span_skip(&in, " ") && number_take(&in, 12, &out) && out == 7 &&
	    span_is(&in, "x"), "what follows is left");
	ok(!span_skip(&in, "xy") && span_is(&in, "x"),
	    "a text that is not there is not taken");
	in = span_of("123", 2);
	ok(number_take(&in, 999, &out) && out == 12, "a span ends where it ends");
}

static void
test_hex(void)
{
	static const char *const bad[] = {
		"", "00ff0", "00ff0g", "00FF0a", "00ff0a0", " 00ff0", "00ff0 ",
		"0x00ff", "00ff0:", "00ff0/", "00ff0`",
	};
	static const uint8_t bytes[3] = { 0x00, 0xff, 0x0a };
	uint8_t out[3];
	char text[7];
	size_t i;

	hex_write(text, bytes, 3);
	is_str(text, "00ff0a", "three bytes are six digits");
	ok(hex_read(out, 3, text, 6), "which are read");
	is_mem(out, 3, bytes, 3, "as the same three");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(!hex_read(out, 3, bad[i], strlen(bad[i])),
		    "\"%s\" is not three bytes", bad[i]);
}

int
main(void)
{
	test_numbers();
	test_taken();
	test_hex();
	return done_testing();
}
