#ifndef MITA_BASE_LIMITS_H
#define MITA_BASE_LIMITS_H

/*
 * Every limit of the formats, in one place; mita-record(5) LIMITS names the
 * same numbers.  A number from a stranger meets its limit before it meets
 * memory.
 */
enum {
	ID_MAX		= 32,			/* characters of an id */
	DIGEST_LEN	= 32,			/* SHA-256 */
	PUBKEY_LEN	= 32,			/* Ed25519 or X25519 */
	KEYID_LEN	= 8,			/* minisign's key id */
	SIG_LEN		= 64,			/* Ed25519 */

	RECORD_MAX	= 1024 * 1024,		/* bytes of a record's text */
	MINISIG_MAX	= 1024,			/* bytes of a signature */
	TEXT_MAX	= 16 * 1024,		/* bytes of one free text */
	LABEL_MAX	= 400,			/* bytes of a one-line text */
	LIST_MAX	= 10000,		/* things in one list of a record */

	CONTAINER_MAX	= 64 * 1024 * 1024,	/* bytes of a package or bundle */
	RECORDS_MAX	= 10000,		/* records in a package or bundle */
	DOCUMENTS_MAX	= 200,			/* documents in a package */
	DOCUMENT_MAX	= 16 * 1024 * 1024,	/* bytes of a document */
	CALL_FILE_MAX	= 256 * 1024,		/* bytes of a call file */
	CSV_MAX		= 4 * 1024 * 1024,	/* bytes of a CSV file */
	CSV_LINES_MAX	= 100000,		/* lines of a CSV file */
	CSV_COLUMNS_MAX	= 1000,			/* columns of a CSV file */
	FORM_FILE_MAX	= 1024 * 1024,		/* bytes of a filled form */
	REGISTER_MAX	= 1024 * 1024 * 1024,	/* bytes of a register read whole */
	PASSPHRASE_MAX	= 1024,			/* bytes */
	PASSPHRASE_MIN	= 14,			/* characters, unless four words */

	STAGES_MAX	= 2,
	SCALE_MAX	= 1000,			/* steps of a scale */
	WEIGHT_MAX	= 10000,		/* sum of weights of a stage */
	CRITERIA_MAX	= 20,			/* criteria of a stage */
	PANEL_MAX	= 100,			/* experts on one proposal */
	BP_ONE		= 10000			/* basis points in a whole */
};

/* Cents: 10 000 million euro is enough for any call and keeps products small. */
#define MONEY_MAX	1000000000000LL

#endif
