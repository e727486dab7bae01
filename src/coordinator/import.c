/* The screen that takes in what experts sent. */
#include "config.h"

#include "mita/coordinator/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/findings.h"
#include "mita/coordinator/intake.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/office/register.h"
#include "mita/report/table.h"
#include "mita/ui/frame.h"
#include "mita/ui/grid.h"
#include "mita/ui/key.h"
#include "mita/ui/view.h"

/*
 * Taking in what experts sent: the one act of the dashboard that changes the
 * register.  It is what merge does, file by file.
 */

enum { R_GO = 1, R_UP, R_DOWN, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, R_GO, "Enter", N_("Take in"),
	    N_("take in the file, or all bundles of the folder") },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), N_("Choose"),
	    N_("choose one of the files that are here") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Leave"),
	    N_("go back, and take nothing in") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { PATH_ROOM = 4096, FILES_MAX = 10000 };

struct import {
	struct board	*board;
	struct arena	*arena;		/* owned: of the names */
	const char	**names;	/* bundles in the current folder */
	size_t		 n;
	size_t		 at;		/* 0: the folder itself */
	struct textarea	 path;
	bool		 asks;	/* for the passphrase: one is encrypted */
	struct textarea	 passphrase;
};

/* What came of it */

/* One file; all texts are the list's own. */
struct result_row {
	const char	*word;
	const char	*file;
	const char	*expert;	/* "" when nobody knows whose it is */
	const char	*what;
	const char	*said;
	const char	*tell;		/* to the sender; "" nothing */
};

static void
put_result(struct table *table, const struct board *board, const void *row)
{
	const struct result_row *result = row;

	(void)board;
	table_text(table, result->word);
	table_text(table, result->file);
	table_text(table, result->expert);
	table_text(table, result->what);
	table_text(table, result->said);
	table_text(table, result->tell);
}

/* What the check finds about the sender now. */
static void
put_findings(struct buf *text, struct board *board, const char *expert)
{
	const struct finding *finding;
	struct rows rows;
	size_t i;

	if (findings_read(board, expert, &rows) == 0) {
		for (i = 0; i < rows.n; i++) {
			finding = rows.at[i];
			buf_putf(text, "%s: %s\n%s\n\n", finding->reason,
			    finding->place, finding->text);
		}
		if (rows.n == 0)
			buf_puts(text, _("The check finds nothing about this"
			    " expert."));
	}
	rows_release(&rows);
}

/* Everything about a file: what was said, what to tell, what is found. */
static void
open_result(struct ui *ui, struct board *board, const void *row)
{
	const struct result_row *result = row;
	struct buf text = {0};

	buf_putf(&text, "%s\n%s\n", result->said, result->tell);
	buf_puts(&text, _("Looked at, in this order: the form of the file, its"
	    " seal, whose key it is, the list of its records, and of every"
	    " record the signature, the form, the chain and what it names."
	    " The first that does not hold keeps the whole file out.\n\n"));
	chrome_wait(&board->chrome, ui, _("Checking the register ..."));
	if (result->expert[0] != '\0')
		put_findings(&text, board, result->expert);
	board_read(ui, board, result->file, "import", &text);
	buf_release(&text);
}

static void
next_of_result(const struct board *board, const void *row, char *out,
    size_t room)
{
	(void)board;
	snprintf(out, room, _("Enter shows every check, and what to tell the"
	    " sender. %s"), ((const struct result_row *)row)->what);
}

static const char *const results_columns[] = {
	"result", "file", "expert", "what", "said", "tell"
};

static const struct tableview_column results_shown[] = {
	{ N_("Result"), 0, CELL_WORD, FIT_LEFT, 0 },
	{ N_("File"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Expert"), 2, CELL_TEXT, FIT_LEFT, 1 },
	{ N_("What came of it"), 3, CELL_TEXT, FIT_REST, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct list_kind results_list = {
	.name = "import", .columns = results_columns, .n_columns = 6,
	.put = put_result, .shown = results_shown, .open = open_result,
	.next = next_of_result
};

/* What was written to line; a line feed at its end is not in a cell. */
static const char *
keep_line(struct rows *rows, struct buf *line)
{
	const char *kept;

	if (line->len > 0 && line->bytes[line->len - 1] == '\n')
		line->bytes[line->len - 1] = '\0';
	kept = rows_text(rows, buf_text(line));
	buf_release(line);
	return kept;
}

/* Files that were looked at: how many were refused, and no bundles. */
struct taking {
	struct rows	rows;
	size_t		refused;
	size_t		others;
};

static void
seen(const struct intaking *how, const struct intake *one)
{
	struct taking *taking = how->state;
	const char *name = strrchr(one->path, '/');
	struct rows *rows = &taking->rows;
	struct buf line = {0};
	struct result_row result;

	taking->refused += one->rc != 0;
	taking->others += one->other;
	result.word = one->other ? "OTHER" : one->rc != 0 ? "DENIED" :
	    one->news.known ? "KNOWN" : one->news.forked ||
	    one->news.late ? "LOOK" : "TAKEN";
	result.file = rows_text(rows, name == NULL || name[1] == '\0' ?
	    one->path : name + 1);
	result.expert = rows_text(rows, one->news.expert);
	if (one->rc != 0)
		buf_puts(&line, one->fault.text);
	else if (!one->other)
		intake_news(&line, one);
	result.what = keep_line(rows, &line);
	intake_say(&line, one, false);
	result.said = keep_line(rows, &line);
	intake_remedy(&line, how->reg->book, one);
	result.tell = keep_line(rows, &line);
	rows_add(rows, rows_keep(rows, &result, sizeof(result)));
}

/* False: that is not the passphrase. */
static bool
unlock(struct import *x, struct register_file *reg, struct seckey **out)
{
	*out = register_unlock(reg, textarea_text(&x->passphrase),
	    &x->board->fault);
	textarea_set(&x->passphrase, "");
	if (*out == NULL)
		chrome_complain(&x->board->chrome, &x->board->fault);
	reg->reader = *out;
	return *out != NULL;
}

static void
take(struct import *x, struct ui *ui, const char *path)
{
	struct taking taking = {0};
	struct intaking how = { .seen = seen, .state = &taking };
	struct board *board = x->board;
	struct seckey *key = NULL;
	char title[160];

	if (!x->asks && intake_is_encrypted(path)) {
		x->asks = true;
		return;
	}

	chrome_wait(&board->chrome, ui, _("Taking the files in ..."));
	how.reg = coordinator_open(board->line, false, &board->fault);
	if (how.reg == NULL) {
		chrome_complain(&board->chrome, &board->fault);
		return;
	}
	if (x->asks && !unlock(x, how.reg, &key)) {
		register_close(how.reg);
		return;
	}
	rows_begin(&taking.rows);
	intake_take(&how, path);
	seckey_free(key);
	register_close(how.reg);
	chrome_wait(&board->chrome, ui, _("Reading the register ..."));
	board_reload(board, board->stage);
	snprintf(title, sizeof(title), _("Taken in: %zu, refused: %zu"),
	    taking.rows.n - taking.refused - taking.others,
	    taking.refused);
	ui_back(ui);
	list_open(ui, board, &results_list, &taking.rows, title);
}

/* The screen */

static void
paint_names(const struct import *x, struct grid *grid, struct body body,
    int row)
{
	size_t space = (size_t)(body.row + body.rows - row), i, first;

	if (x->n == 0)
		return;
	first = x->at < space ? 0 : x->at - space + 1;
	for (i = first; i <= x->n && row < body.row + body.rows; i++, row++) {
		if (i == 0)
			grid_printf(grid, row, 5, GRID_NORMAL, translate_n(
			    "this folder: %zu bundle", "this folder: %zu"
			    " bundles", x->n), x->n);
		else
			grid_string(grid, row, 5, GRID_NORMAL,
			    x->names[i - 1]);
		if (i != x->at)
			continue;
		grid_string(grid, row, 3, GRID_NORMAL, ">");
		grid_mark(grid, row, 0, body.cols, GRID_STRONG);
	}
}

static void
import_paint(void *state, struct grid *grid)
{
	struct import *x = state;
	char where[256];
	struct body body;

	chrome_where(&x->board->chrome, _("Coordinator"), _("Import"), where,
	    sizeof(where));
	x->board->chrome.typing = true;
	body = chrome_frame(&x->board->chrome, grid, where, NULL, x->asks ?
	    _("Type the passphrase of the agency's key and press Enter.") :
	    _("Type the name of a file or folder, drag it onto this window, or"
	    " choose below; then Enter."), bindings);
	if (chrome_help(&x->board->chrome, grid, body, bindings, _("What"
	    " experts sent is taken in, each file whole or not at all, as"
	    " merge does it. Nothing that is here is changed or removed.")))
		return;
	if (x->asks) {
		grid_string(grid, body.row + 3, 3, GRID_NORMAL, _("What came"
		    " is encrypted: the agency's key opens it."));
		frame_field(grid, body.row + 5, 3, body.cols - 2,
		    _("Passphrase"), &x->passphrase, true);
	} else
		paint_names(x, grid, body, body.row + 3);
	frame_field(grid, body.row + 1, 3, body.cols - 2, _("File"), &x->path,
	    !x->asks);
}

static void
choose(struct import *x, int request)
{
	if (x->n == 0) {
		chrome_say(&x->board->chrome, "No bundles are in this folder:"
		    " type where they are.");
		return;
	}
	if (request == R_UP)
		x->at -= x->at > 0;
	else
		x->at += x->at < x->n;
	textarea_set(&x->path, x->at == 0 ? "." : x->names[x->at - 1]);
}

static void
import_key(void *state, struct ui *ui, const struct key *key)
{
	struct import *x = state;
	int request = binding_find(bindings, key);
	char path[PATH_ROOM];

	if (chrome_key(&x->board->chrome, ui, bindings, key, true))
		return;
	file_typed_path(textarea_text(&x->path), path, sizeof(path));
	if (request == R_BACK)
		ui_back(ui);
	else if (request == R_GO && path[0] == '\0')
		chrome_say(&x->board->chrome, "Type a name first.");
	else if (request == R_GO)
		take(x, ui, path);
	else if (x->asks)
		textarea_key(&x->passphrase, key, 500);
	else if (request == R_UP || request == R_DOWN)
		choose(x, request);
	else
		textarea_key(&x->path, key, 500);
}

static void
import_close(void *state)
{
	struct import *x = state;

	textarea_release(&x->path);
	textarea_release(&x->passphrase);
	arena_free(x->arena);
	free(x);
}

static const struct view_ops import_view = {
	.paint = import_paint, .key = import_key, .close = import_close
};

/* The bundles of the folder we are in; none when it cannot be read. */
static void
look_around(struct import *x)
{
	const char **names;
	size_t n, i;

	if (folder_list(".", x->arena, FILES_MAX, &names, &n, NULL) == -1)
		return;
	for (i = 0; i < n; i++)
		if (intake_is_bundle(names[i]))
			names[x->n++] = names[i];
	x->names = names;
}

void
import_open(struct ui *ui, struct board *board)
{
	struct import *x = calloc(1, sizeof(*x));

	if (x == NULL || (x->arena = arena_new()) == NULL) {
		free(x);
		return;
	}
	x->board = board;
	x->path.one_line = true;
	x->passphrase.one_line = x->passphrase.hidden = true;
	textarea_set(&x->passphrase, "");
	look_around(x);
	textarea_set(&x->path, x->n > 0 ? "." : "");
	ui_open(ui, &import_view, x);
}
