#!/bin/sh
# For t-screens: workspaces in the midst of the work, made through the
# programs in the folder we are in.  "one" has six proposals of stage one in
# every state; "two" has stage two beside an evaluation of stage one.
. "$srcdir/tests/lib.sh"
set -e

# ---- six proposals: exported, corrected, given back, begun, two unopened ----
mkdir six && cd six
first="P-01 P-02 P-03 P-04 P-05 P-06"
with_passphrase "$expert" -w E-01 enrol --name "Rūta Pavyzdė" \
    --organisation "UAB Pavyzdys" --kind business --languages lt,en \
    --small-memory E-01.card
with_passphrase "$coordinator" init --yes --small-memory \
    "$(in_clear)"
with_passphrase "$coordinator" expert add E-01.card
grep -E '^(proposal|P-0[1-6]),' "$srcdir/data/demo/proposals-1.csv" \
    >proposals.csv
with_passphrase "$coordinator" proposal add proposals.csv \
    --documents "$srcdir/data/demo/documents"
{ echo expert,stage,proposal; printf 'E-01,1,%s\n' $first; } >assignments.csv
with_passphrase "$coordinator" assign import assignments.csv \
    --deadline 2031-12-12T15:00:00Z
with_passphrase "$coordinator" issue out
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
"$expert" -w E-01 open --agency "$letter" out/E-01.package
evaluated E-01 E-01 P-02 P-03
for p in P-02 P-04; do
	[ $p = P-02 ] || with_passphrase "$expert" -w E-01 declare $p none
	filled E-01 $p | awk -v p=$p '
	    p == "P-04" && /^== (P3|Q1-2)/ { skip = 1 }
	    /^== / && !/^== (P3|Q1-2)/ { skip = 0 }
	    skip && /^(answer|score): / { sub(/ .*/, " ") }
	    skip && /^comment:/ { print; print ""; quiet = 1; next }
	    /^== / { quiet = 0 }
	    !quiet { print }
	    p == "P-02" && /^comment:/ { print "Pataisyta." }' >filled.txt
	"$expert" -w E-01 fill filled.txt
done
with_passphrase "$expert" -w E-01 sign --reason "Vienas sakinys papildytas." \
    P-02
with_passphrase "$expert" -w E-01 declare P-01 disqualifying \
    --text "Dirbu pas partnerį."
mv E-01 ../one
cd ..

# ---- twenty-four proposals: more of everything than any window has ----
mkdir many.call && cd many.call
with_passphrase "$expert" -w E-01 enrol --name "Rūta Pavyzdė" \
    --organisation "UAB Pavyzdys" --kind business --languages lt,en \
    --small-memory E-01.card
sed '/^encrypted /d; s/^load 8$/load 24/' "$srcdir/data/calls/inoklaster.call" >many.call
with_passphrase "$coordinator" init --small-memory many.call
with_passphrase "$coordinator" expert add E-01.card
awk '{ print } NR > 1 { n = substr($0, 3, 2) + 12
    twin = twin sprintf("P-%02d", n) substr($0, 5) "\n" }
    END { printf "%s", twin }' "$srcdir/data/demo/proposals-1.csv" \
    >proposals.csv
with_passphrase "$coordinator" proposal add proposals.csv \
    --documents "$srcdir/data/demo/documents"
{ echo expert,stage,proposal; sed -n 's/^\(P-..\),.*/E-01,1,\1/p' \
    proposals.csv; } >assignments.csv
with_passphrase "$coordinator" assign import assignments.csv \
    --deadline 2031-12-12T15:00:00Z
with_passphrase "$coordinator" issue out
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
"$expert" -w E-01 open --agency "$letter" out/E-01.package
evaluated E-01 E-01 P-02 P-03
with_passphrase "$expert" -w E-01 declare P-04 none
mv E-01 ../many
cd ..

# ---- stage two, after an own evaluation in stage one ----
mkdir two.call && cd two.call
decided_call
grep -E '^(proposal|P-02),' "$srcdir/data/demo/proposals-2.csv" >second.csv
with_passphrase "$coordinator" proposal add second.csv \
    --documents "$srcdir/data/demo/documents"
printf '%s\n' expert,stage,proposal E-01,2,P-02 >assignments.csv
with_passphrase "$coordinator" assign import assignments.csv \
    --deadline 2031-12-20T15:00:00Z
with_passphrase "$coordinator" issue out-2
"$expert" -w E-01 open out-2/E-01.package
with_passphrase "$expert" -w E-01 declare P-02 none --stage 2
mv E-01 ../two
