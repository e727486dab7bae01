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
if command -v groff >/dev/null; then
	for page in "$srcdir"/man/*.[1-9]; do
		is "groff, too, has nothing to say of ${page##*/}" "$(
		    groff -ww -Kutf8 -mandoc -Tutf8 "$page" 2>&1 >/dev/null)" ""
	done
else
	skip "groff, too, has nothing to say" "groff is not here"
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
# A defence that nothing tests is a claim.
is "mita-security(7) names tests that there are" "$(sed -n 's/^\.Pa //p' \
    "$srcdir/man/mita-security.7" | tr -d ' ' | tr ',' '\n' | sort -u |
    while read -r name; do
	[ "$name" = tests ] || [ -e "$srcdir/tests/$name" ] || echo "$name"
    done)" ""
is "  under every threat" "$(awk '/^\.It Sy/ || /^\.El/ {
	if (threat != "") print threat
	threat = $1 == ".It" ? $0 : "" }
    /^\.Pa / { threat = "" }' "$srcdir/man/mita-security.7")" ""
# The pages for experts and officers are pages of paper in every language.
for guide in "$srcdir"/data/guide/[go]*.txt; do
	is "${guide##*/} is one page" "$(LC_ALL=C tr -d '\200-\277' <"$guide" |
	    LC_ALL=C awk 'length > 78 { print FNR ": " length }
	    END { if (FNR > 66) print FNR }')" ""
done

# What may begin a line of a call file is told by the page, and by it alone.
is "mita-call(5) has every first word of a call file" "$(sed -nE \
    's/^\.(It )?Ic ([a-z-]+) (Ar|Cm) .*/\2/p' "$srcdir/man/mita-call.5" |
    sort -u)" "$(sed -n '/call_first_words\[\]/,/NULL/p' \
    "$srcdir/src/wire/call.c" | grep -o '"[a-z-]*"' | tr -d '"' | sort -u)"

# Keys and words of the application, from the tables that it obeys.
page=$srcdir/man/mita-expert.1
told() {	# told HEADING: the words of the tags under it
	sed -n "/^.Sh $1/,/^.Sh /s/^\.It Cm //p" "$page" | sed 's/\\&//g' |
	    tr ' ' '\n'
}
told KEYS >"${TMPDIR:-/tmp}/keys.$$"
is "mita-expert(1) tells every key that a screen names" "$(
    grep -hoE 'KEY_IS_[A-Z]+, [^,]+, [A-Z0-9_]+, *(N_\()?"[^"]+"' \
    "$srcdir"/src/expert/*.c "$srcdir"/src/ui/*.c |
    sed 's/.*"\(.*\)"/\1/' | tr ' ' '\n' |
    sort -u | grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
page=$srcdir/man/mita-coordinator.1
told DASHBOARD >"${TMPDIR:-/tmp}/keys.$$"
is "mita-coordinator(1) tells every key of the dashboard" "$(
    grep -hoE 'KEY_IS_[A-Z]+, [^,]+, [A-Z0-9_]+, *(N_\()?"[^"]+"' \
    "$srcdir"/src/coordinator/*.c "$srcdir"/include/mita/coordinator/*.h \
    "$srcdir"/src/ui/*.c |
    sed 's/.*"\(.*\)"/\1/' | tr ' ' '\n' |
    sort -u | grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
page=$srcdir/man/mita-expert.1
told "LINE BY LINE" >"${TMPDIR:-/tmp}/keys.$$"
is "and every command of the work line by line" "$(sed -n \
    's/^	{ "\([a-z]*\)", .*/\1/p' "$srcdir"/src/expert/plain*.c |
    grep -vxF -f "${TMPDIR:-/tmp}/keys.$$")" ""
rm -f "${TMPDIR:-/tmp}/keys.$$"
# Limits: limits.h is the list; every number stands at its own line, in the
# page of the formats, in the other pages and in the tables of the files.
limits() {	# NAME VALUE WHAT, in the order of the header
	awk '/^enum|^#define MITA/ { next }
	/^#define/ { sub(/^#define[ 	]*/, ""); sub(/[ 	]+/, " = ") }
	/^	?[A-Z_]+[ 	]*= / {
		name = $1
		what = $0; sub(/.*\/\* /, "", what); sub(/ \*\/.*/, "", what)
		sub(/^[^=]*= */, ""); sub(/(LL)?[,	].*/, "")
		print name, $0, what
	}' "$srcdir/include/mita/base/limits.h"
}
limits >"${TMPDIR:-/tmp}/limits.$$"
is "limits.h has no other line than limits" "$(grep -cE '[0-9]' \
    "$srcdir/include/mita/base/limits.h")" "$(
    echo $(($(wc -l <"${TMPDIR:-/tmp}/limits.$$") + 2)))"
is "mita-record(5) LIMITS says each of them" "$(
    sed -n '/^\.It Sy/d; /^\.Sh LIMITS/,/^\.El/s/^\.It \([^.].*\) Ta \([^,]*\).*/\2 \1/p' \
    "$srcdir/man/mita-record.5")" "$(while read -r name value what; do
	first=${what%"${what#?}"}
	[ "$name" = SEQ_MAX ] || first=$(echo "$first" | tr a-z A-Z)
	echo "$value $first${what#?}"
done <"${TMPDIR:-/tmp}/limits.$$")"
while IFS='|' read -r page text; do
	name=${text#*@} name=${name%%@*}
	value=$(sed -n "s/^$name \([0-9]*\) .*/\1/p" "${TMPDIR:-/tmp}/limits.$$")
	said=${text%%@*}$value${text##*@}
	ok "$page: $said" grep -qF -e "$said" "$srcdir/$page"
done <<'END'
man/mita-call.5|LF line ends, at most @CALL_FILE_MAX@ bytes, and
man/mita-call.5|such lines, of at most @LABEL_MAX@ and
man/mita-call.5| and @TEXT_MAX@ bytes each.
man/mita-call.5|1 to @LANGUAGES_MAX@, no two the same
man/mita-call.5|in this stage, 0 to @LIST_MAX@.
man/mita-call.5|Most characters of a free remark, 0 to @TEXT_MAX@; 0
man/mita-call.5|note, 0 to @TEXT_MAX@, 0 for no note.
man/mita-call.5|A stage has 1 to @CRITERIA_MAX@ criteria, whose
man/mita-call.5|whose weights add up to 1 to @WEIGHT_MAX@.
man/mita-bundle.5|section SIGNATURES; at most @MINISIG_MAX@ bytes.
man/mita-bundle.5|The whole is at most @CONTAINER_MAX@ bytes.
man/mita-bundle.5|The file has at most @ENCRYPTED_MAX@ bytes, and
man/mita-bundle.5|has at most @ENCRYPTED_MAX@ and is opened in memory
man/mita-bundle.5|only alone; and at most @READERS_MAX@ stanzas for readers
man/mita-bundle.5|It is at most @RECORD_MAX@ bytes.
man/mita-bundle.5|CHECK (length(text) BETWEEN 1 AND @RECORD_MAX@),
man/mita-bundle.5|CHECK (length(minisig) BETWEEN 1 AND @MINISIG_MAX@)
man/mita-bundle.5|CHECK (length(data) <= @DOCUMENT_MAX@)
man/mita-bundle.5|The record, as a BLOB of at most @RECORD_MAX@ bytes.
man/mita-bundle.5|Its signature, as TEXT of at most @MINISIG_MAX@ bytes.
man/mita-bundle.5|under their SHA-256, at most @DOCUMENT_MAX@ each.
man/mita-bundle.5|A package or bundle has at most @RECORDS_MAX@ records and
man/mita-bundle.5| records and @DOCUMENTS_MAX@ documents.
man/mita-bundle.5|CHECK (length(file) <= @CONTAINER_MAX@)
man/mita-bundle.5|no symbolic link, of at most @CONTAINER_MAX@ bytes.
man/mita-bundle.5|Cut it: four lines of at most @MINISIG_MAX@ bytes together
man/mita-coordinator.1|Id: 1 to @ID_MAX@ of A-Z, 0-9 and
man/mita-expert.1|with a passphrase of at least @PASSPHRASE_MIN@
man/mita-record.5|the trusted comment: at most @COMMENT_MAX@ bytes of printable
man/mita-record.5|The whole is at most @MINISIG_MAX@ bytes.
man/mita-record.5|more times in that place, at most @LIST_MAX@ times.
man/mita-record.5|1 to @ID_MAX@ characters of
man/mita-record.5|of at most @MONEY_MAX@: hundredths
man/mita-record.5|of at most @BP_ONE@: basis points, 
man/mita-record.5|basis points, @BP_ONE@ in a whole.
man/mita-record.5|of at most @SCALE_MAX@: steps of the scale.
man/mita-record.5|has at most @TEXT_MAX@ bytes, a
man/mita-record.5|at most @LABEL_MAX@.
man/mita-record.5|1 to @SEQ_MAX@: the place in the signer's line.
man/mita-record.5|languages LANG ...              1 to @LANGUAGES_MAX@
man/mita-record.5|panel N N N                     0 to @PANEL_MAX@ each
man/mita-record.5|load N                          0 to @LIST_MAX@
man/mita-record.5|remark-max N                    0 to @TEXT_MAX@
man/mita-record.5|At most @LANGUAGES_MAX@ in which the person evaluates.
man/mita-record.5|Most proposals in one stage, 0 to @LIST_MAX@.
data/sql/container-0001.sql|CHECK (length(text) BETWEEN 1 AND @RECORD_MAX@),
data/sql/container-0001.sql|CHECK (length(minisig) BETWEEN 1 AND @MINISIG_MAX@)
data/sql/container-0001.sql|CHECK (length(data) <= @DOCUMENT_MAX@)
data/sql/register-0001.sql|CHECK (length(file) <= @CONTAINER_MAX@)
END
rm -f "${TMPDIR:-/tmp}/limits.$$"

# What the glossary of mita(7) calls by its name in the sources is called so.
for name in $(sed -nE 's/^\.(Vt (struct|enum)|Va|Dv|Fn) //p' \
    "$srcdir/man/mita.7" | tr -s ' ,' '\n\n' | sort -u); do
	grep -qrw "$name" "$srcdir/include" || echo "$name"
done >"${TMPDIR:-/tmp}/words.$$"
is "every name in the glossary is in a header" \
    "$(cat "${TMPDIR:-/tmp}/words.$$")" ""
rm -f "${TMPDIR:-/tmp}/words.$$"
done_testing
