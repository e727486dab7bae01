/* Taking in proposals and their documents from a table. */
#include "config.h"

#include "mita/office/proposals.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/model/money.h"
#include "mita/model/sums.h"
#include "mita/office/correction.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/proposal_line.h"
#include "mita/office/proposal_text.h"
#include "mita/office/register.h"
#include "mita/wire/record.h"

static const struct plan_column plan_columns[PROPOSAL_COLUMNS] = {
	{ "proposal", false }, { "stage", true }, { "language", false },
	{ "title", false }, { "asked", true }, { "eligible", true },
	{ "partners", false }, { "domains", false }, { "codes", false },
	{ "documents", false }
};

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
check_sums(struct proposal_line *line)
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
note_sums(struct proposal_line *line, const struct proposal *p)
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
add_row(struct proposal_line *line, struct signer *signer)
{
	struct record record = { .head = { .kind = RECORD_PROPOSAL } };
	struct proposal *p = &record.body.proposal;
	struct fault fault;
	bool same = false;

	if (!proposal_line_read(line))
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
	struct proposal_line line = { .in = in, .reg = reg };
	struct lookup lookup;
	struct signer signer;
	size_t i;

	if (filing_read(in, proposal_columns, PROPOSAL_COLUMNS, why) == -1 ||
	    lookup_fill(&lookup, reg->book, why) == -1 ||
	    check_doubles(in, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	filing_tell_unknown(in);
	in->plan.columns = plan_columns;
	in->plan.n_columns = PROPOSAL_COLUMNS;
	line.lookup = &lookup;
	for (i = 0; i < in->csv.n; i++) {
		line.row = &in->csv.rows[i];
		line.out = (struct proposal){0};
		add_row(&line, &signer);
	}
	in->stated = in->plan.n;
	return register_finish(reg, filing_judge(in, why), in->dry, why);
}
