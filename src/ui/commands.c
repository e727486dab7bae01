/* The list of commands of a screen, found by name. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/chrome.h"
#include "mita/ui/frame.h"
#include "mita/ui/textarea.h"

/* Every command of the screen below by its name: type a part, Enter runs. */

enum { R_UP = 1, R_DOWN, R_RUN, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_RUN, "Enter", N_("Do it"),
	    N_("do what the line says") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose a command") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_F2, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { COMMANDS_MAX = 64 };

struct commands {
	struct chrome		*chrome;
	const struct binding	*below;
	const char		*(*off)(const void *state, int request);
	const void		*off_state;	/* of the screen below */
	const struct binding	*found[COMMANDS_MAX];
	size_t			 n;
	size_t			 at;
	struct textarea		 filter;
};

static bool
is_wanted(const struct binding *b, const char *wanted)
{
	const char *help = translate(b->help);
	struct buf folded = {0};
	bool yes;

	text_fold(&folded, help, strlen(help));
	yes = strstr(buf_text(&folded), wanted) != NULL;
	buf_release(&folded);
	return yes;
}

static void
filter(struct commands *c)
{
	const char *typed = textarea_text(&c->filter);
	const struct binding *tables[2] = { c->below,
	    c->chrome->ops->everywhere }, *b;
	struct buf wanted = {0};
	int i;

	text_fold(&wanted, typed, strlen(typed));
	c->n = c->at = 0;
	for (i = 0; i < 2; i++)
		for (b = tables[i]; b->request != 0; b++)
			if (b->help != NULL && c->n < COMMANDS_MAX &&
			    is_wanted(b, buf_text(&wanted)))
				c->found[c->n++] = b;
	buf_release(&wanted);
}

/* Why a command of the screen below can do nothing now; NULL: it can. */
static const char *
why_off(const struct commands *c, const struct binding *b)
{
	const struct binding *own;

	for (own = c->below; own->request != 0; own++)
		if (own == b)
			return c->off == NULL ? NULL : c->off(c->off_state,
			    b->request);
	return NULL;
}

/* What it does, or why not: wrapped; returns the rows. */
static int
paint_command(const struct commands *c, struct grid *grid, int row, int end,
    int cols, size_t i)
{
	const char *key = c->found[i]->key[0] == '\0' ? "" :
	    translate(c->found[i]->key);
	const char *off = why_off(c, c->found[i]);
	char text[400];
	int rows;

	snprintf(text, sizeof(text), off == NULL ? "%s" : "%s - %s",
	    translate(c->found[i]->help), off);
	rows = (int)frame_lines(text, cols - 20);
	if (row + rows > end)
		return 0;
	grid_string(grid, row, 1, GRID_NORMAL, i == c->at ? ">" : " ");
	grid_text(grid, row, 3, 15, off == NULL ? GRID_STRONG : GRID_NORMAL,
	    key, strlen(key));
	frame_wrap(grid, row, 19, rows, cols - 20, GRID_NORMAL, text, 0,
	    NULL);
	if (i == c->at) {
		/* Heard and felt after each letter: what Enter does. */
		grid_mark(grid, row, 0, cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
	return rows;
}

/* From the first line that leaves room for the chosen one. */
static void
paint_list(const struct commands *c, struct grid *grid, struct body body)
{
	int end = body.row + body.rows, row, rows;
	size_t first = 0, i;

	do {
		for (row = body.row; row < end; row++)
			grid_blank(grid, row);
		for (i = first, row = body.row; i < c->n; i++, row += rows)
			if ((rows = paint_command(c, grid, row, end,
			    body.cols, i)) == 0)
				break;
	} while (i <= c->at && first++ < c->at);
	if (i < c->n)
		grid_printf(grid, body.row - 1, 3, GRID_NORMAL, translate_n(
		    "%zu more below", "%zu more below", c->n - i), c->n - i);
}

static void
commands_paint(void *state, struct grid *grid)
{
	struct commands *c = state;
	struct body body;

	c->chrome->typing = true;
	body = chrome_frame(c->chrome, grid, _("All commands"), NULL,
	    _("Type a part of a name; Enter does what the line says."),
	    bindings);
	if (chrome_help(c->chrome, grid, body, bindings, _("What can be done"
	    " on the screen you came from.")))
		return;
	frame_field(grid, body.row, 1, body.cols - 1, _("Find"), &c->filter,
	    true);
	body.row += 2;
	body.rows -= 2;
	paint_list(c, grid, body);
}

static void
commands_key(void *state, struct ui *ui, const struct key *key)
{
	struct commands *c = state;
	const struct binding *b;
	const char *off;
	int request = binding_find(bindings, key);

	c->chrome->message[0] = '\0';
	if (request == R_UP)
		c->at -= c->at > 0;
	else if (request == R_DOWN)
		c->at += c->at + 1 < c->n;
	else if (request == R_BACK)
		ui_back(ui);
	else if (request == R_RUN && c->n > 0 &&
	    (off = why_off(c, c->found[c->at])) != NULL)
		chrome_say(c->chrome, "%s", off);
	else if (request == R_RUN && c->n > 0) {
		b = c->found[c->at];
		ui_back(ui);
		ui_send(ui, b->kind, b->value);
	} else if (request == 0 && textarea_key(&c->filter, key, 60))
		filter(c);
}

static void
commands_close(void *state)
{
	struct commands *c = state;

	textarea_release(&c->filter);
	free(c);
}

static const struct view_ops commands_view = {
	.paint = commands_paint, .key = commands_key,
	.close = commands_close
};

void
commands_open(struct ui *ui, struct chrome *chrome,
    const struct binding *below)
{
	struct commands *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return;
	c->chrome = chrome;
	c->below = below;
	c->off = chrome->off;
	c->off_state = chrome->off_state;
	c->filter.one_line = true;
	textarea_set(&c->filter, "");
	filter(c);
	ui_open(ui, &commands_view, c);
}
