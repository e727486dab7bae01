#ifndef MITA_UI_TERMINAL_ENTRY_H
#define MITA_UI_TERMINAL_ENTRY_H

/*
 * A terminfo entry for terminals like xterm, for machines without that
 * library's files: what TERMINFO may say in place of a folder, terminfo(5).
 * Its name is "mita".
 */
extern const char terminal_entry[];

#endif
