/* Texts in the person's language. */
#include "config.h"

#include "mita/base/translate.h"

#include <stdlib.h>
#include <string.h>

enum { FORMS = 3 };

struct entry {
	const char	*text;
	const char	*in[FORMS];
};

struct language {
	const char	 *code;
	const char	 *name;
	char		  point;
	unsigned	(*form)(size_t n);
	struct entry	 *entries;
	size_t		  n;
	bool		  sorted;
};

static struct entry lt[] = {
#include "catalogue_lt.inc"
};

static unsigned
form_en(size_t n)
{
	return n != 1;
}

/* 1 and 21 but not 11; 2 to 9 and 22 to 29; 0, 10 to 20 and 30. */
static unsigned
form_lt(size_t n)
{
	if (n % 10 == 1 && n % 100 != 11)
		return 0;
	return n % 10 >= 2 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2;
}

static struct language languages[] = {
	{ "en", "English", '.', form_en, NULL, 0, true },
	{ "lt", "Lietuvių", ',', form_lt, lt, sizeof(lt) / sizeof(lt[0]),
	    false },
};

enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

static struct language *language = &languages[0];

static int
compare(const void *left, const void *right)
{
	return strcmp(((const struct entry *)left)->text,
	    ((const struct entry *)right)->text);
}

int
translate_to(const char *code)
{
	size_t i, len = strcspn(code, "_.@");

	for (i = 0; i < LANGUAGES; i++)
		if (strlen(languages[i].code) == len &&
		    memcmp(languages[i].code, code, len) == 0)
			break;
	if (i == LANGUAGES)
		return -1;
	language = &languages[i];
	if (!language->sorted)
		qsort(language->entries, language->n, sizeof(struct entry),
		    compare);
	language->sorted = true;
	return 0;
}

void
translate_to_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *value;
	size_t i;

	for (i = 0; i < 3; i++) {
		value = getenv(names[i]);
		if (value != NULL && value[0] != '\0') {
			translate_to(value);
			return;
		}
	}
}

const char *
translate_language(void)
{
	return language->code;
}

const char *
translate_language_name(size_t i)
{
	return i < LANGUAGES ? languages[i].name : NULL;
}

const char *
translate_language_code(size_t i)
{
	return i < LANGUAGES ? languages[i].code : NULL;
}

static const struct entry *
find(const char *text)
{
	struct entry key = { .text = text };

	return language->n == 0 ? NULL : bsearch(&key, language->entries,
	    language->n, sizeof(key), compare);
}

const char *
translate(const char *text)
{
	const struct entry *entry = find(text);

	return entry == NULL ? text : entry->in[0];
}

const char *
translate_n(const char *one, const char *many, size_t n)
{
	const struct entry *entry = find(one);

	if (entry == NULL)
		return n == 1 ? one : many;
	return entry->in[language->form(n)];
}

char *
translate_number(char *number)
{
	char *point = strchr(number, '.');

	if (point != NULL)
		*point = language->point;
	return number;
}
