#ifndef MITA_BASE_CANDIDATES_H
#define MITA_BASE_CANDIDATES_H

struct buf;
struct program;

/*
 * What may stand next on a command line, for the shells' completions in
 * data/completion: words are those behind the program's name, the last one
 * being typed (perhaps ""); n > 0.  Into out one candidate a line, a tab, and
 * what it does; nothing where a file or free text is meant.
 */
void	candidates(struct buf *out, const struct program *program, int n,
	    char *const words[]);

#endif
