#!/bin/sh
# Ways to steer an outcome with panels and rulings: what one act does to one
# proposal, and that it does nothing to the others.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by="--officer Vida --reason"

# The small call of two criteria, as these sed commands make it of the file.
panel_call() {	# panel_call SED EXPERT...
	sed "$1" "$srcdir/tests/data/two-criteria.call" >panel.call
	shift
	for who; do
		with_passphrase "$expert" -w "$who" enrol --name "Expert $who" \
		    --organisation "House of $who" --kind business \
		    --languages en --small-memory "$who.card" || return
	done
	agency init --small-memory panel.call &&
	for who; do
		agency expert add --id "$who" "$who.card" || return
	done
	{
		echo proposal,stage,language,title,asked,eligible,partners,codes,documents
		for p in P-01 P-02; do
			echo "$p,1,en,Title of $p,9000.00,22500.00,\"C-$p|SM|LT|9000.00|Firm of $p\",,"
		done
	} >proposals.csv
	agency proposal add proposals.csv
}
assign() {	# assign EXPERT PROPOSAL...: and the package is opened
	who=$1
	shift
	{ echo expert,stage,proposal; for p; do echo "$who,1,$p"; done; } >a.csv
	agency assign import a.csv --deadline 2099-12-31T00:00:00Z &&
	agency issue out || return
	letter=$("$expert" -w "$who" open "out/$who.package" 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	"$expert" -w "$who" open ${letter:+--agency "$letter"} \
	    "out/$who.package"
}
scored() {	# scored EXPERT PROPOSAL A B: declared, filled and signed
	with_passphrase "$expert" -w "$1" declare "$2" none &&
	"$expert" -w "$1" form "$2" | awk -v scores="$3 $4" '
	    /^score:/ { split(scores, s); print "score: " s[++n]; next }
	    { print }' >filled && "$expert" -w "$1" fill filled &&
	with_passphrase "$expert" -w "$1" sign "$2"
}
sent() {	# sent EXPERT...: exported and merged
	for who; do
		rm -f "$who.bundle"
		with_passphrase "$expert" -w "$who" export "$who.bundle" >&2 &&
		"$coordinator" merge "$who.bundle" || return
	done
}
ruled() {	# ruled SUBJECT,STAGE,PROPOSAL,EXPERT,QUESTION,ANSWER
	printf '%s\n' \
	    subject,stage,proposal,expert,question,answer,officer,reason \
	    "$1,Vida,So" >r.csv
	agency ruling add r.csv
}
# place PROPOSAL: outcome, rank and total
place() {
	"$coordinator" rank --format csv | tr -d '"' | awk -F, -v p="$1" '
	    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    $at["proposal"] == p { print $at["outcome"], $at["rank"],
		$at["total"] }'
}

# ---- a fourth evaluation where two or three are taken ----
mkdir fourth && cd fourth || exit 99
{
	panel_call 's/^combine .*/combine TWO-CLOSEST/' E-01 E-02 E-03 E-04 &&
	for who in E-01 E-02 E-03; do
		assign $who P-01 P-02 && scored $who P-01 4.5 4.5 &&
		scored $who P-02 4.0 4.0 || exit 99
	done && sent E-01 E-02 E-03
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
stood=$(place P-02 | cut -d" " -f1,3)
printf '%s\n' expert,stage,proposal E-04,1,P-01 >a.csv
refused SURPLUS 'P-01 would have 4 experts, and TWO-CLOSEST takes at most 3' \
    agency assign import a.csv --deadline 2099-12-31T00:00:00Z
printf '%s\n' expert,stage,proposal,action E-04,1,P-01,assign \
    E-03,1,P-01,cancel >a.csv
refused SURPLUS 'P-01 is evaluated by E-03, and that counts' \
    agency assign import a.csv --deadline 2099-12-31T00:00:00Z $by So
# One that came late is refused, another expert comes, and it is accepted.
{ ruled LATE,1,P-01,E-03,,REFUSE && assign E-04 P-01 &&
    scored E-04 P-01 4.5 4.5 && sent E-04 &&
    ruled LATE,1,P-01,E-03,,ACCEPT; } >log.txt 2>&1 || cat log.txt >&2
is "four evaluations: that one has no total" "$(place P-01 | cut -d' ' -f1)" INCOMPLETE
is "  the others stand as before" "$(place P-02 | cut -d" " -f1,3)" "$stood"
has "  why says so" "$("$coordinator" why P-01 --stage 1)" \
    'It has no total: 4 evaluations count'
noted SURPLUS 'PROPOSAL of P-01 by AGENCY, seq 6' \
    'more evaluations of it count than the 3 that TWO-CLOSEST takes'
ok "  the stage can be decided" agency decide --stage 1
ok "  and the auditor computes the same" "$auditor" audit register.mita \
    --key register.mita.pub
ok "one may be cancelled" agency assign cancel E-04 P-01 --stage 1 $by Surplus
is "  and then it has a total" "$(place P-01 | cut -d' ' -f1)" INVITED
cd ..

# ---- what is ruled answers what was known, and a note changes nothing ----
mkdir known && cd known || exit 99
corrected() {	# corrected ASKED: another version of P-01, read alike
	sed -n "1p; /^P-01/s/9000.00/$1/gp" proposals.csv >p.csv
	agency proposal add p.csv
}
{
	panel_call 's/^panel .*/panel 1 0 0/' E-01 E-02 &&
	assign E-01 P-01 P-02 && scored E-01 P-01 4.5 4.5 &&
	scored E-01 P-02 4.0 4.0 && sent E-01
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
corrected 8000.00 >log.txt 2>&1
is "corrected, it is outdated" "$(place P-01)" "INCOMPLETE - "
ruled CLARIFICATION,1,P-01,,,KEEP >log.txt 2>&1
is "kept, it counts" "$(place P-01)" "INVITED 1 90.00"
ruled CLARIFICATION,1,P-01,,,ANSWERED >log.txt 2>&1
is "a note for the record changes nothing" "$(place P-01)" "INVITED 1 90.00"
ruled CLARIFICATION,1,P-01,E-01,,OUTDATED >log.txt 2>&1
is "  nor does one that names an expert" "$(place P-01)" "INVITED 1 90.00"
ruled CLARIFICATION,1,P-01,,,ANSWERED >log.txt 2>&1
has "  and the same note again states nothing" "$(cat log.txt)" '0 new rulings'
ruled CLARIFICATION,1,P-01,,,OUTDATED >log.txt 2>&1
is "the opposite ends it" "$(place P-01)" "INCOMPLETE - "
ruled CLARIFICATION,1,P-01,,,KEEP >log.txt 2>&1
is "  and it may be kept again" "$(place P-01)" "INVITED 1 90.00"
corrected 7000.00 >log.txt 2>&1
is "corrected again, it is outdated again" "$(place P-01)" "INCOMPLETE - "
harmless_check() { "$auditor" audit register.mita --key register.mita.pub; }
ok "the auditor finds nothing wrong" harmless_check

# An officer clears a suspicion; the expert then declares an interest.
state_of() { "$coordinator" assign show --format csv | tr -d '"' |
    awk -F, -v e="$1" -v p="$2" '$1 == e && $3 == p { print $5 }'; }
{ assign E-02 P-02 && ruled CONFLICT,1,P-02,E-02,,KEEP &&
    with_passphrase "$expert" -w E-02 declare --text 'I advised it.' \
    P-02 potential && "$expert" -w E-02 form P-02 |
    sed 's/^score:.*/score: 4.0/' >filled && "$expert" -w E-02 fill filled &&
    with_passphrase "$expert" -w E-02 sign P-02 && sent E-02; } >log.txt 2>&1 ||
    cat log.txt >&2
is "a KEEP before the declaration does not cover it" "$(state_of E-02 P-02)" CONFLICT-OPEN
is "  and its line waits for an answer" "$("$coordinator" conflict list \
    --format csv | tr -d '"' | awk -F, 'NR == 1 {
	for (i = 1; i <= NF; i++) at[$i] = i } $at["proposal"] == "P-02" &&
	$at["expert"] == "E-02" { print "<" $at["answer"] ">" }')" "<>"
ruled CONFLICT,1,P-02,E-02,,KEEP >log.txt 2>&1
is "the same KEEP behind it does" "$(state_of E-02 P-02)" EVALUATED
cd ..
done_testing
