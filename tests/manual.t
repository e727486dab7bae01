#!/bin/sh
# Manual pages: clean, and true about the verbs and limits.
. "$srcdir/tests/lib.sh"
if command -v mandoc >/dev/null; then
	cd "$srcdir/man" || exit 99
	# Cross references to pages of other packages depend on the machine.
	for page in *.[1-9]; do
		is "$page is clean" "$(mandoc -Tlint -Wstyle "$page" 2>&1 |
		    grep -vE 'outdated mandoc.db|referenced manual not found')" ""
	done
else
	skip "manual pages are clean" "mandoc is not here"
fi
for program in expert coordinator auditor; do
	page=$srcdir/man/mita-$program.1
	verbs=$("$builddir/mita-$program" --help | sed -n \
	    '3,/^$/s/^  \([a-z]*\( [a-z][a-z]*\)\{0,1\}\).*/\1/p' | sed '/^$/d')
	is "mita-$program(1) tells of the verbs in their order" "$(sed -n \
	    '/^.Sh VERBS/,/^Options of/s/^.It Cm \([a-z]*\( [a-z][a-z]*\)\{0,1\}\).*/\1/p
	    ' "$page" | sed '/^$/d')" "$verbs"
	echo "$verbs" | while read -r verb; do
		# A verb of two words is two arguments.
		"$builddir/mita-$program" $verb --help
	done | sed -n 's/^  -\(-*[a-z-]*\) .*/\1/p' | sort -u |
	    while read -r option; do
		grep -q -e "Fl $option\>" "$page" || echo "$option"
	done >"${TMPDIR:-/tmp}/options.$$"
	is "  and of every option" "$(cat "${TMPDIR:-/tmp}/options.$$")" ""
	rm -f "${TMPDIR:-/tmp}/options.$$"
done
# The page for experts is a page of paper in every language.
for guide in "$srcdir"/data/guide/guide-*.txt; do
	is "${guide##*/} is one page" "$(LC_ALL=C tr -d '\200-\277' <"$guide" |
	    LC_ALL=C awk 'length > 78 { print FNR ": " length }
	    END { if (FNR > 66) print FNR }')" ""
done

# Keys and words of the application, from the tables that it obeys.
page=$srcdir/man/mita-expert.1
told() {	# told HEADING: the words of the tags under it
	sed -n "/^.Sh $1/,/^.Sh /s/^\.It Cm //p" "$page" | sed 's/\\&//g' |
	    tr ' ' '\n'
}
told KEYS >"${TMPDIR:-/tmp}/keys.$$"
is "mita-expert(1) tells every key that a screen names" "$(
    grep -hoE 'KEY_IS_[A-Z]+, [^,]+, [A-Z0-9_]+, *(N_\()?"[^"]+"' \
    "$srcdir"/src/expert/*.c | sed 's/.*"\(.*\)"/\1/' | tr ' ' '\n' |
    sort -u | grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
page=$srcdir/man/mita-coordinator.1
told DASHBOARD >"${TMPDIR:-/tmp}/keys.$$"
is "mita-coordinator(1) tells every key of the dashboard" "$(
    grep -hoE 'KEY_IS_[A-Z]+, [^,]+, [A-Z0-9_]+, *(N_\()?"[^"]+"' \
    "$srcdir"/src/coordinator/*.c "$srcdir"/include/mita/coordinator/*.h |
    sed 's/.*"\(.*\)"/\1/' | tr ' ' '\n' |
    sort -u | grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
page=$srcdir/man/mita-expert.1
told "LINE BY LINE" >"${TMPDIR:-/tmp}/keys.$$"
is "and every command of the work line by line" "$(sed -n \
    's/^	{ "\([a-z]*\)", .*/\1/p' "$srcdir"/src/expert/plain*.c |
    grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
rm -f "${TMPDIR:-/tmp}/keys.$$"
sed -n 's/^	\([A-Z_]*_MAX\)[	 ]*= \([0-9]*\),.*/\1 \2/p' \
    "$srcdir/include/mita/base/limits.h" | while read -r name value; do
	grep -qwE "$value|$(echo "$value" | sed 's/000$/ 000/')" \
	    "$srcdir/man/mita-record.5" || echo "$name $value"
done >"${TMPDIR:-/tmp}/limits.$$"
is "mita-record(5) names every plain limit" \
    "$(cat "${TMPDIR:-/tmp}/limits.$$")" ""
rm -f "${TMPDIR:-/tmp}/limits.$$"
# What mita(7) tells of the house is there: files, rooms, types.
page=$srcdir/man/mita.7
is "mita(7) names only what there is" "$(
    sed -n 's/^\.\(It \)*.*Pa \(.*\)/\2/p' "$page" | tr ' ' '\n' |
    grep '[a-z]/' | grep -v '^src$' | while read -r file; do
	[ -e "$srcdir/$file" ] || [ -e "$srcdir/src/$file" ] ||
	    [ -e "$srcdir/include/mita/$file" ] || echo "$file"
    done
    sed -n 's/.*Vt \(struct\|enum\) \([a-z_]*\).*/\1 \2/p' "$page" |
	sort -u | while read -r type; do
	grep -rq "^$type {" "$srcdir/include" "$srcdir/src" || echo "$type"
    done
    sed -n 's/^\.It Sy [0-9] //p' "$page" | sed 's/ , /\n/g' |
	while read -r room; do
	[ -d "$srcdir/src/$room" ] || echo "$room"
    done)" ""
is "  and every room" "$(cd "$srcdir/src" && for room in *; do
	grep -qE "^\.It Sy [0-9] (.* )?$room( ,|\$)" "$page" || echo "$room"
    done)" ""
done_testing
