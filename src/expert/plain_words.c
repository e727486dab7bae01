/* Line by line: each word in the language of the program, too. */
#include "config.h"

#include "mita/expert/plain_words.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/translate.h"

static const char mark[] = "command: ";

/* The word stands behind the mark, which tells translators what it is. */
static const char *const words[] = {
	N_("command: list"), N_("command: open"), N_("command: declare"),
	N_("command: none"), N_("command: potential"),
	N_("command: disqualifying"), N_("command: read"), N_("command: find"),
	N_("command: original"), N_("command: show"), N_("command: next"),
	N_("command: back"), N_("command: gap"), N_("command: score"),
	N_("command: answer"), N_("command: correct"), N_("command: drop"),
	N_("command: clear"), N_("command: comment"), N_("command: edit"),
	N_("command: earlier"), N_("command: private"), N_("command: undo"),
	N_("command: redo"), N_("command: check"), N_("command: compare"),
	N_("command: full"), N_("command: exact"), N_("command: sign"),
	N_("command: export"), N_("command: receipt"),
	N_("command: language"), N_("command: forms"), N_("command: copy"),
	N_("command: passphrase"), N_("command: help"), N_("command: quit"),
};

enum { WORDS = sizeof(words) / sizeof(words[0]), MARK = sizeof(mark) - 1 };

static const char *
own(size_t i)
{
	const char *word = translate(words[i]);

	return strncmp(word, mark, MARK) == 0 ? word + MARK : word;
}

static bool
is(const char *word, const char *typed, size_t len)
{
	return strlen(word) == len && memcmp(word, typed, len) == 0;
}

const char *
plain_word(const char *typed, size_t len)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (is(words[i] + MARK, typed, len) || is(own(i), typed, len))
			return words[i] + MARK;
	return NULL;
}

const char *
plain_own_word(const char *word)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (strcmp(words[i] + MARK, word) == 0)
			return own(i);
	return word;
}
