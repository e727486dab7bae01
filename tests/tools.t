#!/bin/sh
# What stock tools do that misleads who checks with them: what the page says of
# a version is so, where that version is at hand.
. "$srcdir/tests/lib.sh"
own_folder
page=$srcdir/man/mita-auditor.1
version() {	# version TOOL: that of this machine
	case $1 in
	minisign) minisign -v 2>&1 ;;
	OpenSSH) ssh -V 2>&1 ;;
	OpenSSL) openssl version ;;
	sqlite3) sqlite3 --version ;;
	esac
}
# tried TOOL VERSION "SENTENCE" command...: skipped with another version.
tried() {
	tool=$1 wanted=$2 say=$3
	shift 3
	told=$(sed -n '/^.Sh WHAT STOCK TOOLS DO/,/^.El/p' "$page" |
	    grep -c "^\.It .*$tool.*")
	ok "mita-auditor(1) tells of $tool" test "$told" -gt 0
	case $(version "$tool" 2>/dev/null) in
	*"$wanted"*) ok "$tool $wanted: $say" "$@" ;;
	*) skip "$say" "there is no $tool $wanted here" ;;
	esac
}
letters() { head -c "$1" /dev/zero | tr '\0' x; }
quiet() { "$@" >/dev/null 2>&1 </dev/null; }

echo one >f
if command -v minisign >/dev/null; then
	quiet minisign -G -W -p m.pub -s m.key
	sign() { quiet minisign -S -W -s m.key -m f -x f.minisig "$@"; }
	checks() { minisign -q -VHm f -p m.pub -x "$1" >/dev/null 2>&1; }
fi
long_comment() {
	sign -c "$(letters 1000)" && checks f.minisig &&
	    sign -c "$(letters 1004)" && ! checks f.minisig
}
tried minisign 0.11 "it signs with a comment that it then does not read" \
    long_comment
failed_signing() {
	sign -t good && checks f.minisig && ! sign -t "$(letters 9000)" &&
	    test -s f.minisig && ! checks f.minisig
}
tried minisign 0.11 "a signing that fails leaves no good file" failed_signing
mailed() {
	sign -t good && sed 's/$/\r/' f.minisig >crlf.minisig &&
	    checks crlf.minisig
}
tried minisign 0.11 "it takes a signature whose lines end in CR LF" mailed

if command -v ssh-keygen >/dev/null; then
	quiet ssh-keygen -q -t ed25519 -N '' -f id
	echo "me $(cat id.pub)" >signers
	ssh_checks() {
		ssh-keygen -q -Y verify -f signers -I me -n x -s "$1" <f \
		    >/dev/null 2>&1
	}
fi
ssh_mailed() {
	quiet ssh-keygen -q -Y sign -f id -n x f && ssh_checks f.sig &&
	    sed 's/$/\r/' f.sig >crlf.sig && ! ssh_checks crlf.sig
}
tried OpenSSH OpenSSH_9.2 "it refuses such a one" ssh_mailed
kept_old() {
	cp f.sig old.sig && echo two >f &&
	    quiet ssh-keygen -q -Y sign -f id -n x f && cmp -s f.sig old.sig
}
tried OpenSSH OpenSSH_9.2 "it keeps an old signature and ends with 0" kept_old

nothing() {
	openssl genpkey -algorithm ed25519 -out k.pem 2>/dev/null && : >empty &&
	    quiet openssl pkeyutl -sign -inkey k.pem -rawin -in f -out s &&
	    ! quiet openssl pkeyutl -sign -inkey k.pem -rawin -in empty -out s
}
tried OpenSSL 'OpenSSL 3.0' "it cannot sign an empty message" nothing

recovered() {
	sqlite3 good.db 'CREATE TABLE t (a); INSERT INTO t VALUES (1)' &&
	    ! sqlite3 good.db .recover >rows 2>/dev/null && ! grep -q INSERT rows
}
tried sqlite3 3.40.1 "it recovers no row of a good file" recovered

# ---- a register that was looked at by a viewer ----
if command -v sqlite3 >/dev/null; then
	decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
	cp register.mita seen.mita
	sqlite3 seen.mita 'PRAGMA journal_mode=wal' >/dev/null
	has "a viewer's write-ahead log is told as that" \
	    "$("$auditor" audit seen.mita 2>&1)" "WRONG   VIEWED  seen.mita: a program that"
	sqlite3 seen.mita 'PRAGMA journal_mode=delete' >/dev/null
	ok "and the remedy heals it" quiet "$auditor" audit seen.mita
	sqlite3 register.mita 'PRAGMA journal_mode=wal' >/dev/null
	printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
	    OBSERVATION,1,P-02,-,-,AGREES,V,fair >rulings.csv
	with_passphrase "$coordinator" ruling add rulings.csv >/dev/null
	ok "and so does the next act of the agency" \
	    quiet "$auditor" audit register.mita
fi
done_testing
