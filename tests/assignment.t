#!/bin/sh
# The exact assignment against optima that others computed: every case of the
# reference, judged by the reference's own checker.
. "$srcdir/tests/lib.sh"
data=${MITA_SHARED:-/nowhere}/datasets/assignment
[ -f "$data/reference/expected.json" ] ||
	skip_all "the data sets of assignment are not beside the project"
command -v python3 >/dev/null || skip_all "python3 is not here"
own_folder

cat >case.py <<'END_OF_CASE'
# Write a case for match-tables, or turn its answer into a table.
import csv, json, os, sys
data, name, what = sys.argv[1:4]
case = json.load(open(os.path.join(data, "reference", "expected.json")))[name]
def rows(file):
    with open(os.path.join(data, file), newline="") as f:
        return list(csv.DictReader(f))
experts = rows(case["base"] + "/experts.csv")
proposals = rows(case["base"] + "/proposals.csv")
answer = [line.split() for line in sys.stdin] if what != "case" else []
if what == "answer":
    print("expert,proposal")
    for line in answer:
        if line[0] not in ("empty", "short"):
            print(experts[int(line[0])]["expert"] + "," +
                  proposals[int(line[1])]["proposal"])
    sys.exit()
if what == "certificate":
    # What is short, for the reference's checker if it is all of one kind;
    # in words each shortage added up by hand.
    short = [line for line in answer if line[0] == "short"]
    with open("short.csv", "w") as f:
        print("kind,id", file=f)
        for kind in {line[2] for line in short}:
            print("role," + kind, file=f)
        for line in short:
            print("proposal," + proposals[int(line[3])]["proposal"], file=f)
    pairs = [(r["expert"], r["proposal"]) for r in rows(case["base"] + "/pairs.csv")
             if int(r["affinity"]) >= case.get("min_level", 0)]
    lacking = 0
    for number in {line[1] for line in short}:
        kinds, need = {}, 0
        for line in short:
            if line[1] == number:
                p = proposals[int(line[3])]
                kinds.setdefault(p["proposal"], []).append(line[2])
                need += int(p["panel"] if line[2] == "any" else
                            case["min_" + line[2]])
        lacking += need
        for e in experts:
            may = [p for x, p in pairs if x == e["expert"] and p in kinds and
                   (set(kinds[p]) & {"any", e["type"]} or e["type"] == "both")]
            lacking -= min(case["max_load"], len(may))
    print(lacking, len({line[2] for line in short}))
    sys.exit()
least = int(sys.argv[4]) if len(sys.argv) > 4 else case.get("min_level", 0)
current = set()
if "current" in case:
    current = {(r["expert"], r["proposal"])
               for r in rows("reference/" + case["current"] + ".csv")}
gone = set(case.get("recused", []))
roles = "min_business" in case
for e in experts:
    t = e["type"]
    print("expert", int(roles and t in ("business", "both")),
          int(roles and t in ("knowledge", "both")),
          e["organisation"] if case.get("org_cap") else "-",
          0 if e["expert"] in gone else case["min_load"],
          0 if e["expert"] in gone else case["max_load"])
for p in proposals:
    print("proposal", p["panel"], case.get("min_business", 0),
          case.get("min_knowledge", 0))
goals = {"sum": ["preference"], "even_sum": ["load", "preference"],
          "bottleneck_sum": ["preference"], "unfilled": [],
          "levels_even": ["level", "load"]}[case["objective"]]
for w in (["changes"] if current else []) + goals:
    print("goal", w)
number = {p["proposal"]: i for i, p in enumerate(proposals)}
of = {e["expert"]: i for i, e in enumerate(experts)}
for r in rows(case["base"] + "/pairs.csv"):
    if int(r["affinity"]) >= least and r["expert"] not in gone:
        print("pair", of[r["expert"]], number[r["proposal"]], r["affinity"],
              r["affinity"], int((r["expert"], r["proposal"]) in current), 0, 0)
END_OF_CASE
cases() { python3 -c 'import json, sys
for name, case in json.load(open(sys.argv[1])).items():
    if case["objective"] != "maximin":
        print(name, case["objective"], case.get("current", "-"),
            case.get("min_unfilled_seats", 0))' "$data/reference/expected.json"; }
solve() {	# solve CASE LEAST: empty seats; the table in answer.csv
	python3 case.py "$data" "$1" case $2 |
	    "$builddir/tests/match-tables" >answer.txt || return
	python3 case.py "$data" "$1" answer <answer.txt >answer.csv
	sed -n 's/^empty //p' answer.txt
}
cases >cases.txt
ok "there are twenty-four cases" test "$(wc -l <cases.txt)" = 24
while read -r name objective current unfilled; do
	if [ "$objective" = bottleneck_sum ]; then
		# The worst level is as high as can be: try from above.
		least=5
		until [ "$(solve "$name" $least)" = 0 ] || [ $least = 0 ]; do
			least=$((least - 1))
		done
	else
		is "$name: seats left empty" "$(solve "$name" '')" "$unfilled"
	fi
	if [ "$objective" = unfilled ]; then
		said=$(python3 case.py "$data" "$name" certificate <answer.txt)
		is "$name: what is short adds up to that" "${said% *}" "$unfilled"
		[ "${said#* }" -gt 1 ] ||
			ok "$name: the reference's checker says so, too" python3 \
			    "$data/tools/check_assignment.py" "$data" \
			    "$data/reference/expected.json" \
			    --certificate "$name" short.csv
		continue
	fi
	[ "$current" = - ] || current=$data/reference/$current.csv
	[ "$current" != - ] || current=
	ok "$name: feasible, and as good as the reference" python3 \
	    "$data/tools/check_assignment.py" "$data" \
	    "$data/reference/expected.json" "$name" answer.csv $current
done <cases.txt
done_testing
