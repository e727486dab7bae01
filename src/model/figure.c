/* A figure that may not exist, as text. */
#include "config.h"

#include "mita/model/figure.h"

#include <stdio.h>

/* What there is to say when there is no value. */
static void
put_state(char out[static FRACTION_TEXT_LEN], enum figure_state state)
{
	snprintf(out, FRACTION_TEXT_LEN, "%s", state == FIGURE_NONE ?
	    "not defined" : "too large");
}

/* An alpha may be below zero: only a plus sign is left out. */
void
figure_text(char out[static FRACTION_TEXT_LEN], const struct figure *figure,
    unsigned digits)
{
	if (figure->state != FIGURE_EXACT)
		put_state(out, figure->state);
	else if (figure->value.num < 0)
		fraction_text_signed(out, figure->value, digits);
	else
		fraction_text(out, figure->value, digits);
}

void
figure_signed(char out[static FRACTION_TEXT_LEN],
    const struct figure *figure, unsigned digits)
{
	if (figure->state != FIGURE_EXACT)
		put_state(out, figure->state);
	else
		fraction_text_signed(out, figure->value, digits);
}

void
figure_exact(char out[static FRACTION_TEXT_LEN], const struct figure *figure)
{
	if (figure->state != FIGURE_EXACT)
		put_state(out, figure->state);
	else
		fraction_exact(out, figure->value);
}
