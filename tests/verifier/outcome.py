# The outcome of a stage as a function of a set of records: mita-record(5)
# RESULT and RULING, mita-call(5) TOTALS to MONEY.
from fractions import Fraction
from signed import GRAMMAR, sha


class Outcome:
	def __init__(self, book, records, number):
		self.book, self.c, self.number = book, book.call.n, number
		self.two, self.here = "rules" in book.call.n, set(r.digest for r in records)
		self.s = [s for s in self.c["stage"] if s.a[0] == number][0]
		pick = lambda kind: sorted((r for r in records if r.kind == kind and (
		    kind in ("CALL", "KEY", "ADMISSION", "REVOCATION") or
		    r["stage"] == number)), key=lambda r: r.seq)
		self.kinds = {kind: pick(kind) for kind in GRAMMAR}
		self.ended = {r["replaces"] for r in records if r.kind == "RULING" and not (
		    r.n.all("known") and r["subject"] == "CLARIFICATION")}
		self.every = self.kinds["RULING"]
		self.rulings = [r for r in self.every if r.digest not in self.ended]
		self.earlier = sorted((r for r in records if (r.kind == "RESULT" or
		    r.kind == "RULING" and r["subject"] == "DEVIATION") and
		    r["stage"] < number), key=lambda r: r.seq)
		self.proposals = {}
		for p in sorted(self.kinds["PROPOSAL"], key=lambda r: r["version"]):
			self.proposals[p["proposal"]] = p
		self.pairs = {}
		for a in self.kinds["ASSIGNMENT"]:
			for id, digest in a.n.all("assigned"):
				self.pairs[a["expert"], id] = a
		self.valued = {}
		self.state = {pair: self.pair(*pair, a) for pair, a in sorted(self.pairs.items())}

	def ruling(self, subject, p="-", e=None, q=None):
		"""The last that stands on the matter, or None."""
		out = None
		for r in self.rulings:
			if r["subject"] == subject and r["proposal"] == p and e in (None,
			    r["expert"]) and q in (None, r["question"]):
				out = r
		return out

	def cancelled(self, a, p):
		return any(c["assignment-sha256"] == a.digest and [p] in c.n.all("cancelled")
		    for c in self.kinds["CANCELLATION"])

	def refused(self, e, p):
		"""The version from which on evaluations came too late, or None."""
		low, of = None, self.every if self.two else self.rulings
		for r in of:
			if (r["subject"], r["proposal"], r["expert"]) == ("LATE", p, e):
				v = 1 if r["question"] == "-" else int(r["question"])
				low = None if r["answer"] == "ACCEPT" else min(low or v, v) if \
				    self.two else v
		return low

	def in_force(self, kind, e, p):
		of = [r for r in self.kinds[kind] if (r.signer, r["proposal"]) == (e, p)]
		if self.two:
			of = [r for r in of if kind == "DECLARATION" or not self.cancelled(
			    self.book.good[r["assignment-sha256"]], p)]
		late = self.refused(e, p) or 10**9
		gone = {r["replaces"] for r in of if kind == "DECLARATION" or
		    r["version"] == 1 or r["version"] < late}
		return [r for r in of if r.digest not in gone and (kind == "DECLARATION" or
		    r["version"] < late or late == 1)]

	def pair(self, e, p, a):
		declared, valued = [self.in_force(k, e, p) for k in ("DECLARATION", "EVALUATION")]
		self.valued[e, p] = valued[0] if valued else None
		conflict = self.ruling("CONFLICT", p, e)
		said = conflict and conflict["answer"]
		known = [k[0] for k in conflict.n.all("known")] if conflict else []
		if self.cancelled(a, p):
			return "CANCELLED"
		if any(d["interest"] == "DISQUALIFYING" for d in declared):
			return "DISQUALIFIED"
		if len(declared) > 1 or len(valued) > 1:
			return "FORKED"
		if said == "SET-ASIDE":
			return "DISQUALIFIED"
		if declared and declared[0]["interest"] == "POTENTIAL" and not (said == "KEEP"
		    and (not known or declared[0].digest in known)):
			return "CONFLICT-OPEN"
		if not declared:
			return "SILENT"
		if not valued:
			return "DECLARED"
		if not self.current(valued[0], p):
			return "OUTDATED"
		return "LATE" if self.refused(e, p) == 1 else "EVALUATED"

	def current(self, v, p):
		new = self.proposals[p]
		if v["proposal-sha256"] == new.digest:
			return True
		old = self.book.good[v["proposal-sha256"]]
		keep = [r for r in self.rulings if (r["subject"], r["proposal"], r["question"],
		    r["answer"]) in [("CLARIFICATION", p, "-", x) for x in ("KEEP", "OUTDATED")]]
		if not keep or keep[-1]["answer"] != "KEEP" or new.seq > keep[-1].seq:
			return False
		known = keep[-1].n.all("known")
		same = lambda r: [r["language"], r["title"], r.n.all("code"), r.n.all("document")]
		return same(old) == same(new) and (not known or [new.digest] in known)

	def counted(self, p):
		"""The evaluations that count, by expert."""
		return [(e, self.valued[e, id]) for (e, id), state in sorted(self.state.items())
		    if id == p and state == "EVALUATED"]

	def total(self, values, own=False):
		"""Means by criterion and the total, of evaluations all in the means; own:
		that of one expert alone, or None."""
		top = self.c["scale"][0].a[0]
		criteria, middle = self.s.all("criterion"), self.s.one("combine") == "MEDIAN"
		means, weight, sum_ = {}, 0, Fraction(0)
		for c in criteria:
			got = sorted(x[1] for _, v in values for x in v.n.all("score") if
			    x[0] == c[0] and x[1] is not None)
			mean = Fraction(0)
			if got:
				mean = middle_of(got) if middle else Fraction(sum(got), len(got))
			means[c[0]] = mean, len(got)
			sum_ += c[1] * mean
			weight += c[1] if got or not (own and self.two) else 0
		return means, 100 * sum_ / (weight * top) if weight else None

	def tally(self, p):
		values, combine = self.counted(p), self.s.one("combine")
		own = [(self.total([v], True)[1], i) for i, v in enumerate(values)]
		own = sorted(x for x in own if x[0] is not None)
		taken, t = values, [x[0] for x in own]
		if combine == "TWO-CLOSEST":
			taken = [values[i] for _, i in sorted(own, key=lambda x: x[1])] \
			    if len(own) <= 3 else []
			if len(own) == 3 and not (self.two and t[0] == t[2]):
				low, high = t[1] - t[0], t[2] - t[1]
				use = own[:2] if low < high else own[1:] if high < low else own[1:2]
				taken = [values[i] for i in sorted(x[1] for x in use)]
		means, total = self.total(taken)
		if combine == "MEDIAN":
			total = middle_of(t) if t else Fraction(0)
		third = combine != "MEAN" and len(own) == 2 and self.s.one("third-expert") and \
		    t[1] - t[0] > t[1] * self.s.one("third-expert") / 10000 and \
		    t[1] >= Fraction(self.s.one("pass"), 100)
		return values, taken, means, total or Fraction(0), bool(third), len(own)

	def role(self, e, p):
		at = self.pairs[e, p].seq if self.two else 10**9
		roles = [a["role"] for a in self.kinds["ADMISSION"] if a["expert"] == e and
		    a.seq < at]
		return roles[-1]

	def standing(self, p):
		values, taken, means, total, third, own = tally = self.tally(p)
		panel, business, knowledge = self.s["panel"][0].a
		roles = [self.role(e, p) for e, _ in values]
		lack = max(0, business - roles.count("BUSINESS")) + max(0, knowledge -
		    roles.count("KNOWLEDGE"))
		full = len(values) >= panel and lack <= roles.count("BOTH") and all(
		    means[c[0]][1] >= min(len(taken), panel) for c in self.s.all("criterion"))
		if self.s.one("combine") == "TWO-CLOSEST" and own > 3:
			full = False
		answers = [self.ruling("ELIGIBILITY", p, None, q[0]) for q in
		    self.s.all("eligibility")]
		said = [r and r["answer"] for r in answers]
		withdrawn = self.ruling("WITHDRAWN", p)
		waiting = any(self.missing(pair) for pair in self.state if pair[1] == p and not (
		    self.two and self.state[pair] == "LATE"))
		if withdrawn and withdrawn["answer"] == "YES":
			return "WITHDRAWN", tally
		if not self.invited(p) or "NO" in said:
			return "INELIGIBLE", tally
		if None in said:
			return "INCOMPLETE", tally
		if third:
			return "THIRD-EXPERT", tally
		if not full or waiting:
			return "INCOMPLETE", tally
		if any(means[c[0]][0] < c[2] for c in self.s.all("criterion")) or \
		    total < Fraction(self.s.one("pass"), 100):
			return "BELOW-THRESHOLD", tally
		return None, tally

	def missing(self, pair):
		return self.state[pair] not in ("EVALUATED", "DISQUALIFIED", "CANCELLED")

	def invited(self, p):
		if self.number == 1:
			return True
		said = {r.kind: r["answer"] if r.kind == "RULING" else dict((x[0], x[4]) for x
		    in r.n.all("place")).get(p) for r in self.earlier if r.kind == "RESULT" or
		    r["proposal"] == p and r.digest not in self.ended}
		return said.get("RULING", said.get("RESULT")) == "INVITED"

	def beats(self, step, p, q, above):
		"""By one tie step: above 0 if p comes before q, 0 if it does not say."""
		kind, id = step
		a, b = self.proposals[p].n, self.proposals[q].n
		if kind == "CRITERION":
			return self.tallies[p][2][id][0] - self.tallies[q][2][id][0]
		if kind == "SME-SHARE":
			small = [x[0] for x in self.c.all("sme")]
			share = lambda n: Fraction(sum(x[3] for x in n.all("partner") if x[1] in
			    small), n.one("asked")) if n.one("asked") else Fraction(0)
			return share(a) - share(b)
		if kind == "INTENSITY":
			part = lambda n: Fraction(n.one("asked"), n.one("eligible")) if n.one(
			    "eligible") else Fraction(10**15 if self.two else 0)
			return part(b) - part(a)
		if kind == "DRAW":
			draw = [r for r in self.rulings if r["subject"] == "DRAW"][:1]
			lot = lambda x: sha(("%s %d %s %s\n" % (self.book.call.digest, self.number,
			    x, draw[0]["answer"])).encode())
			return (lot(p) < lot(q)) - (lot(q) < lot(p)) if draw else 0
		s3 = lambda n: {x[1] for x in n.all("code") if x[0] == "S3"}
		place = lambda n: {x[2] for x in n.all("partner")[:1]}
		had = [self.proposals[x].n for x in above]
		new = lambda n: bool(s3(n) - set().union(*map(s3, had)) or place(n) -
		    set().union(*map(place, had)))
		return new(a) - new(b)

	def before(self, p, q, above):
		for step in self.s.all("tie"):
			by = self.beats(step, p, q, above)
			if by:
				return by
		return 0

	def rank(self, ranked):
		done, ranks = [], []
		totals = {p: self.tallies[p][3] for p in ranked}
		for total in sorted(set(totals.values()), reverse=True):
			left, first = sorted(p for p in ranked if totals[p] == total), True
			while left:
				best = left[0]
				for p in left[1:]:
					if self.before(p, best, done) > 0:
						best = p
				group = [p for p in left if p == best or self.two and
				    self.before(p, best, done) == 0]
				for i, p in enumerate(group):
					equal = i > 0 if self.two else not first and self.before(p,
					    done[-1], done[:-1]) == 0
					ranks.append((p, ranks[-1][1] if equal else len(ranks) + 1))
					left.remove(p)
					if not self.two:
						done.append(p)
					first = False
				done += group if self.two else []
		return ranks

	def gate(self, ranks):
		kind, aim, floor = self.s["gate"][0].a
		if kind == "NONE" or self.s.one("funds") == "YES":
			return "NONE", Fraction(0), len(ranks)
		asked = [self.proposals[p]["asked"] for p, _ in ranks]
		if self.two:
			asked = [min(a, self.c.one("grant-max")) for a in asked]
		totals, best, cut = [self.tallies[p][3] for p, _ in ranks], None, len(ranks)
		for n in range(1, len(ranks) + 1):
			if n < len(ranks) and totals[n] == totals[n - 1]:
				continue
			sum_ = sum(asked[:n]) * 10000
			if sum_ >= floor * self.budget:
				far = abs(sum_ - aim * self.budget)
				if best is None or far <= best:
					best, cut = far, n
		return "BINDING" if cut < len(ranks) else "NOT-BINDING", \
		    totals[cut - 1] if ranks else Fraction(0), cut

	def money(self, ranks):
		c, out, left = self.c.one, {p: ("RESERVE", 0) for p, _ in ranks}, self.budget
		def grant(p):
			n = self.proposals[p].n.one
			return min(n("asked"), c("grant-max"), n("eligible") * c("intensity-max") // 10000)
		def refused(p, sum_):
			of = [r for r in self.rulings if r["subject"] == "OFFER" and r["proposal"] == p]
			if not of or of[-1]["answer"] != "REFUSE":
				return False
			q = of[-1]["question"]
			return not self.two or q == "-" or sum_ <= int(q)
		ever = lambda p: self.two and any(r["subject"] == "OFFER" and r["proposal"] == p and
		    r["answer"] == "REFUSE" for r in self.rulings)
		turns = [x for x in ranks if not ever(x[0])] + [x for x in ranks if ever(x[0])]
		ended, i = False, 0
		while i < len(turns):
			group = [p for p, rank in turns[i:] if rank == turns[i][1]]
			if self.two:
				group = [p for p in group if ever(p) == ever(turns[i][0])]
			need_ = sum(map(grant, group))
			i += len(group)
			if need_ <= left:
				for p in group:
					out[p] = ("FUNDED", grant(p)) if grant(p) or not self.two else \
					    ("RESERVE", 0)
				left -= need_
				continue
			if len(group) > 1 or left <= 0 or left * 10000 < c("remainder-min") * need_:
				break
			if not refused(group[0], left):
				out[group[0]] = "OFFERED", left
				break
		return out

	def result(self, r):
		"""The RESULT r as these records give it."""
		self.budget = self.c.one("budget")
		amended = self.ruling("BUDGET")
		if amended:
			self.budget = int(amended["answer"])
		stands = {p: self.standing(p) for p in sorted(self.proposals)}
		self.tallies = {p: x[1] for p, x in stands.items()}
		ranks = self.rank([p for p, x in stands.items() if x[0] is None])
		gate, total, cut = self.gate(ranks)
		out = {p: ("INVITED" if i < cut or self.s["gate"][0].a[0] == "ADVISORY" else
		    "BELOW-GATE", 0) for i, (p, _) in enumerate(ranks)}
		if self.s.one("funds") == "YES":
			out = self.money(ranks)
		text = r.data[:r.data.index(b"\nstage ") + 1].decode()
		reason = r["missing-reason"]
		text += "stage %d\nbudget %d\ngate %s %s\nmissing-reason %d\n%s\n" % (
		    self.number, self.budget, gate, frac(total), len(reason.encode()), reason)
		for p, rank in ranks + [(p, 0) for p, x in stands.items() if x[0]]:
			word, grant = out.get(p, (stands[p][0], 0))
			text += "place %s %d %s %d %s %d\n" % (p, rank, frac(self.tallies[p][3]),
			    len(self.tallies[p][1]), word, grant)
		for pair in self.state:
			if self.missing(pair):
				text += "missing %s %s %s\n" % (*pair, self.state[pair])
		return (text + "".join("rests-on %s\n" % d for d in sorted(self.bears())) +
		    "end\n").encode()

	def bears(self):
		return {r.digest for kind in GRAMMAR if kind != "RESULT" for r in
		    self.kinds[kind]} | {r.digest for r in self.earlier}


def frac(x):
	return "%d %d" % (x.numerator, x.denominator)


def middle_of(list):
	n = len(list)
	return Fraction(list[(n - 1) // 2] + list[n // 2]) / 2
