#!/bin/sh
# What is left behind of a confidential proposal that was opened in another
# program: nothing, however the application ends.
. "$srcdir/tests/lib.sh"
own_folder
in_terminal
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
with_passphrase "$expert" -w E-01 declare P-03 none >/dev/null || exit 99
mkdir bin tmp
printf '#!/bin/sh\ncat "$1" >>"%s/opened"\n' "$work" >bin/xdg-open
cp bin/xdg-open bin/open
cp bin/xdg-open bin/wslview
chmod +x bin/*
PATH=$work/bin:$PATH TMPDIR=$work/tmp
export PATH TMPDIR

left() { find tmp -name 'mita-*' | wc -l; }
shown() {	# shown "sentence": it is opened, and only we can read it
	sees "$1: it opens" "Another program was asked to open it"
	tries=0
	until grep -q 'text of P-03' opened || [ $tries -gt 100 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	has "  with what is in it" "$(cat opened)" "The text of P-03."
	is "  a copy is there" "$(find tmp -name 'original-*.txt' | wc -l)" 1
	is "  that nobody else reads" "$(find tmp -name 'mita-*' -perm /077)" ""
}
in_lines() {
	: >opened
	start 80 24 dumb --lang en --form-lang en --plain
	sees "the line mode is there" "Please sign and send"
	keys "open P-03" Enter "read 1" Enter original Enter
	shown "$1"
}
full_screen() {
	: >opened
	start 80 24 xterm-256color --lang en --form-lang en
	sees "the full screen is there" "P-03"
	keys Down r
	sees "  the proposal is there" "Directory of cluster services"
	keys Tab o
	shown "$1"
}
gone() {
	tries=0
	while kill -0 "$(cat pid)" 2>/dev/null && [ $tries -lt 100 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	is "  nothing is left" "$(left)" "$1"
}

in_lines "left by its command"
keys quit Enter
sees "  it says farewell" "Everything is saved"
keys Enter
gone 0
full_screen "its terminal is closed"
kill -HUP "$(cat pid)"
gone 0
in_lines "killed"
kill -KILL "$(cat pid)"
gone 1
in_lines "the next one takes it away"
keys quit Enter
sees "  it says farewell" "Everything is saved"
keys Enter
gone 0
done_testing
