/* Deadlines that have passed, and a clock that cannot be right. */
#include "config.h"

#include "mita/desk/timely.h"

#include <stdio.h>

#include "mita/audit/book.h"
#include "mita/base/clock.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"

enum {
	HOUR = 3600,
	YEAR = 366 * 24 * HOUR
};

/* No call of ours is older. */
static const char first_call[] = "2026-01-01T00:00:00Z";

static int64_t
later(int64_t a, const char *text)
{
	int64_t b;

	return clock_parse(text, &b) && b > a ? b : a;
}

/* The latest time that anybody stated in the file. */
static int64_t
newest(const struct book *book)
{
	int64_t at = later(0, first_call);
	size_t i;

	for (i = 0; i < book->n; i++) {
		const struct record *record = book->entries[i]->record;

		if (record == NULL || !book->entries[i]->believed)
			continue;
		if (record->head.kind == RECORD_DECLARATION)
			at = later(at, record->body.declaration.time);
		else if (record->head.kind == RECORD_EVALUATION)
			at = later(at, record->body.evaluation.time);
		else if (record->head.kind == RECORD_CANCELLATION)
			at = later(at, record->body.cancellation.time);
	}
	return at;
}

static bool
says_clock(const struct book *book, const struct task *tasks, size_t n,
    int64_t now, char out[static TIMELY_LEN])
{
	char local[CLOCK_LOCAL_LEN + 1];
	int64_t last = 0;
	size_t i;

	for (i = 0; i < n; i++)
		last = later(last, tasks[i].deadline);
	clock_vilnius(now, local);
	if (now + HOUR < newest(book))
		snprintf(out, TIMELY_LEN, _("This computer's clock says %s,"
		    " which is too early to be right. Set it before you sign:"
		    " the time is part of what you sign."), local);
	else if (n > 0 && now > last + YEAR)
		snprintf(out, TIMELY_LEN, _("This computer's clock says %s,"
		    " more than a year after the deadline. If that is wrong,"
		    " set it before you sign: the time is part of what you"
		    " sign."), local);
	else
		return false;
	return true;
}

/* Something of it is still to be signed or to be handed in. */
static bool
is_open(const struct task *task)
{
	return task->state == TASK_SIGNED ? !task->exported :
	    !task_is_closed(task);
}

bool
tasks_timely(const struct workspace *workspace, const struct task *tasks,
    size_t n, char out[static TIMELY_LEN])
{
	int64_t now = clock_now(), at;
	char local[CLOCK_LOCAL_LEN + 1];
	size_t i;

	out[0] = '\0';
	if (says_clock(workspace->book, tasks, n, now, out))
		return true;
	for (i = 0; i < n; i++) {
		if (!is_open(&tasks[i]) || !clock_parse(tasks[i].deadline,
		    &at) || at >= now)
			continue;
		clock_vilnius(at, local);
		snprintf(out, TIMELY_LEN, _("The deadline of %s has passed (%s"
		    " in Vilnius). You can still sign and export at once; the"
		    " agency decides whether it counts."),
		    tasks[i].proposal->id, local);
		return true;
	}
	return false;
}
