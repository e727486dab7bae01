#ifndef MITA_EXPERT_SCREEN_H
#define MITA_EXPERT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/clock.h"
#include "mita/base/fault.h"
#include "mita/desk/draft.h"
#include "mita/expert/unsaved.h"
#include "mita/ui/chrome.h"

struct buf;
struct pages;
struct parsed;

/* An answer as it was and became, for taking back. */
struct change {
	size_t	 task;
	size_t	 item;
	char	*before;		/* owned */
	char	*after;			/* owned */
};

/* Where in the forms the person was last; kept between sessions. */
struct last_place {
	bool	known;
	bool	split;		/* the proposal beside the form */
	size_t	task;
	size_t	item;
};

/*
 * The views, by what they are about: everything, a task, an item of its form.
 * A view asks for another by name; only the application knows them all.
 */
enum view {
	VIEW_NONE,
	VIEW_EXPORT, VIEW_IMPORT, VIEW_SETTINGS,
	VIEW_DECLARE, VIEW_READER, VIEW_READER_FIRST, VIEW_CHECK, VIEW_REASON,
	VIEW_SIGN, VIEW_SIGNED, VIEW_RECEIPT, VIEW_RECEIPT_FRESH,
	VIEW_FULLTEXT,
	VIEW_QUESTION, VIEW_LEVELS, VIEW_COMPARE, VIEW_COMMENT, VIEW_PRIVATE,
	VIEW_EARLIER, VIEW_EARLIER_PRIVATE,
	VIEWS
};

/* What comes when the full screen is left. */
enum next { NEXT_END, NEXT_PRACTISE, NEXT_LINES };

/* What the views of the full-screen application share. */
struct screen {
	struct workspace	*workspace;
	const struct parsed	*line;		/* how the program was started */
	size_t			 lang;		/* of the forms */
	size_t			 n;
	struct task		*tasks;
	struct seckey		*key;		/* unlocked for declaring; or NULL */
	struct pages		*pages;		/* of the proposal read last; owned */
	size_t			 item;		/* of the form, where one was last */
	struct last_place		 place;		/* as remembered */
	struct change		*changes;	/* owned */
	size_t			 n_changes;
	size_t			 done;		/* changes that are not taken back */
	struct chrome		 chrome;
	struct fault		 fault;		/* the last one */
	struct unsaved		 unsaved;
	bool			 split;		/* the proposal beside the form */
	bool			 practice;	/* nothing is real */
	enum next		 next;
	/* For screen_open(). */
	void			(*open)(struct ui *ui, struct screen *screen,
				    enum view view, size_t task, size_t item);
	const char		*path;		/* of the workspace */
	bool			 mono;		/* no colours */
	bool			 outside;	/* texts in another editor */
	const char		*looking;	/* why one may only look, or NULL */
	int			 lock;		/* against a second window, or -1 */
	char			 lock_path[4200];
};

/*
 * Open the workspace and choose the languages; 0, or the exit status when it
 * was told what is wrong.  screen_end() in both cases.
 */
int	screen_begin(struct screen *screen, const char *path);
void	screen_end(struct screen *screen);

/* Keep other windows out; a second one may ask its person. */
int	screen_lock(struct screen *screen);

/* Ask for a view on top of the one that has the keys. */
void	screen_open(struct ui *ui, struct screen *screen, enum view view,
	    size_t task, size_t item);

/* False: one may only look, and the message says why. */
bool	screen_may_write(struct screen *screen);

/* Read everything again after something was signed; false: see message. */
bool	screen_reload(struct screen *screen);

/* Save a field and say so in the first line; false: see message. */
bool	screen_save(struct screen *screen, size_t task, size_t item,
	    enum part part, const char *value, bool keep);

/* Save an answer so that screen_undo() can take it back. */
void	screen_answer(struct screen *screen, size_t task, size_t item,
	    const char *value);
/* Take back (or do again) the last change of this task; the item, or -1. */
long	screen_undo(struct screen *screen, size_t task, bool again);

/* A field as last saved and read. */
const char *screen_get(const struct screen *screen, size_t task, size_t item,
	    enum part part);
/*
 * The field read anew, to go on writing it: another program may have filled
 * it in.  As read before when it cannot be read now (see message).
 */
const char *screen_fetch(struct screen *screen, size_t task, size_t item,
	    enum part part);

/* How many characters a part may have; most is 0 where there is no text. */
void	screen_limits(const struct screen *screen, size_t task, size_t item,
	    unsigned *least, unsigned *most);

/* Keep the place of this session, and find that of the last one. */
void	screen_keep_place(struct screen *screen, size_t task, size_t item);
void	screen_find_place(struct screen *screen);

/* After a change of language the pages are composed again. */
void	screen_forget_pages(struct screen *screen);

/* Put the passage at the cursor of the pages behind the last item's text. */
void	screen_quote(struct screen *screen, const struct pages *pages);

/* A fault begins small, behind a name; here with a capital. */
void	screen_put_sentence(struct buf *out, const char *text);
/* Take the last fault as the message. */
void	screen_complain(struct screen *screen);
void	screen_say(struct screen *screen, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));	/* fmt is translated */
void	screen_unknown(struct screen *screen, const struct key *key);

/* The frame of every screen; sentence is what to do next. */
struct body screen_frame(struct screen *screen, struct grid *grid,
	    const char *where, const char *progress, const char *sentence,
	    const struct binding *bindings);

/* Both parts of the split view, or only the one that has the keys? */
bool	screen_may_split(const struct screen *screen, struct body body,
	    bool reading);

/* Painted instead of the body while help is on. */
bool	screen_help(struct screen *screen, struct grid *grid,
	    struct body body, const struct binding *bindings,
	    const char *about);

/* The keys that are the same everywhere; true: it was one. */
bool	screen_key(struct screen *screen, struct ui *ui,
	    const struct binding *bindings, const struct key *key,
	    bool typing);

/* "P-01 Solar ink > Form"; the title gives way on a narrow screen. */
void	screen_where(const struct screen *screen, const struct grid *grid,
	    size_t task, const char *view, char *out, size_t room);

/* The task of the same proposal in an earlier stage that is signed; or -1. */
long	screen_earlier(const struct screen *screen, size_t task);

/* Is something missing in an item? */
bool	screen_is_gap(const struct screen *screen, size_t task, size_t item);

/* First item that is not answered well enough, from item on, in a circle. */
size_t	screen_gap(const struct screen *screen, size_t task, size_t item);

/* Points of the scale and totals as they are shown: "3,5", "70,00*", "-". */
const char *screen_points(const struct screen *screen, unsigned steps,
	    char out[static POINTS_LEN]);
enum { TOTAL_LEN = 64 };
const char *screen_total(const struct task *task,
	    char out[static TOTAL_LEN]);

/* When a task must be done, on the clocks of Vilnius; "" for no such time. */
const char *screen_deadline(const struct task *task,
	    char out[static CLOCK_LOCAL_LEN + 1]);

/* The label of the field for it; in practice it tells what to type. */
const char *screen_ask_passphrase(const struct screen *screen);

enum { SHORT_ANSWER_LEN = 120 };
const char *screen_short_answer(const struct screen *screen, size_t task,
	    size_t item, char out[static SHORT_ANSWER_LEN]);
/* "19 days left (until 2026-12-12 17:00 in Vilnius)". */
void	screen_days_left(const struct task *task, char *out, size_t room);

const char *item_label(const struct item *item);
const char *item_text(const struct item *item, const struct evaluation *ev);
enum { ITEM_LABEL_LEN = 80 };
const char *item_full_label(const struct item *item,
	    char out[static ITEM_LABEL_LEN]);
const char *state_word(const struct task *task, char *out, size_t room);

/* The text of a question, criterion or remark in the form's language. */
const char *screen_title(const struct screen *screen,
	    const struct item *item);

#endif
