/* Lists of a proposal as cells of a table. */
#include "config.h"

#include "mita/office/proposal_text.h"

#include "mita/base/buf.h"
#include "mita/model/money.h"

void
proposal_partners_text(struct buf *out, const struct proposal *p)
{
	char grant[MONEY_LEN];
	size_t i;

	for (i = 0; i < p->n_partners; i++) {
		const struct partner *partner = &p->partners[i];

		money_text(grant, partner->grant);
		buf_putf(out, "%s%s|%s|%s|%s|", i == 0 ? "" : "; ",
		    partner->code, partner->type, partner->place, grant);
		buf_puts(out, partner->name);
	}
}

void
proposal_domains_text(struct buf *out, const struct proposal *p)
{
	size_t i;

	for (i = 0; i < p->n_domains; i++)
		buf_putf(out, "%s%s:%s", i == 0 ? "" : " ",
		    p->domains[i].code, p->domains[i].domain);
	if (p->n_domains == 0)
		buf_putc(out, '-');
}

void
proposal_codes_text(struct buf *out, const struct proposal *p)
{
	size_t i;

	for (i = 0; i < p->n_codes; i++)
		buf_putf(out, "%s%s:%s", i == 0 ? "" : " ",
		    p->codes[i].scheme, p->codes[i].code);
	if (p->n_codes == 0)
		buf_putc(out, '-');
}

void
proposal_documents_text(struct buf *out, const struct proposal *p)
{
	size_t i;

	for (i = 0; i < p->n_documents; i++)
		buf_putf(out, "%s%s", i == 0 ? "" : " ",
		    p->documents[i].name);
	if (p->n_documents == 0)
		buf_putc(out, '-');
}
