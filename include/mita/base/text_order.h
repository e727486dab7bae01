#ifndef MITA_BASE_TEXT_ORDER_H
#define MITA_BASE_TEXT_ORDER_H

/*
 * As strcmp(), but in the order of the Lithuanian alphabet, in which C comes
 * before C with caron and both before D; 0 only for equal texts.
 */
int	text_order(const char *a, const char *b);

#endif
