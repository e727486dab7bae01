#ifndef MITA_COORDINATOR_EVALUATIONS_H
#define MITA_COORDINATOR_EVALUATIONS_H

#include <stdbool.h>

struct buf;
struct figure;
struct part_view;
struct proposal_view;
struct stage_view;
struct table;

/* What experts said of a proposal: for its screen, and for a file. */

/* A table with a row for each total, score and answer; NULL: memory. */
struct table *evaluations_table(const struct stage_view *view,
	    const struct proposal_view *place);

/* The same of one expert, to read, in the person's language. */
void	evaluation_read(struct buf *out, const struct stage_view *view,
	    const struct part_view *part);

/* "87.00" of a total or mean, "30.00" of a spread; false: "-", for none. */
enum { POINTS_SHOWN = 32 };
bool	total_points(char out[static POINTS_SHOWN],
	    const struct stage_view *view, const struct figure *total);
bool	spread_points(char out[static POINTS_SHOWN],
	    const struct figure *spread);

/* "4.5"; "X" for who cannot judge, "-" where nothing counts. */
void	score_points(char out[static POINTS_SHOWN],
	    const struct stage_view *view, const struct part_view *part,
	    const char *criterion);

#endif
