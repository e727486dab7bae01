#!/bin/sh
# What ends: an assignment, a key, a proposal's part.  Nothing is erased,
# nothing is dropped unseen.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
# answered WORKSPACE PROPOSAL: the form as E-01 of the sample call has it
answered() {
	"$expert" -w "$1" form "$2" >form.txt &&
	awk -f "$srcdir/data/demo/answer.awk" -v expert=E-01 -v stage=1 \
	    -v proposal="$2" -v language=en "$srcdir/data/demo/scores.txt" \
	    "$srcdir/data/demo/comments.txt" form.txt
}
# evaluated WORKSPACE PROPOSAL...: declare, fill and sign
evaluated() {
	who=$1
	shift
	for p; do
		with_passphrase "$expert" -w "$who" declare "$p" none
		answered "$who" "$p" >filled.txt
		"$expert" -w "$who" fill filled.txt
	done >/dev/null
	with_passphrase "$expert" -w "$who" sign "$@" >/dev/null
}
exported() {	# exported EXPERT FILE
	with_passphrase "$expert" -w "$1" export "$2" >/dev/null
}
pair() {	# pair EXPERT PROPOSAL: its state
	"$coordinator" assign show --format csv | tr -d '"' |
	    awk -F, -v e="$1" -v p="$2" '$1 == e && $3 == p { print $5 }'
}
task() {	# task EXPERT PROPOSAL: its line in the expert's list
	"$expert" -w "$1" list --format csv | tr -d '"' | grep "$2"
}
holds() { "$auditor" audit register.mita --key register.mita.pub; }
refused() {	# refused "part of the sentence" COMMAND...
	want_text=$1
	shift
	before=$(cksum register.mita)
	said=$("$@" 2>&1)
	is "refused: $want_text" $? 1
	has "  it is said" "$said" "$want_text"
	is "  nothing has changed" "$(cksum register.mita)" "$before"
}

# ---- an assignment by mistake ----
evaluated E-01 P-02
exported E-01 one.bundle
"$coordinator" merge one.bundle >/dev/null
refused 'P-02 is evaluated by E-01, and that counts' \
    agency assign cancel E-01 P-02 --stage 1 $by Mistake
refused 'P-09 is not assigned to E-01' \
    agency assign cancel E-01 P-09 --stage 1 $by Mistake
said=$("$coordinator" assign cancel E-01 P-03 --stage 1 --officer Vida 2>&1)
is "without a reason it is a wrong command line" $? 2

with_passphrase "$expert" -w E-01 declare P-03 none >/dev/null
answered E-01 P-03 >filled.txt
"$expert" -w E-01 fill filled.txt >/dev/null
before=$(cksum register.mita)
agency assign cancel E-01 P-03 --stage 1 $by Mistake --dry-run >/dev/null
is "a dry run keeps nothing" "$(cksum register.mita)" "$before"
agency assign cancel E-01 P-03 --stage 1 $by 'Assigned by mistake' >said.txt
is "one proposal of an assignment is cancelled" "$(pair E-01 P-03)" CANCELLED
is "  the other stays" "$(pair E-01 P-02)" EVALUATED
refused 'P-03 of E-01 is cancelled already' \
    agency assign cancel E-01 P-03 --stage 1 $by Mistake
is "it is not missing any more" "$("$coordinator" status --format csv | tr -d '"' |
    sed -n 's/^E-01,.*,\([0-9]*\),\([0-9]*\)$/\1 \2/p')" "0 1"

agency issue out >/dev/null
"$auditor" unpack out/E-01.package p1 >/dev/null
is "the expert's package tells of it" "$(ls p1 | grep -c CANCELLATION)" 2
"$auditor" unpack out/E-02.package p2 >/dev/null
is "  another's does not" "$(ls p2 | grep -c CANCELLATION)" 0
is "  and its document is not in it" \
    "$(sed 1,5d out/E-01.package | grep -ac 'The text of P-03')" 0
ok "the expert's program takes it in" "$expert" -w E-01 open out/E-01.package
has "  and shows it" "$(task E-01 P-03)" cancelled
has "  the text that was written is still there" \
    "$("$expert" -w E-01 form P-03)" "$(sed -n '/^comment:/{n;p;q;}' filled.txt)"
said=$("$expert" -w E-01 fill filled.txt 2>&1)
is "  nothing more can be written there" $? 1
has "  and it is said why" "$said" 'the agency cancelled this assignment'

# ---- an evaluation that comes all the same is kept, set aside, named ----
evaluated E-02 P-02
exported E-02 two.bundle
agency assign cancel E-02 P-02 --stage 1 $by 'Silent for a month' >/dev/null
"$coordinator" merge two.bundle >/dev/null
is "an evaluation of a cancelled pair is merged" $? 0
is "  and does not count" "$(pair E-02 P-02)" CANCELLED
has "check names it" "$("$coordinator" check)" \
    'EVALUATION of P-02 by E-02'
has "the auditor names it, too" "$(holds)" 'note    SET-ASIDE'
ok "  and finds nothing wrong" holds
is "every pair ends in one state" "$(holds | sed -n 's/^stage 1 //p')" \
    "4 assigned: 1 evaluated, 0 returned, 2 cancelled, 1 missing"

# ---- assigned again after that ----
has "what was cancelled can be assigned again" "$(agency assign import \
    assignments.csv --deadline 2099-12-31T15:00:00Z)" '2 new assignments'
is "  and is open again" "$(pair E-01 P-03)" SILENT
is "  and what was set aside does not come back" "$(pair E-02 P-02)" DECLARED

# ---- a key that is lost before the first evaluation, or after some ----
mkdir keys && cd keys || exit 99
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
# enrolled WORKSPACE: a card WORKSPACE.card with a new key
enrolled() {
	with_passphrase "$expert" -w "$1" enrol --name 'Expert E-01' \
	    --organisation Company --kind business --languages lt,en \
	    --small-memory "$1.card" >/dev/null
}
own() {		# own SEQ: the digest of that record of E-01
	"$auditor" unpack register.mita texts >/dev/null &&
	for record in texts/*-E-01.txt; do
		[ "$(sed -n 's/^seq //p' "$record")" = "$1" ] &&
		    sha256sum "$record" | cut -d' ' -f1
	done
	rm -rf texts
}
enrolled again
refused 'revoke the old one first' agency expert add --id E-01 again.card
refused 'there is no expert E-77' agency expert revoke E-77 $by Lost
refused 'not here' agency expert revoke E-01 $by Lost --last $(printf '%064d' 1)
agency expert revoke E-01 $by 'The laptop is lost' >said.txt
has "a key is revoked before it signed anything" "$(cat said.txt)" \
    '0 records of the key of E-01 do not count'
refused 'was revoked already' agency expert revoke E-01 $by Lost
refused 'its key was admitted already' \
    agency expert add --id E-01 E-01.card
agency expert add --id E-01 again.card >/dev/null
is "the same person is admitted again with a new key" $? 0
rm -r out
agency issue out >/dev/null
said=$("$expert" -w E-01 open out/E-01.package 2>&1)
is "the old key's program does not take the new package" $? 1
has "  and says for whose key it is" "$said" 'it is for expert E-01, whose key'
"$expert" -w again open --agency "$letter" out/E-01.package >/dev/null
is "the new key's does" $? 0
evaluated again P-02
exported again new.bundle
has "and its evaluation is merged" "$("$coordinator" merge new.bundle)" \
    'E-01: 1 new evaluation'
is "  and counts" "$(pair E-01 P-02)" EVALUATED

# What the first key signs after its end is not merged.
evaluated E-01 P-03
exported E-01 old.bundle
refused 'REVOKED  old.bundle' "$coordinator" merge old.bundle
ok "the auditor finds nothing wrong" holds

# The second key signed P-02 and is lost, too: P-02 stands.
evaluated again P-03
exported again new2.bundle
"$coordinator" merge new2.bundle >/dev/null
agency expert revoke E-01 $by 'The passphrase is forgotten' >/dev/null
is "what a lost key signed stands" "$(pair E-01 P-02) $(pair E-01 P-03)" \
    "EVALUATED EVALUATED"
enrolled third
agency expert add --id E-01 third.card >/dev/null
agency issue out >/dev/null
"$expert" -w third open --agency "$letter" out/E-01.package >/dev/null
has "the third key finds what the second signed" "$(task third P-02)" signed
is "  word for word, as its draft" "$("$expert" -w third form P-02)" \
    "$("$expert" -w again form P-02)"
printf 'proposal: P-02\n== P1 -\nscore: 2.5\n' >new.txt
"$expert" -w third fill new.txt >/dev/null
with_passphrase "$expert" -w third sign P-02 --reason 'A second thought' >said.txt 2>&1
is "and may replace it" $? 0
exported third third.bundle
"$coordinator" merge third.bundle >/dev/null
is "the version before is replaced, not forked" "$(pair E-01 P-02)" EVALUATED
ok "the auditor finds nothing wrong with three keys" holds
has "the lost key's bundle brings nothing new and is no fault" \
    "$("$coordinator" merge new2.bundle)" 'all was known'

# ---- a key in other hands: what it signed after that does not count ----
cd .. && mkdir thief && cd thief || exit 99
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
evaluated E-01 P-02
cp E-01 stolen
exported E-01 one.bundle
"$coordinator" merge one.bundle >/dev/null
honest=$(own 3)
evaluated stolen P-03
exported stolen stolen.bundle
"$coordinator" merge stolen.bundle >/dev/null
is "both are merged, nobody knew" "$(pair E-01 P-02) $(pair E-01 P-03)" \
    "EVALUATED EVALUATED"
agency expert revoke E-01 $by 'Stolen on Monday' --last "$honest" >said.txt
has "two statements do not count any more" "$(cat said.txt)" \
    '2 records of the key of E-01 do not count'
is "what stood before stands, the thief's is open again" \
    "$(pair E-01 P-02) $(pair E-01 P-03)" "EVALUATED SILENT"
has "check names what is revoked" "$("$coordinator" check)" \
    'EVALUATION of P-03 by E-01, seq 5'
ok "the auditor finds nothing wrong" holds
refused 'REVOKED  stolen.bundle' "$coordinator" merge stolen.bundle
enrolled fresh
agency expert add --id E-01 fresh.card >/dev/null
rm -r out
agency issue out >/dev/null
ok "the package with two keys is unpacked" \
    "$auditor" unpack out/E-01.package p1
is "the thief's statements are in no package" \
    "$(cat p1/*-E-01.txt | grep -c '^seq [45]$' || :)" 0
"$expert" -w fresh open --agency "$letter" out/E-01.package >/dev/null
evaluated fresh P-03
exported fresh fresh.bundle
"$coordinator" merge fresh.bundle >/dev/null
is "the expert evaluates it with the new key" "$(pair E-01 P-03)" EVALUATED
ok "the auditor finds nothing wrong" holds
agency publish folder >/dev/null
ok "nor in the folder that is published" \
    "$auditor" audit folder --key register.mita.pub
is "the list of experts tells of the key in force" "$("$coordinator" \
    expert list --format csv | tr -d '"' | grep E-01 | cut -d, -f8)" no
done_testing
