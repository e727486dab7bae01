#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/text.h"
#include "mita/desk/draft.h"
#include "mita/hand/signer.h"
#include "mita/seal/pubkey.h"
#include "mita/seal/seckey.h"
#include "mita/store/db.h"

/*
 * gen-evaluations N BUNDLE PUBLIC-KEY: a sealed bundle of N evaluations of
 * made-up content, signed one by one as an expert's are, and the public key
 * for stock tools.  The content is the same each time, the key is not.
 */

static uint64_t state = 88172645463325252u;

/* Marsaglia's xorshift, 64 bits. */
static unsigned
random_below(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)((state >> 33) % n);
}

static const char *
random_text(struct arena *arena, unsigned pieces)
{
	static const char *const stock[] = {
		"Ąžuolas ", "e\xCC\x81 ", "šviesa ", "score P1 10", "\n",
		"end\n", "- ", "\\", "\"", "'; DROP TABLE record; --", "\t",
		"€ ", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC ",
		"\xED\x95\x9C\xEA\xB8\x80", "ﬁ", "%n%s", "trusted comment: ",
		"\r\n", "a", "0", " ", "untrusted",
	};
	struct buf raw = {0}, clean = {0};
	const char *text;

	while (pieces-- > 0)
		buf_puts(&raw, stock[random_below(sizeof(stock) /
		    sizeof(stock[0]))]);
	text_admit(&clean, buf_text(&raw), raw.len);
	text = arena_string(arena, buf_text(&clean));
	buf_release(&raw);
	buf_release(&clean);
	return text;
}

static void
random_digest(struct digest *out)
{
	size_t i;

	for (i = 0; i < DIGEST_LEN; i++)
		out->bytes[i] = (uint8_t)random_below(256);
}

static int
fill(struct evaluation *ev, struct arena *arena)
{
	size_t i;

	*ev = (struct evaluation){ .stage = 1 + random_below(2),
	    .version = 1, .reason = "", .time = "2026-11-24T00:00:00Z" };
	snprintf(ev->proposal, sizeof(ev->proposal), "P-%u",
	    random_below(10000));
	random_digest(&ev->proposal_digest);
	random_digest(&ev->form);
	random_digest(&ev->assignment);
	random_digest(&ev->declaration);
	ev->n_answers = random_below(6);
	ev->n_scores = 1 + random_below(8);
	ev->answers = arena_alloc(arena, 6 * sizeof(*ev->answers));
	ev->scores = arena_alloc(arena, 9 * sizeof(*ev->scores));
	if (ev->answers == NULL || ev->scores == NULL)
		return -1;
	for (i = 0; i < ev->n_answers; i++) {
		snprintf(ev->answers[i].question, ID_MAX, "Q1-%zu", i);
		id_copy(ev->answers[i].code, "-");
		id_copy(ev->answers[i].value, random_below(2) ? "YES" : "NO");
		ev->answers[i].note = random_text(arena, random_below(9));
	}
	for (i = 0; i < ev->n_scores; i++) {
		snprintf(ev->scores[i].criterion, ID_MAX, "P%zu", i);
		ev->scores[i].steps = (int)random_below(11);
		ev->scores[i].comment = random_text(arena, random_below(60));
	}
	ev->remark = random_text(arena, random_below(30));
	return 0;
}

static int
write_all(struct db *db, struct seckey *key, unsigned n, const char *bundle,
    const char *public, struct fault *why)
{
	struct signer signer = { .db = db, .key = key, .id = "E-01" };
	struct buf file = {0}, pub = {0};
	struct arena *arena = arena_new();
	struct record record = { .head.kind = RECORD_EVALUATION };
	int rc = 0;

	random_digest(&signer.call);
	while (n-- > 0 && rc == 0)
		rc = fill(&record.body.evaluation, arena) == -1 ?
		    fault_memory(why) : signer_append(&signer, &record, NULL, why);
	pubkey_write(&pub, seckey_sign_public(key), "an expert of this test");
	if (rc == -1 || signer_close(&signer, db, CONTAINER_BUNDLE, "E-01", &file,
	    why) == -1 || file_write_new(bundle, file.bytes, file.len, 0600,
	    why) == -1 || file_write_new(public, pub.bytes, pub.len, 0600,
	    why) == -1)
		rc = -1;
	buf_release(&file);
	buf_release(&pub);
	arena_free(arena);
	return rc;
}

int
main(int argc, char *argv[])
{
	struct seckey *key;
	struct fault why;
	struct db *db;
	int rc;

	if (argc != 4)
		return 2;
	if (seal_start(&why) == -1 || (key = seckey_new(&why)) == NULL ||
	    (db = db_new(DB_BUNDLE, &why)) == NULL) {
		fprintf(stderr, "%s\n", why.text);
		return 3;
	}
	rc = write_all(db, key, (unsigned)atoi(argv[1]), argv[2], argv[3],
	    &why);
	if (rc == -1)
		fprintf(stderr, "%s\n", why.text);
	db_close(db);
	seckey_free(key);
	return rc == -1;
}
