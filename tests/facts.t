#!/bin/sh
# Findings say whom and what they are about as values: for whoever decides by
# them, a sentence is never searched.  Ids that begin alike are different.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder

# ---- a text is searched only for what a person typed or wrote ----
# sought FILE WHY: the files that may, each with its reason
sought() { allowed="$allowed src/$1"; }
allowed=
sought ui/tableview.c "a word typed to find a row"
sought ui/commands.c "a word typed to find a command"
sought expert/export.c "a passphrase typed into a name"
sought desk/hints.c "what an expert wrote in a comment"
found=$(cd "$srcdir" && grep -lE '\b(strstr|memmem|strcasestr|sscanf)\(' \
    src/*/*.c | LC_ALL=C sort | tr '\n' ' ')
is "no fact is searched in a text" "$found" "$(printf '%s\n' $allowed |
    LC_ALL=C sort | tr '\n' ' ')"

# ---- a fault has its place, its rule and what to do about it in fields ----
cat >faults.awk <<'END'
# Tell each rule of a fault that begins with a place or ends with a remedy.
function judge(name, arg, n,	i) {
	i = name ~ /errno/ ? 2 : name ~ /set/ ? 4 : 5
	for (; i <= n; i++) {
		gsub(/"[ \t\n]*"/, "", arg[i])
		if (arg[i] ~ /^[^"]*"((line|stage) )?[^ ":]*%[^ ":]*: / ||
		    arg[i] ~ /; [a-z\\]/)
			print file ": " arg[i]
	}
	rules++
}
function take(text,	name, i, c, n, depth, quoted, arg) {
	while (match(text, /fault_(set|at|advise|errno)\(/)) {
		name = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		split("", arg)
		n = depth = 1
		for (i = quoted = 0; depth > 0 && i < length(text); ) {
			c = substr(text, ++i, 1)
			if (c == "\\")
				c = c substr(text, ++i, 1)
			else if (c == "\"")
				quoted = !quoted
			else if (!quoted && c ~ /[(),]/) {
				depth += (c == "(") - (c == ")")
				if (c == "," && depth == 1) {
					n++
					continue
				}
			}
			arg[n] = arg[n] c
		}
		judge(name, arg, n)
	}
}
FNR == 1 { take(text); text = ""; file = FILENAME }
{ text = text $0 "\n" }
END { take(text); print rules > count }
END
cat >wrong.c <<'END'
	fault_set(why, CODE, "X", "%s: a (b", path);
	return fault_advise(why, CODE, "X", "do; this", "line"
	    " %u: wrong", n);
	fault_errno(why, "%s/%s: no", a, b);
	fault_at(why, CODE, "X", place(a, b), "late; ask"
	    " anew");
	fault_at(why, CODE, "X", place, translate_n("a; b", "c", 1), 1);
	fault_set(why, CODE, "X", "right: , ; | (%s: it)", a);
END
is "who hides a place or a remedy in a rule is found" \
    "$(awk -v count=rules -f faults.awk wrong.c | wc -l) of $(cat rules)" "5 of 6"
is "no rule has its place or its remedy in it" \
    "$(awk -v count=rules -f faults.awk "$srcdir"/src/*/*.c)" ""
ok "  of hundreds" test "$(cat rules)" -gt 250

agency() { with_passphrase "$coordinator" "$@"; }
facts() { "$builddir/tests/say-facts" "${1-register.mita}"; }
# change SQL-EXPRESSION: the last EVALUATION of E-10, in a copy
change() {
	cp whole.mita changed.mita
	sqlite3 changed.mita "$1 WHERE idx = (SELECT max(idx) FROM record
	    WHERE kind = 'EVALUATION' AND
	    instr(CAST(text AS TEXT), 'signer E-10' || char(10)))"
}
replaced() {	# replaced THIS THAT: in the text of that record
	change "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
	    '$1' || char(10), '$2' || char(10)) AS BLOB)"
}

# ---- three experts whose ids begin alike; E-1 signs in two copies ----
sed 's/^panel 1/panel 3/' "$srcdir/tests/data/small.call" >three.call
agency init --yes --small-memory three.call >/dev/null
for who in E-1 E-10 E-100; do
	with_passphrase "$expert" -w $who enrol --name $who --organisation O \
	    --kind business --languages en --small-memory $who.card >/dev/null
	agency expert add --id $who $who.card >/dev/null
done
{
	echo proposal,stage,language,title,asked,eligible,partners
	for p in P-1 P-2; do echo "$p,1,en,$p,100.00,100.00,\"A-$p|KI|XX|100.00|A\""; done
} >table.csv
agency proposal add table.csv >/dev/null
{
	echo expert,stage,proposal
	for who in E-1 E-10 E-100; do printf '%s,1,P-1\n%s,1,P-2\n' $who $who; done
} >table.csv
agency assign import table.csv --deadline 2099-12-31T15:00:00Z >/dev/null
agency issue out >/dev/null
letter=$("$expert" -w E-1 open out/E-1.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
signed() {	# signed WORKSPACE PROPOSAL POINTS
	with_passphrase "$expert" -w "$1" declare "$2" none 2>/dev/null
	"$expert" -w "$1" form "$2" | sed "s/^score:.*/score: $3/" >form.txt
	"$expert" -w "$1" fill form.txt
	with_passphrase "$expert" -w "$1" sign "$2" --reason 'I read it again'
} >/dev/null
mkdir in
for who in E-1 E-10 E-100; do
	"$expert" -w $who open --agency "$letter" out/$who.package >/dev/null
	signed $who P-1 3
	signed $who P-2 4
	with_passphrase "$expert" -w $who export in/$who.bundle >/dev/null
done
agency merge in >/dev/null
is "nothing is found in a register that is whole" "$(facts)" ""
cp register.mita whole.mita

# ---- a record that was changed is still somebody's ----
replaced 'signer E-10' 'signer E-1x'
is "a text that is no record any more: its key and its bundle tell whose" \
    "$(facts changed.mita)" "WRONG EDITED E-10 E-10 P-2 1
WRONG SIGNATURE E-10 E-10 P-2 1
WRONG DROPPED E-10 E-10 P-2 1
WRONG INDEX . . . 0"
replaced 'signer E-10' 'signer E-100'
is "a text that names another signer is about both" "$(facts changed.mita)" \
    "WRONG EDITED E-100 E-10 P-2 1
WRONG SIGNATURE E-100 E-10 P-2 1
WRONG DROPPED E-10 E-10 P-2 1
WRONG INDEX . . . 0"
change "UPDATE record SET minisig = '-', text = CAST(replace(CAST(text AS TEXT),
    'prev ', 'prev x') AS BLOB)"
is "without a signature, what is left of the text tells" \
    "$(facts changed.mita | grep -v DROPPED)" "WRONG EDITED E-10 E-10 P-2 1
WRONG FORMAT E-10 E-10 P-2 1
WRONG INDEX . . . 0"
change "UPDATE record SET digest = replace(digest, substr(digest, 1, 8),
    '01234567')"
is "a row whose digest alone was changed is about its record" \
    "$(facts changed.mita | grep EDITED)" "WRONG EDITED E-10 E-10 P-2 1"
change "DELETE FROM record"
is "a record that was taken out is its bundle's" \
    "$(facts changed.mita | grep DROPPED)" "WRONG DROPPED E-10 E-10 P-2 1"
cp whole.mita changed.mita
sqlite3 changed.mita "UPDATE received SET file = CAST(x'00' AS BLOB)
    WHERE expert = 'E-100'"
is "a bundle that is not as it came is its sender's" \
    "$(facts changed.mita)" "WRONG EDITED E-100 E-100 . 0"
cp whole.mita changed.mita
sqlite3 changed.mita "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
    'expert E-100', 'expert E-10x') AS BLOB) WHERE kind = 'ASSIGNMENT'"
is "a changed record of the agency is the agency's, and what rests on it the expert's" \
    "$(facts changed.mita | grep -E 'SIGNATURE|BINDING' | sort -u)" \
    "WRONG BINDING E-100 E-100 P-1 1
WRONG BINDING E-100 E-100 P-2 1
WRONG SIGNATURE AGENCY . . 1"

# ---- E-1 signs in two copies: that is E-1's fork and nobody else's ----
cp E-1 copy
signed E-1 P-1 5
signed copy P-1 2
for one in E-1 copy; do
	with_passphrase "$expert" -w $one export $one-fork.bundle >/dev/null
done
agency merge E-1-fork.bundle copy-fork.bundle >/dev/null
is "a fork is its signer's" "$(facts | grep WRONG)" "WRONG FORK E-1 E-1 P-1 1"
cp register.mita forked.mita
for who in E-10 E-100; do
	agency expert revoke $who --officer Vida --reason Lost >said.txt 2>&1
	is "the key of $who can be ended beside it" "$?$(grep -o FORK said.txt)" 0
done
agency expert revoke E-1 --officer Vida --reason Lost >said.txt 2>&1
is "that of E-1 only by saying which record stands" \
    "$? $(grep -c 'say with --last' said.txt)" "1 1"

# ---- what an officer sees ----
in_terminal
application=$coordinator
words() {	# words: the last column of the three experts
	screen | sed -n 's/^[> ]*\(E-1[0]*\)  .*  *\([^ ]* [^ ]*\) *$/\1 \2/p'
}
seen() {	# seen SENTENCE WORDS: of E-1, E-10 and E-100
	start 160 30 xterm-256color
	sees "the dashboard is there" "[Experts]"
	is "$1" "$(words | tr '\n' ',')" "$2"
}
cp forked.mita register.mita
seen "the word is wrong for E-1 alone" \
    "E-1 X wrong,E-10 ok valid,E-100 ok valid,"
cp whole.mita register.mita
seen "all is well" "E-1 ok valid,E-10 ok valid,E-100 ok valid,"
replaced 'signer E-10' 'signer E-1x'
mv changed.mita register.mita
seen "a record of E-10 was made unreadable" \
    "E-1 ok valid,E-10 X wrong,E-100 ok valid,"
change "DELETE FROM record"
mv changed.mita register.mita
seen "a record of E-10 was taken out" \
    "E-1 ok valid,E-10 X wrong,E-100 ok valid,"
cp whole.mita register.mita
sqlite3 register.mita "UPDATE received SET file = CAST(x'00' AS BLOB)
    WHERE expert = 'E-100'"
seen "a bundle of E-100 is not as it came" \
    "E-1 ok valid,E-10 ok valid,E-100 X wrong,"
keys End Enter
sees "E-100" "Coordinator > E-100"
keys f
sees "what was found about E-100" "EDITED"
keys Escape
sees "E-100 again" "Coordinator > E-100"
keys Escape
sees "the experts again" "[Experts]"
keys Up Enter
sees "E-10" "Coordinator > E-10 "
keys f
sees "its findings" "Coordinator > Findings"
is "  are not those of E-100" "$(screen | grep -c EDITED)" 0
done_testing
