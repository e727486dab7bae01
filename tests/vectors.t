#!/bin/sh
# Public test vectors: each gets the answer that its source states.
. "$srcdir/tests/lib.sh"
vectors=${MITA_SHARED:-/nowhere}/vectors
[ -d "$vectors" ] || skip_all "the vectors are not beside the project"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not here"
own_folder
check=$builddir/tests/check-signatures
query() { sqlite3 -separator ' ' :memory: "$@"; }
# -: an empty value, so that words stay in their places.
or_dash() { sed 's/  / - /g; s/ $/ -/'; }

# ---- Wycheproof: 151 cases, accepted exactly when valid ----
file=$vectors/wycheproof/ed25519_test.json
query "SELECT 'verify', json_extract(g.value, '\$.publicKey.pk'),
    json_extract(t.value, '\$.sig'), json_extract(t.value, '\$.msg')
    FROM json_each(readfile('$file'), '\$.testGroups') g,
    json_each(g.value, '\$.tests') t" | or_dash >questions
query "SELECT CASE json_extract(t.value, '\$.result')
    WHEN 'valid' THEN 'V' ELSE 'X' END
    FROM json_each(readfile('$file'), '\$.testGroups') g,
    json_each(g.value, '\$.tests') t" >want
"$check" <questions >got
is "Wycheproof has 151 cases" "$(wc -l <want | tr -d ' ')" 151
ok "some of them valid, some not" sh -c 'grep -q V want && grep -q X want'
is "each is accepted exactly when it is valid" "$(cmp got want 2>&1)" ""

# ---- RFC 8032, section 7.1 ----
file=$vectors/rfc8032/ed25519_sign.json
query "SELECT 'sign', json_extract(value, '\$.secretKeySeed'),
    json_extract(value, '\$.message') FROM json_each(readfile('$file'))" |
    or_dash | "$check" >got
query "SELECT json_extract(value, '\$.publicKey'),
    json_extract(value, '\$.signature') FROM json_each(readfile('$file'))" >want
is "RFC 8032: keys and signatures to the bit" "$(cmp got want 2>&1)" ""
ok "and there are some" test -s want
query "SELECT 'verify', json_extract(value, '\$.publicKey'),
    json_extract(value, '\$.signature'), json_extract(value, '\$.message')
    FROM json_each(readfile('$file'))" | or_dash | "$check" >got
is "RFC 8032: all verify" "$(sort -u got)" V

# ---- strictness: borderline keys and signatures ----
file=$vectors/ed25519-speccheck/cases.json
query "SELECT 'verify', json_extract(value, '\$.pub_key'),
    json_extract(value, '\$.signature'), json_extract(value, '\$.message')
    FROM json_each(readfile('$file'))" | or_dash | "$check" >got
is "speccheck: only case 3 verifies" "$(tr -d '\n' <got)" XXXVXXXXXXXX
query "SELECT 'key', json_extract(value, '\$.pub_key')
    FROM json_each(readfile('$file'))" | "$check" >got
is "speccheck: keys that may be admitted" "$(tr -d '\n' <got)" XXXXXXVVXXXX

# ---- what stock programs signed ----
file=$vectors/stock-tools/stock_signatures.json
stock() {	# stock NAME-ENDING FORMAT
	query "SELECT 'minisign', hex(json_extract(value, '\$.publicKeyFile')),
	    hex(json_extract(value, '\$.signatureFile')),
	    '=' || json_extract(value, '\$.message_b64')
	    FROM json_each(readfile('$file'))
	    WHERE json_extract(value, '\$.name') LIKE '%/$1'" | "$check"
}
is "minisign's prehashed signatures: all accepted, no changed bit is" \
    "$(stock minisign-prehash | sort | uniq -c | tr -s ' ')" " 8 V 0"
is "minisign's legacy form is refused" \
    "$(stock minisign-legacy | sort -u)" FORMAT
is "signify's form is refused" "$(stock signify | sort -u)" FORMAT
is "SSH's form is refused" "$(stock sshsig | sort -u)" FORMAT

# ---- Merkle trees: 49 proofs of inclusion, 43 of consistency ----
proofs() {	# proofs FILE VERB FIELD...: questions, and answers in want
	file=$vectors/merkle/$1.jsonl
	verb=$2
	query "SELECT '$verb', $3, coalesce((SELECT group_concat(CASE value
	    WHEN '' THEN '.' ELSE value END, ' ') FROM json_each(j, '\$.proof')),
	    '-') FROM (SELECT value AS j FROM json_each('[' ||
	    rtrim(replace(readfile('$file'), char(10), ','), ',') || ']'))" |
	    "$check" >got
	query "SELECT CASE json_extract(value, '\$.wantErr')
	    WHEN 0 THEN 'V' ELSE 'X' END FROM json_each('[' ||
	    rtrim(replace(readfile('$file'), char(10), ','), ',') || ']')" >want
}
at() { printf "CASE json_extract(j, '\$.%s') WHEN '' THEN '.' ELSE json_extract(j, '\$.%s') END" "$1" "$1"; }
proofs inclusion included "json_extract(j, '\$.leafIdx'),
    json_extract(j, '\$.treeSize'), $(at root), $(at leafHash)"
is "inclusion: 49 proofs" "$(wc -l <want | tr -d ' ')" 49
ok "some of them good, some damaged" sh -c 'grep -q V want && grep -q X want'
is "inclusion: each is accepted exactly when it is good" \
    "$(cmp got want 2>&1)" ""
proofs consistency extended "json_extract(j, '\$.size1'),
    json_extract(j, '\$.size2'), $(at root1), $(at root2)"
is "consistency: 43 proofs" "$(wc -l <want | tr -d ' ')" 43
ok "some of them good, some damaged" sh -c 'grep -q V want && grep -q X want'
is "consistency: each is accepted exactly when it is good" \
    "$(cmp got want 2>&1)" ""

# ---- signed notes: name+id+base64(type, key) ----
file=$vectors/signed-note/signed_note.json
query "SELECT json_extract(value, '\$.vkey'), hex(json_extract(value, '\$.note'))
    FROM json_each(readfile('$file'))" | while read -r vkey note; do
	key=$(printf %s "${vkey##*+}" | base64 -d | od -An -tx1 | tr -d ' \n')
	echo "note ${vkey%%+*} ${key%"${key#??}"} ${key#??} $note"
done | "$check" >got
is "signed note: one verifies, a changed word and a tab do not" \
    "$(tr '\n' ' ' <got)" "V SIGNATURE FORMAT "

# ---- age: each file opens, or is refused in the class that it states ----
command -v python3 >/dev/null || skip_all "python3, which unpacks the files of age, is not here"
python3 - "$vectors/cctv-age/age.jsonl" <<'END'
import base64, json, sys, zlib
letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
classes = {'header failure': 'FORMAT', 'HMAC failure': 'MAC',
    'no match': 'OTHER-READER', 'payload failure': 'PAYLOAD'}
def secret(text):
    bits = ''.join(format(letters.index(c), '05b')
        for c in text.lower().split('1', 1)[1][:-6])
    return '%064x' % int(bits[:256], 2)
questions, want, names = (open(n, 'w') for n in ('questions', 'want', 'names'))
for line in open(sys.argv[1]):
    one = json.loads(line)
    head, file = base64.b64decode(one['file_b64']).split(b'\n\n', 1)
    said = dict(l.split(': ', 1) for l in head.decode().split('\n'))
    if 'identity' not in said:
        continue        # a passphrase: files of ours never have one
    if said.get('compressed') == 'zlib':
        file = zlib.decompress(file)
    good = said['expect'] == 'success'
    print('age', secret(said['identity']),
        '=' + base64.b64encode(file).decode(), file=questions)
    print('V ' + said['payload'] if good else classes[said['expect']], file=want)
    print(one['name'], file=names)
END
"$check" <questions >got
is "age has 67 files for keys" "$(wc -l <want | tr -d ' ')" 67
is "each opens, or is refused for what it says, and releases nothing" \
    "$(paste -d ' ' names want got | awk '$2 == "V" ? $3 != $5 || $4 != "V" : $2 != $3')" ""
done_testing
