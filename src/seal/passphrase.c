/* Is a passphrase strong enough? */
#include "config.h"

#include "mita/seal/seckey.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/text.h"

static size_t
count_words(const char *text)
{
	size_t words = 0;
	bool inside = false;

	for (; *text != '\0'; text++) {
		words += *text != ' ' && !inside;
		inside = *text != ' ';
	}
	return words;
}

int
passphrase_check(const char *passphrase, struct fault *why)
{
	size_t len = strlen(passphrase);

	if (!text_is_utf8(passphrase, len))
		return fault_advise(why, FAULT_REFUSED, "PASSPHRASE",
		    "use a terminal set to UTF-8", "the passphrase is not"
		    " UTF-8");
	if (count_words(passphrase) >= 4 ||
	    text_count(passphrase, len) >= PASSPHRASE_MIN)
		return 0;
	return fault_set(why, FAULT_REFUSED, "PASSPHRASE",
	    "the passphrase is too short: four ordinary words, or %d"
	    " characters", PASSPHRASE_MIN);
}

char *
passphrase_new(struct fault *why)
{
	char *out = sodium_malloc(PASSPHRASE_MAX + 1);

	if (out == NULL)
		fault_memory(why);
	else
		out[0] = '\0';
	return out;
}

void
passphrase_free(char *passphrase)
{
	sodium_free(passphrase);
}
