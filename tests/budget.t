#!/bin/sh
# What is small can be read.  Raise a limit only in a commit of its own; who
# is excepted is named here, with the reason.  src/base/unicode.c, a table
# that data/unicode/tables.pl makes, is no source of ours and is left out.
. "$srcdir/tests/lib.sh"
own_folder
cd "$srcdir" || exit 99
find src -name '*.c' ! -path src/base/unicode.c | LC_ALL=C sort >"$work/sources"
find include src -name '*.h' ! -path include/mita/base/unicode.h |
    LC_ALL=C sort >"$work/headers"

# Who is excepted and needs it no more is told, too.
excepted() {	# excepted LIST: the lines of standard input without its names
	sort >"$work/found"
	sed 's/[ 	]*#.*//; /^$/d' "$work/$1" | sort >"$work/names"
	join -v 1 "$work/found" "$work/names"
	join -v 2 "$work/found" "$work/names" | sed 's/$/ is no exception now/'
}

over() {	# over LINES-PER-FILE LINES-PER-FUNCTION
	xargs awk -v F="$1" -v N="$2" '
	FNR == 1 { if (prev && len > F) print prev ": " len " lines"
		   prev = FILENAME }
	{ len = FNR }
	/^\{/ { start = FNR }
	/^\}/ && start { if (FNR - start > N)
		print FILENAME ":" start ": function of " FNR - start " lines"
		start = 0 }
	END { if (len > F) print prev ": " len " lines" }' <"$work/sources"
}
is "no source over 700 lines, no function over 100" "$(over 700 100)" ""

cat >"$work/long" <<'END'
include/mita/model/record.h	# the fifteen kinds of record are one thing
END
is "no header over 250 lines" "$(xargs awk '
    FNR == 1 { if (len > 250) print prev }
    { prev = FILENAME; len = FNR }
    END { if (len > 250) print prev }' <"$work/headers" | excepted long)" ""

# A tab goes to the next multiple of eight; a letter is one column.
is "no line over 80 columns" "$(cat "$work/sources" "$work/headers" |
    LC_ALL=C xargs awk '{
	line = $0; columns = 0
	gsub(/[\200-\277]/, "", line)
	n = split(line, part, "\t")
	for (i = 1; i < n; i++)
		columns += length(part[i]) + 8 - (columns + length(part[i])) % 8
	if (columns + length(part[n]) > 80)
		print FILENAME ":" FNR
    }')" ""

cat >"$work/many" <<'END'
frame_field		# what paints is told where, how wide, how and what
frame_wrap		# the same, and how much of the text
grid_text		# the same
minisig_write		# the key, the bytes, two comments
textarea_paint		# the same, and whether it has the focus
END
is "no function has more than 6 parameters" "$(xargs awk '
    FNR == 1 { on = 0 }
    /^[a-z_0-9]+\(/ { name = $0; sub(/\(.*/, "", name); text = ""; on = 1 }
    !on { next }
    { text = text " " $0 }
    /;$/ { on = 0 }
    /^\{/ {
	on = n = depth = 0
	sub(/^[^(]*\(/, "", text)
	for (i = 1; i <= length(text) && depth >= 0; i++) {
		c = substr(text, i, 1)
		depth += c ~ /[([]/
		depth -= c ~ /[])]/
		n += c == "," && depth == 0
	}
	if (n + 1 > 6) print name
    }' <"$work/sources" | excepted many)" ""

# What a program remembers beside its structs, as the object files have it.
cat >"$work/state" <<'END'
language	# of the screens, chosen once
languages	# whether its catalogue is in order yet
lt		# the catalogue, which is put in order when it is chosen
stopped		# what a signal leaves behind
term		# there is one terminal
END
if command -v nm >/dev/null; then
	is "no variable outlives its function" "$(
	    (cd "$builddir" && find src -name '*.o') | awk '
	    NR == FNR { sub(/\.c$/, ""); here[$1]; next }
	    { name = $1; sub(/lib[a-z]*_a-/, "", name); sub(/\.o$/, "", name) }
	    name in here' "$work/sources" - |
	    (cd "$builddir" && xargs nm -A -f sysv) | awk -F '|' '
	    $4 ~ /OBJECT/ && $7 ~ /^(\.t?data|\.t?bss|\*COM)/ && $7 !~ /\.ro/ {
		sub(/^[^:]*:/, "", $1); sub(/[ .].*/, "", $1)
		if ($1 !~ /^__/) print $1
	    }' | sort -u | excepted state)" ""
else
	skip "no variable outlives its function" "nm is not here"
fi
# A source, what it includes, what that includes: no longer than this.
is "no chain of includes is longer than 7 files" "$(cd "$srcdir" &&
    find include src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
	function chain(file,	list, n, i, one, most) {
		if (file in length_of) return length_of[file]
		n = split(includes[file], list, " ")
		for (i = 1; i <= n; i++)
			if ((one = chain(list[i])) > most) most = one
		return length_of[file] = most + 1
	}
	FNR == 1 { files[FILENAME] }
	/^#include "mita\// {
		split($0, part, "\"")
		includes[FILENAME] = includes[FILENAME] " include/" part[2]
	}
	END { for (file in files) if (chain(file) > 7)
		print file ": " chain(file) }')" ""
# One header for one noun: what it declares is in few files.
cat >"$work/wide" <<'END'
include/mita/wire/walk.h	# one walk for each kind of record
END
is "no header declares functions of more than 3 sources" "$(cd "$srcdir" &&
    cat "$work/sources" "$work/headers" | xargs awk '
	FNR == 1 { before = ""; header = FILENAME ~ /h$/ }
	!header && /^[a-z_0-9]+\(/ && before !~ /^static/ {
		name = $0; sub(/\(.*/, "", name); home[name] = FILENAME
	}
	{ before = $0 }
	header && !/^( \*|\/\*)/ {
		line = $0; sub(/\/\*.*/, "", line)
		while (match(line, /[a-z_0-9]+\(/)) {
			name = substr(line, RSTART, RLENGTH - 1)
			line = substr(line, RSTART + RLENGTH)
			if (name in home && !((FILENAME, home[name]) in seen)) {
				seen[FILENAME, home[name]]
				n[FILENAME]++
			}
		}
	}
	END { for (file in n) if (n[file] > 3) print file }' |
    excepted wide)" ""
is "every source begins with a line that says what it is" "$(
    for source in "$srcdir"/src/*/*.c; do
	head -n 1 "$source" | grep -q '^/\* .* \*/$' ||
	    echo "${source#"$srcdir"/}"
    done)" ""
done_testing
