# One row { name, content } for each file named on the command line, in that
# order.  container-0001.sql is a step of the family "container", its name.
FNR == 1 {
	if (NR > 1)
		print ") },"
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/-[0-9]+\.sql$/, "", name)
	printf "{ \"%s\", (\n", name
}
{
	# A question mark too: ??- is a trigraph in C.
	gsub(/[\\"?]/, "\\\\&")
	printf "\"%s\\n\"\n", $0
}
END {
	print ") },"
}
