#!/bin/sh
# What an agency that has its key can leave out, and who can tell by what they
# hold: each cheat is seen with a bundle, an older register or a folder, and
# the digests that two people read to each other differ.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call evaluated_call
cp register.mita early.mita
"$coordinator" merge E-01.bundle E-02.bundle >/dev/null || exit 99
with_passphrase "$coordinator" decide --stage 1 >/dev/null || exit 99
cp register.mita* before/
"$auditor" unpack register.mita folder >/dev/null

heads() { "$auditor" audit "$1" | grep -E '^(agency|all) '; }
holds() { "$auditor" audit register.mita --key register.mita.pub "$@"; }

# ---- what is whole says so ----
said=$(holds --with E-01.bundle --with E-02.bundle --with early.mita \
    --with folder --with E-01.card --with out/E-01.package)
is "all that anybody holds is there" $? 0
has "  it is said of each" "$said" "with    early.mita: all"
has "  and of a bundle" "$said" "with    E-01.bundle: all 5 records of it are here"
is "register and folder have the same heads" "$(heads folder)" \
    "$(heads register.mita)"
is "an older one has others" "$([ "$(heads early.mita)" = \
    "$(heads register.mita)" ] || echo others)" others
is "the digest of all is made with stock tools" \
    "$(heads folder | sed -n 's/^all  *\([0-9a-f]*\),.*/\1/p')" \
    "$(tail -n +2 folder/INDEX.csv | cut -d, -f3 | LC_ALL=C sort |
	sha256sum | cut -d' ' -f1)"
is "  and that of the agency's last record" \
    "$(heads folder | sed -n 's/^agency .*, \([0-9a-f]*\),.*/\1/p')" \
    "$(sha256sum folder/*-RESULT-AGENCY.txt | cut -d' ' -f1)"

# ---- what is left out ----
# left_out "SENTENCE" WHOSE "PLACE": with the file of WHOSE it is named.
left_out() {
	ok "$1: alone it looks right" holds
	said=$(holds --with "$2")
	is "  with $2 it does not" $? 1
	line_with "WRONG   DROPPED  register.mita: $3" "it is in $2"
	is "  and the heads differ" "$([ "$(heads before/register.mita)" = \
	    "$(heads register.mita)" ] || echo differ)" differ
}
# The last evaluation of an expert, and that it ever came; decided anew.
again; forged <<END
open register.mita
take RESULT
drop
take EVALUATION,signer=E-01,proposal=P-03
drop
sql DELETE FROM received WHERE expert = 'E-01'
END
with_passphrase "$coordinator" decide --stage 1 --missing 'sent nothing' \
    >/dev/null || exit 99
left_out 'the last evaluation is dropped' E-01.bundle \
    'EVALUATION of P-03 by E-01, seq 5'
said=$(holds --with before/register.mita)
is "an older register shows it, too" $? 1
line_with 'WRONG   FORK  register.mita: ' 'another record stands here'

# Back to what it was before the end: an older copy in place of the newer.
again
cp early.mita register.mita
left_out 'everything since is rolled back' folder 'RESULT by AGENCY, seq 24'

# Two histories: what one auditor is shown, the other is not.
again; forged <<END
open register.mita
take RESULT
drop
take RULING,proposal=P-02,question=E1-8
set answer = NO
text reason = Not within it.
as AGENCY agency
sign agency
put
END
with_passphrase "$coordinator" decide --stage 1 >/dev/null || exit 99
ok "another history looks right alone" holds
said=$(holds --with before/register.mita)
is "  beside the other it does not" $? 1
line_with 'WRONG   FORK  register.mita: ' 'has in before/register.mita'

# ---- what proves nothing ----
again
mkdir other && cd other || exit 99
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
cd ..
said=$(holds --with other/register.mita 2>&1)
is "a register of another call is told as that" $? 1
has "  and nothing is said to be left out" "$said" \
    "of nobody whom this call admitted"
said=$(holds --with nowhere 2>&1)
is "a file that is not there is no proof" $? 3
done_testing
