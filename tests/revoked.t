#!/bin/sh
# A key that is ended behind a result: the result said what was so then, the
# next one says what is so now, and nobody is told that history is wrong.
. "$srcdir/tests/lib.sh"
own_folder
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }

agency() { with_passphrase "$coordinator" "$@"; }
holds() { "$auditor" audit "${1:-register.mita}" --key register.mita.pub; }
card=$(sqlite3 register.mita "SELECT card.digest FROM record card, record a
    WHERE card.kind = 'KEY' AND a.kind = 'ADMISSION'
    AND CAST(a.text AS TEXT) LIKE '%expert E-01%'
    AND CAST(a.text AS TEXT) LIKE '%' || card.digest || '%'")
"$coordinator" rank --stage 1 >before.txt
agency publish first >/dev/null

agency expert revoke E-01 --officer Vida --reason 'In other hands' \
    --last "$card" >said.txt
has "revoking tells which results rest on what it takes away" \
    "$(cat said.txt)" "The result of stage 1 rests on"
ok "the auditor finds nothing wrong" holds
has "  but tells that the result rests on it" "$(holds)" \
    "note    REVOKED  register.mita: RESULT by AGENCY"
ok "the folder can be published" agency publish then
ok "  and audited" holds then
is "  and says of the result what it said before" \
    "$(cat then/results/*ranking.csv)" "$(cat first/results/*ranking.csv)"
ok "the letters can be made" "$coordinator" report letters
agency decide --stage 1 --missing 'The key was in other hands' >/dev/null
ok "when the stage is decided again nothing is wrong" holds
ok "  and it can be published" agency publish now
ok "  and audited" holds now
has "  the new result counts one evaluation less" \
    "$("$coordinator" rank --stage 1)" "INCOMPLETE"

# What was ended before a result may not be behind it.
done_testing
