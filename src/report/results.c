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

static void
put_page(struct telling *t, const struct exhibit *exhibit, const char *name,
    const struct table *table)
{
	const char *headings[16];
	size_t i;

	html_heading(&t->page, 3, name, translate(exhibit->title));
	html_element(&t->page, "p", translate(exhibit->says));
	if (table_rows(table) == 0) {
		html_element(&t->page, "p", _("Nothing to tell."));
		return;
	}
	if (exhibit->draw != NULL)
		exhibit->draw(&t->page, name, exhibit, table);
	for (i = 0; i < exhibit->n_columns; i++)
		headings[i] = translate(exhibit->headings[i]);
	html_table(&t->page, table, translate(exhibit->title), headings);
}

/* stage NULL: of the whole call. */
static int
put_exhibit(struct telling *t, const struct exhibit *exhibit,
    const struct stage_results *stage, struct fault *why)
{
	struct table *table = table_new(exhibit->columns, exhibit->n_columns);
	char name[48], file[64];
	int rc;

	if (table == NULL)
		return fault_memory(why);
	if (stage == NULL)
		snprintf(name, sizeof(name), "%s", exhibit->name);
	else
		snprintf(name, sizeof(name), "stage-%u-%s",
		    stage->sheet.stage->number, exhibit->name);
	rc = stage == NULL ? exhibit->fill(t->results, table, why) :
	    exhibit->fill_stage(stage, table, why);
	if (rc == 0)
		put_page(t, exhibit, name, table);
	snprintf(file, sizeof(file), "results/%s", name);
	if (rc == 0 && t->tables)
		rc = table_put_files(table, file, REPORT_CSV, t->put, t->to,
		    why);
	table_free(table);
	return rc;
}

static int
put_exhibits(struct telling *t, const struct exhibit *exhibits, size_t n,
    const struct stage_results *stage, struct fault *why)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (put_exhibit(t, &exhibits[i], stage, why) == -1)
			return -1;
	return 0;
}

static void
put_fact(struct buf *out, const char *label, const char *text)
{
	html_element(out, "dt", label);
	html_element(out, "dd", text);
}

static const char *
in_language(const struct call *call, const struct words *words)
{
	return words->in[call_language(call, translate_language())];
}

/* "Stage 1: Proof of idea" */
static void
stage_title(struct buf *out, const struct call *call,
    const struct stage *stage)
{
	buf_putf(out, _("Stage %u: %s"), stage->number,
	    in_language(call, &stage->title));
}

/* Which RESULTs all figures come from, to link to. */
static void
put_origin(struct telling *t)
{
	const struct call *call = t->results->book->call;
	struct buf *out = &t->page, title = {0};
	size_t i;

	buf_puts(out, "<dl>\n");
	put_fact(out, _("Agency"), in_language(call, &call->agency));
	put_fact(out, _("Call"), call->id);
	for (i = 0; i < t->results->n; i++) {
		const struct stage_results *stage = &t->results->stages[i];

		stage_title(&title, call, stage->sheet.stage);
		html_element(out, "dt", buf_text(&title));
		buf_putf(out, "<dd id=\"r-%s\">RESULT %s</dd>\n",
		    stage->digest, stage->digest);
		out->failed = out->failed || title.failed;
		buf_release(&title);
	}
	buf_puts(out, "</dl>\n");
	html_element(out, "p", _("Every figure is computed from the signed"
	    " records that these results name, and anybody who has the"
	    " published folder can compute it again: mita-auditor audit"
	    " FOLDER --results REPORT."));
	html_element(out, "p", _("Nobody who judged is named here. Figures"
	    " that would tell what fewer than three people did are put"
	    " together with their neighbours."));
}

static int
put_stage(struct telling *t, const struct stage_results *stage,
    struct fault *why)
{
	struct buf title = {0};
	char id[24];

	snprintf(id, sizeof(id), "stage-%u", stage->sheet.stage->number);
	stage_title(&title, t->results->book->call, stage->sheet.stage);
	html_heading(&t->page, 2, id, buf_text(&title));
	buf_release(&title);
	if (put_exhibits(t, group_exhibits, GROUP_EXHIBITS, stage, why) ==
	    -1 ||
	    put_exhibits(t, link_exhibits, LINK_EXHIBITS, stage, why) == -1)
		return -1;
	return put_exhibits(t, people_exhibits, PEOPLE_EXHIBITS, stage, why);
}

static int
tell(struct telling *t, struct fault *why)
{
	const struct call *call = t->results->book->call;
	size_t i;

	html_begin(&t->page, translate_language(),
	    in_language(call, &call->title));
	put_origin(t);
	html_heading(&t->page, 2, "call", _("The call as a whole"));
	if (put_exhibits(t, whole_exhibits, WHOLE_EXHIBITS, NULL, why) == -1)
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
	char name[48];
	int rc;

	translate_to(language);
	t->tables = strcmp(language, "en") == 0;
	snprintf(name, sizeof(name), "results/results-%s.html", language);
	rc = tell(t, why);
	if (rc == 0)
		rc = t->put(t->to, name, t->page.bytes, t->page.len, why);
	buf_release(&t->page);
	translate_to("en");
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
