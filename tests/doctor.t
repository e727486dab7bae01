#!/bin/sh
# A machine that is not fit is told so, each thing with what to change.
. "$srcdir/tests/lib.sh"
own_folder
row() { grep "^$1 " told | sed 's/   */ | /g'; }
examine() { "$expert" -w "${1-none}" doctor >told 2>&1; status=$?; }

LC_ALL=C.UTF-8 TERM=xterm-256color
export LC_ALL TERM
examine
has "without a terminal: where to start it" "$(row terminal)" \
    "| start it in a window of its own"
is "  is something to change" $status 1
has "letters of UTF-8 are good" "$(row letters)" "| UTF-8 | good"
has "there is room on the disk" "$(row disk)" "MB free | good"
has "no workspace yet is no ill" "$(row workspace)" "| none yet | good"
has "the key's memory was tried" "$(row memory)" "| 256 MiB | good"

(LC_ALL=C "$expert" -w none doctor >told)
has "letters that are none" "$(row letters)" "| choose UTF-8"
(TERM=no-such "$expert" -w none doctor >told)
has "a terminal that is not known still has its name" "$(row terminal)" no-such
examine no/such/place
has "a folder that is not there" "$(row disk)" \
    "no/such/place: No such file or directory | name a folder"
echo nothing >other
examine other
has "a workspace that is none" "$(row workspace)" "| no | "
if ! grep -q __asan_init "$expert"; then
	(ulimit -v 200000 && "$expert" -w none doctor >told)
	has "too little memory for a key" "$(row memory)" "--small-memory"
else
	skip "too little memory for a key" "sanitizers need more"
fi
has "in Lithuanian, too" "$("$expert" --lang lt -w none doctor)" "atmintis"

in_terminal
workspace='-w none'
start 80 24 xterm-256color doctor --lang en
sees "in a terminal that is fit all is good" "ended with 0"
has "  its window, too" "$(screen)" "80 x 24"
start 40 12 xterm-256color doctor --lang en
sees "a window that is too small" "ended with 1"
done_testing
