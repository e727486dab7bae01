/* The screen of one proposal: its experts and what they said. */
#include "config.h"

#include "mita/coordinator/panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/evaluations.h"
#include "mita/coordinator/proposals_list.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/model/call.h"
#include "mita/office/register.h"
#include "mita/report/table.h"
#include "mita/ui/frame.h"
#include "mita/ui/saving.h"

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
	const struct proposal_view *place;
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
	return p->place->parts[i].pair->expert;
}

static const char *
id_of(const struct panel *p)
{
	return p->place->standing->proposal->id;
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

/* One expert: state, total, each criterion. */
static void
paint_expert(const struct panel *p, struct grid *grid, int row,
    const struct columns *c, size_t i)
{
	const struct stage_view *view = &p->board->view;
	const struct part_view *part = &p->place->parts[i];
	const char *state = pair_state_words[part->pair->state];
	char points[POINTS_SHOWN];
	struct buf word = {0};
	int col;
	size_t k;

	cell_show(&word, CELL_WORD, state, false);
	col = grid_printf(grid, row, 3, GRID_NORMAL, "%s  ", expert_at(p, i));
	/* The sign alone where the words would run into the scores. */
	if (col + (int)text_width(buf_text(&word), word.len) > c->at)
		grid_string(grid, row, col, GRID_NORMAL, word_sign(state));
	else
		grid_string(grid, row, col, GRID_NORMAL, buf_text(&word));
	buf_release(&word);
	total_points(points, view, &part->total);
	paint_right(grid, row, c, 0, translate_number(points), GRID_NORMAL);
	for (k = 0; k < c->n; k++) {
		score_points(points, view, part,
		    view->sheet.stage->criteria[k].id);
		paint_right(grid, row, c, k + 1, translate_number(points),
		    GRID_NORMAL);
	}
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
	for (i = 0, row++; i < p->place->n_parts && row < body.row +
	    body.rows; i++, row++)
		paint_expert(p, grid, row, &c, i);
	return row - body.row;
}

/* Comments */

/* How many experts stand side by side here. */
static size_t
columns_of(const struct panel *p, int cols)
{
	size_t most = cols < WIDE ? 1 : (size_t)cols / COLUMN_LEAST;
	size_t n = p->place->n_parts;

	return n < most ? n : most;
}

static void
paint_comments(struct panel *p, struct grid *grid, struct body body)
{
	size_t n = columns_of(p, body.cols), i, lines, more;
	size_t first = p->expert + n > p->place->n_parts ?
	    p->place->n_parts - n : p->expert;
	int width = n == 0 ? body.cols : body.cols / (int)n;

	p->lines = 0;
	p->rows = body.rows > 1 ? (size_t)body.rows - 1 : 1;
	for (i = 0; i < n; i++) {
		int col = 2 + (int)i * width;
		struct buf text = {0};

		evaluation_read(&text, &p->board->view,
		    &p->place->parts[first + i]);
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
put_figures(const struct panel *p, struct buf *out)
{
	char points[POINTS_SHOWN];
	struct buf words = {0};

	total_points(points, &p->board->view, &p->place->total);
	buf_putf(out, "%s: %s", _("Mean"), translate_number(points));
	spread_points(points, &p->place->figures->spread);
	buf_putf(out, "   %s: %s   ", _("Spread"), translate_number(points));
	attention_words(&words, p->place);
	words_show(out, buf_text(&words));
	buf_release(&words);
}

static void
panel_paint(void *state, struct grid *grid)
{
	struct panel *p = state;
	char where[LABEL_MAX + 64], sentence[512];
	struct buf line = {0};
	struct body body;
	int used;

	snprintf(where, sizeof(where), "%s %s", id_of(p),
	    p->place->standing->proposal->title);
	board_next(p->board, NULL, id_of(p), sentence, sizeof(sentence));
	put_figures(p, &line);
	body = chrome_frame(&p->board->chrome, grid, where, buf_text(&line),
	    sentence, bindings);
	buf_release(&line);
	if (chrome_help(&p->board->chrome, grid, body, bindings, _("One"
	    " proposal: its experts, the scores they gave and what they"
	    " wrote. Nothing here changes a score.")))
		return;
	if (p->place->n_parts == 0) {
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
	struct table *table = evaluations_table(&p->board->view, p->place);
	struct buf text = {0}, csv = {0};
	char name[64];

	if (table == NULL || table_write(table, REPORT_TEXT, &text) == -1 ||
	    table_write(table, REPORT_CSV, &csv) == -1)
		csv.failed = true;
	table_free(table);
	snprintf(name, sizeof(name), "evaluations-%s-%u", id_of(p),
	    p->board->stage);
	saving_open(ui, &p->board->chrome, _("Coordinator"), name, &text, &csv);
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
	size_t n = p->place->n_parts;

	p->at = 0;
	if (n > 0)
		p->expert = (p->expert + n + (size_t)by) % n;
}

static void
panel_key(void *state, struct ui *ui, const struct key *key)
{
	struct panel *p = state;
	int request = binding_find(bindings, key);

	if (chrome_key(&p->board->chrome, ui, bindings, key, false))
		return;
	switch (request) {
	case R_NEXT:
	case R_PREVIOUS:
		turn(p, request == R_NEXT ? 1 : -1);
		break;
	case R_WHY:
		board_open(ui, p->board, SCREEN_WHY, id_of(p));
		break;
	case R_ASSIGN:
		board_open(ui, p->board, SCREEN_SEATS, id_of(p));
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
	free(state);
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
	p->place = stage_view_proposal(&board->view, proposal);
	if (p->place == NULL) {
		chrome_say(&board->chrome, "%s is not in stage %u: s on the"
		    " first screen shows the other stage.", proposal,
		    board->stage);
		free(p);
		return;
	}
	ui_open(ui, &panel_view, p);
}
