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
	for verb in $("$builddir/mita-$program" --help |
	    sed -n '3,/^$/s/^  \([a-z]*\).*/\1/p' | sort -u); do
		ok "mita-$program(1) tells of $verb" \
		    grep -q "Cm $verb" "$srcdir/man/mita-$program.1"
	done
done
sed -n 's/^	\([A-Z_]*_MAX\)[	 ]*= \([0-9]*\),.*/\1 \2/p' \
    "$srcdir/include/mita/base/limits.h" | while read -r name value; do
	grep -qwE "$value|$(echo "$value" | sed 's/000$/ 000/')" \
	    "$srcdir/man/mita-record.5" || echo "$name $value"
done >"${TMPDIR:-/tmp}/limits.$$"
is "mita-record(5) names every plain limit" \
    "$(cat "${TMPDIR:-/tmp}/limits.$$")" ""
rm -f "${TMPDIR:-/tmp}/limits.$$"
done_testing
