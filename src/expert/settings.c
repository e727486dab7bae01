/* The screen of settings. */
#include "config.h"

#include "mita/expert/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/desk/workspace.h"
#include "mita/expert/expert.h"
#include "mita/expert/outside.h"
#include "mita/expert/screen.h"
#include "mita/ui/term.h"

/* Languages of the screens and of the forms, colours, where one writes. */

enum { R_UP = 1, R_DOWN, R_CHANGE, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_CHANGE, N_("Space"), N_("Change"),
	    N_("change the setting") },
	{ KEY_IS_NAMED, NAME_ENTER, R_CHANGE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose a setting") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back") },
	{ KEY_IS_NAMED, NAME_F9, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { SET_SCREENS, SET_FORMS, SET_COLOURS, SET_EDITOR, SETTINGS };

struct settings {
	struct screen	*screen;
	int		 at;
};

static const char *
name_of(const char *code)
{
	const char *at;
	size_t i;

	for (i = 0; (at = translate_language_code(i)) != NULL; i++)
		if (strncmp(at, code, LANGUAGE_LEN) == 0)
			return translate_language_name(i);
	return code;
}

static void
settings_paint(void *state, struct grid *grid)
{
	struct settings *s = state;
	const struct call *call = s->screen->session.workspace->book->call;
	const char *const labels[SETTINGS] = { _("Language of the screens"),
	    _("Language of the forms"), _("Colours"), _("Write texts") };
	char form[LANGUAGE_LEN + 1] = "-";
	const char *values[SETTINGS];
	char file[4200] = "";
	struct body body;
	int i;

	if (call != NULL)
		memcpy(form, call->languages[s->screen->session.lang],
		    LANGUAGE_LEN);
	if (!s->screen->session.practice)
		snprintf(file, sizeof(file), _("Your file: %s (only you can"
		    " open it)"), s->screen->session.path);
	values[SET_SCREENS] = name_of(translate_language());
	values[SET_FORMS] = name_of(form);
	values[SET_COLOURS] = s->screen->mono ? _("no") : _("yes");
	values[SET_EDITOR] = s->screen->outside && outside_editor() != NULL ?
	    outside_editor() : _("here");
	body = chrome_frame(&s->screen->chrome, grid, _("Settings"), NULL,
	    _("Space takes the next one. Your texts are not touched."),
	    bindings);
	if (chrome_help(&s->screen->chrome, grid, body, bindings, _("The"
	    " screens and the forms may be in different languages. In which"
	    " language to write your comments stands above each text.")))
		return;
	for (i = 0; i < SETTINGS; i++) {
		int row = body.row + 1 + i;

		grid_printf(grid, row, 1, GRID_NORMAL, "%s %s", i == s->at ?
		    ">" : " ", labels[i]);
		grid_string(grid, row, 40, GRID_NORMAL, values[i]);
		if (i != s->at)
			continue;
		grid_mark(grid, row, 0, body.cols, GRID_FOCUS);
		grid_cursor(grid, row, 1);
	}
	frame_wrap(grid, body.row + 6, 3, 2, body.cols - 6, GRID_NORMAL, file,
	    0, NULL);
	frame_wrap(grid, body.row + 9, 3, 4, body.cols - 6, GRID_NORMAL,
	    _("Questions line by line, for screen readers and braille: start"
	    " with --plain."), 0,
	    NULL);
}

static void
next_form_language(struct screen *screen)
{
	const struct call *call = screen->session.workspace->book->call;
	char code[LANGUAGE_LEN + 1] = "";

	if (call == NULL) {
		chrome_say(&screen->chrome, "The forms come with the package.");
		return;
	}
	screen->session.lang = (screen->session.lang + 1) % call->n_languages;
	memcpy(code, call->languages[screen->session.lang], LANGUAGE_LEN);
	workspace_remember(screen->session.workspace, "form-language", code,
	    NULL);
}

static void
next_language(struct screen *screen)
{
	const char *next;
	size_t i;

	for (i = 0; strcmp(translate_language_code(i),
	    translate_language()) != 0; i++)
		continue;
	next = translate_language_code(i + 1);
	translate_to(next == NULL ? translate_language_code(0) : next);
	workspace_remember(screen->session.workspace, "language",
	    translate_language(), NULL);
	/* The pages have headings of ours in them. */
	screen_forget_pages(screen);
}

static void
change(struct settings *s)
{
	struct screen *screen = s->screen;

	switch (s->at) {
	case SET_SCREENS:
		next_language(screen);
		break;
	case SET_FORMS:
		next_form_language(screen);
		break;
	case SET_COLOURS:
		screen->mono = !screen->mono;
		term_set_mono(screen->mono);
		workspace_remember(screen->session.workspace, "look",
		    screen->mono ? "mono" : "colours", NULL);
		break;
	default:
		if (outside_editor() == NULL) {
			chrome_say(&screen->chrome, "No other editor is named"
			    " in VISUAL or EDITOR.");
			break;
		}
		screen->outside = !screen->outside;
		workspace_remember(screen->session.workspace, "editor",
		    screen->outside ? "outside" : "own", NULL);
		break;
	}
}

static void
settings_key(void *state, struct ui *ui, const struct key *key)
{
	struct settings *s = state;
	int request = binding_find(bindings, key);

	if (request != R_BACK && chrome_key(&s->screen->chrome, ui, bindings,
	    key, false))
		return;
	if (request == R_UP)
		s->at -= s->at > 0;
	else if (request == R_DOWN)
		s->at += s->at + 1 < SETTINGS;
	else if (request == R_CHANGE)
		change(s);
	else if (request == R_BACK)
		ui_back(ui);
	else
		chrome_unknown(&s->screen->chrome, key);
}

static void
settings_close(void *state)
{
	free(state);
}

static const struct view_ops settings_view = {
	.paint = settings_paint, .key = settings_key,
	.close = settings_close
};

void
settings_open(struct ui *ui, struct screen *screen)
{
	struct settings *s = calloc(1, sizeof(*s));

	if (s == NULL)
		return;
	s->screen = screen;
	ui_open(ui, &settings_view, s);
}
