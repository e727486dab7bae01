#ifndef MITA_MODEL_FORM_H
#define MITA_MODEL_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/call.h"
#include "mita/model/record.h"

struct arena;

/*
 * The form an expert fills for one proposal: the stage's questions (one page
 * for each code where the question says so), then its criteria, then the
 * remark if the stage has one.
 */

enum item_kind { ITEM_QUESTION, ITEM_CRITERION, ITEM_REMARK };

struct item {
	enum item_kind		 kind;
	const struct question	*question;	/* ITEM_QUESTION */
	const struct criterion	*criterion;	/* ITEM_CRITERION */
	/* "-" unless asked per code */
	char			 code[ID_MAX + 1];
};

/* "P1", "Q1-3" or "REMARK". */
const char *item_id(const struct item *item);

struct form {
	const struct call	*call;
	const struct stage	*stage;
	const struct proposal	*proposal;
	size_t			 n_items;
	struct item		*items;
};

/* NULL only when out of memory; everything borrowed must outlive it. */
struct form *form_new(struct arena *arena, const struct call *call,
	    const struct stage *stage, const struct proposal *proposal);

/* What an evaluation says on a criterion; NULL: nothing. */
const struct score *evaluation_score(const struct evaluation *ev,
	    const char *criterion);

/* The language of its texts: that of the call, else of the proposal. */
const char *form_comment_language(const struct form *form);

/* One thing a check has to say about an evaluation. */
struct remark {
	size_t		 item;		/* index into the form's items */
	bool		 must;		/* signing waits for it */
	char		 text[256];	/* a sentence */
};

/*
 * Everything that keeps ev from being a complete evaluation of this form:
 * missing or unknown answers, scores off the scale, notes and comments too
 * short or too long.  Fills at most room remarks and returns how many there
 * are.  text lengths are counted by text_count().
 */
size_t	form_check(const struct form *form, const struct evaluation *ev,
	    struct remark *out, size_t room);

/*
 * Does the answer say that the declared interest holds no longer?  That is
 * the option CHANGED, mita-call(5).
 */
bool	form_is_changed(const struct item *item, const struct evaluation *ev);

/*
 * Everything that its expert may not sign it with: what form_check() has to
 * say, and each answer CHANGED.
 */
size_t	form_waits(const struct form *form, const struct evaluation *ev,
	    struct remark *out, size_t room);

/*
 * Of the items that need an answer, how many have one that form_waits() lets
 * pass, and how many there are: "9 of 11 answers".  What may be left empty
 * is in neither.
 */
size_t	form_asked(const struct form *form);
size_t	form_answered(const struct form *form, const struct evaluation *ev);

/* The answer or score in ev for an item; NULL if there is none. */
const struct answer *form_answer(const struct item *item,
	    const struct evaluation *ev);
const struct score *form_score(const struct item *item,
	    const struct evaluation *ev);

#endif
