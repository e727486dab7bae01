#!/bin/sh
# The full-screen application as an expert sees it, in a terminal of its own:
# declare, score, write, lose the process, find everything again, sign,
# export; at several sizes, in Lithuanian, without colour.
. "$srcdir/tests/lib.sh"
own_folder
in_terminal
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

no_wider() {	# the longest line of the screen, in bytes of ASCII
	screen | sed 's/[^ -~]/x/g' | awk -v w="$1" \
	    'length($0) > w { bad = 1 } END { exit bad }'
}
# ---- the list, and the declaration before the text ----
start 80 24 xterm-256color
sees "the list shows the proposals" "P-03  Directory of cluster"
sees "and says what comes next" "press Enter to declare"
keys Down Enter
sees "declaring comes first" "By declaring you undertake"
keys Enter Down Enter
sees "what is signed is shown first" "This is what you sign:"
sees "no interest is chosen" "No interest: I can judge"
keys "four words for tests" Enter
sees "the declaration is signed" "Declared and signed; nothing was sent."

# ---- reading ----
keys r
sees "the proposal can be read" "The text of P-03."
keys Escape
sees "and left" "Directory of cluster"

# ---- scoring by keys, text by typing ----
keys Enter
sees "the first question" "Is the idea within the objective of the call?"
keys Down Tab Down Tab Down Tab
sees "the criterion with its weight and threshold" \
    "weight 50 %, threshold 3.0"
keys 3 Right
sees "half a point more by the arrow" "3.5  good - very good"
sees "the descriptor of the level" "Addresses the question well"
saved "the score is saved" "score P1" 7
keys ę
sees "the digit row of a Lithuanian keyboard gives points" "Read as 3."
saved "  and they are saved" "score P1" 6
keys –
sees "another letter gives none" "This key does nothing here"
keys 3 Right
saved "so do digits" "score P1" 7
keys Enter
sees "the editor" "0 of 150-1500 characters"
keys -l 'Ąžuolas gražus 👩‍🔬, žr. 6 psl.'
sees "typed text is shown" "Ąžuolas gražus"
sees "and counted as a reader counts" "28 of 150-1500 characters"
saved "and saved within a second or two" "comment P1" \
    'Ąžuolas gražus 👩‍🔬, žr. 6 psl.'
keys C-z
sees "undo takes it back" "0 of 150-1500 characters"
keys C-y
sees "redo brings it again" "28 of 150-1500 characters"
keys C-g
sees "help without an F-key" "WHAT YOU CAN DO"
keys Escape C-p
sees "the list of commands without one" "All commands"
keys -l "earlier"
keys Enter
sees "from there each command of the screen" "There is no earlier text yet"
in_tmux set-buffer "$(printf ' eilutė viena\neilutė \033[31mdvi')"
in_tmux paste-buffer -p
sees "pasted lines are text" "eilutė viena"

# ---- any size ----
for size in 60x20 120x40 40x10 80x24; do
	in_tmux resize-window -x "${size%x*}" -y "${size#*x}"
	pause 0.3
	ok "nothing runs over at $size" no_wider "${size%x*}"
done
sees "the text is still there" "eilutė viena"

# ---- the process is killed ----
pause 1.2
kill -9 "$(cat pid)"
has "after kill -9 the text is in the file" "$(field 'comment P1')" \
    "eilutė viena"
ok "  without the control that was pasted" \
    sh -c '! printf %s "$1" | grep -q "$(printf "\033")"' - \
    "$(field 'comment P1')"
ok "  and the file is sound" sh -c \
    '[ "$(sqlite3 E-01 "PRAGMA integrity_check")" = ok ]'
start 80 24 xterm-256color
sees "it starts again where it was" "writing"
keys Down Enter Enter
sees "and shows the text" "eilutė viena"
keys -l ' Ir dar.'
sees "more is typed" "Ir dar."
kill -HUP "$(cat pid)"
tries=0
while kill -0 "$(cat pid)" 2>/dev/null && [ $tries -lt 250 ]; do
	tries=$((tries + 1)); sleep 0.1
done
has "a hang-up saves what was typed a moment ago" \
    "$(field 'comment P1')" "Ir dar."

# ---- copying, and another editor, where a person asked for it ----
mkdir -p bin
cat >bin/wl-copy <<-'END'
	#!/bin/sh
	cat >"$HOME/clipboard"
END
cat >bin/my-editor <<-'END'
	#!/bin/sh
	echo "from another editor, ą." >>"$1"
	[ ! -e "$HOME/fails" ]
END
chmod +x bin/wl-copy bin/my-editor
start_with() {	# the environment that a desktop has
	in_tmux kill-server
	started=$((started + 1))
	in_tmux new-session -d -x 80 -y 24 "cd '$work'; TERM=xterm-256color \
	    HOME='$work' PATH='$work/bin':\$PATH WAYLAND_DISPLAY=x \
	    VISUAL=my-editor sh -c 'echo \$\$ >pid; exec $expert -w E-01 $*'
	    echo ended with \$?; sleep 600"
}
start_with
sees "on a desktop" "My evaluations"
keys F9
sees "the settings" "Write texts"
keys Down Down Space
sees "colours can be taken away" "Colours                              no"
keys Down Space
sees "another editor can be chosen" "my-editor"
keys Escape Down Enter
sees "the form" "answers "
keys y
sees "y copies one's text" "Copied with wl-copy"
has "  all of it" "$(cat clipboard)" "Ir dar."
keys Y
sees "Y writes it to a file" "A copy of this text is in"
keys Enter
sees "Enter opens the other editor" "Kept:"
has "  whose text is kept" "$(field 'comment P1')" "from another editor, ą."
touch fails
keys Enter
sees "one that fails changes nothing" "ended with an error"
is "  at all" "$(field 'comment P1' | grep -c 'another editor')" 1
kill -TERM "$(cat pid)"
start_with
sees "both are remembered" "My evaluations"
keys F9
sees "  the one" "Colours                              no"
sees "  and the other" "my-editor"
kill -TERM "$(cat pid)"
sqlite3 E-01 "DELETE FROM setting WHERE name IN ('look', 'editor')"

# ---- sign and export ----
filled E-01 P-03 >form.done && "$expert" -w E-01 fill form.done >/dev/null
start 80 24 xterm-256color
sees "the form is complete" "complete"
keys Down s
sees "a last check comes first" "Nothing is missing. Press s"
keys s
sees "signing asks for the passphrase" "Signing makes this version final"
keys "four words for tests" Enter
sees "and shows the text that will be signed" "Evaluation by Expert E-01"
for page in 1 2 3 4 5 6 7 8; do keys Space; done
sees "to its end" "That is the whole text. Press Enter to sign"
keys Enter
sees "it is signed" "P-03 is signed. Nothing was sent"
has "with its receipt" "$(screen)" "Code (tell it on the telephone)"
keys Escape
sees "and then the list" "Signed, but not exported yet: P-03"
keys e
sees "export asks where to" "Where shall the file be written?"
keys Enter
pause 0.3
keys "four words for tests" Enter
tries=0
until ls ./*.bundle >/dev/null 2>&1 || [ $tries -ge 250 ]; do
	tries=$((tries + 1)); sleep 0.1
done
has "the auditor verifies what was exported" \
    "$("$auditor" verify ./*.bundle 2>&1)" "bundle, "
keys Escape
sees "back at the list" "exported v1"
keys q
sees "leaving ends well" "ended with 0"

# ---- a passphrase at the prompt is never shown, and can be broken off ----
in_tmux kill-server
started=$((started + 1))
in_tmux new-session -d -x 80 -y 24 "cd '$work'; '$expert' -w E-01 declare P-02 \
    none; echo ended with \$?; stty -a | tr ' ' '\n' | grep -x -e echo; sleep 600"
sees "the prompt" "assphrase"
keys -l "abcdef"
keys C-c
sees "breaking off ends it" "ended with 1"
sees "says so" "stopped; nothing was done"
ok "shows nothing" sh -c '! printf %s "$1" | grep -q abcdef' - "$(screen)"
sees "and gives the terminal back" "echo"

# ---- two windows on one workspace ----
start 80 24 xterm-256color
sees "it is open" "My evaluations"
has "a second window is refused, with a sentence" \
    "$(echo quit | "$expert" -w E-01 --plain 2>&1)" "open in another window"
second() {	# the same workspace in another window of this terminal
	in_tmux new-window "cd '$work'; TERM=xterm-256color HOME='$work' \
	    sh -c 'echo \$\$ >pid2; exec $expert -w E-01'; sleep 600"
	sees "a second one on a terminal says since when" "in another window since 20"
}
second
keys l Enter
sees "it may look" "You only look here"
keys Down Enter
sees "  at everything" "Version 1 is signed"
keys Down Enter
sees "  but not write" "You only look here"
kill -TERM "$(cat pid2)"
second
keys t Enter
sees "or take over" "My evaluations"
gone() {
	tries=0
	while kill -0 "$1" 2>/dev/null && [ $tries -lt 250 ]; do
		tries=$((tries + 1)); sleep 0.1
	done
	! kill -0 "$1" 2>/dev/null
}
ok "  then the first has saved and left" gone "$(cat pid)"
kill -9 "$(cat pid2)"
tries=0
until echo quit | "$expert" -w E-01 --plain >/dev/null 2>&1 ||
    [ $tries -ge 200 ]; do
	tries=$((tries + 1)); sleep 0.1
done
has "and not when the first one is gone, however it went" \
    "$(echo quit | "$expert" -w E-01 --plain 2>&1)" "P-03"

# ---- the first start ----
workspace= start 80 24 xterm-256color --lang lt
sees "without a workspace one is made" "Pirmas paleidimas"
keys Enter
pause 0.2
keys -l 'Rūta Pavyzdė'
keys Enter
pause 0.2
keys -l 'UAB Pavyzdys'
keys Enter
pause 0.2
keys Enter
pause 0.2
keys -l 'ruta'
keys Enter
sees "an address without a domain is none" "nėra el. pašto adresas"
keys -l '@Pavyzdys.LT'
keys Enter
sees "with one it is" "Pasirinkite"
keys Enter
sees "the passphrase is asked for twice" "Dar kartą"
keys -l 'keturi geri paprasti žodžiai'
keys Enter
pause 0.2
keys -l 'keturi geri paprasti žodžiai'
sees "and both are compared" "Abi sutampa: taip"
keys Enter
sees "the key is made" "Raktas sukurtas"
has "the card has the address" "$(grep -a '@' mita.card)" ruta@pavyzdys.lt
has "a sheet to be printed lies beside it" "$(cat mita.sheet.txt)" "LOCKED-KEY/1"
has "the card says so" "$("$auditor" verify mita.card)" "card"
keys Enter
sees "then the list waits for a package" "spauskite i"
keys i
sees "which can be taken in here" "Paketo priėmimas"
keys -l "out/E-01.package"
keys Enter
sees "its key is compared first" "Trumpasis vardas"
keys -l "$letter"
keys Enter
sees "one for another expert is refused" "skirtas ekspertui E-01"
keys Escape
pause 0.3
keys q
sees "and leaving ends well" "ended with 0"
unset workspace

# ---- a file manager gives a package to the program ----
start 80 24 xterm-256color --package out/E-01.package
sees "a package given with the command is taken in first" "Take in a package"
has "  and no other is looked for" "$(screen)" "File  [out/E-01.package "
keys Enter
sees "  then comes the list" "this package was taken in before"
keys q
sees "  as ever" "ended with 0"
start 80 24 xterm-256color --package out/E-01.package
sees "it can be left" "Take in a package"
keys Escape
sees "  for the list" "Directory of cluster"
in_tmux kill-server
is "no verb takes the option in silence" "$("$expert" -w E-01 --package x list \
    2>&1; echo $?)" 'mita-expert: --package is for the full screen; use "mita-expert open"
2'

# ---- Lithuanian, without colour, and where there is no such terminal ----
start 60 20 vt100 --lang lt --mono
sees "the call's words are Lithuanian" "INOKLASTER atvirųjų inovacijų"
ok "at 60x20 nothing runs over" no_wider 60
start 80 24 no-such-terminal
sees "an unknown TERM is told, and one like it is used" \
    "Your terminal is of an unknown type (TERM)"
keys q
sees "without harm" "ended with 0"
done_testing
