#ifndef MITA_COORDINATOR_ACTS_H
#define MITA_COORDINATOR_ACTS_H

struct fault;
struct parsed;
struct register_file;
struct seckey;

/* Acts of the agency. */

/* " (dry run: nothing was kept)", or "". */
const char *coordinator_dry(const struct parsed *line);

/*
 * An act that needs the register and the agency's key; the exit status.  A
 * step gives -1 with a fault, or the status of what was said already.
 */
typedef int coordinator_step(const struct parsed *line,
	    struct register_file *reg, const struct seckey *key,
	    struct fault *why);
int	coordinator_act(const struct parsed *line, coordinator_step *run);

int	verb_expert_add(const struct parsed *line);
int	verb_expert_change(const struct parsed *line);
int	verb_issue(const struct parsed *line);
int	verb_decide(const struct parsed *line);

#endif
