#ifndef MITA_EXPERT_SCREEN_H
#define MITA_EXPERT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/fault.h"
#include "mita/desk/task.h"
#include "mita/ui/frame.h"
#include "mita/ui/view.h"

/* What the views of the full-screen application share. */
struct screen {
	struct workspace	*workspace;
	size_t			 lang;		/* of the forms */
	size_t			 n;
	struct task		*tasks;
	struct seckey		*key;		/* unlocked for declaring; or NULL */
	char			 saved[32];	/* "Saved 14:32:07" or why not */
	char			 message[1024];	/* instead of the next sentence, once */
	struct fault		 fault;		/* the last one */
	bool			 help;		/* the help covers the screen */
	bool			 typing;	/* a text field has the keys */
};

/* The list of proposals, until the person leaves. */
int	home_run(struct screen *screen);

/* Each opens a view on top. */
void	declare_open(struct ui *ui, struct screen *screen, size_t task);
void	reader_open(struct ui *ui, struct screen *screen, size_t task);
void	question_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item);
void	editor_open(struct ui *ui, struct screen *screen, size_t task,
	    size_t item, enum part part);
void	reason_open(struct ui *ui, struct screen *screen, size_t task);
void	check_open(struct ui *ui, struct screen *screen, size_t task);
void	sign_open(struct ui *ui, struct screen *screen, size_t task);
void	export_open(struct ui *ui, struct screen *screen);

/* Read everything again after something was signed; false: see message. */
bool	screen_reload(struct screen *screen);

/* Save a field and say so in the first line; false: see message. */
bool	screen_save(struct screen *screen, size_t task, size_t item,
	    enum part part, const char *value, bool keep);

/* Take the last fault as the message. */
void	screen_complain(struct screen *screen);
void	screen_say(struct screen *screen, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* The frame of every screen; sentence is what to do next. */
struct body screen_frame(struct screen *screen, struct grid *grid,
	    const char *where, const char *progress, const char *sentence,
	    const struct binding *bindings);

/*
 * Painted instead of the body while help is on; also eats the key that
 * turns it off.  True: the view has nothing more to do.
 */
bool	screen_help(struct screen *screen, struct grid *grid,
	    struct body body, const struct binding *bindings,
	    const char *about);
bool	screen_help_key(struct screen *screen, const struct key *key,
	    bool typing);

/* "P-01 Solar ink > Form" */
void	screen_where(const struct screen *screen, size_t task,
	    const char *view, char *out, size_t room);

/* First item that is not answered well enough, from item on, in a circle. */
size_t	screen_gap(const struct screen *screen, size_t task, size_t item);

const char *item_label(const struct item *item);

/* The text of a question, criterion or remark in the form's language. */
const char *screen_title(const struct screen *screen,
	    const struct item *item);

#endif
