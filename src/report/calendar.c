/* Deadlines as iCalendar, RFC 5545. */
#include "config.h"

#include "mita/report/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/groups.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/model/record.h"

enum { FOLD = 75 };		/* bytes of a line, RFC 5545 3.1 */

/* A content line: folded between characters, ended by CRLF. */
static void
put_line(struct buf *out, const struct buf *line)
{
	const char *text = buf_text(line);
	size_t at = 0, used = 0, len;
	int32_t point;

	while ((len = text_decode(text + at, line->len - at, &point)) > 0) {
		if (used + len > FOLD) {
			buf_puts(out, "\r\n ");
			used = 1;
		}
		buf_put(out, text + at, len);
		used += len;
		at += len;
	}
	buf_puts(out, "\r\n");
	out->failed = out->failed || line->failed;
}

/* TEXT of RFC 5545 3.3.11. */
static void
put_escaped(struct buf *line, const char *text)
{
	struct buf safe = {0};
	size_t i;

	text_safe(&safe, text, strlen(text), true);
	for (i = 0; i < safe.len; i++) {
		if (safe.bytes[i] == '\n') {
			buf_puts(line, "\\n");
			continue;
		}
		if (strchr("\\;,", safe.bytes[i]) != NULL)
			buf_putc(line, '\\');
		buf_putc(line, safe.bytes[i]);
	}
	line->failed = line->failed || safe.failed;
	buf_release(&safe);
}

static void
put_property(struct buf *out, const char *name, const char *value)
{
	struct buf line = {0};

	buf_putf(&line, "%s:", name);
	put_escaped(&line, value);
	put_line(out, &line);
	buf_release(&line);
}

/* "2026-12-12T15:00:00Z" as "20261212T150000Z". */
static void
put_time(struct buf *out, const char *name, const char *time)
{
	struct buf line = {0};

	buf_putf(&line, "%s:", name);
	for (; *time != '\0'; time++)
		if (*time != '-' && *time != ':')
			buf_putc(&line, *time);
	put_line(out, &line);
	buf_release(&line);
}

static void
put_uid(struct buf *out, const struct call *call, const struct entry *entry)
{
	char hex[DIGEST_TEXT_LEN + 1];
	struct buf uid = {0};

	digest_text(hex, &entry->digest);
	buf_putf(&uid, "%s@%s", hex, call->id);
	put_property(out, "UID", buf_text(&uid));
	buf_release(&uid);
}

/* Events */

static void
put_summary(struct buf *out, const struct assignment *a,
    const struct pair *pairs, size_t n)
{
	size_t missing = 0, cancelled = 0, i;
	struct buf text = {0};

	for (i = 0; i < n; i++) {
		missing += pair_is_missing(&pairs[i]);
		cancelled += pairs[i].state == PAIR_CANCELLED;
	}
	buf_putf(&text, "%s: %zu proposal%s of stage %u, %zu missing",
	    a->expert, n, n == 1 ? "" : "s", a->stage, missing);
	put_property(out, "SUMMARY", buf_text(&text));
	put_property(out, "STATUS", cancelled == n ? "CANCELLED" :
	    "CONFIRMED");
	buf_release(&text);
}

static void
put_description(struct buf *out, const struct book *book,
    unsigned stage, const struct pair *pairs, size_t n)
{
	const struct entry *proposal;
	struct buf text = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		proposal = book_proposal(book, pairs[i].proposal, stage);
		buf_putf(&text, "%s%s %s %s", i == 0 ? "" : "\n",
		    pairs[i].proposal, pair_state_words[pairs[i].state],
		    proposal == NULL ? "" :
		    proposal->record->body.proposal.title);
	}
	put_property(out, "DESCRIPTION", buf_text(&text));
	out->failed = out->failed || text.failed;
	buf_release(&text);
}

/* The pairs that one ASSIGNMENT brought. */
static void
put_event(struct buf *out, const struct book *book,
    const struct pair *pairs, size_t n)
{
	const struct entry *entry = pairs[0].assignment;
	const struct assignment *a = &entry->record->body.assignment;

	put_property(out, "BEGIN", "VEVENT");
	put_uid(out, book->call, entry);
	put_time(out, "DTSTAMP", a->deadline);
	put_time(out, "DTSTART", a->deadline);
	put_summary(out, a, pairs, n);
	put_description(out, book, a->stage, pairs, n);
	put_property(out, "TRANSP", "TRANSPARENT");
	put_property(out, "END", "VEVENT");
}

/* What was assigned anew, with another deadline: its day is over. */
static void
put_moved(struct buf *out, const struct book *book,
    const struct entry *entry)
{
	const struct assignment *a = &entry->record->body.assignment;
	struct buf text = {0};

	put_property(out, "BEGIN", "VEVENT");
	put_uid(out, book->call, entry);
	put_time(out, "DTSTAMP", a->deadline);
	put_time(out, "DTSTART", a->deadline);
	buf_putf(&text, "%s: assigned anew in stage %u", a->expert, a->stage);
	put_property(out, "SUMMARY", buf_text(&text));
	buf_release(&text);
	put_property(out, "STATUS", "CANCELLED");
	put_property(out, "SEQUENCE", "1");
	put_property(out, "END", "VEVENT");
}

static bool
stands(const struct entry *entry, const struct pair *pairs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (pairs[i].assignment == entry)
			return true;
	return false;
}

static void
put_all_moved(struct buf *out, const struct book *book, unsigned stage,
    const struct pair *pairs, size_t n)
{
	const struct entries *all = book_kind(book, RECORD_ASSIGNMENT);
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->list[i]->believed &&
		    all->list[i]->record->body.assignment.stage == stage &&
		    !stands(all->list[i], pairs, n))
			put_moved(out, book, all->list[i]);
}

/* By deadline, then as the ledger has the assignments, then by proposal. */
static int
by_deadline(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = strcmp(x->assignment->record->body.assignment.deadline,
	    y->assignment->record->body.assignment.deadline);

	if (order == 0)
		order = digest_cmp(&x->assignment->digest,
		    &y->assignment->digest);
	return order != 0 ? order : strcmp(x->proposal, y->proposal);
}

static int
put_stage(struct buf *out, const struct book *book, unsigned stage,
    struct fault *why)
{
	struct pair *pairs;
	size_t n, first, end;

	if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
		return -1;
	if (n > 0)
		qsort(pairs, n, sizeof(*pairs), by_deadline);
	for (first = 0; first < n; first = end) {
		for (end = first; end < n && pairs[end].assignment ==
		    pairs[first].assignment; end++)
			continue;
		put_event(out, book, &pairs[first], end - first);
	}
	put_all_moved(out, book, stage, pairs, n);
	return 0;
}

int
calendar_write(const struct book *book, struct buf *out, struct fault *why)
{
	size_t s;

	put_property(out, "BEGIN", "VCALENDAR");
	put_property(out, "VERSION", "2.0");
	put_property(out, "PRODID", "-//mita//mita-coordinator//EN");
	for (s = 0; s < book->call->n_stages; s++)
		if (put_stage(out, book, book->call->stages[s].number,
		    why) == -1)
			return -1;
	put_property(out, "END", "VCALENDAR");
	return out->failed ? fault_memory(why) : 0;
}
