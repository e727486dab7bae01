#!/usr/bin/env python3
# A second verifier, written from mita-record(5), mita-call(5), mita-bundle(5)
# and mita-register(5), not from the programs: Python's own library and
# nothing else.  It says what is wrong with files, and ends with 1 if anything
# is; what the pages call a note it does not say.
#
#	verifier.py [--agency HEX] FILE...	cards, packages, bundles,
#						registers, folders
import base64, hashlib, os, re, sqlite3, stat, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from outcome import Outcome
from signed import (NUMBER, Record, Sig, Wrong, call_rules, check_card, count,
    key_id, need, sha, unique, verifies)


# ---- a set of records, and what is believed of it ----
class Book:
	def __init__(self, records, agency=None, part=False):
		self.all = {}
		for r in sorted(records, key=lambda r: r.idx):
			self.all.setdefault(r.digest, r)
		self.found, self.keys, self.agency, self.part = [], {}, agency, part
		self.good, self.call, self.memo = {}, None, {}
		self.check()

	def say(self, r, wrong):
		self.found.append((wrong.reason, "%s %s" % (r.digest[:8] if r else "", wrong)))

	def attempt(self, r, function):
		try:
			function(r)
			return True
		except Wrong as wrong:
			self.say(r, wrong)
			return False

	def of(self, *kinds):
		return [r for r in self.good.values() if r.kind in kinds]

	def get(self, digest, *kinds):
		r = self.good.get(digest)
		return r if r is not None and r.kind in kinds and self.believe(r) else None

	def check(self):
		calls = [r for r in self.all.values() if r.data.startswith(b"CALL/")]
		calls = [r for r in calls if self.attempt(r, self.check_call)]
		if len(calls) != 1:
			return self.say(None, Wrong("TWO-CALLS" if calls else "NO-CALL", ""))
		call = self.call = calls[0]
		self.good[call.digest] = call
		self.agency_key = bytes.fromhex(call["agency-key"])
		ours, rest = [], []
		for r in self.all.values():
			if r is call or r.data.startswith(b"CALL/"):
				continue
			if r.data.startswith(b"KEY/"):
				if self.attempt(r, check_card):
					self.good[r.digest] = r
				continue
			try:
				agency = Sig(r.minisig).id == key_id(self.agency_key)
			except Wrong as wrong:
				self.say(r, wrong)
				continue
			(ours if agency else rest).append(r)
		for r in ours:
			if self.attempt(r, lambda r: (r.check(self.agency_key, "AGENCY",
			    call.digest), self.no_manifest(r))):
				self.good[r.digest] = r
		self.admit()
		for r in rest:
			if self.attempt(r, self.check_expert):
				self.good[r.digest] = r
		self.revoke()
		self.lines()
		for r in list(self.good.values()):
			self.believe(r)
		self.good = {d: r for d, r in self.good.items() if self.memo[d]}

	def no_manifest(self, r):
		need(r.kind != "MANIFEST", "BINDING", "a MANIFEST speaks of one file")

	def check_call(self, r):
		r.read()
		r.check(bytes.fromhex(r["agency-key"]), "AGENCY", "-")
		need(all(call_rules(r.n)), "FORMAT", "mita-call(5) RULES")
		need(self.agency in (None, r["agency-key"]), "WRONG-KEY")

	def check_expert(self, r):
		key = self.keys.get(Sig(r.minisig).id)
		need(key is not None, "UNKNOWN-KEY")
		r.check(key[0], key[1], self.call.digest)
		self.no_manifest(r)

	def ended(self, key):
		return [r.seq for r in self.of("REVOCATION") if r["sign-key"] == key]

	def admit(self):
		for r in sorted(self.of("ADMISSION"), key=lambda r: r.seq):
			if not self.attempt(r, self.check_admission):
				self.memo[r.digest] = False
				continue
			self.memo[r.digest] = True
			key = bytes.fromhex(r["sign-key"])
			self.keys[key_id(key)] = key, r["expert"], r

	def check_admission(self, r):
		card, key = self.good.get(r["card"]), r["sign-key"]
		need(card and card.kind == "KEY" and card["sign-key"] == key, "BINDING", "card")
		need(all(seq > r.seq for seq in self.ended(key)), "BINDING", "an ended key")
		for k, expert, _ in self.keys.values():
			need(k.hex() != key or expert == r["expert"], "BINDING", "two experts")
			need(expert != r["expert"] or k.hex() == key or any(seq < r.seq for
			    seq in self.ended(k.hex())), "BINDING", "the key before has not ended")

	def key_of(self, r):
		return r["sign-key"] if r.kind == "KEY" else self.keys[bytes.fromhex(
		    r["key"])][0].hex() if r.signer != "AGENCY" else "AGENCY"

	def revoke(self):
		for end in self.of("REVOCATION"):
			stands, at = set(), end["last"]
			while at in self.good and at not in stands:
				stands.add(at)
				at = self.good[at].prev
			for r in list(self.good.values()):
				if self.key_of(r) == end["sign-key"] and r.digest not in stands:
					self.memo[r.digest] = False
					if r.kind != "KEY":
						del self.good[r.digest]

	def lines(self):
		places = {}
		for r in self.good.values():
			places.setdefault((self.key_of(r), r.seq), []).append(r)
		for (key, seq), here in places.items():
			if key == "AGENCY" and self.part:
				continue
			if len(here) > 1:
				self.say(here[0], Wrong("FORK", "two with seq %d" % seq))
			before = [r.digest for r in places.get((key, seq - 1), [])]
			for r in here:
				if seq > 1 and r.prev not in before:
					self.say(r, Wrong("CHAIN", "seq %d" % seq))

	def believe(self, r):
		if r.digest not in self.memo:
			self.memo[r.digest] = False
			self.memo[r.digest] = self.attempt(r, lambda r: getattr(self, "bind_" +
			    r.kind.lower(), lambda r: None)(r))
		return self.memo[r.digest]

	def stage(self, r):
		stages = [s for s in self.call.n["stage"] if s.a[0] == r["stage"]]
		need(stages, "BINDING", "no such stage")
		return stages[0]

	def bind(self, true, text):
		need(true, "BINDING", text)

	def bind_proposal(self, r):
		self.stage(r)
		self.bind(all(x is r or (x["proposal"], x["stage"], x["version"]) !=
		    (r["proposal"], r["stage"], r["version"]) for x in self.of("PROPOSAL")),
		    "two of one version")

	def bind_assignment(self, r):
		self.stage(r)
		self.bind(r["expert"] in [k[1] for k in self.keys.values()], "nobody")
		for id, digest in r.n.all("assigned"):
			p = self.get(digest, "PROPOSAL")
			self.bind(p and (p["proposal"], p["stage"]) == (id, r["stage"]), "assigned")

	def bind_cancellation(self, r):
		a, ids = self.get(r["assignment-sha256"], "ASSIGNMENT"), r.n.all("cancelled")
		self.bind(a and (a["expert"], a["stage"]) == (r["expert"], r["stage"]) and
		    unique(ids) and all(id[0] in [x[0] for x in a.n.all("assigned")]
		    for id in ids), "no such assignment")

	def bind_assigned(self, r):
		a = self.get(r["assignment-sha256"], "ASSIGNMENT")
		self.stage(r)
		self.bind(a and (a["expert"], a["stage"]) == (r.signer, r["stage"]) and
		    [r["proposal"], r["proposal-sha256"]] in a.n.all("assigned"), "assignment")
		return self.get(r["proposal-sha256"], "PROPOSAL")

	def of_same(self, r, digest, kind):
		old = self.get(digest, kind)
		self.bind(old and (old.signer, old["proposal"], old["stage"]) ==
		    (r.signer, r["proposal"], r["stage"]), kind)
		return old

	def bind_declaration(self, r):
		self.bind_assigned(r)
		if r["replaces"] != "-":
			old = self.of_same(r, r["replaces"], "DECLARATION")
			self.bind(self.key_of(old) != self.key_of(r) or old.seq < r.seq, "replaces")
		ids, all = r.n.all("undertakes"), self.call.n.all("undertaking")
		self.bind(ids == all or not ids and r["interest"] == "DISQUALIFYING", "undertakes")
		self.bind(r["text"] or r["interest"] == "NONE", "text")

	def form(self, stage):
		starts, n = self.call.starts, [s.a[0] for s in self.call.n["stage"]].index(stage)
		stages = [at for word, at in starts if word == "stage"] + [len(self.call.data) - 4]
		scale = [at for word, at in starts if word == "scale"][0]
		return sha(self.call.data[scale:stages[0]] + self.call.data[stages[n]:stages[n + 1]])

	def bind_evaluation(self, r):
		p, s = self.bind_assigned(r), self.stage(r)
		self.bind(r["form-sha256"] == self.form(r["stage"]), "form")
		d = self.of_same(r, r["declaration-sha256"], "DECLARATION")
		self.bind(d["interest"] != "DISQUALIFYING", "disqualified")
		first = r["version"] == 1
		self.bind((r["replaces"] == "-") == (r["reason"] == "") == first, "version")
		if not first:
			old = self.of_same(r, r["replaces"], "EVALUATION")
			self.bind(old["version"] == r["version"] - 1, "replaces")
		asked = [(q, code) for q in s.get("question", []) for code in (["-"] if
		    q.a[2] == "-" else [c[1] for c in p.n.all("code") if c[0] == q.a[2]])]
		answers = r.n.all("answer")
		for q, code in asked:
			if not answers or answers[0][:2] != [q.a[0], code]:
				self.bind(q.a[3] == "YES", "no answer")
				continue
			_, _, value, note = answers.pop(0)
			self.bind(count(note) <= q.a[4], "note")
			option = [o for o in q.all("option") if o[0] == value]
			self.bind(re.match(r"(0|[1-9]\d{0,12})\Z", value) if q.a[1] == "MONEY"
			    else option and (note or option[0][1] == "NO"), "answer")
		self.bind(not answers, "answers")
		scores, top = r.n.all("score"), self.call.n["scale"][0].a[0]
		self.bind([x[0] for x in scores] == [c[0] for c in s.all("criterion")], "scores")
		for (_, steps, comment), c in zip(scores, s.all("criterion")):
			self.bind(c[3] <= count(comment) <= c[4] and (steps <= top if steps is not
			    None else s.one("cannot-judge") == "YES"), "score")
		self.bind(count(r["remark"]) <= s.one("remark-max"), "remark")

	def bind_result(self, r):
		self.bind(bool(r.n.all("missing")) == bool(r["missing-reason"]), "missing-reason")

	def bind_revocation(self, r):
		self.bind(any(a["expert"] == r["expert"] and a["sign-key"] == r["sign-key"] and
		    a.seq < r.seq for _, _, a in self.keys.values()), "no such key")
		last = self.good.get(r["last"])
		self.bind(last and self.key_of(last) == r["sign-key"], "last")

	def bind_ruling(self, r):
		s, subject, p, e, q, a = [self.stage(r)] + [r[w] for w in
		    "subject proposal expert question answer".split()]
		known, n = r.n.all("known"), NUMBER.match(a) and int(a) <= 10**12
		one = {"ELIGIBILITY": a in ("YES", "NO") and [q] in s.all("eligibility") and p != "-",
		    "CONFLICT": a in ("KEEP", "SET-ASIDE") and "-" not in (p, e) and q == "-",
		    "LATE": a in ("ACCEPT", "REFUSE") and "-" not in (p, e) and (q == "-" or
			NUMBER.match(q) and 1 <= int(q) <= 10000),
		    "WITHDRAWN": a in ("YES", "NO") and p != "-",
		    "BUDGET": n and (p, e, q) == ("-",) * 3,
		    "OFFER": a in ("ACCEPT", "REFUSE") and p != "-" and (q == "-" or
			NUMBER.match(q) and int(q) <= 10**12),
		    "APPEAL": a in ("UPHELD", "REJECTED") and p != "-" and q == "-",
		    "DEVIATION": p != "-" and q == "-" and a in (("FUNDED", "RESERVE") if
			s.one("funds") == "YES" else ("INVITED", "BELOW-GATE")),
		    "OBSERVATION": a in ("AGREES", "DISAGREES"),
		    "DRAW": (p, e, q) == ("-",) * 3 and s.all("tie")[-1:] == [["DRAW", "-"]]}
		self.bind(one.get(subject, True), "mita-record(5) RULING " + subject)
		self.bind(r["reason"] or subject == "ELIGIBILITY" and a == "YES", "reason")
		self.bind(not known or subject == "CONFLICT" or subject == "CLARIFICATION"
		    and q == "-", "known")
		self.bind(r["replaces"] == "-" or self.get(r["replaces"], "RULING"), "replaces")
		self.bind(all(self.all.get(k[0]) for k in known), "known")


def check_results(book):
	found = []
	for r in book.of("RESULT"):
		named = [d[0] for d in r.n.all("rests-on")]
		stood = [x for x in book.all.values() if hasattr(x, "n") and (x.seq < r.seq if
		    x.signer == "AGENCY" else x.idx < r.idx or x.digest in named)]
		past = Book(stood, book.agency)
		lost = [d for d in named if d not in past.good]
		found += [("RESTS-ON", d) for d in lost]
		if lost:
			continue
		made = Outcome(past, [past.good[d] for d in named], r["stage"])
		if made.result(r) != r.data:
			found.append(("RESULT", "%s\n%s" % (r.digest, made.result(r).decode())))
		all = Outcome(past, list(past.good.values()), r["stage"])
		cards = {a["card"] for a in past.of("ADMISSION")}
		left = all.bears() - set(named) - {k.digest for k in past.of("KEY") if k.digest
		    not in cards}
		found += [("OMITTED", d) for d in left]
	return found


# ---- files ----
TABLES = {"record": "a1549b7cf9f5ff16e9038853d868ef8edb97e5f7b62ac6e9f1105db8cd878ca3",
    "document": "00e1491efb8ca6ceb69a564d2bd4dbd8bbe445107443fbc9fccef4e41ca01da3"}

# The other names of a register; what they are made of is for asking only.
MORE = r"(received|setting|line|pair|ledger|checkpoint|v_[a-z_]+)\Z"


def open_database(data, application, versions):
	big = lambda at, n: int.from_bytes(data[at:at + n], "big")
	need(len(data) >= 512 and data[:16] == b"SQLite format 3\0", "NOT-OURS")
	need(big(68, 4) == application, "NOT-OURS")
	need((big(16, 2), data[18], data[19], data[20], big(52, 4), big(56, 4),
	    big(44, 4)) == (4096, 1, 1, 0, 0, 1, 4) and big(28, 4) * 4096 == len(data), "DAMAGED", "header")
	need(big(60, 4) in versions, "VERSION")
	db = sqlite3.connect(":memory:")
	db.text_factory = bytes
	db.deserialize(data)
	schema = {name.decode(): sha(sql or b"") for name, sql in db.execute(
	    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")}
	need(all(schema.get(t) == h for t, h in TABLES.items()), "SCHEMA")
	need(all(name in TABLES or application == 0x4d495402 and re.match(MORE, name)
	    for name in schema), "SCHEMA")
	need(db.execute("PRAGMA quick_check").fetchone()[0] == b"ok", "DAMAGED")
	return db


def rows_of(db):
	out = []
	for idx, digest, data, sig in db.execute(
	    "SELECT idx, digest, text, minisig FROM record ORDER BY idx"):
		r = Record(data, sig)
		r.idx, r.kept = idx, digest.decode()
		out.append(r)
	return out


def check_container(data, sig, what, agency):
	key = bytes.fromhex(sig.comment.decode()[-64:])
	need(sig.comment == b"%s/1 key=%s" % (what, key.hex().encode()), "FORMAT")
	sig.check(key, data)
	db = open_database(data, 0x4d495403 if what == b"PACKAGE" else 0x4d495404, [1])
	rows, wrong = rows_of(db), []
	need(len(rows) <= 10000 and all(r.kept == r.digest for r in rows), "EDITED")
	documents = db.execute("SELECT digest, data FROM document").fetchall()
	need(all(d.decode() == sha(x) for d, x in documents), "EDITED", "document")
	lists = [r for r in rows if r.data.startswith(b"MANIFEST/")]
	need(len(lists) == 1, "MANIFEST", "one")
	m = lists[0]
	rows.remove(m)
	m.read()
	name = "AGENCY" if what == b"PACKAGE" else m["expert"]
	m.check(key, name, m["call"])
	need(m["container"] == what.decode(), "MANIFEST", "of another kind")
	need([r[0] for r in m.n.all("record")] == sorted(r.digest for r in rows) and
	    [d[0] for d in m.n.all("document")] == sorted(d.decode() for d, _ in documents),
	    "MANIFEST", "it lists something else")
	if what == b"PACKAGE":
		book = Book(rows, key.hex(), True)
		return book.found
	for r in rows:
		if r.data.startswith(b"KEY/"):
			check_card(r)
			need(r["sign-key"] == key.hex(), "FOREIGN")
		else:
			r.check(key, name, m["call"])
			need(r.kind in ("DECLARATION", "EVALUATION"), "FOREIGN")
	need(not documents, "FOREIGN", "documents")
	return []


# ---- the ledger: a tree of RFC 6962 over its lines, in a signed note ----
def tree(leaves):
	if len(leaves) == 1:
		return hashlib.sha256(b"\0" + leaves[0]).digest()
	k = 1 << (len(leaves) - 1).bit_length() - 1
	return hashlib.sha256(b"\1" + tree(leaves[:k]) + tree(leaves[k:])).digest()


def check_end(note, entries, book):
	"""A signed end; how many entries it is of."""
	origin = "mita/" + book.call.digest
	text, _, signed = note.partition(b"\n\n")
	lines = text.decode("ascii").split("\n")
	need(len(lines) == 3 and lines[0] == origin, "LEDGER", "the lines of an end")
	size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)
	line = ("\u2014 %s " % origin).encode()
	ours = [x[len(line):] for x in signed.split(b"\n") if x.startswith(line)]
	need(ours, "LEDGER", "the agency did not sign it")
	sig = base64.b64decode(ours[0], validate=True)[4:]
	need(len(sig) == 64 and verifies(sig, book.agency_key, text + b"\n"), "LEDGER", "sig")
	for name, data in re.findall(r"\u2014 mita-witness/([0-9a-f]{64}) (\S+)", signed.decode()):
		raw = base64.b64decode(data, validate=True)
		said = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big")
		need(len(raw) == 76 and verifies(raw[12:], bytes.fromhex(name), said + text +
		    b"\n"), "LEDGER", "a witness did not sign it")
	need(0 < size <= len(entries) and tree(entries[:size]) == root, "LEDGER", "another root")
	return size


def check_ledger(entries, ends, book):
	"""entries: lines; ends: pairs of a size, or None, and a note."""
	try:
		order = [r.digest for r in sorted(book.all.values(), key=lambda r: r.idx)]
		need([e.decode().split(" ")[0] for e in entries] == order, "LEDGER", "records")
		for size, note in ends:
			need(check_end(note, entries, book) == size or size is None, "LEDGER", "size")
	except Wrong as wrong:
		return [(wrong.reason, str(wrong))]
	except ValueError as error:
		return [("LEDGER", str(error))]
	return []


def ledger_of(db, book):
	if book.call is None or not db.execute("SELECT 1 FROM sqlite_schema WHERE name = "
	    "'ledger'").fetchone():
		return []
	rows = db.execute("SELECT idx, digest || ' ' || time || ' ' || bundle || char(10) FROM "
	    "ledger ORDER BY idx").fetchall()
	if [i for i, _ in rows] != sorted(r.idx for r in book.all.values()):
		return [("LEDGER", "its places are not those of the records")]
	return check_ledger([line for _, line in rows], db.execute(
	    "SELECT size, note FROM checkpoint").fetchall(), book)


def check_file(path, agency):
	"""What is wrong with a file: reasons and texts."""
	if os.path.isdir(path):
		inside = os.path.join(path, "records")
		book = Book(read_texts(inside if os.path.isdir(inside) else path), agency)
		read = lambda n: open(os.path.join(path, n), "rb").read()
		if book.call and os.path.exists(os.path.join(path, "ledger.txt")):
			book.found += check_ledger(read("ledger.txt").splitlines(True), [(None,
			    read("checkpoint.txt"))], book)
	else:
		need(stat.S_ISREG(os.lstat(path).st_mode), "NOT-A-FILE")
		data = open(path, "rb").read()
		if not data.startswith(b"SQLite format 3"):
			cut = data.split(b"\n", 5)
			need(len(cut) == 6 and cut[4] == b"", "WHAT")
			sig = Sig(b"\n".join(cut[:4]) + b"\n")
			for what in (b"PACKAGE", b"BUNDLE"):
				if sig.comment.startswith(what + b"/1"):
					return check_container(cut[5], sig, what, agency)
			need(sig.comment.startswith(b"KEY/1"), "WHAT")
			check_card(Record(cut[5], b"\n".join(cut[:4]) + b"\n"))
			return []
		db = open_database(data, 0x4d495402, (2, 3, 4))
		rows = rows_of(db)
		book = Book(rows, agency)
		book.found += [("EDITED", r.digest) for r in rows if r.kept != r.digest]
		book.found += ledger_of(db, book)
	return book.found + check_results(book)


def read_texts(path):
	names, out = sorted(os.listdir(path)), []
	for name in names:
		at = re.match(r"(\d+)-.*\.txt(\.minisig)?\Z", name)
		if at and at.group(2):
			need(name[:-8] in names, "MISSING", name)
		elif at and int(at.group(1)):
			read = lambda n: open(os.path.join(path, n), "rb").read()
			r = Record(read(name), read(name + ".minisig") if name +
			    ".minisig" in names else b"")
			r.idx = int(at.group(1))
			out.append(r)
	need(out, "WHAT", "no records")
	return out


def main(args):
	agency, worst = None, 0
	if args[:1] == ["--agency"]:
		agency, args = args[1], args[2:]
	for path in args:
		try:
			found = check_file(path, agency)
		except Wrong as wrong:
			found = [(wrong.reason, str(wrong))]
		except (sqlite3.Error, ValueError) as error:
			found = [("DAMAGED", str(error))]
		worst = worst or bool(found)
		for reason, text in found:
			print("WRONG   %s  %s: %s" % (reason, path, text))
		if not found:
			print("ok      " + path)
	return worst


if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
