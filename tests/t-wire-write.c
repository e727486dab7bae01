#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/wire/record.h"
#include "tests/t-wire.h"
#include "tests/tap.h"

/* What was read is what stood there, and nothing bad is ever written. */

static struct sample samples[RECORD_KINDS];
static struct record records[RECORD_KINDS];

static bool
read_samples(struct arena *arena)
{
	struct fault why = {0};
	int kind;

	for (kind = 0; kind < RECORD_KINDS; kind++)
		if (!load(&samples[kind], kind) || record_read(&records[kind],
		    arena, samples[kind].bytes.bytes, samples[kind].bytes.len,
		    &why) == -1)
			return ok(false, "the samples: %s", why.text);
	return true;
}

static void
is_digest(const struct digest *got, const char *want, const char *what)
{
	char text[DIGEST_TEXT_LEN + 1];

	digest_text(text, got);
	text[12] = '\0';
	is_str(text, want, "%s", what);
}

static void
test_head(void)
{
	const struct head *head = &records[RECORD_EVALUATION].head;

	is_int(head->kind, RECORD_EVALUATION, "a head has its kind");
	is_digest(&head->call, "7edb360f06ac", "its call");
	is_str(head->signer, "E-01", "its signer");
	is_mem(head->key_id, KEYID_LEN, "\x01\x23\x45\x67\x89\xab\xcd\xef", 8,
	    "its key id");
	is_int(head->seq, 7, "its place");
	is_digest(&head->prev, "e60ac6f25df5", "and the one before");
	head = &records[RECORD_KEY].head;
	ok(digest_is_zero(&head->call) && digest_is_zero(&head->prev) &&
	    head->seq == 1, "a KEY has neither call nor one before");
}

static void
test_people(void)
{
	const struct keycard *card = &records[RECORD_KEY].body.keycard;
	const struct admission *a = &records[RECORD_ADMISSION].body.admission;

	is_str(card->name, "Žydrė Ąžuolaitė", "KEY: name");
	is_str(card->organisation, "UAB „Šviesa“", "organisation");
	is_str(card->email, "z.azuol@sviesa.test", "email");
	is_int(card->kind, ROLE_BUSINESS, "kind");
	is_int(card->n_languages, 3, "languages");
	ok(strcmp(card->languages[0], "lt") == 0 &&
	    strcmp(card->languages[2], "de") == 0, "in their order");
	is_int(card->sign_key[0], 0x04, "sign-key");
	is_int(card->box_key[0], 0x3e, "box-key");
	is_int(card->n_interests, 2, "interests");
	is_int(card->interests[1].relation, RELATION_MEMBERSHIP, "their words");
	is_str(card->interests[0].code, "LT305123456", "and codes");
	is_str(a->expert, "E-01", "ADMISSION: expert");
	is_int(a->role, ROLE_BOTH, "role");
	is_str(a->organisation, "VU", "organisation");
	is_int(a->load, 8, "load");
	ok(a->n_interests == 2 && strcmp(a->interests[0].id, "ACME") == 0 &&
	    strcmp(a->interests[1].id, "PHOTON-LT") == 0, "interests");
	ok(memcmp(a->sign_key, card->sign_key, PUBKEY_LEN) == 0,
	    "the same sign-key");
}

static void
test_proposal(void)
{
	const struct proposal *p = &records[RECORD_PROPOSAL].body.proposal;
	const struct assignment *a =
	    &records[RECORD_ASSIGNMENT].body.assignment;

	is_str(p->id, "P-007", "PROPOSAL: id");
	ok(p->stage == 1 && p->version == 2, "stage and version");
	is_str(p->language, "lt", "language");
	is_str(p->title, "Lazeriai – visiems 🔬", "title");
	is_int(p->asked, 2450000, "asked");
	is_int(p->eligible, 6125001, "eligible");
	is_int(p->n_partners, 2, "partners");
	is_str(p->partners[0].name, "UAB „Acme“", "their names");
	is_str(p->partners[1].name, "", "also an empty one");
	is_str(p->partners[1].type, "ED", "their types");
	is_str(p->partners[1].place, "LT012", "their places");
	is_int(p->partners[1].grant, 1000000, "their parts");
	ok(p->n_domains == 1 && strcmp(p->domains[0].code, "VU") == 0 &&
	    strcmp(p->domains[0].domain, "vu.lt") == 0, "and domains");
	is_int(p->n_codes, 2, "codes");
	is_str(p->codes[1].scheme, "S3", "their schemes");
	is_int(p->n_documents, 2, "documents");
	is_int(p->documents[0].media, MEDIA_PDF, "what they are");
	is_int(p->documents[0].size, 48213, "their sizes");
	is_str(p->documents[1].name, "a/b.txt", "a name is no path");
	is_str(a->deadline, "2026-12-12T15:00:00Z", "ASSIGNMENT: deadline");
	is_int(a->n_proposals, 2, "proposals");
	is_str(a->proposals[1].proposal, "P-008", "their ids");
	is_digest(&a->proposals[0].digest, "03fbd36c0585", "their digests");
}

static void
test_evaluation(void)
{
	const struct evaluation *ev =
	    &records[RECORD_EVALUATION].body.evaluation;
	const struct declaration *d =
	    &records[RECORD_DECLARATION].body.declaration;

	is_digest(&ev->form, "252f10c83610", "EVALUATION: form");
	is_digest(&ev->assignment, "f4bf9f7fcbed", "assignment");
	is_digest(&ev->declaration, "959a45d44e6f", "declaration");
	ok(ev->version == 2 && ev->has_replaces, "version");
	is_digest(&ev->replaces, "b0c82a3ade34", "replaces");
	is_str(ev->reason, "A slip.", "reason");
	is_int(ev->n_answers, 3, "answers");
	is_str(ev->answers[1].code, "K7", "the code asked for");
	is_str(ev->answers[1].note, "Ne,\nnes ne.", "a note of two lines");
	is_str(ev->answers[2].value, "1250000", "a sum");
	is_int(ev->n_scores, 3, "scores");
	is_int(ev->scores[0].steps, 10, "steps");
	is_int(ev->scores[1].steps, STEPS_CANNOT_JUDGE, "or none");
	is_str(ev->scores[1].comment, "end\n", "a text imitates no line");
	is_str(ev->scores[0].comment, "Puiku 👩🏽‍🔬!", "joiners stay");
	is_str(ev->remark, "\n", "a line end stays");
	is_str(ev->time, "2026-11-23T21:00:00Z", "time");
	is_int(d->interest, INTEREST_POTENTIAL, "DECLARATION: interest");
	ok(d->n_undertakings == 2 && strcmp(d->undertakings[1].id, "U2") == 0,
	    "undertakings");
	is_str(d->text, "Skaičiau paskaitą.\nPrieš 4 metus.", "text");
	is_str(d->time, "2024-02-29T23:59:59Z", "a leap day");
}

static void
test_decisions(void)
{
	const struct ruling *r = &records[RECORD_RULING].body.ruling;
	const struct result *result = &records[RECORD_RESULT].body.result;
	const struct manifest *m = &records[RECORD_MANIFEST].body.manifest;
	const struct cancellation *c =
	    &records[RECORD_CANCELLATION].body.cancellation;
	const struct revocation *v =
	    &records[RECORD_REVOCATION].body.revocation;

	is_int(r->subject, RULING_ELIGIBILITY, "RULING: subject");
	ok(strcmp(r->expert, "-") == 0 && strcmp(r->question, "E1-4") == 0 &&
	    strcmp(r->answer, "NO") == 0, "expert, question, answer");
	ok(!r->has_replaces, "nothing replaced");
	is_str(r->officer, "Vida Šimkutė", "officer");
	is_str(r->reason, "Narys tik vienas.", "reason");
	is_int(result->gate, GATE_BINDING, "RESULT: gate");
	ok(result->gate_total.num == 295 && result->gate_total.den == 4,
	    "its total");
	is_int(result->n_places, 3, "places");
	ok(result->places[0].rank == 1 && result->places[0].total.num == 295 &&
	    result->places[0].total.den == 3 && result->places[0].counted == 2,
	    "rank, total, how many");
	is_int(result->places[1].outcome, OUTCOME_FUNDED, "outcome");
	is_int(result->places[1].grant, 2450000, "grant");
	is_int(result->places[2].outcome, OUTCOME_INELIGIBLE, "the last");
	ok(result->n_missing == 2 &&
	    strcmp(result->missing[1].state, "CONFLICT-OPEN") == 0, "missing");
	is_int(result->n_rests, 3, "rests-on");
	is_digest(&result->rests[2], "dd191696e15e", "in their order");
	ok(strcmp(c->expert, "E-01") == 0 && c->stage == 1 &&
	    c->n_proposals == 2 && strcmp(c->proposals[1].id, "P-008") == 0,
	    "CANCELLATION: expert, stage, proposals");
	is_digest(&c->assignment, "f4bf9f7fcbed", "assignment");
	is_str(c->officer, "Vida Šimkutė", "officer");
	is_str(c->reason, "Paskirta per klaidą.", "reason");
	is_str(c->time, "2026-12-01T08:00:00Z", "time");
	ok(strcmp(v->expert, "E-01") == 0 && v->sign_key[0] == 0x04,
	    "REVOCATION: expert and key");
	is_digest(&v->last, "959a45d44e6f", "what stands last");
	is_str(v->reason, "Pavogtas kompiuteris", "reason");
	is_int(m->container, CONTAINER_BUNDLE, "MANIFEST: container");
	ok(m->n_records == 3 && m->n_documents == 2, "its lists");
}

static void
test_call(void)
{
	const struct call *call = &records[RECORD_CALL].body.call;
	const struct stage *one = &call->stages[0], *two = &call->stages[1];

	is_str(call->id, "MINI-1", "CALL: id");
	is_str(call->title.in[1], "Mažas kvietimas", "a text in lt");
	ok(call->budget == 50000000 && call->grant_max == 2500000 &&
	    call->intensity_max == 4000 && call->remainder_min == 8000,
	    "money");
	ok(call->n_sme == 2 && call->n_codes == 3 && call->n_undertakings ==
	    1 && call->n_stages == 2, "lists");
	ok(call->n_free_mail == 1 && strcmp(call->free_mail[0],
	    "gmail.com") == 0, "and free mail");
	is_str(call->undertakings[0].text.in[0], "I keep it.\n\nAll of it.",
	    "an empty line inside of a text");
	ok(call->scale.top == 10 && call->scale.per_point == 2 &&
	    call->scale.levels[1].steps == 10, "scale");
	ok(!one->funds && one->blind && !one->cannot_judge && one->pass ==
	    7000 && one->panel == 2 && one->load == 8 && one->third == 3000,
	    "the rules of stage 1");
	ok(one->gate.rule == GATE_RULE_ELIMINATORY && one->gate.aim == 30000 &&
	    one->gate.floor == 25000, "its gate");
	ok(one->questions[0].n_options == 2 && one->questions[0].options[1]
	    .note && !one->questions[0].options[0].note, "its options");
	ok(one->criteria[0].weight == 60 && one->criteria[1].comment_max ==
	    90, "its criteria");
	ok(one->n_ties == 3 && one->ties[2].kind == TIE_COVERAGE, "its ties");
	ok(two->funds && two->n_eligibility == 0 && two->questions[0].kind ==
	    QUESTION_MONEY && two->questions[0].optional && two->combine ==
	    COMBINE_MEAN, "the rules of stage 2");
}

/* Writing the record must fail, and must leave what is there alone. */
static void
unwritable(const struct record *record, const char *what)
{
	struct fault why = {0};
	struct buf out = {0};

	buf_puts(&out, "before");
	ok(record_write(&out, record, &why) == -1 && why.code == FAULT_REFUSED
	    && strcmp(why.reason, "FORMAT") == 0 && out.len == 6,
	    "not written: %s: %s", what, why.text);
	buf_release(&out);
}

/* Told of the value, before anybody reads what would be written. */
static void
unwritable_says(const struct record *record, const char *says)
{
	struct fault why = {0};
	struct buf out = {0};

	ok(record_write(&out, record, &why) == -1 &&
	    strstr(why.text, says) != NULL, "%s", why.text);
	buf_release(&out);
}

static void
test_unwritable(void)
{
	struct record r = records[RECORD_EVALUATION];
	struct score score = r.body.evaluation.scores[0];

	strcpy(r.head.signer, "e-01");
	unwritable(&r, "a signer that is no id");
	r = records[RECORD_EVALUATION];
	r.head.seq = 0;
	unwritable(&r, "seq 0");
	r.head.seq = 1;
	unwritable(&r, "seq 1 with one before");
	r = records[RECORD_EVALUATION];
	memset(&r.head.prev, 0, sizeof(r.head.prev));
	unwritable(&r, "seq 7 with none before");
	r = records[RECORD_EVALUATION];
	r.body.evaluation.remark = "e\xcc\x87";
	unwritable(&r, "a text that is not NFC");
	r.body.evaluation.remark = "\xff";
	unwritable(&r, "a text that is not UTF-8");
	r = records[RECORD_EVALUATION];
	r.body.evaluation.n_scores = 1;
	r.body.evaluation.scores = &score;
	score.steps = STEPS_NONE;
	unwritable(&r, "no score at all");
	score.steps = SCALE_MAX + 1;
	unwritable(&r, "a score above every scale");
	r = records[RECORD_EVALUATION];
	strcpy(r.body.evaluation.time, "2026-02-29T00:00:00Z");
	unwritable(&r, "a day that does not exist");
	r.body.evaluation.time[0] = '\0';
	unwritable(&r, "no time");
	r = records[RECORD_KEY];
	r.body.keycard.kind = ROLE_BOTH;
	unwritable(&r, "a card of both kinds");
	r.body.keycard.kind = ROLE_BUSINESS;
	r.body.keycard.name = "A\nB";
	unwritable(&r, "a name of two lines");
	r = records[RECORD_PROPOSAL];
	r.body.proposal.asked = -1;
	unwritable(&r, "less than nothing asked for");
	r.body.proposal.asked = MONEY_MAX + 1;
	unwritable(&r, "more than there is");
	unwritable_says(&r, "line \"asked\": 1000000000001 is not from 0 to"
	    " 1000000000000");
	r = records[RECORD_DECLARATION];
	r.body.declaration.interest = INTERESTS;
	unwritable_says(&r, "line \"interest\": 3 is none of its words");
}

static void
test_unwritable_lists(void)
{
	struct record r = records[RECORD_RESULT];
	struct digest twice[2] = { r.body.result.rests[0],
	    r.body.result.rests[0] };
	struct buf out = {0};
	struct tag *many;
	size_t i;

	r.body.result.n_rests = 2;
	r.body.result.rests = twice;
	unwritable(&r, "a digest twice");
	twice[0] = records[RECORD_RESULT].body.result.rests[2];
	unwritable(&r, "digests that descend");
	r = records[RECORD_RESULT];
	r.body.result.gate_total = (struct fraction){ 2, 4 };
	unwritable(&r, "a fraction not in lowest terms");
	r.body.result.gate_total = (struct fraction){ 1, 0 };
	unwritable(&r, "a fraction of nothing");
	r.body.result.gate_total = (struct fraction){ -1, 4 };
	unwritable(&r, "a fraction below nothing");
	r = records[RECORD_ADMISSION];
	many = calloc(LIST_MAX + 1, sizeof(*many));
	for (i = 0; i <= LIST_MAX; i++)
		strcpy(many[i].id, "A");
	r.body.admission.interests = many;
	r.body.admission.n_interests = LIST_MAX + 1;
	unwritable(&r, "10001 lines of one list");
	r.body.admission.n_interests = LIST_MAX;
	ok(record_write(&out, &r, NULL) == 0 && out.len == 10000 *
	    strlen("interest A\n") + samples[RECORD_ADMISSION].bytes.len
	    - strlen("interest ACME\ninterest PHOTON-LT\n"),
	    "10000 lines of one list are written");
	buf_release(&out);
	free(many);
}

static void
test_large(void)
{
	static char bytes[RECORD_MAX + 1];
	struct arena *arena = arena_new();
	const struct sample *s = &samples[RECORD_EVALUATION];
	struct fault why = {0};
	struct record record;

	memset(bytes, 'x', sizeof(bytes));
	memcpy(bytes, s->bytes.bytes, s->bytes.len);
	record_read(&record, arena, bytes, RECORD_MAX, &why);
	is_str(why.reason, "FORMAT", "1048576 bytes are looked at");
	record_read(&record, arena, bytes, RECORD_MAX + 1, &why);
	is_str(why.reason, "TOO-LARGE", "1048577 bytes are not");
	ok(strstr(why.text, "mita-record(5) LIMITS") != NULL &&
	    strstr(why.text, "1048576") != NULL, "%s", why.text);
	is_int(record_kind_of("EVALUATION/1", 12), -1,
	    "a first line without its end names no kind");
	is_int(record_kind_of("", 0), -1, "nor do no bytes");
	arena_free(arena);
}

static void
test_comment(void)
{
	struct buf out = {0};

	record_comment(&out, &records[RECORD_EVALUATION]);
	is_str(buf_text(&out), "EVALUATION/1 signer=E-01 seq=7 call=7edb360f06"
	    "acaef2cc80dba16cf563f199d347db4443da04da0c8173e3f9e4ed",
	    "the trusted comment is made from the head");
	out.len = 0;
	record_comment(&out, &records[RECORD_KEY]);
	is_str(buf_text(&out), "KEY/1 signer=- seq=1 call=00000000000000000000"
	    "00000000000000000000000000000000000000000000",
	    "a KEY's names no call");
	buf_release(&out);
}

/* mita-record(5) BINDINGS: the bytes from "scale", then those of the stage. */
static void
test_form(void)
{
	const char *text = samples[RECORD_CALL].bytes.bytes;
	const char *scale = strstr(text, "\nscale ") + 1;
	const char *one = strstr(text, "\nstage 1\n") + 1;
	const char *two = strstr(text, "\nstage 2\n") + 1;
	const char *end = strstr(text, "\nend\n") + 1;
	const struct call *call = &records[RECORD_CALL].body.call;
	struct buf want = {0}, got = {0};

	buf_put(&want, scale, (size_t)(two - scale));
	is_int(form_write(&got, call, 1, NULL), 0, "the form of stage 1");
	is_mem(got.bytes, got.len, want.bytes, want.len,
	    "is the bytes of the record");
	want.len = got.len = 0;
	buf_put(&want, scale, (size_t)(one - scale));
	buf_put(&want, two, (size_t)(end - two));
	form_write(&got, call, 2, NULL);
	is_mem(got.bytes, got.len, want.bytes, want.len,
	    "and so is that of stage 2, without stage 1");
	buf_release(&want);
	buf_release(&got);
}

int
main(void)
{
	struct arena *arena = arena_new();
	int kind;

	if (read_samples(arena)) {
		test_head();
		test_people();
		test_proposal();
		test_evaluation();
		test_decisions();
		test_call();
		test_unwritable();
		test_unwritable_lists();
		test_large();
		test_comment();
		test_form();
	}
	for (kind = 0; kind < RECORD_KINDS; kind++)
		buf_release(&samples[kind].bytes);
	arena_free(arena);
	return done_testing();
}
