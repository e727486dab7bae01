/* What a new version of a proposal changes, and for whom. */
#include "config.h"

#include "mita/office/correction.h"

#include <string.h>

#include "mita/audit/pairs.h"
#include "mita/base/buf.h"
#include "mita/model/money.h"
#include "mita/model/proposal.h"
#include "mita/office/filing.h"
#include "mita/office/lookup.h"
#include "mita/office/proposal_text.h"

/* "title was "A", is "B"": only what differs. */
static void
put_change(struct buf *out, const char *field, const char *was,
    const char *now)
{
	if (strcmp(was, now) == 0)
		return;
	buf_putf(out, "%s%s was \"%.200s\", is \"%.200s\"",
	    out->len == 0 ? "" : "; ", field, was, now);
}

static void
put_sum(struct buf *out, const char *field, int64_t was, int64_t now)
{
	char before[MONEY_LEN], after[MONEY_LEN];

	money_text(before, was);
	money_text(after, now);
	put_change(out, field, before, after);
}

static void
put_list(struct buf *out, const char *field,
    void (*text)(struct buf *out, const struct proposal *p),
    const struct proposal *was, const struct proposal *now)
{
	struct buf before = {0}, after = {0};

	text(&before, was);
	text(&after, now);
	put_change(out, field, buf_text(&before), buf_text(&after));
	buf_release(&before);
	buf_release(&after);
}

/* Other bytes under the same name. */
static void
put_documents(struct buf *out, const struct proposal *was,
    const struct proposal *now)
{
	size_t i, k;

	for (i = 0; i < now->n_documents; i++)
		for (k = 0; k < was->n_documents; k++)
			if (strcmp(now->documents[i].name,
			    was->documents[k].name) == 0 &&
			    !digest_equal(&now->documents[i].digest,
			    &was->documents[k].digest))
				buf_putf(out, "%s%.60s is another text",
				    out->len == 0 ? "" : "; ",
				    now->documents[i].name);
}

static void
put_changes(struct buf *out, const struct proposal *was,
    const struct proposal *now)
{
	put_change(out, "language", was->language, now->language);
	put_change(out, "title", was->title, now->title);
	put_sum(out, "asked", was->asked, now->asked);
	put_sum(out, "eligible", was->eligible, now->eligible);
	put_list(out, "partners", proposal_partners_text, was, now);
	put_list(out, "domains", proposal_domains_text, was, now);
	put_list(out, "codes", proposal_codes_text, was, now);
	put_list(out, "documents", proposal_documents_text, was, now);
	put_documents(out, was, now);
}

/* Whose evaluations, and who is still to evaluate. */
static void
put_experts(struct buf *out, const struct lookup *lookup,
    const struct proposal *now, bool evaluated)
{
	size_t n = 0, i;

	for (i = 0; i < lookup->n_pairs[now->stage]; i++) {
		const struct pair *pair = &lookup->pairs[now->stage][i];

		if (strcmp(pair->proposal, now->id) != 0 ||
		    pair_seat(pair) <= SEAT_BARRED ||
		    (pair->evaluation != NULL) != evaluated)
			continue;
		buf_putf(out, "%s%s", n++ > 0 ? ", " : evaluated ?
		    "; evaluated as it was by " : "; assigned as it was to ",
		    pair->expert);
	}
}

static bool
is_assigned(const struct lookup *lookup, const struct proposal *now)
{
	struct buf text = {0};
	bool is;

	put_experts(&text, lookup, now, true);
	put_experts(&text, lookup, now, false);
	is = text.len > 0;
	buf_release(&text);
	return is;
}

void
correction_note(struct filing *in, const struct lookup *lookup,
    const struct proposal *was, const struct proposal *now)
{
	struct buf text = {0}, changes = {0};

	put_changes(&changes, was, now);
	buf_putf(&text, "%s: %s", now->id, buf_text(&changes));
	put_experts(&text, lookup, now, true);
	put_experts(&text, lookup, now, false);
	if (is_assigned(lookup, now)) {
		if (proposal_reads_alike(was, now))
			buf_puts(&text, ".  If evaluations are to stand, first"
			    " \"ruling add\" with CLARIFICATION KEEP;");
		else if (proposal_differs_in_title(was, now))
			buf_puts(&text, ".  They evaluate it anew, unless an"
			    " officer rules first that the title changes"
			    " nothing: \"ruling add\" with CLARIFICATION"
			    " KEEP;");
		else
			buf_puts(&text, ".  They evaluate it anew:");
		buf_puts(&text, " \"issue\" brings the new version to whom it"
		    " concerns");
	}
	text.failed = text.failed || changes.failed;
	buf_release(&changes);
	filing_note(in, &text);
}
