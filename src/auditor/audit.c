/* The verb audit: what verify does, and every result computed again. */
#include "config.h"

#include "mita/auditor/auditor.h"
#include "mita/auditor/finding.h"
#include "mita/auditor/held.h"
#include "mita/auditor/published.h"
#include "mita/auditor/source.h"

#include <string.h>

#include "mita/audit/arrivals.h"
#include "mita/audit/finding.h"
#include "mita/audit/heads.h"
#include "mita/audit/outcome.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/seal/pubkey.h"
#include "mita/wire/record.h"

static int
read_key(const struct parsed *line, uint8_t *key, const uint8_t **out,
    struct fault *why)
{
	const char *path = parsed_option(line, "--key");
	struct buf text = {0};
	int rc;

	*out = NULL;
	if (path == NULL)
		return 0;
	rc = file_read(path, MINISIG_MAX, &text, why);
	if (rc == 0 && (rc = pubkey_read(key, buf_text(&text), text.len,
	    why)) == -1)
		fault_within(why, "%s", path);
	buf_release(&text);
	*out = key;
	return rc;
}

static void
say_summary(const struct book *book)
{
	size_t kinds[RECORD_KINDS] = {0}, doubtful = 0, i;
	char name[KEYNAME_LEN + 1];
	struct buf out = {0};
	const char *comma = ":";

	for (i = 0; i < book->n; i++)
		if (book->entries[i]->believed)
			kinds[book->entries[i]->record->head.kind]++;
		else
			doubtful++;
	if (book->call != NULL) {
		pubkey_name(name, book->call->agency_key);
		program_sayf(auditor_program, "call    %s, agency key %s",
		    book->call->id, name);
	}
	buf_putf(&out, "records %zu", book->n);
	for (i = 0; i < RECORD_KINDS; i++)
		if (kinds[i] > 0) {
			buf_putf(&out, "%s %zu %s", comma, kinds[i],
			    record_kind_words[i]);
			comma = ",";
		}
	if (doubtful > 0)
		buf_putf(&out, "%s %zu not believed", comma, doubtful);
	program_sayf(auditor_program, "%s", buf_text(&out));
	buf_release(&out);
}

/* Each assigned pair ends in exactly one state: say how many in each. */
static int
say_pairs(const struct book *book, struct fault *why)
{
	size_t states[PAIR_STATES], s, n, i;
	struct pair *pairs;

	for (s = 0; book->call != NULL && s < book->call->n_stages; s++) {
		unsigned stage = book->call->stages[s].number;

		if (pairs_of(book, stage, NULL, &pairs, &n, why) == -1)
			return -1;
		memset(states, 0, sizeof(states));
		for (i = 0; i < n; i++)
			states[pairs[i].state]++;
		program_sayf(auditor_program, "stage %u %zu assigned: %zu"
		    " evaluated, %zu returned, %zu cancelled, %zu missing",
		    stage, n, states[PAIR_EVALUATED],
		    states[PAIR_DISQUALIFIED], states[PAIR_CANCELLED], n -
		    states[PAIR_EVALUATED] - states[PAIR_DISQUALIFIED] -
		    states[PAIR_CANCELLED]);
	}
	return 0;
}

/* By which two who talk find out that they hold the same. */
static int
say_heads(const struct book *book, struct fault *why)
{
	char hex[DIGEST_TEXT_LEN + 1], name[KEYNAME_LEN + 1];
	struct heads heads;

	if (heads_of(book, &heads) == -1)
		return fault_memory(why);
	if (heads.agency != NULL) {
		digest_text(hex, &heads.agency->digest);
		pubkey_name(name, heads.agency->digest.bytes);
		program_sayf(auditor_program, "agency  seq %u, %s, say %s",
		    heads.agency->record->head.seq, hex, name);
	}
	digest_text(hex, &heads.all);
	pubkey_name(name, heads.all.bytes);
	return program_sayf(auditor_program, "all     %s, say %s", hex, name);
}

/* What others hold beside it. */
static int
check_held(const struct parsed *line, struct book *book,
    const struct source *audited, struct fault *why)
{
	const char *path;
	size_t before, i, n;

	for (i = 0; (path = parsed_repeated(line, "--with", i)) != NULL;
	    i++) {
		before = book_wrong(book);
		if (held_check(book, audited, path, &n, why) == -1)
			return -1;
		if (book_wrong(book) == before)
			program_sayf(auditor_program, "with    %s: all %zu"
			    " records of it are here", path, n);
	}
	return 0;
}

static int
audit(const struct parsed *line, size_t *wrong, struct fault *why)
{
	const char *path = parsed_operand(line, 0);
	uint8_t key[PUBKEY_LEN];
	const uint8_t *agency;
	struct source source;
	struct book *book = NULL;
	struct watch watch = program_watch(auditor_program);
	int rc = -1;

	if (read_key(line, key, &agency, why) == -1 ||
	    source_open(&source, path, why) == -1)
		return -1;
	if (source.kind != SOURCE_REGISTER && source.kind != SOURCE_FOLDER) {
		fault_at(why, FAULT_REFUSED, "WHAT", path,
		    "only a register or a published folder can be audited");
		fault_remedy(why, "for other files use \"verify\"");
		goto done;
	}
	if ((book = book_new(why)) == NULL ||
	    book_add(book, source.rows, source.n_rows, why) == -1)
		goto done;
	book->watch = &watch;
	if (book_check(book, BOOK_WHOLE, agency, why) == -1 ||
	    outcome_audit(book, why) == -1 ||
	    published_check(book, &source, path, why) == -1 ||
	    (source.db != NULL && arrivals_audit(book, source.db, why) == -1))
		goto done;
	say_summary(book);
	if (say_pairs(book, why) == -1 || say_heads(book, why) == -1 ||
	    check_held(line, book, &source, why) == -1)
		goto done;
	findings_say(path, book);
	*wrong = book_wrong(book);
	rc = 0;
done:
	book_free(book);
	source_release(&source);
	return rc;
}

int
verb_audit(const struct parsed *line)
{
	struct fault fault;
	size_t wrong = 0;

	if (audit(line, &wrong, &fault) == -1)
		return program_fail(auditor_program, &fault);
	if (wrong > 0) {
		program_sayf(auditor_program, "%zu thing%s found WRONG", wrong,
		    wrong == 1 ? "" : "s");
		return FAULT_REFUSED;
	}
	return program_sayf(auditor_program, "Nothing wrong: every signature"
	    " verifies, every result computes the same.%s",
	    parsed_option(line, "--key") == NULL ? "\nThe agency's key was"
	    " taken from there, too; give it with --key to be sure."
	    : "");
}
