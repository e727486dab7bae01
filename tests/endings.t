#!/bin/sh
# What ends: an assignment, a key, a proposal's part.  Nothing is erased,
# nothing is dropped unseen.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
# evaluated EXPERT PROPOSAL...: declare, fill and sign
evaluated() {
	who=$1
	shift
	for p; do
		with_passphrase "$expert" -w "$who" declare "$p" none
		filled "$who" "$p" >filled.txt
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
filled E-01 P-03 >filled.txt
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
is "  and what was set aside counts again" "$(pair E-02 P-02)" EVALUATED

done_testing
