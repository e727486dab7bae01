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

enum report_format { REPORT_TEXT, REPORT_CSV, REPORT_JSON };

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

/* The whole table; -1 only when memory ran out on the way. */
int	table_write(const struct table *table, enum report_format format,
	    struct buf *out);

#endif
