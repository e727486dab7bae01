#ifndef MITA_COORDINATOR_STAGES_H
#define MITA_COORDINATOR_STAGES_H

struct book;
struct entry;
struct fault;
struct outbox;
struct outcome_sheet;

/*
 * The tables of a stage as it was decided, or stands now: "ranking",
 * "summary", "decisions" and, if it was decided before, "changes".
 */
struct stage_tables {
	const char			*folder; /* "stage", then its number, */
	char				 separator;	/* this, and the name */
	const struct book		*book;
	const struct entry		*result; /* NULL: not decided yet */
	const struct outcome_sheet	*sheet;
};
int	coordinator_put_stage(struct outbox *outbox,
	    const struct stage_tables *stage, struct fault *why);

#endif
