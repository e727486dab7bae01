#!/bin/sh
# Who evaluates what: proposed, explained, changed when somebody leaves, and
# what is said when seats stay empty.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
admit() {	# admit EXPERT KIND ORGANISATION LANGUAGE
	with_passphrase "$expert" -w "$1" enrol --name "$1" --organisation O \
	    --kind "$2" --languages "$4" --small-memory "$1.card" &&
	agency expert add --id "$1" --organisation "$3" --load 2 "$1.card"
}
proposals() {	# proposals ID...: each of a consortium of its own
	{
		echo proposal,stage,language,title,asked,eligible,partners
		for p; do
			echo "$p,1,en,$p,100.00,100.00,\"L-$p|KI|XX|100.00|Lead\""
		done
	} >table.csv
	agency proposal add table.csv
}
assign() {	# assign EXPERT/PROPOSAL...
	{
		echo expert,stage,proposal
		for pair; do echo "${pair%/*},1,${pair#*/}"; done
	} >table.csv
	agency assign import table.csv --deadline 2099-12-31T15:00:00Z
}
plan() {	# the proposed pairs; what is said goes to said.txt
	"$coordinator" assign auto --format csv "$@" 2>said.txt >plan.csv
	status=$?
	pairs=$(tr -d '"' <plan.csv | awk -F, 'NR > 1 {
	    print ($4 == "cancel" ? "-" : "") $1 "/" $3 }' | paste -sd' ')
	said=$(sed 's/^mita-coordinator: note: //' said.txt)
}
explained() {	# explained EXPERT PROPOSAL: on one line
	"$coordinator" assign explain "$@" | paste -sd' ' | tr -s ' '
}
states() {	# states EXPERT PROPOSAL INTEREST: declare and merge
	"$expert" -w "$1" open --agency "$letter" "out/$1.package" &&
	with_passphrase "$expert" -w "$1" declare "$2" "$3" --text Why &&
	rm -f "$1.bundle" &&
	with_passphrase "$expert" -w "$1" export "$1.bundle" &&
	"$coordinator" merge "$1.bundle"
}

{
	sed 's/^panel .*/panel 2 1 1/' "$srcdir/tests/data/small.call" >a.call
	agency init --yes --small-memory a.call
	admit B-1 business UAB-1 en
	admit B-2 business UAB-2 en
	admit B-3 business L-P-1 en
	admit K-1 knowledge VU en
	admit K-2 knowledge KTU en
	admit K-3 knowledge KTU lt
	proposals P-1 P-2 P-3
} >log.txt 2>&1 || { cat log.txt >&2; exit 99; }
cp register.mita empty.mita
mkdir clean && cp B-1 B-2 clean

# ---- a plan ----
plan
is "every seat is filled, and nothing is said" "$status $said" "0 "
is "one for business and one for knowledge each" \
    "$(echo "$pairs" | tr ' ' '\n' | sed 's/-.\//\//' | sort |
    paste -sd' ')" "B/P-1 B/P-2 B/P-3 K/P-1 K/P-2 K/P-3"
first=$pairs
plan
is "and again the same" "$pairs" "$first"

# ---- why not ----
has "the own organisation bars" "$(explained B-3 P-1)" \
    'B-3 may not have P-1: PARTNER: The organisation L-P-1 of B-3'
has "  it was the agency that said so" "$(explained B-3 P-1)" \
    '(stated by the agency at admission)'
has "a competitor bars" "$(explained B-3 P-2)" 'COMPETITOR'
has "a language bars" "$(explained K-3 P-1)" \
    "Its language is not on the expert's card."
printf '%s\n' subject,stage,proposal,expert,answer,officer,reason \
    'CONFLICT,1,P-2,B-3,KEEP,Vida,They do not compete' >table.csv
agency ruling add table.csv >/dev/null
is "an officer may let it be" "$(explained B-3 P-2)" \
    "B-3, P-2: assign auto proposes it."
has "one proposal is not the other" "$(explained B-3 P-3)" COMPETITOR
cp empty.mita register.mita
refusal=$("$coordinator" assign explain B-9 P-1 2>&1)
is "nobody of that name" "$? $refusal" \
    "1 mita-coordinator: there is no expert B-9"
has "no proposal of that name" \
    "$("$coordinator" assign explain B-1 P-9 2>&1)" 'no proposal P-9 waits'
for pair in $first; do
	has "$pair is proposed" "$(explained "${pair%/*}" "${pair#*/}")" \
	    'assign auto proposes it'
done

# ---- how well they fit ----
printf '%s\n' proposal,expert,fit P-1,B-2,3 P-2,B-2,3 P-3,B-1,3 P-3,B-2,1 \
    P-1,K-1,3 P-2,K-2,3 P-3,K-2,3 >fit.csv
plan --fit fit.csv
is "who fits best comes" "$pairs" "B-1/P-3 B-2/P-1 B-2/P-2 K-1/P-1 K-2/P-2 K-2/P-3"
has "what is worse is told" "$(explained B-2 P-3 --fit fit.csv)" \
    'B-2 could take P-3, at this price: seats with a fit of 0: 1 instead of 0'
has "without the table loads decide" "$(explained B-2 P-3)" 'P-3'
echo P-1,B-1,9 >>fit.csv
has "no such fit" "$("$coordinator" assign auto --fit fit.csv 2>&1)" \
    'line 9, column fit: a fit is 0 to 7, not "9"'
sed -i '$d; s/P-3,K-2/P-3,K-9/' fit.csv
has "no such expert" "$("$coordinator" assign auto --fit fit.csv 2>&1)" \
    'there is no expert "K-9"'

# ---- one leaves, and one comes ----
assign B-1/P-1 B-1/P-2 B-2/P-3 K-1/P-1 K-1/P-2 K-2/P-3 >/dev/null
agency issue out >/dev/null
letter=$("$expert" -w B-1 open out/B-1.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
plan
is "when all is assigned there is nothing to do" "$status$pairs$said" 0
states B-1 P-2 disqualifying >log.txt 2>&1 || cat log.txt >&2
plan
is "the only other one comes" "$status $pairs" "0 B-2/P-2"
is "  in a sentence" "$said" "B-1 has left P-2; B-2 takes P-2"
has "who has left does not come back" "$(explained B-1 P-2)" \
    'It was assigned, and is over: DISQUALIFIED.'
has "who sits there does" "$(explained K-1 P-2)" 'K-1 has P-2: SILENT.'

# ---- one leaves, and another has to move ----
cp empty.mita register.mita
assign B-1/P-1 B-2/P-2 B-2/P-3 K-1/P-1 K-1/P-2 K-2/P-3 >/dev/null
rm -r out
cp clean/* .
agency issue out >/dev/null
states B-1 P-1 disqualifying >log.txt 2>&1 || cat log.txt >&2
plan
moved=${pairs%% *}
moved=${moved#-B-2/}
is "the fewest new pairs are two, and B-2 makes room" "$status $pairs" \
    "0 -B-2/$moved B-1/$moved B-2/P-1"
is "  in sentences" "$said" \
"B-1 has left P-1; B-2 takes P-1
B-2 leaves $moved; B-1 takes $moved
the table cancels, too: give assign import --officer and --reason"
cp register.mita silent.mita
agency assign import plan.csv --deadline 2099-12-31T15:00:00Z \
    --officer Vida --reason Move >/dev/null
plan
is "done so, nothing is missing" "$status $pairs" "0 "
ok "and the register is whole" "$auditor" audit register.mita \
    --key register.mita.pub

# ---- who has begun is left alone ----
cp silent.mita register.mita
states B-2 P-2 none >log.txt 2>&1 || cat log.txt >&2
plan
is "what B-2 has begun is not taken away" "$pairs" \
    "-B-2/P-3 B-1/P-3 B-2/P-1"
states B-2 P-3 none >log.txt 2>&1 || cat log.txt >&2
plan
is "when all is begun the seat stays empty" "$status $pairs" "1 "
is "  and it can be added up why" "$said" \
"P-1: seats that stay empty: 1
P-1: experts who may not take it: PARTNER 1, DISQUALIFIED 1, OVER 1, LANGUAGE 1; assign explain says more of each, and conflict rule answers what is alike
for business P-1 need 1; may take: nobody, together 0; stay empty: 1
to fill them, raise the load of those who may take some, or admit one of the role that is missing"
has "  also for one who could come" "$(explained B-2 P-1)" \
    'B-2 cannot take P-1: The load of 2 is full with what has begun.'

# ---- more than all can take ----
cp empty.mita register.mita
proposals P-4 P-5 P-6 >/dev/null
plan
is "twelve seats, eight to be had" "$status $(echo "$pairs" | wc -w)" "1 8"
is "both sides are short, and add up" "$(echo "$said" | grep need)" \
"for business P-1, P-2, P-3, P-4, P-5, P-6 need 6; may take: B-1 (2), B-2 (2), together 4; stay empty: 2
for knowledge P-1, P-2, P-3, P-4, P-5, P-6 need 6; may take: K-1 (2), K-2 (2), together 4; stay empty: 2"
done_testing
