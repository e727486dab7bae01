#ifndef MITA_REPORT_TABLE_H
#define MITA_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
struct table *table_new(const char *const *columns, size_t n);	/* NULL: memory */
void	table_free(struct table *table);

/* Start a row, then fill its cells from left to right. */
void	table_row(struct table *table);
void	table_text(struct table *table, const char *text);
void	table_number(struct table *table, int64_t number);
void	table_money(struct table *table, int64_t cents);	/* 24500.00 */
/* A figure our own code wrote out: "-4.3", "30/7"; JSON has it as text. */
void	table_decimal(struct table *table, const char *figure);
void	table_yes(struct table *table, bool yes);

/*
 * What is in it, for screens: columns by name, "" for a cell that is not
 * there.  Copied cells keep what they are.
 */
size_t	table_rows(const struct table *table);
const char *table_cell(const struct table *table, size_t row,
	    const char *column);
bool	table_is_number(const struct table *table, size_t row,
	    const char *column);
void	table_copy(struct table *table, const struct table *from, size_t row,
	    const char *column);

/* The first row where the column says so; table_rows() when none does. */
size_t	table_seek(const struct table *table, const char *column,
	    const char *text);

/*
 * Some rows as a table of the same columns, NULL without memory: these, or
 * those in which the column has one of these words, set apart by blanks
 * (column NULL: all), and how many those are.
 */
size_t	table_count(const struct table *table, const char *column,
	    const char *words);
struct table *table_pick(const struct table *table, const size_t *rows,
	    size_t n);
struct table *table_where(const struct table *table, const char *column,
	    const char *words);

/* The whole table; -1 only when memory ran out on the way. */
int	table_write(const struct table *table, enum report_format format,
	    struct buf *out);

#endif
