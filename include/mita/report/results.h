#ifndef MITA_REPORT_RESULTS_H
#define MITA_REPORT_RESULTS_H

#include "mita/audit/texts.h"

struct book;
struct fault;

/*
 * The results of a call, for whoever gave the money: a page in each language
 * (results/results-en.html), and every table on it as text, CSV and JSON, in
 * English (results/funnel.csv).  All of it is a function of the newest
 * RESULT of each stage, of the records those rest on and, where a committee
 * decided otherwise, of its rulings: the same records give the same bytes on
 * any machine.  Each row names the RESULT it comes from.  Nobody who judged
 * is named, and what fewer than three people did is not told by itself.
 */

/*
 * Nothing when no stage was decided.  Memory is the book's arena.  It
 * speaks each language on its way, and English at its end.
 */
int	results_write(const struct book *book, texts_put *put, void *to,
	    struct fault *why);

/*
 * Two calls side by side: comparison/comparison-en.html in each language,
 * and comparison.csv, .json and .txt in English.  Stages that give out the
 * money are put beside each other, and the first ones of those that do not;
 * rows go by their codes.  What one of them has not got is none.
 */
int	results_compare(const struct book *book, const struct book *other,
	    texts_put *put, void *to, struct fault *why);

#endif
