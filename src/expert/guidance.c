/* What to do next at a question, and how far one is. */
#include "config.h"

#include "mita/expert/guidance.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/item_page.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"

/* How to answer what is not answered yet. */
static const char *
how_to_answer(const struct item_page *page)
{
	const struct item *item = item_page_item(page);

	if (item_page_is_money(page))
		return _("Type the sum in EUR, or leave it empty.");
	if (item->kind == ITEM_REMARK)
		return _("Enter opens the editor.");
	return item->kind == ITEM_QUESTION ?
	    _("Up and Down choose the answer.") :
	    _("Up and Down choose the level, Left and Right half a point. Or"
	    " type 0 to 5.");
}

/* What comes behind this question: the next gap, or signing. */
static void
next_gap(const struct item_page *page, char *out, size_t room)
{
	const struct session *session = &page->screen->session;
	size_t gap = session_gap(session, page->task, page->item + 1);
	char name[ITEM_NAME_LEN];

	if (session_is_gap(session, page->task, gap))
		snprintf(out, room, _("This one is answered. n goes on to %s"),
		    wording_name(session, page->task, gap, 40, name));
	else if (item_page_task(page)->state == TASK_SIGNED)
		snprintf(out, room, "%s", _("It is signed as it is. A change"
		    " asks first whether you want to correct it."));
	else
		snprintf(out, room, "%s", _("All answers are there. Press s to"
		    " check them once more and sign."));
}

const char *
guidance_sentence(const struct item_page *page, char out[static 400])
{
	const char *text = item_page_get(page, PART_TEXT);
	size_t n = text_count(text, strlen(text));
	unsigned least, most;
	bool gap = session_is_gap(&page->screen->session, page->task,
	    page->item);

	if (task_is_closed(item_page_task(page)))
		return _("It is given back or cancelled: nothing of it is"
		    " written or signed any more.");
	if (page->reading)
		return _("Space goes on reading; Tab moves the keys to the"
		    " form.");
	if (form_is_changed(item_page_item(page), &item_page_task(page)->draft))
		return _("Something has changed: Enter declares your interest"
		    " anew, instead of signing.");
	session_limits(&page->screen->session, page->task, page->item, &least,
	    &most);
	if (gap && item_page_get(page, PART_VALUE)[0] != '\0' && n < least)
		snprintf(out, 400, translate_n("Press Enter and write why: %zu"
		    " more character.", "Press Enter and write why: %zu more"
		    " characters.", least - n), least - n);
	else if (gap && n > most)
		snprintf(out, 400, translate_n("The text is %zu character too"
		    " long: Enter opens it.", "The text is %zu characters too"
		    " long: Enter opens it.", n - most), n - most);
	else if (gap || item_page_is_money(page) ||
	    item_page_item(page)->kind == ITEM_REMARK)
		return how_to_answer(page);
	else
		next_gap(page, out, 400);
	return out;
}

/* "+" answered, "-" missing; nothing where nothing is and need be. */
static const char *
sign_of(const struct item_page *page, size_t item)
{
	const struct task *task = item_page_task(page);
	const struct item *it = &task->form->items[item];
	char answer[SHORT_ANSWER_LEN];

	if (session_is_gap(&page->screen->session, page->task, item))
		return "-";
	wording_answer(&page->screen->session, page->task, item, answer);
	return strcmp(answer, "-") != 0 ||
	    item_text(it, &task->draft)[0] != '\0' ? "+" : "";
}

void
guidance_progress(const struct item_page *page, int cols, char *out,
    size_t room)
{
	const struct task *task = item_page_task(page);
	char total[TOTAL_LEN], text[200];
	size_t len = 0, i;

	for (i = 0; i < task->form->n_items && len < room / 2; i++)
		len += (size_t)snprintf(out + len, room - len, i == page->item ?
		    "[%zu%s] " : "%zu%s ", i + 1, sign_of(page, i));
	snprintf(text, sizeof(text), _("answers %zu of %zu   so far %s of"
	    " 100, pass %u"), task->answered, task->asked,
	    wording_total(task, total), task->form->stage->pass / 100);
	snprintf(out + len, room - len, "%s%s", len + text_width(text,
	    strlen(text)) + 4 < (size_t)cols ? "  " : "\n", text);
}
