/* What went wrong: place, rule, remedy, and one line of them. */
#include "config.h"

#include "mita/base/fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/translate.h"

/* What the system says, as far as people meet it. */
static const char *const met[] __attribute__((unused)) = {
	N_("File exists"),
	N_("Input/output error"),
	N_("Is a directory"),
	N_("No such file or directory"),
	N_("Not a directory"),
	N_("Operation not permitted"),
	N_("Permission denied"),
	N_("Read-only file system"),
};

/* A sentence cut inside a UTF-8 character would be invalid text: cut before. */
static void
cut_at_character(char *text, size_t room)
{
	size_t len = strlen(text);
	size_t start;

	if (len + 1 < room)
		return;
	for (start = len; start > 0 && len - start < 4; start--) {
		unsigned char c = (unsigned char)text[start - 1];

		if (c < 0x80)
			return;
		if (c >= 0xc0) {
			text[start - 1] = '\0';
			return;
		}
	}
}

/* Append as much as there is room for. */
static void
add(char field[static FAULT_LEN], const char *text)
{
	size_t len = strlen(field), n = strlen(text);

	if (n > FAULT_LEN - 1 - len)
		n = FAULT_LEN - 1 - len;
	memcpy(field + len, text, n);
	field[len + n] = '\0';
	cut_at_character(field, FAULT_LEN);
}

/* All of it in one line. */
static int
compose(struct fault *why)
{
	why->text[0] = '\0';
	if (why->place[0] != '\0') {
		add(why->text, why->place);
		add(why->text, ": ");
	}
	add(why->text, why->rule);
	if (why->remedy[0] != '\0') {
		add(why->text, "; ");
		add(why->text, why->remedy);
	}
	return -1;
}

/* Append to one of the fields, behind a mark if there is something before. */
static void __attribute__((format(printf, 3, 0)))
put(char field[static FAULT_LEN], const char *mark, const char *fmt,
    va_list args)
{
	size_t len = strlen(field);

	if (len > 0) {
		add(field, mark);
		len = strlen(field);
	}
	vsnprintf(field + len, FAULT_LEN - len, translate(fmt), args);
	cut_at_character(field, FAULT_LEN);
}

static void __attribute__((format(printf, 4, 0)))
fill(struct fault *why, enum fault_code code, const char *reason,
    const char *fmt, va_list args)
{
	fault_clear(why);
	why->code = code;
	why->reason = reason;
	put(why->rule, "", fmt, args);
}

int
fault_set(struct fault *why, enum fault_code code, const char *reason,
    const char *fmt, ...)
{
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	fill(why, code, reason, fmt, args);
	va_end(args);
	return compose(why);
}

int
fault_at(struct fault *why, enum fault_code code, const char *reason,
    const char *place, const char *fmt, ...)
{
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	fill(why, code, reason, fmt, args);
	va_end(args);
	add(why->place, place);
	return compose(why);
}

int
fault_advise(struct fault *why, enum fault_code code, const char *reason,
    const char *remedy, const char *fmt, ...)
{
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	fill(why, code, reason, fmt, args);
	va_end(args);
	add(why->remedy, translate(remedy));
	return compose(why);
}

int
fault_remedy(struct fault *why, const char *fmt, ...)
{
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	put(why->remedy, "; ", fmt, args);
	va_end(args);
	return compose(why);
}

/* A size limit and a quota are a full disk for who stands before it. */
static bool
is_full(int number)
{
	return number == ENOSPC || number == EFBIG || number == EDQUOT;
}

static int
add_system(struct fault *why, int number)
{
	if (why == NULL)
		return -1;
	add(why->rule, is_full(number) ? _("the disk is full") :
	    translate(strerror(number)));
	return is_full(number) ? fault_remedy(why,
	    "free some space and try again") : compose(why);
}

int
fault_errno(struct fault *why, const char *fmt, ...)
{
	int saved = errno;
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	fill(why, FAULT_SYSTEM, "SYSTEM", fmt, args);
	va_end(args);
	add(why->rule, ": ");
	return add_system(why, saved);
}

int
fault_system(struct fault *why, const char *place)
{
	int saved = errno;

	fault_at(why, FAULT_SYSTEM, "SYSTEM", place, "%s", "");
	return add_system(why, saved);
}

int
fault_memory(struct fault *why)
{
	return fault_set(why, FAULT_SYSTEM, "MEMORY",
	    "out of memory: close other programs and try again");
}

int
fault_within(struct fault *why, const char *fmt, ...)
{
	char inner[FAULT_LEN];
	va_list args;

	if (why == NULL)
		return -1;
	memcpy(inner, why->place, sizeof(inner));
	why->place[0] = '\0';
	va_start(args, fmt);
	put(why->place, "", fmt, args);
	va_end(args);
	if (inner[0] != '\0') {
		add(why->place, ": ");
		add(why->place, inner);
	}
	return compose(why);
}

void
fault_clear(struct fault *why)
{
	why->code = FAULT_NONE;
	why->reason = "";
	why->place[0] = '\0';
	why->rule[0] = '\0';
	why->remedy[0] = '\0';
	why->text[0] = '\0';
}
