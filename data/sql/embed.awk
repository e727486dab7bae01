# Turn each file named on the command line into one C string literal, under
# a macro named after it: container-0001.sql becomes STEP_CONTAINER_0001.
FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.sql$/, "", name)
	gsub(/-/, "_", name)
	if (NR > 1)
		print ""
	printf "#define STEP_%s \\\n\"", toupper(name)
	first = 1
}
{
	if (!first)
		printf "\"\\\n\""
	first = 0
	gsub(/[\\"]/, "\\\\&")
	printf "%s\\n", $0
	last[FILENAME] = FNR
	if (FNR == lines[FILENAME])
		print "\""
}
BEGIN {
	# The literal is closed on each file's last line: count lines first.
	for (i = 1; i < ARGC; i++) {
		while ((getline line < ARGV[i]) > 0)
			lines[ARGV[i]]++
		close(ARGV[i])
	}
}
