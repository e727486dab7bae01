/* The results of a call as pages and tables. */
#include "config.h"

#include "mita/report/results.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/report/exhibit.h"
#include "mita/report/html.h"
#include "mita/report/page.h"
#include "mita/report/reach.h"
#include "mita/report/stage_tables.h"
#include "mita/report/table.h"

struct telling {
	const struct results	*results;
	texts_put		*put;
	void			*to;
	bool			 tables;	/* write them as files, too */
	struct buf		 page;
};

/* stage NULL: of the whole call. */
static int
put_exhibit(struct telling *t, const struct exhibit *exhibit,
    const struct stage_results *stage, struct fault *why)
{
	struct table *table = table_new(exhibit->columns, exhibit->n_columns);
	char part[PART_LEN], file[64];
	int rc;

	if (table == NULL)
		return fault_memory(why);
	page_part(part, exhibit, stage);
	snprintf(file, sizeof(file), "results/%s", part);
	rc = stage == NULL ? exhibit->fill(t->results, table, why) :
	    exhibit->fill_stage(stage, table, why);
	if (rc == 0) {
		page_exhibit(&t->page, exhibit, part);
		if (exhibit->draw != NULL && table_rows(table) > 0)
			exhibit->draw(&t->page, part, exhibit, table);
		page_table(&t->page, exhibit, table, exhibit->headings);
	}
	if (rc == 0 && t->tables)
		rc = table_put_files(table, file, REPORT_CSV, t->put, t->to,
		    why);
	table_free(table);
	return rc;
}

static int
put_exhibits(struct telling *t, const struct exhibits *exhibits,
    const struct stage_results *stage, struct fault *why)
{
	size_t i;

	for (i = 0; i < exhibits->n; i++)
		if (put_exhibit(t, &exhibits->list[i], stage, why) == -1)
			return -1;
	return 0;
}

static int
put_stage(struct telling *t, const struct stage_results *stage,
    struct fault *why)
{
	size_t i;

	page_stage(&t->page, stage);
	for (i = 0; i < STAGE_EXHIBITS; i++)
		if (put_exhibits(t, stage_exhibits[i], stage, why) == -1)
			return -1;
	return 0;
}

static int
tell(struct telling *t, struct fault *why)
{
	const struct call *call = t->results->book->call;
	size_t i;

	html_begin(&t->page, translate_language(),
	    page_words(call, &call->title));
	page_origin(&t->page, t->results);
	html_element(&t->page, "p", _("Every figure is computed from the"
	    " signed records that these results name, and anybody who has the"
	    " published folder can compute it again: mita-auditor audit"
	    " FOLDER --results REPORT."));
	html_element(&t->page, "p", _("Nobody who judged is named here."
	    " Figures that would tell what fewer than three people did are"
	    " put together with their neighbours."));
	page_contents(&t->page, t->results);
	html_heading(&t->page, 2, "call", _("The call as a whole"));
	if (put_exhibits(t, &whole_exhibits, NULL, why) == -1)
		return -1;
	for (i = 0; i < t->results->n; i++)
		if (put_stage(t, &t->results->stages[i], why) == -1)
			return -1;
	html_end(&t->page);
	return t->page.failed ? fault_memory(why) : 0;
}

/* Files are in English: programs read them. */
static int
tell_in(struct telling *t, const char *language, struct fault *why)
{
	const char *ours = translate_language();
	char name[48];
	int rc;

	translate_to(language);
	t->tables = strcmp(language, "en") == 0;
	snprintf(name, sizeof(name), "results/results-%s.html", language);
	rc = tell(t, why);
	if (rc == 0)
		rc = t->put(t->to, name, t->page.bytes, t->page.len, why);
	buf_release(&t->page);
	translate_to(ours);
	return rc;
}

int
results_write(const struct book *book, texts_put *put, void *to,
    struct fault *why)
{
	struct results results;
	struct telling telling = { .results = &results, .put = put,
	    .to = to };
	size_t i;

	if (results_of(book, &results, why) == -1)
		return -1;
	for (i = 0; results.n > 0 && translate_language_code(i) != NULL; i++)
		if (tell_in(&telling, translate_language_code(i), why) == -1)
			return -1;
	return 0;
}
