#include "config.h"

#include <stdio.h>

#include "mita/audit/kinds.h"
#include "mita/base/translate.h"

/* The numbered findings as a page tells them, for tests/findings.t. */
int
main(void)
{
	size_t i;

	for (i = 0; i < n_finding_kinds; i++) {
		const struct finding_kind *kind = &finding_kinds[i];

		translate_to("lt");
		printf(".It %s %s , %s , %s\n%s\n", kind->id, kind->reason,
		    category_words[kind->category],
		    severity_words[kind->severity], kind->sentence);
		printf("%s\n", translate(kind->sentence));
	}
	return 0;
}
