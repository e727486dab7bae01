#!/bin/sh
# Receipts: merge proves to each expert what came; the expert's program checks
# and keeps it and says so; without our programs openssl and coreutils do.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
hostile_call evaluated_call
own() { "$expert" -w E-01 "$@" 2>&1; }
merged() { with_passphrase "$coordinator" merge "$@" 2>&1; }

has "before, nothing is received" "$(own list)" "-"
said=$(merged --receipts out/receipts E-01.bundle)
is "merge writes a receipt" $? 0
has "  and says where" "$said" "1 receipt in out/receipts: send each"
is "  for the expert who sent something" "$(ls out/receipts)" E-01.receipt
is "  a proof for each record that came" \
    "$(grep -c '^c2sp.org/tlog-proof@v1$' out/receipts/E-01.receipt)" 4
has "  under an end of all" "$(audited | grep ^ledger)" \
    "size $(sqlite3 register.mita 'SELECT count(*) FROM record')"
cp out/receipts/E-01.receipt first
said=$(merged --receipts out/receipts E-01.bundle E-02.bundle)
is "merged again with another, each has one" "$(ls out/receipts | tr '\n' ' ')" \
    "E-01.receipt E-02.receipt "
cp out/receipts/E-01.receipt later

# ---- the expert ----
said=$(own receipt first)
is "the expert takes it in" $? 0
has "  it says who has what" "$said" "EVALUATION of P-03 by E-01, seq 5:\
 received by MITA"
has "  and the head, for the telephone" "$said" "Head of the ledger"
has "  in Lithuanian, too" "$(own --lang lt receipt first)" "gavo MITA"
is "the list shows it" "$(own list --format csv | head -n 2 |
    sed 's/.*,//' | tr -d '"' | tr '\n' ' ')" "received yes "
has "  to people as what it is" "$(own list)" "received by MITA"
has "  in Lithuanian, too" "$(own --lang lt list)" "gavo MITA"
has "open takes it as what it is" "$(own open first)" \
    "the list says what MITA has received"
is "a later one takes its place" "$(own receipt later >/dev/null; echo $?)" 0
has "an earlier one is told then" "$(own receipt first)" "a newer receipt already"
is "  and is not kept" "$(sqlite3 E-01 "SELECT value FROM setting
    WHERE name = 'receipt'")" "$(cat later)"
refused COPY "a record that is not in this workspace" \
    own receipt out/receipts/E-02.receipt
cp later bad; sed -i "s/^index 2/index 3/" bad
n=$(grep -m 1 -n '^index' later | cut -d' ' -f2)
sed "s/^index $n$/index 1/" later >bad
refused PROOF "is not under the end" own receipt bad
sed '1s/v1/v2/' later >bad
refused FORMAT "has no first line" own receipt bad
sed '2s/extra ./extra /' later >bad
refused FORMAT "no entry of the ledger" own receipt bad
sed 's/^index /index 0/' later >bad
refused FORMAT "has no index" own receipt bad
sed '4s/^./,/' later >bad
refused FORMAT "no digests and empty line" own receipt bad
grep -v '^—' later >bad
refused FORMAT "signed-note" own receipt bad
head -n 20 first >bad; tail -n +1 later >>bad
# The agency signs another history and proves it.
mkdir other; cp before/register.mita other/
cp register.mita.key register.mita.pub other/
(cd other && cp ../E-01.bundle ../E-02.bundle . &&
    "$coordinator" merge E-02.bundle >/dev/null &&
    merged --receipts r E-01.bundle E-02.bundle >/dev/null)
refused SPLIT "the agency signed two histories" \
    own receipt other/r/E-01.receipt
has "an own bundle is read back as ever" "$(own receipt E-01.bundle)" "SHA-256"

# ---- without our programs ----
page=$srcdir/man/mita-auditor.1
sed -n '/^b() {/,/^\.Ed/p' "$page" | sed '/^\.Ed/d; s/\\-/-/g;
    s/\\e/\\/g; s/\\(ha/^/g; s/\\(aq/'"'"'/g' >check.sh
ok "the page has a script of at most 15 lines" \
    sh -c 'n=$(wc -l <check.sh) && [ "$n" -gt 5 ] && [ "$n" -le 15 ]'
"$auditor" unpack register.mita texts >/dev/null
text=$(ls "$PWD"/texts/*-EVALUATION-E-01.txt | tail -n 1)
mkdir try
stock() { (cd try && rm -f * && sh ../check.sh "$@" 2>&1); }
said=$(stock ../later "$text" ../register.mita.pub)
has "openssl and coreutils find a record in it" "$said" "INCLUDED"
has "  and the agency's signature" "$said" "Signature Verified Successfully"
other=$(ls "$PWD"/texts/*-EVALUATION-E-02.txt | tail -n 1)
is "not another's" "$(stock ../later "$other" ../register.mita.pub |
    grep -c INCLUDED)" 0
sed "s/^index $n$/index 1/" later >bad
text=$(for f in texts/*.txt; do grep -q "$(sed -n '2s/extra //p' later |
    base64 -d | cut -c 1-64)" <<-END && echo "$PWD/$f"
	$(sha256sum "$f")
	END
done)
is "nor one in another place" "$(stock ../bad "$text" ../register.mita.pub |
    grep -c INCLUDED)" 0
sed '2,/^index/!s/T/U/' later >bad
has "nor under another's signature" "$(stock ../later "$text" ../texts/E-01.pub)" \
    "Signature Verification Failure"
# ---- what somebody holds of the ledger ----
holds() { "$auditor" audit "$@" --key register.mita.pub 2>&1; }
cp register.mita older.mita
size=$(sqlite3 older.mita 'SELECT count(*) FROM ledger')
with_passphrase "$coordinator" decide --stage 1 >/dev/null || exit 99
"$coordinator" publish folder >/dev/null || exit 99
said=$(holds register.mita --with later --since older.mita)
is "a receipt and an older register are in what is audited" $? 0
has "  it is said of the one" "$said" "with    later: all 4 records of it"
has "  and of the other" "$said" "with    older.mita: all $size records of it"
for held in folder folder/checkpoint.txt first; do
	has "so is $held" "$(holds folder --since $held)" "with    $held: all "
done
# since_wrong "SENTENCE" "PART" AUDITED OPTION...
since_wrong() {
	sentence=$1 part=$2
	shift 2
	said=$(holds "$@")
	is "$sentence" $? 1
	line_with "WRONG   LEDGER  $1: the set of records: " "$part"
}
since_wrong "an older copy shown as the newest is seen by a head" \
    "its end was cut off" older.mita --since folder/checkpoint.txt
since_wrong "so is another history, by a receipt" "is another one here" \
    other/register.mita --with later
since_wrong "  and by an older register" "two histories were told" \
    other/register.mita --since older.mita
# What the agency did not sign is held against nobody, whoever made it up.
proves_nothing() {	# proves_nothing "SENTENCE" REASON "PART" FILE
	said=$(holds folder --since "$4")
	is "$1" "$? $(printf '%s\n' "$said" | grep -c WRONG)" "1 2"
	has "  it is said" "$said" "WRONG   $2  $4: $3"
}
cp older.mita forged.mita
sqlite3 forged.mita "UPDATE ledger SET time = '2026-01-01T00:00:00Z'
    WHERE idx = 3"
proves_nothing "an older register whose times were changed proves nothing" \
    LEDGER "its own ledger is not the one that the agency signed" forged.mita
cp older.mita forged.mita
sqlite3 forged.mita 'UPDATE ledger SET idx = idx + 1000'
proves_nothing "nor one whose numbers were" \
    LEDGER "its own ledger is not the one that the agency signed" forged.mita
cp older.mita forged.mita
sqlite3 forged.mita 'DELETE FROM checkpoint'
proves_nothing "nor one without an end" \
    LEDGER "it has no ledger that the agency signed" forged.mita
cp -r folder forged
sed -i '3s/ 20/ 21/' forged/ledger.txt
proves_nothing "nor a folder with lines of somebody's own" \
    LEDGER "its own ledger is not the one that the agency signed" forged
cp folder/ledger.txt forged
head -n 1 folder/ledger.txt >>forged/ledger.txt
has "lines behind the end that is signed are nobody's word" \
    "$(holds folder --since forged)" \
    "with    forged: all $(wc -l <folder/ledger.txt) records of it"
mkdir stranger
(cd stranger && small_call >said.txt 2>&1) || exit 99
proves_nothing "a register of another call is told as that" \
    WRONG-CALL "it is the head of another log" stranger/register.mita
# The agency drops what it gave a receipt for, and signs all anew.
forged <<END
open register.mita
take EVALUATION,signer=E-01
drop
sql DELETE FROM received WHERE expert = 'E-01'
END
with_passphrase "$coordinator" decide --stage 1 --missing lost >/dev/null
since_wrong "what was dropped with the key is seen by its receipt" \
    "is another one here or none" register.mita --with later
has "of a bundle there is no ledger to go on from" \
    "$(holds register.mita --since E-01.bundle)" "it has no ledger that the"
done_testing
