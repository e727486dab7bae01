/* Two calls side by side. */
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

enum { COLUMNS = 8, ROW_NAME_LEN = 160 };

static const char *const columns[COLUMNS] = {
	"part", "row", "name", "figure", "this", "other", "result",
	"other_result"
};
static const char *const headings[COLUMNS] = {
	N_("Part"), N_("Row"), N_("Name"), N_("Figure"), N_("This call"),
	N_("The other"), N_("Result"), N_("The other's result")
};

struct comparing {
	const struct results	*here;
	const struct results	*there;
	struct table		*all;		/* for programs */
	struct buf		 page;
};

/* ---- one exhibit of both ---- */

static const char *
shown(const struct table *table, size_t row, size_t column)
{
	bool figure;

	return table_shown(table, row, column, &figure);
}

static bool
is_row(const struct exhibit *exhibit, const struct table *a, size_t row,
    const struct table *b, size_t other)
{
	size_t i;

	for (i = 0; i < exhibit->keys; i++)
		if (strcmp(shown(a, row, i), shown(b, other, i)) != 0)
			return false;
	return true;
}

/* The row of b like one of a; behind the last when there is none. */
static size_t
find_row(const struct exhibit *exhibit, const struct table *a, size_t row,
    const struct table *b)
{
	size_t i;

	for (i = 0; i < table_rows(b); i++)
		if (is_row(exhibit, a, row, b, i))
			break;
	return i;
}

/* "received, 1" */
static void
row_name(const struct exhibit *exhibit, const struct table *table,
    size_t row, char out[static ROW_NAME_LEN])
{
	size_t len = 0, i;

	for (i = 0; i < exhibit->keys && len < ROW_NAME_LEN; i++)
		len += (size_t)snprintf(out + len, ROW_NAME_LEN - len,
		    "%s%s", i == 0 ? "" : ", ", shown(table, row, i));
}

/* What a code is called, if that stands behind the keys. */
static const char *
name_of(const struct exhibit *exhibit, const struct table *table, size_t row)
{
	return strcmp(exhibit->columns[exhibit->keys], "name") == 0 ?
	    shown(table, row, exhibit->keys) : "";
}

struct sides {
	const struct exhibit	*exhibit;
	const char		*part;
	const struct table	*here;
	const struct table	*there;
};

static void
put_row(struct table *out, const struct sides *s, size_t here, size_t there)
{
	bool known = here < table_rows(s->here);
	const struct table *from = known ? s->here : s->there;
	size_t row = known ? here : there;
	size_t last = s->exhibit->n_columns - 1, i;
	char name[ROW_NAME_LEN];

	row_name(s->exhibit, from, row, name);
	for (i = 0; i < s->exhibit->n_columns; i++) {
		if ((s->exhibit->compared & 1u << i) == 0)
			continue;
		table_row(out);
		table_text(out, s->part);
		table_text(out, name);
		table_text(out, name_of(s->exhibit, from, row));
		table_text(out, translate(s->exhibit->headings[i]));
		table_copy(out, s->here, here, i);
		table_copy(out, s->there, there, i);
		table_copy(out, s->here, here, last);
		table_copy(out, s->there, there, last);
	}
}

static void
put_rows(struct table *out, const struct sides *s)
{
	size_t n = table_rows(s->here), i;

	for (i = 0; i < n; i++)
		put_row(out, s, i, find_row(s->exhibit, s->here, i,
		    s->there));
	for (i = 0; i < table_rows(s->there); i++)
		if (find_row(s->exhibit, s->there, i, s->here) == n)
			put_row(out, s, n, i);
}

/* ---- filled of both ---- */

static int
fill(const struct exhibit *exhibit, const struct results *results,
    const struct stage_results *stage, struct table **out, struct fault *why)
{
	if ((*out = table_new(exhibit->columns, exhibit->n_columns)) == NULL)
		return fault_memory(why);
	if (exhibit->fill != NULL)
		return results->n == 0 ? 0 :
		    exhibit->fill(results, *out, why);
	return stage == NULL ? 0 : exhibit->fill_stage(stage, *out, why);
}

static void
put_section(struct comparing *c, const struct sides *s)
{
	struct table *table = table_new(columns, COLUMNS);

	if (table == NULL) {
		c->page.failed = true;
		return;
	}
	put_rows(table, s);
	put_rows(c->all, s);
	page_exhibit(&c->page, s->exhibit, s->part);
	page_table(&c->page, s->exhibit, table, headings);
	table_free(table);
}

/* What stands beside each other: stages, or both NULL: the calls. */
struct pairing {
	const char			*prefix;	/* of its parts */
	const struct stage_results	*here;
	const struct stage_results	*there;
};

static int
compare(struct comparing *c, const struct exhibit *exhibit,
    const struct pairing *pair, struct fault *why)
{
	struct table *a = NULL, *b = NULL;
	char part[PART_LEN];
	int rc;

	if (exhibit->compared == 0)
		return 0;
	snprintf(part, sizeof(part), "%s%s", pair->prefix,
	    exhibit->name);
	rc = fill(exhibit, c->here, pair->here, &a, why) == -1 ? -1 :
	    fill(exhibit, c->there, pair->there, &b, why);
	if (rc == 0)
		put_section(c, &(struct sides){ exhibit, part, a, b });
	table_free(a);
	table_free(b);
	return rc;
}

static int
compare_all(struct comparing *c, const struct exhibits *list,
    const struct pairing *pair, struct fault *why)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (compare(c, &list->list[i], pair, why) == -1)
			return -1;
	return 0;
}

static const struct stage_results *
stage_like(const struct results *results, bool funds)
{
	size_t i;

	for (i = 0; i < results->n; i++)
		if (results->stages[i].sheet.stage->funds == funds)
			return &results->stages[i];
	return NULL;
}

static int
compare_stages(struct comparing *c, bool funds, struct fault *why)
{
	const struct pairing pair = { funds ? "funding-" : "before-",
	    stage_like(c->here, funds), stage_like(c->there, funds) };
	size_t i;

	if (pair.here == NULL && pair.there == NULL)
		return 0;
	html_heading(&c->page, 2, funds ? "funding" : "before", funds ?
	    _("The stages that give out the money") :
	    _("The stages before"));
	for (i = 0; i < STAGE_EXHIBITS; i++)
		if (compare_all(c, stage_exhibits[i], &pair, why) == -1)
			return -1;
	return 0;
}

static int
tell(struct comparing *c, struct fault *why)
{
	const struct pairing calls = { "", NULL, NULL };

	html_begin(&c->page, translate_language(),
	    _("Two calls side by side"));
	html_heading(&c->page, 2, "this", _("This call"));
	page_origin(&c->page, c->here);
	html_heading(&c->page, 2, "other", _("The other"));
	page_origin(&c->page, c->there);
	html_heading(&c->page, 2, "call", _("The call as a whole"));
	if (compare_all(c, &whole_exhibits, &calls, why) == -1 ||
	    compare_stages(c, false, why) == -1 ||
	    compare_stages(c, true, why) == -1)
		return -1;
	html_end(&c->page);
	return c->page.failed ? fault_memory(why) : 0;
}

static int
tell_in(struct comparing *c, const char *language, texts_put *put, void *to,
    struct fault *why)
{
	const char *ours = translate_language();
	char name[48];
	int rc;

	if ((c->all = table_new(columns, COLUMNS)) == NULL)
		return fault_memory(why);
	translate_to(language);
	snprintf(name, sizeof(name), "comparison/comparison-%s.html",
	    language);
	rc = tell(c, why);
	if (rc == 0)
		rc = put(to, name, c->page.bytes, c->page.len, why);
	if (rc == 0 && strcmp(language, "en") == 0)
		rc = table_put_files(c->all, "comparison/comparison",
		    REPORT_CSV, put, to, why);
	translate_to(ours);
	table_free(c->all);
	buf_release(&c->page);
	return rc;
}

int
results_compare(const struct book *book, const struct book *other,
    texts_put *put, void *to, struct fault *why)
{
	struct results here, there;
	struct comparing c = { .here = &here, .there = &there };
	size_t i;

	if (results_of(book, &here, why) == -1 ||
	    results_of(other, &there, why) == -1)
		return -1;
	for (i = 0; translate_language_code(i) != NULL; i++)
		if (tell_in(&c, translate_language_code(i), put, to,
		    why) == -1)
			return -1;
	return 0;
}
