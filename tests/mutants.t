#!/bin/sh
# Would the tests notice?  Each change of tests/mutants/list can still be made,
# and ten of them, drawn by the digest of the list from all rooms, are made and
# noticed.  "sh tests/mutants/run BUILD" makes all.
. "$srcdir/tests/lib.sh"
own_folder
run="$srcdir/tests/mutants/run"
said=$(sh "$run" -c)
is "each change of the list can be made" $? 0
printf '%s\n' "$said" | sed 's/^/# /'
said=$(printf '%s\n' "$said" | tail -n 1)
ok "  of at least 120" test "${said%% can be made*}" -ge 120

! grep -q '^SAN_FLAGS = .*sanitize' "$builddir/Makefile" ||
    skip_all "under sanitizers each takes ten times as long"
for tool in make timeout; do
	command -v $tool >/dev/null || skip_all "$tool is not here"
done
said=$(sh "$run" "$builddir" sample=10 2>&1)
is "ten of them are noticed" "$?$(printf '%s\n' "$said" |
    grep -vE '^(killed|skipped) |^[0-9]+ made')" 0
printf '%s\n' "$said" | sed 's/^/# /'
done_testing
