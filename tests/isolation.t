#!/bin/sh
# What one expert gets holds nothing about another: no id, name,
# organisation or key, in no table, no record and no free page of the file.
. "$srcdir/tests/lib.sh"
own_folder
evaluated_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
# Issued once more when everything has come in, as for a second stage.
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null
with_passphrase "$coordinator" decide --stage 1 >/dev/null
with_passphrase "$coordinator" issue late >/dev/null

fact() {	# fact EXPERT WORD: of the admission
	sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
	    WHERE kind = 'ADMISSION' AND instr(CAST(text AS TEXT),
	    char(10) || 'expert $1' || char(10))" | sed -n "s/^$2 //p"
}
key_id() {	# of what the expert signed
	sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
	    WHERE kind = 'DECLARATION' AND instr(CAST(text AS TEXT),
	    char(10) || 'signer $1' || char(10)) LIMIT 1" |
	    sed -n 's/^key //p'
}
box_key() {
	sqlite3 -readonly register.mita "SELECT CAST(text AS TEXT) FROM record
	    WHERE kind = 'KEY' AND instr(CAST(text AS TEXT), 'Expert $1')" |
	    sed -n 's/^box-key //p'
}
marks() {	# what would give an expert away, a line each
	printf '%s\n' "$1" "Expert $1" "Company of $1"
	fact "$1" sign-key
	fact "$1" card
	key_id "$1"
	box_key "$1"
}
marks E-01 >marks.E-01
marks E-02 >marks.E-02
is "seven marks of each are known" "$(wc -l <marks.E-01) $(wc -l <marks.E-02)" \
    "7 7"

opened() {	# opened FILE: its bytes without the seal, and all its tables
	sed 1,5d "$1" >"$1.db"
	sqlite3 -readonly "$1.db" .dump >"$1.dump"
	# Texts are BLOBs: a dump has them in hexadecimal.
	sqlite3 -readonly "$1.db" "SELECT CAST(text AS TEXT), minisig
	    FROM record" >"$1.texts"
	sqlite3 -readonly "$1.db" "SELECT CAST(data AS TEXT) FROM document" \
	    >"$1.documents" 2>/dev/null || :
	cat "$1.db" "$1.dump" "$1.texts" "$1.documents" >"$1.all"
}
for file in out/E-01.package late/E-01.package E-01.bundle; do
	opened $file
	is "$file has all marks of its own" \
	    "$(while read -r mark; do grep -aqiF -- "$mark" $file.all ||
	    echo "$mark"; done <marks.E-01 | grep -v "$(fact E-01 card)" |
	    grep -vx "$(key_id E-01)")" ""
	is "  and none of another's" "$(grep -aoiF -f marks.E-02 $file.all)" ""
done
for file in out/E-02.package late/E-02.package E-02.bundle; do
	opened $file
	is "$file has nothing of another" \
	    "$(grep -aoiF -f marks.E-01 $file.all)" ""
done

# Not even how many there are: ids and keys aside, the packages are equal.
counts() {
	sqlite3 -readonly "$1.db" "SELECT kind, count(*) FROM record
	    WHERE kind <> 'MANIFEST' GROUP BY kind"
}
is "both packages hold the same kinds, as often" \
    "$(counts late/E-01.package)" "$(counts late/E-02.package)"
done_testing
