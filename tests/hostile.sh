# What the list of ways to cheat shares: a small call to forge in, and what is
# said of a forged file.  Sourced behind lib.sh by tests/hostile-*.t; that
# every reason has a case is seen by tests/hostile.t.

# forged <<END: steps of tests/forge; what it cannot make is no test.
forged() { "$builddir/tests/forge" || { echo "Bail out! forge"; exit 99; }; }

# hostile_call [STEP]: the decided call, or the one of another step of lib.sh,
# to be copied back by "again", with all keys at hand.
hostile_call() {
	"${1-decided_call}" >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
	forged <<-END
		key agency register.mita.key
		key E-01 E-01
		key E-02 E-02
	END
	mkdir before &&
	cp register.mita E-01 E-02 E-01.bundle E-02.bundle out/*.package before
}
again() { cp before/register.mita register.mita; }

audited() { "$auditor" audit register.mita --key "${key-register.mita.pub}" 2>&1; }
# wrong REASON "PLACE" "PART": the audit says so of that record, exit status 1.
wrong() {
	said=$(audited)
	is "$1 of $2: $3" $? 1
	line_with "WRONG   $1  register.mita: $2: " "$3"
}
# noted REASON "PLACE" "PART": worth knowing, and nothing is wrong.
noted() {
	said=$(audited)
	is "$1 of $2: $3" $? 0
	line_with "note    $1  register.mita: $2: " "$3"
}
# untold "SENTENCE" REASON: nothing is wrong, and the reason is not given.
untold() {
	said=$(audited)
	is "$1" "$? $(printf '%s\n' "$said" | grep "  $2  ")" "0 "
}
line_with() {	# line_with BEGINNING PART: a line of $said has both
	line=$(printf '%s\n' "$said" | grep -F -- "$1" | grep -F -- "$2")
	case $line in
	"$1"*) is "  it is named" yes yes ;;
	*) is "  it is named" "$said" "$1 ... $2" ;;
	esac
}
# harmless "SENTENCE": the audit finds nothing wrong.
harmless() { said=$(audited); is "$1" "$? $said" "0 $said"; }

state() { cksum register.mita E-01 E-02; }
# refused REASON "PART" COMMAND...: exit status 1, said so, nothing changed.
refused() {
	want_reason=$1 want_text=$2
	shift 2
	before=$(state)
	said=$("$@" 2>&1)
	is "$want_reason: $want_text" $? 1
	has "  it is said" "$said" "$want_text"
	is "  and nothing has changed" "$(state)" "$before"
}
# kept_out REASON "PART" FILE: merge says the reason and names the file.
kept_out() {
	refused "$1" "$2" "$coordinator" merge "$3"
	has "  with its reason" "$said" "refused  $1  $3"
}
# not_verified REASON "PART" FILE: verify says so of the file.
not_verified() {
	refused "$1" "$2" "$auditor" verify "$3"
	has "  with its reason" "$said" "WRONG   $1  $3: "
}
