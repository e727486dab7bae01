/* The box that asks for a file name. */
#include "config.h"

#include "mita/ui/saving.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/translate.h"
#include "mita/ui/chrome.h"
#include "mita/ui/frame.h"
#include "mita/ui/textarea.h"

/* Where to? A table is written twice, as NAME.csv and as NAME.txt. */

enum { R_GO = 1, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Write"),
	    N_("write it; a file that is there is never replaced") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back, and write nothing") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { PATH_ROOM = 4096 };

struct saving {
	struct chrome	*chrome;
	char		 from[256];
	struct textarea	 path;
	struct buf	 text;		/* owned */
	struct buf	 csv;		/* owned */
	bool		 table;		/* there is a CSV, too */
};

static void
saving_paint(void *state, struct grid *grid)
{
	struct saving *s = state;
	char folder[PATH_ROOM], where[512];
	struct body body;
	int row;

	chrome_where(s->chrome, s->from, _("Write to a file"), where,
	    sizeof(where));
	s->chrome->typing = true;
	body = chrome_frame(s->chrome, grid, where, NULL, _("Type a name and"
	    " press Enter."), bindings);
	if (chrome_help(s->chrome, grid, body, bindings, _("The list"
	    " is written in the order of the screen, with all its columns,"
	    " as CSV and as text. A text is written once.")))
		return;
	row = body.row + 1;
	frame_field(grid, row++, 3, body.cols - 2, _("File"), &s->path, true);
	if (getcwd(folder, sizeof(folder)) == NULL)
		return;
	grid_printf(grid, ++row, 3, GRID_NORMAL, "%s: %s", _("Folder"),
	    folder);
	frame_wrap(grid, row + 2, 3, 3, body.cols - 6, GRID_NORMAL,
	    s->table ? _("Two files are written: one ends in .csv, one in"
	    " .txt.") : _("One file is written; it ends in .txt."), 0, NULL);
}

/* An ending that is ours is not put twice. */
static void
stem(const char *typed, char out[static PATH_ROOM])
{
	size_t len = strlen(typed);

	if (len > 4 && (strcmp(typed + len - 4, ".csv") == 0 ||
	    strcmp(typed + len - 4, ".txt") == 0))
		len -= 4;
	snprintf(out, PATH_ROOM, "%.*s", (int)len, typed);
}

static int
write_one(const char *name, const char *ending, const struct buf *bytes,
    struct fault *why)
{
	char path[PATH_ROOM + 8];

	snprintf(path, sizeof(path), "%s.%s", name, ending);
	if (bytes->failed)
		return fault_memory(why);
	return file_write_new(path, bytes->bytes, bytes->len, 0600, why);
}

static void
tell(const struct saving *s, const char *name)
{
	char folder[PATH_ROOM];

	if (name[0] == '/' || getcwd(folder, sizeof(folder)) == NULL)
		folder[0] = '\0';
	chrome_say(s->chrome, s->table ?
	    N_("Written: %s%s%s.csv and .txt") : N_("Written: %s%s%s.txt"),
	    folder, folder[0] == '\0' ? "" : "/", name);
}

static void
go(struct saving *s, struct ui *ui)
{
	char name[PATH_ROOM], path[PATH_ROOM + 8];
	struct fault why;

	stem(textarea_text(&s->path), name);
	if (name[0] == '\0') {
		chrome_say(s->chrome, "Type a name first.");
		return;
	}
	/* Neither of the two without the other. */
	snprintf(path, sizeof(path), "%s.txt", name);
	if (s->table && file_exists(path)) {
		fault_at(&why, FAULT_REFUSED, "EXISTS", path, "already there");
		fault_remedy(&why, "name another file");
	} else if ((!s->table || write_one(name, "csv", &s->csv, &why) == 0) &&
	    write_one(name, "txt", &s->text, &why) == 0) {
		tell(s, name);
		ui_back(ui);
		return;
	}
	chrome_complain(s->chrome, &why);
}

static void
saving_key(void *state, struct ui *ui, const struct key *key)
{
	struct saving *s = state;
	int request = binding_find(bindings, key);

	if (chrome_key(s->chrome, ui, bindings, key, true))
		return;
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO)
		go(s, ui);
	else
		textarea_key(&s->path, key, 500);
}

static void
saving_close(void *state)
{
	struct saving *s = state;

	textarea_release(&s->path);
	buf_release(&s->text);
	buf_release(&s->csv);
	free(s);
}

static const struct view_ops saving_view = {
	.paint = saving_paint, .key = saving_key, .close = saving_close
};

void
saving_open(struct ui *ui, struct chrome *chrome, const char *from,
    const char *name, struct buf *text, struct buf *csv)
{
	struct saving *s = calloc(1, sizeof(*s));

	if (s == NULL) {
		buf_release(text);
		if (csv != NULL)
			buf_release(csv);
		return;
	}
	s->chrome = chrome;
	snprintf(s->from, sizeof(s->from), "%s", from);
	s->text = *text;
	s->table = csv != NULL;
	if (csv != NULL)
		s->csv = *csv;
	s->path.one_line = true;
	textarea_set(&s->path, name);
	ui_open(ui, &saving_view, s);
}
