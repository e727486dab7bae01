/* Why: the gate and the money, walked down the ranks. */
#include "config.h"

#include "mita/audit/outcome.h"
#include "mita/base/buf.h"
#include "mita/base/limits.h"
#include "mita/base/translate.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/model/ranking.h"
#include "mita/model/record.h"
#include "mita/report/why.h"

/* The gate and the money, walked down the ranks. */

static const char *
money(int64_t cents, char out[static MONEY_LEN])
{
	money_text(out, cents);
	return translate_number(out);
}

/* Gate */

/* Behind the last of the totals that begin at first. */
static size_t
next_cut(const struct standing *s, size_t n, size_t first)
{
	size_t end = first + 1;

	while (end < n && fraction_cmp(s[end].tally.total,
	    s[first].tally.total) == 0)
		end++;
	return end;
}

static void
put_cut(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet, const char *what, size_t end)
{
	char exact[FRACTION_TEXT_LEN], sum[MONEY_LEN];
	int64_t asked = 0;
	size_t i;

	for (i = 0; i < end; i++)
		asked += gate_counts(call, sheet->standings[i].proposal);
	fraction_exact(exact, sheet->standings[end - 1].tally.total);
	buf_puts(out, "  ");
	buf_puts(out, what);
	buf_putf(out, translate_n(" after a total of %s: %zu proposal, asking"
	    " %s EUR.\n", " after a total of %s: %zu proposals, asking %s"
	    " EUR.\n", end), exact, end, money(asked, sum));
}

/* "3.00 x 500000.00 = 1500000.00 EUR" */
static void
put_share(struct buf *out, unsigned basis_points, int64_t budget)
{
	__int128 sum = (__int128)budget * basis_points / BP_ONE;
	char whole[MONEY_LEN], part[MONEY_LEN], times[MONEY_LEN];

	/* Hundredths are written like cents. */
	buf_putf(out, "%s x %s = %s EUR", money(basis_points / 100, times),
	    money(budget, whole), money((int64_t)sum, part));
}

void
why_gate(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet)
{
	const struct gate *gate = &sheet->stage->gate;
	const struct standing *s = sheet->standings;
	size_t n = ranking_length(s, sheet->n_standings);
	size_t before = 0, cut = 0, end;

	buf_puts(out, _("\nGate\n  Asked sums are to come near "));
	put_share(out, gate->aim, sheet->budget);
	buf_puts(out, _(", and not below "));
	put_share(out, gate->floor, sheet->budget);
	buf_puts(out, ".\n");
	for (end = 0; end < n && fraction_cmp(s[end].tally.total,
	    sheet->gate_total) >= 0; ) {
		before = cut;
		cut = end = next_cut(s, n, end);
	}
	if (before > 0)
		put_cut(out, call, sheet, _("One cut before,"), before);
	if (cut > 0)
		put_cut(out, call, sheet, sheet->gate == GATE_BINDING ?
		    _("The cut is") : _("All go on,"), cut);
	if (cut > 0 && cut < n)
		put_cut(out, call, sheet, _("One cut further,"),
		    next_cut(s, n, cut));
	if (sheet->gate == GATE_NOT_BINDING)
		buf_puts(out, _("  So the gate holds nobody back.\n"));
	if (gate->rule == GATE_RULE_ADVISORY)
		buf_puts(out, _("  The gate is advice: all that pass go"
		    " on.\n"));
}

/* Money */

static void
put_grant(struct buf *out, const struct call *call,
    const struct proposal *p)
{
	char asked[MONEY_LEN], most[MONEY_LEN], eligible[MONEY_LEN];
	char share[MONEY_LEN], grant[MONEY_LEN];

	buf_putf(out, _("  Asked %s, most for a project %s, %u.%02u %% of"
	    " eligible %s is %s; the smallest, %s EUR, is the grant.\n"),
	    money(p->asked, asked), money(call->grant_max, most),
	    call->intensity_max / 100, call->intensity_max % 100,
	    money(p->eligible, eligible),
	    money(p->eligible * call->intensity_max / BP_ONE, share),
	    money(grant_of(call, p), grant));
}

/* The walk down to those whose turn comes with that of s. */
struct walk {
	const struct standing	*stop;	/* first not funded whole, or NULL */
	int64_t			 asks;	/* what they would get together */
	size_t			 equals;
};

/* Under the second rules those who refused what was left come last. */
static bool
is_last(const struct call *call, const struct standing *s)
{
	return call->rules >= RULES_SECOND && s->refuses > 0;
}

static void
walk_turn(const struct call *call, const struct outcome_sheet *sheet,
    bool last, struct walk *walk)
{
	size_t n = ranking_length(sheet->standings, sheet->n_standings), i;

	for (i = 0; i < n && walk->stop == NULL; i++) {
		const struct standing *one = &sheet->standings[i];

		if (is_last(call, one) == last && !one->refused &&
		    one->outcome != OUTCOME_FUNDED)
			walk->stop = one;
	}
}

static struct walk
walk_to(const struct call *call, const struct outcome_sheet *sheet,
    const struct standing *s)
{
	struct walk walk = { .stop = NULL };
	size_t n = ranking_length(sheet->standings, sheet->n_standings), i;

	walk_turn(call, sheet, false, &walk);
	if (is_last(call, s))
		walk_turn(call, sheet, true, &walk);
	for (i = 0; i < n; i++) {
		const struct standing *one = &sheet->standings[i];

		if (one->rank == s->rank &&
		    is_last(call, one) == is_last(call, s)) {
			walk.asks += grant_of(call, one->proposal);
			walk.equals++;
		}
	}
	return walk;
}

static void
put_remainder(struct buf *out, const struct call *call,
    const struct walk *walk, bool offered)
{
	unsigned whole = call->remainder_min / 100;
	unsigned part = call->remainder_min % 100;

	if (offered)
		buf_putf(out, _("  It is less than the grant, and at least"
		    " %u.%02u %% of it, so the remainder is offered.\n"),
		    whole, part);
	else if (walk->equals > 1)
		buf_putf(out, _("  It is less than the grant, and not offered:"
		    " below %u.%02u %% of it, or more than one would share"
		    " it.\n"), whole, part);
	else
		buf_putf(out, _("  It is less than the grant, and not offered:"
		    " below %u.%02u %% of it.\n"), whole, part);
}

static void
put_verdict(struct buf *out, const struct call *call,
    const struct walk *walk, const struct standing *s)
{
	char left[MONEY_LEN];

	if (s->outcome == OUTCOME_FUNDED)
		buf_putf(out, _("  It is enough; after it %s EUR are left.\n"),
		    money(s->left - walk->asks, left));
	else if (s->refused && is_last(call, s))
		buf_puts(out, _("  It is less than the grant, and no more than"
		    " what was refused.\n"));
	else if (s->refused)
		buf_puts(out, _("  It is less than the grant; it was offered,"
		    " and the applicant refused it: the offer moved one place"
		    " down.\n"));
	else if (walk->stop->rank != s->rank)
		buf_putf(out, _("  The money ended with %s; nothing below it"
		    " is funded out of order.\n"),
		    walk->stop->proposal->id);
	else
		put_remainder(out, call, walk,
		    s->outcome == OUTCOME_OFFERED);
}

void
why_money(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet, const struct standing *s)
{
	struct walk walk = walk_to(call, sheet, s);
	char budget[MONEY_LEN], left[MONEY_LEN], asks[MONEY_LEN];

	buf_puts(out, _("\nMoney\n"));
	put_grant(out, call, s->proposal);
	if (is_last(call, s))
		buf_putf(out, _("  A remainder of up to %s EUR was refused for"
		    " it; so its turn comes behind all others.\n"),
		    money(s->refuses, left));
	buf_putf(out, _("  Of %s EUR, %s are left for it.\n"),
	    money(sheet->budget, budget), money(s->left, left));
	if (walk.equals > 1)
		buf_putf(out, translate_n("  %zu proposals have rank %u;"
		    " together they would get %s EUR, all of them or none.\n",
		    "  %zu proposals have rank %u; together they would get %s"
		    " EUR, all of them or none.\n", walk.equals),
		    walk.equals, s->rank, money(walk.asks, asks));
	put_verdict(out, call, &walk, s);
}
