/* What the pages of results have in common. */
#include "config.h"

#include "mita/report/page.h"

#include <stdio.h>

#include "mita/audit/book.h"
#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/report/exhibit.h"
#include "mita/report/html.h"
#include "mita/report/reach.h"
#include "mita/report/table.h"

const struct exhibits *const stage_exhibits[STAGE_EXHIBITS] = {
	&group_exhibits, &link_exhibits, &people_exhibits
};

const char *
page_words(const struct call *call, const struct words *words)
{
	return words->in[call_language(call, translate_language())];
}

/* "Stage 1: Proof of idea" */
static void
put_title(struct buf *out, const struct stage_results *stage)
{
	buf_putf(out, _("Stage %u: %s"), stage->sheet.stage->number,
	    page_words(stage->book->call, &stage->sheet.stage->title));
}

static void
put_result(struct buf *out, const struct stage_results *stage)
{
	struct buf title = {0};

	put_title(&title, stage);
	html_element(out, "dt", buf_text(&title));
	buf_putf(out, "<dd id=\"r-%s\">RESULT %s</dd>\n", stage->digest,
	    stage->digest);
	out->failed = out->failed || title.failed;
	buf_release(&title);
}

void
page_origin(struct buf *out, const struct results *results)
{
	const struct call *call = results->book->call;
	size_t i;

	buf_puts(out, "<dl>\n");
	html_element(out, "dt", _("Agency"));
	html_element(out, "dd", page_words(call, &call->agency));
	html_element(out, "dt", _("Call"));
	html_element(out, "dd", call->id);
	for (i = 0; i < results->n; i++)
		put_result(out, &results->stages[i]);
	buf_puts(out, "</dl>\n");
}

enum { STAGE_ID_LEN = 24 };

static void
stage_id(char out[static STAGE_ID_LEN], const struct stage_results *stage)
{
	snprintf(out, STAGE_ID_LEN, "stage-%u", stage->sheet.stage->number);
}

static void
put_entry(struct buf *out, const char *id, const char *title)
{
	buf_puts(out, "<li>");
	html_link(out, id, title);
	buf_puts(out, "</li>\n");
}

void
page_contents(struct buf *out, const struct results *results)
{
	struct buf title = {0};
	char id[STAGE_ID_LEN];
	size_t i;

	buf_puts(out, "<nav aria-label=\"");
	html_text(out, _("Contents"));
	buf_puts(out, "\">\n<ul>\n");
	put_entry(out, "call", _("The call as a whole"));
	for (i = 0; i < results->n; i++) {
		stage_id(id, &results->stages[i]);
		put_title(&title, &results->stages[i]);
		put_entry(out, id, buf_text(&title));
		out->failed = out->failed || title.failed;
		buf_release(&title);
	}
	buf_puts(out, "</ul>\n</nav>\n");
}

void
page_stage(struct buf *out, const struct stage_results *stage)
{
	struct buf title = {0};
	char id[STAGE_ID_LEN];

	stage_id(id, stage);
	put_title(&title, stage);
	html_heading(out, 2, id, buf_text(&title));
	out->failed = out->failed || title.failed;
	buf_release(&title);
}

void
page_part(char out[static PART_LEN], const struct exhibit *exhibit,
    const struct stage_results *stage)
{
	if (stage == NULL)
		snprintf(out, PART_LEN, "%s", exhibit->name);
	else
		snprintf(out, PART_LEN, "stage-%u-%s",
		    stage->sheet.stage->number, exhibit->name);
}

void
page_exhibit(struct buf *out, const struct exhibit *exhibit,
    const char *part)
{
	html_heading(out, 3, part, translate(exhibit->title));
	html_element(out, "p", translate(exhibit->says));
}

void
page_table(struct buf *out, const struct exhibit *exhibit,
    const struct table *table, const char *const *headings)
{
	enum { MOST = 16 };
	const char *told[MOST];
	size_t i;

	if (table_rows(table) == 0) {
		html_element(out, "p", exhibit->nothing == NULL ?
		    _("Nothing to tell.") : translate(exhibit->nothing));
		return;
	}
	for (i = 0; i < table_columns(table) && i < MOST; i++)
		told[i] = translate(headings[i]);
	html_table(out, table, translate(exhibit->title), told);
}
