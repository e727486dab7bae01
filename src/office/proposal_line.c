/* One line of a table of proposals, with its documents. */
#include "config.h"

#include "mita/office/proposal_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/model/address.h"
#include "mita/office/csv_fields.h"
#include "mita/office/document.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/register.h"
#include "mita/seal/digest.h"
#include "mita/store/records.h"

const struct csv_column proposal_columns[PROPOSAL_COLUMNS] = {
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
read_partner(struct proposal_line *line, const char *text)
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
read_partners(struct proposal_line *line)
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
add_domain(struct proposal_line *line, const char *code, const char *domain)
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
read_domain(struct proposal_line *line, char *text)
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
read_domains(struct proposal_line *line)
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
keep_domains(struct proposal_line *line)
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
read_code(struct proposal_line *line, char *part)
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
read_codes(struct proposal_line *line)
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
add_document(struct proposal_line *line)
{
	struct proposal *p = &line->out;

	p->documents = grow(line->in, p->documents, p->n_documents,
	    sizeof(*p->documents));
	return p->documents == NULL ? NULL : &p->documents[p->n_documents++];
}

static bool
put_document(struct proposal_line *line, const char *name,
    const struct buf *bytes)
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
read_document(struct proposal_line *line, const char *name)
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
keep_document(struct proposal_line *line, const char *name)
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
read_documents(struct proposal_line *line)
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
read_language(struct proposal_line *line)
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
read_title(struct proposal_line *line)
{
	const char *text = line->row->cells[C_TITLE];

	line->out.title = text;
	return (text[0] != '\0' && strlen(text) <= LABEL_MAX &&
	    strchr(text, '\n') == NULL) || filing_bad(line->in, line->row,
	    C_TITLE, "a title is one line of 1 to %d bytes", LABEL_MAX);
}

static bool
read_asked(struct proposal_line *line)
{
	return filing_money(line->in, line->row, C_ASKED,
	    line->row->cells[C_ASKED], &line->out.asked);
}

static bool
read_eligible(struct proposal_line *line)
{
	return filing_money(line->in, line->row, C_ELIGIBLE,
	    line->row->cells[C_ELIGIBLE], &line->out.eligible);
}

static const struct part {
	int	column;
	bool	needed;		/* by a new proposal */
	bool	(*read)(struct proposal_line *line);
} parts[] = {
	{ C_LANGUAGE, true, read_language }, { C_TITLE, true, read_title },
	{ C_ASKED, true, read_asked }, { C_ELIGIBLE, true, read_eligible },
	{ C_PARTNERS, true, read_partners },
	{ C_DOMAINS, false, read_domains }, { C_CODES, false, read_codes },
	{ C_DOCUMENTS, false, read_documents },
};

/* An empty cell leaves alone what is known. */
bool
proposal_line_read(struct proposal_line *line)
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
