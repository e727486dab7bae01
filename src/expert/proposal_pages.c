/* A proposal as it is read: pages, places, marks. */
#include "config.h"

#include "mita/expert/proposal_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/find.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/draft.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/screen.h"

enum { READING = 72 };		/* nobody reads longer lines with ease */

/* Marks are kept as "page offset length", which no translation moves. */

static void
marks_name(const struct pages *pages, char *out, size_t room)
{
	snprintf(out, room, "marks %s", pages->whose);
}

static size_t
start_of(const struct pages *pages, size_t offset)
{
	size_t i = pages->n_starts;

	while (i > 1 && pages->starts[i - 1].at > offset)
		i--;
	return i - 1;
}

static bool
add_mark(struct pages *pages, size_t from, size_t to)
{
	struct mark *grown = realloc(pages->marks,
	    (pages->n_marks + 1) * sizeof(*grown));

	if (grown == NULL)
		return false;
	pages->marks = grown;
	grown[pages->n_marks++] = (struct mark){ from, to };
	return true;
}

/* "PAGE OFFSET", as a place in the text; false if it is not there. */
static bool
take_place(const struct pages *pages, struct span *in, size_t *out)
{
	int64_t page, offset;

	if (!number_take(in, INT32_MAX, &page) || !span_skip(in, " ") ||
	    !number_take(in, INT32_MAX, &offset) ||
	    (size_t)page >= pages->n_starts)
		return false;
	*out = pages->starts[page].at + (size_t)offset;
	return *out <= pages->text.len;
}

static void
load_marks(struct pages *pages)
{
	struct workspace *workspace = pages->screen->session.workspace;
	struct span in, line;
	const char *text;
	char name[80];
	int64_t len;
	size_t from;

	marks_name(pages, name, sizeof(name));
	if (workspace_remembered(workspace, name, &text,
	    &pages->screen->session.fault) == -1 || text == NULL)
		return;
	in = span_of(text, strlen(text));
	while (span_take_line(&in, &line))
		if (take_place(pages, &line, &from) && span_skip(&line, " ") &&
		    number_take(&line, INT32_MAX, &len) && line.left == 0 &&
		    from + (size_t)len <= pages->text.len)
			add_mark(pages, from, from + (size_t)len);
}

static void
save_marks(struct pages *pages)
{
	struct screen *screen = pages->screen;
	struct buf out = {0};
	char name[80];
	size_t i;

	for (i = 0; i < pages->n_marks; i++) {
		const struct mark *mark = &pages->marks[i];
		size_t start = start_of(pages, mark->from);

		buf_putf(&out, "%zu %zu %zu\n", start,
		    mark->from - pages->starts[start].at,
		    mark->to - mark->from);
	}
	marks_name(pages, name, sizeof(name));
	if (workspace_remember(screen->session.workspace, name, buf_text(&out),
	    &screen->session.fault) == -1)
		chrome_complain(&screen->chrome, &screen->session.fault);
	buf_release(&out);
}

static const struct mark *
mark_at(const struct pages *pages, size_t line)
{
	size_t at = pages->lines[line].at, i;

	for (i = 0; i < pages->n_marks; i++)
		if (pages->marks[i].from <= at && at < pages->marks[i].to)
			return &pages->marks[i];
	return NULL;
}

void
pages_mark(struct pages *pages)
{
	const struct mark *mark;
	const struct line *line;

	if (pages->n == 0)
		return;
	line = &pages->lines[pages->at];
	if ((mark = mark_at(pages, pages->at)) != NULL)
		pages->marks[mark - pages->marks] =
		    pages->marks[--pages->n_marks];
	else if (line->len > 0)
		add_mark(pages, line->at, line->at + line->len);
	save_marks(pages);
	if (pages->at + 1 < pages->n)
		pages->at++;
}

void
pages_quote(const struct pages *pages, struct buf *out)
{
	const char *text = buf_text(&pages->text);
	size_t first = pages->at, last = pages->at, i;
	unsigned page;

	if (pages->n == 0)
		return;
	/* After marking the cursor stands behind the passage. */
	if (mark_at(pages, first) == NULL && first > 0 &&
	    mark_at(pages, first - 1) != NULL)
		first = --last;
	if (mark_at(pages, first) != NULL) {
		while (first > 0 && mark_at(pages, first - 1) != NULL)
			first--;
		while (last + 1 < pages->n && mark_at(pages, last + 1) != NULL)
			last++;
	}
	buf_puts(out, _("\""));
	for (i = first; i <= last; i++) {
		size_t at = pages->lines[i].at, len = pages->lines[i].len;

		for (; len > 0 && text[at] == ' '; len--)
			at++;
		if (i > first)
			buf_putc(out, ' ');
		buf_put(out, text + at, len);
	}
	page = pages->starts[start_of(pages, pages->lines[first].at)].page;
	if (page > 0)
		buf_putf(out, _("\" (p. %u) "), page);
	else
		buf_puts(out, _("\" "));
}

/* Coming back: the place is kept as marks are. */

static void
place_name(const struct pages *pages, char *out, size_t room)
{
	snprintf(out, room, "page %s", pages->whose);
}

static void
save_place(struct pages *pages)
{
	char name[80], text[64];
	size_t at, start;

	if (pages->n == 0)
		return;
	at = pages->lines[pages->at].at;
	start = start_of(pages, at);
	place_name(pages, name, sizeof(name));
	snprintf(text, sizeof(text), "%zu %zu", start,
	    at - pages->starts[start].at);
	workspace_remember(pages->screen->session.workspace, name, text, NULL);
}

static void
load_place(struct pages *pages)
{
	struct span in;
	const char *text;
	char name[80];

	place_name(pages, name, sizeof(name));
	if (workspace_remembered(pages->screen->session.workspace, name, &text,
	    NULL) == -1 || text == NULL)
		return;
	in = span_of(text, strlen(text));
	take_place(pages, &in, &pages->stay);
}

struct pages *
pages_of(struct screen *screen, size_t task)
{
	struct pages *pages = screen->pages;

	if (pages != NULL && pages->task == task)
		return pages;
	pages_free(pages);
	screen->pages = NULL;
	if (task_may_read(&screen->session.tasks[task],
	    &screen->session.fault) == -1)
		return NULL;
	if ((pages = calloc(1, sizeof(*pages))) == NULL) {
		fault_memory(&screen->session.fault);
		return NULL;
	}
	pages->screen = screen;
	pages->task = task;
	snprintf(pages->whose, sizeof(pages->whose), "%u %s",
	    screen->session.tasks[task].stage,
	    screen->session.tasks[task].proposal->id);
	pages_compose(pages);
	if (pages->n_starts == 0 || pages->text.failed) {
		pages_free(pages);
		fault_memory(&screen->session.fault);
		return NULL;
	}
	load_marks(pages);
	load_place(pages);
	screen->pages = pages;
	return pages;
}

void
pages_free(struct pages *pages)
{
	if (pages == NULL)
		return;
	save_place(pages);
	buf_release(&pages->text);
	free(pages->starts);
	free(pages->marks);
	free(pages->lines);
	free(pages->hits);
	free(pages);
}

/* Laying out */

/* How many of the hits end at or in front of an offset. */
static size_t
hits_before(const struct pages *pages, size_t offset)
{
	size_t low = 0, high = pages->n_hits, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (pages->hits[middle].to <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A hit may go on over several lines. */
static bool
line_has(const struct pages *pages, size_t line)
{
	size_t at = pages->lines[line].at;
	size_t hit = hits_before(pages, at);

	return hit < pages->n_hits && pages->hits[hit].from < at +
	    pages->lines[line].len;
}

enum { INDENT_MOST = 8 };

/*
 * Where the lines of a paragraph begin below its first: behind its blanks
 * and the sign of an item of a list.
 */
static size_t
indent_of(const char *text, size_t width)
{
	size_t blanks = strspn(text, " "), word = strcspn(text + blanks,
	    " \n"), columns = text_width(text + blanks, word);
	const char *sign = text + blanks;

	if (columns > 0 && columns < 4 && sign[word] == ' ' &&
	    (strchr(".)", sign[word - 1]) != NULL ||
	    strchr("-*+>", sign[0]) != NULL ||
	    strncmp(sign, "\xE2\x80", 2) == 0))
		blanks += columns + 1;
	return blanks > INDENT_MOST || blanks * 3 > width ? 0 : blanks;
}

/* Wrap to the width, staying at the same place of the text. */
static void
wrap(struct pages *pages, int width)
{
	const char *text = buf_text(&pages->text);
	size_t at = 0, next, room = 0, stay = pages->stay, above, indent = 0;
	struct line *grown, *line;

	if (width == pages->width || width < 1)
		return;
	if (pages->n > 0)
		stay = pages->lines[pages->at].at;
	above = pages->at - pages->top;
	pages->width = width;
	pages->n = pages->at = 0;
	while (at < pages->text.len) {
		if (pages->n == room) {
			room = room == 0 ? 256 : room * 2;
			grown = realloc(pages->lines, room * sizeof(*grown));
			if (grown == NULL)
				return;
			pages->lines = grown;
		}
		line = &pages->lines[pages->n];
		line->at = at;
		line->indent = indent;
		if (at == 0 || text[at - 1] == '\n') {
			line->indent = 0;
			indent = indent_of(text + at, (size_t)width);
		}
		line->len = text_wrap(text + at, pages->text.len - at,
		    (size_t)width - line->indent, &next);
		if (at <= stay)
			pages->at = pages->n;
		pages->n++;
		at += next;
	}
	pages->top = pages->at > above ? pages->at - above : 0;
}

/* The cursor's line is one of the rows, and no row is wasted. */
static void
scroll(struct pages *pages)
{
	size_t rows = (size_t)pages->rows;
	size_t last = pages->n > rows ? pages->n - rows : 0;

	if (pages->at < pages->top)
		pages->top = pages->at;
	if (rows > 0 && pages->at >= pages->top + rows)
		pages->top = pages->at - rows + 1;
	if (pages->top > last)
		pages->top = last;
}

static int
columns_of(const struct pages *pages, size_t from, size_t to)
{
	return (int)text_width(buf_text(&pages->text) + from, to - from);
}

/* What was looked for, as far as it is on this line. */
static void
mark_hits(const struct pages *pages, struct grid *grid, int row, int col,
    const struct line *line)
{
	size_t hit = hits_before(pages, line->at), end = line->at + line->len;
	size_t from, to;

	for (; hit < pages->n_hits && pages->hits[hit].from < end; hit++) {
		from = pages->hits[hit].from;
		if (from < line->at)
			from = line->at;
		to = pages->hits[hit].to < end ? pages->hits[hit].to : end;
		grid_mark(grid, row, col + columns_of(pages, line->at, from),
		    columns_of(pages, from, to), GRID_HIT);
	}
}

void
pages_paint(struct pages *pages, struct grid *grid, int row, int rows,
    int cols)
{
	size_t i;
	int r, col;

	wrap(pages, cols - 4 < READING ? cols - 4 : READING);
	pages->rows = rows;
	scroll(pages);
	for (r = 0, i = pages->top; r < rows && i < pages->n; r++, i++) {
		grid_string(grid, row + r, 0, GRID_STRONG,
		    mark_at(pages, i) != NULL ? ">>" : i == pages->at ? " >" :
		    "");
		col = 3 + (int)pages->lines[i].indent;
		grid_text(grid, row + r, col, cols - 4, GRID_NORMAL,
		    buf_text(&pages->text) + pages->lines[i].at,
		    pages->lines[i].len);
		mark_hits(pages, grid, row + r, col, &pages->lines[i]);
	}
	grid_cursor(grid, row + (int)(pages->at - pages->top), 1);
}

static void
go(struct pages *pages, long line)
{
	pages->at = line < 0 || pages->n == 0 ? 0 : (size_t)line >= pages->n ?
	    pages->n - 1 : (size_t)line;
}

/* A page: the last line that was seen stays in sight as the first. */
static void
turn(struct pages *pages, int by)
{
	long step = pages->rows > 1 ? pages->rows - 1 : 1;
	long top = (long)pages->top + by * step;

	if (top < 0)
		top = 0;
	go(pages, by > 0 && (size_t)top + (size_t)pages->rows >= pages->n ?
	    (long)pages->n - 1 : top);
	pages->top = (size_t)top;
	scroll(pages);
}

bool
pages_key(struct pages *pages, const struct key *key)
{
	if (key_is(key, KEY_IS_NAMED, NAME_DOWN) ||
	    key_is(key, KEY_IS_CHAR, 'j'))
		go(pages, (long)pages->at + 1);
	else if (key_is(key, KEY_IS_NAMED, NAME_UP) ||
	    key_is(key, KEY_IS_CHAR, 'k'))
		go(pages, (long)pages->at - 1);
	else if (key_is(key, KEY_IS_CHAR, ' ') ||
	    key_is(key, KEY_IS_NAMED, NAME_PAGE_DOWN))
		turn(pages, 1);
	else if (key_is(key, KEY_IS_CHAR, 'b') ||
	    key_is(key, KEY_IS_NAMED, NAME_PAGE_UP))
		turn(pages, -1);
	else if (key_is(key, KEY_IS_NAMED, NAME_HOME) ||
	    key_is(key, KEY_IS_CHAR, 'g'))
		go(pages, 0);
	else if (key_is(key, KEY_IS_NAMED, NAME_END) ||
	    key_is(key, KEY_IS_CHAR, 'G'))
		go(pages, (long)pages->n - 1);
	else
		return false;
	return true;
}

/* Of the same document. */
static unsigned
last_page(const struct pages *pages, const struct page_start *start)
{
	const struct page_start *end = pages->starts + pages->n_starts;

	while (start + 1 < end && start[1].page > start->page)
		start++;
	return start->page;
}

void
pages_place(const struct pages *pages, char *out, size_t room)
{
	const struct page_start *start = &pages->starts[0];

	if (pages->n > 0)
		start = &pages->starts[start_of(pages,
		    pages->lines[pages->at].at)];
	if (start->page > 0)
		snprintf(out, room, _("%s, page %u of %u"), start->document,
		    start->page, last_page(pages, start));
	else
		snprintf(out, room, "%s", start->document[0] != '\0' ?
		    start->document : _("facts"));
}

/* Parts and marks */

static void
go_to(struct pages *pages, size_t offset)
{
	size_t i;

	pages->stay = offset;
	for (i = 0; i < pages->n && pages->lines[i].at <= offset; i++)
		pages->at = pages->top = i;
}

/* A part begins where another document does. */
static bool
is_part(const struct pages *pages, size_t i)
{
	return i == 0 || strcmp(pages->starts[i].document,
	    pages->starts[i - 1].document) != 0;
}

void
pages_part(const struct pages *pages, size_t *at, size_t *n)
{
	size_t here = pages->n == 0 ? 0 : start_of(pages,
	    pages->lines[pages->at].at), i;

	*at = *n = 0;
	for (i = 0; i < pages->n_starts; i++) {
		*n += is_part(pages, i);
		*at += i <= here && is_part(pages, i);
	}
}

void
pages_go_part(struct pages *pages, int by)
{
	size_t n = pages->n_starts, i, here;

	if (pages->n == 0)
		return;
	here = start_of(pages, pages->lines[pages->at].at);
	for (i = 0; by < 0 && here > 0 && !is_part(pages, here); i++)
		here--;
	i = here;
	do
		i = (i + (by > 0 ? 1 : n - 1)) % n;
	while (!is_part(pages, i) && i != here);
	go_to(pages, pages->starts[i].at);
}

void
pages_go_earlier(struct pages *pages)
{
	if (pages->earlier > 0)
		go_to(pages, pages->earlier);
}

/* Which of the marks the cursor's line has, counted from 1; 0: none. */
size_t
pages_mark_at(const struct pages *pages)
{
	const struct mark *here = pages->n == 0 ? NULL :
	    mark_at(pages, pages->at);
	size_t i, n = 1;

	for (i = 0; here != NULL && i < pages->n_marks; i++)
		n += pages->marks[i].from < here->from;
	return here == NULL ? 0 : n;
}

bool
pages_next_mark(struct pages *pages)
{
	size_t i, line = pages->at;

	for (i = 0; i < pages->n; i++) {
		line = (line + 1) % pages->n;
		if (mark_at(pages, line) != NULL && (line == 0 ||
		    mark_at(pages, line - 1) != mark_at(pages, line))) {
			pages->at = line;
			return true;
		}
	}
	return false;
}

/* Finding */

/* How many of the hits begin in front of an offset. */
static size_t
begun_before(const struct pages *pages, size_t offset)
{
	size_t n = hits_before(pages, offset);

	return n < pages->n_hits && pages->hits[n].from < offset ? n + 1 : n;
}

/* To one that begins on another line; round from the end. */
bool
pages_find_next(struct pages *pages, int by)
{
	size_t n = pages->n_hits, hit;

	if (n == 0 || pages->n == 0)
		return false;
	if (by > 0)
		hit = pages->at + 1 == pages->n ? 0 : begun_before(pages,
		    pages->lines[pages->at + 1].at) % n;
	else
		hit = (begun_before(pages, pages->lines[pages->at].at) + n -
		    1) % n;
	for (pages->at = 0; pages->at + 1 < pages->n &&
	    pages->lines[pages->at + 1].at <= pages->hits[hit].from; )
		pages->at++;
	return true;
}

bool
pages_find(struct pages *pages, const char *text)
{
	free(pages->hits);
	pages->looking = text[0] != '\0';
	text_find(buf_text(&pages->text), pages->text.len, text, &pages->hits,
	    &pages->n_hits);
	return !pages->looking || (pages->n > 0 &&
	    line_has(pages, pages->at)) || pages_find_next(pages, 1);
}

size_t
pages_hit(const struct pages *pages)
{
	if (pages->n == 0)
		return 0;
	return hits_before(pages, pages->lines[pages->at].at) +
	    line_has(pages, pages->at);
}

const struct document *
pages_document(const struct pages *pages)
{
	const struct proposal *p =
	    pages->screen->session.tasks[pages->task].proposal;
	const char *name = pages->n == 0 ? "" : pages->starts[start_of(pages,
	    pages->lines[pages->at].at)].document;
	size_t i;

	for (i = 0; i < p->n_documents; i++)
		if (strcmp(p->documents[i].name, name) == 0)
			return &p->documents[i];
	return NULL;
}
