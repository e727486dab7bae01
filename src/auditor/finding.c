/* What a check found, a line each. */
#include "config.h"

#include "mita/auditor/finding.h"

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/auditor/auditor.h"
#include "mita/base/program.h"

void
findings_say(const char *path, const struct book *book)
{
	size_t i;

	for (i = 0; i < book->n_findings; i++)
		program_sayf(auditor_program, "%s  %s  %s: %s: %s",
		    book->findings[i].grade == GRADE_WRONG ? "WRONG " :
		    "note  ", book->findings[i].reason, path,
		    book->findings[i].place, book->findings[i].text);
}
