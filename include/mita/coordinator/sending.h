#ifndef MITA_COORDINATOR_SENDING_H
#define MITA_COORDINATOR_SENDING_H

#include <stdbool.h>

struct fault;
struct outbox;
struct parsed;
struct register_file;
struct table;

/* Folders that verbs write. */

/* A table into an outbox as NAME.txt, NAME.csv and NAME.json. */
int	coordinator_put_table(struct outbox *outbox, const char *name,
	    struct table *table, struct fault *why);

/*
 * A verb that writes the folder named by its operand; the exit status.
 * verified: all records are verified before, whatever is known of them.
 */
typedef int coordinator_sending(const struct parsed *line,
	    struct register_file *reg, struct outbox *outbox,
	    struct fault *why);
int	coordinator_send(const struct parsed *line, bool verified,
	    coordinator_sending *send);

#endif
