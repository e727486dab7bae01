#!/bin/sh
# Ways to cheat with rulings and results: what an officer may not say, and a
# RESULT that does not follow from the records; and what is told of each
# decision that a person took.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call

# ruled SUBJECT STAGE PROPOSAL EXPERT QUESTION ANSWER REASON [STEP]: one more.
ruled() {
	forged <<-END
		open register.mita
		take RULING
		as AGENCY agency
		set subject = $1
		set stage = $2
		set proposal = $3
		set expert = $4
		set question = $5
		set answer = $6
		text reason = $7
		${8-}
		sign agency
		put
	END
}
# breaks "RULE" SUBJECT ...: that ruling alone is not believed.
breaks() {
	rule=$1
	shift
	again
	ruled "$@"
	case $3 in
	-) of= ;;
	*) of=" of $3" ;;
	esac
	wrong BINDING "RULING$of by AGENCY, seq 25" "mita-record(5) RULING: $rule"
}

breaks '"stage" is no stage of the call' ELIGIBILITY 0 P-02 - E1-1 YES ''
breaks "a ruling has an officer's name" ELIGIBILITY 1 P-02 - E1-1 YES '' 'text officer = '
breaks 'the call asks no such eligibility question' ELIGIBILITY 1 P-02 - E1-99 YES ''
breaks 'eligibility is answered YES or NO' ELIGIBILITY 1 P-02 - E1-1 MAYBE ''
breaks 'a NO has a reason' ELIGIBILITY 1 P-02 - E1-1 NO ''
for subject in CONFLICT LATE THIRD-EXPERT CLARIFICATION WITHDRAWN BUDGET \
    OFFER APPEAL DEVIATION OBSERVATION DRAW; do
	breaks 'a ruling has a reason' $subject 1 P-02 E-01 - YES ''
done
late='LATE says of an expert and a proposal ACCEPT or REFUSE'
breaks "$late" LATE 1 - E-01 - REFUSE so
breaks "$late" LATE 1 P-02 - - REFUSE so
breaks "$late" LATE 1 P-02 E-01 - YES so
breaks "$late" LATE 1 P-02 E-01 0 REFUSE so
breaks "$late" LATE 1 P-02 E-01 10001 REFUSE so
breaks "$late" LATE 1 P-02 E-01 FROM-2 REFUSE so
breaks 'CLARIFICATION with KEEP is of a proposal' CLARIFICATION 1 - - - KEEP so
breaks 'CLARIFICATION with KEEP is of a proposal' CLARIFICATION 1 P-02 E-01 - KEEP so
budget='BUDGET says a sum in cents, and names no proposal, expert or question'
breaks "$budget" BUDGET 1 - - - LOTS so
breaks "$budget" BUDGET 1 - - - 012 so
breaks "$budget" BUDGET 1 - - - 1000000000001 so
breaks "$budget" BUDGET 1 P-02 - - 12 so
breaks "$budget" BUDGET 1 - E-01 - 12 so
breaks "$budget" BUDGET 1 - - Q1-1 12 so
breaks 'DRAW says the seed in a stage whose last tie step is DRAW' DRAW 1 - E-01 - SEED so
breaks 'DRAW says the seed in a stage whose last tie step is DRAW' DRAW 2 P-02 - - SEED so
breaks 'DEVIATION is of one proposal' DEVIATION 1 - - - INVITED so
breaks 'DEVIATION says INVITED or BELOW-GATE in a stage that gives out no money' \
    DEVIATION 1 P-02 - - FUNDED so
breaks 'DEVIATION says FUNDED or RESERVE in a stage that gives out the money' \
    DEVIATION 2 P-02 - - INVITED so
breaks 'WITHDRAWN says YES or NO of a proposal' WITHDRAWN 1 P-02 - - MAYBE so
breaks 'WITHDRAWN says YES or NO of a proposal' WITHDRAWN 1 - - - YES so
breaks 'OFFER says ACCEPT or REFUSE of a proposal' OFFER 1 P-02 - - YES so
breaks 'APPEAL says UPHELD or REJECTED of a proposal' APPEAL 1 P-02 - - YES so
breaks 'APPEAL says UPHELD or REJECTED of a proposal' APPEAL 1 P-02 - Q1-1 UPHELD so
breaks 'OBSERVATION says AGREES or DISAGREES' OBSERVATION 1 P-02 - - YES so
known='"known" stands in CONFLICT, and in CLARIFICATION without "question"'
breaks "$known" ELIGIBILITY 1 P-02 - E1-1 YES so 'add replaces = known @PROPOSAL'
breaks "$known" WITHDRAWN 1 P-02 - - YES so 'add replaces = known @PROPOSAL'
breaks "$known" CLARIFICATION 1 P-02 - Q1-1 ASKED so 'add replaces = known @PROPOSAL'
breaks 'what it names as known is no proposal or declaration that is here' \
    CONFLICT 1 P-02 E-01 - KEEP so 'add replaces = known @CALL'
breaks 'the ruling it replaces is not here' ELIGIBILITY 1 P-02 - E1-1 YES '' \
    'set replaces = @PROPOSAL'

# ---- what is told of a ruling that is one ----
# tells REASON "PART" SUBJECT ...
tells() {
	told=$1 part=$2
	shift 2
	again
	ruled "$@"
	case $3 in
	-) of= ;;
	*) of=" of $3" ;;
	esac
	noted "$told" "RULING$of by AGENCY, seq 25" "$part"
}
tells CLARIFIED 'evaluations of earlier versions stand: so (Vida Officer)' \
    CLARIFICATION 1 P-02 - - KEEP so
tells AMENDED 'the budget of stage 1 is 1234567.89 instead' BUDGET 1 - - - 123456789 so
tells DEVIATION 'the committee decided INVITED beside the computed list: so' \
    DEVIATION 1 P-02 - - INVITED so
tells OBSERVATION 'an observer disagrees with the conduct: so' \
    OBSERVATION 1 P-02 - - DISAGREES so
tells APPEAL 'an appeal was upheld: so' APPEAL 1 P-02 - - UPHELD so
tells APPEAL 'an appeal was rejected: so' APPEAL 1 P-02 - - REJECTED so
again
forged <<-END
	open register.mita
	take PROPOSAL,proposal=P-02
	as AGENCY agency
	set stage = 2
	sign agency
	put
END
ruled DEVIATION 2 P-02 - - FUNDED so
untold=$(audited | grep OVERSPENT)
is "a deviation within the budget is not overspent" "$untold" ""
ruled BUDGET 2 - - - 2399999 so
wrong OVERSPENT 'the set of records' '24000.00 EUR are granted of a budget of 23999.99 EUR'
again
ruled LATE 1 P-03 E-01 - REFUSE so
is "who refuses all that came late does not judge unequally" \
    "$(audited | grep -c UNEQUAL)" 0
ruled LATE 1 P-02 E-01 - ACCEPT so
noted UNEQUAL 'RULING of P-03 by AGENCY, seq 25' 'in stage 1 some late evaluations are accepted'
line_with 'note    STALE  register.mita: RESULT by AGENCY, seq 24: ' \
    'with what came since, stage 1 would come out differently'
again
ruled ELIGIBILITY 1 P-02 - E1-2 NO so
is "one NO is enough, whatever question it answers" \
    "$("$coordinator" rank --stage 1 --format csv | grep -c 'P-02.*INELIGIBLE')" 1
again
ruled CONFLICT 1 P-02 E-01 - SET-ASIDE so
noted SET-ASIDE 'EVALUATION of P-02 by E-01, seq 4' 'does not count: the pair is DISQUALIFIED'

# ---- results ----
# restated REASON "PLACE" "PART" STEP...: the RESULT with these changes.
restated() {
	told=$1 at=$2 part=$3
	shift 3
	again
	{
		printf '%s\n' 'open register.mita' 'take RESULT'
		printf '%s\n' "$@" 'sign agency' over
	} >steps
	forged <steps
	wrong "$told" "$at" "$part"
}
at='RESULT by AGENCY, seq 24'
restated BINDING "$at" 'mita-record(5) RESULT: "stage" is no stage of the call' \
    'set stage = 0'
restated BINDING "$at" 'mita-record(5) RESULT: "missing-reason" says why' \
    'text missing-reason = None.'
restated BINDING "$at" 'mita-record(5) RESULT: "missing-reason" says why' \
    'add place = missing E-01 P-02 SILENT'
again
"$auditor" unpack register.mita u >/dev/null
place=$(grep -h '^place P-02 ' u/*RESULT*.txt)
differs='computed again from the records it rests on, stage 1 comes out differently'
# A total of one point more, a rank, an outcome, a grant.
for field in '$3 = 2' '$4 = $4 + 1' '$6 = $6 + 1' '$7 = "BELOW-GATE"' '$8 = 100'; do
	restated RESULT "$at" "$differs" \
	    "line place P-02 = $(echo "$place" | awk "{ $field; print }")"
done
restated RESULT "$at" "$differs" 'set budget = 1'
# Left out: a RESULT that rests on less than was there.
for left in EVALUATION,signer=E-01,proposal=P-02 DECLARATION RULING,question=E1-8 \
    ADMISSION KEY ASSIGNMENT; do
	restated OMITTED "$at" "it leaves out ${left%%,*}" "cut rests-on @$left"
done
restated RESTS-ON "$at" 'which is not here in that form' \
    "set rests-on = $(printf '%064d' 0)"
# Stated again, and the first one is told of.
again; forged <<-END
	open register.mita
	take RESULT
	as AGENCY agency
	sign agency
	put
END
noted SUPERSEDED "$at" 'the RESULT with seq 25 stands'

done_testing
