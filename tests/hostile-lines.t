#!/bin/sh
# Ways to cheat with signatures, heads and lines: each is told, of the record
# that it is in.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call

# ---- whose record it is ----
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-02
	as AGENCY agency
	sign agency
	put
END
wrong SIGNER 'EVALUATION of P-02 by AGENCY, seq 25' 'AGENCY may not state a EVALUATION'

again; forged <<-END
	open register.mita
	take DECLARATION,signer=E-02,proposal=P-02
	as AGENCY agency
	sign agency
	put
END
wrong SIGNER 'DECLARATION of P-02 by AGENCY, seq 25' 'AGENCY may not state a DECLARATION'

for kind in 'RULING of P-03' RESULT 'PROPOSAL of P-03' ASSIGNMENT ADMISSION; do
	again; forged <<-END
		open register.mita
		take ${kind%% *}
		as E-01 E-01
		sign E-01
		put
	END
	wrong SIGNER "$kind by E-01, seq 6" "E-01 may not state a ${kind%% *}"
done

# Signed by one expert in the name of another.
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-02
	as E-01 E-01
	set key = @id=E-02
	sign E-02
	put
END
wrong SIGNER 'EVALUATION of P-02 by E-01, seq 6' 'signed by E-02, but it names E-01'

again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-02
	set key = @id=stranger
	sign stranger
	put
END
wrong UNKNOWN-KEY 'EVALUATION of P-02 by E-01, seq 4' 'not admitted to this call'

# The hint in the signature says another key than the one that signed.
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-02
	id E-02
	over
END
wrong SIGNATURE 'EVALUATION of P-02 by E-01, seq 4' 'the signature does not fit'
line_with 'WRONG   RESTS-ON  register.mita: RESULT by AGENCY, seq 24: ' \
    'here but not to be believed'

# The head says another key than the one that signed.
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-03
	set key = @id=E-02
	sign E-01
	over
END
wrong KEY-ID 'EVALUATION of P-03 by E-01, seq 5' '"key" is not the id of the key'

# ---- what the signature covers ----
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-02,proposal=P-03
	set declared-time = 2026-01-01T00:00:00Z
	over
END
wrong SIGNATURE 'EVALUATION of P-03 by E-02, seq 5' 'it was changed, or somebody else signed it'

again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-02,proposal=P-03
	sql UPDATE record SET minisig = replace(minisig, 'signer=E-02 seq=5', 'signer=E-02 seq=6') WHERE instr(minisig, 'EVALUATION/1 signer=E-02 seq=5')
END
wrong SIGNATURE 'EVALUATION of P-03 by E-02, seq 5' 'the trusted comment is not the one that was signed'

again; forged <<-END
	open register.mita
	take RULING,question=E1-2,proposal=P-03
	comment RULING/1 signer=AGENCY seq=1 call=0
	sign agency
	over
END
wrong COMMENT 'RULING of P-03 by AGENCY, seq 17' 'does not say what the record says'

# Of a signature file that is none.
again; forged <<-END
	open register.mita
	sql UPDATE record SET minisig = minisig || 'x' WHERE idx = 9
END
wrong FORMAT 'ASSIGNMENT by AGENCY, seq 7' 'something stands behind line 4'
again; forged <<-END
	open register.mita
	sql UPDATE record SET minisig = 'nothing' WHERE idx = 33
END
wrong FORMAT 'EVALUATION of P-03 by E-02, seq 5' 'a signature has four lines'

# ---- the one form of a record ----
again; forged <<-END
	open register.mita
	take RULING,question=E1-3,proposal=P-02
	set seq = 010
	comment RULING/1 signer=AGENCY seq=10 call=0
	sign agency
	over
END
wrong FORMAT 'record 12' 'line 5'
again; forged <<-END
	open register.mita
	take RULING,question=E1-3,proposal=P-02
	add end = more
	sign agency
	over
END
wrong FORMAT 'record 12' 'mita-record(5)'
again; forged <<-END
	open register.mita
	take RULING,question=E1-3,proposal=P-02
	line RULING/1 = RULING/2
	sign agency
	over
END
wrong VERSION 'record 12' 'names no kind and version'
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-02
	add remark = remark 0
	sign E-01
	over
END
wrong FORMAT 'record 28' 'mita-record(5)'

# ---- the call ----
again; forged <<-END
	open register.mita
	take CALL
	drop
END
wrong NO-CALL 'the set of records' 'there is no CALL that can be believed'

again; forged <<-END
	open register.mita
	take CALL
	set budget = 50000001
	sign agency
	put
END
wrong TWO-CALLS 'CALL by AGENCY, seq 1' 'a second call'

again; forged <<-END
	open register.mita
	take CALL
	set budget = 50000001
	sign agency
	over
END
wrong WRONG-CALL 'ADMISSION by AGENCY, seq 2' 'it belongs to another call'

# A call that breaks the rules of calls, or whose key is not the one it names.
again; forged <<-END
	open register.mita
	take CALL
	set criterion P2 = 0 5 1500 150
	sign agency
	over
END
wrong NO-CALL 'the set of records' 'there is no CALL'
wrong CALL 'record 1' 'mita-call(5) RULES'
again; forged <<-END
	open register.mita
	take CALL
	set budget = 50000001
	over
END
wrong SIGNATURE 'CALL by AGENCY, seq 1' 'the signature does not fit'

cp register.mita.pub own.pub
(mkdir other && cd other && with_passphrase "$coordinator" init \
    --small-memory "$srcdir/data/calls/inoklaster.call") >/dev/null 2>&1
again
key=other/register.mita.pub
wrong WRONG-KEY 'CALL by AGENCY, seq 1' 'another agency key than the one you know'
unset key

# A key of small order, for which everybody can make a signature.
again; forged <<-END
	open register.mita
	take CALL
	set agency-key = $(printf '01%062d' 0)
	sign agency
	over
END
wrong WEAK-KEY 'record 1' 'not a point of the main subgroup'
again; forged <<-END
	open register.mita
	take KEY,kind=KNOWLEDGE
	set sign-key = $(printf '01%062d' 0)
	sign E-02
	over
END
wrong WEAK-KEY 'record 4' 'not a point of the main subgroup'

# ---- cards ----
again; forged <<-END
	open register.mita
	take KEY,kind=KNOWLEDGE
	text name = Somebody Else
	over
END
wrong SIGNATURE 'KEY by -, seq 1' 'the signature does not fit'
again; forged <<-END
	open register.mita
	take KEY,kind=KNOWLEDGE
	set signer = E-02
	sign E-02
	over
END
wrong SIGNER 'KEY by E-02, seq 1' 'signed by -, but it names E-02'

# ---- rows that were edited ----
again; forged <<-END
	open register.mita
	sql UPDATE record SET digest = replace(digest, 'a', 'b') WHERE idx = 28
END
wrong EDITED 'record 28' 'it was changed in the file'

# ---- lines ----
# Withheld: a hole, told of the record behind it.
again; forged <<-END
	open register.mita
	take DECLARATION,signer=E-02,proposal=P-03
	drop
END
wrong CHAIN 'EVALUATION of P-03 by E-02, seq 5' '(seq 4) is missing'

# Withheld and replaced: the seq is there, and it is another record.
again; forged <<-END
	open register.mita
	take DECLARATION,signer=E-01,proposal=P-02
	set declared-time = 2026-01-01T00:00:00Z
	sign E-01
	over
END
wrong CHAIN 'DECLARATION of P-03 by E-01, seq 3' '(seq 2) is missing or is another one'

# In the agency's line, too.
again; forged <<-END
	open register.mita
	take RULING,question=E1-5,proposal=P-03
	set declared-time = 2026-01-01T00:00:00Z
	sign agency
	over
END
wrong CHAIN 'RULING of P-03 by AGENCY, seq 21' '(seq 20) is missing or is another one'

# The first of a line that names no record before it.
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-03
	set prev = @PROPOSAL
	sign E-01
	over
END
wrong CHAIN 'EVALUATION of P-03 by E-01, seq 5' '(seq 4) is missing or is another one'
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-03
	set seq = 9
	sign E-01
	over
END
wrong CHAIN 'EVALUATION of P-03 by E-01, seq 9' '(seq 8) is missing'

# Two records in one place of the line.
again; forged <<-END
	open register.mita
	take EVALUATION,signer=E-01,proposal=P-03
	set declared-time = 2026-01-01T00:00:00Z
	sign E-01
	put
END
wrong FORK 'EVALUATION of P-03 by E-01, seq 5' '2 different records of E-01 have seq 5'
again; forged <<-END
	open register.mita
	take RULING,question=E1-8,proposal=P-03
	set answer = NO
	text reason = so
	sign agency
	put
END
wrong FORK 'RULING of P-03 by AGENCY, seq 23' '2 different records of AGENCY have seq 23'

done_testing
