/* Line by line: declaring, checking, signing, exporting. */
#include "config.h"

#include "mita/expert/plain_sign.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/hints.h"
#include "mita/desk/receipt.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/evaluation_text.h"
#include "mita/expert/expert.h"
#include "mita/expert/plain.h"
#include "mita/expert/plain_form.h"
#include "mita/expert/plain_words.h"
#include "mita/expert/receipt.h"
#include "mita/expert/sign.h"
#include "mita/expert/wording.h"

/* Checking, comparing, signing and exporting line by line. */

static size_t
tell_missing(struct plain *p)
{
	const struct task *task = plain_task(p);
	struct remark remarks[64];
	char label[PLAIN_LABEL_LEN];
	size_t n, i;

	n = form_waits(task->form, &task->draft, remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		say(_("Must be fixed: question %zu, %s: %s"),
		    remarks[i].item + 1, plain_label(p, remarks[i].item,
		    label), remarks[i].text);
	return n;
}

/* A letter to listen to: what was answered, then what is missing. */
static void
run_check(struct plain *p, const char *rest)
{
	const struct task *task = plain_task(p);
	struct remark remarks[64];
	char total[TOTAL_LEN], label[PLAIN_LABEL_LEN];
	size_t n, i;

	(void)rest;
	say(_("Your evaluation of %s: %s."), task->proposal->id,
	    task->proposal->title);
	say("%s", wording_interest(task));
	for (i = 0; i < task->form->n_items; i++)
		plain_tell_item(p, i);
	say(_("Total: %s of 100; %u are needed to pass."), wording_total(task,
	    total), task->form->stage->pass / 100);
	if (tell_missing(p) == 0)
		say("%s", _("Nothing is missing."));
	n = task_hints(p->screen.session.tasks, p->screen.session.n, p->task,
	    remarks, 64);
	for (i = 0; i < n && i < 64; i++)
		say(_("Worth a look: question %zu, %s: %s"),
		    remarks[i].item + 1, plain_label(p, remarks[i].item,
		    label), remarks[i].text);
}

static void
tell_scores(struct plain *p, const struct task *task)
{
	char points[POINTS_LEN], total[TOTAL_LEN];
	struct buf line = {0};
	size_t i;

	for (i = 0; i < task->draft.n_scores; i++) {
		const struct score *score = &task->draft.scores[i];

		buf_putf(&line, "%s %s, ", score->criterion, score->steps ==
		    STEPS_NONE ? "-" : score->steps < 0 ? "x" :
		    wording_points(&p->screen.session, (unsigned)score->steps,
		    points));
	}
	buf_puts(&line, wording_total(task, total));
	say("%s: %s", task->proposal->id, buf_text(&line));
	buf_release(&line);
}

static void
run_compare(struct plain *p, const char *rest)
{
	const struct task *task = plain_task(p);
	size_t i;

	(void)rest;
	say("%s", _("Your scores in this stage, to help you use the same"
	    " measure for all your proposals."));
	for (i = 0; i < p->screen.session.n; i++)
		if (p->screen.session.tasks[i].stage == task->stage)
			tell_scores(p, &p->screen.session.tasks[i]);
	say("%s", _("* unfinished. There is no required average and no"
	    " required order."));
}

static bool
says_sign(void)
{
	char answer[40];
	const char *word;

	return plain_ask(_("That is the whole text. Type sign once more to"
	    " sign it; anything else leaves it unsigned."), answer,
	    sizeof(answer)) && (word = plain_word(answer, strlen(answer))) !=
	    NULL && strcmp(word, "sign") == 0;
}

/* What would be signed, in words, without digests; -1: see the message. */
static int
tell_text(struct plain *p, bool exact)
{
	struct buf record = {0}, text = {0};
	int rc = task_text(p->screen.session.workspace, plain_task(p), &record,
	    &p->screen.session.fault);

	if (rc == -1)
		screen_complain(&p->screen);
	else if (exact)
		evaluation_exact_text(&record, &text);
	else
		evaluation_sign_text(&p->screen.session, p->task, &text);
	if (rc == 0)
		program_say(expert_program, &text);
	buf_release(&record);
	buf_release(&text);
	return rc;
}

/* The key, what will be signed; then the word sign. */
static void
read_and_sign(struct plain *p)
{
	struct workspace *workspace = p->screen.session.workspace;
	struct seckey *key;

	plain_tell_time(p, plain_task(p), 1);
	if ((key = plain_unlock(p)) == NULL)
		return;
	if (tell_text(p, false) == 0) {
		if (!says_sign())
			say("%s", _("Nothing was signed."));
		else if (tasks_sign(workspace, plain_task(p), 1, key,
		    &p->screen.session.fault) == -1)
			screen_complain(&p->screen);
		else if (screen_reload(&p->screen))
			say("%s", _("Signed. Nothing was sent; export comes"
			    " next."));
	}
	seckey_free(key);
}

static bool
takes_reason(struct plain *p, const char *reason)
{
	if (reason[0] == '\0') {
		say("%s", _("A correction needs a reason; type: sign and, in"
		    " the same line, why."));
		return false;
	}
	if (!screen_may_write(&p->screen))
		return false;
	if (task_set_reason(p->screen.session.workspace, plain_task(p), reason,
	    &p->screen.session.fault) == 0 &&
	    task_refresh(p->screen.session.workspace, plain_task(p),
	    &p->screen.session.fault) == 0)
		return true;
	screen_complain(&p->screen);
	return false;
}

static void
run_sign(struct plain *p, const char *rest)
{
	const struct task *task = plain_task(p);

	if (task_is_closed(task) || task->state == TASK_SIGNED)
		say(_("There is nothing new to sign in %s."),
		    task->proposal->id);
	else if (task->state == TASK_UNOPENED)
		say("%s", _("First declare your interest."));
	else if (tell_missing(p) > 0)
		say("%s", _("Nothing was signed."));
	else if (rest[0] == '\0' && !sign_wants_reason(task))
		read_and_sign(p);	/* told when it was begun */
	else if (task->version == 0 || takes_reason(p, rest))
		read_and_sign(p);
}

static void
run_full(struct plain *p, const char *rest)
{
	(void)rest;
	if (plain_task(p)->state == TASK_UNOPENED)
		say("%s", _("First declare your interest."));
	else if (tell_missing(p) == 0)
		tell_text(p, false);
}

static void
run_exact(struct plain *p, const char *rest)
{
	(void)rest;
	if (plain_task(p)->state == TASK_UNOPENED)
		say("%s", _("First declare your interest."));
	else if (tell_missing(p) == 0)
		tell_text(p, true);
}

static void
run_export(struct plain *p, const char *rest)
{
	struct buf receipt = {0};
	struct seckey *key;

	if (rest[0] == '\0') {
		say("%s", _("Type: export and the name of the file."));
		return;
	}
	plain_tell_time(p, p->screen.session.tasks, p->screen.session.n);
	if ((key = plain_unlock(p)) == NULL)
		return;
	if (bundle_export(p->screen.session.workspace, key, rest,
	    &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else {
		say(_("Written and read back: %s. Send this file to the"
		    " agency."), rest);
		screen_reload(&p->screen);
		p->screen.session.workspace->reader = key;
		if (receipt_write(&p->screen, rest, &receipt))
			say("%s", buf_text(&receipt));
		p->screen.session.workspace->reader = NULL;
	}
	buf_release(&receipt);
	seckey_free(key);
}

static void
run_receipt(struct plain *p, const char *rest)
{
	struct workspace *workspace = p->screen.session.workspace;
	struct buf receipt = {0};
	struct seckey *key = NULL;

	if (rest[0] == '\0')
		say(_("Type: receipt and the name of the file that was"
		    " exported."));
	else if (expert_read(p->screen.session.line, workspace, rest, &key,
	    &p->screen.session.fault) == -1 || file_receipt(workspace, rest,
	    &receipt, &p->screen.session.fault) == -1)
		screen_complain(&p->screen);
	else
		say("%s", buf_text(&receipt));
	expert_unread(workspace, key);
	buf_release(&receipt);
}

const struct command plain_signing[] = {
	{ "check", "", N_("hear your evaluation, and what is missing"), true,
	    run_check },
	{ "compare", "", N_("compare your own scores"), true, run_compare },
	{ "full", "", N_("hear the text that would be signed"), true,
	    run_full },
	{ "exact", "", N_("the exact record that is signed, with its digests"),
	    true, run_exact },
	{ "sign", N_("[WHY]"), N_("hear the full text and sign it"), true,
	    run_sign },
	{ "export", N_("FILE"), N_("write what you signed into a file for the"
	    " agency, with a receipt"), false, run_export },
	{ "receipt", N_("FILE"), N_("hear the receipt of an exported file"),
	    false, run_receipt },
	{ NULL, NULL, NULL, false, NULL }
};
