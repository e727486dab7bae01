/* What a text that was a record still says of itself. */
#include "config.h"

#include "mita/wire/claim.h"

#include <string.h>

#include "mita/base/limits.h"
#include "mita/wire/codec.h"

/* Whatever is left of a text that was a record: its first lines. */

/* Behind so many lines no kind of record names anybody but in its texts. */
enum { HEAD_LINES = 12 };

/* "-" names nobody; the first line that says it counts. */
static void
take_id(struct span line, const char *word, char out[static ID_MAX + 1])
{
	struct codec c = { .mode = CODEC_READ, .in = line };
	char id[ID_MAX + 1];

	codec_line(&c, word);
	codec_id(&c, id);
	codec_end(&c);
	if (!c.failed && out[0] == '\0' && strcmp(id, "-") != 0)
		id_copy(out, id);
}

static void
take_stage(struct span line, unsigned *out)
{
	struct codec c = { .mode = CODEC_READ, .in = line };
	unsigned stage = 0;

	codec_line(&c, "stage");
	codec_number(&c, &stage, STAGES_MAX);
	codec_end(&c);
	if (!c.failed && *out == 0)
		*out = stage;
}

void
claim_read(struct claim *out, const char *text, size_t len)
{
	struct span in = span_of(text, len), from, line;
	unsigned n;

	*out = (struct claim){0};
	for (n = 0; n < HEAD_LINES; n++) {
		from = in;
		if (!span_take_line(&in, &line))
			return;
		take_id(from, "signer", out->signer);
		take_id(from, "expert", out->expert);
		take_id(from, "proposal", out->proposal);
		take_stage(from, &out->stage);
	}
}
