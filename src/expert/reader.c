#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/expert/screen.h"
#include "mita/model/money.h"
#include "mita/model/ranking.h"
#include "mita/ui/textarea.h"

/* Reading a proposal: who, how much, and the text of its documents. */

enum { R_DOWN = 1, R_UP, R_ON, R_BACK_PAGE, R_TOP, R_END, R_FIND, R_NEXT,
	R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_CHAR, ' ', R_ON, "Space", "On", "a page on" },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_BACK_PAGE, "b", "Back a page", "a page back" },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BACK_PAGE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, "Up Down", NULL, "a line" },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_UP, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, "Home End", NULL,
	    "the beginning and the end" },
	{ KEY_IS_CHAR, 'g', R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_END, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'G', R_END, NULL, NULL, NULL },
	{ KEY_IS_CHAR, '/', R_FIND, "/", "Find",
	    "find a word; case and accents do not matter" },
	{ KEY_IS_CHAR, 'n', R_NEXT, "n", NULL, "the next place found" },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", "Back",
	    "back to where you were" },
	{ KEY_IS_NAMED, NAME_F4, R_BACK, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

struct line {
	size_t	at;
	size_t	len;
};

struct reader {
	struct screen	*screen;
	size_t		 task;
	struct buf	 text;		/* safe already */
	struct line	*lines;		/* wrapped to width; owned */
	size_t		 n;
	int		 width;
	size_t		 top;
	int		 rows;
	bool		 finding;
	struct textarea	 find;
	char		*wanted;	/* folded; owned */
};

/* Composing the text */

static void
put_money(struct buf *out, const char *label, int64_t cents)
{
	char sum[MONEY_LEN];

	money_text(sum, cents);
	buf_putf(out, "%s %s EUR\n", label, sum);
}

static void
put_facts(struct buf *out, const struct task *task)
{
	const struct proposal *p = task->proposal;
	size_t i;

	buf_putf(out, "%s\n\n", p->title);
	put_money(out, "Asked for:     ", p->asked);
	put_money(out, "Eligible costs:", p->eligible);
	if (proposal_is_above_share(task->form->call, p))
		buf_putf(out, "! More than %u %% of the eligible costs are"
		    " asked for; the agency clarifies this.\n",
		    task->form->call->intensity_max / 100);
	if (!task->form->stage->blind) {
		buf_puts(out, "\nApplicant and partners:\n");
		for (i = 0; i < p->n_partners; i++)
			buf_putf(out, "  %s (%s, %s)\n", p->partners[i].name,
			    p->partners[i].type, p->partners[i].place);
	}
	buf_puts(out, "Codes:");
	for (i = 0; i < p->n_codes; i++)
		buf_putf(out, " %s %s%s", p->codes[i].scheme, p->codes[i].code,
		    i + 1 < p->n_codes ? "," : "");
	buf_putc(out, '\n');
}

/* Pages of the original are parted by form feeds. */
static void
put_pages(struct buf *out, const char *text, size_t len)
{
	unsigned page = 1;
	size_t i;

	buf_putf(out, "------ page %u\n", page);
	for (i = 0; i < len; i++) {
		if (text[i] == '\f')
			buf_putf(out, "\n------ page %u\n", ++page);
		else if (text[i] == '\t')
			buf_puts(out, "    ");
		else if (text[i] != '\r')
			buf_putc(out, text[i]);
	}
	buf_putc(out, '\n');
}

static void
put_document(struct reader *reader, struct buf *out,
    const struct document *document)
{
	struct buf bytes = {0};

	buf_putf(out, "\n====== %s\n", document->name);
	if (document->media == MEDIA_PDF)
		buf_puts(out, "This is a PDF file of the applicant; it is in"
		    " the package and cannot be shown here.\n");
	else if (task_document(reader->screen->workspace, document, &bytes,
	    &reader->screen->fault) == -1)
		buf_putf(out, "%s\n", reader->screen->fault.text);
	else
		put_pages(out, buf_text(&bytes), bytes.len);
	buf_release(&bytes);
}

static void
compose(struct reader *reader)
{
	const struct task *task = &reader->screen->tasks[reader->task];
	struct buf raw = {0};
	size_t i;

	put_facts(&raw, task);
	for (i = 0; i < task->proposal->n_documents; i++)
		put_document(reader, &raw, &task->proposal->documents[i]);
	text_safe(&reader->text, buf_text(&raw), raw.len, true);
	buf_release(&raw);
}

/* Wrap to the width of the window, staying at the same place of the text. */
static void
wrap(struct reader *reader, int width)
{
	const char *text = buf_text(&reader->text);
	size_t at = 0, next, room = 0, stay = 0;
	struct line *grown;

	if (width == reader->width || width < 1)
		return;
	if (reader->n > 0)
		stay = reader->lines[reader->top].at;
	reader->width = width;
	reader->n = reader->top = 0;
	while (at < reader->text.len) {
		if (reader->n == room) {
			room = room == 0 ? 256 : room * 2;
			grown = realloc(reader->lines, room * sizeof(*grown));
			if (grown == NULL)
				return;
			reader->lines = grown;
		}
		reader->lines[reader->n].at = at;
		reader->lines[reader->n].len = text_wrap(text + at,
		    reader->text.len - at, (size_t)width, &next);
		if (at <= stay)
			reader->top = reader->n;
		reader->n++;
		at += next;
	}
}

static size_t
last_top(const struct reader *reader)
{
	return reader->n > (size_t)reader->rows ?
	    reader->n - (size_t)reader->rows : 0;
}

static void
scroll_to(struct reader *reader, long line)
{
	if (line < 0)
		line = 0;
	reader->top = (size_t)line > last_top(reader) ? last_top(reader) :
	    (size_t)line;
}

/* Finding */

static bool
line_has(const struct reader *reader, size_t line)
{
	struct buf folded = {0};
	bool found;

	text_fold(&folded, buf_text(&reader->text) + reader->lines[line].at,
	    reader->lines[line].len);
	found = strstr(buf_text(&folded), reader->wanted) != NULL;
	buf_release(&folded);
	return found;
}

static void
find_next(struct reader *reader, size_t from)
{
	size_t i;

	if (reader->wanted == NULL || reader->n == 0)
		return;
	for (i = 0; i < reader->n; i++) {
		size_t line = (from + i) % reader->n;

		if (line_has(reader, line)) {
			scroll_to(reader, (long)line);
			reader->top = line;
			return;
		}
	}
	screen_say(reader->screen, "Not found.");
}

static void
start_finding(struct reader *reader)
{
	struct buf folded = {0};
	const char *text = textarea_text(&reader->find);

	reader->finding = false;
	free(reader->wanted);
	reader->wanted = NULL;
	text_fold(&folded, text, strlen(text));
	if (folded.len > 0)
		reader->wanted = strdup(buf_text(&folded));
	buf_release(&folded);
	find_next(reader, reader->top);
}

/* The view */

static void
reader_paint(void *state, struct grid *grid)
{
	struct reader *reader = state;
	char where[256], progress[128];
	struct body body;
	size_t i;
	int row;

	screen_where(reader->screen, reader->task, "Read", where,
	    sizeof(where));
	wrap(reader, grid->cols - 4);
	snprintf(progress, sizeof(progress), "line %zu of %zu, %zu %%",
	    reader->top + 1, reader->n, reader->n == 0 ? 100 :
	    (reader->top + (size_t)reader->rows > reader->n ? 100 :
	    (reader->top + (size_t)reader->rows) * 100 / reader->n));
	body = screen_frame(reader->screen, grid, where, progress,
	    reader->finding ? "Type what to find, then Enter." :
	    "Space goes on; Esc goes back to where you were.", bindings);
	reader->rows = body.rows;
	if (screen_help(reader->screen, grid, body, bindings, "The proposal as"
	    " it was handed in. Page marks are those of the original."))
		return;
	for (row = 0, i = reader->top; row < body.rows && i < reader->n;
	    row++, i++)
		grid_text(grid, body.row + row, 2, body.cols - 2,
		    reader->wanted != NULL && line_has(reader, i) ?
		    GRID_STRONG : GRID_NORMAL, buf_text(&reader->text) +
		    reader->lines[i].at, reader->lines[i].len);
	if (reader->finding) {
		grid_string(grid, grid->rows - 2, 40, GRID_STRONG, "Find: ");
		textarea_paint(&reader->find, grid, grid->rows - 2, 46, 1,
		    grid->cols - 47, true);
	}
}

static void
find_key(struct reader *reader, const struct key *key)
{
	if (key_is(key, KEY_IS_NAMED, NAME_ENTER))
		start_finding(reader);
	else if (key_is(key, KEY_IS_NAMED, NAME_ESCAPE))
		reader->finding = false;
	else
		textarea_key(&reader->find, key, 40);
}

static void
reader_key(void *state, struct ui *ui, const struct key *key)
{
	struct reader *reader = state;
	long top = (long)reader->top;

	if (screen_help_key(reader->screen, key, reader->finding))
		return;
	if (reader->finding) {
		find_key(reader, key);
		return;
	}
	switch (binding_find(bindings, key)) {
	case R_DOWN:
		scroll_to(reader, top + 1);
		break;
	case R_UP:
		scroll_to(reader, top - 1);
		break;
	case R_ON:
		scroll_to(reader, top + reader->rows - 1);
		break;
	case R_BACK_PAGE:
		scroll_to(reader, top - reader->rows + 1);
		break;
	case R_TOP:
		scroll_to(reader, 0);
		break;
	case R_END:
		scroll_to(reader, (long)reader->n);
		break;
	case R_FIND:
		reader->finding = true;
		textarea_set(&reader->find, "");
		break;
	case R_NEXT:
		find_next(reader, reader->top + 1);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	default:
		screen_say(reader->screen, "This key does nothing here. ?"
		    " shows the keys.");
		break;
	}
}

static void
reader_close(void *state)
{
	struct reader *reader = state;

	buf_release(&reader->text);
	textarea_release(&reader->find);
	free(reader->lines);
	free(reader->wanted);
	free(reader);
}

static const struct view_ops reader_view = {
	.paint = reader_paint, .key = reader_key, .close = reader_close
};

void
reader_open(struct ui *ui, struct screen *screen, size_t task)
{
	struct reader *reader = calloc(1, sizeof(*reader));

	if (reader == NULL)
		return;
	reader->screen = screen;
	reader->task = task;
	reader->find.one_line = true;
	compose(reader);
	ui_open(ui, &reader_view, reader);
}
