#!/bin/sh
# Findings say whom and what they are about as values: for whoever decides by
# them, a sentence is never searched.  Ids that begin alike are different.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
facts() { "$builddir/tests/say-facts" "${1-register.mita}"; }
# change SQL-EXPRESSION: the last EVALUATION of E-10, in a copy
change() {
	cp whole.mita changed.mita
	sqlite3 changed.mita "$1 WHERE idx = (SELECT max(idx) FROM record
	    WHERE kind = 'EVALUATION' AND
	    instr(CAST(text AS TEXT), 'signer E-10' || char(10)))"
}
replaced() {	# replaced THIS THAT: in the text of that record
	change "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
	    '$1' || char(10), '$2' || char(10)) AS BLOB)"
}

# ---- three experts whose ids begin alike; E-1 signs in two copies ----
agency init --small-memory "$srcdir/tests/data/small.call" >/dev/null
for who in E-1 E-10 E-100; do
	with_passphrase "$expert" -w $who enrol --name $who --organisation O \
	    --kind business --languages en --small-memory $who.card >/dev/null
	agency expert add --id $who $who.card >/dev/null
done
{
	echo proposal,stage,language,title,asked,eligible,partners
	for p in P-1 P-2; do echo "$p,1,en,$p,100.00,100.00,\"A-$p|KI|XX|100.00|A\""; done
} >table.csv
agency proposal add table.csv >/dev/null
{
	echo expert,stage,proposal
	for who in E-1 E-10 E-100; do printf '%s,1,P-1\n%s,1,P-2\n' $who $who; done
} >table.csv
agency assign import table.csv --deadline 2099-12-31T15:00:00Z >/dev/null
agency issue out >/dev/null
letter=$("$expert" -w E-1 open out/E-1.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
signed() {	# signed WORKSPACE PROPOSAL POINTS
	with_passphrase "$expert" -w "$1" declare "$2" none 2>/dev/null
	"$expert" -w "$1" form "$2" | sed "s/^score:.*/score: $3/" >form.txt
	"$expert" -w "$1" fill form.txt
	with_passphrase "$expert" -w "$1" sign "$2" --reason 'I read it again'
} >/dev/null
mkdir in
for who in E-1 E-10 E-100; do
	"$expert" -w $who open --agency "$letter" out/$who.package >/dev/null
	signed $who P-1 3
	signed $who P-2 4
	with_passphrase "$expert" -w $who export in/$who.bundle >/dev/null
done
agency merge in >/dev/null
is "nothing is found in a register that is whole" "$(facts)" ""
cp register.mita whole.mita

# ---- a record that was changed is still somebody's ----
replaced 'signer E-10' 'signer E-1x'
is "a text that is no record any more: its key and its bundle tell whose" \
    "$(facts changed.mita)" "WRONG EDITED E-10 E-10 P-2 1
WRONG SIGNATURE E-10 E-10 P-2 1
WRONG DROPPED E-10 E-10 P-2 1
WRONG INDEX . . . 0"
replaced 'signer E-10' 'signer E-100'
is "a text that names another signer is about both" "$(facts changed.mita)" \
    "WRONG EDITED E-100 E-10 P-2 1
WRONG SIGNATURE E-100 E-10 P-2 1
WRONG DROPPED E-10 E-10 P-2 1
WRONG INDEX . . . 0"
change "UPDATE record SET minisig = '-', text = CAST(replace(CAST(text AS TEXT),
    'prev ', 'prev x') AS BLOB)"
is "without a signature, what is left of the text tells" \
    "$(facts changed.mita | grep -v DROPPED)" "WRONG EDITED E-10 E-10 P-2 1
WRONG FORMAT E-10 E-10 P-2 1
WRONG INDEX . . . 0"
change "UPDATE record SET digest = replace(digest, substr(digest, 1, 8),
    '01234567')"
is "a row whose digest alone was changed is about its record" \
    "$(facts changed.mita | grep EDITED)" "WRONG EDITED E-10 E-10 P-2 1"
change "DELETE FROM record"
is "a record that was taken out is its bundle's" \
    "$(facts changed.mita | grep DROPPED)" "WRONG DROPPED E-10 E-10 P-2 1"
cp whole.mita changed.mita
sqlite3 changed.mita "UPDATE received SET file = CAST(x'00' AS BLOB)
    WHERE expert = 'E-100'"
is "a bundle that is not as it came is its sender's" \
    "$(facts changed.mita)" "WRONG EDITED E-100 E-100 . 0"
cp whole.mita changed.mita
sqlite3 changed.mita "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
    'expert E-100', 'expert E-10x') AS BLOB) WHERE kind = 'ASSIGNMENT'"
is "a changed record of the agency is the agency's, and what rests on it the expert's" \
    "$(facts changed.mita | grep -E 'SIGNATURE|BINDING' | sort -u)" \
    "WRONG BINDING E-100 E-100 P-1 1
WRONG BINDING E-100 E-100 P-2 1
WRONG SIGNATURE AGENCY . . 1"
done_testing
