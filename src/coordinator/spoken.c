/* Tables as people read them in their language. */
#include "config.h"

#include "mita/coordinator/spoken.h"

#include <stdlib.h>
#include <string.h>

#include "mita/base/translate.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/report/table.h"

/* Headings that are translated; any other stays as it is. */
static const char *const headings[] = {
	N_("proposal"),
	N_("stage"),
	N_("expert"),
	N_("title"),
	N_("rank"),
	N_("total"),
	N_("exact"),
	N_("counted"),
	N_("decided_by"),
	N_("outcome"),
	N_("asked"),
	N_("above_share"),
	N_("grant"),
	N_("cumulative"),
	N_("deviation"),
	N_("state"),
	N_("missing"),
	N_("deadline"),
	N_("assigned"),
	N_("evaluated"),
	N_("returned"),
	N_("silent"),
	N_("to_settle"),
	N_("cancelled"),
	N_("role"),
	N_("code"),
	N_("load"),
	N_("key"),
	N_("name"),
	N_("organisation"),
	N_("revoked"),
	N_("email"),
	N_("version"),
	N_("language"),
	N_("eligible"),
	N_("partners"),
	N_("documents"),
	N_("asked_change"),
	N_("change_above"),
	N_("subject"),
	N_("rule"),
	N_("answer"),
	N_("officer"),
	N_("reason"),
	N_("finding"),
	N_("question"),
	N_("grade"),
	N_("place"),
	N_("action"),
};

/* Below these stand words of records, not what strangers wrote. */
static const char *const of_words[] = {
	"outcome", "deviation", "state", "role", "grade", "computed"
};

static bool
is_among(const char *const *list, size_t n, const char *text)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

static const char *
heading_said(const char *heading)
{
	return is_among(headings, sizeof(headings) / sizeof(headings[0]),
	    heading) ? translate(heading) : heading;
}

static void
say_figure(struct table *out, const char *shown)
{
	char *figure = strdup(shown);

	table_decimal(out, figure == NULL ? shown : translate_number(figure));
	free(figure);
}

static void
say_cell(struct table *out, const struct table *table, size_t row,
    size_t column)
{
	const char *heading = table_heading(table, column);
	bool figure;
	const char *shown = table_shown(table, row, column, &figure);

	switch (table_kind_of(table, row, column)) {
	case TABLE_NUMBER:
		say_figure(out, shown);
		break;
	case TABLE_YES:
		table_text(out, strcmp(shown, "yes") == 0 ? _("yes") :
		    _("no"));
		break;
	case TABLE_NONE:
		table_none(out);
		break;
	default:
		table_text(out, is_among(of_words, sizeof(of_words) /
		    sizeof(of_words[0]), heading) ? word_said(shown) : shown);
		break;
	}
}

/* The same, row by row, with these headings. */
static int
write_with(const char *const *said, const struct table *table,
    struct buf *out)
{
	struct table *copy = table_new(said, table_columns(table));
	size_t i, k;
	int rc;

	if (copy == NULL)
		return -1;
	for (i = 0; i < table_rows(table); i++) {
		table_row(copy);
		for (k = 0; k < table_columns(table); k++)
			say_cell(copy, table, i, k);
	}
	rc = table_write(copy, REPORT_TEXT, out);
	table_free(copy);
	return rc;
}

int
spoken_write(const struct table *table, struct buf *out)
{
	const char **said;
	size_t k;
	int rc;

	if (strcmp(translate_language(), "en") == 0)
		return table_write(table, REPORT_TEXT, out);
	said = calloc(table_columns(table) + 1, sizeof(*said));
	if (said == NULL)
		return -1;
	for (k = 0; k < table_columns(table); k++)
		said[k] = heading_said(table_heading(table, k));
	rc = write_with(said, table, out);
	free(said);
	return rc;
}
