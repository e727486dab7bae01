/* What kind of terminal this is, as terminfo and its name tell. */
#include "config.h"

#include "mita/ui/term_type.h"

#include <sys/ioctl.h>

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/ui/charset.h"
#include "mita/ui/key.h"
#include "mita/ui/terminal_entry.h"

const char *
term_library(void)
{
	return curses_version();
}

/* Does terminfo know this name, and can it move the cursor? */
static bool
is_known(const char *name)
{
	int status;
	bool moves;

	if (name == NULL || setupterm(name, STDOUT_FILENO, &status) != OK)
		return false;
	moves = tigetstr("cup") != NULL && tigetstr("cup") != (char *)-1;
	del_curterm(cur_term);
	return moves;
}

void
term_look(struct term_facts *out)
{
	const char *type = getenv("TERM");
	struct winsize size;
	struct decoder decoder = {0};
	int status;

	*out = (struct term_facts){ .type = type == NULL ? "" : type };
	out->here = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	out->known = is_known(type);
	out->utf8 = charset_is_utf8(&decoder);
	if (out->known && setupterm(type, STDOUT_FILENO, &status) == OK) {
		out->colours = tigetnum("colors");
		del_curterm(cur_term);
	}
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		out->rows = size.ws_row;
		out->cols = size.ws_col;
	}
}

int
term_type(const char **type, const char **note, struct fault *why)
{
	static const char *const others[] = { "xterm-256color", "xterm",
		"mita" };
	size_t i;

	*note = NULL;
	*type = getenv("TERM");
	if (is_known(*type))
		return 0;
	if (*type != NULL && strcmp(*type, "dumb") == 0)
		return fault_advise(why, FAULT_SYSTEM, "TERMINAL",
		    "use the verbs, see \"--help\"", "this terminal (TERM=dumb)"
		    " cannot move its cursor");
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		/* The last is our own, which no folder has. */
		if (strcmp(others[i], "mita") == 0)
			setenv("TERMINFO", terminal_entry, 1);
		if (is_known(others[i])) {
			*type = others[i];
			*note = N_("Your terminal is of an unknown type"
			    " (TERM); it is used like xterm.");
			return 0;
		}
	}
	return fault_advise(why, FAULT_SYSTEM, "TERMINAL", "try TERM=xterm",
	    "the type of this terminal (TERM) is not known");
}

/* By its name: terminfo does not tell which letters are in its font. */
enum glyph_set
term_glyphs(const char *type, bool utf8)
{
	if (!utf8 || strncmp(type, "vt", 2) == 0 ||
	    strcmp(type, "ansi") == 0)
		return LOOK_ASCII;
	return strncmp(type, "linux", 5) == 0 ? LOOK_CONSOLE : LOOK_ALL;
}
