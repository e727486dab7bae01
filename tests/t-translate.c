#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"

static void
test_choice(void)
{
	is_str(translate("Title"), "Title", "English is what the source says");
	is_int(translate_to("lt_LT.UTF-8"), 0, "a locale's name");
	is_str(translate_language(), "lt", "is Lithuanian");
	is_str(translate("Title"), "Pavadinimas", "and speaks it");
	is_str(translate("no such text"), "no such text", "what is not in the"
	    " catalogue stays");
	is_int(translate_to("xx"), -1, "an unknown language is refused");
	is_str(translate_language(), "lt", "and changes nothing");
	setenv("LC_ALL", "", 1);
	setenv("LC_MESSAGES", "en_GB.UTF-8", 1);
	setenv("LANG", "lt_LT.UTF-8", 1);
	translate_to_environment();
	is_str(translate_language(), "en", "LC_MESSAGES stands above LANG");
	setenv("LC_ALL", "lt_LT", 1);
	translate_to_environment();
	is_str(translate_language(), "lt", "and LC_ALL above both");
}

static void
test_plural(void)
{
	static const struct {
		size_t		 n;
		const char	*want;
	} cases[] = {
		{ 0, "Priimta: %zu naujų paraiškų." },
		{ 1, "Priimta: %zu nauja paraiška." },
		{ 2, "Priimta: %zu naujos paraiškos." },
		{ 9, "Priimta: %zu naujos paraiškos." },
		{ 10, "Priimta: %zu naujų paraiškų." },
		{ 11, "Priimta: %zu naujų paraiškų." },
		{ 12, "Priimta: %zu naujų paraiškų." },
		{ 20, "Priimta: %zu naujų paraiškų." },
		{ 21, "Priimta: %zu nauja paraiška." },
		{ 22, "Priimta: %zu naujos paraiškos." },
		{ 111, "Priimta: %zu naujų paraiškų." },
		{ 121, "Priimta: %zu nauja paraiška." },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_str(translate_n("Taken in: %zu new proposal.",
		    "Taken in: %zu new proposals.", cases[i].n),
		    cases[i].want, "%zu of them", cases[i].n);
}

static void
test_use(void)
{
	char number[] = "3.50", none[] = "3";
	struct fault why;

	is_str(translate_number(number), "3,50", "a comma in Lithuanian");
	is_str(translate_number(none), "3", "where there is a point");
	fault_at(&why, FAULT_REFUSED, "X", "failas", "cannot be read");
	is_str(why.text, "failas: nepavyksta perskaityti", "a fault speaks the"
	    " language");
	is_str(why.reason, "X", "its reason does not");
	translate_to("en");
	is_str(translate_n("Taken in: %zu new proposal.",
	    "Taken in: %zu new proposals.", 1), "Taken in: %zu new proposal.",
	    "one in English");
	is_str(translate_n("Taken in: %zu new proposal.",
	    "Taken in: %zu new proposals.", 21),
	    "Taken in: %zu new proposals.", "many in English");
}

/* The language to write in is not the one that is spoken. */
static void
test_write_in(void)
{
	struct call call = { .languages = { "lt" } };
	struct proposal proposal = { .language = "lt" };
	const struct form form = { .call = &call, .proposal = &proposal };
	const struct task task = { .form = &form };
	char out[WRITE_IN_LEN];

	is_str(task_write_in(&task, out), "Write in Lithuanian.",
	    "the language of the proposal, if the call tells none");
	strcpy(call.comments, "en");
	is_str(task_write_in(&task, out), "Write in English.",
	    "else that of the call");
	strcpy(call.comments, "de");
	is_str(task_write_in(&task, out), "Write in the language \"de\".",
	    "one without a name has its code");
	translate_to("lt");
	is_str(task_write_in(&task, out), "Rašykite kalba „de“.",
	    "in Lithuanian, too");
	strcpy(call.comments, "en");
	is_str(task_write_in(&task, out), "Rašykite angliškai.",
	    "and one with a name");
}

int
main(void)
{
	test_choice();
	test_plural();
	test_use();
	test_write_in();
	return done_testing();
}
