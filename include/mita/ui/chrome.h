#ifndef MITA_UI_CHROME_H
#define MITA_UI_CHROME_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "mita/ui/frame.h"
#include "mita/ui/view.h"

struct buf;
struct chrome;
struct fault;

/* What an application adds to every screen; state is its own. */
struct chrome_ops {
	const struct binding *everywhere;	/* for the list of commands */
	/* F9: settings, or the next one. */
	void		(*settings)(struct ui *ui, void *state);
	/*
	 * Paint at the foot of the body what must not be overlooked; returns
	 * what is left of it.  NULL: nothing.
	 */
	struct body	(*foot)(void *state, struct grid *grid,
			    struct body body, const struct binding *bindings,
			    bool typing);
};

/*
 * What is the same on every screen of an application: the frame, the help
 * that covers a screen, the list of all commands, a message in place of the
 * next sentence.  One of these lives as long as the application.
 */
struct chrome {
	char		saved[64];	/* "Saved 14:32:07" or why not */
	struct plate	plate;		/* of the screen that is painted */
	char		message[1024];	/* instead of the next sentence, once */
	bool		help;		/* the help covers the screen */
	bool		card;	/* and is what to tell on the telephone */
	char		name[512];	/* of the screen, for the help */
	bool		named;		/* by the screen that is painted */
	size_t		help_at;	/* keys that were told before */
	size_t		help_next;
	size_t		help_left;
	bool		typing;		/* a text field has the keys */
	const struct chrome_ops *ops;
	void		*state;		/* for ops */
	const char	*contact;	/* whom to ask, for the help; or NULL */

	/* Why a command can do nothing now; NULL when it can. */
	const char	*(*off)(const void *state, int request);
	const void	*off_state;
	bool		 off_told;	/* by the screen that is painted */
};

void	chrome_say(struct chrome *chrome, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));	/* fmt is translated */
/* On the screen at once, and while something takes long; translated. */
void	chrome_wait(struct chrome *chrome, struct ui *ui, const char *what);
void	chrome_vsay(struct chrome *chrome, const char *fmt, va_list args)
	    __attribute__((format(printf, 2, 0)));
/* Take a fault as the message; a sentence begins with a capital. */
void	chrome_complain(struct chrome *chrome, const struct fault *why);
void	chrome_unknown(struct chrome *chrome, const struct key *key);

/* Before chrome_frame(): this screen can say why a command is off. */
void	chrome_off(struct chrome *chrome,
	    const char *(*off)(const void *state, int request),
	    const void *state);

/*
 * "above > name", for chrome_frame(): what the screen is about, then what the
 * screen is called, which is no content of a proposal and may be told in the
 * help.  Without an above (NULL) the name alone.
 */
void	chrome_where(struct chrome *chrome, const char *above,
	    const char *name, char *out, size_t room);

/* The frame of every screen; sentence is what to do next. */
struct body chrome_frame(struct chrome *chrome, struct grid *grid,
	    const char *where, const char *progress, const char *sentence,
	    const struct binding *bindings);

/* Painted instead of the body while help is on. */
bool	chrome_help(struct chrome *chrome, struct grid *grid,
	    struct body body, const struct binding *bindings,
	    const char *about);

/* The keys that are the same everywhere; true: it was one. */
bool	chrome_key(struct chrome *chrome, struct ui *ui,
	    const struct binding *bindings, const struct key *key,
	    bool typing);

/* A fault begins small, behind a name; here with a capital. */
void	chrome_put_sentence(struct buf *out, const char *text);

/* Every command of the screen below by its name. */
void	commands_open(struct ui *ui, struct chrome *chrome,
	    const struct binding *below);

#endif
