#ifndef MITA_OFFICE_ISSUE_H
#define MITA_OFFICE_ISSUE_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct register_file;
struct seckey;

/*
 * A package for each expert who has an assignment, as FOLDER/E-01.package;
 * one that is there with the same content is left alone, another is
 * replaced.  Nothing in it is about another expert.
 */
int	packages_issue(struct register_file *reg, const struct seckey *key,
	    const char *folder, bool dry, size_t *written, struct fault *why);

#endif
