#ifndef MITA_AUDIT_KINDS_H
#define MITA_AUDIT_KINDS_H

#include <stddef.h>

/*
 * The kinds of finding, numbered for whoever cites one: the number of a
 * reason is never given to another.  mita-auditor(1) NUMBERS has the list.
 */

enum finding_category {
	CATEGORY_AUTHENTICITY,	/* who stated it */
	CATEGORY_INTEGRITY,	/* whether it is as it was stated */
	CATEGORY_COMPLETENESS,	/* whether all of it is there */
	CATEGORY_CONSISTENCY,	/* whether it agrees with the rest */
	CATEGORY_EVIDENCE,	/* what speaks for or against somebody */
	CATEGORY_POWER,		/* what an officer decided */
	CATEGORIES
};

enum finding_severity {
	SEVERITY_GRAVE,	/* nothing that rests on it can be relied upon */
	SEVERITY_SERIOUS,	/* a part is not as it must be */
	SEVERITY_LOOK,		/* a person must look at it */
	SEVERITY_TOLD,		/* it stands for the record */
	SEVERITIES
};

struct finding_kind {
	const char		*id;	/* "F101" */
	const char		*reason;
	enum finding_category	 category;
	enum finding_severity	 severity;
	const char		*sentence;	/* to be translated */
};

extern const struct finding_kind finding_kinds[];
extern const size_t n_finding_kinds;

extern const char *const category_words[CATEGORIES];	/* "authenticity" */
extern const char *const severity_words[SEVERITIES];	/* "grave" */

/* The kind with this reason; one with the id "F000" where there is none. */
const struct finding_kind *finding_kind_of(const char *reason);

#endif
