/* A text written in another editor. */
#include "config.h"

#include "mita/expert/outside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/limits.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/expert/screen.h"
#include "mita/ui/process.h"
#include "mita/ui/term.h"

const char *
outside_editor(void)
{
	const char *editor = getenv("VISUAL");

	if (editor == NULL || editor[0] == '\0')
		editor = getenv("EDITOR");
	return editor == NULL || editor[0] == '\0' ? NULL : editor;
}

/* A file that only we can read, with the text in it. */
static int
write_text(const char *text, char *path, size_t room, struct fault *why)
{
	const char *tmp = getenv("TMPDIR");
	int fd;

	snprintf(path, room, "%s/mita-text-XXXXXX", tmp == NULL ? "/tmp" :
	    tmp);
	if ((fd = mkstemp(path)) == -1)
		return fault_system(why, path);
	close(fd);
	return file_write(path, text, strlen(text), 0600, why);
}

/* Editors put a line end behind the last line. */
static void
trim(struct buf *text)
{
	while (text->len > 0 && text->bytes[text->len - 1] == '\n')
		text->bytes[--text->len] = '\0';
}

static void
take(struct screen *screen, size_t task, size_t item, enum part part,
    const char *path)
{
	struct buf text = {0};

	if (file_read(path, TEXT_MAX, &text, &screen->session.fault) == -1)
		screen_complain(screen);
	else if (!text_is_utf8(buf_text(&text), text.len))
		chrome_say(&screen->chrome, "%s is not UTF-8; nothing was"
		    " changed.", path);
	else {
		trim(&text);
		if (screen_save(screen, task, item, part, buf_text(&text),
		    true)) {
			unlink(path);
			chrome_say(&screen->chrome, "Kept: %zu characters.",
			    text_count(buf_text(&text), text.len));
		} else
			chrome_say(&screen->chrome, "What you wrote is in %s",
			    path);
	}
	buf_release(&text);
}

void
outside_edit(struct screen *screen, size_t task, size_t item, enum part part)
{
	char command[4096], path[4096];
	bool well;

	if (write_text(screen_fetch(screen, task, item, part), path,
	    sizeof(path), &screen->session.fault) == -1) {
		screen_complain(screen);
		return;
	}
	snprintf(command, sizeof(command), "%s \"$1\"", outside_editor());
	term_pause();
	well = process_run(command, path);
	term_resume();
	if (well)
		take(screen, task, item, part, path);
	else
		chrome_say(&screen->chrome, "The editor ended with an error and"
		    " nothing was changed; what it wrote is in %s", path);
}

void
outside_write(struct screen *screen, const char *text)
{
	const char *folders[] = { getenv("HOME"), getenv("TMPDIR"), "/tmp" };
	char path[2048];
	size_t i;
	int n;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		for (n = 1; folders[i] != NULL && n < 100; n++) {
			snprintf(path, sizeof(path), "%s/mita-copy-%d.txt",
			    folders[i], n);
			if (file_exists(path))
				continue;
			if (file_write_new(path, text, strlen(text), 0600,
			    NULL) == -1)
				break;
			chrome_say(&screen->chrome, "A copy of this text is in"
			    " %s", path);
			return;
		}
	chrome_say(&screen->chrome, "No place for a copy was found. Leave this"
	    " window open, and free some space.");
}
