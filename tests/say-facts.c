#include "config.h"

#include <stdio.h>

#include "mita/audit/finding.h"
#include "mita/base/fault.h"
#include "mita/office/register.h"

/*
 * The facts of all findings about a register, one a line, for tests/facts.t:
 * grade, reason, signer, expert, proposal, stage; "." for what is not said.
 */

static const char *
said(const char *fact)
{
	return fact[0] == '\0' ? "." : fact;
}

int
main(int argc, char **argv)
{
	struct register_file *reg;
	struct fault fault;
	size_t i;

	if (argc != 2 || seal_start(&fault) == -1 ||
	    (reg = register_open(argv[1], &(struct opening){ .readonly =
	    true }, &fault)) == NULL)
		return 3;
	if (register_audit(reg, &fault) == -1)
		return 3;
	for (i = 0; i < reg->book->n_findings; i++) {
		const struct finding *f = &reg->book->findings[i];

		printf("%s %s %s %s %s %u\n", f->grade == GRADE_WRONG ?
		    "WRONG" : "note", f->reason, said(f->signer),
		    said(f->expert), said(f->proposal), f->stage);
	}
	register_close(reg);
	return 0;
}
