#!/bin/sh
# Damaged copies of every file that the programs read: refused, or read as
# the whole file says.  MUTANTS is how many of each, 10000 for a release.
. "$srcdir/tests/lib.sh"
own_folder
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
filled E-01 P-02 >form.txt 2>/dev/null
"$coordinator" publish published >/dev/null
cp "$srcdir/data/calls/inoklaster.call" whole.call
"$builddir/tests/forge" <<-E
	encrypt E-01.bundle = E-01.age $(sed -n 's/^box-key //p' register.mita.key) BUNDLE INOKLASTER-OIC-1 E-01
E
n=${MUTANTS:-200}
damaged() {	# damaged KIND FILE [KEYS]
	said=$("$builddir/tests/damage" "$1" "$2" "$n" "${SEED:-20261130}" $3 2>&1)
	is "$n damaged copies of a $1 say nothing else: $said" $? 0
}
sealed() {	# the same of what is signed as a whole: nearly all are refused
	damaged "$@"
	ok "  most are refused" test "${said%% *}" -gt $((n * 9 / 10))
}
damaged card E-01.card
sealed package out/E-01.package
sealed bundle E-01.bundle
sealed encrypted E-01.age register.mita.key
damaged register register.mita register.mita.pub
for file in published/records/0001-*.txt published/records/*-EVALUATION-E-01.txt.minisig; do
	damaged folder "$file" register.mita.pub
done
damaged call whole.call
damaged form filled.txt E-01
done_testing
