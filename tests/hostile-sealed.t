#!/bin/sh
# Ways to cheat with sealed files: bundles, packages and cards that somebody
# with a key has made otherwise than the programs do.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call evaluated_call
"$coordinator" merge E-02.bundle >/dev/null || exit 99
cp register.mita before

# bundle <<END: E-01.bundle after these steps, listed and sealed again.
bundle() {
	cp before/E-01.bundle E-01.bundle
	{ echo open E-01.bundle; cat; } >steps
	forged <steps
}
sealed='manifest E-01
    seal E-01 BUNDLE'

# ---- the seal ----
bundle <<END
sql DELETE FROM record WHERE kind = 'KEY'
END
kept_out SIGNATURE 'it was changed, or somebody else signed it' E-01.bundle
not_verified SIGNATURE 'it was changed, or somebody else signed it' E-01.bundle
bundle <<END
seal stranger BUNDLE
END
kept_out UNKNOWN-KEY 'which was not admitted to this call' E-01.bundle
bundle <<END
seal E-01 PACKAGE
END
kept_out WHAT 'a BUNDLE is needed, and this is a PACKAGE' E-01.bundle
bundle <<END
seal E-01 BUNDLE/2
END
kept_out VERSION 'install a newer program' E-01.bundle
head -c 300 before/E-01.bundle >E-01.bundle
kept_out FORMAT 'cut short' E-01.bundle

# ---- the manifest ----
bundle <<END
take MANIFEST
drop
seal E-01 BUNDLE
END
kept_out MANIFEST 'MANIFEST: it is missing' E-01.bundle
not_verified MANIFEST 'MANIFEST: it is missing' E-01.bundle
bundle <<END
take MANIFEST
set seq = 7
sign E-01
put
seal E-01 BUNDLE
END
kept_out MANIFEST 'MANIFEST: there are two' E-01.bundle
for step in 'set signer = E-02' 'set key = @id=E-02' 'comment nothing'; do
	bundle <<-END
		take MANIFEST
		$step
		sign E-01
		over
		seal E-01 BUNDLE
	END
	kept_out MANIFEST 'its head does not say who sealed the file' E-01.bundle
done
bundle <<END
take MANIFEST
sign E-02
over
seal E-01 BUNDLE
END
kept_out SIGNATURE 'MANIFEST: the signature does not fit' E-01.bundle
bundle <<END
take EVALUATION
drop
seal E-01 BUNDLE
END
kept_out MANIFEST 'it lists 5 records and the file holds 4, or others' E-01.bundle
bundle <<END
take EVALUATION
set declared-time = 2026-01-01T00:00:00Z
sign E-01
over
seal E-01 BUNDLE
END
kept_out MANIFEST 'it lists 5 records and the file holds 5, or others' E-01.bundle
bundle <<END
sql INSERT INTO document VALUES ('$(printf x | sha256sum | cut -c 1-64)', x'78')
seal E-01 BUNDLE
END
kept_out MANIFEST 'it lists 0 documents and the file holds 1' E-01.bundle
bundle <<END
sql INSERT INTO document VALUES ('$(printf y | sha256sum | cut -c 1-64)', x'78')
$sealed
END
kept_out EDITED 'document 1 is not the one its digest names' E-01.bundle
bundle <<END
sql INSERT INTO document VALUES ('$(printf x | sha256sum | cut -c 1-64)', x'78')
$sealed
END
kept_out FOREIGN 'BUNDLE: it holds documents, which no expert sends' E-01.bundle
not_verified FOREIGN 'it holds documents, which no expert sends' E-01.bundle
bundle <<END
take MANIFEST
set container = PACKAGE
set signer = AGENCY
sign E-01
over
seal E-01 BUNDLE
END
kept_out MANIFEST 'it is of a PACKAGE' E-01.bundle

# ---- whose bundle, and of what ----
# The seal of one expert, and the name of another.
bundle <<END
take MANIFEST
set expert = E-02
set signer = E-02
sign E-01
over
seal E-01 BUNDLE
END
kept_out WRONG-CALL 'it was made by E-02 of another call' E-01.bundle
for kind in PROPOSAL,proposal=P-02 RULING ASSIGNMENT; do
	bundle <<-END
		open register.mita
		take $kind
		open E-01.bundle
		put
		$sealed
	END
	kept_out FOREIGN 'it is none that an expert states' E-01.bundle
	not_verified FOREIGN 'it is none that an expert states' E-01.bundle
done
# What another expert signed: known already, or new.
bundle <<END
open before/E-02.bundle
take EVALUATION
open E-01.bundle
put
$sealed
END
not_verified SIGNATURE 'record 7: the signature does not fit' E-01.bundle
bundle <<END
open register.mita
take EVALUATION,signer=E-02
as E-02 E-02
set version = 2
set replaces = @EVALUATION,signer=E-02
text reason = Another says so.
sign E-02
open E-01.bundle
put
$sealed
END
kept_out FOREIGN "is not the sender's" E-01.bundle
not_verified SIGNATURE 'record 7: the signature does not fit' E-01.bundle
# Another's card, and one that nobody admitted.
bundle <<END
open before/E-02.bundle
take KEY
open E-01.bundle
put
$sealed
END
not_verified FOREIGN 'the card in it is not that of the key' E-01.bundle

# ---- one record of it ----
# broken REASON PART STEP...: its last evaluation, signed again.
broken() {
	told=$1 part=$2
	shift 2
	{
		echo take EVALUATION
		printf '%s\n' "$@"
		echo "over
		$sealed"
	} | bundle
	kept_out "$told" "$part" E-01.bundle
}
broken SIGNER 'signed by E-01, but it names E-02' 'set signer = E-02' 'sign E-01'
not_verified SIGNER 'signed by E-01, but it names E-02' E-01.bundle
broken KEY-ID '"key" is not the id of the key' 'set key = @id=E-02' 'sign E-01'
not_verified KEY-ID '"key" is not the id of the key' E-01.bundle
broken COMMENT 'does not say what the record says' 'comment so' 'sign E-01'
not_verified COMMENT 'does not say what the record says' E-01.bundle
broken WRONG-CALL 'EVALUATION of P-03 by E-01, seq 5: it belongs to another call' \
    "set call = $(printf '%064d' 1)" 'sign E-01'
broken CHAIN 'EVALUATION of P-03 by E-01, seq 7' 'set seq = 7' 'sign E-01'
broken BINDING 'EVALUATION of P-03 by E-01, seq 5: mita-record(5) EVALUATION' \
    'set version = 2' 'sign E-01'
broken FORMAT 'mita-record(5)' 'set seq = 05' 'sign E-01'
not_verified FORMAT 'mita-record(5)' E-01.bundle
broken FOREIGN 'it is none that an expert states' 'line EVALUATION/1 = EVALUATION/9' 'sign E-01'
broken UNKNOWN-KEY 'EVALUATION of P-03 by E-01, seq 5' 'sign stranger'
bundle <<END
sql UPDATE record SET digest = replace(digest, 'a', 'b') WHERE kind = 'EVALUATION'
seal E-01 BUNDLE
END
kept_out EDITED 'the text is not the one that was stored' E-01.bundle
not_verified EDITED 'the text is not the one that was stored' E-01.bundle

# ---- what is kept and reported, and what was known ----
bundle <<END
take EVALUATION
as E-01 E-01
set version = 2
set replaces = @EVALUATION
text reason = I read it again.
sign E-01
put
set declared-time = 2026-01-01T00:00:00Z
sign E-01
put
$sealed
END
said=$("$coordinator" merge E-01.bundle)
is "two records in one place are kept" $? 0
has "  and reported" "$said$("$coordinator" check)" 'FORK'
again
cp before/E-01.bundle E-01.bundle
"$coordinator" merge E-01.bundle >/dev/null
for edit in "minisig = 'junk'" "minisig = replace(minisig, 'forged', 'x')" \
    "digest = replace(digest, 'a', 'b')"; do
	bundle <<-END
		take EVALUATION
		comment so
		sign E-01
		over
		sql UPDATE record SET $edit WHERE kind = 'EVALUATION'
		seal E-01 BUNDLE
	END
	before_merge=$(cksum register.mita)
	"$coordinator" merge E-01.bundle >said.txt
	is "known records, and $edit: refused" "$? $(cksum register.mita)" "1 $before_merge"
done
# The first line of a signature is not signed, and another one is as good.
bundle <<END
take EVALUATION
sign E-01
over
seal E-01 BUNDLE
END
is "with another untrusted comment they are as good" \
    "$("$coordinator" merge E-01.bundle >/dev/null; echo $?)" 0
cp register.mita merged.mita

# ---- a key that ended ----
cp merged.mita register.mita
with_passphrase "$coordinator" expert revoke E-01 --officer Vida --reason Lost \
    >/dev/null
bundle <<END
take EVALUATION
as E-01 E-01
set version = 2
set replaces = @EVALUATION
text reason = I read it again.
sign E-01
put
$sealed
END
kept_out REVOKED 'EVALUATION of P-03 by E-01, seq 6: its key was revoked' E-01.bundle

# ---- cards ----
again
card() { { echo 'open E-01.card'; cat; echo 'card new.card'; } >steps; forged <steps; }
no_card() {	# no_card REASON PART
	refused "$1" "$2" with_passphrase "$coordinator" expert add new.card
	not_verified "$1" "$2" new.card
}
new_key="set key = @id=new
    set sign-key = @key=new"
card <<END
$new_key
text name = Another
sign E-01
END
no_card SIGNATURE 'the signature does not fit'
card <<END
$new_key
set signer = E-03
sign new
END
no_card SIGNER 'signed by -, but it names E-03'
card <<END
$new_key
set key = @id=E-01
sign new
END
no_card KEY-ID '"key" is not the id of the key'
card <<END
$new_key
comment KEY/1 signer=- seq=2 call=0
sign new
END
no_card COMMENT 'does not say what the record says'
card <<END
$new_key
set sign-key = $(printf '01%062d' 0)
comment KEY/1 signer=- seq=1 call=0
sign new
END
no_card WEAK-KEY 'not a point of the main subgroup'
card <<END
open register.mita
take RULING
comment KEY/1 signer=- seq=1 call=0
sign new
END
no_card WHAT 'this is no enrolment card'
card <<END
$new_key
set kind = BOTH
sign new
END
no_card FORMAT 'mita-record(5)'
card <<END
text name = The same under another name
sign E-01
END
refused SAME-PERSON 'the same key as that of E-01' \
    with_passphrase "$coordinator" expert add new.card
# Two at once, with one key.
card <<END
$new_key
text name = First
text email = first@example.org
sign new
END
cp new.card one.card
card <<END
$new_key
text name = Twin
text email = twin@example.org
sign new
END
refused SAME-PERSON 'the same key as that of one.card' \
    with_passphrase "$coordinator" expert add one.card new.card

done_testing
