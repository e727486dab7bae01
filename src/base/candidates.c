/* What may stand next on a command line, from the tables of verbs. */
#include "config.h"

#include "mita/base/candidates.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/base/verb.h"

/* What stands before the word that is being typed. */
struct place {
	const struct verb		*verb;	/* NULL: none yet */
	const char			*first;	/* of a verb of two words */
	const struct option_spec	*open;	/* wants its argument */
	size_t				 operands;
};

static void
put(struct buf *out, const char *word, size_t len, const char *typed,
    const char *help)
{
	if (strncmp(word, typed, strlen(typed)) == 0 && len >= strlen(typed))
		buf_putf(out, "%.*s\t%s\n", (int)len, word, help);
}

/* "none|potential|disqualifying": words to choose from; "FILE" is none. */
static void
put_choices(struct buf *out, const char *spec, const char *typed)
{
	size_t len;

	if (strchr(spec, '|') == NULL || (*spec >= 'A' && *spec <= 'Z'))
		return;
	for (;; spec += len + 1) {
		len = strcspn(spec, "| ");
		put(out, spec, len, typed, "");
		if (spec[len] != '|')
			return;
	}
}

/* The at-th word of what a verb takes; the last one may repeat. */
static const char *
operand_of(const struct verb *verb, size_t at)
{
	const char *spec = verb->operands, *next;

	for (; at > 0 && (next = strchr(spec, ' ')) != NULL; at--)
		spec = next + 1;
	return spec;
}

static void
put_options(struct buf *out, const struct option_spec *options,
    const char *typed)
{
	for (; options != NULL && options->name != NULL; options++)
		put(out, options->name, strlen(options->name), typed,
		    translate(options->help));
}

static bool
is_repeated(const struct verb *verb, const struct verb *verbs, size_t len)
{
	return verb > verbs && strncmp(verb[-1].name, verb->name, len) == 0 &&
	    verb[-1].name[len] == ' ';
}

/* First words, or the second ones of those that begin with first. */
static void
put_verbs(struct buf *out, const struct program *program, const char *first,
    const char *typed)
{
	const struct verb *verb;

	for (verb = program->verbs; verb->name != NULL; verb++) {
		size_t len = strcspn(verb->name, " ");

		if (first == NULL && verb->name[len] == '\0')
			put(out, verb->name, len, typed, translate(verb->help));
		else if (first == NULL) {
			if (!is_repeated(verb, program->verbs, len))
				put(out, verb->name, len, typed, "");
		} else if (strncmp(verb->name, first, len) == 0 &&
		    first[len] == '\0' && verb->name[len] == ' ')
			put(out, verb->name + len + 1, strlen(verb->name + len +
			    1), typed, translate(verb->help));
	}
}

static const struct option_spec *
option_named(const struct option_spec *options, const char *word)
{
	for (; options != NULL && options->name != NULL; options++)
		if (strcmp(options->name, word) == 0)
			return options;
	return NULL;
}

static const struct verb *
verb_named(const struct program *program, const char *first,
    const char *second)
{
	const struct verb *verb;
	size_t len = first == NULL ? 0 : strlen(first);

	for (verb = program->verbs; verb->name != NULL; verb++)
		if (first == NULL ? strcmp(verb->name, second) == 0 :
		    strncmp(verb->name, first, len) == 0 &&
		    verb->name[len] == ' ' &&
		    strcmp(verb->name + len + 1, second) == 0)
			return verb;
	return NULL;
}

static void
pass(struct place *place, const struct program *program, const char *word)
{
	if (place->open != NULL) {
		place->open = NULL;
	} else if (word[0] == '-') {
		place->open = place->verb == NULL ? NULL :
		    option_named(place->verb->options, word);
		if (place->open == NULL)
			place->open = option_named(program->options, word);
		if (place->open != NULL && place->open->argument == NULL)
			place->open = NULL;
	} else if (place->verb != NULL) {
		place->operands++;
	} else {
		place->verb = verb_named(program, place->first, word);
		place->first = word;
	}
}

void
candidates(struct buf *out, const struct program *program, int n,
    char *const words[])
{
	struct place place = {0};
	const char *typed = words[n - 1];
	int i;

	for (i = 0; i < n - 1; i++)
		pass(&place, program, words[i]);
	if (place.open != NULL) {
		put_choices(out, place.open->argument, typed);
	} else if (typed[0] == '-') {
		if (place.verb != NULL)
			put_options(out, place.verb->options, typed);
		put_options(out, program->options, typed);
		put(out, "--help", 6, typed, "");
	} else if (place.verb == NULL) {
		put_verbs(out, program, place.first, typed);
	} else
		put_choices(out, operand_of(place.verb, place.operands), typed);
}
