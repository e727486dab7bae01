/* What letters to applicants say of themselves, from a table. */
#include "config.h"

#include "mita/office/letterheads.h"

#include <stdio.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/model/record.h"
#include "mita/office/csv_fields.h"
#include "mita/office/filing.h"

enum {
	C_PROPOSAL, C_LANGUAGE, C_NUMBER, C_DATE, C_COMPLAIN, C_SIGNATORY,
	COLUMNS
};

/* "number" is what others call a proposal. */
static const struct csv_column columns[COLUMNS] = {
	[C_PROPOSAL] = { "proposal", PROPOSAL_NAMES, false },
	[C_LANGUAGE] = { "language", "kalba", false },
	[C_NUMBER] = { "act", "act number,aktas,akto nr,akto nr.,rašto nr,"
	    "rašto nr.,registracijos nr,registracijos nr.", false },
	[C_DATE] = { "date", "act date,data,registracijos data", false },
	[C_COMPLAIN] = { "complain", "complaint,redress,apskundimas,"
	    "apskundimo tvarka", false },
	[C_SIGNATORY] = { "signatory", "signed by,pasirašo", false },
};

struct letterheads {
	size_t	 n;
	struct letter_line {
		const char	*cells[COLUMNS];	/* "" is not told */
	}	*heads;
};

static bool
has_proposal(const struct book *book, const char *id)
{
	size_t s;

	for (s = 0; s < book->call->n_stages; s++)
		if (book_proposal(book, id, book->call->stages[s].number) !=
		    NULL)
			return true;
	return false;
}

static bool
is_of_call(const struct call *call, const char *language)
{
	size_t i;

	for (i = 0; i < call->n_languages; i++)
		if (strcmp(call->languages[i], language) == 0)
			return true;
	return false;
}

static bool
is_date(const char *text)
{
	char time[CLOCK_TEXT_LEN + 1];
	int64_t at;
	int n = snprintf(time, sizeof(time), "%sT00:00:00Z", text);

	return n == CLOCK_TEXT_LEN && clock_parse(time, &at);
}

static void
check(struct filing *in, const struct book *book, const struct csv_row *row)
{
	const char *proposal = row->cells[C_PROPOSAL];
	const char *language = row->cells[C_LANGUAGE];
	const char *date = row->cells[C_DATE];

	if (proposal[0] != '\0' && !has_proposal(book, proposal))
		filing_bad(in, row, C_PROPOSAL, "there is no proposal"
		    " \"%.40s\"; leave the cell empty for all", proposal);
	if (language[0] != '\0' && !is_of_call(book->call, language))
		filing_bad(in, row, C_LANGUAGE, "the call has no language"
		    " \"%.40s\"; leave the cell empty for all", language);
	if (date[0] != '\0' && !is_date(date))
		filing_bad(in, row, C_DATE, "\"%.40s\" is no day such as"
		    " 2026-12-12", date);
}

/* A lone "-" is nothing, as in other tables. */
static void
copy(struct letterheads *heads, struct arena *arena,
    const struct csv_row *row, bool *failed)
{
	struct letter_line *head = &heads->heads[heads->n++];
	size_t i;

	for (i = 0; i < COLUMNS; i++) {
		const char *cell = row->cells[i];

		head->cells[i] = arena_string(arena,
		    strcmp(cell, "-") == 0 ? "" : cell);
		*failed = *failed || head->cells[i] == NULL;
	}
}

static int
take(struct letterheads *heads, struct filing *in, const struct book *book,
    struct arena *arena, struct fault *why)
{
	bool failed = false;
	size_t i;

	if (filing_read(in, columns, COLUMNS, why) == -1)
		return -1;
	heads->heads = arena_alloc(arena,
	    (in->csv.n + 1) * sizeof(*heads->heads));
	if (heads->heads == NULL)
		return fault_memory(why);
	for (i = 0; i < in->csv.n; i++) {
		check(in, book, &in->csv.rows[i]);
		copy(heads, arena, &in->csv.rows[i], &failed);
		if (failed)
			return fault_memory(why);
	}
	/* Whoever mistypes a heading would send letters without it. */
	for (i = 0; i < in->csv.n_others; i++)
		if (!filing_is_blank(in, COLUMNS + i))
			return fault_at(why, FAULT_REFUSED, "CSV",
			    in->file.path, "letters have no column \"%.80s\":"
			    " proposal, language, act, date, complain and"
			    " signatory", in->csv.headings[COLUMNS + i]);
	return filing_judge(in, why);
}

struct letterheads *
letterheads_read(const char *path, const struct book *book,
    struct arena *arena, struct fault *why)
{
	struct filing in = { .file = { .path = path } };
	struct letterheads *heads = arena_alloc(arena, sizeof(*heads));
	int rc;

	if (heads == NULL) {
		fault_memory(why);
		return NULL;
	}
	rc = take(heads, &in, book, arena, why);
	filing_release(&in);
	return rc == -1 ? NULL : heads;
}

/* How close the line is to the proposal; 0: it is of another. */
static unsigned
closeness(const struct letter_line *head, const char *proposal,
    const char *language)
{
	const char *of = head->cells[C_PROPOSAL];
	const char *in = head->cells[C_LANGUAGE];

	if ((of[0] != '\0' && strcmp(of, proposal) != 0) ||
	    (in[0] != '\0' && strcmp(in, language) != 0))
		return 0;
	return of[0] != '\0' ? 2 : 1;
}

static const char *
cell_of(const struct letterheads *heads, int column, const char *proposal,
    const char *language)
{
	const char *found = "";
	unsigned best = 1;
	size_t i;

	for (i = 0; heads != NULL && i < heads->n; i++) {
		const struct letter_line *head = &heads->heads[i];
		unsigned close = closeness(head, proposal, language);

		if (close < best || head->cells[column][0] == '\0')
			continue;
		best = close;
		found = head->cells[column];
	}
	return found;
}

struct letterhead
letterheads_of(const struct letterheads *heads, const char *proposal,
    const char *language)
{
	return (struct letterhead){
		.number = cell_of(heads, C_NUMBER, proposal, language),
		.date = cell_of(heads, C_DATE, proposal, language),
		.complain = cell_of(heads, C_COMPLAIN, proposal, language),
		.signatory = cell_of(heads, C_SIGNATORY, proposal, language),
		.ledger = "",
	};
}
