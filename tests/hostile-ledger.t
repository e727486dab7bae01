#!/bin/sh
# The ledger: what came, in which order and when, under ends that the agency
# signs.  Each record that is taken away, changed, moved or put between is
# named, with and without the agency's key as far as anything can tell.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
hostile_call evaluated_call
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null || exit 99
with_passphrase "$coordinator" decide --stage 1 >/dev/null || exit 99
cp register.mita before/
ask() { sqlite3 -readonly register.mita "$1"; }
sql() { sqlite3 register.mita "$1"; }
said_of() { printf '%s\n' "$said" | grep "$1"; }
total=$(ask 'SELECT count(*) FROM record')

# ---- what an act leaves ----
is "each record is in it, in its order" "$(ask 'SELECT count(*) FROM ledger
    JOIN record USING (idx, digest)')" "$total"
is "with when it came" "$(ask "SELECT count(*) FROM ledger
    WHERE time LIKE '20__-__-__T%'")" "$total"
is "what a bundle brought says which" "$(ask "SELECT count(*) FROM ledger
    WHERE bundle IN (SELECT digest FROM received)")" 8
is "and when that came" "$(ask 'SELECT count(*) FROM ledger AS l
    JOIN received AS r ON r.digest = l.bundle AND r.time = l.time')" 8
is "the first act signed an end" "$(ask 'SELECT min(size) FROM checkpoint')" 1
is "and so did the last, of all" "$(ask 'SELECT max(size) FROM checkpoint')" \
    "$total"
call=$(ask "SELECT digest FROM record WHERE kind = 'CALL'")
is "under the name of the call" "$(ask 'SELECT note FROM checkpoint
    WHERE size = 1' | head -n 1)" "mita/$call"
harmless "all of it is right"
has "the auditor tells its root" "$said" "ledger  size $total, "
"$coordinator" check >said.txt 2>&1
is "so is it for check" "$? $(grep -c LEDGER said.txt)" "0 0"
ends=$(ask 'SELECT count(*) FROM checkpoint')
with_passphrase "$coordinator" decide --stage 1 --dry-run >/dev/null 2>&1
is "a dry run signs none" "$(ask 'SELECT count(*) FROM checkpoint')" "$ends"

# ---- every record in turn: without the key ----
named() {	# named N: number N of the ledger is named, and nothing else is
	said=$(audited)
	[ $? = 1 ] && said_of 'LEDGER' >one.txt && grep -qw "number $1" one.txt
}
missed=
for n in $(ask 'SELECT idx FROM record WHERE idx > 1'); do
	again; sql "DELETE FROM record WHERE idx = $n"
	named "$n" && [ "$(wc -l <one.txt)" -eq 1 ] || missed="$missed $n"
done
is "each that is taken away is named, alone" "$missed" ""
missed=
for n in $(ask 'SELECT idx FROM record WHERE idx > 2'); do
	again; sql "UPDATE record SET idx = 9999 WHERE idx = $n;
	    UPDATE record SET idx = $n WHERE idx = $n - 1;
	    UPDATE record SET idx = $n - 1 WHERE idx = 9999"
	named "$n" && grep -qw "number $((n - 1))" one.txt || missed="$missed $n"
done
is "so are two that changed places" "$missed" ""
missed=
for n in $(ask 'SELECT idx FROM record'); do
	again; sql "UPDATE record SET text = CAST(replace(CAST(text AS TEXT),
	    '/1', '/2') AS BLOB) WHERE idx = $n"
	said=$(audited)
	said_of EDITED >/dev/null && ! said_of LEDGER >/dev/null ||
	    missed="$missed $n"
done
is "one that was changed is told once, as that" "$missed" ""
missed=
for n in $(ask 'SELECT idx FROM ledger'); do
	again; sql "UPDATE ledger SET time = '2026-11-30T00:00:01Z'
	    WHERE idx = $n"
	said=$(audited)
	said_of 'LEDGER.*not the one that the agency signed' >/dev/null ||
	    missed="$missed $n"
done
is "a time that was changed is seen, whichever" "$missed" ""
again; sql "UPDATE received SET time = '2026-11-30T00:00:01Z'
    WHERE expert = 'E-01'"
wrong LEDGER "the set of records" "the bundle of E-01 came at"
again; sql "DELETE FROM received WHERE expert = 'E-01'"
noted UNKEPT "the set of records" "is not kept any more"
again; sql "UPDATE record SET idx = idx + 1 WHERE idx = $total"
wrong LEDGER "RESULT by AGENCY, seq 24" "came as number $total"

# ---- a stranger's card, put between ----
again; sql "UPDATE record SET idx = idx + 1000 WHERE idx > 4;
    UPDATE record SET idx = idx - 999 WHERE idx > 1000"
said=$(audited)
is "what was pushed aside is named, each" "$(said_of LEDGER | wc -l)" \
    $((total - 4))

# ---- the list and the records together, without the key ----
again; sql "DELETE FROM record WHERE idx = $total;
    DELETE FROM ledger WHERE idx = $total"
wrong LEDGER "the set of records" "its end was cut off"
again; sql "DELETE FROM ledger WHERE idx = 5"
wrong LEDGER "the set of records" "number 5 of the ledger is taken out of it"
again; sql "UPDATE checkpoint SET note = replace(note, '$total', '7')
    WHERE size = $total"
wrong LEDGER "the set of records" "not signed as it stands"

# ---- what the office does then ----
again; sql "UPDATE ledger SET time = '2026-11-30T00:00:01Z' WHERE idx = 3"
before=$(cksum <register.mita)
said=$(with_passphrase "$coordinator" expert revoke E-02 --officer V \
    --reason lost 2>&1)
is "no act signs a ledger that contradicts the signed one" $? 1
has "  it is said" "$said" "were changed since the agency signed them"
is "  and nothing is kept" "$(cksum <register.mita)" "$before"

# ---- published, and made again ----
again
"$coordinator" publish folder >/dev/null || exit 99
folder() { "$auditor" audit folder --key register.mita.pub; }
is "a published folder has the same head" "$(folder | grep ^ledger)" \
    "$(audited | grep ^ledger)"
cp folder/ledger.txt lines.txt
sed -i '3s/T../T00/' folder/ledger.txt
has "a time changed in it is seen" "$(folder)" "LEDGER"
sed '3s/$/ /' lines.txt >folder/ledger.txt
refused FORMAT "line 3 is not" folder
# made_again "SENTENCE" "PART": a ledger that nobody signed is not restored.
made_again() {
	said=$("$coordinator" -r again.mita restore folder 2>&1)
	is "$1" $? 1
	has "  it is said" "$said" "$2"
	ok "  and nothing is made" test ! -e again.mita
}
sed '3s/ 20/ 19/' lines.txt >folder/ledger.txt
made_again "a time changed in it is not restored" \
    "the ledger is not the one that the agency signed"
sed '$d' lines.txt >folder/ledger.txt
made_again "nor a ledger without a line" "its end was cut off"
cp lines.txt folder/ledger.txt
mv folder/checkpoint.txt end.txt
sed "2s/.*/7/" end.txt >folder/checkpoint.txt
made_again "nor one under an end that is not signed" "not signed as it stands"
mv end.txt folder/checkpoint.txt
"$coordinator" -r again.mita restore folder >/dev/null || exit 99
is "a register made again has the end that the agency signed" \
    "$(sqlite3 again.mita 'SELECT * FROM checkpoint' | cksum)" \
    "$(ask 'SELECT * FROM checkpoint ORDER BY size DESC LIMIT 1' | cksum)"
cp register.mita.key again.mita.key
cp register.mita.pub again.mita.pub
"$coordinator" -r again.mita merge E-01.bundle E-02.bundle >/dev/null || exit 99
is "a register made again has the same ledger" \
    "$(sqlite3 again.mita 'SELECT * FROM ledger' | cksum)" \
    "$(ask 'SELECT * FROM ledger' | cksum)"
is "  with the bundles as of when they came" "$(sqlite3 again.mita \
    'SELECT digest, time FROM received ORDER BY digest' | cksum)" \
    "$(ask 'SELECT digest, time FROM received ORDER BY digest' | cksum)"
said=$(with_passphrase "$coordinator" -r again.mita issue anew 2>&1)
has "it has no documents yet, and says whence they come" "$said" \
    'add its table again with --documents'

# ---- another copy, in which somebody dated back what came ----
again
cp register.mita copy.mita
sqlite3 copy.mita "UPDATE ledger SET time = '2026-01-01T00:00:00Z'
    WHERE bundle <> '-'; UPDATE received SET time = '2026-01-01T00:00:00Z'"
kept_out LEDGER "the ledger is not the one that the agency signed" copy.mita
done_testing
