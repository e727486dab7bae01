/* Results of the whole call: how far proposals came, money, effort, winners. */
#include "config.h"

#include "mita/report/exhibit.h"

#include "mita/audit/book.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/report/codes.h"
#include "mita/report/pictures.h"
#include "mita/report/ranking.h"
#include "mita/report/reach.h"
#include "mita/report/table.h"

/* ---- how far proposals came ---- */

static const char *
step_name(const struct stage *stage, enum step step)
{
	static const char *const names[] = {
		[STEP_RECEIVED] = N_("received"),
		[STEP_ELIGIBLE] = N_("eligible"),
		[STEP_ABOVE] = N_("above every threshold"),
		[STEP_ON] = N_("invited"),
	};

	return step == STEP_ON && stage->funds ? _("to be funded") :
	    translate(names[step]);
}

static int
fill_funnel(const struct results *results, struct table *table,
    struct fault *why)
{
	size_t first = results->stages[0].sheet.n_standings, i;
	int step;

	(void)why;
	for (i = 0; i < results->n; i++)
		for (step = 0; step < STEPS; step++) {
			const struct stage_results *stage =
			    &results->stages[i];
			struct reach reach = reach_of(stage, (enum step)step);

			table_row(table);
			table_text(table, step_name(stage->sheet.stage,
			    (enum step)step));
			table_number(table, stage->sheet.stage->number);
			table_number(table, (int64_t)reach.n);
			put_percent(table, (int64_t)reach.n, (int64_t)first);
			table_money(table, reach.asked);
			if (stage->sheet.stage->funds)
				table_money(table, reach.granted);
			else
				table_none(table);
			table_digest(table, stage->digest);
		}
	return 0;
}

static const char *const funnel_columns[] = {
	"step", "stage", "proposals", "percent_of_first", "asked", "granted",
	"result"
};
static const char *const funnel_headings[] = {
	N_("Step"), N_("Stage"), N_("Proposals"), N_("% of all received"),
	N_("Asked for, EUR"), N_("Granted, EUR"), N_("Result")
};

/* ---- figures with a unit ---- */

static const char *const figure_columns[] = {
	"figure", "value", "unit", "result"
};
static const char *const figure_headings[] = {
	N_("Figure"), N_("Value"), N_("Unit"), N_("Result")
};

static void
put_sum(struct table *table, const struct stage_results *stage,
    const char *name, int64_t cents)
{
	table_row(table);
	table_text(table, name);
	table_money(table, cents);
	table_text(table, "EUR");
	table_digest(table, stage->digest);
}

static void
put_share(struct table *table, const struct stage_results *stage,
    const char *name, int64_t part, int64_t whole)
{
	table_row(table);
	table_text(table, name);
	put_percent(table, part, whole);
	table_text(table, "%");
	table_digest(table, stage->digest);
}

static void
put_count(struct table *table, const struct stage_results *stage,
    const char *name, int64_t n, const char *unit)
{
	table_row(table);
	table_text(table, name);
	table_number(table, n);
	table_text(table, unit);
	table_digest(table, stage->digest);
}

/* What of a grant goes to SMEs, in proportion to what they ask of it. */
static int64_t
sme_part(const struct stage_results *stage, size_t i)
{
	const struct standing *s = &stage->sheet.standings[i];
	const struct tie tie = { .kind = TIE_SME_SHARE };
	struct fraction share = tie_figure(stage->book->call,
	    stage->sheet.stage, &tie, s);

	return (int64_t)((__int128)stage->decided[i].grant * share.num /
	    share.den);
}

struct spent {
	size_t	n;
	int64_t	asked, granted, eligible, to_sme;
	size_t	least, most;		/* standings of these intensities */
};

/* Is the share of its costs that a is granted lower than that of b? */
static bool
is_lower(const struct stage_results *stage, size_t a, size_t b)
{
	const struct standing *s = stage->sheet.standings;

	return (__int128)stage->decided[a].grant * s[b].proposal->eligible <
	    (__int128)stage->decided[b].grant * s[a].proposal->eligible;
}

static struct spent
count_spent(const struct stage_results *stage)
{
	struct spent spent = {0};
	size_t i;

	for (i = 0; i < stage->sheet.n_standings; i++) {
		const struct proposal *p =
		    stage->sheet.standings[i].proposal;

		if (!results_reach(stage, i, STEP_ON))
			continue;
		if (spent.n == 0 || is_lower(stage, i, spent.least))
			spent.least = i;
		if (spent.n == 0 || is_lower(stage, spent.most, i))
			spent.most = i;
		spent.n++;
		spent.asked += p->asked;
		spent.eligible += p->eligible;
		spent.granted += stage->decided[i].grant;
		spent.to_sme += sme_part(stage, i);
	}
	return spent;
}

static void
put_intensity(struct table *table, const struct stage_results *stage,
    const char *name, size_t standing)
{
	put_share(table, stage, name, stage->decided[standing].grant,
	    stage->sheet.standings[standing].proposal->eligible);
}

static int
fill_money(const struct results *results, struct table *table,
    struct fault *why)
{
	const struct stage_results *stage = results_funding(results);
	struct spent spent;

	(void)why;
	if (stage == NULL)
		return 0;
	spent = count_spent(stage);
	put_sum(table, stage, _("budget"), stage->sheet.budget);
	put_sum(table, stage, _("asked for by the projects funded"),
	    spent.asked);
	put_sum(table, stage, _("granted or offered"), spent.granted);
	put_sum(table, stage, _("not spent"),
	    stage->sheet.budget - spent.granted);
	put_sum(table, stage, _("eligible costs of the projects funded"),
	    spent.eligible);
	put_share(table, stage, _("intensity: granted, of eligible costs"),
	    spent.granted, spent.eligible);
	if (spent.n > 0) {
		put_intensity(table, stage, _("lowest intensity of a project"),
		    spent.least);
		put_intensity(table, stage,
		    _("highest intensity of a project"), spent.most);
	}
	put_sum(table, stage, _("of the grants, to SMEs"), spent.to_sme);
	put_share(table, stage, _("share of the grants that goes to SMEs"),
	    spent.to_sme, spent.granted);
	return 0;
}

/* ---- what two stages save ---- */

static int64_t
count_evaluations(const struct stage_results *stage)
{
	return (int64_t)stage->sample.n_ratings;
}

/*
 * Beside one stage only: everybody who was eligible would have written the
 * full application, and each would have had the panel of the last stage.
 */
static int
fill_effort(const struct results *results, struct table *table,
    struct fault *why)
{
	const struct stage_results *a = &results->stages[0];
	const struct stage_results *b = &results->stages[1];
	const char *evaluations = _("evaluations");
	int64_t eligible, whole, made;

	(void)why;
	if (results->n < 2)
		return 0;
	eligible = (int64_t)reach_of(a, STEP_ELIGIBLE).n;
	whole = eligible * b->sheet.stage->panel;
	made = count_evaluations(a) + count_evaluations(b);
	put_count(table, a, _("eligible ideas"), eligible, _("proposals"));
	put_count(table, b, _("full applications written"),
	    (int64_t)b->sheet.n_standings, _("proposals"));
	put_count(table, b, _("full applications nobody had to write"),
	    eligible - (int64_t)b->sheet.n_standings, _("proposals"));
	put_count(table, a, _("evaluations of ideas made"),
	    count_evaluations(a), evaluations);
	put_count(table, b, _("evaluations of full applications made"),
	    count_evaluations(b), evaluations);
	put_count(table, b, _("evaluations of full applications that one"
	    " stage would have taken"), whole, evaluations);
	put_count(table, b, _("evaluations of full applications saved"),
	    whole - count_evaluations(b), evaluations);
	put_count(table, b, _("evaluations of both kinds saved in all"),
	    whole - made, evaluations);
	return 0;
}

/* ---- winners ---- */

static void
put_winner(struct table *table, const struct stage_results *stage, size_t i)
{
	const struct standing *s = &stage->sheet.standings[i];
	const struct proposal *p = s->proposal;

	table_row(table);
	table_text(table, p->id);
	if (s->rank == 0)
		table_none(table);
	else
		table_number(table, s->rank);
	table_text(table, p->title);
	table_text(table, p->n_partners == 0 ? "" : p->partners[0].name);
	table_text(table, p->n_partners == 0 ? "" : code_name(
	    stage->book->call, "COUNTY", p->partners[0].place));
	table_number(table, (int64_t)p->n_partners);
	ranking_put_total(table, stage->sheet.stage, s);
	table_money(table, p->asked);
	table_money(table, stage->decided[i].grant);
	put_percent(table, stage->decided[i].grant, p->eligible);
	table_yes(table, stage->decided[i].deviation != NULL);
	table_digest(table, stage->digest);
}

static int
fill_winners(const struct results *results, struct table *table,
    struct fault *why)
{
	const struct stage_results *stage = results_funding(results);
	size_t i;

	(void)why;
	for (i = 0; stage != NULL && i < stage->sheet.n_standings; i++)
		if (results_reach(stage, i, STEP_ON))
			put_winner(table, stage, i);
	return 0;
}

static const char *const winner_columns[] = {
	"proposal", "rank", "title", "applicant", "county", "partners",
	"total", "asked", "granted", "percent_of_costs", "by_committee",
	"result"
};
static const char *const winner_headings[] = {
	N_("Proposal"), N_("Rank"), N_("Title"), N_("Applicant"),
	N_("County"), N_("Partners"), N_("Total"), N_("Asked for, EUR"),
	N_("Granted, EUR"), N_("% of eligible costs"),
	N_("Decided by the committee"), N_("Result")
};

static const struct exhibit list[] = {
	{ "funnel", N_("From the ideas received to the projects funded"),
	    N_("How many proposals came how far in each stage, and the sums"
	    " they ask for. Where a committee decided otherwise than the"
	    " rules compute, its decision is counted."),
	    7, funnel_columns, funnel_headings, fill_funnel, NULL,
	    draw_funnel, 2, 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5, NULL },
	{ "money", N_("Money"),
	    N_("Of a grant, SMEs get the share that they ask for of the"
	    " whole."),
	    4, figure_columns, figure_headings, fill_money, NULL, NULL,
	    1, 1 << 1, NULL },
	{ "effort", N_("What the two stages saved"),
	    N_("Beside a call with one stage, in which each eligible idea"
	    " would have been a full application before a panel of stage"
	    " two."),
	    4, figure_columns, figure_headings, fill_effort, NULL, NULL,
	    1, 1 << 1, NULL },
	{ "winners", N_("Projects funded"), N_("In the order of the ranks."),
	    12, winner_columns, winner_headings, fill_winners, NULL, NULL,
	    0, 0, NULL },
};

const struct exhibits whole_exhibits = {
	sizeof(list) / sizeof(list[0]), list
};
