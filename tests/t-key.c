#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mita/ui/key.h"
#include "tests/tap.h"

/* From the bytes of terminals to keys, however they are cut. */

static struct decoder decoder;

static struct key
one(const char *bytes, size_t len, bool late)
{
	struct key key = { .kind = KEY_IS_NONE };

	decoder_release(&decoder);
	decoder = (struct decoder){ .pasting = false };
	decoder_feed(&decoder, bytes, len);
	if (!decoder_next(&decoder, late, &key))
		key.kind = KEY_IS_NONE;
	return key;
}

static void
test_letters(void)
{
	static const struct {
		const char	*bytes;
		int32_t		 point;
	} letters[] = {
		{ "ą", 0x105 }, { "č", 0x10d }, { "ę", 0x119 }, { "ė", 0x117 },
		{ "į", 0x12f }, { "š", 0x161 }, { "ų", 0x173 }, { "ū", 0x16b },
		{ "ž", 0x17e }, { "Ą", 0x104 }, { "Č", 0x10c }, { "Ę", 0x118 },
		{ "Ė", 0x116 }, { "Į", 0x12e }, { "Š", 0x160 }, { "Ų", 0x172 },
		{ "Ū", 0x16a }, { "Ž", 0x17d }, { "„", 0x201e },
		{ "“", 0x201c }, { "€", 0x20ac }, { "👍", 0x1f44d },
	};
	size_t i;

	for (i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct key key = one(letters[i].bytes,
		    strlen(letters[i].bytes), false);

		ok(key.kind == KEY_IS_CHAR && key.value == letters[i].point,
		    "%s is a character", letters[i].bytes);
	}
}

static const struct {
	const char	*bytes;
	enum key_name	 name;
} named[] = {
	{ "\033[A", NAME_UP }, { "\033OA", NAME_UP },
	{ "\033[B", NAME_DOWN }, { "\033OB", NAME_DOWN },
	{ "\033[C", NAME_RIGHT }, { "\033OC", NAME_RIGHT },
	{ "\033[D", NAME_LEFT }, { "\033OD", NAME_LEFT },
	{ "\033[H", NAME_HOME }, { "\033OH", NAME_HOME },
	{ "\033[1~", NAME_HOME }, { "\033[7~", NAME_HOME },
	{ "\033[F", NAME_END }, { "\033OF", NAME_END },
	{ "\033[4~", NAME_END }, { "\033[8~", NAME_END },
	{ "\033[2~", NAME_INSERT }, { "\033[3~", NAME_DELETE },
	{ "\033[5~", NAME_PAGE_UP }, { "\033[6~", NAME_PAGE_DOWN },
	{ "\033[Z", NAME_BACK_TAB }, { "\033OP", NAME_F1 },
	{ "\033[11~", NAME_F1 }, { "\033[[A", NAME_F1 },
	{ "\033OQ", NAME_F2 }, { "\033[15~", NAME_F5 },
	{ "\033[12~", NAME_F2 }, { "\033[[B", NAME_F2 },
	{ "\033OR", NAME_F3 }, { "\033[13~", NAME_F3 },
	{ "\033[[C", NAME_F3 }, { "\033OS", NAME_F4 },
	{ "\033[14~", NAME_F4 }, { "\033[[D", NAME_F4 },
	{ "\033[[E", NAME_F5 }, { "\033[17~", NAME_F6 },
	{ "\033[18~", NAME_F7 }, { "\033[19~", NAME_F8 },
	{ "\033[1;5D", NAME_WORD_LEFT }, { "\033[5D", NAME_WORD_LEFT },
	{ "\033Od", NAME_WORD_LEFT }, { "\033[1;5C", NAME_WORD_RIGHT },
	{ "\033[5C", NAME_WORD_RIGHT }, { "\033Oc", NAME_WORD_RIGHT },
	{ "\033[1;5H", NAME_TOP }, { "\033[1;5F", NAME_BOTTOM },
	{ "\033OM", NAME_ENTER },
	{ "\033[20~", NAME_F9 }, { "\r", NAME_ENTER }, { "\n", NAME_ENTER },
	{ "\t", NAME_TAB }, { "\177", NAME_BACKSPACE },
	{ "\010", NAME_BACKSPACE },
};

static void
test_named(void)
{
	size_t i, n, k;
	struct key key;
	bool early;

	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		n = strlen(named[i].bytes);
		key = one(named[i].bytes, n, false);
		ok(key_is(&key, KEY_IS_NAMED, (int32_t)named[i].name),
		    "spelling %zu of a named key", i);
		/* Byte by byte: no key before the last one. */
		decoder_release(&decoder);
		decoder = (struct decoder){ .pasting = false };
		for (k = 0, early = false; k < n; k++) {
			decoder_feed(&decoder, named[i].bytes + k, 1);
			if (decoder_next(&decoder, false, &key) && k + 1 < n)
				early = true;
		}
		ok(!early && key_is(&key, KEY_IS_NAMED,
		    (int32_t)named[i].name), "and in pieces");
	}
}

/* A letter in two pieces is one letter, however long the second takes. */
static void
test_pieces(void)
{
	struct key key;

	one("\xC4", 1, false);
	ok(!decoder_next(&decoder, true, &key), "half a letter waits, also"
	    " late");
	is_int(decoder_patience(&decoder, 50), 0, "and time decides nothing");
	decoder_feed(&decoder, "\x85", 1);
	ok(decoder_next(&decoder, false, &key) && key_is(&key, KEY_IS_CHAR,
	    0x105), "its other half makes it ą");
	one("\xF0\x9F\x91", 3, true);
	decoder_feed(&decoder, "\x8D", 1);
	ok(decoder_next(&decoder, false, &key) && key_is(&key, KEY_IS_CHAR,
	    0x1f44d), "and so with four bytes");
	one("\xC4", 1, false);
	decoder_feed(&decoder, "x", 1);
	while (decoder_next(&decoder, false, &key) && key.kind == KEY_IS_NONE)
		continue;
	ok(key_is(&key, KEY_IS_CHAR, 'x'), "a half that stays alone is"
	    " dropped, not the letter behind it");
}

/* The number pad in its other mode, and a mouse that was left on. */
static void
test_pad(void)
{
	static const char from[] = "pqrstuvwxyln", to[] = "0123456789,.";
	char bytes[4] = "\033O?";
	struct key key;
	size_t i;

	for (i = 0; i + 1 < sizeof(from); i++) {
		bytes[2] = from[i];
		key = one(bytes, 3, false);
		ok(key_is(&key, KEY_IS_CHAR, to[i]), "%c of the number pad",
		    to[i]);
	}
	key = one("\033[M !!x", 7, false);
	is_int(key.kind, KEY_IS_NONE, "the mouse is no key");
	ok(decoder_next(&decoder, false, &key) && key_is(&key, KEY_IS_CHAR,
	    'x'), "and what follows it is");
	key = one("\033[<0;12;7m", 10, false);
	is_int(key.kind, KEY_IS_NONE, "nor is it when it speaks in numbers");
	key = one("\033x", 2, false);
	ok(key_is(&key, KEY_IS_NAMED, NAME_ESCAPE), "ESC and a letter are"
	    " two keys");
	ok(decoder_next(&decoder, false, &key) && key_is(&key, KEY_IS_CHAR,
	    'x'), "the second is the letter");
	key = one("\033\033[A", 4, false);
	ok(key_is(&key, KEY_IS_NAMED, NAME_ESCAPE), "ESC and an arrow, too");
	ok(decoder_next(&decoder, false, &key) && key_is(&key, KEY_IS_NAMED,
	    NAME_UP), "the second is the arrow");
}

static bool
is_text(const char *bytes)
{
	one("", 0, false);
	decoder_feed(&decoder, bytes, strlen(bytes));
	return decoder_is_text(&decoder);
}

/* Keys that waited are keys; a text is one also without its marks. */
static void
test_burst(void)
{
	static const char *const keys[] = { "ąčęėįšųūž", "1\t2\t1\t\t1\t\t",
		"jjjjjjjjjkkkq", "abcdefghq", "four words for tests\r",
		"four words for tests\r   \r", "jjj\r3\t4\t2\t\r",
		"         ", "\r\rtwo\r", "3\rGood work, well argued" };
	static const char *const texts[] = { "q\nq\nq", "viena\rdvi\tž",
		"Two lines of it\rand the second", "qqqqqqqqqq\rq\r",
		("One line that is longer than what anybody types ahead of a"
		" program that is late.") };
	static const char many[] = "viena\rdvi\tž";
	char held[200];
	struct key key;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		ok(!is_text(keys[i]) && !decoder_burst(&decoder, &key),
		    "row %zu is of keys", i);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		ok(is_text(texts[i]), "row %zu is a text", i);
	memset(held, 'j', sizeof(held));
	held[sizeof(held) - 1] = '\0';
	ok(!is_text(held), "a held key is a key");
	ok(is_text(many) && decoder_burst(&decoder, &key), "a text comes as a"
	    " paste");
	is_mem(key.paste, key.paste_len, many, sizeof(many) - 1, "all of it");
	one("", 0, false);
	decoder_feed(&decoder, "\033[B\033[B\033[B\033[B\033[B", 15);
	ok(!decoder_burst(&decoder, &key), "a held arrow is none");
	one("", 0, false);
	decoder_feed(&decoder, "\rtekstas\rtoliau", 15);
	ok(!decoder_burst(&decoder, &key), "an Enter before it is a key");
	decoder_next(&decoder, false, &key);
	ok(key_is(&key, KEY_IS_NAMED, NAME_ENTER) && decoder_burst(&decoder,
	    &key), "then comes the paste");
	one("", 0, false);
	decoder_feed(&decoder, "\033[200~ilgas\ntekstas", 19);
	while (decoder_next(&decoder, false, &key))
		continue;
	ok(!decoder_burst(&decoder, &key) &&
	    decoder_patience(&decoder, 50) > 2000, "between the marks it"
	    " waits for the end mark");
	ok(decoder_next(&decoder, true, &key) && key.kind == KEY_IS_PASTE &&
	    key.paste_len == 13, "and without one ends by itself");
	decoder_feed(&decoder, "\033[201~", 6);
	ok(decoder_next(&decoder, false, &key) && key.kind == KEY_IS_NONE,
	    "a mark that comes too late is no key");
}

/* All keys that can be taken, the last into key; how many there were. */
static int
drain(bool late, struct key *key)
{
	struct key next;
	int n = 0;

	while (decoder_next(&decoder, late, &next))
		if (next.kind != KEY_IS_NONE) {
			*key = next;
			n++;
		}
	return n;
}

/* ESC was taken for a key, and then the rest of the sequence comes. */
static void
test_tails(void)
{
	struct key key;
	size_t i, n, k;
	int keys;

	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		n = strlen(named[i].bytes);
		if (n < 3)
			continue;
		one("\033", 1, true);
		for (k = 1, keys = 0; k < n; k++) {
			decoder_feed(&decoder, named[i].bytes + k, 1);
			keys += drain(false, &key);
		}
		is_int(keys, 0, "tail %zu is no second key", i);
		decoder_feed(&decoder, "5", 1);
		ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_CHAR, '5'),
		    "what is pressed next is one");
	}
	one("\033", 1, true);
	decoder_feed(&decoder, "[200~5\r\033[201~", 13);
	ok(decoder_next(&decoder, false, &key) && key.kind == KEY_IS_PASTE &&
	    key.paste_len == 2, "a paste stays a paste");
	one("\033[200~5\033[20", 11, false);
	ok(decoder_next(&decoder, true, &key) && key.kind == KEY_IS_PASTE &&
	    key.paste_len == 1, "half of an end mark is no text");
	decoder_feed(&decoder, "1~", 2);
	is_int(drain(false, &key), 0, "and the other half no key");
	one("\033[200~5\033", 8, false);
	decoder_next(&decoder, true, &key);
	decoder_feed(&decoder, "[201~", 5);
	is_int(drain(false, &key), 0, "nor is a whole one without its head");
	one("\033", 1, true);
	decoder_forget(&decoder);
	decoder_feed(&decoder, "[", 1);
	ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_CHAR, '['),
	    "long after an Escape a bracket is a letter");
}

/* The terminal answers behind what was pressed. */
static void
test_answer(void)
{
	struct key key;

	one("\033", 1, false);
	ok(decoder_wants_answer(&decoder), "a lone ESC is a question");
	decoder.asked = true;
	ok(!decoder_wants_answer(&decoder), "asked once");
	decoder_feed(&decoder, "\033[0n", 4);
	ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_NAMED, NAME_ESCAPE),
	    "an answer behind it: the Escape key");
	ok(decoder.answers && !decoder.asked, "and the terminal is known");
	decoder_feed(&decoder, "O", 1);
	is_int(drain(false, &key), 0, "a capital O behind it may be a tail");
	ok(decoder_patience(&decoder, 50) <= 50 && drain(true, &key) == 1 &&
	    key_is(&key, KEY_IS_CHAR, 'O'), "which a moment decides");
	decoder_feed(&decoder, "\033", 1);
	decoder.asked = true;
	decoder_feed(&decoder, "[5~\033[0n", 7);
	ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_NAMED,
	    NAME_PAGE_UP), "a tail before the answer: a longer key");
	decoder.asked = true;
	decoder_feed(&decoder, "\033[200~pa\033[0nste\033[201~", 21);
	ok(decoder_next(&decoder, false, &key) && key.kind == KEY_IS_PASTE &&
	    key.paste_len == 5, "an answer is no part of a paste");
	decoder_feed(&decoder, "\033[\033[A", 5);
	ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_NAMED, NAME_UP),
	    "a sequence that is broken off takes nothing along");
	decoder_feed(&decoder, "\033[\r", 3);
	ok(drain(false, &key) == 1 && key_is(&key, KEY_IS_NAMED, NAME_ENTER),
	    "not even an Enter");
}

static void
test_escape(void)
{
	struct key key = one("\033", 1, false);

	is_int(key.kind, KEY_IS_NONE, "ESC alone waits");
	is_int(decoder_patience(&decoder, 50), 50, "and says how long");
	ok(decoder_next(&decoder, true, &key) && key_is(&key, KEY_IS_NAMED,
	    NAME_ESCAPE), "after a while it is Escape");
	key = one("\033[99;3u", 7, false);
	is_int(key.kind, KEY_IS_NONE, "an unknown sequence is no key");
	is_int((long long)decoder.in.len, 0, "and is swallowed whole");
	key = one("\033[1;5C", 6, true);
	ok(key.kind != KEY_IS_CHAR, "nor does a cut one leave letters");
	while (decoder_next(&decoder, true, &key))
		ok(key.kind != KEY_IS_CHAR, "none at all");
}

static void
test_paste(void)
{
	static const char text[] = "\033[200~du\nq\033[Atrys\033[201~x";
	struct key key = { .kind = KEY_IS_NONE };
	size_t i, pastes = 0, others = 0;

	decoder_release(&decoder);
	decoder = (struct decoder){ .pasting = false };
	for (i = 0; i + 1 < sizeof(text); i++) {
		decoder_feed(&decoder, text + i, 1);
		while (decoder_next(&decoder, false, &key)) {
			if (key.kind == KEY_IS_PASTE) {
				pastes++;
				is_mem(key.paste, key.paste_len,
				    "du\nq\033[Atrys", 11,
				    "what stands between the marks");
			} else
				others++;
		}
	}
	is_int((long long)pastes, 1, "is one paste");
	is_int((long long)others, 1, "what follows is a key");
	ok(key_is(&key, KEY_IS_CHAR, 'x'), "that key");
}

static void
test_invalid(void)
{
	static const char *const bad[] = { "\xFF", "\xC3\x28", "\xED\xA0\x80",
	    "\xC0\xAF", "\xF5\x80\x80\x80", "\x80" };
	struct key key;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		key = one(bad[i], strlen(bad[i]), true);
		ok(key.kind != KEY_IS_CHAR || (key.value < 0x80 &&
		    key.value >= ' '), "bytes %zu are no character", i);
	}
	key = one("\003", 1, false);
	ok(key_is(&key, KEY_IS_CTRL, 'C'), "Ctrl-C is a key");
	key = one("\023", 1, false);
	ok(key_is(&key, KEY_IS_CTRL, 'S'), "and so is Ctrl-S");
}

/* What was taken is nowhere in the buffer any more. */
static void
test_wiped(void)
{
	struct key key;
	size_t i, left = 0;

	decoder_feed(&decoder, "secret", 6);
	while (decoder_next(&decoder, true, &key))
		continue;
	for (i = 0; i < 6; i++)
		left += decoder.in.bytes[i] != '\0';
	ok(left == 0, "typed letters are wiped when they were taken");
}

int
main(void)
{
	test_wiped();
	test_letters();
	test_named();
	test_pieces();
	test_pad();
	test_burst();
	test_tails();
	test_answer();
	test_escape();
	test_paste();
	test_invalid();
	decoder_release(&decoder);
	return done_testing();
}
