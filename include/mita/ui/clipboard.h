#ifndef MITA_UI_CLIPBOARD_H
#define MITA_UI_CLIPBOARD_H

struct chrome;

/*
 * A text to the clipboard, by every way there is; the message tells which,
 * and names the key that writes it to a file instead (or NULL).
 */
void	clipboard_copy(struct chrome *chrome, const char *text,
	    const char *key);

#endif
