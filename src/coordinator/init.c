/* The call: shown before it is signed, signed, and shown again. */
#include "config.h"

#include "mita/coordinator/init.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/model/doubt.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/report/call_sheet.h"

/* The one place where a call is printed, for init and for call show. */
static int
show(const struct call *call)
{
	struct buf out = {0};
	int rc;

	call_sheet(&out, call);
	rc = program_say(coordinator_program, &out);
	buf_release(&out);
	return rc;
}

int
verb_call_show(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	int rc;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	rc = show(reg->book->call);
	register_close(reg);
	return rc;
}

static int
not_meant(struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "CONFIRM", "correct the call"
	    " file and begin again", "nothing was made");
}

/* Each figure that looks like a slip by itself, then the whole. */
static int
ask(const struct doubt *doubts, size_t n, struct fault *why)
{
	struct buf question = {0};
	bool yes = true;
	size_t i;

	for (i = 0; yes && i < n; i++) {
		question.len = 0;
		doubt_text(&question, &doubts[i]);
		buf_puts(&question, ". Is that meant?");
		yes = program_confirm(buf_text(&question));
	}
	buf_release(&question);
	if (yes)
		yes = program_confirm("A signed call cannot be changed."
		    " Sign this one?");
	return yes ? 0 : not_meant(why);
}

/*
 * Is this the call that is meant?  Where nobody can be asked, what has no
 * figure that looks like a slip is taken as it is.
 */
static int
confirm(const struct parsed *line, const struct call *call,
    struct fault *why)
{
	struct doubt doubts[DOUBTS_MAX];
	size_t n = call_doubts(call, doubts);
	struct buf first = {0};
	int rc = 0;

	if (parsed_option(line, "--yes") != NULL)
		return 0;
	if (program_has_terminal())
		return ask(doubts, n, why);
	if (n > 0) {
		doubt_text(&first, &doubts[0]);
		rc = fault_advise(why, FAULT_REFUSED, "CONFIRM", "nothing was"
		    " made; correct the call file, or say --yes if it is meant"
		    " so", "%s%s", buf_text(&first), n == 1 ? "" :
		    ", and more is to be looked at twice");
	}
	buf_release(&first);
	return rc;
}

static int
take_passphrase(const struct parsed *line, char *passphrase, char *again,
    struct fault *why)
{
	bool typed = parsed_option(line, "--passphrase-fd") == NULL;
	bool new = parsed_option(line, "--key") == NULL;

	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1, line, new ?
	    "New passphrase of the agency's key" : "Agency passphrase", why) ==
	    -1)
		return -1;
	if (!typed || !new)
		return 0;
	if (program_passphrase(again, PASSPHRASE_MAX + 1, NULL,
	    "Once more", why) == -1)
		return -1;
	return strcmp(passphrase, again) == 0 ? 0 : fault_advise(why,
	    FAULT_REFUSED, "PASSPHRASE", "nothing was made",
	    "the two are not the same");
}

static int
make(const struct parsed *line, const struct call *call, struct fault *why)
{
	struct founding new = {
		.path = coordinator_path(line), .call = call,
		.memory = parsed_option(line, "--small-memory") != NULL ?
		    SECKEY_MEMORY_FLOOR : SECKEY_MEMORY_FULL,
		.key_file = parsed_option(line, "--key")
	};
	char *passphrase, *again = NULL;
	int rc = -1;

	if ((passphrase = passphrase_new(why)) != NULL &&
	    (again = passphrase_new(why)) != NULL)
		rc = take_passphrase(line, passphrase, again, why);
	new.passphrase = passphrase;
	if (rc == 0)
		rc = register_init(&new, why);
	passphrase_free(again);
	passphrase_free(passphrase);
	return rc;
}

static int
tell_key(const struct parsed *line)
{
	struct register_file *reg;
	char name[KEYNAME_LEN + 1];
	struct fault fault;
	int rc;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	pubkey_name(name, reg->book->call->agency_key);
	rc = program_sayf(coordinator_program, "%s: call %s.\nThe agency's key"
	    " is %s.key (keep it and its passphrase apart), its public half"
	    " %s.pub.\nIts short name, to be told to every expert by letter or"
	    " telephone: %s", reg->path, reg->book->call->id, reg->path,
	    reg->path, name);
	register_close(reg);
	return rc;
}

static int
init(const struct parsed *line, const struct call *call)
{
	struct fault fault;
	int rc;

	if ((rc = show(call)) != 0)
		return rc;
	if (coordinator_is_dry(line))
		return program_sayf(coordinator_program,
		    "Dry run: nothing was made.");
	if (confirm(line, call, &fault) == -1 ||
	    make(line, call, &fault) == -1)
		return program_fail(coordinator_program, &fault);
	return tell_key(line);
}

int
verb_init(const struct parsed *line)
{
	struct arena *arena;
	struct fault fault;
	struct call call;
	int rc;

	if ((arena = arena_new()) == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	if (call_load(&call, arena, parsed_operand(line, 0), &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = init(line, &call);
	arena_free(arena);
	return rc;
}
