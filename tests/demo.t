#!/bin/sh
# The sample call without a terminal: from the register to the audit, then
# the forged score that the auditor names.
. "$srcdir/tests/lib.sh"
own_folder
mkdir tmp
TMPDIR=$work/tmp BUILD=$builddir sh "$srcdir/data/demo/run" </dev/null >said.txt 2>log.txt
is "the sample call ends well" $? 0 || cat log.txt >&2
said() { grep -cE -- "$1" said.txt; }
is "42 evaluations in two stages were signed" \
    "$(awk '/^Signed: / { n += $2 } END { print n }' said.txt)" 42
is "twelve bundles were merged" "$(said '^ok       E-0')" 12
is "E-01 gave one proposal back, in both lists of what is in" \
    "$(said '^E-01 +1 +5 +4 +1 +0 +0 ')" 2
is "P-03 misses a minimum, P-06 the mark" \
    "$(said '^- +P-0(3|6) .*BELOW-THRESHOLD')" 2
is "P-10 is ineligible" "$(said '^- +P-10 .*INELIGIBLE')" 1
is "P-12 asks too much and is told so" "$(said ' P-12 .* INVITED .* yes ')" 1
is "P-02 and P-05 are equal; criterion G1 decides" \
    "$(said '^ +5 +P-05 +80.67 +242/3 +3 +CRITERION G1')$(said \
    '^ +4 +P-02 +80.67 +242/3 ')" 11
is "the audit finds nothing wrong before the forgery" \
    "$(said '^Nothing wrong: ')" 1
is "the auditor names the forged evaluation, and no other" "$(sed -n \
    's/^WRONG   SIGNATURE  register.mita: \(.*\), seq .*/\1/p' said.txt)" \
    "EVALUATION of P-03 by E-01"
is "nothing is left behind" "$(ls tmp)" ""
done_testing
