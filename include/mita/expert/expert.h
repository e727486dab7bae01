#ifndef MITA_EXPERT_EXPERT_H
#define MITA_EXPERT_EXPERT_H

#include "mita/base/verb.h"
#include "mita/desk/workspace.h"

struct call;
struct enrolment;
struct fault;
struct seckey;
struct workspace;

/* What the verbs of mita-expert share. */

extern const char expert_program[];

/* The workspace of this command line, opened. */
struct workspace *expert_workspace(const struct parsed *line,
	    struct fault *why);

/* Its path: -w, or the usual place, whose folders are made. */
int	expert_path(const struct parsed *line, char *out, size_t room,
	    struct fault *why);

/* The language that the person chose before stands above the environment. */
void	expert_language(const struct parsed *line,
	    const struct workspace *workspace);

/*
 * Whether to work line by line: asked for, or by the variable ACCESSIBLE, or
 * because the terminal is a dumb one.
 */
bool	expert_wants_lines(const struct parsed *line);

/* Ask for the passphrase and unlock the key. */
struct seckey *expert_unlock(const struct parsed *line,
	    const struct workspace *workspace, struct fault *why);

/*
 * The same if this file is encrypted, else *out is NULL: the key reads for
 * the workspace until expert_unread(), which frees it.
 */
int	expert_read(const struct parsed *line, struct workspace *workspace,
	    const char *path, struct seckey **out, struct fault *why);
void	expert_unread(struct workspace *workspace, struct seckey *key);

/* A new one: typed twice at a terminal, once through a descriptor. */
int	expert_new_passphrase(const struct parsed *line, char *out,
	    struct fault *why);

/*
 * Make the workspace, and the card for the agency and, if wanted, a recovery
 * sheet beside nothing in HOME.
 */
enum { EXPERT_PATH_LEN = 4096 };
struct begun {
	char	card[EXPERT_PATH_LEN];
	char	sheet[EXPERT_PATH_LEN];	/* "": none */
	char	key[KEYNAME_LEN + 1];	/* its short name */
};
int	expert_begin(const char *path, const struct enrolment *enrolment,
	    const char *passphrase, bool wants_sheet, struct begun *out,
	    struct fault *why);

/*
 * The language of the forms in this call: --form-lang, else what is
 * remembered (or NULL), else that of the screens.
 */
size_t	expert_form_language(const struct parsed *line,
	    const struct call *call, const char *remembered);

/* enum interest of "none", "potential" or "disqualifying"; -1: neither. */
int	expert_interest(const char *word, size_t len);

#endif
