/* The verb audit: what verify does, and every result computed again. */
#include "config.h"

#include "mita/auditor/auditor.h"
#include "mita/auditor/facts.h"
#include "mita/auditor/finding.h"
#include "mita/auditor/held.h"
#include "mita/auditor/published.h"
#include "mita/auditor/since.h"
#include "mita/auditor/source.h"

#include "mita/audit/arrivals.h"
#include "mita/audit/documents.h"
#include "mita/audit/finding.h"
#include "mita/audit/outcome.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/translate.h"
#include "mita/report/audited.h"
#include "mita/seal/pubkey.h"
#include "mita/wire/record.h"

static int
read_key(const struct parsed *line, uint8_t *key, const uint8_t **out,
    struct fault *why)
{
	const char *path = parsed_option(line, "--key");

	*out = path == NULL ? NULL : key;
	return path == NULL ? 0 : pubkey_load(key, path, why);
}

/* As text, for who reads it in a terminal. */

static void
say_summary(const struct audited *a)
{
	struct buf out = {0};
	const char *comma = ":";
	size_t i;

	if (a->book->call != NULL)
		program_sayf(auditor_program, "call    %s, agency key %s",
		    a->book->call->id, a->keys[0].said);
	buf_putf(&out, "records %zu", a->n);
	for (i = 0; i < RECORD_KINDS; i++)
		if (a->kinds[i] > 0) {
			buf_putf(&out, "%s %zu %s", comma, a->kinds[i],
			    record_kind_words[i]);
			comma = ",";
		}
	if (a->doubtful > 0)
		buf_putf(&out, "%s %zu not believed", comma, a->doubtful);
	program_sayf(auditor_program, "%s", buf_text(&out));
	buf_release(&out);
}

static void
say_pairs(const struct audited *a)
{
	const struct audited_stage *s;

	for (s = a->stages; s < a->stages + a->n_stages; s++)
		program_sayf(auditor_program, "stage %u %zu assigned: %zu"
		    " evaluated, %zu returned, %zu cancelled, %zu missing",
		    s->stage, s->assigned, s->states[PAIR_EVALUATED],
		    s->states[PAIR_DISQUALIFIED], s->states[PAIR_CANCELLED],
		    s->missing);
}

static void
say_heads(const struct audited *a)
{
	char hex[DIGEST_TEXT_LEN + 1];

	if (a->heads.agency != NULL) {
		digest_text(hex, &a->heads.agency->digest);
		program_sayf(auditor_program, "agency  seq %u, %s, say %s",
		    a->heads.agency->record->head.seq, hex, a->agency_said);
	}
	digest_text(hex, &a->heads.all);
	program_sayf(auditor_program, "all     %s, say %s", hex, a->all_said);
}

/* How far the agency signed what came, in which order and when. */
static void
say_ledger(const struct audited *a)
{
	char hex[DIGEST_TEXT_LEN + 1];

	if (a->heads.ledger.size == 0) {
		program_sayf(auditor_program, "ledger  none that the agency"
		    " signed: order and times of arrival are not proved");
		return;
	}
	digest_text(hex, &a->heads.ledger.root);
	program_sayf(auditor_program, "ledger  size %llu, %s, say %s",
	    (unsigned long long)a->heads.ledger.size, hex, a->ledger_said);
	if (a->heads.since > 0)
		program_sayf(auditor_program, "        %zu came since, and the"
		    " agency did not sign yet in which order and when",
		    a->heads.since);
}

/* As letters have it. */
static void
say_decided(const struct audited *a)
{
	size_t i;

	for (i = 0; i < a->n_decided; i++)
		program_sayf(auditor_program, "ledger  size %zu, say %s: up to"
		    " the RESULT of stage %u", a->decided[i].size,
		    a->decided[i].said, a->decided[i].stage);
}

/* Who saw which end of it, under the short name of their keys. */
static void
say_witnesses(const struct audited *a)
{
	size_t i;

	for (i = 0; i < a->n_witnesses; i++)
		program_sayf(auditor_program, "witness %s co-signed size %llu"
		    " at %s by its clock", a->witnesses[i].said,
		    (unsigned long long)a->witnesses[i].size,
		    a->witnesses[i].time);
}

static int
say_verdict(const struct audited *a)
{
	size_t wrong = audited_wrong(a);

	if (wrong > 0)
		return program_sayf(auditor_program, "%zu thing%s found WRONG",
		    wrong, wrong == 1 ? "" : "s");
	return program_sayf(auditor_program, "Nothing wrong: every signature"
	    " verifies, every result computes the same.%s",
	    !a->key_given ? "\nThe agency's key was"
	    " taken from there, too; give it with --key to be sure."
	    : "");
}

static int
say_all(const struct audited *a)
{
	size_t i;

	if (a->book != NULL) {
		say_summary(a);
		say_pairs(a);
		say_heads(a);
		say_ledger(a);
		say_decided(a);
		say_witnesses(a);
	}
	for (i = 0; i < a->n_with; i++)
		if (a->with[i].all)
			program_sayf(auditor_program, "with    %s: all %zu"
			    " records of it are here", a->with[i].path,
			    a->with[i].n);
	if (a->results_same)
		program_sayf(auditor_program, "results %s: every page and"
		    " table of results is what the records give", a->results);
	findings_say(a);
	return say_verdict(a);
}

/* In another form. */

static int
write_page(const struct parsed *line, const struct audited *a,
    struct fault *why)
{
	const char *path = parsed_option(line, "--report");
	struct buf page = {0};
	int rc;

	if (path == NULL || a->book == NULL)
		return 0;
	if (program_language(parsed_option(line, "--lang"), why) == -1)
		return -1;
	rc = audited_page(&page, a, why);
	/* The verbs speak English. */
	translate_to("en");
	if (rc == 0)
		rc = file_write_new(path, page.bytes, page.len, 0644, why);
	buf_release(&page);
	return rc;
}

static int
say(const struct audited *a, bool json)
{
	struct buf object = {0};
	int rc;

	if (!json)
		return say_all(a);
	audited_json(&object, a);
	rc = findings_say_json(&object, audited_wrong(a) > 0);
	buf_release(&object);
	return rc;
}

/* A source being audited. */
struct auditing {
	const struct parsed	*line;
	struct source		 source;	/* owned */
	struct book		*book;		/* owned */
	struct audited		 out;
};

/* What others hold beside it. */
static int
check_one(struct auditing *au, struct audited_with *with, bool since,
    struct fault *why)
{
	size_t before = book_wrong(au->book);

	if ((since ? since_check(au->book, &au->source.ledger, with->path,
	    &with->n, why) : held_check(au->book, &au->source, with->path,
	    &with->n, why)) == -1)
		return -1;
	with->all = book_wrong(au->book) == before;
	return 0;
}

static int
check_held(struct auditing *au, struct fault *why)
{
	const char *since = parsed_option(au->line, "--since"), *path;
	struct audited_with *with = NULL;
	size_t n = 0;

	while ((path = parsed_repeated(au->line, "--with", n)) != NULL ||
	    since != NULL) {
		with = arena_grow(au->book->arena, with, n, sizeof(*with));
		if (with == NULL)
			return fault_memory(why);
		with[n].path = path != NULL ? path : since;
		if (check_one(au, &with[n], path == NULL ||
		    since_is_proof(path), why) == -1)
			return -1;
		n++;
		if (path == NULL)
			break;
	}
	au->out.with = with;
	au->out.n_with = n;
	return 0;
}

/* What was told of it. */
static int
check_reported(struct auditing *au, struct fault *why)
{
	size_t before = book_wrong(au->book);

	au->out.results = parsed_option(au->line, "--results");
	if (au->out.results == NULL)
		return 0;
	if (reported_check(au->book, au->out.results, why) == -1)
		return -1;
	au->out.results_same = book_wrong(au->book) == before;
	return 0;
}

static int
check(struct auditing *au, const uint8_t *agency, struct fault *why)
{
	struct watch watch = program_watch(auditor_program);
	const struct source *source = &au->source;
	int rc = -1;

	au->book->watch = &watch;
	if (book_add(au->book, source->rows, source->n_rows, why) == 0 &&
	    book_check(au->book, BOOK_WHOLE, agency, why) == 0 &&
	    outcome_audit(au->book, why) == 0 &&
	    published_check(au->book, source, au->out.path, why) == 0)
		rc = source->db == NULL ? 0 :
		    documents_audit(au->book, source->db, why) == -1 ? -1 :
		    arrivals_audit(au->book, source->db, why);
	if (rc == 0)
		rc = ledger_audit(&source->ledger, au->book, source->db, why);
	au->book->watch = NULL;
	return rc;
}

static int
audit(struct auditing *au, struct fault *why)
{
	struct source *source = &au->source;
	uint8_t key[PUBKEY_LEN];
	const uint8_t *agency;

	if (read_key(au->line, key, &agency, why) == -1 ||
	    source_open(source, au->out.path, why) == -1)
		return -1;
	if (source->kind != SOURCE_REGISTER && source->kind != SOURCE_FOLDER) {
		fault_at(why, FAULT_REFUSED, "WHAT", au->out.path,
		    "only a register or a published folder can be audited");
		return fault_remedy(why, "for other files use \"verify\"");
	}
	au->out.key_given = agency != NULL;
	au->out.what = source_words[source->kind];
	if ((au->book = book_new(why)) == NULL ||
	    check(au, agency, why) == -1 ||
	    facts_fill(&au->out, au->book, &source->ledger, why) == -1 ||
	    check_held(au, why) == -1 || check_reported(au, why) == -1)
		return -1;
	au->out.findings = au->book->findings;
	au->out.n_findings = au->book->n_findings;
	return 0;
}

static int
tell(const struct auditing *au, bool json, struct fault *why)
{
	if (write_page(au->line, &au->out, why) == -1)
		return program_fail(auditor_program, why);
	return say(&au->out, json) != 0 ? FAULT_SYSTEM :
	    audited_wrong(&au->out) > 0 ? FAULT_REFUSED : 0;
}

int
verb_audit(const struct parsed *line)
{
	struct auditing au = { .line = line,
	    .out.path = parsed_operand(line, 0) };
	struct finding finding;
	struct fault fault;
	bool json;
	int rc;

	if (findings_format(line, &json, &fault) == -1)
		return program_fail(auditor_program, &fault);
	rc = audit(&au, &fault);
	if (rc == -1 && fault.code == FAULT_REFUSED) {
		au.out = (struct audited){ .path = au.out.path };
		findings_of_fault(&au.out, &finding, &fault);
		rc = 0;
	}
	rc = rc == -1 ? program_fail(auditor_program, &fault) :
	    tell(&au, json, &fault);
	book_free(au.book);
	source_release(&au.source);
	return rc;
}
