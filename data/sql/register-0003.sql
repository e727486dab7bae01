-- The ledger: each record in the order of arrival, when it came by the
-- agency's clock, and the bundle that brought it.  What came before there was
-- one has no time.  And the signed ends of it.  mita-register(5) LEDGER.
CREATE TABLE ledger (
	idx      INTEGER PRIMARY KEY CHECK (idx > 0),
	digest   TEXT NOT NULL
	         CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
	time     TEXT NOT NULL
	         CHECK (time = '-' OR time GLOB '????-??-??T??:??:??Z'),
	bundle   TEXT NOT NULL CHECK (bundle = '-'
	         OR (length(bundle) = 64 AND bundle NOT GLOB '*[^0-9a-f]*'))
) STRICT;
CREATE TABLE checkpoint (
	size     INTEGER PRIMARY KEY CHECK (size > 0),
	note     TEXT NOT NULL CHECK (length(note) BETWEEN 1 AND 65536)
) STRICT;
INSERT INTO ledger SELECT idx, digest, '-', '-' FROM record ORDER BY idx;
