#ifndef MITA_EXPERT_VERBS_H
#define MITA_EXPERT_VERBS_H

struct parsed;

/* The verbs of mita-expert: each returns the exit status. */
int	verb_enrol(const struct parsed *line);
int	verb_open(const struct parsed *line);
int	verb_decrypt(const struct parsed *line);
int	verb_list(const struct parsed *line);
int	verb_check(const struct parsed *line);
int	verb_form(const struct parsed *line);
int	verb_fill(const struct parsed *line);
int	verb_declare(const struct parsed *line);
int	verb_sign(const struct parsed *line);
int	verb_export(const struct parsed *line);
int	verb_receipt(const struct parsed *line);
int	verb_doctor(const struct parsed *line);
int	verb_rescue(const struct parsed *line);

#endif
