/* Evaluations answer by answer, and as JSON. */
#include "config.h"

#include <string.h>

#include "mita/base/buf.h"
#include "mita/coordinator/opinions.h"
#include "mita/office/register.h"
#include "mita/report/json.h"

/* Evaluations answer by answer, and as JSON. */

static const char *
email_of(const struct opinion_list *list, const struct pair *pair)
{
	const struct keycard *card = book_card(list->reg->book, pair->expert);

	return !list->names || card == NULL ? "" : card->email;
}

/* One answer of one evaluation. */
struct part {
	const char	*item;
	const char	*value;
	bool		 figure;
	const char	*text;
};

static void
put_value(struct table *table, const struct part *part)
{
	if (part->figure && part->value[0] != '\0')
		table_decimal(table, part->value);
	else
		table_text(table, part->value);
}

/*
 * HotCRP has a row for each field, and no field with both a score and a
 * text: the comment is one of its own.
 */
static void
put_theirs(const struct opinion_list *list, struct table *table,
    const struct pair *pair, const struct part *part)
{
	const char *texts[2] = { part->value, part->text };
	struct opinion_proof proof;
	size_t i;

	opinion_prove(&proof, list, pair);
	for (i = 0; i < 2; i++) {
		if (texts[i][0] == '\0')
			continue;
		table_row(table);
		table_text(table, pair->proposal);
		table_text(table, proof.record);
		table_text(table, email_of(list, pair));
		table_number(table, list->stage->number);
		table_text(table, opinion_time(list, pair));
		table_number(table, opinion_of(pair)->version);
		table_text(table, pair_state_words[pair->state]);
		table_text(table, part->item);
		table_text(table, i == 0 ? "" : "0");
		if (i == 0)
			put_value(table, part);
		else
			table_text(table, part->text);
	}
}

static void
put_part(const struct opinion_list *list, struct table *table,
    const struct pair *pair, const struct part *part)
{
	struct opinion_proof proof;

	if (list->hotcrp) {
		put_theirs(list, table, pair, part);
		return;
	}
	opinion_prove(&proof, list, pair);
	table_row(table);
	table_text(table, pair->proposal);
	table_text(table, proof.record);
	if (list->names) {
		table_text(table, pair->expert);
		table_text(table, email_of(list, pair));
	}
	table_number(table, list->stage->number);
	table_text(table, opinion_time(list, pair));
	table_number(table, opinion_of(pair)->version);
	table_text(table, pair_state_words[pair->state]);
	table_text(table, part->item);
	put_value(table, part);
	table_text(table, part->text);
}

static void
put_parts(const struct opinion_list *list, struct table *table,
    const struct pair *pair)
{
	const struct evaluation *ev = opinion_of(pair);
	char item[2 * ID_MAX + 2], points[POINTS_LEN];
	size_t i;

	for (i = 0; i < ev->n_answers; i++) {
		const struct answer *a = &ev->answers[i];

		opinion_item(item, a);
		put_part(list, table, pair, &(struct part){ item, a->value,
		    false, a->note });
	}
	for (i = 0; i < ev->n_scores; i++) {
		const struct score *score = &ev->scores[i];

		opinion_score(points, list, score);
		put_part(list, table, pair, &(struct part){ score->criterion,
		    points, true, score->comment });
	}
	if (ev->remark[0] != '\0')
		put_part(list, table, pair, &(struct part){ "REMARK", "",
		    false, ev->remark });
}

struct table *
opinions_narrow(const struct opinion_list *list)
{
	static const char *const theirs[] = {
		"pid", "review", "email", "round", "submitted_at", "vtag",
		"status", "field", "format", "data"
	};
	static const char *const ours[] = {
		"proposal", "evaluation", "stage", "submitted_at", "version",
		"status", "criterion", "value", "comment"
	};
	static const char *const named[] = {
		"proposal", "evaluation", "expert", "email", "stage",
		"submitted_at", "version", "status", "criterion", "value",
		"comment"
	};
	struct table *table = list->hotcrp ? table_new(theirs, 10) :
	    list->names ? table_new(named, 11) : table_new(ours, 9);
	size_t i;

	for (i = 0; table != NULL && i < list->n; i++)
		put_parts(list, table, &list->pairs[i]);
	return table;
}

/* JSON */

static void
put_text(struct buf *out, const char *key, const char *value)
{
	buf_puts(out, ", ");
	json_text(out, key);
	buf_puts(out, ": ");
	json_text(out, value);
}

static void
put_figure(struct buf *out, const char *key, const char *figure)
{
	buf_puts(out, ", ");
	json_text(out, key);
	buf_putf(out, ": %s", figure[0] == '\0' ? "null" : figure);
}

/* What was not judged is null, never 0. */
static void
put_fields(struct buf *out, const struct opinion_list *list,
    const struct evaluation *ev)
{
	char item[2 * ID_MAX + 2], points[POINTS_LEN];
	const char *gap = "";
	size_t i;

	buf_puts(out, ",\n  \"fields\": {");
	for (i = 0; i < ev->n_answers; i++, gap = ", ") {
		opinion_item(item, &ev->answers[i]);
		buf_puts(out, gap);
		json_text(out, item);
		buf_puts(out, ": ");
		json_text(out, ev->answers[i].value);
	}
	for (i = 0; i < ev->n_scores; i++, gap = ", ") {
		opinion_score(points, list, &ev->scores[i]);
		buf_puts(out, gap);
		json_text(out, ev->scores[i].criterion);
		buf_putf(out, ": %s", points[0] == '\0' ? "null" : points);
	}
	buf_puts(out, "}");
}

static void
put_comments(struct buf *out, const struct evaluation *ev)
{
	char item[2 * ID_MAX + 2];
	const char *gap = "";
	size_t i;

	buf_puts(out, ",\n  \"comments\": {");
	for (i = 0; i < ev->n_answers; i++) {
		if (ev->answers[i].note[0] == '\0')
			continue;
		opinion_item(item, &ev->answers[i]);
		buf_puts(out, gap);
		json_text(out, item);
		buf_puts(out, ": ");
		json_text(out, ev->answers[i].note);
		gap = ", ";
	}
	for (i = 0; i < ev->n_scores; i++, gap = ", ") {
		buf_puts(out, gap);
		json_text(out, ev->scores[i].criterion);
		buf_puts(out, ": ");
		json_text(out, ev->scores[i].comment);
	}
	buf_puts(out, gap);
	json_text(out, "REMARK");
	buf_puts(out, ": ");
	json_text(out, ev->remark);
	buf_puts(out, "}");
}

static void
put_object(struct buf *out, const struct opinion_list *list,
    const struct pair *pair)
{
	const struct evaluation *ev = opinion_of(pair);
	char sum[POINTS_LEN] = "", total[FRACTION_TEXT_LEN] = "";
	struct opinion_proof proof;
	bool reaches = false, judged;

	judged = opinion_totals(list, pair, sum, total, &reaches);
	opinion_prove(&proof, list, pair);
	buf_puts(out, " {\"object\": \"review\"");
	put_text(out, "pid", pair->proposal);
	put_text(out, "rid", proof.record);
	buf_putf(out, ", \"round\": %u, \"version\": %u",
	    list->stage->number, ev->version);
	put_text(out, "status", pair_state_words[pair->state]);
	if (list->names) {
		put_text(out, "expert", pair->expert);
		put_text(out, "reviewer_email", email_of(list, pair));
	}
	put_text(out, "submitted_at", opinion_time(list, pair));
	put_text(out, "modified_at", ev->time);
	put_fields(out, list, ev);
	put_comments(out, ev);
	buf_putf(out, ",\n  \"total\": %s", sum[0] == '\0' ? "null" : sum);
	put_figure(out, "weighted_total", total);
	buf_putf(out, ", \"threshold_ok\": %s", !judged ? "null" :
	    reaches ? "true" : "false");
	put_text(out, "signature", proof.signature);
	put_text(out, "key", proof.key);
	put_text(out, "form_sha256", proof.form);
	put_text(out, "proposal_sha256", proof.proposal);
	buf_puts(out, "}");
}

void
opinions_json(struct buf *out, const struct opinion_list *list)
{
	size_t i;

	buf_putc(out, '[');
	for (i = 0; i < list->n; i++) {
		buf_puts(out, i == 0 ? "\n" : ",\n");
		put_object(out, list, &list->pairs[i]);
	}
	buf_puts(out, "\n]\n");
}
