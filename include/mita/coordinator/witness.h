#ifndef MITA_COORDINATOR_WITNESS_H
#define MITA_COORDINATOR_WITNESS_H

struct parsed;

/* Heads of the ledger, co-signed by a second officer or somebody outside. */
int	verb_witness_ask(const struct parsed *line);
int	verb_witness_sign(const struct parsed *line);
int	verb_witness_add(const struct parsed *line);

#endif
