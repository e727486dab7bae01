#ifndef MITA_WIRE_CODEC_H
#define MITA_WIRE_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/fault.h"
#include "mita/base/span.h"
#include "mita/model/record.h"

struct arena;
struct buf;

/*
 * The grammar all records share.  Each kind is described once, as a walk
 * over its lines; the same walk writes the record, reads it, and (for a
 * call) reads the file an officer wrote.  mita-record(5) GRAMMAR.
 *
 * The first fault stops the codec: later steps do nothing, so a walk needs
 * no checks of its own.
 */
enum codec_mode {
	CODEC_WRITE,		/* value -> record */
	CODEC_READ,		/* record -> value, nothing tolerated */
	CODEC_AUTHOR		/* call file -> value: comments, free spacing */
};

/* Where a line was written: its first word, and the text behind it. */
struct codec_mark {
	size_t	start;
	bool	has_text;
	size_t	text;
	size_t	len;
};

struct codec {
	enum codec_mode	 mode;
	struct arena	*arena;		/* reading: where values live */
	struct buf	*out;		/* writing */
	struct span	 in;		/* reading: what is left */
	struct span	 line;		/* reading: what is left of this line */
	unsigned	 at;		/* number of this line, from 1 */
	const char	*word;		/* first word of this line */
	const char	*page;		/* "mita-record(5) EVALUATION" */
	/* CODEC_AUTHOR: all first words, which end a text; NULL-ended */
	const char *const *first_words;
	bool		 marking; /* writing: note where lines are, in arena */
	size_t		 n_marks;
	struct codec_mark *marks;
	bool		 failed;
	struct fault	 why;
};

bool	codec_reads(const struct codec *codec);

/* Fail at this line: the sentence gets place and page in front. */
void	codec_fail(struct codec *codec, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* A line is its first word, arguments, and codec_end(). */
void	codec_line(struct codec *codec, const char *word);
void	codec_end(struct codec *codec);

void	codec_id(struct codec *codec, char id[static ID_MAX + 1]);
void	codec_language(struct codec *codec, char lang[static LANGUAGE_LEN + 1]);
void	codec_number(struct codec *codec, unsigned *value, unsigned max);
/* Like codec_number(); what it counts is told to who writes another. */
void	codec_measure(struct codec *codec, unsigned *value, unsigned max,
	    const char *unit);
/* Cents; in a call file also "25 000,00 EUR", as the last of its line. */
void	codec_money(struct codec *codec, int64_t *value);
/* Basis points; in a call file also "70 %". */
void	codec_share(struct codec *codec, unsigned *value, unsigned max);
void	codec_count(struct codec *codec, int64_t *value, int64_t max);
void	codec_steps(struct codec *codec, int *steps);	/* or "-" */
void	codec_hex(struct codec *codec, uint8_t *bytes, size_t len);
/* A key of 32 bytes; in a call file as age writes it: "age1...". */
void	codec_age_key(struct codec *codec, uint8_t *key);
void	codec_digest(struct codec *codec, struct digest *digest);
void	codec_optional_digest(struct codec *codec, bool *has,
	    struct digest *digest);			/* or "-" */
void	codec_fraction(struct codec *codec, struct fraction *fraction);
void	codec_time(struct codec *codec, char time[static CLOCK_TEXT_LEN + 1]);
void	codec_yes(struct codec *codec, bool *value);	/* YES or NO */

/* One of n words, as its index; for an enum use codec_choice(). */
int	codec_word(struct codec *codec, int value, const char *const words[],
	    int n);
#define codec_choice(codec, value, words, n) \
	(*(value) = codec_word((codec), (int)*(value), (words), (n)))

/* A free text of at most max bytes, as the last thing of its line. */
void	codec_text(struct codec *codec, const char **text, size_t max);

/*
 * Repeated lines: is there another?  Writing: i < *n.  Reading: the next
 * line starts with word; then the list gets room for it.  Loop as
 *	for (i = 0; codec_more(c, "score", i, &ev->n_scores,
 *	    (void **)&ev->scores, sizeof(*ev->scores)); i++)
 */
bool	codec_more(struct codec *codec, const char *word, size_t i, size_t *n,
	    void *list, size_t size);

/* A line that may be left out: writing, if *has; reading, if it is there. */
bool	codec_maybe(struct codec *codec, const char *word, bool *has);

/* Reading: has this line no more words? */
bool	codec_line_ends(struct codec *codec);

/* Reading: is anything left but notes?  Then the place is that line. */
bool	codec_rest(struct codec *codec);

/* One line per language of the call: word, language, text. */
void	codec_words(struct codec *codec, const char *word,
	    const struct call *call, struct words *words, size_t max);

#endif
