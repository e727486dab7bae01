#!/bin/sh
# A call that says so: packages and bundles travel as files of age, and what is
# inside is what it was.
. "$srcdir/tests/lib.sh"
own_folder
agency() { with_passphrase "$coordinator" "$@"; }
as() { who=$1; shift; with_passphrase "$expert" -w "$who" "$@"; }
begins_as_age() { [ "$(head -n 1 "$1")" = age-encryption.org/v1 ]; }
readers() { grep -ac '^-> X25519 ' "$1"; }

# The recovery key is stock age's where that is here, else one of nobody.
stock=
! command -v age-keygen >/dev/null || stock=yes
recovery=age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj
if [ -n "$stock" ]; then
	age-keygen -o recovery.key 2>/dev/null
	recovery=$(sed -n 's/^# public key: //p' recovery.key)
fi
sed "s/^encrypted YES/&\nrecovery-key $recovery/" \
    "$srcdir/data/calls/inoklaster.call" >sealed.call
for who in E-01 E-02; do
	[ $who = E-01 ] && kind=business || kind=knowledge
	as $who enrol --name "Expert $who" --organisation "House of $who" \
	    --kind $kind --languages lt,en --small-memory $who.card >/dev/null
done

# ---- the call says it ----
said=$(agency init --dry-run sealed.call)
has "the call is told in words" "$said" 'YES: packages to the expert'
has "  and its recovery key as age writes it" "$said" "recovery-key    $recovery"
sed "s/^recovery-key .*/recovery-key ${recovery%?}q/" sealed.call >slip.call
said=$(agency init slip.call 2>&1)
is "a slip in that key is refused" $? 1
has "  in words" "$said" 'a letter of it is wrong'
sed 's/^encrypted YES/encrypted NO/' sealed.call >no.call
said=$(agency -r no.mita init no.call 2>&1)
is "a recovery key without encryption is refused" $? 1
agency init --yes --small-memory sealed.call >/dev/null
agency expert add E-01.card E-02.card >/dev/null
mkdir documents
for p in P-02 P-03; do echo "SECRET text of $p." >documents/$p-1.txt; done
grep -E '^(proposal|P-02|P-03),' "$srcdir/data/demo/proposals-1.csv" >proposals.csv
agency proposal add proposals.csv --documents documents >/dev/null
printf '%s\n' expert,stage,proposal E-01,1,P-02 E-01,1,P-03 E-02,1,P-02 \
    E-02,1,P-03 >assignments.csv
agency assign import assignments.csv --deadline 2099-12-31T15:00:00Z >/dev/null

# ---- packages ----
said=$(agency issue out)
is "packages are issued" "$said" "2 packages written to out."
ok "a package is a file of age" begins_as_age out/E-01.package
is "  to the expert, the agency and the recovery key" \
    "$(readers out/E-01.package)" 3
is "  no text of a proposal is in it" "$(grep -ac SECRET out/E-01.package)" 0
is "  only its reader and call are outside" "$(sed -n 2p out/E-01.package)" \
    "-> mita PACKAGE INOKLASTER-OIC-1 E-01"
cp out/E-01.package before.package
agency issue out >/dev/null
ok "the same content leaves the file as it is" cmp out/E-01.package before.package
if [ -n "$stock" ]; then
	age -d -i recovery.key out/E-01.package >inside.package
	is "stock age opens it with the recovery key" "$(sed -n \
	    's/^trusted comment: \(PACKAGE.1\) .*/\1/p; 3q' inside.package)" PACKAGE/1
else
	agency decrypt out/E-01.package inside.package >/dev/null
	skip "stock age opens it with the recovery key" "age is not here"
fi
ok "decrypt gives the same bytes" sh -c '"$1" decrypt out/E-01.package \
    same.package --passphrase-fd 3 3<<-E >/dev/null && cmp same.package inside.package
	four words for tests
	E' sh "$coordinator"
said=$("$auditor" verify out/E-01.package 2>&1)
is "the auditor, who has no key, says that it is encrypted" $? 1
has "  and what is outside" "$said" "the package for E-01 in the call INOKLASTER-OIC-1"
has "what is inside is verified as ever" \
    "$("$auditor" verify inside.package 2>&1)" "inside.package: package, 6 records"

# ---- the expert opens it ----
said=$(as E-02 open out/E-01.package 2>&1)
is "another expert cannot open it" $? 1
has "  and is told" "$said" 'is not encrypted to this key'
said=$("$expert" -w E-01 open out/E-01.package --passphrase-fd 3 3<<-E 2>&1
	four other words here
	E
)
is "nor can who has not the passphrase" $? 1
has "  as the house says it" "$said" 'not the passphrase'
letter=$(as E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
is "the expert opens it" "$(as E-01 open --agency "$letter" out/E-01.package)" \
    "Taken in: 2 new proposals."
is "the plain file inside is read, too, and said to be plain" \
    "$("$expert" -w E-01 open inside.package)" \
    "Nothing new: this package was taken in before.
This package was not encrypted: whoever had the file could read it."
as E-02 open --agency "$letter" out/E-02.package >/dev/null

# ---- bundles ----
for who in E-01 E-02; do evaluated $who E-01 P-02 P-03; done >/dev/null
ok "a bundle is a file of age" begins_as_age E-01.bundle
is "  to the agency, its recovery key and the expert" "$(readers E-01.bundle)" 3
said=$("$expert" -w E-01 receipt E-01.bundle </dev/null 2>&1)
is "its receipt needs the passphrase" $? 3
has "with it the receipt is told" "$(as E-01 receipt E-01.bundle)" \
    'P-02  signed, version 1'

# ---- who sorts the mail has no key ----
mkdir mail
cp E-01.bundle mail/some-name.dat
cp E-02.bundle mail/other.bundle
as E-02 decrypt E-02.bundle mail/plain.bundle >/dev/null
said=$("$coordinator" -r nowhere label --format csv mail/*)
is "label tells sender and call, with no register and no key" "$said" \
    'expert,what,call,encrypted,file
"E-02","BUNDLE","INOKLASTER-OIC-1","yes","mail/other.bundle"
"","BUNDLE","","no","mail/plain.bundle"
"E-01","BUNDLE","INOKLASTER-OIC-1","yes","mail/some-name.dat"'
said=$("$coordinator" label E-01.card register.mita E-01.bundle 2>&1)
is "what is no such file is told, and stops no other" $? 1
has "  the others are told" "$said" "E-01    BUNDLE"

# ---- merge ----
state() { cksum register.mita; }
before=$(state)
said=$("$coordinator" merge mail </dev/null 2>&1)
is "without a passphrase nothing is merged" $? 3
is "  and nothing has changed" "$(state)" "$before"
said=$("$coordinator" merge mail --passphrase-fd 3 3<<-E 2>&1
	four other words here
	E
)
is "with another one neither" $? 1
is "  nothing has changed" "$(state)" "$before"
said=$(agency merge mail)
is "with it, bundles under any name are" $? 0
has "  E-01" "$said" "mail/some-name.dat  E-01: 2 new evaluations"
has "  E-02" "$said" "mail/other.bundle  E-02: 2 new evaluations"
has "  one that was plain is taken and told" "$said" \
    "mail/plain.bundle  E-02: KNOWN: all was known; 0 new evaluations, 0 new declarations; PLAIN"
is "what is kept is the sealed file inside" "$(sqlite3 register.mita \
    "SELECT count(*) FROM received WHERE substr(file, 1, 19) = CAST('untrusted comment: ' AS BLOB)")" 2
ok "the auditor finds nothing wrong" "$auditor" audit register.mita \
    --key register.mita.pub
cp register.mita merged.mita

# ---- what somebody did on the way ----
refused() {	# refused REASON PART FILE
	before=$(state)
	said=$(agency merge "$3" 2>&1)
	is "$1: $2" $? 1
	has "  it is said" "$said" "refused  $1  $3"
	has "  in words" "$said" "$2"
	is "  nothing has changed" "$(state)" "$before"
}
LC_ALL=C sed '2s/E-01/E-02/' E-01.bundle >label.bundle
refused MAC 'the header is not as it was written' label.bundle
LC_ALL=C sed '2s/mita BUNDLE/mita BUNDEL/' E-01.bundle >form.bundle
refused FORMAT 'the header is damaged' form.bundle
{ cat E-01.bundle; printf x; } >long.bundle
refused PAYLOAD 'it was changed or cut short' long.bundle
head -c 3000 E-01.bundle >short.bundle
refused PAYLOAD 'it was changed or cut short' short.bundle
key_of() {	# key_of KIND WORD: a key that the newest such record states
	sqlite3 register.mita "SELECT CAST(text AS TEXT) FROM record
	    WHERE kind = '$1' ORDER BY idx DESC LIMIT 1" |
	    sed -n "s/^$2 //p"
}
"$builddir/tests/forge" <<-E
	encrypt mail/plain.bundle = stray.bundle $(key_of KEY box-key) BUNDLE INOKLASTER-OIC-1 E-02
	encrypt mail/plain.bundle = lies.bundle $(key_of CALL box-key) BUNDLE INOKLASTER-OIC-1 E-01
	encrypt mail/plain.bundle = kind.bundle $(key_of CALL box-key) PACKAGE INOKLASTER-OIC-1 E-02
	encrypt mail/plain.bundle = call.bundle $(key_of CALL box-key) BUNDLE OTHER-CALL E-02
	encrypt E-01.card = card.bundle $(key_of CALL box-key) BUNDLE INOKLASTER-OIC-1 E-01
E
refused OTHER-READER 'not encrypted to this key' stray.bundle
refused LABEL 'its outside says BUNDLE of E-01' lies.bundle
refused LABEL 'its outside says PACKAGE of E-02' kind.bundle
refused LABEL 'its outside says BUNDLE of E-02 in OTHER-CALL' call.bundle
refused WHAT 'a BUNDLE is needed, and this is a KEY' card.bundle
truncate -s 67108865 large.plain
"$builddir/tests/forge" <<-E
	encrypt large.plain = large.bundle $(key_of CALL box-key) BUNDLE INOKLASTER-OIC-1 E-01
E
refused TOO-LARGE '67108865 bytes, at most 67108864' large.bundle
truncate -s 67174401 larger.bundle
refused TOO-LARGE '67174401 bytes, at most 67174400' larger.bundle
rm -f large*

# ---- what is no file of age, or no key ----
made() {	# made REASON PART COMMAND...
	reason=$1 part=$2
	shift 2
	said=$(with_passphrase "$@" 2>&1)
	is "$reason: $part" $? 1
	has "  it is said" "$said" "$part"
	ok "  and nothing is made" test ! -e new
}
made PLAIN 'it is not encrypted' "$coordinator" decrypt mail/plain.bundle new
made PLAIN 'it is not encrypted' "$expert" -w E-01 decrypt E-01.card new
made OTHER-READER 'not encrypted to this key' \
    "$expert" -w E-01 decrypt E-02.bundle new
said=$(agency decrypt E-01.bundle mail/plain.bundle 2>&1)
is "decrypt replaces nothing" $? 1
low=age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya
sed "s/^recovery-key .*/recovery-key $low/" sealed.call >low.call
made READER 'nothing can be encrypted to this recovery-key' \
    "$coordinator" -r new init --yes low.call

# ---- a call that says nothing of it ----
mkdir clear && cd clear || exit 99
small_call >said.txt 2>&1 || exit 99
has "in a call in the clear that is told when packages are issued" \
    "$(cat said.txt)" "Not encrypted, so that whoever has the file can read it: 2 packages"
has "  the expert is told, too" "$(cat said.txt)" "This package was not encrypted"
is "  no key stands in the call" "$(sqlite3 register.mita "SELECT count(*)
    FROM record WHERE kind = 'CALL' AND instr(text, 'box-key')")" 0
done_testing
