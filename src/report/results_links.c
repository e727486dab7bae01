/* Results by partner, and across clusters, sectors and borders. */
#include "config.h"

#include "mita/report/exhibit.h"

#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/base/arena.h"
#include "mita/base/fault.h"
#include "mita/base/translate.h"
#include "mita/report/codes.h"
#include "mita/report/pictures.h"
#include "mita/report/reach.h"
#include "mita/report/table.h"

/* ---- partners by kind ---- */

struct part_row {
	char	code[ID_MAX + 1];
	size_t	n, on;
	int64_t	asked, granted;
};

/* What of a grant is a partner's, in proportion to what it asks of it. */
static int64_t
part_of(const struct stage_results *stage, size_t i, size_t partner)
{
	const struct proposal *p = stage->sheet.standings[i].proposal;

	return p->asked <= 0 ? 0 : (int64_t)((__int128)
	    stage->decided[i].grant * p->partners[partner].grant / p->asked);
}

static void
count_parts(const struct stage_results *stage, const char *type,
    struct part_row *row)
{
	const struct proposal *p;
	size_t i, k;

	for (i = 0; i < stage->sheet.n_standings; i++) {
		p = stage->sheet.standings[i].proposal;
		for (k = 0; k < p->n_partners; k++) {
			if (strcmp(p->partners[k].type, type) != 0)
				continue;
			row->n++;
			row->on += results_reach(stage, i, STEP_ON);
			row->asked += p->partners[k].grant;
			row->granted += part_of(stage, i, k);
		}
	}
}

static int
fill_partners(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	const struct call *call = stage->book->call;
	size_t i;

	(void)why;
	for (i = 0; i < call->n_codes; i++) {
		struct part_row row = {0};

		if (!codes_is("ORG", call->codes[i].ref.scheme))
			continue;
		count_parts(stage, call->codes[i].ref.code, &row);
		table_row(table);
		table_text(table, call->codes[i].ref.code);
		table_text(table, code_name(call, "ORG",
		    call->codes[i].ref.code));
		table_number(table, (int64_t)row.n);
		table_number(table, (int64_t)row.on);
		table_money(table, row.asked);
		if (stage->sheet.stage->funds)
			table_money(table, row.granted);
		else
			table_none(table);
		table_digest(table, stage->digest);
	}
	return 0;
}

static const char *const part_columns[] = {
	"type", "name", "partners", "goes_on", "asked", "granted", "result"
};
static const char *const part_headings[] = {
	N_("Code"), N_("Kind of organisation"), N_("Partners"),
	N_("Of them in projects invited or funded"), N_("Asked for, EUR"),
	N_("Granted, EUR"), N_("Result")
};

/* ---- across clusters, sectors and borders ---- */

/* A partner of this kind stands for a cluster. */
#define ORG_CLUSTER	"CC"

static bool
spans_clusters(const struct call *call, const struct proposal *p)
{
	size_t i, n = 0;

	(void)call;
	for (i = 0; i < p->n_partners; i++)
		n += strcmp(p->partners[i].type, ORG_CLUSTER) == 0;
	return n > 1;
}

static bool
spans_sectors(const struct call *call, const struct proposal *p)
{
	char first[ID_MAX + 1] = "", code[ID_MAX + 1];
	size_t k;

	(void)call;
	for (k = 0; k < p->n_codes; k++) {
		if (!codes_at(p, "NACE", k, code))
			continue;
		if (first[0] != '\0' && strcmp(first, code) != 0)
			return true;
		id_copy(first, code);
	}
	return false;
}

/* Counties are of the country of the first one that the call lists. */
static bool
spans_borders(const struct call *call, const struct proposal *p)
{
	const char *home = NULL;
	size_t i;

	for (i = 0; home == NULL && i < call->n_codes; i++)
		if (codes_is("COUNTY", call->codes[i].ref.scheme))
			home = call->codes[i].ref.code;
	for (i = 0; home != NULL && i < p->n_partners; i++)
		if (strncmp(p->partners[i].place, home, 2) != 0)
			return true;
	return false;
}

static const struct feature {
	const char	*code;
	bool		 (*has)(const struct call *call,
			    const struct proposal *p);
} features[] = {
	{ "CROSS-CLUSTER", spans_clusters },
	{ "CROSS-SECTOR", spans_sectors },
	{ "CROSS-BORDER", spans_borders },
};

static const struct feature *
feature_of(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(features) / sizeof(features[0]); i++)
		if (strcmp(features[i].code, code) == 0)
			return &features[i];
	return NULL;
}

enum proof { CLAIMED, COMPUTED, CONFIRMED, PROOFS };

static bool
is_claimed(const struct proposal *p, const char *code)
{
	size_t k;

	for (k = 0; k < p->n_codes; k++)
		if (codes_is("FLAG", p->codes[k].scheme) &&
		    strcmp(p->codes[k].code, code) == 0)
			return true;
	return false;
}

static void
count_feature(const struct stage_results *stage, size_t i, const char *code,
    struct reach all[static PROOFS], struct reach on[static PROOFS])
{
	const struct proposal *p = stage->sheet.standings[i].proposal;
	const struct feature *feature = feature_of(code);
	bool is[PROOFS];
	int proof;

	is[CLAIMED] = is_claimed(p, code);
	is[COMPUTED] = feature != NULL &&
	    feature->has(stage->book->call, p);
	is[CONFIRMED] = is[CLAIMED] && codes_confirmed(stage, i, "FLAG", code);
	for (proof = 0; proof < PROOFS; proof++) {
		if (!is[proof])
			continue;
		reach_add(&all[proof], stage, i);
		if (results_reach(stage, i, STEP_ON))
			reach_add(&on[proof], stage, i);
	}
}

static void
put_feature(struct table *table, const struct stage_results *stage,
    const char *code)
{
	bool known[PROOFS] = { true, feature_of(code) != NULL,
	    codes_question(stage->sheet.stage, "FLAG") != NULL };
	struct reach all[PROOFS] = {0}, on[PROOFS] = {0};
	int proof;
	size_t i;

	for (i = 0; i < stage->sheet.n_standings; i++)
		count_feature(stage, i, code, all, on);
	table_row(table);
	table_text(table, code);
	table_text(table, code_name(stage->book->call, "FLAG", code));
	for (proof = 0; proof < PROOFS; proof++) {
		if (!known[proof]) {
			table_none(table);
			table_none(table);
			table_none(table);
			continue;
		}
		table_number(table, (int64_t)all[proof].n);
		table_number(table, (int64_t)on[proof].n);
		table_money(table, stage->sheet.stage->funds ?
		    on[proof].granted : on[proof].asked);
	}
	table_digest(table, stage->digest);
}

static int
fill_features(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	const struct call *call = stage->book->call;
	size_t i;

	(void)why;
	for (i = 0; i < call->n_codes; i++)
		if (codes_is("FLAG", call->codes[i].ref.scheme))
			put_feature(table, stage, call->codes[i].ref.code);
	return 0;
}

static const char *const feature_columns[] = {
	"code", "name", "claimed", "claimed_goes_on", "claimed_sum",
	"computed", "computed_goes_on", "computed_sum", "confirmed",
	"confirmed_goes_on", "confirmed_sum", "result"
};
static const char *const feature_headings[] = {
	N_("Code"), N_("Feature"), N_("Claimed by the applicant"),
	N_("Claimed: invited or funded"), N_("Claimed: EUR of these"),
	N_("Computed from the partners and codes"),
	N_("Computed: invited or funded"), N_("Computed: EUR of these"),
	N_("Confirmed by most experts"), N_("Confirmed: invited or funded"),
	N_("Confirmed: EUR of these"), N_("Result")
};

/* ---- clusters and sectors ---- */

struct link {
	const struct partner	*cluster;
	char			 sector[ID_MAX + 1];
	size_t			 standing;
};

static int
by_link(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int order = strcmp(x->cluster->code, y->cluster->code);

	if (order == 0)
		order = strcmp(x->sector, y->sector);
	return order != 0 ? order : (x->standing > y->standing) -
	    (x->standing < y->standing);
}

static int
add_links(struct arena *arena, const struct stage_results *stage, size_t i,
    struct link **links, size_t *n)
{
	const struct proposal *p = stage->sheet.standings[i].proposal;
	struct link *grown;
	size_t k, c;

	for (c = 0; c < p->n_partners; c++)
		for (k = 0; k < p->n_codes; k++) {
			struct link link = { .cluster = &p->partners[c],
			    .standing = i };

			if (strcmp(p->partners[c].type, ORG_CLUSTER) != 0 ||
			    !codes_at(p, "NACE", k, link.sector))
				continue;
			grown = arena_grow(arena, *links, *n, sizeof(*grown));
			if (grown == NULL)
				return -1;
			*links = grown;
			grown[(*n)++] = link;
		}
	return 0;
}

static bool
is_same_link(const struct link *a, const struct link *b)
{
	return strcmp(a->cluster->code, b->cluster->code) == 0 &&
	    strcmp(a->sector, b->sector) == 0;
}

/* The links from first on that are the same; returns the end. */
static size_t
put_link(struct table *table, const struct stage_results *stage,
    const struct link *links, size_t first, size_t n)
{
	struct reach all = {0}, on = {0};
	size_t end;

	for (end = first; end < n && is_same_link(&links[first],
	    &links[end]); end++) {
		if (end > first &&
		    links[end].standing == links[end - 1].standing)
			continue;
		reach_add(&all, stage, links[end].standing);
		if (results_reach(stage, links[end].standing, STEP_ON))
			reach_add(&on, stage, links[end].standing);
	}
	table_row(table);
	table_text(table, links[first].cluster->code);
	table_text(table, links[first].cluster->name);
	table_text(table, links[first].sector);
	table_number(table, (int64_t)all.n);
	table_number(table, (int64_t)on.n);
	if (stage->sheet.stage->funds)
		table_money(table, on.granted);
	else
		table_none(table);
	table_digest(table, stage->digest);
	return end;
}

static int
fill_network(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	struct link *links = NULL;
	size_t n = 0, i;

	for (i = 0; i < stage->sheet.n_standings; i++)
		if (add_links(stage->book->arena, stage, i, &links, &n) == -1)
			return fault_memory(why);
	if (n > 0)
		qsort(links, n, sizeof(*links), by_link);
	for (i = 0; i < n; )
		i = put_link(table, stage, links, i, n);
	return 0;
}

static const char *const network_columns[] = {
	"cluster", "name", "sector", "proposals", "goes_on", "granted",
	"result"
};
static const char *const network_headings[] = {
	N_("Cluster"), N_("Coordinator"), N_("Sector"), N_("Proposals"),
	N_("Invited or funded"), N_("Granted, EUR"), N_("Result")
};

static const struct exhibit list[] = {
	{ "partners", N_("Partners by kind of organisation"),
	    N_("A partner of several proposals is counted with each. Of a"
	    " grant, a partner gets the share that it asks for of the"
	    " whole."),
	    7, part_columns, part_headings, NULL, fill_partners, NULL,
	    1, 1 << 2 | 1 << 3 | 1 << 5, NULL },
	{ "features", N_("Across clusters, sectors and borders"),
	    N_("Computed: across clusters, where two partners or more are"
	    " cluster coordinators; across sectors, where there are codes of"
	    " two divisions of NACE; across borders, where a partner is"
	    " established abroad. The sum is what is granted or, in a stage"
	    " without money, asked for by those invited."),
	    12, feature_columns, feature_headings, NULL, fill_features,
	    NULL, 1, 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 |
	    1 << 8 | 1 << 9 | 1 << 10, NULL },
	{ "network", N_("Clusters and the sectors they work in"),
	    N_("A cluster is known by its coordinator; it is linked to a"
	    " sector by each proposal of that sector in which it is a"
	    " partner."),
	    7, network_columns, network_headings, NULL, fill_network,
	    draw_network, 0, 0, NULL },
};

const struct exhibits link_exhibits = {
	sizeof(list) / sizeof(list[0]), list
};
