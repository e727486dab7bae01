/* Names of columns elsewhere, and cells of one kind. */
#include "config.h"

#include "mita/office/csv_fields.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mita/base/number.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"

bool
cell_is_all(const char *text)
{
	static const char *const words[] = { "all", "any", "pc", "#pc" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

const char *
cell_or(const struct csv_row *row, int column, const char *otherwise)
{
	if (row->cells[column][0] != '\0')
		return row->cells[column];
	return otherwise == NULL ? "" : otherwise;
}

/* "1", or "R1" as rounds are often called. */
static unsigned
read_stage(const char *text)
{
	int64_t stage = 0;

	number_read(text + (text[0] == 'R' || text[0] == 'r'), 1, STAGES_MAX,
	    &stage);
	return (unsigned)stage;
}

bool
cell_stage(struct filing *in, const struct lookup *lookup,
    const struct csv_row *row, int column, unsigned *out)
{
	const char *text = row->cells[column];
	bool none = text[0] == '\0' || strcasecmp(text, "none") == 0 ||
	    strcasecmp(text, "unnamed") == 0;

	*out = none ? in->stage : read_stage(text);
	if (none && *out == 0)
		return filing_bad(in, row, column, "the stage is missing;"
		    " write 1 or 2, or say --stage");
	if (strchr(text, ':') != NULL)
		return filing_bad(in, row, column, "\"%.40s\": an assignment"
		    " cannot go over to another stage; cancel it and assign"
		    " anew", text);
	if (call_stage(lookup->book->call, *out) == NULL)
		return filing_bad(in, row, column,
		    "\"%.20s\" is no stage of the call", text);
	return true;
}

static bool
one_expert(struct filing *in, const struct lookup *lookup,
    const struct csv_row *row, int column, const char **out)
{
	const char *text = row->cells[column];
	bool many;

	*out = lookup_expert(lookup, text, &many);
	if (many)
		return filing_bad(in, row, column, "more than one expert has"
		    " the address \"%.60s\"; name the id", text);
	if (*out == NULL)
		return filing_bad(in, row, column,
		    "there is no expert \"%.60s\"", text);
	return true;
}

bool
cell_expert(struct filing *in, const struct lookup *lookup,
    const struct csv_row *row, const int columns[static 2], const char **out)
{
	const char *second;
	int i = row->cells[columns[0]][0] == '\0';

	*out = NULL;
	if (row->cells[columns[i]][0] == '\0')
		return filing_bad(in, row, columns[0],
		    "the expert is missing");
	if (!one_expert(in, lookup, row, columns[i], out))
		return false;
	if (i == 1 || row->cells[columns[1]][0] == '\0')
		return true;
	if (!one_expert(in, lookup, row, columns[1], &second))
		return false;
	return strcmp(*out, second) == 0 || filing_bad(in, row, columns[1],
	    "%.60s is %s, not %s", row->cells[columns[1]], second, *out);
}

bool
cell_proposal(struct filing *in, const struct lookup *lookup,
    const struct csv_row *row, int column, unsigned stage)
{
	const char *text = row->cells[column];

	if (text[0] == '\0')
		return filing_bad(in, row, column, "the proposal is missing");
	if (!id_is(text))
		return filing_bad(in, row, column, "\"%.40s\" is no id, and"
		    " searches are not understood here: name one proposal on"
		    " each line, or all; \"proposal list\" and \"assign show\""
		    " tell what there is", text);
	return book_proposal(lookup->book, text, stage) != NULL ||
	    filing_bad(in, row, column,
	    "there is no proposal \"%.40s\" in stage %u", text, stage);
}

/* Conflicts */

struct word {
	const char	*text;
	int		 to;
	bool		 type;
	bool		 ours;
};

static const struct word words[] = {
	{ "KEEP", CONFLICT_KEEP, false, true },
	{ "SET-ASIDE", CONFLICT_SET_ASIDE, false, true },
	{ "palikti", CONFLICT_KEEP, false, true },
	{ "nušalinti", CONFLICT_SET_ASIDE, false, true },
	{ "none", CONFLICT_CLEAR, false, false },
	{ "no", CONFLICT_CLEAR, false, false },
	{ "off", CONFLICT_CLEAR, false, false },
	{ "false", CONFLICT_CLEAR, false, false },
	{ "0", CONFLICT_CLEAR, false, false },
	{ "ne", CONFLICT_CLEAR, false, false },
	{ "yes", CONFLICT_SET_ASIDE, false, false },
	{ "on", CONFLICT_SET_ASIDE, false, false },
	{ "any", CONFLICT_SET_ASIDE, false, false },
	{ "true", CONFLICT_SET_ASIDE, false, false },
	{ "1", CONFLICT_SET_ASIDE, false, false },
	{ "taip", CONFLICT_SET_ASIDE, false, false },
	{ "conflict", CONFLICT_SET_ASIDE, false, false },
	{ "confirmed", CONFLICT_SET_ASIDE, false, false },
	{ "collaborator", CONFLICT_SET_ASIDE, true, false },
	{ "advisor", CONFLICT_SET_ASIDE, true, false },
	{ "advisee", CONFLICT_SET_ASIDE, true, false },
	{ "student", CONFLICT_SET_ASIDE, true, false },
	{ "institutional", CONFLICT_SET_ASIDE, true, false },
	{ "personal", CONFLICT_SET_ASIDE, true, false },
	{ "other", CONFLICT_SET_ASIDE, true, false },
	{ "administrative", CONFLICT_SET_ASIDE, true, false },
};

/*
 * Pinned is what only an administrator may change: here, everything is, so
 * the word adds nothing.
 */
static const struct word *
find_word(const char *text, size_t len)
{
	static const char pinned[] = "pinned", unpinned[] = "unpinned";
	size_t cut = 0, i;

	if (len >= sizeof(pinned) - 1 &&
	    strncasecmp(text, pinned, sizeof(pinned) - 1) == 0)
		cut = sizeof(pinned) - 1;
	else if (len >= sizeof(unpinned) - 1 &&
	    strncasecmp(text, unpinned, sizeof(unpinned) - 1) == 0)
		cut = sizeof(unpinned) - 1;
	if (cut > 0 && cut == len) {
		text = "conflict";
		len = strlen(text);
	} else if (cut > 0 && text[cut] == ' ') {
		text += cut + 1;
		len -= cut + 1;
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].text) == len &&
		    strncasecmp(words[i].text, text, len) == 0)
			return &words[i];
	return NULL;
}

bool
conflict_word_read(struct conflict_word *out, const char *text)
{
	const char *colon = strchr(text, ':');
	const struct word *old, *new;

	*out = (struct conflict_word){ .when = IF_ANYHOW };
	if (colon != NULL) {
		old = find_word(text, (size_t)(colon - text));
		if (old == NULL)
			return false;
		out->when = old->to == CONFLICT_CLEAR ? IF_CLEAR : IF_SET;
		text = colon + 1;
	}
	if ((new = find_word(text, strlen(text))) == NULL)
		return false;
	out->to = new->to;
	out->type = new->type ? new->text : NULL;
	out->ours = new->ours;
	return true;
}
