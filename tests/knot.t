#!/bin/sh
# Files that can all reach each other by name are one file in several pieces.
# Of each program, the largest such knot: what the object files need of each
# other, as nm tells it; what goes through a pointer ties no knot.
. "$srcdir/tests/lib.sh"
command -v nm >/dev/null || skip_all "no nm here"

own_folder
(cd "$srcdir" && find src -name '*.c') >sources
(cd "$builddir" && find src -name '*.o' | LC_ALL=C sort |
    xargs nm -A -P -g) >names

# The object files that a program is linked from, and the largest set of them
# that is one knot: "4 of 150: src/a.o src/b.o"
knot() {	# knot PROGRAM
	awk -v main="src/$1/main.o" '
	# Of another program, or left behind by a source that was renamed.
	function is_strange(file,	part, source) {
		source = file
		sub(/[a-z]*_a-/, "", source)
		sub(/o$/, "c", source)
		if (!(source in sources))
			return 1
		split(file, part, "/")
		return part[2] ~ /^(auditor|coordinator|expert)$/ &&
		    part[2] != program
	}
	function walk(from, next_of, seen,	todo, n, file, list, k, i) {
		todo[n = 1] = from
		seen[from] = 1
		while (n > 0) {
			file = todo[n--]
			k = split(next_of[file], list, " ")
			for (i = 1; i <= k; i++)
				if (!(list[i] in seen)) {
					seen[list[i]] = 1
					todo[++n] = list[i]
				}
		}
	}
	BEGIN { split(main, part, "/"); program = part[2] }
	FILENAME == "sources" { sources[$1] = 1; next }
	{ file = $1; sub(/:$/, "", file) }
	is_strange(file) { next }
	$3 == "U" { needs[file] = needs[file] " " $2; next }
	{ has[$2] = file }
	END {
		for (file in needs) {
			k = split(needs[file], list, " ")
			for (i = 1; i <= k; i++) {
				of = has[list[i]]
				if (of == "" || of == file || (file, of) in tie)
					continue
				tie[file, of] = 1
				down[file] = down[file] " " of
				up[of] = up[of] " " file
			}
		}
		walk(main, down, linked)
		for (file in linked) {
			files++
			split("", below); split("", above)
			walk(file, down, below)
			walk(file, up, above)
			n = 0; text = ""
			for (other in below)
				if (other in above && other in linked) {
					n++
					text = text " " other
				}
			if (n > most) { most = n; names = text }
		}
		print most, files, names
	}' sources names
}

for program in auditor coordinator expert; do
	knot $program >knot
	read -r most files names <knot
	ok "mita-$program: its object files were found" [ "$files" -gt 50 ]
	is "mita-$program: no knot of more than 6 % of its files" \
	    "$([ $((most * 100)) -le $((files * 6)) ] ||
	    echo "$most of $files: $names")" ""
done
done_testing
