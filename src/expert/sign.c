/* The screen that signs. */
#include "config.h"

#include "mita/expert/sign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/timely.h"
#include "mita/desk/workspace.h"
#include "mita/expert/evaluation_text.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/textarea.h"

/*
 * Signing: what is signed is paged through first, in words; its record is
 * fixed before that and named by its digest.  The passphrase unlocks the key
 * first; the signature is made when the last page was seen.
 */

enum { R_ON = 1, R_BACK_PAGE, R_GO, R_READ, R_EXACT, R_BACK };

#define GO(label) { KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", label, \
	    N_("unlock; then, on the last page, sign") }
#define ON(label) { KEY_IS_CHAR, ' ', R_ON, N_("Space"), label, \
	    N_("a page on") }
#define PAGES \
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_DOWN, R_ON, NULL, NULL, NULL }, \
	{ KEY_IS_CHAR, 'x', R_EXACT, "x", N_("Exact text"), \
	    N_("the exact record, with its words explained") }, \
	{ KEY_IS_CHAR, 'b', R_BACK_PAGE, "b", N_("Back a page"), \
	    N_("a page back") }, \
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BACK_PAGE, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_UP, R_BACK_PAGE, NULL, NULL, NULL }
#define LAST(label) \
	{ KEY_IS_NAMED, NAME_F7, R_READ, "F7", label, \
	    N_("the full text of your evaluation") }, \
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Do not sign"), \
	    N_("leave without signing") }, \
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }

/* While letters are of the passphrase, while it is read, at its end. */
static const struct binding asking[] = { GO(N_("Go on")),
	LAST(N_("Full text")) };
static const struct binding reading[] = { ON(N_("On")), GO(NULL), PAGES,
	LAST(NULL) };
static const struct binding at_end[] = { GO(N_("Sign")), ON(NULL), PAGES,
	LAST(NULL) };

struct sign {
	struct screen	*screen;
	size_t		 task;
	struct seckey	*key;		/* for this signature only */
	struct textarea	 passphrase;
	struct buf	 text;		/* what will be signed, in words */
	struct buf	 exact;		/* the same as a record, explained */
	bool		 is_exact;	/* that is shown */
	size_t		 skip;
	size_t		 more;
	int		 rows;
	bool		 seen;		/* the last page was shown */
};

/* What is signed, by whom, and what comes of it. */
static void
compose(const struct sign *sign, bool roomy, struct buf *out)
{
	const struct screen *screen = sign->screen;
	const struct task *task = &screen->session.tasks[sign->task];
	const struct workspace *workspace = screen->session.workspace;
	char total[TOTAL_LEN], timely[TIMELY_LEN];

	if (tasks_timely(workspace, task, 1, timely))
		buf_putf(out, "! %s\n\n", timely);
	buf_putf(out, _("Evaluation of %s, stage %u, version %u\n%s\n\n"),
	    task->proposal->id, task->stage, task->version + 1,
	    task->proposal->title);
	if (roomy) {
		buf_putf(out, _("Call: %s   Expert: %s   Key: %s\n"),
		    workspace->book->call->id, workspace->expert,
		    workspace->name);
		buf_putf(out, _("Result: %s of 100\nNot included: your private"
		    " notes and marks\n\n"), wording_total(task, total));
	}
	buf_puts(out, _("First your passphrase; then you page through the full"
	    " text, and sign on its last page.\nSigning makes this version"
	    " final; a correction is a new version that says why. Signing"
	    " sends nothing."));
}

static void
paint_ask(struct sign *sign, struct grid *grid, struct body body)
{
	int row = body.row, end = body.row + body.rows;
	struct buf text = {0};

	compose(sign, body.rows > 15, &text);
	row += frame_wrap(grid, row, 3, end - row - 1, body.cols - 6,
	    GRID_NORMAL, buf_text(&text), 0, NULL);
	row += row + 1 < end;
	frame_field(grid, row, 3, body.cols - 2,
	    wording_passphrase(&sign->screen->session), &sign->passphrase,
	    true);
	buf_release(&text);
}

static const struct buf *
shown(const struct sign *sign)
{
	return sign->is_exact ? &sign->exact : &sign->text;
}

static const struct binding *
bindings_of(const struct sign *sign)
{
	return sign->key == NULL ? asking : sign->seen && !sign->is_exact ?
	    at_end : reading;
}

static const char *
sentence_of(const struct sign *sign)
{
	if (sign->is_exact)
		return _("The record as auditors check it. Esc or x goes back"
		    " to the text in words.");
	if (sign->key == NULL)
		return _("Type your passphrase and press Enter. Esc leaves"
		    " without signing.");
	return sign->seen ? _("That is the whole text. Press Enter to sign"
	    " it, Esc to leave it unsigned.") : _("Read on with Space; you"
	    " can sign on the last page.");
}

static void
paint(struct sign *sign, struct grid *grid)
{
	char where[256], progress[80];
	struct body body;
	size_t lines;

	screen_where(sign->screen, grid, sign->task, _("Sign"), where,
	    sizeof(where));
	sign->screen->chrome.typing = sign->key == NULL;
	lines = frame_lines(buf_text(shown(sign)), grid->cols - 3);
	snprintf(progress, sizeof(progress), _("Full text, lines %zu to %zu of"
	    " %zu"), sign->skip + 1, lines - sign->more, lines);
	body = chrome_frame(&sign->screen->chrome, grid, where, sign->key ==
	    NULL ? NULL : progress, sentence_of(sign), bindings_of(sign));
	if (chrome_help(&sign->screen->chrome, grid, body, bindings_of(sign),
	    _("You sign what is shown here in words. The record that is signed"
	    " has the digest at its end; x shows it letter by letter.")))
		return;
	if (sign->key == NULL) {
		paint_ask(sign, grid, body);
		return;
	}
	sign->rows = body.rows;
	frame_wrap(grid, body.row, 1, body.rows, body.cols - 2, GRID_NORMAL,
	    buf_text(shown(sign)), sign->skip, &sign->more);
	sign->seen = sign->seen || (sign->more == 0 && !sign->is_exact);
	grid_cursor(grid, body.row, 1);
}

/* Again when it turned out only now what is on the page. */
static void
sign_paint(void *state, struct grid *grid)
{
	struct sign *sign = state;
	size_t more = sign->more;
	bool seen = sign->seen;

	paint(sign, grid);
	if (more == sign->more && seen == sign->seen)
		return;
	grid_clear(grid);
	paint(sign, grid);
}

/* Both texts of what will be signed, and the digest that joins them. */
static int
read_texts(struct sign *sign)
{
	struct session *session = &sign->screen->session;
	char hex[DIGEST_TEXT_LEN + 1];
	struct buf record = {0};
	int rc, i;

	rc = task_text(session->workspace, &session->tasks[sign->task],
	    &record, &session->fault);
	if (rc == 0) {
		evaluation_sign_text(session, sign->task, &sign->text);
		buf_puts(&sign->text, _("\nThe record that is signed has this"
		    " digest (SHA-256); x shows it letter by letter:\n  "));
		task_text_digest(&record, hex);
		for (i = 0; i < DIGEST_TEXT_LEN; i += 8)
			buf_putf(&sign->text, " %.8s", hex + i);
		evaluation_exact_text(&record, &sign->exact);
	}
	buf_release(&record);
	return rc;
}

static void
unlock(struct sign *sign, struct ui *ui)
{
	struct screen *screen = sign->screen;

	screen_wait(screen, ui, _("Opening your key: this takes about a"
	    " second ..."));
	sign->key = workspace_unlock(screen->session.workspace,
	    textarea_text(&sign->passphrase), &screen->session.fault);
	textarea_set(&sign->passphrase, "");
	if (sign->key == NULL)
		screen_complain(screen);
	else if (read_texts(sign) == -1) {
		screen_complain(screen);
		ui_back(ui);
	}
}

static void
show_other(struct sign *sign)
{
	sign->is_exact = !sign->is_exact;
	sign->skip = sign->more = 0;
}

static void
finish(struct sign *sign, struct ui *ui)
{
	struct screen *screen = sign->screen;
	size_t task = sign->task;

	screen_wait(screen, ui, _("Signing, and waiting until it is on the"
	    " disk ..."));
	if (tasks_sign(screen->session.workspace, &screen->session.tasks[task],
	    1, sign->key, &screen->session.fault) == -1) {
		screen_complain(screen);
		return;
	}
	/* The book was read anew: tasks from before are gone. */
	screen_reload(screen);
	ui_back(ui);
	if (task < screen->session.n)
		screen_open(ui, screen, VIEW_RECEIPT_FRESH, task, 0);
}

static void
sign_key(void *state, struct ui *ui, const struct key *key)
{
	struct sign *sign = state;
	int request;

	if (chrome_key(&sign->screen->chrome, ui, bindings_of(sign), key,
	    sign->key == NULL))
		return;
	request = binding_find(bindings_of(sign), key);
	if (request == R_BACK && sign->is_exact) {
		show_other(sign);
		return;
	}
	if (request == R_BACK) {
		ui_back(ui);
		return;
	}
	if (request == R_READ) {
		screen_open(ui, sign->screen, VIEW_FULLTEXT, sign->task, 0);
		return;
	}
	if (sign->key == NULL) {
		if (request == R_GO)
			unlock(sign, ui);
		else
			textarea_key(&sign->passphrase, key, 500);
		return;
	}
	if (request == R_ON)
		sign->skip += sign->more < (size_t)sign->rows - 1 ?
		    sign->more : (size_t)sign->rows - 1;
	else if (request == R_BACK_PAGE)
		sign->skip -= sign->skip < (size_t)sign->rows - 1 ?
		    sign->skip : (size_t)sign->rows - 1;
	else if (request == R_EXACT)
		show_other(sign);
	else if (request == R_GO && sign->seen && !sign->is_exact)
		finish(sign, ui);
	else if (request == R_GO)
		chrome_say(&sign->screen->chrome, "First read to the end: Space"
		    " goes on.");
	else
		chrome_unknown(&sign->screen->chrome, key);
}

static void
sign_close(void *state)
{
	struct sign *sign = state;

	seckey_free(sign->key);
	textarea_release(&sign->passphrase);
	buf_release(&sign->text);
	buf_release(&sign->exact);
	free(sign);
}

static const struct view_ops sign_view = {
	.paint = sign_paint, .key = sign_key, .close = sign_close
};

/* The reason of the version before is not that of this one. */
bool
sign_wants_reason(const struct task *task)
{
	return task->version > 0 && strcmp(task->draft.reason,
	    task->evaluation->record->body.evaluation.reason) == 0;
}

void
sign_open(struct ui *ui, struct screen *screen, size_t task)
{
	const struct task *t = &screen->session.tasks[task];
	struct sign *sign;

	if (task_is_closed(t) || t->state == TASK_SIGNED) {
		chrome_say(&screen->chrome, "There is nothing new to sign in"
		    " %s.", t->proposal->id);
		return;
	}
	if (!screen_may_write(screen) ||
	    (sign = calloc(1, sizeof(*sign))) == NULL)
		return;
	sign->screen = screen;
	sign->task = task;
	sign->passphrase.one_line = sign->passphrase.hidden = true;
	textarea_set(&sign->passphrase, "");
	ui_open(ui, &sign_view, sign);
}
