#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/desk/act.h"
#include "mita/model/address.h"
#include "mita/model/money.h"
#include "mita/seal/digest.h"
#include "mita/store/records.h"
#include "mita/wire/record.h"

enum {
	C_PROPOSAL, C_STAGE, C_LANGUAGE, C_TITLE, C_ASKED, C_ELIGIBLE,
	C_PARTNERS, C_DOMAINS, C_CODES, C_DOCUMENTS, COLUMNS
};

static const struct csv_column columns[COLUMNS] = {
	{ "proposal", "paper,id,number,application,paraiška,paraiškos nr",
	    true },
	{ "stage", "round,phase,etapas", true },
	{ "language", "kalba", true },
	{ "title", "project_title,pavadinimas", true },
	{ "asked", "requested,amount_requested,prašoma suma", true },
	{ "eligible", "eligible_costs,tinkamos išlaidos", true },
	{ "partners", "consortium,partneriai", true },
	{ "domains", "e_mail_domains,domenai", false },
	{ "codes", "kodai", false },
	{ "documents", "files,dokumentai", false },
};

/* One line of the table being read, and where things go. */
struct line {
	struct register_file	*reg;
	const char		*path;
	const char		*folder;	/* of documents, or NULL */
	char			 separator;
	const struct csv_row	*row;
	struct proposal		*out;
};

static int
bad(const struct line *line, struct fault *why, const char *what,
    const char *value)
{
	return act_bad(line->path, line->row->line, why, "%s: \"%.60s\"", what,
	    value);
}

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
	return act_is_id(code) && (!has_scheme(call, scheme) ||
	    call_code(call, scheme, code) != NULL);
}

/* The next part up to any of the marks, without blanks around it. */
static char *
take_part(struct arena *arena, const char **text, const char *marks)
{
	size_t len, skip;
	char *out;

	*text += strspn(*text, " \n");
	len = strcspn(*text, marks);
	skip = len + ((*text)[len] != '\0');
	for (out = arena_copy(arena, *text, len); out != NULL && len > 0 &&
	    (out[len - 1] == ' ' || out[len - 1] == '\n'); )
		out[--len] = '\0';
	*text += skip;
	return out;
}

/* CODE|TYPE|PLACE|GRANT|Name */
static int
read_partner(const struct line *line, const char *text, struct fault *why)
{
	const struct call *call = line->reg->book->call;
	struct arena *arena = line->reg->book->arena;
	struct proposal *p = line->out;
	char *part[5];
	size_t i;

	for (i = 0; i < 5; i++)
		if ((part[i] = take_part(arena, &text, i < 4 ? "|" : "")) ==
		    NULL)
			return fault_memory(why);
	if (!act_is_id(part[0]))
		return bad(line, why, "a partner is CODE|TYPE|PLACE|EUR|Name;"
		    " this is no code", part[0]);
	if (!is_code(call, "ORG", part[1]))
		return bad(line, why, "no ORG code of the call", part[1]);
	if (!is_code(call, "COUNTY", part[2]))
		return bad(line, why, "no COUNTY code of the call", part[2]);
	p->partners = arena_grow(arena, p->partners, p->n_partners,
	    sizeof(*p->partners));
	if (p->partners == NULL)
		return fault_memory(why);
	id_copy(p->partners[p->n_partners].code, part[0]);
	id_copy(p->partners[p->n_partners].type, part[1]);
	id_copy(p->partners[p->n_partners].place, part[2]);
	if (money_read(part[3], line->separator != ',',
	    &p->partners[p->n_partners].grant) == -1)
		return bad(line, why, "no sum in EUR such as 12500.00",
		    part[3]);
	if (part[4][0] == '\0' || strlen(part[4]) > LABEL_MAX)
		return bad(line, why, "a partner has a name of one line",
		    part[0]);
	p->partners[p->n_partners++].name = part[4];
	return 0;
}

static int
read_partners(const struct line *line, struct fault *why)
{
	const char *text = line->row->cells[C_PARTNERS];
	char *part;

	while (*text != '\0') {
		part = take_part(line->reg->book->arena, &text, ";");
		if (part == NULL)
			return fault_memory(why);
		if (part[0] != '\0' && read_partner(line, part, why) == -1)
			return -1;
	}
	if (line->out->n_partners == 0)
		return bad(line, why, "the applicant is missing from the"
		    " partners", line->row->cells[C_PARTNERS]);
	return 0;
}

/* CODE:domain */
static int
read_domain(const struct line *line, char *text, struct fault *why)
{
	char *domain = strchr(text, ':');
	struct proposal *p = line->out;
	size_t i = 0;

	if (domain == NULL)
		return bad(line, why, "a domain is CODE:DOMAIN, such as"
		    " 111950396:vu.lt", text);
	*domain++ = '\0';
	while (i < p->n_partners && strcmp(p->partners[i].code, text) != 0)
		i++;
	if (i == p->n_partners)
		return bad(line, why, "no partner of this proposal", text);
	if (!address_is_domain(domain))
		return bad(line, why, "no domain such as vu.lt", domain);
	address_lower(domain);
	p->domains = arena_grow(line->reg->book->arena, p->domains,
	    p->n_domains, sizeof(*p->domains));
	if (p->domains == NULL)
		return fault_memory(why);
	id_copy(p->domains[p->n_domains].code, text);
	p->domains[p->n_domains++].domain = domain;
	return 0;
}

static int
read_domains(const struct line *line, struct fault *why)
{
	const char *text = line->row->cells[C_DOMAINS];
	char *part;

	while (*text != '\0') {
		part = take_part(line->reg->book->arena, &text, " \n");
		if (part == NULL)
			return fault_memory(why);
		if (part[0] != '\0' && read_domain(line, part, why) == -1)
			return -1;
	}
	return 0;
}

static int
read_codes(const struct line *line, struct fault *why)
{
	const char *text = line->row->cells[C_CODES];
	struct arena *arena = line->reg->book->arena;
	struct proposal *p = line->out;
	struct code_ref *ref;
	char *part, *code;

	while (*text != '\0') {
		if ((part = take_part(arena, &text, " \n")) == NULL)
			return fault_memory(why);
		if (part[0] == '\0')
			continue;
		if ((code = strchr(part, ':')) == NULL)
			return bad(line, why, "a code is SCHEME:CODE", part);
		*code++ = '\0';
		if (!act_is_id(part) ||
		    !is_code(line->reg->book->call, part, code))
			return bad(line, why, "no code of the call", code);
		p->codes = arena_grow(arena, p->codes, p->n_codes,
		    sizeof(*p->codes));
		if (p->codes == NULL)
			return fault_memory(why);
		ref = &p->codes[p->n_codes++];
		id_copy(ref->scheme, part);
		id_copy(ref->code, code);
	}
	return 0;
}

static bool
ends_with(const char *text, const char *ending)
{
	size_t a = strlen(text), b = strlen(ending);

	return a > b && strcmp(text + a - b, ending) == 0;
}

static int
put_document(const struct line *line, const char *name,
    const struct buf *bytes, struct fault *why)
{
	struct proposal *p = line->out;
	struct document *document;

	p->documents = arena_grow(line->reg->book->arena, p->documents,
	    p->n_documents, sizeof(*p->documents));
	if (p->documents == NULL)
		return fault_memory(why);
	document = &p->documents[p->n_documents++];
	digest_of(document->digest.bytes, buf_text(bytes), bytes->len);
	document->size = (int64_t)bytes->len;
	document->media = ends_with(name, ".pdf") ? MEDIA_PDF : MEDIA_TEXT;
	document->name = name;
	return documents_put(line->reg->db, &document->digest,
	    buf_text(bytes), bytes->len, why);
}

static int
read_document(const struct line *line, const char *name, struct fault *why)
{
	struct buf bytes = {0};
	char path[4096];
	int rc;

	if (line->folder == NULL)
		return bad(line, why, "name the folder of the documents with"
		    " --documents", name);
	if (strchr(name, '/') != NULL || name[0] == '.' ||
	    (!ends_with(name, ".txt") && !ends_with(name, ".pdf")))
		return bad(line, why, "a document is the plain name of a .txt"
		    " or .pdf file", name);
	snprintf(path, sizeof(path), "%s/%s", line->folder, name);
	if ((rc = file_read(path, DOCUMENT_MAX, &bytes, why)) == -1)
		fault_within(why, "%s: line %u", line->path, line->row->line);
	else if (ends_with(name, ".txt") &&
	    !text_is_utf8(buf_text(&bytes), bytes.len))
		rc = bad(line, why, "this text is not UTF-8", name);
	else
		rc = put_document(line, name, &bytes, why);
	buf_release(&bytes);
	return rc;
}

static int
read_documents(const struct line *line, struct fault *why)
{
	const char *text = line->row->cells[C_DOCUMENTS];
	char *name;

	while (*text != '\0') {
		name = take_part(line->reg->book->arena, &text, " \n");
		if (name == NULL)
			return fault_memory(why);
		if (name[0] != '\0' && read_document(line, name, why) == -1)
			return -1;
	}
	return 0;
}

static int
read_row(const struct line *line, struct fault *why)
{
	const char *const *cells = line->row->cells;
	struct proposal *p = line->out;

	if (!act_is_id(cells[C_PROPOSAL]))
		return bad(line, why, "an id is 1 to 32 of A-Z, 0-9 and -",
		    cells[C_PROPOSAL]);
	id_copy(p->id, cells[C_PROPOSAL]);
	p->stage = (unsigned)strtoul(cells[C_STAGE], NULL, 10);
	if (call_stage(line->reg->book->call, p->stage) == NULL ||
	    strlen(cells[C_STAGE]) != 1)
		return bad(line, why, "no stage of the call", cells[C_STAGE]);
	if (strlen(cells[C_LANGUAGE]) != LANGUAGE_LEN ||
	    strspn(cells[C_LANGUAGE], "abcdefghijklmnopqrstuvwxyz") != 2)
		return bad(line, why, "a language is two letters such as lt",
		    cells[C_LANGUAGE]);
	memcpy(p->language, cells[C_LANGUAGE], LANGUAGE_LEN + 1);
	if (cells[C_TITLE][0] == '\0' || strlen(cells[C_TITLE]) > LABEL_MAX ||
	    strchr(cells[C_TITLE], '\n') != NULL)
		return bad(line, why, "a title is one line of 1 to 400 bytes",
		    cells[C_TITLE]);
	p->title = cells[C_TITLE];
	if (money_read(cells[C_ASKED], line->separator != ',',
	    &p->asked) == -1)
		return bad(line, why, "no sum in EUR such as 24500.00",
		    cells[C_ASKED]);
	if (money_read(cells[C_ELIGIBLE], line->separator != ',',
	    &p->eligible) == -1)
		return bad(line, why, "no sum in EUR such as 61250.00",
		    cells[C_ELIGIBLE]);
	if (read_partners(line, why) == -1 || read_domains(line, why) == -1 ||
	    read_codes(line, why) == -1)
		return -1;
	return read_documents(line, why);
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

static int
add_row(const struct line *line, struct pen *pen, size_t *stated,
    struct fault *why)
{
	struct record record = { .head = { .kind = RECORD_PROPOSAL } };
	struct line mine = *line;
	const struct entry *known;
	bool same = false;

	mine.out = &record.body.proposal;
	if (read_row(&mine, why) == -1)
		return -1;
	known = book_proposal(line->reg->book, mine.out->id, mine.out->stage);
	mine.out->version = known == NULL ? 1 :
	    known->record->body.proposal.version;
	if (known != NULL) {
		if (is_same(mine.out, &known->record->body.proposal, &same,
		    why) == -1)
			return -1;
		mine.out->version++;
	}
	if (same)
		return 0;
	(*stated)++;
	if (pen_state(pen, &record, NULL, why) == -1)
		return fault_within(why, "%s: line %u", line->path, line->row->line);
	return 0;
}

static int
check_doubles(const struct csv *csv, const char *path, struct fault *why)
{
	size_t i, k;

	for (i = 0; i < csv->n; i++)
		for (k = 0; k < i; k++)
			if (strcmp(csv->rows[i].cells[C_PROPOSAL],
			    csv->rows[k].cells[C_PROPOSAL]) == 0 &&
			    strcmp(csv->rows[i].cells[C_STAGE],
			    csv->rows[k].cells[C_STAGE]) == 0)
				return act_bad(path, csv->rows[i].line, why,
				    "%s stands already on line %u",
				    csv->rows[i].cells[C_PROPOSAL],
				    csv->rows[k].line);
	return 0;
}

int
proposals_add(struct register_file *reg, const struct seckey *key,
    const char *path, const char *documents, bool dry, size_t *lines,
    struct fault *why)
{
	struct line line = { .reg = reg, .path = path, .folder = documents };
	struct pen pen;
	struct csv csv;
	size_t i;
	int rc = 0;

	*lines = 0;
	if (act_table(&csv, reg->book->arena, path, columns, COLUMNS, why) ==
	    -1 || check_doubles(&csv, path, why) == -1 ||
	    register_begin(reg, key, &pen, why) == -1)
		return -1;
	line.separator = csv.separator;
	for (i = 0; rc == 0 && i < csv.n; i++) {
		line.row = &csv.rows[i];
		rc = add_row(&line, &pen, lines, why);
	}
	return register_finish(reg, rc, dry, why);
}
