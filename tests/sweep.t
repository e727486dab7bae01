#!/bin/sh
# Nothing can be done to any record of a call unseen: each in turn is taken
# out, changed, swapped with the next, put behind the last and doubled under
# another text, as whoever has the file and no key can do it.  All of them
# with MITA_SWEEP=1, of the register MITA_REGISTER if that is set; otherwise
# some.
. "$srcdir/tests/lib.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
if [ -n "${MITA_REGISTER:-}" ]; then
	cp "$MITA_REGISTER" register.mita
else
	decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
fi
ok "before, nothing is wrong" "$auditor" audit register.mita
last=$(sqlite3 register.mita 'SELECT max(idx) FROM record')
what() {	# what IDX: how a finding may name it: digest, or place
	sqlite3 register.mita "SELECT digest FROM record WHERE idx = $1"
}
# seen NAME IDX SQL: wrong, and told of this record or of what hangs on it.
seen() {
	cp register.mita done.mita
	sqlite3 done.mita "$3" || { ok "$1 of $2: can be done" false; return; }
	said=$("$auditor" audit done.mita 2>&1)
	rc=$?
	[ $rc -eq 1 ] || echo "$1 $2 $rc" >>unseen
	printf '%s\n' "$said" | grep -q '^WRONG ' || echo "$1 $2 silent" >>unseen
	printf '%s\n' "$said" | sed -n 's/^WRONG   \([A-Z-]*\) .*/\1/p' |
	    sort -u | sed "s/^/$1 /" >>reasons
}
: >unseen; : >reasons
idx=1
while [ "$idx" -le "$last" ]; do
	next=$((idx < last ? idx + 1 : 1))
	seen removed $idx "DELETE FROM line WHERE record = $idx;
	    DELETE FROM record WHERE idx = $idx"
	seen edited $idx "UPDATE record SET text = CAST(CAST(text AS TEXT) ||
	    'x' AS BLOB) WHERE idx = $idx"
	seen relabelled $idx "UPDATE record SET digest = replace(digest,
	    substr(digest, 1, 1), CASE substr(digest, 1, 1) WHEN 'a' THEN 'b'
	    ELSE 'a' END) WHERE idx = $idx"
	seen swapped $idx "UPDATE record SET idx = -1 + 1000000 WHERE idx = $idx;
	    UPDATE record SET idx = $idx WHERE idx = $next;
	    UPDATE record SET idx = $next WHERE idx = 999999"
	seen moved $idx "UPDATE record SET idx = $last + 1 WHERE idx = $idx"
	seen signed-by-another $idx "UPDATE record SET minisig = (SELECT minisig
	    FROM record WHERE idx = $next) WHERE idx = $idx"
	seen doubled $idx "INSERT INTO record SELECT $last + 1, kind,
	    printf('%064d', idx), CAST(CAST(text AS TEXT) || 'x' AS BLOB),
	    minisig FROM record WHERE idx = $idx"
	idx=$((idx + ${MITA_SWEEP:-6}))
done
is "each of these is seen, whichever record it is done to" "$(cat unseen)" ""

# ---- and to what the register keeps beside the records ----
beside() {	# beside NAME SQL PART: EDITED, by audit, verify and check
	cp register.mita beside.mita
	sqlite3 beside.mita "$2"
	for verb in audit verify; do
		said=$("$auditor" $verb beside.mita)
		is "$1: $verb refuses it" $? 1
		has "  and says so" "$said" "$3"
	done
	has "  and so does check" "$("$coordinator" -r beside.mita check)" "$3"
}
if [ -z "${MITA_REGISTER:-}" ]; then
	document="UPDATE document SET data = CAST(CAST(data AS TEXT) || 'x' AS
	    BLOB) WHERE digest = (SELECT min(digest) FROM document)"
	beside "a document that was changed" "$document" "is another one"
	beside "a bundle that was changed" "UPDATE received SET file = CAST('x'
	    AS BLOB) WHERE expert = 'E-01'" "its bytes are not those of its digest"
	beside "a bundle under another's name" "UPDATE received SET
	    expert = 'E-02'" "it names another expert"
	refused() {	# refused REASON 'SENTENCE' command...
		say=$2
		shift 2
		has "issue does not send it" "$(with_passphrase "$@" 2>&1)" "$say"
	}
	cp register.mita kept.mita && sqlite3 register.mita "$document"
refused EDITED 'is not the one that was taken in' "$coordinator" issue other
	cp kept.mita register.mita
fi
sort reasons | uniq -c | sed 's/^/# /' 
done_testing
