# One row { family, SQL } for each file named on the command line, in that
# order: container-0001.sql is a step of the family "container".
FNR == 1 {
	if (NR > 1)
		print ") },"
	family = FILENAME
	sub(/.*\//, "", family)
	sub(/-[0-9]+\.sql$/, "", family)
	printf "{ \"%s\", (\n", family
}
{
	# A question mark too: ??- is a trigraph in C.
	gsub(/[\\"?]/, "\\\\&")
	printf "\"%s\\n\"\n", $0
}
END {
	print ") },"
}
