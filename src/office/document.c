/* Can a document be read by whoever opens it? */
#include "config.h"

#include "mita/office/document.h"

#include <stdbool.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/text.h"

#define WORD_FILE "is a word processor's file under another name; save it as" \
	" PDF"
#define WEB_PAGE "is a web page, not the document; download it again"

/* What is no text and no PDF, told by how it begins. */
static const struct beginning {
	const char	*bytes;
	const char	*is;
} beginnings[] = {
	{ "PK\003\004", WORD_FILE }, { "\xd0\xcf\x11\xe0", WORD_FILE },
	{ "{\\rtf", WORD_FILE }, { "<!DOCTYPE", WEB_PAGE },
	{ "<!doctype", WEB_PAGE }, { "<html", WEB_PAGE },
};

static bool
begins(const char *bytes, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && memcmp(bytes, with, n) == 0;
}

/* Among the first or last bytes, where readers of PDF look for their marks. */
static bool
has_within(const char *bytes, size_t len, const char *mark)
{
	size_t n = strlen(mark), i;

	for (i = 0; i + n <= len; i++)
		if (memcmp(bytes + i, mark, n) == 0)
			return true;
	return false;
}

enum { PDF_EDGE = 1024 };

static const char *
wrong_pdf(const char *bytes, size_t len)
{
	size_t edge = len < PDF_EDGE ? len : PDF_EDGE;

	if (!has_within(bytes, edge, "%PDF-"))
		return "is no PDF, whatever its name says; ask for it again";
	if (!has_within(bytes + len - edge, edge, "%%EOF"))
		return "is a PDF that was cut short; download it again";
	return NULL;
}

/* Of a page on which nothing is printed nobody can read anything. */
static bool
is_blank(const char *bytes, size_t len)
{
	struct buf seen = {0};
	bool blank;

	text_fold(&seen, bytes, len);
	blank = !seen.failed && strspn(buf_text(&seen), " \n\r\v\f\033") ==
	    seen.len;
	buf_release(&seen);
	return blank;
}

static bool
has_controls(const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)bytes[i] < ' ' &&
		    strchr("\t\n\v\f\r\033", bytes[i]) == NULL)
			return true;
	return memchr(bytes, '\0', len) != NULL;
}

static const char *
wrong_text(const char *bytes, size_t len)
{
	if (begins(bytes, len, "%PDF-"))
		return "is a PDF; let its name end with .pdf";
	if (!text_is_utf8(bytes, len))
		return "is not UTF-8; save it as UTF-8";
	if (has_controls(bytes, len))
		return "is no text, whatever its name says; ask for it again";
	if (is_blank(bytes, len))
		return "has only blanks; ask for it again";
	return NULL;
}

const char *
document_unreadable(const char *name, const char *bytes, size_t len)
{
	const char *dot = strrchr(name, '.');
	size_t i;

	if (len == 0)
		return "has no bytes; ask for it again";
	for (i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (begins(bytes, len, beginnings[i].bytes))
			return beginnings[i].is;
	return dot != NULL && strcmp(dot, ".pdf") == 0 ?
	    wrong_pdf(bytes, len) : wrong_text(bytes, len);
}
