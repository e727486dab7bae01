#!/bin/sh
# The list of ways to cheat is complete: each reason for which a room refuses
# or tells of something has a case.
. "$srcdir/tests/lib.sh"
own_folder
cd "$srcdir" || exit 99

# Every way to give a reason, in whatever lines; what only the machine can do
# (FAULT_SYSTEM: a full disk, no memory) is no cheat.
for room in audit seal store hand desk office; do
	cat src/$room/*.c | tr -s '\n\t ' ' ' | grep -oE \
	    '(FAULT_REFUSED|in->code|GRADE_(NOTICE|WRONG)), "[A-Z0-9-]+"|\.reason = "[A-Z0-9-]+"|wrong_in\([a-z]+, "[A-Z0-9-]+"' |
	    sed "s/.*\"\([A-Z0-9-]*\)\"/$room \1/"
done | sort -u >"$work/reasons"
ok "there are many reasons" test "$(wc -l <"$work/reasons")" -gt 90

# hostile-acts.t names its rooms.  Where the others have their case: in
# hostile-NAME.t, or, of what no forged file brings about (a name that is
# taken, a wrong passphrase), in the test of one room.
cat >"$work/where" <<'END'
ledger	audit FORMAT LEDGER UNKEPT
powers	audit ADMITTED ENDED IN-TIME REPLACED WITHDRAWN
ledger	office LEDGER
receipts audit PROOF
receipts desk COPY SPLIT
t-ledger.c seal UNKNOWN-KEY WRONG-CALL
rulings	audit AMENDED APPEAL CLARIFIED DEVIATION OBSERVATION OMITTED
rulings	audit OVERSPENT RESTS-ON RESULT SET-ASIDE STALE SUPERSEDED UNEQUAL
told	audit ASKED-CHANGE ATTENTION CLOCK DRAW DROPPED LATE NEWER
told	audit NEW-APPLICANT SAME-APPLICANT SAME-DOCUMENT SAME-PERSON STAGE MAY-NOT
told	audit DRAW-LATE SUMS SSHSIG
bindings audit BINDING REVOKED
lines	audit CHAIN COMMENT EDITED FORK KEY-ID NO-CALL SIGNER TWO-CALLS
lines	audit UNKNOWN-KEY WRONG-CALL WRONG-KEY
sealed	audit FOREIGN MANIFEST WHAT
panel	audit OTHER-SUM SURPLUS UNASKED
panel	office SUMS
files	audit INDEX MISSING TOO-LARGE
sealed	seal FORMAT SIGNATURE VERSION WEAK-KEY WHAT
t-seal.c seal PASSPHRASE
t-age.c	seal ENCRYPTED MAC OTHER-READER PAYLOAD READER
encrypted.t hand LABEL PLAIN TOO-LARGE
encrypted.t office READER
files	store DAMAGED NOT-OURS SCHEMA VERSION
tools.t store VIEWED
sweep.t office EDITED
t-store.c store CONSTRAINT EXISTS MISSING
t-store-foreign.c store FORMAT TOO-LARGE
refusals.t store NOT-A-FILE
files	desk NEW-KEY OTHER-EXPERT
t-frozen.c desk MISSING UNSIGNED
sealed	office FOREIGN REVOKED UNKNOWN-KEY
told	office STAGE
END
says='wrong|denied|noted|refused|kept_out|not_verified|tells|restated|broken|no_card|opened|spoilt|binds'
has_case() {	# has_case WHERE REASON
	case $1 in
	*.*) grep -qE "(\"|  |^(refused|made) )$2(\"|  | ')" "tests/$1" ;;
	*) grep -qE "^[ 	]*($says) $2 |(WRONG|note)  +$2  |\" $2\$" \
	    "tests/hostile-$1.t" ;;
	esac
}
{
	sed -nE 's/^[ 	]*(desk|office|hand) ([A-Z0-9-]+) .*/\1 \2/p' \
	    tests/hostile-acts.t
	while read -r where room reasons; do
		for reason in $reasons; do
			has_case "$where" "$reason" && echo "$room $reason"
		done
	done <"$work/where"
	# By their sentences, in the test of who may judge what.
	grep -q "^refused '.*counts, and nobody ruled on" tests/may.t &&
	    echo office CONFLICT
	grep -q "^refused 'the reason is what was found'" tests/may.t &&
	    echo office REASON
	# A result beyond the budget, in the course of a call.
	grep -q '^is "  nor is it decided again"' tests/cases.t &&
	    echo office OVERSPENT
	# What the signer would not close, issue tells of.
	grep -q "'the package of E-02 would be larger'" tests/large.t &&
	    echo office TOO-LARGE
} | sort -u >"$work/cases"

# No file is known that is slow and passes what is looked at before.
is "each has a case" "$(comm -23 "$work/reasons" "$work/cases" |
    grep -vx 'store TOO-SLOW')" ""
is "and no case is of a reason that nobody gives" \
    "$(comm -13 "$work/reasons" "$work/cases")" ""
done_testing
