#!/bin/sh
# The list of edge cases tells the truth about where each one is proved.
. "$srcdir/tests/lib.sh"
command -v mandoc >/dev/null || skip_all "mandoc is not here"
own_folder
list=$srcdir/tests/edge-cases.txt

is "fifty-six cases, each once, in order" \
    "$(sed -n 's/^ *\([0-9][0-9]*\)  [A-Z0-9].*/\1/p' "$list" | tr '\n' ' ')" \
    "$(seq 56 | tr '\n' ' ')"
is "each has a proof" "$(awk '/^ *[0-9]+  / { if (n && !proofs) print n
    n = $1; proofs = 0 }
    /^    (tests|man)\// { proofs++ }
    END { if (!proofs) print n }' "$list")" ""
is "what looks like a proof is one" "$(grep -E '^ *(tests|man)/' "$list" |
    grep -vE '^    tests/[a-z-]+\.[tc]: ".+"$' |
    grep -vE '^    man/[a-z-]+\.[15] [A-Z ]+: ".+"$')" ""

# Sentences that tests say.
grep '^    tests/' "$list" | sed 's/^    //' >sentences
while IFS= read -r line; do
	file=${line%%:*} sentence=${line#*: }
	[ -f "$srcdir/$file" ] &&
	    grep -qF -- "$sentence" "$srcdir/$file" || echo "$line"
done <sentences >missing
is "every sentence is said by its test" "$(cat missing)" ""
ok "  of which there are many" test "$(wc -l <sentences)" -gt 80

# Words of the manual, as they are read: in that section, lines joined.
section() {	# section PAGE NAME
	mandoc -Tascii "$srcdir/$1" | sed 's/.\x08//g' | awk -v name="$2" '
	/^[A-Z]/ { inside = $0 == name; next }
	inside { print }' | tr -s ' \n\t' ' '
}
grep '^    man/' "$list" | sed 's/^    //' >words
while IFS= read -r line; do
	page=${line%% *} rest=${line#* }
	name=${rest%%: *} words=${line#*: \"}
	section "$page" "$name" | grep -qF -- "${words%\"}" || echo "$line"
done <words >missing
is "every word stands in its section of the manual" "$(cat missing)" ""
ok "  of which there are some" test "$(wc -l <words)" -gt 20
done_testing
