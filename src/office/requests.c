/* What the lines of a table of assignments ask for. */
#include "config.h"

#include "mita/office/requests.h"

#include <string.h>
#include <strings.h>

#include "mita/base/arena.h"
#include "mita/base/clock.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/office/csv_fields.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"

const struct csv_column request_columns[REQUEST_COLUMNS] = {
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

/* More requests than pairs that any call has. */
enum { REQUESTS_MAX = 1000000 };

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
read_type(struct filing *in, const struct csv_row *row, struct request *request)
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
			request->when = REQUEST_IF_OFF;
		else if (old == IS_SEAT)
			request->when = REQUEST_IF_ON;
		else if (old != IS_UNKNOWN)
			return check_role(in, row, W_TYPE, old);
	}
	new = type_of(to);
	if (strcmp(to, "none") == 0)
		request->on = false;
	else if (new == IS_UNKNOWN || (colon != NULL &&
	    request->when == REQUEST_ALWAYS))
		return filing_bad(in, row, W_TYPE, "\"%.40s\" is no kind of"
		    " review: primary, external, optional or none",
		    row->cells[W_TYPE]);
	return check_role(in, row, W_TYPE, new);
}

static bool
read_conflict(struct filing *in, const struct csv_row *row,
    struct request *request, bool on)
{
	const char *text = row->cells[W_CONFLICT];

	request->kind = REQUEST_CONFLICT;
	request->word.to = on ? CONFLICT_SET_ASIDE : CONFLICT_CLEAR;
	if (on && text[0] != '\0' && !conflict_word_read(&request->word, text))
		return filing_bad(in, row, W_CONFLICT, "\"%.40s\" says nothing"
		    " of a conflict: yes, no, collaborator, advisor,"
		    " institutional, personal or other", text);
	request->when = request->word.when == IF_SET ? REQUEST_IF_ON :
	    request->word.when == IF_CLEAR ? REQUEST_IF_OFF : REQUEST_ALWAYS;
	request->on = request->word.to == CONFLICT_SET_ASIDE;
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
read_action(struct filing *in, const struct csv_row *row,
    struct request *request, bool *none)
{
	const char *text = row->cells[W_ACTION], *rest;
	enum verdict verdict;
	char word[64];

	fold_word(word, sizeof(word), text);
	*none = strcmp(word, "none") == 0 || strcmp(word, "null") == 0;
	request->on = true;
	if (*none)
		return true;
	if ((rest = cleared(word)) == NULL)
		rest = word;
	request->on = rest == word;
	if (strcmp(rest, "conflict") == 0)
		return read_conflict(in, row, request, request->on);
	if (strcmp(word, "withdraw") == 0 || strcmp(word, "revive") == 0) {
		request->kind = REQUEST_OUT;
		request->on = word[0] == 'w';
		return true;
	}
	if (strcmp(word, "cancel") == 0 || strcmp(word, "unassign") == 0 ||
	    strcmp(word, "atsaukti") == 0) {
		request->on = false;
		return true;
	}
	verdict = word[0] == '\0' ? IS_SEAT : type_of(rest);
	if (verdict == IS_UNKNOWN)
		return filing_bad(in, row, W_ACTION, "\"%.40s\" is nothing"
		    " that is done here: assign, cancel, conflict,"
		    " clearconflict, withdraw, revive, or HotCRP's words for"
		    " them", text);
	return check_role(in, row, W_ACTION, verdict) &&
	    read_type(in, row, request);
}

/* What a line is about: one pair, or many */

static bool
add_wish(struct requests *requests, const struct request *request)
{
	struct filing *in = requests->in;

	if (requests->n == REQUESTS_MAX)
		return filing_bad(in, request->row, -1,
		    "the table asks for more"
		    " than %d things",
		    REQUESTS_MAX);
	requests->list = arena_grow(in->arena, requests->list, requests->n,
	    sizeof(*requests->list));
	if (requests->list == NULL) {
		in->failed = true;
		requests->n = 0;
		return false;
	}
	requests->list[requests->n] = *request;
	requests->list[requests->n].order = requests->n;
	requests->n++;
	return true;
}

static bool
add_experts(struct requests *requests, struct request request, bool all)
{
	size_t i;

	if (!all)
		return add_wish(requests, &request);
	for (i = 0; i < requests->lookup.n_experts; i++) {
		request.expert = requests->lookup.experts[i];
		if (!add_wish(requests, &request))
			return false;
	}
	return true;
}

/* In the stage of the request, or in any if that is 0. */
static bool
add_proposals(struct requests *requests, struct request request,
    bool all_proposals, bool all_experts)
{
	const char *id = request.row->cells[W_PROPOSAL];
	unsigned stage = request.stage;
	const struct proposal *p;
	size_t i;

	for (i = 0; i < requests->lookup.n_proposals; i++) {
		p = &requests->lookup.proposals[i]->record->body.proposal;
		if ((stage != 0 && p->stage != stage) ||
		    (!all_proposals && strcmp(p->id, id) != 0))
			continue;
		request.stage = p->stage;
		request.proposal = p->id;
		if (!add_experts(requests, request, all_experts))
			return false;
	}
	return all_proposals || request.proposal != NULL ||
	    filing_bad(requests->in, request.row, W_PROPOSAL,
	    "there is no proposal \"%.40s\"", id);
}

/* "any" stage is one for clearing: nobody is assigned in all of them. */
static bool
read_stage(struct requests *requests, const struct csv_row *row,
    struct request *request)
{
	struct filing *in = requests->in;

	if (!cell_is_all(row->cells[W_STAGE]))
		return cell_stage(in, &requests->lookup, row, W_STAGE,
		    &request->stage);
	request->stage = 0;
	return !request->on || filing_bad(in, row, W_STAGE, "\"%.20s\" names no"
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
read_line(struct requests *requests, const struct csv_row *row)
{
	static const int columns[2] = { W_EXPERT, W_EMAIL };
	struct request request = {
	    .row = row, .column = W_ACTION, .expert = "-"};
	const char *person = row->cells[W_EXPERT][0] != '\0' ?
	    row->cells[W_EXPERT] : row->cells[W_EMAIL];
	struct filing *in = requests->in;
	bool none, all_experts, all_proposals;

	/* What "assign show" tells of the past. */
	if (strcmp(row->cells[W_STATE], "CANCELLED") == 0 &&
	    row->cells[W_ACTION][0] == '\0')
		return true;
	if (!read_action(in, row, &request, &none) || none)
		return none;
	if (request.kind == REQUEST_SEAT && row->cells[W_CONFLICT][0] != '\0')
		return filing_bad(in, row, W_CONFLICT, "a conflict is stated"
		    " by the action conflict, or with \"conflict add\"");
	if (!check_deadline(in, row) || !read_stage(requests, row, &request))
		return false;
	all_proposals = cell_is_all(row->cells[W_PROPOSAL]);
	if (!all_proposals && request.stage != 0 && !cell_proposal(in,
	    &requests->lookup, row, W_PROPOSAL, request.stage))
		return false;
	all_experts = request.kind != REQUEST_OUT && cell_is_all(person);
	if (request.kind != REQUEST_OUT && !all_experts && !cell_expert(in,
	    &requests->lookup, row, columns, &request.expert))
		return false;
	return add_proposals(requests, request, all_proposals, all_experts);
}

/* A sheet: proposals down, experts across */

static bool
read_mark(struct requests *requests, const struct csv_row *row, int column,
    struct request *request)
{
	const char *text = row->cells[column];
	struct filing *in = requests->in;

	request->column = column;
	request->on = true;
	if (strcasecmp(text, "x") == 0 || strcmp(text, "1") == 0 ||
	    strcasecmp(text, "p") == 0)
		return true;
	if (strcasecmp(text, "c") == 0) {
		request->kind = REQUEST_CONFLICT;
		request->word.to = CONFLICT_SET_ASIDE;
		return true;
	}
	if (strcmp(text, "-") == 0) {
		request->on = false;
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
read_sheet_line(struct requests *requests, const struct csv_row *row,
    const char *const *experts)
{
	struct filing *in = requests->in;
	unsigned stage;
	size_t i;

	if (!check_deadline(in, row) ||
	    !cell_stage(in, &requests->lookup, row, W_STAGE, &stage) ||
	    !cell_proposal(in, &requests->lookup, row, W_PROPOSAL, stage))
		return;
	for (i = 0; i < in->csv.n_others; i++) {
		struct request request = { .row = row, .stage = stage,
		    .expert = experts[i], .proposal = row->cells[W_PROPOSAL] };
		int column = REQUEST_COLUMNS + (int)i;

		if (row->cells[column][0] != '\0' && (!read_mark(requests, row,
		    column, &request) || !add_wish(requests, &request)))
			return;
	}
}

static int
in_header(const struct filing *in, struct fault *why)
{
	fault_within(why, "line %u", in->csv.line);
	return fault_within(why, "%s", in->file.path);
}

static int
bad_header(const struct filing *in, struct fault *why)
{
	fault_remedy(why, "nothing was applied");
	return in_header(in, why);
}

/* Every other column is an expert: a mistyped one must not be lost. */
static int
read_experts(struct requests *requests, const char **experts, struct fault *why)
{
	struct filing *in = requests->in;
	size_t i, k;
	bool many;

	for (i = 0; i < in->csv.n_others; i++) {
		const char *name = in->csv.headings[REQUEST_COLUMNS + i];

		if (filing_is_blank(in, REQUEST_COLUMNS + i))
			continue;
		experts[i] = lookup_expert(&requests->lookup, name, &many);
		if (experts[i] == NULL || many) {
			fault_set(why, FAULT_REFUSED, "CSV", "the column"
			    " \"%.60s\" is neither known nor an expert's id or"
			    " e-mail address", name);
			return bad_header(in, why);
		}
		for (k = 0; k < i; k++)
			if (experts[k] == experts[i]) {
				fault_set(why, FAULT_REFUSED, "CSV",
				    "two columns are of %s", experts[i]);
				return bad_header(in, why);
			}
	}
	return 0;
}

static int
read_sheet(struct requests *requests, struct fault *why)
{
	struct filing *in = requests->in;
	const char **experts;
	size_t i;

	experts = arena_alloc(in->arena,
	    (in->csv.n_others + 1) * sizeof(*experts));
	if (experts == NULL)
		return fault_memory(why);
	if (read_experts(requests, experts, why) == -1)
		return -1;
	for (i = 0; i < in->csv.n; i++)
		read_sheet_line(requests, &in->csv.rows[i], experts);
	return 0;
}

int
requests_read(struct requests *requests, struct fault *why)
{
	struct filing *in = requests->in;
	const char **headings = in->csv.headings;
	bool people = headings[W_EXPERT] != NULL || headings[W_EMAIL] != NULL;
	size_t i;

	if (headings[W_STAGE] == NULL && in->stage == 0) {
		fault_set(why, FAULT_REFUSED, "CSV",
		    "there is no column stage, and no --stage");
		return bad_header(in, why);
	}
	/* Without an action, wanting to read would become having to. */
	if (headings[W_PREFERENCE] != NULL) {
		fault_set(why, FAULT_REFUSED, "CSV",
		    "preferences are not kept here");
		fault_remedy(why, "take out the column \"%.60s\" if this is no"
		    " table of them", headings[W_PREFERENCE]);
		return in_header(in, why);
	}
	if (!people && headings[W_ACTION] == NULL && in->csv.n_others > 0)
		return read_sheet(requests, why);
	if (!people && headings[W_ACTION] == NULL) {
		fault_set(why, FAULT_REFUSED, "CSV",
		    "there is no column expert");
		return bad_header(in, why);
	}
	filing_tell_unknown(in);
	for (i = 0; i < in->csv.n; i++)
		read_line(requests, &in->csv.rows[i]);
	return 0;
}
