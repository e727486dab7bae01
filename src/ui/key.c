/* What a person pressed, from the bytes that came. */
#include "config.h"

#include "mita/ui/key.h"

#include <string.h>

#include "mita/base/text.h"

/* Every common spelling, behind ESC.  Terminals disagree; we do not mind. */
static const struct {
	const char	*bytes;
	enum key_name	 name;
} sequences[] = {
	{ "[A", NAME_UP }, { "[B", NAME_DOWN }, { "[C", NAME_RIGHT },
	{ "[D", NAME_LEFT }, { "OA", NAME_UP }, { "OB", NAME_DOWN },
	{ "OC", NAME_RIGHT }, { "OD", NAME_LEFT },
	{ "[H", NAME_HOME }, { "[F", NAME_END }, { "OH", NAME_HOME },
	{ "OF", NAME_END }, { "[1~", NAME_HOME }, { "[4~", NAME_END },
	{ "[7~", NAME_HOME }, { "[8~", NAME_END },
	{ "[2~", NAME_INSERT }, { "[3~", NAME_DELETE },
	{ "[5~", NAME_PAGE_UP }, { "[6~", NAME_PAGE_DOWN },
	{ "[Z", NAME_BACK_TAB }, { "OM", NAME_ENTER },
	{ "OP", NAME_F1 }, { "OQ", NAME_F2 }, { "OR", NAME_F3 },
	{ "OS", NAME_F4 }, { "[11~", NAME_F1 }, { "[12~", NAME_F2 },
	{ "[13~", NAME_F3 }, { "[14~", NAME_F4 }, { "[[A", NAME_F1 },
	{ "[[B", NAME_F2 }, { "[[C", NAME_F3 }, { "[[D", NAME_F4 },
	{ "[[E", NAME_F5 }, { "[15~", NAME_F5 }, { "[17~", NAME_F6 },
	{ "[18~", NAME_F7 }, { "[19~", NAME_F8 }, { "[20~", NAME_F9 },
	{ "[21~", NAME_F10 },
	{ "[1;5D", NAME_WORD_LEFT }, { "[1;5C", NAME_WORD_RIGHT },
	{ "[5D", NAME_WORD_LEFT }, { "[5C", NAME_WORD_RIGHT },
	{ "Od", NAME_WORD_LEFT }, { "Oc", NAME_WORD_RIGHT },
	{ "[1;5H", NAME_TOP }, { "[1;5F", NAME_BOTTOM },
	{ "[7^", NAME_TOP }, { "[8^", NAME_BOTTOM },
};

/* The number pad of terminals that say which pad a digit is from: ESC O ... */
static const char pad_from[] = "pqrstuvwxyjklmno";
static const char pad_to[] = "0123456789*+,-./";

static const char paste_start[] = "\033[200~";
static const char paste_end[] = "\033[201~";
static const char answer[] = "\033[0n";
enum { MARK_LEN = 6, ANSWER_LEN = 4 };

void
decoder_feed(struct decoder *decoder, const void *bytes, size_t len)
{
	buf_put(&decoder->in, bytes, len);
}

void
decoder_release(struct decoder *decoder)
{
	buf_wipe(&decoder->in);
	buf_wipe(&decoder->paste);
}

/* Silence behind which a paste, a sequence or a tail is not expected. */
enum { PASTE_MS = 5000, SEQUENCE_MS = 5000, ANSWER_MS = 5000, TAIL_MS = 50 };

/* Does what waits in front belong to an ESC that was given as a key? */
static bool
is_tail(const struct decoder *decoder)
{
	return decoder->stale || (decoder->cut != CUT_NONE &&
	    decoder->in.len > 0 && (decoder->in.bytes[0] == '[' ||
	    decoder->in.bytes[0] == 'O'));
}

static bool
is_lone_escape(const struct decoder *decoder)
{
	return !decoder->pasting && decoder->in.len == 1 &&
	    decoder->in.bytes[0] == '\033';
}

int
decoder_patience(const struct decoder *decoder, int escape)
{
	if (decoder->pasting)
		return PASTE_MS;
	if (decoder->in.len == 0 || decoder->in.bytes[0] != '\033')
		return 0;
	if (decoder->stale)
		return decoder->cut == CUT_SURE ? TAIL_MS : SEQUENCE_MS;
	if (decoder->in.len > 1)
		return SEQUENCE_MS;
	return decoder->answers ? ANSWER_MS : escape;
}

bool
decoder_wants_answer(const struct decoder *decoder)
{
	return is_lone_escape(decoder) && !decoder->asked;
}

void
decoder_forget(struct decoder *decoder)
{
	if (!decoder->stale)
		decoder->cut = CUT_NONE;
}

static void
drop(struct decoder *decoder, size_t len)
{
	struct buf *in = &decoder->in;

	memmove(in->bytes, in->bytes + len, in->len - len);
	in->len -= len;
	/* It may have been a letter of a passphrase. */
	bytes_wipe(in->bytes + in->len, len);
}

static bool
give(struct decoder *decoder, size_t len, enum key_kind kind, int32_t value,
    struct key *out)
{
	*out = (struct key){ .kind = kind, .value = value };
	drop(decoder, len);
	return true;
}

/* Everything up to the end mark is one paste, whatever it holds. */
static bool
end_paste(struct decoder *decoder, size_t text, size_t mark, struct key *out)
{
	buf_put(&decoder->paste, decoder->in.bytes, text);
	drop(decoder, text + mark);
	decoder->pasting = false;
	*out = (struct key){ .kind = KEY_IS_PASTE,
	    .paste = buf_text(&decoder->paste),
	    .paste_len = decoder->paste.len };
	return true;
}

/* How many of the last bytes could begin the end mark. */
static size_t
mark_begun(const struct buf *in)
{
	size_t n = in->len < MARK_LEN ? in->len : MARK_LEN - 1;

	while (n > 0 && memcmp(in->bytes + in->len - n, paste_end, n) != 0)
		n--;
	return n;
}

/* Its end mark was lost, or begins only: the rest of that is no text. */
static bool
give_up_paste(struct decoder *decoder, struct key *out)
{
	size_t begun = mark_begun(&decoder->in);

	end_paste(decoder, decoder->in.len - begun, begun == 1 ? 1 : 0, out);
	if (begun == 1)
		decoder->cut = CUT_DOUBT;
	return true;
}

/* The terminal's answer may come in the midst of a paste. */
static void
drop_answer(struct decoder *decoder)
{
	struct buf *in = &decoder->in;
	size_t at;

	for (at = 0; decoder->asked && at + ANSWER_LEN <= in->len; at++)
		if (memcmp(in->bytes + at, answer, ANSWER_LEN) == 0) {
			memmove(in->bytes + at, in->bytes + at + ANSWER_LEN,
			    in->len - at - ANSWER_LEN);
			in->len -= ANSWER_LEN;
			decoder->asked = false;
			decoder->answers = true;
		}
}

static bool
take_paste(struct decoder *decoder, bool late, struct key *out)
{
	struct buf *in = &decoder->in;
	size_t at;

	drop_answer(decoder);
	for (at = 0; at + MARK_LEN <= in->len; at++)
		if (memcmp(in->bytes + at, paste_end, MARK_LEN) == 0)
			return end_paste(decoder, at, MARK_LEN, out);
	if (late)
		return give_up_paste(decoder, out);
	/* Keep what could be the beginning of the end mark. */
	if (in->len >= MARK_LEN) {
		at = in->len - (MARK_LEN - 1);
		buf_put(&decoder->paste, in->bytes, at);
		drop(decoder, at);
	}
	return false;
}

/*
 * Length of the control sequence behind ESC, 0 when it is not complete yet:
 * CSI ends at 0x40 to 0x7e, "O" takes one byte, "[[" one more.  A byte that
 * can stand in none breaks it off and is not of it.
 */
static size_t
sequence_length(const char *at, size_t len)
{
	/* A mouse that somebody left on: three more bytes, of any value. */
	size_t fixed = at[0] == 'O' ? 2 : len < 2 ? 0 : at[1] == 'M' ? 5 :
	    at[1] == '[' ? 3 : 0, i;
	unsigned char c;

	for (i = 1; i < len; i++) {
		c = (unsigned char)at[i];
		if (c < ' ' || (c > 0x7e && at[1] != 'M'))
			return i;
		if (fixed > 0 ? i + 1 == fixed : c >= '@')
			return i + 1;
	}
	return 0;
}

static bool
give_escape(struct decoder *decoder, enum decoder_cut cut, struct key *out)
{
	decoder->cut = cut;
	return give(decoder, 1, KEY_IS_NAMED, NAME_ESCAPE, out);
}

/* Silence decided; who did not answer as before is asked anew. */
static bool
give_late(struct decoder *decoder, struct key *out)
{
	if (decoder->answers)
		decoder->asked = decoder->answers = false;
	return give_escape(decoder, CUT_DOUBT, out);
}

/* A sequence of which nothing more came: one typed letter may look so. */
static bool
give_up_sequence(struct decoder *decoder, struct key *out)
{
	int32_t letter = decoder->in.bytes[1];

	if (decoder->stale && decoder->cut == CUT_SURE && decoder->in.len == 2)
		return give(decoder, 2, KEY_IS_CHAR, letter, out);
	return give(decoder, decoder->in.len, KEY_IS_NONE, 0, out);
}

static bool
take_answer(struct decoder *decoder, struct key *out)
{
	decoder->asked = false;
	decoder->answers = true;
	return give(decoder, ANSWER_LEN, KEY_IS_NONE, 0, out);
}

/* n bytes behind ESC, all of it. */
static bool
take_sequence(struct decoder *decoder, size_t n, struct key *out)
{
	const char *at = decoder->in.bytes + 1, *pad;
	size_t i;

	decoder->cut = CUT_NONE;
	for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (strlen(sequences[i].bytes) == n &&
		    memcmp(sequences[i].bytes, at, n) == 0)
			return give(decoder, n + 1, KEY_IS_NAMED,
			    (int32_t)sequences[i].name, out);
	if (at[0] == 'O' && n == 2 && (pad = strchr(pad_from, at[1])) != NULL)
		return give(decoder, n + 1, KEY_IS_CHAR,
		    pad_to[pad - pad_from], out);
	return give(decoder, n + 1, KEY_IS_NONE, 0, out);
}

static bool
take_escape(struct decoder *decoder, bool late, struct key *out)
{
	const char *at = decoder->in.bytes + 1;
	size_t len = decoder->in.len - 1, n;

	if (len == 0)
		return late && give_late(decoder, out);
	/* Alt and a letter means nothing here: it is ESC, then the letter. */
	if (at[0] != '[' && at[0] != 'O')
		return give_escape(decoder, at[0] == '\033' ? CUT_SURE :
		    CUT_NONE, out);
	if ((n = sequence_length(at, len)) == 0)
		return late && give_up_sequence(decoder, out);
	if (n + 1 == ANSWER_LEN && memcmp(at - 1, answer, ANSWER_LEN) == 0)
		return take_answer(decoder, out);
	if (n + 1 == MARK_LEN && memcmp(at - 1, paste_start, MARK_LEN) == 0) {
		drop(decoder, MARK_LEN);
		decoder->pasting = true;
		buf_wipe(&decoder->paste);
		return take_paste(decoder, false, out);
	}
	return take_sequence(decoder, n, out);
}

/*
 * The tail of a sequence whose ESC was given as a key: read as if it still
 * had its head, it is no second key.  A paste is one all the same.
 */
static bool
take_tail(struct decoder *decoder, bool late, struct key *out)
{
	struct buf *in = &decoder->in;

	if (!decoder->stale) {
		buf_putc(in, '\0');
		if (in->failed)
			return false;
		memmove(in->bytes + 1, in->bytes, in->len - 1);
		in->bytes[0] = '\033';
		decoder->stale = true;
	}
	if (!take_escape(decoder, late, out)) {
		decoder->stale = !decoder->pasting;
		return false;
	}
	if (out->kind != KEY_IS_PASTE && !late)
		out->kind = KEY_IS_NONE;
	decoder->stale = false;
	decoder->cut = CUT_NONE;
	return true;
}

static bool
take_control(struct decoder *decoder, unsigned char c, struct key *out)
{
	switch (c) {
	case '\r':
	case '\n':
		return give(decoder, 1, KEY_IS_NAMED, NAME_ENTER, out);
	case '\t':
		return give(decoder, 1, KEY_IS_NAMED, NAME_TAB, out);
	case 0x08:
	case 0x7f:
		return give(decoder, 1, KEY_IS_NAMED, NAME_BACKSPACE, out);
	default:
		return give(decoder, 1, KEY_IS_CTRL, c + '@', out);
	}
}

/* Could these bytes become a character when more arrive? */
static bool
is_cut_short(const char *at, size_t len)
{
	unsigned char lead = (unsigned char)at[0];
	size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2, i;

	if (lead < 0xc2 || lead > 0xf4 || len >= need)
		return false;
	for (i = 1; i < len; i++)
		if (((unsigned char)at[i] & 0xc0) != 0x80)
			return false;
	return true;
}

bool
decoder_next(struct decoder *decoder, bool late, struct key *out)
{
	const char *at = decoder->in.bytes;
	size_t len = decoder->in.len, step;
	int32_t point;

	if (decoder->pasting)
		return take_paste(decoder, late, out);
	if (len == 0)
		return false;
	if (is_tail(decoder))
		return take_tail(decoder, late, out);
	if (at[0] == 0x1b)
		return take_escape(decoder, late, out);
	decoder->cut = CUT_NONE;
	if ((unsigned char)at[0] < 0x20 || at[0] == 0x7f)
		return take_control(decoder, (unsigned char)at[0], out);
	step = text_decode(at, len, &point);
	if (point != TEXT_BAD)
		return give(decoder, step, KEY_IS_CHAR, point, out);
	if (is_cut_short(at, len))
		return false;
	return give(decoder, 1, KEY_IS_NONE, 0, out);
}

/* Bytes of the characters in front, and how many they are: an Enter before
 * them was a key. */
static size_t
typed_bytes(const struct decoder *decoder, size_t *n)
{
	const struct buf *in = &decoder->in;
	size_t at, step;
	int32_t point;

	*n = 0;
	for (at = 0; at < in->len && !decoder->pasting && !is_tail(decoder);
	    at += step) {
		step = text_decode(in->bytes + at, in->len - at, &point);
		if (point == TEXT_BAD || point == 0x7f || (point < ' ' &&
		    strchr("\r\n\t", (int)point) == NULL) || point == 0 ||
		    (at == 0 && strchr("\r\n\t", (int)point) != NULL))
			break;
		++*n;
	}
	return at;
}

size_t
decoder_typed(const struct decoder *decoder)
{
	size_t n;

	typed_bytes(decoder, &n);
	return n;
}

/* More than waits anywhere. */
enum { TEXT_LEAST = 80 };

static bool
is_held(const char *bytes, size_t len)
{
	size_t i = 1;

	while (i < len && bytes[i] == bytes[0])
		i++;
	return i >= len;
}

/* Letters that are words, and no row of commands? */
static bool
is_wordy(const char *line, size_t len)
{
	size_t letters = 0, several = 0, i;
	unsigned long seen = 0, bit;

	for (i = 0; i < len; i++) {
		if ((unsigned char)line[i] < 'A')
			continue;
		bit = 1UL << (line[i] & 31);
		several += (seen & bit) == 0;
		seen |= bit;
		letters++;
	}
	return letters > 8 || several > 3;
}

/* Is there anything but blanks? */
static bool
goes_on(const char *at, size_t len)
{
	size_t i = 0;

	while (i < len && memchr(" \t\r\n", at[i], 4) != NULL)
		i++;
	return i < len;
}

bool
decoder_is_text(const struct decoder *decoder)
{
	const char *at = decoder->in.bytes;
	size_t n, len = typed_bytes(decoder, &n), i, line = 0;

	if (len == 0 || is_held(at, len))
		return false;
	if (n >= TEXT_LEAST)
		return true;
	for (i = 0; i < len; i++) {
		if (at[i] != '\r' && at[i] != '\n')
			continue;
		if (!goes_on(at + i, len - i))
			break;
		if (at[i] == '\n' || is_wordy(at + line, i - line))
			return true;
		line = i + 1;
	}
	return false;
}

bool
decoder_burst(struct decoder *decoder, struct key *out)
{
	size_t n, len = typed_bytes(decoder, &n);

	if (!decoder_is_text(decoder))
		return false;
	buf_wipe(&decoder->paste);
	return end_paste(decoder, len, 0, out);
}

bool
key_is(const struct key *key, enum key_kind kind, int32_t value)
{
	return key->kind == kind && key->value == value;
}
