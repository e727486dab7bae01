#!/bin/sh
# Who should perhaps not evaluate what: from codes and declarations, for an
# officer to decide, and the decision as a ruling.
. "$srcdir/tests/lib.sh"
own_folder

agency() { with_passphrase "$coordinator" "$@"; }
enrol() {	# enrol EXPERT OPTION...
	who=$1
	shift
	with_passphrase "$expert" -w "$who" enrol --name "Expert $who" \
	    --organisation House --kind business --languages en \
	    --small-memory "$@" "$who.card"
}
allowed() {	# allowed EXPERT PROPOSAL
	agency conflict rule KEEP --expert "$1" --proposal "$2" \
	    --officer 'Vida Officer' --reason 'Nobody else can.'
}
assigned() {	# assigned EXPERT PROPOSAL ...
	echo expert,stage,proposal >assignments.csv
	printf '%s,1,%s\n' "$@" >>assignments.csv
	agency assign import assignments.csv --deadline 2099-12-31T00:00:00Z
}
prepare() {
	enrol E-01 --interests EMPLOYMENT:VU --email Ona.O@Lab.VU.example
	enrol E-02 --interests MEMBERSHIP:LASERS
	enrol E-03
	enrol E-04
	enrol E-05 --email ada@mif.b.example
	enrol E-06 --email bo@b.example
	enrol E-07 --email cy@post.example
	enrol E-08 --email di@post.example
	enrol E-09 --email eva@lab.b.example
	sed '/^scale /i\
free-mail post.example' "$srcdir/tests/data/two-criteria.call" >mail.call
	agency init --yes --small-memory mail.call
	agency expert add E-01.card
	agency expert add --organisation UAB-A --interests UAB-B E-02.card
	agency expert add --organisation VU E-03.card
	agency expert add --organisation KTU E-04.card
	agency expert add E-05.card E-06.card E-07.card E-08.card \
	    E-09.card
	cat >proposals.csv <<-'END'
	proposal,stage,language,title,asked,eligible,partners,domains,codes
	P-01,1,en,First,5.00,20.00,UAB-A|SM|LT|3.00|A; VU|KI|LT|2.00|VU,VU:vu.example,
	P-02,1,en,Second,5.00,20.00,UAB-B|SM|LT|5.00|B,UAB-B:B.example UAB-B:post.example,CLUSTER:LASERS
	P-03,1,en,Third,5.00,20.00,UAB-C|SM|LT|5.00|C,UAB-C:cb.example,
	END
	agency proposal add proposals.csv
	agency conflict rule KEEP --rule competitor --officer 'Vida Officer' \
	    --reason 'Everybody competes with everybody.'
	assigned E-01 P-03 E-04 P-03 E-05 P-01 E-07 P-01 E-08 P-01
	allowed E-03 P-03
	assigned E-03 P-03
	allowed E-06 P-01
	assigned E-06 P-01
	allowed E-09 P-01
	assigned E-09 P-01
	agency issue out
}
prepare >log.txt 2>&1 || { cat log.txt >&2; exit 99; }
list() { "$coordinator" conflict list --stage 1 --format csv; }
row() { list | grep "\"$2\",\"$1\""; }	# row EXPERT PROPOSAL

# ---- where they are written to ----
is "the address of the card is listed, its domain in lower case" \
    "$("$coordinator" expert list --format csv | tr -d '"' |
    cut -d, -f1,9 | sed 1d)" "E-01,Ona.O@lab.vu.example
E-02,
E-03,
E-04,
E-05,ada@mif.b.example
E-06,bo@b.example
E-07,cy@post.example
E-08,di@post.example
E-09,eva@lab.b.example"
for bad in nobody one@two@three.example 'a b@house.example' x@house \
    '<x@house.example>'; do
	enrol E-99 --email "$bad" >/dev/null 2>&1
	is "\"$bad\" is no address, and nothing is made" \
	    "$? $(ls | grep -c E-99)" "2 0"
done

# ---- what is found ----
is "each pair with something to say, once" "$(list | tr -d '"' |
    awk -F, 'NR > 1 { print $4, $3, $5, $6 }')" \
"E-01 P-01 no PARTNER
E-01 P-02 no COMPETITOR
E-01 P-03 yes COMPETITOR
E-02 P-01 no PARTNER
E-02 P-02 no INTEREST+CLUSTER+COMPETITOR
E-02 P-03 no COMPETITOR
E-03 P-01 no PARTNER
E-03 P-02 no COMPETITOR
E-03 P-03 yes COMPETITOR+COLLEAGUE
E-05 P-01 yes COMPETITOR
E-05 P-02 no DOMAIN
E-05 P-03 no COMPETITOR
E-06 P-01 yes COMPETITOR+COLLEAGUE
E-06 P-02 no DOMAIN
E-06 P-03 no COMPETITOR
E-09 P-01 yes COMPETITOR+COLLEAGUE
E-09 P-02 no DOMAIN
E-09 P-03 no COMPETITOR"
has "it is said who stated it: the expert" "$(row E-01 P-01)" \
    'The organisation VU of E-01 (EMPLOYMENT, by the expert'"'"'s own card) is a partner of P-01.'
has "or the agency" "$(row E-02 P-01)" \
    'UAB-A of E-02 (stated by the agency at admission) is a partner of P-01.'
has "an interest that is none's house" "$(row E-02 P-02)" \
    'UAB-B, an interest of E-02 (stated by the agency at admission), is a partner of P-02.'
has "a cluster in common" "$(row E-02 P-02)" \
    'P-02 belongs to the cluster LASERS of E-02 (MEMBERSHIP, by the expert'"'"'s own card).'
has "a part in another proposal" "$(row E-01 P-03)" \
    'has a part in P-01, which competes with P-03.'
has "two of one house on a panel" "$(row E-03 P-03)" \
    'E-01, on the same panel, is of the organisation VU, too.'
has "an address of a partner's domain" "$(row E-05 P-02)" \
    'The e-mail address of E-05 is in the domain b.example of UAB-B, a partner of P-02.'
has "and of a competitor's" "$(row E-05 P-03)" \
    'The e-mail address of E-05 is in the domain b.example of a partner of P-02, which competes with P-03.'
has "two of one domain on a panel" "$(row E-06 P-01)" \
    'E-05, on the same panel, has an e-mail address in the domain b.example, too.'
has "one of the university, and of another department" "$(row E-09 P-01)" \
    'E-06, on the same panel, has an e-mail address in the domain lab.b.example, too.'
is "nothing is in the other stage" \
    "$("$coordinator" conflict list --stage 2 2>&1 | grep -c 'no stage 2')" 1

# ---- what an expert declares ----
letter=$("$expert" -w E-04 open out/E-04.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
{
	"$expert" -w E-04 open --agency "$letter" out/E-04.package
	with_passphrase "$expert" -w E-04 declare P-03 potential \
	    --text 'I gave a lecture there.'
	with_passphrase "$expert" -w E-04 export E-04.bundle
	"$coordinator" merge E-04.bundle
} >log.txt 2>&1 || cat log.txt >&2
has "a potential interest is listed" "$(row E-04 P-03)" '"yes","DECLARED"'

# ---- a person decides ----
list >found.csv
records() { sqlite3 -readonly register.mita 'SELECT count(*) FROM record'; }
before=$(records)
said=$(agency ruling add found.csv 2>&1)
is "suggestions are not rulings: nobody decided" $? 1
has "which is said" "$said" 'the officer is missing'
sed 's/,"","","",/,"","Vida Officer","",/' found.csv >half.csv
said=$(agency ruling add half.csv 2>&1)
is "nor are they without a reason" $? 1
has "which is said, too" "$said" 'the reason is missing'
sed 's/,"","","",/,"","Vida Officer","So",/' found.csv >half.csv
said=$(agency ruling add half.csv 2>&1)
is "nor without an answer" $? 1
has "and that, too" "$said" 'a conflict is answered KEEP or SET-ASIDE'
has "conflict add passes over what is not answered" \
    "$(agency conflict add found.csv 2>&1)" '0 new rulings'
is "nothing was stated" "$(records)" "$before"
sed -e '/"E-04"/s/,"","","",/,"KEEP","Vida Officer","A lecture is none.",/' \
    -e 's/,"","","",/,"SET-ASIDE","Vida Officer","Own house.",/' \
    -e '/"P-03","E-01"/s/,"KEEP","Vida Officer",/,"SET-ASIDE","Vida Officer",/' \
    found.csv >decided.csv
ok "answered by an officer they are" agency ruling add decided.csv
state() { "$coordinator" assign show --format csv | tr -d '"' |
    awk -F, -v e="$1" '$1 == e { print $5 }'; }
is "who is set aside does not evaluate" "$(state E-01)" DISQUALIFIED
is "who is kept does" "$(state E-04)" DECLARED
has "the list shows what was decided" "$(row E-01 P-03)" \
    '"SET-ASIDE","Vida Officer"'
list >again.csv
has "adding it again states nothing new" \
    "$(agency ruling add again.csv)" '0 new rulings'
agency conflict rule KEEP --stage 1 --expert E-03 --proposal P-03 \
    --officer Vida --reason 'E-01 is set aside.' >/dev/null
is "who is set aside is nobody's colleague on that panel" \
    "$(row E-03 P-03 | grep -o 'COMPETITOR\|COLLEAGUE')" COMPETITOR
ok "the auditor agrees" "$auditor" audit register.mita --key register.mita.pub

# ---- a candidate ----
is "before anybody is asked" "$("$coordinator" conflict check UAB-C,LASERS \
    --stage 1 --format csv | tr -d '"' | awk -F, 'NR > 1 { print $1, $2, $3 }')" \
"P-01 UAB-C COMPETITOR
P-02 LASERS CLUSTER
P-02 UAB-C COMPETITOR
P-03 UAB-C PARTNER"
is "codes that are nowhere bar nothing" \
    "$("$coordinator" conflict check KTU --format csv | wc -l | tr -d ' ')" 1
mail() { "$coordinator" conflict check --stage 1 --format csv "$@" |
    tr -d '"' | awk -F, 'NR > 1 { print $1, $2, $3 }'; }
is "an address bars as codes do" "$(mail --email eve@B.example)" \
"P-01 b.example COMPETITOR
P-02 b.example DOMAIN
P-03 b.example COMPETITOR"
is "beside codes, each is held on its own" \
    "$(mail --email eve@b.example VU | grep -c .)" 6
is "one that anybody can have bars nothing" "$(mail --email e@post.example)" ""
is "nor does one that only ends alike" "$(mail --email eve@ab.example)" ""
for wrong in '--email eve' ''; do
	"$coordinator" conflict check $wrong >/dev/null 2>&1
	is "\"$wrong\" is neither" $? 2
done
sed 's/VU:vu.example/KTU:vu.example/' proposals.csv >other.csv
has "a domain is of a partner" "$(agency proposal add other.csv 2>&1)" \
    '"KTU" is no partner of this proposal'
sed 's/:vu.example/:vu/' proposals.csv >other.csv
has "and has two parts" "$(agency proposal add other.csv 2>&1)" \
    '"vu" is no domain such as vu.lt'
"$coordinator" conflict check 'uab c' >/dev/null 2>&1
is "codes are codes" $? 2
done_testing
