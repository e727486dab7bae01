/* The outside of a file of age. */
#include "config.h"

#include "mita/seal/age.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/seal/base64.h"

bool
age_is(const void *bytes, size_t len)
{
	struct span in = span_of(bytes, len);

	return span_starts(&in, AGE_FIRST_LINE "\n");
}

static int
not_age(struct fault *why)
{
	return fault_advise(why, FAULT_REFUSED, "FORMAT", "ask for it again",
	    "mita-bundle(5) ENCRYPTED FILES: the header is damaged, or of a"
	    " later version of age");
}

/* A word of printable ASCII; exactly one blank before the next. */
bool
age_word_take(struct span *args, struct span *word)
{
	size_t len = 0;

	while (len < args->left && args->at[len] != ' ')
		if (args->at[len] < '!' || args->at[len++] > '~')
			return false;
	if (len == 0 || len + 1 == args->left)
		return false;
	span_take(args, len, word);
	span_skip(args, " ");
	return true;
}

static bool
are_words(struct span args)
{
	struct span word;

	do
		if (!age_word_take(&args, &word))
			return false;
	while (args.left > 0);
	return true;
}

/* A line of a body: whole, or the shorter one that ends it. */
static bool
is_body_line(const struct span *line)
{
	uint8_t unused[AGE_LINE / 4 * 3];

	return line->left <= AGE_LINE && base64_read_bare(unused,
	    line->left * 3 / 4, line->at, line->left) == 0;
}

bool
age_stanza_take(struct span *in, struct age_stanza *out)
{
	struct span line;

	if (!span_skip(in, "-> ") || !span_take_line(in, &out->args) ||
	    !are_words(out->args))
		return false;
	out->body = *in;
	do
		if (!span_take_line(in, &line) || !is_body_line(&line))
			return false;
	while (line.left == AGE_LINE);
	out->body.left -= in->left;
	return true;
}

static bool
read_id(char out[static ID_MAX + 1], const struct span *word)
{
	snprintf(out, ID_MAX + 1, "%.*s", (int)word->left, word->at);
	return word->left <= ID_MAX && id_is(out);
}

/* "BUNDLE CALL EXPERT" behind the word of our own stanza. */
static bool
read_label(struct age_label *out, struct span args)
{
	struct span kind, call, expert;

	if (!age_word_take(&args, &kind) || !age_word_take(&args, &call) ||
	    !age_word_take(&args, &expert) || args.left > 0)
		return false;
	for (out->kind = CONTAINER_PACKAGE; !span_is(&kind,
	    container_words[out->kind]); out->kind++)
		if (out->kind == CONTAINER_BUNDLE)
			return false;
	return read_id(out->call, &call) && read_id(out->expert, &expert);
}

/* Of what stanzas are there is told only what we know ourselves. */
static bool
read_stanzas(struct age_header *out, struct span *in)
{
	struct age_stanza stanza;
	struct span kind;
	size_t n = 0, phrases = 0;

	out->stanzas = *in;
	for (; span_starts(in, "-> "); n++) {
		if (!age_stanza_take(in, &stanza))
			return false;
		age_word_take(&stanza.args, &kind);
		phrases += span_is(&kind, "scrypt");
		if (!span_is(&kind, "mita"))
			continue;
		if (out->labelled || stanza.body.left != 1 ||
		    !read_label(&out->label, stanza.args))
			return false;
		out->labelled = true;
	}
	out->stanzas.left -= in->left;
	/* Who has the phrase could else be told from who has a key. */
	return n > 0 && n - out->labelled <= READERS_MAX &&
	    (phrases == 0 || n == 1);
}

int
age_header_read(struct age_header *out, const void *bytes, size_t len,
    struct fault *why)
{
	struct span in = span_of(bytes, len), line;

	*out = (struct age_header){ .mac_over = in };
	if (!span_skip(&in, AGE_FIRST_LINE "\n") || !read_stanzas(out, &in) ||
	    !span_skip(&in, "---"))
		return not_age(why);
	out->mac_over.left -= in.left;
	if (!span_skip(&in, " ") || !span_take_line(&in, &line) ||
	    base64_read_bare(out->mac, sizeof(out->mac), line.at, line.left) ==
	    -1 || in.left < AGE_NONCE)
		return not_age(why);
	out->payload = in;
	return 0;
}

int
age_closed(const void *bytes, size_t len, struct fault *why)
{
	struct age_header header;
	const struct age_label *label = &header.label;

	if (age_header_read(&header, bytes, len, why) == -1)
		return -1;
	if (!header.labelled)
		fault_set(why, FAULT_REFUSED, "ENCRYPTED", "this file is"
		    " encrypted, and nothing on its outside says for whom");
	else if (label->kind == CONTAINER_PACKAGE)
		fault_set(why, FAULT_REFUSED, "ENCRYPTED", "this file is"
		    " encrypted: its outside says that it is the package for"
		    " %s in the call %s", label->expert, label->call);
	else
		fault_set(why, FAULT_REFUSED, "ENCRYPTED", "this file is"
		    " encrypted: its outside says that it is the bundle of %s"
		    " in the call %s", label->expert, label->call);
	return fault_remedy(why, "whoever has the key opens it with"
	    " \"decrypt\", or with age");
}

bool
age_reader_fits(const uint8_t key[static PUBKEY_LEN])
{
	static const uint8_t any[crypto_scalarmult_SCALARBYTES] = { 8 };
	uint8_t unused[crypto_scalarmult_BYTES];

	return crypto_scalarmult(unused, any, key) == 0;
}

void
age_chunk_nonce(uint8_t out[static 12], uint64_t number, bool last)
{
	int i;

	memset(out, 0, 12);
	for (i = 10; i >= 3; i--, number >>= 8)
		out[i] = (uint8_t)number;
	out[11] = last;
}
