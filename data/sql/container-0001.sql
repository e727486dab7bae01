-- Every file of the house: records as they were signed, documents by digest.
-- The columns kind and digest are for asking; only text and minisig count.
CREATE TABLE record (
	idx     INTEGER PRIMARY KEY,
	kind    TEXT NOT NULL,
	digest  TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
	text    BLOB NOT NULL,
	minisig TEXT NOT NULL
) STRICT;
CREATE TABLE document (
	digest  TEXT PRIMARY KEY CHECK (length(digest) = 64),
	data    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
