/* The pages of a proposal, made of its facts and documents. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/paragraphs.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/evaluation_text.h"
#include "mita/expert/proposal_pages.h"
#include "mita/expert/screen.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"
#include "mita/model/ranking.h"
#include "mita/ui/look.h"

/* The text of a proposal as it is read, put together from what came. */

static void
put_safe(struct pages *pages, const char *text)
{
	text_safe(&pages->text, text, strlen(text), true);
}

/* What stands in front of a part of it. */
static void
put_line(struct pages *pages, enum glyph glyph)
{
	int i;

	for (i = 0; i < 6; i++)
		put_safe(pages, glyph_text(glyph));
	put_safe(pages, " ");
}

static void
put_money(struct pages *pages, const char *label, int64_t cents)
{
	char sum[MONEY_LEN];

	money_text(sum, cents);
	put_safe(pages, label);
	put_safe(pages, " ");
	put_safe(pages, translate_number(sum));
	put_safe(pages, " EUR\n");
}

/* What the call names a code, or the code where it has no name. */
static void
put_code(struct pages *pages, const char *scheme, const char *code)
{
	const struct screen *screen = pages->screen;
	const struct code *named = call_code(
	    screen->session.tasks[pages->task].form->call, scheme, code);

	put_safe(pages, named == NULL ? code :
	    named->name.in[screen->session.lang]);
}

static void
put_partners(struct pages *pages, const struct proposal *p)
{
	size_t i;

	put_safe(pages, _("\nApplicant and partners:\n"));
	for (i = 0; i < p->n_partners; i++) {
		put_safe(pages, "  ");
		put_safe(pages, p->partners[i].name);
		put_safe(pages, " (");
		put_code(pages, "ORG", p->partners[i].type);
		put_safe(pages, ", ");
		put_code(pages, "COUNTY", p->partners[i].place);
		put_safe(pages, ")\n");
	}
}

static void
put_facts(struct pages *pages, const struct task *task)
{
	const struct proposal *p = task->proposal;
	char line[160];
	size_t i;

	put_safe(pages, p->title);
	put_safe(pages, "\n\n");
	put_money(pages, _("Asked for:"), p->asked);
	put_money(pages, _("Eligible costs:"), p->eligible);
	if (proposal_is_above_share(task->form->call, p)) {
		snprintf(line, sizeof(line), _("! More than %u %% of the"
		    " eligible costs are asked for; the agency clarifies"
		    " this.\n"), task->form->call->intensity_max / 100);
		put_safe(pages, line);
	}
	if (!task->form->stage->blind)
		put_partners(pages, p);
	if (p->n_codes > 0)
		put_safe(pages, _("\nWhat it is about:\n"));
	for (i = 0; i < p->n_codes; i++) {
		const struct code_ref *ref = &p->codes[i];

		put_safe(pages, "  ");
		put_code(pages, ref->scheme, ref->code);
		snprintf(line, sizeof(line), " (%s %s)\n", ref->scheme,
		    ref->code);
		put_safe(pages, line);
	}
}

static bool
start_page(struct pages *pages, unsigned page, const char *document)
{
	struct page_start *grown = realloc(pages->starts,
	    (pages->n_starts + 1) * sizeof(*grown));
	char line[64];

	if (grown == NULL)
		return false;
	pages->starts = grown;
	if (page > 0) {
		put_line(pages, GLYPH_ACROSS);
		snprintf(line, sizeof(line), _("page %u\n"), page);
		put_safe(pages, line);
	}
	grown[pages->n_starts++] = (struct page_start){ pages->text.len, page,
	    document };
	return true;
}

/*
 * Without what came along from another program and cannot be seen; and lines
 * that were wrapped for another width are wrapped for ours.
 */
static void
put_page(struct pages *pages, const char *text, size_t len)
{
	struct buf seen = {0}, joined = {0};

	text_clean(&seen, text, len);
	paragraphs_join(&joined, buf_text(&seen), seen.len);
	text_safe(&pages->text, buf_text(&joined), joined.len, true);
	put_safe(pages, "\n");
	buf_release(&seen);
	buf_release(&joined);
}

/* Pages of the original are parted by form feeds. */
static void
put_pages(struct pages *pages, const char *name, const struct buf *bytes)
{
	const char *text = buf_text(bytes), *end = text + bytes->len;
	unsigned page = 1;
	size_t len;

	start_page(pages, page, name);
	for (;; text += len + 1) {
		for (len = 0; text + len < end && text[len] != '\f'; len++)
			continue;
		put_page(pages, text, len);
		if (text + len == end || !start_page(pages, ++page, name))
			return;
	}
}

static void
put_document(struct pages *pages, const struct document *document)
{
	struct screen *screen = pages->screen;
	struct buf bytes = {0};

	put_safe(pages, "\n");
	put_line(pages, GLYPH_HEAVY);
	put_safe(pages, document->name);
	put_safe(pages, "\n");
	if (document->media == MEDIA_PDF) {
		start_page(pages, 0, document->name);
		put_safe(pages, _("This is a PDF file of the applicant. Your"
		    " PDF reader opens it: o, or line by line the word"
		    " original.\n"));
	} else if (task_document(screen->session.workspace, document, &bytes,
	    &screen->session.fault) == -1) {
		put_safe(pages, screen->session.fault.text);
		put_safe(pages, "\n");
	} else
		put_pages(pages, document->name, &bytes);
	buf_release(&bytes);
}

/* What one said oneself about this proposal in the stage before. */
static void
put_earlier(struct pages *pages)
{
	const struct screen *screen = pages->screen;
	long earlier = session_earlier(&screen->session, pages->task);
	struct buf text = {0};

	if (earlier < 0)
		return;
	put_safe(pages, "\n");
	pages->earlier = pages->text.len;
	start_page(pages, 0, _("Your own evaluation of the stage before"));
	put_line(pages, GLYPH_HEAVY);
	put_safe(pages, _("Your own evaluation of the stage before"));
	put_safe(pages, "\n");
	evaluation_text(&screen->session, (size_t)earlier, &text);
	put_safe(pages, buf_text(&text));
	buf_release(&text);
}

void
pages_compose(struct pages *pages)
{
	const struct task *task = &pages->screen->session.tasks[pages->task];
	size_t i;

	start_page(pages, 0, "");
	put_facts(pages, task);
	for (i = 0; i < task->proposal->n_documents; i++)
		put_document(pages, &task->proposal->documents[i]);
	put_earlier(pages);
}
