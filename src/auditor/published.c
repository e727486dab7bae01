/* Is what a published folder has beside its records made of them? */
#include "config.h"

#include "mita/auditor/published.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/audit/book.h"
#include "mita/audit/finding.h"
#include "mita/audit/texts.h"
#include "mita/auditor/source.h"
#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/span.h"
#include "mita/base/text.h"
#include "mita/report/results.h"
#include "mita/report/stage_tables.h"

enum { PATH_LEN = 4096, SHOWN = 60, FILES_MAX = 1000000 };

/* A folder being compared, and the names of what belongs there. */
struct comparing {
	struct book	 *book;
	const char	 *path;
	size_t		  n;
	const char	**names;
	size_t		  n_sums;
	const char	**sums;		/* lines of SHA256SUMS, in order */
	size_t		  n_unsummed;	/* that are not in it as they are */
	const char	 *unsummed;	/* the first of them */
};

static int __attribute__((format(printf, 3, 4)))
tell(const struct comparing *c, const char *place, const char *fmt, ...)
{
	struct finding facts = {
		.grade = GRADE_WRONG, .reason = "TABLE", .place = place
	};
	struct buf text = {0};
	va_list args;
	int rc;

	va_start(args, fmt);
	buf_vputf(&text, fmt, args);
	va_end(args);
	rc = text.failed ? -1 :
	    book_find_about(c->book, &facts, "%s", buf_text(&text));
	buf_release(&text);
	return rc;
}

/* Where two texts part: the line, and in a table of cells the column. */
struct parting {
	size_t	 line;		/* from 1 */
	size_t	 column;	/* from 0 */
	size_t	 at;		/* where that line or cell begins */
	bool	 cells;		/* of CSV */
	bool	 page;		/* of HTML: what stands between two tags */
};

static struct parting
find_parting(const char *text, size_t at, const char *ending)
{
	struct parting p = { .line = 1, .cells = strcmp(ending, ".csv") == 0,
	    .page = strcmp(ending, ".html") == 0 };
	bool quoted = false;
	size_t i;

	for (i = 0; i < at; i++) {
		quoted = p.cells && quoted != (text[i] == '"');
		p.line += text[i] == '\n';
		if (quoted || (text[i] != '\n' &&
		    !(p.cells && text[i] == ',') &&
		    !(p.page && text[i] == '>')))
			continue;
		p.column = text[i] == '\n' ? 0 : p.column + 1;
		p.at = i + 1;
	}
	return p;
}

/* The line or cell that begins somewhere, as people may see it. */
static void
put_part(struct buf *out, const char *text, size_t len,
    const struct parting *p)
{
	bool quoted = false;
	size_t end, next;

	for (end = p->at; end < len; end++) {
		quoted = p->cells && quoted != (text[end] == '"');
		if (!quoted && (text[end] == '\n' ||
		    (p->cells && text[end] == ',') ||
		    (p->page && text[end] == '<' && end > p->at)))
			break;
	}
	for (next = p->at; next < end && next - p->at < SHOWN;)
		next += text_cluster(text + next, end - next);
	if (p->at == len)
		buf_puts(out, "nothing");
	else
		text_safe(out, text + p->at, next - p->at, false);
	if (next < end)
		buf_puts(out, " ...");
}

/* "results/stage-1-ranking.csv, line 3, total" */
static void
put_place(struct buf *out, const char *name, const char *text,
    const struct parting *p)
{
	size_t column, len;

	buf_putf(out, "%s, line %zu", name, p->line);
	if (!p->cells)
		return;
	for (column = 0; column < p->column; column++) {
		len = strcspn(text, ",\n");
		if (text[len] != ',')
			return;
		text += len + 1;
	}
	buf_puts(out, ", ");
	buf_put(out, text, strcspn(text, ",\n"));
}

static int
tell_parting(const struct comparing *c, const char *name,
    const struct buf *there, const struct buf *made)
{
	size_t least = there->len < made->len ? there->len : made->len, at;
	struct buf place = {0}, has = {0}, gives = {0};
	const char *dot = strrchr(name, '.');
	struct parting p;
	int rc;

	for (at = 0; at < least && there->bytes[at] == made->bytes[at];)
		at++;
	p = find_parting(buf_text(made), at, dot == NULL ? "" : dot);
	put_place(&place, name, buf_text(made), &p);
	put_part(&has, buf_text(there), there->len, &p);
	put_part(&gives, buf_text(made), made->len, &p);
	rc = place.failed || has.failed || gives.failed ? -1 :
	    tell(c, buf_text(&place), "it says %s where the records give %s",
	    buf_text(&has), buf_text(&gives));
	buf_release(&place);
	buf_release(&has);
	buf_release(&gives);
	return rc;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Is there a line of it in the list of sums? */
static int
check_sum(struct comparing *c, const char *name, const void *bytes,
    size_t len, struct fault *why)
{
	struct digest digest = book_digest(bytes, len);
	char text[PATH_LEN], hex[DIGEST_TEXT_LEN + 1];
	const char *line = text;

	digest_text(hex, &digest);
	snprintf(text, sizeof(text), "%s  %s", hex, name);
	if (c->n_sums > 0 && bsearch(&line, c->sums, c->n_sums,
	    sizeof(*c->sums), by_text) != NULL)
		return 0;
	if (c->n_unsummed++ > 0)
		return 0;
	c->unsummed = arena_string(c->book->arena, name);
	return c->unsummed == NULL ? fault_memory(why) : 0;
}

static int
compare_file(struct comparing *c, const char *name, const struct buf *made,
    struct fault *why)
{
	struct buf there = {0};
	char path[PATH_LEN];
	int rc;

	snprintf(path, sizeof(path), "%s/%s", c->path, name);
	if (!file_exists(path))
		return tell(c, name, "it is not there; ask for the folder"
		    " again") == -1 ? fault_memory(why) : 0;
	if (file_read(path, REGISTER_MAX, &there, why) == -1)
		return why->code == FAULT_REFUSED ? tell(c, name, "%s",
		    why->text) : -1;
	rc = there.len == made->len && (made->len == 0 ||
	    memcmp(there.bytes, made->bytes, made->len) == 0) ? 0 :
	    tell_parting(c, name, &there, made);
	rc = rc == -1 ? fault_memory(why) :
	    check_sum(c, name, buf_text(&there), there.len, why);
	buf_release(&there);
	return rc;
}

static int
take(void *to, const char *name, const void *bytes, size_t len,
    struct fault *why)
{
	struct comparing *c = to;
	const char **names = arena_grow(c->book->arena, c->names, c->n,
	    sizeof(*names));
	struct buf made = {0};
	int rc;

	if (names == NULL || (names[c->n] = arena_string(c->book->arena,
	    name)) == NULL)
		return fault_memory(why);
	c->names = names;
	c->n++;
	buf_put(&made, bytes, len);
	rc = made.failed ? fault_memory(why) :
	    compare_file(c, name, &made, why);
	buf_release(&made);
	return rc;
}

/* Texts and signatures prove themselves; what leads to them does not. */
static int
take_beside(void *to, const char *name, const void *bytes, size_t len,
    struct fault *why)
{
	const char *dot = strrchr(name, '.');
	char inside[PATH_LEN];

	snprintf(inside, sizeof(inside), "records/%s", name);
	return dot != NULL && (strcmp(dot, ".txt") == 0 ||
	    strcmp(dot, ".minisig") == 0) ?
	    check_sum(to, inside, bytes, len, why) :
	    take(to, inside, bytes, len, why);
}

static bool
belongs(const struct comparing *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->names[i], name) == 0)
			return true;
	return false;
}

/* A table that no record gives would be read as one that they give. */
static int
find_strange(const struct comparing *c, struct fault *why)
{
	char path[PATH_LEN], name[PATH_LEN];
	const char **names;
	size_t n, i;

	snprintf(path, sizeof(path), "%s/results", c->path);
	if (!folder_is(path))
		return 0;
	if (folder_list(path, c->book->arena, FILES_MAX, &names, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "results/%s", names[i]);
		if (!belongs(c, name) && tell(c, name,
		    "no record gives such a table") == -1)
			return fault_memory(why);
	}
	return 0;
}

/*
 * What the results say is known only of records that are whole; of a result
 * that cannot be computed the audit says so itself.
 */
static int
compare_results(struct comparing *c, struct fault *why)
{
	if (book_broken(c->book) != NULL)
		return book_find_about(c->book, &(struct finding){
		    .grade = GRADE_NOTICE, .reason = "TABLE",
		    .place = "results" }, "not compared with the records,"
		    " because not all of these verify") == -1 ?
		    fault_memory(why) : 0;
	if (stage_tables_publish(c->book, take, c, why) == -1)
		return why->code == FAULT_REFUSED ? 0 : -1;
	return find_strange(c, why);
}

static int
split_sums(struct comparing *c, const struct buf *file)
{
	struct span in = span_of(buf_text(file), file->len), line;
	struct arena *arena = c->book->arena;

	while (span_take_line(&in, &line)) {
		c->sums = arena_grow(arena, c->sums, c->n_sums,
		    sizeof(*c->sums));
		if (c->sums == NULL || (c->sums[c->n_sums] = arena_copy(arena,
		    line.at, line.left)) == NULL)
			return -1;
		c->n_sums++;
	}
	if (c->n_sums > 0)
		qsort(c->sums, c->n_sums, sizeof(*c->sums), by_text);
	return 0;
}

/* One that is missing or no file has no line. */
static int
read_sums(struct comparing *c, struct fault *why)
{
	struct buf file = {0};
	char path[PATH_LEN];
	int rc;

	snprintf(path, sizeof(path), "%s/SHA256SUMS", c->path);
	if (!file_exists(path))
		return 0;
	if (file_read(path, REGISTER_MAX, &file, why) == -1)
		return why->code == FAULT_REFUSED ? 0 : -1;
	rc = split_sums(c, &file) == -1 ? fault_memory(why) : 0;
	buf_release(&file);
	return rc;
}

static int
tell_sums(const struct comparing *c, struct fault *why)
{
	if (c->n_unsummed == 0)
		return 0;
	return tell(c, "SHA256SUMS", "%zu file%s here %s not in it as %s here,"
	    " the first is %s", c->n_unsummed, c->n_unsummed == 1 ? "" : "s",
	    c->n_unsummed == 1 ? "is" : "are", c->n_unsummed == 1 ? "it is" :
	    "they are", c->unsummed) == -1 ? fault_memory(why) : 0;
}

int
published_check(struct book *book, const struct source *source,
    const char *path, struct fault *why)
{
	struct comparing c = { .book = book, .path = path };

	if (!source->published || book->call == NULL)
		return 0;
	if (read_sums(&c, why) == -1 ||
	    texts_write(source->rows, source->n_rows, book->arena,
	    take_beside, &c, why) == -1 ||
	    compare_results(&c, why) == -1)
		return -1;
	return tell_sums(&c, why);
}

int
reported_check(struct book *book, const char *path, struct fault *why)
{
	struct comparing c = { .book = book, .path = path };

	if (book->call == NULL || book_broken(book) != NULL)
		return book_find_about(book, &(struct finding){
		    .grade = GRADE_WRONG, .reason = "TABLE", .place = path },
		    "not compared with the records, because not all of these"
		    " verify") == -1 ? fault_memory(why) : 0;
	if (results_write(book, take, &c, why) == -1)
		return why->code == FAULT_REFUSED ? 0 : -1;
	return find_strange(&c, why);
}
