/* The first start, full screen. */
#include "config.h"

#include "mita/expert/welcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"
#include "mita/expert/screen.h"
#include "mita/model/address.h"
#include "mita/ui/textarea.h"

/*
 * The first start: language, who one is, a passphrase; then the key is made
 * and the card for the agency written.  Every step can be gone back to, and
 * what was typed is kept.
 */

enum { R_GO = 1, R_BACK, R_NEXT, R_UP, R_DOWN, R_TICK, R_PRACTISE };

static const struct binding done_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("To my list"),
	    N_("go on to the list of proposals") },
	{ KEY_IS_CHAR, 'p', R_PRACTISE, "p", N_("Practise"),
	    N_("practise with two made-up proposals, for two minutes") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_GO, "Esc", NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Next"),
	    N_("go to the next step") },
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", N_("Next field"),
	    N_("go to the next field") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose, or go from field to field") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, ' ', R_TICK, N_("Space"), NULL,
	    N_("tick, or take the tick away") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("a step back; on the first step, leave") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum step { STEP_LANGUAGE, STEP_WHO, STEP_PASSPHRASE, STEP_DONE, STEPS };
enum {
	WHO_NAME, WHO_ORGANISATION, WHO_CODE, WHO_EMAIL, WHO_KIND, WHO_FIELDS
};

/* The fields behind those that are typed or chosen from: to be ticked. */
enum { LINES = 1, SHOW = 2, SHEET = 3 };
static const int fields[STEPS] = {
	[STEP_LANGUAGE] = LINES + 1, [STEP_WHO] = WHO_FIELDS,
	[STEP_PASSPHRASE] = SHEET + 1, [STEP_DONE] = 1
};

struct welcome {
	struct screen	*screen;
	const char	*path;		/* of the workspace to be made */
	enum step	 step;
	int		 field;		/* of the step */
	bool		 business;
	bool		 lines;		/* rather asked line by line */
	bool		 sheet;		/* to be printed, is wanted */
	bool		 made;
	struct textarea	 who[WHO_KIND];	/* what is typed of WHO_FIELDS */
	struct textarea	 passphrases[2];
	struct begun	 begun;
};

/* The field that takes what is typed; NULL where one only chooses. */
static struct textarea *
typing_in(struct welcome *w)
{
	if (w->step == STEP_WHO && w->field < WHO_KIND)
		return &w->who[w->field];
	return w->step == STEP_PASSPHRASE && w->field < SHOW ?
	    &w->passphrases[w->field] : NULL;
}

/* Painting */

static void
paint_choice(struct grid *grid, int row, bool on, bool focused,
    const char *text)
{
	grid_printf(grid, row, 5, on && focused ? GRID_FOCUS : on ?
	    GRID_STRONG : GRID_NORMAL, "%s (%s) %s ", on ? ">" : " ", on ?
	    "x" : " ", text);
	if (on && focused)
		grid_cursor(grid, row, 5);
}

static void
paint_tick(struct grid *grid, struct body body, int row, bool on,
    bool focused, const char *text)
{
	int rows, i;

	grid_printf(grid, row, 5, GRID_NORMAL, "%s [%s]", focused ? ">" : " ",
	    on ? "x" : " ");
	rows = frame_wrap(grid, row, 11, 3, body.cols - 13, GRID_NORMAL, text,
	    0, NULL);
	for (i = 0; focused && i < rows; i++)
		grid_mark(grid, row + i, 5, body.cols - 6, GRID_FOCUS);
	if (focused)
		grid_cursor(grid, row, 5);
}

/* Colours that cannot be read on this screen are seen here. */
static void
paint_plates(struct grid *grid, int row)
{
	int col;

	col = grid_printf(grid, row, 5, GRID_DONE, " ok %s ", _("done"));
	col = grid_printf(grid, row, col + 2, GRID_LOOK, " ! %s ",
	    _("look here"));
	grid_printf(grid, row, col + 2, GRID_STOP, " X %s ", _("stop"));
}

static void
paint_language(const struct welcome *w, struct grid *grid, struct body body)
{
	const char *code;
	int row = body.row + 1;
	size_t i;

	grid_string(grid, row++, 3, GRID_STRONG, "Language / Kalba");
	row++;
	for (i = 0; (code = translate_language_code(i)) != NULL; i++)
		paint_choice(grid, row++, strcmp(code, translate_language()) ==
		    0, w->field == 0, translate_language_name(i));
	row++;
	row += frame_wrap(grid, row, 3, 3, body.cols - 5, GRID_NORMAL,
	    _("Please look at these letters; if they are wrong, set your"
	    " terminal to UTF-8:"), 0, NULL);
	grid_string(grid, row++, 5, GRID_NORMAL,
	    "Ą Č Ę Ė Į Š Ų Ū Ž  ą č ę ė į š ų ū ž  „ “ – €");
	paint_plates(grid, row);
	paint_tick(grid, body, row + 2, w->lines, w->field == LINES,
	    _("I use a screen reader or braille: ask me line by line (next"
	    " time start \"mita-expert --plain\")"));
}

static void
paint_who(struct welcome *w, struct grid *grid, struct body body)
{
	static const char *const labels[WHO_KIND] = {
		N_("Your name"), N_("Where you work"),
		N_("Its code (or nothing)"), N_("Your e-mail (or nothing)")
	};
	int row = body.row + 1, i;

	row += frame_wrap(grid, row, 3, 3, body.cols - 5, GRID_NORMAL,
	    _("This goes to the agency on your card, and nowhere else."), 0,
	    NULL) + 1;
	for (i = 0; i < WHO_KIND; i++)
		frame_field(grid, row++, 3, body.cols - 2, _(labels[i]),
		    &w->who[i], w->field == i);
	row++;
	paint_choice(grid, row++, w->business, w->field == WHO_KIND,
	    _("I come from business"));
	paint_choice(grid, row, !w->business, w->field == WHO_KIND,
	    _("I come from a knowledge institution"));
}

static void
paint_passphrase(struct welcome *w, struct grid *grid, struct body body)
{
	const char *first = textarea_text(&w->passphrases[0]);
	const char *again = textarea_text(&w->passphrases[1]);
	/* Blank rows only where the window has room for them. */
	int gap = body.rows < 16 ? 0 : 1, row = body.row + gap, col;

	row += frame_wrap(grid, row, 3, 6, body.cols - 5, GRID_NORMAL,
	    _("You will type the passphrase each time you sign an evaluation,"
	    " and once before you declare interests. It never leaves this"
	    " computer, and nobody can find it again. Four or five ordinary"
	    " words are strong and easy."), 0, NULL) + 1;
	frame_field(grid, row++, 3, body.cols - 2, _("Passphrase"),
	    &w->passphrases[0], w->field == 0);
	frame_field(grid, row++, 3, body.cols - 2, _("Once more"),
	    &w->passphrases[1], w->field == 1);
	row += gap;
	col = grid_string(grid, row, 3, GRID_NORMAL, passphrase_check(first,
	    NULL) == 0 ? _("Long enough: yes") : _("Long enough: not yet"));
	grid_string(grid, row++, col + 3, GRID_NORMAL, again[0] != '\0' &&
	    strcmp(first, again) == 0 ? _("The same: yes") :
	    _("The same: not yet"));
	paint_tick(grid, body, row++, !w->passphrases[0].hidden, w->field ==
	    SHOW, _("Show what I type"));
	paint_tick(grid, body, row, w->sheet, w->field == SHEET,
	    _("Write a recovery sheet that I can print"));
}

static void
paint_done(struct welcome *w, struct grid *grid, struct body body)
{
	/* Blank rows only where the window has room for them. */
	int row = body.row + 1, gap = body.rows < 18 ? 1 : 2;

	grid_string(grid, row, 3, GRID_DONE, _(" Your key is made. "));
	row += gap;
	grid_string(grid, row, 3, GRID_NORMAL, _("Short name of your key:"));
	grid_string(grid, row + 1, 5, GRID_STRONG, w->begun.key);
	row += 1 + gap;
	row += frame_wrap(grid, row, 3, 2, body.cols - 5, GRID_NORMAL,
	    _("Send this card to the agency; it will ask you for the short"
	    " name by telephone:"), 0, NULL);
	grid_string(grid, row, 5, GRID_STRONG, w->begun.card);
	row += gap;
	if (w->begun.sheet[0] != '\0') {
		row += frame_wrap(grid, row, 3, 2, body.cols - 5, GRID_NORMAL,
		    _("Print this sheet, and keep it: with it and the"
		    " passphrase your key can be made again:"), 0, NULL);
		grid_string(grid, row, 5, GRID_STRONG, w->begun.sheet);
		row += gap;
	}
	frame_wrap(grid, row, 3, 5, body.cols - 5, GRID_NORMAL, _("Then the"
	    " agency sends you a package. While you wait, p lets you practise"
	    " with two made-up proposals: it takes two minutes and teaches"
	    " every key."), 0, NULL);
	grid_cursor(grid, body.row + 1, 3);
}

static const char *
sentence_of(const struct welcome *w)
{
	switch (w->step) {
	case STEP_LANGUAGE:
		return w->field == LINES ? _("Space ticks it; go on with"
		    " Enter.") : _("Choose with the arrow keys, go on with"
		    " Enter.");
	case STEP_WHO:
		return w->field == WHO_KIND ? _("Choose with Up and Down, then"
		    " press Enter.") : _("Type it and press Enter.");
	case STEP_PASSPHRASE:
		return w->field == SHOW ? _("Space shows or hides what you"
		    " type.") : w->field == SHEET ? _("Space ticks it; Enter"
		    " makes the key (about a second).") : _("Type the same"
		    " passphrase twice. The last Enter makes the key (about a"
		    " second).");
	case STEP_DONE:
	case STEPS:
		break;
	}
	return _("Press p to practise, or Enter to go to your list.");
}

static const struct binding *
bindings_of(const struct welcome *w)
{
	return w->step == STEP_DONE ? done_bindings : bindings;
}

static void
welcome_paint(void *state, struct grid *grid)
{
	struct welcome *w = state;
	char where[128];
	struct body body;

	snprintf(where, sizeof(where), _("First start   step %d of %d"),
	    (int)w->step + 1, (int)STEPS);
	w->screen->chrome.typing = typing_in(w) != NULL;
	body = chrome_frame(&w->screen->chrome, grid, where, NULL,
	    sentence_of(w), bindings_of(w));
	if (chrome_help(&w->screen->chrome, grid, body, bindings_of(w), _("This"
	    " is done once. Nothing you do here is sent anywhere.")))
		return;
	if (w->step == STEP_LANGUAGE)
		paint_language(w, grid, body);
	else if (w->step == STEP_WHO)
		paint_who(w, grid, body);
	else if (w->step == STEP_PASSPHRASE)
		paint_passphrase(w, grid, body);
	else
		paint_done(w, grid, body);
}

/* Making the key */

static int
make_key(struct welcome *w)
{
	struct enrolment enrolment = {
		.name = textarea_text(&w->who[WHO_NAME]),
		.organisation = textarea_text(&w->who[WHO_ORGANISATION]),
		.code = textarea_text(&w->who[WHO_CODE]),
		.email = textarea_text(&w->who[WHO_EMAIL]),
		.kind = w->business ? ROLE_BUSINESS : ROLE_KNOWLEDGE,
		.languages = "lt,en", .memory = SECKEY_MEMORY_FULL
	};

	return expert_begin(w->path, &enrolment,
	    textarea_text(&w->passphrases[0]), w->sheet, &w->begun,
	    &w->screen->session.fault);
}

static void
finish(struct welcome *w)
{
	if (passphrase_check(textarea_text(&w->passphrases[0]),
	    &w->screen->session.fault) == -1)
		screen_complain(w->screen);
	else if (strcmp(textarea_text(&w->passphrases[0]),
	    textarea_text(&w->passphrases[1])) != 0) {
		textarea_set(&w->passphrases[0], "");
		textarea_set(&w->passphrases[1], "");
		w->field = 0;
		chrome_say(&w->screen->chrome, "The two were not the same; type"
		    " both again.");
	} else if (make_key(w) == -1)
		screen_complain(w->screen);
	else {
		w->made = true;
		w->step = STEP_DONE;
	}
}

/* Keys */

/* May one leave it empty? */
static bool
is_optional(const struct welcome *w)
{
	return w->step == STEP_WHO && (w->field == WHO_CODE ||
	    w->field == WHO_EMAIL);
}

/* May the field that is typed in be left?  If not, it is said why. */
static bool
is_answered(struct welcome *w)
{
	struct textarea *area = typing_in(w);
	const char *text = area == NULL ? NULL : textarea_text(area);

	if (text == NULL || (text[0] == '\0' && is_optional(w)))
		return true;
	if (text[0] == '\0') {
		chrome_say(&w->screen->chrome, "Type something first.");
		return false;
	}
	if (w->step == STEP_WHO && w->field == WHO_CODE &&
	    !enrolment_is_code(text)) {
		chrome_say(&w->screen->chrome, "A code has digits and capital"
		    " letters, such as 111950396; without it, press Enter on an"
		    " empty line.");
		return false;
	}
	if (w->step == STEP_WHO && w->field == WHO_EMAIL &&
	    !address_is_plain(text)) {
		chrome_say(&w->screen->chrome, "That is no e-mail address; one"
		    " looks like vardas@example.lt.");
		return false;
	}
	if (w->step == STEP_PASSPHRASE && passphrase_check(text,
	    &w->screen->session.fault) == -1) {
		screen_complain(w->screen);
		return false;
	}
	return true;
}

static void
advance(struct welcome *w, struct ui *ui)
{
	if (w->step == STEP_DONE) {
		ui_leave(ui);
		return;
	}
	if (w->step == STEP_LANGUAGE && w->lines) {
		w->screen->next = NEXT_LINES;
		ui_leave(ui);
		return;
	}
	if (w->step == STEP_PASSPHRASE && w->field > 0) {
		finish(w);
		return;
	}
	if (!is_answered(w))
		return;
	w->field++;
	if (w->step == STEP_LANGUAGE || (w->step == STEP_WHO && w->field ==
	    WHO_FIELDS)) {
		w->step++;
		w->field = 0;
	}
}

static void
retreat(struct welcome *w, struct ui *ui)
{
	if (w->step == STEP_LANGUAGE || w->step == STEP_DONE)
		ui_leave(ui);
	else if (w->field > 0)
		w->field--;
	else
		w->step--;
}

/* From field to field, as in a form on paper. */
static void
move(struct welcome *w, int by)
{
	w->field = (w->field + by + fields[w->step]) % fields[w->step];
}

static void
choose_language(void)
{
	const char *next;
	size_t i;

	for (i = 0; strcmp(translate_language_code(i),
	    translate_language()) != 0; i++)
		continue;
	next = translate_language_code(i + 1);
	translate_to(next == NULL ? translate_language_code(0) : next);
}

/* The arrow keys choose where there is a choice, and else move. */
static void
choose(struct welcome *w, int by)
{
	if (w->step == STEP_WHO && w->field == WHO_KIND)
		w->business = !w->business;
	else if (w->step == STEP_LANGUAGE && w->field != LINES)
		choose_language();
	else
		move(w, by);
}

static void
tick(struct welcome *w)
{
	int i;

	if (w->step == STEP_LANGUAGE && w->field == LINES)
		w->lines = !w->lines;
	if (w->step == STEP_PASSPHRASE && w->field == SHEET)
		w->sheet = !w->sheet;
	for (i = 0; w->step == STEP_PASSPHRASE && w->field == SHOW && i < 2;
	    i++)
		w->passphrases[i].hidden = !w->passphrases[i].hidden;
}

static void
welcome_key(void *state, struct ui *ui, const struct key *key)
{
	struct welcome *w = state;
	struct textarea *area = typing_in(w);
	int request = binding_find(bindings_of(w), key);

	if (!key_is(key, KEY_IS_NAMED, NAME_F9) &&
	    chrome_key(&w->screen->chrome, ui, bindings_of(w), key, area !=
	    NULL))
		return;
	if (request == R_TICK && area != NULL)
		textarea_key(area, key, 500);
	else if (request == R_GO)
		advance(w, ui);
	else if (request == R_BACK)
		retreat(w, ui);
	else if (request == R_PRACTISE) {
		w->screen->next = NEXT_PRACTISE;
		ui_leave(ui);
	} else if (request == R_NEXT && w->step < STEP_DONE)
		move(w, 1);
	else if (request == R_TICK)
		tick(w);
	else if (request == R_UP || request == R_DOWN)
		choose(w, request == R_UP ? -1 : 1);
	else if (area != NULL)
		textarea_key(area, key, 500);
	else
		chrome_unknown(&w->screen->chrome, key);
}

static void
welcome_close(void *state)
{
	struct welcome *w = state;
	int i;

	for (i = 0; i < WHO_KIND; i++)
		textarea_release(&w->who[i]);
	textarea_release(&w->passphrases[0]);
	textarea_release(&w->passphrases[1]);
}

static const struct view_ops welcome_view = {
	.paint = welcome_paint, .key = welcome_key, .close = welcome_close
};

bool
welcome_run(struct screen *screen, const char *path)
{
	struct welcome w = { .screen = screen, .path = path, .sheet = true };
	int i;

	for (i = 0; i < WHO_KIND; i++) {
		w.who[i].one_line = true;
		textarea_set(&w.who[i], "");
	}
	for (i = 0; i < 2; i++) {
		w.passphrases[i].one_line = w.passphrases[i].hidden = true;
		textarea_set(&w.passphrases[i], "");
	}
	ui_run(&welcome_view, &w);
	return w.made;
}
