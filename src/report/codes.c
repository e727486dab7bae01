/* The codes of proposals, and what experts confirm of them. */
#include "config.h"

#include "mita/report/codes.h"

#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/translate.h"
#include "mita/report/reach.h"

/* A sector is a division of NACE: the first two digits. */
enum { DIVISION_LEN = 2 };

const char *
code_name(const struct call *call, const char *scheme, const char *code)
{
	const struct code *found = call_code(call, scheme, code);

	return found == NULL ? "" :
	    found->name.in[call_language(call, translate_language())];
}

/* ---- the codes of a proposal in a scheme ---- */

bool
codes_is(const char *scheme, const char *name)
{
	return strcmp(scheme, name) == 0;
}

size_t
codes_of(const struct proposal *p, const char *scheme)
{
	return codes_is(scheme, "COUNTY") || codes_is(scheme, "ORG") ?
	    p->n_partners > 0 : p->n_codes;
}

/* The k-th, or false; county and kind are those of the applicant. */
bool
codes_at(const struct proposal *p, const char *scheme, size_t k,
    char out[static ID_MAX + 1])
{
	if (codes_is(scheme, "COUNTY"))
		id_copy(out, p->partners[0].place);
	else if (codes_is(scheme, "ORG"))
		id_copy(out, p->partners[0].type);
	else if (!codes_is(scheme, p->codes[k].scheme))
		return false;
	else
		id_copy(out, p->codes[k].code);
	if (codes_is(scheme, "NACE") && strlen(out) > DIVISION_LEN)
		out[DIVISION_LEN] = '\0';
	return true;
}

/* ---- what most experts confirmed ---- */

const struct question *
codes_question(const struct stage *stage, const char *scheme)
{
	size_t i;

	for (i = 0; i < stage->n_questions; i++)
		if (stage->questions[i].kind == QUESTION_CHOICE &&
		    stage->questions[i].n_options > 0 &&
		    codes_is(scheme, stage->questions[i].per))
			return &stage->questions[i];
	return NULL;
}

static const struct answer *
answer_on(const struct evaluation *ev, const struct question *question,
    const char *code)
{
	size_t i;

	for (i = 0; i < ev->n_answers; i++)
		if (strcmp(ev->answers[i].question, question->id) == 0 &&
		    strcmp(ev->answers[i].code, code) == 0)
			return &ev->answers[i];
	return NULL;
}

/* Ratings stand by proposal: the first of one, and how many. */
static const struct rating *
ratings_on(const struct sample *sample, size_t standing, size_t *n)
{
	size_t low = 0, high = sample->n_ratings, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (sample->ratings[middle].standing < standing)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < sample->n_ratings &&
	    sample->ratings[low + *n].standing == standing; ++*n)
		continue;
	return sample->ratings + low;
}

/* Did more than half of those who answered choose the first option? */
bool
codes_confirmed(const struct stage_results *stage, size_t standing,
    const char *scheme, const char *code)
{
	const struct question *question = codes_question(stage->sheet.stage,
	    scheme);
	size_t n, asked = 0, yes = 0, i;
	const struct rating *ratings = ratings_on(&stage->sample, standing,
	    &n);

	for (i = 0; question != NULL && i < n; i++) {
		const struct answer *answer = answer_on(ratings[i].evaluation,
		    question, code);

		asked += answer != NULL;
		yes += answer != NULL && strcmp(answer->value,
		    question->options[0].id) == 0;
	}
	return 2 * yes > asked;
}
