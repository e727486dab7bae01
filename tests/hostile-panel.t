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
	agency init --yes --small-memory panel.call &&
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
opened() {	# opened WORKSPACE PACKAGE: taken in
	letter=$("$expert" -w "$1" open "$2" 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	"$expert" -w "$1" open ${letter:+--agency "$letter"} "$2"
}
assign() {	# assign EXPERT PROPOSAL...: and the package is opened
	who=$1
	shift
	{ echo expert,stage,proposal; for p; do echo "$who,1,$p"; done; } >a.csv
	agency assign import a.csv --deadline 2099-12-31T00:00:00Z &&
	agency issue out || return
	opened "$who" "out/$who.package"
}
scored() {	# scored EXPERT PROPOSAL A B [WHY]: declared, filled and signed
	{ with_passphrase "$expert" -w "$1" declare "$2" none ||
	    [ -n "$5" ]; } && "$expert" -w "$1" form "$2" | awk -v scores="$3 $4" -v who="$1" '
	    /^score:/ { split(scores, s); print "score: " s[++n]; next }
	    { print }
	    /^comment:/ { print "Words of " who "." }' >filled && "$expert" -w "$1" fill filled &&
	with_passphrase "$expert" -w "$1" sign ${5:+--reason "$5"} "$2"
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
# last_seq: of the agency's line
last_seq() { "$auditor" audit register.mita | sed -n 's/^agency *seq \([0-9]*\),.*/\1/p'; }
# place PROPOSAL: outcome, rank and total
place() {
	"$coordinator" rank --format csv | tr -d '"' | awk -F, -v p="$1" '
	    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    $at["proposal"] == p { print $at["outcome"], $at["rank"],
		$at["total"] }'
}

# ---- what a call can do is told before it is signed ----
mkdir told && cd told || exit 99
shows() {	# shows "SENTENCE" SED "PART": init --dry-run of the file so changed
	sed "$2" "$srcdir/tests/data/two-criteria.call" >told.call
	has "$1" "$("$coordinator" init --dry-run told.call 2>&1)" "$3"
}
# 60, 70 and 79: the two closest are 70 and 79; with 81 they are 60 and 70.
shows "TWO-CLOSEST lowers a total for a higher score" \
    's/^combine .*/combine TWO-CLOSEST/' \
    'of 60, 70 and 79 it makes 74.50, of 60, 70 and 81 it makes 65.00'
shows "a third expert makes a jump" \
    's/^combine .*/combine MEDIAN/; s/^third-expert 0/third-expert 3000/' \
    '69 and 98 need no third expert and make 83.50; 69 and 99 wait for one'
shows "COVERAGE makes a place hang on others" 's/^tie .*/tie COVERAGE -/' \
    'if that one withdraws, who stays can lose its place'
shows "a weight of 0 with a minimum is told" 's/^criterion B 40 0/criterion B 0 4/' \
    'criterion B weighs 0 and has a least mean'
shows "so are totals too long" 's/^panel .*/panel 60 0 0/; s/^cannot-judge NO/cannot-judge YES/' \
    'a total can have more digits than a result can state'
{ sed 's/^funds NO/funds YES/; s/^gate .*/gate NONE 0 0/' \
    "$srcdir/tests/data/two-criteria.call"
sed -n '/^stage 1/,$p' "$srcdir/tests/data/two-criteria.call" |
    sed 's/^stage 1/stage 2/'; } >early.call
said=$("$coordinator" init --dry-run early.call 2>&1)
is "a call that gives out the money before its last stage is none" $? 1
has "  it is said how to mend it" "$said" 'say "funds NO" in stage 1'
cd ..

# ---- figures of an applicant that nobody could grant ----
mkdir sums && cd sums || exit 99
panel_call '' E-01 >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
cp register.mita.key E-02	# refused() looks at three files
adds() {	# adds ASKED ELIGIBLE PART: P-03 with a partner of that part
	echo proposal,stage,language,title,asked,eligible,partners
	echo "P-03,1,en,Third,$1,$2,\"C-3|SM|LT|$3|Firm\""
}
adds 9000.00 0.00 9000.00 >p.csv
refused SUMS 'P-03 asks for 9000.00 EUR of eligible costs of 0.00 EUR' \
    agency proposal add p.csv
adds 9000.00 22500.00 9000.01 >p.csv
refused SUMS 'add up to 9000.01 EUR, and P-03 asks for 9000.00 EUR' \
    agency proposal add p.csv
adds 9000.00 22500.00 9000.00 >p.csv
ok "a part that is the whole is taken" agency proposal add p.csv
cd ..

# ---- a fourth evaluation where two or three are taken ----
mkdir fourth && cd fourth || exit 99
{
	panel_call 's/^combine .*/combine TWO-CLOSEST/' E-01 E-02 E-03 E-04 &&
	for who in E-01 E-02 E-03; do
		assign $who P-01 P-02 && scored $who P-01 4.5 4.5 || exit 99
	done && scored E-01 P-02 5.0 5.0 && scored E-02 P-02 4.0 4.0 &&
	scored E-03 P-02 3.5 3.5 && sent E-01 E-02
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
untold "two where two are asked for are not told" UNASKED
sent E-03 >log.txt 2>&1 || cat log.txt >&2
noted UNASKED 'PROPOSAL of P-02 by AGENCY, seq 7' \
    'the total is 90.00, not 75.00; no officer ruled'
ruled THIRD-EXPERT,1,P-02,,,NEEDED >log.txt 2>&1 || cat log.txt >&2
noted UNASKED 'PROPOSAL of P-02 by AGENCY, seq 7' \
    'not 75.00; an officer ruled'
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
second() { python3 "$srcdir/tests/verifier/verifier.py" register.mita; }
if python3 -c 'import sqlite3; sqlite3.connect(":memory:").deserialize' \
    2>/dev/null; then
	has "  and the second verifier" "$(second)" "ok      register.mita"
else
	skip "  and the second verifier" "python3 with sqlite3 is not here"
fi
ok "one may be cancelled" agency assign cancel E-04 P-01 --stage 1 $by Surplus
is "  and then it has a total" "$(place P-01 | cut -d' ' -f1)" INVITED
agency decide --stage 1 >log.txt 2>&1
"$coordinator" report rep >log.txt 2>&1
letter=$(cat rep/feedback-1/P-01.txt)
has "one who is not in the means is told of in the letter" "$letter" \
    'the evaluations of 2 more experts do not count'
is "  and the words beside the means are of who is in them" \
    "$(printf '%s\n' "$letter" | grep -o 'Words of E-0[1-4]' | sort -u)" \
    "Words of E-02"
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

# ---- the second rules: the role, the assignment and the refusal of the time ----
second='/^languages/a\
rules 2'
mkdir times && cd times || exit 99
{
	panel_call "$second
s/^panel .*/panel 1 1 0/" E-01 E-02 && assign E-01 P-01 P-02 &&
	scored E-01 P-01 4.5 4.5 && scored E-01 P-02 4.0 4.0 && sent E-01
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
is "a business expert is what the panel needs" "$(place P-02)" "INVITED 2 80.00"
with_passphrase "$expert" -w new enrol --name 'Expert E-01' --organisation \
    'House of E-01' --kind business --languages en --small-memory new.card \
    >log.txt 2>&1
{ agency expert revoke E-01 $by Lost &&
    agency expert add --id E-01 --role knowledge new.card; } >log.txt 2>&1 ||
    cat log.txt >&2
is "admitted in another role later, the panel is what it was" "$(place P-02)" \
    "INVITED 2 80.00"
{ ruled APPEAL,1,P-01,,,UPHELD &&
    agency assign cancel E-01 P-01 --stage 1 $by Appeal; } >log.txt 2>&1
is "cancelled on appeal, it does not count" "$(place P-01)" "INCOMPLETE - "
assign E-01 P-01 >log.txt 2>&1
is "assigned again, what was signed before does not come back" "$(place P-01)" \
    "INCOMPLETE - "
noted SET-ASIDE 'EVALUATION of P-01 by E-01, seq 3' \
    'it was signed under an assignment that was cancelled'
{ opened new out/E-01.package &&
    scored new P-01 4.0 4.0 Appeal && sent new; } >log.txt 2>&1 ||
    cat log.txt >&2
is "signed again, it counts in the role of the new assignment" \
    "$(place P-01)" "INCOMPLETE - 80.00"
cd ..

# ---- an offer is of a sum, and whoever refused comes behind the others ----
mkdir offer && cd offer || exit 99
{
	panel_call "$second
s/^panel .*/panel 1 0 0/
s/^funds .*/funds YES/
s/^gate .*/gate NONE 0 0/
s/^budget .*/budget 1700000/" E-01 && assign E-01 P-01 P-02 &&
	scored E-01 P-01 4.5 4.5 && scored E-01 P-02 4.0 4.0 && sent E-01
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
granted() {	# granted PROPOSAL: outcome and grant
	"$coordinator" rank --format csv | tr -d '"' | awk -F, -v p="$1" '
	    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    $at["proposal"] == p { print $at["outcome"], $at["grant"] }'
}
is "8000 are left for a grant of 9000" "$(granted P-02)" "OFFERED 8000.00"
printf '%s\n' subject,stage,proposal,question,answer,officer,reason \
    OFFER,1,P-02,8000.01,REFUSE,Vida,So >r.csv
refused OFFER '8000.00 EUR are offered to P-02' agency ruling add r.csv
printf '%s\n' subject,stage,proposal,question,answer,officer,reason \
    OFFER,1,P-02,,REFUSE,Vida,So >offer.csv
agency ruling add offer.csv >log.txt 2>&1
is "refused, it is in reserve" "$(granted P-02 | cut -d' ' -f1)" RESERVE
"$auditor" unpack register.mita texts >/dev/null
has "  and the ruling names the sum" "$(cat texts/*RULING*.txt)" 'question 800000'
has "  the same line again states nothing" "$(agency ruling add offer.csv)" \
    '0 new rulings'
ruled BUDGET,1,-,,,17500.00 >log.txt 2>&1
is "more is another offer" "$(granted P-02)" "OFFERED 8500.00"
has "  that may be refused, too" "$(agency ruling add offer.csv)" '1 new ruling'
ruled BUDGET,1,-,,,17400.00 >log.txt 2>&1
is "  and then no less is offered" "$(granted P-02 | cut -d' ' -f1)" RESERVE
ruled BUDGET,1,-,,,18000.00 >log.txt 2>&1
is "the whole grant is none" "$(granted P-02)" "FUNDED 9000.00"
harmless "the auditor finds nothing wrong"
ruled BUDGET,1,-,,,17900.00 >log.txt 2>&1
ruled OFFER,1,P-02,,,ACCEPT >log.txt 2>&1 || cat log.txt >&2
untold "the sum that is offered may be accepted" OTHER-SUM
ruled BUDGET,1,-,,,17800.00 >log.txt 2>&1
noted OTHER-SUM 'RULING of P-02 by AGENCY, seq 12' \
    '8900.00 EUR were accepted, and 8800.00 EUR are offered now'
ruled OFFER,1,P-02,,,ACCEPT >log.txt 2>&1 || cat log.txt >&2
untold "that sum is accepted, too" OTHER-SUM
cd ..

# ---- lots by a seed that was chosen with the scores in hand ----
mkdir lots && cd lots || exit 99
{
	panel_call "$second
s/^panel .*/panel 1 0 0/
s/^tie .*/tie DRAW -\\
lots en The lottery of 12 December/" E-01 && assign E-01 P-01 P-02 &&
	scored E-01 P-01 4.0 4.0 && scored E-01 P-02 4.0 4.0 && cp register.mita fresh
	sent E-01 && ruled DRAW,1,-,,,07-12-19
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
noted DRAW-LATE "RULING by AGENCY, seq $(last_seq)" \
    '2 evaluations of stage 1 came before the seed was stated; see that it is what the call names: The lottery of 12 December'
cp fresh register.mita
{ ruled DRAW,1,-,,,07-12-19 && sent E-01; } >log.txt 2>&1 || cat log.txt >&2
untold "a seed that was there before any score is not told" DRAW-LATE
cd ..

# ---- a late version is refused: a later one does not bring it back ----
mkdir late && cd late || exit 99
{
	panel_call "$second
s/^panel .*/panel 1 0 0/" E-01 && assign E-01 P-01 &&
	scored E-01 P-01 3.5 3.5 && scored E-01 P-01 4.5 4.5 Better &&
	scored E-01 P-01 5.0 5.0 Best && sent E-01 &&
	ruled LATE,1,P-01,E-01,2,REFUSE
} >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
is "refused from version 2 on, version 1 counts" "$(place P-01)" "INVITED 1 70.00"
printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
    LATE,1,P-01,E-01,3,REFUSE,Vida,So >r.csv
refused LATE 'refused from version 2 on already, and so is version 3' \
    agency ruling add r.csv
printf '%s\n' subject,stage,proposal,answer,officer,reason \
    DRAW,1,-,SEED,Vida,So >r.csv
refused DRAW 'DRAW says the seed in a stage whose last tie step is DRAW' \
    agency ruling add r.csv
forged <<-END
	key agency register.mita.key
	open register.mita
	take RULING
	as AGENCY agency
	set question = 3
	set replaces = @RULING
	sign agency
	put
END
is "  nor does a ruling that another program made" "$(place P-01)" "INVITED 1 70.00"
ruled LATE,1,P-01,E-01,,ACCEPT >log.txt 2>&1
is "accepted, the last counts" "$(place P-01)" "INVITED 1 100.00"
cd ..
done_testing
