#!/bin/sh
# The officer's verbs in Lithuanian: what is said, refused and shown; what
# programs read is the same in any language.
. "$srcdir/tests/lib.sh"
own_folder
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
lt() { LC_ALL=lt_LT.UTF-8 "$coordinator" "$@" 2>&1; }
signed() { echo 'four words for tests' |
    LC_ALL=lt_LT.UTF-8 "$coordinator" "$@" --passphrase-fd 0 2>&1; }

# ---- tables ----
has "headings are Lithuanian" "$(lt status)" "ekspertas  etapas  priskirta"
has "so are states, and yes and no" "$(lt assign show | grep 'E-01.*P-02')" \
    "gauta   ne"
has "and outcomes, and the comma of figures" "$(lt rank | grep P-02)" "80,00"
has "  with their words" "$(lt rank | grep P-02)" "eina toliau"
is "an organisation is nobody's word" "$(lt expert list |
    grep -c 'Company of E-01')" 1
for verb in 'rank' 'status' 'assign show' 'expert list' 'conflict list' \
    'ruling list'; do
	is "$verb as CSV is in no language" "$(lt $verb --format csv)" \
	    "$("$coordinator" $verb --format csv)"
	is "  nor as JSON" "$(lt $verb --format json)" \
	    "$("$coordinator" $verb --format json)"
done
is "--lang goes before the environment" "$(lt --lang en status)" \
    "$("$coordinator" status)"
has "  and needs none" "$("$coordinator" --lang lt status)" "ekspertas  etapas"
has "another language is refused" "$("$coordinator" --lang de status 2>&1)" \
    "--lang is lt or en"

# ---- why ----
has "why says the outcome in words" "$(lt why P-03)" \
    "Rezultatas: nepasiektas slenkstis (BELOW-THRESHOLD)"
has "  and in English as the record" "$("$coordinator" why P-03)" \
    "Outcome: BELOW-THRESHOLD"

# ---- acts and refusals ----
table() { printf '%s\n' "$@" >table.csv; }
table stage,proposal,E1-1,officer '1,P-02,NE: per vėlai,Vida'
is "what was done is told" "$(signed ruling add table.csv)" \
    "1 naujas sprendimas."
table stage,proposal,E1-1,E1-2,officer '1,P-02,NE,taip,Vida' '1,P-99,TAIP,,Vida'
said=$(signed ruling add table.csv)
has "what is wrong in a table is told" "$said" \
    "2 eilutė, stulpelis reason: atsakymui NO į E1-1 reikia priežasties"
has "  each of it" "$said" "3 eilutė, stulpelis proposal: paraiškos „P-99“ 1 etape nėra"
has "  with what came of it" "$said" "nieko nepakeista"
table expert,stage,proposal E-01,1,P-02
is "counted in the right form" "$(signed assign import table.csv)" \
    "0 naujų priskyrimų."
has "a missing stage" "$(signed decide)" "reikia --stage 1 arba --stage 2"
has "a proposal that is not there" "$(lt why P-77)" "P-77"

# ---- files are the same in any language ----
LC_ALL=lt_LT.UTF-8 "$coordinator" report lithuanian >/dev/null 2>&1
"$coordinator" report english >/dev/null 2>&1
is "report writes the same" "$(diff -r lithuanian english)" ""
LC_ALL=lt_LT.UTF-8 "$coordinator" publish lt.published >/dev/null 2>&1
"$coordinator" publish en.published >/dev/null 2>&1
is "and publish" "$(diff -r lt.published en.published)" ""

# ---- what the dashboard says to type is a verb ----
sed -nE 's/.*buf_put[sf]\(out, "([a-z]+ ?[a-z]*).*/\1/p' \
    "$srcdir/src/coordinator/attention.c" | sort -u >verbs
ok "there are some" test "$(wc -l <verbs)" -gt 8
while read -r verb; do
	ok "$verb is one" sh -c '"$1" $2 --help >/dev/null' - "$coordinator" \
	    "$verb"
done <verbs
done_testing
