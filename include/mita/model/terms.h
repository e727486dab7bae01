#ifndef MITA_MODEL_TERMS_H
#define MITA_MODEL_TERMS_H

/* Terms that calls, records and rankings have in common. */

/*
 * What becomes of a proposal in a stage; here, because a call says what is
 * withheld from applicants with which outcome.
 */
enum outcome {
	OUTCOME_INVITED,	/* stage one: may hand in an application */
	OUTCOME_FUNDED,
	OUTCOME_OFFERED,	/* the remainder of the budget is offered */
	OUTCOME_RESERVE,
	OUTCOME_BELOW_GATE,
	OUTCOME_BELOW_THRESHOLD,
	OUTCOME_INELIGIBLE,
	OUTCOME_INCOMPLETE,	/* an evaluation, answer or ruling is missing */
	OUTCOME_THIRD_EXPERT,	/* two experts too far apart */
	OUTCOME_WITHDRAWN,	/* by its applicant */
	OUTCOMES
};

enum role { ROLE_BUSINESS, ROLE_KNOWLEDGE, ROLE_BOTH, ROLES };

enum ruling_subject {
	RULING_ELIGIBILITY, RULING_CONFLICT, RULING_LATE, RULING_THIRD,
	RULING_CLARIFICATION, RULING_WITHDRAWN, RULING_BUDGET, RULING_OFFER,
	RULING_APPEAL, RULING_DEVIATION, RULING_OBSERVATION, RULING_DRAW,
	RULING_SUBJECTS
};

enum gate_state { GATE_NONE, GATE_NOT_BINDING, GATE_BINDING, GATE_STATES };

/* Of the code of a language, such as "lt". */
enum { LANGUAGE_LEN = 2 };

#endif
