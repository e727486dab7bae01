/* The verb verify. */
#include "config.h"

#include "mita/auditor/auditor.h"
#include "mita/auditor/finding.h"
#include "mita/auditor/published.h"
#include "mita/auditor/source.h"

#include "mita/audit/finding.h"
#include "mita/audit/single.h"
#include "mita/base/fault.h"
#include "mita/base/program.h"
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
    enum book_scope scope, const uint8_t *key, size_t *wrong,
    struct fault *why)
{
	struct book *book;
	int rc = -1;

	if ((book = book_new(why)) == NULL)
		return -1;
	if (book_add(book, source->rows, source->n_rows, why) == 0 &&
	    book_check(book, scope, key, why) == 0 &&
	    published_check(book, source, path, why) == 0) {
		findings_say(path, book);
		*wrong = book_wrong(book);
		rc = 0;
	}
	book_free(book);
	return rc;
}

static int
verify_one(const char *path, size_t *wrong, struct fault *why)
{
	static const char *const words[] = {
		"card", "package", "bundle", "register", "folder"
	};
	struct source source;
	int rc;

	*wrong = 0;
	if (source_open(&source, path, why) == -1)
		return -1;
	if (source.kind == SOURCE_CARD)
		rc = verify_card(&source, why);
	else if (source.kind == SOURCE_BUNDLE)
		rc = container_check_bundle(&source.container, NULL, why);
	else
		rc = verify_book(path, &source, source.kind ==
		    SOURCE_PACKAGE ? BOOK_PACKAGE : BOOK_WHOLE,
		    source.kind == SOURCE_PACKAGE ?
		    source.container.envelope.key : NULL, wrong, why);
	if (rc == 0 && *wrong == 0)
		program_sayf(auditor_program, "ok      %s: %s, %zu record%s",
		    path, words[source.kind], source.n_rows,
		    source.n_rows == 1 ? "" : "s");
	else if (rc == -1)
		fault_within(why, "%s", path);
	source_release(&source);
	return rc;
}

int
verb_verify(const struct parsed *line)
{
	struct fault fault;
	int worst = 0;
	size_t i, wrong;

	for (i = 0; i < parsed_operands(line); i++) {
		if (verify_one(parsed_operand(line, i), &wrong, &fault) ==
		    -1) {
			program_sayf(auditor_program, "WRONG   %s  %s",
			    fault.reason, fault.text);
			if ((int)fault.code > worst)
				worst = (int)fault.code;
		} else if (wrong > 0 && worst == 0)
			worst = FAULT_REFUSED;
	}
	return worst;
}
