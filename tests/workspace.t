#!/bin/sh
# What an own file may be taken for, and what not.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-03 none >/dev/null
listed() { "$expert" -w E-01 list --format csv | grep -c '^"P-'; }
sql() { sqlite3 E-01 "$1"; }
verified() { sql "SELECT value FROM setting WHERE name = 'verified'"; }

is "both proposals are there" "$(listed)" 2
is "that all signatures verified is kept, in one digest" \
    "$(verified | grep -cE '^[0-9a-f]{64}$')" 1
before=$(verified)
with_passphrase "$expert" -w E-01 declare P-02 none >/dev/null
"$expert" -w E-01 list >/dev/null
ok "of the records as they are now" test "$(verified)" != "$before"
before=$(verified)

cp E-01 good
sql "UPDATE record SET minisig = (SELECT minisig FROM record
    WHERE kind = 'CALL') WHERE kind = 'PROPOSAL' AND instr(CAST(text AS TEXT), 'proposal P-02')"
is "a record with another signature is not believed, nor who names it" \
    "$(listed)" 0
is "and the digest is not replaced" "$(verified)" "$before"
cp good E-01
sql "UPDATE record SET text = CAST(replace(CAST(text AS TEXT), 'P-02', 'P-04') AS BLOB)
    WHERE kind = 'PROPOSAL' AND instr(CAST(text AS TEXT), 'proposal P-02')"
is "nor one with another text" "$(listed)" 0
cp good E-01
sql "UPDATE setting SET value = replace(value, substr(value, 1, 1), 'x')
    WHERE name = 'verified'"
is "what is not known is verified" "$(listed)" 2
is "and then known" "$(verified)" "$before"

sql "UPDATE document SET data = CAST(replace(CAST(data AS TEXT), 'P-03', 'P-30') AS BLOB)"
has "a document that is not the one that was handed in is not shown" \
    "$(printf '%s\n' "open P-03" "read 0" | "$expert" -w E-01 --plain)" \
    "P-03-1.txt is damaged in your file"
is "the others are" "$(printf '%s\n' "open P-02" "read 1" |
    "$expert" -w E-01 --plain | grep -c 'The text of P-02.')" 1
done_testing
