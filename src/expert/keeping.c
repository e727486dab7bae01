/* Copies, other computers, other passphrases. */
#include "config.h"

#include "mita/expert/keeping.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/adopt.h"
#include "mita/desk/copy.h"
#include "mita/desk/package.h"
#include "mita/desk/proof.h"
#include "mita/desk/sheet.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"
#include "mita/expert/wording.h"

/* Taking in */

static int
take_texts(struct workspace *workspace, const char *path, struct buf *said,
    struct fault *why)
{
	size_t n;

	if (workspace_adopt(workspace, path, &n, why) == -1)
		return -1;
	buf_putf(said, translate_n("Taken over: %zu text. What stood here"
	    " already was left as it is.", "Taken over: %zu texts. What stood"
	    " here already was left as it is.", n), n);
	return 0;
}

/* All of what it proves, "receipt" prints. */
static int
take_proof(struct workspace *workspace, const char *path, struct buf *said,
    struct fault *why)
{
	char by[PROOF_BY_LEN];
	struct buf lines = {0};
	int rc = proof_take(workspace, path, &lines, why);

	buf_release(&lines);
	if (rc == 0)
		buf_putf(said, _("The receipt is kept: the list says what %s"
		    " has received."), proof_by(workspace, by));
	return rc;
}

static int
take_bundle(struct workspace *workspace, const char *path, struct buf *said,
    struct fault *why)
{
	struct package_news news;

	if (bundle_take(workspace, path, &news, why) == -1)
		return -1;
	if (news.records == 0)
		buf_puts(said, _("Nothing new: all that this file says is here"
		    " already."));
	else
		buf_putf(said, translate_n("Brought up to date: %zu signed"
		    " statement was not here.", "Brought up to date: %zu signed"
		    " statements were not here.", news.records),
		    news.records);
	return 0;
}

static int
take(struct workspace *workspace, const char *path, const char *agency,
    struct buf *said, struct fault *why)
{
	struct package_news news;
	struct fault fault;

	if (file_starts(path, "SQLite format 3"))
		return take_texts(workspace, path, said, why);
	if (proof_is(path))
		return take_proof(workspace, path, said, why);
	if (package_take(workspace, path, agency, &news, &fault) == -1) {
		if (strcmp(fault.reason, "WHAT") == 0)
			return take_bundle(workspace, path, said, why);
		*why = fault;
		return -1;
	}
	if (news.records == 0)
		buf_puts(said, _("Nothing new: this package was taken in"
		    " before."));
	else
		buf_putf(said, translate_n("Taken in: %zu new proposal.",
		    "Taken in: %zu new proposals.", news.proposals),
		    news.proposals);
	if (!news.encrypted)
		buf_putf(said, "\n%s", wording_plain());
	return 0;
}

int
keeping_take(struct workspace *workspace, const char *path,
    const char *agency, struct buf *said, struct fault *why)
{
	struct fault fault;
	bool was_copy = workspace_may_sign(workspace, &fault) == -1;

	if (take(workspace, path, agency, said, why) == -1)
		return -1;
	if (was_copy && workspace_may_sign(workspace, &fault) == 0)
		buf_putf(said, "\n%s", _("You can sign here again. Work only"
		    " here from now on."));
	return 0;
}

/* Copies */

void
keeping_told(const char *path, struct buf *out)
{
	buf_putf(out, _("A copy of all your work is in %s. Keep it on a stick,"
	    " away from this computer; it is locked by the same"
	    " passphrase."), path);
}

int
verb_copy(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct workspace *workspace;
	struct buf said = {0};
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	keeping_told(path, &said);
	rc = workspace_copy(workspace, path, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "%s", buf_text(&said));
	buf_release(&said);
	workspace_close(workspace);
	return rc;
}

int
verb_sheet(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct workspace *workspace;
	struct buf sheet = {0};
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = sheet_write(workspace, &sheet, &fault) == -1 ||
	    file_write_new(path, sheet.bytes, sheet.len, 0600, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "Print %s and keep it in a safe place."
	    " With it and the passphrase your key can be made again.", path);
	buf_release(&sheet);
	workspace_close(workspace);
	return rc;
}

/* Of the workspace that is there: nothing was signed since. */
static int
is_newest(const struct parsed *line)
{
	struct workspace *workspace;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = workspace_is_newest(workspace, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "You can sign here again. Work only"
	    " here from now on.");
	workspace_close(workspace);
	return rc;
}

/* For a sheet the passphrase is needed; a copy is taken over as it is. */
static int
restore(const struct parsed *line, const char *from, const char *path,
    struct fault *why)
{
	char *passphrase;
	int rc;

	if (!sheet_may_be(from))
		return workspace_restore(from, path, why);
	if (file_exists(path))
		return file_taken(path, why);
	if ((passphrase = passphrase_new(why)) == NULL)
		return -1;
	rc = program_passphrase(passphrase, PASSPHRASE_MAX + 1, line,
	    N_("Passphrase"), why);
	if (rc == 0)
		rc = sheet_restore(from, path, passphrase, why);
	passphrase_free(passphrase);
	return rc;
}

int
verb_restore(const struct parsed *line)
{
	bool newest = parsed_option(line, "--newest") != NULL;
	const char *copy = parsed_operand(line, 0);
	char path[EXPERT_PATH_LEN];
	struct fault fault;

	if (copy == NULL && !newest) {
		fault_set(&fault, FAULT_USAGE, "USAGE", "restore takes the"
		    " copy or the recovery sheet, or --newest when you signed"
		    " nothing since it was made");
		return program_fail(expert_program, &fault);
	}
	if (copy == NULL)
		return is_newest(line);
	if (expert_path(line, path, sizeof(path), &fault) == -1 ||
	    restore(line, copy, path, &fault) == -1)
		return program_fail(expert_program, &fault);
	if (newest)
		return is_newest(line);
	return program_sayf(expert_program, "Taken over: %s\nBefore you sign"
	    " here, take in the newest file that you exported: \"mita-expert"
	    " open FILE\". If you signed nothing since the copy was made:"
	    " \"mita-expert restore --newest\".", path);
}

/* Passphrases */

int
keeping_lock(const struct parsed *line, struct workspace *workspace,
    struct fault *why)
{
	char *passphrase = NULL;
	struct seckey *key;
	int rc = -1;

	if ((key = expert_unlock(line, workspace, why)) == NULL)
		return -1;
	if ((passphrase = passphrase_new(why)) != NULL &&
	    expert_new_passphrase(line, passphrase, why) == 0)
		rc = workspace_lock_anew(workspace, key, passphrase, why);
	passphrase_free(passphrase);
	seckey_free(key);
	return rc;
}

const char *
keeping_locked(void)
{
	return _("From now on the new passphrase opens your key. Copies and"
	    " recovery sheets that you made before have the old one.");
}

int
verb_passphrase(const struct parsed *line)
{
	struct workspace *workspace;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = keeping_lock(line, workspace, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "%s", keeping_locked());
	workspace_close(workspace);
	return rc;
}
