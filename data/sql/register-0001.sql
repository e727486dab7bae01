-- The bundles as they came, byte for byte, so that a lost register can be
-- built again and nobody need trust its rows.
CREATE TABLE received (
	idx      INTEGER PRIMARY KEY CHECK (idx > 0),
	digest   TEXT NOT NULL UNIQUE
	         CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
	name     TEXT NOT NULL CHECK (name <> ''),
	expert   TEXT NOT NULL CHECK (length(expert) BETWEEN 1 AND 32
	         AND expert NOT GLOB '*[^A-Z0-9-]*'),
	time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??Z'),
	file     BLOB NOT NULL CHECK (length(file) <= 67108864)
) STRICT;
CREATE TABLE setting (
	name     TEXT NOT NULL PRIMARY KEY
	         CHECK (length(name) BETWEEN 1 AND 100),
	value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
