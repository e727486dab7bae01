/* Is this machine fit for the work?  Each thing tried, and what to change. */
#include "config.h"

#include "mita/expert/verbs.h"

#include <stdio.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/desk/timely.h"
#include "mita/expert/expert.h"
#include "mita/report/table.h"
#include "mita/ui/term_type.h"
#include "mita/ui/view.h"

enum { ROOM_WANTED = 64 << 20 };	/* bytes: packages, and their copies */

struct doctor {
	struct table	*table;
	size_t		 ills;
};

/* found is our own text; change NULL: it is well. */
static void
put(struct doctor *doctor, const char *what, const char *found,
    const char *change)
{
	table_row(doctor->table);
	table_text(doctor->table, translate(what));
	table_text(doctor->table, found);
	table_text(doctor->table, change == NULL ? _("good") : change);
	doctor->ills += change != NULL;
}

static void
put_fault(struct doctor *doctor, const char *what, const struct fault *fault)
{
	put(doctor, what, _("no"), fault->text);
}

static void
look_at_terminal(struct doctor *doctor)
{
	struct term_facts facts;
	char found[64];

	term_look(&facts);
	put(doctor, N_("terminal"), facts.type, !facts.here ?
	    _("start it in a window of its own, without | or >") :
	    !facts.known ? _("say TERM=xterm-256color before the command, or"
	    " work with --plain") : NULL);
	put(doctor, N_("letters"), facts.utf8 ? "UTF-8" : _("without ą, č, ž"),
	    facts.utf8 ? NULL : _("choose UTF-8 in the terminal's settings, or"
	    " say LC_ALL=C.UTF-8 before the command"));
	snprintf(found, sizeof(found), "%d", facts.colours < 0 ? 0 :
	    facts.colours);
	put(doctor, N_("colours"), found, NULL);
	if (facts.rows == 0)
		return;
	snprintf(found, sizeof(found), "%d x %d", facts.cols, facts.rows);
	put(doctor, N_("window"), found, facts.rows < VIEW_MIN_ROWS ||
	    facts.cols < VIEW_MIN_COLS ?
	    _("make it larger, or the letters smaller") : NULL);
}

static void
look_at_disk(struct doctor *doctor, const char *path)
{
	int64_t room = file_room(path);
	struct fault fault;
	char found[64];

	if (room == -1) {
		fault_errno(&fault, "%s", path);
		put(doctor, N_("disk"), fault.text,
		    _("name a folder of your own with -w"));
		return;
	}
	snprintf(found, sizeof(found), _("%lld MB free"),
	    (long long)(room / 1000000));
	put(doctor, N_("disk"), found, room < ROOM_WANTED ?
	    _("free some room, or keep the workspace elsewhere with -w") :
	    NULL);
}

/* What was signed already, and the deadlines, tell whether it can be right. */
static void
look_at_clock(struct doctor *doctor, const struct workspace *workspace)
{
	char here[CLOCK_HERE_LEN + 1], said[TIMELY_LEN];

	clock_here(clock_now(), here);
	put(doctor, N_("clock"), here, tasks_timely(workspace, NULL, 0, said) ?
	    said : NULL);
}

static void
look_at_workspace(struct doctor *doctor, const char *path)
{
	struct workspace *workspace;
	struct fault fault;

	if (!file_exists(path)) {
		put(doctor, N_("workspace"), _("none yet"), NULL);
		return;
	}
	if ((workspace = workspace_open(path, &fault)) == NULL) {
		put_fault(doctor, N_("workspace"), &fault);
		return;
	}
	put(doctor, N_("workspace"), path, NULL);
	look_at_clock(doctor, workspace);
	workspace_close(workspace);
}

/* Locking a key that nobody will have is the only true answer. */
static void
look_at_memory(struct doctor *doctor)
{
	struct fault fault;
	struct seckey *key = seckey_new(&fault);
	struct buf locked = {0};

	if (key == NULL)
		put_fault(doctor, N_("memory"), &fault);
	else if (seckey_lock(&locked, key, "a key that nobody will have",
	    SECKEY_MEMORY_FULL, &fault) == 0)
		put(doctor, N_("memory"), "256 MiB", NULL);
	else
		put(doctor, N_("memory"), _("less than 256 MiB free"),
		    _("close other programs, or enrol with --small-memory"));
	buf_release(&locked);
	seckey_free(key);
}

static int
examine(const struct parsed *line, struct buf *out, size_t *ills,
    struct fault *why)
{
	const char *headings[] = { _("what"), _("found"), _("what to do") };
	struct doctor doctor = {0};
	char path[EXPERT_PATH_LEN];
	int rc;

	if (expert_path(line, path, sizeof(path), why) == -1)
		return -1;
	if ((doctor.table = table_new(headings, 3)) == NULL)
		return fault_memory(why);
	look_at_terminal(&doctor);
	look_at_disk(&doctor, path);
	look_at_workspace(&doctor, path);
	look_at_memory(&doctor);
	rc = table_write(doctor.table, REPORT_TEXT, out);
	table_free(doctor.table);
	*ills = doctor.ills;
	return rc == -1 ? fault_memory(why) : 0;
}

int
verb_doctor(const struct parsed *line)
{
	struct buf out = {0};
	struct fault fault;
	size_t ills = 0;
	int rc;

	if (examine(line, &out, &ills, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else if ((rc = program_say(expert_program, &out)) == 0 && ills > 0)
		rc = FAULT_REFUSED;
	buf_release(&out);
	return rc;
}
