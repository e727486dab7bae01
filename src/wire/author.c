/* What only a call file may have: blanks, units, texts that go on. */
#include "config.h"

#include "mita/wire/author.h"

#include <string.h>

#include "mita/base/limits.h"
#include "mita/base/number.h"
#include "mita/base/span.h"
#include "mita/model/money.h"

enum { FIGURE_MAX = 63 };	/* bytes, with the unit */

bool
author_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void
author_skip_blanks(struct span *line)
{
	while (line->left > 0 && author_is_blank(line->at[0])) {
		line->at++;
		line->left--;
	}
}

static bool
copy(char out[static FIGURE_MAX + 1], const char *text, size_t len)
{
	if (len == 0 || len > FIGURE_MAX)
		return false;
	memcpy(out, text, len);
	out[len] = '\0';
	return true;
}

/* Only a unit makes it EUR: it ends in no figure, dash or mark. */
static bool
has_unit(const char *text)
{
	return strchr("0123456789-,.", text[strlen(text) - 1]) == NULL;
}

bool
author_sum(struct span *line, int64_t *cents)
{
	char text[FIGURE_MAX + 1];

	author_skip_blanks(line);
	while (line->left > 0 && author_is_blank(line->at[line->left - 1]))
		line->left--;
	if (!copy(text, line->at, line->left) ||
	    !(number_read(text, 0, MONEY_MAX, cents) ||
	    (has_unit(text) && money_read(text, true, cents) == 0)))
		return false;
	*line = span_of("", 0);
	return true;
}

/* Length of the sign that stands here, perhaps behind blanks; 0: none. */
static size_t
percent_at(const struct span *line)
{
	struct span ahead = *line;

	author_skip_blanks(&ahead);
	if (!span_starts(&ahead, "%") ||
	    (ahead.left > 1 && !author_is_blank(ahead.at[1])))
		return 0;
	return line->left - ahead.left + 1;
}

/* Hundredths of a per cent are read as those of a sum are. */
static bool
percent_read(const char *text, int64_t max, int64_t *share)
{
	return text[strspn(text, "0123456789.,\xc2\xa0\xe2\x80\xaf")] ==
	    '\0' && money_read(text, true, share) == 0 && *share <= max;
}

bool
author_share(struct span *line, unsigned max, unsigned *share)
{
	struct span rest;
	char text[FIGURE_MAX + 1];
	size_t len = 0, sign;
	int64_t value;

	author_skip_blanks(line);
	while (len < line->left && line->at[len] != '%' &&
	    !author_is_blank(line->at[len]))
		len++;
	rest = span_of(line->at + len, line->left - len);
	sign = percent_at(&rest);
	if (!copy(text, line->at, len) || (rest.left > 0 && sign == 0 &&
	    rest.at[0] == '%') || !(sign > 0 ?
	    percent_read(text, max, &value) :
	    number_read(text, 0, max, &value)))
		return false;
	*line = span_of(rest.at + sign, rest.left - sign);
	*share = (unsigned)value;
	return true;
}

static bool
begins_with(const struct span *line, const char *word)
{
	size_t len = strlen(word);

	return span_starts(line, word) &&
	    (line->left == len || author_is_blank(line->at[len]));
}

bool
author_goes_on(const struct span *in, const char *const *first_words)
{
	struct span ahead = *in, line;

	if (ahead.left == 0 || !author_is_blank(ahead.at[0]))
		return false;
	if (ahead.at[0] == '\t')
		return true;
	if (!span_take_line(&ahead, &line))
		return false;
	author_skip_blanks(&line);
	if (line.left == 0 || line.at[0] == '#')
		return false;
	for (; *first_words != NULL; first_words++)
		if (begins_with(&line, *first_words))
			return false;
	return true;
}
