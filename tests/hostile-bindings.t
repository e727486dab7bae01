#!/bin/sh
# Ways to cheat with what records name: each rule of mita-record(5) BINDINGS,
# told of the record that breaks it.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call

# binds "PLACE" "RULE" <<END: after these steps the audit says so.
binds() {
	again
	{ echo open register.mita; cat; } >steps
	forged <steps
	wrong BINDING "$1" "mita-record(5) $2"
}
# allowed "SENTENCE" <<END: after these steps nothing is wrong.
allowed() {
	again
	{ echo open register.mita; cat; } >steps
	forged <steps
	harmless "$1"
}

# ---- proposals and assignments ----
new_proposal="take PROPOSAL,proposal=P-03
    as AGENCY agency"
binds 'PROPOSAL of P-03 by AGENCY, seq 25' 'PROPOSAL: "stage" is no stage' <<END
$new_proposal
set stage = 0
sign agency
put
END
binds 'PROPOSAL of P-03 by AGENCY, seq 25' 'PROPOSAL: "version" counts from 1' <<END
$new_proposal
set version = 0
sign agency
put
END
binds 'PROPOSAL of P-03 by AGENCY, seq 25' 'PROPOSAL: two records have the same id' <<END
$new_proposal
text title = Another under the same name
sign agency
put
END
wrong BINDING 'PROPOSAL of P-03 by AGENCY, seq 5' 'PROPOSAL: two records'
allowed 'a new version of a proposal is none of these' <<END
$new_proposal
set version = 2
sign agency
put
END

new_assignment="take ASSIGNMENT,expert=E-01
    as AGENCY agency"
binds 'ASSIGNMENT by AGENCY, seq 25' 'ASSIGNMENT: the expert is not admitted' <<END
$new_assignment
set expert = E-03
sign agency
put
END
binds 'ASSIGNMENT by AGENCY, seq 25' 'ASSIGNMENT: a proposal it names is not here' <<END
$new_assignment
set assigned P-02 = @CALL
sign agency
put
END
binds 'ASSIGNMENT by AGENCY, seq 25' 'ASSIGNMENT: a proposal it names has another id or stage' <<END
$new_assignment
set assigned P-02 = @PROPOSAL,proposal=P-03
sign agency
put
END
binds 'ASSIGNMENT by AGENCY, seq 25' 'ASSIGNMENT: a proposal it names has another id or stage' <<END
$new_assignment
set stage = 2
sign agency
put
END

# ---- declarations ----
declared="take DECLARATION,signer=E-01,proposal=P-02
    as E-01 E-01
    set replaces = @DECLARATION,signer=E-01,proposal=P-02"
at='DECLARATION of P-02 by E-01, seq 6'
allowed 'a declaration may replace an earlier one' <<END
$declared
sign E-01
put
END
binds "$at" 'BINDINGS: the assignment it names is not here' <<END
$declared
set assignment-sha256 = @CALL
sign E-01
put
END
binds "$at" 'BINDINGS: the assignment it names is of another expert or stage' <<END
$declared
set assignment-sha256 = @ASSIGNMENT,expert=E-02
sign E-01
put
END
binds "$at" 'BINDINGS: the assignment it names is of another expert or stage' <<END
$declared
set stage = 2
sign E-01
put
END
binds "$at" 'BINDINGS: the proposal, in this version, was not assigned there' <<END
$declared
set proposal-sha256 = @PROPOSAL,proposal=P-03
sign E-01
put
END
binds 'DECLARATION of P-07 by E-01, seq 6' 'BINDINGS: the proposal, in this version, was not assigned there' <<END
$declared
set proposal = P-07
sign E-01
put
END
binds "$at" 'DECLARATION: an interest is explained in "text"' <<END
$declared
set interest = POTENTIAL
sign E-01
put
END
earlier='DECLARATION: "replaces" names no earlier declaration of the same expert and proposal'
binds "$at" "$earlier" <<END
$declared
set replaces = @CALL
sign E-01
put
END
binds "$at" "$earlier" <<END
$declared
set replaces = @DECLARATION,signer=E-01,proposal=P-03
sign E-01
put
END
binds "$at" "$earlier" <<END
$declared
set replaces = @DECLARATION,signer=E-02,proposal=P-02
sign E-01
put
END
# The one it "replaces" comes behind it in the line: a milder word may not
# take away a graver one that was said later.
binds "$at" "$earlier" <<END
$declared
set seq = 7
text text = I know them
set interest = DISQUALIFYING
sign E-01
put
take DECLARATION,signer=E-01,seq=2
as E-01 E-01
set seq = 6
set prev = @EVALUATION,signer=E-01,seq=5
set replaces = @DECLARATION,signer=E-01,seq=7
sign E-01
put
END
given='DECLARATION: all undertakings of the call are given, or the proposal is given back'
binds "$at" "$given" <<END
$declared
cut undertakes
sign E-01
put
END
binds "$at" "$given" <<END
$declared
add undertakes = undertakes MORE
sign E-01
put
END
binds "$at" "DECLARATION: undertakings stand in the call's order" <<END
$declared
line undertakes = undertakes OTHER
sign E-01
put
END

# ---- evaluations ----
corrected="take EVALUATION,signer=E-01,proposal=P-02
    as E-01 E-01
    set version = 2
    set replaces = @EVALUATION,signer=E-01,proposal=P-02
    text reason = I read it again."
at='EVALUATION of P-02 by E-01, seq 6'
allowed 'a correction is none of these' <<END
$corrected
sign E-01
put
END
binds "$at" 'BINDINGS: the assignment it names is not here' <<END
$corrected
set assignment-sha256 = @CALL
sign E-01
put
END
binds "$at" 'BINDINGS: the assignment it names is of another expert' <<END
$corrected
set assignment-sha256 = @ASSIGNMENT,expert=E-02
sign E-01
put
END
binds "$at" 'BINDINGS: the proposal, in this version, was not assigned there' <<END
$corrected
set proposal-sha256 = @PROPOSAL,proposal=P-03
sign E-01
put
END
before='EVALUATION: "replaces" names the version before, and version 1 none'
binds "$at" "$before" <<END
$corrected
set version = 0
sign E-01
put
END
binds "$at" "$before" <<END
$corrected
set replaces = -
sign E-01
put
END
binds "$at" "$before" <<END
$corrected
set version = 1
sign E-01
put
END
because='EVALUATION: a correction, and nothing else, has a reason'
binds "$at" "$because" <<END
$corrected
text reason = 
sign E-01
put
END
binds "$at" "$because" <<END
$corrected
set version = 1
set replaces = -
sign E-01
put
END
binds "$at" 'EVALUATION: the version it replaces is not here' <<END
$corrected
set replaces = @DECLARATION
sign E-01
put
END
# What it rests on does not hold: then it does not, either.
binds 'EVALUATION of P-02 by E-01, seq 7' 'EVALUATION: the version it replaces is not here' <<END
$corrected
set assignment-sha256 = @CALL
sign E-01
put
as E-01 E-01
set assignment-sha256 = @ASSIGNMENT,expert=E-01
set version = 3
set replaces = @EVALUATION,signer=E-01,proposal=P-02,version=2
sign E-01
put
END
instead='EVALUATION: it replaces something else than the version before'
# Any earlier version: the one between would be hidden.
binds 'EVALUATION of P-02 by E-01, seq 7' "$instead" <<END
$corrected
sign E-01
put
as E-01 E-01
set version = 3
set replaces = @EVALUATION,signer=E-01,proposal=P-02,version=1
sign E-01
put
END
binds 'EVALUATION of P-02 by E-01, seq 6' "$instead" <<END
$corrected
set version = 3
sign E-01
put
END
binds "$at" "$instead" <<END
$corrected
set replaces = @EVALUATION,signer=E-01,proposal=P-03
sign E-01
put
END
binds "$at" "$instead" <<END
$corrected
set replaces = @EVALUATION,signer=E-02,proposal=P-02
sign E-01
put
END
binds "$at" 'EVALUATION: the declaration it confirms is not here' <<END
$corrected
set declaration-sha256 = @CALL
sign E-01
put
END
binds "$at" 'EVALUATION: it confirms the declaration of another expert or proposal' <<END
$corrected
set declaration-sha256 = @DECLARATION,signer=E-02,proposal=P-02
sign E-01
put
END
binds "$at" 'EVALUATION: it confirms the declaration of another expert or proposal' <<END
$corrected
set declaration-sha256 = @DECLARATION,signer=E-01,proposal=P-03
sign E-01
put
END
# Who has declared that he may not, and evaluates.
binds 'EVALUATION of P-02 by E-01, seq 7' 'EVALUATION: who declared a disqualifying interest does not evaluate' <<END
$declared
set interest = DISQUALIFYING
text text = I own a part of it.
sign E-01
put
$corrected
set declaration-sha256 = @DECLARATION
sign E-01
put
END
form='EVALUATION: "form-sha256" is not the form of this call and stage'
binds "$at" "$form" <<END
$corrected
set form-sha256 = @CALL
sign E-01
put
END
# Not complete, and more than was asked.
binds "$at" 'EVALUATION: it is not complete: no score yet' <<END
$corrected
cut score P3
sign E-01
put
END
binds "$at" 'EVALUATION: it is not complete: ' <<END
$corrected
cut answer Q1-3 K3
sign E-01
put
END
binds "$at" 'EVALUATION: it is not complete: ' <<END
$corrected
text score P1 = Too short.
sign E-01
put
END
binds "$at" 'EVALUATION: it is not complete: ' <<END
$corrected
set answer Q1-1 - = NO-SUCH-ANSWER 0
sign E-01
put
END

# ---- cancellations ----
head_lines="call -
signer AGENCY
key 0000000000000000
seq 1
prev -"
cat >cancellation.txt <<END
CANCELLATION/1
$head_lines
expert E-01
stage 1
assignment-sha256 -
cancelled P-02
officer 4
Vida
reason 4
Ill.
declared-time 2026-12-01T00:00:00Z
end
END
cancelled="read cancellation.txt
    set call = @CALL
    as AGENCY agency
    set assignment-sha256 = @ASSIGNMENT,expert=E-01"
at='CANCELLATION by AGENCY, seq 25'
allowed 'a cancellation is none of these' <<END
$cancelled
sign agency
put
END
named='CANCELLATION: the assignment it names is not here, or of another expert or stage'
binds "$at" "$named" <<END
$cancelled
set assignment-sha256 = @CALL
sign agency
put
END
binds "$at" "$named" <<END
$cancelled
set assignment-sha256 = @ASSIGNMENT,expert=E-02
sign agency
put
END
binds "$at" "$named" <<END
$cancelled
set stage = 2
sign agency
put
END
binds "$at" 'CANCELLATION: it names no proposal' <<END
$cancelled
cut cancelled
sign agency
put
END
binds "$at" 'CANCELLATION: a proposal it names was not assigned there, or stands twice' <<END
$cancelled
set cancelled = P-07
sign agency
put
END
binds "$at" 'CANCELLATION: a proposal it names was not assigned there, or stands twice' <<END
$cancelled
add cancelled = cancelled P-03
add cancelled = cancelled P-02
sign agency
put
END
for word in officer reason; do
binds "$at" "CANCELLATION: a cancellation has an officer's name and a reason" <<END
$cancelled
text $word = 
sign agency
put
END
done

# ---- keys ----
cat >revocation.txt <<END
REVOCATION/1
$head_lines
expert E-01
sign-key -
last -
officer 4
Vida
reason 5
Lost.
declared-time 2026-12-01T00:00:00Z
end
END
revoked="read revocation.txt
    set call = @CALL
    as AGENCY agency
    set sign-key = @key=E-01
    set last = @EVALUATION,signer=E-01"
card="take KEY,kind=BUSINESS
    set sign-key = @key=second
    set key = @id=second
    sign second
    put"
admitted="take ADMISSION,expert=E-01
    as AGENCY agency
    set card = @KEY
    set sign-key = @key=second"
allowed 'a key may be revoked and another admitted behind it' <<END
$card
$revoked
sign agency
put
$admitted
sign agency
put
END
binds 'ADMISSION by AGENCY, seq 25' "ADMISSION: the expert's key before was not revoked" <<END
$card
$admitted
sign agency
put
END
# It was revoked only afterwards: for a while there were two.
binds 'ADMISSION by AGENCY, seq 25' "ADMISSION: the expert's key before was not revoked" <<END
$card
$admitted
sign agency
put
$revoked
sign agency
put
END
binds 'ADMISSION by AGENCY, seq 26' 'ADMISSION: this key was revoked before' <<END
$revoked
sign agency
put
take ADMISSION,expert=E-01
as AGENCY agency
sign agency
put
END
bound='ADMISSION: the card it names is not here, or has another key'
binds 'ADMISSION by AGENCY, seq 25' "$bound" <<END
$card
$admitted
set card = @CALL
sign agency
put
END
binds 'ADMISSION by AGENCY, seq 25' "$bound" <<END
$card
$admitted
set sign-key = @key=third
sign agency
put
END
at='REVOCATION by AGENCY, seq 25'
binds "$at" 'REVOCATION: the expert was not admitted with this key' <<END
$revoked
set sign-key = @key=E-02
sign agency
put
END
stands='REVOCATION: the record it lets stand last is not here, or not of this key'
binds "$at" "$stands" <<END
$revoked
set last = @EVALUATION,signer=E-02
sign agency
put
END
binds "$at" "$stands" <<END
$revoked
set last = $(printf '%064d' 1)
sign agency
put
END
for word in officer reason; do
binds "$at" "REVOCATION: a revocation has an officer's name and a reason" <<END
$revoked
text $word = 
sign agency
put
END
done
# A key is revoked before it is admitted: it ends nothing, then or later.
binds "$at" 'REVOCATION: the expert was not admitted with this key' <<END
$card
$revoked
set sign-key = @key=second
set last = @KEY
sign agency
put
$admitted
sign agency
put
END
allowed 'the end of a key may be stated again when the next is admitted' <<END
$card
$revoked
sign agency
put
$admitted
sign agency
put
$revoked
text reason = Lost on Monday.
sign agency
put
END

# What a key signed behind the last that stands is told, and does not count.
again; forged <<END
open register.mita
$revoked
set last = @DECLARATION,signer=E-01,proposal=P-03
sign agency
put
END
noted REVOKED 'RESULT by AGENCY, seq 24' \
    'it rests on 2 records whose key was ended since'
line_with 'note    REVOKED  register.mita: EVALUATION of P-02 by E-01, seq 4: ' 'until E-01 signs it again'
line_with 'note    REVOKED  register.mita: EVALUATION of P-03 by E-01, seq 5: ' 'until E-01 signs it again'
is "  and what stands is not" "$(printf '%s\n' "$said" | grep -c REVOKED)" 3
# Stated again behind that, with all that it named before.
again; forged <<END
open register.mita
$revoked
set last = @DECLARATION,signer=E-01,proposal=P-03
sign agency
put
take RESULT
as AGENCY agency
sign agency
put
END
wrong RESTS-ON 'RESULT by AGENCY, seq 26' 'here but not to be believed'
line_with 'WRONG   OMITTED  register.mita: RESULT by AGENCY, seq 26: ' \
    'it leaves out REVOCATION'

# ---- the order that the agency signed counts, not that of the rows ----
again
"$auditor" unpack register.mita u >/dev/null
cat u/*-RESULT-*.txt >result.txt
forged <<END
open register.mita
take RESULT
drop
take RULING,proposal=P-02,question=E1-8
set answer = NO
text reason = Not within it.
as AGENCY agency
sign agency
put
read result.txt
as AGENCY agency
sign agency
put 30
END
wrong OMITTED 'RESULT by AGENCY, seq 25' 'it leaves out RULING of P-02'
# A card that nobody admitted, put in before it, is nothing to the agency.
again; forged <<END
open register.mita
take KEY
set sign-key = @key=stranger
text email = stranger@example.org
set key = @id=stranger
sign stranger
put 30
END
harmless 'a card of a stranger among the records'

# ---- a MANIFEST speaks of one file ----
again
printf '%s\n' "open before/E-01.package" "take MANIFEST" "open register.mita" \
    "sign agency" "put" >steps
forged <steps
wrong BINDING 'MANIFEST by AGENCY, seq 8' 'mita-record(5) MANIFEST: it speaks of one file'
done_testing
