#!/bin/sh
# What an applicant may expect of any rule, once more by the programs that
# people use: a sample of what t-laws tries a hundred thousand times.  A call
# is played from enrolment to ranking; then, in a copy, one thing is changed
# by the verb that changes it, and everything is ranked again.  At last all is
# played again with other names, other numbers and in another order.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason So"

# A call of three experts under the second rules, with these changes.
call_of() {	# call_of SED
	sed "/^languages/a\\
rules 2
s/^panel .*/panel 3 0 0/
$1" "$srcdir/tests/data/two-criteria.call"
}

# Five proposals: id, asked, and the scores of three experts on A and B; the
# second is the equal of the first.
world_of() {	# world_of NUMBER
	awk -v x="$1" 'function any(n) {
		x = (x * 75 + 74) % 65537
		return int(x / 7) % n
	}
	BEGIN {
		for (p = 1; p <= 5; p++) {
			line = 7000 + 500 * any(5) ".00"
			for (e = 1; e <= 3; e++)
				line = line " " (5 + any(6)) / 2 " " (5 + any(6)) / 2
			if (p == 2) line = before
			before = line
			print "P-" p, line
		}
	}' </dev/null
}

filed() {	# filed [FIELD VALUE] <WORLD: the table of proposals
	echo proposal,stage,language,title,asked,eligible,partners
	awk -v asked="$1" '{
		if (asked) $2 = asked
		printf "%s,1,en,Title,%s,25000.00,\"C%s|SM|LT|%s|Firm\"\n", $1,
		    $2, $1, $2 }'
}
answer() {	# answer EXPERT PROPOSAL A B: declared or not, filled
	"$expert" -w "$1" form "$2" | awk -v scores="$3 $4" '
	    /^score:/ { split(scores, s); print "score: " s[++n]; next }
	    { print }' >"form.$1" && "$expert" -w "$1" fill "form.$1"
}
sent() {	# sent EXPERT...: exported and merged, one by one
	for who; do
		rm -f "$who.bundle"
		with_passphrase "$expert" -w "$who" export "$who.bundle" &&
		"$coordinator" merge "$who.bundle" || return
	done
}
opened() {	# opened EXPERT
	letter=$("$expert" -w "$1" open "out/$1.package" 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	"$expert" -w "$1" open ${letter:+--agency "$letter"} "out/$1.package"
}
# evaluate EXPERT COLUMN <WORLD: all of it, with the scores from that column
evaluate() {
	ids=
	while read -r p asked s1 s2 s3 s4 s5 s6; do
		case $2 in
		1) set -- "$1" "$2" "$s1" "$s2" ;;
		2) set -- "$1" "$2" "$s3" "$s4" ;;
		3) set -- "$1" "$2" "$s5" "$s6" ;;
		esac
		with_passphrase "$expert" -w "$1" declare "$p" none &&
		answer "$1" "$p" "$3" "$4" || return
		ids="$ids $p"
	done
	with_passphrase "$expert" -w "$1" sign $ids
}
# play FOLDER CALL EXPERT...: the world in the file beside it, the experts in
# this order, the one of the first column first
play() {
	mkdir "$1" && cp "$2" "$1/the.call" && cp world "$1" && cd "$1" || return
	shift 2
	agency init --yes --small-memory the.call &&
	filed <world >proposals.csv && agency proposal add proposals.csv &&
	echo expert,stage,proposal >a.csv || return
	for who; do
		with_passphrase "$expert" -w "$who" enrol --name "Name of $who" \
		    --organisation "House of $who" --kind business \
		    --languages en --small-memory "$who.card" &&
		agency expert add --id "$who" "$who.card" || return
		sed "s/ .*//; s/.*/$who,1,&/" world >>a.csv
	done
	agency assign import a.csv --deadline 2099-12-31T00:00:00Z &&
	agency issue out || return
	column=0
	for who; do
		column=$((column + 1))
		opened "$who" && evaluate "$who" $column <world || return
	done
	sent "$@"
}
# ranked: proposal, outcome, rank, exact total, evaluations counted, grant
ranked() {
	"$coordinator" rank --format csv | tr -d '"' | awk -F, '
	    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    { print $at["proposal"], $at["outcome"], "r" $at["rank"],
		$at["exact"], $at["counted"], $at["grant"] }' | sort
}
# worse WHAT ID: whom it costs: "own" total, place, grant or outcome of this
# one, its "outcome" alone, or anything of the "others"
worse() {
	awk -v what="$1" -v id="$2" '
	function worth(outcome) {
		return outcome ~ /INVITED|FUNDED/ ? 3 : outcome == "OFFERED" ? 2 :
		    outcome ~ /RESERVE|BELOW-GATE/
	}
	function value(exact,	part) {
		return split(exact, part, "/") == 2 ? part[1] / part[2] : exact + 0
	}
	FNR == NR { outcome[$1] = $2; rank[$1] = substr($3, 2) + 0
	    exact[$1] = $4; grant[$1] = $6; next }
	!($1 in outcome) || ($1 == id) == (what == "others") { next }
	worth($2) < worth(outcome[$1]) ||
	    (what != "outcome" && $6 + 0 < grant[$1] + 0) ||
	    (what == "own" && (value($4) < value(exact[$1]) || (rank[$1] &&
	    (substr($3, 2) == "-" || substr($3, 2) + 0 > rank[$1])))) {
		print $1, outcome[$1], "becomes", $2, $3, $4, $6 }' before after
}
# law "SENTENCE" STEPS WHAT [ID]: in a copy, after these steps, nobody of
# those is worse off
law() {
	rm -rf try && cp -R base try && cd try || exit 99
	"$2" >../log.txt 2>&1 || cat ../log.txt >&2
	ranked >../after
	cd ..
	is "$1" "$(worse "$3" "$4")" ""
}
ruled() {
	printf '%s\n' subject,stage,proposal,question,answer,officer,reason \
	    "$1,Vida,So" >r.csv
	agency ruling add r.csv
}

# ---- what one change does ----
raise() {	# the expert corrects a score upwards
	set -- $(awk -v p="$which" '$1 == p { print $(1 + 2 * n) + 0,
	    $(2 + 2 * n) + 0 }' n="$nth" world)
	[ "$1 $2" != "5 5" ] || return 0
	set -- $(echo "$1 $2" | awk '{ print $1 < 5 ? ($1 + 0.5) " " $2 :
	    $1 " " ($2 + 0.5) }')
	answer "E-0$nth" "$which" "$1" "$2" &&
	with_passphrase "$expert" -w "E-0$nth" sign --reason Seen "$which" &&
	sent "E-0$nth"
}
more_money() { ruled "BUDGET,1,-,,$budget"; }
withdrawn() { agency proposal withdraw "$which" --stage 1 $by; }
asks_less() {
	grep "^$which " world | filed 6000.00 >less.csv &&
	agency proposal add less.csv && ruled "CLARIFICATION,1,$which,,KEEP"
}
added() {	# by somebody whom nobody likes
	echo 'P-9 9000.00 0 0 0 0 0 0' >world && filed <world >more.csv &&
	agency proposal add more.csv && {
		echo expert,stage,proposal
		for who in E-01 E-02 E-03; do echo "$who,1,P-9"; done
	} >a.csv && agency assign import a.csv --deadline \
	    2099-12-31T00:00:00Z && agency issue out || return
	for who in E-01 E-02 E-03; do
		opened $who && evaluate $who 1 <world && sent $who || return
	done
}

number=0
for rules in 's/^combine .*/combine MEDIAN/
s/^funds .*/funds YES/
s/^gate .*/gate NONE 0 0/
s/^budget .*/budget 2100000/
s/^tie .*/tie DRAW -\
lots en The lottery of 12 December/' 's/^combine .*/combine MEAN/
s/^budget .*/budget 1400000/
s/^gate .*/gate ELIMINATORY 15000 12500/'; do
	number=$((number + 1))
	name=$(printf '%s\n' "$rules" |
	    sed -n '1s|.*combine \(.*\)/|\1|p')
	call_of "$rules" >the.call
	world_of $((number * 4099)) >world
	rm -rf base again
	(play base the.call E-01 E-02 E-03) >log.txt 2>&1 ||
	    { cat log.txt >&2; exit 99; }
	funds=
	! grep -q '^funds YES' the.call || funds=yes
	[ -z "$funds" ] || (cd base && ruled DRAW,1,-,,07-12-19) >log.txt 2>&1
	(cd base && ranked) >before
	cat before >&2
	is "$name: some get something, and some do not" "$(awk '
	    $2 ~ /INVITED|FUNDED|OFFERED/ { some = "some" }
	    $2 ~ /RESERVE|BELOW/ { others = "others" }
	    END { print some, others }' before)" "some others"
	for which in $(sed 's/ .*//' world); do
		nth=$((${which#P-} % 3 + 1))
		law "$name: a higher score of E-0$nth never hurts $which" raise own "$which"
		law "$name: the withdrawal of $which takes nothing from others" \
		    withdrawn others "$which"
		law "$name: asking less never costs $which" asks_less outcome "$which"
	done
	for budget in 21000.01 29500.00 40000.00; do
		law "$name: a budget of $budget takes nothing away" more_money \
		    others -
	done
	law "$name: one that is added and fails takes nothing away" \
	    added others -
	is "$name:   and is nowhere" "$(grep -c '^P-9 BELOW-THRESHOLD r- ' after)" 1
	is "$name:   and changes nobody" "$(grep -v '^P-9 ' after)" "$(cat before)"
	[ -z "$funds" ] || continue
	# P-1 is P-5, E-01 is E-03, and all hand in the other way round.
	cp world world.first
	awk '{ $1 = "P-" 6 - substr($1, 3); print }' world.first | sort -r >world
	(play again the.call E-03 E-01 E-02) >log.txt 2>&1 ||
	    { cat log.txt >&2; exit 99; }
	is "$name: other names, other numbers, another order: all is the same" \
	    "$(cd again && ranked | awk '{ $1 = "P-" 6 - substr($1, 3)
	    print }' | sort)" "$(cat before)"
done
done_testing
