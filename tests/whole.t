#!/bin/sh
# A whole call through the public programs: forty ideas, twenty-four experts,
# both stages; one expert steps back, one comes late, one loses the key; an
# applicant refuses what is left, and another withdraws.  The expected totals,
# order, gate and money are computed here, in awk, from the scores that the
# experts are told to give.  After every step
# the register must pass its own check, must only have grown, and must know
# one state for each pair.
. "$srcdir/tests/lib.sh"
own_folder
unset letter

officer() { with_passphrase "$coordinator" "$@"; }
ids() { seq -f "$1-%02g" "$2" "$3"; }
table() {	# table VERB...: as CSV of plain cells, without the heading
	"$coordinator" "$@" --format csv | sed '1d; s/"//g'
}
number() { expr "${1#*-}" + 0; }

# ---- what must be true after every step ----
: >before.txt; : >results.txt
holds() {	# holds STEP
	is "$1: nothing is wrong" \
	    "$("$coordinator" check 2>&1 | grep '^wrong')" ""
	sqlite3 register.mita 'SELECT digest FROM record ORDER BY idx' \
	    >after.txt
	is "  the register has only grown" "$(head -n \
	    "$(awk 'END { print NR }' before.txt)" after.txt |
	    cmp - before.txt 2>&1)" ""
	mv after.txt before.txt
	is "  each pair is in one state, and each result as it was" \
	    "$(table assign show | cut -d, -f1-3 | sort | uniq -d)$(sqlite3 \
	    register.mita "SELECT digest FROM record WHERE kind = 'RESULT'
	    ORDER BY idx" | head -n "$(wc -l <results.txt)" |
	    cmp - results.txt 2>&1)" ""
	sqlite3 register.mita "SELECT digest FROM record
	    WHERE kind = 'RESULT' ORDER BY idx" >results.txt
}

# ---- what the experts are told to give ----
# Steps of each criterion.  Knowledge experts are a little stricter on every
# third proposal and far stricter on I-08; whoever comes third stands between.
told() {	# told STAGE EXPERT PROPOSAL
	awk -v stage="$1" -v e="$(number "$2")" -v k="$(number "$3")" \
	    -v third="$(grep -c "^$1 $2 $3\$" third.txt)" 'BEGIN {
		less = third ? 1 : e <= 12 ? 0 : k == 8 ? 5 : k % 3 == 0
		if (stage == 1)
			printf "%d %d %d\n", 10 - int((k - 1) / 6) - less,
			    10 - k * 7 % 5 - less, 10 - k * 3 % 4 - less
		else
			printf "%d %d %d %d %d\n", 9 - k % 2, 8,
			    7 + k % 3, 8, 8 - less
	}'
}
fill_in() {	# fill_in STAGE PROPOSAL STEPS <FORM
	awk -v stage="$1" -v proposal="$2" -v steps="$3" '
	BEGIN { split(steps, give, " ") }
	/^== / { first = "" }
	/^# [A-Z-]+ = / && first == "" { first = $2 }
	/^answer: / { print "answer: " first; next }
	/^score:/ { s = give[++n]; print "score: " int(s / 2) "." s % 2 * 5; next }
	{ print }
	/^comment:/ && n > said {
		said = n
		for (i = 0; i < 4 * stage; i++)
			printf "Point %d of %s: the case is made with " \
			    "figures, and one of them is weak.\n", i + 1, proposal
	}'
}

# ---- an expert at work ----
open_package() {	# open_package EXPERT FOLDER
	: "${letter:=$("$expert" -w "$1" open "$2/$1.package" 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')}"
	"$expert" -w "$1" open --agency "$letter" "$2/$1.package"
}
waiting() {	# waiting EXPERT STAGE: proposals without a statement
	table assign show --stage "$2" | awk -F, -v e="$1" '$1 == e && $5 == "SILENT" { print $3 }'
}
evaluate() {	# evaluate EXPERT STAGE PROPOSAL
	with_passphrase "$expert" -w "$1" declare "$3" none --stage "$2" &&
	steps=$(told "$2" "$1" "$3") &&
	"$expert" -w "$1" form "$3" --stage "$2" |
	    fill_in "$2" "$3" "$steps" >filled.txt &&
	"$expert" -w "$1" fill filled.txt &&
	echo "$2 $1 $3 $steps" >>scores.txt
}
work() {	# work EXPERT STAGE FOLDER BUNDLE: all that waits
	open_package "$1" "$3" || return
	ready=
	for proposal in $(waiting "$1" "$2"); do
		grep -qx "$1 $proposal" interests.txt && {
			with_passphrase "$expert" -w "$1" declare "$proposal" \
			    disqualifying --stage "$2" --text "A cousin." ||
			    return
			continue
		}
		evaluate "$1" "$2" "$proposal" || return
		ready="$ready $proposal"
	done
	[ -z "$ready" ] ||
	    with_passphrase "$expert" -w "$1" sign --stage "$2" $ready || return
	with_passphrase "$expert" -w "$1" export "$4"
}
everyone() { table expert list | cut -d, -f1; }
: >scores.txt; : >third.txt; : >interests.txt

# ---- the call, its experts, forty ideas ----
budget=106000
sed "/^encrypted /d; s/^budget .*/budget ${budget}00/" "$srcdir/data/calls/inoklaster.call" \
    >whole.call
officer init --yes --small-memory whole.call >/dev/null
for e in $(ids E 1 24); do
	[ "$(number $e)" -le 12 ] && kind=business || kind=knowledge
	with_passphrase "$expert" -w "$e" enrol --name "Expert $e" \
	    --organisation "House of $e" --kind $kind --languages lt,en \
	    --interests "EMPLOYMENT:ORG$(number $e),OWNERSHIP:FIRM$(number $e)" \
	    --small-memory "$e.card"
	officer expert add "$e.card"
done >/dev/null
is "twenty-four experts are admitted" "$(everyone | wc -l)" 24
is "each has the house that the card states" \
    "$(table expert list | cut -d, -f3 | sort -u | wc -l)" 24
holds "admission"

ideas() {	# ideas STAGE: a table of those whose numbers come in
	echo "proposal,stage,language,title,asked,eligible,partners,codes"
	awk -v stage="$1" '{
		asked = $1 % 4 ? 25000 : 20000
		printf "I-%02d,%d,%s,Idea %d,%d.00,%d.00," \
		    "\"LEAD%d|CC|LT0%d|%d.00|Lead %d;" \
		    "FIRM%d|SM|LT011|%d.00|Firm %d\",KET:K%d S3:M\n", $1, stage,
		    $1 % 2 ? "lt" : "en", $1, asked, asked * 5 / 2 + $1, $1,
		    $1 % 2 ? 11 : 22, 5000 + 10 * $1, $1, $1,
		    asked - 5000 - 10 * $1, $1,
		    $1 % 8 + 1
	}'
}
eligible() {	# eligible STAGE: every answer is yes
	echo "subject,stage,proposal,question,answer,officer,reason"
	awk -v stage="$1" '{ for (i = 1; i <= 8; i++)
		printf "ELIGIBILITY,%d,I-%02d,E%d-%d,YES,Vida Officer,\n",
		    stage, $1, stage, i }'
}
seq 40 | ideas 1 >ideas.csv
officer proposal add ideas.csv >/dev/null
table proposal list | cut -d, -f1,5 >asked.txt
seq 40 | eligible 1 | sed 's/I-40,E1-4,YES,Vida Officer,/I-40,E1-4,NO,Vida Officer,A single member./' \
    >rulings.csv
officer ruling add rulings.csv >/dev/null
is "forty ideas are in" \
    "$(table proposal list | wc -l)" 40
holds "ideas"

# ---- the other way to the same figures ----
# expected STAGE WEIGHTS MINIMA SEATS: the passing proposals, best first, as
# "total first third second id", the total in sums over SEATS experts; of
# three where two are asked for, the two closest count.
expected() {
	grep "^$1 " scores.txt | awk -v weights="$2" -v minima="$3" -v seats="$4" '
	function total(p, i,   c, sum) {
		for (c = 1; c <= criteria; c++)
			sum += weight[c] * score[p, i, c]
		return sum
	}
	function middle(a, b, c) {
		return a > b ? (b > c ? b : a > c ? c : a) :
		    a > c ? a : b > c ? c : b
	}
	BEGIN { criteria = split(weights, weight, " "); split(minima, least, " ") }
	{ n[$3]++; for (c = 1; c <= criteria; c++) score[$3, n[$3], c] = $(3 + c) }
	END {
		for (p in n) {
			sum = 0
			passes = n[p] >= seats
			for (c = 1; c <= criteria; c++) {
				of[c] = 0
				for (i = 1; i <= seats; i++)
					of[c] += score[p, i, c]
				if (n[p] > seats)
					of[c] = seats * middle(score[p, 1, c],
					    score[p, 2, c], score[p, 3, c])
				sum += weight[c] * of[c]
				passes = passes && of[c] >= seats * least[c]
			}
			# Of three, the middle one of their totals.
			if (n[p] > seats)
				sum = seats * middle(total(p, 1), total(p, 2),
				    total(p, 3))
			if (passes && sum * 100 >= 70 * 1000 * seats)
				print sum, of[1], of[3], of[2], p
		}
	}' | sort -k 1,1nr -k 2,2nr -k 3,3nr -k 4,4nr -k 5
}
ranked() { table rank --stage "$1" | awk -F, '$1 != "-"'; }
same_order() {	# same_order STAGE: by all that the scores decide
	ranked "$1" | awk -F, 'NR == FNR { key[$5] = $1 " " $2 " " $3 " " $4; next }
	    { print key[$2] }' FS=' ' expected.txt FS=, - >got.txt
	sed 's/ [^ ]*$//' expected.txt | cmp - got.txt 2>&1
}

# ---- stage one ----
# The potential conflict of E-05 is its own; E-07 stays away until the end,
# when its deadline is long over.
echo "E-05 I-16" >interests.txt
pairs() {	# pairs STAGE PANEL: which expert for which proposal, by turns
	echo expert,stage,proposal,deadline
	awk -v stage="$1" -v panel="$2" '{ for (i = 0; i < panel; i++) {
		e = (NR + 5 * i) % 12 + 1 + i % 2 * 12
		if (e == $1)	# an own firm has a part in it
			e = (NR + 5 * i + 6) % 12 + 1 + i % 2 * 12
		printf "E-%02d,%d,I-%02d,%d-12-31T15:00:00Z\n", e, stage, $1,
		    stage == 1 && e == 7 ? 2020 : 2099 } }'
}
everyone_works() {	# everyone_works STAGE FOLDER, but for E-07
	for e in $(everyone); do
		[ "$e" = E-07 ] || [ ! -f "$2/$e.package" ] ||
		    work "$e" "$1" "$2" "$e-$1.bundle" >log.txt 2>&1 ||
		    cat log.txt >&2
	done
}
outcome() {	# outcome STAGE PROPOSAL
	table rank --stage "$1" | awk -F, -v p="$2" '$2 == p { print $7 }'
}
seq 39 | pairs 1 2 >assignments.csv
{	echo subject,stage,proposal,expert,question,answer,officer,reason
	awk -F, '/,2020-/ { print "CLARIFICATION,1," $3 "," $1 \
	    ",DEADLINE,ALLOW,Vida Officer,It was on paper" }' assignments.csv
} >past.csv
officer ruling add past.csv >/dev/null
officer assign import assignments.csv --deadline 2099-12-31T15:00:00Z >/dev/null
holds "assignment"
officer issue out-1 >/dev/null
everyone_works 1 out-1
"$coordinator" merge E-*-1.bundle >merged.txt
is "twenty-three bundles of stage one are taken in" \
    "$(grep -c '^ok ' merged.txt)" 23
holds "merge of stage one"
said=$(officer decide --stage 1 2>&1)
is "with evaluations missing there is no result" $? 1
has "  and it is said who is missing" "$said" E-07

# E-05 declared a conflict, I-08 divides its two, and E-07 was late.
is "I-16 waits for another expert" "$(outcome 1 I-16)" INCOMPLETE
is "I-08 needs a third expert" "$(outcome 1 I-08)" THIRD-EXPERT
# The best way to fill the seats is asked for, and taken as it is.
"$coordinator" assign auto --stage 1 --format csv >plan.csv
sed '1d; s/"//g' plan.csv | awk -F, '{ print 1, $1, $3 }' >new.txt
is "a new pair is proposed for each of the two, and no other" \
    "$(cut -d' ' -f3 new.txt | sort | paste -sd' ')" "I-08 I-16"
grep ' I-08$' new.txt >third.txt
officer assign import plan.csv --deadline 2099-12-31T15:00:00Z >/dev/null
officer issue out-1b >/dev/null
for e in $(cut -d' ' -f2 new.txt); do
	work "$e" 1 out-1b "$e-1b.bundle" >log.txt 2>&1 || cat log.txt >&2
done
work E-07 1 out-1b E-07-1.bundle >log.txt 2>&1 || cat log.txt >&2
"$coordinator" merge E-*-1b.bundle E-07-1.bundle E-06-1.bundle >merged.txt
is "the others are taken in, and one that is known" \
    "$(grep -c '^ok ' merged.txt)" 4
is "one of them is late" "$(sed -n 's/^ok  *\([^ ]*\) .*LATE.*/\1/p' \
    merged.txt)" E-07-1.bundle
holds "the second merge"
said=$(officer decide --stage 1 2>&1)
is "before an officer ruled on it there is no result" $? 1
has "  and it is said" "$said" 'after its deadline 2020-12-31T15:00:00Z'
table assign show --stage 1 | awk -F, '
    BEGIN { print "subject,stage,proposal,expert,answer,officer,reason" }
    $1 == "E-07" { print "LATE,1," $3 ",E-07,ACCEPT,Vida Officer,The snow" }' \
    >late.csv
officer ruling add late.csv >/dev/null
holds "the ruling on what was late"

expected 1 "50 30 20" "6 6 5" 2 >expected.txt
is "twenty-four ideas pass" "$(wc -l <expected.txt)" 24
is "their order is that of the scores" "$(same_order 1)" ""
# Between different totals, nearest to three times the budget, not below 2.5.
awk -v budget=$budget 'NR == FNR { asked[$1] = $2; next }
{ sum += asked[$5]; total[FNR] = $1; upto[FNR] = sum; id[FNR] = $5; n = FNR }
END {
	for (i = 1; i <= n; i++) {
		off = upto[i] - 3 * budget
		off = off < 0 ? -off : off
		if (total[i] != total[i + 1] && upto[i] >= 2.5 * budget &&
		    (!cut || off <= best)) { cut = i; best = off }
	}
	for (i = 1; i <= cut; i++) print id[i]
}' FS=, asked.txt FS=' ' expected.txt | sort >want.txt
table rank --stage 1 | awk -F, '$7 == "INVITED" { print $2 }' | sort >invited.txt
is "the gate lets through whom the rule lets through" \
    "$(cmp want.txt invited.txt 2>&1)" ""
ok "  which is not everyone" test "$(wc -l <invited.txt)" -lt 24
officer decide --stage 1 >/dev/null
holds "the result of stage one"

# ---- a laptop is lost, with all that E-03 signed on it sent ----
mv E-03 E-03.lost
officer expert revoke E-03 --officer 'Vida Officer' \
    --reason 'Left in a train' >/dev/null
with_passphrase "$expert" -w E-03 enrol --name "Expert E-03" \
    --organisation "House of E-03" --kind business --languages lt,en \
    --interests EMPLOYMENT:ORG3,OWNERSHIP:FIRM3 --small-memory E-03-2.card \
    >/dev/null
officer expert add --id E-03 E-03-2.card >/dev/null
is "what the lost key signed stands" "$(table assign show --stage 1 |
    awk -F, '$1 == "E-03" { print $5 }' | sort -u)" EVALUATED
holds "a new key"

# ---- stage two: those invited ----
sed 's/I-0*//' invited.txt >numbers.txt
ideas 2 <numbers.txt >applications.csv
officer proposal add applications.csv >/dev/null
eligible 2 <numbers.txt >rulings.csv
officer ruling add rulings.csv >/dev/null
pairs 2 3 <numbers.txt >assignments.csv
officer assign import assignments.csv --deadline 2099-12-31T15:00:00Z >/dev/null
officer issue out-2 >/dev/null
holds "assignment of stage two"
everyone_works 2 out-2
work E-07 2 out-2 E-07-2.bundle >log.txt 2>&1 || cat log.txt >&2
"$coordinator" merge E-??-2.bundle >/dev/null
holds "merge of stage two"

# After the criteria the share that goes to SMEs decides, which is here
# (asked - 5000 - 10k) / asked; then the money goes down the list.
expected 2 "30 20 20 15 15" "6 6 6 5 6" 3 | awk 'NR == FNR { asked[$1] = $2; next }
{ k = substr($5, 3); print $0, (asked[$5] - 5000 - 10 * k) * 100000 / asked[$5] }' \
    FS=, asked.txt FS=' ' - | sort -k 1,1nr -k 2,2nr -k 3,3nr -k 4,4nr \
    -k 6,6nr >expected.txt
money() {	# money FILE [REFUSES]: who gets what, if that one refused 16000
	awk -v budget=$budget -v refuses="${2:-}" 'NR == FNR { asked[$1] = $2; next }
	function turn(p) {
		said[p] = "RESERVE 0.00"
		if (open && asked[p] <= left) {
			left -= asked[p]
			said[p] = sprintf("FUNDED %d.00", asked[p])
			return
		}
		if (open && left * 100 >= asked[p] * 80 &&
		    (p != refuses || left > 16000))
			said[p] = sprintf("OFFERED %d.00", left)
		open = 0
	}
	{ id[++n] = $5 }
	END {
		left = budget; open = 1
		for (i = 1; i <= n; i++)
			if (id[i] != refuses)
				turn(id[i])
		for (i = 1; i <= n; i++) {
			if (id[i] == refuses)
				turn(id[i])
			print id[i], said[id[i]]
		}
	}' FS=, asked.txt FS=' ' "$1"
}
given() { ranked 2 | awk -F, '{ print $2, $7, $10 }'; }
of() { given | awk -v o="$1" '$2 == o { print $1 }'; }
is "as many applications pass as are invited" \
    "$(wc -l <expected.txt)" "$(wc -l <invited.txt)"
is "ranks and money are those of the scores" "$(given)" "$(money expected.txt)"
is "  at the line there is a tie, and all that is left is 80 % of a grant" \
    "$(ranked 2 | awk -F, '$7 == "OFFERED" { print $6, $10 }')" \
    "SME-SHARE 16000.00"
officer decide --stage 2 >/dev/null
holds "the result of stage two"

# ---- who is offered what is left refuses; the first of the list withdraws ----
refuses=$(of OFFERED)
printf '%s\n' subject,stage,proposal,answer,officer,reason \
    "OFFER,2,$refuses,REFUSE,Vida Officer,Letter of today" >rulings.csv
officer ruling add rulings.csv >/dev/null
is "a refusal moves what is left one place down" "$(given)" \
    "$(money expected.txt "$refuses")"
officer decide --stage 2 >/dev/null
holds "the refusal"
best=$(given | head -n 1 | cut -d' ' -f1) reserve=$(of RESERVE | wc -l)
officer proposal withdraw "$best" --stage 2 --officer 'Vida Officer' \
    --reason 'The lead was sold' >/dev/null
holds "the withdrawal"
grep -v " $best " expected.txt >without.txt
is "after a withdrawal the money is that of those who are left" "$(given)" \
    "$(money without.txt "$refuses")"
ok "  and the reserve list moves up" test "$(of RESERVE | wc -l)" -lt \
    "$reserve"
officer decide --stage 2 >/dev/null
holds "the last result"
"$coordinator" report report >/dev/null
is "what that changed is told" "$(sed 's/"//g' report/stage-2/changes.csv |
    awk -F, -v p="$best" '$1 == p { print $2, $5, $9 }')" \
    "yes FUNDED WITHDRAWN"
ok "the auditor finds nothing wrong" "$auditor" audit register.mita \
    --key register.mita.pub
officer publish folder >/dev/null
ok "nor in the folder that is published" "$auditor" audit folder \
    --key register.mita.pub
done_testing
