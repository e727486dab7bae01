#!/bin/sh
# sql.js 1.13.0 (npm): exporting a database while a transaction is open.
#
# Guess: export() gives the bytes of the database as it is, with or without
# what is not committed, and leaves the transaction open; or it refuses.
# Behaviour: the row is in neither.  The transaction is rolled back without a
# word, COMMIT then fails since none is active, and temporary tables are gone.
# Why it matters here: pages that show a register in a browser save with
# export(); one that does so "to be safe" before it commits loses just what it
# wanted to keep.
#
# Seen:  copy 0 here 0 / cannot commit - no transaction is active
#        / no such table: seen
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts sql.js@1.13.0
cat >run.js <<'END'
require("sql.js")().then(({ Database }) => {
	const count = (db) => db.exec("SELECT count(*) FROM score")[0].values[0][0];
	const tried = (db, sql) => {
		try { db.run(sql); return "done"; } catch (e) { return e.message; }
	};
	const db = new Database();
	db.run("CREATE TABLE score (n); CREATE TEMP TABLE seen (n)");
	db.run("BEGIN; INSERT INTO score VALUES (45)");
	const copy = new Database(db.export());
	console.log("copy", count(copy), "here", count(db));
	console.log(tried(db, "COMMIT"));
	console.log(tried(db, "INSERT INTO seen VALUES (1)"));
});
END
seen=$(node run.js)
echo "$seen"
[ "$seen" = "copy 0 here 0
cannot commit - no transaction is active
no such table: seen" ]
