#!/bin/sh
# The page for officers: its commands, as they stand there, make a whole call.
. "$srcdir/tests/lib.sh"
own_folder

# What the page takes as given: a call file, cards, tables, and what the
# experts do meanwhile.
given() {
	mv "$(in_clear)" call.call
	for who in E-01 E-02; do
		[ $who = E-01 ] && kind=business || kind=knowledge
		with_passphrase "$expert" -w $who enrol --name "Expert $who" \
		    --organisation "Company of $who" --kind $kind \
		    --languages lt,en --small-memory $who.card
	done
	mkdir documents
	for p in P-02 P-03; do
		echo "The text of $p." >documents/$p-1.txt
	done
	grep -E '^(proposal|P-02|P-03),' "$srcdir/data/demo/proposals-1.csv" \
	    >proposals.csv
	grep -E '^(subject|ELIGIBILITY,1,P-0[23],)' \
	    "$srcdir/data/demo/rulings-1.csv" >rulings.csv
} >/dev/null
experts_work() {
	letter=$("$expert" -w E-01 open packages/E-01.package 2>&1 |
	    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
	for who in E-01 E-02; do
		"$expert" -w $who open --agency "$letter" packages/$who.package
	done
	evaluated E-01 E-01 P-02 P-03 &&
	evaluated E-02 E-02 P-02 &&
	evaluated E-02 E-04 P-03
} >/dev/null
officer() {
	case $1 in
	init) shift; set -- init --small-memory "$@" ;;
	merge) experts_work ;;
	esac
	with_passphrase "$coordinator" "$@"
}
for guide in "$srcdir"/data/guide/officer-*.txt; do
	mkdir "${guide##*/}" && cd "${guide##*/}" || exit 99
	given
	sed -n 's/^     mita-coordinator /officer /p
	    s/^     mita-auditor /"$auditor" /p' "$guide" >commands
	is "${guide##*/}: there are two dozen commands" \
	    "$(wc -l <commands)" 25
	while read -r command <&4; do
		ok "$command" eval "$command"
	done 4<commands
	ok "  it ends with letters" test -f reports/feedback-1/P-02.txt
	cd ..
done
cmp -s officer-en.txt/commands officer-lt.txt/commands
is "the pages have the same commands" $? 0
done_testing
