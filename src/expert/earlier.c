/* The screen of earlier texts of a field. */
#include "config.h"

#include "mita/expert/earlier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"

/* Earlier texts of a field, the newest first, to look at and to take. */

enum { R_NEWER = 1, R_OLDER, R_TAKE, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_LEFT, R_NEWER, N_("Left Right"),
	    N_("Newer, older"), N_("the next newer or older text") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_OLDER, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_NEWER, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_OLDER, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ENTER, R_TAKE, "Enter", N_("Take it"),
	    N_("put it in the place of the text as it is now") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back; nothing changes") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct earlier {
	struct screen		*screen;
	size_t			 task;
	size_t			 item;
	enum part		 part;
	struct earlier_texts	 earlier;
	size_t			 at;
};

static void
earlier_paint(void *state, struct grid *grid)
{
	struct earlier *e = state;
	char where[256], progress[128], saved[CLOCK_HERE_LEN + 1] = "";
	struct body body;
	int64_t at;

	screen_where(e->screen, grid, e->task, _("Earlier texts"), where,
	    sizeof(where));
	if (clock_parse(e->earlier.texts[e->at].saved, &at))
		clock_here(at, saved);
	snprintf(progress, sizeof(progress), _("%zu of %zu, saved %s"),
	    e->at + 1, e->earlier.n, saved);
	body = chrome_frame(&e->screen->chrome, grid, where, progress, _("Enter"
	    " takes this text; the present one stays among the earlier."),
	    bindings);
	if (chrome_help(&e->screen->chrome, grid, body, bindings, _("What stood"
	    " in this field before. Nothing of it is ever thrown away.")))
		return;
	frame_wrap(grid, body.row, 1, body.rows, body.cols - 2, GRID_NORMAL,
	    e->earlier.texts[e->at].text, 0, NULL);
}

static void
earlier_key(void *state, struct ui *ui, const struct key *key)
{
	struct earlier *e = state;

	if (chrome_key(&e->screen->chrome, ui, bindings, key, false))
		return;
	switch (binding_find(bindings, key)) {
	case R_NEWER:
		e->at -= e->at > 0;
		break;
	case R_OLDER:
		e->at += e->at + 1 < e->earlier.n;
		break;
	case R_TAKE:
		screen_save(e->screen, e->task, e->item, e->part,
		    e->earlier.texts[e->at].text, true);
		ui_back(ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		chrome_unknown(&e->screen->chrome, key);
		break;
	}
}

static void
earlier_close(void *state)
{
	free(state);
}

static const struct view_ops earlier_view = {
	.paint = earlier_paint, .key = earlier_key, .close = earlier_close
};

static void
open_part(struct ui *ui, struct screen *screen, size_t task, size_t item,
    enum part part)
{
	const struct task *t = &screen->session.tasks[task];
	struct earlier *e = calloc(1, sizeof(*e));

	if (e == NULL)
		return;
	*e = (struct earlier){ .screen = screen, .task = task, .item = item,
	    .part = part };
	if (task_earlier(screen->session.workspace, t, &t->form->items[item],
	    part, &e->earlier, &screen->session.fault) == -1)
		screen_complain(screen);
	else if (e->earlier.n == 0)
		chrome_say(&screen->chrome, "There is no earlier text yet.");
	if (e->earlier.n == 0)
		free(e);
	else
		ui_open(ui, &earlier_view, e);
}

void
earlier_open(struct ui *ui, struct screen *screen, size_t task, size_t item)
{
	open_part(ui, screen, task, item, PART_TEXT);
}

void
earlier_private_open(struct ui *ui, struct screen *screen, size_t task,
    size_t item)
{
	open_part(ui, screen, task, item, PART_PRIVATE);
}
