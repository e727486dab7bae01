#!/bin/sh
# The dashboard as an officer sees it, in a terminal of its own: four tables,
# what a number counts, a reminder, a proposal, why it has its rank, tables
# saved, bundles taken in.  Only taking in changes the register.
. "$srcdir/tests/lib.sh"
own_folder

# ---- without a terminal, without a register ----
said=$("$coordinator" 2>&1 </dev/null)
is "without a terminal the help is printed, and it is wrong usage" $? 2
has "  which tells of the dashboard" "$said" "without a verb, the dashboard"
"$coordinator" --lang de status >said.txt 2>&1
is "--lang is lt or en, for verbs, too" $? 2
has "  which then speak it" "$("$coordinator" --lang lt status 2>&1)" \
    "register.mita: nepavyksta atverti"
in_terminal
application=$coordinator
start 80 24 xterm-256color
sees "without a register it is said what to do" "there is no register here"
sees "and that is a refusal" "ended with 1"

evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
# Folders in a folder are entered: the second one is kept for later.
tar cf later E-02.bundle && rm E-02.bundle
records() { sqlite3 register.mita 'SELECT count(*) FROM record'; }
before=$(records)

# ---- the four tables ----
start 80 24 xterm-256color
sees "the experts come first" "[Experts]"
sees "how far it is" "0 of 4 evaluations in"
sees "who has sent nothing" "never"
sees "the next step" "E-01 still owes 2 evaluations. m makes a reminder"
keys m
sees "the reminder, in the language of the expert" "Trūksta 2 jūsų vertinimų."
keys Escape
keys Up Up
sees "numbers have the focus, too" "Enter opens the list that this number"
keys Up Enter
sees "and open what they count" "Coordinator > Missing"
is "  as many lines as the number" "$(screen | grep -c 'nothing yet')" 4
keys Escape
sees "back again" "[Experts]"
keys Home Enter
sees "an expert's proposals" "E-01    P-02"
keys Escape
sees "back from there" "[Experts]"
keys Tab
sees "proposals" "[Proposals]"
keys Right
sees "ranking" "PROVISIONAL: 0 of 2 complete"
keys BTab
sees "back by Shift-Tab" "[Proposals]"
keys s
sees "the other stage" "stage 2 of 2"
keys s
sees "and this one" "stage 1 of 2"

# ---- taking in ----
keys i
sees "the bundles of this folder are offered" "E-01.bundle"
keys Enter
sees "what came of it" "Taken in: 1, refused: 0"
sees "  as merge says it" "2 new evaluations, 2 new decl"
is "  and the register has grown" "$(records)" $((before + 4))
keys Enter
sees "every check of the file" "Looked at, in this order"
keys Escape
sees "back at the results" "Taken in: 1"
keys Escape
sees "half of it is in" "2 of 4 evaluations in"
keys i
sees "the field for a path" "Type the name of a file or folder"
mkdir in && tar xf later -C in
keys BSpace "in" Enter
sees "a folder is taken in" "ok taken in  E-02.bundle"
keys Escape
sees "all of it is in" "4 of 4 evaluations in"
head -c 3000 in/E-02.bundle >cut.bundle
keys i
sees "once more" "Type the name of a file or folder"
keys BSpace "cut.bundle" Enter
sees "a bad file is refused, with the reason" "X refused"
keys Enter
sees "and what to tell its sender" "tell the sender"
keys Escape
sees "back at the refusal" "refused: 1"
keys Escape
sees "and at the proposals" "[Proposals]"
merged=$(records)

# ---- a proposal, and why ----
keys Enter
sees "scores by criterion" "P1 "
sees "what the expert wrote" "-- E-01 --"
keys Tab
sees "what the next expert wrote" "-- E-02 --"
keys Escape
sees "the list of proposals" "[Proposals]"
keys Right
sees "the ranking is complete" "COMPLETE, not yet signed"
sees "with its line" "gate: "
keys Enter
sees "why this rank" "Outcome: "
"$coordinator" why P-02 >why.txt
has "  is what why prints" "$(screen)" "$(sed -n 4p why.txt | cut -c 1-60)"
keys x
sees "a text can be saved" "One file is written"
keys Enter
sees "  and it is said where" "Written: $work/why-P-02-1.txt"
is "  as why prints it" "$(diff why.txt why-P-02-1.txt)" ""
keys Escape
sees "the ranking again" "[Ranking]"

# ---- saving a table ----
keys x
sees "a name is asked for" "ranking-1"
keys Enter
sees "a table is saved twice" "ranking-1.csv and .txt"
is "  totals are those of rank" "$("$coordinator" rank --format csv |
    sed '1d; s/"//g' | cut -d, -f2,3 | tr '\n' ' ')" \
    "$(sed '1d; s/"//g' ranking-1.csv | cut -d, -f2,4 | tr '\n' ' ')"
has "  the text is aligned" "$(cat ranking-1.txt)" "rank  proposal"
keys x
sees "asked again" "Write to a file"
keys Enter
sees "what is there is not replaced" "already there; name another file"
keys Escape
sees "it goes back" "[Ranking]"
keys d
sees "another order" "In the order of: Rank"
keys /
sees "a text is looked for" "Find"
keys -l "directory"
keys Enter Enter
sees "and found" "P-03, stage 1"
keys Escape

# ---- any size, another language, leaving ----
for size in 60x20 120x40 40x10 80x24; do
	in_tmux resize-window -x "${size%x*}" -y "${size#*x}"
	pause 0.3
	ok "it lives at $size" kill -0 "$(cat pid)"
done
sees "and is still there" "[Ranking]"
keys F9
sees "in Lithuanian" "[Eilė]"
keys q
sees "leaving ends well" "ended with 0"
is "nothing but taking in changed the register" "$(records)" "$merged"
is "and it is in order" "$("$coordinator" check | tail -n 1)" \
    "$merged records, nothing wrong."

# ---- what was signed, and what came after it ----
with_passphrase "$coordinator" decide --stage 1 >/dev/null
start 80 24 xterm-256color
sees "the first stage is decided: the next is shown" "stage 2 of 2"
keys s
sees "and the other one on request" "stage 1 of 2"
keys Tab Tab
sees "its result is signed" "COMPLETE, the result is signed"
{ head -n 1 rulings.csv
    echo 'ELIGIBILITY,1,P-03,-,E1-1,NO,Vida Officer,"Not in the call."'
} >no.csv
with_passphrase "$coordinator" ruling add no.csv >/dev/null
keys r
sees "what came since would change it" "COMPLETE, but not as signed"
keys Down
sees "and the next step says so" "then decide again"
keys q
sees "it ends well" "ended with 0"

# ---- an evaluation that somebody changed ----
whole=$work/whole.mita
cp register.mita "$whole"
changed() {	# changed FROM TO: in the last evaluation of E-02
	sqlite3 register.mita "UPDATE record
	    SET text = CAST(replace(CAST(text AS TEXT), '$1', '$2') AS BLOB)
	    WHERE idx = (SELECT max(idx) FROM record
	        WHERE kind = 'EVALUATION'
	        AND instr(CAST(text AS TEXT), 'signer E-02'))"
}
row() {	# row EXPERT: its line among the experts
	screen | grep " $1 "
}
for change in "signer E-02:signer E-0x" "signer E-02:signer E-01" \
    "score P1 :score P2 "; do
	changed "${change%%:*}" "${change#*:}"
	start 80 24 xterm-256color
	sees "${change#*:}: the dashboard opens all the same" "[Experts]"
	has "  whose evaluation it was is said to be wrong" \
	    "$(row E-02)" "X wrong"
	keys q
	sees "  it ends well" "ended with 0"
	cp "$whole" register.mita
done
changed "signer E-02" "signer E-0x"
start 80 24 xterm-256color
sees "with a changed one" "[Experts]"
has "who signed nothing of it is valid" "$(row E-01)" "ok valid"
keys q
sees "and it ends" "ended with 0"
cp "$whole" register.mita

# ---- what takes long is said before it begins ----
{ echo "BEGIN EXCLUSIVE;"; sleep 3; echo "COMMIT;"; } |
    sqlite3 register.mita &
sleep 0.5
start 80 24 xterm-256color
sees "the register is being read" "Reading the register ..."
sees "and then it is there" "[Experts]"
keys q
sees "it ends well in the end" "ended with 0"
wait

# ---- a small window, and colours off ----
start 60 20 vt100 --lang lt --mono
sees "--lang says the language" "[Ekspertai]"
keys q
sees "and it ends well, too" "ended with 0"
done_testing
