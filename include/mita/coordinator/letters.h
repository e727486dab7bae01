#ifndef MITA_COORDINATOR_LETTERS_H
#define MITA_COORDINATOR_LETTERS_H

struct parsed;

/* Files as they travel: what stands on the outside, and what is inside. */
int	verb_label(const struct parsed *line);
int	verb_decrypt(const struct parsed *line);

#endif
