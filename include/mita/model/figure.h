#ifndef MITA_MODEL_FIGURE_H
#define MITA_MODEL_FIGURE_H

#include "mita/model/fraction.h"

/* A figure that may not exist: 0/0, or too few to say it of. */
enum figure_state {
	FIGURE_NONE,		/* not defined */
	FIGURE_EXACT,
	FIGURE_TOO_LARGE	/* leaves 64 bits in lowest terms */
};

struct figure {
	enum figure_state	state;
	struct fraction		value;		/* of FIGURE_EXACT */
};

/*
 * "4.3" ("+4.3" signed) and "30/7"; otherwise "not defined" or "too large".
 */
void	figure_text(char out[static FRACTION_TEXT_LEN],
	    const struct figure *figure, unsigned digits);
void	figure_signed(char out[static FRACTION_TEXT_LEN],
	    const struct figure *figure, unsigned digits);
void	figure_exact(char out[static FRACTION_TEXT_LEN],
	    const struct figure *figure);

#endif
