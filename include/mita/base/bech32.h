#ifndef MITA_BASE_BECH32_H
#define MITA_BASE_BECH32_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BECH32_BYTES = 32,	/* all that is ever written so here: a key */
	BECH32_ROOM = 96	/* for a name of at most 32 letters, with NUL */
};

/*
 * Bech32 of BIP 173, in small letters: how age writes a key, such as
 * "age1...".  A name and 32 bytes, with a sum that finds slips of a hand.
 */
void	bech32_write(char out[static BECH32_ROOM], const char *name,
	    const uint8_t bytes[static BECH32_BYTES]);

/* False unless it is that name, in its one form, and the sum is right. */
bool	bech32_read(uint8_t out[static BECH32_BYTES], const char *name,
	    const char *text);

#endif
