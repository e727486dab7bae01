#!/bin/sh
# A letter to an applicant is an act: what it decides and why in figures, its
# number and date, where to complain, who signs; an edited one stays.
. "$srcdir/tests/lib.sh"
own_folder
calls=$srcdir/data/calls

# Both proposals pass, with 80.00 and 59.50; sums and gate are of the case.
passing() {	# passing FOLDER SED-EXPRESSION...
	mkdir "$work/$1" && cd "$work/$1" || exit 99
	shift
	sed -e '/^encrypted /d; s/^pass 7000/pass 5000/; s/^criterion P2 30 6/criterion P2 30 4/' \
	    "$@" "$calls/inoklaster.call" >of.call
	call_file=of.call
	decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
}

# ---- a gate that lets one go on ----
passing gate -e 's/^gate ELIMINATORY .*/gate ELIMINATORY 300 250/'
cat >letters.csv <<'END'
language;act;date;complain;signatory
;4-131;2026-12-15;;
lt;;;"Skundas – per mėnesį Ginčų komisijai.";"Direktorė Vida Pareigūnė"
en;;;"Complain within a month.
To the Commission.";"Director Vida Officer"
END
"$coordinator" report --letters letters.csv out >said 2>&1
is "with all parts nothing is lacking" "$(grep -c lack said)" 0
letter=$(cat out/feedback-1/P-03.txt)
for part in 'Number of the act: 4-131' 'Date of the act: 2026-12-15' \
    'proposals with higher totals go on' 'Place in the ranking: 2 of 2' \
    'The last proposal that goes on: place 1, total 80.00 of 100' \
    'How to complain' 'Complain within a month.' 'To the Commission.' \
    'Director Vida Officer'; do
	has "below the gate: $part" "$letter" "$part"
done
said=$("$auditor" audit register.mita | sed -n \
    's/^ledger  size \([0-9]*\), say \(.*\): up to the RESULT of stage 1$/\1, \2/p')
ok "the audit tells the head of the ledger up to the RESULT" test -n "$said"
has "  and the letter has the same" "$letter" \
    "The ledger up to it (records, short form): $said"
is "  who signs stands last" "$(tail -n 1 out/feedback-1/P-03.txt)" \
    "Director Vida Officer"
letter=$(cat out/feedback-1/P-02.txt)
for part in 'Akto numeris: 4-131' 'Akto data: 2026-12-15' \
    'Apskundimo tvarka' 'Skundas – per mėnesį Ginčų komisijai.' \
    'Direktorė Vida Pareigūnė'; do
	has "in Lithuanian: $part" "$letter" "$part"
done
is "  with no place where totals are withheld" \
    "$(grep -c 'Vieta' out/feedback-1/P-02.txt)" 0
has "the page has it, too" "$(cat out/feedback-1/P-03.html)" \
    "<h2>How to complain</h2>"

# ---- one proposal has another number ----
cat >one.csv <<'END'
paraiška;kalba;Akto Nr.;data;apskundimas;pasirašo
P-03;;4-131-3;;;
;;4-131;2026-12-15;C;S
P-03;lt;wrong;;;
END
"$coordinator" report --letters one.csv one >said 2>&1
is "a line of the proposal goes before one of all" "$(grep -h '4-131' \
    one/feedback-1/P-0[23].txt)" "$(printf '%s\n' 'Akto numeris: 4-131' \
    'Number of the act: 4-131-3')"

# ---- what lacks a part is told ----
"$coordinator" report bare >said 2>&1
is "without a table they are written" $? 0
has "  and what is lacking is told" "$(cat said)" \
    "stage 1: 2 of 2 letters lack their number"
printf '%s\n' 'act,date,complain' '1,2026-12-15,C' >less.csv
has "  as it is of a part" "$("$coordinator" report --letters less.csv less \
    2>&1)" "2 of 2 letters lack"
"$coordinator" report --letters "$calls/inoklaster-letters.csv" sample \
    >said 2>&1
has "the sample says where to complain in Lithuania" \
    "$(cat sample/feedback-1/P-02.txt)" "administracinių ginčų komisijai"
has "  and leaves number, date and name to who has them" "$(cat said)" \
    "2 of 2 letters lack"

# ---- a wrong table ----
wrong() {	# wrong NAME LINE... SENTENCE
	said=$(printf '%s\n' "$2" "$3" >wrong.csv
	    "$coordinator" report --letters wrong.csv wrong 2>&1)
	has "$1 is refused" "$said" "$4"
	is "  and no letter is written" "$(ls wrong)" ""
}
wrong "a day that is none" act,date 1,2026-02-30 'is no day such as'
wrong "another form of a day" act,date 1,15.12.2026 'is no day such as'
wrong "an unknown proposal" proposal,act P-99,1 'there is no proposal "P-99"'
wrong "another language" language,act pl,1 'the call has no language "pl"'
wrong "a heading that is not known" act,siganture 1,V \
    'letters have no column "siganture"'

# ---- an edited letter ----
"$coordinator" report --letters letters.csv out >said 2>&1
is "the same again is written again" $? 0
echo 'A word of our own.' >>out/feedback-1/P-03.txt
rm out/stage-1/ranking.txt
before=$(cat out/*/* | cksum)
said=$("$coordinator" report --letters letters.csv out 2>&1)
is "an edited letter is not replaced" $? 1
has "  it is named" "$said" "feedback-1/P-03.txt: it is there, and not as"
has "  with what to do" "$said" "give another folder"
is "  and nothing is written" "$(cat out/*/* | cksum)" "$before"

# ---- money for one ----
passing money -e '/^stage 2/,$d; s/^funds NO/funds YES/' \
    -e 's/^budget .*/budget 2500000/; s/^gate .*/gate NONE 0 0/'
"$coordinator" report out >/dev/null 2>&1
letter=$(cat out/feedback-1/P-03.txt)
for part in 'Outcome: The proposal passed, but the budget' 'Place in the ranking: 2 of 2' \
    'Place on the reserve list: 1 of 1' \
    'The last proposal that gets money: place 1, total 80.00 of 100'; do
	has "in reserve: $part" "$letter" "$part"
done
has "who is paid has a place, too" "$(cat out/feedback-1/P-02.txt)" \
    "Vieta eilėje: 1 iš 2"
is "  and no line" "$(grep -c 'Paskutinė' out/feedback-1/P-02.txt)" 0

# ---- the committee decides otherwise ----
printf '%s\n' 'subject,stage,proposal,answer,officer,reason' \
    'DEVIATION,1,P-02,RESERVE,"A, B","Withdrawn support."' \
    'DEVIATION,1,P-03,FUNDED,"A, B","Support."' >deviation.csv
with_passphrase "$coordinator" ruling add deviation.csv >/dev/null
"$coordinator" report after >/dev/null 2>&1
is "what a committee changed has no line" \
    "$(grep -hcE 'The last|reserve list:' after/feedback-1/P-03.txt)" 0
done_testing
