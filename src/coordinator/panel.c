#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/opinions.h"

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

enum { WIDE = 119, COLUMN_LEAST = 30, STATES = 22, SCORE = 8, SCORE_LEAST = 6 };

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

/* The columns of scores; criteria that find no room are in the comments. */
struct columns {
	int	at;
	int	width;
	size_t	n;		/* criteria */
};

static struct columns
lay_out(const struct panel *p, int cols)
{
	struct columns c = { .n = stage_of(p)->n_criteria };

	c.width = (cols - STATES) / ((int)c.n + 1);
	c.width = c.width > SCORE ? SCORE : c.width < SCORE_LEAST ?
	    SCORE_LEAST : c.width;
	while (c.n > 0 && STATES + ((int)c.n + 1) * c.width > cols)
		c.n--;
	c.at = cols - 1 - ((int)c.n + 1) * c.width;
	return c;
}

/* The i-th column, the total being the first. */
static void
paint_right(struct grid *grid, int row, const struct columns *c, size_t i,
    const char *text, enum grid_role role)
{
	int width = (int)text_width(text, strlen(text));

	grid_string(grid, row, c->at + (int)(i + 1) * c->width - width, role,
	    text);
}

static void
paint_score(const struct panel *p, struct grid *grid, int row,
    const struct columns *c, size_t i, size_t at)
{
	char text[32];

	snprintf(text, sizeof(text), "%.20s", at < table_rows(p->scores) ?
	    table_cell(p->scores, at, "score") : "-");
	paint_right(grid, row, c, i, translate_number(text), GRID_NORMAL);
}

/* One expert: state, total, each criterion. */
static void
paint_expert(const struct panel *p, struct grid *grid, int row,
    const struct columns *c, size_t i)
{
	static const struct roll_column state = { "state", "", ROLL_WORD, 0,
	    false };
	const struct stage *stage = stage_of(p);
	const char *expert = expert_at(p, i);
	struct buf word = {0};
	int col;
	size_t k;

	roll_cell(&word, p->pairs, i, &state);
	col = grid_printf(grid, row, 3, GRID_NORMAL, "%s  ", expert);
	/* The sign alone where the words would run into the scores. */
	if (col + (int)text_width(buf_text(&word), word.len) > c->at)
		grid_string(grid, row, col, GRID_NORMAL,
		    roll_sign(table_cell(p->pairs, i, "state")));
	else
		grid_string(grid, row, col, GRID_NORMAL, buf_text(&word));
	buf_release(&word);
	paint_score(p, grid, row, c, 0, find_score(p, expert, "TOTAL"));
	for (k = 0; k < c->n; k++)
		paint_score(p, grid, row, c, k + 1, find_score(p, expert,
		    stage->criteria[k].id));
	if (i != p->expert)
		return;
	grid_string(grid, row, 1, GRID_NORMAL, ">");
	grid_mark(grid, row, 0, grid->cols - 1, GRID_FOCUS);
	grid_cursor(grid, row, 1);
}

/* The table of scores; returns its lines. */
static int
paint_scores(const struct panel *p, struct grid *grid, struct body body)
{
	struct columns c = lay_out(p, body.cols);
	int row = body.row;
	size_t i, k;

	paint_right(grid, row, &c, 0, _("Total"), GRID_STRONG);
	for (k = 0; k < c.n; k++)
		paint_right(grid, row, &c, k + 1, stage_of(p)->criteria[k].id,
		    GRID_STRONG);
	for (i = 0, row++; i < table_rows(p->pairs) && row < body.row +
	    body.rows; i++, row++)
		paint_expert(p, grid, row, &c, i);
	return row - body.row;
}

/* Comments */

/* What was asked; a question may be asked for each code: "Q2 KET-1". */
static const char *
title_of(const struct panel *p, const char *of)
{
	const struct call *call = p->board->reg->book->call;
	size_t language = call_language(call, translate_language());
	const struct criterion *criterion = stage_criterion(stage_of(p), of);
	const struct question *question;
	char id[ID_MAX + 1];

	if (strcmp(of, "TOTAL") == 0)
		return _("Remark");
	if (criterion != NULL)
		return criterion->name.in[language];
	snprintf(id, sizeof(id), "%.*s", (int)strcspn(of, " "), of);
	question = stage_question(stage_of(p), id);
	return question == NULL ? "" : question->text.in[language];
}

/* A score, a sum, or the name of the answer that was chosen. */
static void
put_value(const struct panel *p, size_t row, struct buf *out)
{
	static const struct roll_column money = { "score", "", ROLL_MONEY, 0,
	    false };
	const struct call *call = p->board->reg->book->call;
	const char *of = table_cell(p->scores, row, "of");
	const char *value = table_cell(p->scores, row, "score");
	const struct question *question;
	const struct option *option;
	struct buf sum = {0};
	char text[64];

	snprintf(text, sizeof(text), "%.*s", (int)strcspn(of, " "), of);
	question = stage_question(stage_of(p), text);
	option = question == NULL ? NULL : question_option(question, value);
	if (option != NULL) {
		buf_puts(out, option->name.in[call_language(call,
		    translate_language())]);
	} else if (question != NULL) {
		roll_cell(&sum, p->scores, row, &money);
		buf_putf(out, "%s EUR", buf_text(&sum));
	} else {
		snprintf(text, sizeof(text), "%.60s", value);
		buf_puts(out, translate_number(text));
	}
	buf_release(&sum);
}

/* All that an expert wrote, criterion by criterion. */
static void
put_comments(const struct panel *p, const char *expert, struct buf *out)
{
	size_t i;

	for (i = 0; i < table_rows(p->scores); i++) {
		const char *of = table_cell(p->scores, i, "of");
		const char *comment = table_cell(p->scores, i, "comment");
		bool total = strcmp(of, "TOTAL") == 0;

		if (strcmp(table_cell(p->scores, i, "expert"), expert) != 0 ||
		    (total && comment[0] == '\0'))
			continue;
		buf_putf(out, "%s%s%s: ", total ? "" : of, total ? "" : " ",
		    title_of(p, of));
		if (!total)
			put_value(p, i, out);
		buf_putc(out, '\n');
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

/* "Mean 87,00   spread 50,00   ! apart, ..." */
static void
put_figures(const struct panel *p, size_t row, struct buf *out)
{
	static const struct roll_column mean = { "total", "", ROLL_FIGURE, 0,
	    false }, spread = { "spread", "", ROLL_FIGURE, 0, false };
	const struct table *proposals = p->board->tables[BOARD_PROPOSALS];
	struct buf cell = {0};

	roll_cell(&cell, proposals, row, &mean);
	buf_putf(out, "%s: %s", _("Mean"), buf_text(&cell));
	roll_cell(&cell, proposals, row, &spread);
	buf_putf(out, "   %s: %s   ", _("Spread"), buf_text(&cell));
	buf_release(&cell);
	roll_words(out, table_cell(proposals, row, "attention"));
}

static void
panel_paint(void *state, struct grid *grid)
{
	struct panel *p = state;
	const struct table *proposals = p->board->tables[BOARD_PROPOSALS];
	size_t row = table_seek(proposals, "proposal", p->proposal);
	char where[LABEL_MAX + 64], sentence[512];
	struct buf line = {0};
	struct body body;
	int used;

	snprintf(where, sizeof(where), "%s %s", p->proposal, table_cell(
	    proposals, row, "title"));
	board_next(p->board, NULL, p->proposal, sentence, sizeof(sentence));
	put_figures(p, row, &line);
	body = board_frame(p->board, grid, where, buf_text(&line), sentence,
	    bindings);
	buf_release(&line);
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
