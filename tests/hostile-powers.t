#!/bin/sh
# Acts of power: what the agency may do with its key, by the public programs
# or beside them, and nobody should overlook is told with both sides.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call evaluated_call
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null || exit 99
cp register.mita before/
agency() { with_passphrase "$coordinator" "$@" 2>&1; }
tells() {	# tells REASON "PART": a note, and nothing is wrong
	said=$(audited)
	is "$1: $2" $? 0
	line_with "note    $1  register.mita: " "$2"
}
said=$(audited)
is "before, nothing of that is told" "$(printf '%s\n' "$said" |
    grep -cE 'ADMITTED|ENDED|REPLACED|WITHDRAWN|IN-TIME')" 0

again; agency expert revoke E-02 --officer Vida --reason 'It was lost.' \
    >/dev/null
tells ENDED 'of E-02 was ended; what stands of it ends with'
tells ENDED 'It was lost. (Vida)'
again; agency proposal withdraw P-02 --stage 1 --officer Vida \
    --reason 'By letter.' >/dev/null
tells WITHDRAWN 'as an officer says: By letter. (Vida)'
again; printf '%s\n' \
    subject,stage,proposal,expert,question,answer,officer,reason \
    'LATE,1,P-02,E-01,,REFUSE,Vida,Too late.' >late.csv
agency ruling add late.csv >/dev/null
tells IN-TIME 'before its deadline'
again; forged <<END
open register.mita
take RULING,subject=ELIGIBILITY
as AGENCY agency
set answer = NO
text reason = It is not one.
text officer = Jonas
sign agency
put
END
tells REPLACED 'the answer was YES'
tells REPLACED 'and is NO'
again; forged <<END
open register.mita
take ADMISSION,expert=E-01
as AGENCY agency
set load = 9
sign agency
put
END
tells ADMITTED 'E-01 was admitted before, with key'
tells ADMITTED 'and load 9'
done_testing
