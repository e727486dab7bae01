/* The verbs remind and calendar. */
#include "config.h"

#include "mita/coordinator/remind.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/sending.h"
#include "mita/office/outbox.h"
#include "mita/office/register.h"
#include "mita/report/calendar.h"
#include "mita/report/letter.h"
#include "mita/report/reminder.h"

/* What experts still owe: a letter for each, and deadlines for officers. */

int
coordinator_reminder(const struct book *book, const struct due *dues,
    size_t n, struct buf *out, struct fault *why)
{
	const char *ours = translate_language();
	struct letter *letter;
	int rc = -1;

	translate_to(letter_language(book->call,
	    book_card(book, dues[0].pair->expert)->languages[0]));
	if ((letter = reminder_letter(book, dues, n, why)) != NULL)
		rc = letter_text(letter, out) == -1 ? fault_memory(why) : 0;
	letter_free(letter);
	translate_to(ours);
	return rc;
}

static int
put_letter(const struct book *book, struct outbox *outbox,
    const struct due *dues, size_t n, struct fault *why)
{
	struct buf text = {0};
	char name[ID_MAX + 8];
	int rc = -1;

	snprintf(name, sizeof(name), "%s.txt", dues[0].pair->expert);
	if (coordinator_reminder(book, dues, n, &text, why) == 0)
		rc = outbox_put(outbox, name, text.bytes, text.len, why);
	buf_release(&text);
	return rc;
}

static int
remind(const struct parsed *line, struct register_file *reg,
    struct outbox *outbox, struct fault *why)
{
	struct due *dues;
	unsigned stage;
	size_t n, first, end;

	if (coordinator_stage(line, &stage, why) == -1 ||
	    reminder_list(reg->book, stage, &dues, &n, why) == -1)
		return -1;
	for (first = 0; first < n; first = end) {
		for (end = first; end < n && strcmp(dues[end].pair->expert,
		    dues[first].pair->expert) == 0; end++)
			continue;
		if (put_letter(reg->book, outbox, &dues[first], end - first,
		    why) == -1)
			return -1;
	}
	program_sayf(coordinator_program, "%zu evaluation%s missing; %zu"
	    " reminder%s in %s.", n, n == 1 ? "" : "s", outbox_count(outbox),
	    outbox_count(outbox) == 1 ? "" : "s", parsed_operand(line, 0));
	return 0;
}

int
verb_remind(const struct parsed *line)
{
	const char *folder = parsed_operand(line, 0);
	struct fault fault;

	/* An old reminder beside new ones would be sent once more. */
	if (file_exists(folder)) {
		fault_at(&fault, FAULT_REFUSED, "EXISTS", folder,
		    "already there");
		fault_remedy(&fault, "name a new folder");
		return program_fail(coordinator_program, &fault);
	}
	return coordinator_send(line, false, remind);
}

int
verb_calendar(const struct parsed *line)
{
	const char *path = parsed_operand(line, 0);
	struct register_file *reg;
	struct buf text = {0};
	struct fault fault;
	int rc = 0;

	if ((reg = coordinator_open(line, true, &fault)) == NULL)
		return program_fail(coordinator_program, &fault);
	if (register_check(reg, &fault) == -1 ||
	    calendar_write(reg->book, &text, &fault) == -1 ||
	    file_write(path, text.bytes, text.len, 0644, &fault) == -1)
		rc = program_fail(coordinator_program, &fault);
	buf_release(&text);
	register_close(reg);
	return rc;
}
