-- What an expert writes before signing, and every earlier text of it.
CREATE TABLE draft (
	stage    INTEGER NOT NULL CHECK (stage > 0),
	proposal TEXT NOT NULL CHECK (length(proposal) BETWEEN 1 AND 32
	         AND proposal NOT GLOB '*[^A-Z0-9-]*'),
	field    TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
	value    TEXT NOT NULL,
	saved    TEXT NOT NULL CHECK (saved GLOB '????-??-??T??:??:??Z'),
	PRIMARY KEY (stage, proposal, field)
) STRICT;
CREATE TABLE earlier (
	idx      INTEGER PRIMARY KEY,
	stage    INTEGER NOT NULL,
	proposal TEXT NOT NULL,
	field    TEXT NOT NULL,
	value    TEXT NOT NULL,
	saved    TEXT NOT NULL,
	FOREIGN KEY (stage, proposal, field)
	         REFERENCES draft (stage, proposal, field)
) STRICT;
CREATE INDEX earlier_field ON earlier (stage, proposal, field);
CREATE TABLE setting (
	name     TEXT NOT NULL PRIMARY KEY
	         CHECK (length(name) BETWEEN 1 AND 100),
	value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
