#!/bin/sh
# Reminders: each expert's exact list in the own language and nothing about
# another; the calendar in the form of RFC 5545.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
evaluated E-01 E-01 P-02 >>setup.txt 2>&1
with_passphrase "$expert" -w E-02 declare P-03 none >>setup.txt 2>&1
with_passphrase "$expert" -w E-02 export E-02.bundle >>setup.txt 2>&1
"$coordinator" merge E-01.bundle E-02.bundle >>setup.txt
"$coordinator" remind letters >said
is "it says how many" "$(cat said)" \
    "3 evaluations missing; 2 reminders in letters."
is "a letter for each of the two" "$(ls letters)" \
    "$(printf '%s\n' E-01.txt E-02.txt)"
is "E-01, who reads Lithuanian first, owes one" "$(cat letters/E-01.txt)" \
    "Priminimas: laukiame vertinimų
==============================

Agentūra: Mokslo, inovacijų ir technologijų agentūra (MITA)
Kvietimas: INOKLASTER atvirųjų inovacijų kvietimas (bandomasis)
Kam: E-01, Expert E-01

Trūksta 1 jūsų vertinimo.

Idėjos pagrindimas
------------------

Terminas: 2099-12-31 17:00 Vilniaus laiku (2099-12-31 15:00 UTC)
P-03: Directory of cluster services: dar nieko negavome

Ką daryti
---------

Įvertinkite, pasirašykite, įrašykite failą ir atsiųskite jį mums. Jei failą
jau siuntėte, atsiųskite naujausią dar kartą: jame yra viskas, ką
pasirašėte. Jei paraiškos vertinti negalite, deklaracijoje nurodykite
priežastį: to taip pat pakanka.

Telefono numeris ir darbo laikas nurodyti su paketu gautame laiške."
is "E-02, who reads English first, owes two" \
    "$(grep -A 2 '^Deadline' letters/E-02.txt)" \
    "Deadline: 2099-12-31 17:00 in Vilnius (2099-12-31 15:00 UTC)
P-02: Medienos dulkių ir lignino pakuotės maisto pramonei: nothing has
  come yet"
has "  and one of them was declared" "$(cat letters/E-02.txt)" \
    "P-03: Directory of cluster services: the declaration came, the"
is "nothing about E-02 is told to E-01" "$(grep -c 'E-02' letters/E-01.txt)" 0
is "nor about E-01 to E-02" "$(grep -c 'E-01' letters/E-02.txt)" 0
ok "letters of another day are not mixed in" \
    sh -c '! "$1" remind letters 2>/dev/null' - "$coordinator"
"$coordinator" remind again >/dev/null
is "the same records, the same letters" "$(diff -r letters again)" ""

# ---- what waits for an officer is not the expert's to do ----
with_passphrase "$expert" -w E-02 declare P-02 potential \
    --text "A lecture." >>setup.txt 2>&1
rm E-02.bundle
with_passphrase "$expert" -w E-02 export E-02.bundle >>setup.txt 2>&1
"$coordinator" merge E-02.bundle >>setup.txt
"$coordinator" remind third >/dev/null
is "an interest to rule on is not in the reminder" \
    "$(grep -c '^P-02' third/E-02.txt) $(grep -c '^P-03' third/E-02.txt)" "0 1"
"$coordinator" remind --stage 2 none >said
is "nobody owes anything in the second stage" "$(ls none; cat said)" \
    "0 evaluations missing; 0 reminders in none."

# ---- the calendar ----
ok "the calendar is written" "$coordinator" calendar a.ics
"$coordinator" calendar b.ics
is "  the same each time" "$(cmp a.ics b.ics 2>&1)" ""
is "every line ends in CR LF" "$(grep -c -v "$(printf '\r')\$" a.ics)" 0
is "no line is longer than 75 bytes" \
    "$(LC_ALL=C awk 'length($0) > 76' a.ics)" ""
sed ':a;N;$!ba;s/\r\n //g' a.ics | tr -d '\r' >unfolded
is "an event for each assignment" "$(grep -c '^BEGIN:VEVENT$' unfolded)" 2
is "  known by its digest" "$(sed -n 's/^UID:\(.*\)@INOKLASTER-OIC-1$/\1/p' \
    unfolded | sort)" "$(sqlite3 -readonly register.mita "SELECT digest FROM
    record WHERE kind = 'ASSIGNMENT' ORDER BY digest")"
is "  at its deadline, in UTC" "$(grep -c '^DTSTART:20991231T150000Z$' \
    unfolded)" 2
is "  with what is missing" "$(grep '^SUMMARY' unfolded | sort)" \
    "SUMMARY:E-01: 2 proposals of stage 1\\, 1 missing
SUMMARY:E-02: 2 proposals of stage 1\\, 2 missing"
has "titles with Lithuanian letters come through" "$(cat unfolded)" \
    "P-02 EVALUATED Medienos dulkių ir lignino pakuotės maisto pramonei\\nP-03"
ok "folding cuts no letter" iconv -f UTF-8 -t UTF-8 a.ics

# ---- where to send it ----
{
	with_passphrase "$expert" -w E-03 enrol --name 'Ona Trečioji' \
	    --organisation House --email ona@House.example --kind business \
	    --languages en,lt --small-memory E-03.card
	with_passphrase "$coordinator" expert add E-03.card
	printf '%s\n' expert,stage,proposal E-03,1,P-02 >third.csv
	with_passphrase "$coordinator" assign import third.csv \
	    --deadline 2099-12-31T15:00:00Z
} >>setup.txt 2>&1
"$coordinator" remind addressed >/dev/null
is "a letter has the address on the card" \
    "$(grep '^To:' addressed/E-03.txt)" \
    "To: E-03, Ona Trečioji, ona@house.example"
is "  and nobody else's" "$(grep -l '@house' addressed/*)" addressed/E-03.txt
done_testing
