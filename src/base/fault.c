#include "config.h"

#include "mita/base/fault.h"

#include <errno.h>
#include <stdarg.h>
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

static void __attribute__((format(printf, 4, 0)))
fill(struct fault *why, enum fault_code code, const char *reason,
    const char *fmt, va_list args)
{
	why->code = code;
	why->reason = reason;
	vsnprintf(why->text, sizeof(why->text), translate(fmt), args);
	cut_at_character(why->text, sizeof(why->text));
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
	return -1;
}

/* A size limit and a quota are a full disk for who stands before it. */
static const char *
words_of(int number)
{
	if (number == ENOSPC || number == EFBIG || number == EDQUOT)
		return _("the disk is full; free some space and try again");
	return translate(strerror(number));
}

int
fault_errno(struct fault *why, const char *fmt, ...)
{
	int saved = errno;
	size_t len;
	va_list args;

	if (why == NULL)
		return -1;
	va_start(args, fmt);
	fill(why, FAULT_SYSTEM, "SYSTEM", fmt, args);
	va_end(args);
	len = strlen(why->text);
	snprintf(why->text + len, sizeof(why->text) - len, ": %s",
	    words_of(saved));
	cut_at_character(why->text, sizeof(why->text));
	return -1;
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
	char inner[sizeof(why->text)];
	size_t len;
	va_list args;

	if (why == NULL)
		return -1;
	memcpy(inner, why->text, sizeof(inner));
	va_start(args, fmt);
	vsnprintf(why->text, sizeof(why->text), translate(fmt), args);
	va_end(args);
	len = strlen(why->text);
	snprintf(why->text + len, sizeof(why->text) - len, ": %s", inner);
	cut_at_character(why->text, sizeof(why->text));
	return -1;
}

void
fault_clear(struct fault *why)
{
	why->code = FAULT_NONE;
	why->reason = "";
	why->text[0] = '\0';
}
