#include "config.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/model/form.h"
#include "tests/tap.h"

/*
 * When an evaluation is complete: a form of a choice and a sum, one criterion
 * and a remark, at each bound of what the call says.
 */

static struct option options[2] = { { .id = "YES" },
	{ .id = "NO", .note = true } };
static struct question questions[2] = {
	{ .id = "Q1", .kind = QUESTION_CHOICE, .per = "-", .note_max = 5,
	    .n_options = 2, .options = options },
	{ .id = "Q2", .kind = QUESTION_MONEY, .per = "-", .optional = true },
};
static struct criterion criteria[1] = { { .id = "P1", .weight = 1,
	.comment_min = 2, .comment_max = 4 } };
static struct stage stage = { .number = 1, .n_questions = 2,
	.questions = questions, .n_criteria = 1, .criteria = criteria,
	.remark_max = 3 };
static const struct call call = { .scale = { .top = 10, .per_point = 2 } };
static const struct proposal proposal;

static struct arena *arena;
static struct answer answers[2];
static struct score score;
static struct evaluation ev;

/* YES, 5 steps, a comment of two letters: complete. */
static void
begin(void)
{
	answers[0] = (struct answer){ .question = "Q1", .code = "-",
	    .value = "YES", .note = "" };
	answers[1] = (struct answer){ .question = "Q2", .code = "-",
	    .value = "100", .note = "" };
	score = (struct score){ .criterion = "P1", .steps = 5,
	    .comment = "\xc4\x85" "b" };
	ev = (struct evaluation){ .stage = 1, .n_answers = 1,
	    .answers = answers, .n_scores = 1, .scores = &score,
	    .reason = "", .remark = "" };
	stage.cannot_judge = false;
	stage.remark_max = 3;
}

/* Nothing keeps it from being signed, or this does. */
static void
waits_for(const char *part, const char *what)
{
	struct form *form = form_new(arena, &call, &stage, &proposal);
	struct remark remarks[4];
	size_t n = form_check(form, &ev, remarks, 4);

	if (part == NULL)
		ok(n == 0, "%s%s%s", what, n == 0 ? "" : ": ",
		    n == 0 ? "" : remarks[0].text);
	else
		ok(n == 1 && strstr(remarks[0].text, part) != NULL, "%s: %s",
		    what, n == 0 ? "nothing" : remarks[0].text);
}

static void
test_answers(void)
{
	begin();
	waits_for(NULL, "all that is asked");
	ev.n_answers = 0;
	waits_for("not answered yet", "without an answer");
	begin();
	strcpy(answers[0].value, "NO");
	waits_for("needs a note", "an answer that must say why");
	answers[0].note = "12345";
	waits_for(NULL, "and says it, as long as it may");
	answers[0].note = "123456";
	waits_for("6 characters; the call allows 5", "or longer");
	begin();
	strcpy(answers[0].value, "MAYBE");
	waits_for("not one of the answers", "an answer that is none");
	begin();
	ev.n_answers = 2;
	waits_for(NULL, "a sum in cents");
	strcpy(answers[1].value, "1.00");
	waits_for("not a sum in cents", "a sum in euros");
}

static void
test_scores(void)
{
	begin();
	ev.n_scores = 0;
	criteria[0].comment_min = 0;
	waits_for("no score yet", "without a score");
	criteria[0].comment_min = 2;
	begin();
	score.steps = 10;
	waits_for(NULL, "the top of the scale");
	score.steps = 11;
	waits_for("off the scale", "a step above it");
	score.steps = STEPS_CANNOT_JUDGE;
	waits_for("does not allow", "who cannot judge");
	stage.cannot_judge = true;
	waits_for(NULL, "where the call allows it");
	score.comment = "a";
	waits_for("1 characters; the call asks for 2", "a short comment");
	score.comment = "\xc4\x85\xc4\x85\xc4\x85\xc4\x85";
	waits_for(NULL, "one as long as it may be, in letters");
	score.comment = "abcde";
	waits_for("5 characters; the call allows 4", "a longer one");
}

static void
test_remark(void)
{
	begin();
	ev.remark = "abc";
	waits_for(NULL, "a remark");
	ev.remark = "abcd";
	waits_for("4 characters; the call allows 3", "a longer one");
	stage.remark_max = 0;
	ev.remark = "a";
	waits_for("this form has no remark", "one that is not asked for");
}

/* So that what is signed has one form in bytes. */
static void
test_order(void)
{
	struct answer first;

	begin();
	ev.n_answers = 2;
	first = answers[0];
	answers[0] = answers[1];
	answers[1] = first;
	waits_for("in another order", "answers in another order");
	begin();
	ev.n_answers = 2;
	answers[1] = answers[0];
	waits_for("in another order", "an answer twice");
	begin();
	ev.n_answers = 2;
	strcpy(answers[1].question, "Q9");
	waits_for("does not ask", "an answer to what is not asked");
}

static void
test_counts(void)
{
	struct form *form;

	begin();
	form = form_new(arena, &call, &stage, &proposal);
	is_int((long long)form_asked(form), 2, "two things need an answer");
	is_int((long long)form_answered(form, &ev), 2, "and have one");
	score.comment = "";
	is_int((long long)form_answered(form, &ev), 1, "one has half of it");
	ev.n_answers = 2;
	is_int((long long)form_answered(form, &ev), 1,
	    "what may be left out does not count");
}

int
main(void)
{
	arena = arena_new();
	test_answers();
	test_scores();
	test_remark();
	test_order();
	test_counts();
	arena_free(arena);
	return done_testing();
}
