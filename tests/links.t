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

# What configure found the compiler to take is in the programs.
hard() {	# hard FLAG "sentence" command...
	case " $hardened " in
	*" $1 "*) shift; ok "$@" ;;
	*) skip "$2" "configure did not take $1" ;;
	esac
}
looks() { readelf "$1" "$builddir/mita-$2" | grep -qE "$3"; }
closed() { looks -lW "$1" GNU_RELRO && looks -dW "$1" 'BIND_NOW|FLAGS.*NOW'; }
not_both() { ! looks -lW "$1" 'GNU_STACK.*RWE'; }
for program in auditor coordinator expert; do
	command -v readelf >/dev/null || {
		skip "$program is hardened" "no readelf here"
		continue
	}
	hard -pie "$program is position independent" looks -h $program DYN
	hard -Wl,-z,now "$program binds all at its start and closes the table" \
	    closed $program
	hard -Wl,-z,noexecstack "$program has no stack that is run" \
	    not_both $program
	hard -fstack-protector-strong "$program watches its stack" \
	    grep -q '^__stack_chk_fail' $program
	hard -U_FORTIFY_SOURCE "$program checks its copies" \
	    grep -qE '^__[a-z]*_chk$' $program
done
if grep -q '^__asan_init' auditor; then
	skip "configure hardens without being asked" "sanitizers do more"
else
	has "configure hardens without being asked" "$hardened" -pie
fi

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
