#!/bin/sh
# What was verified before is not verified again, and nothing else is left out:
# whatever somebody changes in a register, or in what is remembered of it, is
# found as if nothing had been remembered.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder

evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" merge E-01.bundle >/dev/null
known=$XDG_STATE_HOME/mita
file=$(echo "$known"/*.verified)
opened() {	# opened REGISTER [FOLDER]: signatures verified, and the same?
	"$builddir/tests/count-reads" open "$1" "${2-$known}" |
	    awk 'NR == 1 { n = $3 } NR == 2 { print n, $0 }'
}
records() { sqlite3 "$1" "SELECT count(*) FROM record"; }

is "one file a call is remembered, of the person alone" \
    "$(cd "$known" && ls | wc -l) $(ls -ld "$known" "$file" | cut -c 1-10 | tr '\n' ' ')" \
    "1 drwx------ -rw------- "
is "what was verified is not verified again" "$(opened register.mita)" "0 same"
all=$(records register.mita)
is "without that, all is" "$(opened register.mita none)" "$all same"

# ---- what came since, by whatever way ----
cp register.mita older.mita
cp "$file" older.verified
(XDG_STATE_HOME=$work/other; "$coordinator" merge E-02.bundle >/dev/null)
new=$(($(records register.mita) - all))
ok "  there is something new" test "$new" -gt 0
is "what is new is verified, and nothing else" "$(opened register.mita)" \
    "$new same"
is "  once" "$(opened register.mita)" "0 same"
cp "$file" newer.verified
is "of a copy from before, all is" "$(opened older.mita)" "$all same"
cp newer.verified "$file"

# ---- in the register ----
all=$(records register.mita)
changed() {	# changed "WHAT" SQL [SIGNATURES VERIFIED]
	cp register.mita changed.mita
	sqlite3 changed.mita "PRAGMA foreign_keys = OFF; $2"
	is "$1" "$(opened changed.mita)" "${3-$all} same"
	cmp -s "$file" newer.verified || cp newer.verified "$file"
}
# One that does not verify is tried once more, to say why.
pick="(SELECT max(idx) FROM record WHERE kind = 'EVALUATION')"
for kind in CALL KEY ADMISSION PROPOSAL ASSIGNMENT DECLARATION EVALUATION; do
	one="(SELECT max(idx) FROM record WHERE kind = '$kind')"
	cp register.mita changed.mita
	sqlite3 changed.mita "UPDATE record SET text = CAST(replace(CAST(text AS
	    TEXT), char(10) || 'seq ', char(10) || 'seq 1') AS BLOB) WHERE idx = $one"
	is "the text of a $kind is changed: it is found as ever" \
	    "$(opened changed.mita | cut -d ' ' -f 2)" same
	has "  by name" "$("$coordinator" -r changed.mita check --format csv)" \
	    '"wrong","EDITED","record'
	ok "  and is not remembered" cmp "$file" newer.verified
done
second="instr(minisig, char(10)) + 20"
changed "a letter of a signature" "UPDATE record SET minisig =
    substr(minisig, 1, $second) || CASE substr(minisig, $second + 1, 1) WHEN
    'A' THEN 'B' ELSE 'A' END || substr(minisig, $second + 2) WHERE
    idx = $pick" $((all + 1))
changed "the untrusted comment, which nothing signs" "UPDATE record SET minisig
    = replace(minisig, 'untrusted comment: ', 'untrusted comment: x') WHERE
    idx = $pick"
changed "a record is gone from the middle" "DELETE FROM record WHERE idx =
    (SELECT min(idx) FROM record WHERE kind = 'EVALUATION')" $((all - 1))
changed "a record is gone from the end" "DELETE FROM record WHERE idx =
    (SELECT max(idx) FROM record)" $((all - 1))
changed "two records change places" "UPDATE record SET idx = 9999 WHERE idx
    = $all; UPDATE record SET idx = $all WHERE idx = $all - 1; UPDATE record
    SET idx = $all - 1 WHERE idx = 9999"
changed "a signature is that of another record" "UPDATE record SET minisig =
    (SELECT minisig FROM record WHERE kind = 'EVALUATION' ORDER BY idx LIMIT 1)
    WHERE idx = $pick" $((all + 1))
changed "the digest column, which nothing rests on" "UPDATE record SET digest =
    replace(digest, substr(digest, 1, 1), 'f') WHERE idx = $pick" 0

# ---- in what is remembered ----
remembered() {	# remembered "WHAT" SED-SCRIPT
	sed "$2" newer.verified >"$file"
	cmp -s "$file" newer.verified && is "$1: it was changed" no yes
	is "$1" "$(opened register.mita)" "$all same"
	cp newer.verified "$file"
}
remembered "of another version of the program" '1s/$/x/'
remembered "one record less" "s/^records .*/records $((all - 1))/"
remembered "one record more" "s/^records .*/records $((all + 1))/"
remembered "no record" "s/^records .*/records 0/"
remembered "another digest of the texts" '/^texts/s/[0-9a-f]$/x/; /^texts/y/0123456789abcdefx/1234567890bcdefa0/'
remembered "another digest of the keys" '/^keys/y/0123456789abcdef/1234567890bcdefa/'
remembered "something behind it" '$a\
more'
cp older.verified "$file"
is "an older one is good for what it covers" "$(opened register.mita)" \
    "$new same"
cp newer.verified "$file"
chmod 620 "$file"
is "a file that others may write to says nothing" "$(opened register.mita)" \
    "$all same"
chmod 600 "$file"
chmod 770 "$known"
is "nor does a folder" "$(opened register.mita)" "$all same"
chmod 700 "$known"
cp newer.verified elsewhere
ln -sf "$work/elsewhere" "$file"
is "nor a link" "$(opened register.mita)" "$all same"
rm -f "$file"
cp newer.verified "$file"

mkdir another
(cd another || exit 99
with_passphrase "$coordinator" init --small-memory \
    "$srcdir/data/calls/inoklaster.call" >/dev/null
"$coordinator" expert list >/dev/null)
head=$(ls "$known"/*.verified | grep -v "$file")
cp newer.verified "$head"
is "nor that of another register" "$(opened another/register.mita)" "1 same"

# ---- where nothing can be remembered, all works ----
for state in /proc/none relative; do
	is "XDG_STATE_HOME $state" "$(XDG_STATE_HOME=$state HOME=/proc/none \
	    "$coordinator" status >/dev/null 2>&1; echo $?)" 0
done
ok "  and nothing was made here" test ! -e relative
done_testing
