#!/bin/sh
# What happens in the course of a call: something comes late, a proposal is
# replaced or withdrawn, a stage is decided again.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"
deadline=2099-12-31T15:00:00Z
table() { printf '%s\n' "$@" >table.csv; }
proposals() {	# proposals STAGE LINE...: each ID,TITLE
	stage=$1
	shift
	{
		echo proposal,stage,language,title,asked,eligible,partners
		for line; do
			id=${line%,*}
			echo "$id,$stage,en,${line#*,},100.00,100.00,\"L-$id|KI|XX|100.00|Lead\""
		done
	} >table.csv
	agency proposal add table.csv >/dev/null
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
# evaluated WORKSPACE STAGE PROPOSAL=POINTS...: take the package, sign, export
evaluated() {
	who=$1 stage=$2
	shift 2
	"$expert" -w "$who" open --agency "$letter" "out/$who.package"
	for one; do
		p=${one%=*}
		with_passphrase "$expert" -w "$who" declare "$p" none 2>/dev/null
		"$expert" -w "$who" form "$p" | sed "s/^score:.*/score: ${one#*=}/" >form.txt
		"$expert" -w "$who" fill form.txt
		with_passphrase "$expert" -w "$who" sign "$p" \
		    --reason 'I read it again' || return
	done
	rm -f "$who.bundle"
	with_passphrase "$expert" -w "$who" export "$who.bundle"
} >/dev/null
pair() {	# pair STAGE EXPERT PROPOSAL: its state
	"$coordinator" assign show --stage "$1" --format csv | tr -d '"' |
	    awk -F, -v e="$2" -v p="$3" '$1 == e && $3 == p { print $5 }'
}
ranked() {	# ranked STAGE: "rank proposal outcome grant" of each
	"$coordinator" rank --stage "$1" --format csv | tr -d '"' |
	    awk -F, 'NR > 1 { print $1, $2, $7, $10 }'
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
holds() { "$auditor" audit register.mita --key register.mita.pub; }

for who in E-01 E-02 E-03; do
	with_passphrase "$expert" -w $who enrol --name $who --organisation O \
	    --kind business --languages en --small-memory $who.card >/dev/null
done
agency init --yes --small-memory "$srcdir/tests/data/small.call" >/dev/null
agency expert add E-01.card E-02.card E-03.card >/dev/null
proposals 1 P-1,One P-2,Two P-3,Three P-4,Four P-5,Five
assigned 1 E-01 P-1 P-2 P-3 P-4 P-5
agency issue out >/dev/null
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
evaluated E-01 1 P-1=5 P-2=4.5 P-3=4 P-4=3.5 P-5=3
"$coordinator" merge E-01.bundle >/dev/null

# ---- late: the past is easily made, by a deadline that is over ----
deadline=2020-01-01T00:00:00Z
table expert,stage,proposal E-02,1,P-1
refused 'E-02 may not have P-1: DEADLINE: The deadline is over already.' \
    agency assign import table.csv --deadline "$deadline"
allowed() {	# allowed STAGE EXPERT PROPOSAL: whatever the rule says
	agency conflict rule KEEP --rule deadline --stage "$1" --expert "$2" \
	    --proposal "$3" --officer Vida --reason 'It was on paper' >/dev/null
}
allowed 1 E-02 P-1
allowed 1 E-02 P-2
allowed 1 E-03 P-3
assigned 1 E-02 P-1 P-2
assigned 1 E-03 P-3
agency issue out >/dev/null
evaluated E-02 1 P-1=3 P-2=1
evaluated E-03 1 P-3=4
has "a late bundle is merged, and told" "$("$coordinator" merge E-02.bundle \
    E-03.bundle)" 'LATE: the deadline is over'
has "check names what is late" "$("$coordinator" check)" \
    'no officer ruled on it'
refused 'state a ruling LATE' agency decide --stage 1
head=subject,stage,proposal,expert,answer,officer,reason
table $head LATE,1,P-1,E-02,PERHAPS,Vida,Because
refused 'LATE says' agency ruling add table.csv
table $head LATE,1,P-1,-,ACCEPT,Vida,Because
refused 'LATE says' agency ruling add table.csv
table $head 'LATE,1,P-1,E-02,ACCEPT,Vida,The post' \
    'LATE,1,P-2,E-02,REFUSE,Vida,No reason given' \
    'LATE,1,P-3,E-03,ACCEPT,Vida,The post'
agency ruling add table.csv >/dev/null
is "accepted it counts, refused it does not" \
    "$(pair 1 E-02 P-1) $(pair 1 E-02 P-2)" "EVALUATED LATE"
refused 'P-2 by E-02 (LATE)' agency decide --stage 1
has "unlike treatment is named" "$("$coordinator" check)" UNEQUAL
has "and the auditor names both" "$(holds)" 'an officer ruled on it'
table $head 'LATE,1,P-2,E-02,ACCEPT,Vida,On second thought'
agency ruling add table.csv >/dev/null
is "a later ruling stands for the earlier" "$(pair 1 E-02 P-2)" EVALUATED
table $head 'LATE,1,P-2,E-02,REFUSE,Vida,No reason given'
agency ruling add table.csv >/dev/null
agency assign cancel E-02 P-2 --stage 1 $by 'It came too late' >/dev/null
is "what was refused can be cancelled" "$(pair 1 E-02 P-2)" CANCELLED
deadline=2099-12-31T15:00:00Z

# ---- a proposal is replaced after its experts have it ----
proposals 1 'P-1,One again' P-2,Two P-3,Three P-4,Four P-5,Five
is "what was said of the version before is outdated" \
    "$(pair 1 E-01 P-1)" OUTDATED
assigned 1 E-01 P-1
assigned 1 E-02 P-1
agency issue out >/dev/null
"$expert" -w E-01 open out/E-01.package >/dev/null
has "the expert sees that the signed one is not it any more" \
    "$("$expert" -w E-01 list --format csv | grep P-1)" correcting
evaluated E-01 1 P-1=5
evaluated E-02 1 P-1=3
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null
is "signed again it counts" "$(pair 1 E-01 P-1) $(pair 1 E-02 P-1)" \
    "EVALUATED EVALUATED"

# ---- withdrawn before the gate ----
assigned 1 E-03 P-5
refused 'there is no proposal P-9' \
    agency proposal withdraw P-9 --stage 1 $by Letter
agency proposal withdraw P-5 --stage 1 $by 'Letter of today' >said.txt
has "a withdrawal cancels what is open of it" "$(cat said.txt)" \
    '1 open assignment of it cancelled'
is "what was evaluated stays as it was" \
    "$(pair 1 E-01 P-5) $(pair 1 E-03 P-5)" "EVALUATED CANCELLED"
is "it is shown as withdrawn, without rank" "$(ranked 1 | grep P-5)" \
    "- P-5 WITHDRAWN 0.00"
refused 'withdrawn already' agency proposal withdraw P-5 --stage 1 $by Letter
table $head 'WITHDRAWN,1,P-5,-,NO,Vida,It was of another call'
agency ruling add table.csv >/dev/null
is "a mistake is ruled away" "$(ranked 1 | grep -c 'P-5 WITHDRAWN')" 0
# Whatever expert a line about a proposal names, it is about the proposal.
table $head 'WITHDRAWN,1,P-5,E-03,YES,Vida,Told by E-03'
agency ruling add table.csv >/dev/null
is "withdrawn, though the ruling names an expert" \
    "$(ranked 1 | grep P-5)" "- P-5 WITHDRAWN 0.00"
refused 'P-5 is withdrawn from stage 1' assigned 1 E-03 P-5
table $head 'WITHDRAWN,1,P-5,-,NO,Vida,It was of another call'
agency ruling add table.csv >/dev/null
is "and that is ruled away as well" "$(ranked 1 | grep -c 'P-5 WITHDRAWN')" 0
agency proposal withdraw P-5 --stage 1 $by 'Letter of today' >/dev/null
agency decide --stage 1 >/dev/null
is "the gate, counted by hand: 3 of 4 are nearest to 150 %" \
    "$(ranked 1 | grep -c INVITED)" 3
refused 'does not open its gate again' \
    agency proposal withdraw P-1 --stage 1 $by Letter

# ---- the second stage: only who was invited, and the money moves on ----
proposals 2 P-1,One P-2,Two P-3,Three P-4,Four P-5,Five
sed 's/^\(P-3.*\),100.00,100.00,\(.*\)|100.00|/\1,75.01,100.00,\2|75.01|/
    s/L-P-4/L-P-5/' table.csv >changed.csv
agency proposal add changed.csv >/dev/null
is "what is asked for less than in stage 1 is told in per cent" \
    "$("$coordinator" proposal list --stage 2 --format csv | tr -d '"' |
    awk -F, '{ print $1, $11 }' | grep -E 'P-[13]' | tr '\n' ' ')" \
    "P-1 0.00 P-3 -24.99 "
has "another applicant than in stage 1 is told" "$("$coordinator" check)" \
    'in stage 1 the applicant was L-P-4, now it is L-P-5'
has "two proposals of one applicant, too" "$("$coordinator" check)" \
    'P-5 is of the same applicant, L-P-5'
sed '/^P-5/s/L-P-5/L-P-9/' changed.csv >corrected.csv
agency proposal add corrected.csv >/dev/null
is "but not by a version that is corrected" "$("$coordinator" check |
    grep -c 'of the same applicant')" 0
table expert,stage,proposal E-03,2,P-1 E-03,2,P-4
refused 'E-03 may not have P-4: INELIGIBLE' \
    agency assign import table.csv --deadline "$deadline"
assigned 2 E-03 P-1 P-2 P-3
agency issue out >/dev/null
evaluated E-03 2 P-1=3 P-2=5 P-3=4
"$coordinator" merge E-03.bundle >/dev/null
agency decide --stage 2 >/dev/null
is "two get the money; who was not invited does not" "$(ranked 2)" \
"1 P-2 FUNDED 100.00
2 P-3 FUNDED 75.01
3 P-1 RESERVE 0.00
- P-4 INELIGIBLE 0.00
- P-5 INELIGIBLE 0.00"
agency proposal withdraw P-2 --stage 2 $by 'Letter of today' >/dev/null
agency decide --stage 2 >/dev/null
is "after a withdrawal the next on the list moves up" "$(ranked 2)" \
"1 P-3 FUNDED 75.01
2 P-1 FUNDED 100.00
- P-2 WITHDRAWN 0.00
- P-4 INELIGIBLE 0.00
- P-5 INELIGIBLE 0.00"
has "the result before is superseded" "$("$coordinator" check)" SUPERSEDED
ok "the auditor computes both results again" holds
done_testing
