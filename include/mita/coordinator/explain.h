#ifndef MITA_COORDINATOR_EXPLAIN_H
#define MITA_COORDINATOR_EXPLAIN_H

struct buf;
struct fault;
struct parsed;
struct register_file;
struct seat;

/* Why an expert has not got a proposal. */

/* Why an expert has not got a proposal, or at what price, in sentences. */
int	coordinator_explain(const struct register_file *reg, unsigned stage,
	    const char *fit, const struct seat *asked, struct buf *out,
	    struct fault *why);

int	verb_assign_explain(const struct parsed *line);

#endif
