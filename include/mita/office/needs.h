#ifndef MITA_OFFICE_NEEDS_H
#define MITA_OFFICE_NEEDS_H

struct fault;
struct stage_view;

/* Fill in the needs of a view that has everything else.  Room-private. */
int	needs_find(struct stage_view *view, struct fault *why);

#endif
