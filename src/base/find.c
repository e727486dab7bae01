/* Finding what one sees in a text of many lines. */
#include "config.h"

#include "mita/base/find.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

/* In a folded text: a hyphen and a line end within a word. */
enum { DIVIDED = '\001' };

/* A text folded, and of each byte of it the cluster it was made of. */
struct folded {
	struct buf	 text;
	size_t		*from;		/* owned, as to */
	size_t		*to;
	size_t		 room;
};

static bool
make_room(struct folded *folded)
{
	size_t room = folded->room == 0 ? 1024 : folded->room * 2, *grown;

	if (folded->text.len < folded->room)
		return true;
	while (room <= folded->text.len)
		room *= 2;
	if ((grown = realloc(folded->from, room * sizeof(*grown))) == NULL)
		return false;
	folded->from = grown;
	if ((grown = realloc(folded->to, room * sizeof(*grown))) == NULL)
		return false;
	folded->to = grown;
	folded->room = room;
	return true;
}

/* How long a hyphen, a line end and what sets the next line in are; or 0. */
static size_t
division(const char *text, size_t len, size_t at)
{
	size_t i = at;
	int32_t point;

	if (i == 0 || strchr(" \n", text[i - 1]) != NULL)
		return 0;
	i += text_decode(text + i, len - i, &point);
	if ((point != '-' && point != 0xad && point != 0x2010) || i == len ||
	    text[i] != '\n')
		return 0;
	for (i++; i < len && text[i] == ' '; i++)
		continue;
	return i < len && text[i] != '\n' ? i - at : 0;
}

/* The next cluster, or what divides a word; its length. */
static size_t
fold_next(struct folded *folded, const char *text, size_t len, size_t at)
{
	size_t before = folded->text.len, step, i;

	if ((step = division(text, len, at)) > 0)
		buf_putc(&folded->text, DIVIDED);
	else {
		step = text_cluster(text + at, len - at);
		if (text[at] == '\n')
			text_fold(&folded->text, " ", 1);
		else
			text_fold(&folded->text, text + at, step);
	}
	if (!make_room(folded))
		folded->text.failed = true;
	for (i = before; !folded->text.failed && i < folded->text.len; i++) {
		folded->from[i] = at;
		folded->to[i] = at + step;
	}
	return step;
}

/* How many bytes of a folded text the wanted ones take; 0: others. */
static size_t
matches(const char *text, const char *wanted)
{
	size_t i = 0;

	while (*wanted != '\0') {
		if (text[i] == DIVIDED && *wanted != '-') {
			i++;
			continue;
		}
		if (text[i] != *wanted && text[i] != DIVIDED)
			return 0;
		i++;
		wanted++;
	}
	return i;
}

static bool
add_hit(struct text_hit **hits, size_t *n, struct text_hit hit)
{
	struct text_hit *grown;

	/* Room doubles at each power of two. */
	if ((*n & (*n - 1)) == 0) {
		grown = realloc(*hits, (*n == 0 ? 1 : *n * 2) *
		    sizeof(*grown));
		if (grown == NULL)
			return false;
		*hits = grown;
	}
	(*hits)[(*n)++] = hit;
	return true;
}

static bool
find_folded(const struct folded *folded, const char *wanted,
    struct text_hit **out, size_t *n)
{
	const char *text = buf_text(&folded->text);
	size_t at = 0, len;

	while (at < folded->text.len) {
		if (text[at] == DIVIDED || (len = matches(text + at,
		    wanted)) == 0) {
			at++;
			continue;
		}
		if (!add_hit(out, n, (struct text_hit){ folded->from[at],
		    folded->to[at + len - 1] }))
			return false;
		at += len;
	}
	return true;
}

bool
text_find(const char *text, size_t len, const char *wanted,
    struct text_hit **out, size_t *n)
{
	struct folded folded = {0};
	struct buf want = {0};
	size_t at = 0;
	bool good;

	*out = NULL;
	*n = 0;
	text_fold(&want, wanted, strlen(wanted));
	while (want.len > 0 && at < len && !folded.text.failed)
		at += fold_next(&folded, text, len, at);
	good = !want.failed && !folded.text.failed && (want.len == 0 ||
	    find_folded(&folded, buf_text(&want), out, n));
	if (!good) {
		free(*out);
		*out = NULL;
		*n = 0;
	}
	free(folded.from);
	free(folded.to);
	buf_release(&folded.text);
	buf_release(&want);
	return good;
}
