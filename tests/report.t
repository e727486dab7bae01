#!/bin/sh
# What the agency tells committees and applicants: from the signed result, the
# same whatever the order of merges, with no expert named.
. "$srcdir/tests/lib.sh"
own_folder
evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
ls register.mita* | while read -r f; do cp "$f" "other${f#register}"; done
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null

# ---- before the decision ----
"$coordinator" report early >said
is "before the decision, provisional tables only" "$(ls early)" provisional-1
has "  and that is said" "$(cat said)" "Stage 1 is not decided"

# ---- after it ----
with_passphrase "$coordinator" decide --stage 1 >/dev/null
"$coordinator" report out-1 >said
is "both applicants get a letter, as text and HTML" \
    "$(cd out-1/feedback-1 && echo *)" "P-02.html P-02.txt P-03.html P-03.txt"
for format in text csv json; do
	[ $format = text ] && ending=txt || ending=$format
	ok "the ranking as $format is the table rank prints" sh -c \
	    '"$1" rank --stage 1 --format "$2" | sed "/ go\(es\)* on, asking /d" |
	    cmp - "out-1/stage-1/ranking.$3"' \
	    - "$coordinator" $format $ending
	ok "  and the status what status prints" sh -c \
	    '"$1" status --stage 1 --format "$2" | cmp - "out-1/stage-1/status.$3"' \
	    - "$coordinator" $format $ending
done
is "the list of those invited has its sums" "$(cut -d, -f1-8 \
    out-1/stage-1/invited.csv)" "$(printf '%s\n' \
    rank,proposal,total,outcome,asked,asked_sum,grant,grant_sum \
    '1,"P-02",80.00,"INVITED",24000.00,24000.00,0.00,0.00')"
"$coordinator" report --stage 2 none >said
is "a stage without proposals has nothing" "$(ls none; cat said)" ""

# ---- for spreadsheets ----
"$coordinator" report --excel excel >/dev/null 2>&1
for what in ranking summary decisions status invited; do
	is "with --excel $what.csv begins with a mark and has ;" \
	    "$(head -c 3 excel/stage-1/$what.csv | od -An -tx1 | tr -d ' ')$(
	    head -n 1 excel/stage-1/$what.csv | tr -cd ';' | head -c 1)" 'efbbbf;'
done
has "  totals are figures with a comma, fractions are texts" \
    "$(cat excel/stage-1/ranking.csv)" ";59,50;\"'119/2\";"
ok "  it is what rank --excel prints" sh -c \
    '"$1" rank --stage 1 --excel | cmp - excel/stage-1/ranking.csv' \
    - "$coordinator"
ok "  text, JSON and letters are the same" sh -c "diff -rq out-1 excel |
    grep -v '[.]csv differ' >&2; ! diff -rq out-1 excel | grep -qv '[.]csv differ'"

# ---- the letters ----
letter=$(cat out-1/feedback-1/P-03.txt)
# 3.0 and 3.5 for 50, twice 2.5 for 30, twice 3.0 for 20, of 5.
has "a criterion's mean and minimum" "$letter" \
    "Contribution to the call objective: 3.25 of 5.0; at least 3.0 is needed"
has "the total and its mark" "$letter" \
    "Total: 59.50 of 100; at least 70.00 is needed"
has "the outcome in words" "$letter" "did not reach the lowest scores"
has "the digest of the signed result" "$letter" "$(sqlite3 -readonly \
    register.mita "SELECT digest FROM record WHERE kind = 'RESULT'")"
letter=$(cat out-1/feedback-1/P-02.txt)
has "a Lithuanian proposal gets a Lithuanian letter" "$letter" \
    "Rezultatas: Paraiška pereina į kitą etapą"
is "who is invited gets no scores" \
    "$(cat out-1/feedback-1/P-02.* | grep -cE ' iš 100|4,25|80,00|80\.00')" 0
comment() {	# the first twelve characters of a comment of an expert
	sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
	    WHERE kind = 'EVALUATION' AND instr(CAST(text AS TEXT),
	    'signer $1') AND instr(CAST(text AS TEXT), 'proposal $2')" |
	    sed -n '/^score P1/{n;p;}' | cut -c1-40
}
has "  but the comments" "$letter" "$(comment E-01 P-02)"

# ---- no expert is named ----
for one in E-01 E-02 'Company of' $("$coordinator" expert list --format csv |
    sed '1d; s/"//g' | cut -d, -f5); do
	is "\"$one\" stands in no letter" \
	    "$(grep -rlF -- "$one" out-1/feedback-1)" ""
done

# ---- the same again, and after merges in another order ----
"$coordinator" report again >/dev/null
is "written again, everything is the same" "$(diff -r out-1 again)" ""
"$coordinator" -r other.mita merge E-02.bundle E-01.bundle E-02.bundle >/dev/null
with_passphrase "$coordinator" -r other.mita decide --stage 1 >/dev/null
"$coordinator" -r other.mita report other >/dev/null
# Only the ledger, which is the order itself, has another head.
is "merged in another order, everything is the same" \
    "$(diff -r -I '[0-9], [0-9A-Z]\{4\}-[0-9A-Z]\{4\}-' out-1 other)" ""

# ---- HTML that stands alone ----
is "no page takes anything from elsewhere" "$(grep -liE \
    'https?:|src=|<script|<link|<img|url\(|@import' out-1/feedback-1/*.html)" ""
is "each says its language" "$(grep -ho '<html lang="[a-z]*">' \
    out-1/feedback-1/*.html)" "$(printf '<html lang="%s">\n' lt en)"
if command -v xmllint >/dev/null; then
	ok "each is well formed" xmllint --noout out-1/feedback-1/*.html
else
	skip "each is well formed" "xmllint is not here"
fi

# ---- nothing rests on a register that was changed ----
sqlite3 register.mita "UPDATE record SET text = CAST(replace(CAST(text AS
    TEXT), 'score P1 ', 'score P1 1') AS BLOB) WHERE kind = 'EVALUATION'"
ok "a damaged register makes no report" \
    sh -c '! "$1" report bad 2>/dev/null' - "$coordinator"

# ---- a stage that gives out the money, of which there is too little ----
mkdir money && cd money || exit 99
sed -e '/^stage 2/,$d' -e '/^encrypted /d' -e 's/^funds NO/funds YES/' \
    -e 's/^budget .*/budget 2000000/' \
    "$srcdir/data/calls/inoklaster.call" >one.call
call_file=one.call
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" report out-1 >/dev/null
is "what is left of the budget is offered" "$(tail -n +2 \
    out-1/stage-1/funded.csv | cut -d, -f1-8)" \
    '1,"P-02",80.00,"OFFERED",24000.00,24000.00,20000.00,20000.00'
is "nobody is on the reserve list" "$(wc -l <out-1/stage-1/reserve.csv)" 1
letter=$(cat out-1/feedback-1/P-02.txt)
has "the letter says how much" "$letter" "biudžeto likutis – 20000,00 EUR."
has "  and asks for an answer" "$letter" "Prašome raštu pranešti agentūrai"
is "  of sums that are not cut it does not speak" \
    "$(grep -c '^Prašyta' out-1/feedback-1/P-02.txt)" 0
has "  and has the scores" "$letter" "Balas: 80,00 iš 100; reikia bent 70,00"
done_testing
