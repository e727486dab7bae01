#ifndef MITA_EXPERT_SCREEN_H
#define MITA_EXPERT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/expert/answer.h"
#include "mita/expert/bookmark.h"
#include "mita/expert/session.h"
#include "mita/expert/undo.h"
#include "mita/expert/unsaved.h"
#include "mita/ui/chrome.h"

struct pages;

/*
 * The views, by what they are about: everything, a task, an item of its form.
 * A view asks for another by name; only the application knows them all.
 */
enum view {
	VIEW_NONE,
	VIEW_EXPORT, VIEW_IMPORT, VIEW_SETTINGS,
	VIEW_DECLARE, VIEW_READER, VIEW_READER_FIRST, VIEW_CHECK, VIEW_REASON,
	VIEW_SIGN, VIEW_SIGNED, VIEW_SIGNED_TEXT, VIEW_CORRECT,
	VIEW_RECEIPT, VIEW_RECEIPT_FRESH, VIEW_FULLTEXT,
	VIEW_QUESTION, VIEW_LEVELS, VIEW_COMPARE, VIEW_COMMENT, VIEW_PRIVATE,
	VIEW_EARLIER, VIEW_EARLIER_PRIVATE,
	VIEWS
};

/* What comes when the full screen is left. */
enum next { NEXT_END, NEXT_PRACTISE, NEXT_LINES };

/* A session on the screen: what its views have in common. */
struct screen {
	struct session	 session;
	struct chrome	 chrome;
	struct unsaved	 unsaved;
	struct undo	 undo;
	struct bookmark	 bookmark;	/* as remembered */
	size_t		 item;		/* of the form, where one was last */
	struct typed_score typed;
	bool		 split;		/* the proposal beside the form */
	struct pages	*pages;		/* of the proposal read last; owned */
	bool		 saving;	/* something is not yet on the disk */
	bool		 mono;		/* no colours */
	bool		 outside;	/* texts in another editor */
	enum next	 next;
	/* For screen_open(). */
	void		(*open)(struct ui *ui, struct screen *screen,
			    enum view view, size_t task, size_t item);
};

/* Begin the session, too, where the last one ended; -1: see its fault. */
int	screen_begin(struct screen *screen, const char *path);
int	screen_end(struct screen *screen);	/* -1: something is lost */

/*
 * Keep a copy of the workspace beside a file: its name with the time behind,
 * ".copy".  The message says where, or why not.
 */
void	screen_keep(struct screen *screen, const char *beside);

/*
 * Before something that may take long, such as opening the key or waiting for
 * a slow disk: say on the screen what is waited for.
 */
void	screen_wait(struct screen *screen, struct ui *ui, const char *what);

/* Ask for a view on top of the one that has the keys. */
void	screen_open(struct ui *ui, struct screen *screen, enum view view,
	    size_t task, size_t item);

/* False: one may only look, and the message says why. */
bool	screen_may_write(struct screen *screen);

/* The last fault of the session as the message. */
void	screen_complain(struct screen *screen);

/*
 * False: this part of the task is not changed now.  What is signed is not,
 * and the view opens that asks; else the message says why.
 */
bool	screen_may_change(struct screen *screen, struct ui *ui, size_t task,
	    enum part part);

/* Read everything again after something was signed; false: see message. */
bool	screen_reload(struct screen *screen);

/* Save a field and say so in the first line; false: see message. */
bool	screen_save(struct screen *screen, size_t task, size_t item,
	    enum part part, const char *value, bool keep);

/* Is all on the disk?  Says how it is in the first line. */
bool	screen_is_saved(struct screen *screen);

/* Save an answer so that screen_undo() can take it back. */
void	screen_answer(struct screen *screen, size_t task, size_t item,
	    const char *value);
/* Take back (or do again) the last change of this task; the item, or -1. */
long	screen_undo(struct screen *screen, size_t task, bool again);

/*
 * The field read anew, to go on writing it: another program may have filled
 * it in.  As read before when it cannot be read now (see message).
 */
const char *screen_fetch(struct screen *screen, size_t task, size_t item,
	    enum part part);

/* After a change of language the pages are composed again. */
void	screen_forget_pages(struct screen *screen);

/* Put the passage at the cursor of the pages behind the last item's text. */
void	screen_quote(struct screen *screen, const struct pages *pages);

/* Both parts of the split view, or only the one that has the keys? */
bool	screen_may_split(const struct screen *screen, struct body body,
	    bool reading);

/* The keys while one types what to find: letters are of that. */
extern const struct binding screen_finding[];

/* "P-01 Solar ink > Form"; the title gives way on a narrow screen. */
void	screen_where(struct screen *screen, const struct grid *grid,
	    size_t task, const char *view, char *out, size_t room);

#endif
