#!/bin/sh
# Evaluations out: the figures of the ranking, what they can be checked with,
# nobody named, and the columns that HotCRP has.
. "$srcdir/tests/lib.sh"
own_folder
evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null
out() { "$coordinator" evaluations "$@"; }
record() { sqlite3 -readonly register.mita "SELECT $1 FROM record
    WHERE kind = 'EVALUATION' AND digest = '$2'"; }

out >wide.csv
is "our columns, with the criteria by their names" "$(head -n 1 wide.csv)" \
'proposal,title,evaluation,stage,status,submitted_at,"Contribution to the call objective","Strength and novelty of the idea","Collaboration potential across clusters, sectors and borders",total,weighted_total,threshold_ok,version,signed_at,signature,key,form_sha256,proposal_sha256'
is "one line for each evaluation" "$(grep -c '"EVALUATED"' wide.csv)" 4
# 4.5, 3.5 and 4.0 of 5.0 weigh 50, 30 and 20.
has "scores, their sum and the total" "$(grep '4\.5' wide.csv)" \
    ',4.5,3.5,4.0,12.0,82.00,"yes",1,'
has "a low score on one criterion is not enough" "$(grep 57.00 wide.csv)" \
    ',3.0,2.5,3.0,8.5,57.00,"no",1,'
is "the mean of the totals is the ranking's" "$(awk -F, '/^"P-02"/ {
    for (i = 1; i <= NF; i++) if ($i == "\"yes\"") { sum += $(i - 1); n++ } }
    END { printf "%.2f", sum / n }' wide.csv)" \
    "$("$coordinator" rank --stage 1 --format csv | grep P-02 | cut -d, -f3 |
    tr -d '"')"
digest=$(sed -n '/82\.00/s/.*,"\([0-9a-f]\{64\}\)",1,"EVAL.*/\1/p' wide.csv)
has "the signature is that of the record" "$(grep 82.00 wide.csv)" \
    "\"$(record 'CAST(minisig AS TEXT)' "$digest" | sed -n 2p)\""
has "the form is that of the record" "$(grep 82.00 wide.csv)" \
    "\"$(record 'CAST(text AS TEXT)' "$digest" | sed -n 's/^form-sha256 //p')\""

# ---- nobody is named ----
for how in '' --narrow --hotcrp '--narrow --hotcrp' '--format json'; do
	is "nobody is named: ${how:-wide}" "$(out $how | grep -cE 'E-0[12]|Expert E')" 0
done
has "unless it is asked for" "$(out --with-names)" '"E-02","Expert E-02",""'

# ---- HotCRP's columns ----
is "reviews" "$(out --hotcrp --with-names | head -n 1 | cut -d, -f1-5)" \
    paper,title,review,reviewername,email
is "reviews, answer by answer" "$(out --hotcrp --narrow | head -n 1)" \
    pid,review,email,round,submitted_at,vtag,status,field,format,data
is "answer by answer in ours" "$(out --narrow | head -n 1)" \
    proposal,evaluation,stage,submitted_at,version,status,criterion,value,comment
has "  a score and its comment in one line" "$(out --narrow | grep 'P-03.*"P2"' |
    head -n 1)" '"EVALUATED","P2",2.5,"'

# ---- other mouths ----
if command -v python3 >/dev/null; then
	is "JSON has numbers as numbers" "$(out --format json | python3 -c '
import json, sys
for r in json.load(sys.stdin):
    print(r["object"], r["pid"], r["fields"]["P1"], r["threshold_ok"])' |
	    sort)" "$(printf '%s\n' 'review P-02 4.0 True' \
	    'review P-02 4.5 True' 'review P-03 3.0 False' \
	    'review P-03 3.5 False')"
else
	skip "JSON" "python3 is not here"
fi
has "for a spreadsheet with decimal commas" "$(out --excel)" \
    ';4,5;3,5;4,0;12,0;82,00;"yes";1;'
is "the other stage has none" "$(out --stage 2 | wc -l | tr -d ' ')" 1

# ---- what check prints is what the format says, also without findings ----
is "check finds nothing" "$("$coordinator" check | sed 's/[0-9]*//')" \
    " records, nothing wrong."
is "  which is an empty list in JSON" \
    "$("$coordinator" check --format json | tr -d ' \n')" "[]"
is "  and a line of columns in CSV" \
    "$("$coordinator" check --format csv | cut -d, -f1-2)" "grade,reason"
done_testing
