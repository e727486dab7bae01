#ifndef MITA_REPORT_PICTURES_H
#define MITA_REPORT_PICTURES_H

struct buf;
struct exhibit;
struct table;

/*
 * Pictures of the results, each from the columns of the one exhibit that
 * names it; id is the picture's own in the page.  Room-private.
 */
void	draw_funnel(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);
void	draw_map(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);
void	draw_network(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);
void	draw_ranking(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);
void	draw_scores(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);
void	draw_severity(struct buf *out, const char *id,
	    const struct exhibit *exhibit, const struct table *table);

#endif
