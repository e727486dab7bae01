-- The bundles as they came, byte for byte, so that a lost register can be
-- built again and nobody need trust its rows.
CREATE TABLE received (
	idx      INTEGER PRIMARY KEY,
	digest   TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
	name     TEXT NOT NULL,
	expert   TEXT NOT NULL,
	time     TEXT NOT NULL,
	file     BLOB NOT NULL
) STRICT;
CREATE TABLE setting (
	name     TEXT PRIMARY KEY,
	value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
