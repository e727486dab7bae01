/* Line by line: reading and finding. */
#include "config.h"

#include "mita/expert/plain_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/find.h"
#include "mita/base/number.h"
#include "mita/base/translate.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/expert/declare.h"
#include "mita/expert/expert.h"
#include "mita/expert/original.h"
#include "mita/expert/plain.h"
#include "mita/expert/plain_words.h"
#include "mita/expert/proposal_pages.h"

/* Declaring, and then reading and finding, a page at a time. */

/* The pages of the proposal, once it may be read; NULL: it was told why not. */
static struct pages *
readable(struct plain *p)
{
	struct pages *pages = pages_of(&p->screen, p->task);

	if (pages == NULL)
		screen_complain(&p->screen);
	return pages;
}

/* Where a page begins; the end of the text behind the last. */
static size_t
start_of(const struct pages *pages, size_t page)
{
	if (page >= pages->n_starts)
		return pages->text.len;
	return page == 0 ? 0 : pages->starts[page].at;
}

static void
run_read(struct plain *p, const char *rest)
{
	struct pages *pages = readable(p);
	int64_t page;
	size_t from;

	if (pages == NULL)
		return;
	if (rest[0] != '\0' && !number_read(rest, 0, INT32_MAX, &page)) {
		say(_("\"%s\" is no page; type: read and a number from 0 to"
		    " %zu."), rest, pages->n_starts - 1);
		return;
	}
	if (rest[0] != '\0')
		p->page = (size_t)page;
	if (p->page >= pages->n_starts) {
		say("%s", _("That was the last page; \"read 0\" begins"
		    " again."));
		p->page = 0;
		return;
	}
	if (p->page == 0)
		say(translate_n("The facts; behind them comes %zu page.",
		    "The facts; behind them come %zu pages.", pages->n_starts -
		    1), pages->n_starts - 1);
	else
		say(_("Page %zu of %zu. %s"), p->page, pages->n_starts - 1,
		    pages->starts[p->page].document);
	from = start_of(pages, p->page);
	say("%.*s", (int)(start_of(pages, p->page + 1) - from),
	    buf_text(&pages->text) + from);
	p->page++;
}

/* Where the paragraph around an offset of a page begins and ends. */
static struct text_hit
paragraph_of(const struct pages *pages, size_t page, size_t at)
{
	const char *text = buf_text(&pages->text);
	struct text_hit out = { at, at };

	while (out.from > start_of(pages, page) &&
	    !(text[out.from - 1] == '\n' && text[out.from] == '\n'))
		out.from--;
	while (out.to < start_of(pages, page + 1) &&
	    !(text[out.to] == '\n' && (text[out.to + 1] == '\n' ||
	    text[out.to + 1] == '\0')))
		out.to++;
	return out;
}

/* In one line: what sets its lines in is no part of what is said. */
static void
say_paragraph(const struct pages *pages, size_t page, struct text_hit where)
{
	struct buf flat = {0};
	size_t i;

	for (i = where.from; i < where.to; i++) {
		char c = buf_text(&pages->text)[i];

		c = c == '\n' ? ' ' : c;
		if (c != ' ' || (flat.len > 0 && flat.bytes[flat.len - 1] !=
		    ' '))
			buf_putc(&flat, c);
	}
	say(_("Page %zu: %s"), page, buf_text(&flat));
	buf_release(&flat);
}

static size_t
page_of(const struct pages *pages, size_t at)
{
	size_t page = 0;

	while (page + 1 < pages->n_starts && pages->starts[page + 1].at <= at)
		page++;
	return page;
}

static void
run_find(struct plain *p, const char *rest)
{
	struct pages *pages = readable(p);
	struct text_hit *hits, where = {0};
	size_t n_hits, n = 0, i, page;

	if (pages == NULL)
		return;
	text_find(buf_text(&pages->text), pages->text.len, rest, &hits,
	    &n_hits);
	for (i = 0; i < n_hits; i++) {
		if (n > 0 && hits[i].from < where.to)
			continue;	/* in the same paragraph */
		page = page_of(pages, hits[i].from);
		where = paragraph_of(pages, page, hits[i].from);
		say_paragraph(pages, page, where);
		n++;
	}
	free(hits);
	if (n == 0)
		say("%s", _("Not found."));
	else
		say(translate_n("Found in %zu paragraph; \"read\" and the"
		    " number reads its page.", "Found in %zu paragraphs;"
		    " \"read\" and the number reads a page.", n), n);
}

static void
run_original(struct plain *p, const char *rest)
{
	struct pages *pages = readable(p);
	const struct document *documents;
	size_t i, n;

	(void)rest;
	if (pages == NULL)
		return;
	documents = plain_task(p)->proposal->documents;
	n = plain_task(p)->proposal->n_documents;
	/* That of the page read last. */
	for (i = 0; i < n; i++)
		if (p->page > 0 && strcmp(documents[i].name,
		    pages->starts[p->page - 1].document) == 0)
			break;
	original_open(&p->screen, i < n ? &documents[i] : NULL);
}

/* What is signed is told, then the passphrase signs it. */
static void
declare(struct plain *p, enum interest interest, const char *text)
{
	struct session *session = &p->screen.session;
	struct buf statement = {0};
	struct seckey *key;

	declare_text(session, p->task, interest, text, &statement);
	say("%s", buf_text(&statement));
	buf_release(&statement);
	if ((key = plain_unlock(p)) == NULL)
		return;
	if (task_declare(session->workspace, plain_task(p), key, interest,
	    text, &session->fault) == -1)
		screen_complain(&p->screen);
	else if (screen_reload(&p->screen))
		say("%s", interest != INTEREST_NONE ? declare_next(interest) :
		    _("Declared and signed. Nothing was sent. \"read\" reads"
		    " the proposal, \"show\" tells its first question."));
	seckey_free(key);
}

static void
run_declare(struct plain *p, const char *rest)
{
	size_t len = strcspn(rest, " ");
	const char *word = plain_word(rest, len);
	int interest = word == NULL ? -1 : expert_interest(word,
	    strlen(word));
	const char *text = rest + len + strspn(rest + len, " ");

	if (interest == -1)
		say("%s", _("An interest is none, potential or"
		    " disqualifying."));
	else if (interest != INTEREST_NONE && text[0] == '\0')
		say(_("Say in the same line what the interest is: declare %.*s"
		    " and some words."), (int)len, rest);
	else
		declare(p, (enum interest)interest, text);
}

const struct command plain_reading[] = {
	{ "declare", N_("none|potential|disqualifying [WHAT]"), N_("declare"
	    " your interest in it"), true, run_declare },
	{ "read", "[N]", N_("read its next page, or page N"), true,
	    run_read },
	{ "find", N_("WORD"), N_("find a word; case and accents do not"
	    " matter"), true, run_find },
	{ "original", "", N_("open the document in another program"), true,
	    run_original },
	{ NULL, NULL, NULL, false, NULL }
};
