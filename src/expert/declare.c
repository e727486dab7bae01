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
 * The declaration of interest, before the text of a proposal opens, or when
 * something has changed: who applies, what one undertakes, the choice, the
 * reason; then what is signed stands there, and is signed knowingly, with the
 * passphrase or, once the key is open, without.
 */

enum { R_UP = 1, R_DOWN, R_ON, R_OFF, R_NEXT, R_GO, R_BACK };

#define GO(label) { KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", label, \
	    N_("go on: choose, say why, sign") }
#define OTHERS(label, page) \
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), label, \
	    N_("choose one of the three answers") }, \
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", NULL, \
	    N_("go to the next field") }, \
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, "PgUp PgDn", page, \
	    N_("read on, and back") }, \
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_OFF, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"), \
	    N_("back; nothing is declared") }, \
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }

static const struct binding choosing[] = { GO(N_("Next")),
	OTHERS(N_("Choose"), NULL) };
static const struct binding signing[] = { GO(N_("Sign")),
	OTHERS(NULL, N_("Read")) };

enum field { FIELD_READ, FIELD_CHOICE, FIELD_TEXT, FIELD_SIGN };

enum { LEAP = 8 };	/* lines that one reads on at once */

struct declare {
	struct screen	*screen;
	size_t		 task;
	enum field	 field;
	int		 choice;	/* enum interest, or -1 */
	size_t		 skip;		/* of what stands above */
	size_t		 more;
	struct buf	 terms;		/* before one chooses */
	struct buf	 statement;	/* then: what will be signed */
	struct textarea	 text;
	unsigned	 kept;		/* text.changes when last saved */
	struct textarea	 passphrase;
};

static const char *const choices[INTERESTS] = {
	N_("No interest: I can judge it impartially"),
	N_("Potential interest: the agency decides (say what it is)"),
	N_("Disqualifying interest: I give it back (say what it is)"),
};

/* The same as they are stated. */
static const char *const stated[INTERESTS] = {
	N_("No interest: I can judge it impartially."),
	N_("Potential interest: the agency decides."),
	N_("Disqualifying interest: I give it back."),
};

/* What was declared before, and what it is. */
static void
compose_present(struct declare *d)
{
	const struct task *task = &d->screen->session.tasks[d->task];

	if (task->declaration == NULL)
		return;
	buf_putf(&d->terms, _("Until now you have declared: %s\n"),
	    translate(stated[task->declaration->record->
	    body.declaration.interest]));
	if (task->declaration->record->body.declaration.text[0] != '\0')
		buf_putf(&d->terms, "  %s\n", task->declaration->record->
		    body.declaration.text);
	buf_putc(&d->terms, '\n');
}

static void
compose(struct declare *d)
{
	const struct task *task = &d->screen->session.tasks[d->task];
	const struct call *call = task->form->call;
	size_t lang = d->screen->session.lang, i;

	compose_present(d);
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

static bool
is_first(const struct session *session)
{
	size_t i;

	for (i = 0; i < session->n; i++)
		if (session->tasks[i].declaration != NULL)
			return false;
	return true;
}

static void
put_undertakings(const struct session *session, const struct call *call,
    struct buf *out)
{
	size_t i;

	buf_puts(out, _("You undertake:\n"));
	for (i = 0; i < call->n_undertakings; i++) {
		const struct undertaking *u = &call->undertakings[i];

		buf_putf(out, "  %s\n", u->title.in[session->lang]);
		if (is_first(session))
			buf_putf(out, "  %s\n", u->text.in[session->lang]);
	}
}

void
declare_text(const struct session *session, size_t task,
    enum interest interest, const char *text, struct buf *out)
{
	const struct task *t = &session->tasks[task];

	buf_putf(out, _("This is what you sign:\n\n%s, stage %u: %s\n%s\n"),
	    t->proposal->id, t->stage, t->proposal->title,
	    translate(stated[interest]));
	if (interest != INTEREST_NONE)
		buf_putf(out, "  %s\n", text);
	if (interest != INTEREST_DISQUALIFYING)
		put_undertakings(session, t->form->call, out);
	if (t->declaration != NULL)
		buf_puts(out, _("It takes the place of what you declared"
		    " before; the agency sees both.\n"));
}

const char *
declare_next(enum interest interest)
{
	return interest == INTEREST_NONE ? NULL :
	    interest == INTEREST_POTENTIAL ?
	    _("Declared and signed. Now export: the agency must know, it"
	    " decides.") : _("Declared and signed: you give it back. Now"
	    " export: the agency must know.");
}

/* What is signed, and when the passphrase is asked. */
static void
show_statement(struct declare *d)
{
	d->field = FIELD_SIGN;
	d->statement.len = 0;
	d->skip = 0;
	declare_text(&d->screen->session, d->task, (enum interest)d->choice,
	    textarea_text(&d->text), &d->statement);
	buf_puts(&d->statement, d->screen->session.key == NULL ?
	    _("\nThe passphrase is asked at the first declaration. Until you"
	    " leave, the next ones need only Enter here; an evaluation asks"
	    " for it each time.") : _("\nThe passphrase was asked at the first"
	    " declaration and is not asked again until you leave."));
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
	case FIELD_SIGN:
		break;
	}
	return d->screen->session.key != NULL ? _("Read what you sign; Enter"
	    " signs it, Esc leaves it unsigned.") : _("Type your passphrase"
	    " and press Enter to sign the declaration.");
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
	frame_field(grid, row, 1, cols - 1, _("What it is"), &d->text,
	    d->field == FIELD_TEXT);
}

/* Below what is signed: the passphrase, or that it is not asked. */
static void
paint_sign(struct declare *d, struct grid *grid, int row, int cols)
{
	if (d->screen->session.key == NULL)
		frame_field(grid, row, 1, cols - 1,
		    wording_passphrase(&d->screen->session), &d->passphrase,
		    true);
	else
		grid_cursor(grid, row - 1, 1);
}

/* Rows of what stands below the text, with its rule. */
static int
foot_rows(const struct declare *d, int cols)
{
	int rows = 2, i;

	if (d->field == FIELD_SIGN)
		return d->screen->session.key == NULL ? 2 : 0;
	for (i = 0; i < INTERESTS; i++)
		rows += choice_rows(i, cols);
	return rows;
}

static const struct binding *
bindings_of(const struct declare *d)
{
	return d->field == FIELD_SIGN ? signing : choosing;
}

static bool
is_typing(const struct declare *d)
{
	return d->field == FIELD_TEXT || (d->field == FIELD_SIGN &&
	    d->screen->session.key == NULL);
}

static void
paint(struct declare *d, struct grid *grid)
{
	char where[256], more[64];
	struct body body;
	int split;

	screen_where(d->screen, grid, d->task, _("Declare your interest"),
	    where, sizeof(where));
	d->screen->chrome.typing = is_typing(d);
	body = chrome_frame(&d->screen->chrome, grid, where, NULL,
	    sentence_of(d), bindings_of(d));
	if (chrome_help(&d->screen->chrome, grid, body, bindings_of(d),
	    _("Before you may read a proposal you declare whether you have an"
	    " interest in it. The declaration is signed and goes to the"
	    " agency with your file.")))
		return;
	split = body.row + body.rows - foot_rows(d, body.cols);
	frame_wrap(grid, body.row, 1, split - body.row, body.cols - 2,
	    GRID_NORMAL, buf_text(d->field == FIELD_SIGN ? &d->statement :
	    &d->terms), d->skip, &d->more);
	if (d->field == FIELD_READ)
		grid_cursor(grid, body.row, 1);
	grid_rule(grid, split);
	if (d->more > 0) {
		snprintf(more, sizeof(more), translate_n("%zu more line",
		    "%zu more lines", d->more), d->more);
		grid_more(grid, split, 2, more);
	}
	if (d->field == FIELD_SIGN)
		paint_sign(d, grid, split + 1, body.cols);
	else
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
unlock(struct declare *d, struct ui *ui)
{
	struct screen *screen = d->screen;

	if (screen->session.key != NULL)
		return true;
	screen_wait(screen, ui, _("Opening your key: this takes about a"
	    " second ..."));
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
	enum interest choice = (enum interest)d->choice;

	if (!unlock(d, ui))
		return;
	screen_wait(screen, ui, _("Signing, and waiting until it is on the"
	    " disk ..."));
	if (task_declare(screen->session.workspace,
	    &screen->session.tasks[d->task], screen->session.key, choice,
	    textarea_text(&d->text), &screen->session.fault) == -1) {
		screen_complain(screen);
		d->field = FIELD_TEXT;
		return;
	}
	ui_back(ui);
	if (screen_reload(screen))
		chrome_say(&screen->chrome, "%s", choice != INTEREST_NONE ?
		    declare_next(choice) : _("Declared and signed; nothing was"
		    " sent. r reads the proposal, Enter opens its form."));
}

/* To what one writes in; signing comes by Enter only. */
static void
next_field(struct declare *d)
{
	d->field = d->field == FIELD_SIGN ? FIELD_READ : d->field ==
	    FIELD_TEXT ? FIELD_CHOICE : d->field + 1;
	d->skip = 0;
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
		if (d->choice == INTEREST_NONE)
			show_statement(d);
		else
			d->field = FIELD_TEXT;
		break;
	case FIELD_TEXT:
		show_statement(d);
		break;
	case FIELD_SIGN:
		sign(d, ui);
		break;
	}
}

static void
scroll(struct declare *d, bool down, size_t lines)
{
	if (down)
		d->skip += d->more < lines ? d->more : lines;
	else
		d->skip -= d->skip < lines ? d->skip : lines;
}

static void
choose(struct declare *d, int request)
{
	if (d->field == FIELD_READ || d->field == FIELD_SIGN) {
		scroll(d, request == R_DOWN, 1);
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
	int request;

	if (chrome_key(&d->screen->chrome, ui, bindings_of(d), key,
	    is_typing(d)))
		return;
	request = binding_find(bindings_of(d), key);
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO)
		advance(d, ui);
	else if (request == R_NEXT)
		next_field(d);
	else if (request == R_ON || request == R_OFF)
		scroll(d, request == R_ON, LEAP);
	else if (request == R_UP || request == R_DOWN)
		choose(d, request);
	else if (d->field == FIELD_READ && key_is(key, KEY_IS_CHAR, ' '))
		scroll(d, true, LEAP);
	else if (d->field == FIELD_TEXT)
		textarea_key(&d->text, key, 500);
	else if (is_typing(d))
		textarea_key(&d->passphrase, key, 500);
	else if (d->field == FIELD_SIGN && key->kind == KEY_IS_CHAR)
		chrome_say(&d->screen->chrome, "The passphrase is not asked"
		    " again. Enter signs; Esc leaves it unsigned.");
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
	buf_release(&d->statement);
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
