/* Pictures of the results, each drawn from the figures of its table. */
#include "config.h"

#include "mita/report/pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/model/fraction.h"
#include "mita/report/exhibit.h"
#include "mita/report/svg.h"
#include "mita/report/table.h"

enum { WIDTH = 760, ROW = 26, LINE = 18, BASE = 17 };

static const char *
cell(const struct table *table, size_t row, size_t column)
{
	bool figure;

	return table_shown(table, row, column, &figure);
}

/* A whole number; that of a share is cut. */
static int
number(const struct table *table, size_t row, size_t column)
{
	struct fraction value = table_value(table, row, column);

	return (int)(value.num / value.den);
}

/* value x scale, to whole pixels. */
static int
scaled(struct fraction value, int scale)
{
	return (int)((__int128)value.num * scale / value.den);
}

static int
part(int value, int whole, int width)
{
	return whole <= 0 ? 0 : (int)((int64_t)value * width / whole);
}

static int
largest(const struct table *table, size_t column)
{
	int most = 0, one;
	size_t i;

	for (i = 0; i < table_rows(table); i++) {
		one = number(table, i, column);
		most = one > most ? one : most;
	}
	return most;
}

static void
begin(struct buf *out, const char *id, const struct exhibit *exhibit,
    int height)
{
	svg_begin(out, id, WIDTH, height, translate(exhibit->title),
	    _("The same figures are in the table below."));
}

static void
put_number(struct buf *out, const char *class, int x, int y, int n)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", n);
	svg_text(out, class, x, y, text);
}

/* As the language writes it. */
static void
put_figure(struct buf *out, int x, int y, const char *figure)
{
	char text[FRACTION_TEXT_LEN];

	snprintf(text, sizeof(text), "%s", figure);
	svg_text(out, "", x, y, translate_number(text));
}

/* ---- funnel: a bar a step ---- */

void
draw_funnel(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	enum { LEFT = 250, BAR = WIDTH - LEFT - 60 };
	int most = largest(table, 2), width, y;
	char label[160];
	size_t i;

	begin(out, id, exhibit, (int)table_rows(table) * ROW + 4);
	for (i = 0; i < table_rows(table); i++) {
		y = (int)i * ROW;
		width = part(number(table, i, 2), most, BAR);
		snprintf(label, sizeof(label), _("Stage %u: %s"),
		    (unsigned)number(table, i, 1), cell(table, i, 0));
		svg_label(out, "right", LEFT - 10, y + BASE, label, 34);
		svg_box(out, number(table, i, 1) == 1 ? "soft" : "one", LEFT,
		    y + 2, width, ROW - 5);
		put_number(out, "", LEFT + width + 8, y + BASE,
		    number(table, i, 2));
	}
	svg_end(out);
}

/* ---- counties as tiles ---- */

static const struct tile {
	const char	*code;
	int		 x, y;
} tiles[] = {
	{ "LT028", 0, 0 }, { "LT026", 1, 0 }, { "LT025", 2, 0 },
	{ "LT029", 3, 0 }, { "LT023", 0, 1 }, { "LT027", 1, 1 },
	{ "LT022", 2, 1 }, { "LT011", 3, 1 }, { "LT024", 2, 2 },
	{ "LT021", 3, 2 },
};

enum { TILE_W = 180, TILE_H = 70, TILES_ACROSS = 4, TILES_DOWN = 3 };

static const struct tile *
tile_of(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(tiles) / sizeof(tiles[0]); i++)
		if (strcmp(tiles[i].code, code) == 0)
			return &tiles[i];
	return NULL;
}

static void
draw_tile(struct buf *out, const struct table *table, size_t row, int x,
    int y)
{
	int received = number(table, row, 2), on = number(table, row, 5);
	const char *name = cell(table, row, 1);
	char text[64];

	x = x * (TILE_W + 8) + 4;
	y = y * (TILE_H + 8) + 4;
	svg_box(out, on > 0 ? "one" : "soft", x, y, TILE_W, TILE_H);
	svg_label(out, on > 0 ? "on" : "", x + 8, y + 20,
	    name[0] == '\0' ? cell(table, row, 0) : name, 22);
	snprintf(text, sizeof(text), "%d \u2192 %d", received, on);
	svg_text(out, on > 0 ? "on" : "", x + 8, y + 48, text);
}

/* Where people know a place; what is no county of ours stands below. */
void
draw_map(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	int others = 0, lines;
	size_t i;

	for (i = 0; i < table_rows(table); i++)
		others += tile_of(cell(table, i, 0)) == NULL;
	lines = TILES_DOWN + (others + TILES_ACROSS - 1) / TILES_ACROSS;
	begin(out, id, exhibit, lines * (TILE_H + 8) + LINE + 12);
	others = 0;
	for (i = 0; i < table_rows(table); i++) {
		const struct tile *tile = tile_of(cell(table, i, 0));

		if (tile != NULL) {
			draw_tile(out, table, i, tile->x, tile->y);
			continue;
		}
		draw_tile(out, table, i, others % TILES_ACROSS,
		    TILES_DOWN + others / TILES_ACROSS);
		others++;
	}
	svg_text(out, "", 4, lines * (TILE_H + 8) + LINE,
	    _("received \u2192 invited or funded"));
	svg_end(out);
}

/* ---- clusters and sectors, joined ---- */

/* What stands on one side: the most linked; the rest is in the table. */
enum { NODES = 16 };

struct node {
	const char	*code;
	const char	*name;
	int		 n;
};

struct nodes {
	size_t		 n;
	struct node	*list;		/* the most linked first */
};

static struct node *
node_of(struct nodes *nodes, const char *code)
{
	size_t i;

	for (i = 0; i < nodes->n; i++)
		if (strcmp(nodes->list[i].code, code) == 0)
			return &nodes->list[i];
	return NULL;
}

static int
by_links(const void *a, const void *b)
{
	const struct node *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) :
	    strcmp(x->code, y->code);
}

static int
by_node_code(const void *a, const void *b)
{
	return strcmp(((const struct node *)a)->code,
	    ((const struct node *)b)->code);
}

/* The nodes of a column, each once; list has room for all rows. */
static void
list_nodes(const struct table *table, size_t code, size_t name,
    struct nodes *out)
{
	size_t rows = table_rows(table), i;

	for (i = 0; i < rows; i++)
		out->list[i] = (struct node){ cell(table, i, code),
		    cell(table, i, name), number(table, i, 3) };
	qsort(out->list, rows, sizeof(*out->list), by_node_code);
	for (out->n = i = 0; i < rows; i++)
		if (out->n > 0 && strcmp(out->list[out->n - 1].code,
		    out->list[i].code) == 0)
			out->list[out->n - 1].n += out->list[i].n;
		else
			out->list[out->n++] = out->list[i];
	qsort(out->list, out->n, sizeof(*out->list), by_links);
	out->n = out->n > NODES ? NODES : out->n;
}

enum { CLUSTERS_AT = 300, SECTORS_AT = 620 };

static void
draw_links(struct buf *out, const struct table *table,
    struct nodes *clusters, struct nodes *sectors)
{
	const struct node *from, *to;
	size_t i;

	for (i = 0; i < table_rows(table); i++) {
		from = node_of(clusters, cell(table, i, 0));
		to = node_of(sectors, cell(table, i, 2));
		if (from == NULL || to == NULL)
			continue;
		svg_line(out, number(table, i, 4) > 0 ? "one" : "rule",
		    (struct svg_span){ CLUSTERS_AT, (int)(from -
		    clusters->list) * ROW + ROW / 2, SECTORS_AT,
		    (int)(to - sectors->list) * ROW + ROW / 2 },
		    number(table, i, 3) > 8 ? 8 : number(table, i, 3));
	}
}

static void
draw_nodes(struct buf *out, const struct nodes *nodes, bool clusters)
{
	char label[64];
	size_t i;
	int y;

	for (i = 0; i < nodes->n; i++) {
		y = (int)i * ROW + ROW / 2;
		svg_dot(out, "two", clusters ? CLUSTERS_AT : SECTORS_AT, y, 6);
		if (clusters) {
			svg_label(out, "right", CLUSTERS_AT - 12, y + 5,
			    nodes->list[i].name, 38);
			continue;
		}
		snprintf(label, sizeof(label), "NACE %s",
		    nodes->list[i].code);
		svg_text(out, "", SECTORS_AT + 12, y + 5, label);
	}
}

void
draw_network(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	size_t rows = table_rows(table), most;
	struct node *list = calloc(2 * rows + 1, sizeof(*list));
	struct nodes clusters = { 0, list }, sectors = { 0, list + rows };

	if (list == NULL) {
		out->failed = true;
		return;
	}
	list_nodes(table, 0, 1, &clusters);
	list_nodes(table, 2, 2, &sectors);
	most = clusters.n > sectors.n ? clusters.n : sectors.n;
	begin(out, id, exhibit, (int)most * ROW + 4);
	draw_links(out, table, &clusters, &sectors);
	draw_nodes(out, &clusters, true);
	draw_nodes(out, &sectors, false);
	svg_end(out);
	free(list);
}

/* ---- the ranking, with the line and the spread of each ---- */

/* So many next to the line on either side; the rest is in the table. */
enum { RANKED_NEAR = 20 };

enum { TOTAL_AT = 130, POINT = 6 };	/* pixels a point of the total */

static void
draw_place(struct buf *out, const struct table *table, size_t row, int y)
{
	struct fraction total = table_value(table, row, 2);
	int x = TOTAL_AT + scaled(total, POINT), half;
	char label[80];

	if (table_kind_of(table, row, 1) == TABLE_NONE)
		snprintf(label, sizeof(label), "%s", cell(table, row, 0));
	else
		snprintf(label, sizeof(label), "%d. %s",
		    number(table, row, 1), cell(table, row, 0));
	svg_label(out, "right", TOTAL_AT - 10, y + BASE - 3, label, 16);
	if (table_kind_of(table, row, 3) == TABLE_NUMBER) {
		half = number(table, row, 3) * POINT / 2;
		svg_line(out, "rule", (struct svg_span){ x - half,
		    y + ROW / 2, x + half, y + ROW / 2 }, 3);
	}
	svg_dot(out, cell(table, row, 6)[0] == 'y' ? "one" : "soft", x,
	    y + ROW / 2, 6);
}

/* The rows that have a total stand first to the last of them. */
static size_t
count_judged(const struct table *table)
{
	size_t n = 0, i;

	for (i = 0; i < table_rows(table); i++)
		n = table_kind_of(table, i, 2) == TABLE_NUMBER ? i + 1 : n;
	return n;
}

/* The first one that does not go on: the line is above it. */
static size_t
line_at(const struct table *table, size_t n)
{
	size_t i;

	for (i = 0; i < n && cell(table, i, 6)[0] == 'y'; i++)
		continue;
	return i;
}

static void
draw_axis(struct buf *out, int height)
{
	int points;

	for (points = 0; points <= 100; points += 20) {
		svg_line(out, "rule", (struct svg_span){ TOTAL_AT +
		    points * POINT, 0, TOTAL_AT + points * POINT, height }, 1);
		put_number(out, "middle", TOTAL_AT + points * POINT,
		    height + LINE, points);
	}
}

void
draw_ranking(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	size_t n = count_judged(table), line = line_at(table, n), first, i;
	int height, y;

	first = line > RANKED_NEAR ? line - RANKED_NEAR : 0;
	n = n > line + RANKED_NEAR ? line + RANKED_NEAR : n;
	height = (int)(n - first) * ROW;
	begin(out, id, exhibit, height + LINE + 8);
	draw_axis(out, height);
	for (i = first; i < n; i++)
		if (table_kind_of(table, i, 2) == TABLE_NUMBER)
			draw_place(out, table, i, (int)(i - first) * ROW);
	y = (int)(line - first) * ROW;
	svg_line(out, "cut", (struct svg_span){ 0, y, WIDTH, y }, 2);
	svg_end(out);
}

/* ---- scores: a strip a criterion, a box a cell ---- */

enum { STRIP_LEFT = 60, STRIP_WIDE = WIDTH - STRIP_LEFT - 100, HIGH = 80,
	FOOT = HIGH + 22, STRIP = FOOT + LINE + 8 };

/* Does a criterion begin with this row? */
static bool
is_new(const struct table *table, size_t row)
{
	return row == 0 || strcmp(cell(table, row, 0),
	    cell(table, row - 1, 0)) != 0;
}

static void
draw_strip(struct buf *out, const char *name, int y)
{
	svg_label(out, "", STRIP_LEFT, y + 14, name, 80);
	svg_line(out, "rule", (struct svg_span){ STRIP_LEFT, y + FOOT,
	    WIDTH - 40, y + FOOT }, 1);
}

/* From the first to the last of its scores, as high as its share. */
static void
draw_cell(struct buf *out, const struct table *table, size_t row, int top,
    int y)
{
	int x = STRIP_LEFT + scaled(table_value(table, row, 2),
	    STRIP_WIDE) / top;
	int end = STRIP_LEFT + scaled(table_value(table, row, 3),
	    STRIP_WIDE) / top + 20;
	int height = scaled(table_value(table, row, 5), HIGH) / 100;

	if (number(table, row, 4) == 0)
		return;
	svg_box(out, "one", x, y + FOOT - height, end - x, height);
	put_figure(out, x, y + FOOT + LINE, cell(table, row, 2));
}

void
draw_scores(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	int top = largest(table, 3), y = -STRIP;
	size_t i, n = 0;

	for (i = 0; i < table_rows(table); i++)
		n += is_new(table, i);
	begin(out, id, exhibit, (int)n * STRIP + 8);
	for (i = 0; i < table_rows(table); i++) {
		if (is_new(table, i)) {
			y += STRIP;
			draw_strip(out, cell(table, i, 1), y);
		}
		draw_cell(out, table, i, top > 0 ? top : 1, y);
	}
	svg_end(out);
}

/* ---- strict and lenient ---- */

void
draw_severity(struct buf *out, const char *id, const struct exhibit *exhibit,
    const struct table *table)
{
	enum { LEFT = 170, BAR = WIDTH - LEFT - 60 };
	int most = largest(table, 2), width, y;
	char label[64];
	size_t i;

	begin(out, id, exhibit, (int)table_rows(table) * ROW + 4);
	for (i = 0; i < table_rows(table); i++) {
		y = (int)i * ROW;
		width = part(number(table, i, 2), most, BAR);
		snprintf(label, sizeof(label), "%s \u2026 %s",
		    cell(table, i, 0), cell(table, i, 1));
		svg_text(out, "right", LEFT - 10, y + BASE, label);
		svg_box(out, "one", LEFT, y + 2, width, ROW - 5);
		put_number(out, "", LEFT + width + 8, y + BASE,
		    number(table, i, 2));
	}
	svg_end(out);
}
