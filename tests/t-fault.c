#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "tests/tap.h"

/* A fault has place, rule and remedy apart, and all in one line. */

static void
test_fields(void)
{
	struct fault why;

	is_int(fault_advise(&why, FAULT_REFUSED, "LATE", "ask; or wait",
	    "it came at %d; that is: late", 7), -1, "a fault is -1");
	is_str(why.rule, "it came at 7; that is: late", "what is wrong");
	is_str(why.remedy, "ask; or wait", "what to do about it");
	is_str(why.place, "", "it is nowhere yet");
	fault_within(&why, "row %d", 3);
	fault_within(&why, "%s", "a; b: c.csv");
	is_str(why.place, "a; b: c.csv: row 3", "places, from outside in");
	is_str(why.rule, "it came at 7; that is: late", "  beside the rule");
	fault_remedy(&why, "call %s", "us");
	is_str(why.remedy, "ask; or wait; call us", "more can be done");
	is_str(why.text, "a; b: c.csv: row 3: it came at 7; that is: late;"
	    " ask; or wait; call us", "all of it in a line");
	is_int(fault_at(&why, FAULT_REFUSED, "LATE", "a: %s", "it came at %d",
	    8), -1, "a fault somewhere");
	is_str(why.place, "a: %s", "where");
	is_str(why.rule, "it came at 8", "what is wrong there");
	fault_within(&why, "b");
	is_str(why.text, "b: a: %s: it came at 8", "the line says it");
	fault_set(&why, FAULT_USAGE, "USAGE", "other");
	ok(why.place[0] == '\0' && why.remedy[0] == '\0' &&
	    strcmp(why.text, "other") == 0, "another one has nothing of it");
}

static void
test_system(void)
{
	struct fault why;

	errno = ENOSPC;
	fault_errno(&why, "x: cannot be written");
	is_str(why.rule, "x: cannot be written: the disk is full",
	    "a full disk is what is wrong");
	is_str(why.remedy, "free some space and try again",
	    "  and what to do is its own");
	fault_system(&why, "x");
	is_str(why.text, "x: the disk is full; free some space and try again",
	    "of a place nothing else need be said");
	errno = ENOENT;
	fault_errno(&why, "x: cannot be read");
	is_str(why.remedy, "", "who knows no remedy gives none");
}

/* Each part may be as long as a path can be. */
static void
test_long(void)
{
	char path[3000];
	struct fault why;
	size_t i;

	for (i = 0; i + 2 < sizeof(path); i += 2)
		memcpy(path + i, "ž", 2);
	path[i] = '\0';
	fault_advise(&why, FAULT_REFUSED, "X", "rest", "%s", path);
	fault_within(&why, "at");
	ok(strlen(why.rule) % 2 == 0 && strlen(why.rule) > 1000,
	    "a long rule is cut at a character");
	ok(strlen(why.text) < FAULT_LEN && strncmp(why.text, "at: ž", 6) == 0,
	    "so is the line");
	is_str(why.remedy, "rest", "the remedy is still there");
	is_int(fault_advise(NULL, FAULT_REFUSED, "X", "a", "b"), -1,
	    "who does not ask is not told");
}

int
main(void)
{
	test_fields();
	test_system();
	test_long();
	return done_testing();
}
