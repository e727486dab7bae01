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
enum { MARK_LEN = 6 };

void
decoder_feed(struct decoder *decoder, const void *bytes, size_t len)
{
	buf_put(&decoder->in, bytes, len);
}

void
decoder_release(struct decoder *decoder)
{
	buf_release(&decoder->in);
	buf_release(&decoder->paste);
}

bool
decoder_is_waiting(const struct decoder *decoder)
{
	return decoder->pasting || (decoder->in.len > 0 &&
	    decoder->in.bytes[0] == '\033');
}

static void
drop(struct decoder *decoder, size_t len)
{
	struct buf *in = &decoder->in;

	memmove(in->bytes, in->bytes + len, in->len - len);
	in->len -= len;
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

static bool
take_paste(struct decoder *decoder, bool late, struct key *out)
{
	struct buf *in = &decoder->in;
	size_t at;

	for (at = 0; at + MARK_LEN <= in->len; at++)
		if (memcmp(in->bytes + at, paste_end, MARK_LEN) == 0)
			return end_paste(decoder, at, MARK_LEN, out);
	if (late)
		return end_paste(decoder, in->len, 0, out);
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
 * CSI ends at 0x40 to 0x7e, "O" takes one byte, "[[" one more.
 */
static size_t
sequence_length(const char *at, size_t len)
{
	size_t i;

	if (len < 2)
		return 0;
	if (at[0] == 'O')
		return 2;
	/* A mouse that somebody left on: three more bytes, of any value. */
	if (at[1] == 'M')
		return len < 5 ? 0 : 5;
	if (at[1] == '[')
		return len < 3 ? 0 : 3;
	for (i = 1; i < len; i++)
		if (at[i] >= 0x40 && at[i] <= 0x7e)
			return i + 1;
	return 0;
}

static bool
take_escape(struct decoder *decoder, bool late, struct key *out)
{
	const char *at = decoder->in.bytes + 1, *pad;
	size_t len = decoder->in.len - 1, n, i;

	if (len == 0)
		return late && give(decoder, 1, KEY_IS_NAMED, NAME_ESCAPE,
		    out);
	/* Alt and a letter means nothing here: it is ESC, then the letter. */
	if (at[0] != '[' && at[0] != 'O')
		return give(decoder, 1, KEY_IS_NAMED, NAME_ESCAPE, out);
	if ((n = sequence_length(at, len)) == 0) {
		if (!late)
			return false;
		if (len == 1)
			return give(decoder, 1, KEY_IS_NAMED, NAME_ESCAPE,
			    out);
		return give(decoder, decoder->in.len, KEY_IS_NONE, 0, out);
	}
	if (n + 1 == MARK_LEN &&
	    memcmp(decoder->in.bytes, paste_start, MARK_LEN) == 0) {
		drop(decoder, MARK_LEN);
		decoder->pasting = true;
		buf_release(&decoder->paste);
		return take_paste(decoder, false, out);
	}
	for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (strlen(sequences[i].bytes) == n &&
		    memcmp(sequences[i].bytes, at, n) == 0)
			return give(decoder, n + 1, KEY_IS_NAMED,
			    (int32_t)sequences[i].name, out);
	if (at[0] == 'O' && (pad = strchr(pad_from, at[1])) != NULL)
		return give(decoder, n + 1, KEY_IS_CHAR,
		    pad_to[pad - pad_from], out);
	return give(decoder, n + 1, KEY_IS_NONE, 0, out);
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
	if (at[0] == 0x1b)
		return take_escape(decoder, late, out);
	if ((unsigned char)at[0] < 0x20 || at[0] == 0x7f)
		return take_control(decoder, (unsigned char)at[0], out);
	step = text_decode(at, len, &point);
	if (point != TEXT_BAD)
		return give(decoder, step, KEY_IS_CHAR, point, out);
	if (is_cut_short(at, len))
		return false;
	return give(decoder, 1, KEY_IS_NONE, 0, out);
}

enum { HAND_MOST = 8 };		/* what one types in a moment */

/* Bytes of the characters in front, and how many they are: an Enter before
 * them was a key. */
static size_t
typed_bytes(const struct decoder *decoder, size_t *n)
{
	const struct buf *in = &decoder->in;
	size_t at, step;
	int32_t point;

	*n = 0;
	for (at = 0; at < in->len && !decoder->pasting; at += step) {
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

bool
decoder_burst(struct decoder *decoder, struct key *out)
{
	size_t n, len = typed_bytes(decoder, &n);

	if (n <= HAND_MOST)
		return false;
	buf_release(&decoder->paste);
	return end_paste(decoder, len, 0, out);
}

bool
key_is(const struct key *key, enum key_kind kind, int32_t value)
{
	return key->kind == kind && key->value == value;
}
