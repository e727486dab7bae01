#ifndef MITA_AUDITOR_WITNESS_H
#define MITA_AUDITOR_WITNESS_H

struct parsed;

/* Heads of the ledger one behind another, for who has no records. */
int	verb_witness(const struct parsed *line);

#endif
