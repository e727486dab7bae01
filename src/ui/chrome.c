/* What stands around every screen of both applications. */
#include "config.h"

#include "mita/ui/chrome.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/ui/frame.h"

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

/* Small letters of Lithuanian come right behind their capitals. */
void
chrome_put_sentence(struct buf *out, const char *text)
{
	int32_t point;
	size_t n = text_decode(text, strlen(text), &point);

	if (point >= 'a' && point <= 'z')
		point += 'A' - 'a';
	else if (point > 0x100 && point < 0x180)
		point -= point < 0x179 ? point % 2 : point % 2 == 0;
	text_encode(out, point);
	buf_puts(out, text + n);
}

void
chrome_complain(struct chrome *chrome, const struct fault *why)
{
	struct buf sentence = {0};

	/* A place is a name, which keeps its letters. */
	if (why->place[0] == '\0')
		chrome_put_sentence(&sentence, why->text);
	else
		buf_puts(&sentence, why->text);
	snprintf(chrome->message, sizeof(chrome->message), "%s",
	    buf_text(&sentence));
	buf_release(&sentence);
}

void
chrome_wait(struct chrome *chrome, struct ui *ui, const char *what)
{
	snprintf(chrome->message, sizeof(chrome->message), "%s", what);
	ui_repaint(ui);
	chrome->message[0] = '\0';
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

void
chrome_off(struct chrome *chrome,
    const char *(*off)(const void *state, int request), const void *state)
{
	chrome->off = off;
	chrome->off_state = state;
	chrome->off_told = true;
}

void
chrome_where(struct chrome *chrome, const char *above, const char *name,
    char *out, size_t room)
{
	snprintf(chrome->name, sizeof(chrome->name), "%s", name);
	chrome->named = true;
	snprintf(out, room, "%s%s%s", above == NULL ? "" : above,
	    above == NULL ? "" : " > ", name);
}

static const char *
sentence_of(const struct chrome *chrome, const char *sentence)
{
	if (chrome->card)
		return _("Read this out when you call. Any key goes back.");
	if (chrome->help)
		return _("F1 once more: what to say on the telephone. Any"
		    " other key goes back.");
	return chrome->message[0] != '\0' ? chrome->message : sentence;
}

struct body
chrome_frame(struct chrome *chrome, struct grid *grid, const char *where,
    const char *progress, const char *sentence,
    const struct binding *bindings)
{
	char help[sizeof(chrome->name) + 80];
	struct body body;
	struct frame frame = {
		.where = where, .plate = &chrome->plate,
		.right = chrome->saved, .progress = progress,
		.sentence = sentence_of(chrome, sentence),
		.bindings = bindings, .typing = chrome->typing
	};

	if (!chrome->named)
		snprintf(chrome->name, sizeof(chrome->name), "%s", where);
	chrome->named = false;
	if (chrome->help) {
		snprintf(help, sizeof(help), _("Help: %s"), chrome->name);
		frame.where = help;
		frame.progress = NULL;
	}
	body = frame_paint(grid, &frame);
	chrome->plate.text[0] = '\0';
	grid_title(grid, where);
	if (chrome->ops->foot != NULL && !chrome->help)
		body = chrome->ops->foot(chrome->state, grid, body, bindings,
		    frame.typing);
	chrome->typing = false;
	if (!chrome->off_told)
		chrome->off = NULL;
	chrome->off_told = false;
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

/* What helps to help on the telephone, and nothing that was written. */
static void
paint_card(const struct chrome *chrome, struct grid *grid, struct body body)
{
	static const char *const names[] = { "TERM", "LC_ALL", "LANG" };
	char text[sizeof(chrome->name) + 80];
	int row = body.row + 1;
	const char *value;
	size_t i;

	grid_string(grid, row, 1, GRID_STRONG, _("ON THE TELEPHONE"));
	row += 2;
	if (chrome->contact != NULL)
		row += 1 + frame_wrap(grid, row, 3, 3, body.cols - 6,
		    GRID_NORMAL, chrome->contact, 0, NULL);
	snprintf(text, sizeof(text), _("Screen: %s"), chrome->name);
	row += frame_wrap(grid, row, 3, 3, body.cols - 6, GRID_NORMAL, text,
	    0, NULL);
	grid_printf(grid, row++, 3, GRID_NORMAL, _("Program: %s"),
	    PACKAGE_STRING);
	grid_printf(grid, row++, 3, GRID_NORMAL, _("Window: %d x %d"),
	    grid->cols, grid->rows);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((value = getenv(names[i])) != NULL)
			grid_printf(grid, row++, 3, GRID_NORMAL, "%s: %s",
			    names[i], value);
	grid_cursor(grid, body.row + 1, 1);
}

/* Whom to ask, under the last keys, where there is room. */
static void
paint_contact(const struct chrome *chrome, struct grid *grid,
    struct body body, int row)
{
	if (chrome->contact == NULL || chrome->help_left > 0 ||
	    row + 2 >= body.row + body.rows)
		return;
	grid_string(grid, row + 1, 1, GRID_STRONG, _("STUCK?"));
	frame_wrap(grid, row + 2, 3, body.row + body.rows - row - 2,
	    body.cols - 4, GRID_NORMAL, chrome->contact, 0, NULL);
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
	if (chrome->card) {
		paint_card(chrome, grid, body);
		return true;
	}
	row = frame_help(grid, body, bindings, about, chrome->help_at,
	    &chrome->help_left);
	if (chrome->help_left > 0)
		chrome->help_next = told(bindings) - chrome->help_left;
	paint_contact(chrome, grid, body, row);
	return true;
}

/* More of the help, the card for the telephone, or back. */
static void
help_key(struct chrome *chrome, const struct key *key)
{
	bool on = chrome->help_left > 0 && (key_is(key, KEY_IS_CHAR, ' ') ||
	    key_is(key, KEY_IS_NAMED, NAME_PAGE_DOWN) ||
	    key_is(key, KEY_IS_NAMED, NAME_DOWN));
	bool card = key_is(key, KEY_IS_NAMED, NAME_F1) ||
	    key_is(key, KEY_IS_CHAR, '?');

	chrome->help = !chrome->card && (on || card);
	chrome->card = chrome->help && card;
	chrome->help_at = chrome->help_next;
}

bool
chrome_key(struct chrome *chrome, struct ui *ui,
    const struct binding *bindings, const struct key *key, bool typing)
{
	chrome->message[0] = '\0';
	if (chrome->help) {
		help_key(chrome, key);
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
	else if (key_is(key, KEY_IS_NAMED, NAME_F9))
		chrome->ops->settings(ui, chrome->state);
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
