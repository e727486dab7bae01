#ifndef MITA_UI_KEY_H
#define MITA_UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mita/base/buf.h"

/*
 * What a person pressed.  Kind and value stand side by side and are never
 * one number: every Lithuanian letter has the number of a curses key.
 */
enum key_kind { KEY_IS_NONE, KEY_IS_CHAR, KEY_IS_NAMED, KEY_IS_CTRL,
	KEY_IS_PASTE };

enum key_name {
	NAME_UP = 1, NAME_DOWN, NAME_LEFT, NAME_RIGHT, NAME_HOME, NAME_END,
	NAME_PAGE_UP, NAME_PAGE_DOWN, NAME_INSERT, NAME_DELETE,
	NAME_BACKSPACE, NAME_ENTER, NAME_TAB, NAME_BACK_TAB, NAME_ESCAPE,
	NAME_F1, NAME_F2, NAME_F3, NAME_F4, NAME_F5, NAME_F6, NAME_F7,
	NAME_F8, NAME_F9, NAME_F10,
	NAME_WORD_LEFT, NAME_WORD_RIGHT, NAME_TOP, NAME_BOTTOM,
	NAME_SUSPEND		/* no key: from the list of commands */
};

struct key {
	enum key_kind	 kind;
	int32_t		 value;		/* code point, key_name, or 'A' to 'Z' */
	const char	*paste;		/* borrowed until the next key; not NUL-free */
	size_t		 paste_len;
};

/* Bytes from the terminal on their way to keys. */
struct decoder {
	struct buf	 in;		/* owned: not yet decoded */
	struct buf	 paste;		/* owned: between the paste marks */
	bool		 pasting;
};

void	decoder_feed(struct decoder *decoder, const void *bytes, size_t len);

/*
 * The next key.  False when more bytes are needed; late says that none came
 * for a while, so that a lone ESC is the Escape key, a cut sequence is
 * dropped, and a paste whose end mark was lost ends.  Unknown sequences are
 * swallowed whole; invalid bytes vanish.
 */
bool	decoder_next(struct decoder *decoder, bool late, struct key *out);

/* Is something waiting that only time can decide? */
bool	decoder_is_waiting(const struct decoder *decoder);

/*
 * Characters, line ends and tabs that wait in front.  More of them at once
 * than a hand types are a paste without marks, which decoder_burst() takes.
 */
size_t	decoder_typed(const struct decoder *decoder);
bool	decoder_burst(struct decoder *decoder, struct key *out);
void	decoder_release(struct decoder *decoder);

bool	key_is(const struct key *key, enum key_kind kind, int32_t value);

#endif
