#!/bin/sh
# What an officer's tables, folders and letters bring, as people make them.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

# ---- figures that do not exist, and figures for spreadsheets ----
is "nobody's total is no figure" "$("$coordinator" rank --format csv |
    awk -F, '/P-02/ { print $3 "|" $4 }')" "|"
has "  nor in JSON" "$("$coordinator" rank --format json)" '"total": null'
evaluated E-01 E-01 P-02 >/dev/null 2>&1 || exit 99
"$coordinator" merge E-01.bundle >/dev/null || exit 99
is "a total is a number in CSV" "$("$coordinator" rank --format csv |
    awk -F, '/P-02/ { print $3 }')" 78.00
is "  with a comma in a Lithuanian spreadsheet" "$("$coordinator" rank \
    --excel | awk -F';' '/P-02/ { print $3 }')" 78,00

# ---- sums as people write them ----
taken() {	# taken SUM: the table says what it was read as, or why not
	{ printf 'proposal;stage;language;title;asked;eligible;partners;documents\n'
	printf 'P-09;1;en;T;%s;60000,00;"A1|AS|LT011|20000.00|A";P-02-1.txt\n' "$1"
	} >sum.csv
	with_passphrase "$coordinator" proposal add --dry-run sum.csv \
	    --documents documents 2>&1
}
for sum in '20 000,00' '20.000,00' '20000,-' '20 000,00 EUR'; do
	has "a sum: $sum" "$(taken "$sum")" 20000.00
done
has "one that can be read in two ways is refused" "$(taken 20.000)" \
    'blanks may set thousands apart'
has "and a date is called one" "$(taken 05-Jan)" 'is a date that'

# ---- an inbox ----
mkdir inbox inbox/old inbox/late inbox/late/more
cp E-01.bundle inbox/late/more/vertinimas
cp out/E-01.package inbox/late
echo letter >inbox/old/letter.txt
cp E-01.bundle 'inbox/E-01.bundle (1)'
cp E-01.bundle inbox/E-01.BUNDLE
echo letter >inbox/letter.txt
said=$("$coordinator" merge inbox)
is "bundles are known by what is in them" $? 0
has "  whatever a browser called them" "$said" 'ok       inbox/E-01.bundle (1)'
has "  in capitals, too" "$said" 'ok       inbox/E-01.BUNDLE'
has "what is no bundle is told" "$said" 'passed   inbox/letter.txt: no bundle'
has "  and a folder without any" "$said" 'passed   inbox/old: no bundle'
is "  once" "$(echo "$said" | grep -c inbox/old)" 1
has "folders in it are entered" "$said" 'ok       inbox/late/more/vertinimas'
has "  packages in them are none" "$said" \
    'passed   inbox/late/E-01.package: no bundle'
rm -r inbox/E-01* inbox/late
said=$("$coordinator" merge inbox 2>&1)
is "a folder without any is refused" $? 1
has "  with the reason" "$said" 'there is no bundle in it'

# ---- a key that was saved on Windows ----
sed 's/$/\r/' register.mita.pub >crlf.pub
{ printf '\357\273\277'; cat register.mita.pub; } >bom.pub
for key in crlf.pub bom.pub; do
	ok "$key is the agency's key" sh -c "'$auditor' audit register.mita \
	    --key $key >/dev/null"
done

# ---- one person is one expert ----
again() {	# again NAME MAIL WORKSPACE: another card
	with_passphrase "$expert" -w "$3" enrol --name "$1" --email "$2" \
	    --organisation X --kind business --small-memory "$3.card" >/dev/null
}
again 'Ona Pavyzdė' ona@example.org W1
with_passphrase "$coordinator" expert add W1.card >/dev/null || exit 99
again 'Kitas Asmuo' Ona@Example.org W2
before=$(cksum register.mita)
said=$(with_passphrase "$coordinator" expert add W2.card 2>&1)
is "the same address on a second card is refused" $? 1
has "  with who it is" "$said" 'E-03'
has "  and what to do" "$said" '--id'
again 'ona  PAVYZDĖ' other@example.org W3
said=$(with_passphrase "$coordinator" expert add W3.card 2>&1)
is "the same name, too" $? 1
is "  nothing has changed" "$(cksum register.mita)" "$before"
ok "with an id it is another person" with_passphrase "$coordinator" \
    expert add --id E-07 W3.card
again 'Du Kartus' du@example.org W4
again 'Du Kartus' du2@example.org W5
said=$(with_passphrase "$coordinator" expert add W4.card W5.card 2>&1)
is "two cards of one person in one act are refused" $? 1
is "  and neither is admitted" "$("$coordinator" expert list --format csv |
    grep -c 'Du Kartus')" 0

with_passphrase "$expert" -w W6 enrol --name 'Valdybos Narys' --organisation X \
    --kind business --interests BOARD:305123456 --small-memory W6.card >/dev/null
with_passphrase "$coordinator" expert add --id E-08 W6.card >/dev/null
is "who sits on a board does not work there" "$("$coordinator" expert list \
    --format csv | tr -d '"' | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == "code") at = i }
    $1 == "E-08" { print $at }')" -

# ---- a deadline that is said for pairs that stand ----
said=$(with_passphrase "$coordinator" assign import assignments.csv \
    --deadline 2100-01-07T15:00:00Z 2>&1)
is "a later deadline for what stands is refused" $? 1
has "  with the one that stands" "$said" 'until 2099-12-31T15:00:00Z'
ok "the same deadline changes nothing" with_passphrase "$coordinator" \
    assign import assignments.csv --deadline 2099-12-31T15:00:00Z

# ---- a correction says what it changes, and for whom ----
cp register.mita corrected.mita
cp register.mita.key corrected.mita.key
corrected() {	# corrected LINE: of P-02
	printf '%s\n' proposal,stage,title,asked,partners "$1" >correction.csv
	with_passphrase "$coordinator" -r corrected.mita proposal add \
	    correction.csv 2>&1
}
said=$(corrected 'P-02,1,,23000.00,MEDIS|CC|LT022|23000.00|Girios')
has "a corrected sum is told, what was and what is" "$said" \
    'P-02: asked was "24000.00", is "23000.00"; partners was "MEDIS|CC|LT022|4000.00|'
has "  with whose evaluations it touches" "$said" \
    'evaluated as it was by E-01; assigned as it was to E-02.'
has "  and what to do" "$said" \
    'first "ruling add" with CLARIFICATION KEEP; "issue" brings the new version'
said=$(corrected 'P-02,1,Another title,,')
has "another title is told" "$said" 'is "Another title"; evaluated as'
has "  and that it is evaluated anew" "$said" 'They evaluate it anew, unless'
has "  or ruled on" "$said" 'the title changes nothing: "ruling add" with CLARIFICATION KEEP; "issue" brings'
is "what changes nothing is not told" "$(corrected 'P-02,1,Another title,,')" \
    '0 proposals taken in.'
before=$(cksum corrected.mita)
on_corrected() { with_passphrase "$coordinator" -r corrected.mita "$@" 2>&1; }
has "issue would assign the new version" "$(on_corrected issue --dry-run new)" \
    '2 assignments of an older version: the newest one is assigned now (dry run'
is "  a dry run does not" "$(cksum corrected.mita)" "$before"
has "issue assigns it" "$(on_corrected issue new)" \
    '2 assignments of an older version: the newest one is assigned now.'
has "  once" "$(on_corrected issue new)" '0 packages written to new.'
is "  until the same deadline" "$("$coordinator" -r corrected.mita assign show \
    --format csv | grep P-02 | grep -c 2099-12-31T15:00:00Z)" 2
cp E-02 E-02-copy
"$expert" -w E-02-copy open new/E-02.package >/dev/null
has "  and the expert has it" "$("$expert" -w E-02-copy list)" 'Another title'
ok "  and nothing is wrong" "$auditor" audit corrected.mita --key register.mita.pub

# ---- more time ----
extend() { with_passphrase "$coordinator" assign extend "$@" 2>&1; }
"$coordinator" calendar before.ics
with_passphrase "$expert" -w E-02 declare P-02 none >/dev/null
"$expert" -w E-02 form P-02 | sed '0,/^score:.*/s//score: 4/' >draft.txt
"$expert" -w E-02 fill draft.txt >/dev/null
said=$(extend --deadline 2100-01-07T15:00:00Z)
is "more time is for experts who are named, or for all" $? 2
said=$(extend E-09 --deadline 2100-01-07T15:00:00Z)
has "a stranger gets none" "$said" 'there is no expert E-09'
said=$(extend --all --deadline 2020-01-07T15:00:00Z)
has "no deadline is in the past" "$said" 'is in the past'
before=$(cksum register.mita)
said=$(extend E-01 --deadline 2100-01-07T17:00+02:00 --dry-run)
has "a dry run tells it" "$said" \
    '2 assignments of 1 expert: until 2100-01-07T15:00:00Z now (dry run'
is "  and keeps nothing" "$(cksum register.mita)" "$before"
said=$(extend E-01 --deadline 2100-01-07T15:00:00Z)
is "one expert gets a week" $? 0
deadlines() { "$coordinator" assign show --format csv | tr -d '"' |
    awk -F, 'NR > 1 { print $1, $3, $4, $5 }'; }
is "  and that expert alone; what is evaluated stays so" "$(deadlines)" \
"E-01 P-02 2100-01-07T15:00:00Z EVALUATED
E-01 P-03 2100-01-07T15:00:00Z SILENT
E-02 P-02 2099-12-31T15:00:00Z SILENT
E-02 P-03 2099-12-31T15:00:00Z SILENT"
has "  the rest follow" "$(extend --all --deadline 2100-01-07T15:00:00Z)" \
    '2 assignments of 1 expert: until 2100-01-07T15:00:00Z'
said=$(extend --all --deadline 2100-01-06T15:00:00Z)
is "nobody's day is brought forward" $? 1
has "  with the reason" "$said" 'already, or longer'
with_passphrase "$coordinator" issue out >/dev/null
for who in E-01 E-02; do "$expert" -w $who open out/$who.package >/dev/null; done
is "the next package tells the expert" "$("$expert" -w E-02 list --format csv |
    grep -c 2100-01-07T15:00:00Z)" 2
has "  and the draft is still there" "$("$expert" -w E-02 form P-02)" 'score: 4.0'
has "  what was signed counts" "$("$expert" -w E-01 list --format csv |
    grep P-02)" signed
"$coordinator" calendar after.ics
is "the calendar has the new day, and cancels the old one" "$(tr -d '\r' \
    <after.ics | grep -E '^(DTSTART|STATUS)' | sort | uniq -c | tr -s ' ')" \
" 2 DTSTART:20991231T150000Z
 2 DTSTART:21000107T150000Z
 2 STATUS:CANCELLED
 2 STATUS:CONFIRMED"
is "  under the names it had" "$(tr -d '\r' <after.ics | grep -c "$(tr -d '\r' \
    <before.ics | grep -m 1 ^UID)")" 1
ok "and nothing is wrong" "$auditor" audit register.mita --key register.mita.pub

# ---- files as they are dragged onto a terminal ----
mkdir "a b"
cp out/E-01.package "a b/it's (1).package"
dragged() {	# dragged HOW PATH
	printf 'open %s\nquit\n\n' "$2" | HOME=$work "$expert" -w E-01 --plain \
	    >said.txt 2>&1
	has "dragged $1" "$(cat said.txt)" "taken in before"
}
dragged "as it is" "$work/a b/it's (1).package"
dragged "with backslashes" "$work/a\\ b/it\\'s\\ \\(1\\).package"
dragged "in quotes" "'$work/a b/it'\\''s (1).package' "
dragged "as an address" "file://$work/a%20b/it's%20(1).package"
dragged "below the home" '~/out/E-01.package'

# ---- what mail programs pack ----
printf 'PK\003\004 and more' >E-02.zip
said=$("$expert" -w E-01 open E-02.zip 2>&1)
is "an archive is refused" $? 1
has "  as one, with what to do" "$said" 'unpack it and take the file'
said=$("$coordinator" merge E-02.zip)
has "  by merge, too" "$said" 'this is an archive'

# ---- whose clock ----
has "the expert's list says whose clock it is" \
    "$("$expert" -w E-01 list)" 'deadline in Vilnius'
has "  and programs read UTC" "$("$expert" -w E-01 list --format csv)" \
    2100-01-07T15:00:00Z

# ---- what a slip of the keyboard must not do ----
said=$(with_passphrase "$coordinator" assign cancel E-01 P-03 P-03 --stage 1 \
    --officer Vida --reason Slip 2>&1)
is "a proposal that is named twice is refused" $? 2
has "  with which" "$said" "P-03 is named twice"
printf '%s\n' proposal,stage,language,title,asked,eligible,partners,documents \
    P-09,1,en,T,1.00,2.00,,P-02-1.txt >nobody.csv
said=$(with_passphrase "$coordinator" proposal add nobody.csv \
    --documents documents 2>&1)
is "a proposal of nobody is refused" $? 1
has "  with what is missing" "$said" "the applicant is missing"

# ---- a correction of nothing but a note ----
"$expert" -w E-01 form P-02 | awk '/^note:/ && !done { print
    print "Another note."; done = 1; next } { print }' >note.txt
"$expert" -w E-01 fill note.txt >/dev/null
has "a new note alone is a correction" "$("$expert" -w E-01 list --format csv |
    grep P-02)" correcting
said=$(with_passphrase "$expert" -w E-01 sign P-02 2>&1)
is "which is not signed without a reason" $? 1
has "  as it says" "$said" "a correction needs a line that says why"
ok "with a reason it is signed" with_passphrase "$expert" -w E-01 sign P-02 \
    --reason 'The note said too little'
with_passphrase "$expert" -w E-01 export note.bundle >/dev/null
"$auditor" unpack note.bundle note >/dev/null
is "  as the second version, with the new note" \
    "$(cat $(grep -lx 'Another note.' note/*EVALUATION*) | grep '^version ')" \
    'version 2'
done_testing
