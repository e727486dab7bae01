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
	FAULT_REFUSED	= 1, /* the input is wrong, or the act is not allowed */
	FAULT_USAGE	= 2,	/* the command line is wrong */
	FAULT_SYSTEM	= 3	/* disk, memory, permission */
};

enum { FAULT_LEN = 1024 };

/*
 * Whoever shows a part takes its field, and never searches a sentence for it.
 * All of them may hold foreign text; a longer one is cut at a character.
 */
struct fault {
	enum fault_code	 code;
	const char	*reason; /* stable upper-case word, static storage */
	char		 place[FAULT_LEN]; /* where, from outside in; or "" */
	char		 rule[FAULT_LEN];	/* what is wrong */
	char		 remedy[FAULT_LEN];	/* what to do; or "" */
	char		 text[FAULT_LEN]; /* "place: rule; remedy" in a line */
};

/*
 * Fill why, if given, with a rule: one clause without a full stop.  A place
 * before it and a remedy behind it have functions of their own.
 * Returns -1, as all of these do, so that callers can return the call.
 */
int	fault_set(struct fault *why, enum fault_code code, const char *reason,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/*
 * A rule, and the one file, proposal or item that breaks it.  Whoever finds
 * the place to be inside of another says so with fault_within().
 */
int	fault_at(struct fault *why, enum fault_code code, const char *reason,
	    const char *place, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/* A rule and what to do about it, or what came of it. */
int	fault_advise(struct fault *why, enum fault_code code,
	    const char *reason, const char *remedy, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/* Say what to do or what came of it, too; behind what was said already. */
int	fault_remedy(struct fault *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* A rule with the words of errno at the end; the code is FAULT_SYSTEM. */
int	fault_errno(struct fault *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* The words of errno alone, and the file they are about. */
int	fault_system(struct fault *why, const char *place);

/* Out of memory: FAULT_SYSTEM, reason MEMORY. */
int	fault_memory(struct fault *why);

/* Say where it is; a place said before is inside of this one. */
int	fault_within(struct fault *why, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

void	fault_clear(struct fault *why);

#endif
