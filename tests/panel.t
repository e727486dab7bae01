#!/bin/sh
# A real grant panel, 12 experts and 28 proposals with gaps: every score is
# filled and signed through mita-expert, the bundles are merged in three
# orders and with repeats, and the totals are those of the reference.
. "$srcdir/tests/lib.sh"
scores=${MITA_SHARED:-/nowhere}/datasets/scores/data/aibspanel.csv
reference=${MITA_SHARED:-/nowhere}/datasets/scores/reference
reference=$reference/exact_aibspanel_proposals.csv
[ -f "$scores" ] && [ -f "$reference" ] ||
	skip_all "the data set of the panel is not beside the project"
own_folder

rows() { tail -n +2 "$scores" | tr -d '\r' | awk -F, '$3 != ""'; }
experts=$(rows | cut -d, -f2 | sort -u)

# ---- the call ----
for name in $experts; do
	with_passphrase "$expert" -w "$name" enrol --name "$name" \
	    --organisation Panel --kind knowledge --languages en \
	    --small-memory "$name.card" >/dev/null
done
with_passphrase "$coordinator" init --yes --small-memory \
    "$srcdir/tests/data/panel.call" >/dev/null
with_passphrase "$coordinator" expert add $(printf '%s.card ' $experts) \
    >/dev/null
{
	echo proposal,stage,language,title,asked,eligible,partners,codes,documents
	rows | cut -d, -f1 | sort -u |
	    sed 's/.*/&,1,en,Proposal &,0.00,0.00,"A|KI|XX|0.00|A",,/'
} >proposals.csv
with_passphrase "$coordinator" proposal add proposals.csv >/dev/null
{
	echo expert,stage,proposal
	rows | awk -F, '{ sub(/^J/, "E-", $2); print $2 ",1," $1 }'
} >assignments.csv
with_passphrase "$coordinator" assign import assignments.csv \
    --deadline 2099-12-31T00:00:00Z >/dev/null
with_passphrase "$coordinator" issue out >/dev/null
letter=$("$expert" -w J01 open out/E-01.package 2>&1 |
    sed -n 's/.*--agency \([A-Z0-9-]*\).*/\1/p')

# ---- every score, through the expert's program ----
for name in $experts; do
	"$expert" -w "$name" open --agency "$letter" \
	    "out/E-${name#J}.package" >/dev/null
	mine=$(rows | awk -F, -v e="$name" '$2 == e { print $1 "=" 40 - $3 }')
	for one in $mine; do
		with_passphrase "$expert" -w "$name" declare "${one%=*}" none
		"$expert" -w "$name" form "${one%=*}" |
		    awk -v steps="${one#*=}" '/^score:/ {
			printf "score: %d.%d\n", steps / 10, steps % 10
			next } { print }' >filled
		"$expert" -w "$name" fill filled
	done >/dev/null
	with_passphrase "$expert" -w "$name" sign \
	    $(printf '%s\n' "$mine" | sed 's/=.*//') >/dev/null
	with_passphrase "$expert" -w "$name" export "$name.bundle" >/dev/null
done

# ---- three orders, with repeats ----
result() {	# result REGISTER: the text of its RESULT, but for the agency's
	"$auditor" unpack "$1" "$1.texts" >/dev/null &&
	cat "$1".texts/*RESULT*.txt
}
order() {	# order NAME BUNDLE...
	to=$1.mita
	shift
	cp register.mita "$to" && cp register.mita.key "$to.key" &&
	cp register.mita.pub "$to.pub"
	for bundle; do "$coordinator" -r "$to" merge "$bundle"; done >/dev/null
	with_passphrase "$coordinator" -r "$to" decide --stage 1 >/dev/null
	result "$to" >"$to.txt"
}
up=$(printf '%s.bundle ' $experts)
down=$(printf '%s.bundle\n' $experts | sort -r)
mixed=$(printf '%s.bundle\n' $experts | sort -t J -k 1.3,1.3r -k 1.2,1.2)
order up $up
order down $down $down
order mixed $mixed J07.bundle $up J01.bundle
ok "there is a result" grep -q '^RESULT/1$' up.mita.txt
is "merged downwards and twice, the same RESULT" \
    "$(cmp up.mita.txt down.mita.txt 2>&1)" ""
is "merged in a mixed order with repeats, the same RESULT" \
    "$(cmp up.mita.txt mixed.mita.txt 2>&1)" ""
ok "the auditor computes the same" "$auditor" audit mixed.mita \
    --key mixed.mita.pub

# ---- the totals, exactly ----
# The total a/b is a percentage of 40 steps, the reference mean c/d is in
# steps: a/b = c/d * 100/40.
tr -d '\r' <"$reference" | awk -F, 'NR > 1 { print $1, $2, $4 }' | sort >want
"$coordinator" -r up.mita rank --stage 1 | awk 'NR > 1 {
	print $2, $5, $4 }' | sort >got
join got want | awk '
function top(f) { sub(/\/.*/, "", f); return f }
function bottom(f) { return f ~ /\// ? substr(f, index(f, "/") + 1) : 1 }
$2 == $4 && top($3) * bottom($5) * 40 == top($5) * bottom($3) * 100 { n++ }
END { print n + 0 }' >equal
is "28 totals and counts are those of the reference" "$(cat equal)" 28

# ---- how experts differ from each other, exactly: also in points of 100 ----
tr -d '\r' <"${reference%proposals.csv}experts.csv" | awk -F, 'NR > 1 {
	sub(/^J/, "E-", $1); print $1, $2, $3, $4 }' | sort >want
"$coordinator" -r up.mita diagnose --experts --format csv | tr -d '"' |
    awk -F, 'NR > 1 { sub(/ .*/, "", $9); print $1, $4, $6, $9 }' |
    sort >got
join got want | awk '
function top(f) { sub(/\/.*/, "", f); return f }
function bottom(f) { return f ~ /\// ? substr(f, index(f, "/") + 1) : 1 }
function same(points, steps) {
	return top(points) * bottom(steps) * 40 == top(steps) * \
	    bottom(points) * 100
}
# Over less than five it is not shown.
$2 == $5 && same($3, $6) && ($2 < 5 ? $4 == "not" : same($4, $7)) { n++ }
END { print n + 0 }' >equal
is "12 experts' means and differences are those of the reference" \
    "$(cat equal)" 12
is "the agreement of all is that of the reference" \
    "$("$coordinator" -r up.mita diagnose --call --format csv |
    awk -F, '$1 == "\"alpha interval\"" { print $4 }')" \
    "$(awk -F, '$1 == "aibspanel" && $2 == "alpha_interval" { print $3 }' \
    "${reference%/*}/exact_figures.csv")"
done_testing
