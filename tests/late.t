#!/bin/sh
# A deadline that has passed, and a clock that cannot be right: said, at the
# start, before signing and before exporting; nothing is refused for it.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-02 none >/dev/null
filled E-01 P-02 >filled.txt
"$expert" -w E-01 fill filled.txt >/dev/null
expert=$builddir/tests/wrong-clock
at() { WRONG_CLOCK=$(($(date -u -d "$1" +%s) - $(date -u +%s))); export WRONG_CLOCK; }
plain() {
	"$expert" -w E-01 --plain --passphrase-fd 3 3<<-END 2>&1
		four words for tests
		four words for tests
	END
}

at 2100-01-02
late="The deadline of P-02 has passed (2099-12-31 17:00 in Vilnius)."
out=$(printf '%s\n' "open P-02" sign no | plain)
is "a late one is told at the start and before signing" \
    "$(echo "$out" | grep -cF "$late")" 2
out=$(printf '%s\n' "export late.bundle" | plain)
is "at the start and before exporting" "$(echo "$out" | grep -cF "$late")" 2
ok "and is exported all the same" test -s late.bundle

at 2020-01-01
out=$(printf '%s\n' "open P-02" sign no | plain)
is "a clock before all there was is told, twice" "$(echo "$out" |
    grep -c "clock says 2020-01-01 .* too early to be right")" 2
has "  doctor says it, too" "$("$expert" -w E-01 doctor | grep '^clock')" \
    "too early to be right"
at '-1 day'
out=$(plain </dev/null)
has "so is one before the last own signature" "$out" "too early to be right"
at 2102-01-01
out=$(plain </dev/null)
has "and one a year after the deadline" "$out" "more than a year after the"
at now
out=$(plain </dev/null)
case $out in
*clock*|*passed*) is "a right one is not" said silent;;
*) ok "a right one is not" true;;
esac

at 2100-01-02
start 80 24 xterm-256color
sees "on the screen it is the first sentence" "The deadline of P-02 has passed"
keys e
sees "before exporting it stands above" "! The deadline of P-02"
keys Escape s
sees "the check comes" "Last check"
keys s
sees "before signing, too" "! The deadline of P-02"

# ---- what waits for a slow disk says so ----
at now
expert=$builddir/tests/slow-expert
SLOW_MS=2000 SLOW_ON=$work/slow
export SLOW_MS SLOW_ON
start 80 24 xterm-256color
sees "the list is there" "P-02  Medienos"
keys s
sees "all is there to be signed" "Last check"
keys s "four words for tests"
touch slow
keys Enter
sees "opening the key says how long" "Opening your key"
sees "then what is signed is read" "lines 1 to"
i=0
until screen | grep -q "Enter Sign" || [ $i -ge 30 ]; do
	i=$((i + 1)); keys Space
done
keys Enter
sees "signing says that it waits for the disk" "Signing, and waiting until"
sees "and is done" "P-02 is signed."
rm slow
keys Escape Escape e Tab "four words for tests"
touch slow
keys Enter
sees "exporting says that it writes" "Writing the file and reading it back"
sees "and is done" "DONE."
done_testing
