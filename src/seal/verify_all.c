/* Checking many signatures at once. */
#include "config.h"

#include <pthread.h>

#include "mita/base/fault.h"
#include "mita/seal/verify.h"

/* Many signatures at once: nothing that one check does bears on another. */

/* Fewer are checked before another thread has begun. */
enum { WORTH_A_THREAD = 64 };

/* Every second one, from the first or from the second. */
struct half {
	struct signed_text	*texts;
	size_t			 n;
	size_t			 from;
	size_t			 step;
};

static void *
verify_half(void *arg)
{
	const struct half *half = arg;
	size_t i;

	for (i = half->from; i < half->n; i += half->step) {
		struct signed_text *text = &half->texts[i];
		struct minisig sig;
		struct fault unused;

		text->good = minisig_read(&sig, text->minisig,
		    text->minisig_len, &unused) == 0 && minisig_verify(&sig,
		    text->key, text->bytes, text->len, &unused) == 0;
	}
	return NULL;
}

void
minisig_verify_all(struct signed_text *texts, size_t n)
{
	struct half one = { texts, n, 0, 1 }, other = { texts, n, 1, 2 };
	pthread_t thread;

	if (n < WORTH_A_THREAD || pthread_create(&thread, NULL, verify_half,
	    &other) != 0) {
		verify_half(&one);
		return;
	}
	one.step = 2;
	verify_half(&one);
	pthread_join(thread, NULL);
}
