#ifndef MITA_OFFICE_RESTORE_H
#define MITA_OFFICE_RESTORE_H

struct fault;

/*
 * Make the register again from a folder of texts, such as a published one.
 * The agency's key is not made: its copy is put beside the register.  A ledger
 * in the folder must be the one that the agency signed, else reason LEDGER.
 */
int	register_restore(const char *path, const char *folder,
	    struct fault *why);

#endif
