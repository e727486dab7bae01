/* The verbs of mita-expert, one function each. */
#include "config.h"

#include "mita/expert/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/form.h"
#include "mita/desk/package.h"
#include "mita/desk/proof.h"
#include "mita/desk/receipt.h"
#include "mita/desk/rescue.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/declare.h"
#include "mita/expert/expert.h"
#include "mita/expert/keeping.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/report/table.h"

/* The stage that is meant; 0: whichever there is. */
static int
stage_of(const struct parsed *line, unsigned *out, struct fault *why)
{
	int64_t stage = 0;
	int rc = parsed_number(line, "--stage", 1, STAGES_MAX, &stage, why);

	*out = (unsigned)stage;
	return rc;
}

/* The task that a word of the line and its --stage name. */
static int
find_task(const struct parsed *line, size_t operand,
    struct workspace *workspace, struct task *out, struct fault *why)
{
	unsigned stage;

	if (stage_of(line, &stage, why) == -1)
		return -1;
	return task_find(workspace, parsed_operand(line, operand), stage, out,
	    why);
}

/* Enrol */

static int
read_enrolment(const struct parsed *line, struct enrolment *out,
    struct fault *why)
{
	const char *kind = parsed_option(line, "--kind");

	*out = (struct enrolment){0};
	out->name = parsed_option(line, "--name");
	out->organisation = parsed_option(line, "--organisation");
	out->email = parsed_option(line, "--email");
	out->languages = parsed_option(line, "--languages");
	out->interests = parsed_option(line, "--interests");
	out->subjects = parsed_option(line, "--subjects");
	out->memory = parsed_option(line, "--small-memory") != NULL ?
	    SECKEY_MEMORY_FLOOR : SECKEY_MEMORY_FULL;
	if (out->languages == NULL)
		out->languages = "lt,en";
	if (out->name == NULL || out->organisation == NULL || kind == NULL)
		return fault_set(why, FAULT_USAGE, "USAGE", "enrol needs"
		    " --name, --organisation and --kind business|knowledge");
	if (strcmp(kind, "business") == 0)
		out->kind = ROLE_BUSINESS;
	else if (strcmp(kind, "knowledge") == 0)
		out->kind = ROLE_KNOWLEDGE;
	else
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--kind is business or knowledge, not \"%s\"", kind);
	return 0;
}

static int
enrol(const struct parsed *line, struct fault *why)
{
	const char *card_path = parsed_operand(line, 0);
	struct enrolment enrolment;
	struct buf card = {0};
	char path[4096], *passphrase = NULL;
	int rc = -1;

	if (read_enrolment(line, &enrolment, why) == -1 ||
	    expert_path(line, path, sizeof(path), why) == -1)
		return -1;
	if (file_exists(card_path))
		return file_taken(card_path, why);
	if ((passphrase = passphrase_new(why)) == NULL)
		return -1;
	if (expert_new_passphrase(line, passphrase, why) == 0 &&
	    workspace_enrol(path, &enrolment, passphrase, &card, why) == 0) {
		rc = file_write_new(card_path, card.bytes, card.len, 0644,
		    why);
		if (rc == -1)
			unlink(path);	/* no card, no key: begin again */
	}
	buf_release(&card);
	passphrase_free(passphrase);
	return rc;
}

int
verb_enrol(const struct parsed *line)
{
	struct workspace *workspace;
	struct fault fault;
	int rc;

	if (enrol(line, &fault) == -1 ||
	    (workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = program_sayf(expert_program, "Your key is made.  Its short name is"
	    " %s .\nSend the card %s to the agency; it will ask you for the"
	    " short name by telephone.", workspace->name, parsed_operand(line,
	    0));
	workspace_close(workspace);
	return rc;
}

/* Open */

int
verb_open(const struct parsed *line)
{
	struct workspace *workspace;
	const char *path = parsed_operand(line, 0);
	struct seckey *key = NULL;
	struct buf said = {0};
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = expert_read(line, workspace, path, &key, &fault) == -1 ||
	    keeping_take(workspace, path, parsed_option(line, "--agency"),
	    &said, &fault) == -1 ? program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "%s", buf_text(&said));
	expert_unread(workspace, key);
	buf_release(&said);
	workspace_close(workspace);
	return rc;
}

/* List and check */

static const char *const state_words[TASK_STATES] = {
	[TASK_UNOPENED]		= N_("unopened"),
	[TASK_WRITING]		= N_("writing"),
	[TASK_COMPLETE]		= N_("complete"),
	[TASK_SIGNED]		= N_("signed"),
	[TASK_CORRECTING]	= N_("correcting"),
	[TASK_RETURNED]		= N_("returned"),
	[TASK_CANCELLED]	= N_("cancelled"),
};

static void
put_yes(struct table *table, bool yes, bool translated)
{
	if (translated)
		table_text(table, yes ? _("yes") : _("no"));
	else
		table_yes(table, yes);
}

static void
list_task(struct table *table, const struct task *task, bool translated)
{
	char deadline[CLOCK_LOCAL_LEN + 1];

	table_row(table);
	table_text(table, task->proposal->id);
	table_number(table, task->stage);
	table_text(table, translated ? translate(state_words[task->state]) :
	    state_words[task->state]);
	table_number(table, (int64_t)task->answered);
	table_number(table, (int64_t)task->asked);
	table_number(table, task->version);
	put_yes(table, task->exported, translated);
	table_text(table, translated ? wording_deadline(task, deadline) :
	    task->deadline);
	table_text(table, task->proposal->title);
	put_yes(table, task->received != NULL, translated);
}

static int
list(const struct parsed *line, struct workspace *workspace, struct buf *out,
    struct fault *why)
{
	static const char *const columns[] = {
		N_("proposal"), N_("stage"), N_("state"), N_("answered"),
		N_("of"), N_("version"), N_("exported"), "deadline",
		N_("title"), N_("received")
	};
	enum { DEADLINE = 7, RECEIVED = 9, COLUMNS = 10 };
	const char *headings[COLUMNS];
	char by[PROOF_BY_LEN], received[PROOF_BY_LEN + 40];
	const char *word = parsed_option(line, "--format");
	int format = report_format_of(word == NULL ? "text" : word), rc;
	struct task *tasks;
	struct table *table;
	size_t n, i;

	if (format == -1)
		return fault_set(why, FAULT_USAGE, "USAGE",
		    "--format is text, csv or json, not \"%s\"", word);
	if (tasks_list(workspace, &tasks, &n, why) == -1)
		return -1;
	/* What people read is in their language, what programs read is not. */
	for (i = 0; i < COLUMNS; i++)
		headings[i] = format == REPORT_TEXT ? translate(columns[i]) :
		    columns[i];
	if (format == REPORT_TEXT) {
		headings[DEADLINE] = _("deadline in Vilnius");
		snprintf(received, sizeof(received), _("received by %s"),
		    proof_by(workspace, by));
		headings[RECEIVED] = received;
	}
	if ((table = table_new(headings, COLUMNS)) == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++)
		list_task(table, &tasks[i], format == REPORT_TEXT);
	rc = table_write(table, (enum report_format)format, out);
	table_free(table);
	return rc == -1 ? fault_memory(why) : 0;
}

/* What one task still needs; returns how many things. */
static size_t
check_task(const struct task *task, struct buf *out)
{
	struct remark remarks[64];
	size_t n, i;

	if (task_is_closed(task))
		return 0;
	if (task->state == TASK_UNOPENED) {
		buf_putf(out, _("%s: not declared yet\n"), task->proposal->id);
		return 1;
	}
	n = form_waits(task->form, &task->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++) {
		const struct item *item = &task->form->items[remarks[i].item];

		buf_putf(out, "%s: %s%s%s: %s\n", task->proposal->id,
		    item_id(item), strcmp(item->code, "-") == 0 ? "" : " ",
		    strcmp(item->code, "-") == 0 ? "" : item->code,
		    remarks[i].text);
	}
	return n;
}

static int
check(const struct parsed *line, struct workspace *workspace,
    struct buf *out, size_t *missing, struct fault *why)
{
	const char *only = parsed_operand(line, 0);
	struct task *tasks;
	size_t n, i, seen = 0;
	unsigned stage;

	*missing = 0;
	if (stage_of(line, &stage, why) == -1 || tasks_list(workspace, &tasks,
	    &n, why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		if (only != NULL && strcmp(tasks[i].proposal->id, only) != 0)
			continue;
		if (stage != 0 && tasks[i].stage != stage)
			continue;
		seen++;
		*missing += check_task(&tasks[i], out);
	}
	if (seen == 0 && only != NULL)
		return fault_at(why, FAULT_REFUSED, "UNKNOWN", only,
		    "no such proposal was given to you");
	if (*missing == 0)
		buf_putf(out, "%s\n", _("Nothing is missing."));
	return 0;
}

int
verb_list(const struct parsed *line)
{
	struct workspace *workspace;
	struct buf out = {0};
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = list(line, workspace, &out, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_say(expert_program, &out);
	buf_release(&out);
	workspace_close(workspace);
	return rc;
}

int
verb_check(const struct parsed *line)
{
	struct workspace *workspace;
	struct buf out = {0};
	struct fault fault;
	size_t missing;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if (check(line, workspace, &out, &missing, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else if ((rc = program_say(expert_program, &out)) == 0 && missing > 0)
		rc = FAULT_REFUSED;
	buf_release(&out);
	workspace_close(workspace);
	return rc;
}

/* Forms as text */

/* As on the screens; a form has a language once there is a call. */
static const char *
form_language(const struct parsed *line, const struct workspace *workspace)
{
	const struct call *call = workspace->book->call;
	const char *own = NULL;

	workspace_remembered(workspace, "form-language", &own, NULL);
	return call->languages[expert_form_language(line, call, own)];
}

int
verb_form(const struct parsed *line)
{
	struct workspace *workspace;
	struct buf out = {0};
	struct fault fault;
	struct task task;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if (find_task(line, 0, workspace, &task, &fault) == -1 ||
	    form_export(&task, form_language(line,
	    workspace), &out, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else
		rc = program_say(expert_program, &out);
	buf_release(&out);
	workspace_close(workspace);
	return rc;
}

/* Tells each problem of the form; the exit status. */
static int
tell_problems(const char *path, const struct buf *problems)
{
	const char *at, *end;
	struct fault fault;
	int rc = 0;

	for (at = buf_text(problems); *at != '\0'; at = end + 1) {
		end = strchr(at, '\n');
		fault_at(&fault, FAULT_REFUSED, "FORM", path, "%.*s",
		    (int)(end - at), at);
		rc = program_fail(expert_program, &fault);
	}
	if (rc != 0) {
		fault_at(&fault, FAULT_REFUSED, "FORM", path,
		    "nothing of this form was taken in");
		rc = program_fail(expert_program, &fault);
	}
	return rc;
}

static int
tell_filled(const struct task *task)
{
	struct remark remark;
	size_t n = form_waits(task->form, &task->draft, &remark, 1);

	if (n == 0)
		return program_sayf(expert_program, "%s: taken in as a draft;"
		    " nothing is missing.", task->proposal->id);
	return program_sayf(expert_program, "%s: taken in as a draft; \"mita-"
	    "expert check\" tells what is missing.", task->proposal->id);
}

int
verb_fill(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct workspace *workspace;
	struct buf text = {0}, problems = {0};
	struct fault fault;
	struct task task;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if (file_read(path, FORM_FILE_MAX, &text, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else if (form_import(workspace, buf_text(&text), text.len, &task,
	    &problems, &fault) == -1) {
		fault_within(&fault, "%s", path);
		rc = program_fail(expert_program, &fault);
	} else if ((rc = tell_problems(path, &problems)) == 0)
		rc = tell_filled(&task);
	buf_release(&problems);
	buf_release(&text);
	workspace_close(workspace);
	return rc;
}

/* Declare, sign, export */

static int
declare(const struct parsed *line, struct workspace *workspace,
    enum interest *out, struct fault *why)
{
	const char *word = parsed_operand(line, 1);
	int interest = expert_interest(word, strlen(word)), rc;
	const char *text = parsed_option(line, "--text");
	struct seckey *key;
	struct task task;

	if (interest == -1)
		return fault_set(why, FAULT_USAGE, "USAGE", "an interest is"
		    " none, potential or disqualifying, not \"%s\"", word);
	*out = (enum interest)interest;
	if (find_task(line, 0, workspace, &task, why) == -1 ||
	    (key = expert_unlock(line, workspace, why)) == NULL)
		return -1;
	rc = task_declare(workspace, &task, key, *out,
	    text == NULL ? "" : text, why);
	seckey_free(key);
	return rc;
}

int
verb_declare(const struct parsed *line)
{
	struct workspace *workspace;
	enum interest interest = INTEREST_NONE;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = declare(line, workspace, &interest, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, "Declared and signed: %s, %s.",
	    parsed_operand(line, 0), parsed_operand(line, 1));
	if (rc == 0 && declare_next(interest) != NULL)
		rc = program_sayf(expert_program, "%s",
		    declare_next(interest));
	workspace_close(workspace);
	return rc;
}

static int
sign(const struct parsed *line, struct workspace *workspace,
    struct fault *why)
{
	const char *reason = parsed_option(line, "--reason");
	size_t n = parsed_operands(line), i;
	struct seckey *key;
	struct task *tasks;
	int rc;

	tasks = arena_alloc(workspace->book->arena, n * sizeof(*tasks));
	if (tasks == NULL)
		return fault_memory(why);
	for (i = 0; i < n; i++) {
		if (find_task(line, i, workspace, &tasks[i], why) == -1)
			return -1;
		if (reason != NULL && tasks[i].version > 0 &&
		    (task_set_reason(workspace, &tasks[i], reason, why) ==
		    -1 || task_refresh(workspace, &tasks[i], why) == -1))
			return -1;
	}
	if ((key = expert_unlock(line, workspace, why)) == NULL)
		return -1;
	rc = tasks_sign(workspace, tasks, n, key, why);
	seckey_free(key);
	return rc;
}

int
verb_sign(const struct parsed *line)
{
	struct workspace *workspace;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	rc = sign(line, workspace, &fault) == -1 ?
	    program_fail(expert_program, &fault) :
	    program_sayf(expert_program, translate_n("Signed: %zu evaluation."
	    "  Nothing was sent; \"mita-expert export\" comes next.",
	    "Signed: %zu evaluations.  Nothing was sent; \"mita-expert"
	    " export\" comes next.", parsed_operands(line)),
	    parsed_operands(line));
	workspace_close(workspace);
	return rc;
}

int
verb_export(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct workspace *workspace;
	struct seckey *key = NULL;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if ((key = expert_unlock(line, workspace, &fault)) == NULL ||
	    bundle_export(workspace, key, path, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else
		rc = program_sayf(expert_program, "Written and read back:"
		    " %s\nSend this file to the agency; the program itself"
		    " sends nothing.", path);
	seckey_free(key);
	workspace_close(workspace);
	return rc;
}

int
verb_receipt(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct buf receipt = {0}, safe = {0};
	struct workspace *workspace;
	struct seckey *key = NULL;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if (expert_read(line, workspace, path, &key, &fault) == -1 ||
	    file_receipt(workspace, path, &receipt, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else {
		text_safe(&safe, buf_text(&receipt), receipt.len, true);
		rc = program_say(expert_program, &safe);
	}
	buf_release(&safe);
	buf_release(&receipt);
	expert_unread(workspace, key);
	workspace_close(workspace);
	return rc;
}

int
verb_decrypt(const struct parsed *line)
{
	const char *to = parsed_operand(line, 1);
	struct workspace *workspace;
	struct seckey *key;
	struct fault fault;
	int rc;

	if ((workspace = expert_workspace(line, &fault)) == NULL)
		return program_fail(expert_program, &fault);
	if ((key = expert_unlock(line, workspace, &fault)) == NULL ||
	    package_decrypt(parsed_operand(line, 0), to, key, &fault) == -1)
		rc = program_fail(expert_program, &fault);
	else
		rc = program_sayf(expert_program, "Written, and no longer"
		    " encrypted: %s", to);
	seckey_free(key);
	workspace_close(workspace);
	return rc;
}

int
verb_rescue(const struct parsed *line)
{
	const char *folder = parsed_operand(line, 0);
	struct rescue_news news;
	struct fault fault;
	char path[4096];

	if (expert_path(line, path, sizeof(path), &fault) == -1 ||
	    workspace_rescue(path, folder, &news, &fault) == -1)
		return program_fail(expert_program, &fault);
	return program_sayf(expert_program, "Read: %zu texts and %zu signed"
	    " records; they are in %s. %s", news.texts, news.records, folder,
	    news.whole ? _("Every part could be read; the signatures"
	    " tell what is unchanged.") : _("The rest cannot be read."));
}
