/* What can be done with a signed evaluation. */
#include "config.h"

#include "mita/expert/signed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/correct.h"
#include "mita/desk/receipt.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"

/* What can be done with an evaluation that is signed: nothing by accident. */

enum { R_UP = 1, R_DOWN, R_GO, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Do it"),
	    N_("do what the line says") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose a line") },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_LEFT, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'h', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum choice { CHOICE_READ, CHOICE_CORRECT, CHOICE_DROP, CHOICE_RECEIPT,
	CHOICES };

static const struct {
	const char	*name;
	const char	*text;
} choices[CHOICES] = {
	{ N_("Read"), N_("what you signed, from the first line to the last") },
	{ N_("Correct"), N_("You say why in one line; it becomes a new version"
	    " when you sign again. Until then the signed one counts.") },
	{ N_("Drop"), N_("the correction: the form has again what you signed."
	    " What you wrote since stays among the earlier texts.") },
	{ N_("Receipt"), N_("what was signed, when, and its code") },
};

struct signed_view {
	struct screen	*screen;
	size_t		 task;
	enum choice	 at;
	bool		 asking;	/* over a page of the form */
};

static struct task *
task_of(const struct signed_view *s)
{
	return &s->screen->session.tasks[s->task];
}

/* Only what was begun can be dropped. */
static bool
is_offered(const struct signed_view *s, enum choice choice)
{
	return choice != CHOICE_DROP || !task_is_frozen(task_of(s));
}

static void
step(struct signed_view *s, int by)
{
	int at = (int)s->at + by;

	while (at >= 0 && at < CHOICES && !is_offered(s, (enum choice)at))
		at += by;
	if (at >= 0 && at < CHOICES)
		s->at = (enum choice)at;
}

static void
signed_paint(void *state, struct grid *grid)
{
	struct signed_view *s = state;
	struct screen *screen = s->screen;
	char where[256], sentence[200];
	struct body body;
	int row, i, used;

	screen_where(screen, grid, s->task, _("Signed"), where,
	    sizeof(where));
	snprintf(sentence, sizeof(sentence), task_is_frozen(task_of(s)) ?
	    _("Version %u is signed and cannot change. Choose what you want,"
	    " then press Enter.") : _("Version %u is signed and counts until"
	    " you sign the correction. Choose, then press Enter."),
	    task_of(s)->version);
	body = chrome_frame(&screen->chrome, grid, where, NULL, sentence,
	    bindings);
	if (chrome_help(&screen->chrome, grid, body, bindings, _("A signed"
	    " evaluation stays as it is. A correction is a new version beside"
	    " it; the agency sees both.")))
		return;
	for (i = 0, row = body.row + 1; i < CHOICES; i++) {
		if (!is_offered(s, (enum choice)i))
			continue;
		grid_printf(grid, row, 1, GRID_NORMAL, "%s %s", i ==
		    (int)s->at ? ">" : " ", translate(choices[i].name));
		used = frame_wrap(grid, row, 16, 5, body.cols - 18,
		    GRID_NORMAL, translate(choices[i].text), 0, NULL);
		if (i == (int)s->at) {
			grid_mark(grid, row, 0, body.cols, GRID_FOCUS);
			grid_cursor(grid, row, 1);
		}
		row += used + 1;
	}
}

static void
drop(struct signed_view *s, struct ui *ui)
{
	struct screen *screen = s->screen;

	if (!screen_may_write(screen))
		return;
	if (task_drop(screen->session.workspace, task_of(s),
	    &screen->session.fault) == -1)
		screen_complain(screen);
	else {
		ui_back(ui);
		chrome_say(&screen->chrome,
		    "The form has again what you signed.");
	}
}

/* The form of one that is corrected; else first the reason. */
static void
correct(struct signed_view *s, struct ui *ui)
{
	struct screen *screen = s->screen;
	bool asking = s->asking, frozen = task_is_frozen(task_of(s));
	size_t task = s->task;

	ui_back(ui);
	if (!asking)
		screen_open(ui, screen, VIEW_QUESTION, task, 0);
	if (frozen)
		screen_open(ui, screen, VIEW_REASON, task, 0);
}

static void
go(struct signed_view *s, struct ui *ui)
{
	if (s->at == CHOICE_READ)
		screen_open(ui, s->screen, VIEW_SIGNED_TEXT, s->task, 0);
	else if (s->at == CHOICE_RECEIPT)
		screen_open(ui, s->screen, VIEW_RECEIPT, s->task, 0);
	else if (s->at == CHOICE_DROP)
		drop(s, ui);
	else
		correct(s, ui);
}

static void
signed_key(void *state, struct ui *ui, const struct key *key)
{
	struct signed_view *s = state;

	if (chrome_key(&s->screen->chrome, ui, bindings, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_UP:
		step(s, -1);
		break;
	case R_DOWN:
		step(s, 1);
		break;
	case R_GO:
		go(s, ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&s->screen->chrome, key);
		break;
	}
}

static void
signed_close(void *state)
{
	free(state);
}

static const struct view_ops signed_view = {
	.paint = signed_paint, .key = signed_key, .close = signed_close
};

static void
open_view(struct ui *ui, struct screen *screen, size_t task, bool asking)
{
	struct signed_view *s = calloc(1, sizeof(*s));

	if (s == NULL)
		return;
	s->screen = screen;
	s->task = task;
	s->asking = asking;
	s->at = asking ? CHOICE_CORRECT : CHOICE_READ;
	ui_open(ui, &signed_view, s);
}

void
signed_open(struct ui *ui, struct screen *screen, size_t task)
{
	open_view(ui, screen, task, false);
}

void
signed_open_asking(struct ui *ui, struct screen *screen, size_t task)
{
	open_view(ui, screen, task, true);
}
