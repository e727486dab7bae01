#!/bin/sh
# Rulings go out as tables and sheets, come back as they went, and may be
# answered in Lithuanian.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
add() {		# add OPTION...: what is in table.csv
	with_passphrase "$coordinator" ruling add table.csv "$@" 2>&1
}
table() { printf '%s\n' "$@" >table.csv; }

# ---- an empty sheet, filled by hand ----
"$coordinator" ruling sheet --format csv >sheet.csv
is "a sheet has a column for each question" "$(head -n 1 sheet.csv)" \
    'stage,proposal,"E1-1","E1-2","E1-3","E1-4","E1-5","E1-6","E1-7","E1-8",officer,reason,title'
is "  and a line for each proposal, with nothing answered" \
    "$(sed 1d sheet.csv | cut -d, -f1-12 | tr -d '"')" "$(printf '%s\n' \
    1,P-02,,,,,,,,,, 1,P-03,,,,,,,,,,)"
has "as text it has the questions in words" "$("$coordinator" ruling sheet)" \
    "E1-1  Received before the cut-off."
has "  in each language" "$("$coordinator" ruling sheet)" "Gauta iki termino."
table 'etapas;paraiška;E1-1;E1-2;E1-3;E1-4;E1-5;E1-6;E1-7;E1-8;pareigūnas' \
    '1;P-02;TAIP;taip;Yes;TAIP;TAIP;TAIP;TAIP;TAIP;Vida' \
    '1;P-03;TAIP;TAIP;;NE: vienas narys, vienas.;TAIP;TAIP;TAIP;;Vida'
is "a sheet comes back" "$(add)" "14 new rulings."
is "  and again it changes nothing" "$(add)" "0 new rulings."
is "  a NO has its reason" "$("$coordinator" ruling list --format csv |
    grep NO)" \
    '"ELIGIBILITY",1,"P-03","-","E1-4","NO","Vida","vienas narys, vienas."'
"$coordinator" ruling sheet --excel >table.csv
is "what went out comes back" "$(add)" "0 new rulings."
sed -i 's/^1;"P-03";"YES"/1;"P-03";"NO"/; s/"";"";"Dir/"Ona";"Late by a day.";"Dir/' \
    table.csv
is "one cell is changed" "$(add)" "1 new ruling."
has "  with the reason of its column" "$("$coordinator" ruling list \
    --format csv)" '"P-03","-","E1-1","NO","Ona","Late by a day."'

# ---- what is wrong in a sheet ----
before=$("$coordinator" ruling list --format csv)
table 'stage,proposal,E1-1,E1-4,officer' '1,P-02,YES,NO,Vida' \
    '1,P-03,perhaps,YES,'
said=$(add)
is "a sheet with faults is refused" $? 1
has "  a NO without a reason" "$said" "a NO to E1-4 needs a reason"
has "  another word" "$said" 'line 3, column E1-1: "perhaps" is no answer of a sheet'
has "  no officer" "$said" "line 3, column officer: the officer is missing"
table 'stage,proposal,E2-1,officer' '1,P-02,YES,Vida'
has "  a question of another stage" "$(add)" \
    'stage 1 asks no eligibility question "E2-1"'
table 'stage,proposal,note,officer' '1,P-02,YES,Vida'
has "  no question at all" "$(add)" \
    "there is no column answer, and none that is a question about eligibility"
is "  nothing was stated" "$("$coordinator" ruling list --format csv)" "$before"
table 'proposal,E1-1,remark' 'P-02,NO: late,hm'
said=$(add --stage 1 --officer Vida --dry-run)
has "options speak for lines that do not" "$said" \
    '"ELIGIBILITY",1,"P-02","-","E1-1","NO","Vida","late"'
has "  another column is told" "$said" 'the column "remark" is not known'
is "  a question is not" "$(echo "$said" | grep -c '"E1-1" is not known')" 0

# ---- the list ----
"$coordinator" ruling list --format csv >table.csv
is "all that stand come back" "$(add)" "0 new rulings."
is "  one line for each thing" "$(sed 1d table.csv | wc -l)" 14
table subject,stage,proposal,answer,officer,reason \
    'biudžetas,1,-,450000.00,Vida,Less.'
is "subjects are read in Lithuanian" "$(add)" "1 new ruling."
has "  a budget is listed in EUR" "$("$coordinator" ruling list)" 450000.00
"$coordinator" ruling list --excel >table.csv
is "  and comes back from a spreadsheet" "$(add)" "0 new rulings."
is "only of one stage" "$("$coordinator" ruling list --stage 2 --format csv |
    wc -l)" 1

# ---- conflicts in Lithuanian ----
table subject,stage,proposal,expert,answer,officer,reason \
    'interesų konfliktas,1,P-02,E-01,Nušalinti,Vida,Brolis.'
is "an expert is set aside" "$(add)" "1 new ruling."
has "  in the word of the record" "$("$coordinator" ruling list --format csv)" \
    '"CONFLICT",1,"P-02","E-01","-","SET-ASIDE"'
table proposal,expert,answer,officer,reason 'P-02,E-01,PALIKTI,Vida,Klaida.'
is "and kept, in a table of conflicts" "$(with_passphrase "$coordinator" \
    conflict add table.csv --stage 1 2>&1)" "1 new ruling."
has "  so too" "$("$coordinator" ruling list --format csv)" \
    '"CONFLICT",1,"P-02","E-01","-","KEEP"'
table subject,stage,proposal,answer,officer,reason \
    'APPEAL,1,P-03,atmesti,Vida,Unfounded.'
add >/dev/null
has "an appeal that fails is rejected, not refused" \
    "$("$coordinator" ruling list --format csv)" \
    '"APPEAL",1,"P-03","-","-","REJECTED"'

# ---- a title that an applicant corrects ----
state() {	# state EXPERT: of P-02
	"$coordinator" assign show --format csv | tr -d '"' |
	    awk -F, -v e="$1" '$1 == e && $3 == "P-02" { print $5 }'
}
keep() {
	table subject,stage,proposal,answer,officer,reason \
	    "CLARIFICATION,1,P-02,KEEP,Vida,$1"
	add
}
sums() { "$coordinator" check | grep SUMS | grep P-02; }
correct() {	# correct COLUMN CELL: of P-02
	table "proposal,stage,$1" "P-02,1,$2"
	with_passphrase "$coordinator" proposal add table.csv 2>&1
}
evaluated E-01 E-01 P-02 >/dev/null 2>&1
"$coordinator" merge E-01.bundle >/dev/null
is "an evaluation counts" "$(state E-01)" EVALUATED
correct asked 26000.00 >/dev/null
keep 'A slip of a digit.' >/dev/null
table subject,stage,proposal,question,answer,officer,reason \
    'CLARIFICATION,1,P-02,SUMS,ACCEPT,Vida,Confirmed.'
add >/dev/null
is "  with a sum that an officer let stay" \
    "$(state E-01) $(sums | grep -c 'ruled that it stays')" "EVALUATED $(sums | wc -l)"
conflict=$("$coordinator" conflict list --format csv | grep P-02)
said=$(correct title 'Medienos dulkės')
has "a corrected title is told, with both ways on" "$said" \
    'unless an officer rules first that the title changes nothing'
is "  until then it is outdated" "$(state E-01)" OUTDATED
is "  the sum is not asked about again" \
    "$(sums | grep -vc 'ruled that it stays')" 0
is "  nor an interest" "$("$coordinator" conflict list --format csv |
    grep P-02)" "$conflict"
is "an officer may rule that it changes nothing" "$(keep 'A letter.')" \
    "1 new ruling."
is "  then the evaluation counts" "$(state E-01)" EVALUATED
is "  and the same again is nothing new" "$(keep 'A letter.')" "0 new rulings."
has "  issue gives the new title to who has not evaluated" \
    "$(with_passphrase "$coordinator" issue new 2>&1)" "1 assignment of an older"
ok "  the auditor finds nothing wrong" "$auditor" audit register.mita \
    --key register.mita.pub
correct asked 25500.00 >/dev/null
is "another sum is asked about" "$(sums | grep -vc 'ruled that it stays')" \
    "$(sums | wc -l)"
is "  and outdates what was kept" "$(state E-01)" OUTDATED
keep 'A sum.' >/dev/null
is "  until it is kept, title and all" "$(state E-01)" EVALUATED
correct codes KET:K1 >/dev/null
has "other codes are no title" "$(keep 'No.')" \
    'language, codes or documents of P-02 are others than E-01 signed for'

# ---- the record names every version with another title ----
sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
    WHERE kind = 'RULING' AND instr(CAST(text AS TEXT), 'A letter.')" >ruling
is "the ruling names the version and both that had another title" \
    "$(grep -c '^known ' ruling)" 3
done_testing
