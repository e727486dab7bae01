#!/bin/sh
# Bad input: each gets a sentence with file, place, rule and remedy and the
# exit status of its kind, and changes nothing.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

state() { cksum register.mita E-01 E-02; ls; }
# refused STATUS "part of the sentence" COMMAND...
refused() {
	want_status=$1 want_text=$2
	shift 2
	before=$(state)
	said=$("$@" 2>&1)
	is "$want_status: $want_text" $? "$want_status"
	has "  it is said" "$said" "$want_text"
	is "  nothing has changed" "$(state)" "$before"
}
asked() { with_passphrase "$@"; }

# ---- the expert's forms ----
filled E-01 P-03 >form.good
refused 1 'P-03: first declare' "$expert" -w E-01 fill form.good
for p in P-02 P-03; do
	with_passphrase "$expert" -w E-01 declare $p none >/dev/null
	filled E-01 $p >filled.txt
	"$expert" -w E-01 fill filled.txt >/dev/null
done
bad() { sed "$1" form.good >form.bad; }
bad 's/^score: .*/score: 5.5/'
refused 1 'form.bad: line 43: P1: "5.5" is not on the scale, which goes from 0.0 to 5.0' \
    "$expert" -w E-01 fill form.bad
bad 's/^score: .*/score: -1/'
refused 1 '"-1" is not on the scale' "$expert" -w E-01 fill form.bad
bad 's/^score: .*/score: -/'
refused 1 'does not allow "cannot judge"' "$expert" -w E-01 fill form.bad
bad 's/^answer: YES/answer: MAYBE/'
refused 1 'which are YES, NO' "$expert" -w E-01 fill form.bad
bad 's/^== P2/== P9/'
refused 1 'has no heading' "$expert" -w E-01 fill form.bad
bad 's/^proposal: .*/proposal: P-99/'
refused 1 'no such proposal was given to you' "$expert" -w E-01 fill form.bad
bad '/^proposal:/d'
refused 1 'there is no line "proposal: ..."' "$expert" -w E-01 fill form.bad
bad 's/^== P3/== P2/'
refused 1 'stands twice' "$expert" -w E-01 fill form.bad
printf 'proposal: P-03\n== REMARK -\ncomment:\nvi\353a\n' >form.bad
refused 1 'line 4: this is not UTF-8' "$expert" -w E-01 fill form.bad
refused 3 'nothere: cannot be opened' "$expert" -w E-01 fill nothere

printf 'proposal: P-03\n== P1 -\nscore: 3\ncomment:\n' >form.short
"$expert" -w E-01 fill form.short >/dev/null
refused 1 'P1: the text has 0 characters; the call asks for 150' \
    asked "$expert" -w E-01 sign P-03
printf 'proposal: P-03\n== P1 -\nscore:\n' >form.short
"$expert" -w E-01 fill form.short >/dev/null
refused 1 'P1: no score yet' asked "$expert" -w E-01 sign P-03
"$expert" -w E-01 fill form.good >/dev/null
refused 3 'no terminal to ask for the passphrase' \
    setsid "$expert" -w E-01 sign P-03
# In braces: the passphrase is another one.
wrong() { "$@" --passphrase-fd 3 3<<-END
	three other words here
	END
}
refused 1 'passphrase' wrong "$expert" -w E-01 sign P-03
with_passphrase "$expert" -w E-01 sign P-02 P-03 >/dev/null
with_passphrase "$expert" -w E-01 export good.bundle >/dev/null
refused 1 'already there' asked "$expert" -w E-01 export good.bundle

# ---- bundles ----
head -c 5000 good.bundle >cut.bundle
refused 1 'refused  SIGNATURE  cut.bundle' "$coordinator" merge cut.bundle
head -c 100 good.bundle >stump.bundle
refused 1 'refused  FORMAT  stump.bundle' "$coordinator" merge stump.bundle
: >empty.bundle
refused 1 'refused  FORMAT  empty.bundle' "$coordinator" merge empty.bundle
cp out/E-01.package package.bundle
refused 1 'a BUNDLE is needed, and this is a PACKAGE' \
    "$coordinator" merge package.bundle
cp E-01 database.bundle
refused 1 'refused  NOT-OURS  database.bundle: mita-bundle(5)' \
    "$coordinator" merge database.bundle
sed 's,^trusted comment: BUNDLE/1,trusted comment: BUNDLE/2,' good.bundle \
    >late.bundle
refused 1 'install a newer program' "$coordinator" merge late.bundle
refused 3 'refused  SYSTEM  nothere' "$coordinator" merge nothere
refused 1 'refused  EMPTY  out' "$coordinator" merge out
ln -s good.bundle link.bundle
refused 1 'refused  NOT-A-FILE  link.bundle' "$coordinator" merge link.bundle

# ---- another call: its packages here, and our bundle there ----
mkdir other && cd other || exit 99
small_call >setup.txt 2>&1
other=$letter
with_passphrase "$expert" -w E-01 declare P-02 none >/dev/null
with_passphrase "$expert" -w E-01 export other.bundle >/dev/null
cd ..
refused 1 'refused  UNKNOWN-KEY  other/other.bundle' \
    "$coordinator" merge other/other.bundle
refused 1 'for expert' "$expert" -w E-01 open out/E-02.package
refused 1 'do not use this file' "$expert" -w E-01 open --agency "$other" \
    other/out/E-01.package
refused 1 'only what you exported yourself can be taken in' \
    "$expert" -w E-02 open good.bundle

# ---- one bad file does not stop the others; twice changes nothing ----
said=$("$coordinator" merge cut.bundle good.bundle empty.bundle)
is "a merge with two bad files says so" $? 1
has "  the good one was taken in" "$said" \
    'ok       good.bundle  E-01: 2 new evaluations'
before=$(sqlite3 register.mita 'SELECT digest FROM record ORDER BY idx')
"$coordinator" merge good.bundle good.bundle >/dev/null
is "a doubled bundle is no fault" $? 0
is "  and adds no record" \
    "$(sqlite3 register.mita 'SELECT digest FROM record ORDER BY idx')" \
    "$before"

# ---- tables ----
table() { printf '%s\n' "$@" >table.csv; }
table expert,stage,proposal E-01,1,P-02 E-77,1,P-02
refused 1 'table.csv: line 3' asked "$coordinator" assign import table.csv \
    --deadline 2099-12-31T15:00:00Z
table expert,stage,proposal E-01,1,P-02 E-01,1
refused 1 'table.csv: line 3' asked "$coordinator" assign import table.csv \
    --deadline 2099-12-31T15:00:00Z
table expert,stage,proposal 'E-01,1,"P-02'
refused 1 'table.csv: line 2' asked "$coordinator" assign import table.csv \
    --deadline 2099-12-31T15:00:00Z
table expert,proposal E-01,P-02
refused 1 'table.csv: line 1' asked "$coordinator" assign import table.csv \
    --deadline 2099-12-31T15:00:00Z
table expert,stage,proposal E-01,1,P-02
refused 2 'deadline' asked "$coordinator" assign import table.csv \
    --deadline tomorrow
sed 's/24000.00/24000.001/; s/^P-02/P-04/' proposals.csv >table.csv
refused 1 'table.csv: line 2' asked "$coordinator" proposal add table.csv \
    --documents documents
sed 's/P-02-1.txt/P-02-9.txt/; s/^P-02/P-04/' proposals.csv >table.csv
refused 3 'P-02-9.txt' asked "$coordinator" proposal add table.csv \
    --documents documents
# A document that nobody can read is not bound into the call.
unreadable() {	# unreadable "part of the sentence" NAME BYTES
	printf "$3" >"documents/$2"
	sed "s/P-02-1.txt/$2/; s/^P-02/P-04/" proposals.csv >table.csv
	refused 1 "$2 $1" asked "$coordinator" proposal add table.csv \
	    --documents documents
}
unreadable 'has no bytes' no.txt ''
unreadable 'has no bytes' no.pdf ''
unreadable 'has only blanks' blank.txt '\357\273\277 \r\n\302\240\t\342\200\213\n'
unreadable 'is a PDF;' named.txt '%%PDF-1.4 %%%%EOF'
unreadable 'is not UTF-8' wide.txt '\377\376T\0e\0'
unreadable 'is no text' other.txt 'MZ\001\002'
unreadable "is a word processor's file" word.pdf 'PK\003\004 word/document.xml'
unreadable "is a word processor's file" rich.txt '{\\rtf1 Text}'
unreadable 'is a web page' page.pdf '<!DOCTYPE html><p>Log in'
unreadable 'is no PDF' text.pdf 'The text of P-04.\n'
unreadable 'is a PDF that was cut short' half.pdf '%%PDF-1.4\n1 0 obj\n'
table subject,stage,proposal,expert,question,answer,officer,reason \
    ELIGIBILITY,1,P-02,-,E1-99,YES,Officer,
refused 1 'table.csv: line 2' asked "$coordinator" ruling add table.csv

# ---- a call ----
awk 'NR == 6 { print "languages en xx1"; next } { print }' \
    "$srcdir/data/calls/inoklaster.call" >bad.call
refused 1 'bad.call: line 6' asked "$coordinator" -r new.mita init \
    --small-memory bad.call
sed 's/^panel 2 1 1/panel 2 2 1/' "$srcdir/data/calls/inoklaster.call" \
    >bad.call
refused 1 'panel' asked "$coordinator" -r new.mita init --yes --small-memory bad.call
refused 1 'already there' asked "$coordinator" init --yes --small-memory \
    "$srcdir/data/calls/inoklaster.call"

# ---- an init that is stopped half way can be done again ----
again() {
	asked "$coordinator" -r half.mita init --yes --small-memory \
	    "$srcdir/data/calls/inoklaster.call"
}
with_other_words() {
	"$@" --passphrase-fd 3 3<<-END
		quite another passphrase here
	END
}
left() { ls -A | grep half | tr '\n' ' '; }
for blocks in 0 1 2 8 40 100; do	# of 512 bytes; no file may be larger
	refused 3 half.mita asked sh -c 'ulimit -f "$0" && exec "$@"' \
	    $blocks "$coordinator" -r half.mita init --yes --small-memory \
	    "$srcdir/data/calls/inoklaster.call"
	is "  $blocks blocks: nothing is left" "$(left)" ""
done
ok "with room it works" again
is "  and all is there" "$(left)" "half.mita half.mita.key half.mita.pub "
# Killed: the register is named last, so there may be keys and no register.
cp half.mita.pub first.pub
rm half.mita half.mita.pub
refused 1 'this passphrase does not open it' with_other_words \
    "$coordinator" -r half.mita init --yes --small-memory \
    "$srcdir/data/calls/inoklaster.call"
is "  and the key stays" "$(left)" "half.mita.key "
ok "a key without its register serves again" again
ok "  it is the same key" cmp first.pub half.mita.pub
rm half.mita
sed 's/^RW./RWA/' first.pub >half.mita.pub
refused 1 'half.mita.pub: already there' again
is "  and neither is lost" "$(left)" "half.mita.key half.mita.pub "
cp first.pub half.mita.pub
echo hot >half.mita-journal
ok "with both keys, and a journal of what is gone" again
ok "  the register is sound" "$auditor" audit half.mita --key first.pub

# ---- the disk is full for one of several: none of them is taken in ----
mkdir papers
head -c 6000000 /dev/zero | tr '\0' x >papers/P-02-1.txt
echo small >papers/P-03-1.txt
sed 's/^\(P-0[0-9],1,[a-z]*,\)/\1New /' proposals.csv >changed.csv
for dry in '' --dry-run; do
	refused 3 'the disk is full' asked sh -c \
	    'ulimit -f 3000 && exec "$@"' sh "$coordinator" proposal add \
	    changed.csv --documents papers $dry
done
rm -r papers changed.csv

# ---- the wrong kind of file, or none ----
refused 1 'this is a workspace, and a register is needed' \
    "$coordinator" -r E-01 status
refused 1 'this is a register, and a workspace is needed' \
    "$expert" -w register.mita list
refused 3 'nowhere: cannot be opened' "$coordinator" -r nowhere status
cp register.mita late.mita && sqlite3 late.mita 'PRAGMA user_version = 9'
refused 1 'install a newer program' "$coordinator" -r late.mita status

# ---- the command line ----
refused 2 'there is no such verb' "$coordinator" mrege
refused 2 'a second word is wanted; there are assign ' \
    "$coordinator" assign --help
refused 2 '--stage is 1 or 2' "$coordinator" decide --stage 3
refused 2 'this option is not known' "$auditor" --frobnicate
# Every option that takes a number, and no number in any of them.
for bad in abc 5x 4294967297 18446744073709551617 -3 '' ' ' '  ' +1 01 ' 1' \
    '1 ' 1.0 1,0 0x1 1e0 10001; do
	refused 2 "--load is a whole number from 1 to 10000, not \"$bad\"" \
	    asked "$coordinator" expert add E-01.card --load "$bad"
	refused 2 "--stage is 1 or 2, not \"$bad\"" \
	    asked "$coordinator" decide --stage "$bad"
	refused 2 "--stage is 1 or 2, not \"$bad\"" \
	    "$coordinator" evaluations --stage="$bad"
	for verb in form check; do
		refused 2 "--stage is 1 or 2, not \"$bad\"" \
		    "$expert" -w E-01 $verb P-03 --stage "$bad"
	done
	for verb in "sign P-03" "declare P-03 none"; do
		refused 2 "--stage is 1 or 2, not \"$bad\"" \
		    asked "$expert" -w E-01 $verb --stage "$bad"
	done
	for program in "$expert -w E-01 declare P-03 none" \
	    "$coordinator issue numbers"; do
		refused 2 '--passphrase-fd is a whole number from 0 to 1023' \
		    $program --passphrase-fd "$bad"
	done
done

# ---- a folder that cannot be written ----
# Root may write anywhere, so as root this is done as nobody.
mkdir bin closed && cp "$expert" "$coordinator" bin
nobody=
if [ "$(id -u)" = 0 ]; then
	nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chown -R 65534:65534 "$work"
fi
chmod a-w closed
refused 3 'closed' asked $nobody bin/mita-expert -w E-01 export closed/b
refused 3 'closed' asked $nobody bin/mita-coordinator issue closed/out
chmod a-w "$work"
refused 3 'may not be written' asked $nobody bin/mita-expert -w E-01 \
    declare P-02 potential --text Reason
refused 3 'may not be written' $nobody bin/mita-coordinator merge good.bundle
chmod u+w "$work"
refused 3 'nofolder' asked "$expert" -w E-01 export nofolder/b.bundle

# ---- the call itself is damaged ----
cp register.mita torn.mita
sqlite3 torn.mita "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
    'budget', 'budgez') AS BLOB) WHERE kind = 'CALL'"
for verb in status rank 'evaluations --stage 1' 'assign show' 'conflict list' \
    'expert list' 'proposal add proposals.csv' 'merge good.bundle' \
    'assign import assignments.csv' 'proposal withdraw P-02 --stage 1
    --officer V --reason R'; do
	refused 1 'it has no call that can be believed' \
	    "$coordinator" -r torn.mita $verb
done
has "only check says what it is" "$("$coordinator" -r torn.mita check 2>&1)" \
    NO-CALL

# ---- no terminal, unknown terminal ----
refused 3 'needs a terminal' sh -c '"$0" -w E-01 </dev/null' "$expert"
done_testing
