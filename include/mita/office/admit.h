#ifndef MITA_OFFICE_ADMIT_H
#define MITA_OFFICE_ADMIT_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct register_file;
struct seckey;

/* Admit experts by their cards, all or none. */
struct admitting {
	const char	*card;		/* path */
	const char	*expert;	/* id; NULL: the next E-01, E-02 ... */
	const char	*role;		/* NULL: as the card says */
	/* code; NULL: the card's EMPLOYMENT or "-" */
	const char	*organisation;
	unsigned	 load;		/* 0: the call's, unless ... */
	bool		 sets_load;	/* ... it is to be 0 */
	/* codes beside the card's, with commas, or NULL */
	const char	*interests;
	const char	*subjects;	/* "KET:K5,NACE:26", likewise */
};
int	expert_admit(struct register_file *reg, const struct seckey *key,
	    const struct admitting *experts, size_t n, bool dry,
	    struct fault *why);

/*
 * Correct what was admitted: role, organisation, load (0: ill, or away),
 * interests, all subjects, of the expert who is named; what is NULL stays.
 * The key and the card stay.  A record like the first one, which it stands
 * for.
 */
int	expert_change(struct register_file *reg, const struct seckey *key,
	    const struct admitting *given, bool dry, struct fault *why);

#endif
