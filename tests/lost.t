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
ended() {	# wait until the application is gone
	tries=0
	while kill -0 "$(cat pid)" 2>/dev/null && [ $tries -lt 100 ]; do
		tries=$((tries + 1)); sleep 0.1
	done
}
sound() { [ "$(sqlite3 E-01 'PRAGMA integrity_check')" = ok ]; }
to_editor() {	# the comment of the first criterion
	start 80 24 xterm-256color
	sees "$1" "My evaluations"
	keys Down Enter
	sees "  the form" "Question 1"
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
sleep 1.5
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
until saved_text || [ $tries -ge 30 ]; do tries=$((tries + 1)); sleep 0.1; done
ok "  and saves" saved_text
kill -TERM "$(cat pid)"
ended

# ---- the disk is full ----
started=$((started + 1))
size=$(($(wc -c <E-01) / 1024))
in_tmux new-session -d -x 80 -y 24 "cd '$work'
    TERM=xterm-256color HOME='$work' sh -c 'echo \$\$ >pid;
    ulimit -f $size; exec $expert -w E-01'; echo ended with \$?; sleep 600"
sees "with no room left it starts" "My evaluations"
keys Down Enter
sees "  the form" "Question"
keys PPage PPage PPage PPage
keys Enter
sees "  the editor" "Ctrl-Z"
before=$(field 'comment P1')
n=0
while [ $n -lt 40 ]; do
	n=$((n + 1))
	keys -l "Diskas pilnas, o tekstas rašomas toliau, ir toliau. "
done
keys Escape
sees "it says what to do" "free some space"
has "  and that this is not saved" "$(screen)" "NOT SAVED"
has "  the text is still on the screen" "$(screen)" "ir toliau."
keys F3
sees "  a copy can be written elsewhere" "A copy of this text is in"
has "    and is whole" "$(cat mita-copy-1.txt)" "Diskas pilnas, o tekstas rašomas"
ok "  what was saved before is whole" sound
has "  and there" "$(field 'comment P1')" "$(printf %s "$before" | cut -c 1-40)"
kill -9 "$(cat pid)"
ended

# ---- killed while it signs, while it exports ----
filled E-01 P-03 >form.done && "$expert" -w E-01 fill form.done >/dev/null
signed() { sqlite3 E-01 "SELECT count(*) FROM record WHERE kind = 'EVALUATION'"; }
echo "four words for tests" >pass
for wait in 0.02 0.1 0.3; do
	"$expert" -w E-01 sign P-03 --passphrase-fd 3 3<pass >signed.txt 2>&1 &
	process=$!
	sleep $wait
	kill -9 $process 2>/dev/null
	wait $process 2>/dev/null
	ok "killed after $wait s of signing: the file is sound" sound
	if grep -q Signed: signed.txt; then
		is "  what was called signed is there" "$(signed)" 1
	else
		ok "  signed or not, nothing between" test "$(signed)" -le 1
	fi
done
[ "$(signed)" = 1 ] || with_passphrase "$expert" -w E-01 sign P-03 >/dev/null
for wait in 0.02 0.1 0.3; do
	"$expert" -w E-01 export "b$wait" --passphrase-fd 3 3<pass \
	    >/dev/null 2>&1 &
	process=$!
	sleep $wait
	kill -9 $process 2>/dev/null
	wait $process 2>/dev/null
	if [ -e "b$wait" ]; then
		has "killed after $wait s of exporting: a file that is there is whole" \
		    "$("$auditor" verify "b$wait")" "bundle"
	else
		ok "killed after $wait s of exporting: no half file" true
	fi
done
done_testing
