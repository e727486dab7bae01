#ifndef MITA_EXPERT_PLAIN_H
#define MITA_EXPERT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/program.h"
#include "mita/expert/plain_input.h"
#include "mita/expert/screen.h"

struct parsed;

/* What the commands of the work line by line share. */

struct plain {
	struct screen	screen;		/* whose message is what went wrong */
	struct held {			/* a text that the file did not take */
		char		*text;	/* owned; NULL: none */
		size_t		 task;
		size_t		 item;
		enum part	 part;
	}		held;
	bool		leaving;	/* without it, by a second word */
	bool		chosen;		/* a proposal is open */
	size_t		task;
	size_t		item;
	size_t		page;		/* to be read next */
	bool		done;
};

/* For sources that include expert.h, too. */
#define say(...)	program_sayf(expert_program, __VA_ARGS__)

struct task *plain_task(struct plain *p);
const struct item *plain_item(struct plain *p);

/*
 * Save what was written for the item; what the file does not take is told at
 * once, held, and tried again before each command.
 */
bool	plain_write(struct plain *p, enum part part, const char *text,
	    bool keep);

/* What tasks_timely() has to say about these. */
void	plain_tell_time(const struct plain *p, const struct task *tasks,
	    size_t n);

/* The key, unlocked for one act; NULL: see the message. */
struct seckey *plain_unlock(struct plain *p);

/*
 * The application line by line, until the person leaves; the exit status.  A
 * path is that of the practice workspace.
 */
int	expert_plain(const struct parsed *line, const char *path);

#endif
