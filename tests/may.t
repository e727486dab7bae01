#!/bin/sh
# Who may judge what: one rule, asked by everybody, and nothing in silence.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
by='--officer Vida --reason Because'
deadline=2099-12-31T15:00:00Z
enrol() {	# enrol EXPERT OPTION...
	who=$1
	shift
	with_passphrase "$expert" -w "$who" enrol --name "Expert $who" \
	    --organisation House --kind business --languages en \
	    --small-memory "$@" "$who.card"
}
pair() {	# pair EXPERT PROPOSAL: a table that assigns it
	printf 'expert,stage,proposal\n%s,1,%s\n' "$1" "$2" >pair.csv
}
refused() {	# refused "PART" COMMAND...: said so, nothing changed
	want_text=$1
	shift
	before=$(cksum register.mita)
	said=$("$@" 2>&1)
	is "refused: $want_text" $? 1
	has "  it is said" "$said" "$want_text"
	is "  nothing has changed" "$(cksum register.mita)" "$before"
}
import() { agency assign import pair.csv --deadline $deadline; }
state() { "$coordinator" assign show --format csv | tr -d '"' |
    awk -F, -v e="$1" -v p="$2" '$1 == e && $3 == p { print $5 }'; }
list() { "$coordinator" conflict list --format csv; }
row() { list | grep "\"$2\",\"$1\""; }	# row EXPERT PROPOSAL
signs() {	# signs EXPERT PROPOSAL
	"$expert" -w "$1" form "$2" | sed 's/^score:.*/score: 4/' >form.txt
	"$expert" -w "$1" fill form.txt
	with_passphrase "$expert" -w "$1" sign "$2"
	rm -f "$1.bundle"
	with_passphrase "$expert" -w "$1" export "$1.bundle"
	"$coordinator" merge "$1.bundle"
}
declares() {	# declares EXPERT PROPOSAL WORD OPTION...
	with_passphrase "$expert" -w "$1" declare "$2" "$3" --text "$4"
	rm -f "$1.bundle"
	with_passphrase "$expert" -w "$1" export "$1.bundle"
	"$coordinator" merge "$1.bundle"
}
prepare() {
	enrol E-01
	enrol E-02
	enrol E-03 --email ona@example.org
	enrol E-04 --interests EMPLOYMENT:301400866
	enrol E-05 --interests EMPLOYMENT:VU
	enrol E-06 --interests EMPLOYMENT:VU
	agency init --yes --small-memory "$srcdir/tests/data/two-criteria.call"
	agency expert add --load 2 E-01.card
	agency expert add E-02.card E-03.card E-04.card E-05.card E-06.card
	mkdir documents
	for p in P-01 P-02 P-03 P-04; do
		echo "The secret of $p." >documents/$p.txt
	done
	cat >proposals.csv <<-'END'
	proposal,stage,language,title,asked,eligible,partners,documents
	P-01,1,en,First,5.00,20.00,A|SM|LT|5.00|A,P-01.txt
	P-02,1,en,Second,5.00,20.00,B|SM|LT|5.00|B,P-02.txt
	P-03,1,en,Third,5.00,20.00,301400866|SM|LT|5.00|C,P-03.txt
	P-04,1,lt,Fourth,5.00,20.00,D|SM|LT|5.00|D,P-04.txt
	END
	agency proposal add proposals.csv --documents documents
}
prepare >log.txt 2>&1 || { cat log.txt >&2; exit 99; }

# ---- an applicant's own employee ----
pair E-04 P-03
refused 'line 2: E-04 may not have P-03: PARTNER: The organisation 301400866' \
    import
has "  and with what an officer allows it" "$said" \
    'conflict rule KEEP --expert E-04 --proposal P-03 --stage 1'
pair E-04 P-01
refused 'E-04 may not have P-01: COMPETITOR' import
printf 'action,paper,email,reviewtype\nreview,P-03,E-04,primary\n' >hotcrp.csv
refused 'E-04 may not have P-03: PARTNER' agency assign import hotcrp.csv \
    --stage 1 --deadline $deadline
printf '%s\n' expert,stage,proposal E-01,1,P-01 E-04,1,P-03 E-01,1,P-04 \
    >pair.csv
refused 'line 4: E-01 may not have P-04: LANGUAGE' import
has "  every line is told" "$said" 'line 3: E-04 may not have P-03: PARTNER'

# ---- the load, the deadline, two of one house ----
printf 'expert,stage,proposal\nE-01,1,P-0%s\n' 1 >pair.csv
printf 'E-01,1,P-0%s\n' 2 3 >>pair.csv
refused 'line 4: E-01 may not have P-03: LOAD: E-01 has 2 proposals' import
pair E-01 P-01
refused 'DEADLINE: The deadline is over already.' agency assign import \
    pair.csv --deadline 2026-01-12T15:00:00Z
printf 'expert,stage,proposal\nE-05,1,P-01\nE-06,1,P-01\n' >pair.csv
refused 'line 3: E-06 may not have P-01: COLLEAGUE:' import
pair E-05 P-01
import >/dev/null
pair E-06 P-01
refused 'E-06 may not have P-01: COLLEAGUE:  E-05, on the same panel' import
agency conflict rule KEEP --expert E-06 --proposal P-01 $by >/dev/null
ok "an officer may allow it" import
has "  and nobody need rule again" "$(row E-06 P-01)" \
    '"COLLEAGUE","KEEP","Vida","Because"'

# ---- whom an officer set aside, and no rule suggested ----
agency conflict rule SET-ASIDE --expert E-02 --proposal P-02 \
    --officer Vida --reason 'A telephone call' >/dev/null
pair E-02 P-02
refused 'E-02 may not have P-02: SET-ASIDE: An officer set E-02 aside' import
has "  it is listed" "$(row E-02 P-02)" \
    '"no","SET-ASIDE","SET-ASIDE","Vida","A telephone call"'
has "  explained" "$("$coordinator" assign explain E-02 P-02)" \
    'An officer set E-02 aside from P-02.'
is "  and auto leaves it" "$("$coordinator" assign auto --format csv \
    2>/dev/null | tr -d '"' | grep -c '^E-02,1,P-02')" 0

# ---- one person under two ids ----
enrol E-07 --email ' ONA@example.org' >/dev/null 2>&1 ||
    enrol E-07 --email ONA@example.org >/dev/null
agency expert add --id E-07 E-07.card >/dev/null
pair E-07 P-02
refused 'E-07 may not have P-02: SAME-PERSON: The card of E-07 has the same e-mail address as that of E-03' \
    import
has "auto does not seat it either" "$("$coordinator" assign explain E-07 \
    P-02)" 'SAME-PERSON'
has "and check names both" "$("$coordinator" check)" SAME-PERSON

# ---- what an officer corrects, without a new key ----
role() { "$coordinator" expert list --format csv | tr -d '"' |
    awk -F, -v e="$1" '$1 == e { print $2, $3, $4, $8 }'; }
agency expert change E-07 --role knowledge --organisation KTU --load 0 >/dev/null
is "role, organisation and load are corrected, the key stays" \
    "$(role E-07)" "KNOWLEDGE KTU 0 no"
agency conflict rule KEEP --rule same-person --expert E-07 \
    --officer Vida --reason 'Namesakes' >/dev/null
pair E-07 P-02
refused 'E-07 may not have P-02: LOAD: E-07 has 0 proposals, and the load' import
has "  a KEEP of a conflict is none of the load" "$said" \
    'P-02 --stage 1 --rule LOAD --officer NAME'
refused 'E-07 is admitted like that already' agency expert change E-07 \
    --load 0
refused 'there is no expert E-99' agency expert change E-99 --load 1
agency conflict rule KEEP --rule load --expert E-07 --proposal P-02 \
    --officer Vida --reason 'Only this one' >/dev/null
ok "  which an officer may allow" agency assign import pair.csv --dry-run \
    --deadline $deadline
agency expert change E-07 --role business --load 5 >/dev/null
is "  and again" "$(role E-07)" "BUSINESS KTU 5 no"

# ---- who knows the subject ----
sed -e '1s/$/,codes/' -e '/^P-02/s/$/,KET:K5 NACE:26/' \
    -e '/^P-0[134]/s/$/,/' proposals.csv >subjects.csv
agency proposal add subjects.csv --documents documents >/dev/null
for bad in KET:k5 TOPIC:X K5; do
	agency expert change E-02 --subjects $bad >/dev/null 2>&1
	is "$bad is no subject" $? 2
done
agency expert change E-03 --subjects KET:K5 >/dev/null
fits() { "$coordinator" assign explain E-01 P-02; }
has "who knows it better comes first" "$("$coordinator" assign auto \
    --format csv 2>/dev/null | tr -d '"')" 'E-03,1,P-02,assign'
agency expert change E-01 --subjects KET:K5,NACE:26 >/dev/null
has "  and better still" "$("$coordinator" assign auto \
    --format csv 2>/dev/null | tr -d '"')" 'E-01,1,P-02,assign'
printf 'expert,proposal,fit\nE-01,P-02,0\nE-07,P-02,7\n' >fit.csv
has "a table of fits says otherwise" "$("$coordinator" assign explain \
    E-07 P-02 --fit fit.csv)" 'assign auto proposes it'
enrol E-08 --subjects S3:M,NACE:26 >/dev/null
has "an expert's own card may say it" "$(cat E-08.card)" 'subject NACE 26'
agency proposal add proposals.csv --documents documents >/dev/null

# ---- why nobody may take a seat ----
said=$("$coordinator" assign auto 2>&1 >/dev/null)
has "auto says why, in the words of explain" "$said" \
    'P-04: experts who may not take it: '
has "  bar by bar" "$said" 'LANGUAGE '

# ---- what is issued ----
printf '%s\n' expert,stage,proposal E-01,1,P-01 E-01,1,P-02 E-03,1,P-01 \
    E-03,1,P-02 >pair.csv
import >/dev/null
agency issue out >/dev/null
secret() {	# secret EXPERT PROPOSAL: is its text in the package?
	grep -ac "The secret of $2" "out/$1.package"
}
is "what is assigned is issued" "$(secret E-03 P-02)" 1
agency conflict rule SET-ASIDE --expert E-03 --proposal P-02 $by >/dev/null
said=$(agency issue out 2>&1)
has "who is set aside gets the package anew" "$said" '1 package written'
has "  which is said" "$said" \
    'E-03: the documents of P-02 are left out: SET-ASIDE'
is "  without the text" "$(secret E-03 P-02)" 0
is "  and with the others" "$(secret E-03 P-01)" 1
has "  once" "$(agency issue out 2>&1)" '0 packages written'

# ---- an interest that is declared after a KEEP ----
agency conflict rule KEEP --expert E-03 --proposal P-01 --officer Vida \
    --reason 'Everybody competes' >/dev/null
letter=$("$expert" -w E-03 open out/E-03.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
"$expert" -w E-03 open --agency "$letter" out/E-03.package >/dev/null
text='Mano sutuoktinis dirba pas pareiškėją.'
declares E-03 P-01 potential "$text" >/dev/null 2>&1
signs E-03 P-01 >/dev/null 2>&1
is "is open, whatever was kept before" "$(state E-03 P-01)" CONFLICT-OPEN
is "what was kept from an expert is not listed there" \
    "$("$expert" -w E-03 list | grep -oE 'P-0[1-4]' | sort -u)" P-01
printf '%s\n' subject,stage,proposal,question,answer,officer \
    ELIGIBILITY,1,P-01,E-1,YES,Vida ELIGIBILITY,1,P-02,E-1,YES,Vida \
    ELIGIBILITY,1,P-03,E-1,YES,Vida ELIGIBILITY,1,P-04,E-1,YES,Vida >yes.csv
agency ruling add yes.csv >/dev/null 2>&1
refused 'P-01 by E-03 waits, and nobody ruled on DECLARED' \
    agency decide --stage 1 --missing 'They are on leave'
has "what was written is listed" "$(row E-03 P-01)" "$text"
has "  without an answer" "$(row E-03 P-01)" '"DECLARED","","","",'
has "  in the table of JSON, too" "$("$coordinator" conflict list \
    --format json)" "$text"
has "  and why says it" "$("$coordinator" why P-01)" "$text"
list >found.csv
has "the table hands nothing in that nobody answered" \
    "$(agency conflict add found.csv)" '0 new rulings'
finding=$(row E-03 P-01 | sed 's/.*,"","","","\(.*\)","[^"]*"$/\1/; s/""/"/g')
refused 'the reason is what was found' agency conflict rule KEEP \
    --expert E-03 --proposal P-01 --officer Vida --reason "$finding"
agency conflict rule KEEP --expert E-03 --proposal P-01 --officer Vida \
    --reason 'They are divorced' >/dev/null
is "answered it counts" "$(state E-03 P-01)" EVALUATED
is "what may count is not told as barred" \
    "$("$coordinator" merge E-03.bundle | grep -c BARRED)" 0

# ---- an interest that is taken back before anybody ruled on it ----
letter_of() { "$expert" -w "$1" open --agency "$letter" "out/$1.package"; }
letter_of E-01 >/dev/null
declares E-01 P-01 potential 'A cousin.' >/dev/null 2>&1
said=$(with_passphrase "$expert" -w E-01 declare P-01 none >/dev/null 2>&1
    signs E-01 P-01 2>/dev/null)
has "an interest that is taken back is told" "$said" \
    'TAKEN-BACK: an interest in P-01'
has "  and that what came may not count" "$said" \
    'BARRED: no ruling lets P-01 count'
has "  listed with its text" "$(row E-01 P-01)" \
    '"TAKEN-BACK","","","","E-01 declared an interest in P-01, and took it back'
has "  and check names it" "$("$coordinator" check)" 'MAY-NOT'
refused 'P-01 by E-01 counts, and nobody ruled on TAKEN-BACK' \
    agency decide --stage 1 --missing 'They are on leave'
agency conflict rule KEEP --expert E-01 --proposal P-01 --officer Vida \
    --reason 'No cousin, I asked' >/dev/null
ok "answered it may be decided" agency decide --stage 1 \
    --missing 'They are on leave'

# ---- a partner that a correction brought in, behind the officer's back ----
sed 's/A|SM|LT|5.00|A/A|SM|LT|3.00|A; VU|SM|LT|2.00|VU/' proposals.csv \
    >corrected.csv
agency proposal add corrected.csv --documents documents >/dev/null
has "is open, too, for who was kept before it" "$(row E-06 P-01)" \
    '"PARTNER+COLLEAGUE","","","",'
has "  and told" "$("$coordinator" check)" \
    'E-06 is assigned, and no ruling allows it: PARTNER'
has "  and its documents are withheld" "$(agency issue out 2>&1)" \
    'E-06: the documents of P-01 are left out: PARTNER'

# ---- conflicts that are alike ----
is "a KEEP of many needs a kind" "$(agency conflict rule KEEP --expert E-04 \
    $by >/dev/null 2>&1; echo $?)" 2
said=$(agency conflict rule KEEP --rule COMPETITOR $by 2>&1)
has "all of a kind in one act" "$said" 'new rulings'
is "  and none is left open" "$(list | tr -d '"' |
    awk -F, '$6 == "COMPETITOR" && $7 == ""' | wc -l | tr -d ' ')" 0
is "  but no own house" "$(row E-04 P-03 | cut -d, -f6,7)" '"PARTNER",""'
ok "the auditor agrees" "$auditor" audit register.mita --key register.mita.pub
done_testing
