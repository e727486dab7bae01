#!/bin/sh
# Why a proposal has its place, and where experts differ: a small call worked
# out by hand, once with a gate and once with money.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
# proposal, asked, eligible, then A and B by E-01, A and B by E-02
cat >figures <<'END'
P-01 20000.00 50000.00 5.0 4.5 4.5 4.0
P-02 9000.00 22500.00 4.0 4.0 4.0 4.0
P-03 12000.00 25000.00 4.5 3.5 4.5 3.0
P-04 9000.00 22500.00 4.0 4.0 4.0 4.0
P-05 2400.00 6000.05 4.5 4.5 3.0 2.5
P-06 2400.00 6000.00 2.5 5.0 3.0 5.0
END

evaluate() {	# evaluate EXPERT COLUMN: declare, score and sign all
	while read -r id asked eligible a1 b1 a2 b2; do
		[ "$1" = E-01 ] && scores="$a1 $b1" || scores="$a2 $b2"
		with_passphrase "$expert" -w "$1" declare "$id" none
		"$expert" -w "$1" form "$id" | awk -v scores="$scores" '
		    /^score:/ { split(scores, s); print "score: " s[++n]; next }
		    { print }' >filled
		"$expert" -w "$1" fill filled
	done <figures >/dev/null
	with_passphrase "$expert" -w "$1" sign $(cut -d' ' -f1 figures)
	with_passphrase "$expert" -w "$1" export "$1.bundle"
}

whole_call() {	# whole_call CALLFILE: a register with all of it
	for who in E-01 E-02; do
		with_passphrase "$expert" -w $who enrol --name "Expert $who" \
		    --organisation House --kind business --languages en \
		    --small-memory $who.card
	done
	agency init --yes --small-memory "$1"
	agency expert add E-01.card E-02.card
	{
		echo proposal,stage,language,title,asked,eligible,partners,codes,documents
		while read -r id asked eligible rest; do
			echo "$id,1,en,Title of $id,$asked,$eligible,\"C-$id|SM|LT|$asked|Firm\",,"
		done <figures
	} >proposals.csv
	agency proposal add proposals.csv
	{
		echo expert,stage,proposal
		awk '{ print "E-01,1," $1; print "E-02,1," $1 }' figures
	} >assignments.csv
	agency assign import assignments.csv --deadline 2099-12-31T00:00:00Z
	agency issue out
	letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	for who in E-01 E-02; do
		"$expert" -w $who open --agency "$letter" out/$who.package
		evaluate $who
	done
	"$coordinator" merge E-01.bundle E-02.bundle
}
why() { "$coordinator" why "$@" | tr -s ' '; }
says() {	# says "sentence" PROPOSAL "part of what why says"
	has "$1" "$(why "$2" --stage 1)" "$3"
}

# ---- the gate ----
mkdir gate && cd gate && cp ../figures . || exit 99
whole_call "$srcdir/tests/data/two-criteria.call" >log.txt 2>&1 || {
	cat log.txt >&2
	exit 99
}
# P-03: (9 + 9)/2 and (7 + 6)/2 steps, so (60 x 9 + 40 x 13/2)/10 = 80.
says "the total is worked out" P-03 \
    '(60 x 9 + 40 x 13/2) x 100 / (100 x 10) = 80'
says "each score stands there" P-03 'A 60 4.5 4.5 4.50 9 3.0 yes'
says "and each expert's own total" P-03 'Alone: E-01 82, E-02 78.'
says "the pass mark is named" P-03 \
    'Total 80.00 (exactly 80) of 100, from 2 evaluations; the pass mark is 70.00: reached.'
says "a higher total is told" P-03 \
    'Above is P-01: the total of P-01 is higher: 91 against 80.'
says "so is the tie step" P-03 'Below is P-02: the totals are equal; step 1 of the tie order, CRITERION A, puts P-03 first: 9 against 8 (mean steps).'
says "and what is equal in everything" P-04 \
    'Above is P-02: equal in everything the call compares; both have rank 3.'
# 3 x and 2.5 x 10000; 20000, 50000, 52400 are asked after 91, 80, 73.
says "the gate is worked out" P-05 'Asked sums are to come near 3.00 x 10000.00 = 30000.00 EUR, and not below 2.50 x 10000.00 = 25000.00 EUR.'
says "the cut is where it is nearest" P-05 \
    'The cut is after a total of 80: 4 proposals, asking 50000.00 EUR.'
says "with the one before" P-05 \
    'One cut before, after a total of 91: 1 proposal, asking 20000.00 EUR.'
says "and the one behind it" P-05 \
    'One cut further, after a total of 73: 5 proposals, asking 52400.00 EUR.'
says "P-05 is behind the gate" P-05 'Outcome: BELOW-GATE, rank 5'
says "a minimum that is missed is told" P-06 'A 60 2.5 3.0 2.75 11/2 3.0 no'
hasnt=$(why P-06 | grep -c '^Place')
is "what is not ranked has no place" "$hasnt" 0
digests=$(why P-05 | awk 'length($1) == 64 { print $1 }' | sort)
is "CALL, PROPOSAL, two assignments, declarations and evaluations" \
    "$(echo "$digests" | wc -l | tr -d ' ')" 8
"$auditor" unpack register.mita texts >/dev/null
is "their digests are those of the texts" "$(for text in texts/*.txt; do
	sha256sum <"$text"; done | cut -d' ' -f1 | sort | comm -12 - \
	    /dev/fd/3 3<<END | wc -l | tr -d ' '
$digests
END
)" 8
said=$("$coordinator" why P-99 2>&1)
is "of an unknown proposal nothing is told" $? 1
has "but that it is not there" "$said" 'no proposal "P-99" in stage 1'

# ---- the ranking adds up what is asked ----
cumulative() { "$coordinator" rank --format csv | tr -d '"' |
    awk -F, 'NR > 1 { printf "%s ", $11 }'; }
is "each line has the sums asked down to it" "$(cumulative)" \
    "20000.00 32000.00 41000.00 50000.00 52400.00  "
has "and the last line how many go on" \
    "$("$coordinator" rank | tail -n 1)" '4 go on, asking 50000.00 EUR.'

# ---- where experts differ ----
flags() { "$coordinator" diagnose --format csv | tr -d '"' |
    awk -F, -v p="$1" '$1 == p { print $2, $3, $4, $5, $6 }'; }
# 90 and 56; without 56 it is 90, above 80: beyond the gate.
is "P-05 straddles, is fragile, and clashes nowhere" "$(flags P-05)" \
    "yes yes no no no"
# 76 at most: not above 80.
is "P-06 straddles nothing, being below a minimum" "$(flags P-06)" \
    "no no no no no"
is "P-02 has no flag" "$(flags P-02)" "no no no no no"
# +10, 0, +4, 0, +34, -6: 42 over 6.
has "E-01 is told of in neutral words" \
    "$("$coordinator" diagnose --experts)" \
    "differs from co-experts by +7.0 points on 6 proposals"
has "the line is the gate" "$("$coordinator" diagnose --call | tr -s ' ')" \
    "line gate 80.00 80"
has "and how far the next ones are" \
    "$("$coordinator" diagnose --call | tr -s ' ')" \
    "next below the line P-05 -7.0 -7"
"$coordinator" diagnose --call --experts >/dev/null 2>&1
is "--call and --experts exclude each other" $? 2
cd ..

# ---- the money ----
mkdir money && cd money && cp ../figures . || exit 99
sed -e 's/^funds NO/funds YES/' -e 's/^gate .*/gate NONE 0 0/' \
    -e 's/^budget .*/budget 5000000/' \
    "$srcdir/tests/data/two-criteria.call" >money.call
whole_call money.call >log.txt 2>&1 || { cat log.txt >&2; exit 99; }
says "the first has all the money before it" P-01 \
    'Of 50000.00 EUR, 50000.00 are left for it.'
# 40 % of 25000.00 is less than what is asked.
says "the share of eligible costs limits a grant" P-03 'Asked 12000.00, most for a project 25000.00, 40.00 % of eligible 25000.00 is 10000.00; the smallest, 10000.00 EUR, is the grant.'
says "what is left goes down the ranks" P-03 \
    'It is enough; after it 20000.00 EUR are left.'
says "equals are funded together" P-04 '2 proposals have rank 3; together they would get 18000.00 EUR, all of them or none.'
says "and leave what is over" P-04 \
    'It is enough; after it 2000.00 EUR are left.'
# 2000 of 2400 is 83 %; 40 % of 6000.05 is 2400.02.
says "a cent is not rounded up" P-05 '40.00 % of eligible 6000.05 is 2400.02'
says "the remainder is offered" P-05 'It is less than the grant, and at least 80.00 % of it, so the remainder is offered.'
is "each line has the grants down to it" "$(cumulative)" \
    "20000.00 30000.00 39000.00 48000.00 50000.00  "
has "and the last line what is not spent" "$("$coordinator" rank |
    tail -n 1)" 'Granted or offered 50000.00 of 50000.00 EUR; 0.00 EUR are not spent; in reserve: 0.'
says "with its sum" P-05 'Outcome: OFFERED, rank 5, grant 2000.00 EUR'
# All that pass are in, so the line is the pass mark: 76 without E-01.
is "P-06 would pass without one of its evaluations" "$(flags P-06)" \
    "no yes no no no"

# ---- the median of the experts' own totals ----
mkdir median && cd median || exit 99
sed '/^encrypted /d; s/TWO-CLOSEST/MEDIAN/; s/^third-expert .*/third-expert 0/' \
    "$srcdir/data/calls/inoklaster.call" >median.call
call_file=$PWD/median.call
evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null
ok "a call may take the median" with_passphrase "$coordinator" decide --stage 1
said=$("$coordinator" why P-02 --stage 1)
has "its total is told" "$said" "Total 80.00 (exactly 80) of 100"
has "  as what it is" "$said" "The total is the median of those of the experts."
has "  and so are the criteria" "$said" "median  steps"
ok "and the auditor computes the same" "$auditor" audit register.mita \
    --key register.mita.pub
done_testing
