#ifndef MITA_COORDINATOR_FINDINGS_H
#define MITA_COORDINATOR_FINDINGS_H

struct board;
struct rows;
struct ui;

/* What check finds, as a list: about one expert, or all of it for NULL. */
void	findings_open(struct ui *ui, struct board *board,
	    const char *expert);

/* The same rows: of struct finding.  -1: the fault is the board's. */
int	findings_read(struct board *board, const char *expert,
	    struct rows *out);

#endif
