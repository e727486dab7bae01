#!/bin/sh
# What an auditor finds is numbered, and said to programs as JSON and to a
# court as a page; a stock reader reads both, whatever stands in a name.
. "$srcdir/tests/lib.sh"
own_folder

# ---- the numbers ----
is "mita-auditor(1) NUMBERS is the list of the program" \
    "$(sed -n '/^\.Sh NUMBERS/,/^\.El/p' "$srcdir/man/mita-auditor.1" |
    sed -n '/^\.Bl/,/^\.El/p' | sed '1d;$d')" "$("$builddir/tests/say-kinds")"
"$builddir/tests/say-kinds" | sed -n 's/^\.It \(F[0-9]*\) \([^ ]*\) .*/\1 \2/p' \
    >numbers
is "no number is given twice" "$(cut -d' ' -f1 numbers | sort | uniq -d)" ""
is "and no reason has two" "$(cut -d' ' -f2 numbers | sort | uniq -d)" ""
cut -d' ' -f2 numbers | sort >numbered
# What only signing, filing, typing or decrypting can bring about.
printf '%s\n' CONSTRAINT DURABLE EXISTS LIBRARY LOCKED PASSPHRASE STAGE \
    MAC OTHER-READER PAYLOAD READER >elsewhere
{
	cat "$srcdir"/src/audit/*.c "$srcdir"/src/auditor/*.c \
	    "$srcdir"/src/store/*.c "$srcdir"/src/seal/*.c \
	    "$srcdir"/src/base/file.c "$srcdir"/src/base/folder.c |
	    tr -s '\n\t ' ' ' | grep -oE '(FAULT_REFUSED|GRADE_(NOTICE|WRONG)), "[A-Z0-9-]+"|\.reason = "[A-Z0-9-]+"|wrong_in\([a-z]+, "[A-Z0-9-]+"' |
	    sed 's/.*"\([A-Z0-9-]*\)"/\1/'
} | sort -u | grep -vxF -f elsewhere >reasons
ok "there are many reasons" test "$(wc -l <reasons)" -gt 45
is "every reason has a number" "$(comm -23 reasons numbered)" ""

# ---- a call whose files have names that want to be something else ----
decided_call >setup.txt 2>&1 || { cat setup.txt >&2; exit 99; }
"$coordinator" publish folder >/dev/null
bad='a"},{"b\<script><b>&'\''.mita'
cp register.mita "$bad"
sqlite3 "$bad" "UPDATE record SET text = CAST(replace(CAST(text AS
    TEXT), 'score P1 ', 'score P1 1') AS BLOB)
    WHERE kind = 'EVALUATION' AND idx % 2 = 1"
json() { "$auditor" "$@" --format json; }
json audit "$bad" --key register.mita.pub >wrong.json
is "what is wrong is so for the shell, too" $? 1
json audit register.mita --with E-01.bundle >right.json
is "and what is right" $? 0
printf 'no card\n' >"tab	and
line"
json verify E-01.card "$bad" "tab	and
line" folder E-01.bundle >files.json
is "of several files the worst counts" $? 1
json audit E-01.card >refused.json
is "what cannot be audited is told in the same form" $? 1
is "another form is a wrong command line" \
    "$("$auditor" audit register.mita --format csv 2>&1; echo $?)" \
    "mita-auditor: --format is text or json, not \"csv\"
2"

if command -v python3 >/dev/null; then
	cat >read.py <<'END'
import json, re, sys
page = open(sys.argv[1]).read().split(".Sh FORMATS")[1].split(".Sh ")[0]
words = lambda part: re.findall(r"\b[a-z_0-9]{2,}\b", " ".join(
    re.findall(r"^\.Va (.*)$", part, re.M)))
_, obj, file, finding = re.split(r"\.It Sy .*", page)
def has(d, names, what):
    for k in names:
        assert k in d, (what, "lacks", k)
    assert set(d) <= set(names) | inner, (what, set(d) - set(names))
inner = set()
audit_only = "call kinds not_believed stages agency_key_given keys heads with".split()
numbers = dict(line.split() for line in open("numbers"))
for name in "wrong right files refused".split():
    o = json.load(open(name + ".json"))
    has(o, words(obj), "object")
    assert o["format"] == "mita-auditor/1"
    for f in o["files"]:
        told = [k for k in f if k not in audit_only]
        has({k: f[k] for k in told}, "file what verdict records findings".split(), "file")
        assert set(f) <= set(words(file)), set(f) - set(words(file))
        if "kinds" in f:
            has(f, "file what verdict records findings".split() + audit_only, "audit")
            assert sum(f["kinds"].values()) + f["not_believed"] == f["records"]
            assert all(set(s) <= set(words(file)) for s in f["stages"] + f["keys"] + f["with"])
        wrong = [x for x in f["findings"] if x["grade"] == "wrong"]
        assert (f["verdict"] == "wrong") == bool(wrong)
        for x in f["findings"]:
            has(x, words(finding), "finding")
            assert numbers[x["id"]] == x["reason"], x
    print(name, o["verdict"], len(o["files"]),
        sorted({x["id"] for f in o["files"] for x in f["findings"]}))
o = json.load(open("files.json"))
assert [f["verdict"] for f in o["files"]] == "right wrong wrong right right".split(), o
assert o["files"][1]["file"] == sys.argv[2]
assert "\\x09and\\x0A" in o["files"][2]["file"] or "\n" in o["files"][2]["file"]
o = json.load(open("right.json"))["files"][0]
assert o["with"] == [{"file": "E-01.bundle", "records": 5, "all_there": True}], o["with"]
assert o["stages"][0]["evaluated"] == 4
assert [k["owner"] for k in o["keys"]] == ["AGENCY", "E-01", "E-02"]
END
	has "python reads it, and its keys are those of the page" \
	    "$(python3 read.py "$srcdir/man/mita-auditor.1" "$bad" 2>&1)" \
	    "refused wrong 1 ['F208']"
else
	skip "python reads it" "python3 is not here"
fi
if command -v jq >/dev/null; then
	is "and so does jq" "$(jq -r '.files[0].findings[] |
	    select(.reason == "SIGNATURE").file' wrong.json | sort -u)" "$bad"
else
	skip "and so does jq" "jq is not here"
fi
is "JSON and lines tell the same findings" \
    "$(grep -o '"grade": "[a-z]*"' wrong.json | sort | uniq -c)" \
    "$("$auditor" audit "$bad" --key register.mita.pub |
    sed -n 's/^\(WRONG\|note\)  .*/"grade": "\L\1"/p' | sort | uniq -c)"

# ---- the page ----
for lang in lt en; do
	"$auditor" audit "$bad" --key register.mita.pub --lang $lang \
	    --report $lang.html >/dev/null
	"$auditor" audit register.mita --with E-01.bundle --lang $lang \
	    --report good-$lang.html >/dev/null
done
ok "a page is not written over another file" sh -c \
    '! "$1" audit register.mita --report lt.html 2>/dev/null' - "$auditor"
if command -v python3 >/dev/null; then
	for page in lt en good-lt good-en; do
		ok "$page.html is well formed" python3 -c '
import sys, xml.dom.minidom
d = xml.dom.minidom.parse(sys.argv[1])
assert not d.getElementsByTagName("script")
assert not any(e.hasAttribute("src") or e.getAttribute("href").startswith("http")
    for e in d.getElementsByTagName("*"))' $page.html
	done
fi
is "they forbid all else" "$(grep -lF "default-src 'none'" ./*.html | wc -l)" 4
is "and are for A4" "$(grep -l 'size: A4' ./*.html | wc -l)" 4
has "the name in it is a text" "$(cat en.html)" \
    'a&quot;},{&quot;b\&lt;script&gt;&lt;b&gt;&amp;&#39;.mita'
said=$("$auditor" audit register.mita)
for short in $(echo "$said" | grep -oE '(say|key) [0-9A-Z]{4}-[0-9A-Z-]*' |
    cut -d' ' -f2); do
	has "it has the short form $short" "$(cat good-lt.html)" "$short"
done
has "it says what it means, in Lithuanian" "$(cat lt.html)" \
    "<td>Parašas netinka tekstui, prie kurio jis stovi.</td>"
has "and in English" "$(cat en.html)" \
    "<td>A signature does not fit the text that it stands with.</td>"
has "whether the key was given" "$(cat en.html)" "given by the auditor"
has "or not" "$(cat good-en.html)" "taken from the file itself"
has "what cannot be known" "$(cat good-lt.html)" "Ko iš to sužinoti negalima"
is "written again it is the same" "$("$auditor" audit register.mita \
    --with E-01.bundle --lang lt --report again.html >/dev/null
    cmp good-lt.html again.html)" ""
done_testing
