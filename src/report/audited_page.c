/* What an auditor found, as a page for a court or a committee. */
#include "config.h"

#include "mita/report/audited.h"

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/kinds.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/model/call.h"
#include "mita/report/html.h"
#include "mita/report/table.h"

static const char *const stage_columns[] = {
	"stage", "assigned", "evaluated", "returned", "cancelled", "missing"
};
static const char *const kind_columns[] = { "kind", "records" };
static const char *const key_columns[] = {
	"owner", "name", "short_name", "ended"
};
static const char *const witness_columns[] = { "key", "size", "time" };
static const char *const head_columns[] = { "of", "short_name", "sha256" };
static const char *const with_columns[] = { "file", "records", "all_there" };
static const char *const finding_columns[] = {
	"number", "category", "severity", "place", "meaning", "said"
};

#define COLUMNS(names)	(names), sizeof(names) / sizeof((names)[0])

/* A table into the page, or not, if it has no row. */
static int
put_table(struct buf *out, struct table *table, const char *caption,
    const char *const *headings)
{
	if (table == NULL)
		return -1;
	if (table_rows(table) > 0)
		html_table(out, table, caption, headings);
	table_free(table);
	return 0;
}

static void
put_verdict(struct buf *out, const struct audited *a)
{
	size_t wrong = audited_wrong(a), notes = a->n_findings - wrong;

	html_heading(out, 2, "verdict", _("The verdict"));
	buf_puts(out, "<p><strong>");
	if (wrong == 0)
		html_text(out, _("Nothing is wrong: every signature verifies,"
		    " and every result computes the same."));
	else
		buf_putf(out, translate_n("%zu thing is wrong.",
		    "%zu things are wrong.", wrong), wrong);
	buf_puts(out, "</strong></p>\n<p>");
	if (notes > 0)
		buf_putf(out, translate_n("%zu note is for a person to read.",
		    "%zu notes are for a person to read.", notes), notes);
	else
		html_text(out, _("There are no notes."));
	buf_puts(out, "</p>\n");
}

static int
put_kinds(struct buf *out, const struct audited *a)
{
	const char *const headings[] = { _("Kind"), _("Records") };
	struct table *table = table_new(COLUMNS(kind_columns));
	size_t i;

	for (i = 0; table != NULL && i < RECORD_KINDS; i++)
		if (a->kinds[i] > 0) {
			table_row(table);
			table_text(table, record_kind_words[i]);
			table_number(table, (int64_t)a->kinds[i]);
		}
	if (table != NULL && a->doubtful > 0) {
		table_row(table);
		table_text(table, _("not believed"));
		table_number(table, (int64_t)a->doubtful);
	}
	return put_table(out, table, _("Records by kind"), headings);
}

static int
put_stages(struct buf *out, const struct audited *a)
{
	const char *const headings[] = {
		_("Stage"), _("Assigned"), _("Evaluated"), _("Returned"),
		_("Cancelled"), _("Missing")
	};
	struct table *table = table_new(COLUMNS(stage_columns));
	const struct audited_stage *s;

	for (s = a->stages; table != NULL && s < a->stages + a->n_stages;
	    s++) {
		table_row(table);
		table_number(table, s->stage);
		table_number(table, (int64_t)s->assigned);
		table_number(table, (int64_t)s->states[PAIR_EVALUATED]);
		table_number(table, (int64_t)s->states[PAIR_DISQUALIFIED]);
		table_number(table, (int64_t)s->states[PAIR_CANCELLED]);
		table_number(table, (int64_t)s->missing);
	}
	return put_table(out, table,
	    _("What became of every assigned proposal"), headings);
}

static int
put_with(struct buf *out, const struct audited *a)
{
	const char *const headings[] = {
		_("File"), _("Records"), _("All are there")
	};
	struct table *table = table_new(COLUMNS(with_columns));
	size_t i;

	for (i = 0; table != NULL && i < a->n_with; i++) {
		table_row(table);
		table_text(table, a->with[i].path);
		table_number(table, (int64_t)a->with[i].n);
		table_yes(table, a->with[i].all);
	}
	return put_table(out, table, _("What others hold, compared with it"),
	    headings);
}

static int
put_checked(struct buf *out, const struct audited *a)
{
	const struct call *call = a->book->call;

	html_heading(out, 2, "checked", _("What was checked, and with what"));
	buf_puts(out, "<dl>\n");
	html_element(out, "dt", _("File"));
	html_element(out, "dd", a->path);
	if (call != NULL) {
		html_element(out, "dt", _("Call"));
		html_element(out, "dd", call->id);
	}
	html_element(out, "dt", _("Program"));
	html_element(out, "dd", "mita-auditor " PACKAGE_VERSION);
	html_element(out, "dt", _("The agency's key"));
	html_element(out, "dd", a->key_given ?
	    _("given by the auditor, who had it from elsewhere") :
	    _("taken from the file itself: compare its short name below with"
	    " the one that the agency tells you"));
	if (a->results != NULL) {
		html_element(out, "dt", _("Pages and tables of results"));
		html_element(out, "dd", a->results);
		html_element(out, "dd", a->results_same ?
		    _("all as the records give them") :
		    _("not as the records give them"));
	}
	buf_puts(out, "</dl>\n");
	html_element(out, "p", _("Of every record: its signature, its form,"
	    " its place in the line of its signer, and all that it names. Of"
	    " every result: computed again from the records that it names, and"
	    " compared to the byte."));
	return put_kinds(out, a) == -1 || put_stages(out, a) == -1 ||
	    put_with(out, a) == -1 ? -1 : 0;
}

static int
put_findings(struct buf *out, const struct audited *a, enum grade grade,
    const char *caption)
{
	const char *const headings[] = {
		_("Finding"), _("About"), _("Weight"), _("Where"),
		_("What it means"), _("As the program says it")
	};
	struct table *table = table_new(COLUMNS(finding_columns));
	size_t i;

	for (i = 0; table != NULL && i < a->n_findings; i++) {
		const struct finding *f = &a->findings[i];
		const struct finding_kind *kind = finding_kind_of(f->reason);

		if (f->grade != grade)
			continue;
		table_row(table);
		table_text(table, kind->id);
		table_text(table, _(category_words[kind->category]));
		table_text(table, _(severity_words[kind->severity]));
		table_text(table, f->place);
		table_text(table, _(kind->sentence));
		table_text(table, f->text);
	}
	return put_table(out, table, caption, headings);
}

static int
put_heads(struct buf *out, const struct audited *a)
{
	const char *const headings[] = {
		_("Of what"), _("Short form"), "SHA-256"
	};
	struct table *table = table_new(COLUMNS(head_columns));
	char hex[DIGEST_TEXT_LEN + 1];

	html_heading(out, 2, "heads", _("Heads"));
	html_element(out, "p", _("Whoever was shown the same records finds the"
	    " same short forms; read them to each other."));
	if (table != NULL && a->heads.agency != NULL) {
		digest_text(hex, &a->heads.agency->digest);
		table_row(table);
		table_text(table, _("the last record that the agency signed"));
		table_text(table, a->agency_said);
		table_text(table, hex);
	}
	digest_text(hex, &a->heads.all);
	if (table != NULL) {
		table_row(table);
		table_text(table, _("all records"));
		table_text(table, a->all_said);
		table_text(table, hex);
	}
	if (table != NULL && a->heads.ledger.size > 0) {
		digest_text(hex, &a->heads.ledger.root);
		table_row(table);
		table_text(table, _("the ledger, as the agency signed it"));
		table_text(table, a->ledger_said);
		table_text(table, hex);
	}
	return put_table(out, table, _("Heads"), headings);
}

static int
put_witnesses(struct buf *out, const struct audited *a)
{
	const char *const headings[] = {
		_("Short name of the key"), _("Records"), _("When (UTC)")
	};
	struct table *table;
	size_t i;

	if (a->n_witnesses == 0)
		return 0;
	table = table_new(COLUMNS(witness_columns));
	for (i = 0; table != NULL && i < a->n_witnesses; i++) {
		table_row(table);
		table_text(table, a->witnesses[i].said);
		table_number(table, (int64_t)a->witnesses[i].size);
		table_text(table, a->witnesses[i].time);
	}
	return put_table(out, table, _("Witnesses who co-signed the ledger"),
	    headings);
}

static int
put_keys(struct buf *out, const struct audited *a)
{
	const char *const headings[] = {
		_("Whose"), _("Name on the card"), _("Short name of the key"),
		_("Ended")
	};
	struct table *table = table_new(COLUMNS(key_columns));
	size_t i;

	html_heading(out, 2, "keys", _("Keys"));
	html_element(out, "p", _("Each person can tell the short name of the"
	    " own key; it is the same, or somebody else signed."));
	for (i = 0; table != NULL && i < a->n_keys; i++) {
		table_row(table);
		table_text(table, a->keys[i].owner);
		table_text(table, a->keys[i].name);
		table_text(table, a->keys[i].said);
		table_yes(table, a->keys[i].ended);
	}
	return put_table(out, table, _("Keys"), headings);
}

static void
put_unknown(struct buf *out)
{
	const char *const limits[] = {
		_("Whether the agency kept a bundle, or the end of somebody's"
		    " line, from these records altogether: the experts have"
		    " their bundles, which can be compared."),
		_("Whether somebody else was shown other records: whoever was"
		    " can read out the heads."),
		_("When something was signed: times in records are those of"
		    " their signers' clocks."),
		_("Whether a person used the own key, alone and freely."),
		_("Whether the signatures are qualified ones of Regulation"
		    " (EU) 910/2014: they are not."),
	};
	size_t i;

	html_heading(out, 2, "unknown", _("What cannot be known from this"));
	buf_puts(out, "<ul>\n");
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		html_element(out, "li", limits[i]);
	buf_puts(out, "</ul>\n");
	html_element(out, "p", _("Done on, by, and signature:"));
	html_element(out, "p", "____________________________________________");
}

static int
put_all(struct buf *out, const struct audited *a)
{
	put_verdict(out, a);
	if (put_checked(out, a) == -1)
		return -1;
	html_heading(out, 2, "found", _("What was found"));
	if (a->n_findings == 0)
		html_element(out, "p", _("Nothing."));
	if (put_findings(out, a, GRADE_WRONG, _("Wrong")) == -1 ||
	    put_findings(out, a, GRADE_NOTICE, _("Notes")) == -1 ||
	    put_heads(out, a) == -1 || put_witnesses(out, a) == -1 ||
	    put_keys(out, a) == -1)
		return -1;
	put_unknown(out);
	return 0;
}

int
audited_page(struct buf *out, const struct audited *a, struct fault *why)
{
	int rc;

	html_begin(out, translate_language(), _("Report of an audit"));
	rc = put_all(out, a);
	html_end(out);
	return rc == -1 || out->failed ? fault_memory(why) : 0;
}
