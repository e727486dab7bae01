#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"

/*
 * A language that says everything in 40 % more letters, between { and }, so
 * that a text that was cut is seen.  Stands in for translate.c in a test.
 */

struct word {
	struct word	*next;
	const char	*text;
	struct buf	 longer;
};

static struct word *words;

int
translate_to(const char *language)
{
	(void)language;
	return 0;
}

void
translate_to_environment(void)
{
}

const char *
translate_language(void)
{
	return "en";
}

const char *
translate_language_name(size_t i)
{
	return i == 0 ? "English" : NULL;
}

const char *
translate_language_code(size_t i)
{
	return i == 0 ? "en" : NULL;
}

/* Line feeds and blanks at the ends stay at the ends. */
static void
lengthen(struct buf *out, const char *text)
{
	size_t first = strspn(text, "\n "), last = strlen(text), n;

	while (last > first && strchr("\n ", text[last - 1]) != NULL)
		last--;
	buf_put(out, text, first);
	buf_putc(out, '{');
	buf_put(out, text + first, last - first);
	n = text_count(text + first, last - first) * 2 / 5;
	for (n = n > 2 ? n - 2 : 0; n > 0; n--)
		buf_putc(out, n % 6 == 0 ? ' ' : '~');
	buf_putc(out, '}');
	buf_puts(out, text + last);
}

const char *
translate(const char *text)
{
	struct word *word;

	/* Signs and formats without words are the same in every language. */
	if (strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz") == NULL ||
	    strchr(text, '{') != NULL || strcmp(text, "%s") == 0)
		return text;
	for (word = words; word != NULL; word = word->next)
		if (strcmp(word->text, text) == 0)
			return buf_text(&word->longer);
	if ((word = calloc(1, sizeof(*word))) == NULL)
		return text;
	word->text = strdup(text);
	lengthen(&word->longer, text);
	word->next = words;
	words = word;
	return buf_text(&word->longer);
}

const char *
translate_n(const char *one, const char *many, size_t n)
{
	return translate(n == 1 ? one : many);
}

char *
translate_number(char *number)
{
	return number;
}
