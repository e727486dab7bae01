#!/bin/sh
# What may not be done, and is told so: each reason for which the rooms of the
# expert (desk), of the agency (office) and of signing (hand) refuse an act.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

# desk, office, hand REASON PART COMMAND...: refused, and nothing changes.
desk() { refused "$@"; }
office() { refused "$@"; }
hand() { refused "$@"; }
agency() { with_passphrase "$coordinator" "$@"; }
mine() { with_passphrase "$expert" -w E-01 "$@"; }
plainly() {	# plainly COMMAND...: line by line; what is refused there ends well
	printf '%s\n' "$@" | "$expert" -w E-01 --plain
	return 1
}
by="--officer Vida --reason Because"
mkdir before && cp register.mita E-01 E-02 out/*.package before
"$expert" -w E-01 list >/dev/null	# it keeps what was verified

# ---- the expert: before anything is signed ----
desk UNDECLARED 'P-02: first declare' mine sign P-02
filled E-01 P-02 >filled.txt
desk UNDECLARED 'P-02: first declare' "$expert" -w E-01 fill filled.txt
desk RULE 'say in a few words what the interest is' mine declare P-02 potential
desk UNKNOWN 'P-99: no such proposal was given to you' "$expert" -w E-01 form P-99
sed /^proposal:/d filled.txt >headless.txt
desk FORMAT 'there is no line "proposal: ..."' "$expert" -w E-01 fill headless.txt
{ printf '\377\376'; cat filled.txt; printf '\377'; } >other.txt
desk UTF-8 'is not UTF-8' "$expert" -w E-01 fill other.txt
(with_passphrase "$expert" -w E-09 enrol --name N --organisation O \
    --kind business --languages en --small-memory E-09.card) >/dev/null 2>&1
desk EMPTY 'there is nothing to export yet' with_passphrase "$expert" -w E-09 \
    export E-09.bundle
desk EMPTY 'has exported nothing yet' "$expert" -w E-09 receipt E-09.card
desk OTHER-CALL 'it is a workspace of another call' "$expert" -w E-01 open E-09
mkdir there
refused EXISTS 'there' "$expert" -w E-09 rescue there

# ---- while it is written ----
mine declare P-02 none >/dev/null
desk INCOMPLETE 'signing waits for' mine sign P-02
awk '/^comment:/ && !n++ { print; for (i = 0; i < 2000; i++) print "Long words"
    next } { print }' filled.txt >long.txt
desk RULE 'are too long to keep' "$expert" -w E-01 fill long.txt
"$expert" -w E-01 fill filled.txt >/dev/null
mine declare P-03 disqualifying --text 'I own it' >/dev/null
desk RETURNED 'P-03: you gave it back' mine sign P-03

# ---- when it is signed ----
cp E-01 another
mine sign P-02 >/dev/null
sleep 1		# in one second both copies would sign the same text
desk SIGNED 'signed already as it is (version 1)' mine sign P-02
desk SIGNED 'only an interest can be declared now' mine declare P-02 none
desk SIGNED 'P-02 is signed (version 1) and stays as it is' plainly \
    'open P-02' 'answer 2'
sed '/^comment:/{n;s/^/Again. /}' filled.txt >corrected.txt
"$expert" -w E-01 fill corrected.txt >/dev/null
desk REASON 'a correction needs a line that says why' mine sign P-02
mine export E-01.bundle >/dev/null

# ---- another copy, another's file, a file that was spoilt ----
with_passphrase "$expert" -w another sign P-02 >/dev/null
with_passphrase "$expert" -w another export another.bundle >/dev/null
desk COPY 'it was exported from another copy of it' \
    "$expert" -w E-01 receipt another.bundle
desk WRONG-KEY 'name a file that you exported from this workspace' \
    "$expert" -w E-02 receipt E-01.bundle
cp E-01 spoilt
forged <<END
open spoilt
sql DELETE FROM setting WHERE name = 'locked-key'
END
desk NO-KEY 'this workspace has no key' with_passphrase "$expert" -w spoilt export x
forged <<END
open spoilt
sql UPDATE document SET data = x'00'
END
reads() { printf '%s\n' 'open P-02' read | "$expert" -w spoilt --plain; return 1; }
desk DAMAGED 'is damaged in your file' reads

# ---- what the agency does not state ----
printf '%s\n' expert,stage,proposal E-01,1,P-77 >table.csv
office CSV 'there is no proposal "P-77"' agency assign import table.csv \
    --deadline 2099-12-31T15:00:00Z
office PAST 'the deadline 2020-01-01T00:00:00Z is in the past' \
    agency assign extend --all --deadline 2020-01-01T00:00:00Z
office UNKNOWN 'P-77 is not assigned to E-01 in stage 1' \
    agency assign cancel E-01 P-77 --stage 1 $by
office UNKNOWN 'there is no expert E-77' agency expert revoke E-77 $by
office UNKNOWN 'E-77' "$coordinator" assign explain E-77 P-02 --stage 1
office KNOWN 'its key was admitted already, as E-01' \
    agency expert add --id E-07 E-01.card
with_passphrase "$expert" -w new enrol --name 'Expert E-01' \
    --organisation O --kind business --languages en --small-memory new.card \
    >/dev/null
office KNOWN 'revoke the old one first' agency expert add --id E-01 new.card
office SAME-PERSON 'the same name as that of E-01' agency expert add new.card
office EXISTS 'register.mita: already there' agency init --small-memory \
    "$srcdir/data/calls/inoklaster.call"
"$coordinator" merge E-01.bundle >/dev/null
office COUNTS 'P-02 is evaluated by E-01, and that counts' \
    agency assign cancel E-01 P-02 --stage 1 $by
office MISSING 'are missing, first that of' agency decide --stage 1
agency assign cancel E-02 P-03 --stage 1 $by >/dev/null
office KNOWN 'P-03 of E-02 is cancelled already' \
    agency assign cancel E-02 P-03 --stage 1 $by
agency issue out >/dev/null
"$expert" -w E-02 open out/E-02.package >/dev/null
desk CANCELLED 'P-03: the agency cancelled this assignment' \
    with_passphrase "$expert" -w E-02 sign P-03

# ---- in a call that is decided ----
mkdir decided && cd decided || exit 99
hostile_call
into() {	# into <<END: these steps, and the views for them
	again
	{ echo open register.mita; cat; } >steps
	forged <steps
	agency proposal withdraw P-77 --stage 1 $by >/dev/null 2>&1
}
office DECIDED 'stage 1 is decided' agency proposal withdraw P-02 --stage 1 $by
into <<END
sql UPDATE received SET time = '2099-12-31T15:00:01Z' WHERE expert = 'E-01'
END
office LATE 'state a ruling LATE about it' agency decide --stage 1
doubted="set version = 2
    text reason = I read it again.
    line answer Q1-1 - YES 0 = answer Q1-1 - NO 0
    text answer Q1-1 - = It is not."
into <<END
take EVALUATION,signer=E-01,proposal=P-02
as E-01 E-01
set replaces = @EVALUATION,signer=E-01,proposal=P-02
$doubted
sign E-01
put
take EVALUATION,signer=E-02,proposal=P-02
as E-02 E-02
set replaces = @EVALUATION,signer=E-02,proposal=P-02
$doubted
sign E-02
put
END
office ATTENTION '2 of 2 experts answer Q1-1 with NO, and it passes' \
    agency decide --stage 1
into <<END
take EVALUATION,signer=E-01,proposal=P-02
as E-01 E-01
set version = 2
set replaces = @EVALUATION,signer=E-01,proposal=P-02
text reason = I read it again.
sign E-01
put
text reason = I read it once more.
sign E-01
put
END
office FORK 'say with --last which record stands' agency expert revoke E-01 $by

# ---- two copies, two calls, two at once ----
ruled() {	# ruled REGISTER: a statement of the agency more
	printf '%s\n' subject,stage,proposal,expert,question,answer,officer,reason \
	    "OBSERVATION,1,-,-,-,AGREES,Vida,Seen at $1" >ruled.csv
	with_passphrase "$coordinator" -r "$1" ruling add ruled.csv >/dev/null
}
again
cp register.mita newer.mita && cp register.mita.key newer.mita.key
ruled newer.mita
office BEHIND 'merge this register into that one' "$coordinator" merge newer.mita
cp register.mita kept.mita
ruled register.mita
office SPLIT 'two copies were worked in' "$coordinator" merge newer.mita
office WRONG-CALL 'it is the register of another call' \
    "$coordinator" merge ../register.mita
again
cp register.mita.key kept.key && cp ../register.mita.key .
hand KEY 'this key is not the one of AGENCY in this call' ruled register.mita
cp kept.key register.mita.key
into <<END
sql UPDATE record SET digest = replace(digest, 'a', 'b') WHERE kind = 'EVALUATION'
END
office DAMAGED 'run "check" before anything else' ruled register.mita
office DAMAGED 'run "check" before anything else' "$coordinator" merge kept.mita
again

# One who waits for the passphrase sees what another does meanwhile.
mkfifo pass
waits() {	# waits COMMAND...: another ruling comes before the passphrase
	"$@" --passphrase-fd 3 3<>pass >said.txt 2>&1 &
	tries=0
	until ls -l "/proc/$!/fd" 2>/dev/null | grep -q "$work/decided/register.mita" ||
	    [ $tries -gt 100 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	ruled register.mita
	cp register.mita meanwhile.mita
	echo 'four words for tests' >pass
	wait $!
	status=$?
	cat said.txt
	# What the other did is no change of this one.
	! cmp -s register.mita meanwhile.mita || again
	return $status
}
ruled newer.mita && cp ruled.csv waiting.csv
if [ -d /proc/self/fd ]; then
	office CHANGED 'another program changed it a moment ago' \
	    waits "$coordinator" ruling add waiting.csv
else
	skip "CHANGED" "there is no /proc to see who has the register open"
fi

# ---- a package for a key that ended ----
cd .. || exit 99
again
agency issue dry --dry-run >/dev/null
is "a dry run of issue writes nothing" "$(ls dry 2>/dev/null)" ""
agency expert revoke E-01 $by >/dev/null
agency issue ended >/dev/null
is "nothing is issued to a key that ended" "$(ls ended)" E-02.package
cp before/E-01.package E-01.package
forged <<END
key agency register.mita.key
open register.mita
take REVOCATION
open E-01.package
put
manifest agency
seal agency PACKAGE
END
desk REVOKED 'the agency ended your key' "$expert" -w E-01 open E-01.package

done_testing
