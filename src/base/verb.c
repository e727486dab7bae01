/* A command line as data: verbs, options, operands. */
#include "config.h"

#include "mita/base/verb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/fault.h"
#include "mita/base/number.h"
#include "mita/base/translate.h"

enum { GIVEN_MAX = 64 };

struct given {
	const char	*name;
	const char	*argument;
};

struct parsed {
	const struct program	*program;
	const struct verb	*verb;
	bool			 help;
	size_t			 n_given;
	struct given		 given[GIVEN_MAX];
	size_t			 n_operands;
	char			**operands; /* owned array, borrowed words */
};

static const struct option_spec *
find_option(const struct option_spec *options, const char *word, size_t len)
{
	for (; options != NULL && options->name != NULL; options++)
		if (strlen(options->name) == len &&
		    memcmp(options->name, word, len) == 0)
			return options;
	return NULL;
}

/* A verb of one word, or of two when the next word makes it one. */
static const struct verb *
find_verb(const struct program *program, const char *first,
    const char *second, bool *two)
{
	const struct verb *verb;
	char both[128];

	*two = false;
	snprintf(both, sizeof(both), "%s %s", first,
	    second == NULL ? "" : second);
	for (verb = program->verbs; verb->name != NULL; verb++) {
		if (strcmp(verb->name, both) == 0) {
			*two = true;
			return verb;
		}
		if (strcmp(verb->name, first) == 0)
			return verb;
	}
	return NULL;
}

static int
usage(const struct parsed *line, struct fault *why, const char *what,
    const char *word)
{
	fault_at(why, FAULT_USAGE, "USAGE", word, "%s", what);
	return fault_remedy(why, "\"%s %s%s--help\" tells what there is",
	    line->program->name, line->verb == NULL ? "" : line->verb->name,
	    line->verb == NULL ? "" : " ");
}

/* "assign" alone: which verbs begin with it; else there is none such. */
static int
no_verb(const struct parsed *line, const char *word, struct fault *why)
{
	const struct verb *verb;
	size_t len = strlen(word);
	struct buf list = {0};
	int rc;

	for (verb = line->program->verbs; verb->name != NULL; verb++)
		if (strncmp(verb->name, word, len) == 0 &&
		    verb->name[len] == ' ')
			buf_putf(&list, "%s%s", list.len == 0 ? "" : ", ",
			    verb->name);
	if (list.len == 0)
		rc = usage(line, why, _("there is no such verb"), word);
	else {
		fault_at(why, FAULT_USAGE, "USAGE", word,
		    "a second word is wanted");
		rc = fault_remedy(why, "there are %s", buf_text(&list));
	}
	buf_release(&list);
	return rc;
}

/* One option at argv[*at]; moves *at over its argument. */
static int
take_option(struct parsed *line, int argc, char *const argv[], int *at,
    struct fault *why)
{
	const char *word = argv[*at], *argument = strchr(word, '=');
	size_t len = argument == NULL ? strlen(word) :
	    (size_t)(argument - word);
	const struct option_spec *option = NULL;

	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
		line->help = true;
		return 0;
	}
	if (line->verb != NULL)
		option = find_option(line->verb->options, word, len);
	if (option == NULL)
		option = find_option(line->program->options, word, len);
	if (option == NULL)
		return usage(line, why, _("this option is not known"), word);
	if (line->n_given == GIVEN_MAX)
		return usage(line, why, _("too many options"), word);
	if (option->argument == NULL && argument != NULL)
		return usage(line, why, _("this option takes no argument"),
		    word);
	if (option->argument == NULL)
		argument = "";
	else if (argument != NULL)
		argument++;
	else if (*at + 1 < argc)
		argument = argv[++*at];
	else
		return usage(line, why, _("this option needs an argument"),
		    word);
	line->given[line->n_given++] = (struct given){ option->name, argument };
	return 0;
}

static int
take_words(struct parsed *line, int argc, char *const argv[],
    struct fault *why)
{
	bool options = true, two;
	int at;

	for (at = 1; at < argc; at++) {
		if (options && strcmp(argv[at], "--") == 0) {
			options = false;
			continue;
		}
		if (options && argv[at][0] == '-' && argv[at][1] != '\0') {
			if (take_option(line, argc, argv, &at, why) == -1)
				return -1;
			continue;
		}
		if (line->verb != NULL) {
			line->operands[line->n_operands++] = argv[at];
			continue;
		}
		line->verb = find_verb(line->program, argv[at],
		    at + 1 < argc ? argv[at + 1] : NULL, &two);
		if (line->verb == NULL)
			return no_verb(line, argv[at], why);
		at += two;
	}
	return 0;
}

struct parsed *
parsed_new(const struct program *program, int argc, char *const argv[],
    struct fault *why)
{
	struct parsed *line = calloc(1, sizeof(*line));

	if (line == NULL || (line->operands = calloc((size_t)argc + 1,
	    sizeof(*line->operands))) == NULL) {
		free(line);
		fault_memory(why);
		return NULL;
	}
	line->program = program;
	if (take_words(line, argc, argv, why) == -1)
		goto fail;
	if (line->help || line->verb == NULL)
		return line;
	if (line->n_operands < line->verb->least) {
		usage(line, why, _("something more must be named"),
		    line->verb->name);
		goto fail;
	}
	if (line->n_operands > line->verb->most) {
		usage(line, why, _("this word is one too many"),
		    line->operands[line->verb->most]);
		goto fail;
	}
	return line;
fail:
	parsed_free(line);
	return NULL;
}

void
parsed_free(struct parsed *line)
{
	if (line == NULL)
		return;
	free(line->operands);
	free(line);
}

const struct verb *
parsed_verb(const struct parsed *line)
{
	return line->verb;
}

bool
parsed_wants_help(const struct parsed *line)
{
	return line->help;
}

const char *
parsed_option(const struct parsed *line, const char *name)
{
	const char *found = NULL;
	size_t i;

	for (i = 0; i < line->n_given; i++)
		if (strcmp(line->given[i].name, name) == 0)
			found = line->given[i].argument;
	return found;
}

const char *
parsed_repeated(const struct parsed *line, const char *name, size_t at)
{
	size_t i;

	for (i = 0; i < line->n_given; i++)
		if (strcmp(line->given[i].name, name) == 0 && at-- == 0)
			return line->given[i].argument;
	return NULL;
}

int
parsed_number(const struct parsed *line, const char *name, int64_t least,
    int64_t most, int64_t *out, struct fault *why)
{
	const char *word = parsed_option(line, name);

	if (word == NULL || number_read(word, least, most, out))
		return 0;
	if (most == least + 1)
		return fault_set(why, FAULT_USAGE, "USAGE", "%s is %lld or"
		    " %lld, not \"%.40s\"", name, (long long)least,
		    (long long)most, word);
	return fault_set(why, FAULT_USAGE, "USAGE", "%s is a whole number from"
	    " %lld to %lld, not \"%.40s\"", name, (long long)least,
	    (long long)most, word);
}

size_t
parsed_operands(const struct parsed *line)
{
	return line->n_operands;
}

const char *
parsed_operand(const struct parsed *line, size_t i)
{
	return i < line->n_operands ? line->operands[i] : NULL;
}

/* What is too long to the left has its help under it. */
static void
help_row(struct buf *out, const char *left, const char *help)
{
	buf_putf(out, "  %-26s", left);
	if (strlen(left) > 26)
		buf_putf(out, "\n%28s", "");
	buf_putf(out, " %s\n", help);
}

static void
help_options(struct buf *out, const struct option_spec *options)
{
	for (; options != NULL && options->name != NULL; options++) {
		char left[64];

		snprintf(left, sizeof(left), "%s%s%s", options->name,
		    options->argument == NULL ? "" : " ",
		    options->argument == NULL ? "" : options->argument);
		help_row(out, left, translate(options->help));
	}
}

void
verb_help(struct buf *out, const struct program *program,
    const struct verb *verb)
{
	char left[96];

	if (verb != NULL) {
		buf_putf(out, "%s %s%s%s\n\n  %s\n", program->name, verb->name,
		    verb->operands[0] == '\0' ? "" : " ", verb->operands,
		    translate(verb->help));
		if (verb->options != NULL)
			buf_putf(out, "\n%s:\n", _("Options"));
		help_options(out, verb->options);
	} else {
		buf_putf(out, "%s: %s\n\n", program->name,
		    translate(program->about));
		for (verb = program->verbs; verb->name != NULL; verb++) {
			snprintf(left, sizeof(left), "%s %s", verb->name,
			    verb->operands);
			help_row(out, left, translate(verb->help));
		}
	}
	buf_puts(out, _("\nOptions of every verb:\n"));
	help_options(out, program->options);
	help_row(out, "--help", _("this text; behind a verb, its options"));
	help_row(out, "--version",
	    _("alone: of this, its libraries, its files"));
	buf_putf(out, _("\nThe manual: man %s\n"), program->name);
}
