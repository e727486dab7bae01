#!/bin/sh
# Line by line: what is asked can be told apart, answers are taken back, words
# are known in Lithuanian, and a pasted paragraph arrives whole.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
plain() {
	"$expert" -w E-01 --plain --passphrase-fd 3 "$@" 3<<-END 2>&1
		four words for tests
		four words for tests
	END
}

# ---- in Lithuanian, from the declaration on ----
out=$(printf '%s\n' "atverti P-02" "deklaruoti nėra" "toliau" "pagalba" išeiti \
    list | plain --lang lt)
has "a word of one's own opens" "$out" "P-02: Medienos"
has "and declares" "$out" "Deklaruota ir pasirašyta."
has "the help tells both" "$out" "balas, score 3,5:"
is "and one leaves by one" "$(echo "$out" | grep -c '^1  P-02')" 1

# ---- two questions about two technologies ----
out=$(printf '%s\n' "open P-02" check | plain)
is "each says which it is about" "$(echo "$out" |
    grep -c 'P-02, question [34] of [0-9]*: Q1-3, [a-z]')" 2
is "also as what must be fixed" "$(echo "$out" |
    grep -o 'Must be fixed: question [34], Q1-3, [^:]*' | sort -u | wc -l)" 2

# ---- an answer is taken back ----
out=$(printf '%s\n' "open P-02" "answer 1" "answer 2" undo redo undo undo undo |
    plain)
has "the last answer is taken back" "$out" "Your answer: yes.
P-02, question 1 of 8: Q1-1. Is the idea within the objective of the call?
Your answer: no, because ..."
has "until there is none" "$out" "Nothing to take back."
is "and the file has none" "$(sqlite3 E-01 "SELECT value FROM draft
    WHERE field = 'answer Q1-1 -'")" ""

# ---- a paragraph longer than a terminal's line ----
if no_terminal >none.txt 2>&1; then
	skip "a paragraph" "$(cat none.txt)"
else
	text=$(awk 'BEGIN { while (n++ < 700) printf "Žodis %d. ", n }')
	start 80 24 xterm-256color --plain
	sees "the prompt says what is awaited" "Command:"
	keys "open P-02" Enter
	sees "and where one is" "question 1 of 8. Command:"
	keys next Enter next Enter next Enter next Enter
	sees "one comes to a criterion" "question 5 of 8. Command:"
	keys comment Enter
	sees "it waits for the text" "ends it."
	in_tmux set-buffer -- "$text"
	in_tmux paste-buffer
	keys Enter . Enter
	sees "it is kept" "Kept:"
	is "to the last letter" "$(sqlite3 E-01 "SELECT value FROM draft
	    WHERE field = 'comment P1'")" "$text"
	keys -l "nonsense"
	keys BSpace BSpace BSpace BSpace BSpace BSpace BSpace BSpace "list" Enter
	sees "what is typed can be deleted" "Signed: 0 of 2."
fi
done_testing
