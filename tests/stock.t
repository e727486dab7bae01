#!/bin/sh
# A thousand evaluations as we sign them, verified with stock programs alone:
# minisign, and openssl over the BLAKE2b-512 digest.
. "$srcdir/tests/lib.sh"
for tool in minisign openssl sqlite3 xxd; do
	command -v $tool >/dev/null || skip_all "$tool is not here"
done
own_folder
n=1000
"$builddir/tests/gen-evaluations" $n b.bundle b.pub ||
	{ echo "Bail out! no evaluations"; exit 1; }

# ---- the seal, as mita-bundle(5) EXAMPLES has it ----
sed -n 1,4p b.bundle >b.db.minisig
tail -n +6 b.bundle >b.db
ok "minisign accepts the seal" minisign -q -VHm b.db -p b.pub
has "its trusted comment names the kind" "$(minisign -VHm b.db -p b.pub)" \
    "Trusted comment: BUNDLE/1 key="

# ---- each record ----
mkdir records && cd records || exit 99
sqlite3 -readonly ../b.db "SELECT writefile(digest || '.txt', text),
    writefile(digest || '.txt.minisig', minisig) FROM record
    WHERE kind = 'EVALUATION'" >/dev/null
is "there are $n evaluations" "$(ls | grep -c '\.txt$')" $n
good=0
for f in *.txt; do
	minisign -q -VHm "$f" -p ../b.pub && good=$((good + 1))
done
is "minisign -VHm accepts every one" $good $n

# A minisign key is "Ed", 8 bytes of id, 32 of key; a signature "ED", 8, 64.
field() {	# field FILE LINE SKIP: the bytes behind so many
	sed -n "$2p" "$1" | openssl base64 -d -A | tail -c "+$(($3 + 1))"
}
{
	printf '302a300506032b6570032100' | xxd -r -p
	field ../b.pub 2 10
} | openssl pkey -pubin -inform DER -out ../b.pem
good=0
for f in *.txt; do
	field "$f.minisig" 2 10 >../sig
	openssl dgst -blake2b512 -binary "$f" >../digest
	openssl pkeyutl -verify -pubin -inkey ../b.pem -rawin \
	    -in ../digest -sigfile ../sig >/dev/null 2>&1 &&
		good=$((good + 1))
done
is "openssl pkeyutl accepts every one" $good $n

# ---- and would not accept just anything ----
f=$(ls | grep '\.txt$' | head -n 1)
sed 's/^score P0 /score P0 1/' "$f" >changed
cp "$f.minisig" changed.minisig
ok "the change changes something" sh -c '! cmp -s "$1" changed' - "$f"
ok "minisign refuses a changed score" \
    sh -c '! minisign -q -VHm changed -p ../b.pub'
field "$f.minisig" 2 10 >../sig
openssl dgst -blake2b512 -binary changed >../digest
ok "openssl refuses a changed score" sh -c '! openssl pkeyutl -verify \
    -pubin -inkey ../b.pem -rawin -in ../digest -sigfile ../sig'
done_testing
