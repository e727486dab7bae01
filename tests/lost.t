#!/bin/sh
# An evening's work cannot be lost: the process is killed in every way, the
# disk is full, the window is gone, in the middle of typing, signing and
# exporting.  What a screen called saved or signed is there; the terminal is
# given back.
. "$srcdir/tests/lib.sh"
own_folder
in_terminal
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-03 none >/dev/null
cp E-01 E-01.fresh
ended() {	# wait until the application is gone
	tries=0
	while kill -0 "$(cat pid)" 2>/dev/null && [ $tries -lt 500 ]; do
		tries=$((tries + 1)); sleep 0.1
	done
}
sound() { [ "$(sqlite3 E-01 'PRAGMA integrity_check')" = ok ]; }
into_form() {	# what is signed is corrected, with a reason
	tries=0
	until screen | grep -qE "answers |cannot change" || [ $tries -ge 500 ]
	do
		tries=$((tries + 1)); sleep 0.1
	done
	screen | grep -q "cannot change" || return 0
	keys Down Enter
	sees "  the reason is asked for" "says why you correct"
	keys -l "Klaida."
	keys Enter
}
to_editor() {	# the comment of the first criterion
	start 80 24 xterm-256color
	sees "$1" "My evaluations"
	keys Down Enter
	into_form
	sees "  the form" "answers "
	keys PPage PPage PPage PPage
	sees "  the criterion" "Contribution to the call"
	keys Enter
	sees "  the editor" "Ctrl-Z"
}

# ---- every signal that ends a process ----
for signal in TERM HUP QUIT; do
	to_editor "before $signal"
	keys -l "$signal ąžuolas. "
	sees "  the text is shown" "$signal ąžuolas."
	kill -"$signal" "$(cat pid)"
	ended
	has "$signal: nothing that was typed is lost" \
	    "$(field 'comment P1')" "$signal ąžuolas."
	ok "  and the file is sound" sound
	sees "  and the terminal is given back" "ended with"
done

# A crash gives the terminal back and loses the last second at most.
to_editor "before SEGV"
keys -l "Prieš gedimą. "
sees "  the text is shown" "Prieš gedimą."
pause 1.5
kill -SEGV "$(cat pid)"
ended
sees "SEGV: the shell is seen again" "ended with"
keys -l "echo gr""įžo"
has "  the text is in the file" "$(field 'comment P1')" "Prieš gedimą."

# The window is closed while one types.
to_editor "before the window closes"
keys -l "Langas užvertas. "
sees "  the text is shown" "Langas užvertas."
in_tmux kill-server
ended
has "window closed: nothing is lost" "$(field 'comment P1')" \
    "Langas užvertas."

# ---- what an interest is, before it is declared ----
start 80 24 xterm-256color
sees "before declaring" "My evaluations"
keys Home Enter
sees "  the declaration" "you undertake"
keys Enter Down Down Enter
keys -l "Vadovas yra mano brolis."
sees "  the text is shown" "mano brolis."
keys Escape
sees "Esc: back at the list" "My evaluations"
has "  and the text is kept" "$(field interest)" "mano brolis."
keys Enter
sees "  and shown again" "mano brolis."
keys Enter Down Down Enter
keys -l " Ir draugas."
sees "more is typed" "Ir draugas."
kill -HUP "$(cat pid)"
ended
has "HUP: it is kept, too" "$(field interest)" "Ir draugas."

# ---- a form is taken in while the window is open ----
to_editor "before a form comes"
keys -l "Lange. "
sees "  the text is shown" "Lange."
tries=0
until field 'comment P1' | grep -q "Lange." || [ $tries -ge 200 ]; do
	tries=$((tries + 1)); sleep 0.05
done
printf '%s\n' "proposal: P-03" "stage: 1" "" "== P1 -" "comment:" \
    "Iš formos, ilgas darbas." >other.form
"$expert" -w E-01 fill other.form >/dev/null
has "the form is in" "$(field 'comment P1')" "Iš formos"
keys -l "Toliau lange."
sees "the window goes on" "Toliau lange."
keys Escape
sees "  and is left" "weight 50 %"
has "  with its own text" "$(field 'comment P1')" "Toliau lange."
has "  and the other is among the earlier" \
    "$(sqlite3 E-01 "SELECT value FROM earlier WHERE field = 'comment P1'")" \
    "Iš formos, ilgas darbas."
kill -TERM "$(cat pid)"
ended

# ---- stopped, and woken at another size ----
to_editor "before the laptop sleeps"
keys -l "Miegas. "
kill -STOP "$(cat pid)"
in_tmux resize-window -x 100 -y 30
kill -CONT "$(cat pid)"
keys -l "Rytas. "
sees "stop and continue: it goes on where it was" "Miegas. Rytas."
keys Escape
saved_text() { field 'comment P1' | grep -q "Miegas. Rytas."; }
tries=0
until saved_text || [ $tries -ge 200 ]; do tries=$((tries + 1)); sleep 0.1; done
ok "  and saves" saved_text
kill -TERM "$(cat pid)"
ended

# ---- the disk is full: typing ----
started=$((started + 1))
in_tmux new-session -d -x 80 -y 24 "cd '$work'
    TERM=xterm-256color HOME='$work' sh -c 'echo \$\$ >pid;
    ulimit -S -f $(($(wc -c <E-01) / 1024)); exec $expert -w E-01'; echo ended with \$?; sleep 600"
sees "with no room left it starts" "My evaluations"
keys Down Enter
sees "  the form" "answers "
for page in 1 2 3 4; do
	keys PPage
	pause 1		# where one is cannot be kept; then even reading fails
done
keys Enter
sees "  the editor" "Ctrl-Z"
saved_before=$(field 'comment P1')
n=0
while [ $n -lt 40 ]; do
	n=$((n + 1))
	keys -l "Diskas pilnas, o tekstas rašomas toliau, ir toliau. "
done
keys Escape
sees "it says what to do" "1. Free some space"
has "  and that this is not saved" "$(screen)" "NOT SAVED"
is "  nothing on the screen says otherwise" "$(screen | grep -c 'kept')" 0
has "  in a box: what happened" "$(screen)" \
    "│  X  Your last change could not be saved"
has "  why" "$(screen)" ": the disk is full."
has "  that nothing is lost" "$(screen)" \
    "Your text is still here. Do not close this window."
has "  the keys that there are" "$(screen)" \
    "2. Esc or Ctrl-S tries again, F3 writes a copy elsewhere."
has "  and what to say on the telephone" "$(screen)" "say: SAVE-28"
has "  the text is still on the screen" "$(screen)" "ir toliau."
keys C-s
keys -l "Ir dar. "
sees "  one goes on writing" "Ir dar."
has "  Ctrl-S does not say that it is saved" "$(screen)" "NOT SAVED"
has "  the box stays" "$(screen)" "say: SAVE-28"
in_tmux resize-window -x 60 -y 20
sees "  in a small window it is smaller" "│  X  Saving"
has "    with the code" "$(screen)" "SAVE-28"
has "    beside the text" "$(screen)" "dar."
in_tmux resize-window -x 60 -y 16
tries=0
while screen | grep -qF "│  X" && [ $tries -lt 500 ]; do
	tries=$((tries + 1)); sleep 0.1
done
sees "  in the smallest it is there without" " X  Saving"
has "    and the text is there" "$(screen)" "dar."
in_tmux resize-window -x 80 -y 24
sees "  and again as it was" "│  X  Your last change"
keys F3
sees "  a copy can be written elsewhere" "A copy of this text is in"
has "    and is whole" "$(cat mita-copy-1.txt)" "Diskas pilnas, o tekstas rašomas"
ok "  what was saved before is whole" sound
has "  and there" "$(field 'comment P1')" "$(printf %s "$saved_before" | cut -c 1-40)"
in_tmux resize-window -x 40 -y 10
sees "  a window too small does not say that it is, either" "NOT SAVED"
in_tmux resize-window -x 80 -y 24
if command -v prlimit >/dev/null; then
	prlimit --pid "$(cat pid)" --fsize=unlimited:
	sees "with room again it saves by itself" "Now it is saved."
	is "  the box is gone, and the word at the top" \
	    "$(screen | grep -cE "SAVE-28|NOT SAVED")" 0
	has "  all of it" "$(field 'comment P1')" "ir toliau. Ir dar."
	ok "  and the file is sound" sound
else
	skip "with room again it saves by itself" "prlimit is not here"
fi
kill -9 "$(cat pid)"
ended

# ---- the disk is full: each act, told in one sentence, then done again ----
act() {	# act NAME COMMAND...: once without room for a byte, once with
	what=$1
	shift
	told=$( (ulimit -S -f 0; "$@" --passphrase-fd 3) 3<passphrase 2>&1)
	is "$what without room: it could not" "$?" 3
	has "  and says so" "$told" "disk is full"
	is "  in one line" "$(printf '%s\n' "$told" | grep -c .)" 1
	ok "  the file is sound" sound
	is "  no half file is left" "$(ls ./*.part 2>/dev/null)" ""
	"$@" --passphrase-fd 3 3<passphrase >done.txt 2>&1
	is "  with room it is done" "$?" 0
}
echo "four words for tests" >passphrase
cp E-01.fresh E-01
act "declaring" "$expert" -w E-01 declare P-02 potential \
    --text "$(printf '%02000d' 0)"
filled E-01 P-03 >form.done
act "taking a form in" "$expert" -w E-01 fill form.done
act "signing" "$expert" -w E-01 sign P-03
act "exporting" "$expert" -w E-01 export full.bundle
rm -f new.card
act "making a key" "$expert" -w new enrol --name N --organisation O \
    --kind business --small-memory new.card
cp E-02 taken
sqlite3 taken "DELETE FROM record WHERE idx > 1; DELETE FROM document"
act "taking a package in" "$expert" -w taken open --agency "$letter" \
    out/E-02.package
cp E-01.fresh E-01

# ---- killed at random moments, again and again ----
# What a program called done is written down here, outside of it.
KILLS=${LOST_KILLS:-12} seed=${LOST_SEED:-20261126}
any() {	# any N: the next number below N, always the same ones
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	echo $((seed / 65536 % $1))
}
# How late the kill may come follows how long the machine takes, so that some
# are early and some too late.
reach=400
killed() {	# killed COMMAND...: what it said is in said
	pause=$(any $reach)
	pause=$((pause / 1000)).$(printf %03d $((pause % 1000)))
	"$@" --passphrase-fd 3 3<passphrase >said 2>&1 &
	process=$!
	(sleep "$pause"; kill -9 $process) 2>/dev/null &
	killer=$!
	wait $process 2>/dev/null
	kill $killer 2>/dev/null
	wait $killer 2>/dev/null
	[ -s said ] && reach=$((reach * 3 / 4 + 8)) ||
	    reach=$((reach * 3 / 2 + 8))
}
records() { sqlite3 E-01 "SELECT count(*) FROM record WHERE kind = '$1'"; }
bad=0 acknowledged=0 n=0
while [ $n -lt "$KILLS" ]; do
	n=$((n + 1))
	kept=$(records DECLARATION)
	[ $((n % 2)) = 0 ] && interest=none || interest=potential
	killed "$expert" -w E-01 declare P-02 $interest --text "$n"
	now=$(records DECLARATION)
	sound || bad=$((bad + 1))
	case $(cat said) in
	*[Dd]eclared*) acknowledged=$((acknowledged + 1))
		[ "$now" -gt "$kept" ] || bad=$((bad + 1)) ;;
	*)	[ "$now" -le $((kept + 1)) ] || bad=$((bad + 1)) ;;
	esac
done
is "killed $KILLS times while declaring ($acknowledged were called done): none is lost" "$bad" 0

filled E-01 P-03 >form.done && "$expert" -w E-01 fill form.done >/dev/null
bad=0 acknowledged=0 n=0
cp E-01 E-01.complete
while [ $n -lt "$KILLS" ]; do
	n=$((n + 1))
	cp E-01.complete E-01
	killed "$expert" -w E-01 sign P-03
	now=$(records EVALUATION)
	sound || bad=$((bad + 1))
	case $(cat said) in
	*Signed:*) acknowledged=$((acknowledged + 1))
		[ "$now" = 1 ] || bad=$((bad + 1)) ;;
	*)	[ "$now" -le 1 ] || bad=$((bad + 1)) ;;
	esac
done
is "killed $KILLS times while signing ($acknowledged were called signed): none is lost" "$bad" 0

[ "$(records EVALUATION)" = 1 ] ||
    with_passphrase "$expert" -w E-01 sign P-03 >/dev/null
bad=0 acknowledged=0 n=0
while [ $n -lt "$KILLS" ]; do
	n=$((n + 1))
	killed "$expert" -w E-01 export "b$n"
	sound || bad=$((bad + 1))
	[ ! -s said ] || acknowledged=$((acknowledged + 1))
	if [ -e "b$n" ]; then
		"$auditor" verify "b$n" >verified.txt 2>&1 &&
		    grep -q bundle verified.txt || bad=$((bad + 1))
	else
		[ ! -s said ] || bad=$((bad + 1))
	fi
done
is "killed $KILLS times while exporting ($acknowledged were called written): each file that is there is whole" "$bad" 0

# A package is in whole or not at all.
"$expert" -w E-02 open --agency "$letter" out/E-02.package >/dev/null
bad=0 taken=0 whole=$(sqlite3 E-02 'SELECT count(*) FROM record') n=0
while [ $n -lt "$KILLS" ]; do
	n=$((n + 1))
	cp E-02 taken
	sqlite3 taken "DELETE FROM record WHERE idx > 1; DELETE FROM document"
	killed "$expert" -w taken open --agency "$letter" out/E-02.package
	got=$(sqlite3 taken 'SELECT count(*) FROM record')
	[ "$got" != "$whole" ] || taken=$((taken + 1))
	[ "$got" = 1 ] || [ "$got" = "$whole" ] || bad=$((bad + 1))
done
is "killed $KILLS times while taking a package in ($taken are in): whole or not at all" "$bad" 0

# ---- killed while one types: at most the last second is missing ----
bad=0 n=0
start 80 24 xterm-256color
while [ $n -lt 3 ]; do
	n=$((n + 1))
	to_editor "before kill $n"
	keys -l "tekstas nr $n. "
	sees "  typed" "tekstas nr $n."
	saved_now() { field 'comment P1' | grep -q "tekstas nr $n."; }
	tries=0
	until saved_now || [ $tries -ge 200 ]; do
		tries=$((tries + 1)); sleep 0.05
	done
	ok "  a second later it is in the file" saved_now
	keys -l "ir dar"
	kill -9 "$(cat pid)"
	ended
	saved_now && sound || bad=$((bad + 1))
done
is "killed while typing: nothing that was saved is lost" "$bad" 0

# ---- killed while a screen signs and exports ----
# What a screen said before it was killed is what must be there.
at_once() {	# Enter, and the end: at first at once, then later and later
	process=$(cat pid)
	in_tmux send-keys Enter
	[ $n = 1 ] || sleep 0.$(printf %03d $((1 << n)))
	shown=$(screen)
	kill -9 "$process"
	ended
}
to_signing() {	# the whole text was read; Enter signs
	start 80 24 xterm-256color
	sees "before signing $n" "My evaluations"
	keys Down s
	sees "  the last check" "Press s"
	keys s
	sees "  the passphrase" "Signing makes"
	keys "four words for tests" Enter
	sees "  the text" "Evaluation by Expert E-01"
	tries=0
	until screen | grep -q "That is the whole text" || [ $tries -ge 200 ]; do
		tries=$((tries + 1))
		keys Space
	done
	sees "  to its end" "That is the whole text"
}
bad=0 called=0 n=0
while [ $n -lt 8 ]; do
	n=$((n + 1))
	cp E-01.complete E-01
	to_signing
	at_once
	now=$(records EVALUATION)
	sound || bad=$((bad + 1))
	[ "$(field 'score P1')" != "" ] || bad=$((bad + 1))
	case $shown in
	*"is signed."*) called=$((called + 1))
		[ "$now" = 1 ] || bad=$((bad + 1)) ;;
	*)	[ "$now" -le 1 ] || bad=$((bad + 1)) ;;
	esac
done
is "killed in the screen that signs ($called of $n said signed): none is lost" "$bad" 0

[ "$(records EVALUATION)" = 1 ] ||
    with_passphrase "$expert" -w E-01 sign P-03 >/dev/null
bad=0 n=0
while [ $n -lt 8 ]; do
	n=$((n + 1))
	rm -f ./*.bundle
	start 80 24 xterm-256color
	sees "before exporting $n" "My evaluations"
	keys e
	sees "  where to" "Where shall the file be written?"
	keys Enter
	sees "  the passphrase" "assphrase"
	keys "four words for tests"
	at_once
	sound || bad=$((bad + 1))
	for file in ./*.bundle; do
		[ ! -e "$file" ] || "$auditor" verify "$file" >/dev/null 2>&1 ||
		    bad=$((bad + 1))
	done
done
is "killed in the screen that exports: each file that is there is whole" "$bad" 0

# ---- the file is damaged: nothing is overwritten, what is there is read ----
cp E-01.complete E-01
with_passphrase "$expert" -w E-01 sign P-03 >/dev/null
size=$(wc -c <E-01)
head -c $((size / 2)) E-01 >cut
cp E-01 scratched
page=0
while [ $page -lt 6 ]; do	# six pages of rubbish, not the first one
	printf '%0500d' 7 | dd of=scratched bs=1 conv=notrunc \
	    seek=$((4096 * (3 + page * 2) + 8)) 2>/dev/null
	page=$((page + 1))
done
printf 'rubbish rubbish' | dd of=scratched bs=1 conv=notrunc seek=$((size - 1000)) 2>/dev/null
for file in cut scratched; do
	chmod 600 $file
	cp $file $file.before
	told=$("$expert" -w $file list 2>&1)
	is "$file: refused" "$?" 1
	has "  with a sentence" "$told" "damaged"
	has "  that says what to do" "$told" "mita-expert rescue"
	told=$("$expert" -w $file rescue $file.out 2>&1)
	is "  rescue writes out" "$?" 0
	has "  what it could read" "$told" "Read: "
	ok "  texts" test -e $file.out/texts.txt
	ok "  and not a byte of the file is changed" cmp -s $file $file.before
	is "  nor is anything beside it" "$(ls $file-* 2>/dev/null)" ""
done
told=$("$expert" -w E-01 rescue whole.out)
has "of a whole file all is read" "$told" "Every part could be read"
has "  the comments" "$(cat whole.out/texts.txt)" \
    "$(field 'comment P1' | head -n 1 | cut -c 1-60)"
is "  and the records" "$(ls whole.out/*.minisig | wc -l)" \
    "$(sqlite3 E-01 'SELECT count(*) FROM record')"
head -c 50 E-01 >stump && chmod 600 stump
has "without its beginning nothing can be read, and it says so" \
    "$("$expert" -w stump rescue stump.out 2>&1)" "the beginning of the file is gone"
done_testing
