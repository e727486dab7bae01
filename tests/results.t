#!/bin/sh
# The results of a call as pages and tables: right, the same everywhere, with
# nobody in them who judged.
. "$srcdir/tests/lib.sh"
own_folder
evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
ls register.mita* | while read -r f; do cp "$f" "other${f#register}"; done
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null
"$coordinator" report early >/dev/null
is "before a decision there are none" "$(ls early)" provisional-1
with_passphrase "$coordinator" decide --stage 1 >/dev/null
result=$(sqlite3 -readonly register.mita \
    "SELECT digest FROM record WHERE kind = 'RESULT'")
"$coordinator" report out >/dev/null
in=out/results

# ---- the figures ----
is "how far proposals came, and each figure's RESULT" "$(cat $in/funnel.csv)" \
    "step,stage,proposals,percent_of_first,asked,granted,result
\"received\",1,2,100.0,36000.00,,\"$result\"
\"eligible\",1,2,100.0,36000.00,,\"$result\"
\"above every threshold\",1,1,50.0,24000.00,,\"$result\"
\"invited\",1,1,50.0,24000.00,,\"$result\""
table() { grep "$2" "$in/stage-1-$1.csv" | sed "s/,\"$result\"\$//"; }
is "by county of the applicant" "$(table counties '"LT02[26]"')" \
    '"LT022","Kaunas county",1,1,1,1,,24000.00,24000.00,
"LT026","Šiauliai county",1,1,0,0,,12000.00,0.00,'
is "a county without proposals is there, too" "$(table counties '"LT029"')" \
    '"LT029","Utena county",0,0,0,0,,0.00,0.00,'
is "by technology, with what most experts confirm" \
    "$(table technologies '"K[347]"')" \
    '"K3","industrial biotechnology",1,1,1,1,1,24000.00,24000.00,
"K4","advanced materials",1,1,1,1,1,24000.00,24000.00,
"K7","artificial intelligence",1,1,0,0,1,12000.00,0.00,'
is "by sector" "$(table sectors '"16"')" '"16","",1,1,1,1,,24000.00,24000.00,'
is "partners by kind" "$(table partners '"SM"\|"MI"')" \
    '"MI","micro enterprise",1,0,4000.00,
"SM","small enterprise",1,1,11000.00,'
is "features: claimed, computed, confirmed" "$(table features CROSS-SECTOR)" \
    '"CROSS-SECTOR","brings different sectors together",1,1,24000.00,0,0,0.00,,,'
is "  none where one cluster, or another county, is in it" \
    "$(table features 'CROSS-[CB]' | cut -d, -f3-8)" \
    "$(printf '%s\n' 0,0,0.00,0,0,0.00 0,0,0.00,0,0,0.00)"
is "clusters and sectors" "$(table network MEDIS)" \
    '"MEDIS","Medienos klasterio koordinatorius VšĮ Girių ratas","16",1,1,'
is "experts" "$(table experts '^"evaluations\|"missing\|"experts')" \
    '"experts assigned",2,
"evaluations assigned",4,100.0
"evaluations made",4,100.0
"missing",0,0.0'
has "days of the steps, by the records" "$(table days signed)" \
    '"evaluations signed",4,"2'
has "  from the first to the last" "$(table days deadlines)" \
    ',"2099-12-31","2099-12-31",1'
is "the ranking has spreads in tens" "$(table ranking '"P-0')" \
    '"P-02",1,80.00,10,2,"invited","yes",24000.00,
"P-03",,59.50,10,2,"below a threshold","no",12000.00,'

# ---- nobody is seen alone ----
is "two experts make no classes of severity" \
    "$(wc -l <$in/stage-1-severity.csv)" 1
is "no score that fewer than three gave stands by itself" "$(tail -n +2 \
    $in/stage-1-scores.csv | awk -F, '{ n = $(NF - 2) }
    n > 0 && n < 3')" ""
is "all scores are counted" "$(awk -F, '/^"P2"/ { n += $(NF - 2) }
    END { print n }' $in/stage-1-scores.csv)" 4
for one in E-01 E-02 'Expert E' 'Company of'; do
	is "\"$one\" stands nowhere in them" "$(grep -rlF -- "$one" $in)" ""
done

# ---- pages ----
is "a page in each language" "$(cd $in && grep -o '<html lang="[a-z]*">' \
    *.html)" 'results-en.html:<html lang="en">
results-lt.html:<html lang="lt">'
page=$(cat $in/results-lt.html)
has "in Lithuanian, with its figures" "$page" \
    "$(printf '<td class="n">24\302\240000,00</td>')"
has "  and its names" "$page" 'Kauno apskritis'
has "  and that the line is firm" "$page" 'Nė vieno žingsnio tam nepakaktų.'
is "every figure's RESULT is on the page" "$(grep -o 'href="#r-[^"]*"' \
    $in/results-en.html | sort -u)" "href=\"#r-$result\""
has "  whole" "$page" "<dd id=\"r-$result\">RESULT $result</dd>"
is "every table has a caption, every heading a scope" \
    "$(grep -c '<table>' $in/results-en.html)/$(grep -c '<th>' \
    $in/results-en.html)" "$(grep -c '<caption>' $in/results-en.html)/0"
is "every picture has a title, a description and a table" "$(grep -c '<svg' \
    $in/results-en.html)" "$(grep -c '<desc id' $in/results-en.html)"
is "no id stands twice" "$(grep -o ' id="[^"]*"' $in/results-en.html | sort |
    uniq -d)" ""
is "nothing comes from elsewhere" "$(sed 's|xmlns="http://www.w3.org/2000/svg"||' \
    $in/*.html | grep -iE 'https?:|src=|<script|<link|<img|url\(|@import')" ""
has "a strict policy" "$page" "default-src 'none'; style-src 'unsafe-inline'"
if command -v xmllint >/dev/null; then
	ok "each is well formed" xmllint --noout $in/*.html
else
	skip "each is well formed" "xmllint is not here"
fi

# ---- the same everywhere ----
"$coordinator" -r other.mita merge E-02.bundle E-01.bundle E-02.bundle >/dev/null
with_passphrase "$coordinator" -r other.mita decide --stage 1 >/dev/null
(LC_ALL=lt_LT.UTF-8 LANG=lt_LT.UTF-8 TZ=Pacific/Auckland
export LC_ALL LANG TZ
"$coordinator" -r other.mita report other >/dev/null)
is "merged in another order, elsewhere, everything is the same" \
    "$(diff -r out/results other/results)" ""
"$coordinator" report --stage 1 one >/dev/null
is "of one stage alone there are none" "$(ls one)" "$(printf 'feedback-1\nstage-1')"

# ---- anybody can compute it again ----
"$coordinator" publish folder >/dev/null
for of in register.mita folder; do
	"$auditor" audit $of --key register.mita.pub --results out >said
	is "the auditor makes the same from the $of" "$?/$(grep -c '^results out:' \
	    said)" 0/1
done
changed() {	# changed NAME FILE PLACE SAYS GIVES COMMAND...
	name=$1 file=$2 want="WRONG   TABLE  folder: $3: it says $4 where the records give $5"
	shift 5
	rm -rf copy && cp -r out copy && "$@" copy/results/$file
	is "$name is named" "$("$auditor" audit folder --key register.mita.pub \
	    --results copy | grep '^WRONG ')" "$want"
}
changed "a changed figure of a table" stage-1-counties.csv \
    "results/stage-1-counties.csv, line 4, received" 5 1 \
    sed -i '4s/county",1,/county",5,/'
changed "one of a page" results-lt.html "results/results-lt.html, line $(grep -n \
    '>LT022<' $in/results-lt.html | tail -n 1 | cut -d: -f1)" 7 1 \
    sed -i '/>LT022<\/th>/s/<td class="n">1</<td class="n">7</'
rm -rf copy && cp -r out copy && rm copy/results/money.csv
echo '<p>' >copy/results/more.html
is "one that is missing, and one more, are named" "$("$auditor" audit folder \
    --key register.mita.pub --results copy | grep '^WRONG ' | cut -d: -f2)" \
    "$(printf '%s\n' ' results/money.csv' ' results/more.html')"

# ---- what a committee decides stands beside what is computed ----
cp register.mita committee.mita
cp register.mita.key committee.mita.key
cp register.mita.pub committee.mita.pub
printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
    'DEVIATION,1,P-03,-,-,INVITED,Committee,A county without any' >deviation.csv
with_passphrase "$coordinator" -r committee.mita ruling add deviation.csv \
    >said 2>&1 || cat said >&2
"$coordinator" -r committee.mita report decided >/dev/null
is "a committee's decision is counted" "$(sed -n \
    's/,"[0-9a-f]*"$//; /invited\|above/p' decided/results/funnel.csv)" \
    '"above every threshold",1,1,50.0,24000.00,
"invited",1,2,100.0,36000.00,'
has "  and the report of before is not what the records give now" \
    "$("$auditor" audit committee.mita --results out)" \
    "results/funnel.csv, line 5, proposals: it says 1 where the records give 2"
has "  but that of now is" "$("$auditor" audit committee.mita --results \
    decided)" "results decided: every page"

# ---- one step at the line ----
# Both pass when the thresholds are low, and only one can be paid.
mkdir line && cd line || exit 99
sed -e '/^stage 2/,$d' -e '/^encrypted /d' -e 's/^funds NO/funds YES/' \
    -e 's/^gate .*/gate NONE 0 0/' \
    -e 's/^pass 7000/pass 1000/' -e 's/^budget .*/budget 2400000/' \
    -e 's/^criterion \(P.\) \([0-9]*\) [0-9]* /criterion \1 \2 1 /' \
    "$srcdir/data/calls/inoklaster.call" >one.call
call_file=one.call
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
grep -E '^(subject|ELIGIBILITY,1,P-0[23],)' "$srcdir/data/demo/rulings-1.csv" \
    >rulings.csv
with_passphrase "$coordinator" ruling add rulings.csv >/dev/null
scored() {	# scored EXPERT PROPOSAL P1 P2 P3
	echo "1 $*" >scores.txt
	with_passphrase "$expert" -w "$1" declare "$2" none &&
	"$expert" -w "$1" form "$2" >form.txt &&
	awk -f "$srcdir/data/demo/answer.awk" -v expert="$1" -v stage=1 \
	    -v proposal="$2" -v language=en scores.txt \
	    "$srcdir/data/demo/comments.txt" form.txt >filled.txt &&
	"$expert" -w "$1" fill filled.txt &&
	with_passphrase "$expert" -w "$1" sign "$2"
}
# 80 and 77.5 points; half a point for P1 makes 2.5, and so equal totals, and
# of those the higher P1 comes first.
{
	scored E-01 P-02 4.0 4.0 3.5 && scored E-02 P-02 4.5 3.5 4.0 &&
	scored E-01 P-03 4.5 3.5 3.0 && scored E-02 P-03 4.5 3.0 3.5 &&
	with_passphrase "$expert" -w E-01 export E-01.bundle &&
	with_passphrase "$expert" -w E-02 export E-02.bundle &&
	"$coordinator" merge E-01.bundle E-02.bundle &&
	with_passphrase "$coordinator" decide --stage 1 &&
	"$coordinator" report out
} >setup.txt 2>&1 || cat setup.txt >&2
is "one is funded" "$(cut -d, -f1,2 out/results/winners.csv)" \
    "$(printf '%s\n' proposal,rank '"P-02",1')"
is "one step of one expert would change their places, by the ties" \
    "$(cut -d, -f1-7 out/results/stage-1-line.csv)" \
    'proposal,rank,neighbour,neighbour_rank,criterion,points,evaluations
"P-02",1,"P-03",2,"P1",-0.5,2
"P-03",2,"P-02",1,"P1",+0.5,2'
is "money: granted, share to SMEs, intensity" "$(sed 's/,"[0-9a-f]*"$//' \
    out/results/money.csv | grep 'share\|not spent\|intensity: ')" \
    '"not spent",0.00,"EUR"
"intensity: granted, of eligible costs",40.0,"%"
"share of the grants that goes to SMEs",45.8,"%"'

# ---- beside another call ----
is "what is asked of a register of the same call is refused" "$("$coordinator" \
    report --with register.mita no 2>&1 >/dev/null |
    grep -c 'it is of the same call'; ls no 2>/dev/null)" 1
"$coordinator" report --with ../register.mita both >/dev/null
line() { grep "\"$1\",\"$2\",.*\"$3\"," both/comparison/comparison.csv |
    sed "s/\"$result\"/OTHER/; s/,\"[0-9a-f]\{64\}\"/,THIS/"; }
is "what only this one has is none of the other" \
    "$(line money 'not spent' Value)" \
    '"money","not spent","","Value",0.00,,THIS,'
is "how far proposals came in both" "$(line funnel 'received, 1' Proposals)" \
    '"funnel","received, 1","","Proposals",2,2,THIS,OTHER'
is "what only the other has" "$(line before-counties LT022 Received)" \
    '"before-counties","LT022","Kaunas county","Received",,1,,OTHER'
is "pages of both in two languages" "$(cd both/comparison && echo *.html)" \
    "comparison-en.html comparison-lt.html"
has "  with both RESULTs" "$(cat both/comparison/comparison-lt.html)" \
    "<dd id=\"r-$result\">"
if command -v xmllint >/dev/null; then
	ok "  well formed" xmllint --noout both/comparison/*.html
else
	skip "  well formed" "xmllint is not here"
fi
is "an id stands once on them" "$(grep -o ' id="[^"]*"' \
    both/comparison/comparison-en.html | sort | uniq -d)" ""

# ---- what is computed from partners and codes ----
mkdir ../features && cd ../features || exit 99
cp ../line/one.call .
{
	head -n 1 "$srcdir/data/demo/proposals-1.csv"
	sed -n 's/,P-08-1.txt,$/,,/; s/NACE:16/NACE:16 NACE:62/
	    s/NAMAI|CC|\(.*\); RASTAS|ME|/NAMAI|CC|\1; RASTAS|CC|/
	    /^P-08,/p' "$srcdir/data/demo/proposals-1.csv"
} >proposals.csv
{
	with_passphrase "$coordinator" init --yes --small-memory one.call &&
	with_passphrase "$coordinator" proposal add proposals.csv &&
	with_passphrase "$coordinator" decide --stage 1 &&
	"$coordinator" report out
} >setup.txt 2>&1 || cat setup.txt >&2
is "clusters, sectors and borders, where there are two of them" "$(cut -d, \
    -f1,3,6,9 out/results/stage-1-features.csv | tail -n +2)" \
    '"CROSS-CLUSTER",1,1,
"CROSS-SECTOR",1,1,
"CROSS-BORDER",1,1,'
is "a cluster is linked to each sector" "$(cut -d, -f1,3-4 \
    out/results/stage-1-network.csv | tail -n +2 | tr '\n' ' ')" \
    '"NAMAI","16",1 "NAMAI","62",1 "RASTAS","16",1 "RASTAS","62",1 '
done_testing
