# One signed text by itself, as mita-record(5) has it: Ed25519, the signature
# in four lines, what may stand in a text, the grammar; and the rules of a call
# from mita-call(5).
import base64, hashlib, re, unicodedata
from datetime import datetime
from fractions import Fraction
from math import lcm


class Wrong(Exception):
	def __init__(self, reason, text):
		super().__init__(text)
		self.reason = reason


def need(true, reason, text=""):
	if not true:
		raise Wrong(reason, text)


# ---- Ed25519, RFC 8032, the equation without cofactor ----
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover(data):
	y = int.from_bytes(data, "little")
	sign, y = y >> 255, y & (2**255 - 1)
	x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
	x = pow(x2, (P + 3) // 8, P)
	if (x * x - x2) % P:
		x = x * pow(2, (P - 1) // 4, P) % P
	if y >= P or (x * x - x2) % P or (x == 0 and sign):
		return None
	if x & 1 != sign:
		x = P - x
	return x, y, 1, x * y % P


def add(p, q):
	a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
	c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
	e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
	return e * f % P, g * h % P, f * g % P, e * h % P


def times(k, p):
	q = (0, 1, 1, 0)
	while k:
		if k & 1:
			q = add(q, p)
		p, k = add(p, p), k >> 1
	return q


def same(p, q):
	return (p[0] * q[2] - q[0] * p[2]) % P == 0 and \
	    (p[1] * q[2] - q[1] * p[2]) % P == 0


ZERO = (0, 1, 1, 0)
BASE = recover((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
points, checked = {}, {}


def key_point(key):
	if key not in points:
		p = recover(key)
		points[key] = None if p is None or same(times(8, p), ZERO) else p
	return points[key]


def verifies(sig, key, data):
	at = (sig, key, data)
	if at not in checked:
		checked[at] = verify(sig, key, data)
	return checked[at]


def verify(sig, key, data):
	a, r = key_point(key), recover(sig[:32])
	s = int.from_bytes(sig[32:], "little")
	if a is None or r is None or s >= L or same(times(8, r), ZERO):
		return False
	h = hashlib.sha512(sig[:32] + key + data).digest()
	k = int.from_bytes(h, "little") % L
	return same(times(s, BASE), add(r, times(k, a)))


def key_id(key):
	return hashlib.blake2b(key, digest_size=16).digest()[:8]


def sha(data):
	return hashlib.sha256(data).hexdigest()


class Sig:
	"""Four lines of minisign, prehashed."""

	def __init__(self, data):
		lines = data.split(b"\n")
		need(len(data) <= 1024 and len(lines) == 5 and lines[4] == b"",
		    "FORMAT", "a signature has four lines")
		printable = re.compile(rb"[ -~]*\Z")
		need(lines[0].startswith(b"untrusted comment: ") and
		    printable.match(lines[0]), "FORMAT", "line 1")
		need(lines[2].startswith(b"trusted comment: ") and
		    printable.match(lines[2]), "FORMAT", "line 3")
		two, self.glob = unbase(lines[1], 74), unbase(lines[3], 64)
		need(two[:2] == b"ED", "FORMAT", "not prehashed")
		self.id, self.sig = two[2:10], two[10:]
		self.comment = lines[2][17:]
		need(len(self.comment) <= 511, "FORMAT", "the comment is too long")

	def check(self, key, data):
		need(key is not None and verifies(self.sig, key,
		    hashlib.blake2b(data).digest()) and verifies(self.glob, key,
		    self.sig + self.comment), "SIGNATURE", "it does not fit")


def unbase(text, n):
	try:
		data = base64.b64decode(text, validate=True)
	except ValueError:
		raise Wrong("FORMAT", "no base64")
	need(len(data) == n and base64.b64encode(data) == text, "FORMAT", "base64")
	return data


# ---- texts ----
FORBIDDEN = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef]")


def is_text(s):
	return not FORBIDDEN.search(s) and unicodedata.is_normalized("NFC", s) \
	    and not any(ord(c) & 0xfffe == 0xfffe for c in s)


def points_of(text):
	ends = [[int(x, 16) for x in part.split("-")] for part in text.split()]
	return {c for e in ends for c in range(e[0], e[-1] + 1)}


PREPEND = points_of("""600-605 6dd 70f 890-891 8e2 d4e 110bd 110cd 111c2-111c3 1193f 11941
11a3a 11a84-11a89 11d46""")
NOT_MARK = points_of("""102b-102c 1038 1062-1064 1067-106d 1083 1087-108c 108f 109a-109c 1a61
1a63-1a64 aa7b aa7d 11720-11721""")
EXTEND_TOO = points_of("""9be 9d7 b3e b57 bbe bd7 cc2 cd5-cd6 d3e d57 dcf ddf 1b35 200c 302e-302f
ff9e-ff9f 1133e 11357 114b0 114bd 115af 11930 1d165 1d16e-1d172
1f3fb-1f3ff e0020-e007f""")
PICTURES = points_of("""a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 2388 23cf
23e9-23f3 23f8-23fa 24c2 25aa-25ab 25b6 25c0 25fb-25fe 2600-2605
2607-2612 2614-2685 2690-2705 2708-2712 2714 2716 271d 2721 2728
2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2767 2795-2797 27a1
27b0 27bf 2934-2935 2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299
1f000-1f0ff 1f10d-1f10f 1f12f 1f16c-1f171 1f17e-1f17f 1f18e 1f191-1f19a
1f1ad-1f1e5 1f201-1f20f 1f21a 1f22f 1f232-1f23a 1f23c-1f23f 1f249-1f3fa
1f400-1f53d 1f546-1f64f 1f680-1f6ff 1f774-1f77f 1f7d5-1f7ff 1f80c-1f80f
1f848-1f84f 1f85a-1f85f 1f888-1f88f 1f8ae-1f8ff 1f90c-1f93a 1f93c-1f945
1f947-1faff 1fc00-1fffd""")


def kind_of(c):
	o, cat = ord(c), unicodedata.category(c)
	if o == 0x200d:
		return "ZWJ"
	if o in PREPEND:
		return "Prepend"
	if cat in ("Mn", "Me") or o in EXTEND_TOO:
		return "Extend"
	if cat == "Mc" and o not in NOT_MARK or o in (0xe33, 0xeb3):
		return "Mark"
	if cat in ("Cc", "Cf", "Zl", "Zp") or 0xe0000 <= o <= 0xe0fff and \
	    cat == "Cn" or o in (0x2065, *range(0xfff0, 0xfff9)):
		return "Control"
	if 0x1100 <= o <= 0x115f or 0xa960 <= o <= 0xa97c:
		return "L"
	if 0x1160 <= o <= 0x11a7 or 0xd7b0 <= o <= 0xd7c6:
		return "V"
	if 0x11a8 <= o <= 0x11ff or 0xd7cb <= o <= 0xd7fb:
		return "T"
	if 0xac00 <= o <= 0xd7a3:
		return "LV" if (o - 0xac00) % 28 == 0 else "LVT"
	if 0x1f1e6 <= o <= 0x1f1ff:
		return "RI"
	if o in PICTURES:
		return "Picture"
	return ""


def count(s):
	if s.isascii():
		return len(s)
	n, last, flags, picture = 0, None, 0, False
	for c in s:
		k = kind_of(c)
		joined = last is not None and "Control" not in (k, last) and (
		    k in ("Extend", "ZWJ", "Mark") or last == "Prepend" or
		    last == "L" and k in ("L", "V", "LV", "LVT") or
		    last in ("LV", "V") and k in ("V", "T") or
		    last in ("LVT", "T") and k == "T" or
		    last == "ZWJ" and k == "Picture" and picture or
		    last == "RI" and k == "RI" and flags % 2 == 1)
		flags = flags + 1 if k == "RI" else 0
		picture = k == "Picture" or picture and last != "ZWJ" and \
		    k in ("Extend", "ZWJ")
		n, last = n + (not joined), k
	return n


# ---- the grammar, line by line: word, arguments, * any number, ? may be left
# out, + one or more; points: it belongs to the line above with one less
OUTCOMES = ("INVITED FUNDED OFFERED RESERVE BELOW-GATE BELOW-THRESHOLD WITHDRAWN"
    " INELIGIBLE INCOMPLETE THIRD-EXPERT").split()
STATES = ("CANCELLED DISQUALIFIED FORKED CONFLICT-OPEN SILENT DECLARED OUTDATED"
    " LATE EVALUATED").split()
GRAMMAR = {
"CALL": """
id id; agency-key key; languages langs:1; comments lang ?; rules =2 ?;
agency Label; title Label; contact Label; budget cents; grant-max cents;
intensity-max bp; remainder-min bp; sme id *; code id id *; .code-name
Label; free-mail label1 *; undertaking id *; .undertaking-title Label;
.undertaking-text Text; scale steps steps; level steps *; .level-name
Label; .level-text Text; stage n:1:2 *; .stage-title Label; .funds yes;
.blind yes; .cannot-judge yes; .pass bp; .panel n:0:100 n:0:100 n:0:100;
.load n:0:10000; .combine MEAN|TWO-CLOSEST|MEDIAN; .third-expert bp; .gate
NONE|ELIMINATORY|ADVISORY n:0:1000000 n:0:1000000; .remark-max n:0:16384;
.asked-change bp ?; .attention id id *; .withhold OUTCOME
MEANS|TOTAL|COMMENTS *; .eligibility id *; ..eligibility-text Text;
.question id CHOICE|MONEY id yes n:0:16384 *; ..question-text Text;
..option id yes *; ...option-name Label; .criterion id n:0:10000 n:0:1000
n:0:16384 n:0:16384 *; ..criterion-name Label; ..criterion-guide Text;
.tie CRITERION|SME-SHARE|COVERAGE|INTENSITY|DRAW id *; .lots Label ?""",
"KEY": """
name label; organisation label; email label; kind BUSINESS|KNOWLEDGE;
languages langs:0; sign-key key; box-key key; interest
EMPLOYMENT|CONTRACT|OWNERSHIP|BOARD|MEMBERSHIP|FAMILY id *; subject id id
*""",
"ADMISSION": """
expert id; card digest; sign-key key; role BUSINESS|KNOWLEDGE|BOTH;
organisation id; load n:0:10000; interest id *; subject id id *""",
"PROPOSAL": """
proposal id; stage n:1:2; version n:1:10000; language lang; title label;
asked cents; eligible cents; partner id id id cents label *; domain id
label *; code id id *; document digest n:0:16777216 TEXT|PDF label *""",
"ASSIGNMENT": """
expert id; stage n:1:2; deadline time; assigned id digest *""",
"CANCELLATION": """
expert id; stage n:1:2; assignment-sha256 digest; cancelled id +; officer
text1; reason text1; declared-time time""",
"DECLARATION": """
stage n:1:2; proposal id; proposal-sha256 digest; assignment-sha256
digest; replaces digest-; interest NONE|POTENTIAL|DISQUALIFYING; text
text; undertakes id *; declared-time time""",
"EVALUATION": """
stage n:1:2; proposal id; proposal-sha256 digest; form-sha256 digest;
assignment-sha256 digest; declaration-sha256 digest; version n:1:10000;
replaces digest-; reason text; answer id id id text *; score id steps-
text *; remark text; declared-time time""",
"RULING": """
subject
ELIGIBILITY|CONFLICT|LATE|THIRD-EXPERT|CLARIFICATION|WITHDRAWN|BUDGET|OFFER|APPEAL|DEVIATION|OBSERVATION|DRAW;
stage n:1:2; proposal id; expert id; question id; answer id; replaces
digest-; known digest *; officer text1; reason text; declared-time time""",
"RESULT": """
stage n:1:2; budget cents; gate NONE|NOT-BINDING|BINDING frac;
missing-reason text; place id n:0:10000 frac n:0:100 OUTCOME cents *;
missing id id STATE *; rests-on digest *""",
"REVOCATION": """
expert id; sign-key key; last digest; officer text1; reason text1;
declared-time time""",
"MANIFEST": """
container PACKAGE|BUNDLE; expert id; record digest *; document digest *""",
}
HEAD = "call digest-; signer id; key hex16; seq n:1:1000000; prev digest; "


def spec(text):
	"""[word, types, mark, [what is deeper]] of each line."""
	stack = [(-1, [])]
	for line in text.replace("OUTCOME", "|".join(OUTCOMES)).replace("STATE",
	    "|".join(STATES)).split(";"):
		word, *types = line.split()
		depth = len(word) - len(word.lstrip("."))
		mark = types.pop() if types[-1] in ("*", "?", "+") else ""
		while stack[-1][0] >= depth:
			stack.pop()
		node = [word.lstrip("."), types, mark, []]
		stack[-1][1].append(node)
		stack.append((depth, node[3]))
	return stack[0][1]


SPECS = {kind: spec(HEAD + text) for kind, text in GRAMMAR.items()}
ID = re.compile(r"[A-Z0-9-]{1,32}\Z")
DIGEST = re.compile(r"[0-9a-f]{64}\Z")
NUMBER = re.compile(r"(0|[1-9][0-9]{0,17})\Z")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", re.A)


class Node(dict):
	"""A line and what belongs to it: arguments in a, lines by first word."""

	def __init__(self, a=()):
		super().__init__()
		self.a = list(a)

	def one(self, word):
		return self[word][0].a[0]

	def all(self, word):
		return [n.a for n in self.get(word, [])]


class Reader:
	def __init__(self, data):
		need(len(data) <= 1048576, "FORMAT", "the record is too large")
		self.data, self.at, self.langs = data, 0, []
		self.starts = []

	def peek(self):
		end = self.data.find(b"\n", self.at)
		need(end >= 0, "FORMAT", "a line has no end")
		return self.data[self.at:end], end + 1

	def word(self):
		return self.peek()[0].split(b" ")[0].decode("latin-1")

	def text(self, length, most):
		need(NUMBER.match(length) and int(length) <= most, "FORMAT", "length")
		raw = self.data[self.at:self.at + int(length)]
		self.at += int(length) + 1
		need(self.data[self.at - 1:self.at] == b"\n", "FORMAT", "text")
		try:
			text = raw.decode("utf-8")
		except UnicodeDecodeError:
			raise Wrong("FORMAT", "no UTF-8")
		need(is_text(text), "FORMAT", "what may not stand in a text")
		return text

	def argument(self, kind, args):
		arg = args.pop(0) if args else ""
		if kind.startswith("n:"):
			low, high = kind[2:].split(":")
			need(NUMBER.match(arg) and int(low) <= int(arg) <= int(high),
			    "FORMAT", "number " + arg)
			return int(arg)
		if kind in ("cents", "bp", "steps", "steps-"):
			if arg == "-" and kind == "steps-":
				return None
			most = {"cents": 10**12, "bp": 10000}.get(kind, 1000)
			need(NUMBER.match(arg) and int(arg) <= most, "FORMAT", arg)
			return int(arg)
		if kind == "frac":
			down = args.pop(0) if args else ""
			need(NUMBER.match(arg) and NUMBER.match(down) and int(down) > 0,
			    "FORMAT", "fraction")
			whole = Fraction(int(arg), int(down))
			need(whole.denominator == int(down) and whole <= 100, "FORMAT",
			    "fraction")
			return whole
		if kind in ("label", "label1", "text", "text1"):
			need(not args, "FORMAT", "a text is the last argument")
			text = self.text(arg, 400 if kind[0] == "l" else 16384)
			need(kind[0] != "l" or "\n" not in text, "FORMAT", "label")
			need(kind[-1] != "1" or text, "FORMAT", "an empty text")
			return text
		ok = {"id": ID.match(arg), "digest": DIGEST.match(arg),
		    "key": DIGEST.match(arg), "hex16": re.match("[0-9a-f]{16}\\Z", arg),
		    "digest-": arg == "-" or DIGEST.match(arg),
		    "lang": re.match("[a-z]{2}\\Z", arg), "=2": arg == "2",
		    "yes": arg in ("YES", "NO"), "time": is_time(arg)}
		need(ok.get(kind, arg in kind.split("|")), "FORMAT",
		    "%s is no %s" % (arg, kind))
		return arg

	def line(self, word, types):
		raw, after = self.peek()
		try:
			got, *args = raw.decode("ascii").split(" ")
		except UnicodeDecodeError:
			raise Wrong("FORMAT", "no ASCII")
		need(got == word, "FORMAT", "%s where %s must be" % (got, word))
		self.starts.append((word, self.at))
		self.at = after
		if types[0].startswith("langs"):
			need(int(types[0][6:]) <= len(args) <= 4 and all(
			    re.match("[a-z]{2}\\Z", a) for a in args), "FORMAT", "languages")
			self.langs = args
			return Node(args)
		node = Node(self.argument(t, args) for t in types)
		need(not args, "FORMAT", "too many arguments")
		return node

	def lines(self, word, types):
		"""One, or of a text in each language one for each."""
		if types[0] not in ("Label", "Text"):
			return [self.line(word, types)]
		out = []
		for lang in self.langs:
			n = self.line(word, ["lang", types[0].lower() + "1"])
			need(n.a[0] == lang, "FORMAT", "another language")
			out.append(n)
		return out

	def body(self, specs, node):
		for word, types, mark, deeper in specs:
			n = 0
			while mark != "" and self.word() == word or mark in ("", "+") and n == 0:
				made = self.lines(word, types)
				if deeper:
					self.body(deeper, made[0])
				node.setdefault(word, []).extend(made)
				n += 1
				if mark in ("", "?"):
					break
			need(n <= 10000, "FORMAT", "too many lines " + word)
		return node


def is_time(s):
	if not TIME.match(s):
		return False
	year = s[:4] if s[:4] != "0000" else "2000"	# a leap year, too
	try:
		datetime.strptime(year + s[4:], "%Y-%m-%dT%H:%M:%SZ")
	except ValueError:
		return False
	return s[17:19] < "60"


def ascending(list):
	return all(a < b for a, b in zip(list, list[1:]))


class Record:
	def __init__(self, data, sig):
		self.data, self.minisig, self.digest = data, sig, sha(data)
		self.idx = 0

	def read(self):
		"""The grammar; which is its only form, so nothing is written again."""
		if hasattr(self, "n"):
			return
		r = Reader(self.data)
		first, r.at = r.peek()
		kind = first.decode("latin-1").split("/")[0]
		need(kind in SPECS and first == kind.encode() + b"/1", "VERSION", "kind")
		n = r.body(SPECS[kind], Node())
		need(self.data[r.at:] == b"end\n", "FORMAT", "the end")
		self.kind, self.starts = kind, r.starts
		self.signer, self.seq, self.prev = n.one("signer"), n.one("seq"), n.one("prev")
		need((self.seq == 1) == (self.prev == "0" * 64), "FORMAT", "prev")
		need((n.one("call") == "-") == (kind in ("CALL", "KEY")), "FORMAT", "call")
		need((self.signer == "-") == (kind == "KEY"), "FORMAT", "signer")
		need(kind not in ("CALL", "KEY") or self.seq == 1, "FORMAT", "seq")
		for word in ("rests-on", "record", "document"):
			if kind in ("RESULT", "MANIFEST"):
				need(ascending(n.all(word)), "FORMAT", "order of " + word)
		self.n = n

	def check(self, key, name, call):
		"""What holds of it by itself, in the order of SIGNATURES."""
		sig = Sig(self.minisig)
		sig.check(key, self.data)
		self.read()
		agency = self.kind not in ("KEY", "DECLARATION", "EVALUATION", "MANIFEST")
		need(self.kind == "MANIFEST" or agency == (name == "AGENCY"), "SIGNER", "kind")
		need(self.n.one("key") == key_id(key).hex() == sig.id.hex(), "KEY-ID")
		need(self.signer == name, "SIGNER", "name")
		need(self.n.one("call") in ("-", call), "WRONG-CALL")
		said = "%s/1 signer=%s seq=%d call=%s" % (self.kind, self.signer,
		    self.seq, self.n.one("call").replace("-", "0" * 64))
		need(sig.comment == said.encode(), "COMMENT")

	def __getitem__(self, word):
		return self.n.one(word)


def unique(list):
	return len(set(map(str, list))) == len(list)


def call_rules(c):
	"""mita-call(5) RULES, all that are broken."""
	two, point = "rules" in c, c["scale"][0].a
	top, point = c["scale"][0].a
	codes, stages = c.all("code"), c.get("stage", [])
	levels = [a[0] for a in c.all("level")]
	yield unique(c["languages"][0].a) and unique(codes) and unique(c.all("undertaking"))
	orgs = [code for scheme, code in codes if scheme == "ORG"]
	yield not orgs or all(a[0] in orgs for a in c.all("sme"))
	yield all(re.match(r"[^.]+(\.[^.]+)+\Z", a[0]) for a in c.all("free-mail"))
	yield 1 <= point <= top and levels and levels[0] == 0 and levels[-1] == top
	yield ascending(levels) and [s.a[0] for s in stages] in ([1], [1, 2])
	for s in stages:
		panel, business, knowledge = s["panel"][0].a
		gate, aim, floor = s["gate"][0].a
		combine, criteria = s.one("combine"), s.all("criterion")
		names, ties = [a[0] for a in criteria], s.all("tie")
		questions = {q.a[0]: q for q in s.get("question", [])}
		yield panel >= 1 and business + knowledge <= panel
		yield combine != "TWO-CLOSEST" or panel == 2
		yield s.one("third-expert") == 0 or combine != "MEAN" and panel == 2
		yield aim == floor == 0 if gate == "NONE" else 0 < aim >= floor
		yield unique(s.all("eligibility")) and unique(names) and len(questions) == \
		    len(s.get("question", [])) and unique(s.all("withhold"))
		for q in questions.values():
			options = q.all("option")
			yield unique([o[0] for o in options])
			yield q.a[2] == "-" or q.a[2] in [a[0] for a in codes]
			yield len(options) > 1 if q.a[1] == "CHOICE" else not options
			yield q.a[4] > 0 or all(o[1] == "NO" for o in options)
		weights = sum(a[1] for a in criteria)
		yield 1 <= len(criteria) <= 20 and 1 <= weights <= 10000
		yield all(a[2] <= top and a[3] <= a[4] for a in criteria)
		yield all(a[1] in names if a[0] == "CRITERION" else a[1] == "-" for a in ties)
		yield "DRAW" not in [a[0] for a in ties[:-1]]
		yield s.a[0] == 2 or "asked-change" not in s
		asks = s.all("attention")
		yield unique([a[0] for a in asks]) and all(a[0] in questions and
		    questions[a[0]].a[2] == "-" and [a[1]] in [o[:1] for o in
		    questions[a[0]].all("option")] for a in asks)
		yield ("lots" in s) == (two and ties[-1:] == [["DRAW", "-"]])
		yield not two or all(a[1] > 0 or a[2] == 0 for a in criteria) and \
		    100 * weights * top * (lcm(*range(1, panel + 1)) if
		    s.one("cannot-judge") == "YES" else 1) < 10**18
		yield not two or len(stages) < 2 or stages[0].one("funds") == "NO"


def check_card(r):
	r.read()
	need(r.kind == "KEY", "WHAT", "no card")
	key = bytes.fromhex(r["sign-key"])
	p = key_point(key)
	need(p and same(times(L, p), ZERO), "WEAK-KEY", "no key")
	r.check(key, "-", "-")
