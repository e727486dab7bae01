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
skip_all() {	# what was tested before stands
	[ $tap_n -eq 0 ] || { skip "all that follows" "$1"; done_testing; }
	echo "1..0 # SKIP $1"; exit 0
}
done_testing() { echo "1..$tap_n"; exit $tap_bad; }

# Where many jobs share a core, everything takes as many times as long.
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
patience() {
	load=0
	[ ! -r /proc/loadavg ] || read -r load rest </proc/loadavg
	load=$((${load%.*} / cores + 1))
	echo $((load < 8 ? load : 8))
}
pause() {	# pause SECONDS, of a machine that has nothing else to do
	pauses=$(patience)
	while [ "$pauses" -gt 0 ]; do
		sleep "$1"
		pauses=$((pauses - 1))
	done
}

# A folder of our own, gone at the end.
own_folder() {
	work=$(mktemp -d) || exit 99
	trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
	cd "$work" || exit 99
	# What programs remember of registers is not that of who tests.
	XDG_STATE_HOME=$work/.state
	export XDG_STATE_HOME
}

expert=$builddir/mita-expert
coordinator=$builddir/mita-coordinator
auditor=$builddir/mita-auditor

# ---- the application in a terminal of its own, in our folder ----
no_terminal() {	# says why none can be had; fails when one can
	command -v tmux >/dev/null || { echo "tmux is not here"; return 0; }
	# A server of its own: the last one may not be gone yet.
	looking="tmux -S $(mktemp -d "$work/XXXXXX")/tmux -f /dev/null"
	$looking new-session -d 'sleep 60' 2>/dev/null || {
		echo "there is no pseudo-terminal here (/dev/pts)"
		return 0
	}
	$looking kill-server
	return 1
}
in_terminal() {
	! why=$(no_terminal) || skip_all "$why"
	trap 'in_tmux kill-server
	    chmod -R u+w "$work"; rm -rf "$work"' EXIT
}
started=0
# $workspace says whose it is; empty: the usual place.  $application is
# another program.
in_tmux() { tmux -u -S "$work/tmux.$started" -f /dev/null "$@" 2>/dev/null; }
start() {	# start WIDTH HEIGHT TERM OPTION...: the application
	width=$1 height=$2 term=$3
	shift 3
	in_tmux kill-server
	started=$((started + 1))
	in_tmux new-session -d -x "$width" -y "$height" "cd '$work';
	    TERM=$term HOME='$work' sh -c 'echo \$\$ >pid; exec ${application-$expert ${workspace--w E-01}} $*'
	    echo ended with \$?; sleep 600"
}
# A text of some length arrives at once, as a paste does: what follows must
# wait until it is on the screen, or it would belong to it.
keys() {	# keys KEY|TEXT... or keys -l TEXT
	keys_literal=
	[ "$1" != -l ] || { keys_literal=-l; shift; }
	for keys_one; do
		keys_screen=$(screen)
		in_tmux send-keys $keys_literal -- "$keys_one"
		[ ${#keys_one} -gt 6 ] || continue
		tries=0
		most=$((40 * $(patience)))
		while [ "$(screen)" = "$keys_screen" ] && [ $tries -lt $most ]; do
			tries=$((tries + 1)); sleep 0.05
		done
	done
}
screen() { in_tmux capture-pane -p; }
sees() {	# wait until a text is on the screen, a minute at most
	tries=0
	until screen | grep -qF -- "$2"; do
		tries=$((tries + 1))
		[ $tries -lt 600 ] || break
		sleep 0.1
	done
	has "$1" "$(screen)" "$2"
}
field() { sqlite3 E-01 "SELECT value FROM draft WHERE field = '$1'"; }
saved() {	# saved NAME FIELD VALUE, within a second of typing
	tries=0 most=$((20 * $(patience)))
	until [ "$(field "$2")" = "$3" ]; do
		tries=$((tries + 1))
		[ $tries -lt $most ] || break
		sleep 0.1
	done
	is "$1" "$(field "$2")" "$3"
}

# Run a program with the passphrase of the tests on descriptor 3.
with_passphrase() {
	"$@" --passphrase-fd 3 3<<-END
		four words for tests
	END
}

# What is compared is English; the tests of languages say theirs.
LC_ALL=C.UTF-8
export LC_ALL

# Make in a test is a make of its own.
unset MAKEFLAGS MAKELEVEL MFLAGS

# The sample call, but that nothing is encrypted: what a test is about then
# needs no passphrase to be opened, and tests/encrypted.t is about the rest.
in_clear() {
	sed '/^encrypted /d' "$srcdir/data/calls/inoklaster.call" >clear.call
	echo clear.call
}

# A small call in the folder we are in, from $call_file if that is set: two
# experts, two proposals of the sample call, packages in out/, and the short name of the agency's key.
small_call() {
	for who in E-01 E-02; do
		[ $who = E-01 ] && kind=business || kind=knowledge
		[ $who = E-01 ] && languages=lt,en || languages=en,lt
		with_passphrase "$expert" -w $who enrol --name "Expert $who" \
		    --organisation "Company of $who" --kind $kind --languages $languages \
		    --small-memory $who.card || return
	done
	with_passphrase "$coordinator" init --yes --small-memory \
	    "${call_file:-$(in_clear)}" &&
	with_passphrase "$coordinator" expert add E-01.card E-02.card &&
	mkdir documents &&
	printf 'The text of P-02.\n' >documents/P-02-1.txt &&
	printf 'The text of P-03.\n' >documents/P-03-1.txt &&
	grep -E '^(proposal|P-02|P-03),' "$srcdir/data/demo/proposals-1.csv" \
	    >proposals.csv &&
	with_passphrase "$coordinator" proposal add proposals.csv \
	    --documents documents &&
	printf '%s\n' expert,stage,proposal E-01,1,P-02 E-01,1,P-03 \
	    E-02,1,P-02 E-02,1,P-03 >assignments.csv &&
	with_passphrase "$coordinator" assign import assignments.csv \
	    --deadline 2099-12-31T15:00:00Z &&
	with_passphrase "$coordinator" issue out || return
	letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	"$expert" -w E-01 open --agency "$letter" out/E-01.package &&
	"$expert" -w E-02 open --agency "$letter" out/E-02.package
}

# filled EXPERT PROPOSAL: the form as the sample call has it answered.
filled() {
	"$expert" -w "$1" form "$2" >form.txt &&
	awk -f "$srcdir/data/demo/answer.awk" -v expert="$1" -v stage=1 \
	    -v proposal="$2" -v language=en "$srcdir/data/demo/scores.txt" \
	    "$srcdir/data/demo/comments.txt" form.txt
}

# evaluated EXPERT SCORED-AS PROPOSAL...: declared, filled, signed, exported.
evaluated() {
	who=$1 scored=$2
	shift 2
	for p; do
		with_passphrase "$expert" -w "$who" declare "$p" none &&
		"$expert" -w "$who" form "$p" >form.txt &&
		awk -f "$srcdir/data/demo/answer.awk" -v expert="$scored" \
		    -v stage=1 -v proposal="$p" -v language=en \
		    "$srcdir/data/demo/scores.txt" \
		    "$srcdir/data/demo/comments.txt" form.txt >filled.txt &&
		"$expert" -w "$who" fill filled.txt || return
	done
	rm -f "$who.bundle"
	with_passphrase "$expert" -w "$who" sign "$@" &&
	with_passphrase "$expert" -w "$who" export "$who.bundle"
}

# The small call, eligible, evaluated by both experts.
evaluated_call() {
	small_call &&
	grep -E '^(subject|ELIGIBILITY,1,P-0[23],)' \
	    "$srcdir/data/demo/rulings-1.csv" >rulings.csv &&
	with_passphrase "$coordinator" ruling add rulings.csv &&
	evaluated E-01 E-01 P-02 P-03 &&
	evaluated E-02 E-02 P-02 &&
	evaluated E-02 E-04 P-03
}

# The same, merged and decided.
decided_call() {
	evaluated_call &&
	"$coordinator" merge E-01.bundle E-02.bundle &&
	with_passphrase "$coordinator" decide --stage 1
}
