/* What a check found, a line each or as JSON. */
#include "config.h"

#include "mita/auditor/finding.h"

#include <string.h>

#include "mita/audit/finding.h"
#include "mita/auditor/auditor.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/base/verb.h"
#include "mita/report/audited.h"

int
findings_format(const struct parsed *line, bool *json, struct fault *why)
{
	const char *word = parsed_option(line, "--format");

	*json = word != NULL && strcmp(word, "json") == 0;
	if (word == NULL || *json || strcmp(word, "text") == 0)
		return 0;
	return fault_set(why, FAULT_USAGE, "USAGE",
	    "--format is text or json, not \"%s\"", word);
}

void
findings_say(const struct audited *audited)
{
	const struct finding *f = audited->findings;
	size_t i;

	for (i = 0; i < audited->n_findings; i++, f++)
		if (f->place[0] == '\0')
			program_sayf(auditor_program, "WRONG   %s  %s",
			    f->reason, f->text);
		else
			program_sayf(auditor_program, "%s  %s  %s: %s: %s",
			    f->grade == GRADE_WRONG ? "WRONG " : "note  ",
			    f->reason, audited->path, f->place, f->text);
}

void
findings_of_fault(struct audited *out, struct finding *finding,
    const struct fault *fault)
{
	*finding = (struct finding){
		.grade = GRADE_WRONG, .reason = fault->reason, .signer = "",
		.expert = "", .proposal = "", .place = "", .text = fault->text
	};
	out->findings = finding;
	out->n_findings = 1;
}

int
findings_say_json(const struct buf *files, bool wrong)
{
	struct buf out = {0};
	int rc;

	buf_putf(&out, "{\"format\": \"mita-auditor/1\", \"version\":"
	    " \"%s\", \"verdict\": \"%s\", \"files\": [", PACKAGE_VERSION,
	    wrong ? "wrong" : "right");
	buf_put(&out, buf_text(files), files->len);
	buf_puts(&out, "]}\n");
	out.failed = out.failed || files->failed;
	rc = program_say(auditor_program, &out);
	buf_release(&out);
	return rc;
}
