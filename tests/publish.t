#!/bin/sh
# The folder for auditors: complete, verified by the commands that stand in
# it as they stand, by stock tools and by the auditor; a change is seen.
. "$srcdir/tests/lib.sh"
for tool in minisign openssl sha256sum; do
	command -v $tool >/dev/null || skip_all "$tool is not here"
done
own_folder
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
ok "the folder is written" "$coordinator" publish folder
records=$("$coordinator" check | sed -n 's/^\([0-9]*\) records.*/\1/p')
is "every record is there with its signature" \
    "$(ls folder/records/*.txt | wc -l) $(ls folder/records/*.minisig | wc -l)" \
    "$records $records"
is "and no document of a proposal" "$(grep -rl 'The text of P-0' folder)" ""
is "its texts are those of the register" "$(sqlite3 -readonly register.mita \
    'SELECT digest FROM record ORDER BY idx')" \
    "$(cut -d, -f3 folder/records/INDEX.csv | tail -n +2)"

# ---- the commands of VERIFY.txt, as they stand ----
PATH=$builddir:$PATH
sed -n 's/^    //p' folder/VERIFY.txt >commands
stock() { (cd "$1" && sh ../commands 2>&1); }
bad='WRONG|MISSING|FAILED|not found|rror'
is "the commands find nothing wrong" "$(stock folder | grep -cE "$bad")" 0
is "in Lithuanian they are the same" "$(sed -n 's/^    //p' \
    folder/VERIFY-lt.txt)" "$(cat commands)"
for tool in ssh-keygen sqlite3; do
	command -v $tool >/dev/null ||
	    skip "so they are verified with $tool, too" "$tool is not here"
done
# Other languages and other awks make the same of them.
localedef -i lt_LT -f UTF-8 "$work/lt_LT.UTF-8" >/dev/null 2>&1
for awk in gawk mawk; do
	mkdir -p "with-$awk"
	at=$(command -v $awk) || {
		skip "nor in lt_LT.UTF-8, with $awk" "$awk is not here"
		continue
	}
	ln -s "$at" "with-$awk/awk"
	[ -d lt_LT.UTF-8 ] || {
		skip "nor in lt_LT.UTF-8, with $awk" "there are no locales here"
		continue
	}
	is "nor in lt_LT.UTF-8, with $awk" "$(export LOCPATH="$work" \
	    LC_ALL=lt_LT.UTF-8 PATH="$work/with-$awk:$PATH"
	    stock folder)" "$(stock folder)"
done
has "the second shows the agency's key" "$(stock folder)" \
    "$(tail -n 1 register.mita.pub)"
has "the fourth verifies with openssl" "$(stock folder)" \
    "Signature Verified Successfully"
has "the last computes the results again" "$(stock folder)" "Nothing wrong: "
is "looking changes nothing" \
    "$(cd folder && sha256sum -c --quiet SHA256SUMS 2>&1; ls)" \
    "$(printf '%s\n' SHA256SUMS VERIFY-lt.txt VERIFY.txt checkpoint.txt ledger.txt records \
	results)"

# ---- the auditor ----
ok "the auditor audits the folder" "$auditor" audit folder \
    --key register.mita.pub
has "it counts every record, by kind" "$("$auditor" audit folder)" \
    "records 34: 1 CALL, 2 KEY, 2 ADMISSION, 2 PROPOSAL, 2 ASSIGNMENT,\
 4 DECLARATION, 4 EVALUATION, 16 RULING, 1 RESULT"
has "and verifies it" "$("$auditor" verify folder)" \
    "folder, $records records"
"$auditor" unpack register.mita texts >/dev/null
is "unpack gives the same files" "$(diff -r texts folder/records)" ""
ok "and they can be audited" "$auditor" audit texts --key register.mita.pub

# ---- the second signature, for who has only ssh-keygen ----
if command -v ssh-keygen >/dev/null; then
	seconds() {	# by ssh-keygen: how many verify, with this namespace
		(cd folder/records && for f in *.sshsig; do
			signer=${f%.txt.sshsig} signer=${signer#*-*-}
			ssh-keygen -q -Y verify -f allowed_signers -I "$signer" \
			    -n "$1" -s "$f" <"${f%.sshsig}" >/dev/null 2>&1 && echo "$f"
		done | wc -l)
	}
	is "ssh-keygen takes the second signature of every evaluation" \
	    "$(seconds mita-evaluation)" 4
	is "and not in another namespace" "$(seconds file)" 0
	f=$(cd folder/records && ls *-EVALUATION-E-01.txt | head -n 1)
	is "nor of another text, or by somebody else" "$(cd folder/records
	    ssh-keygen -q -Y verify -f allowed_signers -I E-01 -n mita-evaluation \
	    -s "$f.sshsig" <"${f%E-01.txt}E-01.txt.minisig" 2>&1 | grep -c '^Good'
	    ssh-keygen -q -Y verify -f allowed_signers -I E-02 -n mita-evaluation \
	    -s "$f.sshsig" <"$f" 2>&1 | grep -c '^Good')" "0
0"
else
	skip "ssh-keygen takes the second signature" "ssh-keygen is not here"
fi

# An earlier version made none, and published no list of who may.
cp register.mita once.mita
sqlite3 once.mita "UPDATE record SET minisig = replace(minisig, substr(minisig,
    instr(minisig, '; sshsig '), 97), '') WHERE instr(minisig, '; sshsig ')"
"$coordinator" -r once.mita publish once >/dev/null
is "where nobody signed twice nothing of it is published" \
    "$(find once/records -name '*.sshsig' -o -name allowed_signers)" ""
is "  and nothing is missed" "$("$auditor" audit once --key register.mita.pub |
    grep -c '^Nothing wrong')" 1

# ---- elsewhere, and again ----
LC_ALL=lt_LT.UTF-8 TZ=Asia/Tokyo "$coordinator" publish elsewhere >/dev/null
is "another machine writes the same bytes" "$(diff -r folder elsewhere)" ""
touch -d 2001-01-01 folder/records/*
"$coordinator" publish folder >/dev/null
is "published again, nothing is written anew" \
    "$(find folder/records -newermt 2002-01-01 -type f)" ""

# ---- what is changed is seen ----
changed() {	# changed NAME FILE COMMAND...: in a copy
	name=$1 file=$2
	shift 2
	rm -rf copy && cp -r folder copy && (cd copy/records && "$@" "$file")
	ok "$name: the auditor refuses it" \
	    sh -c '! "$1" audit copy --key register.mita.pub' - "$auditor"
	ok "  and so do the commands" sh -c 'cd copy && sh ../commands 2>&1 |
	    grep -qE "WRONG|MISSING|FAILED"'
}
evaluation=$(cd folder/records && ls *-EVALUATION-E-01.txt | tail -n 1)
result=$(cd folder/records && ls *-RESULT-AGENCY.txt)
first=$(cd folder/records && ls *-DECLARATION-E-02.txt | head -n 1)
changed "one byte of a score" "$evaluation" sed -i 's/^score P1 ./score P1 9/'
changed "one byte of a result" "$result" sed -i 's/^place P-02 1/place P-02 2/'
changed "a text taken out" "$first" rm
both() { rm "$1" "$1.minisig"; }
if command -v ssh-keygen >/dev/null; then
	changed "a second signature of another text" \
	    "$evaluation.sshsig" cp "$(cd folder/records &&
	    ls *-EVALUATION-E-02.txt.sshsig | head -n 1)"
fi
changed "a text and its signature taken out" "$first" both
changed "a signature of another text" "$evaluation.minisig" \
    cp "$first.minisig"
is "the auditor names the place" "$("$auditor" audit copy 2>&1 |
    grep -c '^WRONG   SIGNATURE  copy: EVALUATION of P-03 by E-01, ')" 1
has "  and counts what it does not believe" "$("$auditor" audit copy 2>&1)" \
    "1 RESULT, 1 not believed"
# ---- so is what stands beside the records ----
beside() {	# beside NAME PLACE FILE COMMAND...: told once, with its place
	name=$1 place=$2 file=$3
	shift 3
	rm -rf copy && cp -r folder copy && (cd copy && "$@" "$file")
	is "$name: named" "$("$auditor" audit copy --key register.mita.pub |
	    grep '^WRONG ' | grep -v ': SHA256SUMS: ' | cut -d: -f1-2)" \
	    "WRONG   TABLE  copy: $place"
	ok "  by verify, too" sh -c '! "$1" verify copy' - "$auditor"
}
sums() { sha256sum $(find . -type f ! -name SHA256SUMS | sed 's|^\./||' |
    LC_ALL=C sort) >SHA256SUMS; }
beside "a total in a table" "results/stage-1-ranking.csv, line 2, total" \
    results/stage-1-ranking.csv sed -i 's/^1,\("*[^,]*\),[0-9.]*/1,\1,99.00/'
has "  with what it says and should say" "$("$auditor" audit copy)" \
    "it says 99.00 where the records give"
swapped() { { sed -n 1p "$1"; sed -n 3p "$1"; sed -n 2p "$1"; } >s; mv s "$1"; }
beside "two lines of it swapped" "results/stage-1-ranking.csv, line 2, rank" \
    results/stage-1-ranking.csv swapped
beside "a name in the table to print" "results/stage-1-ranking.txt, line 3" \
    results/stage-1-ranking.txt sed -i '3s/P-0/P-1/'
beside "and in that for programs" "results/stage-1-ranking.json, line 2" \
    results/stage-1-ranking.json sed -i '2s/P-0/P-1/'
beside "a heading" "results/stage-1-decisions.csv, line 1, declared_time" \
    results/stage-1-decisions.csv sed -i '1s/$/x/'
more() { echo 1,P-09 >>"$1"; }
beside "a line put behind the last" "results/stage-1-ranking.csv, line 4, rank" \
    results/stage-1-ranking.csv more
beside "a table taken out" "results/stage-1-summary.csv" \
    results/stage-1-summary.csv rm
beside "a table of a stage that is not decided" \
    "results/stage-2-ranking.csv" results/stage-2-ranking.csv \
    cp results/stage-1-ranking.csv
beside "the key of somebody" "records/E-01.pub, line 2" records/E-01.pub \
    cp records/E-02.pub
beside "a second signature" "records/$f.sshsig, line 3" \
    "records/$f.sshsig" sed -i "3s/./Z/"
beside "a key named in the index" "records/INDEX.csv, line 3, key" \
    records/INDEX.csv sed -i '3s/E-0[12]\.pub/AGENCY.pub/'
rm -rf copy && cp -r folder copy && (cd copy &&
    sed -i 's/INVITED/FUNDED/' results/stage-1-ranking.csv && sums)
is "with sums made anew it is named all the same" "$("$auditor" audit copy |
    grep -c '^WRONG ')" 1
sed -i '/INDEX/d' copy/SHA256SUMS
has "a line taken from the sums is named" "$("$auditor" audit copy)" \
    "SHA256SUMS: 1 file here is not in it"
mkdir empty
ok "a folder of something else is refused" \
    sh -c '! "$1" audit empty 2>/dev/null' - "$auditor"

# ---- a register that the auditor would refuse is not published ----
sqlite3 register.mita "UPDATE record SET text = CAST(replace(CAST(text AS
    TEXT), 'score P1 ', 'score P1 1') AS BLOB) WHERE kind = 'EVALUATION'"
ok "a damaged register is not published" \
    sh -c '! "$1" publish other 2>/dev/null' - "$coordinator"
done_testing
