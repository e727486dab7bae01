/* The grammar that all records share, for reading and writing. */
#include "config.h"

#include "mita/wire/codec.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/bech32.h"
#include "mita/base/buf.h"
#include "mita/base/clock.h"
#include "mita/base/hex.h"
#include "mita/base/number.h"
#include "mita/base/text.h"
#include "mita/model/fraction.h"
#include "mita/wire/author.h"

bool
codec_reads(const struct codec *codec)
{
	return codec->mode != CODEC_WRITE;
}

void
codec_fail(struct codec *codec, const char *fmt, ...)
{
	char text[512];
	va_list args;

	if (codec->failed)
		return;
	codec->failed = true;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	fault_set(&codec->why, FAULT_REFUSED, "FORMAT", "%s", text);
	if (!codec_reads(codec))
		fault_within(&codec->why, "line \"%s\"",
		    codec->word == NULL ? "" : codec->word);
	fault_within(&codec->why, "%s", codec->page);
	if (codec_reads(codec))
		fault_within(&codec->why, "line %u", codec->at);
}

static void
fail_memory(struct codec *codec)
{
	codec->failed = true;
	fault_memory(&codec->why);
}

/* Lines */

/* An officer may leave lines empty and write notes behind a "#". */
static void
skip_notes(struct codec *codec)
{
	struct span ahead = codec->in, line;

	while (span_take_line(&ahead, &line)) {
		author_skip_blanks(&line);
		if (line.left > 0 && line.at[0] != '#')
			return;
		codec->in = ahead;
		codec->at++;
	}
}

/* Does the next line begin with this word? */
static bool
next_is(struct codec *codec, const char *word)
{
	size_t len = strlen(word);
	struct span line;

	if (codec->mode == CODEC_AUTHOR)
		skip_notes(codec);
	line = codec->in;
	if (codec->mode == CODEC_AUTHOR)
		author_skip_blanks(&line);
	return span_starts(&line, word) && line.left > len &&
	    (author_is_blank(line.at[len]) || line.at[len] == '\n');
}

static void
mark_line(struct codec *codec)
{
	struct codec_mark *marks;

	if (!codec->marking)
		return;
	marks = arena_grow(codec->arena, codec->marks, codec->n_marks,
	    sizeof(*marks));
	if (marks == NULL) {
		fail_memory(codec);
		return;
	}
	codec->marks = marks;
	marks[codec->n_marks++].start = codec->out->len;
}

static void
mark_text(struct codec *codec, size_t len)
{
	struct codec_mark *mark;

	if (!codec->marking)
		return;
	mark = &codec->marks[codec->n_marks - 1];
	mark->has_text = true;
	mark->text = codec->out->len;
	mark->len = len;
}

void
codec_line(struct codec *codec, const char *word)
{
	struct span found;

	codec->word = word;
	if (codec->failed)
		return;
	if (codec->mode == CODEC_WRITE) {
		mark_line(codec);
		buf_puts(codec->out, word);
		return;
	}
	if (next_is(codec, word)) {
		codec->at++;
		span_take_line(&codec->in, &codec->line);
		if (codec->mode == CODEC_AUTHOR)
			author_skip_blanks(&codec->line);
		span_take(&codec->line, strlen(word), &found);
		return;
	}
	codec->at++;
	if (!span_take_line(&codec->in, &found))
		codec_fail(codec, "\"%s\" is missing: the text ends here",
		    word);
	else
		codec_fail(codec, "\"%s\" expected, found \"%.*s\"", word,
		    (int)(found.left < 60 ? found.left : 60), found.at);
}

void
codec_end(struct codec *codec)
{
	if (codec->failed)
		return;
	if (codec->mode == CODEC_WRITE) {
		buf_putc(codec->out, '\n');
		return;
	}
	if (codec->mode == CODEC_AUTHOR)
		author_skip_blanks(&codec->line);
	if (codec->line.left > 0)
		codec_fail(codec, "\"%s\" has more words than it may: \"%.*s\"",
		    codec->word,
		    (int)(codec->line.left < 40 ? codec->line.left : 40),
		    codec->line.at);
}

bool
codec_line_ends(struct codec *codec)
{
	if (codec->mode == CODEC_AUTHOR)
		author_skip_blanks(&codec->line);
	return codec->line.left == 0;
}

bool
codec_rest(struct codec *codec)
{
	if (codec->mode == CODEC_AUTHOR)
		skip_notes(codec);
	codec->at++;
	return codec->in.left > 0;
}

/* Words of a line */

static void
put_word(struct codec *codec, const char *word)
{
	if (codec->failed)
		return;
	buf_putc(codec->out, ' ');
	buf_puts(codec->out, word);
}

/* The next word into out (room bytes with NUL); false after a failure. */
static bool
take_word(struct codec *codec, const char *what, char *out, size_t room)
{
	size_t len = 0;

	if (codec->failed)
		return false;
	if (codec->mode == CODEC_AUTHOR)
		author_skip_blanks(&codec->line);
	else if (codec->line.left > 0 && codec->line.at[0] == ' ') {
		codec->line.at++;
		codec->line.left--;
	} else {
		codec_fail(codec, "\"%s\" lacks its %s", codec->word, what);
		return false;
	}
	while (len < codec->line.left && !author_is_blank(codec->line.at[len]))
		len++;
	if (len == 0 || len >= room) {
		codec_fail(codec, len == 0 ? "\"%s\" lacks its %s" :
		    "\"%s\": this %s is too long", codec->word, what);
		return false;
	}
	memcpy(out, codec->line.at, len);
	out[len] = '\0';
	codec->line.at += len;
	codec->line.left -= len;
	return true;
}

void
codec_id(struct codec *codec, char id[static ID_MAX + 1])
{
	char word[ID_MAX + 1];

	if (codec_reads(codec)) {
		if (!take_word(codec, "id", word, sizeof(word)))
			return;
		id_copy(id, word);
	}
	if (!id_is(id))
		codec_fail(codec, "\"%s\" is not an id: 1 to %d of A-Z, 0-9"
		    " and -", id, ID_MAX);
	else if (!codec_reads(codec))
		put_word(codec, id);
}

void
codec_language(struct codec *codec, char lang[static LANGUAGE_LEN + 1])
{
	char word[LANGUAGE_LEN + 1];

	if (codec_reads(codec)) {
		if (!take_word(codec, "language", word, sizeof(word)))
			return;
		memcpy(lang, word, sizeof(word));
	}
	if (strlen(lang) != LANGUAGE_LEN ||
	    strspn(lang, "abcdefghijklmnopqrstuvwxyz") != LANGUAGE_LEN)
		codec_fail(codec, "\"%s\" is not a language: two letters a-z,"
		    " such as lt", lang);
	else if (!codec_reads(codec))
		put_word(codec, lang);
}

/* unit says what the number counts, or is "". */
static void
count(struct codec *codec, int64_t *value, int64_t max, const char *unit)
{
	char word[32];

	if (codec_reads(codec)) {
		if (!take_word(codec, "number", word, sizeof(word)))
			return;
		if (!number_read(word, 0, max, value))
			codec_fail(codec, "\"%s\" is not a whole number from 0"
			    " to %" PRId64 "%s%s", word, max,
			    unit[0] == '\0' ? "" : ", ", unit);
		return;
	}
	if (*value < 0 || *value > max) {
		codec_fail(codec, "%" PRId64 " is not from 0 to %" PRId64,
		    *value, max);
		return;
	}
	snprintf(word, sizeof(word), "%" PRId64, *value);
	put_word(codec, word);
}

void
codec_count(struct codec *codec, int64_t *value, int64_t max)
{
	count(codec, value, max, "");
}

void
codec_measure(struct codec *codec, unsigned *value, unsigned max,
    const char *unit)
{
	int64_t wide = *value;

	count(codec, &wide, max, unit);
	if (!codec->failed)
		*value = (unsigned)wide;
}

void
codec_number(struct codec *codec, unsigned *value, unsigned max)
{
	codec_measure(codec, value, max, "");
}

/* Figures that a call file may have with the unit in which people say them */

/* The rest of a line as a text; cut where no figure is that long. */
static const char *
rest_text(const struct span *line, char out[static 64])
{
	size_t len = line->left < 63 ? line->left : 63;

	memcpy(out, line->at, len);
	out[len] = '\0';
	return out;
}

void
codec_money(struct codec *codec, int64_t *value)
{
	char text[64];

	if (codec->mode != CODEC_AUTHOR) {
		codec_count(codec, value, MONEY_MAX);
		return;
	}
	if (codec->failed || author_sum(&codec->line, value))
		return;
	codec_fail(codec, "\"%s\" is no sum: a bare whole number is cents,"
	    " from 0 to %lld, such as 2500000; a sum in EUR has its unit, such"
	    " as 25 000,00 EUR", rest_text(&codec->line, text),
	    (long long)MONEY_MAX);
}

void
codec_share(struct codec *codec, unsigned *value, unsigned max)
{
	char text[64];

	if (codec->mode != CODEC_AUTHOR) {
		codec_number(codec, value, max);
		return;
	}
	if (codec->failed || author_share(&codec->line, max, value))
		return;
	codec_fail(codec, "\"%s\" is no share: a bare whole number is basis"
	    " points, from 0 to %u, such as 7000 for 70 %%; per cent have their"
	    " sign, such as 70 %% or 12,5 %%", rest_text(&codec->line, text),
	    max);
}

void
codec_steps(struct codec *codec, int *steps)
{
	char word[32];
	int64_t value;

	if (!codec_reads(codec)) {
		if (*steps == STEPS_CANNOT_JUDGE)
			put_word(codec, "-");
		else {
			value = *steps;
			codec_count(codec, &value, SCALE_MAX);
		}
		return;
	}
	if (!take_word(codec, "score", word, sizeof(word)))
		return;
	if (strcmp(word, "-") == 0)
		*steps = STEPS_CANNOT_JUDGE;
	else if (number_read(word, 0, SCALE_MAX, &value))
		*steps = (int)value;
	else
		codec_fail(codec, "\"%s\" is not a score: whole steps from 0"
		    " to %d, or -", word, SCALE_MAX);
}

void
codec_hex(struct codec *codec, uint8_t *bytes, size_t len)
{
	char word[DIGEST_TEXT_LEN + 1];

	if (codec_reads(codec)) {
		if (take_word(codec, "digest", word, sizeof(word)) &&
		    !hex_read(bytes, len, word, strlen(word)))
			codec_fail(codec, "\"%s\" is not %zu hexadecimal digits"
			    " in lower case", word, 2 * len);
		return;
	}
	hex_write(word, bytes, len);
	put_word(codec, word);
}

void
codec_age_key(struct codec *codec, uint8_t *key)
{
	char word[BECH32_ROOM];

	if (codec->mode != CODEC_AUTHOR)
		codec_hex(codec, key, BECH32_BYTES);
	else if (take_word(codec, "key", word, sizeof(word)) &&
	    !bech32_read(key, "age", word))
		codec_fail(codec, "\"%s\" is no key as age-keygen prints it"
		    " (age1...), or a letter of it is wrong", word);
}

void
codec_digest(struct codec *codec, struct digest *digest)
{
	codec_hex(codec, digest->bytes, DIGEST_LEN);
}

void
codec_optional_digest(struct codec *codec, bool *has, struct digest *digest)
{
	struct span ahead = codec->line;

	if (codec->mode == CODEC_READ) {
		*has = !span_is(&ahead, " -");
		if (!*has) {
			span_take(&codec->line, 2, &ahead);
			return;
		}
	} else if (!*has) {
		put_word(codec, "-");
		return;
	}
	codec_digest(codec, digest);
}

void
codec_fraction(struct codec *codec, struct fraction *fraction)
{
	codec_count(codec, &fraction->num, INT64_MAX / 2);
	codec_count(codec, &fraction->den, INT64_MAX / 2);
	if (codec->failed)
		return;
	if (fraction->den < 1 ||
	    fraction_of(fraction->num, fraction->den).den != fraction->den)
		codec_fail(codec, "%" PRId64 "/%" PRId64 " is not a fraction"
		    " in lowest terms", fraction->num, fraction->den);
}

void
codec_time(struct codec *codec, char text[static CLOCK_TEXT_LEN + 1])
{
	char word[CLOCK_TEXT_LEN + 1];
	int64_t at;

	if (codec_reads(codec)) {
		if (!take_word(codec, "time", word, sizeof(word)))
			return;
		memcpy(text, word, sizeof(word));
	}
	if (!clock_parse(text, &at))
		codec_fail(codec, "\"%s\" is not a time such as"
		    " 2026-12-12T15:00:00Z", text);
	else if (!codec_reads(codec))
		put_word(codec, text);
}

int
codec_word(struct codec *codec, int value, const char *const words[], int n)
{
	char word[ID_MAX + 1];
	int i;

	if (!codec_reads(codec)) {
		if (value < 0 || value >= n)
			codec_fail(codec, "%d is none of its words", value);
		else
			put_word(codec, words[value]);
		return value;
	}
	if (!take_word(codec, "word", word, sizeof(word)))
		return 0;
	for (i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return i;
	codec_fail(codec, "\"%s\" is not one of the words of \"%s\" (%s ...)",
	    word, codec->word, words[0]);
	return 0;
}

void
codec_yes(struct codec *codec, bool *value)
{
	static const char *const words[] = { "NO", "YES" };

	*value = codec_word(codec, *value, words, 2) == 1;
}

/* Texts */

/* What is at most LABEL_MAX long is a label. */
static bool
is_one_line(struct codec *codec, const char *text, size_t len, size_t max)
{
	if (max != LABEL_MAX || memchr(text, '\n', len) == NULL)
		return true;
	codec_fail(codec, "the text of \"%s\" is one line, and has more",
	    codec->word);
	return false;
}

static void
write_text(struct codec *codec, const char *text, size_t max)
{
	size_t len = strlen(text), at;

	if (codec->failed)
		return;
	if (len > max)
		codec_fail(codec, "%zu bytes of text, at most %zu", len, max);
	else if (!text_is_record(text, len, &at))
		codec_fail(codec, "byte %zu of the text is not allowed (TEXTS)",
		    at + 1);
	else if (is_one_line(codec, text, len, max)) {
		buf_putf(codec->out, " %zu\n", len);
		mark_text(codec, len);
		buf_put(codec->out, text, len);
	}
}

static void
read_text(struct codec *codec, const char **text, size_t max)
{
	struct span bytes, rest;
	int64_t len = 0;
	size_t at, i;

	codec_count(codec, &len, (int64_t)max);
	codec_end(codec);
	if (codec->failed)
		return;
	if (!span_take(&codec->in, (size_t)len, &bytes) ||
	    !span_take(&codec->in, 1, &rest) || rest.at[0] != '\n') {
		codec_fail(codec, "the text of \"%s\" is not %" PRId64
		    " bytes and a line end", codec->word, len);
		return;
	}
	if (!text_is_record(bytes.at, bytes.left, &at)) {
		codec_fail(codec, "byte %zu of the text is not allowed (TEXTS)",
		    at + 1);
		return;
	}
	if (!is_one_line(codec, bytes.at, bytes.left, max))
		return;
	for (i = 0; i <= bytes.left; i++)
		codec->at += bytes.at[i] == '\n';
	if ((*text = arena_copy(codec->arena, bytes.at, bytes.left)) == NULL)
		fail_memory(codec);
	codec->line = span_of("", 0);
}

/* In a call file: the rest of the line, and lines that are set in. */
static void
author_text(struct codec *codec, const char **text, size_t max)
{
	struct buf raw = {0}, clean = {0};
	struct span line;

	if (codec->failed)
		return;
	author_skip_blanks(&codec->line);
	buf_put(&raw, codec->line.at, codec->line.left);
	codec->line = span_of("", 0);
	while (author_goes_on(&codec->in, codec->first_words) &&
	    span_take_line(&codec->in, &line)) {
		author_skip_blanks(&line);
		buf_putc(&raw, '\n');
		buf_put(&raw, line.at, line.left);
		codec->at++;
	}
	text_nfc(&clean, buf_text(&raw), text_is_utf8(buf_text(&raw), raw.len) ?
	    raw.len : 0);
	if (raw.failed || clean.failed)
		fail_memory(codec);
	else if (raw.len > 0 && clean.len == 0)
		codec_fail(codec, "the text of \"%s\" is not UTF-8: save the"
		    " file as UTF-8", codec->word);
	else if (clean.len > max)
		codec_fail(codec, "%zu bytes of text, at most %zu", clean.len,
		    max);
	else if (!text_is_record(buf_text(&clean), clean.len, NULL))
		codec_fail(codec, "the text of \"%s\" holds a control or"
		    " invisible character: take it out", codec->word);
	else if (is_one_line(codec, buf_text(&clean), clean.len, max) &&
	    (*text = arena_copy(codec->arena, buf_text(&clean),
	    clean.len)) == NULL)
		fail_memory(codec);
	buf_release(&raw);
	buf_release(&clean);
}

void
codec_text(struct codec *codec, const char **text, size_t max)
{
	if (codec->mode == CODEC_WRITE)
		write_text(codec, *text, max);
	else if (codec->mode == CODEC_READ)
		read_text(codec, text, max);
	else
		author_text(codec, text, max);
}

void
codec_words(struct codec *codec, const char *word, const struct call *call,
    struct words *words, size_t max)
{
	char lang[LANGUAGE_LEN + 1];
	size_t i;

	for (i = 0; i < call->n_languages && !codec->failed; i++) {
		codec_line(codec, word);
		memcpy(lang, call->languages[i], sizeof(lang));
		codec_language(codec, lang);
		if (!codec->failed && strcmp(lang, call->languages[i]) != 0)
			codec_fail(codec, "\"%s\" must be given in %s here:"
			    " every text stands in every language, in the order"
			    " of the call", word, call->languages[i]);
		codec_text(codec, &words->in[i], max);
		codec_end(codec);
		if (!codec->failed && words->in[i][0] == '\0')
			codec_fail(codec, "\"%s %s\" has no text", word, lang);
	}
}

/* Lists */

bool
codec_maybe(struct codec *codec, const char *word, bool *has)
{
	if (codec->failed)
		return false;
	if (codec_reads(codec))
		*has = next_is(codec, word);
	return *has;
}

bool
codec_more(struct codec *codec, const char *word, size_t i, size_t *n,
    void *list, size_t size)
{
	void *array, *grown;

	if (codec->failed)
		return false;
	if (!codec_reads(codec))
		return i < *n;
	if (!next_is(codec, word)) {
		*n = i;
		return false;
	}
	if (i >= LIST_MAX) {
		codec_fail(codec, "more than %d lines \"%s\"", LIST_MAX, word);
		return false;
	}
	/* list is the address of some typed pointer: copy it, never cast it. */
	memcpy(&array, list, sizeof(array));
	if ((grown = arena_grow(codec->arena, array, i, size)) == NULL) {
		fail_memory(codec);
		return false;
	}
	memcpy(list, &grown, sizeof(grown));
	*n = i + 1;
	return true;
}
