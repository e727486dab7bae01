/* Taking in a package from the agency. */
#include "config.h"

#include "mita/desk/package.h"

#include <string.h>

#include "mita/audit/container.h"
#include "mita/audit/finding.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/desk/copy.h"
#include "mita/desk/resume.h"
#include "mita/desk/workspace.h"
#include "mita/hand/letter.h"
#include "mita/seal/digest.h"
#include "mita/store/db.h"
#include "mita/store/drafts.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* Is the key that sealed the package the one this expert trusts? */
static int
check_agency(const struct workspace *workspace,
    const struct container *package, const char *agency, struct fault *why)
{
	char name[KEYNAME_LEN + 1], told[KEYNAME_LEN + 1];

	pubkey_name(name, package->envelope.key);
	if (workspace->agency[0] != '\0') {
		if (strcmp(workspace->agency, name) == 0)
			return 0;
		return fault_advise(why, FAULT_REFUSED, "WRONG-KEY",
		    "do not use this file, telephone the agency",
		    "sealed by the key %s, but your agency's key is %s", name,
		    workspace->agency);
	}
	if (agency == NULL) {
		fault_set(why, FAULT_REFUSED, "NEW-KEY",
		    "sealed by a key that this workspace has not met");
		return fault_remedy(why, "compare its short name %s with the"
		    " agency's letter, and if they are the same open it with"
		    " --agency %s", name, name);
	}
	if (pubkey_name_read(told, agency) == -1)
		return fault_advise(why, FAULT_USAGE, "USAGE",
		    "type it as the agency's letter has it",
		    "a short name has 16 letters and digits");
	if (strcmp(told, name) != 0)
		return fault_advise(why, FAULT_REFUSED, "WRONG-KEY",
		    "do not use this file, telephone the agency",
		    "sealed by the key %s and not by %s", name, told);
	return 0;
}

static int
other_reader(const struct workspace *workspace,
    const struct admission *admission, struct fault *why)
{
	char name[KEYNAME_LEN + 1];

	pubkey_name(name, admission->sign_key);
	return fault_advise(why, FAULT_REFUSED, "OTHER-EXPERT",
	    "nothing was taken in",
	    "it is for expert %s, whose key is %s, and yours is %s",
	    admission->expert, name, workspace->name);
}

/* The expert who was ever admitted with the own key, or NULL. */
static const char *
find_own(const struct workspace *workspace, const struct book *book)
{
	char name[KEYNAME_LEN + 1];
	size_t i;

	for (i = 0; i < book->n_keys; i++) {
		pubkey_name(name, book->keys[i].admission->sign_key);
		if (strcmp(name, workspace->name) == 0)
			return book->keys[i].admission->expert;
	}
	return NULL;
}

/* All admissions are of one expert; the one in force is of the own key. */
static int
check_reader(const struct workspace *workspace, const struct book *book,
    struct fault *why)
{
	const char *own = find_own(workspace, book);
	const struct admission *now;
	char name[KEYNAME_LEN + 1];
	size_t i;

	for (i = 0; i < book->n_keys; i++)
		if (own == NULL ||
		    strcmp(book->keys[i].admission->expert, own) != 0)
			return other_reader(workspace,
			    book->keys[i].admission, why);
	now = book_admission(book, own);
	pubkey_name(name, now->sign_key);
	if (strcmp(name, workspace->name) != 0)
		return other_reader(workspace, now, why);
	if (book_is_revoked(book, now->sign_key))
		return fault_advise(why, FAULT_REFUSED, "REVOKED",
		    "ask it how to enrol anew; nothing was taken in",
		    "the agency ended your key");
	return 0;
}

/* Own rows and new rows in one book: what does the workspace hold then? */
static int
check_together(struct workspace *workspace, const struct container *package,
    struct fault *why)
{
	const struct book *book = workspace->book;
	const struct finding *wrong;

	if (workspace_take(workspace, why) == -1)
		return -1;
	if ((wrong = book_first_wrong(book)) != NULL) {
		fault_at(why, FAULT_REFUSED, wrong->reason, wrong->place, "%s",
		    wrong->text);
		return fault_remedy(why, "nothing was taken in");
	}
	if (memcmp(book->call->agency_key, package->envelope.key,
	    PUBKEY_LEN) != 0)
		return fault_advise(why, FAULT_REFUSED, "WRONG-KEY",
		    "compare short names by telephone; nothing was taken in",
		    "the call is signed by another agency key than the one you"
		    " know");
	/* One call, one expert: others' admissions have no place here. */
	if (book->n_keys == 0 || workspace->name[0] == '\0')
		return fault_advise(why, FAULT_REFUSED, "OTHER-EXPERT",
		    "nothing was taken in", "it is for another expert");
	return check_reader(workspace, book, why);
}

static int
put_records(struct workspace *workspace, const struct container *package,
    struct package_news *news, struct fault *why)
{
	struct digest digest;
	bool added;
	size_t i;
	int kind;

	for (i = 0; i < package->n_rows; i++) {
		const struct stored *row = &package->rows[i];

		kind = record_kind_of(row->text, row->text_len);
		digest_of(digest.bytes, row->text, row->text_len);
		if (records_put(workspace->db, &(struct statement){
		    (enum record_kind)kind, &digest, row->text, row->text_len,
		    row->minisig }, &added, why) == -1)
			return -1;
		news->records += added;
		news->proposals += added && kind == RECORD_PROPOSAL;
	}
	return 0;
}

static int
put_documents(struct workspace *workspace, const struct container *package,
    struct fault *why)
{
	const struct manifest *manifest = package->manifest;
	struct buf bytes = {0};
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < manifest->n_documents; i++) {
		rc = documents_get(package->db, &manifest->documents[i],
		    &bytes, why);
		if (rc == 0)
			rc = documents_put(workspace->db,
			    &manifest->documents[i], buf_text(&bytes),
			    bytes.len, why);
		buf_release(&bytes);
	}
	return rc;
}

static int
trust(struct workspace *workspace, const struct container *package,
    struct fault *why)
{
	struct buf key = {0};
	int rc;

	pubkey_write(&key, package->envelope.key, "agency");
	rc = key.failed ? fault_memory(why) :
	    settings_set(workspace->db, "agency-key", buf_text(&key), why);
	buf_release(&key);
	return rc;
}

static int
take_in(struct workspace *workspace, const struct container *package,
    const struct letter *letter, struct package_news *news, struct fault *why)
{
	int rc = -1;

	if (workspace_begin(workspace, why) == -1)
		return -1;
	if (put_records(workspace, package, news, why) == 0 &&
	    check_together(workspace, package, why) == 0 &&
	    letter_compare(letter, package, workspace->book->call->id, why) ==
	    0 && put_documents(workspace, package, why) == 0 &&
	    workspace_catch_up(workspace, package, why) == 0)
		rc = trust(workspace, package, why);
	return workspace_finish(workspace, rc, why);
}

bool
package_is_encrypted(const char *path)
{
	return letter_is_encrypted(path);
}

int
package_decrypt(const char *path, const char *to, const struct seckey *key,
    struct fault *why)
{
	return letter_decrypt(path, to, key, why);
}

/* Not to the own key: whoever has two workspaces took the other one. */
static int
not_for(const struct workspace *workspace, struct fault *why)
{
	if (why == NULL || strcmp(why->reason, "OTHER-READER") != 0)
		return -1;
	return fault_remedy(why, "nothing was taken in; it is for another"
	    " expert, or for a key that you had before: yours is %s",
	    workspace->name);
}

int
package_take(struct workspace *workspace, const char *path,
    const char *agency, struct package_news *news, struct fault *why)
{
	size_t before = workspace->book->n;
	struct container package;
	struct letter letter;
	int rc = -1;

	*news = (struct package_news){0};
	if (letter_read(&letter, path, workspace->reader, why) == -1)
		return not_for(workspace, why);
	news->encrypted = letter.encrypted;
	if (container_take(&package, CONTAINER_PACKAGE, &letter.bytes, path,
	    why) == -1)
		return -1;
	if (check_agency(workspace, &package, agency, why) == -1 ||
	    container_unpack(&package, CONTAINER_PACKAGE, why) == -1 ||
	    take_in(workspace, &package, &letter, news, why) == -1)
		fault_within(why, "%s", path);
	else
		rc = tasks_resume(workspace, before, why);
	container_release(&package);
	return rc;
}

/* Own bundles */

static int
check_own(const struct workspace *workspace, const struct container *bundle,
    struct fault *why)
{
	char name[KEYNAME_LEN + 1];

	pubkey_name(name, bundle->envelope.key);
	if (strcmp(name, workspace->name) == 0)
		return 0;
	return fault_advise(why, FAULT_REFUSED, "WRONG-KEY",
	    "only what you exported yourself can be taken in here",
	    "sealed by the key %s, and yours is %s", name, workspace->name);
}

/* Two copies that both signed cannot become one again. */
static int
check_line(const struct workspace *workspace, struct fault *why)
{
	const struct finding *wrong = book_first_wrong(workspace->book);

	if (wrong == NULL)
		return 0;
	fault_at(why, FAULT_REFUSED, wrong->reason, wrong->place, "%s",
	    wrong->text);
	return fault_remedy(why, "nothing was taken in; telephone the agency"
	    " before you sign anything else");
}

static int
take_own(struct workspace *workspace, const struct container *bundle,
    struct package_news *news, struct fault *why)
{
	int rc = -1;

	if (workspace_begin(workspace, why) == -1)
		return -1;
	if (put_records(workspace, bundle, news, why) == 0 &&
	    workspace_take(workspace, why) == 0 &&
	    check_line(workspace, why) == 0)
		rc = workspace_catch_up(workspace, bundle, why);
	return workspace_finish(workspace, rc, why);
}

int
bundle_take(struct workspace *workspace, const char *path,
    struct package_news *news, struct fault *why)
{
	size_t before = workspace->book->n;
	struct container bundle;
	struct letter letter;
	int rc = -1;

	*news = (struct package_news){0};
	if (workspace->expert == NULL)
		return fault_set(why, FAULT_REFUSED, "EMPTY", "open the"
		    " agency's package first");
	if (letter_read(&letter, path, workspace->reader, why) == -1)
		return not_for(workspace, why);
	news->encrypted = letter.encrypted;
	if (container_take(&bundle, CONTAINER_BUNDLE, &letter.bytes, path,
	    why) == -1)
		return -1;
	if (check_own(workspace, &bundle, why) == -1 ||
	    container_unpack(&bundle, CONTAINER_BUNDLE, why) == -1 ||
	    container_check_bundle(&bundle, workspace->book, why) == -1 ||
	    take_own(workspace, &bundle, news, why) == -1)
		fault_within(why, "%s", path);
	else
		rc = tasks_resume(workspace, before, why);
	container_release(&bundle);
	return rc;
}
