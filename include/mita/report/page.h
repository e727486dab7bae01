#ifndef MITA_REPORT_PAGE_H
#define MITA_REPORT_PAGE_H

#include <stddef.h>

struct buf;
struct call;
struct exhibit;
struct exhibits;
struct results;
struct stage_results;
struct table;
struct words;

/* What the pages of results have in common.  Room-private. */

/* The exhibits of a stage, in their order. */
enum { STAGE_EXHIBITS = 3, PART_LEN = 48 };
extern const struct exhibits *const stage_exhibits[STAGE_EXHIBITS];

/* A text of the call in the language of the page. */
const char *page_words(const struct call *call, const struct words *words);

/* The call, and which RESULTs all its figures come from, to link to. */
void	page_origin(struct buf *out, const struct results *results);

/* Links to "call" and to the headings of the stages. */
void	page_contents(struct buf *out, const struct results *results);

/* The heading of a stage. */
void	page_stage(struct buf *out, const struct stage_results *stage);

/* "funnel", or "stage-2-days": its name among files and headings. */
void	page_part(char out[static PART_LEN], const struct exhibit *exhibit,
	    const struct stage_results *stage);

/* The heading of an exhibit, and how it is counted. */
void	page_exhibit(struct buf *out, const struct exhibit *exhibit,
	    const char *part);

/* A table on it, with its headings in English, or that there is none. */
void	page_table(struct buf *out, const struct exhibit *exhibit,
	    const struct table *table, const char *const *headings);

#endif
