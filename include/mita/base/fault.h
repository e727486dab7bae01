#ifndef MITA_BASE_FAULT_H
#define MITA_BASE_FAULT_H

/*
 * What went wrong, in words a person can act on.  Rooms fill a fault and
 * return -1 or NULL; only a program prints it, once.  Every format is looked
 * up in the catalogue of the person's language (translate.h).
 */

/* The values are the exit statuses of the three programs. */
enum fault_code {
	FAULT_NONE	= 0,
	FAULT_REFUSED	= 1,	/* the input is wrong, or the act is not allowed */
	FAULT_USAGE	= 2,	/* the command line is wrong */
	FAULT_SYSTEM	= 3	/* disk, memory, permission */
};

struct fault {
	enum fault_code	 code;
	const char	*reason;	/* stable upper-case word, static storage */
	char		 text[1024];	/* place, rule, remedy; may hold foreign text */
};

/*
 * Fill why, if given, with one sentence without a full stop; a longer one is
 * cut at a character.  Returns -1, so that callers can return the call.
 */
int	fault_set(struct fault *why, enum fault_code code, const char *reason,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The same with the words of errno at the end; the code is FAULT_SYSTEM. */
int	fault_errno(struct fault *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Out of memory: FAULT_SYSTEM, reason MEMORY. */
int	fault_memory(struct fault *why);

/* Put "context: " in front of the sentence; returns -1 too. */
int	fault_within(struct fault *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

void	fault_clear(struct fault *why);

#endif
