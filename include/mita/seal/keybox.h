#ifndef MITA_SEAL_KEYBOX_H
#define MITA_SEAL_KEYBOX_H

#include <sodium.h>

#include "mita/base/limits.h"

/* The inside of a struct seckey; for libsign.a only. */
struct keybox {
	uint8_t	sign_secret[crypto_sign_SECRETKEYBYTES];
	uint8_t	box_secret[crypto_box_SECRETKEYBYTES];
	uint8_t	sign_public[PUBKEY_LEN];
	uint8_t	box_public[PUBKEY_LEN];
};

struct seckey {
	struct keybox	*box;		/* guarded memory, owned */
};

#endif
