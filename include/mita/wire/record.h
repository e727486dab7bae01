#ifndef MITA_WIRE_RECORD_H
#define MITA_WIRE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/model/record.h"

struct arena;
struct buf;
struct fault;

/*
 * Append the record's text.  The same value always gives the same bytes.
 * Refuses (reason FORMAT) a value that would not read back.
 */
int	record_write(struct buf *out, const struct record *record,
	    struct fault *why);

/*
 * Read one record: exactly these bytes, nothing behind, and written again
 * the same to the byte (the round-trip rule).  Reason FORMAT, or VERSION
 * for a kind or version this program does not know.
 */
int	record_read(struct record *out, struct arena *arena, const char *text,
	    size_t len, struct fault *why);

/* The kind by the first line alone; -1 if it is none we know. */
int	record_kind_of(const char *text, size_t len);

/*
 * The trusted comment that must stand in its signature, rebuilt from the
 * record: "EVALUATION/1 signer=E-01 seq=7 call=<64 hex>".  Printable ASCII.
 */
void	record_comment(struct buf *out, const struct record *record);

/* One line of a record: its first word, its arguments, its text if any. */
enum { LINE_ARGUMENTS = 7 };

struct record_line {
	unsigned	 number;	/* in the record, from 1 */
	const char	*word;
	size_t		 n_arguments;	/* without the length of the text */
	const char	*arguments[LINE_ARGUMENTS];
	bool		 has_text;
	size_t		 at;	/* of the text, in bytes of the record */
	size_t		 len;
};

/* All lines of a record that was read, in the arena. */
int	record_lines(const struct record *record, struct arena *arena,
	    struct record_line **out, size_t *n, struct fault *why);

/* Read a call file as an officer writes it; mita-call(5). */
int	call_file_read(struct call *out, struct arena *arena, const char *text,
	    size_t len, struct fault *why);

/*
 * The lines of a CALL that make the form of one stage (scale and stage),
 * exactly as they stand in the record.  Their SHA-256 is the form digest.
 */
int	form_write(struct buf *out, const struct call *call, unsigned stage,
	    struct fault *why);

#endif
