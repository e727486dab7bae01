#!/bin/sh
# A witness co-signs a head of the ledger only if it goes on from the last one
# that it saw; the agency takes the line in, everybody is told whose it is, and
# two histories are refused with both heads.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
hostile_call evaluated_call
cp register.mita early.mita
key=register.mita.pub
ask() { rm -f ask; "$coordinator" witness ask "$@" ask 2>&1; }
signs() { with_passphrase "$coordinator" witness sign --small-memory \
    "${1-ask}" "$key" "${2-LVPA}" 2>&1; }
looks() { "$auditor" witness ask "$key" "${1-last}" 2>&1; }
size() { sqlite3 "${1-register.mita}" 'SELECT max(size) FROM checkpoint'; }
lines() { grep -c '^— mita-witness/' "$1"; }

# ---- the first head, and the next ----
first=$(size)
has "the agency asks a witness" "$(ask)" "of size $first, and that it goes on from size 0"
is "  in the form of C2SP tlog-witness" "$(sed -n 1,2p ask | tr '\n' '|')" "old 0||"
said=$(signs)
is "the witness makes a key and co-signs" $? 0
has "  says that it saw none before" "$said" "no head was seen before"
name=$(printf '%s\n' "$said" | sed -n 's/.*by witness \([0-9A-Z-]*\)\..*/\1/p')
is "  and leaves the head, its key locked, and the public one" \
    "$(ls LVPA | tr '\n' ' ')" "key witness.head witness.pub "
is "  with one line more" "$(lines LVPA/witness.head)" 1
has "the auditor keeps a head without a key" "$(looks)" "ledger  size $first, "
is "  that of the file" "$(sed 1,2d ask | cksum)" "$(cksum <last)"
cp LVPA/witness.head back
has "the agency takes it in" "$("$coordinator" witness add back 2>&1)" "co-signed"
has "  once" "$("$coordinator" witness add back 2>&1)" "not here already"
harmless "  and nothing is wrong"
has "  the audit tells whose" "$said" "witness $name co-signed size $first at 20"
has "  to programs, too" "$("$auditor" audit --format json register.mita)" \
    "\"witnesses\": [{\"short_name\": \"$name\", \"size\": $first, "
"$auditor" audit --report page.html --lang lt register.mita >/dev/null
ok "  and on the page for a court" grep -q "$name" page.html
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null || exit 99
with_passphrase "$coordinator" decide --stage 1 >/dev/null || exit 99
second=$(size)
has "the next one is asked from there" "$(ask)" \
    "of size $second, and that it goes on from size $first"
cp ask good
said=$(signs)
is "it goes on, so it is co-signed" $? 0
has "  without a warning" "$(printf '%s\n' "$said" | head -n 1)" "goes on from size $first"
has "the auditor sees it, too" "$(looks)" "goes on from size $first"
is "  and does so again" "$(looks >/dev/null; echo $?)" 0
"$coordinator" witness add LVPA/witness.head >/dev/null
rm -rf folder; "$coordinator" publish folder >/dev/null || exit 99
is "the published head carries it" "$(lines folder/checkpoint.txt)" 1
has "  and the audit of the folder tells it" \
    "$("$auditor" audit folder --key "$key")" "witness $name co-signed size $second"
command -v python3 >/dev/null && is "a second verifier takes it, too" \
    "$(python3 "$srcdir/tests/verifier/verifier.py" register.mita folder |
    cut -d' ' -f1 | tr '\n' ' ')" "ok ok "
signs good ministry >/dev/null 2>&1
is "another witness that saw none asks for all" "$? $(ls ministry)" \
    "1 key
witness.pub"
ask --since 0 >/dev/null; signs ask ministry >/dev/null
is "  and has its own line" "$("$coordinator" witness add ministry/witness.head \
    >/dev/null; "$auditor" audit register.mita | grep -c '^witness ')" 2
with_passphrase "$coordinator" merge --receipts r E-01.bundle >/dev/null
is "receipts carry them" "$(lines r/E-01.receipt)" \
    "$((2 * $(grep -c '^index' r/E-01.receipt)))"
is "  and experts take them" "$("$expert" -w E-01 receipt r/E-01.receipt \
    >/dev/null; echo $?)" 0
cp register.mita before/

# ---- what a witness refuses, and what it then has kept ----
denied() {	# denied REASON "PART": by who signs and by who looks
	kept=$(cat LVPA/witness.head last | cksum)
	refused "$1" "$2" signs
	has "  so does the auditor" "$(looks)" "$2"
	is "  and what was seen stays" "$(cat LVPA/witness.head last | cksum)" "$kept"
}
cp early.mita register.mita; ask --since 0 >/dev/null
denied LEDGER "more was seen already (seen was size $second, "
# The agency drops an evaluation and goes on to as many records and to more.
"$coordinator" merge E-02.bundle >/dev/null
with_passphrase "$coordinator" decide --stage 1 --missing lost >/dev/null || exit 99
later() { with_passphrase "$coordinator" assign extend --all --stage 1 \
    --deadline "$1-12-31T15:00:00Z" >/dev/null || exit 99; }
later 2100
later 2101
is "(it is as long as the other)" "$(size)" "$second"
ask --since 0 >/dev/null
denied LEDGER "two histories were told (seen was size $second, "
has "  both heads can be read out" "$(looks | tr ' ' '\n' | grep -c -- \
    '^[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-')" 2
later 2102
ask --since "$second" >/dev/null
denied PROOF "that the ledger goes on from what was seen is not shown"
ask --since 3 >/dev/null
denied PROOF "the proof begins at size 3, and seen was size $second"
cp LVPA/witness.head back
office() { refused "$@"; }
office LEDGER "the ledger here has no such end" "$coordinator" witness add back
office LEDGER "nobody can have seen 9999" "$coordinator" witness ask \
    --since 9999 other
again
sed 's/^old .*/old x/' good >ask
denied FORMAT 'it does not begin with "old"'
sed 's/^\(— mita[^ ]* .\{20\}\)../\1xx/' good >ask
denied SIGNATURE "does not fit what it stands under"
key=LVPA/witness.pub; cp good ask
denied UNKNOWN-KEY "it is not signed with the key of mita/"
key=register.mita.pub
mkdir other && (cd other && small_call >/dev/null 2>&1) || exit 99
"$coordinator" -r other/register.mita witness ask --since 0 other/ask >/dev/null
key=other/register.mita.pub; cp other/ask ask
denied SIGNATURE "what was seen last"

# ---- a line that is no witness's ----
again
sqlite3 register.mita "UPDATE checkpoint SET note = substr(note, 1,
    length(note) - 9) || 'AAAA' || substr(note, -5) WHERE size = $second"
command -v python3 >/dev/null && has "a second verifier sees it, too" \
    "$(python3 "$srcdir/tests/verifier/verifier.py" register.mita)" LEDGER
wrong LEDGER "the set of records" "what a witness is said to have co-signed"
done_testing
