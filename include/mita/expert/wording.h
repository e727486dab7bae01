#ifndef MITA_EXPERT_WORDING_H
#define MITA_EXPERT_WORDING_H

#include <stddef.h>

#include "mita/base/clock.h"
#include "mita/model/form.h"
#include "mita/ui/grid.h"

struct session;
struct task;

/* What is known about a proposal and its form, in the words of the screens. */

/* Points of the scale and totals as they are shown: "3,5", "70,00*", "-". */
const char *wording_points(const struct session *session, unsigned steps,
	    char out[static POINTS_LEN]);
enum { TOTAL_LEN = 64 };
const char *wording_total(const struct task *task,
	    char out[static TOTAL_LEN]);

/* When a task must be done, on the clocks of Vilnius; "" for no such time. */
const char *wording_deadline(const struct task *task,
	    char out[static CLOCK_LOCAL_LEN + 1]);
/* "19 days left (until 2026-12-12 17:00 in Vilnius)". */
void	wording_days_left(const struct task *task, char *out, size_t room);

/* The label of the field for it; in practice it tells what to type. */
const char *wording_passphrase(const struct session *session);

/* What is said of a package that was not encrypted. */
const char *wording_plain(void);

/* "3,5", "yes", "21500,00 EUR"; "-" for nothing, "x" for "cannot judge". */
enum { SHORT_ANSWER_LEN = 120 };
const char *wording_answer(const struct session *session, size_t task,
	    size_t item, char out[static SHORT_ANSWER_LEN]);

/* The text of a question, criterion or remark in the form's language. */
const char *wording_title(const struct session *session,
	    const struct item *item);

/* "signed v2", "writing". */
const char *wording_state(const struct task *task, char *out, size_t room);
enum grid_role wording_role(const struct task *task);	/* of its plate */

/*
 * "2. Strength and novelty", "3. Is the use of this key .. (photonics)": by
 * its number and name, in at most width columns; out has ITEM_NAME_LEN.
 */
enum { ITEM_NAME_LEN = 256 };
const char *wording_name(const struct session *session, size_t task,
	    size_t item, int width, char out[static ITEM_NAME_LEN]);

/* "You declared that you have no interest in it." */
const char *wording_interest(const struct task *task);

const char *item_label(const struct item *item);
/* "Q1-3 K1": with the code it is asked for. */
enum { ITEM_LABEL_LEN = 80 };
const char *item_full_label(const struct item *item,
	    char out[static ITEM_LABEL_LEN]);
/* The comment, note or remark that an evaluation has for an item. */
const char *item_text(const struct item *item, const struct evaluation *ev);

#endif
