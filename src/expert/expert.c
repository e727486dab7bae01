/* What the verbs of mita-expert share. */
#include "config.h"


#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/package.h"
#include "mita/desk/sheet.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"

/* What every verb begins with: the workspace, the key, the languages. */

const char expert_program[] = "mita-expert";

int
expert_path(const struct parsed *line, char *out, size_t room,
    struct fault *why)
{
	const char *given = parsed_option(line, "-w");
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (given != NULL) {
		snprintf(out, room, "%s", given);
		return 0;
	}
	if (data != NULL && data[0] == '/')
		snprintf(out, room, "%s/mita/workspace.mita", data);
	else if (home != NULL && home[0] == '/')
		snprintf(out, room, "%s/.local/share/mita/workspace.mita",
		    home);
	else
		return fault_advise(why, FAULT_USAGE, "USAGE",
		    "name your workspace with -w FILE", "HOME is not set");
	return file_make_way(out, 0700, why);
}

bool
expert_wants_lines(const struct parsed *line)
{
	const char *accessible = getenv("ACCESSIBLE");
	const char *terminal = getenv("TERM");

	return parsed_option(line, "--plain") != NULL ||
	    (accessible != NULL && accessible[0] != '\0' &&
	    strcmp(accessible, "0") != 0) ||
	    (terminal != NULL && strcmp(terminal, "dumb") == 0 &&
	    isatty(STDIN_FILENO));
}

size_t
expert_form_language(const struct parsed *line, const struct call *call,
    const char *remembered)
{
	const char *given = parsed_option(line, "--form-lang");

	if (given == NULL)
		given = remembered;
	return call_language(call, given == NULL ? translate_language() :
	    given);
}

void
expert_language(const struct parsed *line, const struct workspace *workspace)
{
	const char *own = NULL;

	workspace_remembered(workspace, "language", &own, NULL);
	if (own != NULL && parsed_option(line, "--lang") == NULL)
		translate_to(own);
}

struct workspace *
expert_workspace(const struct parsed *line, struct fault *why)
{
	struct workspace *workspace;
	char path[4096];

	if (expert_path(line, path, sizeof(path), why) == -1)
		return NULL;
	if (!file_exists(path)) {
		fault_at(why, FAULT_REFUSED, "NO-WORKSPACE", path,
		    "there is no workspace yet");
		fault_remedy(why, "begin with \"mita-expert enrol\"");
		return NULL;
	}
	if ((workspace = workspace_open(path, why)) != NULL)
		expert_language(line, workspace);
	return workspace;
}

struct seckey *
expert_unlock(const struct parsed *line, const struct workspace *workspace,
    struct fault *why)
{
	struct seckey *key = NULL;
	char *passphrase;

	if ((passphrase = passphrase_new(why)) == NULL)
		return NULL;
	if (program_passphrase(passphrase, PASSPHRASE_MAX + 1,
	    line, N_("Passphrase"), why) == 0)
		key = workspace_unlock(workspace, passphrase, why);
	passphrase_free(passphrase);
	return key;
}

int
expert_read(const struct parsed *line, struct workspace *workspace,
    const char *path, struct seckey **out, struct fault *why)
{
	*out = NULL;
	if (!package_is_encrypted(path))
		return 0;
	*out = expert_unlock(line, workspace, why);
	workspace->reader = *out;
	return *out == NULL ? -1 : 0;
}

void
expert_unread(struct workspace *workspace, struct seckey *key)
{
	workspace->reader = NULL;
	seckey_free(key);
}

int
expert_new_passphrase(const struct parsed *line, char *out,
    struct fault *why)
{
	char *again;
	int rc;

	if (program_passphrase(out, PASSPHRASE_MAX + 1, line,
	    N_("New passphrase (four ordinary words)"), why) == -1)
		return -1;
	if (parsed_option(line, "--passphrase-fd") != NULL)
		return 0;
	if ((again = passphrase_new(why)) == NULL)
		return -1;
	rc = program_passphrase(again, PASSPHRASE_MAX + 1, NULL,
	    N_("Once more"), why);
	if (rc == 0 && strcmp(out, again) != 0)
		rc = fault_advise(why, FAULT_REFUSED, "PASSPHRASE",
		    "nothing was made", "the two are not the same");
	passphrase_free(again);
	return rc;
}

/* A name that nothing has: HOME/mita.card, mita-2.card ... */
static int
write_home(const char *ending, unsigned mode, const struct buf *bytes,
    char out[static EXPERT_PATH_LEN], struct fault *why)
{
	const char *home = getenv("HOME");
	char n[16] = "";
	int i;

	for (i = 1; i < 100; i++) {
		if (i > 1)
			snprintf(n, sizeof(n), "-%d", i);
		snprintf(out, EXPERT_PATH_LEN, "%s/mita%s%s", home == NULL ?
		    "." : home, n, ending);
		if (!file_exists(out))
			break;
	}
	return file_write_new(out, bytes->bytes, bytes->len, mode, why);
}

static int
write_sheet(const struct workspace *workspace,
    char out[static EXPERT_PATH_LEN], struct fault *why)
{
	struct buf sheet = {0};
	int rc = sheet_write(workspace, &sheet, why);

	if (rc == 0)
		rc = write_home(".sheet.txt", 0600, &sheet, out, why);
	buf_release(&sheet);
	return rc;
}

int
expert_begin(const char *path, const struct enrolment *enrolment,
    const char *passphrase, bool wants_sheet, struct begun *out,
    struct fault *why)
{
	struct workspace *workspace;
	struct buf card = {0};
	int rc;

	out->sheet[0] = '\0';
	rc = workspace_enrol(path, enrolment, passphrase, &card, why);
	if (rc == 0 && (rc = write_home(".card", 0644, &card,
	    out->card, why)) == -1)
		unlink(path);	/* no card, no key: it can be tried again */
	buf_release(&card);
	if (rc == -1 || (workspace = workspace_open(path, why)) == NULL)
		return -1;
	snprintf(out->key, sizeof(out->key), "%s", workspace->name);
	workspace_remember(workspace, "language", translate_language(), NULL);
	/* The key is made; a sheet can be written later, by its verb. */
	if (wants_sheet && write_sheet(workspace, out->sheet, NULL) == -1)
		out->sheet[0] = '\0';
	workspace_close(workspace);
	return 0;
}

int
expert_interest(const char *word, size_t len)
{
	static const char *const words[INTERESTS] = {
		"none", "potential", "disqualifying"
	};
	int i;

	for (i = 0; i < INTERESTS; i++)
		if (strlen(words[i]) == len && memcmp(words[i], word, len) ==
		    0)
			return i;
	return -1;
}
