/* The verb verify. */
#include "config.h"

#include "mita/auditor/auditor.h"
#include "mita/auditor/finding.h"
#include "mita/auditor/published.h"
#include "mita/auditor/source.h"

#include "mita/audit/arrivals.h"
#include "mita/audit/documents.h"
#include "mita/audit/finding.h"
#include "mita/audit/single.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
#include "mita/report/audited.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

/* A card alone has no call: it is its own proof. */
static int
verify_card(const struct source *source, struct fault *why)
{
	struct record record;

	return single_read_card(&record, source->arena, &source->rows[0],
	    why);
}

static int
verify_book(const char *path, const struct source *source,
    struct book *book, struct fault *why)
{
	bool package = source->kind == SOURCE_PACKAGE;
	struct arrivals arrivals;

	if (book_add(book, source->rows, source->n_rows, why) == -1 ||
	    book_check(book, package ? BOOK_PACKAGE : BOOK_WHOLE, package ?
	    source->container.envelope.key : NULL, why) == -1)
		return -1;
	if (source->db != NULL && (documents_audit(book, source->db, why) ==
	    -1 || arrivals_list(book, source->db, &arrivals, why) == -1))
		return -1;
	return published_check(book, source, path, why);
}

static int
verify_source(struct audited *out, const struct source *source,
    struct book *book, struct fault *why)
{
	int rc;

	if (source->kind == SOURCE_CARD)
		rc = verify_card(source, why);
	else if (source->kind == SOURCE_BUNDLE)
		rc = container_check_bundle(&source->container, NULL, why);
	else
		rc = verify_book(out->path, source, book, why);
	if (rc == -1)
		return fault_within(why, "%s", out->path);
	out->what = source_words[source->kind];
	out->n = source->n_rows;
	out->findings = book->findings;
	out->n_findings = book->n_findings;
	return 0;
}

static void
say(const struct audited *a, struct buf *json)
{
	if (json != NULL) {
		if (json->len > 0)
			buf_puts(json, ",\n");
		audited_json(json, a);
		return;
	}
	findings_say(a);
	if (audited_wrong(a) == 0)
		program_sayf(auditor_program, "ok      %s: %s, %zu record%s",
		    a->path, a->what, a->n, a->n == 1 ? "" : "s");
}

/* The exit status of one file; json: where it goes instead of a line. */
static int
verify_one(const char *path, struct buf *json)
{
	struct audited out = { .path = path };
	struct source source = {0};
	struct finding finding;
	struct fault fault;
	struct book *book;
	int rc = -1;

	if ((book = book_new(&fault)) != NULL &&
	    source_open(&source, path, &fault) == 0)
		rc = verify_source(&out, &source, book, &fault);
	if (rc == -1)
		findings_of_fault(&out, &finding, &fault);
	say(&out, json);
	rc = rc == -1 ? (int)fault.code :
	    audited_wrong(&out) > 0 ? FAULT_REFUSED : 0;
	book_free(book);
	source_release(&source);
	return rc;
}

int
verb_verify(const struct parsed *line)
{
	struct buf out = {0};
	struct fault fault;
	int worst = 0, rc;
	bool json;
	size_t i;

	if (findings_format(line, &json, &fault) == -1)
		return program_fail(auditor_program, &fault);
	for (i = 0; i < parsed_operands(line); i++) {
		rc = verify_one(parsed_operand(line, i), json ? &out : NULL);
		if (rc > worst)
			worst = rc;
	}
	if (json && findings_say_json(&out, worst > 0) != 0)
		worst = FAULT_SYSTEM;
	buf_release(&out);
	return worst;
}
