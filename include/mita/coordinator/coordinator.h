#ifndef MITA_COORDINATOR_COORDINATOR_H
#define MITA_COORDINATOR_COORDINATOR_H

#include <stdbool.h>

#include "mita/base/verb.h"
#include "mita/report/table.h"

struct buf;
struct fault;
struct listing;
struct register_file;
struct seckey;

/* What the verbs of mita-coordinator share. */

extern const char coordinator_program[];

/* The register of this command line: -r, or ./register.mita. */
const char *coordinator_path(const struct parsed *line);
/* It has a call; for "check" alone register_open() is enough. */
struct register_file *coordinator_open(const struct parsed *line,
	    bool readonly, struct fault *why);

/* The same to read, with everything verified, whatever was before. */
struct register_file *coordinator_verify(const struct parsed *line,
	    struct fault *why);

/* A register of another call to read, all of it verified. */
struct register_file *coordinator_other(const char *path, struct fault *why);

/* Ask for the passphrase and unlock the agency's key. */
struct seckey *coordinator_unlock(const struct parsed *line,
	    const struct register_file *reg, struct fault *why);

bool	coordinator_is_dry(const struct parsed *line);

/* Warn of each line on its own; the text is cut up. */
void	coordinator_warn_lines(struct buf *lines);

/* --format and --excel; the usual one if neither is given. */
int	coordinator_format(const struct parsed *line,
	    enum report_format usual, enum report_format *out,
	    struct fault *why);

/* Print a table in the format asked for; the verb's exit status. */
int	coordinator_print(const struct parsed *line,
	    enum report_format usual, struct table *table);
int	coordinator_table(const struct parsed *line, struct table *table);

/* --stage; 0 when not given, -1 when it is no number. */
int	coordinator_stage(const struct parsed *line, unsigned *out,
	    struct fault *why);

#endif
