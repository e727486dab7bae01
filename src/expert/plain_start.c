/* Line by line: the first start. */
#include "config.h"

#include "mita/expert/plain_start.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"
#include "mita/expert/plain.h"
#include "mita/model/address.h"

/* The first start in questions; an empty or ended input leaves it. */

enum { ANSWER_LEN = 1000 };

struct person {
	char	name[ANSWER_LEN];
	char	organisation[ANSWER_LEN];
	char	code[ANSWER_LEN];
	char	email[ANSWER_LEN];
	char	kind[ANSWER_LEN];
};

/* Again until something is typed; false: the input is over. */
static bool
must_ask(const char *question, char *out)
{
	while (plain_ask(question, out, ANSWER_LEN))
		if (out[0] != '\0')
			return true;
	return false;
}

static bool
ask_language(void)
{
	char code[ANSWER_LEN];

	while (plain_ask("Language / Kalba: lt, en", code, sizeof(code)))
		if (code[0] == '\0' || translate_to(code) == 0)
			return true;
	return false;
}

static bool
ask_code(char *out)
{
	while (plain_ask(_("The code of where you work, or an empty line:"),
	    out, ANSWER_LEN)) {
		if (out[0] == '\0' || enrolment_is_code(out))
			return true;
		say(_("A code has digits and capital letters, such as"
		    " 111950396; without it, press Enter on an empty line."));
	}
	return false;
}

static bool
ask_email(char *out)
{
	while (plain_ask(_("E-mail, or an empty line:"), out, ANSWER_LEN)) {
		if (out[0] == '\0' || address_is_plain(out))
			return true;
		say(_("That is no e-mail address; one looks like"
		    " vardas@example.lt."));
	}
	return false;
}

static bool
ask_who(struct person *who)
{
	if (!must_ask(_("Your name:"), who->name) ||
	    !must_ask(_("Where you work:"), who->organisation) ||
	    !ask_code(who->code) || !ask_email(who->email))
		return false;
	do
		if (!must_ask(_("Do you come from business? Type 1. From a"
		    " knowledge institution? Type 2."), who->kind))
			return false;
	while (strcmp(who->kind, "1") != 0 && strcmp(who->kind, "2") != 0);
	return true;
}

/* One that is too short, or typed differently, is asked for again. */
static int
ask_passphrase(const struct parsed *line, char *out, struct fault *why)
{
	int rc;

	for (;;) {
		rc = expert_new_passphrase(line, out, why);
		if (rc == 0)
			rc = passphrase_check(out, why);
		if (rc == 0 || strcmp(why->reason, "PASSPHRASE") != 0 ||
		    parsed_option(line, "--passphrase-fd") != NULL)
			return rc;
		say("%s", why->text);
	}
}

static int
make(const struct parsed *line, const char *path, const struct person *who,
    struct fault *why)
{
	const struct enrolment enrolment = {
		.name = who->name, .organisation = who->organisation,
		.code = who->code, .email = who->email, .kind = who->kind[0] ==
		    '1' ?
		ROLE_BUSINESS : ROLE_KNOWLEDGE, .languages = "lt,en",
		.memory = SECKEY_MEMORY_FULL
	};
	struct begun begun;
	char *passphrase;
	int rc;

	if ((passphrase = passphrase_new(why)) == NULL)
		return -1;
	rc = ask_passphrase(line, passphrase, why);
	if (rc == 0)
		rc = expert_begin(path, &enrolment, passphrase, true, &begun,
		    why);
	passphrase_free(passphrase);
	if (rc == 0)
		say("Your key is made.  Its short name is %s .\nSend the card"
		    " %s to the agency; it will ask you for the short name by"
		    " telephone.", begun.key, begun.card);
	if (rc == 0 && begun.sheet[0] != '\0')
		say("Print %s and keep it in a safe place. With it and the"
		    " passphrase your key can be made again.", begun.sheet);
	return rc;
}

int
plain_start(const struct parsed *line, const char *path)
{
	struct person who;
	struct fault fault;

	if (parsed_option(line, "--lang") == NULL && !ask_language())
		return FAULT_REFUSED;
	say(_("This is done once. Nothing you do here is sent anywhere."));
	say(_("You will type the passphrase each time you sign. It never"
	    " leaves this computer, and nobody can find it again. Four or five"
	    " ordinary words are strong and easy."));
	if (!ask_who(&who))
		return FAULT_REFUSED;
	return make(line, path, &who, &fault) == 0 ? 0 :
	    program_fail(expert_program, &fault);
}
