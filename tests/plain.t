#!/bin/sh
# Line by line, by pipe: the same work, the same file, the same signature.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
esc=$(printf '\033')
plain() {	# what is said is kept, to look at what it is made of
	"$expert" -w "${as:-E-01}" --plain --passphrase-fd 3 "$@" 3<<-END | tee -a said.txt
		four words for tests
		four words for tests
		four words for tests
	END
}
filled_text="Idėja aiškiai susieta su kvietimo tikslu: klasterio nariai gautų\
 bendrą paslaugų katalogą, kurio dabar nėra, o be paramos jo niekas nekurtų.\
 Ryšys įtikinamas, rezultatai matuojami."

out=$(printf '%s\n' help list nonsense next quit | "$expert" -w E-01 --plain)
has "help tells the commands" "$out" "score 3,5: give points"
has "and where the file is" "$out" "Your file: E-01"
has "until when, in words" "$out" "by 31 December 2099, 17:00, Vilnius time."
has "the list is read out" "$out" "2  P-03, stage 1: Directory of cluster"
has "an unknown word is told" "$out" '"nonsense" is no command'
has "what needs a proposal says so" "$out" "First open a proposal"

out=$(printf '%s\n' "open 2" "read" "answer 1" | "$expert" -w E-01 --plain)
has "an undeclared one says what comes first" "$out" "First type: declare none"
has "and is not read" "$out" "P-03: first declare whether you have an interest"
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
has "points are taken with a comma" "$out" \
    'Your score: 3.5, between "good" and "very good".'
has "a whole one has its word" "$out" "Your score: 3.0, good."
has "what is worth a look is told" "$out" "Worth a look"
has "a text in another language than the proposal, too, once" "$(echo "$out" |
    grep -c 'P[123]: the text is not in the language of the proposal, en')" 1
has "and that nothing is missing" "$out" "Nothing is missing."
is "the score is in the file, as by any other way" \
    "$(sqlite3 E-01 "SELECT value FROM draft WHERE field = 'score P1'")" 7
has "a text keeps its lines" \
    "$(sqlite3 E-01 "SELECT value FROM draft WHERE field = 'comment P3'")" \
    "

Antra pastraipa."

# ---- finding, writing elsewhere, earlier texts, private notes ----
out=$(for bad in abc 2x 4294967297 -1 +1 01 '1 x'; do
	printf '%s\n' "open $bad" "open P-03" "read $bad" "earlier $bad" \
	    "answer $bad"
done | plain)
for bad in abc 2x 4294967297 -1 +1 01 '1 x'; do
	has "\"$bad\" is no number: not of the list" "$out" \
	    "\"$bad\" is no number or name of the list"
	has "  nor of a page" "$out" "\"$bad\" is no page"
	has "  nor of an earlier text" "$out" "\"$bad\" is no number of the list."
done

out=$(printf '%s\n' "open P-03" "find TEXT" "find nowhere" "read 9" | plain)
has "a word is found, whatever its case" "$out" "Page 1: The text of P-03."
has "or not" "$out" "Not found."
has "behind the last page it says so" "$out" "That was the last page"
cat >editor <<-'END'
	#!/bin/sh
	grep -q pastraipa "$1" || exit 7
	sed -i 's/Antra/Kita/' "$1"
END
chmod +x editor
out=$({ echo "open P-03"; yes next | head -n 5; echo edit; } |
    VISUAL=$work/editor plain)
has "one's own editor writes the text" "$out" "Kept: "
has "as it left it" "$(field 'comment P3')" "Kita pastraipa."
out=$(printf '%s\n' "open P-03" next edit next next edit |
    VISUAL=false plain)
has "where no text goes, no editor comes" "$out" "This question takes no text."
has "an editor that fails changes nothing" "$out" "nothing was changed"
out=$({ echo "open P-03"; yes next | head -n 5; echo earlier; echo earlier 1
    echo private; echo "tik man"; echo .; } | plain)
has "earlier texts are told" "$out" "1  2"
has "and taken back" "$(field 'comment P3')" "Antra pastraipa."
is "a private note is kept" "$(field 'private P3')" "tik man"
mkfifo typed
"$expert" -w E-01 --plain <typed >/dev/null &
process=$!
exec 9>typed
{ echo "open P-03"; yes next | head -n 5
printf '%s\n' comment "Pirma eilutė." "Antra eilutė."; } >&9
saved "each line of a text is saved as it is typed" "comment P3" "Pirma eilutė.
Antra eilutė."
kill -9 $process
wait $process 2>/dev/null
exec 9>&-
printf '%s\n' "open P-03" "earlier 1" | plain >/dev/null
has "  and what stood there before is not gone" "$(field 'comment P3')" \
    "Antra pastraipa."
before=$(field 'comment P3')
{ echo "open P-03"; yes next | head -n 5; echo comment; } | plain >/dev/null
is "input that ends before a text leaves it" "$(field 'comment P3')" "$before"

# ---- hearing it, comparing, signing, correcting ----
out=$(printf '%s\n' "open P-03" check compare | plain)
has "the check is a letter" "$out" "Your evaluation of P-03: Directory"
has "with the interest" "$out" "You declared that you have no interest in it."
has "the answers" "$out" "Your answer: yes."
has "the texts" "$out" "Antra pastraipa."
has "and the total" "$out" "of 100; 70 are needed"
has "scores are compared" "$out" "P-03: P1 3.5, P2 3.0, P3 4.0, "
has "the private note is nobody's" "$(echo "$out" | grep -c 'tik man')" 0
out=$(printf '%s\n' "open P-03" full sign no | plain)
is "the whole text is read, as often as one wants" \
    "$(echo "$out" | grep -c '^P-03  Directory of cluster services')" 2
has "anything but sign leaves it unsigned" "$out" "Nothing was signed."
is "and it is" "$(sqlite3 E-01 "SELECT count(*) FROM record
    WHERE kind = 'EVALUATION'")" 0
out=$(printf '%s\n' "open P-03" sign sign sign | plain)
has "sign signs it" "$out" "Signed. Nothing was sent"
has "once" "$out" "There is nothing new to sign in P-03."
out=$(printf '%s\n' "export plain.bundle" "receipt plain.bundle" | plain)
has "the auditor verifies what was exported" \
    "$("$auditor" verify plain.bundle 2>&1)" "bundle, "
is "its receipt is told, and lies beside it" "$(echo "$out" |
    grep -c '^SHA-256: ')$(grep -c '^SHA-256: ' plain.bundle.receipt.txt)" 21
out=$(printf '%s\n' "open P-03" clear comment more . correct drop | plain)
is "what is signed stays so" "$(echo "$out" | grep -c "is signed (version 1)")" 2
has "and a correction asks why" "$out" "type: correct"
out=$(printf '%s\n' "open P-03" "correct A slip." clear sign drop sign |
    plain)
has "dropped, there is nothing to sign" "$out" "nothing new to sign"
out=$(printf '%s\n' "open P-03" "correct" "correct " "correct A slip." clear \
    sign | plain)
has "what is missing keeps from signing" "$out" "Must be fixed"
out=$({ printf '%s\n' "open P-03" "answer 1"; yes next | head -n 5
    printf '%s\n' "score 4,5" sign sign
    } | plain)
has "the reason is that from its beginning" "$(sqlite3 E-01 "SELECT text FROM
    record WHERE kind = 'EVALUATION'")" "A slip."
has "and it is signed with it" "$out" "Signed. Nothing was sent"
is "as version 2" "$(sqlite3 E-01 "SELECT count(*) FROM record
    WHERE kind = 'EVALUATION'")" 2

# ---- interests, languages ----
out=$(printf '%s\n' "open P-02" "declare potential" \
    "declare potential My former firm" "declare disqualifying My firm" \
    | plain)
has "an interest needs its reason" "$out" "Say in the same line what"
has "a disqualifying one gives the proposal back" "$out" "you give it back"
out=$(printf '%s\n' "language xx" "language lt" list "forms xx" "forms lt" \
    "open P-03" show | plain)
has "an unknown language is told" "$out" "The languages are lt and en."
has "from now on it is Lithuanian" "$out" "Programa dabar kalba lietuviškai."
has "the languages of the forms are told" "$out" "Šio kvietimo formos"
has "the next start remembers it" "$(plain </dev/null)" "grąžinta"
plain >/dev/null <<-END
	language en
	forms en
END

# ---- the first start, and a package ----
mkdir -p home
out=$(printf '%s\n' lt "Rūta Pavyzdė" "UAB Pavyzdys" kodas 305123456 none "" 3 1 |
    HOME=$work/home XDG_DATA_HOME=$work/data "$expert" --plain \
    --passphrase-fd 3 3<<-END
	four words for tests
	END
)
has "the first start asks again for what cannot be" "$out" \
    "Tai nėra el. pašto adresas"
has "  of codes, too" "$out" "Kodą sudaro skaitmenys"
has "and makes the key" "$out" "Raktas sukurtas."
has "and says what comes next" "$out" "Gavę agentūros paketą, rašykite: open"
is "the folder and the file are one's own" \
    "$(stat -c %a data/mita data/mita/workspace.mita | tr '\n' ' ')" "700 600 "
out=$(printf 'en\nA\n' | "$expert" -w none --plain 2>&1)
is "questions that are not answered make nothing" "$?$(ls none 2>/dev/null)" 1
{
	with_passphrase "$coordinator" expert add home/mita.card
	printf '%s\n' expert,stage,proposal E-03,1,P-02 >third.csv
	with_passphrase "$coordinator" assign import third.csv \
	    --deadline 2099-12-31T15:00:00Z
	with_passphrase "$coordinator" issue out3
} >setup3.txt 2>&1 || cat setup3.txt >&2
has "whose card tells where one works" "$("$coordinator" expert list)" \
    "E-03    BUSINESS   305123456"
cp data/mita/workspace.mita E-03
out=$(printf '%s\n' "open out3/E-03.package" "" \
    "open '$work/out3/E-03.package' " AAAA-AAAA-AAAA-AAAA \
    "open out3/E-03.package" "$letter" "open out3/E-03.package" \
    "open missing.package" | { as=E-03; plain 2>&1; })
has "a package of a new key asks for its name" "$out" "Įrašykite trumpąjį vardą"
has "an empty line takes nothing in" "$out" "Nieko nepriimta."
has "a wrong name neither" "$out" "failo nenaudokite, skambinkite agentūrai"
has "the right one takes it in" "$out" "Priimta: 1 nauja paraiška."
has "twice is once" "$out" "Nieko naujo"
has "what is no file is told" "$out" "nėra nei sąrašo numeris"

out=$(printf 'list\n' | "$expert" -w E-01 --plain --lang lt)
has "in Lithuanian it says the same" "$out" "Directory of cluster services"
has "with a comma" "$out" ",00"
has "and in Lithuanian words" "$out" "iš viso"
out=$(printf 'open 1\ndeclare none\nread 1\nquit\n' | with_passphrase \
    "$expert" --plain --lang lt demo 2>&1)
has "practice works line by line, too" "$out" "Mokymasis"
has "and says what to type" "$out" "rašykite iš eilės: open 1"

# ---- practice: twice at once, without a home, and nothing is left ----
mkdir tmp
practise() {	# to the signature of a real form, by what the lesson says
	printf '%s\n' "open 1" "declare none" "answer 1" gap "score 4" comment \
	    "Long enough for practice." . gap "score 3,5" comment \
	    "Long enough for practice." . check sign sign "export $1" quit |
	    TMPDIR=$work/tmp HOME=/proc/none TERM=none "$expert" --plain \
	    --passphrase-fd 3 demo 3<<-END
		opera metro taxi
		opera metro taxi
		opera metro taxi
	END
}
practise one.bundle >one.txt 2>&1 &
practise two.bundle >two.txt 2>&1
wait
has "practice goes to the end" "$(cat one.txt)" "Written and read back: one"
has "twice at once" "$(cat two.txt)" "Written and read back: two"
is "and leaves nothing behind" "$(ls tmp)" ""
has "what is exported is sealed like any other" \
    "$("$auditor" verify one.bundle 2>&1)" "bundle, "
out=$(TMPDIR=/proc/none "$expert" --plain demo 2>&1)
is "without a place for it, it says so" \
    "$?$(echo "$out" | grep -c '/proc/none/mita-practice')" 31

has "ACCESSIBLE chooses it" "$(ACCESSIBLE=1 "$expert" -w E-01 </dev/null)" \
    "Directory of cluster services"
is "nothing of all this moves a cursor" "$(grep -c "$esc" said.txt)" 0
ok "and there was much of it" test "$(wc -l <said.txt)" -gt 300

# ---- the file is replaced while one writes, and comes back ----
cp E-01 moving
mkfifo lines
"$expert" -w moving --plain <lines >moving.txt 2>&1 &
exec 4>lines
until_said() {
	tries=0
	until grep -qF "$1" moving.txt || [ $tries -ge 300 ]; do
		tries=$((tries + 1)); sleep 0.1
	done
	has "$2" "$(cat moving.txt)" "$1"
}
printf '%s\n' 'open P-03' private >&4
until_said 'a line with a single' "a note is begun"
mv moving moved
cp moved moving
echo 'Written meanwhile.' >&4
until_said 'moved or replaced the file' "a line that is not saved is told at once"
until_said 'SAVE-116' "  with its code"
printf '%s\n' . quit >&4
until_said 'once more leaves without it' "nobody leaves without it unasked"
mv moved moving
printf '%s\n' show quit >&4
exec 4>&-
wait
has "with the file in its place again it is saved" "$(cat moving.txt)" \
    "Now it is saved."
has "  which the file says, too" "$(sqlite3 -readonly moving \
    "SELECT value FROM draft WHERE field LIKE 'private%'")" "Written meanwhile."

# ---- at a terminal that cannot move its cursor ----
if why=$(no_terminal); then
	skip "a dumb terminal gets lines" "$why"
else
	in_terminal
	start 80 24 dumb
	sees "a dumb terminal gets lines" "at the end you may clear it"
	keys quit Enter
	sees "and is asked whether to clear the window" "Type clear"
	keys clear Enter
	sees "which it cannot" "please close it"
fi
done_testing
