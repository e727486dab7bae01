/* The verb merge. */
#include "config.h"

#include "mita/coordinator/merge.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/intake.h"
#include "mita/office/receipts.h"
#include "mita/office/register.h"

/* Whose bundles were taken in, for their receipts. */
struct senders {
	struct arena	*arena;		/* owned */
	const char	**experts;
	size_t		 n;
	bool		 failed;	/* no memory */
};

static void
note_sender(struct senders *to, const char *expert)
{
	size_t i;

	for (i = 0; i < to->n; i++)
		if (strcmp(to->experts[i], expert) == 0)
			return;
	to->experts = arena_grow(to->arena, to->experts, to->n,
	    sizeof(*to->experts));
	if (to->experts == NULL || (to->experts[to->n] =
	    arena_string(to->arena, expert)) == NULL)
		to->failed = true;
	else
		to->n++;
}

/* One file, one line, and what to tell its sender. */
static void
say(const struct intaking *how, const struct intake *one)
{
	struct senders *senders = how->state;
	struct buf raw = {0}, safe = {0};

	intake_say(&raw, one, how->dry);
	intake_remedy(&raw, how->reg->book, one);
	text_safe(&safe, buf_text(&raw), raw.len, true);
	safe.failed = safe.failed || raw.failed;
	program_say(coordinator_program, &safe);
	buf_release(&raw);
	buf_release(&safe);
	if (one->rc == 0 && one->news.expert[0] != '\0' && !senders->failed)
		note_sender(senders, one->news.expert);
}

static int
take_all(const struct intaking *how, const struct parsed *line)
{
	int worst = 0, rc;
	size_t i;

	for (i = 0; i < parsed_operands(line); i++) {
		rc = intake_take(how, parsed_operand(line, i));
		if (rc > worst)
			worst = rc;
	}
	return worst;
}

/* With the key at hand the ledger ends in what came, and its senders learn. */
static int
sign_arrivals(const struct intaking *how, const struct parsed *line,
    const struct seckey *key, struct fault *why)
{
	const char *folder = parsed_option(line, "--receipts");
	const struct senders *senders = how->state;
	size_t n;

	if (ledger_close(how->reg, key, why) == -1)
		return -1;
	if (folder == NULL)
		return 0;
	if (senders->failed)
		return fault_memory(why);
	if (receipts_put(how->reg, senders->experts, senders->n, folder, &n,
	    why) == -1)
		return -1;
	program_sayf(coordinator_program, "%zu receipt%s in %s: send each to"
	    " its expert.", n, n == 1 ? "" : "s", folder);
	return 0;
}

/* The passphrase is asked for once, and only if there is need. */
static bool
needs_key(const struct parsed *line, bool dry)
{
	size_t i;

	for (i = 0; i < parsed_operands(line); i++)
		if (intake_is_encrypted(parsed_operand(line, i)))
			return true;
	return !dry && (parsed_option(line, "--receipts") != NULL ||
	    parsed_option(line, "--passphrase-fd") != NULL);
}

static int
merge(const struct intaking *how, const struct parsed *line)
{
	struct seckey *key = NULL;
	struct fault fault;
	int worst, rc;

	/* A passphrase that does not fit is told before anything is done. */
	if (needs_key(line, how->dry) &&
	    (key = coordinator_unlock(line, how->reg, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	how->reg->reader = key;
	worst = take_all(how, line);
	if (key != NULL && !how->dry &&
	    sign_arrivals(how, line, key, &fault) == -1) {
		rc = program_fail(coordinator_program, &fault);
		worst = rc > worst ? rc : worst;
	}
	how->reg->reader = NULL;
	seckey_free(key);
	return worst;
}

int
verb_merge(const struct parsed *line)
{
	struct senders senders = { .arena = arena_new() };
	struct intaking how = { .dry = coordinator_is_dry(line), .seen = say,
	    .state = &senders };
	struct fault fault;
	int rc;

	if (senders.arena == NULL) {
		fault_memory(&fault);
		return program_fail(coordinator_program, &fault);
	}
	if ((how.reg = coordinator_open(line, false, &fault)) == NULL)
		rc = program_fail(coordinator_program, &fault);
	else
		rc = merge(&how, line);
	register_close(how.reg);
	arena_free(senders.arena);
	return rc;
}
