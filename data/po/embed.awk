# A gettext catalogue as rows { text, { forms } } of C.  The strings of a
# catalogue are written as those of C, line by line.
function flush_entry() {
	if (id != "\"\"" && id != "" && form[0] != "\"\"")
		printf "{ %s, { %s, %s, %s } },\n", id, form[0],
		    form[1] == "" ? "NULL" : form[1],
		    form[2] == "" ? "NULL" : form[2]
	id = ""
	split("", form)
}
function put(text) {
	# ??- is a trigraph in C.
	gsub(/\?/, "\\?", text)
	if (where == "id")
		id = id text
	else if (where ~ /^[0-9]$/)
		form[where] = form[where] text
}
/^#/ { next }
/^msgid_plural / { where = "plural"; next }
/^msgid / { flush_entry(); where = "id"; put(substr($0, 7)); next }
/^msgstr / { where = "0"; put(substr($0, 8)); next }
/^msgstr\[/ { where = substr($0, 8, 1); put(substr($0, 11)); next }
/^"/ { put($0) }
END { flush_entry() }
