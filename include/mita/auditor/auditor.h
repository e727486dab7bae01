#ifndef MITA_AUDITOR_AUDITOR_H
#define MITA_AUDITOR_AUDITOR_H

#include "mita/base/verb.h"

extern const char auditor_program[];

int	verb_verify(const struct parsed *line);
int	verb_audit(const struct parsed *line);
int	verb_unpack(const struct parsed *line);

#endif
