#include "config.h"

#include "mita/ui/chrome.h"

#include <stdarg.h>
#include <stdio.h>

#include "mita/base/translate.h"

void
chrome_vsay(struct chrome *chrome, const char *fmt, va_list args)
{
	vsnprintf(chrome->message, sizeof(chrome->message), translate(fmt),
	    args);
}

void
chrome_say(struct chrome *chrome, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	chrome_vsay(chrome, fmt, args);
	va_end(args);
}

void
chrome_unknown(struct chrome *chrome, const struct key *key)
{
	if (key->kind == KEY_IS_PASTE)
		chrome_say(chrome, "Here is no text field to paste into;"
		    " nothing was changed.");
	else
		chrome_say(chrome, "This key does nothing here. ? shows the"
		    " keys.");
}

struct body
chrome_frame(struct chrome *chrome, struct grid *grid, const char *where,
    const char *progress, const char *sentence,
    const struct binding *bindings)
{
	struct body body;
	struct frame frame = {
		.where = where, .right = chrome->saved, .progress = progress,
		.sentence = chrome->message[0] != '\0' ? chrome->message :
		    sentence,
		.bindings = bindings, .typing = chrome->typing
	};

	body = frame_paint(grid, &frame);
	grid_title(grid, where);
	chrome->typing = false;
	return body;
}

/* Keys that the help tells. */
static size_t
told(const struct binding *b)
{
	size_t n = 0;

	for (; b->request != 0; b++)
		n += b->key != NULL && b->help != NULL;
	return n;
}

bool
chrome_help(struct chrome *chrome, struct grid *grid, struct body body,
    const struct binding *bindings, const char *about)
{
	int row;

	if (!chrome->help)
		return false;
	for (row = body.row; row < body.row + body.rows; row++)
		grid_text(grid, row, 0, body.cols, GRID_NORMAL, "", 0);
	chrome->help_left = frame_help(grid, body, bindings, about,
	    chrome->help_at);
	if (chrome->help_left > 0)
		chrome->help_next = told(bindings) - chrome->help_left;
	return true;
}

bool
chrome_key(struct chrome *chrome, struct ui *ui,
    const struct binding *bindings, const struct key *key, bool typing)
{
	chrome->message[0] = '\0';
	if (chrome->help) {
		chrome->help = chrome->help_left > 0 &&
		    (key_is(key, KEY_IS_CHAR, ' ') ||
		    key_is(key, KEY_IS_NAMED, NAME_PAGE_DOWN) ||
		    key_is(key, KEY_IS_NAMED, NAME_DOWN));
		chrome->help_at = chrome->help_next;
		return true;
	}
	chrome->help_at = 0;
	/* Terminals keep F1 for themselves, and in a text "?" is text. */
	if (key_is(key, KEY_IS_NAMED, NAME_F1) ||
	    key_is(key, KEY_IS_CTRL, 'G') ||
	    (!typing && key_is(key, KEY_IS_CHAR, '?')))
		chrome->help = true;
	else if (key_is(key, KEY_IS_NAMED, NAME_F2) ||
	    key_is(key, KEY_IS_CTRL, 'P') ||
	    (!typing && key_is(key, KEY_IS_CHAR, ':')))
		commands_open(ui, chrome, bindings);
	else if (key_is(key, KEY_IS_NAMED, NAME_SUSPEND))
		ui_suspend(ui);
	else if (key_is(key, KEY_IS_CTRL, 'S')) {
		if (ui_save(ui))
			chrome_say(chrome, "Everything is saved already.");
	} else if (key_is(key, KEY_IS_CTRL, 'V'))
		chrome_say(chrome, "Paste with Ctrl-Shift-V, on a Mac Cmd-V,"
		    " or the right mouse button.");
	else if (key_is(key, KEY_IS_CTRL, 'C'))
		chrome_say(chrome, "To leave press Esc, then q. Nothing is"
		    " lost.");
	else
		return false;
	return true;
}
