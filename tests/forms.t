#!/bin/sh
# A form printed and read back is what it was: nothing changed, nothing lost.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-02 none >/dev/null
form() { "$expert" -w E-01 "$@" form P-02; }
fill() { "$expert" -w E-01 "$@" 2>&1; }
kept() { sqlite3 E-01 'SELECT * FROM draft ORDER BY field; SELECT count(*) FROM earlier'; }

before=$(kept)
form >empty.txt
fill fill empty.txt >/dev/null
is "an empty form changes nothing" "$(kept)" "$before"

# Marks of the form itself, in texts.
cat >texts.awk <<'END'
{ print }
/^comment:|^note:/ { while ((getline line < "tricky") > 0) print line
	close("tricky") }
END
cat >tricky <<'END'

Ąžuolas, „kabutės“ – ir 500 €; naïve Ελληνικά 漢字 👩‍🔬.
  Eilutė su tarpais priekyje.

\== P1 -
\\ du atbuli brūkšniai
\\== abu
# grotelės
answer: YES
score: 5
comment:
note: ne pastaba
proposal: P-03
stage: 2
.
100 % %s %n \n
Paskutinė pastraipa.

END
awk -f texts.awk empty.txt | sed '/^== Q1-1 /,/^answer/s/^answer:.*/answer: YES/
    s/^score:.*/score: 3,5/' >filled.txt
has "a form full of its own marks is taken in" "$(fill fill filled.txt)" \
    "P-02: taken in as a draft"
is "every field has what was written" "$(sqlite3 E-01 "SELECT count(*) FROM
    draft WHERE value LIKE '%' || char(10) || '== P1 -' || char(10) || '\ du%'
    AND value LIKE '%' || char(10) || '\== abu' || char(10) || '# grot%'")" \
    "$(grep -cE '^(comment|note):$' empty.txt)"
form >again.txt
kept >before.txt
has "and reads back" "$(fill fill again.txt)" "taken in as a draft"
kept >after.txt
is "which changes nothing, not even a time" "$(cat after.txt)" \
    "$(cat before.txt)"
form | cmp -s - again.txt
is "the form is the same to the last byte" $? 0
sed 's/$/\r/' again.txt >dos.txt
{ printf '\357\273\277'; cat dos.txt; } >bom.txt
fill fill bom.txt >/dev/null
kept >after.txt
is "so it is with the line ends and the mark of another system" \
    "$(cat after.txt)" "$(cat before.txt)"

# ---- in both languages ----
has "the form is in the language of forms" "$(form --form-lang en)" \
    "# Contribution to the call objective"
has "whatever the program speaks" "$(form --lang lt --form-lang en)" \
    "# Contribution to the call objective"
form --lang lt --form-lang lt >lt.txt
has "in Lithuanian it explains itself" "$(cat lt.txt)" "# svoris"
has "with a comma" "$(cat lt.txt)" "score: 3,5"
fill fill lt.txt >/dev/null
kept >after.txt
is "and reads back as the same" "$(cat after.txt)" "$(cat before.txt)"
fill --lang lt fill lt.txt | grep -q juodraštis
is "it is answered in Lithuanian" $? 0

# ---- the language of comments is another thing ----
has "the form says in which language to write: that of the proposal" \
    "$(form --form-lang en)" "
# Write in Lithuanian.
"
has "and says it in the language of the program" "$(cat lt.txt)" "
# Rašykite lietuviškai.
"
mkdir told && cd told || exit 99
sed '/^encrypted /d; s/^languages .*/&\ncomments en/' \
    "$srcdir/data/calls/inoklaster.call" >told.call
call_file=told.call
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-02 none >/dev/null
form >told.txt
has "or that of the call" "$(cat told.txt)" "
# Write in English.
"
with_text() {	# with_text TEXT: the form with it under P2, taken in
	awk -v text="$1" '{ print } /^== P2 /{ p = 1 }
	    p && /^comment:/ { print text; p = 0 }' told.txt >text.txt
	fill fill text.txt >/dev/null
}
with_text "Rinkos dydis pagrįstas, bandomosios linijos kaina nurodyta, tačiau
pirkėjų įsipareigojimų dar nėra."
checked() { printf '%s\n' "open P-02" check | "$expert" -w E-01 --plain "$@"; }
has "a text in another language than the call wants is worth a look" \
    "$(checked)" \
    "P2: the text is not in the language that the call asks for, en"
has "  which is said in Lithuanian, too" "$(checked --lang lt)" \
    "P2: tekstas parašytas ne ta kalba, kurios reikalauja kvietimas (en)"
with_text "The size of the market and the cost of the pilot line are given."
is "a text in that language is not, whatever the proposal is in" \
    "$(checked --lang en | grep -c 'not in the language')" 0
scored() {	# scored STEPS TEXT: both under P2; what is worth a look
	awk -v score="$1" -v text="$2" '/^== / { p = /^== P2 / }
	    p && /^score:/ { print "score: " score; next } { print }
	    p && /^comment:/ { print text; p = 0 }' told.txt >text.txt
	fill fill text.txt >/dev/null
	checked --lang en | grep "^.*P2: the score"
}
has "weaknesses alone and a high score are worth a look" \
    "$(scored 4.5 "Weaknesses: no letter of a buyer.")" \
    "the score is high, and the comment lists only weaknesses"
has "strengths alone and a low one, too, under a Lithuanian heading" \
    "$(scored 1.5 "- STIPRYBĖS: rinka.")" \
    "the score is low, and the comment lists only strengths"
is "both headings are not" "$(scored 4.5 "Strengths: a market.
Weaknesses: no letter.")" ""
is "nor is a word that is no heading" \
    "$(scored 4.5 "No weaknesses: fine.")" ""
has "line by line it is said before a text" "$({ echo "open P-02"
    yes next | head -n 5; printf '%s\n' comment .; } |
    "$expert" -w E-01 --plain --lang en)" "
Write in English.
"
is "but not before a private note" "$({ echo "open P-02"
    printf '%s\n' private .; } | "$expert" -w E-01 --plain |
    grep -c "Write in")" 0
has "what such a call makes is verified like any other" \
    "$("$auditor" verify out/E-01.package 2>&1)" "package, "
cd .. || exit 99

is "what is not declared is told in Lithuanian" \
    "$("$expert" -w E-01 --lang lt check P-03)" "P-03: dar nedeklaruota"

# ---- what cannot be matched ----
cat >wrong.txt <<'END'
proposal: P-02
stage: 1
== P1 -
score: 9
comment:
This would be new.
== P9 -
score: 3
== Q1-1 -
answer: MAYBE
== P1 -
score: 3
END
out=$(fill fill wrong.txt)
is "a wrong form is refused" $? 1
has "a score off the scale is told with its line" "$out" \
    'line 4: P1: "9" is not on the scale'
has "a heading that is none" "$out" 'line 7: the form has no heading "== P9'
has "an answer that is none" "$out" 'line 10: Q1-1: "MAYBE" is not one'
has "and that nothing was taken in" "$out" "nothing of this form was taken in"
kept >after.txt
is "which is so" "$(cat after.txt)" "$(cat before.txt)"
printf 'proposal: P-02\n== P1 -\nscore:\n' >part.txt
fill fill part.txt >/dev/null
is "an empty answer takes it back" "$(field 'score P1')" ""
is "what is not in the text stays" "$(field 'score P2')" 7
ok "there were fields to fill" test "$(grep -cE '^(comment|note):$' empty.txt)" -gt 4
done_testing
