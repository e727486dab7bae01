#!/bin/sh
# On a machine without any terminfo the full screen comes all the same.
. "$srcdir/tests/lib.sh"
own_folder

entry=$(sed -n 's/^    "\(.*\)";*$/\1/p' "$srcdir/src/ui/terminal_entry.c" |
    tr -d '\n')
if command -v tic >/dev/null && command -v infocmp >/dev/null; then
	tic -x -o compiled "$srcdir/data/terminfo/mita.ti"
	said() { infocmp -1 -x mita | grep -v '^#'; }
	is "the entry in the program is that of its source" \
	    "$(TERMINFO=$entry said)" "$(TERMINFO=$work/compiled said)"
else
	skip "the entry in the program is that of its source" \
	    "tic and infocmp are not here"
fi

[ "$(id -u)" = 0 ] && command -v ldd >/dev/null ||
	skip_all "only root can make a machine without terminfo"
! grep -q __asan_init "$expert" || skip_all "sanitizers need more of a machine"
in_terminal
# The program, its libraries and an empty folder for the practice call.
mkdir -p bare/tmp bare/bin
cp "$expert" bare/bin/
for library in $(ldd "$expert" | grep -o '/[^ ]*'); do
	mkdir -p "bare$(dirname "$library")"
	cp "$library" "bare$library"
done
chroot bare /bin/mita-expert --help >/dev/null 2>&1 ||
	skip_all "the program cannot be started in a folder of its own"
application="chroot bare /bin/mita-expert"
for type in xterm-256color no-such-terminal; do
	start 80 24 $type demo --lang en --form-lang en
	sees "the full screen comes with TERM=$type" "Practice call"
	keys Down
	sees "  keys are what they are" "> P-02"
done
done_testing
