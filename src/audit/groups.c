/* The one index over a book: which entries are about what. */
#include "config.h"

#include "mita/audit/groups.h"

#include <string.h>

#include "mita/audit/grouping.h"
#include "mita/audit/rulings.h"
#include "mita/base/arena.h"
#include "mita/base/map.h"
#include "mita/seal/pubkey.h"

/* The index over a book: which entries are about what. */

struct groups {
	struct arena	*arena;		/* a child of the book's */
	struct map	 map;		/* struct entries by struct name */
	struct entries	 kinds[RECORD_KINDS];
};

/* What a group is found by: all its bytes, so none is left as it was. */
struct name {
	uint32_t	 group;
	uint32_t	 stage;
	unsigned char	 id[ID_MAX + 8];
};

static const struct entries none;

static struct name
name_of(enum group group, unsigned stage, const void *id, size_t len)
{
	struct name name;

	memset(&name, 0, sizeof(name));
	name.group = group;
	name.stage = stage;
	memcpy(name.id, id, len < sizeof(name.id) ? len : sizeof(name.id));
	return name;
}

static const struct entries *
find(const struct book *book, const struct name *name)
{
	const struct entries *found = book->groups == NULL ? NULL :
	    map_get(&book->groups->map, name, sizeof(*name));

	return found == NULL ? &none : found;
}

const struct entries *
book_group(const struct book *book, enum group group, unsigned stage,
    const char *id)
{
	const struct name name = name_of(group, stage, id, strlen(id));

	return find(book, &name);
}

const struct entries *
book_key_group(const struct book *book, enum group group,
    const uint8_t id[static KEYID_LEN])
{
	const struct name name = name_of(group, 0, id, KEYID_LEN);

	return find(book, &name);
}

const struct entries *
book_kind(const struct book *book, enum record_kind kind)
{
	return book->groups == NULL ? &none : &book->groups->kinds[kind];
}

bool
entry_counts(const struct entry *entry, const bool *set)
{
	return set == NULL ? entry->believed : set[entry->at];
}

/* Filling */

int
groups_start(struct book *book)
{
	struct arena *arena;
	size_t i;

	if (book->groups != NULL)
		arena_free(book->groups->arena);
	book->groups = NULL;
	if ((arena = arena_child(book->arena)) == NULL)
		return -1;
	book->groups = arena_alloc(arena, sizeof(*book->groups));
	if (book->groups == NULL)
		return -1;
	book->groups->arena = arena;
	book->groups->map.arena = arena;
	for (i = 0; i < book->n; i++)
		book->entries[i]->replacer = NULL;
	return 0;
}

static int
append(struct groups *groups, struct entries *to, struct entry *entry)
{
	struct entry **list = arena_grow(groups->arena, to->list, to->n,
	    sizeof(*list));

	if (list == NULL)
		return -1;
	to->list = list;
	list[to->n++] = entry;
	return 0;
}

static int
put(struct groups *groups, const struct name *name, struct entry *entry)
{
	struct entries *to = map_get(&groups->map, name, sizeof(*name));
	void *key;

	if (to != NULL)
		return append(groups, to, entry);
	if ((to = arena_alloc(groups->arena, sizeof(*to))) == NULL ||
	    (key = arena_copy(groups->arena, name, sizeof(*name))) == NULL ||
	    map_put(&groups->map, key, sizeof(*name), to) == -1)
		return -1;
	return append(groups, to, entry);
}

/* What an entry is about, by its kind.  False: it is of no such group. */
static bool
name_subject(const struct record *record, struct name *out)
{
	const char *id = "";
	enum group group;
	unsigned stage;

	switch (record->head.kind) {
	case RECORD_ADMISSION:
		group = GROUP_ADMISSION;
		stage = 0;
		id = record->body.admission.expert;
		break;
	case RECORD_PROPOSAL:
		group = GROUP_PROPOSAL;
		stage = record->body.proposal.stage;
		id = record->body.proposal.id;
		break;
	case RECORD_ASSIGNMENT:
		group = GROUP_ASSIGNMENT;
		stage = record->body.assignment.stage;
		id = record->body.assignment.expert;
		break;
	case RECORD_CANCELLATION:
		group = GROUP_CANCELLATION;
		stage = record->body.cancellation.stage;
		id = record->body.cancellation.expert;
		break;
	case RECORD_DECLARATION:
		group = GROUP_STATEMENT;
		stage = record->body.declaration.stage;
		id = record->head.signer;
		break;
	case RECORD_EVALUATION:
		group = GROUP_STATEMENT;
		stage = record->body.evaluation.stage;
		id = record->head.signer;
		break;
	case RECORD_RULING:
		group = GROUP_RULING;
		stage = record->body.ruling.stage;
		id = record->body.ruling.proposal;
		break;
	case RECORD_RESULT:
		group = GROUP_RESULT;
		stage = record->body.result.stage;
		break;
	default:
		return false;
	}
	*out = name_of(group, stage, id, strlen(id));
	return true;
}

/* A key that an entry speaks of.  False: of none. */
static bool
name_key(const struct record *record, struct name *out)
{
	uint8_t id[KEYID_LEN];

	if (record->head.kind == RECORD_ADMISSION)
		pubkey_id(id, record->body.admission.sign_key);
	else if (record->head.kind == RECORD_REVOCATION)
		pubkey_id(id, record->body.revocation.sign_key);
	else
		return false;
	*out = name_of(record->head.kind == RECORD_ADMISSION ?
	    GROUP_ADMITTED : GROUP_REVOCATION, 0, id, KEYID_LEN);
	return true;
}

static bool
name_line(const struct record *record, struct name *out)
{
	if (record->head.kind == RECORD_KEY ||
	    record->head.kind == RECORD_MANIFEST)
		return false;
	*out = name_of(GROUP_LINE, 0, record->head.key_id, KEYID_LEN);
	return true;
}

/* All three names of an entry that it has. */
static size_t
names_of(const struct record *record, struct name out[static 3])
{
	size_t n = 0;

	n += name_subject(record, &out[n]);
	n += name_key(record, &out[n]);
	n += name_line(record, &out[n]);
	return n;
}

/* What this entry says it stands in place of, or NULL. */
static struct entry *
replaced_by(const struct book *book, const struct record *record)
{
	const struct digest *digest = NULL;

	if (record->head.kind == RECORD_DECLARATION &&
	    record->body.declaration.has_replaces)
		digest = &record->body.declaration.replaces;
	else if (record->head.kind == RECORD_EVALUATION &&
	    record->body.evaluation.has_replaces)
		digest = &record->body.evaluation.replaces;
	else if (record->head.kind == RECORD_RULING &&
	    record->body.ruling.has_replaces)
		digest = &record->body.ruling.replaces;
	return digest == NULL ? NULL : book_find(book, digest);
}

int
groups_add(struct book *book, struct entry *entry)
{
	struct entry *before = replaced_by(book, entry->record);
	struct name names[3];
	size_t n = names_of(entry->record, names), i;

	if (append(book->groups, &book->groups->kinds[entry->record->head.
	    kind], entry) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (put(book->groups, &names[i], entry) == -1)
			return -1;
	if (before != NULL) {
		entry->next_replacer = before->replacer;
		before->replacer = entry;
	}
	return 0;
}

/* The last one added goes first. */
void
groups_drop(struct book *book, const struct entry *entry)
{
	struct entries *kind = &book->groups->kinds[entry->record->head.kind];
	struct entry *before = replaced_by(book, entry->record);
	struct name names[3];
	size_t n = names_of(entry->record, names), i;

	if (kind->n == 0 || kind->list[kind->n - 1] != entry)
		return;
	kind->n--;
	for (i = 0; i < n; i++) {
		struct entries *of = map_get(&book->groups->map, &names[i],
		    sizeof(names[i]));

		of->n--;
	}
	if (before != NULL && before->replacer == entry)
		before->replacer = entry->next_replacer;
}

/* Rulings */

struct ruling_about
ruling_about(const struct ruling *ruling)
{
	struct ruling_about about = { .subject = ruling->subject,
	    .stage = ruling->stage, .proposal = ruling->proposal };

	switch (ruling->subject) {
	case RULING_ELIGIBILITY:
		about.question = ruling->question;
		break;
	case RULING_CONFLICT:
	case RULING_LATE:
		/* Of what came late, the question is from which version on. */
		about.expert = ruling->expert;
		break;
	case RULING_THIRD:
	case RULING_CLARIFICATION:
	case RULING_OBSERVATION:
		about.expert = ruling->expert;
		about.question = ruling->question;
		about.note = ruling_says_nothing(ruling);
		break;
	default:
		/* Of a proposal, or of the stage. */
		break;
	}
	return about;
}

/* None stands before any. */
static int
part_cmp(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

int
ruling_about_cmp(const struct ruling_about *a, const struct ruling_about *b)
{
	int order = (int)a->subject - (int)b->subject;

	if (order == 0)
		order = (int)a->stage - (int)b->stage;
	if (order == 0)
		order = strcmp(a->proposal, b->proposal);
	if (order == 0)
		order = part_cmp(a->expert, b->expert);
	if (order == 0)
		order = (int)a->note - (int)b->note;
	return order != 0 ? order : part_cmp(a->question, b->question);
}

static bool
is_about(const struct ruling *ruling, const struct ruling_about *about)
{
	return ruling->subject == about->subject &&
	    ruling_is_note(ruling) == about->note &&
	    (about->expert == NULL ||
	    strcmp(ruling->expert, about->expert) == 0) &&
	    (about->question == NULL ||
	    strcmp(ruling->question, about->question) == 0);
}

/* Does another ruling of the set stand in its place?  A note stands beside. */
static bool
is_replaced(const struct entry *entry, const bool *set)
{
	const struct entry *other;
	bool note = ruling_is_note(&entry->record->body.ruling);

	for (other = entry->replacer; other != NULL;
	    other = other->next_replacer)
		if (other->record->head.kind == RECORD_RULING &&
		    entry_counts(other, set) && (note ||
		    !ruling_is_note(&other->record->body.ruling)))
			return true;
	return false;
}

const struct entry *
book_ruling(const struct book *book, const struct ruling_about *about,
    const bool *set)
{
	const struct entries *all = book_group(book, GROUP_RULING,
	    about->stage, about->proposal);
	const struct entry *found = NULL;
	size_t i;

	for (i = 0; i < all->n; i++) {
		const struct entry *entry = all->list[i];

		if (!entry_counts(entry, set) ||
		    !is_about(&entry->record->body.ruling, about) ||
		    is_replaced(entry, set))
			continue;
		if (found == NULL ||
		    entry->record->head.seq > found->record->head.seq)
			found = entry;
	}
	return found;
}

const struct entry *
book_ruling_like(const struct book *book, const struct ruling *like)
{
	const struct ruling_about about = ruling_about(like);

	return book_ruling(book, &about, NULL);
}
