#include "config.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/paragraphs.h"
#include "tests/any.h"
#include "tests/tap.h"

static void
joins(const char *text, const char *want, const char *what)
{
	struct buf out = {0};

	paragraphs_join(&out, text, strlen(text));
	is_str(buf_text(&out), want, "%s", what);
	buf_release(&out);
}

#define FULL "Nine small firms in and around Vilnius make catheters, nozzles,\n"
#define REST "needles and orthopaedic guides. None of them owns a laser.\n"

static void
what_was_wrapped(void)
{
	joins(FULL REST, "Nine small firms in and around Vilnius make"
	    " catheters, nozzles, needles and orthopaedic guides. None of them"
	    " owns a laser.\n", "a paragraph is one line");
	joins(FULL "\n" REST, FULL "\n" REST, "a blank line parts two");
	joins("1. The need\n" FULL REST, "1. The need\nNine small firms in and"
	    " around Vilnius make catheters, nozzles, needles and orthopaedic"
	    " guides. None of them owns a laser.\n", "a heading stays alone");
	joins("   Devynios įmonės prie Vilniaus gamina kateterius, antgalius,"
	    "\n   adatas ir kreipiamąsias.\n", "   Devynios įmonės prie"
	    " Vilniaus gamina kateterius, antgalius, adatas ir"
	    " kreipiamąsias.\n", "what is indented alike");
	joins(FULL "needles", "Nine small firms in and around Vilnius make"
	    " catheters, nozzles, needles", "without an end of line");
}

static void
what_was_not(void)
{
	joins(FULL "- needles\n- guides\n", FULL "- needles\n- guides\n",
	    "a list");
	joins(FULL "• needles\n(a) guides\n12.3. costs\n", FULL
	    "• needles\n(a) guides\n12.3. costs\n", "lists of other signs");
	joins(FULL "-> needles\n=> guides\n", FULL "-> needles\n=> guides\n",
	    "steps");
	joins(FULL "Work package 1    12 000,00   30 %\n", FULL
	    "Work package 1    12 000,00   30 %\n", "a table");
	joins(FULL "  needles\n", FULL "  needles\n", "another indent");
	joins(FULL "-----------\n" FULL, FULL "-----------\n" FULL,
	    "a drawn line");
	joins("Vilnius University\nSauletekio al. 9\nLT-10222 Vilnius\n",
	    "Vilnius University\nSauletekio al. 9\nLT-10222 Vilnius\n",
	    "an address");
	joins("Nine small firms in and around Vilnius make the ortho-\npaedic"
	    " guides.\n", "Nine small firms in and around Vilnius make the"
	    " ortho-\npaedic guides.\n", "a divided word keeps its letters");
	joins("What the firms around Vilnius make, in the order of sales:\n"
	    "catheters and dosing nozzles.\n", "What the firms around Vilnius"
	    " make, in the order of sales:\ncatheters and dosing nozzles.\n",
	    "what is announced");
	joins("", "", "nothing");
}

/* Whatever the text: nothing but blanks and line ends changes. */
static void
only_blanks(void)
{
	static const char letters[] = "ab -.1\n\n  |*(";
	struct buf text = {0}, out = {0};
	size_t i, a, b, wrong = 0;
	int round;

	for (round = 0; round < 2000; round++) {
		text.len = out.len = 0;
		for (i = any(400); i > 0; i--)
			buf_putc(&text, letters[any(sizeof(letters) - 1)]);
		paragraphs_join(&out, buf_text(&text), text.len);
		for (a = b = 0;; a++, b++) {
			a += strspn(buf_text(&text) + a, " \n");
			b += strspn(buf_text(&out) + b, " \n");
			if (a >= text.len || b >= out.len ||
			    text.bytes[a] != out.bytes[b])
				break;
		}
		wrong += a < text.len || b < out.len;
	}
	is_int((int)wrong, 0, "of 2000 texts none lost or gained a letter");
	buf_release(&text);
	buf_release(&out);
}

int
main(void)
{
	any_from(20261130);
	what_was_wrapped();
	what_was_not();
	only_blanks();
	return done_testing();
}
