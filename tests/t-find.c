/* What one sees is found; what one does not see is not taken in. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/find.h"
#include "mita/base/text.h"
#include "tests/tap.h"

/* The text of a proposal, as it comes out of a PDF. */
static const char page[] =
    "The project is pro\uFB01table and e\uFB00ective; the di\uFB03cult\n"
    "part is the micro-\n"
    "  structure of a high-\n"
    "power laser.  It costs 500\u00A0000\u202FEUR in all \u2013 or\n"
    "less.\n"
    "\n"
    "Saule\u0307tekio kla\u00ADsterio \u201EZ\u030Cuvys\u201C;\u200B A\u030A, \u0141\u00F3d\u017A, Stra\u00DFe.\n"
    "-\n"
    "m\u00B2 \uFF21\uFF22 it\u2019s  \u00C6on\n";

/* How often, and the first of them as it stands in the page. */
static void
finds(const char *wanted, size_t n, const char *first)
{
	struct text_hit *hits;
	struct buf got = {0};
	size_t found;

	ok(text_find(page, strlen(page), wanted, &hits, &found),
	    "there is memory to look for \"%s\"", wanted);
	is_int((long long)found, (long long)n, "\"%s\" is there", wanted);
	if (found > 0)
		buf_put(&got, page + hits[0].from,
		    hits[0].to - hits[0].from);
	is_str(buf_text(&got), first, "  as this");
	buf_release(&got);
	free(hits);
}

static void
test_found(void)
{
	finds("profitable", 1, "pro\uFB01table");
	finds("EFFECTIVE", 1, "e\uFB00ective");
	finds("difficult part", 1, "di\uFB03cult\npart");
	finds("icult", 1, "\uFB03cult");
	finds("microstructure", 1, "micro-\n  structure");
	finds("micro-structure", 1, "micro-\n  structure");
	finds("micro structure", 0, "");
	finds("high-power laser. it", 1, "high-\npower laser.  It");
	finds("500 000 eur", 1, "500\u00A0000\u202FEUR");
	finds("all - or less", 1, "all \u2013 or\nless");
	finds("sauletekio klasterio", 1,
	    "Saule\u0307tekio kla\u00ADsterio");
	finds("\u017Duvys\"", 1, "Z\u030Cuvys\u201C");
	finds("lodz, strasse", 1, "\u0141\u00F3d\u017A, Stra\u00DFe");
	finds("m2 ab it's aeon", 1, "m\u00B2 \uFF21\uFF22 it\u2019s  \u00C6on");
	finds("e", 18, "e");
	finds("", 0, "");
	finds("zebra", 0, "");
}

static void
admits(const char *text, const char *want, size_t left_out)
{
	struct buf got = {0};
	size_t n = text_clean(&got, text, strlen(text)), at;

	is_str(buf_text(&got), want, "what comes in is what is seen");
	is_int((long long)n, (long long)left_out, "  and the rest is told");
	ok(text_is_record(buf_text(&got), got.len, &at), "  fit to be signed");
	buf_release(&got);
}

static void
test_admitted(void)
{
	size_t at;

	admits("a fine eva\u00ADlua\u00ADtion", "a fine evaluation", 2);
	admits("of\u200B this\uFEFF\u2060 one\u200E", "of this one", 4);
	admits("one\u2028two\u2029three\r\nfour\v", "one\ntwo\nthree\nfour\n", 0);
	admits("\uF0B7 first\t\uF0D8 second", "\u2022 first    \u2022 second",
	    0);
	admits("a\u202Eb\u2066c\u200D\u200Cd", "abcd", 4);
	admits("e\u0307 \u201Ekas\u201C \u20AC", "\u0117 \u201Ekas\u201C \u20AC",
	    0);
	admits("\U0001F469\u200D\U0001F52C", "\U0001F469\u200D\U0001F52C", 0);
	ok(text_has_hidden("ab\uE000", 5, &at) && at == 2,
	    "what is still not seen is known");
	ok(!text_has_hidden("\u0117 \u20AC", 6, &at), "what is seen is not");
}

int
main(void)
{
	test_found();
	test_admitted();
	return done_testing();
}
