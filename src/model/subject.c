/* What an expert knows, held against what a proposal is about. */
#include "config.h"

#include "mita/model/subject.h"

#include <string.h>

#include "mita/base/arena.h"
#include "mita/base/fault.h"

static bool
has_subject(const struct code_ref *list, size_t n, const struct code_ref *ref)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i].scheme, ref->scheme) == 0 &&
		    strcmp(list[i].code, ref->code) == 0)
			return true;
	return false;
}

int
subjects_add(struct arena *arena, struct code_ref **list, size_t *n,
    const struct code_ref *more, size_t n_more)
{
	struct code_ref *grown;
	size_t i;

	for (i = 0; i < n_more; i++) {
		if (has_subject(*list, *n, &more[i]))
			continue;
		grown = arena_grow(arena, *list, *n, sizeof(*grown));
		if (grown == NULL)
			return -1;
		grown[(*n)++] = more[i];
		*list = grown;
	}
	return 0;
}

static bool
is_scheme(const char *scheme)
{
	return strcmp(scheme, "KET") == 0 || strcmp(scheme, "S3") == 0 ||
	    strcmp(scheme, "NACE") == 0;
}

/* "KET:K5" of some length. */
static bool
read_ref(const char *text, size_t len, struct code_ref *out)
{
	const char *colon = memchr(text, ':', len);
	size_t scheme = colon == NULL ? len : (size_t)(colon - text);

	if (colon == NULL || scheme > ID_MAX || len - scheme - 1 > ID_MAX)
		return false;
	*out = (struct code_ref){ .scheme = "" };
	memcpy(out->scheme, text, scheme);
	memcpy(out->code, colon + 1, len - scheme - 1);
	return is_scheme(out->scheme) && id_is(out->code);
}

int
subjects_read(struct arena *arena, const char *text, struct code_ref **list,
    size_t *n, struct fault *why)
{
	struct code_ref ref;
	size_t len;

	for (; text != NULL && *text != '\0'; text += len +
	    strspn(text + len, ", ")) {
		len = strcspn(text, ", ");
		if (!read_ref(text, len, &ref) || *n == LIST_MAX)
			return fault_set(why, FAULT_USAGE, "USAGE", "subjects"
			    " are KET, S3 or NACE, \":\" and a code, with"
			    " commas, such as KET:K5,NACE:26");
		if (subjects_add(arena, list, n, &ref, 1) == -1)
			return fault_memory(why);
	}
	return 0;
}

unsigned
subjects_fit(const struct code_ref *subjects, size_t n,
    const struct proposal *p, unsigned most)
{
	unsigned fit = 0;
	size_t i;

	for (i = 0; i < p->n_codes && fit < most; i++)
		fit += is_scheme(p->codes[i].scheme) &&
		    has_subject(subjects, n, &p->codes[i]);
	return fit;
}
