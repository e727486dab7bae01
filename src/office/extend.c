/* Assigning again: more time, or a newer version. */
#include "config.h"

#include "mita/office/extend.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/hand/signer.h"
#include "mita/office/register.h"

static bool
is_chosen(const struct extension *extension, const char *expert)
{
	size_t i;

	for (i = 0; i < extension->n; i++)
		if (strcmp(extension->experts[i], expert) == 0)
			return true;
	return extension->n == 0;
}

/* Is there anything that still has a deadline? */
static bool
is_open(const struct extension *extension, const struct pair *pair)
{
	return pair_seat(pair) > SEAT_BARRED &&
	    is_chosen(extension, pair->expert);
}

static bool
is_sooner(const struct pair *pair, const char *deadline)
{
	/* Both are UTC in the one form, so letters tell. */
	return strcmp(pair->assignment->record->body.assignment.deadline,
	    deadline) < 0;
}

/* What is to be extended in one stage, or of one expert in it. */
struct stretch {
	unsigned	 stage;
	size_t		 n;
	struct pair	*pairs;
	bool		 newest;	/* or the versions they have */
};

/* Pairs come by expert: all of one in one ASSIGNMENT. */
static int
state_expert(const struct book *book, struct signer *signer,
    const struct stretch *own, const char *deadline, struct fault *why)
{
	const struct pair *pairs = own->pairs;
	struct record record = { .head = { .kind = RECORD_ASSIGNMENT } };
	struct assignment *a = &record.body.assignment;
	size_t i;

	id_copy(a->expert, pairs[0].expert);
	a->stage = own->stage;
	memcpy(a->deadline, deadline, sizeof(a->deadline));
	a->n_proposals = own->n;
	a->proposals = arena_alloc(book->arena,
	    own->n * sizeof(*a->proposals));
	if (a->proposals == NULL)
		return fault_memory(why);
	for (i = 0; i < own->n; i++) {
		id_copy(a->proposals[i].proposal, pairs[i].proposal);
		a->proposals[i].digest = own->newest ? book_proposal(book,
		    pairs[i].proposal, own->stage)->digest :
		    *pair_version(&pairs[i]);
	}
	return signer_append(signer, &record, NULL, why);
}

static int
choose(const struct register_file *reg, const struct extension *extension,
    struct stretch *stretch, struct extended *out, struct fault *why)
{
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(reg->book, stretch->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	stretch->pairs = pairs;
	for (i = 0; i < n; i++) {
		if (!is_open(extension, &pairs[i]))
			continue;
		if (is_sooner(&pairs[i], out->deadline))
			stretch->pairs[stretch->n++] = pairs[i];
		else
			out->later++;
	}
	out->pairs += stretch->n;
	return 0;
}

/* What came too late for the deadline before, and not for this one. */
static int
count_in_time(struct register_file *reg, const struct stretch *stretch,
    struct extended *out, struct fault *why)
{
	struct late *late;
	size_t n, i;

	if (late_find(reg->book, reg->db, stretch->stage, &late, &n, why) ==
	    -1)
		return -1;
	for (i = 0; i < n; i++)
		out->in_time += strcmp(late[i].time, out->deadline) <= 0 &&
		    pairs_find(stretch->pairs, stretch->n,
		    late[i].pair.expert, late[i].pair.proposal) != NULL;
	return 0;
}

static int
state_stage(const struct book *book, struct signer *signer,
    const struct stretch *stretch, struct extended *out, struct fault *why)
{
	size_t first, end;

	for (first = 0; first < stretch->n; first = end) {
		struct stretch own = { .stage = stretch->stage,
		    .pairs = &stretch->pairs[first] };

		for (end = first; end < stretch->n && strcmp(
		    stretch->pairs[end].expert,
		    stretch->pairs[first].expert) == 0; end++)
			own.n++;
		out->experts++;
		if (state_expert(book, signer, &own, out->deadline, why) == -1)
			return -1;
	}
	return 0;
}

static int
check_time(const struct extension *extension, struct extended *out,
    struct fault *why)
{
	int64_t at;

	if (!clock_read(extension->deadline, &at))
		return fault_set(why, FAULT_USAGE, "USAGE", "--deadline is a"
		    " time such as 2026-12-12T15:00:00Z or"
		    " 2026-12-12T17:00+02:00, not \"%.40s\"",
		    extension->deadline);
	clock_text(at, out->deadline);
	return at > clock_now() ? 0 : fault_set(why, FAULT_REFUSED, "PAST",
	    "the deadline %s is in the past", out->deadline);
}

static int
check_experts(const struct book *book, const struct extension *extension,
    struct fault *why)
{
	size_t i;

	for (i = 0; i < extension->n; i++)
		if (book_admission(book, extension->experts[i]) == NULL)
			return fault_set(why, FAULT_REFUSED, "UNKNOWN",
			    "there is no expert %s", extension->experts[i]);
	return 0;
}

static int
check_found(const struct extended *out, struct fault *why)
{
	if (out->pairs > 0)
		return 0;
	if (out->later > 0)
		return fault_set(why, FAULT_REFUSED, "KNOWN", "all of them have"
		    " time until %s already, or longer", out->deadline);
	return fault_set(why, FAULT_REFUSED, "UNKNOWN",
	    "nothing is assigned there");
}

int
assignments_extend(struct register_file *reg, const struct seckey *key,
    const struct extension *extension, struct extended *out,
    struct fault *why)
{
	struct stretch stretches[STAGES_MAX] = {0};
	const struct call *call = reg->book->call;
	struct signer signer;
	size_t s;
	int rc = 0;

	*out = (struct extended){0};
	if (check_time(extension, out, why) == -1 ||
	    check_experts(reg->book, extension, why) == -1)
		return -1;
	for (s = 0; s < call->n_stages; s++) {
		stretches[s].stage = call->stages[s].number;
		if (extension->stage != 0 &&
		    extension->stage != stretches[s].stage)
			continue;
		if (choose(reg, extension, &stretches[s], out, why) == -1 ||
		    count_in_time(reg, &stretches[s], out, why) == -1)
			return -1;
	}
	if (check_found(out, why) == -1 ||
	    register_begin(reg, key, &signer, why) == -1)
		return -1;
	for (s = 0; rc == 0 && s < call->n_stages; s++)
		rc = state_stage(reg->book, &signer, &stretches[s], out, why);
	return register_finish(reg, rc, extension->dry, why);
}

/* Newer versions */

/* Does somebody wait for, or owe an evaluation of, a version that is old? */
static bool
is_behind(const struct book *book, unsigned stage, const struct pair *pair)
{
	const struct entry *latest = book_proposal(book, pair->proposal,
	    stage);

	return latest != NULL && pair_seat(pair) == SEAT_TAKEN &&
	    (pair->evaluation == NULL || pair->state == PAIR_OUTDATED) &&
	    !digest_equal(pair_version(pair), &latest->digest);
}

static int
choose_behind(const struct book *book, struct stretch *stretch,
    struct fault *why)
{
	struct pair *pairs;
	size_t n, i;

	if (pairs_of(book, stretch->stage, NULL, &pairs, &n, why) == -1)
		return -1;
	stretch->pairs = pairs;
	stretch->newest = true;
	for (i = 0; i < n; i++)
		if (is_behind(book, stretch->stage, &pairs[i]))
			stretch->pairs[stretch->n++] = pairs[i];
	return 0;
}

/* Each with the deadline that it has. */
static int
state_behind(const struct book *book, struct signer *signer,
    const struct stretch *stretch, struct fault *why)
{
	size_t i;

	for (i = 0; i < stretch->n; i++) {
		struct stretch own = { .stage = stretch->stage, .n = 1,
		    .pairs = &stretch->pairs[i], .newest = true };

		if (state_expert(book, signer, &own, own.pairs->assignment->
		    record->body.assignment.deadline, why) == -1)
			return -1;
	}
	return 0;
}

int
versions_renew(struct register_file *reg, const struct seckey *key,
    bool dry, size_t *pairs, struct fault *why)
{
	struct stretch stretches[STAGES_MAX] = {0};
	const struct call *call = reg->book->call;
	struct signer signer;
	size_t s;
	int rc = 0;

	*pairs = 0;
	for (s = 0; s < call->n_stages; s++) {
		stretches[s].stage = call->stages[s].number;
		if (choose_behind(reg->book, &stretches[s], why) == -1)
			return -1;
		*pairs += stretches[s].n;
	}
	if (*pairs == 0)
		return 0;
	if (register_begin(reg, key, &signer, why) == -1)
		return -1;
	for (s = 0; rc == 0 && s < call->n_stages; s++)
		rc = state_behind(reg->book, &signer, &stretches[s], why);
	return register_finish(reg, rc, dry, why);
}
