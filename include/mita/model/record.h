#ifndef MITA_MODEL_RECORD_H
#define MITA_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/clock.h"
#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/digest.h"
#include "mita/model/fraction.h"
#include "mita/model/terms.h"

/*
 * The statements people make, as plain values: what mita-record(5) calls
 * records.  Pointers go into one arena; nothing here is freed singly.
 * Texts are NFC, end in NUL and are never NULL; lists may be empty.
 */

enum record_kind {
	RECORD_CALL, RECORD_KEY, RECORD_ADMISSION, RECORD_PROPOSAL,
	RECORD_ASSIGNMENT, RECORD_CANCELLATION, RECORD_DECLARATION,
	RECORD_EVALUATION, RECORD_RULING, RECORD_RESULT, RECORD_REVOCATION,
	RECORD_MANIFEST,
	RECORD_KINDS
};

/* The signer of what the agency states. */
#define SIGNER_AGENCY	"AGENCY"

/* Who states this, where in the line of that signer's statements. */
struct head {
	enum record_kind kind;
	struct digest	 call;		/* zeros in CALL and KEY */
	char		 signer[ID_MAX + 1];	/* "-" in KEY */
	uint8_t		 key_id[KEYID_LEN];
	uint32_t	 seq;		/* from 1 */
	struct digest	 prev;		/* zeros for seq 1 */
};

/* What ties an expert to an organisation or a cluster. */
enum relation {
	RELATION_EMPLOYMENT, RELATION_CONTRACT, RELATION_OWNERSHIP,
	RELATION_BOARD, RELATION_MEMBERSHIP, RELATION_FAMILY, RELATIONS
};

struct stake {
	enum relation	 relation;
	char		 code[ID_MAX + 1];
};

/* KEY: an expert's enrolment card. */
struct keycard {
	const char	*name;
	const char	*organisation;
	const char	*email;		/* or ""; claimed, of any shape */
	enum role	 kind;		/* never ROLE_BOTH */
	size_t		 n_languages;
	char		 languages[LANGUAGES_MAX][LANGUAGE_LEN + 1];
	uint8_t		 sign_key[PUBKEY_LEN];
	uint8_t		 box_key[PUBKEY_LEN];
	size_t		 n_interests;
	struct stake	*interests;	/* as the expert states them */
	size_t		 n_subjects;
	struct code_ref	*subjects;	/* KET, S3, NACE */
};

/* ADMISSION: an expert id bound to a card. */
struct admission {
	char		 expert[ID_MAX + 1];
	struct digest	 card;
	uint8_t		 sign_key[PUBKEY_LEN];
	enum role	 role;
	char		 organisation[ID_MAX + 1];	/* code */
	unsigned	 load;		/* most proposals a stage */
	size_t		 n_interests;
	struct tag	*interests;	/* organisation or cluster codes */
	size_t		 n_subjects;
	struct code_ref	*subjects;
};

/* One member of a consortium; the first is the applicant. */
struct partner {
	char		 code[ID_MAX + 1];
	char		 type[ID_MAX + 1];	/* an ORG code of the call */
	char		 place[ID_MAX + 1];	/* a COUNTY code of the call */
	int64_t		 grant;		/* cents of the grant that go to it */
	const char	*name;
};

/* Where the people of a partner have their e-mail addresses. */
struct mail_domain {
	char		 code[ID_MAX + 1];	/* of the partner */
	const char	*domain;
};

enum media { MEDIA_TEXT, MEDIA_PDF, MEDIAS };

struct document {
	struct digest	 digest;
	int64_t		 size;		/* bytes */
	enum media	 media;
	const char	*name;		/* shown, never used as a path */
};

struct proposal {
	char		 id[ID_MAX + 1];
	unsigned	 stage;
	unsigned	 version;	/* from 1 */
	char		 language[LANGUAGE_LEN + 1];
	const char	*title;
	int64_t		 asked;		/* cents */
	int64_t		 eligible;	/* cents of eligible costs */
	size_t		 n_partners;
	struct partner	*partners;
	size_t		 n_domains;
	struct mail_domain *domains;
	size_t		 n_codes;
	struct code_ref	*codes;		/* KET, S3, NACE, ... */
	size_t		 n_documents;
	struct document	*documents;
};

struct assigned {
	char		 proposal[ID_MAX + 1];
	struct digest	 digest;	/* of the PROPOSAL */
};

struct assignment {
	char		 expert[ID_MAX + 1];
	unsigned	 stage;
	char		 deadline[CLOCK_TEXT_LEN + 1];
	size_t		 n_proposals;
	struct assigned	*proposals;
};

/* CANCELLATION: an assignment ends for some of its proposals. */
struct cancellation {
	char		 expert[ID_MAX + 1];
	unsigned	 stage;
	struct digest	 assignment;
	size_t		 n_proposals;
	struct tag	*proposals;
	const char	*officer;
	const char	*reason;
	char		 time[CLOCK_TEXT_LEN + 1];	/* a claim */
};

enum interest {
	INTEREST_NONE, INTEREST_POTENTIAL, INTEREST_DISQUALIFYING, INTERESTS
};

struct declaration {
	unsigned	 stage;
	char		 proposal[ID_MAX + 1];
	struct digest	 proposal_digest;
	struct digest	 assignment;
	bool		 has_replaces;
	struct digest	 replaces;
	enum interest	 interest;
	const char	*text;		/* why; empty only for INTEREST_NONE */
	size_t		 n_undertakings;
	struct tag	*undertakings;	/* ids of the call's undertakings */
	char		 time[CLOCK_TEXT_LEN + 1];	/* a claim */
};

struct answer {
	char		 question[ID_MAX + 1];
	char		 code[ID_MAX + 1];	/* "-" unless asked per code */
	char		 value[ID_MAX + 1];	/* option id, or cents */
	const char	*note;
};

enum { STEPS_CANNOT_JUDGE = -1, STEPS_NONE = -2 };

/*
 * The steps of a draft: a whole number up to top, "-" for STEPS_CANNOT_JUDGE;
 * all else is STEPS_NONE.
 */
int	steps_read(const char *text, unsigned top);

struct score {
	char		 criterion[ID_MAX + 1];
	int		 steps;		/* or STEPS_CANNOT_JUDGE */
	const char	*comment;
};

struct evaluation {
	unsigned	 stage;
	char		 proposal[ID_MAX + 1];
	struct digest	 proposal_digest;
	struct digest	 form;
	struct digest	 assignment;
	struct digest	 declaration;	/* re-confirmed by this signature */
	unsigned	 version;	/* from 1 */
	bool		 has_replaces;	/* exactly when version > 1 */
	struct digest	 replaces;
	const char	*reason;	/* why it was corrected; empty for 1 */
	size_t		 n_answers;
	struct answer	*answers;
	size_t		 n_scores;
	struct score	*scores;
	const char	*remark;
	char		 time[CLOCK_TEXT_LEN + 1];	/* a claim */
};

/* RULING: what a person at the agency decided, and why. */
struct ruling {
	enum ruling_subject subject;
	unsigned	 stage;
	char		 proposal[ID_MAX + 1];	/* or "-" */
	char		 expert[ID_MAX + 1];	/* or "-" */
	char		 question[ID_MAX + 1];	/* or "-" */
	char		 answer[ID_MAX + 1]; /* YES, KEEP, FUNDED, cents ... */
	bool		 has_replaces;
	struct digest	 replaces;
	size_t		 n_known;	/* 0 in those of earlier writers */
	struct digest	*known;		/* what was there to be answered */
	const char	*officer;
	const char	*reason;
	char		 time[CLOCK_TEXT_LEN + 1];	/* a claim */
};

struct place {
	char		 proposal[ID_MAX + 1];
	enum outcome	 outcome;
	unsigned	 rank;		/* 1, 2, 2, 4; 0: not ranked */
	struct fraction	 total;		/* 0 to 100; 0/1 when none */
	unsigned	 counted;	/* evaluations behind the total */
	int64_t		 grant;		/* cents */
};

/* A pair that ended in nothing, and why nothing came. */
struct missing {
	char		 expert[ID_MAX + 1];
	char		 proposal[ID_MAX + 1];
	/* SILENT, CONFLICT-OPEN, FORKED ... */
	char		 state[ID_MAX + 1];
};

struct result {
	unsigned	 stage;
	int64_t		 budget;	/* cents */
	enum gate_state	 gate;
	struct fraction	 gate_total;	/* lowest total let through */
	const char	*missing_reason; /* empty when nothing is missing */
	size_t		 n_places;
	struct place	*places;	/* by rank, then id */
	size_t		 n_missing;
	struct missing	*missing;	/* by expert, proposal */
	size_t		 n_rests;
	struct digest	*rests;	/* ascending: all it was computed from */
};

/* REVOCATION: an expert's key ends. */
struct revocation {
	char		 expert[ID_MAX + 1];
	uint8_t		 sign_key[PUBKEY_LEN];
	struct digest	 last;		/* of its line, what stands */
	const char	*officer;
	const char	*reason;
	char		 time[CLOCK_TEXT_LEN + 1];	/* a claim */
};

enum container_kind { CONTAINER_PACKAGE, CONTAINER_BUNDLE, CONTAINERS };

/* MANIFEST: everything inside a container. */
struct manifest {
	enum container_kind container;
	char		 expert[ID_MAX + 1];	/* to or from whom */
	size_t		 n_records;
	struct digest	*records;	/* ascending */
	size_t		 n_documents;
	struct digest	*documents;	/* ascending */
};

struct record {
	struct head	head;
	union {
		struct call		call;
		struct keycard		keycard;
		struct admission	admission;
		struct proposal		proposal;
		struct assignment	assignment;
		struct cancellation	cancellation;
		struct declaration	declaration;
		struct evaluation	evaluation;
		struct ruling		ruling;
		struct result		result;
		struct revocation	revocation;
		struct manifest		manifest;
	} body;
};

/* The words of the records: "EVALUATION" (without version), "BUSINESS" ... */
extern const char *const record_kind_words[RECORD_KINDS];
extern const char *const role_words[ROLES];
extern const char *const relation_words[RELATIONS];
extern const char *const media_words[MEDIAS];
extern const char *const interest_words[INTERESTS];
extern const char *const ruling_subject_words[RULING_SUBJECTS];
extern const char *const gate_state_words[GATE_STATES];
extern const char *const container_words[CONTAINERS];

bool	digest_equal(const struct digest *a, const struct digest *b);
int	digest_cmp(const struct digest *a, const struct digest *b);
bool	digest_is_zero(const struct digest *digest);

/* Sort and drop doubles; returns how many are left. */
size_t	digests_sort(struct digest *digests, size_t n);

/* An id of at most ID_MAX characters, as every reader made sure. */
void	id_copy(char out[static ID_MAX + 1], const char *id);

/* Is it an id: 1 to 32 of A-Z, 0-9 and "-"?  mita-record(5). */
bool	id_is(const char *text);

/* 64 hexadecimal digits, lower case. */
enum { DIGEST_TEXT_LEN = 2 * DIGEST_LEN };
void	digest_text(char out[static DIGEST_TEXT_LEN + 1],
	    const struct digest *digest);

#endif
