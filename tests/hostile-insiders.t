#!/bin/sh
# What an agency with its key can do to a whole call, when it signs everything
# anew: a cancellation slipped in, an expert taken over by a second key, lots
# ground.  Alone it may look right; each is named with what somebody holds.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
seed() {	# seed WORD: the lots of stage 1 are drawn with it
	printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
	    "DRAW,1,-,-,-,$1,Vida,Drawn" >draw.csv
	agency ruling add draw.csv >/dev/null || exit 99
}
drawn_call() { evaluated_call && seed 07-12-19; }
hostile_call drawn_call
agency merge --receipts receipts E-01.bundle E-02.bundle >/dev/null &&
    agency decide --stage 1 >/dev/null || exit 99
cp register.mita before/
rm -rf ask; "$coordinator" witness ask ask >/dev/null
"$auditor" witness ask register.mita.pub head >/dev/null || exit 99
decided() { agency decide --stage 1 --missing 'Sent nothing.' >/dev/null || exit 99; }
# names REASON "PART" OPTION...: what somebody holds makes it wrong
names() {
	want=$1 part=$2
	shift 2
	said=$("$auditor" audit register.mita --key register.mita.pub "$@" 2>&1)
	is "  $2 names it" $? 1
	line_with "WRONG   $want  register.mita: " "$part"
}
named_by_all() {	# a bundle, a receipt, a head that a witness kept
	names DROPPED 'it is not here, and it is in E-01.bundle' \
	    --with E-01.bundle
	names LEDGER 'is another one here or none' --with receipts/E-01.receipt
	names LEDGER 'two histories were told' --since head
	rm ask; "$coordinator" witness ask --since "$(sed -n 2p head)" ask \
	    >/dev/null 2>&1 || "$coordinator" witness ask --since 0 ask >/dev/null
	said=$("$auditor" witness ask register.mita.pub head 2>&1)
	is "  and a witness refuses what follows" $? 1
}

# ---- a cancellation slipped in, for an evaluation that is dropped ----
forged <<END
open register.mita
take RESULT
drop
take EVALUATION,signer=E-01,proposal=P-03
drop
sql DELETE FROM received WHERE expert = 'E-01'
END
agency assign cancel E-01 P-03 --stage 1 $by 'Sent nothing.' >/dev/null || exit 99
decided
harmless "a cancellation slipped in: alone it looks right"
has "  but that it is counted" "$said" "1 cancelled"
named_by_all
# Without the key the ledger stays as it was signed.
again; forged <<END
open register.mita
leave
take RESULT
drop
take EVALUATION,signer=E-01,proposal=P-03
drop
END
wrong LEDGER 'the set of records' 'is not here'
# The public program cancels no evaluation that counts.
again
refused KNOWN 'is evaluated by E-01, and that counts' \
    agency assign cancel E-01 P-03 --stage 1 $by 'Sent nothing.'

# ---- an expert taken over by a second key ----
again
card=$(sqlite3 register.mita "SELECT digest FROM record WHERE kind = 'KEY'
    AND instr(CAST(text AS TEXT), 'Expert E-01') > 0")
forged <<END
open register.mita
take RESULT
drop
take EVALUATION,signer=E-01
drop
take EVALUATION,signer=E-01
drop
take DECLARATION,signer=E-01
drop
take DECLARATION,signer=E-01
drop
sql DELETE FROM received WHERE expert = 'E-01'
END
agency expert revoke E-01 $by Stolen --last "$card" >/dev/null || exit 99
with_passphrase "$expert" -w twin enrol --name 'Expert E-01' --kind business \
    --organisation 'Company of E-01' --languages lt,en --small-memory \
    twin.card >/dev/null
{ agency expert add --id E-01 twin.card && agency issue twins &&
    "$expert" -w twin open --agency "$letter" twins/E-01.package &&
    evaluated twin E-01 P-02 P-03 &&
    "$coordinator" merge twin.bundle; } >log.txt 2>&1 ||
    { cat log.txt >&2; exit 99; }
decided
noted ENDED 'REVOCATION by AGENCY, seq 25' 'of E-01 was ended; what stands of it ends with KEY'
noted ADMITTED 'ADMISSION by AGENCY, seq 26' 'E-01 was admitted before, with key'
named_by_all

# ---- lots ground: another seed when the scores are known ----
again; forged <<END
open register.mita
take RESULT
drop
take RULING,subject=DRAW
drop
END
seed 30-31-32
decided
noted DRAW 'RULING by AGENCY, seq 24' 'drawn with the seed 30-31-32'
noted DRAW-LATE 'RULING by AGENCY, seq 24' 'came before the seed was stated'
names LEDGER 'two histories were told' --since head
names FORK 'has in before/register.mita' --with before/register.mita
# The public program draws once.
again
sed -i 's/30-31-32/33-34-35/' draw.csv
refused CSV 'are drawn already, and stay as they are' agency ruling add draw.csv
done_testing
