/* Results by county, technology, priority, sector and kind of applicant. */
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

/* ---- groups ---- */

struct group_row {
	char		 code[ID_MAX + 1];
	struct reach	 reach[STEPS];
	size_t		 confirmed;
	size_t		 last;		/* standing counted last, from 1 */
};

struct group_rows {
	size_t			 n;
	struct group_row	*rows;	/* by code */
};

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct group_row *)a)->code,
	    ((const struct group_row *)b)->code);
}

static int
add_code(struct arena *arena, struct group_rows *out, const char *code)
{
	struct group_row *rows = arena_grow(arena, out->rows, out->n,
	    sizeof(*rows));

	if (rows == NULL)
		return -1;
	out->rows = rows;
	id_copy(rows[out->n++].code, code);
	return 0;
}

static int
add_codes_of_call(const struct call *call, struct arena *arena,
    const char *scheme, struct group_rows *out)
{
	size_t i;

	for (i = 0; i < call->n_codes; i++)
		if (codes_is(scheme, call->codes[i].ref.scheme) &&
		    add_code(arena, out, call->codes[i].ref.code) == -1)
			return -1;
	return 0;
}

static int
add_codes_of(const struct proposal *p, struct arena *arena,
    const char *scheme, struct group_rows *out)
{
	char code[ID_MAX + 1];
	size_t k;

	for (k = 0; k < codes_of(p, scheme); k++)
		if (codes_at(p, scheme, k, code) &&
		    add_code(arena, out, code) == -1)
			return -1;
	return 0;
}

/* Every code that the call or a proposal has, once each. */
static int
list_codes(const struct stage_results *stage, const char *scheme,
    struct group_rows *out)
{
	struct arena *arena = stage->book->arena;
	size_t i, n = 0;

	*out = (struct group_rows){0};
	if (add_codes_of_call(stage->book->call, arena, scheme, out) == -1)
		return -1;
	for (i = 0; i < stage->sheet.n_standings; i++)
		if (add_codes_of(stage->sheet.standings[i].proposal, arena,
		    scheme, out) == -1)
			return -1;
	if (out->n == 0)
		return 0;
	qsort(out->rows, out->n, sizeof(*out->rows), by_code);
	for (i = 0; i < out->n; i++)
		if (n == 0 || by_code(&out->rows[n - 1], &out->rows[i]) != 0)
			out->rows[n++] = out->rows[i];
	out->n = n;
	return 0;
}

/* ---- one table a scheme ---- */

static void
count_group(const struct stage_results *stage, const char *scheme, size_t i,
    struct group_row *row)
{
	int step;

	if (row->last == i + 1)
		return;
	row->last = i + 1;
	for (step = 0; step < STEPS; step++)
		if (results_reach(stage, i, (enum step)step))
			reach_add(&row->reach[step], stage, i);
	row->confirmed += codes_confirmed(stage, i, scheme, row->code);
}

static void
count_groups(const struct stage_results *stage, const char *scheme,
    struct group_rows *groups)
{
	const struct proposal *p;
	struct group_row key;
	size_t i, k;

	for (i = 0; i < stage->sheet.n_standings; i++) {
		p = stage->sheet.standings[i].proposal;
		for (k = 0; k < codes_of(p, scheme); k++)
			if (codes_at(p, scheme, k, key.code))
				count_group(stage, scheme, i,
				    bsearch(&key, groups->rows, groups->n,
				    sizeof(key), by_code));
	}
}

static void
put_group(struct table *table, const struct stage_results *stage,
    const char *scheme, const struct group_row *row)
{
	int step;

	table_row(table);
	table_text(table, row->code);
	table_text(table, code_name(stage->book->call, scheme, row->code));
	for (step = 0; step < STEPS; step++)
		table_number(table, (int64_t)row->reach[step].n);
	if (codes_question(stage->sheet.stage, scheme) == NULL)
		table_none(table);
	else
		table_number(table, (int64_t)row->confirmed);
	table_money(table, row->reach[STEP_RECEIVED].asked);
	table_money(table, row->reach[STEP_ON].asked);
	if (stage->sheet.stage->funds)
		table_money(table, row->reach[STEP_ON].granted);
	else
		table_none(table);
	table_digest(table, stage->digest);
}

static int
fill_scheme(const struct stage_results *stage, const char *scheme,
    struct table *table, struct fault *why)
{
	struct group_rows groups;
	size_t i;

	if (list_codes(stage, scheme, &groups) == -1)
		return fault_memory(why);
	count_groups(stage, scheme, &groups);
	for (i = 0; i < groups.n; i++)
		put_group(table, stage, scheme, &groups.rows[i]);
	return 0;
}

static int
fill_counties(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	return fill_scheme(stage, "COUNTY", table, why);
}

static int
fill_kets(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	return fill_scheme(stage, "KET", table, why);
}

static int
fill_priorities(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	return fill_scheme(stage, "S3", table, why);
}

static int
fill_sectors(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	return fill_scheme(stage, "NACE", table, why);
}

static int
fill_applicants(const struct stage_results *stage, struct table *table,
    struct fault *why)
{
	return fill_scheme(stage, "ORG", table, why);
}

static const char *const group_columns[] = {
	"code", "name", "received", "eligible", "above_threshold", "goes_on",
	"confirmed", "asked", "goes_on_asked", "granted", "result"
};
static const char *const group_headings[] = {
	N_("Code"), N_("Name"), N_("Received"), N_("Eligible"),
	N_("Above every threshold"), N_("Invited or funded"),
	N_("Confirmed by experts"), N_("Asked for, EUR"),
	N_("Asked for by those invited or funded, EUR"), N_("Granted, EUR"),
	N_("Result")
};

#define COUNTED	N_("A proposal with several codes is counted with each of" \
	    " them; one is confirmed where more than half of the experts who" \
	    " were asked chose the first answer.")

/* By code: received, going on, confirmed, granted. */
#define GROUPS_COMPARED	1, 1 << 2 | 1 << 5 | 1 << 6 | 1 << 9

static const struct exhibit list[] = {
	{ "counties", N_("By county of the applicant"),
	    N_("Where the applicant, the first of the partners, is"
	    " established."),
	    11, group_columns, group_headings, NULL, fill_counties, draw_map,
	    GROUPS_COMPARED, NULL },
	{ "technologies", N_("By key enabling technology"), COUNTED,
	    11, group_columns, group_headings, NULL, fill_kets, NULL,
	    GROUPS_COMPARED, NULL },
	{ "priorities", N_("By priority of smart specialisation"), COUNTED,
	    11, group_columns, group_headings, NULL, fill_priorities, NULL,
	    GROUPS_COMPARED, NULL },
	{ "sectors", N_("By sector"),
	    N_("A sector is a division of NACE, the first two digits of the"
	    " code."),
	    11, group_columns, group_headings, NULL, fill_sectors, NULL,
	    GROUPS_COMPARED, NULL },
	{ "applicants", N_("By kind of applicant"),
	    N_("What the applicant, the first of the partners, is."),
	    11, group_columns, group_headings, NULL, fill_applicants, NULL,
	    GROUPS_COMPARED, NULL },
};

const struct exhibits group_exhibits = {
	sizeof(list) / sizeof(list[0]), list
};
