/* A record as bytes: head, kind, round trip. */
#include "config.h"

#include "mita/wire/record.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/model/caution.h"
#include "mita/wire/codec.h"
#include "mita/wire/walk.h"

static const struct kind {
	const char	*first_line;
	const char	*page;
	void		(*walk)(struct codec *codec, struct record *record);
} kinds[RECORD_KINDS] = {
	[RECORD_CALL] = { "CALL/1", "mita-record(5) CALL", walk_call },
	[RECORD_KEY] = { "KEY/1", "mita-record(5) KEY", walk_keycard },
	[RECORD_ADMISSION] = { "ADMISSION/1", "mita-record(5) ADMISSION",
	    walk_admission },
	[RECORD_PROPOSAL] = { "PROPOSAL/1", "mita-record(5) PROPOSAL",
	    walk_proposal },
	[RECORD_ASSIGNMENT] = { "ASSIGNMENT/1", "mita-record(5) ASSIGNMENT",
	    walk_assignment },
	[RECORD_CANCELLATION] = { "CANCELLATION/1",
	    "mita-record(5) CANCELLATION", walk_cancellation },
	[RECORD_DECLARATION] = { "DECLARATION/1",
	    "mita-record(5) DECLARATION", walk_declaration },
	[RECORD_EVALUATION] = { "EVALUATION/1", "mita-record(5) EVALUATION",
	    walk_evaluation },
	[RECORD_RULING] = { "RULING/1", "mita-record(5) RULING", walk_ruling },
	[RECORD_RESULT] = { "RESULT/1", "mita-record(5) RESULT", walk_result },
	[RECORD_REVOCATION] = { "REVOCATION/1", "mita-record(5) REVOCATION",
	    walk_revocation },
	[RECORD_MANIFEST] = { "MANIFEST/1", "mita-record(5) MANIFEST",
	    walk_manifest },
};

/* "-" where an id is absent; ids proper cannot be told from it by codec_id. */
static void
walk_head(struct codec *c, struct head *head)
{
	bool has_call = head->kind != RECORD_CALL && head->kind != RECORD_KEY;

	codec_line(c, "call");
	codec_optional_digest(c, &has_call, &head->call);
	codec_end(c);
	if (!c->failed && has_call !=
	    (head->kind != RECORD_CALL && head->kind != RECORD_KEY))
		codec_fail(c, "\"call\" must %sname a call here",
		    has_call ? "not " : "");
	codec_line(c, "signer");
	codec_id(c, head->signer);
	codec_end(c);
	codec_line(c, "key");
	codec_hex(c, head->key_id, KEYID_LEN);
	codec_end(c);
	codec_line(c, "seq");
	codec_number(c, &head->seq, SEQ_MAX);
	codec_end(c);
	codec_line(c, "prev");
	codec_digest(c, &head->prev);
	codec_end(c);
	if (!c->failed && (head->seq == 0 ||
	    (head->seq == 1) != digest_is_zero(&head->prev)))
		codec_fail(c, "\"seq\" starts at 1, whose \"prev\" alone is"
		    " zeros");
}

static void
walk_record(struct codec *c, struct record *record)
{
	const struct kind *kind = &kinds[record->head.kind];

	c->page = kind->page;
	codec_line(c, kind->first_line);
	codec_end(c);
	walk_head(c, &record->head);
	kind->walk(c, record);
	codec_line(c, "end");
	codec_end(c);
}

/* Give the codec's fault away. */
static int
finish(struct codec *c, struct fault *why)
{
	if (!c->failed)
		return 0;
	if (why != NULL)
		*why = c->why;
	return -1;
}

static int
write_plain(struct buf *out, const struct record *record, struct fault *why)
{
	struct codec c = { .mode = CODEC_WRITE, .out = out };
	/* The walk is shared with reading; writing changes no value. */
	struct record copy = *record;

	walk_record(&c, &copy);
	if (finish(&c, why) == -1)
		return -1;
	return out->failed ? fault_memory(why) : 0;
}

int
record_kind_of(const char *text, size_t len)
{
	struct span in = span_of(text, len), line;
	int kind;

	if (!span_take_line(&in, &line))
		return -1;
	for (kind = 0; kind < RECORD_KINDS; kind++)
		if (span_is(&line, kinds[kind].first_line))
			return kind;
	return -1;
}

static int
read_plain(struct record *out, struct arena *arena, const char *text,
    size_t len, struct fault *why)
{
	struct codec c = {
		.mode = CODEC_READ, .arena = arena, .in = span_of(text, len)
	};
	int kind = record_kind_of(text, len);

	if (len > RECORD_MAX)
		return fault_set(why, FAULT_REFUSED, "TOO-LARGE",
		    "mita-record(5) LIMITS: a record of %zu bytes, at most %d",
		    len, RECORD_MAX);
	if (kind == -1)
		return fault_advise(why, FAULT_REFUSED, "VERSION",
		    "a newer program may", "mita-record(5): the first line"
		    " names no kind and version of record that this program"
		    " knows");
	*out = (struct record){0};
	out->head.kind = (enum record_kind)kind;
	walk_record(&c, out);
	if (!c.failed && c.in.left > 0)
		codec_fail(&c, "%zu bytes stand behind \"end\"", c.in.left);
	return finish(&c, why);
}

int
record_read(struct record *out, struct arena *arena, const char *text,
    size_t len, struct fault *why)
{
	struct buf again = {0};
	int rc = -1;

	if (read_plain(out, arena, text, len, why) == -1)
		return -1;
	if (write_plain(&again, out, why) == -1)
		goto done;
	if (again.len != len || memcmp(again.bytes, text, len) != 0) {
		fault_at(why, FAULT_REFUSED, "FORMAT",
		    kinds[out->head.kind].page,
		    "written again it is not the same (the round-trip rule)");
		goto done;
	}
	rc = 0;
done:
	buf_release(&again);
	return rc;
}

int
record_write(struct buf *out, const struct record *record, struct fault *why)
{
	struct buf text = {0};
	struct arena *arena;
	struct record back;
	int rc = -1;

	if ((arena = arena_new()) == NULL)
		return fault_memory(why);
	if (write_plain(&text, record, why) == -1)
		goto done;
	/* Never sign what our own reader would refuse. */
	if (record_read(&back, arena, text.bytes, text.len, why) == -1)
		goto done;
	buf_put(out, text.bytes, text.len);
	rc = out->failed ? fault_memory(why) : 0;
done:
	buf_release(&text);
	arena_free(arena);
	return rc;
}

/* What stands between start and its first LF, divided at blanks. */
static int
split_line(struct record_line *out, char *line)
{
	char *blank;

	out->word = line;
	while ((blank = strchr(line, ' ')) != NULL) {
		*blank = '\0';
		line = blank + 1;
		if (out->n_arguments < LINE_ARGUMENTS)
			out->arguments[out->n_arguments] = line;
		out->n_arguments++;
	}
	/* The last one is the length of the text, which is known. */
	out->n_arguments -= out->has_text;
	return out->n_arguments <= LINE_ARGUMENTS ? 0 : -1;
}

static int
take_marks(const struct codec *c, struct arena *arena,
    struct record_line *lines, struct fault *why)
{
	size_t i;

	for (i = 0; i < c->n_marks; i++) {
		const struct codec_mark *mark = &c->marks[i];
		const char *start = buf_text(c->out) + mark->start;
		char *line = arena_copy(arena, start, strcspn(start, "\n"));

		if (line == NULL)
			return fault_memory(why);
		lines[i] = (struct record_line){ .number = (unsigned)i + 1,
		    .has_text = mark->has_text, .at = mark->text,
		    .len = mark->len };
		if (split_line(&lines[i], line) == -1)
			return fault_set(why, FAULT_REFUSED, "FORMAT",
			    "a line \"%s\" has more than %d arguments", line,
			    LINE_ARGUMENTS);
	}
	return 0;
}

int
record_lines(const struct record *record, struct arena *arena,
    struct record_line **out, size_t *n, struct fault *why)
{
	struct buf text = {0};
	struct codec c = {
		.mode = CODEC_WRITE, .out = &text, .arena = arena,
		.marking = true
	};
	/* As in write_plain(): writing changes no value. */
	struct record copy = *record;
	int rc;

	walk_record(&c, &copy);
	if ((rc = finish(&c, why)) == 0 && text.failed)
		rc = fault_memory(why);
	*n = c.n_marks;
	if (rc == 0 && (*out = arena_alloc(arena,
	    *n * sizeof(**out))) == NULL)
		rc = fault_memory(why);
	if (rc == 0)
		rc = take_marks(&c, arena, *out, why);
	buf_release(&text);
	return rc;
}

void
record_comment(struct buf *out, const struct record *record)
{
	const struct head *head = &record->head;
	char call[DIGEST_TEXT_LEN + 1];

	digest_text(call, &head->call);
	buf_putf(out, "%s signer=%s seq=%u call=%s",
	    kinds[head->kind].first_line, head->signer, head->seq, call);
}

/* As some editors save it: with a mark in front, and CR before each LF. */
static void
put_lines(struct buf *out, const char *text, size_t len)
{
	struct span in = span_of(text, len), line;

	span_skip(&in, "\xef\xbb\xbf");
	while (span_take_line(&in, &line)) {
		if (line.left > 0 && line.at[line.left - 1] == '\r')
			line.left--;
		buf_put(out, line.at, line.left);
		buf_putc(out, '\n');
	}
	buf_put(out, in.at, in.left);
}

static int
read_lines(struct call *out, struct arena *arena, const struct buf *text,
    struct fault *why)
{
	struct codec c = {
		.mode = CODEC_AUTHOR, .arena = arena,
		.in = span_of(buf_text(text), text->len),
		.page = "mita-call(5)", .first_words = call_first_words
	};

	*out = (struct call){0};
	if (text->failed)
		return fault_memory(why);
	if (text->len == 0 || text->bytes[text->len - 1] != '\n')
		return fault_set(why, FAULT_REFUSED, "FORMAT",
		    "mita-call(5): the last line has no line end");
	walk_call_lines(&c, out);
	if (!c.failed && codec_rest(&c))
		codec_fail(&c, "this line does not belong here");
	if (finish(&c, why) == -1)
		return -1;
	if (call_check(out, why) == -1)
		return -1;
	/* Those that were signed before must be read all the same. */
	return !call_ends_early(out) ? 0 : fault_set(why, FAULT_REFUSED,
	    "CALL", "mita-call(5) RULES: stage 1 gives out the money, so nobody"
	    " could go on to stage 2: say \"funds NO\" in stage 1, or leave"
	    " stage 2 out");
}

int
call_file_read(struct call *out, struct arena *arena, const char *text,
    size_t len, struct fault *why)
{
	struct buf lines = {0};
	int rc;

	put_lines(&lines, text, len);
	rc = read_lines(out, arena, &lines, why);
	buf_release(&lines);
	return rc;
}

int
form_write(struct buf *out, const struct call *call, unsigned stage,
    struct fault *why)
{
	struct codec c = {
		.mode = CODEC_WRITE, .out = out, .page = "mita-record(5) CALL"
	};
	struct call copy = *call;
	size_t i;

	walk_scale(&c, &copy);
	for (i = 0; i < call->n_stages; i++)
		if (call->stages[i].number == stage)
			walk_stage(&c, &copy, &call->stages[i]);
	if (finish(&c, why) == -1)
		return -1;
	return out->failed ? fault_memory(why) : 0;
}
