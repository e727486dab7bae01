/* What an auditor found, as JSON. */
#include "config.h"

#include "mita/report/audited.h"

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/kinds.h"
#include "mita/base/buf.h"
#include "mita/model/call.h"
#include "mita/report/json.h"

size_t
audited_wrong(const struct audited *a)
{
	size_t wrong = 0, i;

	for (i = 0; i < a->n_findings; i++)
		wrong += a->findings[i].grade == GRADE_WRONG;
	return wrong;
}

/* "key": and its text, or null for none; then a comma, if more comes. */
static void
put_text(struct buf *out, const char *key, const char *text)
{
	json_text(out, key);
	buf_puts(out, ": ");
	if (text == NULL || text[0] == '\0')
		buf_puts(out, "null");
	else
		json_text(out, text);
}

static void
put_more(struct buf *out, const char *key, const char *text)
{
	put_text(out, key, text);
	buf_puts(out, ", ");
}

static void
put_list(struct buf *out, const char *key)
{
	buf_puts(out, ",\n  ");
	json_text(out, key);
	buf_puts(out, ": [");
}

static const char *
comma(size_t i)
{
	return i == 0 ? "\n    " : ",\n    ";
}

static void
put_finding(struct buf *out, const struct audited *a,
    const struct finding *f)
{
	const struct finding_kind *kind = finding_kind_of(f->reason);
	char hex[DIGEST_TEXT_LEN + 1] = "";

	if (f->entry != NULL)
		digest_text(hex, &f->entry->digest);
	buf_puts(out, "{");
	put_more(out, "id", kind->id);
	put_more(out, "reason", f->reason);
	put_more(out, "grade", f->grade == GRADE_WRONG ? "wrong" : "note");
	put_more(out, "category", category_words[kind->category]);
	put_more(out, "severity", severity_words[kind->severity]);
	put_more(out, "file", a->path);
	put_more(out, "place", f->place);
	put_more(out, "record", hex);
	put_more(out, "signer", f->signer);
	put_more(out, "expert", f->expert);
	put_more(out, "proposal", f->proposal);
	if (f->stage == 0)
		buf_puts(out, "\"stage\": null, ");
	else
		buf_putf(out, "\"stage\": %u, ", f->stage);
	put_text(out, "text", f->text);
	buf_puts(out, "}");
}

static void
put_findings(struct buf *out, const struct audited *a)
{
	size_t i;

	put_list(out, "findings");
	for (i = 0; i < a->n_findings; i++) {
		buf_puts(out, comma(i));
		put_finding(out, a, &a->findings[i]);
	}
	buf_puts(out, "]");
}

static void
put_counts(struct buf *out, const struct audited *a)
{
	size_t i;

	buf_puts(out, ",\n  \"kinds\": {");
	for (i = 0; i < RECORD_KINDS; i++)
		buf_putf(out, "%s\"%s\": %zu", i == 0 ? "" : ", ",
		    record_kind_words[i], a->kinds[i]);
	buf_putf(out, "},\n  \"not_believed\": %zu", a->doubtful);
	put_list(out, "stages");
	for (i = 0; i < a->n_stages; i++)
		buf_putf(out, "%s{\"stage\": %u, \"assigned\": %zu,"
		    " \"evaluated\": %zu, \"returned\": %zu,"
		    " \"cancelled\": %zu, \"missing\": %zu}", comma(i),
		    a->stages[i].stage, a->stages[i].assigned,
		    a->stages[i].states[PAIR_EVALUATED],
		    a->stages[i].states[PAIR_DISQUALIFIED],
		    a->stages[i].states[PAIR_CANCELLED],
		    a->stages[i].missing);
	buf_puts(out, "]");
}

static void
put_keys(struct buf *out, const struct audited *a)
{
	size_t i;

	buf_putf(out, ",\n  \"agency_key_given\": %s",
	    a->key_given ? "true" : "false");
	put_list(out, "keys");
	for (i = 0; i < a->n_keys; i++) {
		buf_putf(out, "%s{", comma(i));
		put_more(out, "owner", a->keys[i].owner);
		put_more(out, "name", a->keys[i].name);
		put_more(out, "short_name", a->keys[i].said);
		buf_putf(out, "\"ended\": %s}", a->keys[i].ended ? "true" :
		    "false");
	}
	buf_puts(out, "]");
}

static void
put_witnesses(struct buf *out, const struct audited *a)
{
	size_t i;

	buf_puts(out, "\"witnesses\": [");
	for (i = 0; i < a->n_witnesses; i++) {
		buf_puts(out, i == 0 ? "{" : ", {");
		put_more(out, "short_name", a->witnesses[i].said);
		buf_putf(out, "\"size\": %llu, ",
		    (unsigned long long)a->witnesses[i].size);
		put_text(out, "time", a->witnesses[i].time);
		buf_puts(out, "}");
	}
	buf_puts(out, "]");
}

static void
put_heads(struct buf *out, const struct audited *a)
{
	char hex[DIGEST_TEXT_LEN + 1];

	buf_puts(out, ",\n  \"heads\": {");
	if (a->heads.agency != NULL) {
		digest_text(hex, &a->heads.agency->digest);
		buf_putf(out, "\"agency\": {\"seq\": %u, ",
		    a->heads.agency->record->head.seq);
		put_more(out, "sha256", hex);
		put_text(out, "short_name", a->agency_said);
		buf_puts(out, "}, ");
	} else
		buf_puts(out, "\"agency\": null, ");
	digest_text(hex, &a->heads.all);
	buf_puts(out, "\"all\": {");
	put_more(out, "sha256", hex);
	put_text(out, "short_name", a->all_said);
	buf_puts(out, "}, \"ledger\": ");
	if (a->heads.ledger.size == 0) {
		buf_puts(out, "null}");
		return;
	}
	digest_text(hex, &a->heads.ledger.root);
	buf_putf(out, "{\"size\": %llu, ",
	    (unsigned long long)a->heads.ledger.size);
	put_more(out, "root", hex);
	put_more(out, "short_name", a->ledger_said);
	put_witnesses(out, a);
	buf_puts(out, "}}");
}

static void
put_with(struct buf *out, const struct audited *a)
{
	size_t i;

	put_list(out, "with");
	for (i = 0; i < a->n_with; i++) {
		buf_putf(out, "%s{", comma(i));
		put_more(out, "file", a->with[i].path);
		buf_putf(out, "\"records\": %zu, \"all_there\": %s}",
		    a->with[i].n, a->with[i].all ? "true" : "false");
	}
	buf_puts(out, "]");
	if (a->results == NULL)
		return;
	buf_puts(out, ", \"results\": {");
	put_more(out, "folder", a->results);
	buf_putf(out, "\"same\": %s}", a->results_same ? "true" : "false");
}

void
audited_json(struct buf *out, const struct audited *a)
{
	buf_puts(out, "{");
	put_more(out, "file", a->path);
	put_more(out, "what", a->what);
	put_text(out, "verdict", audited_wrong(a) == 0 ? "right" : "wrong");
	buf_putf(out, ", \"records\": %zu", a->n);
	if (a->book != NULL) {
		buf_puts(out, ",\n  ");
		put_text(out, "call", a->book->call == NULL ? NULL :
		    a->book->call->id);
		put_counts(out, a);
		put_keys(out, a);
		put_heads(out, a);
		put_with(out, a);
	}
	put_findings(out, a);
	buf_puts(out, "}");
}
