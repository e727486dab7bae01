#ifndef MITA_MODEL_LETTERHEAD_H
#define MITA_MODEL_LETTERHEAD_H

/*
 * What makes a letter the act of an authority, beside what it decides.  ""
 * for what is not told; never NULL.
 */
struct letterhead {
	const char	*number;
	const char	*date;		/* YYYY-MM-DD */
	const char	*complain;	/* where, until when, to whom */
	const char	*signatory;
	const char	*ledger;	/* size and short form of its head */
};

#endif
