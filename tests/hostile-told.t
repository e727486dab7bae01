#!/bin/sh
# What nobody may do without its being told: withhold what a bundle brought,
# draw lots again, hide an interest, turn back a clock, change an applicant.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call

# into <<END: after these steps on the register.
into() { again; { echo open register.mita; cat; } >steps; forged <steps; }

# ---- the second signature, which anybody on the way can change ----
again
sqlite3 register.mita "UPDATE record SET minisig = replace(minisig,
    '; sshsig ' || substr(minisig, instr(minisig, '; sshsig ') + 9, 1),
    '; sshsig ' || CASE substr(minisig, instr(minisig, '; sshsig ') + 9, 1)
    WHEN 'A' THEN 'B' ELSE 'A' END)
    WHERE kind = 'EVALUATION'"
noted SSHSIG 'EVALUATION of P-03 by E-01, seq 5' 'its second signature'
again
sqlite3 register.mita "UPDATE record SET minisig = substr(minisig, 1, instr(
    minisig, '; sshsig ') - 1) || substr(minisig, instr(minisig, char(10)))
    WHERE kind = 'EVALUATION'"
untold 'a record without one is as good as ever' SSHSIG

# ---- proposals ----
into <<END
take PROPOSAL,proposal=P-03
as AGENCY agency
set version = 2
line partner VERSLAS = partner MEDIS AS LT026 800000 30
sign agency
put
END
noted SAME-APPLICANT 'PROPOSAL of P-02 by AGENCY, seq 4' 'P-03 is of the same applicant, MEDIS'
second="take PROPOSAL,proposal=P-02
    as AGENCY agency
    set stage = 2"
into <<END
$second
line partner MEDIS = partner OTHER CC LT022 400000 52
sign agency
put
END
noted NEW-APPLICANT 'PROPOSAL of P-02 by AGENCY, seq 25' \
    'in stage 1 the applicant was MEDIS, now it is OTHER'
into <<END
$second
set asked = 1919999
sign agency
put
END
noted ASKED-CHANGE 'PROPOSAL of P-02 by AGENCY, seq 25' \
    'moved by more than 20.00 % since stage 1'
into <<END
$second
set asked = 1920000
sign agency
put
END
untold 'a sum that moved by just as much as the call allows is not told' ASKED-CHANGE
into <<END
take PROPOSAL,proposal=P-02
as AGENCY agency
set version = 2
set asked = 2400001
sign agency
put
END
noted SUMS 'PROPOSAL of P-02 by AGENCY, seq 25' \
    "24000.01 EUR are asked for, and the partners' parts come to 24000.00 EUR; no officer ruled"
into <<END
take PROPOSAL,proposal=P-03
as AGENCY agency
set version = 2
line document = document ae12e65a9fd55a39ef31ca411d428d47ec2b0c3b73a553af98b68b3acc312b52 18 TEXT 10
sign agency
put
END
noted SAME-DOCUMENT 'PROPOSAL of P-02 by AGENCY, seq 4' \
    'P-03 has a document that is the same to the byte'

# ---- corrections ----
corrected="take EVALUATION,signer=E-01,proposal=P-02
    as E-01 E-01
    set version = 2
    set replaces = @EVALUATION,signer=E-01,proposal=P-02
    text reason = I read it again."
into <<END
$corrected
set declared-time = 2020-01-01T00:00:00Z
sign E-01
put
END
noted CLOCK 'EVALUATION of P-02 by E-01, seq 6' 'the clock went back; the order is that of seq'
line_with 'note    NEWER  register.mita: EVALUATION of P-02 by E-01, seq 6: ' \
    'it came when stage 1 was decided and is in no result'
into <<END
$corrected
sign E-01
put
take RULING
as AGENCY agency
set subject = LATE
set proposal = P-02
set expert = E-01
set question = 2
set answer = REFUSE
text reason = It came a week later.
sign agency
put
END
noted SET-ASIDE 'EVALUATION of P-02 by E-01, seq 6' 'an officer refused this correction'

# ---- what most experts doubt ----
doubts="line answer Q1-1 - YES 0 = answer Q1-1 - NO 0
    text answer Q1-1 - = It is not."
into <<END
$corrected
$doubts
sign E-01
put
END
untold 'one of two who doubts is not most of them' ATTENTION
{ cat <<END
$corrected
$doubts
sign E-01
put
END
echo "$corrected" | sed 's/E-01/E-02/g'
cat <<END
$doubts
sign E-02
put
END
} | into
noted ATTENTION 'PROPOSAL of P-02 by AGENCY, seq 4' \
    '2 of 2 experts answer Q1-1 with NO, and it passes; no officer ruled on it'

# ---- two declarations ----
# Neither replaces the other: no order in the ledger may hide the graver one.
for at in '' 26; do
	into <<-END
		take DECLARATION,signer=E-01,proposal=P-02
		as E-01 E-01
		set interest = DISQUALIFYING
		text text = I own a part of it.
		sign E-01
		put $at
	END
	said=$(audited)
	line_with 'note    SET-ASIDE  register.mita: EVALUATION of P-02 by E-01, seq 4: ' \
	    'the pair is DISQUALIFIED'
	has "  as one that was returned" "$said" '3 evaluated, 1 returned'
done
into <<END
take DECLARATION,signer=E-01,proposal=P-02
as E-01 E-01
sign E-01
put
END
has "two of one kind leave it open" "$(audited)" '3 evaluated, 0 returned, 0 cancelled, 1 missing'

# ---- bundles as they came ----
into <<END
take EVALUATION,signer=E-02,proposal=P-03
drop
END
wrong DROPPED 'the set of records' 'the bundle of E-02 kept since'
into <<END
sql UPDATE received SET file = x'00' WHERE expert = 'E-01'
END
wrong EDITED 'the set of records' 'the bundle of E-01 kept since'
has '  and why' "$said" 'is not as it came: its bytes are not those of its digest'
printf 'junk' >junk
into <<END
keep junk E-02 2026-01-01T00:00:00Z
END
wrong EDITED 'the set of records' 'the bundle of E-02 kept since 2026-01-01T00:00:00Z is not as it came: junk: '
into <<END
sql UPDATE received SET time = '2099-12-31T15:00:00Z'
END
untold 'what came at its deadline is not late' LATE
cp before/E-01.bundle again.bundle
into <<END
open again.bundle
manifest E-01
seal E-01 BUNDLE
open register.mita
keep again.bundle E-01 2099-12-31T15:00:01Z
END
untold 'nor is what came in time, and once more too late' LATE
into <<END
sql UPDATE received SET time = '2099-12-31T15:00:01Z'
END
noted LATE 'EVALUATION of P-03 by E-02, seq 5' \
    'it came at 2099-12-31T15:00:01Z by the agency'"'"'s clock, after its deadline 2099-12-31T15:00:00Z; no officer ruled on it'
line_with 'note    CLOCK  register.mita: EVALUATION of P-02 by E-01, seq 4: ' \
    'and came at 2099-12-31T15:00:01Z by the agency'"'"'s clock'

# Nobody can rule on what has not come yet.
into <<END
sql UPDATE received SET time = '2099-12-31T15:00:01Z'
take RULING
as AGENCY agency
set subject = LATE
set proposal = P-03
set expert = E-02
set question = -
set answer = ACCEPT
text reason = Whatever comes.
sign agency
put 2
END
said=$(audited)
line_with 'note    LATE  register.mita: EVALUATION of P-03 by E-02, seq 5: ' \
    'after its deadline 2099-12-31T15:00:00Z; no officer ruled on it'
# It says a time that was not yet when it came.
cp before/E-01.bundle again.bundle
into <<END
open again.bundle
$corrected
set declared-time = 2026-03-05T00:00:00Z
sign E-01
put
manifest E-01
seal E-01 BUNDLE
open register.mita
$corrected
set declared-time = 2026-03-05T00:00:00Z
sign E-01
put
keep again.bundle E-01 2026-03-03T00:00:00Z
END
said=$(audited)
line_with 'note    CLOCK  register.mita: EVALUATION of P-02 by E-01, seq 6: ' \
    'and came at 2026-03-03T00:00:00Z by the agency'"'"'s clock'

# ---- lots ----
mkdir lots && cd lots || exit 99
agency() { with_passphrase "$coordinator" "$@"; }
{
	for who in E-01 E-02; do
		with_passphrase "$expert" -w $who enrol --name $who --kind business \
		    --organisation O --languages en --small-memory $who.card
	done
	sed 's/^tie .*/tie DRAW -/' "$srcdir/tests/data/two-criteria.call" >lots.call
	agency init --yes --small-memory lots.call
	agency expert add E-01.card E-02.card
	printf '%s\n' proposal,stage,language,title,asked,eligible,partners \
	    'P-1,1,en,One,100.00,300.00,"A|KI|LT|100.00|A"' \
	    'P-2,1,en,Two,100.00,300.00,"B|KI|LT|100.00|B"' >proposals.csv
	agency proposal add proposals.csv
	printf '%s\n' expert,stage,proposal E-01,1,P-1 E-01,1,P-2 E-02,1,P-1 \
	    E-02,1,P-2 >assignments.csv
	agency assign import assignments.csv --deadline 2099-12-31T15:00:00Z
	agency issue out
	letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	for who in E-01 E-02; do
		"$expert" -w $who open --agency "$letter" out/$who.package
		for p in P-1 P-2; do
			with_passphrase "$expert" -w $who declare $p none
			"$expert" -w $who form $p | sed 's/^score:.*/score: 4/' >form.txt
			"$expert" -w $who fill form.txt
		done
		with_passphrase "$expert" -w $who sign P-1 P-2
		with_passphrase "$expert" -w $who export $who.bundle
	done
	"$coordinator" merge E-01.bundle E-02.bundle
	# mita-call(5) RANKS: the lower lot comes first.
	"$auditor" unpack register.mita u
	call=$(sha256sum <u/0001-CALL-AGENCY.txt)
	call=${call%% *}
	lot() { printf '%s 1 %s %s\n' "$call" "$1" "$2" | sha256sum; }
	first() { { lot P-1 "$1" | sed 's/$/ P-1/'; lot P-2 "$1" |
	    sed 's/$/ P-2/'; } | sort | sed -n '1s/.* //p'; }
	again=1
	while [ "$(first $again)" = "$(first SEED)" ]; do again=$((again + 1)); done
	printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
	    'DRAW,1,-,-,-,SEED,Vida,Two are equal' >rulings.csv
	agency ruling add rulings.csv
	agency decide --stage 1
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
noted DRAW 'RULING by AGENCY, seq 8' 'lots of stage 1 are drawn with the seed SEED'
noted DRAW-LATE 'RULING by AGENCY, seq 8' \
    'came before the seed was stated, and the call names no event that gives it'
is "the lots say who is first" "$("$coordinator" rank --stage 1 --format csv |
    tr -d '"' | sed -n 2p | cut -d, -f1,2)" "1,$(first SEED)"
forged <<END
key agency register.mita.key
open register.mita
take RULING
as AGENCY agency
set answer = $again
sign agency
put
END
noted DRAW 'RULING by AGENCY, seq 10' "with the seed $again"
is "who draws again changes nothing" "$(printf '%s\n' "$said" | grep STALE)" ""
is "  though the other seed would" "$(first SEED) $(first $again)" \
    "$("$coordinator" rank --stage 1 --format csv | tr -d '"' | sed 1d |
    cut -d, -f2 | tr '\n' ' ' | sed 's/ $//')"

# ---- who may judge no more: the language changed under them ----
sed 's/^P-1,1,en/P-1,1,lt/' proposals.csv >other.csv
agency proposal add other.csv >/dev/null
noted MAY-NOT 'EVALUATION of P-1 by E-01, seq 4' \
    "E-01 is assigned, and no ruling allows it: LANGUAGE: "
agency conflict rule KEEP --rule language --expert E-01 --proposal P-1 --officer Vida \
    --reason 'Reads it well.' >/dev/null
agency conflict rule KEEP --rule language --expert E-02 --proposal P-1 --officer Vida \
    --reason 'Reads it well.' >/dev/null
untold 'what an officer allowed is not told' MAY-NOT

# ---- one person under two ids ----
with_passphrase "$expert" -w E-09 enrol --name 'e-01' --kind business \
    --organisation O --languages en --small-memory E-09.card >/dev/null
agency expert add --id E-09 E-09.card >/dev/null
noted SAME-PERSON 'ADMISSION by AGENCY, seq 14' \
    'its card has the same name as that of E-01; one person is one expert'

# ---- a stage that there is not ----
refused STAGE 'the call has no stage 2' "$coordinator" rank --stage 2
refused STAGE 'the call has no stage 2' agency conflict rule KEEP --stage 2 \
    --expert E-01 --proposal P-1 --officer Vida --reason So

done_testing
