-- Every file of the house: records as they were signed, documents by digest.
-- The columns kind and digest are for asking; only text and minisig count.
CREATE TABLE record (
	idx     INTEGER PRIMARY KEY CHECK (idx > 0),
	kind    TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^A-Z]*'),
	digest  TEXT NOT NULL UNIQUE
	        CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
	text    BLOB NOT NULL CHECK (length(text) BETWEEN 1 AND 1048576),
	minisig TEXT NOT NULL CHECK (length(minisig) BETWEEN 1 AND 1024)
) STRICT;
CREATE TABLE document (
	digest  TEXT NOT NULL PRIMARY KEY
	        CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
	data    BLOB NOT NULL CHECK (length(data) <= 16777216)
) STRICT;
