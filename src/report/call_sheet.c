/* A call in words, before and after it is signed. */
#include "config.h"

#include "mita/report/call_sheet.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/bech32.h"
#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/model/call.h"
#include "mita/model/caution.h"
#include "mita/model/doubt.h"
#include "mita/model/money.h"

/* Names of lines are as wide as the longest. */
static void
begin(struct buf *out, const char *name)
{
	buf_putf(out, "  %-16s", name);
}

static void
put_label(struct buf *out, const char *text)
{
	text_safe(out, text, strlen(text), false);
}

static void
put_words(struct buf *out, const struct call *call, const char *name,
    const struct words *words)
{
	size_t i;

	for (i = 0; i < call->n_languages; i++) {
		begin(out, i == 0 ? name : "");
		put_label(out, words->in[i]);
		buf_puts(out, "\n");
	}
}

static void
put_sum(struct buf *out, const char *name, int64_t cents, const char *what)
{
	char sum[MONEY_LEN];

	money_text(sum, cents);
	begin(out, name);
	buf_putf(out, "%s EUR %s (%" PRId64 ": cents)\n", sum, what, cents);
}

/* Basis points are hundredths of a per cent, as cents are of EUR. */
static void
put_share(struct buf *out, const char *name, unsigned share,
    const char *what)
{
	char percent[MONEY_LEN];

	money_text(percent, share);
	begin(out, name);
	buf_putf(out, "%s %% %s (%u: hundredths of a per cent)\n", percent,
	    what, share);
}

static void
put_money(struct buf *out, const struct call *call)
{
	buf_puts(out, "Money\n");
	put_sum(out, "budget", call->budget, "for the whole call");
	put_sum(out, "grant-max", call->grant_max, "at most for one project");
	put_share(out, "intensity-max", call->intensity_max,
	    "of the eligible costs is paid at most");
	put_share(out, "remainder-min", call->remainder_min,
	    "of the next grant must be left, to be offered");
}

static void
put_scale(struct buf *out, const struct call *call)
{
	char points[POINTS_LEN], step[POINTS_LEN];

	scale_points(points, &call->scale, call->scale.top);
	scale_points(step, &call->scale, 1);
	begin(out, "scale");
	buf_putf(out, "0 to %s points, in steps of %s (%u %u: steps)\n",
	    points, step, call->scale.top, call->scale.per_point);
}

static void
put_panel(struct buf *out, const struct stage *stage)
{
	begin(out, "panel");
	buf_putf(out, "%u evaluation%s of each proposal, at least %u from"
	    " business and %u from science\n", stage->panel,
	    stage->panel == 1 ? "" : "s", stage->business, stage->knowledge);
	begin(out, "load");
	buf_putf(out, "%u proposal%s for one expert at most\n", stage->load,
	    stage->load == 1 ? "" : "s");
	begin(out, "combine");
	buf_puts(out, combine_words[stage->combine]);
	buf_puts(out, stage->combine == COMBINE_MEAN ?
	    ": all evaluations count, with their mean\n" :
	    stage->combine == COMBINE_MEDIAN ?
	    ": all evaluations count, with the middle one\n" :
	    ": of three, the two that are closest count\n");
	if (stage->third > 0)
		put_share(out, "third-expert", stage->third,
		    "apart: two totals that differ by more need a third");
}

static void
put_gate(struct buf *out, const struct call *call, const struct stage *stage)
{
	const struct gate *gate = &stage->gate;
	char aim[MONEY_LEN], floor[MONEY_LEN], sum[MONEY_LEN];

	begin(out, "gate");
	if (gate->rule == GATE_RULE_NONE) {
		buf_puts(out, "none: all that pass go on\n");
		return;
	}
	money_text(aim, gate->aim / 100);
	money_text(floor, gate->floor / 100);
	money_text(sum, (int64_t)((__int128)call->budget * gate->aim /
	    BP_ONE));
	buf_putf(out, "%s: those go on who together ask for about %s times the"
	    " budget, %s EUR, and not below %s times (%u %u)\n",
	    gate_rule_words[gate->rule], aim, sum, floor, gate->aim,
	    gate->floor);
}

static void
put_criterion(struct buf *out, const struct call *call,
    const struct stage *stage, const struct criterion *criterion)
{
	unsigned sum = stage_weights(stage);
	char share[MONEY_LEN], min[POINTS_LEN];

	money_text(share, sum == 0 ? 0 :
	    (int64_t)criterion->weight * BP_ONE / sum);
	scale_points(min, &call->scale, criterion->min);
	begin(out, "criterion");
	buf_putf(out, "%s: weight %u of %u, %s %%; mean at least %s points"
	    " (%u: steps); comment of %u to %u characters: ", criterion->id,
	    criterion->weight, sum, share, min, criterion->min,
	    criterion->comment_min, criterion->comment_max);
	put_label(out, criterion->name.in[0]);
	buf_puts(out, "\n");
}

static void
put_ties(struct buf *out, const struct stage *stage)
{
	size_t i;

	begin(out, "equal totals");
	for (i = 0; i < stage->n_ties; i++) {
		const struct tie *tie = &stage->ties[i];

		buf_putf(out, "%s%s%s%s", i == 0 ? "" : ", then ",
		    tie_kind_words[tie->kind],
		    tie->kind == TIE_CRITERION ? " " : "",
		    tie->kind == TIE_CRITERION ? tie->criterion : "");
	}
	buf_puts(out, stage->n_ties == 0 ? "keep one rank\n" : "\n");
	if (stage->lots.in[0] == NULL)
		return;
	begin(out, "lots");
	put_label(out, stage->lots.in[0]);
	buf_puts(out, "\n");
}

static void
put_stage(struct buf *out, const struct call *call, const struct stage *stage)
{
	char mark[MONEY_LEN];
	size_t i;

	buf_putf(out, "Stage %u: ", stage->number);
	put_label(out, stage->title.in[0]);
	buf_puts(out, "\n");
	begin(out, "funds");
	buf_puts(out, stage->funds ? "yes: its result gives out the money\n" :
	    "no: its result says who goes on\n");
	begin(out, "blind");
	buf_puts(out, stage->blind ? "yes: experts are not shown who applies\n"
	    : "no\n");
	money_text(mark, stage->pass);
	begin(out, "pass");
	buf_putf(out, "%s of 100 points is the pass mark (%u: hundredths of a"
	    " point)\n", mark, stage->pass);
	put_panel(out, stage);
	if (!stage->funds)
		put_gate(out, call, stage);
	if (stage->has_asked_change)
		put_share(out, "asked-change", stage->asked_change,
		    "is how far the sum may move unasked since stage 1");
	begin(out, "questions");
	buf_putf(out, "%zu on eligibility, %zu to the experts\n",
	    stage->n_eligibility, stage->n_questions);
	for (i = 0; i < stage->n_criteria; i++)
		put_criterion(out, call, stage, &stage->criteria[i]);
	put_ties(out, stage);
}

/* mita-call(5) WHAT THE RULES CAN DO tells more. */
static void
put_cautions(struct buf *out, const struct call *call)
{
	struct buf lines = {0};

	call_cautions(&lines, call);
	if (lines.len > 0)
		buf_puts(out, "What these rules can do to an applicant\n");
	buf_put(out, buf_text(&lines), lines.len);
	buf_release(&lines);
}

static void
put_doubts(struct buf *out, const struct call *call)
{
	struct doubt doubts[DOUBTS_MAX];
	size_t n = call_doubts(call, doubts), i;

	if (n > 0)
		buf_puts(out, "Look twice\n");
	for (i = 0; i < n; i++) {
		buf_puts(out, "  ");
		doubt_text(out, &doubts[i]);
		buf_puts(out, "\n");
	}
}

static void
put_encryption(struct buf *out, const struct call *call)
{
	char key[BECH32_ROOM];

	begin(out, "encrypted");
	buf_puts(out, call->encrypted ? "YES: packages to the expert, bundles"
	    " to the agency\n" : "NO: who has a package or bundle can read"
	    " it\n");
	if (!call->has_recovery)
		return;
	bech32_write(key, "age", call->recovery_key);
	begin(out, "recovery-key");
	buf_putf(out, "%s opens them, too\n", key);
}

void
call_sheet(struct buf *out, const struct call *call)
{
	size_t i;

	buf_putf(out, "Call %s\n", call->id);
	put_words(out, call, "agency", &call->agency);
	put_words(out, call, "title", &call->title);
	begin(out, "languages");
	for (i = 0; i < call->n_languages; i++)
		buf_putf(out, "%s%s", i == 0 ? "" : ", ", call->languages[i]);
	buf_puts(out, "\n");
	begin(out, "rules");
	buf_puts(out, call->rules >= RULES_SECOND ? "2: the second\n" :
	    "the first\n");
	put_encryption(out, call);
	put_scale(out, call);
	put_money(out, call);
	for (i = 0; i < call->n_stages; i++)
		put_stage(out, call, &call->stages[i]);
	put_cautions(out, call);
	put_doubts(out, call);
}
