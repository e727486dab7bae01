#include "config.h"

#include "mita/desk/wish.h"

#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/desk/act.h"

const struct csv_column wish_columns[WISH_COLUMNS] = {
	[W_EXPERT] = { "expert", EXPERT_NAMES, false },
	[W_EMAIL] = { "email", EMAIL_NAMES, false },
	[W_STAGE] = { "stage", STAGE_NAMES, false },
	[W_PROPOSAL] = { "proposal", PROPOSAL_NAMES, true },
	[W_DEADLINE] = { "deadline", "terminas", false },
	[W_ACTION] = { "action", "assignment,type,veiksmas", false },
	[W_TYPE] = { "review type", "rtype", false },
	[W_OFFICER] = { "officer", OFFICER_NAMES, false },
	[W_REASON] = { "reason", REASON_NAMES, false },
	[W_CONFLICT] = { "conflict", CONFLICT_NAMES, false },
	[W_PREFERENCE] = { "preference", "pref,revpref,bid", false },
	[W_STATE] = { "state", "status,būsena", false },
	[W_MISSING] = { "missing", "", false },
	[W_TITLE] = { "title", TITLE_NAMES, false },
	[W_GIVEN] = { "given_name", GIVEN_NAMES, false },
	[W_FAMILY] = { "family_name", FAMILY_NAMES, false },
	[W_NAME] = { "name", FULL_NAMES, false },
};

/* More wishes than pairs that any call has. */
enum { WISHES_MAX = 1000000 };

/* Words, folded; "" is an empty cell */

enum verdict { IS_UNKNOWN, IS_SEAT, IS_RESERVE, IS_LEAD };

static const struct {
	const char	*word;
	enum verdict	 verdict;
} types[] = {
	{ "assign", IS_SEAT }, { "review", IS_SEAT }, { "primary", IS_SEAT },
	{ "pri", IS_SEAT }, { "external", IS_SEAT }, { "ext", IS_SEAT },
	{ "pcreview", IS_SEAT }, { "pc", IS_SEAT }, { "optional", IS_SEAT },
	{ "optionalreview", IS_SEAT }, { "reviewer", IS_SEAT },
	{ "priskirti", IS_SEAT }, { "any", IS_SEAT },
	{ "secondary", IS_RESERVE }, { "sec", IS_RESERVE },
	{ "reserve", IS_RESERVE },
	{ "lead", IS_LEAD }, { "meta", IS_LEAD }, { "metareview", IS_LEAD },
	{ "rapporteur", IS_LEAD }, { "shepherd", IS_LEAD },
};

static enum verdict
type_of(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i].word, word) == 0)
			return types[i].verdict;
	return IS_UNKNOWN;
}

/* "Clear-Review" as "clearreview". */
static void
fold_word(char *out, size_t room, const char *text)
{
	struct buf folded = {0};
	size_t i, n = 0;

	text_fold(&folded, text, strlen(text));
	for (i = 0; i < folded.len && n + 1 < room; i++)
		if (strchr(" _-", folded.bytes[i]) == NULL)
			out[n++] = folded.bytes[i];
	out[n] = '\0';
	buf_release(&folded);
}

/* A role that an expert cannot have here is said so. */
static bool
check_role(struct filing *in, const struct csv_row *row, int column,
    enum verdict verdict)
{
	if (verdict == IS_RESERVE)
		return filing_bad(in, row, column, "there are no reserve"
		    " experts here; assign another expert when one is"
		    " missing");
	if (verdict == IS_LEAD)
		return filing_bad(in, row, column, "there are no rapporteurs"
		    " here; the experts of a proposal are equal");
	return true;
}

/* "none:primary" and the like: what must be, and what shall be. */
static bool
read_type(struct filing *in, const struct csv_row *row, struct wish *wish)
{
	char word[64], *colon, *to = word;
	enum verdict old, new;

	if (row->cells[W_TYPE][0] == '\0')
		return true;
	fold_word(word, sizeof(word), row->cells[W_TYPE]);
	if ((colon = strchr(word, ':')) != NULL) {
		*colon = '\0';
		to = colon + 1;
		old = type_of(word);
		if (strcmp(word, "none") == 0)
			wish->when = WISH_IF_OFF;
		else if (old == IS_SEAT)
			wish->when = WISH_IF_ON;
		else if (old != IS_UNKNOWN)
			return check_role(in, row, W_TYPE, old);
	}
	new = type_of(to);
	if (strcmp(to, "none") == 0)
		wish->on = false;
	else if (new == IS_UNKNOWN || (colon != NULL &&
	    wish->when == WISH_ALWAYS))
		return filing_bad(in, row, W_TYPE, "\"%.40s\" is no kind of"
		    " review: primary, external, optional or none",
		    row->cells[W_TYPE]);
	return check_role(in, row, W_TYPE, new);
}

static bool
read_conflict(struct filing *in, const struct csv_row *row,
    struct wish *wish, bool on)
{
	const char *text = row->cells[W_CONFLICT];

	wish->kind = WISH_CONFLICT;
	wish->word.to = on ? CONFLICT_SET_ASIDE : CONFLICT_CLEAR;
	if (on && text[0] != '\0' && !conflict_word_read(&wish->word, text))
		return filing_bad(in, row, W_CONFLICT, "\"%.40s\" says nothing"
		    " of a conflict: yes, no, collaborator, advisor,"
		    " institutional, personal or other", text);
	wish->when = wish->word.when == IF_SET ? WISH_IF_ON :
	    wish->word.when == IF_CLEAR ? WISH_IF_OFF : WISH_ALWAYS;
	wish->on = wish->word.to == CONFLICT_SET_ASIDE;
	return true;
}

/* Without the "clear", "no" or "unassign" it begins with, or NULL. */
static const char *
cleared(const char *word)
{
	static const char *const starts[] = { "clear", "unassign", "no" };
	size_t i, len;

	for (i = 0; i < 3; i++) {
		len = strlen(starts[i]);
		if (strncmp(word, starts[i], len) == 0)
			return word + len;
	}
	return NULL;
}

static bool
read_action(struct filing *in, const struct csv_row *row, struct wish *wish,
    bool *none)
{
	const char *text = row->cells[W_ACTION], *rest;
	enum verdict verdict;
	char word[64];

	fold_word(word, sizeof(word), text);
	*none = strcmp(word, "none") == 0 || strcmp(word, "null") == 0;
	wish->on = true;
	if (*none)
		return true;
	if ((rest = cleared(word)) == NULL)
		rest = word;
	wish->on = rest == word;
	if (strcmp(rest, "conflict") == 0)
		return read_conflict(in, row, wish, wish->on);
	if (strcmp(word, "withdraw") == 0 || strcmp(word, "revive") == 0) {
		wish->kind = WISH_OUT;
		wish->on = word[0] == 'w';
		return true;
	}
	if (strcmp(word, "cancel") == 0 || strcmp(word, "unassign") == 0 ||
	    strcmp(word, "atsaukti") == 0) {
		wish->on = false;
		return true;
	}
	verdict = word[0] == '\0' ? IS_SEAT : type_of(rest);
	if (verdict == IS_UNKNOWN)
		return filing_bad(in, row, W_ACTION, "\"%.40s\" is nothing"
		    " that is done here: assign, cancel, conflict,"
		    " clearconflict, withdraw, revive, or HotCRP's words for"
		    " them", text);
	return check_role(in, row, W_ACTION, verdict) &&
	    read_type(in, row, wish);
}

/* What a line is about: one pair, or many */

static bool
add_wish(struct wishes *wishes, const struct wish *wish)
{
	struct filing *in = wishes->in;

	if (wishes->n == WISHES_MAX)
		return filing_bad(in, wish->row, -1, "the table asks for more"
		    " than %d things", WISHES_MAX);
	wishes->list = arena_grow(in->arena, wishes->list, wishes->n,
	    sizeof(*wishes->list));
	if (wishes->list == NULL) {
		in->failed = true;
		wishes->n = 0;
		return false;
	}
	wishes->list[wishes->n] = *wish;
	wishes->list[wishes->n].order = wishes->n;
	wishes->n++;
	return true;
}

static bool
add_experts(struct wishes *wishes, struct wish wish, bool all)
{
	size_t i;

	if (!all)
		return add_wish(wishes, &wish);
	for (i = 0; i < wishes->lookup.n_experts; i++) {
		wish.expert = wishes->lookup.experts[i];
		if (!add_wish(wishes, &wish))
			return false;
	}
	return true;
}

/* In the stage of the wish, or in any if that is 0. */
static bool
add_proposals(struct wishes *wishes, struct wish wish, bool all_proposals,
    bool all_experts)
{
	const char *id = wish.row->cells[W_PROPOSAL];
	unsigned stage = wish.stage;
	const struct proposal *p;
	size_t i;

	for (i = 0; i < wishes->lookup.n_proposals; i++) {
		p = &wishes->lookup.proposals[i]->record->body.proposal;
		if ((stage != 0 && p->stage != stage) ||
		    (!all_proposals && strcmp(p->id, id) != 0))
			continue;
		wish.stage = p->stage;
		wish.proposal = p->id;
		if (!add_experts(wishes, wish, all_experts))
			return false;
	}
	return all_proposals || wish.proposal != NULL || filing_bad(wishes->in,
	    wish.row, W_PROPOSAL, "there is no proposal \"%.40s\"", id);
}

/* "any" stage is one for clearing: nobody is assigned in all of them. */
static bool
read_stage(struct wishes *wishes, const struct csv_row *row,
    struct wish *wish)
{
	struct filing *in = wishes->in;

	if (!cell_is_all(row->cells[W_STAGE]))
		return cell_stage(in, &wishes->lookup, row, W_STAGE,
		    &wish->stage);
	wish->stage = 0;
	return !wish->on || filing_bad(in, row, W_STAGE, "\"%.20s\" names no"
	    " stage to assign in", row->cells[W_STAGE]);
}

/* Of a line that says nothing new, too: 01/05/2026 is not a day for all. */
static bool
check_deadline(struct filing *in, const struct csv_row *row)
{
	const char *text = row->cells[W_DEADLINE];
	int64_t at;

	return text[0] == '\0' || clock_read(text, &at) || filing_bad(in, row,
	    W_DEADLINE, "\"%.40s\" is no time such as 2026-12-12T15:00:00Z or"
	    " 2026-12-12T17:00+02:00", text);
}

static bool
read_line(struct wishes *wishes, const struct csv_row *row)
{
	static const int columns[2] = { W_EXPERT, W_EMAIL };
	struct wish wish = { .row = row, .column = W_ACTION, .expert = "-" };
	const char *person = row->cells[W_EXPERT][0] != '\0' ?
	    row->cells[W_EXPERT] : row->cells[W_EMAIL];
	struct filing *in = wishes->in;
	bool none, all_experts, all_proposals;

	/* What "assign show" tells of the past. */
	if (strcmp(row->cells[W_STATE], "CANCELLED") == 0 &&
	    row->cells[W_ACTION][0] == '\0')
		return true;
	if (!read_action(in, row, &wish, &none) || none)
		return none;
	if (wish.kind == WISH_SEAT && row->cells[W_CONFLICT][0] != '\0')
		return filing_bad(in, row, W_CONFLICT, "a conflict is stated"
		    " by the action conflict, or with \"conflict add\"");
	if (!check_deadline(in, row) || !read_stage(wishes, row, &wish))
		return false;
	all_proposals = cell_is_all(row->cells[W_PROPOSAL]);
	if (!all_proposals && wish.stage != 0 && !cell_proposal(in,
	    &wishes->lookup, row, W_PROPOSAL, wish.stage))
		return false;
	all_experts = wish.kind != WISH_OUT && cell_is_all(person);
	if (wish.kind != WISH_OUT && !all_experts && !cell_expert(in,
	    &wishes->lookup, row, columns, &wish.expert))
		return false;
	return add_proposals(wishes, wish, all_proposals, all_experts);
}

/* A sheet: proposals down, experts across */

static bool
read_mark(struct wishes *wishes, const struct csv_row *row, int column,
    struct wish *wish)
{
	const char *text = row->cells[column];
	struct filing *in = wishes->in;

	wish->column = column;
	wish->on = true;
	if (strcasecmp(text, "x") == 0 || strcmp(text, "1") == 0 ||
	    strcasecmp(text, "p") == 0)
		return true;
	if (strcasecmp(text, "c") == 0) {
		wish->kind = WISH_CONFLICT;
		wish->word.to = CONFLICT_SET_ASIDE;
		return true;
	}
	if (strcmp(text, "-") == 0) {
		wish->on = false;
		return true;
	}
	if (strcasecmp(text, "s") == 0)
		return check_role(in, row, column, IS_RESERVE);
	if (strcasecmp(text, "r") == 0)
		return check_role(in, row, column, IS_LEAD);
	return filing_bad(in, row, column, "\"%.40s\" is no mark of a sheet:"
	    " x, 1 or p assigns, c is a conflict, - cancels", text);
}

static void
read_sheet_line(struct wishes *wishes, const struct csv_row *row,
    const char *const *experts)
{
	struct filing *in = wishes->in;
	unsigned stage;
	size_t i;

	if (!check_deadline(in, row) ||
	    !cell_stage(in, &wishes->lookup, row, W_STAGE, &stage) ||
	    !cell_proposal(in, &wishes->lookup, row, W_PROPOSAL, stage))
		return;
	for (i = 0; i < in->csv.n_others; i++) {
		struct wish wish = { .row = row, .stage = stage,
		    .expert = experts[i], .proposal = row->cells[W_PROPOSAL] };
		int column = WISH_COLUMNS + (int)i;

		if (row->cells[column][0] != '\0' && (!read_mark(wishes, row,
		    column, &wish) || !add_wish(wishes, &wish)))
			return;
	}
}

/* Every other column is an expert: a mistyped one must not be lost. */
static int
read_experts(struct wishes *wishes, const char **experts, struct fault *why)
{
	struct filing *in = wishes->in;
	size_t i, k;
	bool many;

	for (i = 0; i < in->csv.n_others; i++) {
		const char *name = in->csv.headings[WISH_COLUMNS + i];

		if (filing_is_blank(in, WISH_COLUMNS + i))
			continue;
		experts[i] = lookup_expert(&wishes->lookup, name, &many);
		if (experts[i] == NULL || many)
			return fault_set(why, FAULT_REFUSED, "CSV", "%s: line"
			    " %u: the column \"%.60s\" is neither known nor an"
			    " expert's id or e-mail address; nothing was"
			    " applied", in->file.path, in->csv.line, name);
		for (k = 0; k < i; k++)
			if (experts[k] == experts[i])
				return fault_set(why, FAULT_REFUSED, "CSV",
				    "%s: line %u: two columns are of %s;"
				    " nothing was applied", in->file.path,
				    in->csv.line, experts[i]);
	}
	return 0;
}

static int
read_sheet(struct wishes *wishes, struct fault *why)
{
	struct filing *in = wishes->in;
	const char **experts;
	size_t i;

	experts = arena_alloc(in->arena,
	    (in->csv.n_others + 1) * sizeof(*experts));
	if (experts == NULL)
		return fault_memory(why);
	if (read_experts(wishes, experts, why) == -1)
		return -1;
	for (i = 0; i < in->csv.n; i++)
		read_sheet_line(wishes, &in->csv.rows[i], experts);
	return 0;
}

static int
no_column(const struct filing *in, const char *name, struct fault *why)
{
	return fault_set(why, FAULT_REFUSED, "CSV", "%s: line %u: there is no"
	    " column %s; nothing was applied", in->file.path, in->csv.line,
	    name);
}

int
wishes_read(struct wishes *wishes, struct fault *why)
{
	struct filing *in = wishes->in;
	const char **headings = in->csv.headings;
	bool people = headings[W_EXPERT] != NULL || headings[W_EMAIL] != NULL;
	size_t i;

	if (headings[W_STAGE] == NULL && in->stage == 0)
		return fault_set(why, FAULT_REFUSED, "CSV", "%s: line %u: there"
		    " is no column stage, and no --stage; nothing was applied",
		    in->file.path, in->csv.line);
	/* Without an action, wanting to read would become having to. */
	if (headings[W_PREFERENCE] != NULL)
		return fault_set(why, FAULT_REFUSED, "CSV", "%s: line %u:"
		    " preferences are not kept here; take out the column"
		    " \"%.60s\" if this is no table of them", in->file.path,
		    in->csv.line, headings[W_PREFERENCE]);
	if (!people && headings[W_ACTION] == NULL && in->csv.n_others > 0)
		return read_sheet(wishes, why);
	if (!people && headings[W_ACTION] == NULL)
		return no_column(in, "expert", why);
	filing_tell_unknown(in);
	for (i = 0; i < in->csv.n; i++)
		read_line(wishes, &in->csv.rows[i]);
	return 0;
}
