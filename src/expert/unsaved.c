/* A change that the file did not take, and its box. */
#include "config.h"

#include "mita/expert/unsaved.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/ui/chrome.h"

/* A change that the file did not take, and its box on the screen. */

/*
 * What is said on the telephone: the number of the nearest system error, the
 * same in every language.  In the manual; never given another meaning.
 */
static const struct {
	const char	*reason;
	int		 number;
} numbers[] = {
	{ "DISK", 5 },
	{ "DAMAGED", 11 },
	{ "MEMORY", 12 },
	{ "PERMISSION", 13 },
	{ "BUSY", 16 },
	{ "DISK-FULL", 28 },
	{ "MOVED", 116 },
};

enum { OTHER = 1, REFUSED = 22, CODE_LEN = 16 };

static const char *
telephone_code(const struct fault *why, char out[static CODE_LEN])
{
	int number = why->code == FAULT_REFUSED ? REFUSED : OTHER;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strcmp(numbers[i].reason, why->reason) == 0)
			number = numbers[i].number;
	snprintf(out, CODE_LEN, "SAVE-%d", number);
	return out;
}

void
unsaved_note(struct unsaved *unsaved, struct chrome *chrome,
    const struct fault *why, bool held)
{
	unsaved->why = *why;
	unsaved->held = held;
	unsaved->told = false;
	snprintf(chrome->saved, sizeof(chrome->saved), "%s",
	    _("X NOT SAVED"));
}

void
unsaved_clear(struct unsaved *unsaved, struct chrome *chrome)
{
	char now[CLOCK_HERE_LEN + 1];

	/* What no field holds may be another thing than what is saved now. */
	if (unsaved->why.code != FAULT_NONE)
		chrome_say(chrome, unsaved->held ? N_("Now it is saved.") :
		    N_("Saving works again, and this is saved."));
	fault_clear(&unsaved->why);
	clock_here(clock_now(), now);
	snprintf(chrome->saved, sizeof(chrome->saved), _("Saved %s"),
	    now + 11);
}

/* The box */

/* As much as there is room for; the last ones are one paragraph. */
enum detail { DETAIL_ROOMY, DETAIL_CONTACT, DETAIL_CLOSE, DETAIL_SHORT,
	DETAIL_BARE };

/* Rows that are left to the screen, at least; the smallest window has them. */
enum { LEAST = 9, ROOMY_LEAST = 14 };

static bool
writes_copies(const struct binding *b)
{
	for (; b->request != 0; b++)
		if (b->key != NULL && strcmp(b->key, "F3") == 0)
			return true;
	return false;
}

/* By keys that this screen has. */
static const char *
way_out(const struct unsaved *unsaved, const struct binding *bindings,
    bool typing)
{
	if (!unsaved->held)
		return _("Then make the change again.");
	if (!typing)
		return _("Ctrl-S tries again at once.");
	return writes_copies(bindings) ? _("Esc or Ctrl-S tries again, F3"
	    " writes a copy elsewhere.") : _("Esc or Ctrl-S tries again.");
}

/* A fault says what is wrong, and often what to do. */
static void
put_steps(struct buf *out, const struct unsaved *unsaved, const char *way)
{
	bool advises = unsaved->why.remedy[0] != '\0';

	if (advises) {
		buf_puts(out, "1. ");
		chrome_put_sentence(out, unsaved->why.remedy);
		buf_puts(out, ".\n");
	}
	buf_putf(out, "%d. %s\n", advises ? 2 : 1, way);
}

static const char *
what_is_lost(const struct unsaved *unsaved)
{
	return unsaved->held ? _("Your text is still here. Do not close this"
	    " window.") : _("What was there before still stands.");
}

static void
put_code(struct buf *out, const struct unsaved *unsaved)
{
	char code[CODE_LEN];

	buf_putf(out, _("If you call the agency, say: %s"),
	    telephone_code(&unsaved->why, code));
}

static void
compose(const struct unsaved *unsaved, enum detail detail, const char *way,
    const char *contact, struct buf *out)
{
	const char *gap = detail == DETAIL_ROOMY ? "\n" : "";
	const struct fault *why = &unsaved->why;
	struct buf what = {0};

	if (why->place[0] != '\0')
		buf_putf(&what, "%s: ", why->place);
	buf_puts(&what, why->rule);
	buf_puts(out, gap);
	chrome_put_sentence(out, buf_text(&what));
	buf_release(&what);
	buf_putf(out, ".\n%s\n%s", what_is_lost(unsaved), gap);
	put_steps(out, unsaved, way);
	buf_puts(out, gap);
	put_code(out, unsaved);
	if (detail < DETAIL_CLOSE && contact != NULL)
		buf_putf(out, "\n%s", contact);
}

static void
compose_line(const struct unsaved *unsaved, const char *way, struct buf *out)
{
	chrome_put_sentence(out, unsaved->why.text);
	buf_putf(out, ". %s %s ", what_is_lost(unsaved), way);
	put_code(out, unsaved);
}

void
unsaved_line(const struct unsaved *unsaved, struct buf *out)
{
	compose_line(unsaved, unsaved->held ? _("It is tried again with each"
	    " command.") : _("Then make the change again."), out);
}

static int
least_rows(const struct unsaved *unsaved, enum detail detail)
{
	if (detail == DETAIL_BARE)
		return 0;
	if (detail <= DETAIL_CONTACT)
		return detail == DETAIL_ROOMY ? ROOMY_LEAST : LEAST;
	return unsaved->least > 0 ? unsaved->least : LEAST;
}

struct body
unsaved_paint(const struct unsaved *unsaved, const char *contact,
    struct grid *grid, struct body body, const struct binding *bindings,
    bool typing)
{
	const char *way = way_out(unsaved, bindings, typing);
	struct buf head = {0}, text = {0};
	enum detail detail = DETAIL_ROOMY;
	int lines;

	for (;; detail++) {
		head.len = text.len = 0;
		buf_puts(&head, detail < DETAIL_SHORT ? _("X  Your last change"
		    " could not be saved") : "X  ");
		if (detail < DETAIL_SHORT)
			compose(unsaved, detail, way, contact, &text);
		else
			compose_line(unsaved, way, &head);
		lines = (int)(frame_lines(buf_text(&head), body.cols - 6) +
		    (text.len == 0 ? 0 : frame_lines(buf_text(&text),
		    body.cols - 6)));
		if (body.rows - lines - 2 >= least_rows(unsaved, detail) ||
		    detail == DETAIL_BARE)
			break;
	}
	body.rows -= lines + (detail == DETAIL_BARE ? 0 : 2);
	if (detail == DETAIL_BARE)
		frame_wrap(grid, body.row + body.rows, 1, lines, body.cols -
		    2, GRID_STOP, buf_text(&head), 0, NULL);
	else
		frame_box(grid, (struct body){ .row = body.row + body.rows,
		    .rows = lines + 2, .cols = body.cols }, buf_text(&head),
		    buf_text(&text));
	buf_release(&head);
	buf_release(&text);
	return body;
}
