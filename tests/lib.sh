# The whole shell library of the tests: TAP, and a few steps of a call.
tap_n=0 tap_bad=0
ok() {		# ok "sentence" command...
	tap_n=$((tap_n + 1)) tap_say=$1; shift
	if "$@" >&2; then echo "ok $tap_n - $tap_say"
	else echo "not ok $tap_n - $tap_say"; tap_bad=1; fi
}
is() {		# is "sentence" got want
	tap_n=$((tap_n + 1))
	if [ "$2" = "$3" ]; then echo "ok $tap_n - $1"
	else printf 'not ok %d - %s\n' "$tap_n" "$1"
	    printf '%s\n' "got:  $2" "want: $3" | sed 's/^/# /'; tap_bad=1; fi
}
has() {		# has "sentence" text part
	case $2 in
	*"$3"*) is "$1" yes yes ;;
	*) is "$1" "$2" "... $3 ..." ;;
	esac
}
skip() { tap_n=$((tap_n + 1)); echo "ok $tap_n - $1 # SKIP $2"; }
skip_all() { echo "1..0 # SKIP $1"; exit 0; }
done_testing() { echo "1..$tap_n"; exit $tap_bad; }

# A folder of our own, gone at the end.
own_folder() {
	work=$(mktemp -d) || exit 99
	trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
	cd "$work" || exit 99
}

expert=$builddir/mita-expert
coordinator=$builddir/mita-coordinator
auditor=$builddir/mita-auditor

# Run a program with the passphrase of the tests on descriptor 3.
with_passphrase() {
	"$@" --passphrase-fd 3 3<<-END
		four words for tests
	END
}
