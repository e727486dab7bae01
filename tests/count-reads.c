#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/finding.h"
#include "mita/audit/pairs.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/desk/sign.h"
#include "mita/desk/task.h"
#include "mita/desk/workspace.h"
#include "mita/office/merge.h"
#include "mita/office/register.h"
#include "mita/seal/verify.h"
#include "mita/wire/record.h"

/*
 * How often does an act read a record, and verify a signature?  The linker
 * puts us in between.  Each line: what was done, records read, signatures.
 *
 *	merge REGISTER BUNDLE...	also: is the book that grew the same as
 *					one that is read anew?
 *	sign WORKSPACE PROPOSAL		also: the text, before any key
 *	open REGISTER FOLDER		with what the folder remembers; also: is
 *					all the same as without it?
 */

static size_t reads, verified;

int	__real_record_read(struct record *out, struct arena *arena,
	    const char *text, size_t len, struct fault *why);
int	__wrap_record_read(struct record *out, struct arena *arena,
	    const char *text, size_t len, struct fault *why);
int	__real_minisig_verify(const struct minisig *sig,
	    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len,
	    struct fault *why);
int	__wrap_minisig_verify(const struct minisig *sig,
	    const uint8_t key[static PUBKEY_LEN], const void *bytes, size_t len,
	    struct fault *why);

int
__wrap_record_read(struct record *out, struct arena *arena, const char *text,
    size_t len, struct fault *why)
{
	reads++;
	return __real_record_read(out, arena, text, len, why);
}

int
__wrap_minisig_verify(const struct minisig *sig,
    const uint8_t key[static PUBKEY_LEN], const void *text, size_t len,
    struct fault *why)
{
	verified++;
	return __real_minisig_verify(sig, key, text, len, why);
}

static void
say(const char *what)
{
	printf("%s %zu %zu\n", what, reads, verified);
	reads = verified = 0;
}

static int
fail(const struct fault *fault)
{
	printf("%s: %s\n", fault->reason, fault->text);
	return 1;
}

/* Beliefs, in the order of the ledger; the check's findings; the pairs. */
static void
tell(const struct book *book, FILE *out)
{
	struct fault fault;
	struct pair *pairs;
	size_t n, i;

	for (i = 0; i < book->n; i++)
		fprintf(out, "%lld %d %d\n", (long long)book->entries[i]->idx,
		    book->entries[i]->believed, book->entries[i]->revoked);
	for (i = 0; i < book->n_findings; i++)
		fprintf(out, "%s %s: %s\n", book->findings[i].reason,
		    book->findings[i].place, book->findings[i].text);
	if (pairs_of(book, 1, NULL, &pairs, &n, &fault) == -1)
		return;
	for (i = 0; i < n; i++)
		fprintf(out, "%s %s %s %lld\n", pairs[i].expert,
		    pairs[i].proposal, pair_state_words[pairs[i].state],
		    pairs[i].evaluation == NULL ? 0LL :
		    (long long)pairs[i].evaluation->idx);
}

static char *
told(const struct book *book)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	tell(book, out);
	fclose(out);
	return text;
}

/* Do both books say the same of everything?  Else both are printed. */
static void
compare(const struct book *a, const struct book *b)
{
	char *one = told(a), *other = told(b);
	bool same = strcmp(one, other) == 0;

	puts(same ? "same" : "other");
	if (!same)
		printf("%s---\n%s", one, other);
	free(one);
	free(other);
}

static int
merge(char **argv)
{
	struct register_file *reg, *anew;
	struct merge_news news;
	struct fault fault;
	int i;

	if ((reg = register_open(argv[2], &(struct opening){ 0 },
	    &fault)) == NULL)
		return fail(&fault);
	say("open");
	for (i = 3; argv[i] != NULL; i++) {
		/* Refused or only tried: then all is as it was before. */
		if (bundle_merge(reg, argv[i], true, &news, &fault) == 0 &&
		    bundle_merge(reg, argv[i], false, &news, &fault) == 0)
			say("merge");
		else
			say(fault.reason);
	}
	if ((anew = register_open(argv[2], &(struct opening){ .readonly =
	    true }, &fault)) == NULL)
		return fail(&fault);
	compare(reg->book, anew->book);
	register_close(reg);
	register_close(anew);
	return 0;
}

static int
open_twice(char **argv)
{
	struct register_file *trusted, *anew;
	struct fault fault;

	trusted = register_open(argv[2], &(struct opening){ .readonly =
	    true, .trust = argv[3] }, &fault);
	if (trusted == NULL)
		return fail(&fault);
	say("open");
	if ((anew = register_open(argv[2], &(struct opening){ .readonly =
	    true }, &fault)) == NULL)
		return fail(&fault);
	compare(trusted->book, anew->book);
	register_close(trusted);
	register_close(anew);
	return 0;
}

static int
sign(char **argv)
{
	struct workspace *workspace;
	struct buf text = {0};
	struct seckey *key;
	struct fault fault;
	struct task *tasks;
	size_t n, i;
	int rc = 1;

	if ((workspace = workspace_open(argv[2], &fault)) == NULL)
		return fail(&fault);
	say("open");
	key = workspace_unlock(workspace, "four words for tests", &fault);
	if (key == NULL || tasks_list(workspace, &tasks, &n, &fault) == -1)
		return fail(&fault);
	for (i = 0; i < n && strcmp(tasks[i].proposal->id, argv[3]) != 0; i++)
		continue;
	if (i < n)
		tasks[i].draft.reason = "I read it again";
	if (i < n && task_text(workspace, &tasks[i], &text, &fault) == 0) {
		say("text");
		if (tasks_sign(workspace, &tasks[i], 1, key, &fault) == 0) {
			const struct book *book = workspace->book;
			const struct entry *last = book->entries[book->n - 1];

			say("sign");
			puts(last->len == text.len && memcmp(last->text,
			    text.bytes, text.len) == 0 ? "same" : "other");
			rc = 0;
		}
	}
	buf_release(&text);
	seckey_free(key);
	workspace_close(workspace);
	return rc == 0 ? 0 : fail(&fault);
}

int
main(int argc, char **argv)
{
	struct fault fault;

	if (seal_start(&fault) == -1 || argc < 4)
		return 99;
	if (strcmp(argv[1], "open") == 0)
		return open_twice(argv);
	return strcmp(argv[1], "sign") == 0 ? sign(argv) : merge(argv);
}
