#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"

/*
 * One proposal: its experts, their scores by criterion, and what they wrote,
 * side by side from 120 columns, one expert to a page below.
 */

enum { R_UP = 1, R_DOWN, R_ON, R_BEFORE, R_TOP, R_END, R_NEXT, R_PREVIOUS,
	R_WHY, R_ASSIGN, R_SAVE, R_BACK };

static const struct binding bindings[] = {
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", N_("Next expert"),
	    N_("what the next expert wrote; Shift-Tab: the one before") },
	{ KEY_IS_NAMED, NAME_RIGHT, R_NEXT, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_BACK_TAB, R_PREVIOUS, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_LEFT, R_PREVIOUS, NULL, NULL, NULL },
	{ KEY_IS_CHAR, ' ', R_ON, N_("Space"), N_("On"), N_("read on") },
	{ KEY_IS_NAMED, NAME_PAGE_DOWN, R_ON, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'b', R_BEFORE, "b", NULL, N_("a page back") },
	{ KEY_IS_NAMED, NAME_PAGE_UP, R_BEFORE, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_UP, R_UP, N_("Up Down"), NULL,
	    N_("line by line") },
	{ KEY_IS_NAMED, NAME_DOWN, R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'k', R_UP, NULL, NULL, NULL },
	{ KEY_IS_CHAR, 'j', R_DOWN, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_HOME, R_TOP, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_END, R_END, NULL, NULL, NULL },
	{ KEY_IS_NAMED, NAME_ENTER, R_WHY, "Enter", N_("Why this rank"),
	    N_("why it has the place it has") },
	{ KEY_IS_CHAR, 'a', R_ASSIGN, "a", N_("Who could take it"),
	    N_("whom the plan of assign auto gives it to") },
	{ KEY_IS_CHAR, 'x', R_SAVE, "x", N_("Save table"),
	    N_("write scores and comments to a file, as CSV and as text") },
	{ KEY_IS_NAMED, NAME_ESCAPE, R_BACK, "Esc", N_("Back"),
	    N_("go back") },
	{ KEY_IS_CHAR, 'q', R_BACK, NULL, NULL, NULL },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

enum { WIDE = 119, COLUMN_LEAST = 30, SCORE = 8 };

struct panel {
	struct board	*board;
	struct table	*pairs;		/* owned: of this proposal */
	struct table	*scores;	/* owned: likewise */
	char		 proposal[ID_MAX + 1];
	size_t		 expert;	/* the first whose comments are shown */
	size_t		 at;		/* their lines above the screen */
	size_t		 lines;		/* when last painted */
	size_t		 rows;
};

static const struct stage *
stage_of(const struct panel *p)
{
	return call_stage(p->board->reg->book->call, p->board->stage);
}

static const char *
expert_at(const struct panel *p, size_t i)
{
	return table_cell(p->pairs, i, "expert");
}

/* The row of what an expert said of something, or past the last. */
static size_t
find_score(const struct panel *p, const char *expert, const char *of)
{
	size_t n = table_rows(p->scores), i;

	for (i = 0; i < n; i++)
		if (strcmp(table_cell(p->scores, i, "expert"), expert) == 0 &&
		    strcmp(table_cell(p->scores, i, "of"), of) == 0)
			break;
	return i;
}

/* Scores */

static void
paint_score(const struct panel *p, struct grid *grid, int row, int col,
    size_t at)
{
	char text[32];
	int width;

	snprintf(text, sizeof(text), "%.20s", at < table_rows(p->scores) ?
	    table_cell(p->scores, at, "score") : "-");
	translate_number(text);
	width = (int)text_width(text, strlen(text));
	grid_string(grid, row, col + SCORE - width, GRID_NORMAL, text);
}

/* One expert: state, total, each criterion. */
static void
paint_expert(const struct panel *p, struct grid *grid, int row, int col,
    size_t i)
{
	static const struct roll_column state = { "state", "", ROLL_WORD, 0,
	    false };
	const struct stage *stage = stage_of(p);
	const char *expert = expert_at(p, i);
	struct buf word = {0};
	size_t k;

	roll_cell(&word, p->pairs, i, &state);
	grid_printf(grid, row, 3, i == p->expert ? GRID_STRONG : GRID_NORMAL,
	    "%s  %s", expert, buf_text(&word));
	buf_release(&word);
	paint_score(p, grid, row, col, find_score(p, expert, "TOTAL"));
	for (k = 0; k < stage->n_criteria; k++)
		paint_score(p, grid, row, col + (int)(k + 1) * SCORE,
		    find_score(p, expert, stage->criteria[k].id));
	if (i != p->expert)
		return;
	grid_string(grid, row, 1, GRID_NORMAL, ">");
	grid_mark(grid, row, 0, grid->cols - 1, GRID_FOCUS);
	grid_cursor(grid, row, 1);
}

static void
paint_heading(struct grid *grid, int row, int col, const char *text)
{
	int width = (int)text_width(text, strlen(text));

	grid_string(grid, row, col + SCORE - width, GRID_STRONG, text);
}

/* The table of scores; returns its lines. */
static int
paint_scores(const struct panel *p, struct grid *grid, struct body body)
{
	const struct stage *stage = stage_of(p);
	int col = body.cols - 1 - (int)(stage->n_criteria + 1) * SCORE;
	int row = body.row;
	size_t i, k;

	if (col < COLUMN_LEAST - SCORE)
		col = COLUMN_LEAST - SCORE;
	paint_heading(grid, row, col, _("Total"));
	for (k = 0; k < stage->n_criteria; k++)
		paint_heading(grid, row, col + (int)(k + 1) * SCORE,
		    stage->criteria[k].id);
	for (i = 0, row++; i < table_rows(p->pairs) && row < body.row +
	    body.rows; i++, row++)
		paint_expert(p, grid, row, col, i);
	return row - body.row;
}

/* Comments */

static const char *
title_of(const struct panel *p, const char *of)
{
	const struct call *call = p->board->reg->book->call;
	size_t language = call_language(call, translate_language());
	const struct criterion *criterion = stage_criterion(stage_of(p), of);

	if (strcmp(of, "TOTAL") == 0)
		return _("Remark");
	return criterion == NULL ? "" : criterion->name.in[language];
}

/* All that an expert wrote, criterion by criterion. */
static void
put_comments(const struct panel *p, const char *expert, struct buf *out)
{
	char score[32];
	size_t i;

	for (i = 0; i < table_rows(p->scores); i++) {
		const char *of = table_cell(p->scores, i, "of");
		const char *comment = table_cell(p->scores, i, "comment");
		bool total = strcmp(of, "TOTAL") == 0;

		if (strcmp(table_cell(p->scores, i, "expert"), expert) != 0 ||
		    (total && comment[0] == '\0'))
			continue;
		snprintf(score, sizeof(score), "%.30s",
		    table_cell(p->scores, i, "score"));
		buf_putf(out, "%s %s: %s\n", total ? "" : of, title_of(p, of),
		    total ? "" : translate_number(score));
		if (comment[0] != '\0')
			buf_putf(out, "%s\n", comment);
		buf_putc(out, '\n');
	}
	if (out->len == 0)
		buf_puts(out, _("Nothing of this expert counts yet."));
}

/* How many experts stand side by side here. */
static size_t
columns_of(const struct panel *p, int cols)
{
	size_t most = cols < WIDE ? 1 : (size_t)cols / COLUMN_LEAST;
	size_t n = table_rows(p->pairs);

	return n < most ? n : most;
}

static void
paint_comments(struct panel *p, struct grid *grid, struct body body)
{
	size_t n = columns_of(p, body.cols), i, lines, more;
	size_t first = p->expert + n > table_rows(p->pairs) ?
	    table_rows(p->pairs) - n : p->expert;
	int width = n == 0 ? body.cols : body.cols / (int)n;

	p->lines = 0;
	p->rows = body.rows > 1 ? (size_t)body.rows - 1 : 1;
	for (i = 0; i < n; i++) {
		int col = 2 + (int)i * width;
		struct buf text = {0};

		put_comments(p, expert_at(p, first + i), &text);
		lines = frame_lines(buf_text(&text), width - 3);
		p->lines = lines > p->lines ? lines : p->lines;
		grid_printf(grid, body.row, col, GRID_STRONG, "-- %s --",
		    expert_at(p, first + i));
		frame_wrap(grid, body.row + 1, col, body.rows - 1, width - 3,
		    GRID_NORMAL, buf_text(&text), p->at, &more);
		if (more > 0)
			grid_printf(grid, body.row, col + 12, GRID_NORMAL,
			    translate_n("%zu more line", "%zu more lines",
			    more), more);
		buf_release(&text);
	}
}

static void
panel_paint(void *state, struct grid *grid)
{
	struct panel *p = state;
	const struct table *proposals = p->board->tables[BOARD_PROPOSALS];
	size_t row = table_seek(proposals, "proposal", p->proposal);
	char where[LABEL_MAX + 64], sentence[512];
	struct body body;
	int used;

	snprintf(where, sizeof(where), "%s %s", p->proposal, table_cell(
	    proposals, row, "title"));
	board_next(p->board, NULL, p->proposal, sentence, sizeof(sentence));
	body = board_frame(p->board, grid, where, NULL, sentence, bindings);
	if (chrome_help(&p->board->chrome, grid, body, bindings, _("One"
	    " proposal: its experts, the scores they gave and what they"
	    " wrote. Nothing here changes a score.")))
		return;
	if (table_rows(p->pairs) == 0) {
		grid_string(grid, body.row + 1, 3, GRID_NORMAL,
		    _("Nobody is assigned to it yet."));
		return;
	}
	used = paint_scores(p, grid, body) + 1;
	body.row += used;
	body.rows -= used;
	if (body.rows > 1)
		paint_comments(p, grid, body);
}

/* Keys */

static void
save(struct panel *p, struct ui *ui)
{
	struct buf text = {0}, csv = {0};
	char name[64];

	if (table_write(p->scores, REPORT_TEXT, &text) == -1 ||
	    table_write(p->scores, REPORT_CSV, &csv) == -1)
		csv.failed = true;
	snprintf(name, sizeof(name), "evaluations-%s-%u", p->proposal,
	    p->board->stage);
	saving_open(ui, p->board, name, &text, &csv);
}

static void
scroll(struct panel *p, int request)
{
	size_t page = p->rows > 2 ? p->rows - 1 : 1;
	size_t last = p->lines > p->rows ? p->lines - p->rows : 0;

	if (request == R_UP)
		p->at -= p->at > 0;
	else if (request == R_DOWN)
		p->at++;
	else if (request == R_ON)
		p->at += page;
	else if (request == R_BEFORE)
		p->at -= p->at < page ? p->at : page;
	else
		p->at = request == R_TOP ? 0 : last;
	if (p->at > last)
		p->at = last;
}

static void
turn(struct panel *p, int by)
{
	size_t n = table_rows(p->pairs);

	p->at = 0;
	if (n > 0)
		p->expert = (p->expert + n + (size_t)by) % n;
}

static void
panel_key(void *state, struct ui *ui, const struct key *key)
{
	struct panel *p = state;
	int request = binding_find(bindings, key);

	if (board_key(p->board, ui, bindings, key, false))
		return;
	switch (request) {
	case R_NEXT:
	case R_PREVIOUS:
		turn(p, request == R_NEXT ? 1 : -1);
		break;
	case R_WHY:
		why_open(ui, p->board, p->proposal);
		break;
	case R_ASSIGN:
		seats_open(ui, p->board, p->proposal);
		break;
	case R_SAVE:
		save(p, ui);
		break;
	case R_BACK:
		ui_back(ui);
		break;
	case 0:
		chrome_unknown(&p->board->chrome, key);
		break;
	default:
		scroll(p, request);
		break;
	}
}

static void
panel_close(void *state)
{
	struct panel *p = state;

	table_free(p->pairs);
	table_free(p->scores);
	free(p);
}

static void
panel_resume(void *state)
{
	struct panel *p = state;

	p->board->chrome.help = false;
}

static const struct view_ops panel_view = {
	.paint = panel_paint, .key = panel_key, .close = panel_close,
	.resume = panel_resume
};

void
panel_open(struct ui *ui, struct board *board, const char *proposal)
{
	struct panel *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return;
	p->board = board;
	snprintf(p->proposal, sizeof(p->proposal), "%s", proposal);
	p->pairs = table_where(board->tables[BOARD_PAIRS], "proposal",
	    proposal);
	p->scores = table_where(board->tables[BOARD_EVALUATIONS], "proposal",
	    proposal);
	if (p->pairs == NULL || p->scores == NULL) {
		panel_close(p);
		return;
	}
	ui_open(ui, &panel_view, p);
}
