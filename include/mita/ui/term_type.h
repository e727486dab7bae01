#ifndef MITA_UI_TERM_TYPE_H
#define MITA_UI_TERM_TYPE_H

#include <stdbool.h>

#include "mita/ui/look.h"

struct fault;

/* What kind of terminal this is; nothing here takes it. */

/* The library's name and version. */
const char *term_library(void);

/* What there is, without taking the terminal. */
struct term_facts {
	const char	*type;		/* TERM, or "" */
	bool		 here;		/* standard input and output are one */
	bool		 known;		/* and it can move its cursor */
	bool		 utf8;
	int		 colours;	/* 0: none, or unknown */
	int		 rows, cols;	/* 0: it does not tell */
};
void	term_look(struct term_facts *out);

/*
 * The type to work with: TERM, or, with a *note, one that an unknown terminal
 * is like; our own entry where the machine has none.  Reason TERMINAL.
 */
int	term_type(const char **type, const char **note, struct fault *why);

/* What lines and blocks a terminal of this type can draw. */
enum glyph_set term_glyphs(const char *type, bool utf8);

#endif
