#!/bin/sh
# Text from strangers: sixty payloads in the fields of records, and what every
# output makes of them.  What a record may not have is refused, and the words
# of the refusal are as safe as the rest; what it may have is shown.
. "$srcdir/tests/lib.sh"
command -v python3 >/dev/null || skip_all "python3, which looks at the bytes, is not here"
own_folder
agency() { with_passphrase "$coordinator" "$@"; }

cat >strangers.py <<'PY'
import csv, os, subprocess, sys
points = [chr(p) for p in
    [*range(1, 9), 11, 12, 13, 14, 27, 31, 127, 0x80, 0x85, 0x9b, 0x9d, 0x9f,
    0xad, 0x34f, 0x61c, 0x115f, 0x17b4, 0x180e, 0x200b, 0x200d, 0x200e, 0x200f,
    0x2028, 0x2029, 0x202a, 0x202d, 0x202e, 0x2060, 0x2061, 0x2066, 0x2069,
    0x2800, 0x3164, 0xfeff, 0xfff9, 0xe000, 0xfdd0, 0x1d173, 0xe0041, 0xe007f,
    0x10fffe]]
sequences = ['\033[2J', '\033]52;c;WFhY\007', '\033]0;WFhY\033\\', '\x9b31m',
    '\r\033[K', '\b\b\b\b', '=1+1', '@SUM(1)', '<script>WFhY</script>',
    '" onload="WFhY', 'a' + '\u0301' * 60]
payloads = points + sequences
# What may stand in no output at all, but for line ends and tabulators.
def foreign(text):
    bad = set()
    for c in text:
        p = ord(c)
        if p < 32 and c not in '\n\t\r' or 127 <= p < 160 or p == 0xad or \
            c in points and p > 0xff or c == '\u0301' and c * 5 in text or \
            0xdc80 <= p <= 0xdcff:
            bad.add('%04X' % p)
    lines = text.replace('\r\n', '')
    return bad | ({'000D'} if '\r' in lines else set())
PY
cat >payloads.py <<'PY'
from strangers import payloads
for i, p in enumerate(payloads):
    open('payload.%02d' % i, 'w', newline='').write('A' + p + 'B')
print(len(payloads))
PY
n=$(python3 payloads.py)
ok "there are sixty payloads" test "$n" -ge 60
cat >look.py <<'PY'
import sys
from strangers import foreign
found = {}
for name in sys.argv[1:]:
    text = open(name, errors='surrogateescape', newline='').read()
    if foreign(text): found[name] = sorted(foreign(text))
print(found or 'clean')
PY
looks() { is "$1" "$(shift; python3 look.py "$@")" clean; }
printf 'A\033[2JB' >dirty
is "the eyes of this test are open" \
    "$(python3 look.py dirty)" "{'dirty': ['001B']}"

# ---- a call in which names, titles and reasons are payloads ----
for who in E-01 E-02; do
	[ $who = E-01 ] && kind=business || kind=knowledge
	with_passphrase "$expert" -w $who enrol --name "Expert $who" \
	    --organisation "House of $who" --kind $kind --languages lt,en \
	    --small-memory $who.card
done >/dev/null
agency init --yes --small-memory "$(in_clear)" >/dev/null
agency expert add E-01.card E-02.card >/dev/null
grep -E '^(proposal|P-02),' "$srcdir/data/demo/proposals-1.csv" >one.csv
cat >tables.py <<'PY'
import csv
from strangers import payloads
rows = list(csv.reader(open('one.csv', encoding='utf-8')))
head, row = rows[0], rows[1]
for i, p in enumerate(payloads):
    one = list(row)
    one[head.index('proposal')] = 'P-%d' % (100 + i)
    one[head.index('title')] = 'A' + p + 'B'
    at = head.index('partners')
    one[at] = one[at].rsplit('|', 1)[0] + '|' + 'C' + p + 'D'
    one[head.index('documents')] = ''
    with open('table.%02d.csv' % i, 'w', newline='', encoding='utf-8') as f:
        w = csv.writer(f); w.writerow(head); w.writerow(one)
PY
python3 tables.py
taken=0
for table in table.*.csv; do
	agency proposal add "$table" >>adding.txt 2>&1 && taken=$((taken + 1))
done
looks "what is said when tables are taken in or refused" adding.txt
ok "some are taken, some refused: $taken of $n" \
    test $taken -gt 10 -a $taken -lt "$n"
for p in payload.*; do
	with_passphrase "$expert" -w "w.$p" enrol --name "$(cat $p)" \
	    --organisation "$(cat $p)" --kind business --languages en \
	    --small-memory "card.$p" >>enrolling.txt 2>&1
done
looks "what is said when experts enrol" enrolling.txt
agency expert add card.* >admitting.txt 2>&1 ||
    for card in card.*; do agency expert add "$card" >>admitting.txt 2>&1; done
looks "  and when they are admitted" admitting.txt
{
	echo expert,stage,proposal
	"$coordinator" proposal list --format csv | sed 1d | cut -d, -f1 |
	    tr -d '"' | head -n 8 | sed 's/^/E-01,1,/'
} >assign.csv
agency assign import assign.csv --deadline 2099-12-31T15:00:00Z >acts.txt 2>&1
agency issue out >>acts.txt 2>&1
letter=$("$expert" -w E-01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')
"$expert" -w E-01 open --agency "$letter" out/E-01.package >>acts.txt 2>&1
first=$(sed -n '2s/.*,//p' assign.csv)
for p in payload.*; do
	agency assign cancel E-01 "$first" --stage 1 --officer "$(cat $p)" \
	    --reason "$(cat $p)" --dry-run >>reasons.txt 2>&1
	with_passphrase "$expert" -w E-01 declare "$first" potential \
	    --text "$(cat $p)" >>reasons.txt 2>&1
	"$coordinator" merge "$(cat $p)" >>reasons.txt 2>&1
	"$auditor" verify "$(cat $p)" >>reasons.txt 2>&1
	"$expert" -w E-01 check "$(cat $p)" >>reasons.txt 2>&1
	"$coordinator" why "$(cat $p)" >>reasons.txt 2>&1
done
looks "acts" acts.txt
looks "reasons, officers, names of files and of proposals" reasons.txt

# ---- every list in every form, every page and letter ----
for format in text csv json; do
	for verb in "expert list" "proposal list" "assign show" status rank \
	    "conflict list" diagnose evaluations check; do
		"$coordinator" $verb --format $format \
		    >"list.$format.${verb% *}" 2>&1
	done
	"$expert" -w E-01 list --format $format >"list.$format.expert" 2>&1
done
"$coordinator" proposal export >list.export 2>&1
looks "every list in every form" list.*
"$coordinator" report report >/dev/null 2>&1
"$coordinator" remind reminders >/dev/null 2>&1
"$coordinator" calendar deadlines.ics >/dev/null 2>&1
"$coordinator" publish published >/dev/null 2>&1
"$auditor" audit register.mita --key register.mita.pub >audit.txt 2>&1
"$auditor" verify out/E-01.package register.mita >>audit.txt 2>&1
"$expert" -w E-01 form "$first" >form.txt 2>&1
find report reminders published/results published/VERIFY.txt -type f \
    2>/dev/null >files.txt
ok "there are files to look at" test -s files.txt
looks "every page, letter and table" audit.txt deadlines.ics $(cat files.txt)
is "no element of a stranger stands in a page" "$(cat $(grep 'html$' files.txt) \
    /dev/null | grep -c '<script>WFhY')" 0
is "no cell begins as a formula" "$(cat list.csv.* list.export |
    grep -cE '(^|,)"?[=@+-][A-Z0-9]*[(1]')" 0

# ---- the work line by line, and on a terminal ----
printf 'list\nopen 1\nread\nfacts\nquit\n\n' |
    "$expert" -w E-01 --plain >plain.txt 2>&1
looks "the work line by line" plain.txt
if command -v script >/dev/null; then
	for program in "$expert -w E-01" "$coordinator"; do
		(sleep 2; printf '\r'; sleep 1; printf '\033[B\033[B\r'; sleep 1
		    printf 'q\033\033q'; sleep 1; printf '\003') |
		    TERM=xterm timeout 20 script -q -c "stty cols 200 rows 60; $program" \
		    typescript >/dev/null 2>&1
		is "a terminal gets no byte of a stranger: ${program##*/}" "$(
		    python3 - <<-'PY'
			import re
			from strangers import foreign
			text = open('typescript', errors='surrogateescape', newline='').read()
			assert len(text) > 1000, text
			# What curses sends itself; the last may be cut short.
			text = re.sub('\033\\[[0-?]*[ -/]*[@-~]|\033[^\n]{0,20}$|\033[()][0AB]|\033[=>78M]|'
			    '\033\\][012];[^\007\033]*(\007|\033\\\\)|[\x07\x08\x0e\x0f\r]', '', text)
			print(sorted(foreign(text) | ({'OSC'} if 'WFhY\007' in text else set())) or 'clean')
			PY
		)" clean
	done
else
	skip "a terminal gets no byte of a stranger" "script is not here"
fi
done_testing
