/* A sealed file taken apart. */
#include "config.h"

#include "mita/seal/envelope.h"

#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/hex.h"
#include "mita/seal/age.h"

static int
not_sealed(struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "FORMAT",
	    "it is another kind of file, or it was cut short: ask for it again",
	    "mita-bundle(5) SEALED FILES: this does not begin with a signature"
	    " of four lines and an empty line");
}

/* Mail programs and people pack what they send. */
static bool
is_archive(const struct span *in)
{
	static const char *const begins[] = {
		"PK\003\004", "\x1f\x8b", "7z\xbc\xaf", "Rar!"
	};
	size_t i;

	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (span_starts(in, begins[i]))
			return true;
	return false;
}

/* "WHAT/1 key=<64 hex>" */
static int
read_comment(struct envelope *out, const char *what, struct fault *why)
{
	const char *comment = out->minisig.comment;
	size_t len = strlen(what);

	if (strncmp(comment, what, len) != 0 || comment[len] != '/')
		return fault_set(why, FAULT_REFUSED, "WHAT",
		    "mita-bundle(5) SEALED FILES: a %s is needed, and this is"
		    " a %.*s", what, (int)strcspn(comment, "/ "), comment);
	if (strncmp(comment + len, "/1 key=", 7) != 0)
		return fault_advise(why, FAULT_REFUSED, "VERSION",
		    "install a newer program", "mita-bundle(5) SEALED FILES:"
		    " this program knows %s/1, and this is a %.*s", what,
		    (int)strcspn(comment, " "), comment);
	comment += len + 7;
	if (!hex_read(out->key, PUBKEY_LEN, comment, strlen(comment)))
		return not_sealed(why);
	return 0;
}

int
envelope_split(const void *bytes, size_t len, struct span *minisig,
    struct span *body, struct fault *why)
{
	struct span in = span_of(bytes, len), line;
	size_t i;

	if (is_archive(&in))
		return fault_advise(why, FAULT_REFUSED, "FORMAT",
		    "unpack it and take the file that is in it",
		    "this is an archive (ZIP, gzip, 7z or RAR), not the file"
		    " itself");
	if (age_is(bytes, len))
		return age_closed(bytes, len, why);
	for (i = 0; i < 4; i++)
		if (!span_take_line(&in, &line))
			return not_sealed(why);
	*minisig = span_of(bytes, len - in.left);
	if (minisig->left > MINISIG_MAX || !span_take_line(&in, &line) ||
	    line.left != 0)
		return not_sealed(why);
	*body = in;
	return 0;
}

int
envelope_open(struct envelope *out, const char *what, const void *bytes,
    size_t len, struct fault *why)
{
	struct span minisig;

	if (envelope_split(bytes, len, &minisig, &out->body, why) == -1)
		return -1;
	if (minisig_read(&out->minisig, minisig.at, minisig.left, NULL) == -1)
		return not_sealed(why);
	if (read_comment(out, what, why) == -1)
		return -1;
	return minisig_verify(&out->minisig, out->key, out->body.at,
	    out->body.left, why);
}
