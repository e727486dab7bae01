/* Keys as age writes them. */
#include "config.h"

#include "mita/base/bech32.h"

#include <string.h>

static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

enum { FIVES = (BECH32_BYTES * 8 + 4) / 5, SUM = 6 };

/* The sum goes on by five bits. */
static uint32_t
step(uint32_t sum, unsigned five)
{
	static const uint32_t generators[] = {
		0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
	};
	uint32_t top = sum >> 25;
	unsigned i;

	sum = (sum & 0x1ffffff) << 5 ^ five;
	for (i = 0; i < 5; i++)
		if (top >> i & 1)
			sum ^= generators[i];
	return sum;
}

static uint32_t
sum_of_name(const char *name)
{
	uint32_t sum = 1;
	const char *at;

	for (at = name; *at != '\0'; at++)
		sum = step(sum, (unsigned char)*at >> 5);
	sum = step(sum, 0);
	for (at = name; *at != '\0'; at++)
		sum = step(sum, (unsigned char)*at & 31);
	return sum;
}

/* Bits from the first on; zeros fill the last five. */
static unsigned
five_at(const uint8_t *bytes, size_t i)
{
	unsigned five = 0;
	size_t bit;

	for (bit = i * 5; bit < i * 5 + 5; bit++)
		five = five << 1 | (bit < BECH32_BYTES * 8 &&
		    (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0);
	return five;
}

void
bech32_write(char out[static BECH32_ROOM], const char *name,
    const uint8_t bytes[static BECH32_BYTES])
{
	uint32_t sum = sum_of_name(name);
	char *at = out + strlen(name);
	size_t i;

	memcpy(out, name, strlen(name));
	*at++ = '1';
	for (i = 0; i < FIVES; i++) {
		sum = step(sum, five_at(bytes, i));
		*at++ = letters[five_at(bytes, i)];
	}
	for (i = 0; i < SUM; i++)
		sum = step(sum, 0);
	sum ^= 1;
	for (i = 0; i < SUM; i++)
		*at++ = letters[sum >> 5 * (SUM - 1 - i) & 31];
	*at = '\0';
}

/* What was read must be written so again: sum, fill and letters. */
bool
bech32_read(uint8_t out[static BECH32_BYTES], const char *name,
    const char *text)
{
	char again[BECH32_ROOM];
	size_t len = strlen(name), i, bit;
	const char *at;

	if (strncmp(text, name, len) != 0 || text[len] != '1' ||
	    strlen(text) != len + 1 + FIVES + SUM)
		return false;
	memset(out, 0, BECH32_BYTES);
	for (i = 0; i < FIVES; i++) {
		if ((at = strchr(letters, text[len + 1 + i])) == NULL)
			return false;
		for (bit = i * 5; bit < i * 5 + 5; bit++)
			if (bit < BECH32_BYTES * 8 &&
			    ((at - letters) >> (4 - bit % 5) & 1) != 0)
				out[bit / 8] |= (uint8_t)(0x80 >> bit % 8);
	}
	bech32_write(again, name, out);
	return strcmp(again, text) == 0;
}
