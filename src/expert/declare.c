/* The screen that declares an interest. */
#include "config.h"

#include "mita/expert/declare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"
#include "mita/ui/textarea.h"

/*
 * The declaration of interest, before the text of a proposal opens: who
 * applies, what one undertakes, the choice, the reason, the passphrase.
 */

enum { R_UP = 1, R_DOWN, R_NEXT, R_GO, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Next"),
	    N_("go on: choose, say why, sign") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose one of the three answers") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", NULL,
	    N_("go to the next field") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("back to the list; nothing is declared") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum field { FIELD_READ, FIELD_CHOICE, FIELD_TEXT, FIELD_PASSPHRASE };

struct declare {
	struct screen	*screen;
	size_t		 task;
	enum field	 field;
	int		 choice;	/* enum interest, or -1 */
	size_t		 skip;		/* of the undertakings */
	size_t		 more;
	struct buf	 terms;
	struct textarea	 text;
	unsigned	 kept;		/* text.changes when last saved */
	struct textarea	 passphrase;
};

static const char *const choices[INTERESTS] = {
	N_("No interest: I can judge it impartially"),
	N_("Potential interest: the agency decides (say what it is)"),
	N_("Disqualifying interest: I give it back (say what it is)"),
};

static void
compose(struct declare *d)
{
	const struct task *task = &d->screen->session.tasks[d->task];
	const struct call *call = task->form->call;
	size_t lang = d->screen->session.lang, i;

	buf_puts(&d->terms, _("Applicant and partners:\n"));
	for (i = 0; i < task->proposal->n_partners; i++)
		buf_putf(&d->terms, "  %s\n", task->form->stage->blind ?
		    task->proposal->partners[i].type :
		    task->proposal->partners[i].name);
	buf_puts(&d->terms, _("\nBy declaring you undertake:\n"));
	for (i = 0; i < call->n_undertakings; i++)
		buf_putf(&d->terms, "\n%s\n%s\n",
		    call->undertakings[i].title.in[lang],
		    call->undertakings[i].text.in[lang]);
}

static const char *
sentence_of(const struct declare *d)
{
	switch (d->field) {
	case FIELD_READ:
		return d->more > 0 ? _("Read on with Space; Enter when you have"
		    " read it.") : _("Read this, press Enter, then choose an"
		    " answer.");
	case FIELD_CHOICE:
		return _("Choose with Up and Down, then press Enter.");
	case FIELD_TEXT:
		return _("Say in a few words what the interest is, then"
		    " Enter.");
	case FIELD_PASSPHRASE:
		break;
	}
	return _("Type your passphrase and press Enter to sign the"
	    " declaration.");
}

/* Rows of one of the answers. */
static int
choice_rows(int choice, int cols)
{
	return (int)frame_lines(translate(choices[choice]), cols - 8);
}

static void
paint_fields(struct declare *d, struct grid *grid, int row, int cols)
{
	int i, rows, r;

	for (i = 0; i < INTERESTS; i++, row += rows) {
		bool on = d->choice == i;

		rows = choice_rows(i, cols);
		grid_printf(grid, row, 1, GRID_NORMAL, "%s (%s)", on ? ">" :
		    " ", on ? "x" : " ");
		frame_wrap(grid, row, 7, rows, cols - 8, on ? GRID_STRONG :
		    GRID_NORMAL, translate(choices[i]), 0, NULL);
		for (r = 0; on && d->field == FIELD_CHOICE && r < rows; r++)
			grid_mark(grid, row + r, 0, cols, GRID_FOCUS);
		if (d->field == FIELD_CHOICE && (on || (d->choice == -1 &&
		    i == 0)))
			grid_cursor(grid, row, 1);
	}
	frame_field(grid, row++, 1, cols - 1, _("What it is"), &d->text,
	    d->field == FIELD_TEXT);
	if (d->screen->session.key == NULL)
		frame_field(grid, row, 1, cols - 1,
		    wording_passphrase(&d->screen->session), &d->passphrase,
		    d->field == FIELD_PASSPHRASE);
}

static void
paint(struct declare *d, struct grid *grid)
{
	char where[256], more[64];
	struct body body;
	int split, i;

	screen_where(d->screen, grid, d->task, _("Declare your interest"),
	    where, sizeof(where));
	d->screen->chrome.typing = d->field >= FIELD_TEXT;
	body = chrome_frame(&d->screen->chrome, grid, where, NULL,
	    sentence_of(d), bindings);
	if (chrome_help(&d->screen->chrome, grid, body, bindings, _("Before you"
	    " may read a proposal you declare whether you have an interest in"
	    " it. The declaration is signed and goes to the agency with your"
	    " file.")))
		return;
	split = body.row + body.rows - 3;
	for (i = 0; i < INTERESTS; i++)
		split -= choice_rows(i, body.cols);
	frame_wrap(grid, body.row, 1, split - body.row, body.cols - 2,
	    GRID_NORMAL, buf_text(&d->terms), d->skip, &d->more);
	if (d->field == FIELD_READ)
		grid_cursor(grid, body.row, 1);
	grid_rule(grid, split);
	if (d->more > 0) {
		snprintf(more, sizeof(more), translate_n("%zu more line",
		    "%zu more lines", d->more), d->more);
		grid_more(grid, split, 2, more);
	}
	paint_fields(d, grid, split + 1, body.cols);
}

/* Again when it turned out only now how much is below. */
static void
declare_paint(void *state, struct grid *grid)
{
	struct declare *d = state;
	size_t more = d->more;

	paint(d, grid);
	if (more == d->more)
		return;
	grid_clear(grid);
	paint(d, grid);
}

static bool
unlock(struct declare *d)
{
	struct screen *screen = d->screen;

	if (screen->session.key != NULL)
		return true;
	screen->session.key = workspace_unlock(screen->session.workspace,
	    textarea_text(&d->passphrase), &screen->session.fault);
	textarea_set(&d->passphrase, "");
	if (screen->session.key == NULL)
		screen_complain(screen);
	return screen->session.key != NULL;
}

static void
sign(struct declare *d, struct ui *ui)
{
	struct screen *screen = d->screen;

	if (!unlock(d))
		return;
	if (task_declare(screen->session.workspace,
	    &screen->session.tasks[d->task], screen->session.key, (enum
	    interest)d->choice, textarea_text(&d->text),
	    &screen->session.fault) == -1) {
		screen_complain(screen);
		d->field = FIELD_TEXT;
		return;
	}
	if (screen_reload(screen))
		chrome_say(&screen->chrome, "Declared and signed; nothing was"
		    " sent. r reads the proposal, Enter opens its form.");
	ui_back(ui);
}

static void
advance(struct declare *d, struct ui *ui)
{
	switch (d->field) {
	case FIELD_READ:
		d->field = FIELD_CHOICE;
		break;
	case FIELD_CHOICE:
		if (d->choice == -1) {
			chrome_say(&d->screen->chrome, "Choose one of the three"
			    " with Up and Down first.");
			return;
		}
		d->field = d->choice == INTEREST_NONE ? FIELD_PASSPHRASE :
		    FIELD_TEXT;
		break;
	case FIELD_TEXT:
		d->field = FIELD_PASSPHRASE;
		break;
	case FIELD_PASSPHRASE:
		sign(d, ui);
		return;
	}
	if (d->field == FIELD_PASSPHRASE && d->screen->session.key != NULL)
		sign(d, ui);
}

static void
choose(struct declare *d, int request)
{
	if (d->field == FIELD_READ) {
		if (request == R_DOWN && d->more > 0)
			d->skip++;
		else if (request == R_UP && d->skip > 0)
			d->skip--;
		return;
	}
	d->field = FIELD_CHOICE;
	if (request == R_DOWN && d->choice < INTEREST_DISQUALIFYING)
		d->choice++;
	else if (request == R_UP && d->choice > INTEREST_NONE)
		d->choice--;
	else if (d->choice == -1)
		d->choice = INTEREST_NONE;
}

static void
declare_key(void *state, struct ui *ui, const struct key *key)
{
	struct declare *d = state;
	bool typing = d->field == FIELD_TEXT || d->field == FIELD_PASSPHRASE;
	int request;

	if (chrome_key(&d->screen->chrome, ui, bindings, key, typing))
		return;
	request = binding_find(bindings, key);
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO)
		advance(d, ui);
	else if (request == R_NEXT)
		d->field = d->field == FIELD_PASSPHRASE ? FIELD_READ :
		    d->field + 1;
	else if (request == R_UP || request == R_DOWN)
		choose(d, request);
	else if (d->field == FIELD_READ && key_is(key, KEY_IS_CHAR, ' '))
		d->skip += d->more > 8 ? 8 : d->more;
	else if (d->field == FIELD_TEXT)
		textarea_key(&d->text, key, 500);
	else if (d->field == FIELD_PASSPHRASE)
		textarea_key(&d->passphrase, key, 500);
	else
		chrome_unknown(&d->screen->chrome, key);
}

/* Nothing is declared by it: it is only not lost. */
static bool
declare_save(void *state)
{
	struct declare *d = state;
	struct screen *screen = d->screen;
	struct task *task = &screen->session.tasks[d->task];

	if (d->text.changes == d->kept)
		return true;
	if (task_set_interest(screen->session.workspace, task,
	    textarea_text(&d->text), &screen->session.fault) == -1 ||
	    task_refresh(screen->session.workspace, task,
	    &screen->session.fault) == -1) {
		screen_complain(screen);
		return false;
	}
	d->kept = d->text.changes;
	return true;
}

static void
declare_close(void *state)
{
	struct declare *d = state;

	buf_release(&d->terms);
	textarea_release(&d->text);
	textarea_release(&d->passphrase);
	free(d);
}

static const struct view_ops declare_view = {
	.paint = declare_paint, .key = declare_key, .save = declare_save,
	.close = declare_close
};

void
declare_open(struct ui *ui, struct screen *screen, size_t task)
{
	struct declare *d;

	if (!screen_may_write(screen) || (d = calloc(1, sizeof(*d))) == NULL)
		return;
	d->screen = screen;
	d->task = task;
	d->choice = -1;
	d->text.one_line = d->passphrase.one_line = true;
	d->passphrase.hidden = true;
	textarea_set(&d->text, task_interest(&screen->session.tasks[task]));
	d->kept = d->text.changes;
	textarea_set(&d->passphrase, "");
	compose(d);
	ui_open(ui, &declare_view, d);
}
