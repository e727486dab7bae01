#!/bin/sh
# A room may include only from itself and from the rooms listed for it.
. "$srcdir/tests/lib.sh"

may_enter() {
	case $1 in
	base)		echo "" ;;
	model)		echo "base" ;;
	wire)		echo "base model" ;;
	seal|store)	echo "base model wire" ;;
	audit)		echo "base model wire seal store" ;;
	hand)		echo "base model wire seal store audit" ;;
	desk|office)	echo "base model wire seal store audit hand" ;;
	report)		echo "base model audit" ;;
	ui)		echo "base" ;;
	expert)		echo "base model desk ui report" ;;
	coordinator)	echo "base model office ui report" ;;
	auditor)	echo "base model wire seal store audit report" ;;
	*)		echo "(unknown room: give it a line above)" ;;
	esac
}

# The one door of the expert's program to the agency's acts: a practice call.
door='^#include "mita/office/practice\.h"$'

for dir in "$srcdir"/src/* "$srcdir"/include/mita/*; do
	room=${dir##*/}
	allowed=" $room $(may_enter "$room") "
	bad=
	for seen in $(cat "$dir"/*.[ch] 2>/dev/null | grep -v "$door" |
	    sed -n 's/^#[ 	]*include "mita\/\([a-z]*\)\/.*/\1/p' | sort -u); do
		case $allowed in
		*" $seen "*) ;;
		*) bad="$bad $seen" ;;
		esac
	done
	is "${dir#"$srcdir"/} stays on its floors" "$bad" ""
done

only() {	# only HEADER PLACE
	found=$(grep -lE "^#[ 	]*include <$1>" -r "$srcdir/src" "$srcdir/include" |
	    sed "s|^$srcdir/||" | grep -vE "^(src|include/mita)/$2" | tr '\n' ' ')
	is "<$1> is included only under $2" "$found" ""
}
only 'curses\.h' 'ui/term'
only 'sqlite3\.h' 'store/'
only 'sodium\.h' 'seal/'

found=$(grep -lE '\b(printf|fprintf|puts|putchar|exit|abort|err|warn)\(' \
    -r "$srcdir/src" --include='*.c' | sed "s|^$srcdir/||" |
    grep -vE '^src/base/program\.c' | tr '\n' ' ')
is "only program.c prints, nothing exits" "$found" ""

found=$(grep -nE '\b(strto(u?ll?|u?l|f|d|ld|[iu]max)|ato(i|l|ll|f)|[a-z]*scanf)\(' \
    -r "$srcdir/src" --include='*.[ch]' | tr '\n' ' ')
is "every number from outside is read by number.c" "$found" ""

found=$(grep -nE '0123456789abcdef|A-Fa-f|(bin2hex|hex2bin)\(' -r "$srcdir/src" \
    --include='*.c' | sed "s|^$srcdir/||" | grep -v '^src/base/hex\.c' | tr '\n' ' ')
is "hexadecimal is read and written by hex.c" "$found" ""

found=$(grep -nE '^#[ 	]*if' -r "$srcdir/src" --include='*.c' |
    grep -v '^[^:]*/src/base/' | tr '\n' ' ')
is "no conditional compilation above base" "$found" ""

found=$(grep -nwE 'float|double' -r "$srcdir/src/model" "$srcdir/src/wire" \
    "$srcdir/src/audit" "$srcdir/include/mita/model" --include='*.[ch]' |
    grep -vE '^[^:]*:[0-9]*:[ 	]*(/?\*|/\*)' | tr '\n' ' ')
is "no floating point where scores and money are" "$found" ""

found=$(grep -lE '\b(time|clock_now|setlocale|fopen|getenv)\(' \
    -r "$srcdir/src/model" "$srcdir/src/wire" | tr '\n' ' ')
is "no clock, locale, file or environment in model and wire" "$found" ""
done_testing
