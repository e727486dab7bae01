/* A folder of files for somebody outside. */
#include "config.h"

#include "mita/office/outbox.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/file.h"
#include "mita/model/record.h"
#include "mita/seal/digest.h"

static const char sums[] = "SHA256SUMS";

enum { PATH_LEN = 4096, FOLDER_MODE = 0755, FILE_MODE = 0644 };

struct sent {
	const char	*name;
	struct digest	 digest;
};

struct outbox {
	struct arena	*arena;
	const char	*path;
	size_t		 n;
	struct sent	*sent;
};

struct outbox *
outbox_open(const char *path, struct fault *why)
{
	struct arena *arena;
	struct outbox *outbox;

	if (file_make_folder(path, FOLDER_MODE, why) == -1)
		return NULL;
	if ((arena = arena_new()) == NULL ||
	    (outbox = arena_alloc(arena, sizeof(*outbox))) == NULL ||
	    (outbox->path = arena_string(arena, path)) == NULL) {
		arena_free(arena);
		fault_memory(why);
		return NULL;
	}
	outbox->arena = arena;
	return outbox;
}

void
outbox_close(struct outbox *outbox)
{
	if (outbox != NULL)
		arena_free(outbox->arena);
}

static int
make_folder_of(const struct outbox *outbox, const char *name,
    struct fault *why)
{
	const char *slash = strchr(name, '/');
	char path[PATH_LEN];

	if (slash == NULL)
		return 0;
	snprintf(path, sizeof(path), "%s/%.*s", outbox->path,
	    (int)(slash - name), name);
	return file_make_folder(path, FOLDER_MODE, why);
}

static bool
holds(const char *path, const void *bytes, size_t len)
{
	struct buf there = {0};
	bool same;

	same = file_exists(path) && file_read(path, len, &there, NULL) == 0 &&
	    there.len == len &&
	    (len == 0 || memcmp(there.bytes, bytes, len) == 0);
	buf_release(&there);
	return same;
}

bool
outbox_differs(const struct outbox *outbox, const char *name,
    const void *bytes, size_t len)
{
	char path[PATH_LEN];

	snprintf(path, sizeof(path), "%s/%s", outbox->path, name);
	return file_exists(path) && !holds(path, bytes, len);
}

static int
write_file(const struct outbox *outbox, const char *name, const void *bytes,
    size_t len, struct fault *why)
{
	char path[PATH_LEN];

	if (make_folder_of(outbox, name, why) == -1)
		return -1;
	snprintf(path, sizeof(path), "%s/%s", outbox->path, name);
	return holds(path, bytes, len) ? 0 :
	    file_write(path, bytes, len, FILE_MODE, why);
}

int
outbox_put(struct outbox *outbox, const char *name, const void *bytes,
    size_t len, struct fault *why)
{
	struct sent *sent;

	if (write_file(outbox, name, bytes, len, why) == -1)
		return -1;
	sent = arena_grow(outbox->arena, outbox->sent, outbox->n,
	    sizeof(*sent));
	if (sent == NULL ||
	    (sent[outbox->n].name = arena_string(outbox->arena, name)) == NULL)
		return fault_memory(why);
	digest_of(sent[outbox->n].digest.bytes, bytes, len);
	outbox->sent = sent;
	outbox->n++;
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct sent *)a)->name,
	    ((const struct sent *)b)->name);
}

int
outbox_sums(struct outbox *outbox, struct fault *why)
{
	char hex[DIGEST_TEXT_LEN + 1];
	struct buf text = {0};
	size_t i;
	int rc;

	if (outbox->n > 0)
		qsort(outbox->sent, outbox->n, sizeof(*outbox->sent), by_name);
	for (i = 0; i < outbox->n; i++) {
		digest_text(hex, &outbox->sent[i].digest);
		buf_putf(&text, "%s  %s\n", hex, outbox->sent[i].name);
	}
	rc = text.failed ? fault_memory(why) : write_file(outbox, sums,
	    buf_text(&text), text.len, why);
	buf_release(&text);
	return rc;
}

size_t
outbox_count(const struct outbox *outbox)
{
	return outbox->n;
}
