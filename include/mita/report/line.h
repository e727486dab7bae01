#ifndef MITA_REPORT_LINE_H
#define MITA_REPORT_LINE_H

struct fault;
struct stage_results;
struct table;

/*
 * Who next to the line of a stage would change places with whom if one
 * expert had given one score a step of the scale more or less: worked out by
 * the rules of the stage from changed evaluations, exactly, ties as the call
 * breaks them (lots as they were drawn).  For information.  Room-private.
 */
enum { LINE_COLUMNS = 8 };
extern const char *const line_columns[LINE_COLUMNS];
extern const char *const line_headings[LINE_COLUMNS];

int	line_fill(const struct stage_results *stage, struct table *table,
	    struct fault *why);

#endif
