#include "config.h"

#include "tests/any.h"

static uint64_t state = 1;

void
any_from(uint64_t seed)
{
	state = seed;
}

/* Marsaglia's xorshift; its lower bits are the poorer ones. */
unsigned
any(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)((state >> 33) % n);
}
