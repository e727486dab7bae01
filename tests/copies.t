#!/bin/sh
# Another computer, a backup, a forgotten passphrase: nothing is lost and no
# line of an expert is forked.
. "$srcdir/tests/lib.sh"
own_folder
small_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
# on FILE ARGUMENT...: the expert's program at this workspace
on() { at=$1; shift; with_passphrase "$expert" -w "$at" "$@" 2>&1; }
written() { filled "$1" P-02 >filled.txt; "$expert" -w "$1" fill filled.txt >/dev/null; }
held() { sqlite3 "$1" "SELECT count(*) FROM record WHERE kind = '$2'"; }

# ---- a copy is whole, and does not sign behind the back of the other ----
on E-01 declare P-02 none >/dev/null
out=$(on E-01 copy stick.copy)
is "a copy is kept" $? 0
has "and it is said where, and for what" "$out" "A copy of all your work is in stick.copy"
is "only its owner can read it" "$(stat -c %a stick.copy)" 600
is "it is whole" "$(sqlite3 stick.copy 'PRAGMA integrity_check')" ok
on E-01 copy stick.copy >again.txt
is "nothing is replaced by one" $? 1
written E-01
on E-01 sign P-02 >/dev/null
on E-01 export sent.bundle >/dev/null
out=$(on new restore stick.copy)
is "it is taken over elsewhere" $? 0
has "and what comes first is said" "$out" "take in the newest file that you exported"
written new
out=$(on new sign P-02)
is "it does not sign what may be signed already" $? 1
has "and says why, and what helps" "$out" "this is a copy of"
out=$(on new declare P-03 none)
is "it does not declare, either" $? 1
out=$(on E-02 open sent.bundle)
has "another's file brings nothing" "$out" "and yours is"
out=$(on new open sent.bundle)
has "the own one brings it up to date" "$out" "Brought up to date: 1 signed"
has "and it is said that it signs again" "$out" "You can sign here again."
is "what was signed is there" "$(held new EVALUATION)" 1
has "and is the draft" "$("$expert" -w new list)" "signed"
has "known to be exported" "$("$expert" -w new list --format csv | grep P-02)" yes
on new declare P-03 none >/dev/null
is "then it signs" $? 0
out=$(on new open sent.bundle)
has "twice is once" "$out" "Nothing new"

# ---- the agency's next package does the same ----
with_passphrase "$coordinator" merge sent.bundle >/dev/null
cp stick.copy raw
on third restore raw >/dev/null
with_passphrase "$coordinator" issue out-2 >/dev/null
out=$(on third open out-2/E-01.package)
is "a package that knows as much brings a copy up to date" \
    "$(held third EVALUATION)" 1
on third declare P-03 none >/dev/null
is "and it signs" $? 0

# ---- a copy whose owner signed nothing since; one that both went on with ----
on fourth restore --newest stick.copy >/dev/null
on fourth declare P-03 none >/dev/null
is "who signed nothing since may say so" $? 0
on new export new.bundle >/dev/null
out=$(on fourth open new.bundle)
is "two that both signed do not become one" $? 1
has "and the agency is to be asked" "$out" "telephone the agency"
sqlite3 E-01 "DELETE FROM setting WHERE name = 'copied'" 2>/dev/null
cp E-01 plain-copy
out=$(on fifth restore plain-copy)
out=$(on fifth sign P-02)
has "a file that was copied by other means is a copy, too" "$out" "this is a copy"

# ---- a key on paper, typed off again ----
on E-01 sheet page.txt >/dev/null
is "a recovery sheet is written" $? 0
is "only its owner can read it" "$(stat -c %a page.txt)" 600
is "a page is wide enough for it" "$(grep -c '.\{76\}' page.txt)" 0
on E-01 sheet page.txt >/dev/null
is "nothing is replaced by one" $? 1
card() { sqlite3 "$1" "SELECT digest, minisig FROM record WHERE kind = 'KEY'"; }
sed -n 's/$/ '"$(printf '\r')"'/; s/^ *\([0-9]*[:+]\)  *\(....\)  */\1\2 /p' \
    page.txt >typed.txt
out=$(on paper restore typed.txt)
is "typed off, it makes the key again" $? 0
is "  and the same card" "$(card paper)" "$(card E-01)"
out=$(on paper open sent.bundle)
has "a bundle needs the call first" "$out" "package"
on paper open --agency "$letter" out-2/E-01.package >/dev/null
is "the agency's package brings it up to date" "$(held paper EVALUATION)" 1
out=$(on paper declare P-03 none)
has "then it signs" "$out" "Declared and signed"
lines=$(grep -c '^ *[0-9]*[:+]' page.txt)
for n in 1 2 5 16 17 25 "$lines"; do
	awk -v n="$n" '$1 + 0 != n || $1 !~ /[:+]$/' page.txt >slip.txt
	named=$n
	[ "$n" != "$lines" ] || named=last
	out=$(on slip restore slip.txt)
	has "without line $n it is refused" "$out" "line"
	case $out in
	*"line $named of"* | *"last lines"*) ok "  and line $n named" true ;;
	*) is "  and line $n named" "$out" "line $named" ;;
	esac
	sed "s/^\( *$n[:+].*\)[^z]$/\1z/" page.txt >slip.txt
	out=$(on slip restore slip.txt)
	has "  so it is, mistyped" "$out" "line $n of the sheet"
done
out=$("$expert" -w slip restore page.txt --passphrase-fd 3 2>&1 3<<-END
	three other words here
END
)
has "another passphrase does not open it" "$out" "that is not the passphrase"
out=$(on slip restore filled.txt)
has "another text is none" "$out" "neither a copy nor a recovery sheet"
ok "nothing was made" test ! -e slip
out=$(on paper restore page.txt)
is "nothing is replaced from one" $? 1

# ---- another passphrase ----
change() {
	"$expert" -w E-01 passphrase --passphrase-fd 3 3<<-END 2>&1
		four words for tests
		$1
	END
}
out=$(change "aaaaaaaaaaaaaaaa")
is "a weak one is refused by the one rule" $? 1
out=$(change "river lantern copper sonata")
is "another passphrase locks the key" $? 0
on E-01 export old.bundle >/dev/null
is "the old one opens it no more" $? 1
"$expert" -w E-01 export other.bundle --passphrase-fd 3 3<<-END >/dev/null
	river lantern copper sonata
END
is "the new one does" $? 0
has "with as much memory as before" "$(sqlite3 E-01 "SELECT value FROM setting
    WHERE name = 'locked-key'")" "argon2id 64 "

# ---- a forgotten passphrase: a new key, and the old texts ----
with_passphrase "$expert" -w again enrol --name "Expert E-01" \
    --organisation "Company of E-01" --kind business --languages lt,en \
    --small-memory again.card >/dev/null
with_passphrase "$coordinator" expert revoke E-01 --reason "Lost." \
    --officer Vida >added.txt 2>&1
with_passphrase "$coordinator" expert add --id E-01 again.card >>added.txt 2>&1
with_passphrase "$coordinator" issue out-3 >>added.txt 2>&1
on again open --agency "$letter" out-3/E-01.package >>added.txt
sqlite3 E-01 "INSERT INTO draft (stage, proposal, field, value, saved)
    VALUES (1, 'P-03', 'comment P1', 'Seni žodžiai.', '2026-11-30T00:00:00Z')"
out=$(on again open E-01)
has "the texts of the old workspace are taken over" "$out" "Taken over:"
is "to the letter" "$(sqlite3 again "SELECT value FROM draft WHERE
    field = 'comment P1' AND proposal = 'P-03'")" "Seni žodžiai."
out=$(on again open E-01)
has "twice brings nothing" "$out" "Taken over: 0 texts"
out=$(on again open sent.bundle)
is "what another key signed is not the own" $? 1
done_testing
