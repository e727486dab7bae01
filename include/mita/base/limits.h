#ifndef MITA_BASE_LIMITS_H
#define MITA_BASE_LIMITS_H

/*
 * Every limit of the formats, in one place.  mita-record(5) LIMITS has a line
 * for each, with the words and the value that stand here, in this order;
 * tests/manual.t holds both equal.  A number from a stranger meets its limit
 * before it meets memory.
 */
enum {
	ID_MAX		= 32,		/* characters of an id */
	DIGEST_LEN	= 32,		/* bytes of a digest (SHA-256) */
	PUBKEY_LEN	= 32,		/* bytes of a public key */
	KEYID_LEN	= 8,		/* bytes of a key id */
	SIG_LEN		= 64,		/* bytes of an Ed25519 signature */

	RECORD_MAX	= 1048576,	/* bytes of a record */
	MINISIG_MAX	= 1024,		/* bytes of a signature file */
	COMMENT_MAX	= 511,		/* bytes of a trusted comment */
	TEXT_MAX	= 16384,	/* bytes of a text */
	LABEL_MAX	= 400,		/* bytes of a label */
	LIST_MAX	= 10000,	/* lines in one list of a record */
	LANGUAGES_MAX	= 4,		/* languages of a call or card */
	SEQ_MAX		= 1000000,	/* seq */

	CONTAINER_MAX	= 67108864,	/* bytes of a package or bundle */
	/* room for a header and a tag for each chunk */
	ENCRYPTED_MAX	= 67174400,	/* bytes of an encrypted file */
	READERS_MAX	= 100,		/* readers of an encrypted file */
	RECORDS_MAX	= 10000,	/* records in a package or bundle */
	DOCUMENTS_MAX	= 200,		/* documents in a package or bundle */
	DOCUMENT_MAX	= 16777216,	/* bytes of a document */
	CALL_FILE_MAX	= 262144,	/* bytes of a call file */
	CSV_MAX		= 4194304,	/* bytes of a CSV file */
	CSV_LINES_MAX	= 100000,	/* lines of a CSV file */
	CSV_COLUMNS_MAX	= 1000,		/* columns of a CSV file */
	FORM_FILE_MAX	= 1048576,	/* bytes of a filled form */
	REGISTER_MAX	= 1073741824,	/* bytes of a register read whole */
	PASSPHRASE_MAX	= 1024,		/* bytes of a passphrase */
	PASSPHRASE_MIN	= 14,	/* characters of a passphrase, at least */
	PASSPHRASE_LETTERS = 10, /* letters in it that surprise, at least */

	STAGES_MAX	= 2,		/* stages of a call */
	SCALE_MAX	= 1000,		/* steps of a scale */
	WEIGHT_MAX	= 10000,	/* sum of weights of a stage */
	CRITERIA_MAX	= 20,		/* criteria of a stage */
	PANEL_MAX	= 100,		/* experts on one proposal */
	BP_ONE		= 10000		/* basis points in a whole */
};

/* 10 000 million euro is enough for any call and keeps products small. */
#define MONEY_MAX	1000000000000LL		/* cents */

#endif
