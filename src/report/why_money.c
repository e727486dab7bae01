#include "config.h"

#include "mita/base/buf.h"
#include "mita/model/money.h"
#include "mita/report/why.h"

/* The gate and the money, walked down the ranks. */

static void
put_money(struct buf *out, int64_t cents)
{
	char text[MONEY_LEN];

	money_text(text, cents);
	buf_puts(out, text);
}

static size_t
ranked(const struct outcome_sheet *sheet)
{
	size_t n = 0;

	while (n < sheet->n_standings && sheet->standings[n].rank != 0)
		n++;
	return n;
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
put_cut(struct buf *out, const struct outcome_sheet *sheet, const char *what,
    size_t end)
{
	char exact[FRACTION_TEXT_LEN];
	int64_t asked = 0;
	size_t i;

	for (i = 0; i < end; i++)
		asked += sheet->standings[i].proposal->asked;
	fraction_exact(exact, sheet->standings[end - 1].tally.total);
	buf_putf(out, "  %s after a total of %s: %zu proposal%s, asking ",
	    what, exact, end, end == 1 ? "" : "s");
	put_money(out, asked);
	buf_puts(out, " EUR.\n");
}

static void
put_share(struct buf *out, unsigned basis_points, int64_t budget)
{
	__int128 sum = (__int128)budget * basis_points / BP_ONE;

	buf_putf(out, "%u.%02u x ", basis_points / BP_ONE,
	    basis_points % BP_ONE / 100);
	put_money(out, budget);
	buf_puts(out, " = ");
	put_money(out, (int64_t)sum);
	buf_puts(out, " EUR");
}

void
why_gate(struct buf *out, const struct outcome_sheet *sheet)
{
	const struct gate *gate = &sheet->stage->gate;
	const struct standing *s = sheet->standings;
	size_t n = ranked(sheet), before = 0, cut = 0, end;

	buf_puts(out, "\nGate\n  Asked sums are to come near ");
	put_share(out, gate->aim, sheet->budget);
	buf_puts(out, ", and not below ");
	put_share(out, gate->floor, sheet->budget);
	buf_puts(out, ".\n");
	for (end = 0; end < n && fraction_cmp(s[end].tally.total,
	    sheet->gate_total) >= 0; ) {
		before = cut;
		cut = end = next_cut(s, n, end);
	}
	if (before > 0)
		put_cut(out, sheet, "One cut before,", before);
	if (cut > 0)
		put_cut(out, sheet, sheet->gate == GATE_BINDING ?
		    "The cut is" : "All go on,", cut);
	if (cut > 0 && cut < n)
		put_cut(out, sheet, "One cut further,", next_cut(s, n, cut));
	if (sheet->gate == GATE_NOT_BINDING)
		buf_puts(out, "  So the gate holds nobody back.\n");
	if (gate->rule == GATE_RULE_ADVISORY)
		buf_puts(out, "  The gate is advice: all that pass go on.\n");
}

/* Money */

static void
put_grant(struct buf *out, const struct call *call,
    const struct proposal *p)
{
	buf_puts(out, "  Asked ");
	put_money(out, p->asked);
	buf_puts(out, ", most for a project ");
	put_money(out, call->grant_max);
	buf_putf(out, ", %u.%02u %% of eligible ", call->intensity_max / 100,
	    call->intensity_max % 100);
	put_money(out, p->eligible);
	buf_puts(out, " is ");
	put_money(out, p->eligible * call->intensity_max / BP_ONE);
	buf_puts(out, "; the smallest, ");
	put_money(out, grant_of(call, p));
	buf_puts(out, " EUR, is the grant.\n");
}

/* The walk down to those that rank with s. */
struct walk {
	const struct standing	*stop;	/* first not funded whole, or NULL */
	int64_t			 left;	/* before those of s's rank */
	int64_t			 asks;	/* what they would get together */
	size_t			 equals;
};

static struct walk
walk_to(const struct call *call, const struct outcome_sheet *sheet,
    const struct standing *s)
{
	struct walk walk = { .left = sheet->budget };
	size_t n = ranked(sheet), i;

	for (i = 0; i < n; i++) {
		const struct standing *one = &sheet->standings[i];

		if (walk.stop == NULL && one->outcome != OUTCOME_FUNDED &&
		    !one->refused)
			walk.stop = one;
		if (one->rank < s->rank)
			walk.left -= one->grant;
		if (one->rank == s->rank) {
			walk.asks += grant_of(call, one->proposal);
			walk.equals++;
		}
	}
	return walk;
}

static void
put_verdict(struct buf *out, const struct call *call,
    const struct walk *walk, const struct standing *s)
{
	if (s->outcome == OUTCOME_FUNDED) {
		buf_puts(out, "  It is enough; after it ");
		put_money(out, walk->left - walk->asks);
		buf_puts(out, " EUR are left.\n");
		return;
	}
	if (s->refused) {
		buf_puts(out, "  It is less than the grant; it was offered, and"
		    " the applicant refused it: the offer moved one place"
		    " down.\n");
		return;
	}
	if (walk->stop->rank != s->rank) {
		buf_putf(out, "  The money ended with %s; nothing below it is"
		    " funded out of order.\n", walk->stop->proposal->id);
		return;
	}
	buf_putf(out, "  It is less than the grant, and %s %u.%02u %% of it",
	    s->outcome == OUTCOME_OFFERED ? "at least" : "not offered: below",
	    call->remainder_min / 100, call->remainder_min % 100);
	buf_puts(out, s->outcome == OUTCOME_OFFERED ?
	    ", so the remainder is offered.\n" : walk->equals > 1 ?
	    ", or more than one would share it.\n" : ".\n");
}

void
why_money(struct buf *out, const struct call *call,
    const struct outcome_sheet *sheet, const struct standing *s)
{
	struct walk walk = walk_to(call, sheet, s);

	buf_puts(out, "\nMoney\n");
	put_grant(out, call, s->proposal);
	buf_puts(out, "  Of ");
	put_money(out, sheet->budget);
	buf_puts(out, " EUR, ");
	put_money(out, walk.left);
	buf_puts(out, " are left for it.\n");
	if (walk.equals > 1) {
		buf_putf(out, "  %zu proposals have rank %u; together they"
		    " would get ", walk.equals, s->rank);
		put_money(out, walk.asks);
		buf_puts(out, " EUR, all of them or none.\n");
	}
	put_verdict(out, call, &walk, s);
}
