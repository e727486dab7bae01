/* A text to the clipboards of desktop and terminal. */
#include "config.h"

#include "mita/ui/clipboard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/ui/chrome.h"
#include "mita/ui/process.h"
#include "mita/ui/term.h"

/* The clipboards of the desktop and of the terminal. */

/* And which key it is that helps further, if there is one. */
static void
tell(struct chrome *chrome, const char *how, bool copied, const char *key)
{
	char more[200] = "";

	if (key != NULL)
		snprintf(more, sizeof(more), copied ? _(" If pasting brings"
		    " nothing, %s writes it to a file.") : _(" %s writes the"
		    " text to a file."), key);
	snprintf(chrome->message, sizeof(chrome->message), "%s%s", how, more);
}

void
clipboard_copy(struct chrome *chrome, const char *text, const char *key)
{
	static const struct {
		const char	*name;
		const char	*option;
		const char	*where;	/* the variable of its desktop */
	} ways[] = {
		{ "pbcopy", NULL, NULL },
		{ "wl-copy", NULL, "WAYLAND_DISPLAY" },
		{ "xclip", "-selection=clipboard", "DISPLAY" },
		{ "clip.exe", NULL, NULL },
	};
	bool told = term_copy(text, strlen(text));
	char program[4096], how[80];
	size_t i;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if ((ways[i].where != NULL && getenv(ways[i].where) == NULL) ||
		    !process_find(ways[i].name, program, sizeof(program)) ||
		    !process_feed(program, ways[i].option, text))
			continue;
		snprintf(how, sizeof(how), _("Copied with %s."), ways[i].name);
		tell(chrome, how, true, key);
		return;
	}
	if (told)
		tell(chrome, _("Given to the terminal's clipboard, if it has"
		    " one."), true, key);
	else
		tell(chrome, _("There is no clipboard here."), false,
		    key);
}
