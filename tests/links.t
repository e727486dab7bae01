#!/bin/sh
# The auditor is small on purpose: it can check, and nothing else.
. "$srcdir/tests/lib.sh"
command -v nm >/dev/null || skip_all "no nm here"

own_folder

names() { nm "$1" | awk '{ sub(/@.*/, "", $NF); print $NF }'; }
lacks() { ! grep -E "$1" "${2:-auditor}"; }
names "$auditor" >auditor
names "$coordinator" >coordinator
names "$expert" >expert
ok "nm sees the auditor's own names" grep -qx outcome_audit auditor
ok "auditor holds no screen code" lacks '^(initscr|newterm|wgetch|wnoutrefresh)$'
ok "auditor cannot sign" \
    lacks '^(minisig_write|envelope_close|seckey_|signer_|crypto_sign_detached|crypto_sign_keypair|crypto_sign_seed_keypair)'
for program in auditor coordinator expert; do
	if grep -q '^__asan_init' $program; then
		skip "$program opens no network" "the sanitizer's own code may"
	else
		ok "$program opens no network" \
		    lacks '^(socket|connect|getaddrinfo)$' $program
	fi
done

needs() {
	readelf -d "$1" 2>/dev/null | sed -n 's/.*NEEDED.*\[lib\([a-z0-9]*\).*/\1/p' |
	    grep -vE '^(c|m|asan|ubsan|pthread|dl|rt|gcc|lsan)$' | sort | tr '\n' ' '
}
if [ -n "$(needs "$auditor")" ]; then
	is "auditor links SQLite and libsodium" "$(needs "$auditor")" "sodium sqlite3 "
	for program in coordinator expert; do
		eval "file=\$$program"
		is "$program links ncurses, SQLite and libsodium" \
		    "$(needs "$file" | sed 's/ tinfo / /')" \
		    "ncursesw sodium sqlite3 "
	done
else
	skip "the programs link the three libraries only" "no readelf here"
fi
done_testing
