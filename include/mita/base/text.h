#ifndef MITA_BASE_TEXT_H
#define MITA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * UTF-8 text by code points, by user-perceived characters (clusters) and by
 * terminal columns.  Unicode 14.0 tables of our own: the answers must not
 * change with the machine, because lengths of comments are rules.
 */

enum { TEXT_BAD = -1 };

/*
 * Decode one code point strictly (no surrogates, no overlong forms, at most
 * U+10FFFF).  Returns its length in bytes, 0 at the end, and 1 with
 * *out == TEXT_BAD for a byte that starts no valid sequence.
 */
size_t	text_decode(const char *text, size_t len, int32_t *out);

/* Append the code point's UTF-8. */
void	text_encode(struct buf *out, int32_t point);

bool	text_is_utf8(const char *text, size_t len);

/* Length in bytes of the cluster (UAX #29, extended) that starts at text. */
size_t	text_cluster(const char *text, size_t len);

/* Length in bytes of the cluster that ends at offset at (0 at the start). */
size_t	text_cluster_before(const char *text, size_t at);

/*
 * Number of clusters; LF counts as one.  This is the one counting function:
 * editor, check and verifier all use it (text must be valid UTF-8).
 */
size_t	text_count(const char *text, size_t len);

/* Terminal columns of one cluster as text_safe() shows it; 0: nothing there. */
int	text_cluster_width(const char *text, size_t len);

/* Terminal columns of a text without LF. */
size_t	text_width(const char *text, size_t len);

/* Append the NFC form of valid UTF-8. */
void	text_nfc(struct buf *out, const char *text, size_t len);

/* Append the NFD form: every letter taken apart from its marks. */
void	text_nfd(struct buf *out, const char *text, size_t len);

/*
 * May this text stand in a record?  Valid UTF-8 in NFC, no control character
 * but LF, no bidirectional control, no noncharacter, no NUL.  mita-record(5),
 * TEXTS.  On false *at, if given, is the offset of the first fault.
 */
bool	text_is_record(const char *text, size_t len, size_t *at);

/*
 * Make foreign bytes fit to stand in a record: NFC, CRLF and CR to LF, TAB
 * to blanks, everything else that text_is_record refuses dropped.
 */
void	text_admit(struct buf *out, const char *text, size_t len);

/*
 * The same for what people write and paste: whatever ends lines is LF, and
 * what nobody would see, such as soft hyphens, is dropped, too.  Returns how
 * many characters were dropped.
 */
size_t	text_clean(struct buf *out, const char *text, size_t len);

/* Is there one that text_safe() shows as a code?  *at is its offset. */
bool	text_has_hidden(const char *text, size_t len, size_t *at);

/*
 * The one function through which foreign text reaches a screen, a terminal,
 * a log or a report: controls as \xNN, invisible and bidirectional
 * characters as <U+202E>, at most 4 marks on a base, invalid bytes as \xNN.
 * Keeps LF only when keep_lines; otherwise it becomes \x0A.
 */
void	text_safe(struct buf *out, const char *text, size_t len,
	    bool keep_lines);

/*
 * For searching: case and accents folded away (Latin, Greek, Cyrillic),
 * ligatures apart, one blank for each run of blanks of any kind, one sign
 * for all dashes and for all quotation marks, nothing of what is not seen.
 */
void	text_fold(struct buf *out, const char *text, size_t len);

/*
 * Soft wrap: how many bytes of text go on a line of at most width columns.
 * Breaks after blanks, at LF, or inside a word longer than the line.
 * *next is where the following line starts (behind the LF or blanks eaten).
 */
size_t	text_wrap(const char *text, size_t len, size_t width, size_t *next);

#endif
