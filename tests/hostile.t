#!/bin/sh
# The list of ways to cheat is complete: each reason for which audit, seal and
# store refuse or tell of something has a case.
. "$srcdir/tests/lib.sh"
own_folder
cd "$srcdir" || exit 99

# Every way to give a reason; what only the machine can do (FAULT_SYSTEM: a
# full disk, no memory) is no cheat.
grep -rhoE '(FAULT_REFUSED|GRADE_(NOTICE|WRONG)), *"[A-Z0-9-]+"|\.reason = "[A-Z0-9-]+"|wrong_in\(book, "[A-Z0-9-]+"' \
    src/audit src/seal src/store | sed 's/.*"\([A-Z0-9-]*\)"/\1/' |
    sort -u >"$work/reasons"
ok "there are many reasons" test "$(wc -l <"$work/reasons")" -gt 40

# Cases of tests/hostile.sh, by their first argument or in a line they want.
says='wrong|noted|refused|kept_out|not_verified|tells|restated|broken|no_card|opened|spoilt|binds'
{
	sed -nE "s/^[ 	]*($says) ([A-Z0-9-]+) .*/\\2/p" tests/hostile-*.t
	sed -nE 's/.*(WRONG|note)  +([A-Z0-9-]+)  .*/\2/p' tests/hostile-*.t
	# Named by a test of one room, of what no forged file brings about:
	# a name that is taken, a wrong passphrase, a stage that is none.
	for one in CONSTRAINT:t-store.c EXISTS:t-store.c NOT-A-FILE:refusals.t \
	    PASSPHRASE:t-seal.c TOO-LARGE:t-store-foreign.c; do
		grep -qE "(\"|  )${one%:*}(\"|  )" "tests/${one#*:}" && echo "${one%:*}"
	done
	grep -q 'no stage 2' tests/conflicts.t && echo STAGE
	grep -q ' INDEX$' tests/hostile-files.t && echo INDEX
} | sort -u >"$work/cases"

# No file is known that is slow and passes what is looked at before.
is "each has a case" "$(comm -23 "$work/reasons" "$work/cases" |
    grep -vx TOO-SLOW)" ""
done_testing
