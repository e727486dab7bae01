#!/bin/sh
# Line by line, by pipe: the same work, the same file, the same signature.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
plain() { with_passphrase "$expert" -w E-01 --plain "$@"; }
filled_text="Idėja aiškiai susieta su kvietimo tikslu: klasterio nariai gautų\
 bendrą paslaugų katalogą, kurio dabar nėra, o be paramos jo niekas nekurtų.\
 Ryšys įtikinamas, rezultatai matuojami."

out=$(printf '%s\n' help list nonsense next quit | "$expert" -w E-01 --plain)
has "help tells the commands" "$out" "score 3,5: give points"
has "the list is read out" "$out" "2  P-03, stage 1: Directory of cluster"
has "an unknown word is told" "$out" '"nonsense" is no command'
has "what needs a proposal says so" "$out" "First open a proposal"

out=$(printf '%s\n' "open 2" "read" "answer 1" | "$expert" -w E-01 --plain)
has "an undeclared one says what comes first" "$out" "First type: declare none"
has "and is not read" "$out" "First declare your interest."
has "nor answered" "$out" "first declare"

out=$(printf '%s\n' "open 2" "declare maybe" "declare none" "read 1" | plain)
has "a wrong word is told" "$out" "none, potential or disqualifying"
has "the declaration is signed" "$out" "Declared and signed."
has "and the text is read" "$out" "The text of P-03."

out=$({
	printf '%s\n' "open P-03" "answer 9" "answer 1" gap "answer 1" gap
	printf '%s\n' "answer 1" gap "score 99" "score 3,5" comment "$filled_text"
	printf '%s\n' . gap "score 3.0" comment "$filled_text" . gap "score 4"
	printf '%s\n' comment "$filled_text" "" "Antra pastraipa." . check
} | plain)
has "an answer that is none is told" "$out" '"9" is not one of the answers'
has "a score off the scale too" "$out" '"99" is not on the scale'
has "points are taken with a comma" "$out" "Your score: 3.5"
has "what is worth a look is told" "$out" "Worth a look"
has "and that nothing is missing" "$out" "Nothing is missing."
is "the score is in the file, as by any other way" \
    "$(sqlite3 E-01 "SELECT value FROM draft WHERE field = 'score P1'")" 7
has "a text keeps its lines" \
    "$(sqlite3 E-01 "SELECT value FROM draft WHERE field = 'comment P3'")" \
    "

Antra pastraipa."

out=$(printf '%s\n' "open P-03" sign no | plain)
has "the whole text is read before signing" "$out" "EVALUATION/1"
has "anything but sign leaves it unsigned" "$out" "Nothing was signed."
is "and it is" "$(sqlite3 E-01 "SELECT count(*) FROM record
    WHERE kind = 'EVALUATION'")" 0
out=$(printf '%s\n' "open P-03" sign sign | plain)
has "sign signs it" "$out" "Signed. Nothing was sent"
printf '%s\n' "export plain.bundle" | plain >/dev/null
has "the auditor verifies what was exported" \
    "$("$auditor" verify plain.bundle 2>&1)" "bundle, "
out=$(printf '%s\n' "open P-03" "score 4,5" sign | plain)
has "a correction asks for its reason" "$out" "A correction needs a reason"

out=$(printf 'list\n' | "$expert" -w E-01 --plain --lang lt)
has "in Lithuanian it says the same" "$out" "Directory of cluster services"
has "with a comma" "$out" ",00"
has "and in Lithuanian words" "$out" "iš viso"
out=$(printf 'open 1\ndeclare none\nread 1\nquit\n' | with_passphrase \
    "$expert" --plain --lang lt demo 2>&1)
has "practice works line by line, too" "$out" "Mokymasis"
done_testing
