#ifndef MITA_REPORT_TABLE_H
#define MITA_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/model/fraction.h"

struct buf;

/*
 * One result, many mouths: a table of texts and numbers, said as aligned
 * text, CSV or JSON.  Every foreign text passes text_safe() on its way out;
 * CSV guards spreadsheets against formulas; JSON escapes all it must.
 */

enum report_format {
	REPORT_TEXT, REPORT_CSV, REPORT_JSON,
	REPORT_EXCEL		/* CSV as spreadsheets in Lithuania open it */
};

/* "text", "csv", "json"; -1 for another word. */
int	report_format_of(const char *word);

struct table;

/* Columns: stable lower-case names, used as CSV header and JSON keys. */
/* NULL: memory */
struct table *table_new(const char *const *columns, size_t n);
void	table_free(struct table *table);

/* Start a row, then fill its cells from left to right. */
void	table_row(struct table *table);
void	table_text(struct table *table, const char *text);
void	table_number(struct table *table, int64_t number);
void	table_money(struct table *table, int64_t cents);	/* 24500.00 */
/*
 * A figure, and how our own code writes it out: "-4.3", "30/7".  Rows are put
 * in order by the value; JSON has it as text, CSV for spreadsheets has
 * "-4,3", and a mark before a fraction.
 */
void	table_figure(struct table *table, struct fraction value,
	    const char *printed);
/* The same of a table that is only printed: no value stands behind it. */
void	table_decimal(struct table *table, const char *figure);
void	table_yes(struct table *table, bool yes);
/* The hexadecimal digest of what the row comes from. */
void	table_digest(struct table *table, const char *hex);
/* What does not exist: "-", nothing in CSV, null in JSON; never a zero. */
void	table_none(struct table *table);

/*
 * For pages and pictures: what kind a cell is of (TABLE_TEXT where there is
 * none), and the value of a figure, 0/1 of all else.
 */
enum table_kind {
	TABLE_TEXT, TABLE_NUMBER, TABLE_YES, TABLE_NONE, TABLE_DIGEST
};
enum table_kind	table_kind_of(const struct table *table, size_t row,
	    size_t column);
struct fraction	table_value(const struct table *table, size_t row,
	    size_t column);
size_t	table_columns(const struct table *table);
const char *table_heading(const struct table *table, size_t column);

/* A cell of another table once more. */
void	table_copy(struct table *table, const struct table *from, size_t row,
	    size_t column);

/*
 * For screens, which print it as well: a cell by its place ("" where there
 * is none), whether that is a figure; and the order of two rows by a column,
 * as strcmp() has it: the largest figure first, what is none behind them,
 * texts by the Lithuanian alphabet.
 */
size_t	table_rows(const struct table *table);
const char *table_shown(const struct table *table, size_t row,
	    size_t column, bool *figure);
int	table_compare(const struct table *table, size_t a, size_t b,
	    size_t column);

/* The whole table; -1 only when memory ran out on the way. */
int	table_write(const struct table *table, enum report_format format,
	    struct buf *out);

#endif
