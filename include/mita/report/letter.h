#ifndef MITA_REPORT_LETTER_H
#define MITA_REPORT_LETTER_H

#include <stddef.h>

struct buf;
struct call;

/*
 * What the agency tells one person, as text and as HTML: a title, then
 * sections of facts, sentences and quotations.  Texts are copied; foreign
 * ones are made safe when they are written.
 */
struct letter;

/*
 * The language to write in: the one wanted if the call has it and the
 * catalogue knows it, else the first of the call that it knows, else "en".
 */
const char *letter_language(const struct call *call, const char *wanted);

struct letter *letter_new(const char *language, const char *title);
void	letter_free(struct letter *letter);	/* also for NULL */

void	letter_section(struct letter *letter, const char *title);
void	letter_topic(struct letter *letter, const char *title);
void	letter_fact(struct letter *letter, const char *label,
	    const char *text);
void	letter_say(struct letter *letter, const char *text);
void	letter_quote(struct letter *letter, const char *who,
	    const char *text);

/* -1 only when memory ran out on the way. */
int	letter_text(const struct letter *letter, struct buf *out);
int	letter_html(const struct letter *letter, struct buf *out);

#endif
