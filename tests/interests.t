#!/bin/sh
# What one declares: knowingly, again when something changed, and told.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
mine() { with_passphrase "$expert" -w E-01 "$@" 2>&1; }
plain() {
	"$expert" -w E-01 --plain --passphrase-fd 3 3<<-END 2>&1
		four words for tests
		four words for tests
	END
}

# ---- "something has changed" is no evaluation ----
mine declare P-02 none >/dev/null
filled E-01 P-02 | awk '/^== Q1-2/ { it = 1 }
    it && /^answer: / { $2 = "CHANGED"; it = 0 } { print }' >filled.txt
"$expert" -w E-01 fill filled.txt >/dev/null
out=$("$expert" -w E-01 check P-02)
is "a changed interest is a thing that is missing" $? 1
has "and it is said what to do" "$out" "first declare your interest anew"
out=$(mine sign P-02)
is "such an evaluation is not signed" $? 1
has "and the reason is told" "$out" "something has changed"
has "the list counts it as missing" "$("$expert" -w E-01 list)" writing
mine declare P-02 potential --text "I was asked to join the cluster." >told.txt
is "the interest is declared anew" $? 0
has "and the next step is to tell the agency" "$(cat told.txt)" \
    "Now export: the agency must know"
is "then the form asks the question again" "$(sqlite3 E-01 "SELECT value FROM
    draft WHERE field = 'answer Q1-2 -'")" ""
has "which check says" "$("$expert" -w E-01 check P-02)" \
    "Q1-2: not answered yet"
sed 's/^answer: CHANGED/answer: CONFIRMED/' filled.txt >again.txt
"$expert" -w E-01 fill again.txt >/dev/null
mine sign P-02 >/dev/null
is "answered again it is signed" $? 0

# ---- line by line: what is signed is told first, and what comes next ----
out=$(printf '%s\n' "open P-03" "declare potential" | plain)
has "an interest without words is asked for them" "$out" \
    "Say in the same line what the interest is: declare potential"
is "and no passphrase is" "$(echo "$out" | grep -ci passphrase)" 0
out=$(printf '%s\n' "open P-03" "declare disqualifying I own it" read find\ \
    text original | plain)
has "what is signed is told" "$out" "This is what you sign:"
has "of which proposal" "$out" "P-03, stage 1:"
has "which answer" "$out" "Disqualifying interest: I give it back"
has "what the interest is" "$out" "  I own it"
has "and then what comes next" "$out" "you give it back. Now export"
is "its text is closed, in three ways" "$(echo "$out" | grep -c \
    'P-03: you gave it back because of an interest')" 3
case $out in
*"The text of P-03."*) is "and not one word is read" read closed;;
*) ok "and not one word is read" true;;
esac
out=$(printf '%s\n' "open P-03" "declare none" read | plain)
has "a slip is taken back by declaring again" "$out" \
    "It takes the place of what you declared before"
has "and then the text is open" "$out" "The facts; behind them"

# ---- what the agency must know is waiting until it is exported ----
out=$(printf '%s\n' "open P-03" "declare potential We wrote a paper" list | plain)
has "an interest is no evaluation, but it waits" "$out" \
    "Signed: 1 of 2. Not all of it is exported yet."
mine export told.bundle >/dev/null
has "and the receipt has it" "$(mine receipt told.bundle)" \
    "P-03  declared; not signed, 6 answers to go"
filled E-01 P-03 >filled.txt
"$expert" -w E-01 fill filled.txt >/dev/null
has "and that only the signature is missing" "$(mine receipt told.bundle)" \
    "P-03  declared; not signed, though nothing is missing"
has "in the list yes and no are in its language" \
    "$(mine list --lang lt | grep P-03 | tr -s ' ')" "0 ne 2099-12-31"
done_testing
