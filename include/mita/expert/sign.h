#ifndef MITA_EXPERT_SIGN_H
#define MITA_EXPERT_SIGN_H

#include <stdbool.h>
#include <stddef.h>

struct screen;
struct task;
struct ui;

/* A correction needs a line that says why, before it is signed. */
bool	sign_wants_reason(const struct task *task);

/* The text that will be signed, the passphrase, the signature. */
void	sign_open(struct ui *ui, struct screen *screen, size_t task);

#endif
