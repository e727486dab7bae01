/* Taking in bundles, folders and registers, and what to say of each. */
#include "config.h"

#include "mita/coordinator/intake.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/folder.h"
#include "mita/base/translate.h"
#include "mita/coordinator/remedy.h"
#include "mita/office/register.h"
#include "mita/office/union.h"

enum { FOLDER_FILES_MAX = 100000, DEPTH_MAX = 8 };

static int
take_file(const struct intaking *how, const char *path, bool alone)
{
	struct intake one = { .path = path, .alone = alone,
	    .copy = file_starts(path, "SQLite format 3") };

	if ((one.copy ? register_merge : bundle_merge)(how->reg, path,
	    how->dry, &one.news, &one.fault) == -1)
		one.rc = (int)one.fault.code;
	how->seen(how, &one);
	return one.rc;
}

/* Browsers and mail programs give names of their own: what is in it counts. */
bool
intake_is_bundle(const char *path)
{
	size_t len = strlen(path), end = strlen(".bundle");

	return file_starts(path, "untrusted comment: sealed file, see ") ||
	    file_starts(path, "age-encryption.org/v1\n-> mita BUNDLE ") ||
	    (len > end && strcmp(path + len - end, ".bundle") == 0);
}

static const char *
path_in(struct arena *arena, const char *folder, const char *name)
{
	struct buf path = {0};
	const char *copy;

	buf_putf(&path, "%s/%s", folder, name);
	copy = path.failed ? NULL : arena_string(arena, buf_text(&path));
	buf_release(&path);
	return copy;
}

/* What lies in a folder, and in the folders in it. */
struct haul {
	struct arena	*arena;
	size_t		 n;
	const char	**bundles;	/* by name */
	size_t		 n_others;
	const char	**others;	/* no bundle, or a folder without any */
};

static int
keep(struct arena *arena, const char ***list, size_t *n, const char *path,
    struct fault *why)
{
	const char **grown = arena_grow(arena, *list, *n, sizeof(*grown));

	if (grown == NULL)
		return fault_memory(why);
	*list = grown;
	grown[(*n)++] = path;
	return 0;
}

static int	gather(struct haul *haul, const char *folder, unsigned depth,
		    struct fault *why);

/* Packages are ours, and lie about. */
static bool
is_package(const char *path)
{
	size_t len = strlen(path), end = strlen(".package");

	return len > end && strcmp(path + len - end, ".package") == 0;
}

/* A folder without a bundle is one thing that is none. */
static int
gather_one(struct haul *haul, const char *path, unsigned depth,
    struct fault *why)
{
	size_t bundles = haul->n, others = haul->n_others;

	if (folder_is(path) && depth < DEPTH_MAX) {
		if (gather(haul, path, depth + 1, NULL) == 0 &&
		    haul->n > bundles)
			return 0;
		haul->n = bundles;
		haul->n_others = others;
	} else if (!folder_is(path) && !is_package(path) &&
	    intake_is_bundle(path))
		return keep(haul->arena, &haul->bundles, &haul->n, path, why);
	return keep(haul->arena, &haul->others, &haul->n_others, path, why);
}

static int
gather(struct haul *haul, const char *folder, unsigned depth,
    struct fault *why)
{
	const char **names, *path;
	size_t n, i;

	if (folder_list(folder, haul->arena, FOLDER_FILES_MAX, &names, &n,
	    why) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		path = path_in(haul->arena, folder, names[i]);
		if (path == NULL)
			return fault_memory(why);
		if (gather_one(haul, path, depth, why) == -1)
			return -1;
	}
	return 0;
}

bool
intake_is_encrypted(const char *path)
{
	struct haul haul = {0};
	bool found = false;
	size_t i;

	if (!folder_is(path))
		return bundle_is_encrypted(path);
	if ((haul.arena = arena_new()) != NULL)
		gather(&haul, path, 0, NULL);
	for (i = 0; i < haul.n && !found; i++)
		found = bundle_is_encrypted(haul.bundles[i]);
	arena_free(haul.arena);
	return found;
}

/* All bundles, then what is none of them is told. */
static int
take_folder(const struct intaking *how, const char *folder,
    struct arena *arena, struct fault *why)
{
	struct haul haul = { .arena = arena };
	struct intake other = { .other = true };
	int worst = 0, rc;
	size_t i;

	if (gather(&haul, folder, 0, why) == -1)
		return -1;
	if (haul.n == 0)
		return fault_at(why, FAULT_REFUSED, "EMPTY", folder,
		    "there is no bundle in it");
	for (i = 0; i < haul.n; i++) {
		rc = take_file(how, haul.bundles[i], false);
		worst = rc > worst ? rc : worst;
	}
	for (i = 0; i < haul.n_others; i++) {
		other.path = haul.others[i];
		how->seen(how, &other);
	}
	return worst;
}

int
intake_take(const struct intaking *how, const char *path)
{
	struct intake one = { .path = path };
	struct arena *arena;
	int rc = -1;

	if (!folder_is(path))
		return take_file(how, path, true);
	if ((arena = arena_new()) == NULL)
		fault_memory(&one.fault);
	else
		rc = take_folder(how, path, arena, &one.fault);
	arena_free(arena);
	if (rc != -1)
		return rc;
	one.rc = (int)one.fault.code;
	how->seen(how, &one);
	return one.rc;
}

/* What came of it, in words */

void
intake_news(struct buf *out, const struct intake *one)
{
	const struct merge_news *news = &one->news;

	if (news->known)
		buf_puts(out, _("KNOWN: all was known; "));
	buf_putf(out, translate_n("%zu new evaluation", "%zu new evaluations",
	    news->evaluations), news->evaluations);
	buf_putf(out, translate_n(", %zu new declaration",
	    ", %zu new declarations", news->declarations), news->declarations);
	if (one->copy)
		buf_putf(out, translate_n(", %zu new bundle",
		    ", %zu new bundles", news->bundles), news->bundles);
	if (news->plain)
		buf_puts(out, _("; PLAIN: it was not encrypted"));
	if (news->late)
		buf_puts(out, _("; LATE: the deadline is over"));
	if (news->interest[0] != '\0')
		buf_putf(out, _("; INTEREST: an officer rules on the interest"
		    " in %s (conflict list)"), news->interest);
	if (news->taken_back[0] != '\0')
		buf_putf(out, _("; TAKEN-BACK: an interest in %s was declared,"
		    " and the expert took it back; an officer rules on it"
		    " (conflict list)"), news->taken_back);
	if (news->barred[0] != '\0')
		buf_putf(out, _("; BARRED: no ruling lets %s count (check)"),
		    news->barred);
	if (news->surplus[0] != '\0')
		buf_putf(out, _("; SURPLUS: more evaluations of %s count than"
		    " TWO-CLOSEST takes, cancel one"), news->surplus);
	if (news->forked)
		buf_puts(out, _("; FORK: two statements in one place, ask the"
		    " expert which stands"));
}

void
intake_say(struct buf *out, const struct intake *one, bool dry)
{
	if (one->other) {
		buf_putf(out, _("passed   %s: no bundle\n"), one->path);
		return;
	}
	if (one->rc != 0) {
		buf_putf(out, _("refused  %s  %s"), one->fault.reason,
		    one->fault.text);
		buf_putc(out, '\n');
		return;
	}
	buf_putf(out, _("ok       %s  %s: "), one->path, one->copy ?
	    _("register") : one->news.expert);
	intake_news(out, one);
	if (dry)
		buf_puts(out, _(" (dry run: nothing was kept)"));
	buf_putc(out, '\n');
}

/* What there is to tell, or "". */
static const char *
reason_of(const struct intake *one)
{
	if (one->rc != 0)
		return one->fault.reason;
	if (one->news.forked)
		return "FORK";
	if (one->news.late)
		return "LATE";
	/* A folder is merged again and again: most of it is known. */
	return one->news.known && one->alone ? "KNOWN" : "";
}

void
intake_remedy(struct buf *out, const struct book *book,
    const struct intake *one)
{
	const char *reason = reason_of(one);
	const char *who = one->news.expert;
	const struct keycard *card = who[0] == '\0' ? NULL :
	    book_card(book, who);
	bool known = card != NULL && card->n_languages > 0;
	bool lithuanian = known && strcmp(card->languages[0], "lt") == 0;

	if (one->other || one->copy || reason[0] == '\0' ||
	    coordinator_remedy(reason, false) == NULL)
		return;
	if (who[0] == '\0')
		who = _("the sender");
	if (!known || !lithuanian)
		buf_putf(out, _("         tell %s: %s\n"), who,
		    coordinator_remedy(reason, false));
	if (!known || lithuanian)
		buf_putf(out, _("         tell %s: %s\n"), who,
		    coordinator_remedy(reason, true));
}
