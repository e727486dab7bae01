#ifndef MITA_MODEL_CALL_H
#define MITA_MODEL_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/limits.h"
#include "mita/model/terms.h"

struct fault;

/*
 * A call for proposals as data: stages, forms, criteria, scale, weights,
 * thresholds, tie order, panel, gate, money, undertakings.  mita-call(5) has
 * the words and their meaning; nothing about a particular call is code.
 */

/* A text in every language of the call, in the call's order. */
struct words {
	const char	*in[LANGUAGES_MAX];
};

struct tag {
	char	id[ID_MAX + 1];
};

struct code_ref {
	char	scheme[ID_MAX + 1];	/* KET, S3, NACE, COUNTY, ORG ... */
	char	code[ID_MAX + 1];
};

struct code {
	struct code_ref	ref;
	struct words	name;
};

/* A named step of the scale; steps between two levels have no name. */
struct level {
	unsigned	steps;
	struct words	name;
	struct words	text;
};

struct scale {
	unsigned	 top;		/* steps of the best score */
	unsigned	 per_point; /* steps in one point as people say it */
	size_t		 n_levels;
	struct level	*levels;	/* ascending */
};

struct eligibility {
	char		id[ID_MAX + 1];
	struct words	text;
};

enum question_kind { QUESTION_CHOICE, QUESTION_MONEY, QUESTION_KINDS };

struct option {
	char		id[ID_MAX + 1];
	bool		note;		/* choosing it needs a note */
	struct words	name;
};

struct question {
	char		 id[ID_MAX + 1];
	enum question_kind kind;
	/* asked for each code of this scheme, or "-" */
	char		 per[ID_MAX + 1];
	bool		 optional;
	unsigned	 note_max;	/* characters; 0: no note */
	struct words	 text;
	size_t		 n_options;
	struct option	*options;
};

struct criterion {
	char		id[ID_MAX + 1];
	unsigned	weight;
	unsigned	min;		/* steps; the mean must reach it */
	unsigned	comment_min;	/* characters */
	unsigned	comment_max;
	struct words	name;
	struct words	guide;
};

enum tie_kind {
	TIE_CRITERION, TIE_SME_SHARE, TIE_COVERAGE, TIE_INTENSITY, TIE_DRAW,
	TIE_KINDS
};

struct tie {
	enum tie_kind	kind;
	char		criterion[ID_MAX + 1];	/* "-" unless TIE_CRITERION */
};

enum combine { COMBINE_MEAN, COMBINE_TWO_CLOSEST, COMBINE_MEDIAN, COMBINES };

/* How many may go on from this stage. */
enum gate_rule { GATE_RULE_NONE, GATE_RULE_ELIMINATORY, GATE_RULE_ADVISORY,
	GATE_RULES };

struct gate {
	enum gate_rule	rule;
	unsigned	aim;	/* basis points of the budget, 30000 = 3x */
	unsigned	floor;
};

/* What a letter to an applicant may have. */
enum told { TOLD_MEANS, TOLD_TOTAL, TOLD_COMMENTS, TOLDS };

struct withheld {
	enum outcome	outcome;
	enum told	told;
};

/* The answer of most experts that needs an officer's ruling. */
struct attention {
	char	question[ID_MAX + 1];
	char	option[ID_MAX + 1];
};

struct stage {
	unsigned	 number;
	struct words	 title;
	bool		 funds;		/* the result gives out the money */
	bool		 blind;
	bool		 cannot_judge;	/* may an expert answer so? */
	unsigned	 pass;		/* basis points of the best total */
	unsigned	 panel;	/* counted evaluations a proposal needs */
	unsigned	 business;	/* of them at least */
	unsigned	 knowledge;
	unsigned	 load;		/* most proposals for one expert */
	enum combine	 combine;
	/* basis points apart for a third expert; 0: never */
	unsigned	 third;
	struct gate	 gate;
	/* characters of the free remark; 0: none */
	unsigned	 remark_max;
	bool		 has_asked_change;
	/* basis points of what was asked before */
	unsigned	 asked_change;
	size_t		 n_attentions;
	struct attention *attentions;
	size_t		 n_withheld;
	struct withheld	*withheld;
	size_t		 n_eligibility;
	struct eligibility *eligibility;
	size_t		 n_questions;
	struct question	*questions;
	size_t		 n_criteria;
	struct criterion *criteria;
	size_t		 n_ties;
	struct tie	*ties;
	struct words	 lots;		/* what gives the seed of DRAW: under
					   the second rules, else NULL */
};

/* Editions of how figures are made; mita-call(5) THE TWO RULES. */
enum { RULES_FIRST = 1, RULES_SECOND = 2 };

struct undertaking {
	char		id[ID_MAX + 1];
	struct words	title;
	struct words	text;
};

struct call {
	char		 id[ID_MAX + 1];
	uint8_t		 agency_key[PUBKEY_LEN];	/* Ed25519 */
	size_t		 n_languages;
	char		 languages[LANGUAGES_MAX][LANGUAGE_LEN + 1];
	/* to write in; "": none told */
	char		 comments[LANGUAGE_LEN + 1];
	unsigned	 rules;	/* RULES_SECOND, or below it the first */
	/* Are packages and bundles encrypted, and to which X25519 keys? */
	bool		 encrypted;
	uint8_t		 box_key[PUBKEY_LEN];	/* the agency's */
	bool		 has_recovery;
	uint8_t		 recovery_key[PUBKEY_LEN];
	struct words	 agency;
	struct words	 title;
	struct words	 contact;
	int64_t		 budget;	/* cents */
	int64_t		 grant_max;	/* cents a project */
	unsigned	 intensity_max;	/* basis points of eligible costs */
	unsigned	 remainder_min;	/* basis points of the next grant */
	size_t		 n_sme;
	struct tag	*sme;		/* ORG codes that count as SME */
	size_t		 n_codes;
	struct code	*codes;
	size_t		 n_free_mail;
	const char	**free_mail; /* domains where anybody has an address */
	size_t		 n_undertakings;
	struct undertaking *undertakings;
	struct scale	 scale;
	size_t		 n_stages;
	struct stage	*stages;
};

extern const char *const question_kind_words[QUESTION_KINDS];
extern const char *const tie_kind_words[TIE_KINDS];
extern const char *const combine_words[COMBINES];
extern const char *const gate_rule_words[GATE_RULES];
extern const char *const outcome_words[OUTCOMES];
extern const char *const told_words[TOLDS];

/*
 * Does the call hold together?  Weights, thresholds inside the scale, ids
 * that are named and exist, levels ascending from 0 to the top, bounds that
 * keep every later product inside 64 bits.  mita-call(5) RULES.
 */
int	call_check(const struct call *call, struct fault *why);

/* NULL if there is none. */
const struct stage *call_stage(const struct call *call, unsigned number);
const struct criterion *stage_criterion(const struct stage *stage,
	    const char *id);
/* Is it one of its questions about eligibility? */
bool	stage_asks(const struct stage *stage, const char *eligibility);
const struct question *stage_question(const struct stage *stage,
	    const char *id);
const struct option *question_option(const struct question *question,
	    const char *id);
bool	stage_withholds(const struct stage *stage, enum outcome outcome,
	    enum told told);
bool	stage_draws(const struct stage *stage);	/* does it have a tie DRAW? */
const struct code *call_code(const struct call *call, const char *scheme,
	    const char *code);

/* Index of a language of the call; 0, the first, if it has not got it. */
size_t	call_language(const struct call *call, const char *language);

/* The named level at or just below these steps. */
const struct level *scale_level(const struct scale *scale, unsigned steps);

unsigned stage_weights(const struct stage *stage);

/*
 * Steps as people say them: "3.5" for 7 steps at 2 a point; and back, with
 * point or comma.  scale_steps() gives -1 for what is no step of the scale.
 */
enum { POINTS_LEN = 24 };
void	scale_points(char out[static POINTS_LEN], const struct scale *scale,
	    unsigned steps);
int	scale_steps(const struct scale *scale, const char *text);

#endif
