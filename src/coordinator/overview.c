/* The state of a stage in pictures. */
#include "config.h"

#include "mita/coordinator/overview.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/evaluations.h"
#include "mita/coordinator/proposals_list.h"
#include "mita/office/register.h"
#include "mita/ui/look.h"

enum {
	BAR = 30,		/* cells of a bar */
	DAYS = 48,		/* columns of the curve */
	HEIGHT = 4,		/* and its rows */
	WIDEST = 4,		/* cells of a day */
	POINTS = 40,		/* cells for 0 to 100 points */
	DAY = 24 * 60 * 60
};

/* A text in so many columns; at least one blank behind it. */
static void
put_padded(struct buf *out, const char *text, size_t columns)
{
	size_t width = text_width(text, strlen(text));

	buf_puts(out, text);
	do
		buf_putc(out, ' ');
	while (++width < columns);
}

static void
put_glyphs(struct buf *out, enum glyph glyph, int n)
{
	while (n-- > 0)
		buf_puts(out, glyph_text(glyph));
}

/* How far the proposals are */

static void
put_step(struct buf *out, const char *name, size_t n, size_t all)
{
	buf_puts(out, "  ");
	put_padded(out, name, 26);
	buf_putf(out, "%4zu  ", n);
	put_bar(out, BAR, n, all);
	buf_putc(out, '\n');
}

static bool
is_out(const struct standing *s)
{
	return s->outcome == OUTCOME_INELIGIBLE ||
	    s->outcome == OUTCOME_WITHDRAWN;
}

static void
put_funnel(struct buf *out, const struct board *board)
{
	const struct stage_view *view = &board->view;
	size_t n = view->n_proposals, eligible = 0, ready = 0, above = 0, i;
	const struct standing *s;

	for (i = 0; i < n; i++) {
		s = view->places[i].standing;
		eligible += !is_out(s);
		ready += !is_out(s) && place_is_final(&view->places[i]);
		above += outcome_goes_on(s->outcome);
	}
	buf_puts(out, _("HOW FAR THE PROPOSALS ARE\n"));
	put_step(out, _("Proposals"), n, n);
	put_step(out, _("not excluded"), eligible, n);
	put_step(out, _("with all evaluations"), ready, n);
	put_step(out, _("above the line now"), above, n);
	buf_putf(out, "  %s\n\n", board->line_text);
}

/* What came on which day */

struct curve {
	int64_t	first;			/* day of the first column */
	int64_t	today;
	int64_t	last;			/* of the last deadline */
	int64_t	step;			/* days in a column */
	int	wide;			/* cells of a column */
	size_t	came[DAYS];		/* up to the end of each */
	size_t	all;
};

/* The day an evaluation first came, or -1. */
static int64_t
day_of(const struct stage_view *view, const struct pair *pair)
{
	const struct arrival *arrival;
	int64_t at;

	if (pair->state != PAIR_EVALUATED || pair->evaluation == NULL)
		return -1;
	arrival = view->arrivals->first[pair->evaluation->at];
	return arrival == NULL || !clock_parse(arrival->time, &at) ? -1 :
	    at / DAY;
}

static void
find_ends(const struct stage_view *view, struct curve *c)
{
	const struct outcome_sheet *sheet = &view->sheet;
	int64_t day, at;
	size_t i;

	c->today = clock_now() / DAY;
	c->first = c->last = c->today;
	for (i = 0; i < sheet->n_pairs; i++) {
		const struct pair *pair = &sheet->pairs[i];

		day = day_of(view, pair);
		if (day != -1 && day < c->first)
			c->first = day;
		if (pair->assignment != NULL && clock_parse(
		    pair->assignment->record->body.assignment.deadline, &at) &&
		    at / DAY > c->last)
			c->last = at / DAY;
	}
	c->step = (c->last - c->first) / DAYS + 1;
	c->wide = (int)(DAYS / ((c->last - c->first) / c->step + 1));
	if (c->wide > WIDEST)
		c->wide = WIDEST;
}

static void
count_arrivals(const struct stage_view *view, struct curve *c)
{
	size_t i, k;
	int64_t day;

	for (i = 0; i < view->sheet.n_pairs; i++) {
		c->all += view->sheet.pairs[i].state == PAIR_EVALUATED ||
		    pair_is_missing(&view->sheet.pairs[i]);
		day = day_of(view, &view->sheet.pairs[i]);
		for (k = 0; day != -1 && k < DAYS; k++)
			c->came[k] += c->first + (int64_t)(k + 1) * c->step >
			    day;
	}
}

/* One row of the curve: what reaches into it, in eighths. */
static void
put_row(struct buf *out, const struct curve *c, int row, int columns)
{
	size_t eighths, under = (size_t)row * 8;
	int k;

	buf_putf(out, "  %4zu ", c->all * (size_t)(row + 1) / HEIGHT);
	buf_puts(out, glyph_text(GLYPH_TEE_LEFT));
	for (k = 0; k < columns; k++) {
		eighths = c->came[k] * HEIGHT * 8 / c->all;
		if (c->first + k * c->step > c->today || eighths <= under)
			buf_putf(out, "%*s", c->wide, "");
		else
			put_glyphs(out, eighths - under >= 8 ? GLYPH_FULL :
			    (enum glyph)(GLYPH_LOW + eighths - under - 1),
			    c->wide);
	}
	buf_putc(out, '\n');
}

static void
put_curve(struct buf *out, const struct curve *c)
{
	char first[CLOCK_TEXT_LEN + 1], last[CLOCK_TEXT_LEN + 1];
	int columns = (int)((c->last - c->first) / c->step) + 1, row;
	int cells = columns * c->wide;

	for (row = HEIGHT; row-- > 0;)
		put_row(out, c, row, columns);
	clock_text(c->first * DAY, first);
	clock_text(c->last * DAY, last);
	buf_puts(out, "       ");
	buf_puts(out, glyph_text(GLYPH_BOTTOM_LEFT));
	put_glyphs(out, GLYPH_ACROSS, cells);
	buf_puts(out, glyph_text(GLYPH_BOTTOM_RIGHT));
	buf_putf(out, "\n        %.10s%*s%.10s\n\n", first, cells > 24 ?
	    cells - 20 : 4, "", last);
}

/* Whoever owes most. */
static void
put_missing(struct buf *out, const struct board *board)
{
	size_t in = board_in(board), missing = board_missing(board, NULL), n;
	const struct stage_view *view = &board->view;
	const char *who = NULL;
	size_t most = 0, i;

	for (i = 0; i < view->n_experts; i++) {
		n = view->experts[i].load.missing;
		if (n > most) {
			most = n;
			who = view->experts[i].who.admission->expert;
		}
	}
	buf_puts(out, _("EVALUATIONS COME IN\n"));
	buf_putf(out, _("  %zu of %zu came, %zu are missing"), in, in +
	    missing, missing);
	if (who != NULL)
		buf_putf(out, _("; most of them, %zu, from %s"), most, who);
	buf_puts(out, ".\n");
}

/* The ranking, and how far apart experts are */

/* A cell for points from 0 to 100, or -1. */
static int
cell_of(const struct figure *figure)
{
	int64_t cell;

	if (figure->state != FIGURE_EXACT || figure->value.den <= 0)
		return -1;
	cell = figure->value.num / figure->value.den * POINTS / 100;
	return (int)(cell < 0 ? 0 : cell >= POINTS ? POINTS - 1 : cell);
}

static void
put_spread_picture(struct buf *out, const struct proposal_view *place)
{
	int low = cell_of(&place->figures->lowest);
	int high = cell_of(&place->figures->highest);
	int mean = cell_of(&place->total), i;

	for (i = 0; i < POINTS && mean >= 0; i++)
		if (i == mean)
			buf_puts(out, glyph_text(GLYPH_FULL));
		else if (low < 0 || i < low || i > high)
			buf_putc(out, ' ');
		else
			buf_puts(out, glyph_text(i == low ? GLYPH_TEE_RIGHT :
			    i == high ? GLYPH_TEE_LEFT : GLYPH_ACROSS));
}

static void
put_line(struct buf *out, const char *text)
{
	int left = 62 - (int)text_width(text, strlen(text));

	buf_puts(out, "  ");
	put_glyphs(out, GLYPH_HEAVY, 4);
	buf_putf(out, " %s ", text);
	put_glyphs(out, GLYPH_HEAVY, left);
	buf_putc(out, '\n');
}

static void
put_place(struct buf *out, const struct board *board,
    const struct proposal_view *place)
{
	const struct standing *s = place->standing;
	char rank[24], points[POINTS_SHOWN];
	bool known = total_points(points, &board->view, &place->total);

	snprintf(rank, sizeof(rank), "%u%s", s->rank, place->shared ? "=" :
	    "");
	buf_putf(out, "%5s  ", s->rank == 0 ? "-" : rank);
	put_padded(out, s->proposal->id, 8);
	buf_putf(out, "%7s  ", known ? translate_number(points) : "-");
	put_spread_picture(out, place);
	if (place->n_needs > 0)
		buf_puts(out, " !");
	buf_putc(out, '\n');
}

static void
put_ranking(struct buf *out, const struct board *board)
{
	const struct stage_view *view = &board->view;
	bool above = false, now;
	size_t i;

	buf_puts(out, _("RANKING, AND HOW FAR APART EXPERTS ARE\n  From the"
	    " lowest total to the highest; the block is the mean; ! needs"
	    " you.\n"));
	buf_putf(out, "%24s0%*s50%*s100\n", "", POINTS / 2 - 2, "",
	    POINTS / 2 - 3, "");
	for (i = 0; i < view->n_proposals; i++) {
		now = outcome_goes_on(view->places[i].standing->outcome);
		if (above && !now)
			put_line(out, board->line_text);
		above = now;
		put_place(out, board, &view->places[i]);
	}
}

void
overview_text(const struct board *board, struct buf *out)
{
	struct curve c = {0};

	put_funnel(out, board);
	put_missing(out, board);
	find_ends(&board->view, &c);
	count_arrivals(&board->view, &c);
	if (c.all > 0)
		put_curve(out, &c);
	put_ranking(out, board);
}
