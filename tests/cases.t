#!/bin/sh
# Cases at the edge, through the public programs: what needs an officer, what
# is corrected, what people decide beside the computed list.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
deadline=2099-12-31T15:00:00Z
head=subject,stage,proposal,expert,question,answer,officer,reason
table() { printf '%s\n' "$@" >table.csv; }
ruled() {	# ruled LINE...: rulings of these lines
	table $head "$@"
	agency ruling add table.csv >/dev/null
}
proposals() {	# proposals STAGE LINE...: each ID,ASKED,ELIGIBLE,DOCUMENT
	stage=$1
	shift
	{
		echo proposal,stage,language,title,partners,asked,eligible,documents
		for line; do
			id=${line%%,*} sum=${line#*,}
			sum=${partner:-${sum%%,*}}
			echo "$id,$stage,en,Title,\"L-$id|KI|XX|$sum|Lead of $id\",${line#*,}"
		done
	} >table.csv
	agency proposal add table.csv --documents documents >/dev/null
}
assigned() {	# assigned STAGE EXPERT PROPOSAL...
	{
		echo expert,stage,proposal
		stage=$1 who=$2
		shift 2
		for p; do echo "$who,$stage,$p"; done
	} >table.csv
	agency assign import table.csv --deadline "$deadline" >/dev/null
}
program=$expert
# evaluated WORKSPACE PROPOSAL=POINTS[=NO]...: NO: not within the objective
evaluated() {
	who=$1
	shift
	"$program" -w "$who" open --agency "$letter" "out/${who%-copy}.package"
	for one; do
		p=${one%%=*} points=${one#*=} scope=YES
		case $points in *=NO) scope=NO points=${points%=NO} ;; esac
		with_passphrase "$program" -w "$who" declare "$p" none 2>/dev/null
		"$program" -w "$who" form "$p" | sed "s/^answer:.*/answer: $scope/
		    s/^note:.*/note: I wonder/; s/^score:.*/score: $points/
		    s/^comment:.*/&\\
I said $points of $p./" >form.txt
		[ $scope = NO ] || sed -i '/^note:/s/I wonder//' form.txt
		"$program" -w "$who" fill form.txt
		with_passphrase "$program" -w "$who" sign "$p" \
		    --reason 'I read it again' || return
	done
	rm -f "$who.bundle"
	with_passphrase "$program" -w "$who" export "$who.bundle" &&
	"$coordinator" merge "$who.bundle"
} >/dev/null
pair() {	# pair STAGE EXPERT PROPOSAL: its state
	"$coordinator" assign show --stage "$1" --format csv | tr -d '"' |
	    awk -F, -v e="$2" -v p="$3" '$1 == e && $3 == p { print $5 }'
}
ranked() {	# ranked STAGE: "rank proposal outcome grant" of each
	"$coordinator" rank --stage "$1" --format csv | tr -d '"' |
	    awk -F, 'NR > 1 { print $1, $2, $7, $10 }'
}
outcome() { ranked "$1" | awk -v p="$2" '$2 == p { print $3, $4 }'; }
found() { "$coordinator" check --format csv | tr -d '"' | grep ",$1,"; }
told() {	# told TABLE FIGURE: of the summary of a stage
	tr -d '"' <"$1" | sed -n "s/^$2,//p"
}
refused() {	# refused "part of the sentence" COMMAND...
	want_text=$1
	shift
	before=$(cksum register.mita)
	said=$("$@" 2>&1)
	is "refused: $want_text" $? 1
	has "  it is said" "$said" "$want_text"
	is "  nothing has changed" "$(cksum register.mita)" "$before"
}
broken() {	# broken "part of the sentence" LINE: a ruling that is none
	table $head "$2"
	refused "$1" agency ruling add table.csv
}
holds() { "$auditor" audit register.mita --key register.mita.pub; }
enrolled() {	# enrolled WORKSPACE CARD
	with_passphrase "$expert" -w "$1" enrol --name "$1" --organisation O \
	    --kind business --languages en --small-memory "$2"
} >/dev/null

for who in E-01 E-02 E-03 E-04; do enrolled $who $who.card; done
agency init --yes --small-memory "$srcdir/tests/data/cases.call" >/dev/null
agency expert add E-01.card E-02.card E-03.card E-04.card >/dev/null
mkdir documents
for name in a b c; do echo "Document $name." >documents/$name.txt; done
proposals 1 P-1,100.00,250.00,a.txt P-2,100.00,250.00, P-3,100.00,250.00,b.txt \
    P-4,100.00,250.00, P-5,100.00,250.00,a.txt P-6,100.00,250.00,
assigned 1 E-01 P-1 P-2 P-3 P-4 P-5 P-6
assigned 1 E-02 P-1 P-5
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
evaluated E-01 P-1=5 P-2=4.5=NO P-3=4 P-4=3.5 P-5=3 P-6=2
evaluated E-02 P-1=3.5 P-5=3

# ---- what most experts doubt ----
refused '1 of 1 experts answer SCOPE with NO' agency decide --stage 1
has "check names it" "$(found ATTENTION)" 'no officer ruled on it'
ruled 'CLARIFICATION,1,P-2,-,SCOPE,KEEP,Vida,The aim is in its annex'
has "when an officer ruled it may be decided, and stays visible" \
    "$(found ATTENTION)" 'an officer ruled on it'
ok "which a dry run shows" agency decide --stage 1 --dry-run

# ---- a slip in a sum ----
# On a copy: slip "SENTENCE" LINE [PARTNER]: P-4 with these figures.
copy_of() { cp register.mita "$1" && cp register.mita.key "$1.key"; }
slip() {
	copy_of slip.mita
	partner=${3-}
	real=$coordinator coordinator=on_slip
	said=$(proposals 1 "$2" 2>&1)
	has "told when it is taken in: $1" "$said" "P-4: $1; correct it"
	ruled 'CLARIFICATION,1,P-4,-,-,KEEP,Vida,Figures alone'
	has "  by check" "$(found SUMS)" "PROPOSAL of P-4 by AGENCY"
	said=$(agency decide --stage 1 2>&1)
	is "  not decided with it" $? 1
	has "    and why" "$said" "P-4: $1"
	has "    with what to do" "$said" 'CLARIFICATION with question SUMS'
	ruled 'CLARIFICATION,1,P-4,-,SUMS,ACCEPT,Vida,So is the form'
	ok "  unless an officer says that it stays" agency decide --stage 1
	has "    which stays visible" "$(found SUMS)" 'an officer ruled that it stays'
	proposals 1 "${2%,},b.txt" 2>/dev/null
	has "    and is not said of another version" "$(found SUMS)" \
	    'no officer ruled on it'
	coordinator=$real partner=
}
on_slip() { "$real" -r slip.mita "$@"; }
slip '10000.00 EUR are asked for, above the 100.00 EUR that one project can get' \
    P-4,10000.00,250.00,
slip "100.00 EUR are asked for, and the partners' parts come to 10.00 EUR" \
    P-4,100.00,250.00, 10.00
slip '100.00 EUR are asked for, above the share of the eligible costs that is paid, 99.60 EUR' \
    P-4,100.00,249.00,
slip '100.00 EUR are asked for, above the eligible costs of 99.00 EUR' \
    P-4,100.00,99.00,

# ---- the same text from two consortia ----
has "two proposals with one document are named" "$(found SAME-DOCUMENT)" \
    'PROPOSAL of P-1'

# ---- a figure is corrected; a document is replaced ----
proposals 1 P-3,100.00,240.00,b.txt
is "after a correction what was said of the version before is outdated" \
    "$(pair 1 E-01 P-3)" OUTDATED
ruled 'CLARIFICATION,1,P-3,-,-,KEEP,Vida,A slip of the signer; letter of today'
is "an officer says that only a figure was corrected: it counts" \
    "$(pair 1 E-01 P-3)" EVALUATED
has "  which is named" "$(found CLARIFIED)" 'RULING of P-3'
proposals 1 P-3,100.00,230.00,b.txt
is "which is not said of the next correction" "$(pair 1 E-01 P-3)" OUTDATED
ruled 'CLARIFICATION,1,P-3,-,-,KEEP,Vida,A slip of the signer; letter of today'
is "  until it is said again" "$(pair 1 E-01 P-3)" EVALUATED
proposals 1 P-3,100.00,230.00,c.txt
broken 'names no expert' 'CLARIFICATION,1,P-3,E-01,-,KEEP,Vida,It reads the same'
broken 'the expert signs again' \
    'CLARIFICATION,1,P-3,-,-,KEEP,Vida,It reads the same'
is "a replaced document is evaluated anew, whatever is ruled" \
    "$(pair 1 E-01 P-3)" OUTDATED
assigned 1 E-01 P-3
agency issue out >/dev/null
evaluated E-01 P-3=4
is "  and then it counts" "$(pair 1 E-01 P-3)" EVALUATED
ruled 'CLARIFICATION,1,P-3,-,SUMS,ACCEPT,Vida,It asks for more than is paid'

# ---- an expert steps back half-way, and corrects ----
with_passphrase "$expert" -w E-02 declare P-5 disqualifying \
    --text 'My sister works there' >/dev/null
rm E-02.bundle
with_passphrase "$expert" -w E-02 export E-02.bundle >/dev/null
"$coordinator" merge E-02.bundle >/dev/null
is "what was signed on the one is set aside, the others stay" \
    "$(pair 1 E-02 P-5) $(pair 1 E-02 P-1)" "DISQUALIFIED EVALUATED"
has "  kept and named" "$(found SET-ASIDE)" 'EVALUATION of P-5 by E-02'
has "  and why tells it in its order" "$("$coordinator" why P-5)" \
    'Not counted is that of E-02: DISQUALIFIED'
evaluated E-01 P-4=3.5
is "both versions of a corrected evaluation are kept" "$(sqlite3 -readonly \
    register.mita "SELECT count(*) FROM record WHERE kind = 'EVALUATION'
    AND instr(CAST(text AS TEXT), 'I said 3.5 of P-4')")" 2

# ---- the budget is amended ----
broken 'no sum in EUR' 'BUDGET,1,-,-,-,much,Vida,Order 5'
broken 'names no proposal' 'BUDGET,1,P-1,-,-,100.00,Vida,Order 5'
broken 'is no subject' 'MONEY,1,-,-,-,100.00,Vida,Order 5'
broken 'the reason is missing' 'BUDGET,1,-,-,-,100.00,Vida,'
ruled 'BUDGET,1,-,-,-,100.00,Vida,Order 5: a first cut-off'
is "the gate is that of the amended budget" "$(ranked 1 | grep -c INVITED)" 2
ruled 'BUDGET,1,-,-,-,200.00,Vida,Order 6'
is "the latest amendment counts" "$(ranked 1 | grep -c INVITED)" 3
has "check names amendments" "$(found AMENDED)" 'the budget of stage 1 is 100.00'

# ---- a committee decides otherwise ----
broken 'there is no list to deviate from' \
    'DEVIATION,1,P-5,-,-,INVITED,Committee,A county without any'
agency decide --stage 1 >/dev/null
"$coordinator" report before >/dev/null
is "P-4 and P-5 are behind the gate" "$(outcome 1 P-4) $(outcome 1 P-5)" \
    "BELOW-GATE 0.00 BELOW-GATE 0.00"
broken 'INVITED or BELOW-GATE' \
    'DEVIATION,1,P-5,-,-,FUNDED,Committee,A county without any'
ruled 'DEVIATION,1,P-5,-,-,INVITED,"Committee: Ona, Jonas, Rūta",A county without any'
is "the computed list stays" "$(outcome 1 P-5)" "BELOW-GATE 0.00"
has "the deviation stands beside it" "$(found DEVIATION)" \
    'the committee decided INVITED'
has "why tells it" "$("$coordinator" why P-5)" \
    'The committee decided INVITED instead (Committee: Ona, Jonas, Rūta: A county'
agency publish folder >/dev/null
has "it is in the tables for auditors" \
    "$(cat folder/results/stage-1-decisions.csv)" \
    '"DEVIATION","P-5","-","-","INVITED","BELOW-GATE"'

# ---- an interest becomes known after the ranking ----
is "before that P-2 is first" "$(ranked 1 | head -n 1)" "1 P-2 INVITED 0.00"
ruled 'CONFLICT,1,P-1,E-02,-,SET-ASIDE,Vida,A contract of last year'
is "without that expert P-1 is" "$(ranked 1 | head -n 1)" "1 P-1 INVITED 0.00"
has "check says that the result would be another now" "$(found STALE)" \
    'stage 1 would come out differently'
agency decide --stage 1 >/dev/null
"$coordinator" report out-1 >/dev/null
is "decided again, it is that" "$(found STALE)" ""
is "whom the committee invited is on the list, marked" "$(tr -d '"' \
    <out-1/stage-1/invited.csv | grep '^[0-9]*,P-5,' | cut -d , -f 4,11)" \
    INVITED,BELOW-GATE
is "  and no other is" "$(tr -d '"' <out-1/stage-1/invited.csv | cut -d , -f 11 |
    grep -c .)" 2
has "  in the ranking" "$(tr -d '"' <out-1/stage-1/ranking.csv | grep ,P-5,)" \
    Title,INVITED
has "  which says below what it comes to" "$("$coordinator" rank --stage 1)" \
    'With what the committee decided otherwise (1): 4 go on, asking 400.00 EUR.'
is "  and in the summary" "$(told out-1/stage-1/summary.csv \
    'INVITED with deviations')" 4
is "both rankings are shown side by side" "$(tr -d '"' \
    <out-1/stage-1/changes.csv | sed -n '2,3p')" \
"P-1,yes,2,85.00,INVITED,0.00,1,100.00,INVITED,0.00
P-2,yes,1,90.00,INVITED,0.00,2,90.00,INVITED,0.00"
is "  where there were two" "$(ls before/stage-1 | grep -c changes)" 0

# ---- what an applicant is told is said by the call ----
is "who is invited gets comments and no scores" "$(grep -cE ' of 100|5\.00 of' \
    out-1/feedback-1/P-1.txt) $(grep -c 'I said 5 of P-1' \
    out-1/feedback-1/P-1.txt)" "0 1"
is "who is below the line gets scores, and here no comments" \
    "$(grep -c '40.00 of 100' out-1/feedback-1/P-6.txt) $(grep -c 'I said' \
    out-1/feedback-1/P-6.txt)" "1 0"
has "who is invited by the committee is told both" \
    "$(cat out-1/feedback-1/P-5.txt)" 'The committee decided otherwise: The proposal goes on'
is "  and not the scores" "$(grep -c ' of 100' out-1/feedback-1/P-5.txt)" 0

# ---- stage two: a sum that moved, what is left, who refuses it ----
deadline=2099-12-31T15:00:00Z
proposals 2 P-1,100.00,250.00, P-2,79.99,250.00, P-3,80.00,250.00, \
    P-4,100.00,250.00, P-5,75.00,187.50,
is "a cent more than 20 % is flagged, 20 % is not" "$("$coordinator" \
    proposal list --stage 2 --format csv | tr -d '"' |
    awk -F, 'NR > 1 { print $1, $11, $12 }')" \
"P-1 0.00 no
P-2 -20.01 yes
P-3 -20.00 no
P-4 0.00 no
P-5 -25.00 yes"
has "  and named for an officer" "$(found ASKED-CHANGE)" \
    'moved by more than 20.00 %'
assigned 2 E-03 P-1 P-2 P-3 P-5
agency issue out >/dev/null
evaluated E-03 P-1=5 P-2=4 P-3=3.5 P-5=3
is "who was not invited is ineligible, whom the committee invited is not" \
    "$(outcome 2 P-4) $(outcome 2 P-5)" "INELIGIBLE 0.00 RESERVE 0.00"
is "what is not spent is told" "$("$coordinator" rank --stage 2 |
    tail -n 1)" "Granted or offered 179.99 of 200.00 EUR; 20.01 EUR are not\
 spent; in reserve: 2."
ruled 'BUDGET,2,-,-,-,250.00,Vida,Order 7: savings'
is "with more money the rest is offered" "$(outcome 2 P-3) $(outcome 2 P-5)" \
    "OFFERED 70.01 RESERVE 0.00"
broken 'nothing is offered to P-5' 'OFFER,2,P-5,-,-,REFUSE,Vida,Letter'
broken 'ACCEPT or REFUSE' 'OFFER,2,P-3,-,-,NO,Vida,Letter'
ruled 'OFFER,2,P-3,-,-,ACCEPT,Vida,Letter of Monday'
is "who takes it keeps it" "$(outcome 2 P-3)" "OFFERED 70.01"
ruled 'OFFER,2,P-3,-,-,REFUSE,Vida,Letter of Tuesday'
is "who refuses moves the offer one place down" \
    "$(outcome 2 P-3) $(outcome 2 P-5)" "RESERVE 0.00 OFFERED 70.01"
has "  which why tells" "$("$coordinator" why P-3 --stage 2)" \
    'the applicant refused it: the offer moved one place'

# ---- accepted costs are lower: the grant falls with them ----
proposals 2 P-1,100.00,200.00,
ruled 'CLARIFICATION,2,P-1,-,-,KEEP,Vida,Costs cut as E-03 says; accepted by letter'
is "the grant is 40 % of what is accepted, and the rest moves on" \
    "$(outcome 2 P-1) $(outcome 2 P-3) $(outcome 2 P-5)" \
    "FUNDED 80.00 FUNDED 80.00 RESERVE 0.00"
ruled 'CLARIFICATION,2,P-1,-,SUMS,ACCEPT,Vida,The grant falls with its costs'
refused 'P-2: 79.99 EUR are asked for, and 100.00 EUR in the stage before' \
    agency decide --stage 2
ruled 'CLARIFICATION,2,P-2,-,SUMS,ACCEPT,Vida,E2-3 says so' \
    'CLARIFICATION,2,P-5,-,SUMS,ACCEPT,Vida,E2-3 says so'
agency decide --stage 2 >/dev/null
broken 'then 314.99 EUR would be granted of a budget of 250.00 EUR' \
    'DEVIATION,2,P-5,-,-,FUNDED,Committee,The next in line'
ruled 'DEVIATION,2,P-3,-,-,RESERVE,Committee,The lead went bankrupt' \
    'DEVIATION,2,P-5,-,-,FUNDED,Committee,The next in line' \
    'OBSERVATION,2,-,-,-,DISAGREES,Greta Observer,I was not let in at noon.'
"$coordinator" report out-2 >/dev/null
is "the summary has what is not spent" \
    "$(told out-2/stage-2/summary.csv 'not spent')" 10.01
is "  and what it comes to with the deviations" \
    "$(told out-2/stage-2/summary.csv 'granted with deviations')" 234.99
is "whom the committee funds is on the list, marked" "$(tr -d '"' \
    <out-2/stage-2/funded.csv | cut -d , -f 2,4,7,8,11 | tail -n 1)" \
    P-5,FUNDED,75.00,234.99,RESERVE
is "  and not on that of the reserve" "$(tr -d '"' \
    <out-2/stage-2/reserve.csv | cut -d , -f 2,4,11)" "proposal,outcome,computed
P-3,RESERVE,FUNDED"
copy_of over.mita
real=$coordinator
on_over() { "$real" -r over.mita "$@"; }
coordinator=on_over
ruled 'BUDGET,2,-,-,-,234.98,Vida,Order 8: a cut'
has "more than the budget is wrong, though it was not then" \
    "$(found OVERSPENT)" '234.99 EUR are granted of a budget of 234.98 EUR'
said=$(agency decide --stage 2 2>&1)
is "  nor is it decided again" $? 1
has "  and why" "$said" '234.99 EUR are granted of a budget of 234.98 EUR'
coordinator=$real
has "an observer's report goes with the list" \
    "$(cat out-2/stage-2/decisions.csv)" '"I was not let in at noon."'
has "  and is named by check" "$(found OBSERVATION)" 'an observer disagrees'
has "an applicant is told the computed outcome and the committee's" \
    "$(cat out-2/feedback-2/P-5.txt)" \
    'The committee decided otherwise: The proposal is funded with 75.00 EUR.'

is "who gets less than was asked for is told why" \
    "$(sed -n '/^Asked for/,/^Signed/p' out-2/feedback-2/P-1.txt |
    sed '$d' | tr -s ' \n' ' ')" "Asked for: 100.00 EUR; paid are at most 40.00\
 % of the accepted eligible costs of 200.00 EUR, and at most 100.00 EUR for a\
 project "

# ---- an appeal is upheld: others evaluate, the list is made again ----
broken 'UPHELD or REJECTED' 'APPEAL,2,P-2,-,-,YES,Committee,Not reasoned'
refused 'a ruling APPEAL' agency assign cancel E-03 P-2 --stage 2 $by Appeal
ruled 'APPEAL,2,P-2,-,-,UPHELD,Appeals committee,The score is not reasoned'
agency assign cancel E-03 P-2 --stage 2 $by 'Appeal upheld' >/dev/null
is "then it can be cancelled" "$(pair 2 E-03 P-2)" CANCELLED
assigned 2 E-02 P-2
agency issue out >/dev/null
evaluated E-02 P-2=1
is "others evaluate it" "$(pair 2 E-02 P-2)" EVALUATED
refused 'that counts' agency assign cancel E-02 P-2 --stage 2 $by Again
agency decide --stage 2 >/dev/null
"$coordinator" report again >/dev/null
is "what that changed is shown" "$(tr -d '"' <again/stage-2/changes.csv |
    grep ,yes, | cut -d, -f1,3,5,7,9,10)" \
"P-3,3,FUNDED,2,FUNDED,80.00
P-5,4,RESERVE,3,FUNDED,75.00
P-2,2,FUNDED,-,BELOW-THRESHOLD,0.00"

# ---- signed again after the decision: it waits for a person ----
"$coordinator" report still >/dev/null
evaluated E-03 P-5=1
has "what came after the result is named" "$(found NEWER)" \
    'EVALUATION of P-5 by E-03'
is "  the list that was signed stays" "$("$coordinator" report later \
    >/dev/null; diff still/stage-2/ranking.csv later/stage-2/ranking.csv)" ""
is "  and rank shows what it would change" "$(outcome 2 P-5)" \
    "BELOW-THRESHOLD 0.00"

# ---- a laptop whose clock is wrong ----
assigned 2 E-04 P-1 P-3
agency issue out >/dev/null
program=$builddir/tests/wrong-clock
WRONG_CLOCK=40000000 evaluated E-04 P-1=5
has "a time long before or after the bundle came is named" "$(found CLOCK)" \
    'one of the two clocks is wrong'
WRONG_CLOCK=-300 evaluated E-04 P-3=4
has "a clock that went back, too" "$(found CLOCK)" 'the clock went back'
is "  and both count: the order is that of seq" \
    "$(pair 2 E-04 P-1) $(pair 2 E-04 P-3)" "EVALUATED EVALUATED"
program=$expert

# ---- two statements in one place: the expert says which one stands ----
assigned 1 E-04 P-4 P-5
agency issue out >/dev/null
"$expert" -w E-04 open out/E-04.package >/dev/null
cp E-04 E-04-copy
evaluated E-04 P-4=3
stands=$(sqlite3 -readonly E-04 "SELECT digest FROM record ORDER BY idx DESC
    LIMIT 1")
evaluated E-04-copy P-4=1
is "two copies of one workspace disagree" "$(pair 1 E-04 P-4)" FORKED
refused 'say with --last which record stands' \
    agency expert revoke E-04 $by 'Two copies'
agency expert revoke E-04 $by 'The first, says the expert' --last "$stands" \
    >/dev/null
is "ended behind the one that the expert names, it counts" \
    "$(pair 1 E-04 P-4)" EVALUATED
ok "and nothing is wrong any more" holds

# ---- a correction that comes too late leaves what came in time ----
deadline=2020-01-01T00:00:00Z
agency conflict rule KEEP --rule deadline --expert E-03 --proposal P-6 --officer Vida \
    --reason 'It was on paper' >/dev/null
assigned 1 E-03 P-6
agency issue out >/dev/null
evaluated E-03 P-6=4
ruled 'LATE,1,P-6,E-03,-,ACCEPT,Vida,The post was late'
evaluated E-03 P-6=1
broken 'from which version on it is refused, such as 2' \
    'LATE,1,P-6,E-03,-,REFUSE,Vida,After the list was known'
broken 'from which version on' \
    'LATE,1,P-6,E-03,0,REFUSE,Vida,After the list was known'
total() { "$coordinator" rank --stage 1 --format csv | tr -d '"' |
    awk -F, '$2 == "P-6" { print $3 }'; }
is "until then the correction counts" "$(total)" 30.00
refused 'state a ruling LATE' agency decide --stage 1
ruled 'LATE,1,P-6,E-03,2,REFUSE,Vida,After the list was known'
is "refused from version 2 on, the first stands" \
    "$(pair 1 E-03 P-6) $(total)" "EVALUATED 60.00"
has "  and the correction is named" "$(found SET-ASIDE)" \
    'an officer refused this correction'
ruled 'LATE,1,P-6,E-03,1,REFUSE,Vida,All of it was late'
is "refused from the first on, none stands" "$(pair 1 E-03 P-6)" LATE
ruled 'LATE,1,P-6,E-03,-,ACCEPT,Vida,On second thought'
is "accepted, the last one does" "$(total)" 30.00

agency publish end >/dev/null
ok "the auditor finds nothing wrong in the folder either" "$auditor" audit \
    end --key register.mita.pub

# ---- the computer is lost: the register from the folder and the bundles ----
digests() { sqlite3 -readonly "$1" 'SELECT digest FROM record ORDER BY idx'; }
agency issue packages >/dev/null
mkdir again-from && cd again-from || exit 99
has "the register is made again from a published folder" \
    "$("$coordinator" restore ../end)" 'call CASES-1'
is "  record for record, in its order" "$(digests register.mita)" \
    "$(digests ../register.mita)"
refused 'already there' "$coordinator" restore ../end
cp ../register.mita.key ../register.mita.pub .
cp -r ../documents .
has "the bundles are merged again: nothing is new" \
    "$("$coordinator" merge ../E-01.bundle)" 'all was known'
deadline=2099-12-31T15:00:00Z
proposals 1 P-1,100.00,250.00,a.txt P-5,100.00,250.00,a.txt
agency issue packages >/dev/null
is "with the documents packages can be issued again, the same ones" \
    "$("$auditor" unpack packages/E-02.package one >/dev/null &&
    "$auditor" unpack ../packages/E-02.package two >/dev/null &&
    rm -f one/*MANIFEST* two/*MANIFEST* && diff -r one two 2>&1)" ""
ok "and the call goes on" agency decide --stage 1 --missing 'A copy' --dry-run
rm ../end/records/*-RESULT-*.txt
rm -f new.mita
refused 'is not there' "$coordinator" -r new.mita restore ../end
ok "  and nothing was made" test ! -e new.mita

# ---- a gate that is advice ----
cd .. && mkdir advice && cd advice || exit 99
sed '/^gate/s/ELIMINATORY/ADVISORY/' "$srcdir/tests/data/cases.call" >advice.call
enrolled E-01 E-01.card
agency init --yes --small-memory advice.call >/dev/null
agency expert add E-01.card >/dev/null
proposals 1 P-1,100.00,250.00, P-2,100.00,250.00, P-3,100.00,250.00, \
    P-4,100.00,250.00,
assigned 1 E-01 P-1 P-2 P-3 P-4
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
evaluated E-01 P-1=5 P-2=4.5 P-3=4 P-4=3
is "an advisory gate invites all that pass" "$(ranked 1 | grep -c INVITED)" 4
agency decide --stage 1 >/dev/null
"$coordinator" report out-1 >/dev/null
is "  and says where it would stand" \
    "$(told out-1/stage-1/summary.csv gate) \
$(told out-1/stage-1/summary.csv 'lowest total let through')" "BINDING 80"
has "  and why tells it" "$("$coordinator" why P-4)" \
    'The gate is advice: all that pass go on.'

# ---- lots ----
cd .. && mkdir lots && cd lots || exit 99
sed 's/^tie SME-SHARE -/&\
tie DRAW -/' "$srcdir/tests/data/cases.call" >lots.call
enrolled E-01 E-01.card
agency init --yes --small-memory lots.call >/dev/null
agency expert add E-01.card >/dev/null
proposals 1 P-1,100.00,250.00, P-2,100.00,250.00, P-3,100.00,250.00, \
    P-4,100.00,250.00,
assigned 1 E-01 P-1 P-2 P-3 P-4
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
evaluated E-01 P-1=4 P-2=4 P-3=4 P-4=4
is "before lots are drawn equals are equal" "$(ranked 1 | cut -d' ' -f1,2 |
    tr '\n' ' ')" "1 P-1 1 P-2 1 P-3 1 P-4 "
broken 'whose last tie step is DRAW' 'DRAW,2,-,-,-,07-12-19,Vida,A lottery'
broken 'names no proposal' 'DRAW,1,P-1,-,-,07-12-19,Vida,A lottery'
ruled 'DRAW,1,-,-,-,07-12-19-33-41,Vida,The lottery of 12 December'
call=$(sqlite3 -readonly register.mita "SELECT digest FROM record
    WHERE kind = 'CALL'")
is "drawn with a seed, each has the place of its lot" \
    "$(ranked 1 | cut -d' ' -f1,2)" "$(for p in P-1 P-2 P-3 P-4; do
	echo "$(echo "$call 1 $p 07-12-19-33-41" | sha256sum | cut -c1-64) $p"
    done | sort | awk '{ print NR, $2 }')"
has "  which why tells" "$("$coordinator" why "$(ranked 1 | sed -n 2p |
    cut -d' ' -f2)")" 'step 2 of the tie order, DRAW'
table $head 'DRAW,1,-,-,-,01-02-03,Vida,Another lottery'
said=$(agency ruling add table.csv 2>&1)
is "the lots of a stage are drawn once" $? 1
has "  which is said" "$said" 'drawn already'
ruled 'DRAW,1,-,-,-,07-12-19-33-41,Vida,The lottery of 12 December'
is "  stated again they are the same, and it is known" "$(found DRAW |
    wc -l)" 1
agency decide --stage 1 >/dev/null
ok "  and the auditor draws the same" holds

# ---- nobody passes ----
cd .. && mkdir nobody && cd nobody || exit 99
enrolled E-01 E-01.card
agency init --yes --small-memory "$srcdir/tests/data/cases.call" >/dev/null
agency expert add E-01.card >/dev/null
proposals 1 P-1,100.00,250.00,
assigned 1 E-01 P-1
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
evaluated E-01 P-1=1
ok "nobody passes: that is a result, too" agency decide --stage 1
"$coordinator" report out-1 >/dev/null
is "  the summary says so" "$(told out-1/stage-1/summary.csv ranked) \
$(told out-1/stage-1/summary.csv gate) \
$(told out-1/stage-1/summary.csv BELOW-THRESHOLD)" "0 NOT-BINDING 1"
ok "  and the auditor agrees" holds

# ---- a partner is no small enterprise any more: the tie is broken anew ----
proposals 1 P-2,100.00,250.00, P-3,100.00,250.00,
smaller() {	# smaller TYPE: what the applicant of P-3 is
	sed '/P-2/d; s/|KI|/|'"$1"'|/' table.csv >typed.csv
	agency proposal add typed.csv >/dev/null
}
cp table.csv both.csv
smaller SM
assigned 1 E-01 P-2 P-3
agency issue out >/dev/null
evaluated E-01 P-2=4 P-3=4
is "of equal totals the one with an SME is first" "$(ranked 1 | head -n 2)" \
"1 P-3 INVITED 0.00
2 P-2 INVITED 0.00"
cp both.csv table.csv
smaller LA
ruled 'CLARIFICATION,1,P-3,-,-,KEEP,Vida,Bought by a large firm in May'
is "a partner that is no SME any more loses the tie step" \
    "$(ranked 1 | head -n 2)" "1 P-2 INVITED 0.00
1 P-3 INVITED 0.00"
done_testing
