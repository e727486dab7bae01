#ifndef MITA_OFFICE_PROPOSAL_TEXT_H
#define MITA_OFFICE_PROPOSAL_TEXT_H

#include "mita/model/record.h"

struct buf;

/*
 * Lists of a proposal as the cells of a table that "proposal add" reads;
 * "-" for an empty one.
 */
void	proposal_partners_text(struct buf *out, const struct proposal *p);
void	proposal_domains_text(struct buf *out, const struct proposal *p);
void	proposal_codes_text(struct buf *out, const struct proposal *p);
void	proposal_documents_text(struct buf *out, const struct proposal *p);

#endif
