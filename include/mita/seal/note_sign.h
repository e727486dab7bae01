#ifndef MITA_SEAL_NOTE_SIGN_H
#define MITA_SEAL_NOTE_SIGN_H

#include <stdint.h>

#include "mita/base/span.h"
#include "mita/seal/note.h"

struct buf;
struct seckey;

/*
 * Append the line with which this key signs a note's text, under a name; a
 * cosignature says the time in seconds of 1970, which a signature has not.
 * The text may stand in out itself.
 */
void	note_sign(struct buf *out, const struct seckey *key,
	    enum note_type type, const char *name, int64_t time,
	    const struct span *text);

#endif
