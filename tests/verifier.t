#!/bin/sh
# A second verifier, in another language and written from the pages, says the
# same as ours: of what is right, of what was damaged, and of every result.
# MITA_VERIFIER=2000 damages as many files; a few are damaged otherwise.
. "$srcdir/tests/lib.sh"
command -v python3 >/dev/null || skip_all "python3 is not here"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
python3 -c 'import sqlite3; sqlite3.connect(":memory:").deserialize' \
    2>/dev/null || skip_all "this python has no sqlite3 that reads from memory"
# Which characters count as one is that of Unicode 14.0; later ones differ.
own_folder
second=$srcdir/tests/verifier/verifier.py
says() { python3 "$second" "$@" 2>&1 | cut -c1-400; }
is "it is small enough to be read" "$(cat "$srcdir"/tests/verifier/[osv]*.py |
    awk 'END { print NR < 1400 }')" 1
is "and has Python's own library only" "$(cat "$srcdir"/tests/verifier/*.py |
    sed -nE 's/^from ([a-z0-9]*) .*/\1/p; s/^import ([a-z0-9, ]*)/\1/p' |
    tr -d ' ' | tr ',' '\n' | LC_ALL=C sort -u | tr '\n' ' ')" "base64 datetime\
 fractions glob hashlib math os outcome random re shutil signed sqlite3 stat\
 subprocess sys unicodedata verifier "

decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" publish folder >/dev/null
is "what is right is right to it, and so is the result" \
    "$(says register.mita folder E-0?.card E-0?.bundle out/*.package |
    grep -v '^ok ')" ""
key=$(sqlite3 register.mita "SELECT CAST(text AS TEXT) FROM record
    WHERE kind = 'CALL'" | sed -n 's/^agency-key //p')
is "with the agency's key as well" "$(says --agency "$key" register.mita)" \
    "ok      register.mita"
has "and with another one it is not" "$(says --agency "$(printf '%064d' 5)" \
    register.mita)" "WRONG   WRONG-KEY"

# ---- damaged ----
mkdir damaged && cd damaged || exit 99
has "of damaged files it says what the auditor says" \
    "$(python3 "$srcdir/tests/verifier/damage.py" "$auditor" \
    "${MITA_VERIFIER:-60}" "${MITA_SEED:-1}" "$work" 2>&1)" " 0 differ"
cd "$work" || exit 99

# ---- a call with both stages, offers, lots and late bundles ----
for kept in ${MITA_REGISTERS:-}; do
	is "$kept is right to it, too" "$(says "$kept" | grep -v '^ok ')" ""
done
done_testing
