/* An agency for practising. */
#include "config.h"

#include "mita/office/practice.h"

#include <stdio.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/model/call.h"
#include "mita/office/admit.h"
#include "mita/office/assign.h"
#include "mita/office/filing.h"
#include "mita/office/issue.h"
#include "mita/office/proposals.h"
#include "mita/office/register.h"

static void
in_folder(char *out, size_t room, const char *folder, const char *name)
{
	snprintf(out, room, "%s/%s", folder, name);
}

/* What officers do, one after the other. */
static int
run_agency(const char *folder, struct register_file *reg,
    const struct seckey *key, struct fault *why)
{
	char card[2400], proposals[2400], assignments[2400], out[2400];
	struct admitting expert = { .card = card, .expert = "E-01" };
	struct filing first = { .file.path = proposals, .documents = folder };
	struct filing second = { .file.path = assignments,
	    .deadline = "2099-12-31T15:00:00Z" };
	struct issuing issuing = { .folder = out };
	int rc;

	in_folder(card, sizeof(card), folder, "card");
	in_folder(proposals, sizeof(proposals), folder, "proposals.csv");
	in_folder(assignments, sizeof(assignments), folder,
	    "assignments.csv");
	in_folder(out, sizeof(out), folder, "out");
	rc = expert_admit(reg, key, &expert, 1, false, why) == -1 ||
	    proposals_add(reg, key, &first, why) == -1 ||
	    assignments_import(reg, key, &second, why) == -1 ||
	    packages_issue(reg, key, &issuing, why) == -1 ? -1 : 0;
	buf_release(&issuing.told);
	filing_release(&first);
	filing_release(&second);
	return rc;
}

static int
found(const char *folder, const char *path, const char *passphrase,
    struct fault *why)
{
	struct founding new = {
		.path = path, .passphrase = passphrase,
		.memory = SECKEY_MEMORY_FLOOR
	};
	struct arena *arena;
	struct call call;
	char file[2400];
	int rc;

	if ((arena = arena_new()) == NULL)
		return fault_memory(why);
	in_folder(file, sizeof(file), folder, "practice.call");
	new.call = &call;
	rc = call_load(&call, arena, file, why);
	if (rc == 0)
		rc = register_init(&new, why);
	arena_free(arena);
	return rc;
}

int
practice_issue(const char *folder, const char *passphrase,
    char agency[static KEYNAME_LEN + 1], struct fault *why)
{
	char path[2400];
	struct opening how = {0};
	struct register_file *reg;
	struct seckey *key = NULL;
	int rc = -1;

	in_folder(path, sizeof(path), folder, "register.mita");
	if (found(folder, path, passphrase, why) == -1 ||
	    (reg = register_open(path, &how, why)) == NULL)
		return -1;
	if ((key = register_unlock(reg, passphrase, why)) != NULL)
		rc = run_agency(folder, reg, key, why);
	pubkey_name(agency, reg->book->call->agency_key);
	seckey_free(key);
	register_close(reg);
	return rc;
}
