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

# ---- what an exported file has in it ----
receipt() { "$expert" -w E-01 receipt "$1" 2>said.txt; }
cp good E-01
with_passphrase "$expert" -w new enrol --name New --organisation New \
    --kind business --small-memory new.card >/dev/null
is "before the first package there is no receipt of anything" "$("$expert" \
    -w new receipt new.card 2>&1 | grep -c 'has exported nothing yet')" 1
for p in P-02 P-03; do
	filled E-01 $p >filled.txt
	"$expert" -w E-01 fill filled.txt >/dev/null
done
with_passphrase "$expert" -w E-01 sign P-02 >/dev/null
gone() { "$expert" -w E-01 list --format csv | cut -d, -f 1,7 | tr -d '"\n'; }
is "what is signed is not exported yet" "$(gone)" \
    "proposal,exportedP-02,noP-03,no"
with_passphrase "$expert" -w E-01 export first.bundle >/dev/null
is "what was signed last is exported, too, and nothing else" "$(gone)" \
    "proposal,exportedP-02,yesP-03,no"
with_passphrase "$expert" -w E-01 sign P-03 >/dev/null
filled E-01 P-02 | sed 's/the plan/the whole plan/' >filled.txt
"$expert" -w E-01 fill filled.txt >/dev/null
with_passphrase "$expert" -w E-01 sign --reason "Read it again." P-02 >signed.txt
with_passphrase "$expert" -w E-01 export second.bundle >/dev/null
line() { receipt "$1" | sed -n "s/^  $2  \\(.*\\)  .*/\\1/p"; }
is "a receipt names each evaluation" \
    "$(line second.bundle P-02), $(line second.bundle P-03)" \
    "signed, version 2, signed, version 1"
is "and the digest that anyone can compute" "$(receipt second.bundle |
    sed -n 's/^SHA-256: //p')" "$(sha256sum second.bundle | cut -c 1-64)"
is "and claims no time but that of its reading" \
    "$(receipt second.bundle | grep -cE '^Read back: [0-9TZ:-]{20}$')$(
    receipt second.bundle | grep -ci written)" 10
is "of an older file it tells what that has, and what it has not" \
    "$(line first.bundle P-02), $(line first.bundle P-03)" \
    "signed, version 1; version 2 is not in this file, declared; version 1 is not in this file"

with_passphrase "$expert" -w E-02 export other.bundle >/dev/null
head -c 20000 second.bundle >cut.bundle
head -c 100 second.bundle >stub.bundle
printf 'Dear colleague\n' >foreign.bundle
{ head -n 5 second.bundle; tail -n +6 first.bundle; } >pasted.bundle
refused() {	# refused SENTENCE FILE PART: told, and nothing is printed
	out=$(receipt "$2")
	is "$1" "$?$out$(grep -cF -- "$3" said.txt)" 11
}
refused "a file of any other kind is refused" foreign.bundle "foreign.bundle: mita-bundle(5)"
refused "  and another expert's bundle" other.bundle "other.bundle: sealed by the key"
refused "  and a package" out/E-01.package "and this is a PACKAGE"
refused "  and a card" E-01.card "E-01.card: mita-bundle(5)"
refused "  and a bundle that was cut" cut.bundle "cut.bundle: "
refused "  in its first lines, too" stub.bundle "it was cut short"
refused "  and one of two files" pasted.bundle "pasted.bundle: "
cp good copy
filled E-01 P-03 | sed 's/the plan/another plan/' >filled.txt
"$expert" -w copy fill filled.txt >/dev/null
with_passphrase "$expert" -w copy sign P-03 >/dev/null
with_passphrase "$expert" -w copy export copy.bundle >/dev/null
refused "  and one of another copy, which signed something else" copy.bundle \
    "is not in this workspace"
is "  and one that is not there, which is no refusal" \
    "$(receipt none.bundle; echo $?)" 3
done_testing
