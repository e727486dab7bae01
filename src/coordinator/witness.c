/* The verbs witness ask, witness sign and witness add. */
#include "config.h"

#include "mita/coordinator/witness.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/coordinator/coordinator.h"
#include "mita/office/cosign.h"
#include "mita/office/register.h"
#include "mita/office/witness.h"

/* The agency's side */

static int
ask(const struct parsed *line, const struct register_file *reg,
    struct fault *why)
{
	const char *path = parsed_operand(line, 0);
	int64_t since = WITNESS_NEWEST;
	uint64_t from, size;

	if (parsed_number(line, "--since", 0, INT64_MAX, &since, why) == -1 ||
	    witness_request(reg, since, path, &from, &size, why) == -1)
		return -1;
	return program_sayf(coordinator_program, "%s: the ledger of size %llu,"
	    " and that it goes on from size %llu.  Take it to the witness, and"
	    " what comes back to \"witness add\".", path,
	    (unsigned long long)size, (unsigned long long)from);
}

int
verb_witness_ask(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	int rc = -1;

	if ((reg = coordinator_open(line, true, &fault)) != NULL)
		rc = ask(line, reg, &fault);
	register_close(reg);
	return rc == -1 ? program_fail(coordinator_program, &fault) : rc;
}

int
verb_witness_add(const struct parsed *line)
{
	struct register_file *reg;
	struct fault fault;
	size_t added;
	int rc = -1;

	if ((reg = coordinator_open(line, false, &fault)) != NULL &&
	    witness_take(reg, parsed_operand(line, 0), &added, &fault) == 0)
		rc = program_sayf(coordinator_program, added == 0 ?
		    "%s: no line that is not here already." :
		    "%s: co-signed; \"publish\" and receipts carry it.",
		    parsed_operand(line, 0));
	register_close(reg);
	return rc == -1 ? program_fail(coordinator_program, &fault) : rc;
}

/* The witness's side */

static int
take_passphrase(const struct parsed *line, bool new, char *passphrase,
    char *again, struct fault *why)
{
	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1, line, new ?
	    "New passphrase of the witness's key" : "Passphrase of the witness",
	    why) == -1)
		return -1;
	if (!new || parsed_option(line, "--passphrase-fd") != NULL)
		return 0;
	if (program_passphrase(again, PASSPHRASE_MAX + 1, NULL, "Once more",
	    why) == -1)
		return -1;
	return strcmp(passphrase, again) == 0 ? 0 : fault_advise(why,
	    FAULT_REFUSED, "PASSPHRASE", "nothing was made",
	    "the two are not the same");
}

static struct seckey *
unlock(const struct parsed *line, struct fault *why)
{
	const char *folder = parsed_operand(line, 2);
	char *passphrase, *again = NULL;
	struct seckey *key = NULL;

	if ((passphrase = passphrase_new(why)) != NULL &&
	    (again = passphrase_new(why)) != NULL &&
	    take_passphrase(line, !witness_has_key(folder), passphrase, again,
	    why) == 0)
		key = witness_key(folder, passphrase,
		    parsed_option(line, "--small-memory") != NULL ?
		    SECKEY_MEMORY_FLOOR : SECKEY_MEMORY_FULL, why);
	passphrase_free(again);
	passphrase_free(passphrase);
	return key;
}

static int
say_signed(const struct witnessed *done, const struct seckey *key)
{
	char head[KEYNAME_LEN + 1], name[KEYNAME_LEN + 1];

	pubkey_name(head, done->next.root.bytes);
	pubkey_name(name, seckey_sign_public(key));
	if (done->last.size == 0)
		program_warn(coordinator_program, "no head was seen before:"
		    " compare this one with somebody who holds another");
	return program_sayf(coordinator_program, "%s: the ledger of size %llu,"
	    " say %s, goes on from size %llu, and is co-signed by witness %s."
	    "  Send this file back to the agency.", done->head,
	    (unsigned long long)done->next.size, head,
	    (unsigned long long)done->last.size, name);
}

int
verb_witness_sign(const struct parsed *line)
{
	uint8_t agency[PUBKEY_LEN];
	struct seckey *key = NULL;
	struct witnessed done;
	struct fault fault;
	int rc = -1;

	if (pubkey_load(agency, parsed_operand(line, 1), &fault) == 0 &&
	    (key = unlock(line, &fault)) != NULL &&
	    witness_sign(&done, parsed_operand(line, 0), agency,
	    parsed_operand(line, 2), key, &fault) == 0)
		rc = say_signed(&done, key);
	seckey_free(key);
	return rc == -1 ? program_fail(coordinator_program, &fault) : rc;
}
