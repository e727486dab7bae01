#!/bin/sh
# Length is the cheapest smell.  Raise a limit only in a commit of its own.
. "$srcdir/tests/lib.sh"
over() {	# over LINES-PER-FILE LINES-PER-FUNCTION
	find "$srcdir/src" -name '*.c' ! -name unicode.c | LC_ALL=C sort |
	    xargs awk -v F="$1" -v N="$2" '
	FNR == 1 { if (prev && len > F) print prev ": " len " lines"
		   prev = FILENAME }
	{ len = FNR }
	/^\{/ { start = FNR }
	/^\}/ && start { if (FNR - start > N)
		print FILENAME ":" start ": function of " FNR - start " lines"
		start = 0 }
	END { if (len > F) print prev ": " len " lines" }'
}
is "no file over 700 lines, no function over 100" "$(over 700 100)" ""
done_testing
