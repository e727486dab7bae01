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
	int32_t		 value;	/* code point, key_name, or 'A' to 'Z' */
	const char	*paste;	/* borrowed until the next key; not NUL-free */
	size_t		 paste_len;
};

/* An Escape was given whose ESC may have been the head of a longer key. */
enum decoder_cut { CUT_NONE, CUT_SURE, CUT_DOUBT };

/* Bytes from the terminal on their way to keys. */
struct decoder {
	struct buf	 in;		/* owned: not yet decoded */
	struct buf	 paste;		/* owned: between the paste marks */
	bool		 pasting;
	bool		 asked;	/* the terminal was, and has not answered */
	bool		 answers;	/* it did the last time */
	enum decoder_cut cut;
	bool		 stale;		/* what stands in front lost its ESC */
};

void	decoder_feed(struct decoder *decoder, const void *bytes, size_t len);

/*
 * The next key.  False when more bytes are needed; late says that none came
 * for as long as decoder_patience() wanted, so that a lone ESC is the Escape
 * key, a cut sequence is dropped, and a paste whose end mark was lost ends.
 * Bytes that belong together are one key however they are cut in time: what
 * follows an Escape too late, as the tail of a sequence, is none.  Unknown
 * sequences are swallowed whole; invalid bytes vanish.
 */
bool	decoder_next(struct decoder *decoder, bool late, struct key *out);

/*
 * Milliseconds of silence that decide what is waiting, or 0; escape of them
 * make a lone ESC the Escape key on a terminal that answers no question.
 */
int	decoder_patience(const struct decoder *decoder, int escape);

/*
 * A terminal sends its answer behind all that was pressed before: behind a
 * lone ESC it proves that nothing belongs to it.  True: ask now (DSR 5), and
 * set asked.
 */
bool	decoder_wants_answer(const struct decoder *decoder);

/* Nothing that comes from now on belongs to an Escape that was given. */
void	decoder_forget(struct decoder *decoder);

/*
 * Characters, line ends and tabs that wait in front.  When they are a text
 * and no keys that waited, decoder_burst() takes them as a paste that came
 * without its marks: behind a line of words stands another one, a line end
 * is one that no key sends, or they are far more than anybody types ahead.
 */
size_t	decoder_typed(const struct decoder *decoder);
bool	decoder_is_text(const struct decoder *decoder);
bool	decoder_burst(struct decoder *decoder, struct key *out);
void	decoder_release(struct decoder *decoder);

bool	key_is(const struct key *key, enum key_kind kind, int32_t value);

#endif
