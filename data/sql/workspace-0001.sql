-- What an expert writes before signing, and every earlier text of it.
CREATE TABLE draft (
	stage    INTEGER NOT NULL,
	proposal TEXT NOT NULL,
	field    TEXT NOT NULL,
	value    TEXT NOT NULL,
	saved    TEXT NOT NULL,
	PRIMARY KEY (stage, proposal, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE earlier (
	idx      INTEGER PRIMARY KEY,
	stage    INTEGER NOT NULL,
	proposal TEXT NOT NULL,
	field    TEXT NOT NULL,
	value    TEXT NOT NULL,
	saved    TEXT NOT NULL
) STRICT;
CREATE INDEX earlier_field ON earlier (stage, proposal, field);
CREATE TABLE setting (
	name     TEXT PRIMARY KEY,
	value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
