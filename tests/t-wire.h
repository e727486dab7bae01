#ifndef MITA_TESTS_T_WIRE_H
#define MITA_TESTS_T_WIRE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/wire/record.h"
#include "tests/tap.h"

/*
 * One good record of each kind, taken apart, and what a reader says of one
 * that was changed.  The samples in tests/data/records were written from
 * mita-record(5), not by the program.
 */

enum { UNITS_MAX = 200 };

/* Lines that end in a text, as the page says of each kind. */
static const char *const with_text[RECORD_KINDS] = {
	[RECORD_CALL] = " agency title contact code-name free-mail undertaking-title"
	    " undertaking-text level-name level-text stage-title"
	    " eligibility-text question-text option-name criterion-name"
	    " criterion-guide ",
	[RECORD_KEY] = " name organisation email ",
	[RECORD_ADMISSION] = "",
	[RECORD_PROPOSAL] = " title partner domain document ",
	[RECORD_ASSIGNMENT] = "",
	[RECORD_CANCELLATION] = " officer reason ",
	[RECORD_DECLARATION] = " text ",
	[RECORD_EVALUATION] = " reason answer score remark ",
	[RECORD_RULING] = " officer reason ",
	[RECORD_RESULT] = " missing-reason ",
	[RECORD_REVOCATION] = " officer reason ",
	[RECORD_MANIFEST] = "",
};

/* One line with the text behind it. */
struct unit {
	size_t	start;
	size_t	head;		/* its first LF */
	size_t	end;		/* behind its last LF */
	char	word[40];
	bool	text;
};

struct sample {
	const char	*name;
	int		 kind;
	struct buf	 bytes;
	size_t		 n;
	struct unit	 units[UNITS_MAX];
};

static inline bool
is_in(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *at;

	for (at = strstr(words, word); at != NULL; at = strstr(at + 1, word))
		if (at > words && at[-1] == ' ' && at[len] == ' ')
			return true;
	return false;
}

/* Take the sample apart without the program's help. */
static inline void
scan(struct sample *s)
{
	const char *text = buf_text(&s->bytes);
	struct unit *u;
	size_t at = 0;

	while (at < s->bytes.len && s->n < UNITS_MAX) {
		u = &s->units[s->n++];
		u->start = at;
		u->head = at + strcspn(text + at, "\n");
		u->end = u->head + 1;
		snprintf(u->word, sizeof(u->word), "%.*s",
		    (int)strcspn(text + at, " \n"), text + at);
		u->text = is_in(with_text[s->kind], u->word);
		if (u->text) {
			for (at = u->head; text[at - 1] != ' '; at--)
				continue;
			u->end += strtoul(text + at, NULL, 10) + 1;
		}
		at = u->end;
	}
}

/*
 * "read" when the bytes are a record and writing it gives them again, else
 * the reason of the refusal.  The copy ends where the record does, so that a
 * memory checker sees every step too far.
 */
static inline const char *
verdict(const char *text, size_t len)
{
	struct arena *arena = arena_new();
	char *copy = malloc(len == 0 ? 1 : len);
	const char *says = "read";
	struct fault why = {0};
	struct buf again = {0};
	struct record record;

	memcpy(copy, text, len);
	if (record_read(&record, arena, copy, len, &why) == -1)
		says = why.code == FAULT_REFUSED ? why.reason : "CODE";
	else if (record_write(&again, &record, NULL) == -1)
		says = "UNWRITABLE";
	else if (again.len != len || memcmp(again.bytes, text, len) != 0)
		says = "CHANGED";
	buf_release(&again);
	arena_free(arena);
	free(copy);
	return says;
}

/* Tries of one sort: how many there were, and how many ended otherwise. */
static int tries, wrong;

static inline void
expect(const char *want, const char *text, size_t len, const char *what,
    size_t where)
{
	const char *got = verdict(text, len);

	tries++;
	if (strcmp(got, want) != 0 && wrong++ < 5)
		note("%s at %zu: %s, should be %s", what, where, got, want);
}

static inline void
report(const char *name, const char *what)
{
	ok(tries > 0 && wrong == 0, "%s: %s (%d)", name, what, tries);
	tries = wrong = 0;
}

static inline bool
load(struct sample *s, int kind)
{
	static const char *const names[RECORD_KINDS] = { "call", "key",
	    "admission", "proposal", "assignment", "cancellation",
	    "declaration", "evaluation", "ruling", "result", "revocation",
	    "manifest" };
	const char *src = getenv("srcdir");
	struct fault why = {0};
	char path[4096];

	*s = (struct sample){ .name = names[kind], .kind = kind };
	snprintf(path, sizeof(path), "%s/tests/data/records/%s.record",
	    src == NULL ? "." : src, s->name);
	if (file_read(path, RECORD_MAX, &s->bytes, &why) == -1)
		return ok(false, "%s", why.text);
	scan(s);
	return true;
}

#endif
