#ifndef MITA_AUDITOR_FINDING_H
#define MITA_AUDITOR_FINDING_H

#include <stdbool.h>
#include <stddef.h>

struct audited;
struct buf;
struct fault;
struct finding;
struct parsed;

/* What was found in a file, in the form that the command line asks for. */

/* --format is text or json; reason USAGE.  *json: it is the latter. */
int	findings_format(const struct parsed *line, bool *json,
	    struct fault *why);

/* A line for each. */
void	findings_say(const struct audited *audited);

/* What could not be read is wrong, too: as the one finding of its file. */
void	findings_of_fault(struct audited *out, struct finding *finding,
	    const struct fault *fault);

/*
 * The objects of all files, with commas between them, as one of JSON; prints
 * it.  Returns as program_say().
 */
int	findings_say_json(const struct buf *files, bool wrong);

#endif
