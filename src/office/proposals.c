/* Taking in proposals and their documents from a table. */
#include "config.h"

#include "mita/office/proposals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/hand/signer.h"
#include "mita/model/address.h"
#include "mita/model/money.h"
#include "mita/model/sums.h"
#include "mita/office/correction.h"
#include "mita/office/csv_fields.h"
#include "mita/office/document.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/proposal_text.h"
#include "mita/office/register.h"
#include "mita/seal/digest.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

enum {
	C_PROPOSAL, C_STAGE, C_LANGUAGE, C_TITLE, C_ASKED, C_ELIGIBLE,
	C_PARTNERS, C_DOMAINS, C_CODES, C_DOCUMENTS, COLUMNS
};

static const struct csv_column columns[COLUMNS] = {
	{ "proposal", PROPOSAL_NAMES, true },
	{ "stage", STAGE_NAMES, true },
	{ "language", "languages,kalba", false },
	{ "title", TITLE_NAMES, false },
	{ "asked", "requested,amount requested,budget,eu contribution,"
	    "prašoma suma", false },
	{ "eligible", "eligible costs,tinkamos išlaidos,"
	    "tinkamos finansuoti išlaidos", false },
	{ "partners", "consortium,partneriai", false },
	{ "domains", "e-mail domains,domenai", false },
	{ "codes", "kodai", false },
	{ "documents", "files,dokumentai", false },
};

static const struct plan_column plan_columns[COLUMNS] = {
	{ "proposal", false }, { "stage", true }, { "language", false },
	{ "title", false }, { "asked", true }, { "eligible", true },
	{ "partners", false }, { "domains", false }, { "codes", false },
	{ "documents", false }
};

/* One line of the table being read, and where things go. */
struct line {
	struct filing		*in;
	struct register_file	*reg;
	const struct lookup	*lookup;
	const struct csv_row	*row;
	const struct proposal	*known;		/* its last version, or NULL */
	struct proposal		 out;
};

/* Lists in one cell */

static bool
has_scheme(const struct call *call, const char *scheme)
{
	size_t i;

	for (i = 0; i < call->n_codes; i++)
		if (strcmp(call->codes[i].ref.scheme, scheme) == 0)
			return true;
	return false;
}

/* A code the call lists, or any where it lists none of that scheme. */
static bool
is_code(const struct call *call, const char *scheme, const char *code)
{
	return id_is(code) && (!has_scheme(call, scheme) ||
	    call_code(call, scheme, code) != NULL);
}

/* The next part up to any of the marks, without blanks around it. */
static char *
take_part(struct filing *in, const char **text, const char *marks)
{
	size_t len, skip;
	char *out;

	*text += strspn(*text, " \n");
	len = strcspn(*text, marks);
	skip = len + ((*text)[len] != '\0');
	for (out = arena_copy(in->arena, *text, len); out != NULL &&
	    len > 0 && (out[len - 1] == ' ' || out[len - 1] == '\n'); )
		out[--len] = '\0';
	*text += skip;
	in->failed = in->failed || out == NULL;
	return out;
}

/* Room for one more in a list of the proposal; NULL: out of memory. */
static void *
grow(struct filing *in, void *list, size_t n, size_t size)
{
	void *grown = arena_grow(in->arena, list, n, size);

	in->failed = in->failed || grown == NULL;
	return grown;
}

/* CODE|TYPE|PLACE|GRANT|Name */
static bool
read_partner(struct line *line, const char *text)
{
	const struct call *call = line->reg->book->call;
	struct filing *in = line->in;
	struct proposal *p = &line->out;
	char *part[5];
	size_t i;

	for (i = 0; i < 5; i++)
		if ((part[i] = take_part(in, &text, i < 4 ? "|" : "")) == NULL)
			return false;
	if (!id_is(part[0]))
		return filing_bad(in, line->row, C_PARTNERS, "a partner is"
		    " CODE|TYPE|PLACE|EUR|Name; \"%.60s\" is no code", part[0]);
	if (!is_code(call, "ORG", part[1]))
		return filing_bad(in, line->row, C_PARTNERS,
		    "\"%.60s\" is no ORG code of the call", part[1]);
	if (!is_code(call, "COUNTY", part[2]))
		return filing_bad(in, line->row, C_PARTNERS,
		    "\"%.60s\" is no COUNTY code of the call", part[2]);
	if (part[4][0] == '\0' || strlen(part[4]) > LABEL_MAX)
		return filing_bad(in, line->row, C_PARTNERS,
		    "%.60s: a partner has a name of one line", part[0]);
	p->partners = grow(in, p->partners, p->n_partners,
	    sizeof(*p->partners));
	if (p->partners == NULL || !filing_money(in, line->row, C_PARTNERS,
	    part[3], &p->partners[p->n_partners].grant))
		return false;
	id_copy(p->partners[p->n_partners].code, part[0]);
	id_copy(p->partners[p->n_partners].type, part[1]);
	id_copy(p->partners[p->n_partners].place, part[2]);
	p->partners[p->n_partners++].name = part[4];
	return true;
}

static bool
read_partners(struct line *line)
{
	const char *text = line->row->cells[C_PARTNERS];
	char *part;

	line->out.n_partners = 0;
	line->out.partners = NULL;
	while (*text != '\0') {
		if ((part = take_part(line->in, &text, ";")) == NULL ||
		    (part[0] != '\0' && !read_partner(line, part)))
			return false;
	}
	return line->out.n_partners > 0 || filing_bad(line->in, line->row,
	    C_PARTNERS, "the applicant is missing from the partners");
}

static bool
is_partner(const struct proposal *p, const char *code)
{
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		if (strcmp(p->partners[i].code, code) == 0)
			return true;
	return false;
}

static bool
add_domain(struct line *line, const char *code, const char *domain)
{
	struct proposal *p = &line->out;

	p->domains = grow(line->in, p->domains, p->n_domains,
	    sizeof(*p->domains));
	if (p->domains == NULL)
		return false;
	id_copy(p->domains[p->n_domains].code, code);
	p->domains[p->n_domains++].domain = domain;
	return true;
}

/* CODE:domain */
static bool
read_domain(struct line *line, char *text)
{
	char *domain = strchr(text, ':');

	if (domain == NULL)
		return filing_bad(line->in, line->row, C_DOMAINS, "a domain is"
		    " CODE:DOMAIN, such as 111950396:vu.lt, not \"%.60s\"",
		    text);
	*domain++ = '\0';
	if (!is_partner(&line->out, text))
		return filing_bad(line->in, line->row, C_DOMAINS,
		    "\"%.60s\" is no partner of this proposal", text);
	if (!address_is_domain(domain))
		return filing_bad(line->in, line->row, C_DOMAINS,
		    "\"%.60s\" is no domain such as vu.lt", domain);
	address_lower(domain);
	return add_domain(line, text, domain);
}

static bool
read_domains(struct line *line)
{
	const char *text = line->row->cells[C_DOMAINS];
	char *part;

	line->out.n_domains = 0;
	line->out.domains = NULL;
	if (strcmp(text, "-") == 0)
		return true;
	while (*text != '\0') {
		if ((part = take_part(line->in, &text, " \n")) == NULL ||
		    (part[0] != '\0' && !read_domain(line, part)))
			return false;
	}
	return true;
}

/* Those known go with the partners who go. */
static bool
keep_domains(struct line *line)
{
	const struct proposal *known = line->known;
	size_t i;

	line->out.n_domains = 0;
	line->out.domains = NULL;
	for (i = 0; known != NULL && i < known->n_domains; i++)
		if (is_partner(&line->out, known->domains[i].code) &&
		    !add_domain(line, known->domains[i].code,
		    known->domains[i].domain))
			return false;
	return true;
}

static bool
read_code(struct line *line, char *part)
{
	struct proposal *p = &line->out;
	struct code_ref *ref;
	char *code;

	if ((code = strchr(part, ':')) == NULL)
		return filing_bad(line->in, line->row, C_CODES,
		    "a code is SCHEME:CODE, not \"%.60s\"", part);
	*code++ = '\0';
	if (!id_is(part) || !is_code(line->reg->book->call, part, code))
		return filing_bad(line->in, line->row, C_CODES,
		    "\"%.60s\" is no code of the call", code);
	p->codes = grow(line->in, p->codes, p->n_codes, sizeof(*p->codes));
	if (p->codes == NULL)
		return false;
	ref = &p->codes[p->n_codes++];
	id_copy(ref->scheme, part);
	id_copy(ref->code, code);
	return true;
}

static bool
read_codes(struct line *line)
{
	const char *text = line->row->cells[C_CODES];
	char *part;

	line->out.n_codes = 0;
	line->out.codes = NULL;
	if (strcmp(text, "-") == 0)
		return true;
	while (*text != '\0') {
		if ((part = take_part(line->in, &text, " \n")) == NULL ||
		    (part[0] != '\0' && !read_code(line, part)))
			return false;
	}
	return true;
}

/* Documents */

static bool
ends_with(const char *text, const char *ending)
{
	size_t a = strlen(text), b = strlen(ending);

	return a > b && strcmp(text + a - b, ending) == 0;
}

static struct document *
add_document(struct line *line)
{
	struct proposal *p = &line->out;

	p->documents = grow(line->in, p->documents, p->n_documents,
	    sizeof(*p->documents));
	return p->documents == NULL ? NULL : &p->documents[p->n_documents++];
}

static bool
put_document(struct line *line, const char *name, const struct buf *bytes)
{
	struct document *document = add_document(line);
	struct fault fault;

	if (document == NULL)
		return false;
	digest_of(document->digest.bytes, buf_text(bytes), bytes->len);
	document->size = (int64_t)bytes->len;
	document->media = ends_with(name, ".pdf") ? MEDIA_PDF : MEDIA_TEXT;
	document->name = name;
	return (register_room(line->reg, bytes->len, &fault) == 0 &&
	    documents_put(line->reg->db, &document->digest, buf_text(bytes),
	    bytes->len, &fault) == 0) ||
	    filing_fault(line->in, line->row, C_DOCUMENTS, &fault);
}

static bool
read_document(struct line *line, const char *name)
{
	const char *wrong = NULL;
	struct buf bytes = {0};
	struct fault fault;
	char path[4096];
	bool good;

	if (strchr(name, '/') != NULL || name[0] == '.' ||
	    (!ends_with(name, ".txt") && !ends_with(name, ".pdf")))
		return filing_bad(line->in, line->row, C_DOCUMENTS, "a document"
		    " is the plain name of a .txt or .pdf file, not \"%.60s\"",
		    name);
	snprintf(path, sizeof(path), "%s/%s", line->in->documents, name);
	if (file_read(path, DOCUMENT_MAX, &bytes, &fault) == -1)
		good = filing_fault(line->in, line->row, C_DOCUMENTS, &fault);
	else if ((wrong = document_unreadable(name, buf_text(&bytes),
	    bytes.len)) != NULL)
		good = filing_bad(line->in, line->row, C_DOCUMENTS,
		    "%.60s %s", name, wrong);
	else
		good = put_document(line, name, &bytes);
	buf_release(&bytes);
	return good;
}

/* Without a folder, one that the proposal has stays as it is. */
static bool
keep_document(struct line *line, const char *name)
{
	const struct proposal *known = line->known;
	struct document *document;
	size_t i;

	for (i = 0; known != NULL && i < known->n_documents; i++)
		if (strcmp(known->documents[i].name, name) == 0) {
			if ((document = add_document(line)) != NULL)
				*document = known->documents[i];
			return document != NULL;
		}
	return filing_bad(line->in, line->row, C_DOCUMENTS, "%.60s: name the"
	    " folder of the documents with --documents", name);
}

static bool
read_documents(struct line *line)
{
	const char *text = line->row->cells[C_DOCUMENTS];
	char *name;

	line->out.n_documents = 0;
	line->out.documents = NULL;
	if (strcmp(text, "-") == 0)
		return true;
	while (*text != '\0') {
		if ((name = take_part(line->in, &text, " \n")) == NULL)
			return false;
		if (name[0] != '\0' && !(line->in->documents == NULL ?
		    keep_document(line, name) : read_document(line, name)))
			return false;
	}
	return true;
}

/* Other cells */

static bool
read_language(struct line *line)
{
	const char *text = line->row->cells[C_LANGUAGE];

	if (strlen(text) != LANGUAGE_LEN ||
	    strspn(text, "abcdefghijklmnopqrstuvwxyz") != 2)
		return filing_bad(line->in, line->row, C_LANGUAGE, "a language"
		    " is two letters such as lt, not \"%.40s\"", text);
	memcpy(line->out.language, text, LANGUAGE_LEN + 1);
	return true;
}

static bool
read_title(struct line *line)
{
	const char *text = line->row->cells[C_TITLE];

	line->out.title = text;
	return (text[0] != '\0' && strlen(text) <= LABEL_MAX &&
	    strchr(text, '\n') == NULL) || filing_bad(line->in, line->row,
	    C_TITLE, "a title is one line of 1 to %d bytes", LABEL_MAX);
}

static bool
read_asked(struct line *line)
{
	return filing_money(line->in, line->row, C_ASKED,
	    line->row->cells[C_ASKED], &line->out.asked);
}

static bool
read_eligible(struct line *line)
{
	return filing_money(line->in, line->row, C_ELIGIBLE,
	    line->row->cells[C_ELIGIBLE], &line->out.eligible);
}

static const struct part {
	int	column;
	bool	needed;		/* by a new proposal */
	bool	(*read)(struct line *line);
} parts[] = {
	{ C_LANGUAGE, true, read_language }, { C_TITLE, true, read_title },
	{ C_ASKED, true, read_asked }, { C_ELIGIBLE, true, read_eligible },
	{ C_PARTNERS, true, read_partners },
	{ C_DOMAINS, false, read_domains }, { C_CODES, false, read_codes },
	{ C_DOCUMENTS, false, read_documents },
};

/* An empty cell leaves alone what is known. */
static bool
read_row(struct line *line)
{
	const struct csv_row *row = line->row;
	const struct entry *known;
	unsigned stage;
	size_t i;

	if (!filing_id(line->in, row, C_PROPOSAL) ||
	    !cell_stage(line->in, line->lookup, row, C_STAGE, &stage))
		return false;
	known = book_proposal(line->lookup->book, row->cells[C_PROPOSAL],
	    stage);
	line->known = known == NULL ? NULL : &known->record->body.proposal;
	if (line->known != NULL)
		line->out = *line->known;
	id_copy(line->out.id, row->cells[C_PROPOSAL]);
	line->out.stage = stage;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		bool empty = row->cells[parts[i].column][0] == '\0';

		if (empty && (line->known != NULL || !parts[i].needed))
			continue;
		if (line->in->csv.headings[parts[i].column] == NULL)
			return filing_bad(line->in, row, parts[i].column,
			    "%s is new, and there is no such column",
			    line->out.id);
		if (!parts[i].read(line))
			return false;
	}
	return row->cells[C_DOMAINS][0] != '\0' || keep_domains(line);
}

/* Does the register already say exactly this?  Then version is the same. */
static int
is_same(const struct proposal *a, const struct proposal *b, bool *out,
    struct fault *why)
{
	struct record x = { .head = { .kind = RECORD_PROPOSAL,
	    .signer = SIGNER_AGENCY, .seq = 1 } }, y = x;
	struct buf s = {0}, t = {0};
	int rc = -1;

	x.body.proposal = *a;
	y.body.proposal = *b;
	if (record_write(&s, &x, why) == 0 && record_write(&t, &y, why) == 0) {
		*out = s.len == t.len && memcmp(s.bytes, t.bytes, s.len) == 0;
		rc = 0;
	}
	buf_release(&s);
	buf_release(&t);
	return rc;
}

static void
put_plan(struct filing *in, const struct proposal *p)
{
	char stage[2] = { (char)('0' + p->stage), '\0' };
	struct buf partners = {0}, domains = {0}, codes = {0}, documents = {0};
	char asked[MONEY_LEN], eligible[MONEY_LEN];
	const char **cells = filing_plan(in);

	if (cells == NULL)
		return;
	money_text(asked, p->asked);
	money_text(eligible, p->eligible);
	proposal_partners_text(&partners, p);
	proposal_domains_text(&domains, p);
	proposal_codes_text(&codes, p);
	proposal_documents_text(&documents, p);
	cells[C_PROPOSAL] = filing_text(in, p->id);
	cells[C_STAGE] = filing_text(in, stage);
	cells[C_LANGUAGE] = filing_text(in, p->language);
	cells[C_TITLE] = p->title;
	cells[C_ASKED] = filing_text(in, asked);
	cells[C_ELIGIBLE] = filing_text(in, eligible);
	cells[C_PARTNERS] = filing_take(in, &partners);
	cells[C_DOMAINS] = filing_take(in, &domains);
	cells[C_CODES] = filing_take(in, &codes);
	cells[C_DOCUMENTS] = filing_take(in, &documents);
}

/* Figures that would decide ties, and give a grant of nothing. */
static bool
check_sums(struct line *line)
{
	const struct proposal *p = &line->out;
	char asked[MONEY_LEN], whole[MONEY_LEN];
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < p->n_partners; i++)
		sum += p->partners[i].grant;
	money_text(asked, p->asked);
	money_text(whole, sum);
	if (sum > p->asked)
		return filing_bad(line->in, line->row, C_PARTNERS, "the parts"
		    " of its partners add up to %s EUR, and %s asks for %s EUR",
		    whole, p->id, asked);
	return p->eligible > 0 || p->asked == 0 || filing_bad(line->in,
	    line->row, C_ELIGIBLE, "%s asks for %s EUR of eligible costs of"
	    " 0.00 EUR: its grant would be nothing", p->id, asked);
}

/* Figures are compared before anything rests on them. */
static void
note_sums(struct line *line, const struct proposal *p)
{
	const struct entry *before = book_proposal(line->lookup->book, p->id,
	    p->stage - 1);
	struct sum_doubt doubts[SUM_KINDS];
	struct buf text = {0};
	size_t n, i;

	n = proposal_sums(line->reg->book->call, before == NULL ? NULL :
	    &before->record->body.proposal, p, doubts);
	for (i = 0; i < n; i++) {
		buf_putf(&text, "%s: ", p->id);
		sum_doubt_text(&text, &doubts[i]);
		buf_puts(&text, "; correct it, or an officer rules"
		    " CLARIFICATION SUMS before the stage is decided");
		filing_note(line->in, &text);
	}
}

static bool
add_row(struct line *line, struct signer *signer)
{
	struct record record = { .head = { .kind = RECORD_PROPOSAL } };
	struct proposal *p = &record.body.proposal;
	struct fault fault;
	bool same = false;

	if (!read_row(line))
		return false;
	*p = line->out;
	p->version = line->known == NULL ? 1 : line->known->version;
	if (line->known != NULL) {
		if (is_same(p, line->known, &same, &fault) == -1)
			return filing_fault(line->in, line->row, -1, &fault);
		p->version++;
	}
	if (same)
		return true;
	if (!check_sums(line))
		return false;
	put_plan(line->in, p);
	if (line->known != NULL)
		correction_note(line->in, line->lookup, line->known, p);
	note_sums(line, p);
	return signer_append(signer, &record, NULL, &fault) == 0 ||
	    filing_fault(line->in, line->row, -1, &fault);
}

/* Doubles */

static int
by_proposal(const void *a, const void *b)
{
	const struct csv_row *x = *(const struct csv_row *const *)a;
	const struct csv_row *y = *(const struct csv_row *const *)b;
	int order = strcmp(x->cells[C_PROPOSAL], y->cells[C_PROPOSAL]);

	if (order == 0)
		order = strcmp(x->cells[C_STAGE], y->cells[C_STAGE]);
	return order != 0 ? order : (x->line > y->line) -
	    (x->line < y->line);
}

static int
check_doubles(struct filing *in, struct fault *why)
{
	const struct csv_row **rows;
	size_t i;

	rows = arena_alloc(in->arena, (in->csv.n + 1) * sizeof(*rows));
	if (rows == NULL)
		return fault_memory(why);
	for (i = 0; i < in->csv.n; i++)
		rows[i] = &in->csv.rows[i];
	qsort(rows, in->csv.n, sizeof(*rows), by_proposal);
	for (i = 1; i < in->csv.n; i++)
		if (strcmp(rows[i]->cells[C_PROPOSAL],
		    rows[i - 1]->cells[C_PROPOSAL]) == 0 &&
		    strcmp(rows[i]->cells[C_STAGE],
		    rows[i - 1]->cells[C_STAGE]) == 0)
			filing_bad(in, rows[i], C_PROPOSAL,
			    "%.40s stands already on line %u",
			    rows[i]->cells[C_PROPOSAL], rows[i - 1]->line);
	return 0;
}

int
proposals_add(struct register_file *reg, const struct seckey *key,
    struct filing *in, struct fault *why)
{
	struct line line = { .in = in, .reg = reg };
	struct lookup lookup;
	struct signer signer;
	size_t i;

	if (filing_read(in, columns, COLUMNS, why) == -1 ||
	    lookup_fill(&lookup, reg->book, why) == -1 ||
	    check_doubles(in, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	filing_tell_unknown(in);
	in->plan.columns = plan_columns;
	in->plan.n_columns = COLUMNS;
	line.lookup = &lookup;
	for (i = 0; i < in->csv.n; i++) {
		line.row = &in->csv.rows[i];
		line.out = (struct proposal){0};
		add_row(&line, &signer);
	}
	in->stated = in->plan.n;
	return register_finish(reg, filing_judge(in, why), in->dry, why);
}
